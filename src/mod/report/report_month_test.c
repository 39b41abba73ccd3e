/* SPDX-License-Identifier: EUPL-1.2
 * report_month_test.c - which report an entry goes to, and what is due.
 */
#include "core/test_help.h"
#include "mod/report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct th h;

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

static const char *
goes_to(const char *day)
{
	const char *month = report_month_for(th_begin(&h, TH_OPS, DB_READ), day);

	db_rollback(h.cx.db);
	return month;
}

/* R110 R252 */
static void
an_entry_goes_to_the_earliest_month_still_open(void **state)
{
	(void)state;
	assert_string_equal(goes_to("2026-07-31"), "2026-07");
	th_approve(&h, "2026-07");
	th_approve(&h, "2026-09");
	assert_string_equal(goes_to("2026-06-30"), "2026-06");
	assert_string_equal(goes_to("2026-07-31"), "2026-08");
	th_approve(&h, "2026-08");
	assert_string_equal(goes_to("2026-07-31"), "2026-10");
	assert_false(report_month_open(th_begin(&h, TH_OPS, DB_READ), "2026-08"));
	assert_true(report_month_open(&h.cx, "2026-10"));
	db_rollback(h.cx.db);
}

/* R252 */
static void
another_partnership_closes_no_month_of_ours(void **state)
{
	(void)state;
	h.p.v = 8;
	th_approve(&h, "2026-07");
	h.p.v = 7;
	assert_string_equal(goes_to("2026-07-31"), "2026-07");
}

/* R154 R190 */
static void
last_months_report_is_due_until_it_is_approved(void **state)
{
	struct report_due due;

	(void)state;
	assert_true(report_due(th_begin(&h, TH_OPS, DB_READ), &due));
	db_rollback(h.cx.db);
	assert_string_equal(due.month, "2026-08");
	assert_string_equal(due.deadline, "2026-09-05");
	assert_string_equal(due.state, "parts");
	assert_false(due.own_in);
	assert_true(due.late);
	assert_int_equal(due.owed, 3);
	th_approve(&h, "2026-08");
	assert_false(report_due(th_begin(&h, TH_OPS, DB_READ), &due));
	db_rollback(h.cx.db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    an_entry_goes_to_the_earliest_month_still_open, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    another_partnership_closes_no_month_of_ours, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    last_months_report_is_due_until_it_is_approved, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
