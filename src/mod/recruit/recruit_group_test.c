/* SPDX-License-Identifier: EUPL-1.2
 * recruit_group_test.c - a group is changed on its page, and its declaration is printed to sign.
 */
#include "core/test_help.h"
#include "mod/recruit/recruit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* R180 R082 */
static void
a_group_is_changed_on_its_page_and_its_blank_declaration_printed(void **state)
{
	struct th h;
	struct th_answer a;
	const char *stamp;

	(void)state;
	th_open(&h);
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE),
	    &(struct group_in){ .id = { 9 }, .name = "Grupa", .cycle = 1, .kind = "one",
	    .category = { 2 }, .mixed_reason = "", .intake = "continuous", .territory = "",
	    .places = 12, .labour_note = "", .fit_note = "", .declare_at = "OPS, pokój 3",
	    .from_on = "2026-06-01" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_COORDINATOR, "/p/7/groups/9/edit");
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "value=\"Grupa\""));
	stamp = strstr(a.body, "name=\"stamp\" value=\"");
	assert_non_null(stamp);
	stamp += 20;
	a = th_post(&h, TH_COORDINATOR, "/p/7/groups/9", "name", "Grupa jesienna", "cycle", "2",
	    "kind", "one", "category", "2", "intake", "continuous", "places", "13", "from_on",
	    "01.09.2026", "declare_at", "PUP, pokój 7", "state", "recruiting", "stamp",
	    arena_strn(h.mem, stamp, strcspn(stamp, "\"")), NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_PUP, "/p/7/groups/9");
	assert_non_null(strstr(a.body, "Grupa jesienna"));
	assert_non_null(strstr(a.body, "PUP, pokój 7"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/groups/9/edit").code, 403);
	a = th_get(&h, TH_PUP, "/p/7/groups/9/declaration");
	assert_int_equal(a.code, 200);
	assert_memory_equal(a.body, "%PDF", 4);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_group_is_changed_on_its_page_and_its_blank_declaration_printed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
