/* SPDX-License-Identifier: EUPL-1.2
 * quest_test.c - forms are read or refused with the reason; answers come back as they were given.
 */
#include "quest/quest.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FORM(items) "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"pl\"," \
	"\"url\":\"urn:x\",\"version\":\"1\",\"title\":\"Próba\",\"item\":[" items "]}"
#define YESNO "\"answerOption\":[{\"valueCoding\":{\"code\":\"y\",\"display\":\"tak\"}}," \
	"{\"valueCoding\":{\"code\":\"n\",\"display\":\"nie\"}}]"

static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)256 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static struct quest *
read_ok(const char *json)
{
	struct quest_note *n;
	struct quest *q = quest_read(mem, LANG_EN, json, strlen(json), &n);

	if (q == NULL)
		print_error("refused: %s %s\n", n->link_id, n->text);
	assert_non_null(q);
	return q;
}

static void
refused(const char *json, const char *link_id, const char *why)
{
	struct quest_note *n;

	assert_null(quest_read(mem, LANG_EN, json, strlen(json), &n));
	for (; n != NULL; n = n->next)
		if (n->refused && strcmp(n->link_id, link_id) == 0 && strstr(n->text, why) != NULL)
			return;
	fail_msg("not refused at “%s” because of: %s", link_id, why);
}

/* R196 */
static void
each_fault_of_a_form_is_named_with_its_item(void **state)
{
	(void)state;
	refused("{", "", "not JSON");
	refused("<a/>", "", "XML");
	refused("{\"resourceType\":\"Patient\"}", "", "not a Questionnaire");
	refused(FORM(""), "", "no item");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"quantity\"}"), "1", "quantity");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\"},{\"linkId\":\"1\",\"type\":\"string\"}"),
	    "1", "two items");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"choice\"}"), "1", "without options");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"choice\",\"answerOption\":[{\"valueString\":\"a\"}]}"),
	    "1", "valueString");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\",\"enableWhen\":["
	    "{\"question\":\"2\",\"operator\":\"exists\",\"answerBoolean\":true}]},"
	    "{\"linkId\":\"2\",\"type\":\"string\"}"), "1", "comes later");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\",\"enableWhen\":["
	    "{\"question\":\"9\",\"operator\":\"exists\",\"answerBoolean\":true}]}"), "1", "not in the form");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"choice\"," YESNO "},"
	    "{\"linkId\":\"2\",\"type\":\"string\",\"enableWhen\":["
	    "{\"question\":\"1\",\"operator\":\"=\",\"answerCoding\":{\"code\":\"z\"}}]}"), "2",
	    "not offered");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"integer\",\"extension\":["
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueInteger\":9},"
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":1}]}"),
	    "1", "above the largest");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\",\"modifierExtension\":[]}"), "1",
	    "modifierExtension");
}

static void
nesting_a_thousand_deep_and_too_many_items_are_refused(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, mem);
	buf_str(&b, "{\"resourceType\":\"Questionnaire\",\"item\":");
	for (int i = 0; i < 1000; i++)
		buf_fmt(&b, "[{\"linkId\":\"%d\",\"type\":\"group\",\"item\":", i);
	buf_str(&b, "[]");
	for (int i = 0; i < 1000; i++)
		buf_str(&b, "}]");
	buf_str(&b, "}");
	refused(b.s, "15", "deep");
	buf_init(&b, mem);
	buf_str(&b, "{\"resourceType\":\"Questionnaire\",\"item\":[");
	for (int i = 0; i < 2100; i++)
		buf_fmt(&b, "%s{\"linkId\":\"%d\",\"type\":\"string\"}", i == 0 ? "" : ",", i);
	buf_str(&b, "]}");
	refused(b.s, "2000", "More than 2000");
}

