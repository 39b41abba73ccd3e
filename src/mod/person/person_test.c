/* SPDX-License-Identifier: EUPL-1.2
 * person_test.c - who is found by whom, the person's page, care, the end of support.
 */
#include "core/test_help.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define ANNA "44051401359"  /* a valid number */
#define PESEL "02070803628" /* another */

static struct th h;
static const group_id GROUP = { 100 };
static const person_id FIRST = { 300 };

static bool
has(struct th_answer a, const char *text)
{
	return a.body != NULL && strstr(a.body, text) != NULL;
}

static void
commit(void)
{
	assert_int_equal(th_commit(&h), ST_OK);
}

/* A client since 1 September; pesel NULL: not known. */
static void
enrol(person_id id, int64_t no, const char *given, const char *surname, const char *pesel)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	const struct person_in in = { .given = given,
		.surname = surname,
		.pesel = pesel,
		.phone = "600 100 200",
		.address = "ul. Jasna 1",
		.strengths = "gotuje dla wielu" };

	assert_int_equal(person_add(cx, id, &in), ST_OK);
	th_enrol(&h, id, GROUP, no, "2026-09-01");
	commit();
}

static void
propose(int user, int64_t id, const char *given, const char *surname, const char *pesel)
{
	struct candidate_in in = { .id = { id },
		.given = given,
		.surname = surname,
		.pesel = pesel,
		.phone = "",
		.email = "",
		.address = "",
		.stays_at = "",
		.situation = "",
		.reason = "long with us",
		.motivation = "",
		.readiness = "",
		.interest = "",
		.declared_at = "",
		.remark = "",
		.no_address = true,
		.no_document = true,
		.ops_client = "unknown",
		.pup_registered = "unknown" };

	assert_int_equal(recruit_candidate_add(th_begin(&h, user, DB_WRITE), GROUP, &in), ST_OK);
	commit();
}

static int
setup(void **state)
{
	const struct group_in g = { .id = GROUP,
		.name = "Grupa Tajna",
		.cycle = 1,
		.kind = "one",
		.category = { 2 },
		.mixed_reason = "",
		.intake = "continuous",
		.territory = "",
		.places = 12,
		.labour_note = "",
		.fit_note = "",
		.declare_at = "",
		.from_on = "2026-09-01" };

	(void)state;
	th_open(&h);
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &g), ST_OK);
	commit();
	enrol(FIRST, 3, "Anna", "Żółć-Nowak", ANNA);
	enrol((person_id){ 301 }, 4, "Bartosz", "Żak", NULL);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

/* ---- finding ---- */

/* R002 */
static void
clients_are_found_by_beginnings_of_words_and_by_pesel(void **state)
{
	static const char *const good[] = { "zolc", "ŻÓŁ", "now", "anna", "ann+zol", "nowak+a",
		"44051401359", "440514-01359" };

	(void)state;
	for (size_t i = 0; i < LEN(good); i++) {
		char *path = arena_strf(h.mem, "/p/7/people?q=%s", good[i]);

		for (char *p = path; *p != '\0'; p++)
			if (*p == '+')
				*p = ' ';
		struct th_answer a = th_get(&h, TH_NGO, path);

		assert_int_equal(a.code, 200);
		if (!has(a, "Żółć-Nowak Anna") || has(a, "Żak Bartosz"))
			fail_msg("%s", path);
	}
	assert_false(has(th_get(&h, TH_NGO, "/p/7/people?q=olc"), "Nowak"));
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=nikogo takiego"), "Nobody was found"));
	assert_true(
	    has(th_get(&h, TH_NGO, "/p/7/people?q=44051401358"), "one of its digits is wrong"));
}

/* Whatever the number of those whose name begins so, a few are looked at and no more. */
static void
a_search_that_fits_very_many_asks_for_more_letters(void **state)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	struct th_answer a;

	(void)state;
	for (int64_t i = 0; i < PERSON_FOUND_MAX + 20; i++) {
		const struct person_in in = { .given = i == 50 ? "Zenon" : "Kaja",
			.surname = "Kajak-Kajman",      /* three words that begin so: one person */
			.phone = "", .address = "", .strengths = "" };

		assert_int_equal(person_add(cx, (person_id){ 5000 + i }, &in), ST_OK);
		th_enrol(&h, (person_id){ 5000 + i }, GROUP, 10 + i, "2026-09-01");
	}
	commit();
	a = th_get(&h, TH_NGO, "/p/7/people?q=kaj");
	assert_true(has(a, "more than 40 people. Add letters"));
	assert_true(has(a, "page=2"));
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=kaj&page=3"), "more than 40"));
	a = th_get(&h, TH_NGO, "/p/7/people?q=kaj zen");
	assert_true(has(a, ": 1 person"));
	assert_true(has(a, "Kajak-Kajman Zenon"));
}

