/* SPDX-License-Identifier: EUPL-1.2
 * quest_compare_test.c - answers side by side: what changed, in words, also over two versions of a
 * form.
 */
#include "html/chart.h"
#include "quest/quest_compare.h"
#include "quest/quest_diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define RATED(id)                                                                                                  \
	"{\"linkId\":\"" id "\",\"type\":\"integer\",\"text\":\"Ocena " id "\",\"extension\":["                    \
	"{\"url\":\"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl\",\"valueCodeableConcept\":" \
	"{\"coding\":[{\"code\":\"slider\"}]}},"                                                                   \
	"{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueInteger\":1},"                       \
	"{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":10}]}"
#define CHOICE(id)                                                                                 \
	"{\"linkId\":\"" id "\",\"type\":\"choice\",\"text\":\"Wybór\",\"answerOption\":["        \
	"{\"valueCoding\":{\"code\":\"y\",\"display\":\"tak\"}},{\"valueCoding\":{\"code\":\"n\",\"display\":\"nie\"}}]}"
#define ROWS                                                                                       \
	"{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true,\"text\":\"Kroki\",\"item\":["      \
	"{\"linkId\":\"t.1\",\"type\":\"string\",\"text\":\"Krok\"},{\"linkId\":\"t.2\",\"type\":\"date\"}]}"
#define FORM(url, v, items)                                                                        \
	"{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"pl\","           \
	"\"url\":\"" url "\",\"version\":\"" v "\",\"title\":\"Próba\",\"item\":[" items "]}"

static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static struct quest_answers *
answers(const char *json)
{
	struct quest_note *note;
	struct quest *q = quest_read(mem, LANG_PL, json, strlen(json), &note);

	assert_non_null(q);
	return quest_answers_new(mem, q);
}

static void
say(struct quest_answers *a, const char *link_id, quest_path path, const char *typed)
{
	struct quest_value *v = NEW(mem, struct quest_value);
	const struct quest_item *it = quest_find(a->form, link_id);
	const char *why;

	assert_true(quest_typed(mem, LANG_PL, it, typed, v, &why));
	quest_set(a, it, path, v, 1);
}

static const struct quest_compare_line *
line(const struct quest_compare *c, const char *link_id)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->line[i].link_id, link_id) == 0)
			return &c->line[i];
	return NULL;
}

/* R229 R352 R353 R357 */
static void
the_change_is_said_in_words_and_not_judged(void **state)
{
	const char *json = FORM("urn:x", "1",
	    RATED("1") "," RATED("2") "," RATED("3") "," CHOICE(
	        "4") ",{\"linkId\":\"5\",\"type\":\"text\"},{\"linkId\":\"6\",\"type\":\"text\"}");
	struct quest_answers *a[3] = { answers(json), answers(json), answers(json) };
	const struct quest_compare *c;

	(void)state;
	say(a[0], "1", 0, "4");
	say(a[1], "1", 0, "9");
	say(a[2], "1", 0, "7");
	say(a[0], "2", 0, "6");
	say(a[2], "2", 0, "4");
	say(a[0], "3", 0, "5");
	say(a[1], "3", 0, "5");
	say(a[2], "3", 0, "5");
	say(a[0], "4", 0, "n");
	say(a[2], "4", 0, "y");
	say(a[2], "5", 0, "piszę pierwszy raz");
	c = quest_compare_answers(mem, LANG_PL, (const struct quest_answers *const *)a, 3);
	assert_non_null(c);
	assert_int_equal(c->n, 5);      /* what nobody answered is left out */
	assert_string_equal(line(c, "1")->change, "z 4 na 7: o 3 więcej");
	assert_string_equal(line(c, "2")->change, "z 6 na 4: o 2 mniej");
	assert_string_equal(line(c, "3")->change, "nadal 5");
	assert_string_equal(line(c, "4")->change, "z „nie” na „tak”");
	assert_string_equal(line(c, "5")->change, "");
	assert_true(line(c, "5")->changed);
	assert_false(line(c, "3")->changed);
	assert_true(line(c, "2")->rating && line(c, "2")->value[1] == INT64_MIN);
	assert_int_equal(c->n_rating, 3);
	assert_int_equal(c->n_changed, 4);
}

