/* SPDX-License-Identifier: EUPL-1.2
 * casefile_events_test.c - the timeline: everything of a file, to whom it may be shown, in pages and
 * filters; what the partners' records say, side by side.
 */
#include "base/mark.h"
#include "base/text.h"
#include "mod/casefile/casefile_inside.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/plan/plan.h"
#include "mod/recruit/recruit.h"
#include "mod/selection/selection.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mod/casefile/casefile_test_help.h"

static void
note(
    int user, int64_t id, const char *on, const char *content, const char *circle, const char *kind)
{
	assert_int_equal(case_note_add(th_begin(&h, user, DB_WRITE), ANNA,
	                     &(struct case_note_in){ .id = { id },
	                         .on = on,
	                         .channel = "phone",
	                         .contact = "contact",
	                         .place = "office",
	                         .present = 2,
	                         .present_note = "",
	                         .content = content,
	                         .difficult = "",
	                         .agreed = "",
	                         .attitude = "",
	                         .for_client = "",
	                         .circle = circle,
	                         .kind = kind,
	                         .incident = "",
	                         .warning = "" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static void
consent(int64_t id, int64_t source, int64_t recipient)
{
	assert_int_equal(case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), ANNA,
	                     &(struct case_basis_in){ .id = { id },
	                         .ground = "consent",
	                         .source = { source },
	                         .recipient = { recipient },
	                         .purpose = "joint work",
	                         .from_on = "2026-09-01" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static void
service(int user, const char *id, const char *scope)
{
	assert_int_equal(
	    th_post(&h, user, "/p/7/services/new", "id", id, "person", "300", "kind", "18", "scope",
	        scope, "on", "09.09.2026", "minutes", "1", "partner", "", "remark", "", NULL)
	        .code,
	    303);
}

/* An agreed diagnosis with a sensitive finding, and a plan with a goal and a task, all of the OPS. */
static void
whole_case(void)
{
	struct cx *cx = th_begin(&h, TH_OPS, DB_WRITE);
	diagnosis_id d;

	assert_int_equal(
	    diagnosis_begin(cx, ANNA, &(struct diagnosis_begin){ { 900 }, true, "" }, &d), ST_OK);
	assert_int_equal(diagnosis_problem_add(cx,
	                     &(struct diagnosis_problem_in){ .id = { 950 },
	                         .diagnosis = d,
	                         .code = "",
	                         .content = "No way to the town",
	                         .cause = "No bus since May",
	                         .view_client = "I walk",
	                         .view_family = "",
	                         .view_worker = "",
	                         .recognised = "yes",
	                         .state = "joint",
	                         .talk_on = "2026-09-10",
	                         .talk_note = "talk",
	                         .circle = "team",
	                         .sensitive = "",
	                         .client = true }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/diagnoses/900/entries/new", "id", "930", "kind", "finding",
	        "code", "activity.time", "content", "Takes insulin", "source", "client", "on",
	        "10.09.2026", "circle", "team", "sensitive", "health", NULL)
	        .code,
	    303);
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(diagnosis_summarise(cx, d, "We look for a way to town.",
	    mark_of(h.mem, &(const char *){ "" }, 1)), ST_OK);
	assert_int_equal(diagnosis_agree(cx, d, &(struct diagnosis_agree){ .on = "2026-09-13",
	    .part = "talk", .changed = "" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/plan/new", "id", "700", "main_goal",
	    "I want to cook", "job", "kitchen", "contact", "phone", NULL).code, 303);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/plans/700/goals/new", "id", "710", "area", "vocational",
	        "level", "2", "content", "I get to town alone", "problem", "950", "cause", "",
	        "effect", "twice a week", "end_on", "30.11.2026", NULL)
	        .code,
	    303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", "720", "goal", "710",
	    "part", "v2", "content", "Ask at the bus depot", "partner", "3", "user", "4", "from_on",
	    "14.09.2026", "to_on", "20.09.2026", "assess_on", "21.09.2026", "readiness", "ready",
	    "details", "", NULL).code, 303);
}

/* R113 */
static void
partners_talk_of_one_client_in_one_channel(void **state)
{
	struct th_answer a;

	(void)state;
	note(TH_OPS, 801, "2026-09-10", "Does she still want the course?", "team", "");
	note(TH_OPS, 802, "2026-09-10", "Only our thought", "partner", "");
	note(TH_PUP, 803, "2026-09-11", "Yes, from October on", "team", "");
	consent(1, 1, 2);
	consent(2, 2, 1);
	for (int user = TH_OPS; user <= TH_PUP; user++) {
		a = th_get(&h, user, FILE_PAGE "?kind=talk");
		assert_true(has(a, "Does she still want") && has(a, "Yes, from October on"));
		assert_false(has(a, "Only our thought"));
	}
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE "?kind=note"), "Only our thought"));
	assert_true(has(th_get(&h, TH_NGO, FILE_PAGE "?kind=talk"), "0 entries"));
}

/* R017 */
static void
services_of_all_partners_stand_in_one_list(void **state)
{
	struct th_answer a;

	(void)state;
	service(TH_OPS, "501", "Help with a letter");
	service(TH_NGO, "502", "Mock interview");
	a = th_get(&h, TH_PUP, FILE_PAGE "?kind=service");
	assert_true(has(a, "Help with a letter") && has(a, "Mock interview"));
	assert_true(has(th_get(&h, TH_HEAD, FILE_PAGE), "Help with a letter"));
	a = th_get(&h, TH_PUP, FILE_PAGE "?partner=3");
	assert_true(has(a, "Mock interview") && !has(a, "Help with a letter"));
}

/* R115 */
static void
the_plan_reaches_every_specialist_with_a_ground(void **state)
{
	struct th_answer a;

	(void)state;
	whole_case();
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(has(a, "I get to town alone") && has(a, "Ask at the bus depot") &&
	    has(a, "Task in the plan, by 20.09.2026") && has(a, "Plan begun, version 1") &&
	    has(a, "Diagnosis agreed, version 1") && has(a, "Cause: No bus since May"));
	assert_false(has(a, "Takes insulin"));
	assert_true(has(a, ">health<"));
	assert_true(a.statements <= 12);
	a = th_get(&h, TH_PUP, FILE_PAGE);
	assert_false(has(a, "bus depot") || has(a, "I get to town") || has(a, "No bus since"));
	consent(1, 1, 2);
	a = th_get(&h, TH_PUP, FILE_PAGE "?kind=plan");
	assert_true(has(a, "I get to town alone") && has(a, "Ask at the bus depot"));
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE "?kind=diagnosis"), "No bus since May"));
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), ">health<"));
	assert_true(
	    has(th_get(&h, TH_OPS, FILE_PAGE "?kind=plan&partner=3"), "Ask at the bus depot"));
	a = th_get(&h, TH_HEAD, FILE_PAGE);
	assert_false(has(a, "bus depot") || has(a, "Diagnosis agreed") || has(a, "Cause:"));
	assert_true(has(a, "Support began"));
}

