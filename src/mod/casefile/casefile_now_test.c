/* SPDX-License-Identifier: EUPL-1.2
 * casefile_now_test.c - the page of a person says who does what now, what is due, what stands still.
 */
#include "mod/casefile/casefile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mod/casefile/casefile_test_help.h"

static void
service(int user, const char *id, const char *on, const char *finished)
{
	assert_int_equal(th_post(&h, user, "/p/7/services/new", "id", id, "person", "300", "kind",
	                     "18", "scope", "x", "on", on, "minutes", "1", "partner", "", "remark",
	                     "", "finished", finished, NULL)
	                     .code,
	    303);
}

static void
basis(int64_t id, const char *ground, int64_t recipient, const char *purpose, const char *to)
{
	assert_int_equal(case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), ANNA,
	                     &(struct case_basis_in){ .id = { id },
	                         .ground = ground,
	                         .recipient = { recipient },
	                         .purpose = purpose,
	                         .legal = "art. 1",
	                         .from_on = "2026-09-01",
	                         .to_on = to }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static void
take(int user, const char *id)
{
	assert_int_equal(
	    th_post(&h, user, FILE_PAGE "/care", "id", id, "user",
	        arena_strf(h.mem, "%d", user + 1), "from_on", "2026-09-01", "note", "", NULL)
	        .code,
	    303);
}

static void
each_partner_stands_there_with_its_people_and_what_it_does_now(void **state)
{
	struct th_answer a;

	(void)state;
	take(TH_OPS, "5000");
	service(TH_OPS, "601", "2026-09-02", "");
	service(TH_NGO, "602", "2026-09-03", "1");
	a = th_get(&h, TH_PUP, FILE_PAGE);
	assert_true(a.statements <= 12);
	assert_true(has(a, "Who does what now") && has(a, "Olga Ops") && has(a, "02.09.2026"));
	assert_false(has(a, "last on</span> 03.09.2026") || has(a, "last on 03.09.2026"));
	assert_true(has(a, "last on 02.09.2026"));
	assert_true(has(a, "Take into your care"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "Hand over or end your care"));
}

/* R015 */
static void
the_same_support_by_two_partners_is_warned_of_and_never_blocked(void **state)
{
	struct th_answer a;

	(void)state;
	service(TH_OPS, "601", "2026-09-02", "");
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "Talk over who goes on"));
	service(TH_NGO, "602", "2026-09-03", "");
	a = th_get(&h, TH_PUP, FILE_PAGE);
	assert_true(has(a, "both OPS") && has(a, "Talk over who goes on"));
	service(TH_NGO, "603", "2026-09-04", "1");
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "Talk over who goes on"));
}

static void
what_has_not_moved_for_a_month_stands_on_the_page_and_on_my_day(void **state)
{
	struct th_answer a;

	(void)state;
	take(TH_OPS, "5000");
	service(TH_OPS, "601", "2026-08-01", "");
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(has(a, "Nothing has moved for 30 days") && has(a, "not moved for 30 days"));
	a = th_get(&h, TH_OPS, "/");
	assert_true(
	    has(a, "Anna Nowak: nothing has moved for 30 days") && has(a, "since 01.08.2026"));
	assert_true(a.statements <= 12);
	assert_false(has(th_get(&h, TH_PUP, "/"), "nothing has moved"));
	assert_int_equal(
	    th_post(&h, TH_OPS, FILE_PAGE "/notes/new", "id", "801", "on", "10.09.2026", "channel",
	        "phone", "contact", "contact", "content", "rang", "circle", "partner", NULL)
	        .code,
	    303);
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE), "Nothing has moved for 30 days"));
	assert_false(has(th_get(&h, TH_OPS, "/"), "nothing has moved"));
	/* what the OPS noted for itself moves nothing for others to see */
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE), "Nothing has moved for 30 days"));
}

static void
consents_in_force_and_ended_stand_apart_and_an_end_is_announced(void **state)
{
	struct th_answer a;
	const char *ended;

	(void)state;
	basis(1, "consent", 2, "planning", NULL);
	basis(2, "consent", 3, "course", "2026-09-20");
	basis(3, "consent", 3, "old purpose", "2026-09-05");
	a = th_get(&h, TH_OPS, FILE_PAGE);
	ended = strstr(a.body, "Ended</summary>");
	if (ended == NULL)
		ended = strstr(a.body, "Ended (1)");
	assert_true(has(a, "planning") && has(a, "ask whether to renew it") && ended != NULL);
	assert_true(strstr(a.body, "old purpose") > ended && strstr(a.body, "planning") < ended);
	assert_false(has(th_get(&h, TH_HEAD, FILE_PAGE), "planning"));
}

static void
the_places_of_a_file_are_one_row_on_each_of_its_pages(void **state)
{
	static const char *const page[] = { FILE_PAGE, FILE_PAGE "/access", FILE_PAGE "/offices",
		FILE_PAGE "/services", FILE_PAGE "/forms", FILE_PAGE "/edit" };

	(void)state;
	for (size_t i = 0; i < LEN(page); i++) {
		struct th_answer a = th_get(&h, TH_OPS, page[i]);

		assert_true(a.code == 200 && has(a, "k-sub") && has(a, FILE_PAGE "/plan\"") &&
		    has(a, "aria-current=\"page\"") && has(a, "Anna Nowak"));
	}
	assert_false(has(th_get(&h, TH_HEAD, FILE_PAGE), FILE_PAGE "/plan\""));
}

/* R391 */
static void
the_own_goal_stands_first_on_the_file(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/plan/new", "id", "700", "main_goal",
	    "I want to live on my own work", "job", "", "contact", "", NULL).code, 303);
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(has(a, "To manage alone") && has(a, "I want to live on my own work"));
	assert_true(a.statements <= 12);
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "I want to live on my own work"));
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(each_partner_stands_there_with_its_people_and_what_it_does_now),
		T(the_same_support_by_two_partners_is_warned_of_and_never_blocked),
		T(what_has_not_moved_for_a_month_stands_on_the_page_and_on_my_day),
		T(consents_in_force_and_ended_stand_apart_and_an_end_is_announced),
		T(the_own_goal_stands_first_on_the_file),
		T(the_places_of_a_file_are_one_row_on_each_of_its_pages),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