static void
versions_are_matched_by_link_id(void **state)
{
	struct quest_answers *a[2] = { answers(FORM(
		                           "urn:x", "1", RATED("1") "," CHOICE("old") "," ROWS)),
		answers(FORM("urn:x", "2", CHOICE("new") "," ROWS "," RATED("1"))) };
	const struct quest_compare *c;

	(void)state;
	say(a[0], "1", 0, "2");
	say(a[1], "1", 0, "2");
	say(a[0], "old", 0, "y");
	say(a[1], "new", 0, "n");
	quest_set_rows(a[0], quest_find(a[0]->form, "t"), 0, 2);
	say(a[0], "t.1", quest_row(quest_find(a[0]->form, "t"), 0, 0), "dzwonię");
	say(a[0], "t.2", quest_row(quest_find(a[0]->form, "t"), 0, 0), "2026-10-01");
	say(a[0], "t.1", quest_row(quest_find(a[0]->form, "t"), 0, 1), "idę");
	c = quest_compare_answers(mem, LANG_PL, (const struct quest_answers *const *)a, 2);
	assert_non_null(c);
	assert_int_equal(c->n, 4);
	assert_string_equal(c->line[0].link_id, "new");
	assert_null(c->line[0].said[0]);
	assert_string_equal(line(c, "t")->said[0], "dzwonię, 01.10.2026\nidę");
	assert_string_equal(c->line[3].link_id, "old");
	assert_null(c->line[3].said[1]);
	assert_false(line(c, "1")->changed);
}

/* R352 */
static void
rows_that_came_and_went_are_counted_whatever_their_order(void **state)
{
	const char *json = FORM("urn:x", "1",
	    "{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true,\"item\":["
	    "{\"linkId\":\"t.1\",\"type\":\"string\"},{\"linkId\":\"t.g\",\"type\":\"group\",\"repeats\":true,\"item\":["
	    "{\"linkId\":\"t.g.1\",\"type\":\"string\"}]}]}");
	struct quest_answers *a[3] = { answers(json), answers(json), answers(json) };
	static const char *const step[3][3] = { { "dzwonię", "idę", "" }, { "idę", "dzwonię", "" },
	    { "piszę", "idę", "jadę" } };
	const struct quest_compare *c;

	(void)state;
	for (int i = 0; i < 3; i++) {
		const struct quest_item *t = quest_find(a[i]->form, "t"),
		                        *g = quest_find(a[i]->form, "t.g");

		quest_set_rows(a[i], t, 0, 3);
		for (size_t r = 0; r < 3; r++)
			if (*step[i][r] != '\0')
				say(a[i], "t.1", quest_row(t, 0, r), step[i][r]);
		quest_set_rows(a[i], g, quest_row(t, 0, 1), 1);
		say(a[i], "t.g.1", quest_row(g, quest_row(t, 0, 1), 0), "sam");
	}
	c = quest_compare_answers(mem, LANG_PL, (const struct quest_answers *const *)a, 3);
	assert_non_null(c);
	assert_string_equal(line(c, "t")->said[0], "dzwonię\nidę, sam");
	assert_string_equal(line(c, "t")->change, "nowe wiersze: 2, usunięte: 1");
	for (int i = 0; i < 2; i++)
		quest_set_rows(a[i], quest_find(a[i]->form, "t.g"),
		    quest_row(quest_find(a[i]->form, "t"), 0, 1), 0);
	c = quest_compare_answers(mem, LANG_PL, (const struct quest_answers *const *)a, 2);
	assert_string_equal(line(c, "t")->change, "te same wiersze w innej kolejności");
}

static void
one_answer_or_two_forms_are_not_compared(void **state)
{
	struct quest_answers *a[2] = { answers(FORM("urn:x", "1", RATED("1"))),
		answers(FORM("urn:y", "1", RATED("1"))) };

	(void)state;
	assert_null(quest_compare_answers(mem, LANG_PL, (const struct quest_answers *const *)a, 1));
	assert_null(quest_compare_answers(mem, LANG_PL, (const struct quest_answers *const *)a, 2));
}

/* R229 */
static void
the_chart_has_title_description_and_the_same_numbers(void **state)
{
	static const int64_t v[2] = { 4, 7 }, w[2] = { CHART_NONE, 10 };
	const struct chart_row row[] = {
		{ "Elastyczność: radzę sobie <dobrze>, gdy coś się nagle zmienia wokół mnie", v,
		    "z 4 na 7: o 3 więcej" },
		{ "Motywacja", w, "" } };
	const char *const time[] = { "12.03.2026", "12.09.2026" };
	const struct chart c = { "c1", "Oceny", "Najpierw i teraz", "Pytanie", 1, 10, time, 2, row,
		2 };
	struct buf b;

	(void)state;
	buf_init(&b, mem);
	b.lang = LANG_PL;
	chart_dumbbell(&b, &(struct chart){ .low = 1, .high = 1 });
	assert_int_equal(b.len, 0);
	chart_dumbbell(&b, &c);
	assert_non_null(strstr(b.s, "role=\"img\" aria-labelledby=\"c1-title c1-desc\""));
	assert_non_null(strstr(b.s, "<title id=\"c1-title\">Oceny</title>"));
	assert_non_null(strstr(b.s, "z 4 na 7: o 3 więcej"));
	assert_non_null(strstr(b.s, "&lt;dobrze&gt;"));
	assert_non_null(strstr(b.s, ">–</td>"));
	assert_null(strstr(b.s, "style="));
	assert_null(strstr(b.s, "<dobrze>"));
}

