/* SPDX-License-Identifier: EUPL-1.2
 * rule_test.c - rules can be switched off only in a build made for that.
 */
#include "base/rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
rules_are_on(void **state)
{
	(void)state;
	unsetenv("KOMPAN_BREAK");
	assert_true(rule_on("R006"));
	setenv("KOMPAN_BREAK", "R0061", 1);
	assert_true(rule_on("R006"));
	assert_true(rule_on("R00"));
	unsetenv("KOMPAN_BREAK");
}

static void
the_environment_breaks_only_a_breakable_build(void **state)
{
	(void)state;
	setenv("KOMPAN_BREAK", "R006", 1);
#ifdef KOMPAN_BREAKABLE
	assert_false(rule_on("R006"));
#else
	assert_true(rule_on("R006"));
#endif
	unsetenv("KOMPAN_BREAK");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_are_on),
		cmocka_unit_test(the_environment_breaks_only_a_breakable_build),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