/* R125 */
static void
what_is_written_once_stands_on_the_file_the_card_and_the_report(void **state)
{
	struct case_events e;
	struct cx *cx;

	(void)state;
	service(TH_NGO, "502", "Mock interview");
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "Mock interview"));
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_int_equal(case_events(cx, ANNA, case_access_load(cx, ANNA),
	    &(struct case_filter){ .kind = "service" }, &e), 1);
	assert_true(strstr(e.row[0].what, "Mock interview") != NULL && !e.more);
	db_rollback(cx->db);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_int_equal(case_events(cx, ANNA, case_access_load(cx, ANNA),
	    &(struct case_filter){ .kind = "work" }, &e), 1);       /* the work card */
	db_rollback(cx->db);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-09"), "Mock interview"));
}

static void
filters_narrow_by_days_and_words_and_say_what_is_no_day(void **state)
{
	struct th_answer a;

	(void)state;
	note(TH_OPS, 801, "2026-09-05", "Rozmowa o żłobku", "partner", "");
	note(TH_OPS, 802, "2026-09-10", "Rozmowa o pracy", "partner", "");
	a = th_get(&h, TH_OPS, FILE_PAGE "?words=zlobku");
	assert_true(has(a, "Rozmowa o żłobku") && !has(a, "Rozmowa o pracy"));
	a = th_get(&h, TH_OPS, FILE_PAGE "?from=06.09.2026");
	assert_true(!has(a, "Rozmowa o żłobku") && has(a, "Rozmowa o pracy"));
	a = th_get(&h, TH_OPS, FILE_PAGE "?to=2026-09-06");
	assert_true(has(a, "Rozmowa o żłobku") && !has(a, "Rozmowa o pracy"));
	a = th_get(&h, TH_OPS, FILE_PAGE "?from=31.09.2026");
	assert_true(has(a, "Write a day, such as") && has(a, "31.09.2026"));
	a = th_get(&h, TH_OPS, FILE_PAGE "?from=10.09.2026&to=09.09.2026");
	assert_true(has(a, "The last day is before the first."));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE "?words=\"<b"), "&quot;&lt;b"));
}