/* R274 */
static void
a_condition_skips_a_question_and_what_hangs_on_it(void **state)
{
	struct quest *q = read_ok(FORM("{\"linkId\":\"1\",\"type\":\"choice\"," YESNO "},"
	    "{\"linkId\":\"2\",\"type\":\"string\",\"required\":true,\"enableWhen\":[{\"question\":\"1\",\"operator\":\"=\","
	    "\"answerCoding\":{\"code\":\"y\"}}]},"
	    "{\"linkId\":\"3\",\"type\":\"string\",\"enableWhen\":["
	    "{\"question\":\"2\",\"operator\":\"exists\",\"answerBoolean\":true}]}"));
	struct quest_answers *a = quest_answers_new(mem, q);
	struct quest_value v[3];
	const char *why;

	(void)state;
	assert_false(quest_enabled(a, q->item[1], 0));
	assert_true(quest_typed(mem, LANG_EN, q->item[0], "y", &v[0], &why));
	quest_set(a, q->item[0], 0, &v[0], 1);
	assert_true(quest_enabled(a, q->item[1], 0));
	assert_non_null(quest_gaps(a, LANG_EN, NULL));
	assert_true(quest_typed(mem, LANG_EN, q->item[1], " bo tak ", &v[1], &why));
	quest_set(a, q->item[1], 0, &v[1], 1);
	assert_true(quest_enabled(a, q->item[2], 0));
	assert_null(quest_gaps(a, LANG_EN, NULL));
	assert_true(quest_typed(mem, LANG_EN, q->item[0], "n", &v[2], &why));
	quest_set(a, q->item[0], 0, &v[2], 1);
	assert_false(quest_enabled(a, q->item[1], 0));
	assert_false(quest_enabled(a, q->item[2],
	    0));  /* an answer not asked for counts for nothing */
	assert_null(strstr(quest_response(a, LANG_PL, NULL, "completed", NULL), "bo tak"));
	assert_false(quest_typed(mem, LANG_EN, q->item[0], "z", &v[2], &why));
	assert_non_null(strstr(why, "not offered"));
}

static void
rows_of_a_table_come_back_each_in_its_place(void **state)
{
	struct quest *q = read_ok(FORM("{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true,\"item\":["
	    "{\"linkId\":\"t.1\",\"type\":\"string\"},{\"linkId\":\"t.2\",\"type\":\"integer\",\"enableWhen\":"
	    "[{\"question\":\"t.1\",\"operator\":\"exists\",\"answerBoolean\":true}]}]}"));
	struct quest_answers *a = quest_answers_new(mem, q), *b;
	struct quest_value v[3];
	const char *json, *why;

	(void)state;
	quest_set_rows(a, q->item[0], 0, 3);
	for (size_t r = 0; r < 3; r++) {
		v[r] = (struct quest_value){ arena_strf(mem, "%zu", r + 7), NULL, NULL };
		quest_set(a, q->item[2], quest_row(q->item[0], 0, r), &v[r], 1);
		if (r != 1)
			quest_set(a, q->item[1], quest_row(q->item[0], 0, r), &v[r], 1);
	}
	assert_false(quest_enabled(a, q->item[2], quest_row(q->item[0], 0,
	    1)));       /* its own row decides */
	json = quest_response(a, LANG_PL, "5", "completed", "2026-09-13");
	b = quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);
	assert_non_null(b);
	assert_int_equal(quest_rows(b, q->item[0], 0), 2);      /* an empty row is no row */
	assert_string_equal(quest_get_text(b, q->item[2], quest_row(q->item[0], 0, 1)), "9");
	assert_string_equal(json, quest_response(b, LANG_PL, "5", "completed", "2026-09-13"));
	quest_set_rows(a, q->item[0], 0, 1);
	quest_set_rows(a, q->item[0], 0, 3);
	assert_string_equal(quest_get_text(a, q->item[1], quest_row(q->item[0], 0, 2)), "");
}

