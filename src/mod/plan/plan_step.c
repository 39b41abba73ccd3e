/* SPDX-License-Identifier: EUPL-1.2
 * plan_step.c - small steps: how one went, the next one, smaller or later at the client's pace. All
 * of it is recorded in an accepted version too.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"

#include <string.h>

#define STEP_DAYS 31

enum st
plan_task_next(struct cx *cx, task_id after, const struct plan_task_in *typed)
{
	struct plan_task_in step = *typed, *in = &step;
	struct q_plan_task_get t;
	struct q_plan_get p;
	enum st st = plan_task_find(cx, after, &t, &p);

	if (st != ST_OK)
		return st;
	if (strcmp(p.state, "outdated") == 0)
		return plan_draft(cx, t.plan, &p);
	if (rule_on("R342-settled") && strcmp(t.state, "planned") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "Say first how the step before went: the next one builds on it."));
	in->plan = t.plan;
	in->goal = t.goal;
	plan_task_check(cx, in, t.plan);
	if (rule_on("R342-short") && in->from_on != NULL && in->to_on != NULL &&
	    strcmp(in->to_on, date_add(cx->mem, in->from_on, STEP_DAYS)) > 0)
		cx_fault(cx, "to_on", "%s", tr(cx->lang,
		    "A small step takes 31 days at most. Make it smaller."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	plan_task_insert(cx, in, rule_on("R295") ? t.origin : (task_id){ 0 }, p.person);
	return ST_OK;
}

/* ---- settled ---- */

void
plan_settle_of(struct cx *cx, const struct q_plan_task_get *t, const struct q_plan_get *p,
    struct entry *ret)
{
	plan_task_head(cx, t, p, ret);
	entry_word(ret, "state", strcmp(t->state, "planned") == 0 ? "" : t->state,
	    plan_task_word(cx->lang, t->state));
	entry_text(ret, "result", t->result);
	entry_text(ret, "obstacle", t->obstacle);
	entry_text(ret, "otherwise", t->otherwise);
}

static void
check_settle(struct cx *cx, const struct plan_settle *in)
{
	bool undone = text_eq(in->state, "undone");

	if (!undone && !text_eq(in->state, "done"))
		cx_fault(cx, "state", "%s", tr(cx->lang, "Say how it went."));
	if (rule_on("R306") && undone && text_empty(in->obstacle))
		cx_fault(cx, "obstacle", "%s", tr(cx->lang, "Write what stood in the way."));
	if (rule_on("R306-otherwise") && undone && text_empty(in->otherwise))
		cx_fault(cx, "otherwise", "%s", tr(cx->lang, "Write what you will do otherwise."));
}

enum st
plan_task_settle(struct cx *cx, task_id id, const struct plan_settle *in, plan_id *ret)
{
	struct q_plan_task_get t = { 0 }, now;
	struct q_plan_get p;
	struct entry was, is;
	enum st st = plan_task_find(cx, id, &t, &p);
	bool write = false;

	*ret = t.plan;
	if (st != ST_OK)
		return st;
	check_settle(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	now = t;
	now.state = in->state;
	now.result = in->result;
	now.obstacle = in->obstacle;
	now.otherwise = in->otherwise;
	plan_settle_of(cx, &t, &p, &was);
	plan_settle_of(cx, &now, &p, &is);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st == ST_OK && write)
		q_plan_task_settle(cx,
		    &(struct q_plan_task_settle_in){ .tenant = cx->tenant,
		        .id = id,
		        .state = in->state,
		        .result = in->result,
		        .obstacle = in->obstacle,
		        .otherwise = in->otherwise });
	return st;
}

/* ---- at the client's pace ---- */

void
plan_pace_of(struct cx *cx, const struct q_plan_task_get *t, const struct q_plan_get *p,
    struct entry *ret)
{
	plan_task_head(cx, t, p, ret);
	entry_text(ret, "content", t->content);
	entry_day(cx, ret, "to_on", t->to_on);
	entry_day(cx, ret, "assess_on", t->assess_on);
}

static void
check_pace(struct cx *cx, const struct plan_pace *in, const struct q_plan_task_get *t)
{
	if (strcmp(t->state, "planned") != 0)
		cx_fault(cx, "", "%s", tr(cx->lang, "How it went is said already."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write what is to be done."));
	plan_task_dates(cx, &(struct plan_task_in){ .from_on = t->from_on, .to_on = in->to_on,
	    .assess_on = in->assess_on });
	if (rule_on("R301") && text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang,
		    "Write why: what makes it too much or too soon."));
}

enum st
plan_task_pace(struct cx *cx, task_id id, const struct plan_pace *in, plan_id *ret)
{
	struct q_plan_task_get t = { 0 }, now;
	struct q_plan_get p;
	struct entry was, is;
	enum st st = plan_task_find(cx, id, &t, &p);
	bool change = false;

	*ret = t.plan;
	if (st != ST_OK)
		return st;
	if (strcmp(p.state, "outdated") == 0)
		return plan_draft(cx, t.plan, &p);
	check_pace(cx, in, &t);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	now = t;
	now.content = in->content;
	now.to_on = in->to_on;
	now.assess_on = in->assess_on;
	plan_pace_of(cx, &t, &p, &was);
	plan_pace_of(cx, &now, &p, &is);
	is.why = in->reason;
	st = entry_change(cx, &was, &is, in->stamp, &change);
	if (st == ST_OK && change)
		q_plan_task_pace(cx, &(struct q_plan_task_pace_in){ .tenant = cx->tenant, .id = id,
		    .content = in->content, .to_on = in->to_on, .assess_on = in->assess_on });
	return st;
}
