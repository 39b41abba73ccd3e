/* SPDX-License-Identifier: EUPL-1.2
 * numbers.c - a month in counts: no person, no cell under five, nothing that can be worked out from
 * the totals, from another month or from a correction.
 */
#include "mod/numbers/numbers.h"

#include "base/rule.h"
#include "mod/numbers/numbers_view.h"

/* Of services joined only the largest number of people is certain: one may stand in several. */
static bool
enough(const struct report_cell *c, const bool *in, size_t n)
{
	int64_t sum = 0, people = 0, most = 0;
	size_t joined = 0;
	bool apart = true;

	for (size_t i = 0; i < n; i++) {
		if (!in[i])
			continue;
		joined++;
		sum += c[i].n;
		people += c[i].people;
		most = c[i].people > most ? c[i].people : most;
		apart = apart && c[i].n == c[i].people;
	}
	/* one alone would be told by what is missing */
	return joined > 1 && sum >= NUMBERS_LEAST && (apart ? people : most) >= NUMBERS_LEAST;
}

static size_t
smallest(const struct report_cell *c, const bool *in, size_t n)
{
	size_t at = n;

	for (size_t i = 0; i < n; i++)
		if (!in[i] && (at == n || c[i].people < c[at].people))
			at = i;
	return at;
}

/* True where anything is joined: the small ones, then the next smallest until they are enough. */
static bool
choose(const struct report_cell *c, bool *in, size_t n)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		in[i] = rule_on("R127-few") &&
		    (c[i].people < NUMBERS_LEAST || c[i].n < NUMBERS_LEAST);
		any = any || in[i];
	}
	while (any && !enough(c, in, n)) {
		size_t next = smallest(c, in, n);

		if (next == n)
			break;
		in[next] = true;
	}
	return any;
}

/* One more or one fewer must not show from one month to the next (R127). */
static int64_t
step(int64_t n)
{
	return rule_on("R127-steps") ? n - n % NUMBERS_LEAST : n;
}

/* The order stays that of the cells: it must not tell which of the joined is smaller. */
size_t
numbers_join(struct arena *mem, const char *const *label, const struct report_cell *c, size_t n,
    struct numbers_row **ret)
{
	struct numbers_row *row = NEWN(mem, struct numbers_row, n + 1);
	bool *in = NEWN(mem, bool, n + 1), any = choose(c, in, n);
	struct buf joined;
	size_t out = 0;
	int64_t sum = 0;

	*ret = row;
	buf_init(&joined, mem);
	for (size_t i = 0; i < n; i++) {
		if (!in[i]) {
			row[out++] = (struct numbers_row){ label[i], step(c[i].n), false };
			continue;
		}
		buf_fmt(&joined, "%s%s", joined.len > 0 ? ", " : "", label[i]);
		sum += c[i].n;
	}
	if (any)
		row[out++] = (struct numbers_row){ joined.s, step(sum), !enough(c, in, n) };
	return out;
}

/* ---- the page ---- */

static const struct { const char *caption, *unit, *label[CELLS]; size_t n; } counts[CELLS_COUNT] = {
	[CELLS_SEX] = { N_("Clients by sex"), N_("Clients"),
	    { N_("women"), N_("men"), N_("not given") }, 3 },
	[CELLS_AGE] = { N_("Clients by age"), N_("Clients"),
	    { N_("under 25"), "25-34", "35-44", "45-54", N_("55 and over"), N_("not given") }, 6 },
	[CELLS_END] = { N_("Support ended, by reason"), N_("Clients"),
	    { N_("the cycle was completed"), N_("took up work"), N_("resigned"), N_("moved away"),
	    N_("another reason") }, 5 },
	[CELLS_AREA] = { N_("Services by area"), N_("Services"),
	    { N_("social"), N_("labour market"), N_("health"), N_("other") }, 4 },
};

void
numbers_tables(struct arena *mem, enum lang lang, const struct report_cells *cells,
    struct numbers_view *v)
{
	v->table = NEWN(mem, struct numbers_table, CELLS_COUNT);
	for (int i = 0; cells->kept && i < CELLS_COUNT; i++) {
		const char *label[CELLS];

		for (size_t k = 0; k < counts[i].n; k++)
			label[k] = tr(lang, counts[i].label[k]);
		struct numbers_table *t = &v->table[v->n++];

		t->caption = tr(lang, counts[i].caption);
		t->unit = tr(lang, counts[i].unit);
		t->n = numbers_join(mem, label, cells->cell[i], counts[i].n, &t->row);
	}
}
