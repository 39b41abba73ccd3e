/* SPDX-License-Identifier: EUPL-1.2
 * formfile_file_test.c - forms come in from files and leave as files: what fits, what does not,
 * what is too much.
 */
#include "mod/formfile/formfile.h"
#include "quest/quest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "mod/formfile/formfile_test_help.h"

#define FORM(url, items)                                                                                         \
	"{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"" url "\","                         \
	"\"version\":\"3\",\"title\":\"Obca ankieta\",\"effectivePeriod\":{\"start\":\"2020\"},\"item\":[" items \
	"]}"
#define ONE  "{\"linkId\":\"1\",\"text\":\"Co <script>alert(1)</script>?\",\"type\":\"string\"}"

static struct th_answer
send_bytes(int user, const char *bytes, size_t n)
{
	struct http_file f = { "file", "ankieta.json", bytes, n };

	h.upload = &f;
	return th_post(&h, user, "/p/7/form-files", "id", "60", NULL);
}

static struct th_answer
send(const char *json)
{
	return send_bytes(TH_COORDINATOR, json, strlen(json));
}

static struct th_answer
take(const char *id, const char *nth)
{
	return th_post(&h, TH_COORDINATOR, "/p/7/form-files/60/take", "id", id, "nth", nth, NULL);
}

/* As it came, byte for byte. */
static void
leaves_as(const char *code, const char *json)
{
	struct th_answer a = th_get(&h, TH_OPS, arena_strf(h.mem, "/p/7/forms/%s/form.json", code));

	assert_int_equal(a.code, 200);
	assert_string_equal(a.body, json);
}

/* R196 */
static void
a_form_by_others_is_looked_at_taken_published_and_leaves_as_it_came(void **state)
{
	struct th_answer a = send(FORM("urn:a", ONE));

	(void)state;
	assert_string_equal(a.location, "/p/7/form-files/60");
	a = th_get(&h, TH_COORDINATOR, a.location);
	assert_true(a.code == 200 && has(a, "Obca ankieta") && has(a, "urn:a|3") &&
	    has(a, "effectivePeriod"));
	a = take("61", "1");
	assert_string_equal(a.location, "/p/7/form-drafts/61");
	assert_string_equal(take("62", "1").location, "/p/7/form-drafts/61");   /* sent twice */
	a = th_get(&h, TH_COORDINATOR, "/p/7/form-drafts/61");
	assert_true(has(a, "Co &lt;script&gt;") && !has(a, "<script>alert") && !has(a, "/items/"));
	assert_false(
	    has(th_get(&h, TH_COORDINATOR, "/p/7/form-drafts/61/preview"), "<script>alert"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts/61/items/1", "mark", "", "text", "x",
	    "put", "line", NULL);
	assert_true(a.code == 409 && has(a, "by others"));
	a = th_get(&h, TH_COORDINATOR, "/p/7/form-drafts/61");
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-drafts/61/publish", "seen",
	    arena_strn(h.mem, strstr(a.body, "name=\"seen\" value=\"") + 19, 64), NULL);
	assert_int_equal(a.code, 303);
	leaves_as("urn:a", FORM("urn:a", ONE));
	assert_string_equal(take("63", "1").location, "/p/7/forms/urn:a");
}

/* R196 */
static void
each_form_of_a_bundle_is_offered_and_what_does_not_fit_says_why(void **state)
{
	static const char gone[] = FORM("urn:b",
	    "{\"linkId\":\"2\",\"text\":\"Dalej\",\"type\":\"string\","
	    "\"enableWhen\":[{\"question\":\"9\",\"operator\":\"exists\",\"answerBoolean\":true}]}");
	struct th_answer a;

	(void)state;
	a = send(arena_strf(h.mem,
	    "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}", gone,
	    FORM("urn:c", ONE)));
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/7/form-files/60");
	assert_true(
	    has(a, "A condition asks for “9”, which is not in the form.") && has(a, "urn:c|3"));
	assert_int_equal(take("61", "1").code, 409);
	assert_int_equal(take("61", "9").code, 409);
	assert_int_equal(take("61", "2").code, 303);
	a = send(gone);
	assert_true(a.code == 422 && has(a, "“2”: A condition asks for “9”"));
}

