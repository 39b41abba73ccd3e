/* SPDX-License-Identifier: EUPL-1.2
 * plan_test.c - a plan of action: goals that answer causes, tasks with one who does them, versions.
 */
#include "mod/plan/plan_test_help.h"

/* R232 R236 R330 */
static void
the_clients_own_goal_the_job_and_the_ways_to_keep_in_touch_stand_first(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	a = th_get(&h, TH_OPS, "/p/7/people/501/plan");
	assert_string_equal(a.location, "/p/7/plans/700");
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Chcę pracować w kuchni") && has(a, "pomoc kuchenna, umowa o pracę") &&
	    has(a, "telefon we wtorki"));
	assert_true(a.statements <= 12);
	a = th_post(&h, TH_OPS, "/p/7/plans/700/edit", "stamp", stamp_on("/p/7/plans/700/edit"),
	    "main_goal", "", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#main_goal\""));
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 501 }), 1);
	th_close(&h);
}

/* R091 R093 R322 R323 R324 R325 */
static void
a_goal_answers_a_cause_and_has_a_level_an_end_and_an_effect(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	a = th_get(&h, TH_OPS, "/p/7/plans/700/goals/new");
	assert_true(has(a, "Computer, telephone and internet") &&
	    has(a, "Nigdy nie miała komputera") && has(a, "I know what work I am aiming at."));
	a = th_post(&h, TH_OPS, "/p/7/plans/700/goals/new", "id", "710", "content", " ", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#area\"") && has(a, "href=\"#level\"") &&
	    has(a, "href=\"#content\"") && has(a, "href=\"#cause\"") &&
	    has(a, "href=\"#effect\"") && has(a, "href=\"#end_on\""));
	assert_int_equal(goal("710", "2", "999", "").code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(goal("710", "2", "950", "").code, 303);
	a = th_get(&h, TH_PUP, "/p/7/plans/700");
	assert_true(has(a, "Umiem szukać ogłoszeń") && has(a, "matters of life") &&
	    has(a, "Wysyłam dwa CV") && has(a, "30.11.2026") &&
	    has(a, "are difficult: Nigdy nie miała komputera"));
	th_close(&h);
}

/* R092 */
static void
a_goal_of_work_may_come_at_once(void **state)
{
	(void)state;
	begin(true);
	assert_int_equal(goal("710", "3", "", "Chce zacząć od zaraz").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "work or learning"));
	th_close(&h);
}

/* R329 R331 R338 R340 R373 */
static void
a_task_serves_a_goal_and_has_exactly_one_who_does_it_and_days(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	a = th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", "720", "content", "", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#goal\"") && has(a, "href=\"#part\"") &&
	    has(a, "href=\"#content\"") && has(a, "href=\"#partner\"") &&
	    has(a, "href=\"#user\"") && has(a, "href=\"#from_on\"") && has(a, "href=\"#to_on\"") &&
	    has(a, "href=\"#assess_on\"") && has(a, "href=\"#readiness\""));
	assert_int_equal(task("720", "1", "2", "3", "ready").code, 422);
	assert_int_equal(task("720", "", "2", "", "ready").code, 422);
	a = task("720", "1", "", "", "not_yet");
	assert_true(a.code == 422 && has(a, "look for a smaller one"));
	assert_int_equal(task("720", "1", "", "", "small_step").code, 303);
	assert_int_equal(task("721", "", "2", "3", "ready").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Who does what when") && has(a, "the client</td>") &&
	    has(a, "20.09.2026") && has(a, "21.09.2026") && has(a, "for the goal:"));
	th_close(&h);
}

/* R306 R342 */
static void
a_step_is_settled_without_blame_and_asks_for_the_next(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	stamp = stamp_on("/p/7/plan-tasks/720/settle");
	a = th_post(
	    &h, TH_OPS, "/p/7/plan-tasks/720/settle", "state", "undone", "stamp", stamp, NULL);
	assert_true(a.code == 422 && has(a, "href=\"#obstacle\"") && has(a, "href=\"#otherwise\""));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/plan-tasks/720/settle", "state",
		                     "undone", "obstacle", "Kurs odwołano", "otherwise",
		                     "Pójdzie w październiku", "stamp", stamp, NULL)
		                     .code,
		    303);
	a = th_post(
	    &h, TH_PUP, "/p/7/plan-tasks/720/settle", "state", "done", "stamp", stamp, NULL);
	assert_true(a.code == 409 && has(a, "It now says: Kurs odwołano"));
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Kurs odwołano") && has(a, "Pójdzie w październiku"));
	th_close(&h);
}

