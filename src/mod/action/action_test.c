/* SPDX-License-Identifier: EUPL-1.2
 * action_test.c - actions of a month: planned, told, carried on, withdrawn; today is 13 September
 * 2026.
 */
#include "core/test_help.h"
#include "mod/action/action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* The stamp that a form of this page carries. */
static void
plan(struct th *h, const char *id, const char *content, const char *month)
{
	struct th_answer a = th_post(h, TH_OPS, "/p/7/actions/new", "id", id, "content", content,
	    "partner", "3", "user", "4", "month", month, "planned", "12", "unit", "hours", NULL);

	assert_int_equal(a.code, 303);
}

/* R068 R254 */
static void
a_planned_action_has_one_partner_and_one_person(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_OPS, "/p/7/actions/new", "id", "900", "content", "Kurs", "month",
	    "2026-09", "partner", "", "user", "999", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#partner\"") && has(a, "href=\"#user\"") &&
	    has(a, "Kurs</textarea>"));
	assert_false(has(th_get(&h, TH_OPS, "/p/7/actions?month=2026-09"), "Kurs"));
	plan(&h, "900", "Kurs florystyczny", "2026-09");
	a = th_get(&h, TH_PUP, "/p/7/actions?month=2026-09");
	assert_true(has(a, "Kurs florystyczny") && has(a, "Fundacja Test") &&
	    has(a, "Natalia Ngo") && has(a, "12 hours") && has(a, "the whole month"));
	assert_true(a.statements <= 12);
	assert_false(has(th_get(&h, TH_PUP, "/p/7/actions?month=2026-10"), "florystyczny"));
	th_close(&h);
}

static void
the_same_form_sent_twice_gives_one_action(void **state)
{
	struct th h;
	struct th_answer a;
	const char *first;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Spotkanie z doradcą", "2026-09");
	plan(&h, "900", "Spotkanie z doradcą", "2026-09");
	a = th_get(&h, TH_OPS, "/p/7/actions");
	first = strstr(a.body, "Spotkanie z doradcą");
	assert_non_null(first);
	assert_null(strstr(first + 1, "Spotkanie z doradcą"));
	th_close(&h);
}

/* A day says the month, whatever month was chosen beside it. */
static void
a_day_says_the_month(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_OPS, "/p/7/actions/new", "id", "901", "content", "Targi pracy", "month",
	    "2026-09", "on", "5.10.2026", "partner", "2", "user", "3", NULL);
	assert_int_equal(a.code, 303);
	assert_true(strstr(a.location, "2026-10") != NULL);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/actions?month=2026-10"), "05.10.2026"));
	a = th_post(&h, TH_OPS, "/p/7/actions/new", "id", "902", "content", "Targi", "on",
	    "5.10.2062", "partner", "2", "user", "3", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/actions/new", "id", "902", "content", "Targi", "on",
	    "31.02.2026", "partner", "2", "user", "3", "planned", "-4", "unit", "litres", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#on\"") && has(a, "31.02.2026") && has(a, "href=\"#unit\""));
	th_close(&h);
}

/* R255 R256 */
static void
a_difference_waits_for_its_reason_and_is_never_refused(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", th_stamp(&h, TH_OPS, "/p/7/actions/900"),
	    "state", "partly", "on", "12.09.2026", "done", "8", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/actions");
	assert_true(has(a, "partly done") && has(a, "8 hours") && has(a, "12 hours") &&
	    has(a, "the reason is missing"));
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", th_stamp(&h, TH_OPS, "/p/7/actions/900"),
	    "state", "partly", "on", "12.09.2026", "done", "8", "difference", "Choroba trenerki",
	    "effect", "Cztery godziny w październiku", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/actions");
	assert_true(has(a, "Choroba trenerki") && has(a, "godziny w październiku"));
	assert_false(has(a, "the reason is missing"));
	a = th_get(&h, TH_OPS, "/p/7/actions/900");
	assert_true(has(a, "History") && has(a, "Natalia Ngo: changed"));
	th_close(&h);
}

