/* SPDX-License-Identifier: EUPL-1.2
 * quest_answers.c - answers by item and row; which questions are put; what is still open.
 */
#include "quest/inside.h"

#include "base/rule.h"
#include "html/html.h"

#include <string.h>

struct off { quest_path path; struct off *next; };

/* Behind the contract: which instances are not put, found in one walk from top to bottom. */
struct answers {
	struct quest_answers pub;
	struct off **off;               /* by item->index */
	bool fresh;                     /* off is up to date */
};

static struct answers *
inside(const struct quest_answers *a)
{
	return (struct answers *)(uintptr_t)a;
}

static quest_path
mask(unsigned level)
{
	return level >= 4 ? ~(quest_path)0 : ((quest_path)1 << (8 * level)) - 1;
}

struct quest_answers *
quest_answers_empty(struct arena *mem, const struct quest *q)
{
	struct answers *a = NEW(mem, struct answers);

	a->pub = (struct quest_answers){ q, mem, NEWN(mem, struct quest_cell *, q->n_item + 1) };
	a->off = NEWN(mem, struct off *, q->n_item + 1);
	return &a->pub;
}

struct quest_answers *
quest_answers_new(struct arena *mem, const struct quest *q)
{
	struct quest_answers *a = quest_answers_empty(mem, q);

	for (size_t i = 0; i < q->n_item; i++) {
		const struct quest_item *it = q->item[i];

		if (it->n_initial > 0 && it->level == 0)
			quest_set(a, it, 0, (struct quest_value *)(uintptr_t)it->initial,
			    it->n_initial);
	}
	return a;
}

static struct quest_cell *
find(const struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	struct quest_cell *c = a->cell[it->index];

	while (c != NULL && c->path != path)
		c = c->next;
	return c;
}

const struct quest_cell *
quest_get(const struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	const struct quest_cell *c = find(a, it, path);

	return c == NULL || c->n_value == 0 ? NULL : c;
}

const char *
quest_get_text(const struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	const struct quest_cell *c = quest_get(a, it, path);

	return c == NULL ? "" : c->value[0].text;
}

void
quest_set(struct quest_answers *a, const struct quest_item *it, quest_path path,
    struct quest_value *v, size_t n)
{
	struct quest_cell *c = find(a, it, path);

	inside(a)->fresh = false;
	if (c == NULL && n == 0)
		return;
	if (c == NULL) {
		struct quest_cell **to = &a->cell[it->index];

		while (*to != NULL)
			to = &(*to)->next;
		c = *to = NEW(a->mem, struct quest_cell);
		c->path = path;
	}
	c->value = v;
	c->n_value = n;
}

void
quest_hide(struct quest_answers *a, struct quest_cell *c)
{
	c->hidden = c->value;
	c->n_hidden = c->n_value;
	c->value = NULL;
	c->n_value = 0;
	inside(a)->fresh = false;
}

void
quest_unhide(struct quest_answers *a)
{
	for (size_t i = 0; i < a->form->n_item; i++)
		for (struct quest_cell *c = a->cell[i]; c != NULL; c = c->next) {
			if (c->n_hidden > 0 && c->n_value == 0) {
				c->value = c->hidden;
				c->n_value = c->n_hidden;
			}
			c->n_hidden = 0;
		}
	inside(a)->fresh = false;
}

/* ---- rows: kept as the number of values of the group's own cell ---- */

size_t
quest_rows(const struct quest_answers *a, const struct quest_item *group, quest_path in)
{
	const struct quest_cell *c = find(a, group, in);
	size_t least = group->min_occurs > 0 ? (size_t)group->min_occurs : 0;

	return c == NULL || c->n_value < least ? least : c->n_value;
}

static bool
below(const struct quest_item *it, const struct quest_item *group)
{
	for (; it != NULL; it = it->parent)
		if (it == group)
			return true;
	return false;
}

