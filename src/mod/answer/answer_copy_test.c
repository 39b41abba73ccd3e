/* SPDX-License-Identifier: EUPL-1.2
 * answer_copy_test.c - forms that the partnership made or copied are guarded, offered and understood as
 * those they come from. Person 501 is a client.
 */
#include "mod/answer/answer.h"
#include "mod/formfile/formfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mod/formfile/formfile_made_test_help.h"
#include "mod/answer/answer_test_help.h"

/* R230 */
static void
a_copied_question_about_health_is_guarded(void **state)
{
	const char *page = "/p/7/answers/900/sections/1";

	(void)state;
	assert_int_equal(begin("900", made_form(&h, 77, "urn:kompan:form:activity", NULL, 0)).code, 303);
	assert_int_equal(th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.1.7",
	                     "chore serce", NULL).code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/900"), "chore serce"));
	assert_false(has(th_get(&h, TH_PUP, "/p/7/answers/900"), "chore serce"));
	assert_false(has(th_get(&h, TH_PUP, "/p/7/answers/900/answer.json"), "chore serce"));
}

/* A section with a line, and a table of which one column is guarded. */
static const char *
made_table(void)
{
	const struct quest_change c[] = {
		{ QUEST_ADD, "", true, "s", { "Sekcja", "" }, { "", "" }, QUEST_PUT_SECTION },
		{ QUEST_ADD, "s", true, "t", { "Leki", "" }, { "", "" }, QUEST_PUT_TABLE, .high = "" },
		{ QUEST_ADD, "t", true, "t1", { "Kiedy", "" }, { "", "" }, QUEST_PUT_LINE },
		{ QUEST_ADD, "t", true, "t2", { "Jaki", "" }, { "", "" }, QUEST_PUT_LINE,
		    .sensitive = "health" },
	};

	return made_form(&h, 78, "", c, LEN(c));
}

/* R230 */
static void
who_does_not_see_a_column_of_a_table_keeps_it_while_rows_come_and_go(void **state)
{
	const char *page = "/p/7/answers/901/sections/1";
	struct th_answer a;

	(void)state;
	begin("901", made_table());
	assert_int_equal(th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.t", "2",
	                     "q.t1@1", "rano", "q.t2@1", "na serce", "q.t1@2", "wieczorem", "q.t2@2",
	                     "na sen", NULL).code, 303);
	a = th_get(&h, TH_NGO, page);
	assert_true(has(a, "wieczorem") && !has(a, "na serce") && !has(a, "na sen"));
	/* she takes the words out of the first row and writes a third */
	assert_int_equal(th_post(&h, TH_NGO, page, "q", "1", "stamp", stamp_of(TH_NGO, page), "q.t", "3",
	                     "q.t1@1", "", "q.t2@1", "", "q.t1@2", "w nocy", "q.t2@2", "", "q.t1@3",
	                     "co dzień", "q.t2@3", "", NULL).code, 303);
	a = th_get(&h, TH_OPS, page);
	assert_true(has(a, "na serce") && has(a, "na sen") && !has(a, "rano"));
	assert_true(has(a, "w nocy") && has(a, "co dzień"));
	assert_true(strstr(a.body, "na serce") < strstr(a.body, "w nocy") &&
	    strstr(a.body, "w nocy") < strstr(a.body, "na sen"));
}

static unsigned
grounds(void)
{
	unsigned n = 0;

	for (const char *at = th_get(&h, TH_COORDINATOR, "/p/7/people/501/access").body;
	     (at = strstr(at, "consent in the survey signed on")) != NULL; at++)
		n++;
	return n;
}

/* R151 */
static void
a_copy_of_the_survey_at_the_start_is_offered_and_its_consents_count(void **state)
{
	const char *first = "/p/7/answers/902/sections/1", *page = "/p/7/answers/902/sections/3";
	const char *url = made_form(&h, 79, "urn:kompan:form:ex-ante", NULL, 0);
	struct th_answer a = th_get(&h, TH_OPS, "/p/7/people/501/forms");

	(void)state;
	assert_true(has(a, "before the diagnosis") && has(a, "value=\"urn:kompan:own:79\" checked"));
	begin("902", url);
	th_post(&h, TH_OPS, first, "q", "1", "stamp", stamp(first), "q.1.1", "Anna", NULL);
	assert_int_equal(th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.3.2",
	                     "agree", "q.3.4", "disagree", NULL).code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/answers/902/sign", "on", "12.09.2026", "place",
	                     "Zalesie", "who", "Anna", NULL).code, 303);
	assert_int_equal(grounds(), 3);         /* one for each partner */
	assert_false(has(th_get(&h, TH_OPS, "/p/7/people/501/forms"), "before the diagnosis"));
}

/* R194 */
static void
what_the_program_knows_is_written_in(void **state)
{
	struct th_answer a;

	(void)state;
	begin("903", "urn:kompan:form:balance");
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/903/sections/1"), "value=\"Anna Nowak\""));
	begin("904", made_form(&h, 82, "urn:kompan:form:meeting", NULL, 0));
	a = th_get(&h, TH_OPS, "/p/7/answers/904/sections/1");
	assert_true(has(a, "name=\"q.1.1\"") && has(a, "value=\"13.09.2026\""));
	assert_true(has(a, "name=\"q.1.4\"") && has(a, "value=\"Olga Ops\""));
}

/* R196 */
static void
the_newest_own_form_of_a_tool_is_the_one_in_use(void **state)
{
	struct th_answer a;
	struct formfile f;
	struct cx *cx;

	(void)state;
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_true(formfile_of_tool(cx, "swot", &f));
	assert_string_equal(f.url, "urn:kompan:form:swot");
	assert_false(formfile_of_tool(cx, "none", &f));
	assert_int_equal(th_commit(&h), ST_OK);
	made_form(&h, 80, "urn:kompan:form:swot", NULL, 0);
	made_form(&h, 81, "urn:kompan:form:swot", NULL, 0);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_true(formfile_of_tool(cx, "swot", &f));
	assert_string_equal(f.url, "urn:kompan:own:81");
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/forms/swot", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, a.location), "Our form"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_copied_question_about_health_is_guarded),
		T(who_does_not_see_a_column_of_a_table_keeps_it_while_rows_come_and_go),
		T(a_copy_of_the_survey_at_the_start_is_offered_and_its_consents_count),
		T(what_the_program_knows_is_written_in),
		T(the_newest_own_form_of_a_tool_is_the_one_in_use),
	};

	return cmocka_run_group_tests_name("copied forms", tests, NULL, NULL);
}