/* R144 R182 */
static void
a_candidate_without_address_and_documents_is_found_by_her_own_partner_only(void **state)
{
	(void)state;
	propose(TH_NGO, 900, "Celina", "Bezdomna", NULL);
	assert_true(
	    has(th_get(&h, TH_NGO, "/p/7/people?q=celi"), "candidate of your organisation"));
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=celi"), "/p/7/candidates/900"));
	assert_false(has(th_get(&h, TH_PUP, "/p/7/people?q=celi"), "Bezdomna"));
	assert_false(has(th_get(&h, TH_COORDINATOR, "/p/7/people?q=celi"), "Bezdomna"));
	assert_false(has(th_get(&h, TH_HEAD, "/p/7/people?q=celi"), "Bezdomna"));
	assert_int_equal(th_looks(&h, TH_NGO, (person_id){ 900 }), 1);
	assert_int_equal(th_looks(&h, TH_PUP, (person_id){ 900 }), 0);
}

/* R144 */
static void
a_pesel_only_another_partner_knows_changes_nothing(void **state)
{
	struct th_answer before = th_get(&h, TH_PUP, "/p/7/people?q=" PESEL), after;

	(void)state;
	propose(TH_NGO, 900, "Celina", "Bezdomna", PESEL);
	after = th_get(&h, TH_PUP, "/p/7/people?q=" PESEL);
	assert_int_equal(before.code, 200);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.body, after.body, before.n);
	assert_int_equal(before.statements, after.statements);
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=" PESEL), "Bezdomna"));
}

/* R002 */
static void
readers_see_nobody_and_heads_see_clients(void **state)
{
	(void)state;
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people").code, 403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people/300").code, 403);
	assert_true(has(th_get(&h, TH_HEAD, "/p/7/people"), "Żak Bartosz"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/8/people").code, 404);
}

/* R002 */
static void
everybody_shown_is_noted_and_nobody_else(void **state)
{
	(void)state;
	th_get(&h, TH_OPS, "/p/7/people?q=anna");
	assert_int_equal(th_looks(&h, TH_OPS, FIRST), 1);
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 301 }), 0);
	th_get(&h, TH_OPS, "/p/7/people");
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 301 }), 1);
	th_get(&h, TH_PUP, "/p/7/people/301");
	assert_int_equal(th_looks(&h, TH_PUP, (person_id){ 301 }), 1);
	th_get(&h, TH_NGO, "/p/7/groups/100/month");
	assert_int_equal(th_looks(&h, TH_NGO, FIRST), 1);
}

static void
lists_are_in_polish_order_paged_and_ask_few_statements(void **state)
{
	struct th_answer a;

	(void)state;
	for (int64_t i = 0; i < 60; i++)
		enrol((person_id){ 400 + i }, 10 + i, "Osoba", i == 0 ? "Ćma" : "Cyga", NULL);
	a = th_get(&h, TH_OPS, "/p/7/people");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "62 people") && has(a, "1 / 2"));
	assert_false(has(a, "Ćma") || has(a, "Żak"));
	assert_true(a.statements <= 12);
	a = th_get(&h, TH_OPS, "/p/7/people?page=2");
	assert_true(has(a, "Ćma") && strstr(a.body, "Ćma") < strstr(a.body, "Żak"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people?page=99"), "This list is shorter now."));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people?page=-1").code, 200);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people?state=%00x").code, 200);
}

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
		T(clients_are_found_by_beginnings_of_words_and_by_pesel),
		T(a_search_that_fits_very_many_asks_for_more_letters),
		T(a_candidate_without_address_and_documents_is_found_by_her_own_partner_only),
		T(a_pesel_only_another_partner_knows_changes_nothing),
		T(readers_see_nobody_and_heads_see_clients),
		T(everybody_shown_is_noted_and_nobody_else),
		T(lists_are_in_polish_order_paged_and_ask_few_statements),
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
