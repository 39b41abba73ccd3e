/* SPDX-License-Identifier: EUPL-1.2
 * rights_test.c - the information sheet and what changed since it was handed out, how it was
 * explained, requests for correction and their answers, a consent to sign.
 */
#include "mod/casefile/casefile.h"
#include "mod/rights/rights_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mod/casefile/casefile_test_help.h"

#define RIGHTS FILE_PAGE "/rights"

static bool
is_pdf(struct th_answer a)
{
	return a.code == 200 && a.n > 5 && memcmp(a.body, "%PDF-", 5) == 0;
}

static void
consent(int64_t id, int64_t recipient)
{
	assert_int_equal(case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), ANNA,
	                     &(struct case_basis_in){ .id = { id },
	                         .ground = "consent",
	                         .recipient = { recipient },
	                         .purpose = "joint work",
	                         .health = true,
	                         .from_on = "2026-09-01",
	                         .to_on = "2026-12-31" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static struct rights_info
info_now(enum lang lang)
{
	struct rights_info info;
	struct cx *cx = th_begin(&h, TH_OPS, DB_READ);

	rights_info(cx, lang, ANNA, &info);
	db_rollback(cx->db);
	return info;
}

static bool
in(const struct rights_list *l, const char *what)
{
	for (size_t i = 0; i < l->n; i++)
		if (strstr(l->text[i], what) != NULL)
			return true;
	return false;
}

/* R380 */
static void
the_information_sheet_is_made_of_the_real_rights(void **state)
{
	struct rights_info info = info_now(LANG_EN);
	const struct rights_list *reader = &info.part[RIGHTS_READERS];

	(void)state;
	assert_true(in(reader, "Olga Ops") && in(reader, "OPS"));
	assert_false(in(reader, "Gmina") || info.part[RIGHTS_GROUNDS].n > 0);
	consent(1, 2);
	assert_int_equal(case_name(th_begin(&h, TH_COORDINATOR, DB_WRITE), ANNA,
	                     &(struct case_name_in){ { 950 }, { TH_PUP + 1 }, "health",
	                         "2026-09-01", NULL, "plans a course" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	info = info_now(LANG_EN);
	assert_true(in(&info.part[RIGHTS_GROUNDS], "joint work") &&
	    in(&info.part[RIGHTS_GROUNDS], "until 31 December 2026"));
	assert_true(in(&info.part[RIGHTS_NAMED], "health: "));
	assert_true(is_pdf(th_get(&h, TH_OPS, FILE_PAGE "/papers/information")));
	assert_int_equal(th_get(&h, TH_HEAD, FILE_PAGE "/papers/information").code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/papers/information").code, 404);
	assert_true(th_looks(&h, TH_OPS, ANNA) > 0);
}

/* R288 R290 */
static void
the_information_sheet_says_in_which_roles_we_speak_and_how_it_goes_on(void **state)
{
	struct th_answer a = th_get(&h, TH_OPS, FILE_PAGE "/papers/information");
	const char *words = th_words(&h, a.body, a.n);

	(void)state;
	assert_non_null(strstr(words, "Our two roles"));
	assert_non_null(strstr(words, "has a say in benefits"));
	assert_non_null(strstr(words, "talk and community interview"));
	assert_non_null(strstr(words, "plan and social contract"));
	assert_non_null(strstr(words, "We ask you to take part"));
}

/* R011 */
static void
a_law_stands_on_the_sheet_while_it_is_in_force(void **state)
{
	struct cx *cx = th_begin(&h, TH_OPS, DB_READ);
	struct rights_list now = { NULL, 0 }, then = { NULL, 0 };

	(void)state;
	rights_laws(cx, LANG_PL, &now);
	assert_true(in(&now, "2025 poz. 620") && !in(&now, "promocji zatrudnienia"));
	cx->today = "2025-05-31";
	rights_laws(cx, LANG_PL, &then);
	assert_true(in(&then, "promocji zatrudnienia") && !in(&then, "2025 poz. 620"));
	db_rollback(cx->db);
}

static struct th_answer
handed(const char *id, const char *understood, const char *again, const char *language,
    const char *interpreter)
{
	return th_post(&h, TH_OPS, RIGHTS "/handed", "id", id, "on", "10.09.2026", "way", "talk",
	    "understood", understood, "words", "I see", "again_on", again, "language", language,
	    "interpreter", interpreter, "format", "large", NULL);
}

/* R369 */
static void
how_it_was_explained_and_whether_understood_is_kept(void **state)
{
	struct th_answer a;

	(void)state;
	assert_true(has(th_get(&h, TH_OPS, RIGHTS), "Not handed out yet"));
	a = handed("801", "", "", "", "");
	assert_true(a.code == 422 && has(a, "Ask whether it was understood") && has(a, "I see"));
	a = handed("801", "partly", "", "", "");
	assert_true(a.code == 422 && has(a, "agree a day to talk it over again"));
	a = handed("801", "partly", "09.09.2026", "", "");
	assert_true(a.code == 422 && has(a, "The next talk is before this one."));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(handed("801", "partly", "20.09.2026", "", "").code, 303);
	a = th_get(&h, TH_OPS, RIGHTS);
	assert_true(has(a, "understood in part") && has(a, "20.09.2026") && has(a, "large print"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "Explain again what is kept"));
	assert_int_equal(handed("802", "yes", "", "", "").code, 303);
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE), "Explain again what is kept"));
}

/* R382 */
static void
what_was_said_to_the_sheet_is_for_those_who_read_its_partner(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(handed("801", "yes", "", "Ukrainian", "Oksana").code, 303);
	a = th_get(&h, TH_NGO, RIGHTS);
	assert_true(has(a, "understood") && !has(a, "I see") && !has(a, "Oksana"));
	consent(1, 3);
	a = th_get(&h, TH_NGO, RIGHTS);
	assert_true(has(a, "I see") && has(a, "Oksana"));
}

/* R396 */
static void
another_language_asks_who_interpreted(void **state)
{
	struct th_answer a = handed("801", "yes", "", "Ukrainian", "");

	(void)state;
	assert_true(a.code == 422 && has(a, "Write who interpreted") && has(a, "Ukrainian"));
	assert_int_equal(handed("801", "yes", "", "Ukrainian", "Oksana, sworn").code, 303);
	assert_true(has(th_get(&h, TH_OPS, RIGHTS), "in Ukrainian (Oksana, sworn)"));
}

/* R380 */
static void
what_changed_since_the_last_sheet_is_listed(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(handed("801", "yes", "", "", "").code, 303);
	assert_true(has(th_get(&h, TH_OPS, RIGHTS), "Nothing has changed since the last sheet."));
	consent(1, 2);
	a = th_get(&h, TH_OPS, RIGHTS);
	assert_true(has(a, "The sheet has changed") && has(a, "joint work"));
	assert_true(is_pdf(th_get(&h, TH_OPS, FILE_PAGE "/papers/information")));
	assert_int_equal(handed("802", "yes", "", "", "").code, 303);
	assert_int_equal(case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA, (basis_id){ 1 },
	    "she asked"), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_OPS, RIGHTS);
	assert_true(has(a, "no longer: ") && has(a, "joint work"));
}

static struct th_answer
ask(int user, const char *id, const char *what)
{
	return th_post(&h, user, RIGHTS "/requests", "id", id, "on", "10.09.2026", "what", what,
	    "should", "I finished school", NULL);
}

/* R383 */
static void
a_request_for_correction_has_a_term_and_gets_its_answer(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(ask(TH_OPS, "801", " ").code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(ask(TH_OPS, "801", "It says I have no school").code, 303);
	a = th_get(&h, TH_OPS, RIGHTS);
	assert_true(has(a, "It says I have no school") && has(a, "answer by 10.10.2026"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "Answer the request for a correction"));
	assert_false(has(th_get(&h, TH_OPS, "/"), "Answer the request"));      /* not within two weeks */
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/requests/801").code, 404);
	assert_true(is_pdf(th_get(&h, TH_OPS, "/p/7/requests/801/paper")));
	a = th_post(&h, TH_OPS, "/p/7/requests/801", "decision", "", "answer", "", "on",
	    "01.09.2026", NULL);
	assert_true(a.code == 422 && has(a, "is before the request") &&
	    has(a, "Choose what is done.") && has(a, "Write the answer"));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/requests/801", "decision", "done",
		                     "answer", "We put it right.", "on", "13.09.2026", NULL)
		                     .code,
		    303);
	a = th_post(&h, TH_OPS, "/p/7/requests/801", "decision", "refused", "answer", "No.", "on",
	    "13.09.2026", NULL);
	assert_true(a.code == 409 && has(a, "We put it right."));
	assert_true(is_pdf(th_get(&h, TH_OPS, "/p/7/requests/801/paper")));
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE), "Answer the request for a correction"));
}

