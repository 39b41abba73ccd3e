/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_problem.c - problems: named, seen by client, family and worker, put in order together.
 * Nothing becomes a joint problem but by a talk with the client (R316).
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

#include <string.h>

const char *
diag_problem_stamp(struct cx *cx, const struct q_diag_problem_get *p)
{
	const char *const text[] = { p->code, p->content, p->cause, p->view_client, p->view_family,
	    p->view_worker, p->recognised, p->state, p->talk_on, p->talk_note, p->return_on, p->circle,
	    p->sensitive, arena_strf(cx->mem, "%d %d %lld %d", p->blocking, p->solvable,
	    (long long)p->place, p->client) };

	return mark_of(cx->mem, text, LEN(text));
}

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
		cx_fault(cx, in->talk_on == NULL ? "talk_on" : "talk_note", "%s", tr(cx->lang,
		    "A problem becomes a joint one only in a talk with the client: write its day and what you agreed."));
	if (rule_on("R315") && joint && text_eq(in->recognised, "no"))
		cx_fault(cx, "recognised", "%s", tr(cx->lang,
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
	    .view_client = in->view_client, .view_family = in->view_family,
	    .view_worker = in->view_worker, .recognised = in->recognised, .blocking = in->blocking,
	    .solvable = in->solvable, .place = in->place, .state = in->state, .talk_on = in->talk_on,
	    .talk_note = in->talk_note, .return_on = in->return_on, .circle = in->circle,
	    .sensitive = in->sensitive, .client = in->client });
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

static void
keep(struct cx *cx, problem_id id, const char *kind, const char *reason,
    const struct q_diag_problem_get *p)
{
	const struct audit_was was[] = {
		{ "content", diag_problem_word(cx->lang, p->code, p->content) }, { "cause", p->cause },
		{ "view_client", p->view_client }, { "view_family", p->view_family },
		{ "view_worker", p->view_worker }, { "state", diag_problem_state(cx->lang, p->state) },
		{ "talk_note", p->talk_note } };

	audit_keep(cx, &(struct audit_kept){ "diag_problem", id.v, kind, reason }, was, LEN(was));
}

static enum st
writable(struct cx *cx, problem_id id, struct q_diag_problem_get *p)
{
	enum st st = diag_problem_find(cx, id, p);

	if (st != ST_OK)
		return st;
	if (p->withdrawn_at != 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This entry was withdrawn, so it cannot be changed any more."));
	return strcmp(p->version, "draft") != 0 ? diag_agreed(cx) : ST_OK;
}

enum st
diagnosis_problem_edit(struct cx *cx, const struct diagnosis_problem_in *in)
{
	struct q_diag_problem_get old;
	enum st st = writable(cx, in->id, &old);
	const struct q_diag_problem_get now = { .code = in->code, .content = in->content,
		.cause = in->cause, .view_client = in->view_client, .view_family = in->view_family,
		.view_worker = in->view_worker, .recognised = in->recognised, .state = in->state,
		.talk_on = in->talk_on, .talk_note = in->talk_note, .return_on = in->return_on,
		.circle = in->circle, .sensitive = in->sensitive, .blocking = in->blocking,
		.solvable = in->solvable, .place = in->place, .client = in->client };

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (strcmp(diag_problem_stamp(cx, &now), diag_problem_stamp(cx, &old)) == 0)
		return ST_OK;
	if (!text_eq(in->stamp, diag_problem_stamp(cx, &old)))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "Somebody changed this meanwhile. It now says: %s Your words are kept: look them over and save again."),
		    arena_strf(cx->mem, "%s (%s) %s / %s / %s. %s",
		    diag_problem_word(cx->lang, old.code, old.content),
		    diag_problem_state(cx->lang, old.state), old.view_client, old.view_family,
		    old.view_worker, old.talk_note));
	keep(cx, in->id, "correct", "", &old);
	write(cx, in);
	audit_add(cx, "problem.edit", in->id.v, old.person, in->state);
	return ST_OK;
}

enum st
diagnosis_problem_withdraw(struct cx *cx, problem_id id, const char *reason)
{
	struct q_diag_problem_get old;
	enum st st = diag_problem_find(cx, id, &old);

	if (st != ST_OK || old.withdrawn_at != 0)
		return st;
	st = writable(cx, id, &old);
	if (st != ST_OK)
		return st;
	if (text_empty(reason)) {
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Write why it is withdrawn."));
		return cx_faulty(cx);
	}
	keep(cx, id, "withdraw", reason, &old);
	q_diag_problem_withdraw(cx, cx->tenant, id, cx->now);
	audit_add(cx, "problem.withdraw", id.v, old.person, "");
	return ST_OK;
}
