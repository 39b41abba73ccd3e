/* SPDX-License-Identifier: EUPL-1.2
 * plan_way_test.c - the way of a plan: steps that follow each other at the client's pace, what it
 * builds on and chooses from, the agreement that holds it, what is missing.
 */
#include "mod/plan/plan_paper.h"
#include "mod/plan/plan_test_help.h"
#include "mod/service/service.h"

static void
accept(void)
{
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/accept", "on", "13.09.2026", "part",
	    "Podpisała", NULL).code, 303);
}

/* A plan with a goal, 710, and a task of the client, 720. */
static void
begin_with_task(void)
{
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "small_step").code, 303);
}

static struct th_answer
settle(const char *id)
{
	const char *path = arena_strf(h.mem, "/p/7/plan-tasks/%s/settle", id);

	return th_post(&h, TH_OPS, path, "stamp", stamp_on(path), "state", "done", "result",
	    "Ma konto w bibliotece", NULL);
}

static struct th_answer
next(const char *id, const char *to)
{
	return th_post(&h, TH_OPS, "/p/7/plan-tasks/720/next", "id", id, "part", "v2", "content",
	    "Napisać CV z wnukiem", "client", "1", "from_on", "14.09.2026", "to_on", to,
	    "assess_on", to, "readiness", "ready", NULL);
}

/* R295 R342 */
static void
a_step_settled_asks_for_the_next_short_one_also_in_an_accepted_plan(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	accept();
	a = next("721", "30.09.2026");
	assert_true(
	    a.code == 409 && has(a, "how the step before went") && has(a, "Napisać CV z wnukiem"));
	a = settle("720");
	assert_true(a.code == 303 && strstr(a.location, "/plan-tasks/720/next") != NULL);
	a = th_get(&h, TH_OPS, "/p/7/plan-tasks/720/next");
	assert_true(has(a, "The step before: Pójść na kurs") && has(a, "27.09.2026"));
	a = next("721", "30.11.2026");
	assert_true(a.code == 422 && has(a, "31 days at most") && has(a, "href=\"#to_on\""));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(next("721", "30.09.2026").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "after the step: Pójść na kurs") && has(a, "The next small step"));
	assert_int_equal(
	    th_post(&h, TH_NGO, "/p/7/plan-tasks/720/next", "id", "722", NULL).code, 404);
	th_close(&h);
}

/* R295 */
static void
a_far_job_has_a_near_one_on_the_way(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/plans/700/edit", "stamp", stamp_on("/p/7/plans/700/edit"),
	        "main_goal", "Chcę prowadzić kuchnię", "job", "szefowa kuchni", "near_job",
	        "pomoc kuchenna na pół etatu", NULL)
	        .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "szefowa kuchni") && has(a, "pomoc kuchenna na pół etatu"));
	th_close(&h);
}

/* R301 */
static void
a_task_is_made_smaller_or_later_with_its_reason(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin_with_task();
	accept();
	stamp = stamp_on("/p/7/plan-tasks/720/pace");
	a = th_post(&h, TH_OPS, "/p/7/plan-tasks/720/pace", "stamp", stamp, "content",
	    "Zapisać się", "to_on", "01.09.2026", "assess_on", "01.09.2026", "reason", " ", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#reason\"") && has(a, "href=\"#to_on\"") &&
	    has(a, "href=\"#assess_on\"") && has(a, "Zapisać się</textarea>"));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/plan-tasks/720/pace", "stamp", stamp,
		                     "content", "Zapisać się na kurs", "to_on", "05.10.2026",
		                     "assess_on", "06.10.2026", "reason", "Choroba dziecka", NULL)
		                     .code,
		    303);
	a = th_post(&h, TH_PUP, "/p/7/plan-tasks/720/pace", "stamp", stamp, "content", "Później",
	    "to_on", "08.10.2026", "assess_on", "09.10.2026", "reason", "x", NULL);
	assert_true(a.code == 409 && has(a, "It now says: 05.10.2026"));
	a = th_get(&h, TH_OPS, "/p/7/plan-tasks/720/pace");
	assert_true(has(a, "Choroba dziecka") && has(a, "Until: 20.09.2026"));
	assert_int_equal(settle("720").code, 303);
	a = th_post(&h, TH_OPS, "/p/7/plan-tasks/720/pace", "stamp",
	    stamp_on("/p/7/plan-tasks/720/pace"), "content", "y", "to_on", "08.10.2026",
	    "assess_on", "09.10.2026", "reason", "x", NULL);
	assert_true(a.code == 422 && has(a, "said already"));
	th_close(&h);
}