/* R383 */
static void
an_answer_soon_due_stands_on_my_day_of_the_partner_who_took_it(void **state)
{
	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, RIGHTS "/requests", "id", "801", "on", "20.08.2026",
	                     "what", "wrong street", "should", "", NULL)
	                     .code,
	    303);
	assert_true(
	    has(th_get(&h, TH_OPS, "/"), "Answer the request for a correction: Anna Nowak"));
	assert_false(has(th_get(&h, TH_PUP, "/"), "Answer the request"));
	consent(1, 2);
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/requests/801").code, 200);
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/requests/801", "decision", "done", "answer", "x",
	                     "on", "13.09.2026", NULL)
	                     .code,
	    403);
}

/* R382 */
static void
a_consent_is_printed_to_sign_with_its_withdrawal(void **state)
{
	const struct rights_paper blank = { .lang = LANG_PL,
		.partnership = "P",
		.person = "Anna Nowak",
		.today = "2026-09-13",
		.now = 1 };
	size_t n;

	(void)state;
	consent(1, 2);
	assert_true(is_pdf(th_get(&h, TH_OPS, FILE_PAGE "/papers/consent/1")));
	assert_true(is_pdf(th_get(&h, TH_OPS, FILE_PAGE "/papers/consent")));
	assert_int_equal(th_get(&h, TH_OPS, FILE_PAGE "/papers/consent/99").code, 404);
	assert_int_equal(th_get(&h, TH_READER, FILE_PAGE "/papers/consent/1").code, 403);
	assert_true(has(th_get(&h, TH_OPS, RIGHTS), "papers/consent/1"));
	assert_non_null(rights_paper_consent(h.mem, &blank, &n));
}

