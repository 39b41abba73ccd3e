/* SPDX-License-Identifier: EUPL-1.2
 * report_content_test.c - one full month, section by section: what was entered stands in its place,
 * word for word, on the page's draft and on paper; numbers within the year; deadlines per partner.
 */
#include "base/text.h"
#include "core/test_help.h"
#include "mod/action/action.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"
#include "mod/report/report_inside.h"
#include "mod/service/service.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define AUG "/p/7/reports/2026-08"

static struct th h;

static void
add_client(void)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	assert_int_equal(recruit_group_add(cx, &(struct group_in){ .id = { 9 }, .name = "Grupa",
	    .cycle = 1, .kind = "one", .category = { 2 }, .mixed_reason = "",
	    .intake = "continuous", .territory = "", .places = 12, .labour_note = "",
	    .fit_note = "", .declare_at = "", .from_on = "2026-06-01" }), ST_OK);
	assert_int_equal(person_add(cx, (person_id){ 501 }, &(struct person_in){ .given = "Zofia",
	    .surname = "Cicha", .sex = "K", .birth_on = "1980-05-01", .phone = "", .email = "",
	    .address = "", .stays_at = "", .contact = "", .strengths = "",
	    .situation = "two years without work", .feature_1 = "single mother",
	    .feature_2 = "no driving licence", .feature_3 = "baker by trade" }), ST_OK);
	th_enrol(&h, (person_id){ 501 }, (group_id){ 9 }, 1, "2026-06-01");
	assert_int_equal(th_commit(&h), ST_OK);
}

