/* SPDX-License-Identifier: EUPL-1.2
 * quest_page_fill.c - what was typed on a page becomes answers, or faults that name their question.
 */
#include "quest/quest_page_inside.h"

#include "base/text.h"

#include <stdio.h>

/* ---- names ---- */

static size_t
hash(const char *s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 29);
}

struct typed_name *
quest_typed_find(const struct typed *t, const char *name)
{
	struct typed_name *e = t->bucket[hash(name) & t->mask];

	while (e != NULL && strcmp(e->name, name) != 0)
		e = e->next;
	return e;
}

static struct typed_name *
entry(struct arena *mem, struct typed *t, const char *name)
{
	struct typed_name *e = quest_typed_find(t, name), **at;

	if (e != NULL)
		return e;
	at = &t->bucket[hash(name) & t->mask];
	e = NEW(mem, struct typed_name);
	e->name = name;
	e->end = &e->first;
	e->next = *at;
	return *at = e;
}

void
quest_typed_index(struct arena *mem, const struct form *f, struct typed *t)
{
	size_t n = 16, want = 0;

	for (const struct form_value *v = f->value; v != NULL; v = v->next)
		want++;
	while (n < want)
		n *= 2;
	*t = (struct typed){ NEWN(mem, struct typed_name *, n), n - 1, false };
	for (const struct form_value *v = f->value; v != NULL; v = v->next) {
		struct typed_name *e = entry(mem, t, v->name);
		struct typed_value *x = NEW(mem, struct typed_value);

		x->value = v->value;
		*e->end = x;
		e->end = &x->next;
	}
	for (const struct form_fault *x = f->fault; x != NULL; x = x->next) {
		struct typed_name *e = entry(mem, t, x->name);

		e->fault = e->fault == NULL ? x->text : e->fault;
	}
	t->any = *form_get(f, "q") != '\0';       /* drawn by quest_page_draw and sent */
}

bool
quest_page_pressed(const struct form *f)
{
	return *form_get(f, "q+") != '\0' || *form_get(f, "q-") != '\0';
}

/* ---- one question ---- */

struct filling {
	struct quest_answers *a;
	struct form *f;
	struct typed t;
	const char *removed;            /* row taken away: "linkId@path"; "" */
	bool skip;                      /* within that row */
	bool ok;
};

static void
fault(struct filling *x, const struct quest_item *it, quest_path path, const char *name,
    const char *why)
{
	struct typed_name *e = quest_typed_find(&x->t, name);
	const char *label =
	    *it->text.in[x->f->lang] != '\0' ? it->text.in[x->f->lang] : it->link_id;
	unsigned row = it->level > 0 ? (unsigned)(path >> (8 * (it->level - 1)) & 255) : 0;

	x->ok = false;
	if (e == NULL || e->fault != NULL)
		return;
	e->fault = row == 0 ? arena_strf(x->f->mem, "%s: %s", label, why) :
	    arena_strf(x->f->mem, tr(x->f->lang, "%s (row %u): %s"), label, row, why);
	form_fail(x->f, e->name, e->fault);
}

static bool
same(const struct quest_value *a, const struct quest_value *b)
{
	return a->code != NULL && b->code != NULL && strcmp(a->code, b->code) == 0;
}

static size_t
take(struct filling *x, const struct quest_item *it, quest_path path, const char *name,
    struct quest_value *v, size_t n)
{
	const struct typed_name *e = quest_typed_find(&x->t, name);
	const struct typed_value *t = e == NULL || x->skip ? NULL : e->first;
	const char *why;

	for (; t != NULL; t = t->next) {
		bool twice = false;

		if (strcmp(t->value, PAGE_OTHER) == 0)
			continue;
		if (!quest_typed(x->a->mem, x->f->lang, it, t->value, &v[n], &why)) {
			fault(x, it, path, name, why);
			continue;
		}
		for (size_t i = 0; i < n && it->n_option > 0; i++)
			twice = twice || same(&v[i], &v[n]);
		n += v[n].text != NULL && !twice;
	}
	return n;
}

static size_t
count(const struct filling *x, const char *name)
{
	const struct typed_name *e = quest_typed_find(&x->t, name);
	size_t n = 0;

	for (const struct typed_value *t = e == NULL ? NULL : e->first; t != NULL; t = t->next)
		n++;
	return n;
}

static void
fill_question(struct filling *x, const struct quest_item *it, quest_path path)
{
	char name[PAGE_NAME], own[PAGE_NAME + 8];
	struct quest_item words = *it;
	struct quest_value *v;
	size_t n, offered;

	if (it->read_only || it->hidden)
		return;
	quest_page_name(name, it, path);
	snprintf(own, sizeof(own), "%s" PAGE_OTHER, name);
	v = NEWN(x->a->mem, struct quest_value, count(x, name) + count(x, own) + 1);
	n = offered = take(x, it, path, name, v, 0);
	if (it->kind == QUEST_OPEN_CHOICE) {
		words.kind = QUEST_STRING;      /* its own words, even if they look like a code */
		words.n_option = 0;
		n = take(x, &words, path, own, v, n);
	}
	if (n > 1 && !it->repeats)
		fault(x, it, path, offered < n ? own : name, offered < n ?
		    tr(x->f->lang, "You chose an answer and wrote another. Keep one of them.") :
		    tr(x->f->lang, "Give one answer only."));
	quest_set(x->a, it, path, v, it->repeats || n < 2 ? n : 1);
}