/* R291 R302 */
static void
a_task_builds_on_a_resource_and_says_what_it_gives(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(beside("730", "resource", "Wnuk zna komputery", "", "").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "No task uses what the client has"));
	a = th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", "720", "goal", "710", "part",
	    "v5", "content", "Ćwiczyć z wnukiem", "client", "1", "from_on", "14.09.2026", "to_on",
	    "20.09.2026", "assess_on", "21.09.2026", "readiness", "ready", "resource", "999", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#resource\""));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", "720", "goal", "710", "part",
	        "v5", "content", "Ćwiczyć z wnukiem", "client", "1", "from_on", "14.09.2026",
	        "to_on", "20.09.2026", "assess_on", "21.09.2026", "readiness", "ready", "resource",
	        "730", "effect", "Sama wyślę list", NULL)
	        .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "used by:</") || has(a, "used by: Ćwiczyć z wnukiem"));
	assert_true(has(a, "ahead: Sama wyślę list"));
	assert_false(has(a, "No task uses what the client has"));
	assert_int_equal(settle("720").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "reached: Ma konto w bibliotece"));
	th_close(&h);
}

static struct th_answer
with_service(const char *id, const char *kind, const char *need)
{
	return th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", id, "goal", "710", "part",
	    "s4", "content", "Opieka nad mamą", "partner", "1", "user", "2", "from_on",
	    "14.09.2026", "to_on", "20.09.2026", "assess_on", "21.09.2026", "readiness", "ready",
	    "kind", kind, "need", need, NULL);
}

/* R085 R292 R337 R339 */
static void
a_service_is_chosen_for_a_need_and_only_where_it_can_be_had(void **state)
{
	struct th_answer a;
	struct cx *cx;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700/tasks/new");
	assert_true(has(a, "opieka nad osobami zależnymi") || has(a, "opiek"));
	a = with_service("720", "9", "");
	assert_true(a.code == 422 && has(a, "href=\"#need\""));
	assert_int_equal(with_service("720", "9", "Mama nie zostaje sama").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "because: Mama nie zostaje sama"));
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	service_kind_seed(cx);
	assert_int_equal(service_kind_retire(cx, (kind_id){ 36 }, true), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = with_service("721", "36", "x");
	assert_true(a.code == 422 && has(a, "promise only what is there"));
	assert_int_equal(with_service("721", "37", "x").code, 303);
	assert_int_equal(with_service("722", "99999", "x").code, 422);
	th_close(&h);
}

/* R335 */
static void
money_is_no_service(void **state)
{
	struct cx *cx;

	(void)state;
	begin(true);
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(
	    service_kind_add(cx, (kind_id){ 700 }, "social", "Zasiłek celowy"), ST_INVALID);
	db_rollback(cx->db);
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(service_kind_add(cx, (kind_id){ 700 }, "other", "Klub seniora"), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	th_close(&h);
}

/* R084 R089 R334 R341 */
static void
what_gives_strength_who_is_invited_and_what_changes_on_the_way(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "What gives strength on the way is not planned yet") &&
	    has(a, "No specialist was invited") && has(a, "Fewer than two ways were weighed"));
	assert_int_equal(
	    beside("730", "motivation", "Wizyta w stołówce u byłej klientki", "", "").code, 303);
	assert_int_equal(
	    beside("731", "volunteer", "Zupa dla seniorów, 2 godziny", "", "").code, 303);
	accept();
	assert_int_equal(
	    beside("732", "invite", "Doradca zawodowy: mocne strony", "", "").code, 303);
	assert_int_equal(beside("734", "motivation", "Za późno", "", "").code, 409);
	a = beside("733", "circumstance", "Kurs przesunięto o tydzień", "", "");
	assert_true(a.code == 422 && has(a, "href=\"#estimate\""));
	assert_int_equal(
	    beside("733", "circumstance", "Kurs przesunięto o tydzień", "by_client", "").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Wizyta w stołówce") && has(a, "Zupa dla seniorów") &&
	    has(a, "Doradca zawodowy: mocne") && has(a, "told by the client"));
	assert_false(has(a, "is not planned yet") || has(a, "No specialist was invited"));
	th_close(&h);
}

