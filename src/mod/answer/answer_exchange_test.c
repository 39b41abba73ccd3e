/* SPDX-License-Identifier: EUPL-1.2
 * answer_exchange_test.c - a filled sheet leaves as a file and one comes in, checked against its
 * very version.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "mod/answer/answer_test_help.h"

#define IMPORT "/p/7/people/501/forms/import"
#define SHEET(form, items)                                                                         \
	"{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"" form "\","              \
	"\"status\":\"completed\",\"item\":[" items "]}"
#define SWOT_1 "{\"linkId\":\"1\",\"item\":[]}"

static struct th_answer
send(const char *json, const char *id)
{
	struct http_file f = { "file", "odpowiedzi.json", json, strlen(json) };

	h.upload = &f;
	return th_post(&h, TH_OPS, IMPORT, "id", id, NULL);
}

/* R196 */
static void
a_sheet_leaves_in_one_language_and_comes_back(void **state)
{
	struct th_answer a;
	const char *first;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "900", "url",
	    "urn:kompan:form:profile", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/answers/900/answer.json?language=en");
	assert_true(a.code == 200 && has(a, "\"questionnaire\":\"urn:kompan:form:profile|1.0\""));
	assert_true(has(a, "in-progress") && !has(a, "Nowak"));
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 501 }), 1);
	first = a.body;
	a = send(first, "901");
	assert_string_equal(a.location, "/p/7/answers/901");
	assert_string_equal(send(first, "901").location, "/p/7/answers/901");   /* sent twice */
	a = th_get(&h, TH_OPS, "/p/7/answers/901/answer.json?language=en");
	assert_string_equal(strstr(a.body, "\"status\""), strstr(first, "\"status\""));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/501/forms"), "/p/7/answers/901"));
}

/* R196 */
static void
a_sheet_to_an_unknown_version_is_refused_with_the_exact_reason(void **state)
{
	struct th_answer a = send(SHEET("urn:kompan:form:swot|0.9", SWOT_1), "901");

	(void)state;
	assert_true(a.code == 422 &&
	    has(a, "Version 0.9 of the form urn:kompan:form:swot is not in use here. In use: 1."));
	a = send(SHEET("urn:gone|2", SWOT_1), "901");
	assert_true(a.code == 422 && has(a, "The form urn:gone is not in use here."));
	a = send("{\"resourceType\":\"QuestionnaireResponse\",\"item\":[]}", "901");
	assert_true(a.code == 422 && has(a, "does not say which form"));
	a = send(SHEET("urn:kompan:form:survey|1.0", SWOT_1), "901");
	assert_true(a.code == 422 && has(a, "not a form about one person"));
	a = send(SHEET("urn:kompan:form:swot|1.0", "{\"linkId\":\"zzz\",\"answer\":[]}"), "901");
	assert_true(a.code == 422 && has(a, "zzz: the form has no such question at this place."));
	a = send("<QuestionnaireResponse/>", "901");
	assert_true(a.code == 422 && has(a, "XML"));
	a = send("{", "901");
	assert_true(a.code == 422 && has(a, "not JSON: line 1"));
	assert_int_equal(th_post(&h, TH_OPS, IMPORT, "id", "901", NULL).code, 422);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/901").code, 404);
}

static void
script_in_a_sheet_stays_words(void **state)
{
	struct th_answer a = send(SHEET("urn:kompan:form:resources|1.0",
	    "{\"linkId\":\"<script>alert(1)</script>\"}"), "901");

	(void)state;
	assert_true(a.code == 422 && has(a, "&lt;script&gt;") && !has(a, "<script>alert"));
}

static void
nobody_else_brings_sheets_in(void **state)
{
	struct http_file f = { "file", "a.json", "{}", 2 };

	(void)state;
	assert_int_equal(th_get(&h, TH_OPS, IMPORT).code, 200);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, IMPORT).code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/people/501/forms/import").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/777/forms/import").code, 404);
	h.upload = &f;
	assert_int_equal(th_post(&h, TH_HEAD, IMPORT, "id", "901", NULL).code, 403);
	h.upload = &f;
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/777/forms/import", "id", "901", NULL).code, 404);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_sheet_leaves_in_one_language_and_comes_back),
		T(a_sheet_to_an_unknown_version_is_refused_with_the_exact_reason),
		T(script_in_a_sheet_stays_words),
		T(nobody_else_brings_sheets_in),
	};

	return cmocka_run_group_tests_name("answer exchange", tests, NULL, NULL);
}
