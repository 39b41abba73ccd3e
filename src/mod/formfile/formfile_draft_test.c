/* SPDX-License-Identifier: EUPL-1.2
 * formfile_draft_test.c - a form is copied, changed by two people at once, checked, published and
 * filled in.
 */
#include "mod/formfile/formfile_draft.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "mod/formfile/formfile_test_help.h"

#define DRAFT "/p/7/form-drafts/77"
#define SWOT  "urn:kompan:form:swot"

/* What a hidden field of the page holds. */
static const char *
hidden(const char *path, const char *name)
{
	struct th_answer a = th_get(&h, TH_COORDINATOR, path);
	const char *mark = arena_strf(h.mem, "name=\"%s\" value=\"", name),
	           *at = strstr(a.body, mark);

	if (at == NULL)
		fail_msg("%s: %u, no %s", path, a.code, name);
	at += strlen(mark);
	return arena_strn(h.mem, at, strcspn(at, "\""));
}

static void
begin(const char *from)
{
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, "/p/7/form-drafts", "id", "77", "from", from, "as", "form",
	        "title", "Nasza ankieta", "title_en", "Our survey", "about", "person", NULL)
	        .code,
	    303);
}

static unsigned
add(const char *at, const char *id, const char *text, const char *put)
{
	return th_post(&h, TH_COORDINATOR, arena_strf(h.mem, DRAFT "%s", at), "id", id, "at",
	    "into", "text", text, "put", put, "low", "1", "high", "10", "options", "tak\nnie", NULL)
	    .code;
}

/* A section with a question to choose from, and one more. */
static void
small_form(void)
{
	begin("");
	assert_int_equal(add("/add", "s", "Praca", "section"), 303);
	assert_int_equal(add("/items/s/add", "q", "Czy Pani pracuje?", "one"), 303);
	assert_int_equal(add("/items/s/add", "r", "Jak Pani ocenia?", "rating"), 303);
}

/* R196 R195 */
static void
a_form_is_made_checked_published_and_filled_in_by_another(void **state)
{
	struct th_answer a;

	(void)state;
	begin("");
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_true(has(a, "cannot be used yet") && has(a, "has no item"));
	small_form();                   /* begun twice: one draft */
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/items/r/when", "to", "q", "op", "=",
	                     "answer", "o1", NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_COORDINATOR, DRAFT "/items/r/when");
	assert_true(has(a, "“Czy Pani pracuje?” is “tak”"));
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_true(has(a, "a rating in numbers 1–10, not always put"));
	a = th_get(&h, TH_COORDINATOR, DRAFT "/preview");
	assert_true(has(a, "Czy Pani pracuje?") && !has(a, "Jak Pani ocenia?"));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/preview", "q", "1", "q.q", "o1", NULL);
	assert_true(a.code == 200 && has(a, "Jak Pani ocenia?"));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/preview", "q", "1", "q.q", "zzz", NULL);
	assert_int_equal(a.code, 422);
	a = th_get(&h, TH_COORDINATOR, DRAFT "/blank.pdf");
	assert_true(a.code == 200 && memcmp(a.body, "%PDF-", 5) == 0);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/forms"), "Our survey"));     /* no draft is offered */
	a = th_post(&h, TH_COORDINATOR, DRAFT "/publish", "seen", hidden(DRAFT, "seen"), NULL);
	assert_string_equal(a.location, "/p/7/forms/urn:kompan:own:77");
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/publish", "seen", "x", NULL).code, 303);  /* twice */
	assert_true(has(th_get(&h, TH_OPS, "/p/7/forms"), "Our survey"));
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), (person_id){ 501 },
	    &(struct person_in){ .given = "Anna", .surname = "Nowak" }), ST_OK);
	th_enrol(&h, (person_id){ 501 }, (group_id){ 1 }, 1, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_post(
	    &h, TH_OPS, "/p/7/people/501/forms", "id", "900", "url", "urn:kompan:own:77", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, a.location), "Czy Pani pracuje?"));
}

