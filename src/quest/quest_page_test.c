/* SPDX-License-Identifier: EUPL-1.2
 * quest_page_test.c - a form is drawn, filled in, drawn again with what is wrong, and read back.
 */
#include "quest/quest_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <string.h>

#include <cmocka.h>

#define FORM(items)                                                                                \
	"{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"pl\","           \
	"\"url\":\"urn:x\",\"version\":\"1\",\"title\":\"Próba\",\"item\":[" items "]}"
#define CONTROL(c)                                                                                       \
	"\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl\"," \
	"\"valueCodeableConcept\":{\"coding\":[{\"code\":\"" c "\"}]}}]"
#define AB "\"answerOption\":[{\"valueCoding\":{\"code\":\"a\",\"display\":\"Ala\"}}," \
	"{\"valueCoding\":{\"code\":\"b\",\"display\":\"Bob\"}}]"

static struct arena *mem;
static struct form form;
static struct buf out;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)256 << 20);
	form_init(&form, mem, LANG_EN, "token");
	buf_init(&out, mem);
	out.lang = LANG_EN;
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
	struct quest_note *n;
	struct quest *q = quest_read(mem, LANG_EN, json, strlen(json), &n);

	assert_non_null(q);
	return quest_answers_new(mem, q);
}

static const char *
drawn(struct quest_answers *a, const struct quest_item *page)
{
	buf_init(&out, mem);
	quest_page_draw(&out, &form, a, page);
	return out.s;
}

static void
type(const char *name, const char *value)
{
	if (form.value == NULL)
		form_set(&form, "q", "1");
	form_set(&form, name, value);
}

static void
sections_are_pages_and_loose_questions_one(void **state)
{
	const struct quest_item **page;
	struct quest_answers *a = answers(FORM(
	    "{\"linkId\":\"1\",\"type\":\"group\",\"item\":["
	    "{\"linkId\":\"1.1\",\"type\":\"string\"}]},{\"linkId\":\"2\",\"type\":\"group\",\"item\":["
	    "{\"linkId\":\"2.1\",\"type\":\"string\"}]}"));

	(void)state;
	assert_int_equal(quest_pages(mem, a->form, &page), 2);
	assert_string_equal(page[1]->link_id, "2");
	assert_null(strstr(drawn(a, page[1]), "q.1.1"));
	a = answers(FORM("{\"linkId\":\"1\",\"type\":\"string\"}"));
	assert_int_equal(quest_pages(mem, a->form, &page), 1);
	assert_null(page[0]);
}

/* R229 */
static void
a_rating_is_one_line_of_radios_and_keeps_its_answer(void **state)
{
	struct quest_answers *a = answers(FORM(
	    "{\"linkId\":\"1\",\"text\":\"Wola\","
	    "\"type\":\"integer\",\"extension\":["
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl\","
	    "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"slider\"}]}},"
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueInteger\":1},"
	    "{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":10}]}"));

	(void)state;
	assert_non_null(strstr(drawn(a, NULL), "value=\"10\">"));
	assert_null(strstr(out.s, "no answer"));
	type("q.1", "7");
	assert_true(quest_page_fill(a, &form, NULL));
	form_init(&form, mem, LANG_EN, "token");
	assert_non_null(strstr(drawn(a, NULL), "value=\"7\" checked>"));
	assert_non_null(strstr(out.s, "no answer"));
	type("q.1", "11");
	assert_false(quest_page_fill(a, &form, NULL));
	assert_non_null(strstr(form.fault->text, "Wola: Give a value from 1 to 10"));
}

static void
a_fault_stands_at_its_question_and_the_text_is_kept(void **state)
{
	struct quest_answers *a =
	    answers(FORM("{\"linkId\":\"1\",\"text\":\"Ile <lat>\",\"type\":\"integer\"},"
	                 "{\"linkId\":\"2\",\"type\":\"date\"}"));

	(void)state;
	type("q.1", "trzy");
	type("q.2", "31.02.2026");
	assert_false(quest_page_fill(a, &form, NULL));
	assert_false(quest_page_fill(a, &form, NULL));
	assert_string_equal(form.fault->name, "q.1");
	assert_string_equal(form.fault->next->name, "q.2");
	assert_null(form.fault->next->next);
	assert_non_null(strstr(drawn(a, NULL), "value=\"trzy\""));
	assert_non_null(strstr(out.s, "id=\"q.1-error\""));
	assert_non_null(strstr(out.s, "Ile &lt;lat&gt;"));
	assert_non_null(strstr(out.s, "value=\"31.02.2026\""));
}