/* R184 R234 R377 */
static void
difficulties_ways_supporters_alternatives_and_opinions_stand_beside(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	assert_int_equal(beside("730", "inside", "Boję się rozmowy", "", "").code, 303);
	assert_int_equal(beside("731", "outside", "Ostatni autobus o 17", "", "").code, 303);
	assert_int_equal(beside("732", "way", "Poćwiczę z doradczynią", "", "").code, 303);
	assert_int_equal(beside("733", "supporter", "Siostra", "", "").code, 303);
	assert_int_equal(beside("734", "alternative", "Staż w stołówce", "", "").code, 422);
	assert_int_equal(
	    beside("734", "alternative", "Staż w stołówce", "middle", "chosen").code, 422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/entries/new", "id", "734", "kind",
	    "alternative", "content", "Staż w stołówce", "estimate", "middle", "choice", "chosen",
	    "reason", "Bo zna to miejsce", NULL).code, 303);
	assert_int_equal(beside("735", "opinion", "Dobry kierunek", "", "").code, 422);
	assert_int_equal(beside("735", "opinion", "Dobry kierunek", "consult", "").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Boję się rozmowy") && has(a, "Ostatni autobus") && has(a, "Siostra") &&
	    has(a, "Bo zna to miejsce") && has(a, "fair chance") && has(a, "was consulted"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plan-entries/733/withdraw", "reason", "",
	    NULL).code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/plan-entries/733/withdraw", "reason",
		    "wyjechała", NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "Siostra"));
	th_close(&h);
}

/* R336 */
static void
the_client_accepts_and_then_the_version_stays_as_it_is(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	a = th_post(&h, TH_OPS, "/p/7/plans/700/accept", "on", "14.09.2026", "part", "", NULL);
	assert_true(a.code == 422 && has(a, "no goal yet") && has(a, "no task yet") &&
	    has(a, "href=\"#on\"") && has(a, "href=\"#part\""));
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/accept", "on", "13.09.2026",
		                     "part", "Podpisała w domu", NULL)
		                     .code,
		    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "accepted 13 September 2026"));
	assert_int_equal(goal("711", "2", "950", "").code, 409);
	assert_int_equal(beside("736", "partner", "PUP opłaci kurs", "", "").code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/501/plan/new", "id", "701", "main_goal",
	    "Chcę pracować w kuchni", "why", "", NULL).code, 422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/501/plan/new", "id", "701", "main_goal",
	    "Chcę pracować w kuchni", "why", "Kurs odwołano", NULL).code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/701");
	assert_true(has(a, "Version 2: being written") && has(a, "Umiem szukać ogłoszeń") &&
	    has(a, "Pójść na kurs"));
	th_close(&h);
}

static void
goals_tasks_and_what_stands_beside_are_withdrawn_with_a_reason(void **state)
{
	static const char *const path[] = { "/p/7/plan-goals/710/withdraw",
		"/p/7/plan-tasks/720/withdraw", "/p/7/plan-goals/710/withdraw",
		"/p/7/plan-entries/730/withdraw" };
	struct th_answer a;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	assert_int_equal(beside("730", "inside", "Boję się rozmowy", "", "").code, 303);
	for (size_t i = 0; i < LEN(path); i++) {
		if (i == 0) {
			a = th_post(&h, TH_OPS, path[0], "reason", "pomyłka", NULL);
			assert_true(a.code == 409 && has(a, "Tasks still serve this goal"));
			continue;
		}
		a = th_post(&h, TH_OPS, path[i], "reason", "", NULL);
		assert_true(a.code == 422 && has(a, "Write why it is withdrawn."));
		for (int twice = 0; twice < 2; twice++)
			assert_int_equal(th_post(&h, TH_OPS, path[i], "reason", "już nieaktualne",
			    NULL).code, 303);
	}
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_false(has(a, "Pójść na kurs") || has(a, "Umiem szukać") || has(a, "Boję się"));
	a = th_get(&h, TH_OPS, "/p/7/plan-tasks/720");
	assert_true(has(a, "już nieaktualne") && has(a, "Pójść na kurs"));
	assert_int_equal(task("720", "1", "", "", "ready").code, 422);
	th_close(&h);
}

