/* SPDX-License-Identifier: EUPL-1.2
 * survey_join.c - small groups are joined, so that neither an answer of few people nor what few
 * people left out can be told from the table, its total and this rule.
 *
 * An answer's size is how many gave it or, where a person may give several, how many gave or did
 * not give it, whichever is less. All answers up to a size t are joined, those that nobody gave
 * too; t begins at 4 and grows to the next size in the table while what is joined would still tell:
 * one answer alone, fewer than five people on either side, or all alike at the edge (two of 4 can
 * only be 4 and 4). What is joined then has at least two ways to be shared out, and the rule treats
 * them alike: it looks at sizes, never at order.
 */
#include "mod/survey/survey_inside.h"

#include "base/rule.h"

#include <string.h>

struct joint { size_t k; int64_t sum, first; bool alike; };

static int64_t
size_of(const struct survey_cell *c, int64_t total, bool many)
{
	return many && total - c->n < c->n ? total - c->n : c->n;
}

static struct joint
joint_at(const struct survey_tally *t, int64_t total, bool many, int64_t size)
{
	struct joint j = { .alike = true };

	for (size_t i = 0; i < t->n; i++) {
		const struct survey_cell *c = &t->cell[i];

		if (size_of(c, total, many) > size)
			continue;
		if (j.k == 0)
			j.first = c->n;
		j.alike = j.alike && c->n == j.first;
		j.sum += c->n;
		j.k++;
	}
	return j;
}

static bool
tells(const struct joint *j, int64_t total, bool many, int64_t size)
{
	struct survey_cell edge = { "", j->first };

	if (j->k < 2 || j->sum < SURVEY_FEW)
		return true;
	if (many && (int64_t)j->k * total - j->sum < SURVEY_FEW)
		return true;
	return j->alike && size_of(&edge, total, many) >= size;
}

/* The next size in the table above this one; the same if there is none. */
static int64_t
next_size(const struct survey_tally *t, int64_t total, bool many, int64_t size)
{
	int64_t next = size;

	for (size_t i = 0; i < t->n; i++) {
		int64_t s = size_of(&t->cell[i], total, many);

		if (s > size && (next == size || s < next))
			next = s;
	}
	return next;
}

static bool
any_small(const struct survey_tally *t, int64_t total, bool many)
{
	for (size_t i = 0; i < t->n; i++) {
		int64_t s = size_of(&t->cell[i], total, many);

		if (s > 0 && s < SURVEY_FEW)
			return true;
	}
	return false;
}

size_t
survey_join(
    struct arena *mem, const struct survey_tally *t, int64_t total, struct survey_cell **ret)
{
	const bool many = t->item->repeats;
	int64_t size = SURVEY_FEW - 1, next;
	struct survey_cell *out = NEWN(mem, struct survey_cell, t->n + 1), whole = { "", 0 };
	struct joint j = { 0 };
	size_t n = 0;

	*ret = out;
	if (!rule_on("R278-join") || !any_small(t, total, many)) {
		memcpy(out, t->cell, t->n * sizeof(*out));
		return t->n;
	}
	for (;; size = next) {
		j = joint_at(t, total, many, size);
		next = next_size(t, total, many, size);
		if (!tells(&j, total, many, size) || next == size)
			break;
	}
	for (size_t i = 0; i < t->n; i++) {
		if (size_of(&t->cell[i], total, many) > size)
			out[n++] = t->cell[i];
		else
			whole.codes = *whole.codes == '\0' ? t->cell[i].codes :
			    arena_strf(mem, "%s\n%s", whole.codes, t->cell[i].codes);
	}
	whole.n = many && tells(&j, total, many, size) ? SURVEY_HIDDEN : j.sum;
	out[n++] = whole;
	return n;
}
