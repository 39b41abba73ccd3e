/* SPDX-License-Identifier: EUPL-1.2
 * report_test.c - the report writes itself, is added to, approved once, kept and corrected.
 */
#include "base/text.h"
#include "core/test_help.h"
#include "mod/action/action.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"
#include "mod/report/report_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define AUG "/p/7/reports/2026-08"

static struct th h;

/* Clients 1 and 2 since June, the second with nine services in August. */
static void
add_people(void)
{
	static const char *const given[] = { "Zofia", "Wanda" };
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	for (int i = 0; i < 2; i++) {
		const struct person_in in = { .given = given[i], .surname = "Tajemnicza",
			.sex = "K", .birth_on = "1980-05-01", .phone = "600111222", .email = "",
			.address = "ul. Cicha 3", .stays_at = "", .contact = "", .strengths = "",
			.situation = i == 0 ? "long-term unemployed" : "" };
		person_id id = { 501 + i };

		assert_int_equal(person_add(cx, id, &in), ST_OK);
		th_enrol(&h, id, (group_id){ 9 }, i + 1, "2026-06-01");
	}
	for (int i = 0; i < 9; i++)
		th_service(&h, 800 + i, (person_id){ 502 }, i % 2 == 0 ? "labour" : "social",
		    arena_strf(h.mem, "scope-%d", i), arena_strf(h.mem, "2026-08-1%d", i),
		    "2026-08");
	assert_int_equal(th_commit(&h), ST_OK);
}