/* planned and, where state is given, told: 12 hours planned, 8 done. */
static void
plan(int64_t id, const char *month, const char *content, const char *state)
{
	struct action_in in = { .id = { id }, .kind = "plan", .topic = "", .month = month,
		.partner = { 3 }, .user = { 4 }, .content = content, .planned = 12,
		.unit = "hours", .participants = "", .done_text = "", .difference = "",
		.effect = "" };
	const char *p;

	assert_int_equal(action_plan(th_begin(&h, TH_NGO, DB_WRITE), &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	if (state == NULL)
		return;
	p = strstr(th_get(&h, TH_NGO, arena_strf(h.mem, "/p/7/actions/%lld",
	    (long long)id)).body, "name=\"stamp\" value=\"") + 20;
	assert_int_equal(th_post(&h, TH_NGO, arena_strf(h.mem, "/p/7/actions/%lld", (long long)id),
	    "stamp", arena_strn(h.mem, p, strcspn(p, "\"")), "state", state, "on", "20.08.2026",
	    "done", "8", "participants", "", "done_text", "Two firms came", "difference",
	    "The trainer fell ill", "effect", "The rest in September", NULL).code, 303);
}

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	add_client();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

static struct report_doc
draft(const char *month)
{
	struct report_source s;
	struct report_doc d;

	assert_true(report_load_versions(th_begin(&h, TH_COORDINATOR, DB_READ), month, &s));
	report_load_rest(&h.cx, &s);
	report_draft(&h.cx, &s, &d);
	db_rollback(h.cx.db);
	return d;
}

static void
approve(const char *month)
{
	assert_int_equal(report_approve(th_begin(&h, TH_COORDINATOR, DB_WRITE), month), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

/* R254 R255 R256 R259 */
static void
planned_done_and_why_not_stand_beside_each_other(void **state)
{
	struct report_doc d;

	(void)state;
	plan(601, "2026-08", "Job club", "partly");
	plan(602, "2026-09", "Open day", NULL);
	d = draft("2026-08");
	assert_int_equal(d.section[S_III].lines.n, 1);
	assert_string_equal(d.section[S_III].lines.line[0],
	    "1. Job club (Fundacja Test, Natalia Ngo, 12 hours)");
	assert_int_equal(d.section[S_IV].lines.n, 1);
	assert_string_equal(d.section[S_IV].lines.line[0],
	    "1. Job club: partly done, 8 hours, 20.08.2026. Two firms came");
	assert_int_equal(d.section[S_V].lines.n, 1);
	assert_string_equal(d.section[S_V].lines.line[0],
	    "1. Job club: partly done. Planned: 12 hours, done: 8 hours. Reason: The trainer fell "
	    "ill. What follows: The rest in September.");
	assert_int_equal(d.section[S_VIII].lines.n, 1);
	assert_string_equal(d.section[S_VIII].lines.line[0],
	    "Open day (Fundacja Test, Natalia Ngo, 12 hours)");
	assert_int_equal(d.section[S_VIII].wait.n, 1);
	assert_string_equal(d.section[S_VIII].wait.line[0],
	    "Not finished and not carried on: Job club");
	/* what stands in VIII is what III of the next report begins with */
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/actions/601/carry", NULL).code, 303);
	d = draft("2026-08");
	assert_int_equal(d.section[S_VIII].lines.n, 2);
	assert_int_equal(d.section[S_VIII].wait.n, 0);
	d = draft("2026-09");
	assert_int_equal(d.section[S_III].lines.n, 2);
	assert_non_null(strstr(d.section[S_III].lines.line[1], "Job club ("));
}

/* R255 R256 */
static void
what_was_not_planned_is_told_as_such(void **state)
{
	struct report_doc d;

	(void)state;
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/actions/unplanned", "id", "610", "content",
	    "Talk with a bakery", "partner", "3", "user", "4", "on", "21.08.2026", "done_text",
	    "One place", "difference", "It called us", NULL).code, 303);
	d = draft("2026-08");
	assert_int_equal(d.section[S_III].lines.n, 0);
	assert_int_equal(d.section[S_IV].lines.n, 1);
	assert_non_null(strstr(d.section[S_IV].lines.line[0], "Without plan: Talk with a bakery"));
	assert_int_equal(d.section[S_V].lines.n, 1);
	assert_non_null(strstr(d.section[S_V].lines.line[0], "Reason: It called us"));
}

/* R257 R258 */
static void
risks_stand_by_weight_with_measures_and_results_until_they_are_none(void **state)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	struct report_doc d;

	(void)state;
	assert_int_equal(risk_add(cx, &(struct risk_in){ .id = { 701 }, .content = "Few firms",
	    .level = "low", .on = "2026-08-01" }), ST_OK);
	assert_int_equal(risk_add(cx, &(struct risk_in){ .id = { 702 }, .content = "No bus",
	    .level = "high", .on = "2026-08-02" }), ST_OK);
	assert_int_equal(measure_add(cx, &(struct measure_in){ .id = { 703 }, .risk = { 702 },
	    .content = "Lifts", .on = "2026-08-05", .result = "", .partner = { 3 } }), ST_OK);
	assert_int_equal(risk_close(cx, (risk_id){ 701 }, "2026-08-25", "Three firms joined"),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	d = draft("2026-08");
	assert_int_equal(d.section[S_VI].lines.n, 2);
	assert_string_equal(d.section[S_VI].lines.line[0], "No bus (high, since 02.08.2026)");
	assert_string_equal(d.section[S_VI].lines.line[1],
	    "Few firms (low, since 01.08.2026). No risk any more: Three firms joined");
	assert_int_equal(d.section[S_VII].lines.n, 1);
	assert_string_equal(d.section[S_VII].lines.line[0],
	    "No bus: Lifts (Fundacja Test, 05.08.2026). Results so far: none yet");
	d = draft("2026-09");
	assert_int_equal(d.section[S_VI].lines.n, 1);
	assert_non_null(strstr(d.section[S_VI].lines.line[0], "No bus"));
}

/* R260 R127 */
static void
a_client_is_a_number_with_sex_age_situation_and_features(void **state)
{
	static const char *const cell[] = { "Client 1", "woman", "46", "two years without work",
		"single mother", "no driving licence", "baker by trade" };
	struct report_doc d = draft("2026-08");

	(void)state;
	assert_int_equal(d.section[S_IX].table[0].n, 1);
	for (size_t i = 0; i < LEN(cell); i++)
		assert_string_equal(d.section[S_IX].table[0].row[0].cell[i], cell[i]);
	assert_string_equal(d.section[S_IX].lines.line[0],
	    "In all: 1 (women: 1, men: 0). Support ended in the month: 0.");
}

/* R261 R117 */
static void
a_service_says_what_how_long_whether_finished_and_remarks(void **state)
{
	struct cx *cx = th_begin(&h, TH_OPS, DB_WRITE);
	struct service_in in = { .id = { 800 }, .person = { 501 }, .kind = { 18 }, .scope = "CV",
		.on = "2026-08-11", .minutes = 90, .provider = "", .finished = true,
		.remark = "Speaks more freely", .no_plan = "", .no_plan_note = "", .reason = "",
		.stamp = "" };
	struct report_doc d;
	const struct report_row *row;

	(void)state;
	assert_int_equal(service_add(cx, &in), ST_OK);
	in.id.v = 801;
	in.on = "2026-08-12";
	in.scope = "a letter";
	in.minutes = 45;
	in.finished = false;
	in.remark = "";
	assert_int_equal(service_add(cx, &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	d = draft("2026-08");
	row = &d.section[S_X].table[0].row[0];
	assert_string_equal(row->cell[0], "Client 1");
	assert_non_null(strstr(row->cell[1], " / CV / finished (11.08.2026, 1.5 h)"));
	assert_non_null(strstr(row->cell[2], " / a letter / goes on (12.08.2026, 45 min)"));
	assert_string_equal(row->cell[5], "Speaks more freely");
	assert_string_equal(d.section[S_X].lines.line[0], "In all: 2 services, 2.25 h");
}

/* R263 */
static void
actions_inside_say_their_kind_day_people_and_result(void **state)
{
	static const struct { const char *topic, *word; } all[] = {
		{ "meeting", "Meeting of the partnership" },
		{ "authorities", "Contact with local authorities" },
		{ "training", "Training of the team" }, { "promotion", "Promotion" } };
	struct report_doc d;

	(void)state;
	for (size_t i = 0; i < LEN(all); i++)
		assert_int_equal(th_post(&h, TH_NGO, "/p/7/actions/inside", "id",
		    arena_strf(h.mem, "%zu", 620 + i), "topic", all[i].topic, "content",
		    "Plans for autumn", "on", arena_strf(h.mem, "2%zu.08.2026", i), "participants",
		    "all partners", "done_text", "Agreed", "partner", "3", "user", "4",
		    NULL).code, 303);
	d = draft("2026-08");
	assert_int_equal(d.section[S_XII].lines.n, LEN(all));
	for (size_t i = 0; i < LEN(all); i++)
		assert_string_equal(d.section[S_XII].lines.line[i], arena_strf(h.mem,
		    "%s, 2%zu.08.2026: Plans for autumn. Took part: all partners. Agreed",
		    all[i].word, i));
}

/* R265 R252 */
static void
reports_are_numbered_within_their_year(void **state)
{
	static const struct { const char *month, *no; } all[] = { { "2025-12", "No. 1/2025" },
		{ "2026-07", "No. 1/2026" }, { "2026-08", "No. 2/2026" } };

	(void)state;
	for (size_t i = 0; i < LEN(all); i++) {
		approve(all[i].month);
		assert_non_null(strstr(th_get(&h, TH_HEAD, arena_strf(h.mem, "/p/7/reports/%s",
		    all[i].month)).body, all[i].no));
	}
	/* a correction keeps its number */
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/reports/2026-07/correct", "why", "x",
	    NULL).code, 303);
	approve("2026-07");
	assert_non_null(strstr(th_get(&h, TH_HEAD, "/p/7/reports/2026-07").body, "No. 1/2026"));
}

/* R265 */
static void
the_paper_bears_all_thirteen_sections_and_its_number(void **state)
{
	static const char *const head[] = { "I. Month of the report", "II. The partnership",
		"III. Actions planned", "IV. Actions done", "V. Differences", "VI. Risks",
		"VII. Measures", "VIII. Actions planned for the next month",
		"IX. Client characteristics", "X. Services given", "XI. Situation after",
		"XII. Actions inside", "XIII. Other remarks", "1/2026", "August 2026",
		"Partnerstwo Testowe" };
	static char words[100000];
	char path[] = "/tmp/report-content-XXXXXX";
	struct th_answer a;
	int fd = mkstemp(path);
	FILE *f;

	(void)state;
	assert_true(fd >= 0);
	approve("2026-08");
	a = th_get(&h, TH_HEAD, AUG "/report.pdf");
	assert_int_equal(a.code, 200);
	assert_int_equal(write(fd, a.body, a.n), a.n);
	close(fd);
	f = popen(arena_strf(h.mem, "pdftotext -layout %s -", path), "r");
	assert_non_null(f);
	words[fread(words, 1, sizeof(words) - 1, f)] = '\0';
	pclose(f);
	unlink(path);
	for (size_t i = 0; i < LEN(head); i++)
		if (strstr(words, head[i]) == NULL)
			fail_msg("%s is not on the paper", head[i]);
}

/* R190 */
static void
a_partner_may_have_an_earlier_day_and_is_reminded_of_it(void **state)
{
	const char *stamp = strstr(th_get(&h, TH_COORDINATOR,
	    "/p/7/partnership/partners/2").body, "name=\"stamp\" value=\"") + 20;
	struct report_doc d;
	struct report_due due;

	(void)state;
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/2", "kind", "pup",
	    "name", "PUP Testowo", "report_day", "3", "stamp",
	    arena_strn(h.mem, stamp, strcspn(stamp, "\"")), NULL).code, 303);
	d = draft("2026-08");
	assert_int_equal(d.section[S_IV].wait.n, 3);
	assert_string_equal(d.section[S_IV].wait.line[0],
	    "OPS Testowo owes its part until 5 September 2026.");
	assert_string_equal(d.section[S_IV].wait.line[1],
	    "PUP Testowo owes its part until 3 September 2026.");
	th_begin(&h, TH_PUP, DB_READ)->today = "2026-09-02";
	assert_true(report_due(&h.cx, &due));
	db_rollback(h.cx.db);
	assert_string_equal(due.deadline, "2026-09-03");
	assert_false(due.late);         /* said before the day */
	assert_non_null(strstr(th_get(&h, TH_PUP, "/").body, AUG));
}

