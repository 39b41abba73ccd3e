/* SPDX-License-Identifier: EUPL-1.2
 * report_aggregate.c - a month in counts, for readers of aggregates: no person, no cell under five,
 * nothing that can be worked out from the totals, from another month or from a correction. They are
 * counted when the report is approved and kept with it.
 */
#include "mod/report/report_aggregate.h"

#include "base/rule.h"

#include <string.h>

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
	return joined > 1 && sum >= REPORT_LEAST && (apart ? people : most) >= REPORT_LEAST;
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
		    (c[i].people < REPORT_LEAST || c[i].n < REPORT_LEAST);
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
	return rule_on("R127-steps") ? n - n % REPORT_LEAST : n;
}

/* The order stays that of the cells: it must not tell which of the joined is smaller. */
size_t
report_join(struct arena *mem, const char *const *label, const struct report_cell *c, size_t n,
    struct report_count **ret)
{
	struct report_count *row = NEWN(mem, struct report_count, n + 1);
	bool *in = NEWN(mem, bool, n + 1), any = choose(c, in, n);
	struct buf joined;
	size_t out = 0;
	int64_t sum = 0;

	*ret = row;
	buf_init(&joined, mem);
	for (size_t i = 0; i < n; i++) {
		if (!in[i]) {
			row[out++] = (struct report_count){ label[i], step(c[i].n), false };
			continue;
		}
		buf_fmt(&joined, "%s%s", joined.len > 0 ? ", " : "", label[i]);
		sum += c[i].n;
	}
	if (any)
		row[out++] = (struct report_count){ joined.s, step(sum), !enough(c, in, n) };
	return out;
}

/* ---- counting ---- */

static int
age_band(const char *birth_on, const char *last)
{
	int age;

	if (birth_on == NULL)
		return 5;
	age = date_age(birth_on, last);
	return age < 25 ? 0 : age < 35 ? 1 : age < 45 ? 2 : age < 55 ? 3 : 4;
}

static int
place(const char *const *word, int n, const char *s)
{
	for (int i = 0; i < n - 1; i++)
		if (text_eq(word[i], s))
			return i;
	return n - 1;
}

static void
hit(struct report_cell *c)
{
	c->n++;
	c->people++;
}

static const char *const sexes[] = { "K", "M", "" },
    *const ends[] = { "completed", "work", "resigned", "moved", "" },
    *const areas[] = { "social", "labour", "health", "" };

/* Services stand by person: a new person in an area is one that was not its last. */
static void
count_services(const struct report_source *s, struct report_cell *area)
{
	int64_t last[LEN(areas)] = { 0 };

	for (size_t i = 0; i < s->n_service; i++) {
		int k = place(areas, LEN(areas), s->service[i].area);

		area[k].n++;
		area[k].people += last[k] != s->service[i].person.v;
		last[k] = s->service[i].person.v;
	}
}

void
report_count_cells(const struct report_source *s, struct report_cells *ret)
{
	*ret = (struct report_cells){ .kept = true };
	for (size_t i = 0; i < s->n_client; i++) {
		const struct q_report_clients *c = &s->client[i];

		if (strcmp(c->from_on, s->last) > 0 ||
		    (c->to_on != NULL && strcmp(c->to_on, s->first) < 0))
			continue;
		hit(&ret->cell[CELLS_SEX][place(sexes, LEN(sexes), c->sex)]);
		hit(&ret->cell[CELLS_AGE][age_band(c->birth_on, s->last)]);
		if (c->to_on != NULL && strcmp(c->to_on, s->last) <= 0)
			hit(&ret->cell[CELLS_END][place(ends, LEN(ends), c->end_reason)]);
	}
	count_services(s, ret->cell[CELLS_AREA]);
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
report_numbers(struct arena *mem, enum lang lang, const struct report_cells *cells,
    struct report_numbers_view *v)
{
	v->table = NEWN(mem, struct report_count_table, CELLS_COUNT);
	for (int i = 0; cells->kept && i < CELLS_COUNT; i++) {
		const char *label[CELLS];

		for (size_t k = 0; k < counts[i].n; k++)
			label[k] = tr(lang, counts[i].label[k]);
		struct report_count_table *t = &v->table[v->n++];

		t->caption = tr(lang, counts[i].caption);
		t->unit = tr(lang, counts[i].unit);
		t->n = report_join(mem, label, cells->cell[i], counts[i].n, &t->row);
	}
}