/* R341 */
static void
the_terms_of_both_sides_are_in_sight(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	assert_int_equal(task("721", "", "2", "3", "ready").code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", "722", "goal", "710",
	                     "part", "v2", "content", "Zapisać się do biblioteki", "client", "1",
	                     "from_on", "01.09.2026", "to_on", "05.09.2026", "assess_on",
	                     "05.09.2026", "readiness", "ready", NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "What each side does") && has(a, "specialists of partners") &&
	    has(a, "class=\"k-due\">the day has passed"));
	th_close(&h);
}

/* R088 */
static void
a_reward_follows_a_task_that_is_done(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	a = beside("730", "reward", "Bilet na basen", "", "");
	assert_true(a.code == 422 && has(a, "href=\"#task\""));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/entries/new", "id", "730", "kind",
	                     "reward", "content", "Bilet na basen", "task", "720", NULL)
	                     .code,
	    303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "earned"));
	assert_int_equal(settle("720").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "after: Pójść na kurs") && has(a, "earned"));
	th_close(&h);
}

/* R149 R378 R391 */
static void
the_way_to_work_and_standing_alone_have_their_place_and_nobody_else_decides(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin(true);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "That is the top goal") &&
	    has(a, "How far to work, and how one gets there") &&
	    has(a, "The program decides nothing here"));
	stamp = stamp_on("/p/7/plans/700/edit");
	a = th_post(&h, TH_OPS, "/p/7/plans/700/edit", "stamp", stamp, "main_goal", "x", "job",
	    "kucharka", "commute_km", "27", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#transport\"") && has(a, "value=\"27\""));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/edit", "stamp", stamp, "main_goal",
	                     "x", "job", "kucharka", "commute_km", "27", "transport",
	                     "autobus o 6:10, bilet 140 zł", "alone", "Płacę czynsz z pensji", NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "27; autobus o 6:10") && has(a, "Płacę czynsz z pensji"));
	assert_false(has(a, "That is the top goal") || has(a, "How far to work, and how"));
	a = th_get(&h, TH_OPS, "/p/7/plans/700/tasks/new");
	assert_false(has(a, "value=\"ready\" checked"));
	th_close(&h);
}

