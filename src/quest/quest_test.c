/* SPDX-License-Identifier: EUPL-1.2
 * quest_test.c - forms are read or refused with the reason; answers come back as they were given.
 */
#include "quest/quest.h"

#include "base/text.h"
#include "html/html.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define FORM_HEAD "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":["
#define FORM(items)                                                                                \
	"{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"pl\","           \
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
	refused(FORM("{\"linkId\":\"1\",\"type\":\"expression\"}"), "1", "expression");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"attachment\",\"required\":true}"), "1",
	    "attachment");
	refused(
	    FORM("{\"linkId\":\"1\",\"type\":\"string\"},{\"linkId\":\"1\",\"type\":\"string\"}"),
	    "1", "two items");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"choice\"}"), "1", "without options");
	refused(
	    FORM(
	        "{\"linkId\":\"1\",\"type\":\"choice\",\"answerOption\":[{\"valueDate\":\"2026-01-01\"}]}"),
	    "1", "is a valueDate");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\",\"enableWhen\":["
	    "{\"question\":\"2\",\"operator\":\"exists\",\"answerBoolean\":true}]},"
	    "{\"linkId\":\"2\",\"type\":\"string\"}"), "1", "comes later");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\",\"enableWhen\":["
	             "{\"question\":\"9\",\"operator\":\"exists\",\"answerBoolean\":true}]}"),
	    "1", "not in the form");
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
	refused("{\"resourceType\":\"Questionnaire\",\"url\":\"urn:x\",\"version\":\"1\",\"extension\":["
	    "{\"url\":\"urn:kompan:ext:about\",\"valueCode\":\"group\"}],\"item\":["
	    "{\"linkId\":\"1\",\"type\":\"string\"}]}", "", "about “group”");
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

static const char *
repeated(const char *head, const char *one, size_t n, const char *tail)
{
	struct buf b;

	buf_init(&b, mem);
	buf_str(&b, head);
	for (size_t i = 0; i < n; i++) {
		buf_str(&b, i == 0 ? "" : ",");
		buf_str(&b, one);
	}
	buf_str(&b, tail);
	return b.s;
}

static void
bad_files_are_refused_in_little_time_and_memory(void **state)
{
	char *big = calloc(1, ((size_t)20 << 20) + 1);
	clock_t begin = clock();
	size_t used;

	(void)state;
	memset(big, '[', (size_t)20 << 20);
	used = arena_used(mem);
	refused(big, "", "20 MB");
	assert_true(arena_used(mem) - used < 1 << 20);
	memset(big + (7 << 20), '\0', 1);
	refused(big, "", "not JSON");
	free(big);
	refused(
	    repeated(FORM_HEAD, "{\"linkId\":\"1\",\"type\":\"x\"}", 100000, "]}"), "1", "outside");
	refused(FORM("{\"linkId\":\"1\",\"type\":\"string\",\"enableWhen\":["
	             "{\"question\":\"2\",\"operator\":\"exists\",\"answerBoolean\":true}]},"
	             "{\"linkId\":\"2\",\"type\":\"string\",\"enableWhen\":["
	             "{\"question\":\"1\",\"operator\":\"exists\",\"answerBoolean\":true}]}"),
	    "1", "comes later");
	assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 10);
}

static void
six_hundred_questions_are_read_and_answered(void **state)
{
	struct quest_value yes = { "tak", NULL, NULL };
	struct quest_answers *a;
	struct quest *q;
	struct buf b;
	const char *why, *json;

	(void)state;
	buf_init(&b, mem);
	buf_str(&b, FORM_HEAD);
	for (int i = 0; i < 695; i++)
		buf_fmt(&b, "%s{\"linkId\":\"%d\",\"type\":\"string\"}", i == 0 ? "" : ",", i);
	buf_str(&b, "]}");
	q = read_ok(b.s);
	assert_int_equal(q->n_item, 695);
	a = quest_answers_new(mem, q);
	for (size_t i = 0; i < q->n_item; i++)
		quest_set(a, q->item[i], 0, &yes, 1);
	json = quest_response(a, LANG_PL, NULL, "completed", NULL);
	a = quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);
	assert_string_equal(quest_get_text(a, q->item[694], 0), "tak");
}