static void
plan(int64_t id, const char *month, const char *content, const char *kind)
{
	const struct action_in in = { .id = { id }, .kind = kind, .topic = "meeting",
		.month = month, .partner = { 1 }, .user = { 2 }, .content = content,
		.planned = 0, .unit = "", .participants = "", .done_text = "", .difference = "",
		.effect = "", .on = text_eq(kind, "inside") ? "2026-08-20" : NULL };
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	assert_int_equal(text_eq(kind, "inside") ? action_inside(cx, &in) : action_plan(cx, &in),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	add_people();
	plan(601, "2026-08", "Visit to an employer", "plan");
	plan(602, "2026-09", "Joint workshop", "plan");
	plan(603, "2026-08", "Talk with the mayor", "inside");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

static size_t
times(const char *in, const char *what)
{
	size_t n = 0;

	for (const char *p = in; (p = strstr(p, what)) != NULL; p++)
		n++;
	return n;
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

static enum st
approve(const char *month)
{
	enum st st = report_approve(th_begin(&h, TH_COORDINATOR, DB_WRITE), month);

	if (st == ST_OK)
		return th_commit(&h);
	db_rollback(h.cx.db);
	return st;
}

static struct report_file
export(const char *month, const char *format)
{
	struct report_file f = { 0 };

	assert_int_equal(report_export(th_begin(&h, TH_COORDINATOR, DB_READ), month, format, &f),
	    ST_OK);
	db_rollback(h.cx.db);
	return f;
}

/* The stamp of what the page shows. */
static const char *
hidden(const char *body, const char *name)
{
	const char *p = strstr(body, arena_strf(h.mem, "name=\"%s\" value=\"", name));

	assert_non_null(p);
	p = strstr(p, "value=\"") + 7;
	return arena_strn(h.mem, p, strcspn(p, "\""));
}

/* R252 R253 R254 R259 R260 R261 R263 R265 R127 */
static void
the_draft_writes_itself_from_what_was_entered(void **state)
{
	struct th_answer a = th_get(&h, TH_COORDINATOR, AUG);

	(void)state;
	assert_int_equal(a.code, 200);
	assert_true(a.statements <= 20);
	assert_non_null(strstr(a.body, "1. Visit to an employer (OPS Testowo, Olga Ops)"));
	assert_non_null(strstr(a.body, "Joint workshop (OPS Testowo"));
	assert_non_null(strstr(a.body, "20.08.2026: Talk with the mayor"));
	assert_non_null(strstr(a.body, "long-term unemployed"));
	assert_non_null(strstr(a.body, "In all: 2 (women: 2, men: 0)"));
	assert_non_null(strstr(a.body, "PUP Testowo owes its part until 5 September 2026"));
	assert_non_null(strstr(a.body, "Client 2: the situation on the labour market is missing"));
}

/* R261 */
static void
nine_services_stand_four_to_a_line_and_none_is_cut(void **state)
{
	struct report_doc d = draft("2026-08");
	const struct report_table *t = &d.section[S_X].table[0];
	struct th_answer a = th_get(&h, TH_COORDINATOR, AUG);

	(void)state;
	assert_int_equal(t->n, 4);              /* client 1: none; client 2: 4 + 4 + 1 */
	assert_string_equal(t->row[1].cell[0], "Client 2");
	assert_string_equal(t->row[3].cell[0], "Client 2");
	assert_non_null(t->row[2].cell[4]);
	assert_null(t->row[3].cell[2]);
	for (int i = 0; i < 9; i++)
		assert_int_equal(times(a.body, arena_strf(h.mem, "scope-%d ", i)), 1);
}

/* R260 R110 */
static void
clients_keep_their_numbers_and_no_name_is_told(void **state)
{
	struct th_answer a = th_get(&h, TH_COORDINATOR, AUG);
	struct report_file html = export("2026-08", "html");

	(void)state;
	assert_null(strstr(a.body, "Tajemnicza"));
	assert_null(strstr(a.body, "Zofia"));
	assert_null(strstr(a.body, "600111222"));
	assert_null(strstr(html.bytes, "Tajemnicza"));
	assert_non_null(strstr(html.bytes, "Client 2"));
	assert_int_equal(approve("2026-08"), ST_OK);
	a = th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-09");
	assert_non_null(strstr(a.body, "Client 1"));
	assert_non_null(strstr(a.body, "Client 2"));
}

/* R255 */
static void
what_was_done_refers_to_what_was_planned(void **state)
{
	const struct action_in told = { .id = { 601 }, .state = "done", .participants = "",
		.done_text = "Three offers", .difference = "", .effect = "", .unit = "",
		.on = "2026-08-12",
		.stamp = hidden(th_get(&h, TH_COORDINATOR, "/p/7/actions/601").body, "stamp") };
	struct report_doc d;

	(void)state;
	assert_int_equal(action_tell(th_begin(&h, TH_OPS, DB_WRITE), &told), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	d = draft("2026-08");
	assert_int_equal(d.section[S_IV].lines.n, 1);
	assert_non_null(strstr(d.section[S_IV].lines.line[0], "1. Visit to an employer: "));
	assert_non_null(strstr(d.section[S_IV].lines.line[0], "Three offers"));
}

/* R260 */
static void
a_clients_name_in_typed_words_is_pointed_out(void **state)
{
	struct report_doc d = draft("2026-08");

	(void)state;
	assert_int_equal(d.section[S_VIII].wait.n, 0);
	plan(610, "2026-09", "A visit with Tajemniczą to the bakery", "plan");
	d = draft("2026-08");
	assert_int_equal(d.section[S_VIII].wait.n, 1);
	assert_non_null(strstr(d.section[S_VIII].wait.line[0], "may be the name of a client"));
}

/* R255 R256 R258 R257 */
static void
what_went_otherwise_waits_for_its_reason(void **state)
{
	struct action_in told = { .id = { 601 }, .state = "not_done", .participants = "",
		.done_text = "", .difference = "", .effect = "", .unit = "" };
	struct risk_in risk = { .id = { 701 }, .content = "The bus line is cut",
		.level = "high", .on = "2026-08-02" };
	struct measure_in m = { .id = { 702 }, .risk = { 701 }, .content = "Lifts by car",
		.on = "2026-08-05", .result = "all came", .partner = { 3 } };
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	struct th_answer a;

	(void)state;
	assert_int_equal(risk_add(cx, &risk), ST_OK);
	assert_int_equal(measure_add(cx, &m), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	told.stamp = hidden(th_get(&h, TH_COORDINATOR, "/p/7/actions/601").body, "stamp");
	assert_int_equal(action_tell(th_begin(&h, TH_OPS, DB_WRITE), &told), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_non_null(strstr(a.body, "The reason is missing: Visit to an employer (Olga Ops)"));
	assert_non_null(
	    strstr(a.body, "1. Visit to an employer: not done. Reason: not given yet."));
	assert_non_null(strstr(a.body, "The bus line is cut (high"));
	assert_non_null(
	    strstr(a.body, "Lifts by car (Fundacja Test, 05.08.2026). Results so far: all came"));
}

/* R154 R190 R253 */
static void
a_partner_adds_its_part_and_two_at_once_lose_nothing(void **state)
{
	struct th_answer form = th_get(&h, TH_PUP, AUG "/part"), a;
	const char *was = hidden(form.body, "was"), *partner = hidden(form.body, "partner");

	(void)state;
	assert_string_equal(partner, "2");
	a = th_post(&h, TH_PUP, AUG "/part", "done", "A job fair", "remarks", "More time",
	    "state", "ready", "was", was, "partner", partner, NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_non_null(strstr(a.body, "PUP Testowo: A job fair"));
	assert_non_null(strstr(a.body, "PUP Testowo: More time"));
	assert_null(strstr(a.body, "PUP Testowo owes"));
	assert_non_null(strstr(a.body, "Piotr Pup (PUP Testowo)"));
	assert_non_null(strstr(a.body, "Fundacja Test owes"));
	a = th_post(&h, TH_PUP, AUG "/part", "done", "Something else", "remarks", "", "state",
	    "ready", "was", was, "partner", partner, NULL);
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "A job fair"));
	assert_non_null(strstr(a.body, "Something else"));
	a = th_post(&h, TH_NGO, AUG "/part", "done", "Foreign", "remarks", "", "state", "ready",
	    "was", "", "partner", "2", NULL);
	assert_int_equal(a.code, 403);
}

/* R264 R252 */
static void
words_of_the_coordinator_stand_and_a_second_editor_is_told(void **state)
{
	struct th_answer form = th_get(&h, TH_COORDINATOR, AUG "/words/XIII"), a;
	const char *was = hidden(form.body, "was");

	(void)state;
	a = th_post(&h, TH_COORDINATOR, AUG "/words/XIII", "content", "We propose a minibus",
	    "was", was, NULL);
	assert_int_equal(a.code, 303);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, AUG).body, "We propose a minibus"));
	a = th_post(&h, TH_COORDINATOR, AUG "/words/XIII", "content", "Other words", "was", was,
	    NULL);
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "We propose a minibus"));
	assert_non_null(strstr(a.body, "Other words"));
	assert_int_equal(th_post(&h, TH_OPS, AUG "/words/XIII", "content", "x", "was", "",
	    NULL).code, 403);
	assert_int_equal(th_get(&h, TH_COORDINATOR, AUG "/words/IX").code, 404);
}

