/* SPDX-License-Identifier: EUPL-1.2
 * cx_test.c - what was typed wrongly is told in order and whole.
 */
#include "work/cx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void
faults_are_told_in_order_and_the_first_is_why(void **state)
{
	struct cx cx = { .mem = arena_new(1 << 20) };

	(void)state;
	assert_int_equal(cx_faulty(&cx), ST_OK);
	cx_fault(&cx, "day", "No such day: %s.", "31.02");
	cx_fault(&cx, "", "Nothing was typed.");
	assert_int_equal(cx_faulty(&cx), ST_INVALID);
	assert_string_equal(cx.why, "No such day: 31.02.");
	assert_string_equal(cx.fault->name, "day");
	assert_string_equal(cx.fault->next->text, "Nothing was typed.");
	assert_null(cx.fault->next->next);
	arena_free(cx.mem);
}

/* Cut anywhere it might be cut within a letter, and the page would not be UTF-8. */
static void
a_long_fault_is_told_whole(void **state)
{
	struct cx cx = { .mem = arena_new(1 << 20) };
	char typed[5001];

	(void)state;
	for (size_t i = 0; i < 5000; i += 2)
		memcpy(typed + i, "ł", 2);
	typed[5000] = '\0';
	cx_fault(&cx, "name", "Not a name: %s.", typed);
	assert_int_equal(strlen(cx.fault->text), 5013);
	assert_string_equal(cx.fault->text + 5010, "ł.");
	arena_free(cx.mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_are_told_in_order_and_the_first_is_why),
		cmocka_unit_test(a_long_fault_is_told_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