static void
script_in_a_text_is_kept_as_text(void **state)
{
	const char *const evil = "<script>alert(1)</script>";
	struct quest *q = read_ok(FORM("{\"linkId\":\"<script>\",\"type\":\"string\","
	    "\"text\":\"<script>alert(1)</script>\"}"));
	struct buf b;

	(void)state;
	assert_string_equal(q->item[0]->text.in[LANG_PL], evil);
	buf_init(&b, mem);
	html_text(&b, q->item[0]->text.in[LANG_PL]);
	assert_null(strchr(b.s, '<'));
	refused(FORM("{\"linkId\":\"1\",\"type\":\"<script>\\n\"}"), "1", "<script>");
}

static void
typed_as(const struct quest_item *it, const char *typed, const char *want)
{
	struct quest_value v;
	const char *why;
	bool ok = quest_typed(mem, LANG_EN, it, typed, &v, &why);

	assert_int_equal(ok, want != NULL);
	if (ok)
		assert_string_equal(v.text, want);
	else
		assert_non_null(strstr(why, typed));
}

static void
times_days_addresses_and_quantities_are_answers(void **state)
{
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"1\",\"type\":\"time\"},{\"linkId\":\"2\",\"type\":\"dateTime\"},"
	    "{\"linkId\":\"3\",\"type\":\"url\"},{\"linkId\":\"4\",\"type\":\"quantity\",\"extension\":[{\"url\":"
	    "\"http://hl7.org/fhir/StructureDefinition/questionnaire-unit\",\"valueCoding\":{\"code\":\"km\"}}]}"));
	struct quest_answers *a = quest_answers_new(mem, q);
	struct quest_value v;
	const char *json, *why;

	(void)state;
	typed_as(q->item[0], "9.05", "09:05:00");
	typed_as(q->item[0], "24:00", NULL);
	typed_as(q->item[0], "9", NULL);
	assert_false(quest_typed(mem, LANG_EN, q->item[0], "ąąąąąąąąąąąąąąąąąąąxąąąąąą", &v, &why));
	assert_true(text_utf8_ok(why, strlen(why)));
	typed_as(q->item[1], "12.09.2026 14:30", "2026-09-12T14:30:00+02:00");
	typed_as(q->item[1], "2.11.2026 7:05", "2026-11-02T07:05:00+01:00");
	typed_as(q->item[1], "2.11.2026", "2026-11-02");
	typed_as(q->item[1], "2026-09-12T14:30:00Z", "2026-09-12T14:30:00Z");
	typed_as(q->item[1], "31.11.2026 7:05", NULL);
	typed_as(q->item[2], "https://example.org/a", "https://example.org/a");
	typed_as(q->item[2], "javascript:alert(1)", NULL);
	typed_as(q->item[3], "2,5", "2.5");
	quest_set(a, q->item[0], 0, &(struct quest_value){ "09:05:00", NULL, NULL }, 1);
	quest_set(a, q->item[3], 0, &(struct quest_value){ "2.5", NULL, NULL }, 1);
	json = quest_response(a, LANG_PL, NULL, "completed", NULL);
	assert_non_null(strstr(json, "\"valueTime\":\"09:05:00\""));
	assert_non_null(strstr(json, "\"valueQuantity\":{\"value\":2.5,\"unit\":\"km\"}"));
	a = quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);
	assert_string_equal(json, quest_response(a, LANG_PL, NULL, "completed", NULL));
}

