/* SPDX-License-Identifier: EUPL-1.2
 * home_test.c - my day names what is due: the report, and what was begun.
 */
#include "core/test_help.h"

#include "base/text.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* R252: each partner adds its part before the deadline */
static void
the_part_of_last_months_report_is_due_until_it_is_in(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_OPS, "/");
	assert_true(has(a, "part of the report: August 2026"));
	assert_true(has(a, "/p/7/reports/2026-08/part"));
	assert_true(has(a, "k-due"));           /* the 13th: the 5th is over */
	assert_false(has(a, "not added"));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/"),
	    "Report, August 2026: 3 partners have not added their parts"));
	assert_false(has(th_get(&h, TH_HEAD, "/"), "August 2026"));
	for (int user = 0; user < TH_USERS; user++)
		assert_true(th_get(&h, user, "/").statements <= 12);
	th_approve(&h, "2026-08");
	assert_false(has(th_get(&h, TH_OPS, "/"), "August 2026"));
	assert_false(has(th_get(&h, TH_COORDINATOR, "/"), "August 2026"));
	th_close(&h);
}

static void
a_list_read_but_not_accepted_waits_for_whoever_read_it(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups", "id", "900", "name", "Grupa", "cycle",
	                     "1", "kind", "one", "category", "1", "intake", "closed", "places",
	                     "12", "from_on", "1.10.2026", NULL)
	                     .code,
	    403);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/groups", "id", "900", "name", "Grupa",
	                     "cycle", "1", "kind", "one", "category", "1", "intake", "closed",
	                     "places", "12", "from_on", "1.10.2026", NULL)
	                     .code,
	    303);
	a = th_post(&h, TH_OPS, "/p/7/groups/900/import", "id", "901", "pasted",
	    "Imię\tNazwisko\nAdam\tKos\n", "reason", "z listy", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/");
	assert_true(has(a, "A list read but not accepted yet"));
	assert_true(has(a, "/p/7/imports/901"));
	assert_true(a.statements <= 12);
	assert_false(has(th_get(&h, TH_PUP, "/"), "/p/7/imports/901"));
	th_close(&h);
}

static void
what_others_did_with_my_clients_stands_on_my_day(void **state)
{
	const person_id zofia = { 300 };
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/groups", "id", "900", "name", "Grupa",
	                     "cycle", "1", "kind", "one", "category", "1", "intake", "closed",
	                     "places", "12", "from_on", "1.09.2026", NULL)
	                     .code,
	    303);
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), zofia,
	    &(struct person_in){ .given = "Zofia", .surname = "Kos" }), ST_OK);
	th_enrol(&h, zofia, (group_id){ 900 }, 1, "2026-09-01");
	th_service(&h, 700, zofia, "social", "Rozmowa dawna", "2026-09-01", "2026-09");
	th_service(&h, 701, zofia, "social", "Rozmowa nowa", "2026-09-12", "2026-09");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_false(has(th_get(&h, TH_NGO, "/"), "Rozmowa"));
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/people/300/care", "id", "5000", "user", "4",
	                     "from_on", "2026-09-02", "note", "", NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_NGO, "/");
	assert_true(has(a, "Zofia Kos") && has(a, "Rozmowa nowa") && has(a, "12.09.2026"));
	assert_false(has(a, "Rozmowa dawna"));
	assert_true(a.statements <= 12);
	assert_int_equal(th_looks(&h, TH_NGO, zofia), 1);
	assert_false(has(th_get(&h, TH_PUP, "/"), "Rozmowa"));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_part_of_last_months_report_is_due_until_it_is_in),
		cmocka_unit_test(a_list_read_but_not_accepted_waits_for_whoever_read_it),
		cmocka_unit_test(what_others_did_with_my_clients_stands_on_my_day),
	};

	return cmocka_run_group_tests_name("home", tests, NULL, NULL);
}