/* R264 */
static void
remarks_of_partners_and_of_the_coordinator_reach_the_reader(void **state)
{
	struct report_doc d;

	(void)state;
	assert_int_equal(th_post(&h, TH_NGO, AUG "/part", "done", "", "remarks",
	    "We propose a minibus\nand longer hours", "state", "ready", "was", "0", "partner",
	    "3", NULL).code, 303);
	d = draft("2026-08");
	assert_int_equal(d.section[S_XIII].lines.n, 2);
	assert_string_equal(d.section[S_XIII].lines.line[0], "Fundacja Test: We propose a minibus");
	assert_string_equal(d.section[S_XIII].lines.line[1], "Fundacja Test: and longer hours");
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(planned_done_and_why_not_stand_beside_each_other),
		T(what_was_not_planned_is_told_as_such),
		T(risks_stand_by_weight_with_measures_and_results_until_they_are_none),
		T(a_client_is_a_number_with_sex_age_situation_and_features),
		T(a_service_says_what_how_long_whether_finished_and_remarks),
		T(actions_inside_say_their_kind_day_people_and_result),
		T(reports_are_numbered_within_their_year),
		T(the_paper_bears_all_thirteen_sections_and_its_number),
		T(a_partner_may_have_an_earlier_day_and_is_reminded_of_it),
		T(remarks_of_partners_and_of_the_coordinator_reach_the_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
