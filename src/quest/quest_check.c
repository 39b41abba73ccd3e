/* SPDX-License-Identifier: EUPL-1.2
 * quest_check.c - what validators do not find: doubles, conditions that can never
 * hold, ranges turned round.
 */
#include "quest/inside.h"

#include "base/date.h"
#include "base/text.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

static int
order(const void *a, const void *b)
{
	return strcmp((*(struct quest_item *const *)a)->link_id,
	    (*(struct quest_item *const *)b)->link_id);
}

/* In sorted order; NULL: none. */
static struct quest_item *
item_of(const struct reader *rd, const char *link_id)
{
	struct quest_item key = { .link_id = link_id }, *k = &key, **hit;

	if (rd->q->n_item == 0)
		return NULL;
	hit = bsearch(&k, rd->by_id, rd->q->n_item, sizeof(k), order);
	return hit == NULL ? NULL : *hit;
}

int
quest_compare(enum quest_kind kind, const char *a, const char *b)
{
	double x, y;
	int c;

	if (kind != QUEST_INTEGER && kind != QUEST_DECIMAL) {
		c = strcmp(a, b);
		return (c > 0) - (c < 0);
	}
	x = strtod(a, NULL);
	y = strtod(b, NULL);
	return (x > y) - (x < y);
}

static void
doubles(struct reader *rd)
{
	for (size_t i = 1; i < rd->q->n_item; i++)
		if (strcmp(rd->by_id[i - 1]->link_id, rd->by_id[i]->link_id) == 0)
			quest_refuse(rd, rd->by_id[i]->link_id, tr(rd->lang,
			    "This linkId stands on two items."));
}

static bool
fits(const struct quest_item *on, const struct quest_when *w, const char *type)
{
	static const char *const exact[] = { [QUEST_TIME] = "Time",
		[QUEST_DATETIME] = "DateTime",
		[QUEST_URL] = "Uri",
		[QUEST_QUANTITY] = "Quantity" };

	if (w->op == QUEST_EXISTS)
		return strcmp(type, "Boolean") == 0;
	if (on->exact != QUEST_AS_KIND)
		return strcmp(type, exact[on->exact]) == 0;
	switch (on->kind) {
	case QUEST_BOOLEAN:     return strcmp(type, "Boolean") == 0;
	case QUEST_INTEGER:     return strcmp(type, "Integer") == 0;
	case QUEST_DECIMAL:     return strcmp(type, "Decimal") == 0 || strcmp(type, "Integer") == 0;
	case QUEST_DATE:        return strcmp(type, "Date") == 0 && date_ok(w->answer.text);
	case QUEST_STRING:
	case QUEST_TEXT:        return strcmp(type, "String") == 0;
	case QUEST_CHOICE:      return strcmp(type, "Coding") == 0 || w->answer.code != NULL;
	case QUEST_OPEN_CHOICE: return strcmp(type, "Coding") == 0 || strcmp(type, "String") == 0 ||
		    w->answer.code != NULL;
	default:                return false;
	}
}

/* A word or number among the options is waited for as an option. */
static void
as_option(const struct quest_item *on, struct quest_when *w, const char *type)
{
	const struct quest_option *o =
	    w->answer.code != NULL ? NULL : quest_offered(on, "", w->answer.text);

	if (w->op != QUEST_EXISTS && o != NULL && strcmp(o->type, type) == 0)
		w->answer = (struct quest_value){ w->answer.text, "", o->code };
}

static void
condition(struct reader *rd, const struct pending *p)
{
	struct quest_item *on = item_of(rd, p->question);
	const char *id = p->item->link_id;

	p->when->on = on;
	if (on != NULL)
		as_option(on, p->when, p->type);
	if (on == NULL)
		quest_refuse(rd, id, tr(rd->lang,
		    "A condition asks for “%s”, which is not in the form."), p->question);
	else if (on->index >= p->item->index)
		quest_refuse(rd, id,
		    tr(rd->lang,
		        "A condition asks for “%s”, which comes later: whoever answers from top to bottom would never see it."),
		    p->question);
	else if (!quest_asks(on))
		quest_refuse(rd, id, tr(rd->lang,
		    "A condition asks for “%s”, which is no question."), p->question);
	else if (!fits(on, p->when, p->type))
		quest_refuse(rd, id, tr(rd->lang,
		    "A condition compares “%s” with a %s, but it is a %s."), p->question,
		    p->type, quest_kind_word(on->kind));
	else if (p->when->op > QUEST_NE && on->kind != QUEST_INTEGER && on->kind != QUEST_DECIMAL &&
	    on->kind != QUEST_DATE)
		quest_refuse(rd, id, tr(rd->lang,
		    "A condition asks whether “%s” is more or less; it is no number or date."),
		    p->question);
	else if (p->when->op != QUEST_EXISTS && p->when->answer.code != NULL && on->n_option > 0 &&
	    quest_offered(on, NULL, p->when->answer.code) == NULL)
		quest_refuse(rd, id, tr(rd->lang,
		    "A condition waits for the answer “%s” to “%s”, which is not offered."),
		    p->when->answer.code, p->question);
}