/* The link to what is older, out of the page; NULL: none. */
static const char *
older(struct th_answer a)
{
	const char *word = strstr(a.body, ">Older entries<"), *at;
	struct buf b;

	if (word == NULL)
		return NULL;
	for (at = word; strncmp(at, "href=\"", 6) != 0; at--)
		;
	at += 6;
	buf_init(&b, h.mem);
	for (; *at != '"'; at++)
		if (!text_starts(at, "amp;"))
			buf_add(&b, at, 1);
		else
			at += 3;
	return b.s;
}

static size_t
count(const char *body, const char *what)
{
	size_t n = 0;

	for (const char *p = strstr(body, what); p != NULL; p = strstr(p + 1, what))
		n++;
	return n;
}

/* Others' entries lie between, one page is one statement, and no entry is lost or shown twice. */
static void
five_hundred_entries_take_no_more_statements_than_one(void **state)
{
	struct th_answer a;
	const char *page = FILE_PAGE "?kind=note";
	size_t seen = 0, pages = 0;
	struct cx *cx = th_begin(&h, TH_OPS, DB_WRITE);

	(void)state;
	for (int64_t i = 0; i < 600; i++)
		assert_int_equal(case_note_add(cx, ANNA, &(struct case_note_in){ .id = { 2000 + i },
		    .on = i % 3 == 0 ? "2026-09-10" : "2026-09-11", .channel = "phone",
		    .contact = "contact", .place = "office", .present_note = "",
		    .content = arena_strf(h.mem, "Entry-%lld-", (long long)i), .difficult = "",
		    .agreed = "", .attitude = "", .for_client = "", .kind = "", .incident = "",
		    .warning = "", .circle = i % 6 == 5 ? "partner" : "team" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	consent(1, 1, 2);
	while (page != NULL && pages < 30) {
		a = th_get(&h, TH_PUP, page);
		assert_true(a.statements <= 12);
		seen += count(a.body, "Entry-");
		pages++;
		page = older(a);
	}
	assert_int_equal(seen, 500);
	assert_int_equal(pages, 20);
	assert_true(th_get(&h, TH_PUP, FILE_PAGE).statements <= 12);
	assert_true(th_get(&h, TH_PUP, FILE_PAGE "?before=nonsense").code == 200);
}

static person_id
proposed_twice(void)
{
	struct candidate_in in = { .given = "Jan",
		.surname = "Kos",
		.pesel = "03270284686",
		.email = "",
		.stays_at = "",
		.situation = "",
		.reason = "known",
		.motivation = "",
		.readiness = "",
		.interest = "",
		.declared_at = "",
		.remark = "",
		.declared_on = "2026-09-10" };
	struct person_page page = { .limit = 5 };
	struct person_row *p;
	struct cx *cx;

	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/groups", "id", "100", "name", "G",
	                     "cycle", "1", "kind", "one", "category", "1", "intake", "closed",
	                     "places", "12", "from_on", "1.09.2026", NULL)
	                     .code,
	    303);
	for (int user = TH_OPS; user <= TH_PUP; user++) {
		in.id.v = 400 + user;
		in.phone = user == TH_OPS ? "600 100 200" : "600 100 201";
		in.address = "ul. Polna 1, Testowo";
		in.ops_client = user == TH_OPS ? "yes" : "unknown";
		in.pup_registered = user == TH_OPS ? "no" : "yes";
		assert_int_equal(
		    recruit_candidate_add(th_begin(&h, user, DB_WRITE), (group_id){ 100 }, &in),
		    ST_OK);
		assert_int_equal(th_commit(&h), ST_OK);
	}
	assert_int_equal(selection_open(th_begin(&h, TH_COORDINATOR, DB_WRITE), (group_id){ 100 },
	    &(struct selection_in){ { 500 }, "2026-09-12", "OPS", "" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_int_equal(person_search(cx, "kos", &page, &p), 1);
	db_rollback(cx->db);
	return p[0].id;
}

/* R020 */
static void
what_the_offices_say_stands_side_by_side_and_nothing_follows_from_it(void **state)
{
	const person_id jan = proposed_twice();
	const char *page = arena_strf(h.mem, "/p/7/people/%lld/offices", (long long)jan.v);
	struct th_answer a = th_get(&h, TH_PUP, page);

	(void)state;
	assert_true(a.code == 200 && has(a, "600 100 201"));
	assert_false(has(a, "600 100 200") || has(a, "differs"));
	assert_int_equal(case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), jan,
	                     &(struct case_basis_in){ .id = { 1 },
	                         .ground = "statute",
	                         .legal = "art. 1",
	                         .recipient = { 2 },
	                         .purpose = "plan",
	                         .from_on = "2026-09-01" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_PUP, page);
	assert_true(has(a, "600 100 200") && has(a, "600 100 201") && has(a, "no sanction"));
	assert_int_equal(count(a.body, "differs: ask"), 2);     /* telephone, labour office */
	assert_int_equal(th_get(&h, TH_HEAD, page).code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/offices").code, 404);
	assert_int_equal(th_looks(&h, TH_PUP, jan), 1);
}

/* R019 */
/* R017 */
static void
what_others_wrote_hides_nothing_older_however_much_it_is(void **state)
{
	struct th_answer a;

	(void)state;
	service(TH_PUP, "501", "A course long ago");
	(void)th_begin(&h, TH_OPS, DB_WRITE);
	th_notes(&h, ANNA, "2026-09-12", 16000);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_PUP, FILE_PAGE);
	assert_true(has(a, "A course long ago"));
	assert_false(has(a, "Older entries"));
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE "?words=long"), "A course long ago"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "Older entries"));
}

static void
whoever_meets_her_next_finds_what_is_known_and_does_not_ask_again(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/edit", "given", "Anna", "surname", "Nowak",
	    "phone", "600 100 200", "contact", "after 5 p.m.", "stamp", "", NULL).code, 303);
	for (int user = TH_PUP; user <= TH_NGO; user++) {
		a = th_get(&h, user, FILE_PAGE);
		assert_true(has(a, "600 100 200") && has(a, "after 5 p.m."));
		a = th_get(&h, user, "/p/7/people/300/services/new");
		assert_true(a.code == 200 && !has(a, "name=\"phone\""));
	}
}