/* R265 R252 */
static void
approval_keeps_the_bytes_whatever_comes_later(void **state)
{
	const char *mark = hidden(th_get(&h, TH_COORDINATOR, AUG).body, "mark");
	struct th_answer a = th_post(&h, TH_COORDINATOR, AUG "/approve", "mark", mark, NULL), b;

	(void)state;
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG "/report.pdf");
	assert_int_equal(a.code, 200);
	assert_memory_equal(a.body, "%PDF", 4);
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_service(&h, 900, (person_id){ 501 }, "health", "scope-late", "2026-08-30", "2026-09");
	assert_int_equal(th_commit(&h), ST_OK);
	b = th_get(&h, TH_COORDINATOR, AUG "/report.pdf");
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.body, b.body, a.n);
	assert_non_null(strstr(th_get(&h, TH_HEAD, AUG).body, "No. 1/2026"));
	assert_null(strstr(th_get(&h, TH_HEAD, AUG).body, "scope-late"));
}

/* R252 */
static void
of_two_who_approve_one_wins_and_the_other_is_told(void **state)
{
	struct report_kept one, two;
	struct th_answer a;

	(void)state;
	assert_int_equal(report_prepare(th_begin(&h, TH_COORDINATOR, DB_READ), "2026-08", "",
	    &one), ST_OK);
	assert_int_equal(report_prepare(&h.cx, "2026-08", "", &two), ST_OK);
	db_rollback(h.cx.db);
	report_make(h.mem, &one);
	report_make(h.mem, &two);
	assert_int_equal(report_keep(th_begin(&h, TH_COORDINATOR, DB_WRITE), "2026-08", &one),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(report_keep(th_begin(&h, TH_OPS, DB_WRITE), "2026-08", &two),
	    ST_CONFLICT);
	assert_non_null(strstr(h.cx.why, "Karolina Koordynator approved this report"));
	db_rollback(h.cx.db);
	a = th_post(&h, TH_COORDINATOR, AUG "/approve", "mark", "", NULL);
	assert_int_equal(a.code, 409);
	assert_int_equal(th_get(&h, TH_COORDINATOR, AUG "/words/III").code, 303);
	a = th_post(&h, TH_COORDINATOR, AUG "/words/III", "content", "Typed too late", "was", "",
	    NULL);
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "Typed too late"));
	assert_int_equal(th_post(&h, TH_OPS, AUG "/approve", "mark", "", NULL).code, 403);
}