/* ---- groups ---- */

static void fill_item(struct filling *, const struct quest_item *, quest_path);

static void
fill_list(struct filling *x, const struct quest_item *it, quest_path path)
{
	for (; it != NULL; it = it->next)
		fill_item(x, it, path);
}

static void
fill_rows(struct filling *x, const struct quest_item *it, quest_path path)
{
	char name[PAGE_NAME], key[PAGE_NAME];
	const struct typed_name *e;
	int64_t n;

	quest_page_name(name, it, path);
	e = quest_typed_find(&x->t, name);
	if (e == NULL || e->first == NULL || !text_to_int(e->first->value, &n))
		return;                         /* it was not drawn */
	n = n > QUEST_ROWS ? QUEST_ROWS : n;
	quest_set_rows(x->a, it, path, (size_t)n);
	for (size_t r = 0; r < (size_t)n; r++) {
		quest_path row = quest_row(it, path, r);
		bool skip = x->skip;

		snprintf(key, sizeof(key), "%s@%u", it->link_id, (unsigned)row);
		x->skip = skip || strcmp(key, x->removed) == 0;
		fill_list(x, it->child, row);
		x->skip = skip;
	}
}

static void
fill_item(struct filling *x, const struct quest_item *it, quest_path path)
{
	if (quest_is_group(it)) {
		fill_rows(x, it, path);
		return;
	}
	if (quest_asks(it))
		fill_question(x, it, path);
	fill_list(x, it->child, path);
}

/* ---- rows without answers ---- */

/* Also where the answer is out of this writer's sight. */
static bool
answered(const struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	for (const struct quest_cell *c = a->cell[it->index]; c != NULL; c = c->next)
		if (c->path == path && c->n_value + c->n_hidden > 0)
			return true;
	return false;
}

bool
quest_page_holds(const struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	size_t rows = quest_is_group(it) ? quest_rows(a, it, path) : 1;

	if (quest_asks(it) && answered(a, it, path))
		return true;
	for (size_t r = 0; r < rows; r++)
		for (const struct quest_item *c = it->child; c != NULL; c = c->next)
			if (quest_page_holds(
			        a, c, quest_is_group(it) ? quest_row(it, path, r) : path))
				return true;
	return false;
}

static bool
row_holds(const struct quest_answers *a, const struct quest_item *group, quest_path row)
{
	for (const struct quest_item *c = group->child; c != NULL; c = c->next)
		if (quest_page_holds(a, c, row))
			return true;
	return false;
}

void
quest_page_compact(struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	bool many = quest_is_group(it);
	size_t n = many ? quest_rows(a, it, path) : 1;

	for (size_t r = n; r-- > 0;) {
		quest_path row = many ? quest_row(it, path, r) : path;

		for (const struct quest_item *c = it->child; c != NULL; c = c->next)
			quest_page_compact(a, c, row);
		if (many && !row_holds(a, it, row))
			quest_drop_row(a, it, path, r);
	}
}

/* ---- the page ---- */

/* Questions that answers of this page opened begin with their initial value. */
static void
opened(struct filling *x, const struct quest_item *page, const bool *was)
{
	char name[PAGE_NAME];

	for (size_t i = 0; i < x->a->form->n_item; i++) {
		const struct quest_item *it = x->a->form->item[i];

		if (it->n_initial == 0 || it->level > 0 || was[i] || !quest_on_page(it, page) ||
		    quest_get(x->a, it, 0) != NULL || !quest_enabled(x->a, it, 0))
			continue;
		quest_page_name(name, it, 0);
		if (quest_typed_find(&x->t, name) == NULL)
			quest_set(x->a, it, 0, (struct quest_value *)(uintptr_t)it->initial,
			    it->n_initial);
	}
}

bool
quest_page_fill(struct quest_answers *a, struct form *f, const struct quest_item *page)
{
	struct filling x = { .a = a, .f = f, .removed = form_get(f, "q-"), .ok = true };
	const struct quest *q = a->form;
	bool *was = NEWN(a->mem, bool, q->n_item + 1);

	quest_typed_index(a->mem, f, &x.t);
	if (!x.t.any)
		return true;
	for (size_t i = 0; i < q->n_item; i++)
		was[i] = q->item[i]->n_initial > 0 && quest_enabled(a, q->item[i], 0);
	if (page != NULL)
		fill_item(&x, page, 0);
	else
		fill_list(&x, q->first, 0);
	opened(&x, page, was);
	if (!x.ok)
		return false;
	for (const struct quest_item *it = page != NULL ? page : q->first; it != NULL;
	    it = page != NULL ? NULL : it->next)
		quest_page_compact(a, it, 0);
	return true;
}