/* R196 */
static void
a_shipped_form_is_copied_and_the_copy_gets_versions(void **state)
{
	struct th_answer a = th_get(&h, TH_COORDINATOR, "/p/7/forms/" SWOT);

	(void)state;
	assert_true(has(a, "/p/7/form-drafts?form=" SWOT));
	assert_false(has(th_get(&h, TH_OPS, "/p/7/forms/" SWOT), "form-drafts"));
	a = th_get(&h, TH_COORDINATOR, "/p/7/form-drafts?form=" SWOT);
	assert_true(has(a, "Copied from"));
	begin(SWOT);
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_false(has(a, "cannot be used yet"));
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/publish", "seen", hidden(DRAFT, "seen"), NULL).code,
	    303);
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts", "id", "78", "from", "urn:kompan:own:77",
	    "as", "version", "title", "Nasza ankieta", NULL);
	assert_string_equal(a.location, "/p/7/form-drafts/78");
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts", "id", "79", "from", "urn:kompan:own:77",
	    "as", "version", "title", "Nasza ankieta", NULL);
	assert_string_equal(a.location, "/p/7/form-drafts/78");         /* somebody has begun it already */
	assert_true(has(th_get(&h, TH_COORDINATOR, a.location), "Draft of version 2"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts", "id", "80", "from", SWOT, "as",
	    "version", "title", "x", NULL);
	assert_true(a.code == 422 && has(a, "was not made here"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts", "id", "80", "from", "urn:none", "title",
	    "x", NULL);
	assert_int_equal(a.code, 404);
}

/* R196 */
static void
the_second_of_two_editors_is_told_and_nothing_is_lost(void **state)
{
	const char *mark;
	struct th_answer a;

	(void)state;
	small_form();
	mark = hidden(DRAFT "/items/q", "mark");
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", mark, "text",
	                     "Pierwsza", "put", "line", NULL)
	                     .code,
	    303);
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", mark, "text", "Druga", "put",
	    "lines", NULL);
	assert_true(
	    a.code == 409 && has(a, "Pierwsza") && has(a, "Druga") && has(a, "As it stands now"));
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", hidden(DRAFT "/items/q", "mark"),
	        "text", "Druga", "put", "lines", NULL)
	        .code,
	    303);
	/* another item: both stay */
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/items/r", "mark", hidden(DRAFT "/items/r", "mark"),
	        "text", "Ocena", "put", "rating", "low", "1", "high", "5", NULL)
	        .code,
	    303);
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_true(has(a, "Druga") && has(a, "Ocena"));
	/* removed meanwhile: the words can be put back */
	mark = hidden(DRAFT "/items/q", "mark");
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/items/q/remove", "mark", mark, NULL).code, 303);
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", mark, "text", "Trzecia", "put",
	    "line", NULL);
	assert_true(a.code == 409 && has(a, "Trzecia") && has(a, DRAFT "/add\""));
	/* published meanwhile: the words can be read */
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/publish", "seen", hidden(DRAFT, "seen"), NULL).code,
	    303);
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/r", "mark", mark, "text", "Czwarta", "put",
	    "line", NULL);
	assert_true(a.code == 409 && has(a, "Czwarta"));
}

/* R196 */
static void
steps_are_taken_back_and_a_draft_thrown_away(void **state)
{
	struct formfile_draft d;
	const char *seen;
	struct th_answer a;

	(void)state;
	small_form();
	seen = hidden(DRAFT, "seen");
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/move", "up", "r", NULL).code, 303);
	a = th_post(&h, TH_COORDINATOR, DRAFT "/undo", "seen", seen, NULL);
	assert_true(a.code == 409 && has(a, "has changed the form meanwhile"));
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/publish", "seen", seen, NULL).code, 409);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/undo", "seen", hidden(DRAFT, "seen"), NULL).code,
	    303);
	assert_string_equal(hidden(DRAFT, "seen"), seen);
	for (int i = 0; i < 3; i++)
		assert_int_equal(
		    th_post(&h, TH_COORDINATOR, DRAFT "/undo", "seen", hidden(DRAFT, "seen"), NULL)
		        .code,
		    303);
	assert_false(has(th_get(&h, TH_COORDINATOR, DRAFT), "Take the last change back"));
	assert_int_equal(
	    formfile_draft(th_begin(&h, TH_COORDINATOR, DB_WRITE), (form_version_id){ 77 }, &d),
	    ST_OK);
	assert_int_equal(formfile_undo(&h.cx, d.id, d.sha256), ST_CONFLICT);
	db_rollback(h.cx.db);
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/discard", NULL).code, 303);
	assert_int_equal(th_get(&h, TH_COORDINATOR, DRAFT).code, 404);
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/discard", NULL).code, 404);
}