/* An entry that found its month open is in the approved report, or runs again and goes to the next. */
/* R110 R252 */
static void
an_entry_and_the_approval_of_its_month_never_pass_each_other(void **state)
{
	struct cx entry, approval;
	char err[300];

	(void)state;
	approval = *th_begin(&h, TH_COORDINATOR, DB_WRITE);
	entry = approval;
	approval.db = db_open(h.url, DB_SERVE, err, sizeof(err));
	assert_non_null(approval.db);
	db_begin(approval.db, DB_WRITE, h.p.v);
	assert_string_equal(report_month_for(&entry, "2026-08-20"), "2026-08");
	if (db_is_postgres(entry.db)) {
		assert_int_equal(report_approve(&approval, "2026-08"), ST_OK);
		th_service(
		    &h, 820, (person_id){ 502 }, "labour", "scope-late", "2026-08-20", "2026-08");
		assert_int_equal(db_commit(approval.db), ST_OK);
		assert_int_equal(db_commit(entry.db), ST_BUSY);
	} else {                                /* SQLite lets one write after the other */
		assert_int_equal(db_status(approval.db), ST_BUSY);
		th_service(
		    &h, 820, (person_id){ 502 }, "labour", "scope-late", "2026-08-20", "2026-08");
		assert_int_equal(db_commit(entry.db), ST_OK);
		db_rollback(approval.db);
		db_begin(approval.db, DB_WRITE, h.p.v);
		assert_int_equal(report_approve(&approval, "2026-08"), ST_OK);
		assert_int_equal(db_commit(approval.db), ST_OK);
	}
	db_close(approval.db);
	assert_string_equal(
	    report_month_for(th_begin(&h, TH_OPS, DB_READ), "2026-08-20"), "2026-09");
	db_rollback(h.cx.db);
}

/* R252 */
static void
only_what_was_seen_is_approved(void **state)
{
	const char *mark = hidden(th_get(&h, TH_COORDINATOR, AUG).body, "mark");

	(void)state;
	assert_int_equal(th_post(&h, TH_COORDINATOR, AUG "/approve", NULL).code, 409);
	plan(604, "2026-08", "Added meanwhile", "plan");
	assert_int_equal(th_post(&h, TH_COORDINATOR, AUG "/approve", "mark", mark, NULL).code,
	    409);
	assert_int_equal(th_post(&h, TH_COORDINATOR, AUG "/words/III", "content", "x", "was", "",
	    NULL).code, 303);
}

/* R261 R110 */
static void
a_late_entry_appears_in_the_next_report_with_its_month(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(approve("2026-08"), ST_OK);
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_service(&h, 900, (person_id){ 501 }, "health", "scope-late", "2026-08-30",
	    report_month_for(&h.cx, "2026-08-30"));
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-09");
	assert_non_null(strstr(a.body, "for the month August 2026: help health / scope-late"));
}

