/* SPDX-License-Identifier: EUPL-1.2
 * survey_test.c - the survey: codes, answers, closing, results, joining of small groups.
 */
#include "base/date.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mod/formfile/formfile_made_test_help.h"
#include "mod/survey/survey_test_help.h"

/* R279 */
static void
a_code_works_once_and_a_double_click_is_one_answer(void **state)
{
	const char *key = survey_key_new(h.mem), *code = survey_code(h.mem, key, 0),
	           *id = survey_sheet_id(h.mem);
	survey_id round = open_round(key);
	struct th_answer a = send_as(code, "once", id);

	(void)state;
	assert_int_equal(a.code, 200);
	assert_int_equal(send_as(code, "once", id).code, 200);
	a = send_as(code, "twice", survey_sheet_id(h.mem));
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "This code does not work"));
	a = th_get(&h, TH_COORDINATOR, below(round, ""));
	assert_non_null(strstr(a.body, "1 answer so far"));
	a = th_get(&h, VISITOR, "/s/ABCD-2345");
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "This code does not work"));
}

/* R273 R274 R275 R276 */
static void
a_person_goes_from_code_to_thanks(void **state)
{
	const char *key = survey_key_new(h.mem), *code = survey_code(h.mem, key, 3);
	struct th_answer a;

	(void)state;
	open_round(key);
	a = th_get(&h, VISITOR, arena_strf(h.mem, "/s/%s", code));
	assert_true(a.code == 200 && strstr(a.body, "about 10 minutes") != NULL);
	a = th_post(&h, VISITOR, "/s", "code", code, NULL);
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "about 10 minutes"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "-1", "go", "next", NULL);
	assert_non_null(strstr(a.body, "1. Have you ever had a job?"));
	assert_null(strstr(a.body, "How many years altogether"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "0", "go", "next", "q", "1", "q.1.1",
	    "yes", NULL);
	assert_non_null(strstr(a.body, "How many years altogether"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "0", "go", "next", "q", "1", "q.1.1",
	    "no", "q.1.3", "no", NULL);
	assert_non_null(strstr(a.body, "Why not?"));
	assert_null(strstr(a.body, "How many years altogether"));
	a = th_post(
	    &h, VISITOR, "/s", "code", code, "at", "0", "go", "next", "sheet", sheet("x"), NULL);
	assert_non_null(strstr(a.body, "7. What do you think"));
	a = th_post(
	    &h, VISITOR, "/s", "code", code, "at", "1", "go", "next", "sheet", sheet("x"), NULL);
	assert_non_null(strstr(a.body, "Number of children"));
	assert_non_null(strstr(a.body, "divorced"));
	a = th_post(
	    &h, VISITOR, "/s", "code", code, "at", "2", "go", "next", "sheet", sheet("x"), NULL);
	assert_non_null(strstr(a.body, "Send my answers"));
	a = send_as(code, "x", survey_sheet_id(h.mem));
	assert_non_null(strstr(a.body, "Nobody will connect these answers with your name"));
}

/* R279 */
static void
fewer_than_five_answers_show_nothing(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct q_survey_results *r;
	struct q_survey_words *w;
	struct th_answer a;

	(void)state;
	answer_all(key, 4);
	close_round(id, key);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "Fewer than 5 people answered"));
	assert_null(strstr(a.body, words_of(1)));
	assert_int_equal(th_get(&h, TH_COORDINATOR, below(id, "/results.csv")).code, 404);
	assert_int_equal(q_survey_words(th_begin(&h, TH_COORDINATOR, DB_READ), &w, h.p, id), 0);
	assert_int_equal(q_survey_results(&h.cx, &r, h.p, id.v), 0);
	db_rollback(h.cx.db);
}

/* R276 R277 R118 */
static void
background_is_shown_from_twenty_answers_and_the_earlier_round_stands_beside(void **state)
{
	const char *key[2] = { survey_key_new(h.mem), survey_key_new(h.mem) };
	struct th_answer a;
	survey_id id;

	(void)state;
	id = open_round(key[0]);
	answer_all(key[0], 12);
	close_round(id, key[0]);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_null(strstr(a.body, "woman"));
	assert_null(strstr(a.body, "Earlier survey"));
	id = open_round(key[1]);
	answer_all(key[1], 12);
	close_round(id, key[1]);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "woman"));
	assert_non_null(strstr(a.body, "24 people"));
	assert_non_null(strstr(a.body, "Earlier survey"));
	assert_non_null(strstr(a.body, "<rect"));
	assert_non_null(strstr(a.body, "Hollow bar: earlier"));
	a = th_get(&h, TH_HEAD, below(id, "/results.csv"));
	assert_non_null(strstr(a.body, "Have you ever had a job"));
	assert_non_null(strstr(a.body, "\"12\";\"100%\";\"12\""));
	a = th_get(&h, TH_OPS, below(id, "/results.xlsx"));
	assert_memory_equal(a.body, "PK", 2);
	assert_non_null(memmem(a.body, a.n, "xl/charts/chart1.xml", 20));
}

