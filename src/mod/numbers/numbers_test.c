/* SPDX-License-Identifier: EUPL-1.2
 * numbers_test.c - counts that single nobody out, by themselves, beside another month's or after a
 * correction.
 */
#include "mod/numbers/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mod/report/report_test_help.h"

/* The tables of a page of counts. */
static const char *
counts(struct th_answer a)
{
	const char *from = strstr(a.body, "<table"), *to;

	assert_int_equal(a.code, 200);
	assert_non_null(from);
	to = strstr(from, "<p>");
	assert_non_null(to);
	return arena_strn(h.mem, from, (size_t)(to - from));
}

/* R123 R127 */
static void
no_count_under_five_is_told_nor_can_be_worked_out(void **state)
{
	static const char *const label[] = { "a", "b", "c", "d" };
	const struct report_cell c[] = { { 12, 12 }, { 3, 3 }, { 9, 9 }, { 0, 0 } },
	    whole[] = { { 2, 2 }, { 1, 1 } }, large[] = { { 6, 6 }, { 5, 5 } };
	struct numbers_row *row;

	(void)state;
	assert_int_equal(numbers_join(h.mem, label, c, 4, &row), 2);
	assert_string_equal(row[0].label, "a");
	assert_int_equal(row[0].n, 10);
	assert_string_equal(row[1].label, "b, c, d");
	assert_int_equal(row[1].n, 10);
	assert_false(row[1].few);
	assert_int_equal(numbers_join(h.mem, label, whole, 2, &row), 1);
	assert_true(row[0].few);
	assert_int_equal(numbers_join(h.mem, label, large, 2, &row), 2);
	assert_int_equal(row[0].n, 5);
	approve("2026-08");
	assert_true(has(th_get(&h, TH_READER, AUG "/numbers"), "fewer than 5"));
}

/* R127 R110 */
static void
counts_are_those_of_the_approval_whatever_comes_later(void **state)
{
	const char *before;

	(void)state;
	assert_int_equal(th_get(&h, TH_READER, AUG "/numbers").code, 404);
	assert_int_equal(th_get(&h, TH_COORDINATOR, AUG "/numbers").code, 404);
	approve("2026-08");
	before = counts(th_get(&h, TH_READER, AUG "/numbers"));
	assert_non_null(strstr(before, "10–14"));
	enrol(13, 20, "2026-06-01");
	assert_string_equal(counts(th_get(&h, TH_READER, AUG "/numbers")), before);
	th_approve(&h, "2026-07");
	assert_true(has(th_get(&h, TH_READER, "/p/7/reports/2026-07/numbers"),
	    "No counts were kept with this report."));
}

/* R127 R123 */
static void
comparing_two_months_or_a_correction_does_not_tell_who_came(void **state)
{
	const char *aug;

	(void)state;
	approve("2026-08");
	aug = counts(th_get(&h, TH_READER, AUG "/numbers"));
	assert_null(strstr(aug, ">12<"));
	enrol(13, 1, "2026-09-01");                     /* she is the one who came */
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_service(&h, 900, (person_id){ 513 }, "labour", "first talk", "2026-09-02", "2026-09");
	assert_int_equal(th_commit(&h), ST_OK);
	approve("2026-09");
	assert_string_equal(counts(th_get(&h, TH_READER, SEP "/numbers")), aug);
	enrol(14, 1, "2026-08-15");
	assert_int_equal(th_post(&h, TH_COORDINATOR, AUG "/correct", "why", "One was forgotten",
	    NULL).code, 303);
	approve("2026-08");
	assert_true(has(th_get(&h, TH_COORDINATOR, AUG), "Client 14"));
	assert_string_equal(counts(th_get(&h, TH_READER, AUG "/numbers")), aug);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(no_count_under_five_is_told_nor_can_be_worked_out),
		T(counts_are_those_of_the_approval_whatever_comes_later),
		T(comparing_two_months_or_a_correction_does_not_tell_who_came),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