static int
by_code(const void *a, const void *b)
{
	const struct quest_option *x = *(const struct quest_option *const *)a,
	    *y = *(const struct quest_option *const *)b;
	int c = strcmp(x->code, y->code);

	return c != 0 ? c : strcmp(x->system, y->system);
}

static void
codes(struct reader *rd, const struct quest_item *it)
{
	const struct quest_option **o = NEWN(rd->mem, const struct quest_option *,
	    it->n_option + 1);

	for (size_t i = 0; i < it->n_option; i++)
		o[i] = &it->option[i];
	qsort(o, it->n_option, sizeof(*o), by_code);
	for (size_t i = 1; i < it->n_option; i++)
		if (by_code(&o[i - 1], &o[i]) == 0)
			quest_refuse(rd, it->link_id, tr(rd->lang,
			    "The code “%s” stands on two options."), o[i]->code);
}

static void
one(struct reader *rd, const struct quest_item *it)
{
	bool chooses = it->kind == QUEST_CHOICE || it->kind == QUEST_OPEN_CHOICE;

	codes(rd, it);
	if (it->kind == QUEST_CHOICE && it->n_option == 0 && rd->n_fault == 0)
		quest_refuse(rd, it->link_id, tr(rd->lang, "A choice without options."));
	if (!chooses && it->n_option > 0)
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "Options on a %s; only a choice has them."), quest_kind_word(it->kind));
	if (it->min != NULL && it->max != NULL && quest_compare(it->kind, it->min, it->max) > 0)
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "The smallest value %s is above the largest %s."), it->min, it->max);
	if (it->max_occurs > 0 && it->min_occurs > it->max_occurs)
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "At least %d answers, at most %d: nobody can do that."), it->min_occurs,
		    it->max_occurs);
	if (it->kind == QUEST_GROUP && it->child == NULL)
		quest_remark(rd, it->link_id, tr(rd->lang, "A group without items is not drawn."));
	if (it->kind != QUEST_GROUP && it->repeats && it->child != NULL)
		quest_remark(rd, it->link_id, tr(rd->lang,
		    "Questions below a question with several answers are put once."));
	if (it->kind == QUEST_DISPLAY && it->child != NULL)
		quest_refuse(rd, it->link_id, tr(rd->lang, "A display has items below it."));
}

void
quest_check(struct reader *rd)
{
	rd->by_id = NEWN(rd->mem, struct quest_item *, rd->q->n_item + 1);
	for (size_t i = 0; i < rd->q->n_item; i++)
		rd->by_id[i] = rd->q->item[i];
	qsort(rd->by_id, rd->q->n_item, sizeof(*rd->by_id), order);
	doubles(rd);
	for (const struct pending *p = rd->pending; p != NULL; p = p->next)
		condition(rd, p);
	for (size_t i = 0; i < rd->q->n_item; i++)
		one(rd, rd->q->item[i]);
}

const struct quest_item *
quest_means(const struct quest *q, const struct quest_item *within, const char *means)
{
	for (size_t i = within == NULL ? 0 : within->index + 1; i < q->n_item; i++) {
		const struct quest_item *up = q->item[i]->parent;

		while (up != NULL && up != within)
			up = up->parent;
		if (up == within && text_eq(q->item[i]->means, means))
			return q->item[i];
	}
	return NULL;
}

const struct quest_item *
quest_find(const struct quest *q, const char *link_id)
{
	for (size_t i = 0; i < q->n_item; i++)
		if (strcmp(q->item[i]->link_id, link_id) == 0)
			return q->item[i];
	return NULL;
}
