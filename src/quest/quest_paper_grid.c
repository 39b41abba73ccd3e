/* SPDX-License-Identifier: EUPL-1.2
 * quest_paper_grid.c - questions with the same answers stand under each other in one grid; rows of a
 * repeating group stand in a table.
 */
#include "quest/paper_inside.h"

#include "base/text.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

#define GRID_COLS  11                   /* answers side by side */
#define TABLE_COLS 6
#define BLANK_ROWS 5
#define HEAD_CHARS 60                   /* of options named in the head of a column */

/* How many numbers it offers; 0: not known. */
static int
scale(const struct quest_item *it)
{
	long n;

	if (it->min == NULL || it->max == NULL)
		return 0;
	n = strtol(it->max, NULL, 10) - strtol(it->min, NULL, 10) + 1;
	return n > 0 && n <= GRID_COLS ? (int)n : 0;
}

/* A rating: few whole numbers side by side. */
static bool
is_rating(const struct quest_item *it)
{
	return it->kind == QUEST_INTEGER && it->control == QUEST_SLIDER && scale(it) > 1 &&
	    quest_explained_only(it);
}

static bool
is_choice(const struct quest_item *it)
{
	return it->kind == QUEST_CHOICE && !it->repeats && it->control == QUEST_RADIO &&
	    it->n_option <= 6 && it->child == NULL;
}

/* May b stand in one grid with a? */
static bool
alike(const struct sheet *s, const struct quest_item *a, const struct quest_item *b)
{
	if (b == NULL || b->kind != a->kind || b->n_when > 0 || b->hidden)
		return false;
	if (is_rating(a))
		return is_rating(b) && strcmp(a->min, b->min) == 0 && strcmp(a->max, b->max) == 0;
	if (!is_choice(b) || a->n_option != b->n_option)
		return false;
	for (size_t i = 0; i < a->n_option; i++)
		if (strcmp(quest_paper_option(s, &a->option[i]),
		        quest_paper_option(s, &b->option[i])) != 0)
			return false;
	return true;
}

static void
rating_row(struct sheet *s, const struct quest_item *it, quest_path path)
{
	const char *said = quest_paper_values(s, it, path, true);
	int n = scale(it), low = (int)strtol(it->min, NULL, 10);
	const char *help = quest_help_line(s->mem, it, s->in->lang),
	           *label = quest_paper_label(s, it);
	const char *cell[GRID_COLS + 2] = {
		*help == '\0' ? label : arena_strf(s->mem, "%s (%s)", label, help)
	};
	enum paper_mark mark[GRID_COLS + 2] = { PAPER_CENTRED };

	for (int i = 0; i < n; i++) {
		cell[i + 1] = arena_strf(s->mem, "%d", low + i);
		mark[i + 1] = strcmp(cell[i + 1], said) == 0 ? PAPER_RINGED : PAPER_CENTRED;
	}
	cell[n + 1] = *said == '\0' ? "–" : arena_strf(s->mem, tr(s->in->lang, "rated %s"), said);
	mark[n + 1] = PAPER_CENTRED;
	paper_row_marks(s->p, cell, mark, 8.5);
}

static void
rating_head(struct sheet *s, const struct quest_item *it, bool many)
{
	struct paper_col col[GRID_COLS + 2] = { { "", 34 + 5.5 * (GRID_COLS - 1 - scale(it)),
	    PAPER_LEFT, true } };
	size_t n = (size_t)scale(it) + 1;

	for (size_t i = 1; i < n; i++)
		col[i] = (struct paper_col){ "", 5.5, PAPER_CENTER, false };
	if (!s->blank)
		col[n++] = (struct paper_col){ "", 11, PAPER_CENTER, false };
	paper_table(s->p,
	    !s->blank  ? NULL
	        : many ? tr(s->in->lang, "Please circle one number in each row.")
	               : tr(s->in->lang, "Please circle one number."),
	    col, n);
}

static void
choice_row(struct sheet *s, const struct quest_item *it, quest_path path)
{
	const struct quest_cell *c = s->blank ? NULL : quest_get(s->in->answers, it, path);
	const char *cell[8] = { quest_paper_label(s, it) };
	enum paper_mark mark[8] = { PAPER_CENTRED };

	for (size_t i = 0; i < it->n_option; i++)
		mark[i + 1] = c != NULL && c->value[0].code != NULL &&
		    strcmp(c->value[0].code, it->option[i].code) == 0 ? PAPER_TICKED : PAPER_EMPTY;
	paper_row_marks(s->p, cell, mark, 8.0);
}