/* R352 R196 */
static void
what_two_versions_ask_too_differently_is_not_compared(void **state)
{
	static const char five[] =
	    "{\"linkId\":\"1\",\"type\":\"integer\",\"text\":\"Ocena 1\",\"extension\":["
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl\",\"valueCodeableConcept\":"
	    "{\"coding\":[{\"code\":\"slider\"}]}},"
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueInteger\":1},"
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":5}]}";
	struct quest_answers *a[2] = {
		answers(arena_strf(mem,
		    FORM("urn:x", "1", "%s," CHOICE("2") ",{\"linkId\":\"3\",\"type\":\"date\"}"),
		    five)),
		answers(FORM("urn:x", "2",
		    RATED(
		        "1") ",{\"linkId\":\"2\",\"type\":\"choice\","
		             "\"answerOption\":[{\"valueCoding\":{\"code\":\"y\",\"display\":\"czasem\"}}]},{\"linkId\":\"3\",\"type\":\"text\"}"))
	};
	const struct quest_compare *c;
	struct quest_diff *d;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		say(a[i], "1", 0, "5");
		say(a[i], "2", 0, "y");
		say(a[i], "3", 0, "12.09.2026");
	}
	c = quest_compare_answers(mem, LANG_EN, (const struct quest_answers *const *)a, 2);
	assert_int_equal(c->n_rating, 0);
	assert_string_equal(
	    line(c, "1")->change, "cannot be compared: another scale: 1–5 and 1–10");
	assert_string_equal(
	    line(c, "2")->change, "cannot be compared: the answers offered have other words");
	assert_string_equal(line(c, "3")->change,
	    "cannot be compared: the versions ask for another kind of answer");
	assert_true(line(c, "1")->apart && line(c, "1")->changed && !line(c, "1")->rating);
	assert_int_equal(quest_diff(mem, LANG_EN, a[0]->form, a[1]->form, &d), 3);
	assert_string_equal(d[0].how, "its limits");
	assert_string_equal(d[1].how, "its words, the answers offered");
	assert_string_equal(d[2].how, "the kind of answer");
}

/* R196 */
static void
what_a_new_version_adds_drops_and_moves_is_told(void **state)
{
	const struct quest_answers *
	    was = answers(FORM("urn:x", "1", RATED("1") "," CHOICE("2"))),
	   *now = answers(FORM("urn:x", "2",
	       CHOICE(
	           "2") ",{\"linkId\":\"g\",\"type\":\"group\","
	                "\"text\":\"Grupa\",\"item\":[{\"linkId\":\"3\",\"type\":\"text\",\"text\":\"Nowe\",\"required\":true,\"enableWhen\":[{\"question\":\"2\","
	                "\"operator\":\"=\",\"answerCoding\":{\"code\":\"y\"}}]}]}"));
	struct quest_diff *d;

	(void)state;
	assert_int_equal(quest_diff(mem, LANG_PL, was->form, now->form, &d), 3);
	assert_true(
	    d[0].what == QUEST_ADDED && d[1].what == QUEST_ADDED && d[2].what == QUEST_GONE);
	assert_string_equal(d[1].label, "Nowe");
	assert_string_equal(d[2].label, "Ocena 1");
	assert_int_equal(quest_diff(mem, LANG_PL, now->form, now->form, &d), 0);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(the_change_is_said_in_words_and_not_judged),
		T(versions_are_matched_by_link_id),
		T(what_two_versions_ask_too_differently_is_not_compared),
		T(what_a_new_version_adds_drops_and_moves_is_told),
		T(rows_that_came_and_went_are_counted_whatever_their_order),
		T(one_answer_or_two_forms_are_not_compared),
		T(the_chart_has_title_description_and_the_same_numbers),
	};

	return cmocka_run_group_tests_name("quest compare", tests, NULL, NULL);
}