static void
what_stands_beside_is_changed_and_the_old_words_are_kept(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin(true);
	assert_int_equal(beside("730", "inside", "Boję się rozmowy", "", "").code, 303);
	stamp = stamp_on("/p/7/plan-entries/730");
	a = th_post(&h, TH_OPS, "/p/7/plan-entries/730", "stamp", stamp, "kind", "inside", "area",
	    "social", "content", "", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#content\""));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/plan-entries/730", "stamp", stamp, "kind", "inside", "area",
	        "social", "content", "Denerwuję się przy rozmowie", NULL)
	        .code,
	    303);
	a = th_post(&h, TH_PUP, "/p/7/plan-entries/730", "stamp", stamp, "kind", "inside", "area",
	    "vocational", "content", "Nie lubię rozmów", NULL);
	assert_true(a.code == 409 && has(a, "Nie lubię rozmów</textarea>") &&
	    has(a, "It now says: Denerwuję się przy rozmowie"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plan-entries/730"), "What: Boję się rozmowy"));
	th_close(&h);
}

static void
a_plan_waits_for_an_agreed_diagnosis(void **state)
{
	(void)state;
	begin(false);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	assert_true(has(
	    th_post(&h, TH_OPS, "/p/7/plans/700/accept", "on", "13.09.2026", "part", "tak", NULL),
	    "Agree the diagnosis first"));
	th_close(&h);
}

static void
two_who_change_a_plan_do_not_overwrite_each_other(void **state)
{
	struct th_answer a;
	const char *g, *t, *p;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	p = stamp_on("/p/7/plans/700/edit");
	g = stamp_on("/p/7/plan-goals/710");
	t = stamp_on("/p/7/plan-tasks/720");
	for (int second = 0; second < 2; second++) {
		const char *word = second ? "drugi" : "pierwszy";
		int user = second ? TH_PUP : TH_OPS;

		a = th_post(&h, user, "/p/7/plans/700/edit", "stamp", p, "main_goal", word, NULL);
		assert_true(a.code == (second ? 409 : 303));
		assert_true(!second || (has(a, "pierwszy") && has(a, "drugi</textarea>")));
		a = th_post(&h, user, "/p/7/plan-goals/710", "stamp", g, "area", "social", "level",
		    "1", "content", word, "problem", "950", "effect", "x", "end_on", "30.11.2026",
		    NULL);
		assert_true(a.code == (second ? 409 : 303));
		a = th_post(&h, user, "/p/7/plan-tasks/720", "stamp", t, "goal", "710", "part",
		    "v2", "content", word, "client", "1", "from_on", "14.09.2026", "to_on",
		    "20.09.2026", "assess_on", "21.09.2026", "readiness", "ready", NULL);
		assert_true(a.code == (second ? 409 : 303));
	}
	assert_true(has(a, "It now says: pierwszy") && has(a, "drugi</textarea>"));
	a = th_post(&h, TH_PUP, "/p/7/plan-tasks/720", "stamp", th_shown_stamp(&h, a), "goal", "710",
	    "part", "v2", "content", "drugi", "client", "1", "from_on", "14.09.2026", "to_on",
	    "20.09.2026", "assess_on", "21.09.2026", "readiness", "ready", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plan-tasks/720");
	assert_true(has(a, "History") && has(a, "What is to be done: pierwszy"));
	th_close(&h);
}

static void
plans_of_others_are_not_seen(void **state)
{
	struct cx *cx;
	plan_id id;

	(void)state;
	begin(true);
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/plans/700").code, 404);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/plans/700").code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/plans/999").code, 404);
	h.p.v = 8;
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(plan_begin(cx, (person_id){ 501 }, &(struct plan_in){ .id = { 702 },
	    .main_goal = "x", .why = "x" }, &id), ST_NOT_FOUND);
	assert_int_equal(plan_edit(cx, &(struct plan_in){ .id = { 700 } }), ST_NOT_FOUND);
	assert_int_equal(
	    plan_accept(cx, (plan_id){ 700 }, &(struct plan_accept){ 0 }), ST_NOT_FOUND);
	assert_int_equal(plan_task_settle(cx, (task_id){ 720 }, &(struct plan_settle){ 0 }, &id),
	    ST_NOT_FOUND);
	db_rollback(cx->db);
	th_close(&h);
}

/* R081 R233 R235 R238 */
static void
the_form_has_two_areas_and_nine_parts_and_prints(void **state)
{
	struct th_answer a;
	int social = 0;

	(void)state;
	begin(true);
	for (size_t i = 0; i < PLAN_PARTS; i++)
		social += strcmp(plan_parts[i].area, "social") == 0;
	assert_int_equal(social, 4);
	a = th_get(&h, TH_OPS, "/p/7/plans/700/tasks/new");
	assert_true(has(a, "value=\"s4\"") && has(a, "value=\"v5\""));
	a = th_get(&h, TH_OPS, "/p/7/plans/700/plan.pdf");
	assert_true(a.code == 200 && a.n > 1000 && strncmp(a.body, "%PDF", 4) == 0);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_clients_own_goal_the_job_and_the_ways_to_keep_in_touch_stand_first),
		cmocka_unit_test(a_goal_answers_a_cause_and_has_a_level_an_end_and_an_effect),
		cmocka_unit_test(a_goal_of_work_may_come_at_once),
		cmocka_unit_test(a_task_serves_a_goal_and_has_exactly_one_who_does_it_and_days),
		cmocka_unit_test(a_step_is_settled_without_blame_and_asks_for_the_next),
		cmocka_unit_test(
		    difficulties_ways_supporters_alternatives_and_opinions_stand_beside),
		cmocka_unit_test(the_client_accepts_and_then_the_version_stays_as_it_is),
		cmocka_unit_test(goals_tasks_and_what_stands_beside_are_withdrawn_with_a_reason),
		cmocka_unit_test(what_stands_beside_is_changed_and_the_old_words_are_kept),
		cmocka_unit_test(a_plan_waits_for_an_agreed_diagnosis),
		cmocka_unit_test(two_who_change_a_plan_do_not_overwrite_each_other),
		cmocka_unit_test(plans_of_others_are_not_seen),
		cmocka_unit_test(the_form_has_two_areas_and_nine_parts_and_prints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
