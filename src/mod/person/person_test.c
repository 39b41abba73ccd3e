/* SPDX-License-Identifier: EUPL-1.2
 * person_test.c - the person's page, care, the end of support.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mod/person/person_test_help.h"

/* R117 */
static void
the_page_says_who_she_is_and_what_comes_next(void **state)
{
	struct th_answer a = th_get(&h, TH_OPS, "/p/7/people/300");

	(void)state;
	assert_int_equal(a.code, 200);
	assert_true(has(a, "gotuje dla wielu") && has(a, "600 100 200") && has(a, "Grupa Tajna"));
	assert_true(has(a, "/p/7/people/300/services/new") && has(a, "/p/7/people/300/closing"));
	assert_true(has(a, "since 01.09.2026, 2 weeks so far"));
	assert_true(a.statements <= 12);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999").code, 404);
}

/* R262 */
static void
support_is_closed_corrected_followed_up_and_reopened(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	    "31.02.2026", "reason", "work", "note", "", "situation", "pracuje w piekarni", "why",
	    "", "stamp", "", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "pracuje w piekarni"));
	a = th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	    "2026-09-08", "reason", "work", "note", "", "situation", "pracuje w piekarni", "why",
	    "", "stamp", "", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/people/300");
	assert_true(
	    has(a, "2 weeks") && has(a, "found work") && has(a, "to be asked by 8 October 2026"));
	/* another who had the empty form open is told */
	a = th_post(&h, TH_PUP, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	    "2026-09-09", "reason", "moved", "note", "do siostry", "situation", "inaczej", "why",
	    "", "stamp", "", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Olga Ops") && has(a, "inaczej"));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/"), "ask how things are after support"));
	a = th_post(&h, TH_OPS, "/p/7/people/300/follow-up", "enrolment", "1300", "on",
	    "2026-09-12", "situation", "nadal pracuje", "stamp", "", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/300"), "nadal pracuje"));
	a = th_post(&h, TH_OPS, "/p/7/people/300/reopen", "enrolment", "1300", "reopen", "", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(
	    &h, TH_OPS, "/p/7/people/300/reopen", "enrolment", "1300", "reopen", "wraca", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/300"), "so far"));
}

/* R182 */
static void
data_change_with_history_and_two_writers_lose_nothing(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/people/301/edit", "given", "Bartosz", "surname", "Żak",
	    "no_address", "1", "stays_at", "noclegownia", "strengths", "naprawia rowery", "stamp",
	    "0", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_PUP, "/p/7/people/301/edit", "given", "Bartosz", "surname", "Żak",
	    "phone", "500", "stamp", "0", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Olga Ops"));
	a = th_get(&h, TH_PUP, "/p/7/people/301/edit");
	assert_true(has(a, "noclegownia") && has(a, "600 100 200"));    /* the second as what stood before */
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/people/301/edit").code, 403);
}

/* R147 */
static void
what_she_told_freely_and_takes_back_is_not_kept(void **state)
{
	const char *const features[] = { "słabo słyszy", "" };
	struct th_answer a;

	(void)state;
	for (size_t i = 0; i < LEN(features); i++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/301/edit", "given", "Bartosz",
		    "surname", "Żak", "phone", i == 0 ? "500" : "501", "feature_1", features[i],
		    "stamp", "", NULL).code, 303);
	a = th_get(&h, TH_PUP, "/p/7/people/301/edit");
	assert_true(has(a, "Telephone: 500"));          /* a number is kept as it was */
	assert_true(has(a, "Other feature 1: changed; what stood here before is not kept"));
	assert_false(has(a, "słabo słyszy"));
	a = th_get(&h, TH_PUP, "/p/7/people/301");
	assert_false(has(a, "słabo słyszy"));
}

static void
care_begins_and_ends_and_shows_on_my_clients(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_NGO, "/p/7/people/300/care", "id", "5000", "user", "4", "from_on",
	    "2026-09-02", "note", "", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_NGO, "/p/7/people/300");
	assert_true(has(a, "Natalia Ngo"));
	a = th_post(
	    &h, TH_NGO, "/p/7/people/300/care/end", "care", "5000", "to_on", "2026-09-01", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(
	    &h, TH_NGO, "/p/7/people/300/care/end", "care", "5000", "to_on", "2026-09-10", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people/300/care"), "10.09.2026"));
}

static void
my_clients_are_paged_beside_everybody(void **state)
{
	struct take_in in = { .user = { 4 }, .from_on = "2026-09-02", .note = "" };
	struct th_answer a;

	(void)state;
	for (int64_t i = 0; i < 51; i++) {
		enrol((person_id){ 400 + i }, 10 + i, "Moja", i == 50 ? "Żyto" : "Cyga", NULL);
		in.id = (caseload_id){ 5000 + i };
		assert_int_equal(
		    person_take(th_begin(&h, TH_NGO, DB_WRITE), (person_id){ 400 + i }, &in),
		    ST_OK);
		commit();
	}
	a = th_get(&h, TH_NGO, "/p/7/people");
	assert_true(has(a, "mine=2") && !has(a, "Żyto Moja"));
	a = th_get(&h, TH_NGO, "/p/7/people?mine=2&page=2&state=all");
	assert_true(has(a, "Żyto Moja"));
	assert_true(has(a, "?state=all&amp;page=2\"") && has(a, "?state=all&amp;mine=2\""));
	a = th_get(&h, TH_NGO, "/p/7/people?mine=3");
	assert_true(has(a, "This list is shorter now."));
}

static void
a_month_of_the_group_shows_one_row_per_client(void **state)
{
	struct th_answer a = th_get(&h, TH_OPS, "/p/7/groups/100/month");

	(void)state;
	assert_int_equal(a.code, 200);
	assert_true(has(a, "Żółć-Nowak Anna") && has(a, "Żak Bartosz") &&
	    has(a, "no support yet: a first talk would help"));
	assert_true(a.statements <= 12);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/groups/100/month/2026-08"),
	    "Nobody of this group was in support"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/groups/100/month/2026-13").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/groups/101/month").code, 404);
}