/* R196 */
static void
what_is_wrong_is_listed_and_hinders_publishing(void **state)
{
	struct th_answer a;

	(void)state;
	small_form();
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/items/r/when", "to", "q", "op", "exists", NULL).code,
	    303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/move", "up", "r", NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_true(
	    has(a, "“Jak Pani ocenia?”: A condition asks for") && has(a, DRAFT "/items/r\""));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/publish", "seen", hidden(DRAFT, "seen"), NULL);
	assert_true(a.code == 409 && has(a, "Mend what is listed"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, DRAFT "/preview").code, 404);
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/r/when", "to", "s", "op", "exists", NULL);
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/r/when", "drop", "1", NULL);
	assert_int_equal(a.code, 303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/items/q/remove", "mark",
	                     hidden(DRAFT "/items/q", "mark"), NULL)
	                     .code,
	    303);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, DRAFT "/items/q/remove", "mark", "x", NULL).code, 303);
}

/* Everything typed is kept, all faults at once. */
static void
bad_input_is_told_with_everything_typed(void **state)
{
	struct th_answer a;

	(void)state;
	small_form();
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", hidden(DRAFT "/items/q", "mark"),
	    "text", " ", "text_en", "Kept <b>", "put", "rating", "low", "jeden", "high", "999",
	    NULL);
	assert_true(a.code == 422 && has(a, "Kept &lt;b&gt;") && has(a, "value=\"jeden\""));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", hidden(DRAFT "/items/q", "mark"),
	    "text", "Czy?", "put", "one", "options", "a\nb", "options_en", "a", NULL);
	assert_true(a.code == 422 && has(a, "2 answers in Polish and 1 in English"));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/items/q", "mark", "m", "text", "Czy?", "put",
	    "nonsense", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts", "id", "99", "title", "", "title_en",
	    "Only English", NULL);
	assert_true(a.code == 422 && has(a, "Only English"));
	a = th_post(
	    &h, TH_COORDINATOR, DRAFT "/about", "text", "", "help", "Po co", "to", "person", NULL);
	assert_true(a.code == 422 && has(a, "Po co"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, DRAFT "/about", "text", "Inny tytuł", "help",
	                     "Po co", "to", "service", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_COORDINATOR, DRAFT), "Inny tytuł"));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/move", "item", "s", "to", "q", NULL);
	assert_true(a.code == 422 && has(a, "one of the sections"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, DRAFT "/items/none").code, 404);
}

/* R230 R276 */
static void
a_question_is_marked_and_a_mark_that_is_gone_is_told(void **state)
{
	const char *balance = DRAFT "/items/4.1";
	struct th_answer a;

	(void)state;
	begin("urn:kompan:form:balance");
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_true(has(a, "guarded: disability") && !has(a, "before you publish"));
	assert_true(has(th_get(&h, TH_COORDINATOR, DRAFT "/preview"), "Guarded answers"));
	a = th_get(&h, TH_OPS, "/p/7/forms/urn:kompan:form:balance");
	assert_true(has(a, "Degree of disability (disability)"));
	a = th_get(&h, TH_COORDINATOR, balance);
	assert_true(has(a, "value=\"disability\" selected") && !has(a, "name=\"background\""));
	/* unmarked: told; marked again: not told */
	for (int i = 0; i < 2; i++) {
		assert_int_equal(th_post(&h, TH_COORDINATOR, balance, "mark", hidden(balance, "mark"),
		                     "text", "Stopień", "put", "one", "options", "lekki\numiarkowany",
		                     "sensitive", i == 0 ? "" : "health", NULL)
		                     .code,
		    303);
		a = th_get(&h, TH_COORDINATOR, DRAFT);
		assert_true(has(a, "named people only") == (i == 0));
		assert_true(has(a, "guarded: health") == (i == 1));
	}
	a = th_post(&h, TH_COORDINATOR, balance, "mark", hidden(balance, "mark"), "text", "Stopień",
	    "put", "one", "options", "lekki", "sensitive", "love", NULL);
	assert_int_equal(a.code, 422);
}