static void
what_has_not_come_yet_cannot_be_told(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", "x", "state", "done", "on",
	    "14.09.2026", "done_text", "Przyszło <b>dziewięć</b> osób", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "14.09.2026 has not come yet") &&
	    has(a, "Przyszło &lt;b&gt;dziewięć&lt;/b&gt; osób"));
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", "x", "state", "perhaps", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/actions/unplanned", "id", "904", "content", "Paczki", "on",
	    "14.09.2026", "partner", "1", "user", "2", NULL);
	assert_int_equal(a.code, 422);
	th_close(&h);
}

/* R255 */
static void
what_was_done_without_a_plan_is_recorded(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_OPS, "/p/7/actions/unplanned", "id", "905", "content",
	    "Wyjazd do urzędu", "on", "02.07.2026", "partner", "1", "user", "2", "done", "3",
	    "unit", "people", "difference", "Pilny termin", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/actions?month=2026-07");
	assert_true(has(a, "Wyjazd do urzędu") && has(a, "3 people") && has(a, "Pilny termin"));
	assert_false(has(a, "the reason is missing"));
	a = th_get(&h, TH_OPS, "/p/7/actions/905/edit");
	assert_true(has(a, "02.07.2026") && has(a, "Pilny termin"));
	th_close(&h);
}

/* R263 */
static void
an_action_inside_has_its_day_participants_and_result(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_OPS, "/p/7/actions/inside", "id", "910", "content", "Przegląd planu",
	    "partner", "1", "user", "2", "topic", "", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#topic\"") && has(a, "href=\"#on\""));
	a = th_post(&h, TH_OPS, "/p/7/actions/inside", "id", "910", "content", "Przegląd planu",
	    "partner", "1", "user", "2", "topic", "meeting", "on", "10.09.2026", "participants",
	    "OPS, PUP, Fundacja", "done_text", "Ustalono dwa kursy", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, "/p/7/actions/inside", "id", "911", "content", "Wizyta u wójta",
	    "partner", "1", "user", "2", "topic", "authorities", "on", "20.09.2026", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_HEAD, "/p/7/actions");
	assert_true(has(a, "Meeting of the partnership") && has(a, "10.09.2026") &&
	    has(a, "OPS, PUP, Fundacja") && has(a, "Ustalono dwa kursy"));
	assert_true(has(a, "Contact with local authorities") && has(a, "still ahead"));
	th_close(&h);
}

/* An inside action moved to a later day is ahead again. */
static void
a_meeting_put_off_is_ahead_again(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_OPS, "/p/7/actions/inside", "id", "910", "content", "Narada", "partner",
	    "1", "user", "2", "topic", "meeting", "on", "10.09.2026", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, "/p/7/actions/910/edit", "stamp",
	    th_stamp(&h, TH_OPS, "/p/7/actions/910/edit"), "content", "Narada", "partner", "1", "user",
	    "2", "topic", "meeting", "on", "07.10.2026", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/actions?month=2026-10"), "still ahead"));
	assert_false(has(th_get(&h, TH_OPS, "/p/7/actions?month=2026-09"), "Narada"));
	th_close(&h);
}

/* R259 */
static void
what_is_not_done_is_carried_on_once(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	plan(&h, "901", "Kurs komputerowy", "2026-09");
	plan(&h, "902", "Doradztwo", "2026-09");
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", th_stamp(&h, TH_OPS, "/p/7/actions/900"),
	    "state", "done", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_NGO, "/p/7/actions/901", "stamp", th_stamp(&h, TH_OPS, "/p/7/actions/901"),
	    "state", "partly", "done", "9", NULL);
	assert_int_equal(a.code, 303);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/actions/900/carry", NULL).code, 409);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/actions"), "Carry 2 unfinished actions on to"));
	for (int twice = 0; twice < 2; twice++) {
		a = th_post(&h, TH_NGO, "/p/7/actions/901/carry", NULL);
		assert_int_equal(a.code, 303);
		a = th_post(&h, TH_OPS, "/p/7/actions/carry", "month", "2026-09", NULL);
		assert_int_equal(a.code, 303);
		assert_true(strstr(a.location, "month=2026-10") != NULL);
	}
	a = th_get(&h, TH_OPS, "/p/7/actions?month=2026-10");
	assert_true(has(a, "2 planned actions") && has(a, "Kurs komputerowy") &&
	    has(a, "Doradztwo") && has(a, "3 hours"));
	assert_false(has(a, "Warsztaty"));
	th_close(&h);
}