/* R298 R089 */
static void
offers_fit_every_level_and_are_weighed_in_the_plan(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin(true);
	a = th_post(&h, TH_PUP, "/p/7/offers/new", "id", "810", "until", "01.01.2026", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#sort\"") && has(a, "href=\"#title\"") &&
	    has(a, "href=\"#place\"") && has(a, "href=\"#level\"") && has(a, "href=\"#until\""));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_PUP, "/p/7/offers/new", "id", "810", "sort", "job",
		                     "title", "Pomoc kuchenna", "place", "Szkoła nr 2", "level",
		                     "none", "until", "31.12.2026", NULL)
		                     .code,
		    303);
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/offers/new", "id", "811", "sort", "volunteering",
	    "title", "Zupa w świetlicy", "place", "Parafia", "level", "none", "until", "31.12.2026",
	    NULL).code, 303);
	assert_int_equal(
	    th_post(&h, TH_PUP, "/p/7/offers/new", "id", "812", "sort", "job", "title", "Księgowa",
	        "place", "Urząd", "level", "higher", "until", "31.12.2026", NULL)
	        .code,
	    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700/offers"), "Księgowa"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/edit", "stamp",
	    stamp_on("/p/7/plans/700/edit"), "main_goal", "x", "level", "none", NULL).code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700/offers");
	assert_true(has(a, "Pomoc kuchenna") && has(a, "what=volunteer&amp;offer=811"));
	assert_false(has(a, "Księgowa"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700/entries/new?offer=810&what=alternative"),
	    "Pomoc kuchenna, Szkoła nr 2"));
	stamp = stamp_on("/p/7/offers/810");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/offers/810", "stamp", stamp, "sort", "job",
	                     "title", "Pomoc w kuchni", "place", "Szkoła nr 2", "level", "none",
	                     "until", "31.12.2026", NULL)
	                     .code,
	    303);
	a = th_post(&h, TH_PUP, "/p/7/offers/810", "stamp", stamp, "sort", "job", "title",
	    "Kucharka", "place", "Szkoła nr 2", "level", "none", "until", "31.12.2026", NULL);
	assert_true(a.code == 409 && has(a, "It now says: Pomoc w kuchni"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/offers/810/withdraw", "reason", "zajęte",
	    NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/offers"), "Pomoc w kuchni"));
	th_close(&h);
}

/* R090 */
static void
the_partnership_sets_itself_goals_that_clients_goals_serve(void **state)
{
	struct th_answer a;

	(void)state;
	begin(true);
	a = th_post(&h, TH_COORDINATOR, "/p/7/aims/new", "id", "820", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#content\"") && has(a, "href=\"#indicator\"") &&
	    has(a, "href=\"#legal\""));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/aims/new", "id", "820", NULL).code, 403);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/aims/new", "id", "820", "content",
	    "Pół grupy w pracy", "indicator", "liczba umów po roku", "legal", "umowa partnerska",
	    NULL).code, 303);
	a = th_post(&h, TH_OPS, "/p/7/plans/700/goals/new", "id", "710", "area", "vocational",
	    "level", "3", "content", "Praca", "cause", "x", "effect", "y", "end_on", "30.11.2026",
	    "aim", "999", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#aim\""));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/goals/new", "id", "710", "area",
	    "vocational", "level", "3", "content", "Praca", "cause", "x", "effect", "y", "end_on",
	    "30.11.2026", "aim", "820", NULL).code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	accept();
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "Pół grupy w pracy"));
	a = th_get(&h, TH_OPS, "/p/7/aims");
	assert_true(has(a, "liczba umów po roku") && has(a, "0 / 1"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/aims/820", "stamp",
	                     th_stamp(&h, TH_COORDINATOR, "/p/7/aims/820"), "content",
	                     "Dwie trzecie w pracy", "indicator", "umowy", "legal", "umowa", NULL)
	                     .code,
	    303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/aims/820/withdraw", "reason", "inny",
	    NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/aims"), "Dwie trzecie"));
	th_close(&h);
}

/* R016 */
static void
each_part_of_the_plan_has_a_partner_that_answers_for_it(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/parts", "s1", "99", NULL).code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/parts", "s1", "1", "v4", "2",
		    NULL).code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(
	    has(a, "Tasks with the welfare centre: ") && has(a, "Parts of the plan and partners"));
	accept();
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/parts", "s1", "2", NULL).code, 409);
	th_close(&h);
}

static struct th_answer
contract(int user, const char *stamp, const char *client_on, const char *supervisor_on)
{
	return th_post(&h, user, "/p/7/plans/700/contract", "stamp", stamp, "sort", "social",
	    "legal", "art. 108 ustawy o pomocy społecznej", "on", "13.09.2026", "place", "Zalesie",
	    "review", "13.12.2026", "client_duty", "Chodzę na kurs", "worker_duty",
	    "Dzwonię co tydzień", "kept", "Bilet na basen", "broken", "Szukamy innego sposobu",
	    "supervisor", "2", "client_on", client_on, "supervisor_on", supervisor_on, NULL);
}

static struct th_answer
social(const char *legal, const char *on)
{
	return th_post(&h, TH_OPS, "/p/7/plans/700/contract", "stamp",
	    stamp_on("/p/7/plans/700/contract"), "sort", "social", "legal", legal, "on", on,
	    "review", "13.12.2026", "client_duty", "Chodzę na kurs", "worker_duty",
	    "Dzwonię co tydzień", "supervisor", "2", NULL);
}