/* R274 */
static void
an_answer_opens_a_question_on_the_same_page(void **state)
{
	struct quest_answers *a = answers(FORM(
	    "{\"linkId\":\"1\",\"type\":\"choice\"," AB "},"
	    "{\"linkId\":\"2\",\"type\":\"string\",\"initial\":[{\"valueString\":\"raz\"}],\"enableWhen\":["
	    "{\"question\":\"1\",\"operator\":\"=\",\"answerCoding\":{\"code\":\"b\"}}]}"));

	(void)state;
	assert_null(strstr(drawn(a, NULL), "q.2"));
	type("q.1", "b");
	assert_true(quest_page_fill(a, &form, NULL));
	form_init(&form, mem, LANG_EN, "token");
	assert_non_null(strstr(drawn(a, NULL), "name=\"q.2\" value=\"raz\""));
}

static void
own_words_beside_the_options_are_kept_apart(void **state)
{
	struct quest_answers *a = answers(FORM("{\"linkId\":\"1\",\"type\":\"open-choice\"," AB "},"
	    "{\"linkId\":\"2\",\"type\":\"open-choice\",\"repeats\":true," AB "}"));
	const struct quest_item *two = a->form->item[1];

	(void)state;
	type("q.1", "=other");
	type("q.1=other", "a");
	type("q.2", "a");
	type("q.2", "a");
	type("q.2=other", "Celina");
	assert_true(quest_page_fill(a, &form, NULL));
	assert_null(quest_get(a, a->form->item[0], 0)->value[0].code);
	assert_int_equal(quest_get(a, two, 0)->n_value, 2);
	assert_string_equal(quest_get(a, two, 0)->value[1].text, "Celina");
	form_init(&form, mem, LANG_EN, "token");
	assert_non_null(strstr(drawn(a, NULL), "value=\"=other\" checked"));
	assert_non_null(strstr(out.s, "value=\"Celina\""));
	type("q.1", "b");
	type("q.1=other", "inna");
	assert_false(quest_page_fill(a, &form, NULL));
	assert_non_null(strstr(form.fault->text, "Keep one"));
}

#define TABLE                                                                                      \
	"{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true," CONTROL(                          \
	    "gtable") ",\"item\":["                                                                \
	              "{\"linkId\":\"t.1\",\"text\":\"Kto\",\"type\":\"string\"},{\"linkId\":\"t.2\",\"type\":\"integer\"}]}"

static void
rows_are_added_and_taken_away_without_a_script(void **state)
{
	struct quest_answers *a = answers(FORM(TABLE));
	const struct quest_item *t = a->form->item[0], *who = a->form->item[1];

	(void)state;
	assert_non_null(strstr(drawn(a, t), "name=\"q.t\" value=\"1\""));
	assert_non_null(strstr(out.s, "aria-label=\"Kto, row 1\""));
	type("q.t", "3");
	type("q.t.1@1", "Ala");
	type("q.t.1@2", "");
	type("q.t.1@3", "Celina");
	type("q+", "t@0");
	assert_true(quest_page_pressed(&form) && quest_page_fill(a, &form, t));
	assert_int_equal(quest_rows(a, t, 0), 2);
	assert_string_equal(quest_get_text(a, who, 2), "Celina");
	form_init(&form, mem, LANG_EN, "token");
	drawn(a, t);
	assert_non_null(strstr(out.s, "name=\"q.t\" value=\"3\""));
	assert_int_equal(quest_rows(a, t, 0), 2);
	type("q.t", "2");
	type("q.t.1@1", "Ala");
	type("q.t.2@1", "dwa");
	type("q.t.1@2", "Celina");
	type("q-", "t@1");
	assert_true(quest_page_fill(a, &form, t));      /* what is wrong in it goes with it */
	assert_int_equal(quest_rows(a, t, 0), 1);
	assert_string_equal(quest_get_text(a, who, 1), "Celina");
}

static void
a_fault_in_a_row_names_the_row_and_keeps_all_rows(void **state)
{
	struct quest_answers *a = answers(FORM(TABLE));

	(void)state;
	type("q.t", "2");
	type("q.t.1@1", "Ala");
	type("q.t.2@2", "dwa");
	assert_false(quest_page_fill(a, &form, NULL));
	assert_non_null(strstr(form.fault->text, "(row 2)"));
	assert_non_null(strstr(drawn(a, NULL), "value=\"Ala\""));
	assert_non_null(strstr(out.s, "value=\"dwa\""));
}