/* A month long past is carried to the present one, not to one that is over too. */
static void
an_old_month_is_carried_to_the_present_one(void **state)
{
	struct th h;
	struct cx *cx;
	const char *to;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-06");
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(action_carry(cx, (action_id){ 900 }, &to), ST_OK);
	assert_string_equal(to, "2026-09");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/actions"), "carried on from an earlier month"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/actions/carry", "month", "soon", NULL).code,
	    422);
	th_close(&h);
}

static void
a_withdrawn_action_leaves_the_plan_and_keeps_its_history(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	a = th_post(&h, TH_OPS, "/p/7/actions/900/withdraw", "reason", " ", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#reason\""));
	for (int twice = 0; twice < 2; twice++) {
		a = th_post(&h, TH_OPS, "/p/7/actions/900/withdraw", "reason", "Dwa razy to samo",
		    NULL);
		assert_int_equal(a.code, 303);
	}
	a = th_get(&h, TH_OPS, "/p/7/actions");
	assert_true(has(a, "Nothing is planned") && has(a, "Withdrawn actions"));
	a = th_get(&h, TH_OPS, "/p/7/actions/900");
	assert_true(has(a, "Dwa razy to samo") && has(a, "was withdrawn"));
	a = th_post(&h, TH_OPS, "/p/7/actions/900", "stamp", "x", "state", "done", NULL);
	assert_int_equal(a.code, 409);
	th_close(&h);
}

static void
the_second_of_two_editors_is_told_and_loses_nothing(void **state)
{
	struct th h;
	struct th_answer a;
	const char *stamp;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	stamp = th_stamp(&h, TH_OPS, "/p/7/actions/900/edit");
	for (int twice = 0; twice < 2; twice++) {       /* the same words change nothing */
		a = th_post(&h, TH_OPS, "/p/7/actions/900/edit", "stamp", stamp, "content",
		    "Warsztaty w bibliotece", "partner", "3", "user", "4", "month", "2026-09",
		    NULL);
		assert_int_equal(a.code, 303);
	}
	a = th_post(&h, TH_PUP, "/p/7/actions/900/edit", "stamp", stamp, "content",
	    "Warsztaty w szkole", "partner", "3", "user", "4", "month", "2026-09", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Warsztaty w bibliotece") && has(a, "Warsztaty w szkole</textarea>"));
	stamp = strstr(a.body, "name=\"stamp\" value=\"");
	assert_non_null(stamp);
	stamp = arena_strn(h.mem, stamp + 20, strcspn(stamp + 20, "\""));
	a = th_post(&h, TH_PUP, "/p/7/actions/900/edit", "stamp", stamp, "content",
	    "Warsztaty w szkole", "partner", "3", "user", "4", "month", "2026-09", NULL);
	assert_int_equal(a.code, 303);
	th_close(&h);
}

/* R002 */
static void
a_head_reads_and_does_not_write_and_a_reader_sees_nothing(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	a = th_get(&h, TH_HEAD, "/p/7/actions/900");
	assert_int_equal(a.code, 200);
	assert_false(has(a, "<textarea"));
	assert_false(has(th_get(&h, TH_HEAD, "/p/7/actions"), "actions/new"));
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/actions/new").code, 403);
	assert_int_equal(th_post(&h, TH_HEAD, "/p/7/actions/900", "state", "done", NULL).code,
	    403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/actions").code, 403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/risks").code, 403);
	th_close(&h);
}

static void
another_partnership_does_not_see_or_touch_it(void **state)
{
	struct th h;
	struct cx *cx;
	const char *to;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	h.p.v = 8;
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(action_withdraw(cx, (action_id){ 900 }, "bo tak"), ST_NOT_FOUND);
	assert_int_equal(action_carry(cx, (action_id){ 900 }, &to), ST_NOT_FOUND);
	assert_int_equal(action_tell(cx, &(struct action_in){ .id = { 900 }, .state = "done",
	    .done_text = "", .difference = "", .effect = "", .participants = "" }), ST_NOT_FOUND);
	db_rollback(cx->db);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/actions").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/actions/901").code, 404);
	th_close(&h);
}