/* R002 */
static void
what_belongs_to_another_person_or_partnership_cannot_be_reached(void **state)
{
	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1301",
	    "to_on", "2026-09-08", "reason", "work", "situation", "praca", NULL).code, 404);
	assert_int_equal(th_post(&h, TH_OPS, "/p/8/people/300/closing", "enrolment", "1300",
	    "to_on", "2026-09-08", "reason", "work", "situation", "praca", NULL).code, 404);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/people/300/care", "id", "5000", "user", "4",
	    "from_on", "2026-09-02", NULL).code, 303);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/people/301/care/end", "care", "5000", "to_on",
	    "2026-09-10", NULL).code, 404);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/people/301/care", "id", "5001", "user", "99",
	    "from_on", "2026-09-02", NULL).code, 422);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/300/closing"), "value=\"1300\""));
}

static void
bad_input_is_named_kept_and_escaped(void **state)
{
	const char *const pesel[] = { "44051401358", "4405140135", "00000000000", "abc" };
	char *endless = arena_alloc(h.mem, 100001);
	struct th_answer a;

	(void)state;
	memset(endless, 'x', 100000);
	for (size_t i = 0; i < LEN(pesel); i++) {
		a = th_post(&h, TH_OPS, "/p/7/people/301/edit", "given", "<b>&\"", "surname", "Żak",
		    "pesel", pesel[i], "stamp", "0", NULL);
		assert_int_equal(a.code, 422);
		assert_true(has(a, pesel[i]) && has(a, "&lt;b&gt;&amp;") && !has(a, "<b>&"));
	}
	a = th_post(&h, TH_OPS, "/p/7/people/301/edit", "given", "", "surname", "", "pesel", ANNA,
	    "contact", endless, "birth_on", "31.02.1990", "stamp", "0", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/people/301/edit", "given", "Bartosz", "surname", "Żak",
	    "pesel", ANNA, "stamp", "0", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "Another client has this PESEL"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people?q='; DROP TABLE person; --%").code, 200);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people?q=<script>").code, 200);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/people?q=<script>"), "<script>\""));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/301"), "Żak"));
}

/* A reason left out says so, and the closing above it still stands as it was saved. */
static void
reopening_without_a_reason_keeps_the_closing_in_its_form(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	    "2026-09-08", "reason", "work", "situation", "pracuje w piekarni", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, "/p/7/people/300/reopen", "enrolment", "1300", "reopen", "", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "pracuje w piekarni") && has(a, "08.09.2026"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/301/follow-up").code, 404);
}

/* R061 */
static void
who_leaves_hands_over_her_clients_and_stays_in_the_history(void **state)
{
	struct th_answer a;

	(void)state;
	th_post(&h, TH_NGO, "/p/7/people/300/care", "id", "5000", "user", "4", "from_on",
	    "2026-09-02", NULL);
	th_post(&h, TH_NGO, "/p/7/people/301/care", "id", "5001", "user", "4", "from_on",
	    "2026-09-02", NULL);
	th_post(&h, TH_OPS, "/p/7/people/301/care", "id", "5002", "user", "2", "from_on",
	    "2026-09-03", NULL);
	person_handover(
	    th_begin(&h, TH_COORDINATOR, DB_WRITE), (user_id){ 4 }, (user_id){ 2 }, "zna psa");
	assert_int_equal(person_caseload(&h.cx, (user_id){ 4 }), 0);
	assert_int_equal(person_caseload(&h.cx, (user_id){ 2 }), 2);
	commit();
	a = th_get(&h, TH_OPS, "/p/7/people/300/care");
	assert_true(has(a, "Natalia Ngo") && has(a, "Olga Ops") && has(a, "zna psa"));
}

/* R094 */
static void
support_that_ends_without_work_says_why_and_is_not_blocked(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	    "2026-09-08", "reason", "completed", "note", "", "situation", "still looking", "why",
	    "", "stamp", "", NULL);
	assert_true(a.code == 422 && has(a, "what was behind it") && has(a, "still looking"));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	        "2026-09-08", "reason", "completed", "note", "no offers within reach", "situation",
	        "still looking", "why", "", "stamp", "", NULL)
	        .code,
	    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/300"), "no offers within reach"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(the_page_says_who_she_is_and_what_comes_next),
		T(support_is_closed_corrected_followed_up_and_reopened),
		T(data_change_with_history_and_two_writers_lose_nothing),
		T(what_she_told_freely_and_takes_back_is_not_kept),
		T(care_begins_and_ends_and_shows_on_my_clients),
		T(my_clients_are_paged_beside_everybody),
		T(a_month_of_the_group_shows_one_row_per_client),
		T(what_belongs_to_another_person_or_partnership_cannot_be_reached),
		T(bad_input_is_named_kept_and_escaped),
		T(reopening_without_a_reason_keeps_the_closing_in_its_form),
		T(support_that_ends_without_work_says_why_and_is_not_blocked),
		T(who_leaves_hands_over_her_clients_and_stays_in_the_history),
#undef T
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
