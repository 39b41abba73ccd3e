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

void
evaluation_put(struct quest_answers *a, const char *link_id, quest_path path, const char *text)
{
	const struct quest_item *it = quest_find(a->form, link_id);
	struct quest_value *v;

	if (it == NULL || text_empty(text))
		return;
	v = NEW(a->mem, struct quest_value);
	v->text = text;
	for (size_t i = 0; i < it->n_option; i++)
		if (strcmp(it->option[i].code, text) == 0)
			*v = (struct quest_value){ it->option[i].display.in[LANG_PL], it->option[i].system,
			    it->option[i].code };
	quest_set(a, it, path, v, 1);
}

/* Sections I and II, and whether this is the first round: then the way of working is described
 * (R269). */
static void
fill_in(struct cx *cx, const struct evaluation *e, struct quest_answers *a)
{
	if (rule_on("R269"))
		evaluation_put(a, "1.2", 0, e->r.number == 1 ? "first" : "later");
	if (!rule_on("R253-evaluation"))
		return;
	evaluation_put(a, "1.1", 0, evaluation_period(cx, e->r.from_month, e->r.to_month));
	evaluation_put(a, "2.1", 0, e->of.name);
	evaluation_put(a, "2.2", 0, e->of.voivodeship);
	evaluation_put(a, "2.3", 0, e->of.powiat);
	evaluation_put(a, "2.4", 0, e->of.gminas);
}

static void
fill_authors(struct evaluation *e, const struct q_evaluation_sheets *s, size_t n)
{
	const struct quest_item *group = quest_find(e->q, "2.5");

	if (group == NULL || !rule_on("R253-evaluation"))
		return;
	quest_set_rows(e->agreed, group, 0, e->n);
	for (size_t i = 0, row = 0; i < n; i++) {
		quest_path path;

		if (s[i].user.v == 0)
			continue;
		path = quest_row(group, 0, row++);
		evaluation_put(e->agreed, "2.5.1", path,
		    arena_strf(e->agreed->mem, "%s%s%s", s[i].name == NULL ? "" : s[i].name,
		        s[i].partner_name == NULL ? "" : ", ",
		        s[i].partner_name == NULL ? "" : s[i].partner_name));
		evaluation_put(
		    e->agreed, "2.5.2", path, text_empty(s[i].phone) ? s[i].email : s[i].phone);
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

static void
find_pages(struct cx *cx, struct evaluation *e)
{
	const struct quest_item **all;
	size_t n = quest_pages(cx->mem, e->q, &all);

	e->page = NEWN(cx->mem, const struct quest_item *, n + 1);
	for (size_t i = 0; i < n; i++)
		if (all[i] != NULL && strcmp(all[i]->link_id, "1") != 0 &&
		    strcmp(all[i]->link_id, "2") != 0)
			e->page[e->n_page++] = all[i];
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
	find_pages(cx, e);
	read_sheets(cx, e);
	return ST_OK;
}
