/* SPDX-License-Identifier: EUPL-1.2
 * survey_count.c - sheets become counts, one question at a time; nothing is crossed with anything.
 */
#include "mod/survey/survey_inside.h"

#include "base/text.h"
#include "quest/quest_page.h"

#include <string.h>

bool
survey_counts(const struct quest_item *it)
{
	long low, high;

	return it->n_option > 0 || it->kind == QUEST_BOOLEAN || quest_is_scale(it, &low, &high);
}

bool
survey_is_words(const struct quest_item *it, const struct quest_value *v)
{
	return !survey_counts(it) || (it->kind == QUEST_OPEN_CHOICE && v->code == NULL);
}

static void
add_cell(struct survey_tally *t, const char *code)
{
	t->cell[t->n++] = (struct survey_cell){ code, 0 };
}

static void
make_cells(struct arena *mem, struct survey_tally *t)
{
	const struct quest_item *it = t->item;
	bool asked_if = false;
	long low, high;

	if (!survey_counts(it))
		return;
	t->cell = NEWN(mem, struct survey_cell, it->n_option + PAGE_SCALE + 5);
	for (size_t i = 0; i < it->n_option; i++)
		add_cell(t, it->option[i].code);
	if (it->kind == QUEST_BOOLEAN) {
		add_cell(t, "true");
		add_cell(t, "false");
	}
	for (bool scale = quest_is_scale(it, &low, &high); scale && low <= high; low++)
		add_cell(t, arena_strf(mem, "%ld", low));
	if (it->kind == QUEST_OPEN_CHOICE)
		add_cell(t, SURVEY_OTHER);
	add_cell(t, SURVEY_NONE);
	for (const struct quest_item *up = it; up != NULL; up = up->parent)
		asked_if = asked_if || up->n_when > 0;
	if (asked_if)
		add_cell(t, SURVEY_UNASKED);
}

void
survey_count_begin(struct arena *mem, const struct quest *q, struct survey_count *c)
{
	*c = (struct survey_count){ .tally = NEWN(mem, struct survey_tally, q->n_item + 1) };
	for (size_t i = 0; i < q->n_item; i++) {
		if (!quest_asks(q->item[i]) || q->item[i]->hidden || q->item[i]->read_only)
			continue;
		c->tally[c->n].item = q->item[i];
		c->tally[c->n].background = q->item[i]->background;
		make_cells(mem, &c->tally[c->n++]);
	}
}

static void
count(struct survey_tally *t, const char *code)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->cell[i].codes, code) == 0) {
			t->cell[i].n++;
			return;
		}
}

static const char *
code_of(const struct quest_item *it, const struct quest_value *v)
{
	if (survey_is_words(it, v))
		return SURVEY_OTHER;
	return v->code == NULL ? v->text : v->code;
}

/* A person who names two other things is one person. */
static bool
said_before(const struct quest_item *it, const struct quest_cell *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(code_of(it, &c->value[k]), code_of(it, &c->value[i])) == 0)
			return true;
	return false;
}

void
survey_count_add(struct survey_count *c, const struct quest_answers *a)
{
	c->sheets++;
	for (size_t i = 0; i < c->n; i++) {
		struct survey_tally *t = &c->tally[i];
		const struct quest_cell *got = quest_get(a, t->item, 0);

		if (!quest_enabled(a, t->item, 0))
			count(t, SURVEY_UNASKED);
		else if (got == NULL || got->n_value == 0)
			count(t, SURVEY_NONE);
		else
			for (size_t k = 0; k < got->n_value; k++)
				if (!said_before(t->item, got, k))
					count(t, code_of(t->item, &got->value[k]));
	}
}

/* The words of the cell of something else alone are shown, or of an open question. */
static bool
words_shown(const struct survey_tally *t, const struct survey_cell *joined, size_t n)
{
	bool asked_if = false;

	if (t->background)
		return false;
	if (survey_counts(t->item)) {
		for (size_t i = 0; i < n; i++)
			if (strcmp(joined[i].codes, SURVEY_OTHER) == 0)
				return joined[i].n >= SURVEY_FEW;
		return false;
	}
	for (const struct quest_item *up = t->item; up != NULL; up = up->parent)
		asked_if = asked_if || up->n_when > 0;
	/* how many wrote would say how many gave the answer that opens the question */
	return !asked_if || t->words >= SURVEY_FEW;
}

void
survey_write(struct cx *cx, int64_t of, const struct survey_count *c, bool background)
{
	int64_t place = 0;

	for (size_t i = 0; i < c->n; i++) {
		struct survey_cell *cell = NULL;
		size_t n = 0;

		if (c->tally[i].background != background)
			continue;
		if (c->tally[i].n > 0)
			n = survey_join(cx->mem, &c->tally[i], c->sheets, &cell);
		for (size_t k = 0; k < n; k++)
			q_survey_result_insert(cx,
			    &(struct q_survey_result_insert_in){ cx->tenant, of, ++place,
			        c->tally[i].item->link_id, cell[k].codes, cell[k].n });
		if (!background && !words_shown(&c->tally[i], cell, n))
			q_survey_words_drop(
			    cx, cx->tenant, (survey_id){ of }, c->tally[i].item->link_id);
	}
}
