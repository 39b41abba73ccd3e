/* SPDX-License-Identifier: EUPL-1.2
 * plan_task.c - tasks, each with exactly one who does it; and what stands beside goals and tasks.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/partnership/partnership.h"

#include <string.h>

const char *
plan_task_stamp(struct cx *cx, const struct q_plan_task_get *t)
{
	const char *const text[] = { t->part, t->content, t->details, t->remark, t->from_on, t->to_on,
	    t->assess_on, t->readiness, arena_strf(cx->mem, "%lld %lld %lld %lld",
	    (long long)t->goal.v, (long long)t->partner.v, (long long)t->user.v,
	    (long long)t->kind.v) };

	return mark_of(cx->mem, text, LEN(text));
}

static void
check_dates(struct cx *cx, const struct plan_task_in *in)
{
	if (in->from_on == NULL)
		cx_fault(cx, "from_on", "%s", tr(cx->lang, "Write from when."));
	if (rule_on("R329-to") && in->to_on == NULL)
		cx_fault(cx, "to_on", "%s", tr(cx->lang, "Write by when."));
	if (rule_on("R329-assess") && in->assess_on == NULL)
		cx_fault(cx, "assess_on", "%s", tr(cx->lang, "Write when you look together at how it went."));
	if (in->from_on != NULL && in->to_on != NULL && strcmp(in->to_on, in->from_on) < 0)
		cx_fault(cx, "to_on", tr(cx->lang, "The last day, %s, is before the first, %s."),
		    date_short(cx->mem, in->to_on), date_short(cx->mem, in->from_on));
	if (in->from_on != NULL && in->assess_on != NULL && strcmp(in->assess_on, in->from_on) < 0)
		cx_fault(cx, "assess_on", "%s", tr(cx->lang,
		    "You look at how it went after it has begun."));
}

static void
check_who(struct cx *cx, const struct plan_task_in *in)
{
	bool some = in->partner.v != 0 || in->user.v != 0;

	if (in->client && some)
		cx_fault(cx, "client", "%s", tr(cx->lang,
		    "Either the client does it or one person of one partner."));
	if (in->client)
		return;
	if (!partnership_is_partner(cx, in->partner))
		cx_fault(cx, "partner", "%s", tr(cx->lang,
		    "Choose the one partner of this partnership that answers for it."));
	if (!partnership_is_member(cx, in->user))
		cx_fault(cx, "user", "%s", tr(cx->lang,
		    "Choose the person of this partnership who answers for it."));
}

static bool
goal_there(struct cx *cx, plan_id plan, goal_id origin)
{
	struct q_plan_goals *g;
	size_t n = q_plan_goals(cx, &g, cx->tenant, plan);

	for (size_t i = 0; i < n; i++)
		if (g[i].origin.v == origin.v)
			return true;
	return false;
}

static void
check(struct cx *cx, const struct plan_task_in *in, plan_id plan)
{
	bool part = false;

	for (size_t i = 0; i < PLAN_PARTS; i++)
		part = part || text_eq(plan_parts[i].code, in->part);
	if (!part)
		cx_fault(cx, "part", "%s", tr(cx->lang, "Choose the part of the plan."));
	if (rule_on("R338") && !goal_there(cx, plan, in->goal))
		cx_fault(cx, "goal", "%s", tr(cx->lang, "Choose the goal that it serves."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write what is to be done."));
	check_who(cx, in);
	check_dates(cx, in);
	if (rule_on("R331") && text_eq(in->readiness, "not_yet"))
		cx_fault(cx, "readiness", "%s", tr(cx->lang,
		    "The client is not ready for this step: look for a smaller one together."));
	else if (rule_on("R340") && !text_eq(in->readiness, "ready") &&
	    !text_eq(in->readiness, "small_step"))
		cx_fault(cx, "readiness", "%s", tr(cx->lang, "Say whether the client is ready for it."));
}

enum st
plan_task_add(struct cx *cx, const struct plan_task_in *in)
{
	struct q_plan_get p;
	enum st st = plan_draft(cx, in->plan, &p);

	if (st != ST_OK)
		return st;
	check(cx, in, in->plan);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_task_insert(cx, &(struct q_plan_task_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .plan = in->plan, .goal = in->goal, .part = in->part, .content = in->content,
	    .details = in->details, .remark = in->remark, .partner = in->partner, .user = in->user,
	    .kind = in->kind, .from_on = in->from_on, .to_on = in->to_on,
	    .assess_on = in->assess_on, .readiness = in->readiness, .by = cx->actor,
	    .now = cx->now }) > 0)
		audit_add(cx, "plan.task", in->id.v, p.person, in->part);
	return ST_OK;
}

static enum st
task_find(struct cx *cx, task_id id, struct q_plan_task_get *t, struct q_plan_get *p)
{
	if (!q_plan_task_get(cx, t, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such task."));
	return plan_find(cx, t->plan, p);
}

static void
keep(struct cx *cx, task_id id, const struct q_plan_task_get *t)
{
	const struct audit_was was[] = { { "content", t->content }, { "details", t->details },
		{ "to_on", t->to_on }, { "assess_on", t->assess_on }, { "state", t->state },
		{ "result", t->result }, { "obstacle", t->obstacle }, { "otherwise", t->otherwise } };

	audit_keep(cx, &(struct audit_kept){ "plan_task", id.v, "correct", "" }, was, LEN(was));
}

enum st
plan_task_edit(struct cx *cx, const struct plan_task_in *in)
{
	struct q_plan_task_get old = { 0 };
	struct q_plan_get p;
	enum st st = task_find(cx, in->id, &old, &p);
	const struct q_plan_task_get now = { .goal = in->goal, .part = in->part,
		.content = in->content, .details = in->details, .remark = in->remark,
		.partner = in->partner, .user = in->user, .kind = in->kind, .from_on = in->from_on,
		.to_on = in->to_on, .assess_on = in->assess_on, .readiness = in->readiness };

	if (st == ST_OK)
		st = plan_draft(cx, old.plan, &p);
	if (st != ST_OK)
		return st;
	check(cx, in, old.plan);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (strcmp(plan_task_stamp(cx, &now), plan_task_stamp(cx, &old)) == 0)
		return ST_OK;
	if (!text_eq(in->stamp, plan_task_stamp(cx, &old)))
		return plan_meanwhile(cx, arena_strf(cx->mem, "%s / %s / %s", old.content, old.details,
		    date_short(cx->mem, old.to_on)));
	keep(cx, in->id, &old);
	q_plan_task_update(cx, &(struct q_plan_task_update_in){ .tenant = cx->tenant, .id = in->id,
	    .goal = in->goal, .part = in->part, .content = in->content, .details = in->details,
	    .remark = in->remark, .partner = in->partner, .user = in->user, .kind = in->kind,
	    .from_on = in->from_on, .to_on = in->to_on, .assess_on = in->assess_on,
	    .readiness = in->readiness });
	audit_add(cx, "plan.task_edit", in->id.v, p.person, in->part);
	return ST_OK;
}

enum st
plan_task_settle(struct cx *cx, task_id id, const struct plan_settle *in, plan_id *ret)
{
	struct q_plan_task_get t = { 0 };
	struct q_plan_get p;
	enum st st = task_find(cx, id, &t, &p);
	bool undone = text_eq(in->state, "undone");

	*ret = t.plan;
	if (st != ST_OK)
		return st;
	if (!undone && !text_eq(in->state, "done"))
		cx_fault(cx, "state", "%s", tr(cx->lang, "Say how it went."));
	if (rule_on("R306") && undone && text_empty(in->obstacle))
		cx_fault(cx, "obstacle", "%s", tr(cx->lang, "Write what stood in the way."));
	if (rule_on("R306-otherwise") && undone && text_empty(in->otherwise))
		cx_fault(cx, "otherwise", "%s", tr(cx->lang, "Write what you will do otherwise."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	keep(cx, id, &t);
	q_plan_task_settle(cx, &(struct q_plan_task_settle_in){ .tenant = cx->tenant, .id = id,
	    .state = in->state, .result = in->result, .obstacle = in->obstacle,
	    .otherwise = in->otherwise });
	audit_add(cx, "plan.task_settle", id.v, p.person, in->state);
	return ST_OK;
}

/* ---- beside goals and tasks ---- */

