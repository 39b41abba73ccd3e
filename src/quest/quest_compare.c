/* SPDX-License-Identifier: EUPL-1.2
 * quest_compare.c - answers side by side, and the change in words.
 */
#include "quest/quest_compare.h"

#include "base/rule.h"
#include "html/html.h"
#include "quest/paper_inside.h"
#include "quest/quest_diff.h"

#include <stdlib.h>
#include <string.h>

struct side {
	struct arena                      *mem;
	enum lang                          lang;
	const struct quest_answers *const *a;
	size_t                             n, cap;
	struct quest_compare              *c;
};

/* The words of an answer are those of its paper. */
static struct sheet
words_of(const struct side *s, const struct quest_answers *a, struct quest_paper_in *in)
{
	*in = (struct quest_paper_in){ .form = a->form, .answers = a, .lang = s->lang };
	return (struct sheet){ s->mem, in, NULL, false };
}

/* One row in one line, what is nested in it too. */
static void
row_words(struct buf *b, const struct sheet *sheet, const struct quest_item *it, quest_path path)
{
	for (; it != NULL; it = it->next) {
		const char *said =
		    quest_asks(it) && !it->hidden ? quest_paper_values(sheet, it, path, true) : "";
		bool many = it->kind == QUEST_GROUP && it->repeats;

		if (*said != '\0')
			buf_fmt(b, "%s%s", b->len == 0 ? "" : ", ", said);
		for (size_t r = 0; many && r < quest_rows(sheet->in->answers, it, path); r++)
			row_words(b, sheet, it->child, quest_row(it, path, r));
		if (!many && it->child != NULL)
			row_words(b, sheet, it->child, path);
	}
}

static size_t
rows_of(const struct side *s, const struct quest_answers *a, const struct quest_item *group,
    const char ***ret)
{
	size_t n = quest_rows(a, group, 0), n_row = 0;
	const char **row = NEWN(s->mem, const char *, n + 1);
	struct quest_paper_in in;
	struct sheet sheet = words_of(s, a, &in);

	for (size_t r = 0; r < n; r++) {
		struct buf b;

		buf_init(&b, s->mem);
		row_words(&b, &sheet, group->child, quest_row(group, 0, r));
		if (b.len > 0)
			row[n_row++] = b.s;
	}
	*ret = row;
	return n_row;
}

static const char *
table_words(const struct side *s, const struct quest_answers *a, const struct quest_item *group)
{
	const char **row;
	size_t n = rows_of(s, a, group, &row);
	struct buf b;

	buf_init(&b, s->mem);
	for (size_t r = 0; r < n; r++)
		buf_fmt(&b, "%s%s", r == 0 ? "" : "\n", row[r]);
	return b.s;
}

/* Rows of the one that the other has not, each as often as it is missing. */
static int64_t
missing(struct arena *mem, const char **row, size_t n, const char **other, size_t n_other)
{
	int64_t count = 0;
	bool *taken = NEWN(mem, bool, n_other + 1);

	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < n_other && (taken[k] || strcmp(row[i], other[k]) != 0))
			k++;
		count += k == n_other;
		taken[k] = true;
	}
	return count;
}

/* The same rows in another order are the same. */
static const char *
table_change(const struct side *s, const struct quest_answers *from, const struct quest_answers *to,
    const char *link_id)
{
	const char **was, **now;
	size_t n_was = rows_of(s, from, quest_find(from->form, link_id), &was);
	size_t n_now = rows_of(s, to, quest_find(to->form, link_id), &now);
	int64_t come = missing(s->mem, now, n_now, was, n_was),
	        gone = missing(s->mem, was, n_was, now, n_now);

	return come == 0 && gone == 0
	    ? tr(s->lang, "the same rows in another order")
	    : arena_strf(s->mem, tr(s->lang, "new rows: %lld, gone: %lld"), (long long)come,
	          (long long)gone);
}

static const char *
said_in(const struct side *s, const struct quest_answers *a, const char *link_id)
{
	const struct quest_item *it = quest_find(a->form, link_id);
	struct quest_paper_in in;
	struct sheet sheet = words_of(s, a, &in);

	if (it == NULL || it->level > 0)
		return NULL;
	if (!quest_enabled(a, it, 0))
		return "";
	return it->kind == QUEST_GROUP ? table_words(s, a, it)
	                               : quest_paper_values(&sheet, it, 0, false);
}

static int64_t
number_in(const struct quest_answers *a, const char *link_id)
{
	const struct quest_item *it = quest_find(a->form, link_id);
	const char *text =
	    it == NULL || it->level > 0 || !quest_enabled(a, it, 0) ? "" : quest_get_text(a, it, 0);

	return *text == '\0' ? INT64_MIN : strtoll(text, NULL, 10);
}

static const char *
number_change(struct arena *mem, enum lang lang, int64_t from, int64_t to)
{
	int64_t by = to > from ? to - from : from - to;

	if (from == to)
		return arena_strf(mem, tr(lang, "still %lld"), (long long)to);
	return arena_strf(mem,
	    to > from ? tr(lang, "from %lld to %lld: %lld more")
	              : tr(lang, "from %lld to %lld: %lld less"),
	    (long long)from, (long long)to, (long long)by);
}