static void
options_may_be_words_or_numbers(void **state)
{
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"1\",\"type\":\"choice\",\"answerOption\":["
	    "{\"valueString\":\"jabłko\"},{\"valueString\":\"gruszka\"}]},{\"linkId\":\"2\",\"type\":\"integer\","
	    "\"answerOption\":[{\"valueInteger\":1},{\"valueInteger\":2}],\"enableWhen\":[{\"question\":\"1\","
	    "\"operator\":\"=\",\"answerString\":\"jabłko\"}]}"));
	struct quest_answers *a = quest_answers_new(mem, q);
	struct quest_value v[2];
	const char *json, *why;

	(void)state;
	assert_int_equal(q->item[1]->kind, QUEST_CHOICE);
	assert_true(quest_typed(mem, LANG_EN, q->item[0], "jabłko", &v[0], &why));
	assert_true(quest_typed(mem, LANG_EN, q->item[1], "2", &v[1], &why));
	quest_set(a, q->item[1], 0, &v[1], 1);
	assert_false(quest_enabled(a, q->item[1], 0));
	quest_set(a, q->item[0], 0, &v[0], 1);
	assert_true(quest_enabled(a, q->item[1], 0));
	json = quest_response(a, LANG_PL, NULL, "completed", NULL);
	assert_non_null(strstr(json, "\"valueString\":\"jabłko\""));
	assert_non_null(strstr(json, "\"valueInteger\":2"));
	a = quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);
	assert_string_equal(json, quest_response(a, LANG_PL, NULL, "completed", NULL));
}

static void
what_cannot_be_an_answer_is_no_initial_value(void **state)
{
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"1\",\"type\":\"date\","
	    "\"initial\":[{\"valueString\":\"wkrótce\"}]},"
	    "{\"linkId\":\"2\",\"type\":\"choice\"," YESNO
	    ",\"initial\":[{\"valueCoding\":{\"code\":\"z\"}}]},"
	    "{\"linkId\":\"3\",\"type\":\"integer\",\"initial\":[{\"valueInteger\":1},{\"valueInteger\":2}]}"));

	(void)state;
	assert_int_equal(q->item[0]->n_initial, 0);
	assert_int_equal(q->item[1]->n_initial, 0);
	assert_int_equal(q->item[2]->n_initial, 1);
}

/* R195 */
static void
each_form_of_a_bundle_is_offered(void **state)
{
	const char *json = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" FORM(
	    "{\"linkId\":\"1\","
	    "\"type\":\"string\"}") "},{\"resource\":{\"resourceType\":\"Patient\"}}]}";
	struct quest_part *part;

	(void)state;
	assert_int_equal(quest_bundle(mem, json, strlen(json), &part), 1);
	assert_string_equal(part[0].title, "Próba");
	assert_string_equal(part[0].language, "pl");
	read_ok(part[0].json);
	refused(json, "", "Bundle");
	assert_int_equal(quest_bundle(mem, "{", 1, &part), 0);
}

/* R196 */
static void
a_form_of_a_bundle_is_kept_byte_for_byte(void **state)
{
	static const char form[] = "{ \"b\":[1.50,{\"resource\":\"]}\\\"\"}],\t\"resourceType\" : "
	    "\"Questionnaire\",\n"
	    "\"a\":\"\\u0105{\",\"item\":[{\"linkId\":\"1\",\"type\":\"string\"}]}";
	const char *json = arena_strf(mem,
	    "\xEF\xBB\xBF { \"x\" : \"entry\" , \"entry\" : [ {\"fullUrl\":null,"
	    "\"resource\":{\"resourceType\":\"Patient\"}},{\"n\":[],\"resource\":%s} ],"
	    "\"resourceType\":\"Bundle\"}",
	    form);
	struct quest_part *part;

	(void)state;
	assert_int_equal(quest_bundle(mem, json, strlen(json), &part), 1);
	assert_string_equal(part[0].json, form);
	json =
	    "{\"resourceType\":\"Bundle\",\"ent\\u0072y\":[{\"resource\":{\"resourceType\":\"Questionnaire\"}}]}";
	assert_int_equal(quest_bundle(mem, json, strlen(json), &part), 0);
}

