/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_load.c - a round read whole; what the program knows itself is filled in (R253).
 */
#include "mod/evaluation/evaluation_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/formfile/formfile.h"
#include "mod/partnership/partnership.h"
#include "quest/quest_page.h"

#include <string.h>

const char *
evaluation_period(struct cx *cx, const char *from, const char *to)
{
	const char *first = month_name(cx->mem, cx->lang, from);

	return strcmp(from, to) == 0 ? first :
	    arena_strf(cx->mem, "%s – %s", first, month_name(cx->mem, cx->lang, to));
}

static struct quest_answers *
read_sheet(struct cx *cx, const struct quest *q, const char *json)
{
	const char *why;
	struct quest_answers *a =
	    quest_response_read(cx->mem, cx->lang, q, json, strlen(json), &why);

	return a == NULL ? quest_answers_new(cx->mem, q) : a;
}

bool
evaluation_put(
    struct quest_answers *a, const struct quest_item *it, quest_path path, const char *text)
{
	struct quest_value *v;
	bool fits;

	if (it == NULL || text_empty(text))
		return false;
	fits = it->kind == QUEST_STRING || it->kind == QUEST_TEXT;
	v = NEW(a->mem, struct quest_value);
	v->text = text;
	for (size_t i = 0; i < it->n_option; i++)
		if (strcmp(it->option[i].code, text) == 0) {
			*v = (struct quest_value){ it->option[i].display.in[LANG_PL], it->option[i].system,
			    it->option[i].code };
			fits = true;
		}
	if (fits)
		quest_set(a, it, path, v, 1);
	return fits;
}

/* Where the form asks for it. */
static void
put(struct quest_answers *a, const char *means, const char *text)
{
	evaluation_put(a, quest_means(a->form, NULL, means), 0, text);
}

/* Sections I and II, and whether this is the first round: then the way of working is described
 * (R269). */
static void
fill_in(struct cx *cx, const struct evaluation *e, struct quest_answers *a)
{
	if (rule_on("R269"))
		put(a, "evaluation.round", e->r.number == 1 ? "first" : "later");
	if (!rule_on("R253-evaluation"))
		return;
	put(a, "evaluation.period", evaluation_period(cx, e->r.from_month, e->r.to_month));
	put(a, "partnership.name", e->of.name);
	put(a, "partnership.voivodeship", e->of.voivodeship);
	put(a, "partnership.powiat", e->of.powiat);
	put(a, "partnership.gmina", e->of.gminas);
}

static void
fill_authors(struct evaluation *e, const struct q_evaluation_sheets *s, size_t n)
{
	const struct quest_item *group = quest_means(e->q, NULL, "evaluation.authors"), *who, *where;

	if (group == NULL || group->kind != QUEST_GROUP || !group->repeats ||
	    !rule_on("R253-evaluation"))
		return;
	who = quest_means(e->q, group, "author.name");
	where = quest_means(e->q, group, "author.contact");
	quest_set_rows(e->agreed, group, 0, e->n);
	for (size_t i = 0, row = 0; i < n; i++) {
		quest_path path;

		if (s[i].user.v == 0)
			continue;
		path = quest_row(group, 0, row++);
		evaluation_put(e->agreed, who, path,
		    arena_strf(e->agreed->mem, "%s%s%s", s[i].name == NULL ? "" : s[i].name,
		        s[i].partner_name == NULL ? "" : ", ",
		        s[i].partner_name == NULL ? "" : s[i].partner_name));
		evaluation_put(
		    e->agreed, where, path, text_empty(s[i].phone) ? s[i].email : s[i].phone);
	}
}

static void
read_sheets(struct cx *cx, struct evaluation *e)
{
	struct q_evaluation_sheets *s;
	size_t n = q_evaluation_sheets(cx, &s, cx->tenant, e->id);

	e->sheet = NEWN(cx->mem, struct evaluation_sheet, n + 1);
	e->seen = evaluation_mark(cx->mem, s, n);
	for (size_t i = 0; i < n; i++) {
		struct quest_answers *a = read_sheet(cx, e->q, s[i].content);

		fill_in(cx, e, a);
		if (s[i].user.v == 0) {
			e->agreed = a;
			e->agreed_at = s[i].at;
			continue;
		}
		e->sheet[e->n++] =
		    (struct evaluation_sheet){ s[i].user, s[i].name == NULL ? "" : s[i].name,
			    s[i].partner_name == NULL ? "" : s[i].partner_name, a };
		if (s[i].user.v == cx->actor.v) {
			e->own = a;
			e->own_at = s[i].at;
		}
	}
	if (e->agreed == NULL)
		e->agreed = quest_answers_new(cx->mem, e->q);
	if (e->own == NULL)
		e->own = quest_answers_new(cx->mem, e->q);
	fill_in(cx, e, e->agreed);
	fill_in(cx, e, e->own);
	fill_authors(e, s, n);
}

/* Is there something to write for people? What the program fills in is read only. */
static bool
asks(const struct quest *q, const struct quest_item *page)
{
	for (size_t i = 0; i < q->n_item; i++)
		if (quest_asks(q->item[i]) && !q->item[i]->read_only && quest_on_page(q->item[i], page))
			return true;
	return false;
}

/* The form's sections, with their six questions, are what people are asked. */
static bool
asked(void)
{
	return rule_on("R266") && rule_on("R267") && rule_on("R268") && rule_on("R270") &&
	    rule_on("R271");
}

size_t
evaluation_pages(struct cx *cx, const struct quest *q, const struct quest_item ***ret)
{
	const struct quest_item **all;
	size_t n = quest_pages(cx->mem, q, &all), k = 0;

	*ret = NEWN(cx->mem, const struct quest_item *, n + 1);
	for (size_t i = 0; i < n; i++)
		if (asks(q, all[i]) && asked())
			(*ret)[k++] = all[i];
	return k;
}

enum st
evaluation_load(struct cx *cx, evaluation_id id, struct evaluation *e)
{
	*e = (struct evaluation){ .id = id };
	if (!q_evaluation_get(cx, &e->r, cx->tenant, id))
		return cx_fail(
		    cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such evaluation."));
	e->q = formfile_get(cx, e->r.version);
	if (e->q == NULL)
		return cx_fail(cx, ST_FAIL, "the form of a round cannot be read");
	if (!partnership_get(cx, &e->of))
		return cx_fail(cx, ST_NOT_FOUND, "no such partnership");
	e->n_page = evaluation_pages(cx, e->q, &e->page);
	read_sheets(cx, e);
	return ST_OK;
}