/* R255 R262 R110 */
static void
a_late_action_and_a_late_end_appear_once_in_the_next_report(void **state)
{
	const struct closing_in end = { .enrolment = { 1501 }, .to_on = "2026-08-30",
		.reason = "work", .note = "", .situation = "works in a bakery", .why = "",
		.stamp = "" };
	struct th_answer a;

	(void)state;
	assert_int_equal(approve("2026-08"), ST_OK);
	th_begin(&h, TH_OPS, DB_WRITE)->now += 60000;
	assert_int_equal(person_close(&h.cx, (person_id){ 501 }, &end), ST_OK);
	assert_int_equal(action_unplanned(&h.cx, &(struct action_in){ .id = { 650 },
	    .kind = "plan", .topic = "", .on = "2026-08-28", .partner = { 1 }, .user = { 2 },
	    .content = "Forgotten visit", .unit = "", .participants = "", .done_text = "",
	    .difference = "", .effect = "" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-09");
	assert_non_null(strstr(a.body, "for the month August 2026: Forgotten visit"));
	assert_non_null(strstr(a.body, "for the month August 2026: 30.08.2026"));
	th_begin(&h, TH_COORDINATOR, DB_WRITE)->now += 120000;
	assert_int_equal(report_approve(&h.cx, "2026-09"), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-10");
	assert_null(strstr(a.body, "Forgotten visit"));
	assert_null(strstr(a.body, "30.08.2026"));
}

/* R265 R261 */
static void
a_correction_lists_its_differences_and_takes_the_late_entry_over(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(approve("2026-08"), ST_OK);
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_service(&h, 900, (person_id){ 501 }, "health", "scope-late", "2026-08-30", "2026-09");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_post(&h, TH_COORDINATOR, AUG "/correct", "why", "", NULL).code, 422);
	a = th_post(&h, TH_COORDINATOR, AUG "/correct", "why", "A forgotten visit", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_true(a.statements <= 20);
	assert_non_null(strstr(a.body, "Section X, was: Client 1: no service this month"));
	assert_non_null(strstr(a.body, "Section X, is: Client 1: help health / scope-late"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, AUG "/approve", "mark",
	    hidden(a.body, "mark"), NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_non_null(strstr(a.body, "A forgotten visit"));
	assert_non_null(strstr(a.body, "Correction 1: approved on"));
	assert_null(strstr(th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-09").body, "scope-late"));
	a = th_get(&h, TH_COORDINATOR, AUG "/report.pdf?version=1");
	assert_memory_equal(a.body, "%PDF", 4);
}

/* R262 */
static void
a_closing_stands_with_its_weeks(void **state)
{
	const struct closing_in in = { .enrolment = { 1501 }, .to_on = "2026-08-30",
		.reason = "work", .note = "", .situation = "works in a bakery",
		.why = "", .stamp = "" };
	struct closing_in silent = in;
	struct report_doc d;

	(void)state;
	silent.situation = " ";
	assert_int_equal(person_close(th_begin(&h, TH_OPS, DB_WRITE), (person_id){ 501 },
	    &silent), ST_INVALID);
	db_rollback(h.cx.db);
	assert_int_equal(person_close(th_begin(&h, TH_OPS, DB_WRITE), (person_id){ 501 }, &in),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	d = draft("2026-08");
	assert_int_equal(d.section[S_XI].table[0].n, 1);
	assert_string_equal(d.section[S_XI].table[0].row[0].cell[0], "Client 1");
	assert_string_equal(d.section[S_XI].table[0].row[0].cell[2], "13");
	assert_string_equal(d.section[S_XI].table[0].row[0].cell[3], "took up work");
	assert_string_equal(d.section[S_XI].table[0].row[0].cell[4], "works in a bakery");
}

/* R262 */
static void
the_situation_up_to_a_month_after_stands_in_the_next_report(void **state)
{
	const struct closing_in end = { .enrolment = { 1501 }, .to_on = "2026-08-20",
		.reason = "work", .note = "", .situation = "works in a bakery", .why = "",
		.stamp = "" };
	struct report_doc d;
	const char *stamp;

	(void)state;
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE),
	    &(struct group_in){ .id = { 9 }, .name = "Grupa", .cycle = 1, .kind = "one",
	    .category = { 2 }, .mixed_reason = "", .intake = "continuous", .territory = "",
	    .places = 12, .labour_note = "", .fit_note = "", .declare_at = "",
	    .from_on = "2026-06-01" }), ST_OK);
	assert_int_equal(person_close(&h.cx, (person_id){ 501 }, &end), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(draft("2026-09").section[S_XI].n_table, 0);
	stamp = hidden(th_get(&h, TH_OPS, "/p/7/people/501/follow-up").body, "stamp");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/501/follow-up", "enrolment", "1501",
	    "on", "10.09.2026", "situation", "still at the bakery", "stamp", stamp, NULL).code,
	    303);
	d = draft("2026-08");
	assert_string_equal(d.section[S_XI].table[0].row[0].cell[4], "works in a bakery");
	d = draft("2026-09");
	assert_int_equal(d.section[S_XI].n_table, 1);
	assert_string_equal(d.section[S_XI].table[0].row[0].cell[4],
	    "10.09.2026: still at the bakery");
}

/* R126 */
static void
a_report_asks_for_nothing_beyond_the_core(void **state)
{
	static const char *const codes[] = { "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
		"X", "XI", "XII", "XIII" };
	struct report_doc d = draft("2026-08");
	struct th_answer a;

	(void)state;
	assert_int_equal(S_COUNT, LEN(codes));
	for (size_t i = 0; i < LEN(codes); i++)
		assert_string_equal(d.section[i].code, codes[i]);
	/* the extent stands only in the extended set */
	assert_int_equal(d.section[S_X].n_table, 1);
	/* an empty part is a part; what is missing is said and holds nothing up */
	a = th_post(&h, TH_PUP, AUG "/part", "done", "", "remarks", "", "state", "ready", "was",
	    "0", "partner", "2", NULL);
	assert_int_equal(a.code, 303);
	d = draft("2026-08");
	assert_int_equal(d.section[S_IX].wait.n, 1);
	assert_int_equal(d.section[S_XIII].lines.n, 0);
	assert_int_equal(approve("2026-08"), ST_OK);
}

/* R253 */
static void
house_month_and_authors_stand_there_by_themselves(void **state)
{
	struct report_doc d = draft("2026-08");
	const struct report_pair *f = d.section[S_II].fact;

	(void)state;
	assert_string_equal(d.month_words, "August 2026");
	assert_int_equal(d.section[S_II].n_fact, 5);
	assert_string_equal(f[0].value, "Partnerstwo Testowe");
	assert_string_equal(f[1].value, "mazowieckie");
	assert_string_equal(f[2].value, "testowy");
	assert_string_equal(f[3].value, "Testowo");
	assert_string_equal(f[4].value, "");
	assert_int_equal(th_post(&h, TH_PUP, AUG "/part", "done", "x", "remarks", "", "state",
	    "ready", "was", "0", "partner", "2", NULL).code, 303);
	d = draft("2026-08");
	assert_string_equal(d.section[S_II].fact[4].value, "Piotr Pup (PUP Testowo)");
}

/* R122 R140 R158 */
static void
the_extended_set_adds_the_extent_and_training_is_in_both(void **state)
{
	struct report_doc d;

	(void)state;
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_event(&h, 71, "Computers", "2026-08-04", 90);
	th_event(&h, 72, "Computers", "2026-08-11", 120);
	assert_int_equal(th_commit(&h), ST_OK);
	d = draft("2026-08");
	assert_int_equal(d.section[S_X].n_table, 2);
	assert_string_equal(d.section[S_X].table[1].row[0].cell[0], "Computers");
	assert_string_equal(d.section[S_X].table[1].row[0].cell[3], "3.5 h");
	assert_string_equal(d.section[S_X].table[1].row[0].cell[4], "2");
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_report_set(&h, "extended");
	assert_int_equal(th_commit(&h), ST_OK);
	d = draft("2026-08");
	assert_int_equal(d.section[S_X].n_table, 3);
	assert_string_equal(d.section[S_X].table[2].row[0].cell[1], "labour market");
	assert_string_equal(d.section[S_X].table[2].row[0].cell[4], "1");
}

/* R252 */
static void
a_month_without_data_is_a_draft_that_says_so(void **state)
{
	struct th_answer a = th_get(&h, TH_COORDINATOR, "/p/7/reports/2025-03");

	(void)state;
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "Nothing was planned for this month"));
	assert_int_equal(approve("2025-03"), ST_OK);
	assert_int_equal(export("2025-03", "pdf").n > 1000, true);
	a = th_get(&h, TH_COORDINATOR, "/p/7/reports");
	assert_non_null(strstr(a.body, "March 2025"));
	assert_non_null(strstr(a.body, "OPS Testowo, PUP Testowo, Fundacja Test"));
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_draft_writes_itself_from_what_was_entered),
		T(nine_services_stand_four_to_a_line_and_none_is_cut),
		T(clients_keep_their_numbers_and_no_name_is_told),
		T(what_was_done_refers_to_what_was_planned),
		T(a_clients_name_in_typed_words_is_pointed_out),
		T(what_went_otherwise_waits_for_its_reason),
		T(a_partner_adds_its_part_and_two_at_once_lose_nothing),
		T(words_of_the_coordinator_stand_and_a_second_editor_is_told),
		T(approval_keeps_the_bytes_whatever_comes_later),
		T(of_two_who_approve_one_wins_and_the_other_is_told),
		T(an_entry_and_the_approval_of_its_month_never_pass_each_other),
		T(only_what_was_seen_is_approved),
		T(a_late_entry_appears_in_the_next_report_with_its_month),
		T(a_late_action_and_a_late_end_appear_once_in_the_next_report),
		T(a_correction_lists_its_differences_and_takes_the_late_entry_over),
		T(a_closing_stands_with_its_weeks),
		T(the_situation_up_to_a_month_after_stands_in_the_next_report),
		T(a_report_asks_for_nothing_beyond_the_core),
		T(house_month_and_authors_stand_there_by_themselves),
		T(the_extended_set_adds_the_extent_and_training_is_in_both),
		T(a_month_without_data_is_a_draft_that_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