static void
the_wrong_key_opens_nothing_and_the_right_one_once(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct th_answer a;

	(void)state;
	answer_all(key, 5);
	a = close_round(id, survey_key_new(h.mem));
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "This is not the key of this round"));
	assert_int_equal(close_round(id, key).code, 303);
	assert_int_equal(close_round(id, key).code, 303);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/slips"), "key", key, NULL).code, 409);
	a = send_as(survey_code(h.mem, key, 9), "late", survey_sheet_id(h.mem));
	assert_int_equal(a.code, 422);
}

/* Sealed sheets put straight into the round. */
static void
seal_many(survey_id id, int n)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	struct survey_form f;

	assert_true(survey_form(cx, id, &f));
	for (int i = 0; i < n; i++) {
		struct survey_sheet s;

		assert_true(survey_seal(cx->mem, f.seal,
		    sheet(arena_strf(h.mem, "manyword%03d", i)), survey_sheet_id(cx->mem), &s));
		q_survey_sheet_insert(cx,
		    &(struct q_survey_sheet_insert_in){
		        cx->tenant, id, { s.id, SURVEY_ID }, { s.sealed, s.n } });
	}
	assert_int_equal(th_commit(&h), ST_OK);
}

/* Are there more? */
static bool
close_unit(survey_id id, const char *key)
{
	bool more;

	assert_int_equal(
	    survey_close(th_begin(&h, TH_COORDINATOR, DB_WRITE), id, key, &more), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	return more;
}

/* R279 */
static void
a_large_round_is_closed_in_units_and_goes_on_after_an_interruption(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct th_answer a;
	bool more;

	(void)state;
	seal_many(id, 250);
	assert_true(close_unit(id, key));
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "40 answers are counted"));
	assert_non_null(strstr(a.body, "type the key again"));
	assert_null(strstr(a.body, "manyword"));
	assert_int_equal(
	    send_as(survey_code(h.mem, key, 1), "late", survey_sheet_id(h.mem)).code, 422);
	assert_int_equal(open_page((survey_id){ id_new() }, survey_key_new(h.mem), "12").code, 409);
	/* somebody else goes on at the same time */
	assert_true(close_unit(id, key));
	/* the unit under way is lost with the power: it never happened */
	assert_int_equal(survey_close(th_begin(&h, TH_OPS, DB_WRITE), id, key, &more), ST_OK);
	assert_true(more);
	db_rollback(h.cx.db);
	assert_int_equal(close_round(id, key).code, 303);
	assert_int_equal(close_round(id, key).code, 303);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "250 answers; closed on"));
	for (int i = 0; i < 250; i += 31)
		assert_non_null(strstr(a.body, arena_strf(h.mem, "manyword%03d", i)));
	assert_non_null(strstr(th_get(&h, TH_HEAD, below(id, "/results.csv")).body, "\"250\""));
}

static void
a_round_half_closed_can_be_ended_without_results(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct q_survey_words *w;

	(void)state;
	seal_many(id, 150);
	assert_true(close_unit(id, key));
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/drop"), NULL).code, 303);
	assert_int_equal(q_survey_words(th_begin(&h, TH_COORDINATOR, DB_READ), &w, h.p, id), 0);
	db_rollback(h.cx.db);
	assert_int_equal(close_round(id, key).code, 303);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, below(id, "")).body, "without results"));
}

static void
who_may_what(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);

	(void)state;
	assert_int_equal(open_page((survey_id){ id_new() }, survey_key_new(h.mem), "12").code, 409);
	assert_int_equal(open_page((survey_id){ id_new() }, survey_key_new(h.mem), "3").code, 422);
	assert_int_equal(th_get(&h, TH_OPS, below(id, "")).code, 200);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, below(id, "")).code, 403);
	assert_int_equal(th_post(&h, TH_OPS, below(id, "/close"), "key", key, NULL).code, 403);
	assert_int_equal(th_get(&h, TH_COORDINATOR, path("surveys/", 5)).code, 404);
	assert_memory_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/slips"), "key", key, NULL).body, "%PDF", 4);
	assert_memory_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/key"), "key", key, NULL).body, "%PDF", 4);
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/drop"), NULL).code, 303);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, below(id, "")).body, "without results"));
}

/* ---- the partnership's own survey ---- */