/* R011 */
static void
a_social_contract_takes_its_article_from_the_list_of_laws(void **state)
{
	static const char article[] = "o pomocy społecznej, art. 108 (in force since 01.05.2004)";
	struct th_answer a;

	(void)state;
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700/contract"), article));
	assert_int_equal(social("art. 108 ust. 1", "13.09.2026").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700/contract"), "value=\"art. 108 ust. 1\""));
	assert_int_equal(social("", "13.09.2026").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700/contract");
	assert_true(has(a, article));
	/* none held on that day */
	a = social("", "13.09.2003");
	assert_true(a.code == 422 && has(a, "Write the article it stands on."));
	th_close(&h);
}

/* R174 R181 R237 R332 */
static void
the_plan_is_part_of_an_agreement_that_both_sign(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin(true);
	a = th_post(&h, TH_OPS, "/p/7/plans/700/contract", "sort", "social", NULL);
	assert_true(a.code == 422 && has(a, "no goal yet") &&
	    has(a, "href=\"#on\"") && has(a, "href=\"#review\"") &&
	    has(a, "href=\"#client_duty\"") && has(a, "href=\"#worker_duty\"") &&
	    has(a, "href=\"#supervisor\""));
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	a = contract(TH_OPS, "", "13.09.2026", "");
	assert_true(a.code == 422 && has(a, "First the plan is accepted"));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(contract(TH_OPS, "", "", "").code, 303);
	accept();
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "not signed by both yet"));
	stamp = stamp_on("/p/7/plans/700/contract");
	assert_int_equal(contract(TH_OPS, stamp, "12.09.2026", "").code, 422);
	assert_int_equal(contract(TH_OPS, stamp, "13.09.2026", "").code, 303);
	a = contract(TH_PUP, stamp, "13.09.2026", "13.09.2026");
	assert_true(a.code == 409);
	assert_int_equal(contract(TH_OPS, stamp_on("/p/7/plans/700/contract"), "13.09.2026",
	    "13.09.2026").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_false(has(a, "not signed by both yet") || has(a, "not part of an agreement"));
	a = th_post(&h, TH_OPS, "/p/7/plans/700/contract", "sort", "cooperation", NULL);
	assert_true(a.code == 409 && has(a, "Both have signed"));
	th_close(&h);
}

/* R327 R367 */
static void
a_goal_has_its_smart_sheet(void **state)
{
	struct th_answer a;
	const char *sheet;

	(void)state;
	begin_with_task();
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "1 goal has no SMART sheet"));
	a = th_post(&h, TH_OPS, "/p/7/plan-goals/710/smart", NULL);
	assert_int_equal(a.code, 303);
	sheet = a.location;
	assert_non_null(strstr(sheet, "/answers/"));
	assert_string_equal(th_post(&h, TH_OPS, "/p/7/plan-goals/710/smart", NULL).location, sheet);
	assert_int_equal(th_get(&h, TH_OPS, sheet).code, 200);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, sheet) && has(a, "being filled in") && !has(a, "has no SMART sheet"));
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/plan-goals/710/smart", NULL).code, 404);
	th_close(&h);
}

/* R328 R367 */
static void
the_way_to_the_goal_is_drawn(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	assert_int_equal(task("721", "", "2", "3", "ready").code, 303);
	assert_int_equal(settle("720").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "<svg viewBox=\"0 0 320 ") && has(a, "Today: what I have and can do") &&
	    has(a, "role=\"img\"") && has(a, ">specialists of partners, until 20.09.2026</text>") &&
	    has(a, "fill=\"#14532d\" stroke") && has(a, "fill=\"#ffffff\" stroke"));
	th_close(&h);
}