/* From the first answered to the last; *changed also where it went there and back. */
static const char *
change_of(const struct side *s, const struct quest_item *it, struct quest_compare_line *l)
{
	size_t first = s->n, last = s->n;

	for (size_t i = 0; i < s->n; i++) {
		if (l->said[i] == NULL || *l->said[i] == '\0')
			continue;
		first = first == s->n ? i : first;
		last = i;
	}
	for (size_t i = 1; i < s->n; i++)
		if (l->said[i] != NULL && l->said[i - 1] != NULL &&
		    strcmp(l->said[i], l->said[i - 1]) != 0)
			l->changed = true;
	if (first == last)
		return "";
	if (it->kind == QUEST_INTEGER)
		return number_change(s->mem, s->lang, number_in(s->a[first], l->link_id),
		    number_in(s->a[last], l->link_id));
	if (strcmp(l->said[first], l->said[last]) == 0)
		return l->changed ? tr(s->lang, "as at the beginning") : "";
	if (it->kind == QUEST_GROUP && rule_on("R352-rows"))
		return table_change(s, s->a[first], s->a[last], l->link_id);
	if ((it->kind == QUEST_CHOICE || it->kind == QUEST_BOOLEAN ||
	        it->kind == QUEST_OPEN_CHOICE) &&
	    !it->repeats)
		return arena_strf(
		    s->mem, tr(s->lang, "from “%s” to “%s”"), l->said[first], l->said[last]);
	return tr(s->lang, "written anew");
}

static const char *
section_of(const struct side *s, const struct quest_item *it)
{
	while (it->parent != NULL)
		it = it->parent;
	return it->kind == QUEST_GROUP ? it->text.in[s->lang] : "";
}

static void
rating_of(const struct side *s, const struct quest_item *it, struct quest_compare_line *l)
{
	int64_t *v = NEWN(s->mem, int64_t, s->n);

	l->rating = it->kind == QUEST_INTEGER && it->control == QUEST_SLIDER && it->min != NULL &&
	    it->max != NULL;
	if (!l->rating)
		return;
	l->low = strtoll(it->min, NULL, 10);
	l->high = strtoll(it->max, NULL, 10);
	for (size_t i = 0; i < s->n; i++)
		v[i] = number_in(s->a[i], l->link_id);
	l->value = v;
}

static bool
has_line(const struct quest_compare *c, const char *link_id)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->line[i].link_id, link_id) == 0)
			return true;
	return false;
}

/* R352: answers to two versions that ask too differently stand side by side, and nothing is made of
 * it. */
static void
apart(const struct side *s, const struct quest_item *it, struct quest_compare_line *l)
{
	for (size_t i = 0; i < s->n && !l->apart; i++) {
		const struct quest_item *old = quest_find(s->a[i]->form, l->link_id);
		const char *why = old == NULL || *l->said[i] == '\0'
		    ? NULL
		    : quest_apart(s->mem, s->lang, old, it);

		if (why == NULL)
			continue;
		l->apart = l->changed = true;
		l->rating = false;
		l->change = arena_strf(s->mem, tr(s->lang, "cannot be compared: %s"), why);
	}
}

static void
line(struct side *s, const struct quest_item *it)
{
	const char **said = NEWN(s->mem, const char *, s->n);
	struct quest_compare_line l = { .link_id = it->link_id, .label = it->text.in[s->lang] };
	bool any = false;

	for (size_t i = 0; i < s->n; i++) {
		said[i] = said_in(s, s->a[i], it->link_id);
		any = any || (said[i] != NULL && *said[i] != '\0');
	}
	if (!any)
		return;
	l.said = said;
	l.section = section_of(s, it);
	for (const struct quest_item *up = it; up != NULL && l.stage == NULL; up = up->parent)
		l.stage = up->stage;
	rating_of(s, it, &l);
	l.change = change_of(s, it, &l);
	apart(s, it, &l);
	if (s->c->n == s->cap)
		s->c->line = arena_grow(s->mem, s->c->line, &s->cap, sizeof(l));
	s->c->line[s->c->n++] = l;
	s->c->n_changed += l.changed;
	s->c->n_rating += l.rating;
}

struct quest_compare *
quest_compare_answers(
    struct arena *mem, enum lang lang, const struct quest_answers *const *a, size_t n)
{
	struct side s = { mem, lang, a, n, 0, NEW(mem, struct quest_compare) };

	if (n < 2 || !rule_on("R229"))
		return NULL;
	for (size_t i = 1; i < n; i++)
		if (strcmp(a[i]->form->url, a[0]->form->url) != 0)
			return NULL;
	s.c->n_answers = n;
	for (size_t k = n; k-- > 0;)
		for (size_t i = 0; i < a[k]->form->n_item; i++) {
			const struct quest_item *it = a[k]->form->item[i];
			bool table = it->kind == QUEST_GROUP && it->repeats;

			if ((table || quest_asks(it)) && it->level == 0 && !it->hidden &&
			    (k + 1 == n || !has_line(s.c, it->link_id)))
				line(&s, it);
		}
	return s.c;
}