/* One person's sheet of the copy. */
static struct th_answer
send_rated(const char *code, int rating)
{
	const char *json = arena_strf(h.mem,
	    "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"questionnaire\":\"%s|%s\","
	    "\"item\":[{\"linkId\":\"1\",\"item\":[" CODING("1.1", "yes") ",{\"linkId\":\"own\",\"answer\":["
	    "{\"valueInteger\":%d}]}]}]}", survey_on, survey_version, rating);

	return th_post(&h, VISITOR, "/s/send", "code", code, "sheet", json, "id",
	    survey_sheet_id(h.mem), NULL);
}

static survey_id
rated_round(int rating)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);

	for (int i = 0; i < 6; i++)
		assert_int_equal(send_rated(survey_code(h.mem, key, i), rating).code, 200);
	assert_int_equal(close_round(id, key).code, 303);
	return id;
}

/* R279 R276 */
static void
a_round_is_opened_on_the_partnerships_own_survey(void **state)
{
	const char *key = survey_key_new(h.mem), *code = survey_code(h.mem, key, 0);
	struct th_answer a =
	    th_get(&h, TH_COORDINATOR, arena_strf(h.mem, "/p/7/groups/%d/surveys", GROUP));

	(void)state;
	assert_non_null(strstr(a.body, "Which survey"));
	assert_non_null(strstr(a.body,
	    "value=\"urn:kompan:own:77\" checked"));
	assert_non_null(strstr(a.body, "shown from 20 answers on: Sex; Age"));
	a = open_page((survey_id){ 5 }, key, "12");
	assert_non_null(strstr(a.body, "Our form, version 1"));
	a = th_post(&h, VISITOR, "/s", "code", code, NULL);
	assert_non_null(strstr(a.body, "You are invited to a short survey"));
	assert_non_null(strstr(a.body, "19 questions, about 10 minutes"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "-1", "go", "next", NULL);
	assert_non_null(strstr(a.body, "How is it here?"));
	assert_null(strstr(a.body, "name=\"q.1.5\""));
	survey_on = "urn:none";
	a = open_page((survey_id){ 6 }, survey_key_new(h.mem), "12");
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "one of the surveys listed here"));
}

/* R279 R118 */
static void
an_earlier_round_stands_beside_only_where_the_same_form_asked_the_same(void **state)
{
	const struct quest_change c[] = {
		{ QUEST_CHANGE, "own", .text = { "Jak Pani/Panu u nas?", "" }, .help = { "", "" },
		    .put = QUEST_PUT_RATING, .low = "1", .high = "10", .low_words = { "", "" },
		    .high_words = { "", "" } },
	};
	const char *own = survey_on;
	struct th_answer a;

	(void)state;
	a = th_get(&h, TH_COORDINATOR, below(rated_round(4), ""));
	assert_non_null(strstr(a.body, "<th scope=\"row\" class=\"k-lines\">4</th><td class=\"k-num\">6</td>"));
	survey_on = "urn:kompan:form:survey";           /* another form between */
	survey_version = "1.0";
	a = th_get(&h, TH_COORDINATOR, below(rated_round(4), ""));
	assert_null(strstr(a.body, "Earlier: survey"));
	survey_on = own;
	survey_version = "1";
	a = th_get(&h, TH_COORDINATOR, below(rated_round(4), ""));
	assert_non_null(strstr(a.body, "Earlier: survey no. 1"));
	assert_non_null(strstr(a.body,
	    "<th scope=\"row\" class=\"k-lines\">4</th><td class=\"k-num\">6</td><td class=\"k-num\">100%</td>"
	    "<td class=\"k-num\">6</td>"));
	made_version(&h, 78, own, c, LEN(c));
	survey_version = "2";
	a = th_get(&h, TH_COORDINATOR, below(rated_round(4), ""));
	assert_non_null(strstr(a.body, "Earlier: survey no. 3"));
	assert_non_null(strstr(a.body,
	    "<th scope=\"row\" class=\"k-lines\">4</th><td class=\"k-num\">6</td><td class=\"k-num\">100%</td>"
	    "<td class=\"k-num\"></td>"));
}

/* R278 */
static void
a_question_whose_answers_are_all_joined_is_told_in_words(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct th_answer a;

	(void)state;
	for (int i = 0; i < 6; i++)
		assert_int_equal(send_rated(survey_code(h.mem, key, i), 4 + i % 2).code, 200);
	close_round(id, key);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "How many chose which is not shown"));
	assert_null(strstr(a.body, "4 or 5"));
	a = th_get(&h, TH_COORDINATOR, below(id, "/results.csv"));
	assert_non_null(strstr(a.body, "\"How is it here?\";\"Some answers were given by fewer"));
}