/* R196 */
static void
an_answer_names_its_form_and_leaves_in_one_language(void **state)
{
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"1\",\"type\":\"choice\",\"answerOption\":[{\"valueCoding\":{"
	    "\"code\":\"y\",\"display\":\"tak\",\"_display\":{\"extension\":[{"
	    "\"url\":\"http://hl7.org/fhir/StructureDefinition/translation\","
	    "\"extension\":[{\"url\":\"lang\",\"valueCode\":\"en\"},{\"url\":\"content\",\"valueString\":\"yes\"}]}]}}}]}"));
	const char *
	    json = "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"urn:a|7\","
	           "\"item\":[{\"linkId\":\"1\",\"answer\":[{\"valueCoding\":{\"code\":\"y\"}}]}]}",
	   *url, *version, *why;
	const struct quest_answers *a =
	    quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);

	(void)state;
	assert_non_null(
	    strstr(quest_response(a, LANG_EN, NULL, "completed", NULL), "\"display\":\"yes\""));
	assert_non_null(
	    strstr(quest_response(a, LANG_PL, NULL, "completed", NULL), "\"display\":\"tak\""));
	assert_true(quest_response_of(mem, LANG_EN, json, strlen(json), &url, &version, &why));
	assert_string_equal(url, "urn:a");
	assert_string_equal(version, "7");
	assert_false(quest_response_of(mem, LANG_EN, "<a/>", 4, &url, &version, &why));
	assert_non_null(strstr(why, "XML"));
	json = "{\"resourceType\":\"QuestionnaireResponse\"}";
	assert_false(quest_response_of(mem, LANG_EN, json, strlen(json), &url, &version, &why));
	assert_non_null(strstr(why, "which form"));
}

static void
rows_without_end_are_refused(void **state)
{
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true,\"item\":["
	    "{\"linkId\":\"u\",\"type\":\"group\",\"repeats\":true,\"item\":[{\"linkId\":\"v\",\"type\":\"string\"}]}]}"));
	const char *row = repeated("{\"linkId\":\"t\",\"item\":[", "{\"linkId\":\"u\"}", 150, "]}");
	const char *json =
	    repeated("{\"resourceType\":\"QuestionnaireResponse\",\"item\":[", row, 150, "]}");
	const char *why;

	(void)state;
	assert_null(quest_response_read(mem, LANG_EN, q, json, strlen(json), &why));
	assert_non_null(strstr(why, "more rows"));
}

/* R274 */
static void
a_condition_skips_a_question_and_what_hangs_on_it(void **state)
{
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"1\",\"type\":\"choice\"," YESNO "},"
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
	struct quest *q = read_ok(FORM(
	    "{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true,\"item\":["
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
		("{\"resourceType\":\"QuestionnaireResponse\",\"item\":[{\"linkId\":\"1\",\"answer\":"
		 "[{\"valueInteger\":1},{\"valueInteger\":2}]}]}") };
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

/* R367 */
static void
every_form_we_ship_is_read(void **state)
{
	DIR *d = opendir(FORMS);
	struct dirent *e;
	int files = 0;
	size_t n;

	(void)state;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		if (*e->d_name != '.') {
			read_ok(file(arena_strf(mem, FORMS "/%s", e->d_name), &n));
			files++;
		}
	closedir(d);
	assert_int_equal(files, 14);
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
		T(bad_files_are_refused_in_little_time_and_memory),
		T(six_hundred_questions_are_read_and_answered),
		T(script_in_a_text_is_kept_as_text),
		T(times_days_addresses_and_quantities_are_answers),
		T(options_may_be_words_or_numbers),
		T(what_cannot_be_an_answer_is_no_initial_value),
		T(each_form_of_a_bundle_is_offered),
		T(a_form_of_a_bundle_is_kept_byte_for_byte),
		T(an_answer_names_its_form_and_leaves_in_one_language),
		T(rows_without_end_are_refused),
		T(a_form_leaves_in_one_language),
	};

	return cmocka_run_group_tests_name("quest", tests, NULL, NULL);
}
