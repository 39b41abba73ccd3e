/* SPDX-License-Identifier: EUPL-1.2
 * ask_test.c - referrals out of one contact, messages answered quickly, passed on within a partner,
 * and a consent withdrawn while the page is open.
 */
#include "mod/ask/ask.h"
#include "mod/casefile/casefile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mod/casefile/casefile_test_help.h"

#define NEW_ASK FILE_PAGE "/asks/new"

static void
basis(int64_t id, int64_t recipient)
{
	assert_int_equal(case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), ANNA,
	                     &(struct case_basis_in){ .id = { id },
	                         .ground = "consent",
	                         .recipient = { recipient },
	                         .purpose = "joint work",
	                         .from_on = "2026-09-01" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static int
setup_asked(void **state)
{
	setup(state);
	basis(1, 2);
	basis(2, 3);
	basis(3, 1);
	return 0;
}

static struct th_answer
refer(const char *id, const char *note)
{
	return th_post(&h, TH_OPS, NEW_ASK, "id", id, "note", note, "kind", "referral", "to", "2",
	    "to", "3", "content", "Please help with a course", "due_on", "20.09.2026", NULL);
}

/* R018 */
static void
one_contact_refers_to_several_partners_and_each_state_is_seen(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(
	    th_post(&h, TH_OPS, FILE_PAGE "/notes/new", "id", "801", "on", "10.09.2026", "channel",
	        "phone", "contact", "contact", "content", "wants a course", "circle", "team", NULL)
	        .code,
	    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/notes/801"), NEW_ASK "?note=801"));
	assert_int_equal(th_get(&h, TH_OPS, NEW_ASK "?note=801").code, 200);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(refer("900", "801").code, 303);
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(a.statements <= 12);
	assert_true(has(a, "Referral to: PUP") && has(a, "waits for an answer"));
	a = th_get(&h, TH_PUP, "/p/7/asks/900");
	assert_true(has(a, "Please help with a course") && !has(a, "/p/7/notes/801"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/asks/900"), "/p/7/notes/801"));
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/asks/900", "state", "taken", "answer",
	                     "In October", "was", "sent", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/asks/900"), "taken up"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/asks/901"), "waits for an answer"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE "?kind=talk"), "In October"));
}

/* R063 */
static void
a_message_is_answered_by_one_press_and_two_do_not_overwrite(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, NEW_ASK, "id", "900", "kind", "message", "to", "2",
	                     "content", "Is she registered?", NULL)
	                     .code,
	    303);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/asks/900", "state", "done", "answer", "", "was", "sent", NULL)
	        .code,
	    403);
	a = th_post(
	    &h, TH_PUP, "/p/7/asks/900", "state", "declined", "answer", "", "was", "sent", NULL);
	assert_true(a.code == 422 && has(a, "Say why"));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_PUP, "/p/7/asks/900", "state", "done", "answer",
		    "Yes, since May", "was", "sent", NULL).code, 303);
	a = th_post(&h, TH_PUP, "/p/7/asks/900", "state", "declined", "answer", "no idea", "was",
	    "sent", NULL);
	assert_true(a.code == 409 && has(a, "Yes, since May"));
	assert_true(has(th_get(&h, TH_OPS, "/"), "answers about Anna Nowak"));
	assert_true(th_get(&h, TH_OPS, "/").statements <= 12);
}

/* R062 */
static void
it_waits_for_the_contact_person_who_gives_it_to_a_colleague(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(refer("900", "").code, 303);
	a = th_get(&h, TH_PUP, "/");
	assert_true(
	    has(a, "asks about Anna Nowak") && has(a, "by 20.09.2026") && !has(a, "a course"));
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/asks/900/pass", "user", "4", NULL).code, 422);
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/asks/900/pass", "user",
	    arena_strf(h.mem, "%d", TH_PUP + 1), NULL).code, 303);
	assert_true(has(th_get(&h, TH_PUP, "/"), "asks about Anna Nowak"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/asks/900/pass", "user", "2", NULL).code, 403);
}

/* R382 */
static void
nothing_is_sent_without_a_ground_and_a_withdrawn_one_closes_an_open_page(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(refer("900", "").code, 303);
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/asks/900").code, 200);
	assert_int_equal(case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA, (basis_id){ 1 },
	    "she asked"), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_post(&h, TH_PUP, "/p/7/asks/900", "state", "taken", "answer", "I had typed this",
	    "was", "sent", NULL);
	assert_true(a.code == 409 && has(a, "I had typed this") &&
	    has(a, "The consent was withdrawn while this page was open"));
	assert_false(has(a, "Nowak") || has(a, "Please help"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/asks/900").code, 404);
	assert_false(has(th_get(&h, TH_PUP, "/"), "asks about"));
	a = th_post(&h, TH_OPS, NEW_ASK, "id", "910", "kind", "message", "to", "2", "content",
	    "still there?", NULL);
	assert_true(
	    a.code == 422 && has(a, "No consent or law lets PUP") && has(a, "still there?"));
}

static void
what_is_missing_is_said_all_at_once_and_others_reach_nothing(void **state)
{
	struct th_answer a = th_post(&h, TH_OPS, NEW_ASK, "id", "900", "kind", "referral",
	    "content", " ", "due_on", "01.09.2026", NULL);

	(void)state;
	assert_true(a.code == 422 && has(a, "Choose whom you ask.") &&
	    has(a, "Write what you ask for.") && has(a, "01.09.2026 is over already."));
	assert_int_equal(th_post(&h, TH_OPS, NEW_ASK, "id", "900", "kind", "referral", "to_name",
	                     "Szpital", "content", "a bed", NULL)
	                     .code,
	    303);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/asks/900", "state", "done", "answer", "", "was", "sent", NULL)
	        .code,
	    303);
	assert_int_equal(th_get(&h, TH_HEAD, NEW_ASK).code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/asks/900").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/asks/999").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/asks/new").code, 404);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup_asked, teardown)
	const struct CMUnitTest tests[] = {
		T(one_contact_refers_to_several_partners_and_each_state_is_seen),
		T(a_message_is_answered_by_one_press_and_two_do_not_overwrite),
		T(it_waits_for_the_contact_person_who_gives_it_to_a_colleague),
		T(nothing_is_sent_without_a_ground_and_a_withdrawn_one_closes_an_open_page),
		T(what_is_missing_is_said_all_at_once_and_others_reach_nothing),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