/* R277 */
static void
an_answer_that_is_missing_is_added(void **state)
{
	const char *married = DRAFT "/items/3.5";

	(void)state;
	begin("urn:kompan:form:survey");
	assert_int_equal(th_post(&h, TH_COORDINATOR, married, "mark", hidden(married, "mark"),
	                     "text", "Stan cywilny", "put", "one", "options",
	                     "panna lub kawaler\nrozwiedziona/rozwiedziony\nw separacji", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_COORDINATOR, DRAFT "/preview"), "w separacji"));
}

/* R276 */
static void
a_question_of_a_survey_is_about_the_person_herself(void **state)
{
	const char *section = DRAFT "/items/3";
	struct th_answer a;

	(void)state;
	begin("urn:kompan:form:survey");
	a = th_get(&h, TH_COORDINATOR, section);
	assert_true(has(a, "name=\"background\" value=\"1\" checked") || has(a, "checked"));
	assert_false(has(a, "name=\"sensitive\""));
	assert_true(has(th_get(&h, TH_COORDINATOR, DRAFT "/items/3.1"), "so this is too"));
	assert_true(has(th_get(&h, TH_COORDINATOR, DRAFT "/preview"), "Sex; Age"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, section, "mark", hidden(section, "mark"), "text",
	                     "O Pani", "put", "section", NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_COORDINATOR, DRAFT);
	assert_true(has(a, "“Płeć”") || has(a, "“Sex”"));
	assert_true(has(a, "shown with the others, from 5 people on"));
}

/* R274 R275 */
static void
a_copy_of_the_survey_keeps_its_jumps(void **state)
{
	struct th_answer a;

	(void)state;
	begin("urn:kompan:form:survey");
	a = th_post(
	    &h, TH_COORDINATOR, DRAFT "/preview", "q", "1", "q.1.1", "no", "q.1.3", "no", NULL);
	assert_true(a.code == 200 && !has(a, "name=\"q.1.2\"") && has(a, "name=\"q.1.3a\""));
	assert_true(!has(a, "name=\"q.2.7a\"") && !has(a, "name=\"q.2.11a\""));
	a = th_post(&h, TH_COORDINATOR, DRAFT "/preview", "q", "1", "q.1.1", "yes", "q.1.3", "yes",
	    "q.2.7", "too-narrow", "q.2.11", "yes", NULL);
	assert_true(a.code == 200 && has(a, "name=\"q.1.2\"") && !has(a, "name=\"q.1.3a\""));
	assert_true(has(a, "name=\"q.2.7a\"") && has(a, "name=\"q.2.11a\""));
}

/* Only who changes the partnership's settings; another partnership's draft is not there. */
static void
nobody_else_reaches_a_draft(void **state)
{
	static const char *const pages[] = { "", "/about", "/add", "/preview", "/blank.pdf",
		"/items/q", "/items/q/add", "/items/q/remove", "/items/q/when" };

	(void)state;
	small_form();
	for (size_t i = 0; i < LEN(pages); i++) {
		assert_int_equal(
		    th_get(&h, TH_COORDINATOR, arena_strf(h.mem, DRAFT "%s", pages[i])).code, 200);
		assert_int_equal(
		    th_get(&h, TH_OPS, arena_strf(h.mem, DRAFT "%s", pages[i])).code, 403);
		assert_int_equal(
		    th_get(&h, TH_COORDINATOR, arena_strf(h.mem, "/p/8/form-drafts/77%s", pages[i]))
		        .code,
		    404);
	}
	assert_int_equal(th_post(&h, TH_OPS, DRAFT "/discard", NULL).code, 403);
	assert_int_equal(
	    th_post(&h, TH_OPS, DRAFT "/items/q", "text", "x", "put", "line", NULL).code, 403);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_form_is_made_checked_published_and_filled_in_by_another),
		T(a_shipped_form_is_copied_and_the_copy_gets_versions),
		T(the_second_of_two_editors_is_told_and_nothing_is_lost),
		T(steps_are_taken_back_and_a_draft_thrown_away),
		T(what_is_wrong_is_listed_and_hinders_publishing),
		T(bad_input_is_told_with_everything_typed),
		T(a_question_is_marked_and_a_mark_that_is_gone_is_told),
		T(an_answer_that_is_missing_is_added),
		T(a_question_of_a_survey_is_about_the_person_herself),
		T(a_copy_of_the_survey_keeps_its_jumps),
		T(nobody_else_reaches_a_draft),
	};

	return cmocka_run_group_tests_name("form drafts", tests, NULL, NULL);
}
