/* SPDX-License-Identifier: EUPL-1.2
 * plan_goal.c - goals, each answering a cause, in the client's words, with an end and an effect.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/diagnosis/diagnosis.h"

#include <string.h>

const char *
plan_goal_stamp(struct cx *cx, const struct q_plan_goal_get *g)
{
	const char *const text[] = { g->area, g->content, g->cause, g->effect, g->end_on,
	    arena_strf(cx->mem, "%lld %lld", (long long)g->level, (long long)g->problem.v) };

	return mark_of(cx->mem, text, LEN(text));
}

/* A goal keeps the words of its cause; those of a sensitive problem stay in the diagnosis. */
static void
check_cause(struct cx *cx, struct plan_goal_in *in, person_id person, problem_id before)
{
	struct diagnosis_joint *j;
	size_t n = in->problem.v == 0 ? 0 : diagnosis_joint(cx, person, &j);
	bool known = in->problem.v == 0 || in->problem.v == before.v;

	for (size_t i = 0; i < n; i++) {
		if (j[i].origin.v != in->problem.v)
			continue;
		known = true;
		if (text_empty(in->cause) && !j[i].sensitive)
			in->cause = *j[i].cause == '\0' ? j[i].words :
			    arena_strf(cx->mem, "%s: %s", j[i].words, j[i].cause);
	}
	if (!known)
		cx_fault(cx, "problem", "%s", tr(cx->lang, "Choose one of the problems agreed together."));
	if (rule_on("R322") && in->problem.v == 0 && text_empty(in->cause))
		cx_fault(cx, "cause", "%s", tr(cx->lang,
		    "Choose the problem it answers or write the cause: first the cause, then the goal."));
}

static void
check(struct cx *cx, struct plan_goal_in *in, const struct q_plan_get *p, problem_id before)
{
	if (*plan_area_word(cx->lang, in->area) == '\0')
		cx_fault(cx, "area", "%s", tr(cx->lang, "Choose the area."));
	if (rule_on("R091") && *plan_level_word(cx->lang, in->level) == '\0')
		cx_fault(cx, "level", "%s", tr(cx->lang, "Choose the level of the goal."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang,
		    "Write what the client wants to reach, in the client’s own words."));
	check_cause(cx, in, p->person, before);
	if (rule_on("R324-effect") && text_empty(in->effect))
		cx_fault(cx, "effect", "%s", tr(cx->lang, "Write how we will know that it is reached."));
	if (rule_on("R324-end") && in->end_on == NULL)
		cx_fault(cx, "end_on", "%s", tr(cx->lang, "Write by when it is to be reached."));
}

enum st
plan_goal_add(struct cx *cx, const struct plan_goal_in *typed)
{
	struct plan_goal_in goal = *typed, *in = &goal;
	struct q_plan_get p;
	enum st st = plan_draft(cx, in->plan, &p);

	if (st != ST_OK)
		return st;
	check(cx, in, &p, (problem_id){ 0 });
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_goal_insert(cx, &(struct q_plan_goal_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .plan = in->plan, .area = in->area, .level = in->level, .content = in->content,
	    .problem = in->problem, .cause = in->cause, .effect = in->effect,
	    .end_on = in->end_on == NULL ? cx->today : in->end_on, .by = cx->actor,
	    .now = cx->now }) > 0)
		audit_add(cx, "plan.goal", in->id.v, p.person, in->area);
	return ST_OK;
}

enum st
plan_goal_edit(struct cx *cx, const struct plan_goal_in *typed)
{
	struct plan_goal_in goal = *typed, *in = &goal;
	struct q_plan_goal_get old = { 0 };
	struct q_plan_get p;
	enum st st = q_plan_goal_get(cx, &old, cx->tenant, in->id) ? plan_draft(cx, old.plan, &p) :
	    cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such goal."));
	const char *end = in->end_on == NULL ? old.end_on : in->end_on;
	struct q_plan_goal_get now;
	const struct audit_was was[] = { { "content", old.content }, { "cause", old.cause },
		{ "effect", old.effect }, { "end_on", old.end_on } };

	if (st != ST_OK)
		return st;
	check(cx, in, &p, old.problem);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	now = (struct q_plan_goal_get){ .area = in->area, .level = in->level, .content = in->content,
		.problem = in->problem, .cause = in->cause, .effect = in->effect, .end_on = end };
	if (strcmp(plan_goal_stamp(cx, &now), plan_goal_stamp(cx, &old)) == 0)
		return ST_OK;
	if (!text_eq(in->stamp, plan_goal_stamp(cx, &old)))
		return plan_meanwhile(cx, arena_strf(cx->mem, "%s / %s / %s", old.content, old.effect,
		    date_short(cx->mem, old.end_on)));
	audit_keep(cx, &(struct audit_kept){ "plan_goal", in->id.v, "correct", "" }, was, LEN(was));
	q_plan_goal_update(cx, &(struct q_plan_goal_update_in){ .tenant = cx->tenant, .id = in->id,
	    .area = in->area, .level = in->level, .content = in->content, .problem = in->problem,
	    .cause = in->cause, .effect = in->effect, .end_on = end });
	audit_add(cx, "plan.goal_edit", in->id.v, p.person, in->area);
	return ST_OK;
}