/* A version that is here with other words, and forms of the program, stay what they are. */
static void
a_version_never_becomes_another(void **state)
{
	struct th_answer a;

	(void)state;
	send(FORM("urn:a", ONE));
	take("61", "1");
	h.upload = &(struct http_file){ "file", "b.json",
		FORM("urn:a", "{\"linkId\":\"1\",\"type\":\"date\"}"),
		strlen(FORM("urn:a", "{\"linkId\":\"1\",\"type\":\"date\"}")) };
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, "/p/7/form-files", "id", "70", NULL).code, 303);
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-files/70/take", "id", "71", "nth", "1", NULL);
	assert_true(a.code == 409 && has(a, "Version 3 of urn:a is here already"));
	h.upload = &(struct http_file){ "file", "c.json", FORM("urn:kompan:form:survey", ONE),
		strlen(FORM("urn:kompan:form:survey", ONE)) };
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, "/p/7/form-files", "id", "80", NULL).code, 303);
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-files/80/take", "id", "81", "nth", "1", NULL);
	assert_true(a.code == 409 && has(a, "comes with the program"));
}

/* 1,000 items within each other. */
static const char *
deep(void)
{
	struct buf b;

	buf_init(&b, h.mem);
	buf_str(&b, "{\"resourceType\":\"Questionnaire\"");
	for (int i = 0; i < 1000; i++)
		buf_fmt(&b, ",\"item\":[{\"linkId\":\"%d\",\"type\":\"group\"", i);
	for (int i = 0; i < 1000; i++)
		buf_str(&b, "}]");
	buf_str(&b, "}");
	return b.s;
}

static void
what_is_no_form_or_too_much_is_refused_with_its_reason(void **state)
{
	char *large = arena_alloc(h.mem, QUEST_BYTES + 2);
	struct th_answer a;

	(void)state;
	memset(large, ' ', QUEST_BYTES + 1);
	a = send_bytes(TH_COORDINATOR, large, QUEST_BYTES + 1);
	assert_true(a.code == 422 && has(a, "a form has at most 8 MB"));
	a = send(deep());
	assert_true(a.code == 422 && has(a, "within each other more than 16 deep"));
	a = send("<Questionnaire/>");
	assert_true(a.code == 422 && has(a, "This is XML; a form is read from JSON."));
	a = send("{\"resourceType\":\"QuestionnaireResponse\"}");
	assert_true(a.code == 422 && has(a, "not a Questionnaire"));
	a = send_bytes(TH_COORDINATOR, "{\"a\":\"\xff\"}", 9);
	assert_true(a.code == 422 && has(a, "not JSON"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/form-files", "id", "60", NULL);
	assert_true(a.code == 422 && has(a, "Choose the file"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/7/form-files/60").code, 404);   /* nothing was kept */
}

/* R196 */
static void
a_form_leaves_in_one_plain_language(void **state)
{
	struct th_answer a =
	    th_get(&h, TH_OPS, "/p/7/forms/urn:kompan:form:swot/form.json?language=en");

	(void)state;
	assert_true(a.code == 200 && !has(a, "translation") && has(a, "\"language\": \"en\""));
	a = th_get(&h, TH_OPS, "/p/7/forms/urn:kompan:form:swot/form.json?language=pl");
	assert_true(!has(a, "translation") && has(a, "\"language\": \"pl\""));
	assert_true(
	    has(th_get(&h, TH_OPS, "/p/7/forms/urn:kompan:form:swot/form.json"), "translation"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/forms/urn:none/form.json").code, 404);
}

static void
nobody_else_brings_forms_in(void **state)
{
	(void)state;
	assert_int_equal(
	    send_bytes(TH_OPS, FORM("urn:a", ONE), strlen(FORM("urn:a", ONE))).code, 403);
	assert_int_equal(send(FORM("urn:a", ONE)).code, 303);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/form-files/60").code, 403);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/8/form-files/60").code, 404);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/7/form-files").code, 200);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/form-files/60/take", "id", "61", "nth", "1", NULL).code, 403);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_form_by_others_is_looked_at_taken_published_and_leaves_as_it_came),
		T(each_form_of_a_bundle_is_offered_and_what_does_not_fit_says_why),
		T(a_version_never_becomes_another),
		T(what_is_no_form_or_too_much_is_refused_with_its_reason),
		T(a_form_leaves_in_one_plain_language),
		T(nobody_else_brings_forms_in),
	};

	return cmocka_run_group_tests_name("form files", tests, NULL, NULL);
}
