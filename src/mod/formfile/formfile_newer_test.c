/* SPDX-License-Identifier: EUPL-1.2
 * formfile_newer_test.c - a partnership that uses an older version of a form of the program is told
 * what the newer one changes; what is filled in stays in its version.
 */
#include "core/test_help.h"
#include "mod/formfile/formfile_inside.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define SWOT  "urn:kompan:form:swot"
#define NEWER "/p/7/forms/" SWOT "/newer"

static struct th h;

/* The form of the program as it was before: one question more, one asked otherwise, under an older
 * number. */
static void
older(struct cx *cx)
{
	const struct quest_change c[] = {
		{ QUEST_ADD, "", true, "old", { "Dawne pytanie", "An old question" },
		    .put = QUEST_PUT_LINE },
		{ QUEST_CHANGE, "5.1", .text = { "Jak?", "How?" }, .put = QUEST_PUT_LINE },
	};
	struct quest_wrong *wrong;
	struct quest_note *note;
	struct formfile f;
	const char *json;
	size_t n;

	assert_true(formfile_current(cx, SWOT, &f));
	json = formfile_bytes(cx, &f, &n);
	json =
	    quest_edit_copy(cx->mem, json, n, SWOT, "0.9", (const char *const[]){ "SWOT", "SWOT" });
	for (size_t i = 0; i < LEN(c); i++)
		json = quest_edit(cx->mem, LANG_EN, json, strlen(json), &c[i], &wrong);
	formfile_store(cx, (form_version_id){ 40 },
	    quest_read(cx->mem, LANG_EN, json, strlen(json), &note),
	    &(struct formfile_content){ "published", json, strlen(json), NULL, NULL });
}

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	older(th_begin(&h, TH_COORDINATOR, DB_WRITE));
	assert_int_equal(person_add(&h.cx, (person_id){ 501 }, &(struct person_in){ .given = "Anna",
	    .surname = "Nowak" }), ST_OK);
	th_enrol(&h, (person_id){ 501 }, (group_id){ 1 }, 1, "2026-09-01");
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

/* R196 */
static void
a_newer_version_is_offered_and_answers_keep_theirs(void **state)
{
	struct th_answer a = th_get(&h, TH_COORDINATOR, "/p/7/forms");

	(void)state;
	assert_true(has(a, NEWER) && has(a, "A newer version came with the program"));
	assert_false(has(th_get(&h, TH_OPS, "/p/7/forms"), NEWER));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "900", "url", SWOT, NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, NEWER);
	assert_true(a.code == 200 && has(a, "An old question") && has(a, "removed"));
	assert_int_equal(th_get(&h, TH_OPS, NEWER).code, 403);
	assert_int_equal(th_post(&h, TH_COORDINATOR, NEWER, NULL).code, 303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, NEWER, NULL).code, 303);   /* pressed twice */
	assert_int_equal(th_get(&h, TH_COORDINATOR, NEWER).code, 404);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/900/answer.json"), SWOT "|0.9"));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "901", "url", SWOT, NULL).code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/901/answer.json"), SWOT "|1.0"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/901/compare?with=900").code, 200);
	assert_int_equal(
	    th_get(&h, TH_COORDINATOR, "/p/7/forms/urn:kompan:form:balance/newer").code, 404);
}

static void
bring_in(const char *id, const char *version)
{
	const char *json = arena_strf(h.mem,
	    "{\"resourceType\":\"QuestionnaireResponse\","
	    "\"questionnaire\":\"" SWOT "|%s\",\"item\":[{"
	    "\"linkId\":\"5\",\"item\":[{\"linkId\":\"5.1\",\"answer\":[{\"valueString\":\"%s\"}]}]}]}",
	    version, id);
	struct http_file f = { "file", "a.json", json, strlen(json) };

	h.upload = &f;
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/501/forms/import", "id", id, NULL).code, 303);
}

/* R352 R196 */
static void
what_two_versions_ask_too_differently_is_shown_and_not_compared(void **state)
{
	struct th_answer a;

	(void)state;
	bring_in("900", "0.9");
	assert_int_equal(th_post(&h, TH_COORDINATOR, NEWER, NULL).code, 303);
	bring_in("901", "1.0");
	a = th_get(&h, TH_OPS, "/p/7/answers/901/compare?with=900");
	assert_true(a.code == 200 &&
	    has(a, "cannot be compared: the versions ask for another kind of answer"));
	assert_true(has(a, ">900") && has(a, ">901"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_newer_version_is_offered_and_answers_keep_theirs),
		T(what_two_versions_ask_too_differently_is_shown_and_not_compared),
	};

	return cmocka_run_group_tests_name("newer forms", tests, NULL, NULL);
}