/* R087 */
static void
a_letter_of_welcome_says_how_small_the_programme_is_and_promises_no_more(void **state)
{
	const char *const *text;

	(void)state;
	assert_true(is_pdf(th_get(&h, TH_OPS, FILE_PAGE "/papers/welcome")));
	assert_int_equal(th_get(&h, TH_HEAD, FILE_PAGE "/papers/welcome").code, 403);
	assert_true(rights_welcome_words(h.mem, LANG_EN, &text) >= 3);
	assert_non_null(strstr(text[0], "small programme"));
}

/* R283 */
static void
terms_on_papers_are_explained(void **state)
{
	const char *const *term;

	(void)state;
	assert_int_equal(case_glossary(h.mem, LANG_EN, "consent correction", &term), 2);
	assert_non_null(strstr(term[0], "take it back at any time"));
	assert_true(case_glossary(h.mem, LANG_PL,
	                "consent ground diagnosis plan contract interview "
	                "partnership correction",
	                &term) >= 8);
}

static void
others_reach_nothing_of_it(void **state)
{
	static const int user[] = { TH_HEAD, TH_READER, TH_LOCAL_GOV };

	(void)state;
	for (size_t i = 0; i < LEN(user); i++) {
		assert_int_equal(th_get(&h, user[i], RIGHTS).code, 403);
		assert_int_equal(ask(user[i], "801", "x").code, 403);
	}
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/people/300/rights").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/rights").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/requests/999").code, 404);
	assert_true(th_get(&h, TH_OPS, RIGHTS).statements <= 14);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(the_information_sheet_is_made_of_the_real_rights),
		T(the_information_sheet_says_in_which_roles_we_speak_and_how_it_goes_on),
		T(a_law_stands_on_the_sheet_while_it_is_in_force),
		T(how_it_was_explained_and_whether_understood_is_kept),
		T(what_was_said_to_the_sheet_is_for_those_who_read_its_partner),
		T(another_language_asks_who_interpreted),
		T(what_changed_since_the_last_sheet_is_listed),
		T(a_request_for_correction_has_a_term_and_gets_its_answer),
		T(an_answer_soon_due_stands_on_my_day_of_the_partner_who_took_it),
		T(a_consent_is_printed_to_sign_with_its_withdrawal),
		T(a_letter_of_welcome_says_how_small_the_programme_is_and_promises_no_more),
		T(terms_on_papers_are_explained),
		T(others_reach_nothing_of_it),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