/* A second client of the OPS, with a plan of her own, 770. */
static void
second_client(void)
{
	struct cx *cx = th_begin(&h, TH_OPS, DB_WRITE);

	assert_int_equal(person_add(cx, (person_id){ 502 },
	    &(struct person_in){ .given = "Maria", .surname = "Kos" }), ST_OK);
	th_enrol(&h, (person_id){ 502 }, (group_id){ 9 }, 2, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/502/plan/new", "id", "770", "main_goal",
	    "Chcę spokojnie mieszkać", NULL).code, 303);
}

static struct th_answer
copied_goal(const char *id, const char *content)
{
	return th_post(&h, TH_OPS, "/p/7/plans/770/goals/new", "id", id, "area", "social", "level",
	    "1", "content", content, "cause", "Inna przyczyna", "effect", "x", "end_on",
	    "30.11.2026", NULL);
}

/* R109 */
static void
words_of_another_clients_plan_are_pointed_out_and_never_refused(void **state)
{
	static const char advice[] = "word for word in the plan of another client";
	struct th_answer a;

	(void)state;
	begin(true);
	second_client();
	assert_false(has(th_get(&h, TH_OPS, "/p/7/plans/770"), "Umiem szukać"));
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(copied_goal("771", "Umiem szukać ogłoszeń w sieci").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/plans/770");
	assert_true(has(a, advice) && !has(a, "Zofia") && a.statements <= 13);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), advice));
	/* what another partner wrote elsewhere is not hinted at */
	assert_false(has(th_get(&h, TH_PUP, "/p/7/plans/700"), advice));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plan-goals/771", "stamp",
	    stamp_on("/p/7/plan-goals/771"), "area", "social", "level", "1", "content",
	    "Znajduję ogłoszenia z córką", "cause", "Inna przyczyna", "effect", "x", "end_on",
	    "30.11.2026", NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/plans/770"), advice));
	assert_int_equal(copied_goal("772", "I know what work I am aiming at.").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/770"), "as the pattern has it"));
	th_close(&h);
}

/* R109 */
static void
no_services_before_findings_and_a_plan_but_what_took_place_is_recorded(void **state)
{
	struct th_answer a;
	struct cx *cx;
	const char *path = "/p/7/without-plan";

	(void)state;
	begin(false);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(with_service("720", "9", "Mama").code, 303);
	assert_true(has(
	    th_post(&h, TH_OPS, "/p/7/plans/700/accept", "on", "13.09.2026", "part", "tak", NULL),
	    "Agree the diagnosis first"));
	a = th_post(&h, TH_OPS, "/p/7/people/501/services/new", "id", "790", "kind", "1", "scope",
	    "Rozmowa", "on", "12.09.2026", "minutes", "60 min", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, path);
	assert_true(has(a, "Lis Zofia") && has(a, "not said yet") && has(a, "September 2026: 1."));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/without-plan/2026-08"), "had a plan"));
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	for (int64_t i = 0; i < 100; i++)
		th_service(
		    &h, 1000 + i, (person_id){ 501 }, "social", "Rozmowa", "2026-09-12", "2026-09");
	assert_int_equal(db_commit(cx->db), ST_OK);
	a = th_get(&h, TH_COORDINATOR, path);
	assert_true(has(a, "September 2026: 101.") && has(a, "without-plan/2026-09?page=2"));
	a = th_get(&h, TH_COORDINATOR, "/p/7/without-plan/2026-09?page=2");
	assert_true(has(a, "September 2026: 101.") && !has(a, "?page="));
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/7/without-plan/2026-09?page=-4").code, 200);
	assert_int_equal(th_get(&h, TH_OPS, path).code, 403);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/partnership"),
	    "Support without a plan: 101 this month"));
	th_close(&h);
}

/* The plan, the agreement with it and the blank one, as the client holds them. */
static void
put_paper(const char *file, bool contract)
{
	struct plan_paper *d = NEW(h.mem, struct plan_paper);
	struct q_plan_contract_get c;
	struct cx *cx = th_begin(&h, TH_OPS, DB_READ);
	const char *pdf;
	size_t n;

	cx->lang = LANG_PL;
	assert_int_equal(plan_load(cx, (plan_id){ 700 }, &d->w), ST_OK);
	if (q_plan_contract_get(cx, &c, cx->tenant, (plan_id){ 700 }))
		d->w.contract = &c;
	d->lang = LANG_PL;
	d->partnership = "Partnerstwo Testowe";
	d->today = cx->today;
	d->now = cx->now;
	pdf = contract ? plan_contract_paper(h.mem, d, &n) : plan_paper(h.mem, d, &n);
	th_golden(&h, arena_strf(h.mem, TEST_FILES "/golden/%s.txt", file), pdf, n);
	db_rollback(cx->db);
}

