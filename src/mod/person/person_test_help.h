/* SPDX-License-Identifier: EUPL-1.2
 * person_test_help.h - what the tests of people begin with: a house with one group and two clients.
 * For tests of this folder only; after <cmocka.h>.
 */
#ifndef KOMPAN_PERSON_TEST_HELP_H
#define KOMPAN_PERSON_TEST_HELP_H

#include "core/test_help.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"

#define ANNA "44051401359"  /* a valid number */

static struct th h;
static const group_id GROUP = { 100 };
static const person_id FIRST = { 300 };

static void
commit(void)
{
	assert_int_equal(th_commit(&h), ST_OK);
}

/* A client since 1 September; pesel NULL: not known. */
static void
enrol(person_id id, int64_t no, const char *given, const char *surname, const char *pesel)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	const struct person_in in = { .given = given,
		.surname = surname,
		.pesel = pesel,
		.phone = "600 100 200",
		.address = "ul. Jasna 1",
		.strengths = "gotuje dla wielu" };

	assert_int_equal(person_add(cx, id, &in), ST_OK);
	th_enrol(&h, id, GROUP, no, "2026-09-01");
	commit();
}

static int
setup(void **state)
{
	const struct group_in g = { .id = GROUP,
		.name = "Grupa Tajna",
		.cycle = 1,
		.kind = "one",
		.category = { 2 },
		.mixed_reason = "",
		.intake = "continuous",
		.territory = "",
		.places = 12,
		.labour_note = "",
		.fit_note = "",
		.declare_at = "",
		.from_on = "2026-09-01" };

	(void)state;
	th_open(&h);
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &g), ST_OK);
	commit();
	enrol(FIRST, 3, "Anna", "Żółć-Nowak", ANNA);
	enrol((person_id){ 301 }, 4, "Bartosz", "Żak", NULL);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

#endif
