/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_problem.c - problems: named, seen by client, family and worker, put in order together.
 * Nothing becomes a joint problem but by a talk with the client (R316).
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

#include <string.h>

enum st
diag_problem_find(struct cx *cx, problem_id id, struct q_diag_problem_get *p)
{
	struct person_row row;

	if (!q_diag_problem_get(cx, p, cx->tenant, id) || !person_get(cx, p->person, &row) ||
	    !case_sees(case_access_load(cx, p->person),
	    &(struct case_mark){ p->partner, p->by, p->circle, p->sensitive, p->client }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such problem."));
	return ST_OK;
}

static void
check_talk(struct cx *cx, const struct diagnosis_problem_in *in)
{
	bool joint = text_eq(in->state, "joint"), later = text_eq(in->state, "later");

	if (rule_on("R316") && joint && (in->talk_on == NULL || text_empty(in->talk_note)))
		cx_fault(cx, in->talk_on == NULL ? "talk_on" : "talk_note", "%s",
		    tr(cx->lang,
		        "A problem becomes a joint one only in a talk with the client: write its day and what you agreed."));
	if (rule_on("R315") && joint && text_eq(in->recognised, "no"))
		cx_fault(cx, "recognised", "%s",
		    tr(cx->lang,
		        "The client does not see it as her or his own: keep it for a later talk instead."));
	if (rule_on("R333") && later && in->return_on == NULL)
		cx_fault(cx, "return_on", "%s", tr(cx->lang, "Write when you come back to it."));
	if (in->talk_on != NULL && strcmp(in->talk_on, cx->today) > 0)
		cx_fault(cx, "talk_on", tr(cx->lang, "%s has not come yet."),
		    date_short(cx->mem, in->talk_on));
	if (in->place > 0 && !joint)
		cx_fault(cx, "place", "%s", tr(cx->lang,
		    "Only what you agreed together has a place in the joint order."));
}

static void
check(struct cx *cx, const struct diagnosis_problem_in *in)
{
	if (*diag_problem_word(cx->lang, in->code, in->content) == '\0')
		cx_fault(cx, "content", "%s", tr(cx->lang,
		    "Choose a problem from the list or name it in your own words."));
	if (!text_eq(in->recognised, "yes") && !text_eq(in->recognised, "no") &&
	    !text_eq(in->recognised, "unasked"))
		cx_fault(cx, "recognised", "%s", tr(cx->lang,
		    "Say whether the client sees it as her or his own problem."));
	if (!text_eq(in->state, "named") && !text_eq(in->state, "joint") &&
	    !text_eq(in->state, "later") && !text_eq(in->state, "solved"))
		cx_fault(cx, "state", "%s", tr(cx->lang, "Say what was agreed about it."));
	check_talk(cx, in);
	diag_check_mark(cx, in->circle, in->sensitive);
}

static void
write(struct cx *cx, const struct diagnosis_problem_in *in)
{
	q_diag_problem_update(cx, &(struct q_diag_problem_update_in){ .tenant = cx->tenant,
	    .id = in->id, .code = in->code, .content = in->content, .cause = in->cause,
	    .view_client = rule_on("R370") ? in->view_client : "",
	    .view_family = rule_on("R312") ? in->view_family : "",
	    .view_worker = in->view_worker, .recognised = in->recognised, .blocking = in->blocking,
	    .solvable = in->solvable, .place = rule_on("R326") ? in->place : 0, .state = in->state,
	    .talk_on = in->talk_on, .talk_note = in->talk_note, .return_on = in->return_on,
	    .circle = in->circle, .sensitive = in->sensitive, .client = in->client });
}

enum st
diagnosis_problem_add(struct cx *cx, const struct diagnosis_problem_in *in)
{
	struct q_diag_get d;
	enum st st = diag_find(cx, in->diagnosis, &d);

	if (st != ST_OK)
		return st;
	if (strcmp(d.state, "draft") != 0)
		return diag_agreed(cx);
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_diag_problem_insert(cx, &(struct q_diag_problem_insert_in){ .tenant = cx->tenant,
	    .id = in->id, .diagnosis = in->diagnosis, .partner = cx->partner, .by = cx->actor,
	    .now = cx->now }) > 0) {
		write(cx, in);
		audit_add(cx, "problem.add", in->id.v, d.person, in->state);
	}
	return ST_OK;
}

/* ---- changed, withdrawn ---- */

static void
texts(struct cx *cx, const struct q_diag_problem_get *p, struct entry *ret)
{
	entry_word(
	    ret, "code", p->code, *p->code == '\0' ? "" : diag_problem_word(cx->lang, p->code, ""));
	entry_text(ret, "content", p->content);
	entry_text(ret, "cause", p->cause);
	entry_text(ret, "view_client", p->view_client);
	entry_text(ret, "view_family", p->view_family);
	entry_text(ret, "view_worker", p->view_worker);
	entry_word(ret, "recognised", p->recognised, diag_recognised_word(cx->lang, p->recognised));
	entry_tick(cx, ret, "blocking", p->blocking);
	entry_tick(cx, ret, "solvable", p->solvable);
	entry_id(cx, ret, "place", p->place, arena_strf(cx->mem, "%lld", (long long)p->place));
	entry_word(ret, "state", p->state, diag_problem_state(cx->lang, p->state));
	entry_day(cx, ret, "talk_on", p->talk_on);
	entry_text(ret, "talk_note", p->talk_note);
	entry_day(cx, ret, "return_on", p->return_on);
	entry_word(ret, "circle", p->circle, diag_circle_word(cx->lang, p->circle));
	entry_word(ret, "sensitive", p->sensitive, case_kind_word(cx->lang, p->sensitive));
}

void
diag_problem_of(struct cx *cx, problem_id id, const struct q_diag_problem_get *p, struct entry *ret)
{
	*ret = (struct entry){ .thing = "diag_problem", .id = id.v, .action = "problem",
		.person = p->person, .detail = p->state, .withdrawn = p->withdrawn_at != 0,
		.back = url_diag(cx->mem, cx->tenant, p->diagnosis, "") };
	texts(cx, p, ret);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_diag_problem_get p;
	enum st st = diag_problem_find(cx, (problem_id){ id }, &p);

	if (st == ST_OK)
		diag_problem_of(cx, (problem_id){ id }, &p, ret);
	return st;
}

static enum st
open(struct cx *cx, int64_t id)
{
	struct q_diag_problem_get p;
	enum st st = diag_problem_find(cx, (problem_id){ id }, &p);

	return st == ST_OK && strcmp(p.version, "draft") != 0 ? diag_agreed(cx) : st;
}

static void
end(struct cx *cx, int64_t id)
{
	q_diag_problem_withdraw(cx, cx->tenant, (problem_id){ id }, cx->now);
}

const struct entry_sort diag_problem_sort = { load, open, end };

enum st
diagnosis_problem_edit(struct cx *cx, const struct diagnosis_problem_in *in)
{
	struct q_diag_problem_get old;
	struct entry was, is = { 0 };
	enum st st = diag_problem_find(cx, in->id, &old);
	bool change = false;

	if (st == ST_OK && strcmp(old.version, "draft") != 0)
		st = diag_agreed(cx);
	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	diag_problem_of(cx, in->id, &old, &was);
	texts(cx, &(struct q_diag_problem_get){ .code = in->code, .content = in->content,
	    .cause = in->cause, .view_client = in->view_client, .view_family = in->view_family,
	    .view_worker = in->view_worker, .recognised = in->recognised, .state = in->state,
	    .talk_on = in->talk_on, .talk_note = in->talk_note, .return_on = in->return_on,
	    .circle = in->circle, .sensitive = in->sensitive, .blocking = in->blocking,
	    .solvable = in->solvable, .place = in->place }, &is);
	st = entry_change(cx, &was, &is, in->stamp, &change);
	if (st == ST_OK && change)
		write(cx, in);
	return st;
}
