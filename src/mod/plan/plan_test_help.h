/* SPDX-License-Identifier: EUPL-1.2
 * plan_test_help.h - what the tests of plans begin with: a client with an agreed diagnosis and a
 * draft.
 */
#ifndef KOMPAN_PLAN_TEST_HELP_H
#define KOMPAN_PLAN_TEST_HELP_H

#include "base/mark.h"
#include "core/test_help.h"
#include "mod/casefile/casefile.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"
#include "mod/plan/plan_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct th h;

/* A client with one joint problem, 950, in an agreed diagnosis or a draft; a plan 700 of OPS. */
static void
begin(bool agreed)
{
	const struct person_in in = { .given = "Zofia", .surname = "Lis" };
	struct cx *cx;
	diagnosis_id d;

	th_open(&h);
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(person_add(cx, (person_id){ 501 }, &in), ST_OK);
	th_enrol(&h, (person_id){ 501 }, (group_id){ 9 }, 1, "2026-09-01");
	assert_int_equal(case_basis_add(cx, (person_id){ 501 },
	                     &(struct case_basis_in){ .id = { 802 },
	                         .ground = "agreement",
	                         .recipient = { 2 },
	                         .recipient_name = "",
	                         .purpose = "plan",
	                         .legal = "umowa",
	                         .from_on = "2026-09-01" }),
	    ST_OK);
	assert_int_equal(diagnosis_begin(cx, (person_id){ 501 },
	                     &(struct diagnosis_begin){ { 900 }, true, "" }, &d),
	    ST_OK);
	assert_int_equal(diagnosis_problem_add(cx,
	                     &(struct diagnosis_problem_in){ .id = { 950 },
	                         .diagnosis = { 900 },
	                         .code = "digital",
	                         .content = "",
	                         .cause = "Nigdy nie miała komputera",
	                         .view_client = "Trudno mi",
	                         .view_family = "",
	                         .view_worker = "",
	                         .recognised = "yes",
	                         .state = "joint",
	                         .talk_on = "2026-09-10",
	                         .talk_note = "Razem",
	                         .circle = "team",
	                         .sensitive = "",
	                         .client = true }),
	    ST_OK);
	if (agreed) {
		assert_int_equal(diagnosis_summarise(cx, d, "Umie Pani gotować.",
		    mark_of(h.mem, &(const char *){ "" }, 1)), ST_OK);
		assert_int_equal(diagnosis_agree(cx, d,
		                     &(struct diagnosis_agree){
		                         .on = "2026-09-13", .part = "Rozmowa", .changed = "" }),
		    ST_OK);
	}
	assert_int_equal(th_commit(&h), ST_OK);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(
		    th_post(&h, TH_OPS, "/p/7/people/501/plan/new", "id", "700", "main_goal",
		        "Chcę pracować w kuchni", "job", "pomoc kuchenna, umowa o pracę", "contact",
		        "telefon we wtorki", NULL)
		        .code,
		    303);
}

static inline struct th_answer
goal(const char *id, const char *level, const char *problem, const char *cause)
{
	return th_post(&h, TH_OPS, "/p/7/plans/700/goals/new", "id", id, "area", "vocational",
	    "level", level, "content", "Umiem szukać ogłoszeń w sieci", "problem", problem, "cause",
	    cause, "effect", "Wysyłam dwa CV w tygodniu", "end_on", "30.11.2026", NULL);
}

static inline struct th_answer
task(const char *id, const char *client, const char *partner, const char *user, const char *ready)
{
	return th_post(&h, TH_OPS, "/p/7/plans/700/tasks/new", "id", id, "goal", "710", "part",
	    "v2", "content", "Pójść na kurs w bibliotece", "client", client, "partner", partner,
	    "user", user, "from_on", "14.09.2026", "to_on", "20.09.2026", "assess_on", "21.09.2026",
	    "readiness", ready, "details", "Wtorek o 10", NULL);
}

static inline const char *
stamp_on(const char *path)
{
	return th_stamp(&h, TH_OPS, path);
}

static inline struct th_answer
beside(
    const char *id, const char *kind, const char *content, const char *estimate, const char *choice)
{
	return th_post(&h, TH_OPS, "/p/7/plans/700/entries/new", "id", id, "kind", kind, "area",
	    "social", "content", content, "pros", "Blisko domu", "cons", "Mało godzin", "estimate",
	    estimate, "choice", choice, NULL);
}

#endif