static void
an_answer_that_does_not_fit_names_its_question(void **state)
{
	struct quest *q = read_ok(FORM("{\"linkId\":\"1\",\"type\":\"integer\"}"));
	const char *const bad[] = { "{", "{\"resourceType\":\"Questionnaire\"}",
		"{\"resourceType\":\"QuestionnaireResponse\",\"item\":[{\"linkId\":\"2\"}]}",
		"{\"resourceType\":\"QuestionnaireResponse\",\"item\":[{\"linkId\":\"1\",\"answer\":[{\"valueString\":\"a\"}]}]}",
		"{\"resourceType\":\"QuestionnaireResponse\",\"item\":[{\"linkId\":\"1\",\"answer\":[{\"valueInteger\":1},"
		"{\"valueInteger\":2}]}]}" };
	const char *const says[] = { "not JSON", "not a QuestionnaireResponse",
	    "2: the form has no", "1: the answer is not",
		"1: several answers" };
	const char *why;

	(void)state;
	for (size_t i = 0; i < LEN(bad); i++) {
		assert_null(quest_response_read(mem, LANG_EN, q, bad[i], strlen(bad[i]), &why));
		assert_non_null(strstr(why, says[i]));
	}
}

static const char *
file(const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rb");
	char *s = arena_alloc(mem, (size_t)2 << 20);

	assert_non_null(f);
	*ret_n = fread(s, 1, ((size_t)2 << 20) - 1, f);
	fclose(f);
	return s;
}

/* Reads every form of a folder; returns how many were taken. Each refusal has its reason. */
static int
folder(const char *path, int *ret_files)
{
	DIR *d = opendir(path);
	struct dirent *e;
	int taken = 0;

	if (d == NULL)
		return -1;
	while ((e = readdir(d)) != NULL) {
		struct arena_mark m = arena_mark(mem);
		struct quest_note *note;
		struct quest *q;
		const char *json;
		size_t n;

		if (*e->d_name == '.')
			continue;
		json = file(arena_strf(mem, "%s/%s", path, e->d_name), &n);
		q = quest_read(mem, LANG_EN, json, n, &note);
		++*ret_files;
		taken += q != NULL;
		if (q == NULL)
			assert_true(note != NULL && *note->text != '\0');
		else
			assert_non_null(strstr(quest_response(quest_answers_new(mem, q), LANG_PL,
			    "1", "completed", NULL),
			    "QuestionnaireResponse"));
		if (q == NULL && getenv("KOMPAN_SAY") != NULL)
			print_message("%s: %s %s\n", e->d_name, note->link_id, note->text);
		arena_rewind(mem, m);
	}
	closedir(d);
	return taken;
}

/* R367 */
static void
every_form_we_ship_is_read(void **state)
{
	int files = 0, taken = folder(FORMS, &files);

	(void)state;
	assert_int_equal(files, 14);
	assert_int_equal(taken, files);
}

static void
forms_of_others_are_read_or_refused_with_a_reason(void **state)
{
	int files = 0, taken = folder(FORMS "/../../../shared/fixtures/forms/questionnaire",
	    &files);

	(void)state;
	if (taken < 0)
		skip();                 /* the fixtures are not on this machine */
	print_message("%d of %d forms of others are read\n", taken, files);
	assert_true(files > 40 && taken > 15);
}

static void
a_form_leaves_in_one_language(void **state)
{
	size_t n;
	const char *json = file(FORMS "/swot.json", &n), *en = quest_export(mem, json, n, LANG_EN);

	(void)state;
	assert_null(strstr(en, "StructureDefinition/translation"));
	assert_non_null(strstr(en, "\"language\": \"en\""));
	assert_string_equal(read_ok(en)->title.in[LANG_PL], read_ok(json)->title.in[LANG_EN]);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(each_fault_of_a_form_is_named_with_its_item),
		T(nesting_a_thousand_deep_and_too_many_items_are_refused),
		T(a_condition_skips_a_question_and_what_hangs_on_it),
		T(rows_of_a_table_come_back_each_in_its_place),
		T(an_answer_that_does_not_fit_names_its_question),
		T(every_form_we_ship_is_read),
		T(forms_of_others_are_read_or_refused_with_a_reason),
		T(a_form_leaves_in_one_language),
	};

	return cmocka_run_group_tests_name("quest", tests, NULL, NULL);
}
