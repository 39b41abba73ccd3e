/* SPDX-License-Identifier: EUPL-1.2
 * report_aggregate.c - a month in counts, for readers of aggregates: no person, no cell under five,
 * nothing that can be worked out from the totals.
 */
#include "mod/report/report_aggregate.h"

#include "base/rule.h"

#include <stdlib.h>
#include <string.h>

static int
by_people(const void *a, const void *b)
{
	const struct report_cell *x = a, *y = b;

	return x->people != y->people ? (x->people > y->people ? 1 : -1) :
	    strcmp(x->label, y->label);
}

/* Of joined cells only the largest is certain to be people apart: nobody is counted twice. */
size_t
report_join(struct arena *mem, const struct report_cell *cell, size_t n, struct report_count **ret)
{
	struct report_cell *c = NEWN(mem, struct report_cell, n + 1);
	struct report_count *row = NEWN(mem, struct report_count, n + 1);
	struct buf label;
	size_t joined = 0, out = 0;
	int64_t sum = 0, most = 0;

	*ret = row;
	if (n == 0)
		return 0;
	memcpy(c, cell, n * sizeof(*c));
	qsort(c, n, sizeof(*c), by_people);
	buf_init(&label, mem);
	while (rule_on("R127") && joined < n &&
	    (c[joined].people < REPORT_LEAST || c[joined].n < REPORT_LEAST ||
	    (joined > 0 && most < REPORT_LEAST))) {
		buf_fmt(&label, "%s%s", joined > 0 ? ", " : "", c[joined].label);
		sum += c[joined].n;
		most = c[joined].people > most ? c[joined].people : most;
		joined++;
	}
	if (joined == 1) {              /* alone it would be told by what is missing */
		buf_fmt(&label, ", %s", c[1 < n ? 1 : 0].label);
		sum += 1 < n ? c[1].n : 0;
		most = 1 < n ? c[1].people : most;
		joined = 1 < n ? 2 : 1;
	}
	for (size_t i = joined; i < n; i++)
		row[out++] = (struct report_count){ c[i].label, c[i].n, false };
	if (joined > 0)
		row[out++] = (struct report_count){ label.s, sum,
		    most < REPORT_LEAST || sum < REPORT_LEAST };
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
