/* SPDX-License-Identifier: EUPL-1.2
 * casefile_whole_test.c - whole cases: somebody without address and documents, days out of order,
 * what a meeting of the partners settles, what is missing for a trade.
 */
#include "base/mark.h"
#include "core/test_help.h"
#include "mod/casefile/casefile.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FILE_PAGE "/p/7/people/300"
#define ENTRY "/p/7/diagnoses/900/entries/new"

static struct th h;
static const person_id JAN = { 300 };

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/groups", "id", "100", "name", "G",
	                     "cycle", "1", "kind", "one", "category", "1", "intake", "closed",
	                     "places", "12", "from_on", "1.09.2026", NULL)
	                     .code,
	    303);
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), JAN,
	    &(struct person_in){ .given = "Jan", .surname = "Kos", .no_address = true,
	    .stays_at = "shelter in Polna street", .no_document = true }), ST_OK);
	th_enrol(&h, JAN, (group_id){ 100 }, 1, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

static void
diagnosis(void)
{
	diagnosis_id d;
	struct cx *cx = th_begin(&h, TH_OPS, DB_WRITE);

	assert_int_equal(
	    diagnosis_begin(cx, JAN, &(struct diagnosis_begin){ { 900 }, true, "" }, &d), ST_OK);
	assert_int_equal(case_basis_add(cx, JAN,
	                     &(struct case_basis_in){ .id = { 1 },
	                         .ground = "agreement",
	                         .legal = "umowa",
	                         .recipient = { 2 },
	                         .purpose = "joint diagnosis",
	                         .from_on = "2026-09-01" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

/* R182 */
static void
without_address_and_documents_all_of_the_file_and_its_papers_work(void **state)
{
	static const char *const paper[] = { "own", "card", "information", "consent", "welcome" };
	struct th_answer a = th_get(&h, TH_PUP, FILE_PAGE);

	(void)state;
	assert_true(has(a, "no fixed address now; stays at: shelter in Polna street") &&
	    has(a, "has none now") && has(a, "not known"));
	assert_int_equal(
	    th_post(&h, TH_OPS, FILE_PAGE "/edit", "given", "Jan", "surname", "Kos", "no_address",
	        "1", "stays_at", "allotment by the river", "no_document", "1", "stamp", "", NULL)
	        .code,
	    303);
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE), "allotment by the river"));
	for (size_t i = 0; i < LEN(paper); i++) {
		a = th_get(&h, TH_OPS, arena_strf(h.mem, FILE_PAGE "/papers/%s", paper[i]));
		assert_true(a.code == 200 && memcmp(a.body, "%PDF-", 5) == 0);
	}
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/services/new", "id", "500", "person", "300", "kind", "18",
	        "scope", "A bed for the night", "on", "09.09.2026", "minutes", "1", NULL)
	        .code,
	    303);
	assert_true(has(th_get(&h, TH_NGO, FILE_PAGE), "A bed for the night"));
	assert_string_equal(th_get(&h, TH_OPS, "/p/7/people?q=kos").location, FILE_PAGE);
}

/* A day after a later one is named, and what was typed stays. */
static void
days_out_of_order_are_named(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, FILE_PAGE "/access/basis", "id", "5", "ground", "consent",
	    "recipient", "2", "purpose", "a course", "from_on", "10.09.2026", "to_on", "09.09.2026",
	    NULL);
	assert_true(
	    a.code == 422 && has(a, "The last day is before the first.") && has(a, "a course"));
	a = th_post(&h, TH_OPS, FILE_PAGE "/notes/new", "id", "801", "on", "14.09.2026", "channel",
	    "phone", "contact", "contact", "content", "tomorrow", "circle", "partner", "warning",
	    "dog", "warning_to", "01.09.2026", NULL);
	assert_true(a.code == 422 && has(a, "14.09.2026 has not come yet") && has(a, "tomorrow"));
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/care", "id", "5000", "user", "2",
	                     "from_on", "2026-09-05", "note", "", NULL)
	                     .code,
	    303);
	a = th_post(&h, TH_OPS, FILE_PAGE "/care/end", "care", "5000", "to_on", "04.09.2026", NULL);
	assert_true(a.code == 422 && has(a, "is before the first"));
	a = th_post(&h, TH_OPS, FILE_PAGE "/closing", "enrolment", "1300", "to_on", "2026-08-30",
	    "reason", "work", "note", "", "situation", "works", "why", "", "stamp", "", NULL);
	assert_true(a.code == 422 && has(a, "is before that") && has(a, "works"));
}

/* R187 */
static void
a_meeting_names_who_was_there_and_what_comes_first(void **state)
{
	struct th_answer a;

	(void)state;
	diagnosis();
	a = th_post(&h, TH_OPS, ENTRY, "id", "912", "kind", "meeting", "code", "competences",
	    "code", "social", "content", "Both confirmed", "source", "worker", "circle", "team",
	    NULL);
	assert_true(a.code == 422 && has(a, "href=\"#who\"") && has(a, "Both confirmed"));
	a = th_post(&h, TH_OPS, ENTRY, "id", "912", "kind", "meeting", "code", "competences",
	    "code", "social", "content", "Both confirmed", "who", "OPS, PUP and the client",
	    "source", "worker", "circle", "team", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_PUP, "/p/7/diagnoses/900");
	assert_true(has(a, "Areas that come first") && has(a, "OPS, PUP and the client"));
	a = th_get(&h, TH_PUP, FILE_PAGE "?kind=diagnosis");
	assert_true(has(a, "Consultation meeting of the partners") && has(a, "Both confirmed"));
	assert_false(has(th_get(&h, TH_NGO, "/p/7/diagnoses/900"), "Both confirmed"));
	assert_false(has(th_get(&h, TH_NGO, FILE_PAGE), "Both confirmed"));
}

static struct th_answer
entry(const char *id, const char *kind, const char *more, const char *minutes, const char *until)
{
	return th_post(&h, TH_OPS, ENTRY, "id", id, "kind", kind, "content",
	    arena_strf(h.mem, "Entry %s", id), "more", more, "source", "client", "on", "10.09.2026",
	    "until", until, "minutes", minutes, "circle", "team", NULL);
}

/* R188 */
static void
what_is_missing_for_a_trade_has_its_cause_and_the_job_club_its_eighty_hours(void **state)
{
	struct th_answer a;

	(void)state;
	diagnosis();
	assert_int_equal(entry("910", "deficit", "The course was too far", "", "").code, 303);
	assert_int_equal(entry("911", "training", "To drive a fork-lift", "", "").code, 303);
	assert_int_equal(entry("912", "exam", "passed", "", "").code, 303);
	a = entry("913", "licence", "", "", "01.09.2026");
	assert_true(a.code == 422 && has(a, "is before the first"));
	assert_int_equal(entry("913", "licence", "", "", "01.09.2027").code, 303);
	assert_int_equal(entry("914", "club", "", "", "").code, 422);
	assert_int_equal(entry("914", "club", "", "50 h", "").code, 303);
	assert_int_equal(entry("915", "club", "", "31 h", "").code, 303);
	a = th_get(&h, TH_PUP, "/p/7/diagnoses/900");
	assert_true(has(a, "81 of 80 h") && has(a, "The course was too far") &&
	    has(a, "To drive a fork-lift") && has(a, "passed") && has(a, "01.09.2027"));
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(without_address_and_documents_all_of_the_file_and_its_papers_work),
		T(days_out_of_order_are_named),
		T(a_meeting_names_who_was_there_and_what_comes_first),
		T(what_is_missing_for_a_trade_has_its_cause_and_the_job_club_its_eighty_hours),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