static void
the_mark_of_a_page_changes_with_its_own_answers_only(void **state)
{
	struct quest_answers *a = answers(FORM(
	    "{\"linkId\":\"1\",\"type\":\"group\",\"item\":["
	    "{\"linkId\":\"1.1\",\"type\":\"string\"}]},{\"linkId\":\"2\",\"type\":\"group\",\"item\":["
	    "{\"linkId\":\"2.1\",\"type\":\"string\"}]}"));
	const struct quest_item *one = a->form->first, *two = one->next;
	const char *before = quest_page_mark(a, one), *other = quest_page_mark(a, two);

	(void)state;
	type("q.1.1", "x");
	assert_true(quest_page_fill(a, &form, one));
	assert_string_not_equal(before, quest_page_mark(a, one));
	assert_string_equal(other, quest_page_mark(a, two));
	buf_init(&out, mem);
	quest_page_show(&out, a, NULL, false);
	assert_non_null(strstr(out.s, "<dd class=\"k-lines\">x</dd>"));
}

/* 1,500 questions: drawn, typed, drawn again, in memory that is bounded. KOMPAN_SAY prints the
 * time. */
static void
a_very_long_form_stays_quick(void **state)
{
	struct quest_answers *a;
	struct timespec from, to;
	struct buf b;

	(void)state;
	buf_init(&b, mem);
	buf_str(&b, "{\"resourceType\":\"Questionnaire\",\"item\":[");
	for (int i = 0; i < 1500; i++)
		buf_fmt(&b,
		    "%s{\"linkId\":\"%d\",\"text\":\"Pytanie %d\",\"type\":\"choice\"," AB "}",
		    i == 0 ? "" : ",", i, i);
	buf_str(&b, "]}");
	a = answers(b.s);
	form_set(&form, "q", "1");
	for (int i = 0; i < 1500; i++)
		form_set(&form, arena_strf(mem, "q.%d", i), i % 2 == 0 ? "a" : "zzz");
	assert_false(quest_page_fill(a, &form, NULL));
	assert_non_null(strstr(drawn(a, NULL), "id=\"q.1499-error\""));
	form_init(&form, mem, LANG_EN, "token");
	clock_gettime(CLOCK_MONOTONIC, &from);
	drawn(a, NULL);
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_non_null(strstr(out.s, "id=\"q.1498\" name=\"q.1498\" value=\"a\" checked"));
	if (getenv("KOMPAN_SAY") != NULL)
		print_message("1,500 questions: %zu bytes in %ld us\n", out.len,
		    (to.tv_sec - from.tv_sec) * 1000000 + (to.tv_nsec - from.tv_nsec) / 1000);
	assert_true(arena_used(mem) < (size_t)64 << 20);
}

/* A column that is explained stays a column; its help is said once, above. */
static void
help_of_a_column_stands_above_the_table(void **state)
{
	struct quest_answers *a = answers(FORM(
	    "{\"linkId\":\"t\",\"type\":\"group\",\"repeats\":true,\"text\":\"Leki\",\"item\":["
	    "{\"linkId\":\"t1\",\"type\":\"string\",\"text\":\"Jaki\",\"item\":[{\"linkId\":\"t1h\","
	    "\"type\":\"display\",\"text\":\"Nazwa z opakowania\"," CONTROL("help") "}]},"
	    "{\"linkId\":\"t2\",\"type\":\"string\",\"text\":\"Kiedy\"}]}"));
	const char *html, *first;

	(void)state;
	quest_set_rows(a, a->form->first, 0, 2);
	html = drawn(a, NULL);
	first = strstr(html, "Jaki: Nazwa z opakowania");
	assert_non_null(strstr(html, "<table"));
	assert_true(first != NULL && first < strstr(html, "<table"));
	assert_null(strstr(strstr(html, "<table"), "Nazwa z opakowania"));
	assert_null(strstr(html, "aria-describedby"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(sections_are_pages_and_loose_questions_one),
		T(a_rating_is_one_line_of_radios_and_keeps_its_answer),
		T(a_fault_stands_at_its_question_and_the_text_is_kept),
		T(an_answer_opens_a_question_on_the_same_page),
		T(own_words_beside_the_options_are_kept_apart),
		T(rows_are_added_and_taken_away_without_a_script),
		T(a_fault_in_a_row_names_the_row_and_keeps_all_rows),
		T(a_very_long_form_stays_quick),
		T(the_mark_of_a_page_changes_with_its_own_answers_only),
		T(help_of_a_column_stands_above_the_table),
	};

	return cmocka_run_group_tests_name("quest_page", tests, NULL, NULL);
}
