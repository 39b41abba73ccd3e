/* SPDX-License-Identifier: EUPL-1.2
 * plan_task.c - tasks, each with exactly one who does it: added, changed, withdrawn.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/partnership/partnership.h"
#include "mod/service/service.h"

#include <string.h>

enum st
plan_task_find(struct cx *cx, task_id id, struct q_plan_task_get *t, struct q_plan_get *p)
{
	if (!q_plan_task_get(cx, t, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such task."));
	return plan_find(cx, t->plan, p);
}

void
plan_task_dates(struct cx *cx, const struct plan_task_in *in)
{
	if (in->from_on == NULL)
		cx_fault(cx, "from_on", "%s", tr(cx->lang, "Write from when."));
	if (rule_on("R329-to") && in->to_on == NULL)
		cx_fault(cx, "to_on", "%s", tr(cx->lang, "Write by when."));
	if (rule_on("R329-assess") && in->assess_on == NULL)
		cx_fault(cx, "assess_on", "%s",
		    tr(cx->lang, "Write when you look together at how it went."));
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

/* R085: services for troubles of life stand beside those of work; R339: of all three groups. */
static void
check_service(struct cx *cx, const struct plan_task_in *in)
{
	struct q_plan_service s;

	if (in->kind.v == 0)
		return;
	service_kind_seed(cx);
	if (!q_plan_service(cx, &s, cx->tenant, in->kind) ||
	    (rule_on("R292") && s.retired_on != NULL))
		cx_fault(cx, "kind", "%s", tr(cx->lang,
		    "This service cannot be had now: promise only what is there."));
	if (rule_on("R337") && text_empty(in->need))
		cx_fault(cx, "need", "%s", tr(cx->lang,
		    "Write why this service: which need of this person it answers."));
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

static bool
resource_there(struct cx *cx, plan_id plan, plan_entry_id origin)
{
	struct q_plan_entries *e;
	size_t n = q_plan_entries(cx, &e, cx->tenant, plan);

	for (size_t i = 0; i < n; i++)
		if (e[i].origin.v == origin.v && strcmp(e[i].kind, "resource") == 0)
			return true;
	return false;
}

void
plan_task_check(struct cx *cx, const struct plan_task_in *in, plan_id plan)
{
	bool part = false;

	for (size_t i = 0; i < PLAN_PARTS; i++)
		part = part || (text_eq(plan_parts[i].code, in->part) &&
		    (*in->part == 's' ? rule_on("R233") : rule_on("R235")));
	if (rule_on("R291") && in->resource.v != 0 && !resource_there(cx, plan, in->resource))
		cx_fault(cx, "resource", "%s",
		    tr(cx->lang, "Choose one of the resources of this plan."));
	check_service(cx, in);
	if (!part)
		cx_fault(cx, "part", "%s", tr(cx->lang, "Choose the part of the plan."));
	if (rule_on("R338") && !goal_there(cx, plan, in->goal))
		cx_fault(cx, "goal", "%s", tr(cx->lang, "Choose the goal that it serves."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write what is to be done."));
	check_who(cx, in);
	plan_task_dates(cx, in);
	if (rule_on("R331") && text_eq(in->readiness, "not_yet"))
		cx_fault(cx, "readiness", "%s", tr(cx->lang,
		    "The client is not ready for this step: look for a smaller one together."));
	else if (rule_on("R340") && !text_eq(in->readiness, "ready") &&
	    !text_eq(in->readiness, "small_step"))
		cx_fault(
		    cx, "readiness", "%s", tr(cx->lang, "Say whether the client is ready for it."));
}

static void
write(struct cx *cx, const struct plan_task_in *in)
{
	q_plan_task_update(cx, &(struct q_plan_task_update_in){ .tenant = cx->tenant, .id = in->id,
	    .goal = in->goal, .part = in->part, .content = in->content, .details = in->details,
	    .remark = in->remark, .partner = in->partner, .user = in->user, .kind = in->kind,
	    .from_on = in->from_on, .to_on = in->to_on, .assess_on = in->assess_on,
	    .readiness = in->readiness, .resource = in->resource,
	    .effect = rule_on("R302") ? in->effect : "", .need = in->need });
}

void
plan_task_insert(struct cx *cx, const struct plan_task_in *in, task_id after, person_id person)
{
	if (q_plan_task_insert(cx,
	        &(struct q_plan_task_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .plan = in->plan,
	            .goal = in->goal,
	            .after = after,
	            .by = cx->actor,
	            .now = cx->now }) == 0)
		return;
	write(cx, in);
	audit_add(cx, "plan.task", in->id.v, person, in->part);
}

enum st
plan_task_add(struct cx *cx, const struct plan_task_in *in)
{
	struct q_plan_get p;
	enum st st = plan_draft(cx, in->plan, &p);

	if (st != ST_OK)
		return st;
	plan_task_check(cx, in, in->plan);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	plan_task_insert(cx, in, (task_id){ 0 }, p.person);
	return ST_OK;
}

/* ---- changed, withdrawn ---- */

static const char *
part_word(enum lang lang, const char *code)
{
	for (size_t i = 0; i < PLAN_PARTS; i++)
		if (text_eq(plan_parts[i].code, code))
			return tr(lang, plan_parts[i].title);
	return "";
}

static void
texts(struct cx *cx, const struct q_plan_task_get *t, struct entry *ret)
{
	entry_id(cx, ret, "goal", t->goal.v, NULL);
	entry_word(ret, "part", t->part, part_word(cx->lang, t->part));
	entry_text(ret, "content", t->content);
	entry_text(ret, "details", t->details);
	entry_text(ret, "remark", t->remark);
	entry_tick(cx, ret, "client", t->user.v == 0);
	entry_id(cx, ret, "partner", t->partner.v, t->partner_name);
	entry_id(cx, ret, "user", t->user.v, t->user_name);
	entry_id(cx, ret, "kind", t->kind.v, t->kind_name);
	entry_day(cx, ret, "from_on", t->from_on);
	entry_day(cx, ret, "to_on", t->to_on);
	entry_day(cx, ret, "assess_on", t->assess_on);
	entry_word(ret, "readiness", t->readiness, plan_ready_word(cx->lang, t->readiness));
	entry_id(cx, ret, "resource", t->resource.v, NULL);
	entry_text(ret, "effect", t->effect);
	entry_text(ret, "need", t->need);
}

void
plan_task_head(
    struct cx *cx, const struct q_plan_task_get *t, const struct q_plan_get *p, struct entry *ret)
{
	*ret = (struct entry){ .thing = "plan_task", .id = t->id.v, .action = "plan.task",
		.person = p->person, .detail = t->part, .withdrawn = t->withdrawn_at != 0,
		.back = url_plan_of(cx->mem, cx->tenant, "plans", t->plan.v, "") };
}

void
plan_task_of(
    struct cx *cx, const struct q_plan_task_get *t, const struct q_plan_get *p, struct entry *ret)
{
	plan_task_head(cx, t, p, ret);
	texts(cx, t, ret);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	enum st st = plan_task_find(cx, (task_id){ id }, &t, &p);

	if (st == ST_OK)
		plan_task_of(cx, &t, &p, ret);
	return st;
}

static enum st
open(struct cx *cx, int64_t id)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	enum st st = plan_task_find(cx, (task_id){ id }, &t, &p);

	return st == ST_OK ? plan_draft(cx, t.plan, &p) : st;
}

static void
end(struct cx *cx, int64_t id)
{
	q_plan_task_withdraw(cx, cx->tenant, (task_id){ id }, cx->now);
}

const struct entry_sort plan_task_sort = { load, open, end };

enum st
plan_task_edit(struct cx *cx, const struct plan_task_in *in)
{
	struct q_plan_task_get old = { 0 };
	struct q_plan_get p;
	struct entry was, is = { 0 };
	enum st st = plan_task_find(cx, in->id, &old, &p);
	bool change = false;

	if (st == ST_OK)
		st = plan_draft(cx, old.plan, &p);
	if (st != ST_OK)
		return st;
	plan_task_check(cx, in, old.plan);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	plan_task_of(cx, &old, &p, &was);
	texts(cx, &(struct q_plan_task_get){ .goal = in->goal, .part = in->part,
	    .content = in->content, .details = in->details, .remark = in->remark,
	    .partner = in->partner, .user = in->user, .kind = in->kind, .from_on = in->from_on,
	    .to_on = in->to_on, .assess_on = in->assess_on, .readiness = in->readiness,
	    .resource = in->resource, .effect = in->effect, .need = in->need }, &is);
	st = entry_change(cx, &was, &is, in->stamp, &change);
	if (st == ST_OK && change)
		write(cx, in);
	return st;
}