void
quest_set_rows(struct quest_answers *a, const struct quest_item *group, quest_path in, size_t n)
{
	unsigned shift = 8 * group->level;

	n = n > QUEST_ROWS ? QUEST_ROWS : n;
	quest_set(a, group, in, NULL, n);
	for (size_t i = group->index + 1; i < a->form->n_item && below(a->form->item[i],
	    group); i++)
		for (struct quest_cell **c = &a->cell[i]; *c != NULL;)
			if (((*c)->path & mask(group->level)) == in &&
			    ((*c)->path >> shift & 255) > n)
				*c = (*c)->next;        /* of a row that is gone */
			else
				c = &(*c)->next;
}

quest_path
quest_row(const struct quest_item *group, quest_path in, size_t row)
{
	return (in & mask(group->level)) | (quest_path)(row + 1) << (8 * group->level);
}

void
quest_drop_row(struct quest_answers *a, const struct quest_item *group, quest_path in, size_t row)
{
	unsigned shift = 8 * group->level;
	struct quest_cell *own = find(a, group, in);

	if (own == NULL || row >= own->n_value)
		return;
	for (size_t i = group->index + 1; i < a->form->n_item && below(a->form->item[i],
	    group); i++)
		for (struct quest_cell **c = &a->cell[i]; *c != NULL;) {
			size_t at = (*c)->path >> shift & 255;

			if (((*c)->path & mask(group->level)) != in || at < row + 1) {
				c = &(*c)->next;
			} else if (at == row + 1) {
				*c = (*c)->next;
			} else {
				(*c)->path -= (quest_path)1 << shift;
				c = &(*c)->next;
			}
		}
	own->n_value--;
	inside(a)->fresh = false;
}

/* ---- which questions are put ---- */

/* How many repeating groups two items share. */
static unsigned
shared(const struct quest_item *a, const struct quest_item *b)
{
	for (const struct quest_item *g = a->parent; g != NULL; g = g->parent)
		if (g->kind == QUEST_GROUP && g->repeats && below(b, g))
			return g->level + 1;
	return 0;
}

static bool
is_off(const struct answers *a, const struct quest_item *it, quest_path path)
{
	for (const struct off *o = a->off[it->index]; o != NULL; o = o->next)
		if (o->path == path)
			return true;
	return false;
}

static bool
equal(const struct quest_item *on, const struct quest_value *v, const struct quest_value *want)
{
	if (want->code != NULL)
		return v->code != NULL && strcmp(v->code, want->code) == 0 &&
		    (*want->system == '\0' || v->system == NULL || strcmp(v->system,
		    want->system) == 0);
	return v->code == NULL && quest_compare(on->kind, v->text, want->text) == 0;
}

static bool
value_holds(const struct quest_when *w, const struct quest_value *v)
{
	int c = w->op > QUEST_NE ? quest_compare(w->on->kind, v->text, w->answer.text) : 0;

	switch (w->op) {
	case QUEST_EXISTS: return true;
	case QUEST_EQ:
	case QUEST_NE:     return equal(w->on, v, &w->answer);
	case QUEST_GT:     return c > 0;
	case QUEST_LT:     return c < 0;
	case QUEST_GE:     return c >= 0;
	case QUEST_LE:     return c <= 0;
	}
	return false;
}

/* In the same row where both stand in one, else in any. */
static bool
holds(const struct answers *a, const struct quest_item *it, const struct quest_when *w,
    quest_path path)
{
	quest_path common = mask(shared(it, w->on));
	bool any = false;

	for (const struct quest_cell *c = a->pub.cell[w->on->index]; c != NULL && !any; c = c->next)
		if ((c->path & common) == (path & common) && !is_off(a, w->on, c->path))
			for (size_t i = 0; i < c->n_value && !any; i++)
				any = value_holds(w, &c->value[i]);
	if (w->op == QUEST_EXISTS)
		return any == (strcmp(w->answer.text, "true") == 0);
	return w->op == QUEST_NE ? !any : any;
}