static void
check_entry(struct cx *cx, const struct plan_entry_in *in, const struct plan_kind *k)
{
	bool way = strcmp(k->kind, "alternative") == 0, opinion = strcmp(k->kind, "opinion") == 0;

	if (text_empty(in->content))
		cx_fault(cx, "content", tr(cx->lang, "Fill in “%s”."), tr(cx->lang, k->label));
	if (k->area && *plan_area_word(cx->lang, in->area) == '\0')
		cx_fault(cx, "area", "%s", tr(cx->lang, "Choose the area."));
	if (rule_on("R377") && way && *plan_estimate_word(cx->lang, in->estimate) == '\0')
		cx_fault(cx, "estimate", "%s", tr(cx->lang, "Say honestly how good the chance is."));
	if (rule_on("R377-reason") && way && !text_empty(in->choice) && text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Write why the client decided so."));
	if (rule_on("R184") && opinion && *plan_estimate_word(cx->lang, in->estimate) == '\0')
		cx_fault(cx, "estimate", "%s", tr(cx->lang, "Say what the part in the plan was."));
	if (in->on != NULL && strcmp(in->on, cx->today) > 0)
		cx_fault(cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
}

enum st
plan_entry_add(struct cx *cx, const struct plan_entry_in *in)
{
	const struct plan_kind *k = plan_kind(in->kind);
	struct q_plan_get p;
	enum st st;

	if (k == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
	st = strcmp(k->kind, "partner") == 0 || strcmp(k->kind, "opinion") == 0 ?
	    plan_find(cx, in->plan, &p) : plan_draft(cx, in->plan, &p);
	if (st != ST_OK)
		return st;
	check_entry(cx, in, k);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_entry_insert(cx, &(struct q_plan_entry_insert_in){ .tenant = cx->tenant,
	    .id = in->id, .plan = in->plan, .kind = in->kind, .area = in->area,
	    .content = in->content, .pros = in->pros, .cons = in->cons, .estimate = in->estimate,
	    .choice = in->choice, .reason = in->reason, .partner = cx->partner,
	    .on = in->on == NULL ? cx->today : in->on, .by = cx->actor, .now = cx->now }) > 0)
		audit_add(cx, "plan.entry", in->id.v, p.person, in->kind);
	return ST_OK;
}

enum st
plan_entry_withdraw(struct cx *cx, plan_entry_id id, const char *reason, plan_id *ret)
{
	struct q_plan_entry_get e = { 0 };
	struct q_plan_get p;
	enum st st = q_plan_entry_get(cx, &e, cx->tenant, id) ? plan_find(cx, e.plan, &p) :
	    cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
	const struct audit_was was[] = { { "content", e.content }, { "pros", e.pros },
		{ "cons", e.cons }, { "choice", e.choice }, { "reason", e.reason } };

	*ret = e.plan;
	if (st != ST_OK || e.withdrawn_at != 0)
		return st;
	st = plan_draft(cx, e.plan, &p);
	if (st != ST_OK)
		return st;
	if (text_empty(reason)) {
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Write why it is withdrawn."));
		return cx_faulty(cx);
	}
	audit_keep(cx, &(struct audit_kept){ "plan_entry", id.v, "withdraw", reason }, was, LEN(was));
	q_plan_entry_withdraw(cx, cx->tenant, id, cx->now);
	audit_add(cx, "plan.withdraw", id.v, p.person, e.kind);
	return ST_OK;
}