static void
choice_head(struct sheet *s, const struct quest_item *it)
{
	struct paper_col col[8] = { { "", 40, PAPER_LEFT, true } };

	for (size_t i = 0; i < it->n_option; i++)
		col[i + 1] = (struct paper_col){ quest_paper_option(s, &it->option[i]),
			60.0 / (double)it->n_option, PAPER_CENTER, false };
	paper_table(s->p, s->blank ? tr(s->in->lang, "Please tick one box in each row.") : NULL,
	    col, it->n_option + 1);
}

size_t
quest_paper_grid(struct sheet *s, const struct quest_item *first, quest_path path)
{
	bool rating = is_rating(first);
	size_t n = 0;

	if ((!rating && !is_choice(first)) || (!rating && !alike(s, first, first->next)))
		return 0;
	if (rating)
		rating_head(s, first, alike(s, first, first->next));
	else
		choice_head(s, first);
	for (const struct quest_item *it = first; it == first || alike(s, first, it);
	     it = it->next, n++) {
		if (rating)
			rating_row(s, it, path);
		else
			choice_row(s, it, path);
	}
	paper_table_end(s->p);
	return n;
}

/* ---- a repeating group ---- */

static double
width_of(const struct quest_item *it)
{
	switch (it->kind) {
	case QUEST_DATE:    return 15;
	case QUEST_INTEGER:
	case QUEST_DECIMAL: return 12;
	case QUEST_BOOLEAN:
	case QUEST_CHOICE:  return 18;
	case QUEST_TEXT:    return 45;
	default:            return 28;
	}
}

/* On paper nobody unfolds a list: the head says what can be written. */
static const char *
head_of(const struct sheet *s, const struct quest_item *it)
{
	const char *label = quest_paper_label(s, it);
	struct buf b;

	buf_init(&b, s->mem);
	if (it->kind == QUEST_BOOLEAN)
		buf_fmt(&b, "%s / %s", tr(s->in->lang, "yes"), tr(s->in->lang, "no"));
	for (size_t i = 0; i < it->n_option; i++)
		buf_fmt(&b, "%s%s", i == 0 ? "" : " / ", quest_paper_option(s, &it->option[i]));
	if (*it->unit.in[s->in->lang] != '\0')
		buf_str(&b, it->unit.in[s->in->lang]);
	return !s->blank || b.len == 0 || text_length(b.s) > HEAD_CHARS ? label :
	    arena_strf(s->mem, "%s (%s)", label, b.s);
}

static void
table_rows(struct sheet *s, const struct quest_item *group, quest_path path)
{
	size_t filled = s->blank ? 0 : quest_rows(s->in->answers, group, path), rows = filled;
	size_t most = group->max_occurs > 0 ? (size_t)group->max_occurs : BLANK_ROWS;

	if (s->blank || s->in->draft)
		rows = filled > most ? filled : most > 12 ? 12 : most;
	for (size_t r = 0; r < rows; r++) {
		const char *cell[TABLE_COLS + 1] = { arena_strf(s->mem, "%zu.", r + 1) };
		quest_path at = quest_row(group, path, r);
		size_t n = 1;

		for (const struct quest_item *c = group->child; c != NULL; c = c->next)
			if (!c->hidden && c->kind != QUEST_DISPLAY)
				cell[n++] = r < filled ? quest_paper_values(s, c, at, true) : "";
		paper_row_tall(s->p, cell, r < filled ? 0.0 : 10.0);
	}
}

bool
quest_paper_table(struct sheet *s, const struct quest_item *group, quest_path path)
{
	struct paper_col col[TABLE_COLS + 1] = { { tr(s->in->lang, "No."), 6, PAPER_RIGHT, true } };
	size_t n = 1;

	if (!s->blank && !s->in->draft && quest_rows(s->in->answers, group, path) == 0)
		return false;
	for (const struct quest_item *c = group->child; c != NULL; c = c->next) {
		if (c->hidden || c->kind == QUEST_DISPLAY)
			continue;
		if (c->kind == QUEST_GROUP || c->child != NULL || n > TABLE_COLS)
			return false;
		col[n++] = (struct paper_col){ head_of(s, c), width_of(c), PAPER_LEFT, false };
	}
	paper_table(s->p, NULL, col, n);
	table_rows(s, group, path);
	paper_table_end(s->p);
	return true;
}
