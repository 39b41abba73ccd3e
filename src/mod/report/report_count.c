/* SPDX-License-Identifier: EUPL-1.2
 * report_count.c - the month in counts, made when the report is approved and kept with it; mod/numbers
 * tells them to readers so that nobody can be recognised.
 */
#include "mod/report/report_inside.h"

#include "base/date.h"
#include "base/text.h"

#include <string.h>

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

bool
report_kept_cells(struct cx *cx, const char *month, struct report_cells *ret)
{
	struct report_source s;
	struct report_doc d;

	if (!report_load_versions(cx, month, &s) || report_approved_row(&s) == NULL)
		return false;
	report_from_json(cx->mem, report_approved_row(&s)->content, &d);
	*ret = d.cells;
	return true;
}