static bool
put(const struct answers *a, const struct quest_item *it, quest_path path)
{
	size_t yes = 0;

	if (it->n_when == 0 || !rule_on("R274"))
		return true;
	for (size_t i = 0; i < it->n_when; i++)
		yes += holds(a, it, &it->when[i], path);
	return it->any && rule_on("R275") ? yes > 0 : yes == it->n_when;
}

/* Conditions look only backwards, so one walk in order is enough, whatever depends on what. */
static void
walk(struct answers *a, const struct quest_item *list, quest_path path, bool on)
{
	for (const struct quest_item *it = list; it != NULL; it = it->next) {
		bool here = on && put(a, it, path);
		bool many = it->kind == QUEST_GROUP && it->repeats;
		size_t rows = many ? quest_rows(&a->pub, it, path) : 1;

		if (!here) {
			struct off *o = NEW(a->pub.mem, struct off);

			*o = (struct off){ path, a->off[it->index] };
			a->off[it->index] = o;
		}
		for (size_t r = 0; it->child != NULL && r < rows; r++)
			walk(a, it->child, many ? quest_row(it, path, r) : path, here);
	}
}

bool
quest_enabled(const struct quest_answers *pub, const struct quest_item *it, quest_path path)
{
	struct answers *a = inside(pub);

	if (!a->fresh) {
		memset(a->off, 0, sizeof(*a->off) * pub->form->n_item);
		walk(a, pub->form->first, 0, true);
		a->fresh = true;
	}
	return !is_off(a, it, path);
}

/* ---- what is still open ---- */

struct search { const struct quest_answers *a; enum lang lang; struct quest_gap *first, **end; };

static void
gap(struct search *s, const struct quest_item *it, quest_path path, const char *text)
{
	struct quest_gap *g = NEW(s->a->mem, struct quest_gap);

	*g = (struct quest_gap){ it, path, text, NULL };
	*s->end = g;
	s->end = &g->next;
}

static void
gap_at(struct search *s, const struct quest_item *it, quest_path path)
{
	const struct quest_cell *c = find(s->a, it, path);
	size_t n = c == NULL ? 0 : c->n_value;

	if (n == 0 && it->required && !it->read_only && !it->hidden && it->kind != QUEST_DISPLAY &&
	    (quest_asks(it) || it->repeats))
		gap(s, it, path, quest_asks(it) ? tr(s->lang, "Answer this question.") :
		    tr(s->lang, "Fill in at least one row."));
	else if (n > 0 && it->min_occurs > 0 && n < (size_t)it->min_occurs)
		gap(s, it, path, arena_strf(s->a->mem, tr(s->lang, "Give at least %d answers."),
		    it->min_occurs));
	else if (it->max_occurs > 0 && n > (size_t)it->max_occurs)
		gap(s, it, path, arena_strf(s->a->mem, tr(s->lang, "Give at most %d answers."),
		    it->max_occurs));
}

static void
gaps(struct search *s, const struct quest_item *it, quest_path path)
{
	bool many = it->kind == QUEST_GROUP && it->repeats;
	size_t rows = many ? quest_rows(s->a, it, path) : 1;

	if (!quest_enabled(s->a, it, path))
		return;
	gap_at(s, it, path);
	for (size_t r = 0; r < rows; r++)
		for (const struct quest_item *c = it->child; c != NULL; c = c->next)
			gaps(s, c, many ? quest_row(it, path, r) : path);
}

struct quest_gap *
quest_gaps(const struct quest_answers *a, enum lang lang, const struct quest_item *within)
{
	struct search s = { .a = a, .lang = lang };

	s.end = &s.first;
	if (within != NULL)
		gaps(&s, within, 0);
	for (const struct quest_item *it = within == NULL ? a->form->first : NULL; it != NULL;
	     it = it->next)
		gaps(&s, it, 0);
	return s.first;
}