/* R081 R233 R235 R237 R238 R367 */
static void
the_papers_of_a_plan_read_as_agreed(void **state)
{
	(void)state;
	begin(true);
	put_paper("plan-blank-pl", false);
	put_paper("contract-blank-pl", true);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/edit", "stamp",
	    stamp_on("/p/7/plans/700/edit"), "main_goal", "Chcę pracować w kuchni", "job",
	    "kucharka, umowa o pracę", "near_job", "pomoc kuchenna", "contact", "telefon we wtorki",
	    "alone", "Płacę czynsz z pensji", "commute_km", "27", "transport", "autobus o 6:10",
	    NULL).code, 303);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "small_step").code, 303);
	assert_int_equal(task("721", "", "2", "3", "ready").code, 303);
	assert_int_equal(beside("730", "resource", "Wnuk zna komputery", "", "").code, 303);
	assert_int_equal(beside("731", "motivation", "Wizyta w stołówce", "", "").code, 303);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/plans/700/parts", "s1", "1", "v4", "2", NULL).code, 303);
	accept();
	assert_int_equal(contract(TH_OPS, "", "", "").code, 303);
	assert_int_equal(settle("720").code, 303);
	put_paper("plan-accepted-pl", false);
	put_paper("contract-pl", true);
	th_close(&h);
}

/* Files made before a rule stay valid and show what is missing. */
static void
an_older_plan_stays_accepted_and_says_what_it_lacks(void **state)
{
	struct th_answer a;

	(void)state;
	begin_with_task();
	accept();
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "accepted 13 September 2026") && has(a, "not part of an agreement") &&
	    has(a, "things a good plan has"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/plans/700/plan.pdf").code, 200);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/plans/700/contract.pdf").code, 200);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_step_settled_asks_for_the_next_short_one_also_in_an_accepted_plan),
		cmocka_unit_test(a_far_job_has_a_near_one_on_the_way),
		cmocka_unit_test(a_task_is_made_smaller_or_later_with_its_reason),
		cmocka_unit_test(a_task_builds_on_a_resource_and_says_what_it_gives),
		cmocka_unit_test(a_service_is_chosen_for_a_need_and_only_where_it_can_be_had),
		cmocka_unit_test(money_is_no_service),
		cmocka_unit_test(what_gives_strength_who_is_invited_and_what_changes_on_the_way),
		cmocka_unit_test(the_terms_of_both_sides_are_in_sight),
		cmocka_unit_test(a_reward_follows_a_task_that_is_done),
		cmocka_unit_test(
		    the_way_to_work_and_standing_alone_have_their_place_and_nobody_else_decides),
		cmocka_unit_test(offers_fit_every_level_and_are_weighed_in_the_plan),
		cmocka_unit_test(the_partnership_sets_itself_goals_that_clients_goals_serve),
		cmocka_unit_test(each_part_of_the_plan_has_a_partner_that_answers_for_it),
		cmocka_unit_test(a_social_contract_takes_its_article_from_the_list_of_laws),
		cmocka_unit_test(the_plan_is_part_of_an_agreement_that_both_sign),
		cmocka_unit_test(a_goal_has_its_smart_sheet),
		cmocka_unit_test(the_way_to_the_goal_is_drawn),
		cmocka_unit_test(
		    no_services_before_findings_and_a_plan_but_what_took_place_is_recorded),
		cmocka_unit_test(words_of_another_clients_plan_are_pointed_out_and_never_refused),
		cmocka_unit_test(the_papers_of_a_plan_read_as_agreed),
		cmocka_unit_test(an_older_plan_stays_accepted_and_says_what_it_lacks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
