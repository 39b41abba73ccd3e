/* SPDX-License-Identifier: EUPL-1.2
 * report_aggregate.c - a month in counts, for readers of aggregates: no person, no cell under five,
 * nothing that can be worked out from the totals.
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
		in[i] = rule_on("R127") &&
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

/* The order stays that of the cells: it must not tell which of the joined is smaller. */
size_t
report_join(struct arena *mem, const struct report_cell *c, size_t n, struct report_count **ret)
{
	struct report_count *row = NEWN(mem, struct report_count, n + 1);
	bool *in = NEWN(mem, bool, n + 1), any = choose(c, in, n);
	struct buf label;
	size_t out = 0;
	int64_t sum = 0;

	*ret = row;
	buf_init(&label, mem);
	for (size_t i = 0; i < n; i++) {
		if (!in[i]) {
			row[out++] = (struct report_count){ c[i].label, c[i].n, false };
			continue;
		}
		buf_fmt(&label, "%s%s", label.len > 0 ? ", " : "", c[i].label);
		sum += c[i].n;
	}
	if (any)
		row[out++] = (struct report_count){ label.s, sum, !enough(c, in, n) };
	return out;
}

static void
add(struct cx *cx, struct report_numbers_view *v, const char *caption, const char *unit,
    const struct report_cell *cell, size_t n)
{
	struct report_count_table *t = &v->table[v->n++];

	t->caption = caption;
	t->unit = unit;
	t->n = report_join(cx->mem, cell, n, &t->row);
}

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

static void
count_clients(struct cx *cx, const struct report_source *s, struct report_numbers_view *v)
{
	static const char *const sexes[] = { "K", "M", "" },
	    *const ends[] = { "completed", "work", "resigned", "moved", "" };
	enum lang l = cx->lang;
	struct report_cell sex[] = { { .label = tr(l, "women") }, { .label = tr(l, "men") },
		{ .label = tr(l, "not given") } };
	struct report_cell age[] = { { .label = tr(l, "under 25") }, { .label = "25-34" },
		{ .label = "35-44" }, { .label = "45-54" }, { .label = tr(l, "55 and over") },
		{ .label = tr(l, "not given") } };
	struct report_cell end[] = { { .label = tr(l, "the cycle was completed") },
		{ .label = tr(l, "took up work") }, { .label = tr(l, "resigned") },
		{ .label = tr(l, "moved away") }, { .label = tr(l, "another reason") } };

	for (size_t i = 0; i < s->n_client; i++) {
		const struct q_report_clients *c = &s->client[i];

		if (strcmp(c->from_on, s->last) > 0 ||
		    (c->to_on != NULL && strcmp(c->to_on, s->first) < 0))
			continue;
		hit(&sex[place(sexes, LEN(sexes), c->sex)]);
		hit(&age[age_band(c->birth_on, s->last)]);
		if (c->to_on != NULL && strcmp(c->to_on, s->last) <= 0)
			hit(&end[place(ends, LEN(ends), c->end_reason)]);
	}
	add(cx, v, tr(l, "Clients by sex"), tr(l, "Clients"), sex, LEN(sex));
	add(cx, v, tr(l, "Clients by age"), tr(l, "Clients"), age, LEN(age));
	add(cx, v, tr(l, "Support ended, by reason"), tr(l, "Clients"), end, LEN(end));
}

/* Services stand by person: a new person in an area is one that was not its last. */
static void
count_services(struct cx *cx, const struct report_source *s, struct report_numbers_view *v)
{
	static const char *const areas[] = { "social", "labour", "health", "" };
	enum lang l = cx->lang;
	struct report_cell area[] = { { .label = tr(l, "social") },
		{ .label = tr(l, "labour market") }, { .label = tr(l, "health") },
		{ .label = tr(l, "other") } };
	int64_t last[LEN(areas)] = { 0 };

	for (size_t i = 0; i < s->n_service; i++) {
		int k = place(areas, LEN(areas), s->service[i].area);

		area[k].n++;
		area[k].people += last[k] != s->service[i].person.v;
		last[k] = s->service[i].person.v;
	}
	add(cx, v, tr(l, "Services by area"), tr(l, "Services"), area, LEN(area));
}

void
report_numbers(struct cx *cx, const char *month, struct report_numbers_view *v)
{
	struct report_source s = { .month = month, .first = month_first(cx->mem, month),
		.last = month_last(cx->mem, month) };

	s.n_client = q_report_clients(cx, &s.client, &(struct q_report_clients_in){
	    .tenant = cx->tenant, .month = month, .first = s.first, .last = s.last });
	s.n_service = q_report_services(cx, &s.service, &(struct q_report_services_in){
	    .tenant = cx->tenant, .month = month, .first = s.first, .last = s.last });
	v->table = NEWN(cx->mem, struct report_count_table, 4);
	count_clients(cx, &s, v);
	count_services(cx, &s, v);
}