/* R279 */
static void
a_form_that_cannot_be_counted_is_no_survey(void **state)
{
	static const char *const says[] = {
		"no question that could be counted",
		"no question that could be counted",       /* of the person herself */
		"stands in a table",
	};

	(void)state;
	for (size_t i = 0; i < LEN(says); i++) {
		struct quest_change c[] = {
			{ QUEST_ADD, "", true, "s", { "Sekcja", "" }, { "", "" }, QUEST_PUT_SECTION },
			{ QUEST_ADD, "s", true, "q", { "Pytanie", "" }, { "", "" }, QUEST_PUT_LINE },
			{ QUEST_ABOUT, "", .to = "anonymous", .text = { "Ankieta", "" }, .help = { "", "" } },
		};
		struct th_answer a;

		c[0].put = i == 2 ? QUEST_PUT_TABLE : QUEST_PUT_SECTION;
		c[0].high = "";
		c[1].put = i == 0 ? QUEST_PUT_LINE : QUEST_PUT_YES_NO;
		c[1].background = i == 1 ? "1" : "";
		survey_on = made_form(&h, 90 + (int64_t)i, "", c, LEN(c));
		a = open_page((survey_id){ 5 }, survey_key_new(h.mem), "12");
		assert_int_equal(a.code, 422);
		assert_non_null(strstr(a.body, says[i]));
	}
}

/* ---- joining ---- */

static size_t
join(bool many, int64_t total, const int64_t *n, size_t k, struct survey_cell **ret)
{
	static struct quest_item it;
	struct survey_cell cell[10];

	it.repeats = many;
	for (size_t i = 0; i < k; i++)
		cell[i] = (struct survey_cell){ arena_strf(h.mem, "%c", (char)('a' + i)), n[i] };
	return survey_join(
	    h.mem, &(struct survey_tally){ .item = &it, .cell = cell, .n = k }, total, ret);
}

#define JOIN(many, total, ...) join(many, total, (const int64_t[]){ __VA_ARGS__ }, \
	LEN(((const int64_t[]){ __VA_ARGS__ })), &c)

static void
small_groups_are_joined_until_nothing_can_be_told(void **state)
{
	struct survey_cell *c;

	(void)state;
	assert_int_equal(JOIN(false, 12, 7, 5), 2);             /* none is small */
	assert_int_equal(JOIN(false, 12, 12, 0), 2);
	assert_int_equal(JOIN(false, 12, 10, 2), 1);            /* 2 = 12 - 10 */
	assert_int_equal(c[0].n, 12);
	assert_int_equal(JOIN(false, 15, 9, 3, 3), 2);          /* 6 of two: 2 and 4, 3 and 3, 4 and 2 */
	assert_int_equal(c[1].n, 6);
	assert_string_equal(c[1].codes, "b\nc");
	assert_int_equal(JOIN(false, 17, 9, 4, 4), 1);          /* 8 of two can only be 4 and 4 */
	assert_int_equal(JOIN(false, 11, 5, 5, 1), 1);          /* equal ones are treated alike */
	assert_int_equal(JOIN(false, 16, 6, 9, 1), 2);
	assert_string_equal(c[1].codes, "a\nc");
	assert_int_equal(JOIN(true, 12, 11, 6, 6), 1);          /* 11 of 12: one did not */
	assert_int_equal(JOIN(true, 12, 6, 5, 2, 3), 3);
	assert_int_equal(c[2].n, 5);
	assert_int_equal(JOIN(true, 12, 11), 1);
	assert_int_equal(c[0].n, SURVEY_HIDDEN);
}

int
main(void)
{
#define T(name)    cmocka_unit_test_setup_teardown(name, setup, teardown)
#define COPY(name) cmocka_unit_test_setup_teardown(name, setup_copy, teardown)
	const struct CMUnitTest tests[] = {
		T(a_code_works_once_and_a_double_click_is_one_answer),
		T(a_person_goes_from_code_to_thanks),
		T(fewer_than_five_answers_show_nothing),
		T(background_is_shown_from_twenty_answers_and_the_earlier_round_stands_beside),
		T(the_wrong_key_opens_nothing_and_the_right_one_once),
		T(a_large_round_is_closed_in_units_and_goes_on_after_an_interruption),
		T(a_round_half_closed_can_be_ended_without_results),
		T(who_may_what),
		COPY(background_is_shown_from_twenty_answers_and_the_earlier_round_stands_beside),
		COPY(a_large_round_is_closed_in_units_and_goes_on_after_an_interruption),
		COPY(a_round_is_opened_on_the_partnerships_own_survey),
		COPY(an_earlier_round_stands_beside_only_where_the_same_form_asked_the_same),
		COPY(a_question_whose_answers_are_all_joined_is_told_in_words),
		T(a_form_that_cannot_be_counted_is_no_survey),
		T(small_groups_are_joined_until_nothing_can_be_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
