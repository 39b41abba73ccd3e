/* SPDX-License-Identifier: EUPL-1.2
 * home_test.c - my day names what is due: the report, and what was begun.
 */
#include "core/test_help.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool
has(struct th_answer a, const char *what)
{
	return memmem(a.body, a.n, what, strlen(what)) != NULL;
}

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
	assert_true(has(th_get(&h, TH_COORDINATOR, "/"), "Report, August 2026: 3 partners have not added their parts"));
	assert_false(has(th_get(&h, TH_HEAD, "/"), "August 2026"));
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
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups", "id", "900", "name", "Grupa", "cycle", "1", "kind",
	    "one", "category", "1", "intake", "closed", "places", "12", "from_on", "1.10.2026", NULL).code, 403);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/groups", "id", "900", "name", "Grupa", "cycle", "1",
	    "kind", "one", "category", "1", "intake", "closed", "places", "12", "from_on", "1.10.2026", NULL).code,
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_part_of_last_months_report_is_due_until_it_is_in),
		cmocka_unit_test(a_list_read_but_not_accepted_waits_for_whoever_read_it),
	};

	return cmocka_run_group_tests_name("home", tests, NULL, NULL);
}