/* One letter for each user who reads the text on the page: Coordinator, Ops, Pup, Ngo, Head. */
static const char *
readers_of(const char *text)
{
	static char who[6];

	for (int u = TH_COORDINATOR; u <= TH_HEAD; u++)
		who[u] = has(th_get(&h, u, FILE_PAGE), text) ? "COPNH"[u] : '.';
	return who;
}

/* R381 R382 */
static void
every_kind_of_entry_is_shown_to_whom_it_belongs_and_to_nobody_else(void **state)
{
	static const struct {
		const char *text, *closed, *open;       /* without a ground, and with one for the PUP */
	} entry[] = {
		{ "Ours alone", "CO...", "CO..." },
		{ "For all of us", "CO...", "COP.." },
		{ "Cause: No bus since May", "CO...", "COP.." },
		{ ">health<", ".O...", ".O..." },
		{ "Diagnosis agreed, version 1", "COPN.", "COPN." },
		{ "I get to town alone", "CO...", "COP.." },
		{ "Ask at the bus depot", "CO...", "COP.." },
		{ "Help with a letter", "COPNH", "COPNH" },
		{ "Support began", "COPNH", "COPNH" },
	};

	(void)state;
	whole_case();
	service(TH_OPS, "501", "Help with a letter");
	note(TH_OPS, 801, "2026-09-10", "Ours alone", "partner", "");
	note(TH_OPS, 802, "2026-09-10", "For all of us", "team", "");
	for (size_t i = 0; i < LEN(entry); i++)
		assert_string_equal(readers_of(entry[i].text), entry[i].closed);
	consent(1, 1, 2);
	for (size_t i = 0; i < LEN(entry); i++)
		assert_string_equal(readers_of(entry[i].text), entry[i].open);
	assert_int_equal(th_get(&h, TH_READER, FILE_PAGE).code, 403);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, FILE_PAGE).code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/people/300").code, 404);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(partners_talk_of_one_client_in_one_channel),
		T(services_of_all_partners_stand_in_one_list),
		T(the_plan_reaches_every_specialist_with_a_ground),
		T(what_is_written_once_stands_on_the_file_the_card_and_the_report),
		T(filters_narrow_by_days_and_words_and_say_what_is_no_day),
		T(five_hundred_entries_take_no_more_statements_than_one),
		T(what_the_offices_say_stands_side_by_side_and_nothing_follows_from_it),
		T(every_kind_of_entry_is_shown_to_whom_it_belongs_and_to_nobody_else),
		T(what_others_wrote_hides_nothing_older_however_much_it_is),
		T(whoever_meets_her_next_finds_what_is_known_and_does_not_ask_again),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