static void
my_untold_actions_are_due(void **state)
{
	struct th h;
	struct cx *cx;
	struct action_due *due;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-09");
	plan(&h, "901", "Kurs", "2026-08");
	plan(&h, "902", "Targi", "2026-10");
	plan(&h, "903", "Doradztwo", "2026-08");
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/actions/903", "stamp",
	    th_stamp(&h, TH_OPS, "/p/7/actions/903"), "state", "not_done", NULL).code, 303);
	cx = th_begin(&h, TH_NGO, DB_READ);
	assert_int_equal(action_due(cx, &due), 3);
	assert_string_equal(due[0].content, "Kurs");
	assert_true(due[0].late && !due[0].reason);
	assert_true(due[1].reason);
	assert_string_equal(due[2].content, "Warsztaty");
	assert_false(due[2].late);
	db_rollback(cx->db);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_int_equal(action_due(cx, &due), 0);
	db_rollback(cx->db);
	th_close(&h);
}

static void
what_is_told_after_the_approval_appears_in_the_next_open_report(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	plan(&h, "900", "Warsztaty", "2026-07");
	assert_false(has(th_get(&h, TH_OPS, "/p/7/actions/900"), "will appear in the report"));
	th_approve(&h, "2026-07");
	th_approve(&h, "2026-08");
	th_approve(&h, "2026-10");
	a = th_get(&h, TH_OPS, "/p/7/actions?month=2026-07");
	assert_true(has(a, "will appear in the report of September 2026"));
	assert_true(a.statements <= 12);
	a = th_get(&h, TH_OPS, "/p/7/actions/900");
	assert_true(has(a, "will appear in the report of September 2026"));
	assert_false(has(th_get(&h, TH_OPS, "/p/7/actions?month=2026-09"), "will appear"));
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", th_stamp(&h, TH_OPS, "/p/7/actions/900"),
	    "state", "not_done", "done", "3", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_NGO, "/p/7/actions/900", "stamp", th_stamp(&h, TH_OPS, "/p/7/actions/900"),
	    "state", "partly", "done", "3", NULL);
	assert_int_equal(a.code, 303);
	th_close(&h);
}

static void
an_empty_month_says_how_to_begin(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_OPS, "/p/7/actions?month=next");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "Actions: September 2026") && has(a, "Begin with the first action") &&
	    has(a, "/p/7/actions/new?month=2026-09"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/actions/new?month=2026-11").code, 200);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/partnership"), "/p/7/actions"));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_planned_action_has_one_partner_and_one_person),
		cmocka_unit_test(the_same_form_sent_twice_gives_one_action),
		cmocka_unit_test(a_day_says_the_month),
		cmocka_unit_test(a_difference_waits_for_its_reason_and_is_never_refused),
		cmocka_unit_test(what_has_not_come_yet_cannot_be_told),
		cmocka_unit_test(what_was_done_without_a_plan_is_recorded),
		cmocka_unit_test(an_action_inside_has_its_day_participants_and_result),
		cmocka_unit_test(a_meeting_put_off_is_ahead_again),
		cmocka_unit_test(what_is_not_done_is_carried_on_once),
		cmocka_unit_test(an_old_month_is_carried_to_the_present_one),
		cmocka_unit_test(a_withdrawn_action_leaves_the_plan_and_keeps_its_history),
		cmocka_unit_test(the_second_of_two_editors_is_told_and_loses_nothing),
		cmocka_unit_test(a_head_reads_and_does_not_write_and_a_reader_sees_nothing),
		cmocka_unit_test(another_partnership_does_not_see_or_touch_it),
		cmocka_unit_test(my_untold_actions_are_due),
		cmocka_unit_test(what_is_told_after_the_approval_appears_in_the_next_open_report),
		cmocka_unit_test(an_empty_month_says_how_to_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
