/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_people.c - who is asked, who finalises, and whose differing opinion stands beside the
 * text (R130 R272).
 */
#include "mod/evaluation/evaluation_inside.h"

#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"

#include <string.h>

/* Works in the partnership, does not only read its counts or what is published. */
static bool
takes_part(const struct member *m)
{
	return m->role[0] || m->role[1] || m->role[2];
}

static bool
listed(const struct member *m, size_t n, user_id user)
{
	for (size_t i = 0; i < n; i++)
		if (m[i].id.v == user.v && takes_part(&m[i]))
			return true;
	return false;
}

const struct option *
evaluation_member_options(struct cx *cx, size_t *ret_n)
{
	struct member *m;
	size_t n = partnership_members(cx, &m);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	*ret_n = 0;
	for (size_t i = 0; i < n; i++)
		if (takes_part(&m[i]))
			o[(*ret_n)++] = (struct option){ arena_strf(
				                             cx->mem, "%lld", (long long)m[i].id.v),
				arena_strf(cx->mem, *m[i].partner_name == '\0' ? "%s%s" : "%s (%s)",
				    m[i].name, m[i].partner_name),
				NULL };
	return o;
}

void
evaluation_check_people(struct cx *cx, const struct evaluation_in *in)
{
	struct member *m;
	size_t n = partnership_members(cx, &m), known = 0;

	if (rule_on("R130-editor") && !listed(m, n, in->editor))
		cx_fault(cx, "editor", "%s",
		    tr(cx->lang, "Choose the one person who finalises the text."));
	for (size_t i = 0; i < in->n_part; i++)
		known += listed(m, n, in->part[i]);
	if (rule_on("R272-part") && (known == 0 || known < in->n_part))
		cx_fault(cx, "part", "%s", tr(cx->lang,
		    "Choose who fills in a sheet: at least one person, all from the list."));
}

void
evaluation_write_people(struct cx *cx, const struct evaluation_in *in)
{
	q_evaluation_part_clear(cx, cx->tenant, in->id);
	db_pipe(cx->db);
	for (size_t i = 0; i < in->n_part; i++)
		q_evaluation_part_add(cx, cx->tenant, in->id, in->part[i]);
}

enum st
evaluation_people(struct cx *cx, const struct evaluation_in *in)
{
	struct q_evaluation_get r;
	enum st st = evaluation_find(cx, in->id, &r);

	if (st != ST_OK)
		return st;
	if (!text_eq(r.state, "open"))
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This evaluation is agreed, so its sheets stay as they are."));
	evaluation_check_people(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (r.editor.v != in->editor.v)
		audit_change(cx, "evaluation", in->id.v, "correct", "",
		    arena_strf(cx->mem, "{\"editor\":\"%lld\"}", (long long)r.editor.v));
	q_evaluation_editor(cx, cx->tenant, in->id, in->editor);
	evaluation_write_people(cx, in);
	audit_add(cx, "evaluation.people", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* Is the actor asked for a sheet? */
static bool
is_asked(struct cx *cx, evaluation_id id)
{
	struct q_evaluation_parts *x;
	size_t n = q_evaluation_parts(cx, &x, cx->tenant, id);

	for (size_t i = 0; i < n; i++)
		if (x[i].user.v == cx->actor.v)
			return true;
	return n == 0;
}

enum st
evaluation_may_write(struct cx *cx, evaluation_id id, const struct q_evaluation_get *r, bool agreed)
{
	if (agreed && rule_on("R130-named") && r->editor.v != cx->actor.v)
		return cx_fail(cx, ST_DENIED,
		    tr(cx->lang, "The text is finalised by one person: %s."),
		    r->editor_name == NULL ? "" : r->editor_name);
	if (!agreed && rule_on("R272-asked") && !is_asked(cx, id))
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang,
		        "You are not among the people asked in this round. Its coordinator can add you."));
	return ST_OK;
}

const char *
evaluation_mark(struct arena *mem, const struct q_evaluation_sheets *s, size_t n)
{
	uint64_t m = MARK_BEGIN;

	for (size_t i = 0; i < n; i++)
		m = mark_add(
		    mark_add(m, arena_strf(mem, "%lld", (long long)s[i].user.v)), s[i].content);
	return mark_text(mem, m);
}

/* ---- an opinion that differs ---- */

const struct quest_item *
evaluation_place(const struct quest *q, const struct quest_item *page)
{
	const struct quest_item *it = quest_means(q, page, "voices");

	return it != NULL && it->kind == QUEST_GROUP && it->repeats ? it : NULL;
}

/* What one wrote to a question; NULL: nothing, or no such person or question. */
static const char *
voice(const struct evaluation *e, const char *keep, const struct evaluation_sheet **sheet,
    const struct quest_item **asked)
{
	size_t n = strcspn(keep, ":");

	*asked = keep[n] == ':' ? quest_find(e->q, keep + n + 1) : NULL;
	for (size_t i = 0; i < e->n && *asked != NULL; i++) {
		*sheet = &e->sheet[i];
		if (strcmp(evaluation_voice_key(e->agreed->mem, *sheet, *asked), keep) == 0)
			return quest_get_text((*sheet)->a, *asked, 0);
	}
	return NULL;
}

const char *
evaluation_voice_key(
    struct arena *mem, const struct evaluation_sheet *s, const struct quest_item *asked)
{
	return arena_strf(mem, "%lld:%s", (long long)s->user.v, asked->link_id);
}

/* Is this opinion among the rows already? */
static bool
kept(const struct quest_answers *a, const struct quest_item *group, const char *words)
{
	const struct quest_item *it = quest_means(a->form, group, "voice.words");

	for (size_t i = 0; it != NULL && i < quest_rows(a, group, 0); i++)
		if (strcmp(quest_get_text(a, it, quest_row(group, 0, i)), words) == 0)
			return true;
	return false;
}

/* The answer that names the question, as in "3.5a": 5a; NULL: none is offered. */
static const char *
named(const struct quest_item *which, const struct quest_item *asked)
{
	const char *dot = strchr(asked->link_id, '.');

	for (size_t i = 0; which != NULL && dot != NULL && i < which->n_option; i++)
		if (strcmp(which->option[i].code, dot + 1) == 0)
			return which->option[i].code;
	return NULL;
}

bool
evaluation_keep(const struct evaluation *e, const struct quest_item *page, const char *keep)
{
	const struct quest_item *group = evaluation_place(e->q, page), *asked, *which;
	const struct evaluation_sheet *sheet = NULL;
	struct quest_answers *a = e->agreed;
	const char *words = voice(e, keep, &sheet, &asked), *code;
	quest_path row;

	if (!rule_on("R272-keep") || group == NULL || text_empty(words))
		return false;
	which = quest_means(e->q, group, "voice.question");
	code = named(which, asked);
	if (code == NULL)
		words = arena_strf(a->mem, "%s %s", asked->text.in[LANG_PL], words);
	if (kept(a, group, words))
		return true;
	row = quest_row(group, 0, quest_rows(a, group, 0));
	quest_set_rows(a, group, 0, quest_rows(a, group, 0) + 1);
	evaluation_put(a, quest_means(e->q, group, "voice.who"), row,
	    arena_strf(a->mem, *sheet->partner == '\0' ? "%s%s" : "%s, %s", sheet->who,
	        sheet->partner));
	evaluation_put(a, which, row, code);
	return evaluation_put(a, quest_means(e->q, group, "voice.words"), row, words);
}
