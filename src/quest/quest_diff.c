/* SPDX-License-Identifier: EUPL-1.2
 * quest_diff.c - two versions of one form.
 */
#include "quest/quest_diff.h"

#include "base/rule.h"
#include "base/text.h"
#include "html/html.h"
#include "quest/inside.h"

#include <string.h>

/* ---- one question in both ---- */

static bool
same_words(const struct quest_text *a, const struct quest_text *b)
{
	bool same = true;

	for (int l = 0; l < LANG_COUNT; l++)
		same &= strcmp(a->in[l], b->in[l]) == 0;
	return same;
}

/* The same answers are offered; other_words: under the same code stands something else. */
static bool
same_options(const struct quest_item *a, const struct quest_item *b, bool *other_words)
{
	bool same = a->n_option == b->n_option;

	*other_words = false;
	for (size_t i = 0; i < a->n_option; i++) {
		const struct quest_option *x = &a->option[i],
		                          *y = quest_offered(b, x->system, x->code);

		same &= y != NULL && same_words(&x->display, &y->display);
		*other_words |= y != NULL && strcmp(x->display.in[LANG_PL], y->display.in[LANG_PL]) != 0;
	}
	return same;
}

static bool
same_when(const struct quest_item *a, const struct quest_item *b)
{
	bool same = a->n_when == b->n_when && a->any == b->any;

	for (size_t i = 0; same && i < a->n_when; i++) {
		const struct quest_when *x = &a->when[i], *y = &b->when[i];

		same = x->op == y->op && strcmp(x->on->link_id, y->on->link_id) == 0 &&
		    strcmp(x->answer.text, y->answer.text) == 0 &&
		    text_eq(x->answer.code, y->answer.code);
	}
	return same;
}

static bool
same_limits(const struct quest_item *a, const struct quest_item *b)
{
	return text_eq(a->min, b->min) && text_eq(a->max, b->max) &&
	    a->max_length == b->max_length && a->min_occurs == b->min_occurs &&
	    a->max_occurs == b->max_occurs;
}

static bool
same_kind(const struct quest_item *a, const struct quest_item *b)
{
	return a->kind == b->kind && a->exact == b->exact && a->repeats == b->repeats;
}

static bool
same_place(const struct quest_item *a, const struct quest_item *b)
{
	return text_eq(a->parent == NULL ? NULL : a->parent->link_id,
	    b->parent == NULL ? NULL : b->parent->link_id);
}

static void
say(struct buf *b, bool same, const char *what)
{
	if (!same)
		buf_fmt(b, "%s%s", b->len > 0 ? ", " : "", what);
}

/* "": nothing. */
static const char *
changes(struct arena *mem, enum lang lang, const struct quest_item *a, const struct quest_item *b)
{
	bool other_words;
	struct buf said;

	buf_init(&said, mem);
	say(&said, same_words(&a->text, &b->text), tr(lang, "its words"));
	say(&said, same_kind(a, b), tr(lang, "the kind of answer"));
	say(&said, same_options(a, b, &other_words), tr(lang, "the answers offered"));
	say(&said, same_limits(a, b), tr(lang, "its limits"));
	say(&said, a->required == b->required, tr(lang, "whether an answer is needed"));
	say(&said, same_when(a, b), tr(lang, "when it is put"));
	say(&said, same_place(a, b), tr(lang, "its section"));
	say(&said, text_eq(a->sensitive, b->sensitive), tr(lang, "who reads its answers"));
	say(&said, a->background == b->background,
	    tr(lang, "whether it is about the person herself"));
	return said.s;
}

/* NULL: it has all its marks. */
static const char *
lost(enum lang lang, const struct quest_item *was, const struct quest_item *now)
{
	if (was->sensitive != NULL && now->sensitive == NULL)
		return tr(lang,
		    "The answers were for named people only. Now all who work with the person read them.");
	if (was->background && !now->background)
		return tr(lang,
		    "It was about the person herself. Now its answers are shown with the others, from 5 people on.");
	if (was->means != NULL && !text_eq(was->means, now->means))
		return tr(lang, "The program knew this question. Now it does not.");
	return NULL;
}

struct quest_note *
quest_unmarked(
    struct arena *mem, enum lang lang, const struct quest *was, const struct quest *now)
{
	struct quest_note *first = NULL, **end = &first;

	for (size_t i = 0; i < was->n_item && rule_on("R230-unmarked"); i++) {
		const struct quest_item *old = was->item[i], *it = quest_find(now, old->link_id);
		const char *text = it == NULL ? NULL : lost(lang, old, it);

		if (text == NULL || (!quest_asks(it) && old->means == NULL))
			continue;
		*end = NEW(mem, struct quest_note);
		**end = (struct quest_note){ it->link_id, text, false, NULL };
		end = &(*end)->next;
	}
	return first;
}

static const char *
or_none(const char *limit)
{
	return limit == NULL ? "" : limit;
}

const char *
quest_apart(
    struct arena *mem, enum lang lang, const struct quest_item *was, const struct quest_item *now)
{
	bool other_words;

	if (!rule_on("R352-apart") || was == now)
		return NULL;
	if (was->kind != now->kind || was->exact != now->exact)
		return tr(lang, "the versions ask for another kind of answer");
	if (was->control == QUEST_SLIDER &&
	    (!text_eq(was->min, now->min) || !text_eq(was->max, now->max)))
		return arena_strf(mem, tr(lang, "another scale: %s–%s and %s–%s"),
		    or_none(was->min), or_none(was->max), or_none(now->min), or_none(now->max));
	same_options(was, now, &other_words);
	return other_words ? tr(lang, "the answers offered have other words") : NULL;
}

/* ---- the form ---- */

size_t
quest_diff(struct arena *mem, enum lang lang, const struct quest *was, const struct quest *now,
    struct quest_diff **ret)
{
	struct quest_diff *d = NEWN(mem, struct quest_diff, was->n_item + now->n_item + 1);
	size_t n = 0;

	for (size_t i = 0; i < now->n_item; i++) {
		const struct quest_item *it = now->item[i], *old = quest_find(was, it->link_id);
		const char *how = old == NULL ? "" : changes(mem, lang, old, it);

		if (old == NULL || *how != '\0')
			d[n++] = (struct quest_diff){ it->link_id, it->text.in[lang], how,
				old == NULL ? QUEST_ADDED : QUEST_CHANGED };
	}
	for (size_t i = 0; i < was->n_item; i++)
		if (quest_find(now, was->item[i]->link_id) == NULL)
			d[n++] = (struct quest_diff){ was->item[i]->link_id,
				was->item[i]->text.in[lang], "", QUEST_GONE };
	*ret = d;
	return n;
}
