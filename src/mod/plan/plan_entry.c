/* SPDX-License-Identifier: EUPL-1.2
 * plan_entry.c - what stands beside goals and tasks: added, changed, withdrawn.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"

#include <string.h>

enum st
plan_entry_find(struct cx *cx, plan_entry_id id, struct q_plan_entry_get *e, struct q_plan_get *p)
{
	if (!q_plan_entry_get(cx, e, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
	return plan_find(cx, e->plan, p);
}

/* What comes up on the way is written down in an accepted version too. */
static enum st
writable(struct cx *cx, plan_id plan, const char *kind, struct q_plan_get *p)
{
	return plan_kind(kind)->after ? plan_find(cx, plan, p) : plan_draft(cx, plan, p);
}

static bool
task_there(struct cx *cx, plan_id plan, task_id origin)
{
	struct q_plan_tasks *t;
	size_t n = q_plan_tasks(cx, &t, cx->tenant, plan);

	for (size_t i = 0; i < n; i++)
		if (t[i].origin.v == origin.v)
			return true;
	return false;
}

static void
check(struct cx *cx, const struct plan_entry_in *in, const struct plan_kind *k, plan_id plan)
{
	bool way = strcmp(k->kind, "alternative") == 0, opinion = strcmp(k->kind, "opinion") == 0;

	if (text_empty(in->content))
		cx_fault(cx, "content", tr(cx->lang, "Fill in “%s”."), tr(cx->lang, k->label));
	if (k->area && *plan_area_word(cx->lang, in->area) == '\0')
		cx_fault(cx, "area", "%s", tr(cx->lang, "Choose the area."));
	if (rule_on("R377") && way && *plan_estimate_word(cx->lang, in->estimate) == '\0')
		cx_fault(
		    cx, "estimate", "%s", tr(cx->lang, "Say honestly how good the chance is."));
	if (rule_on("R377-reason") && way && !text_empty(in->choice) && text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Write why the client decided so."));
	if (rule_on("R184") && opinion && *plan_estimate_word(cx->lang, in->estimate) == '\0')
		cx_fault(cx, "estimate", "%s", tr(cx->lang, "Say what the part in the plan was."));
	if (rule_on("R341") && strcmp(k->kind, "circumstance") == 0 &&
	    *plan_estimate_word(cx->lang, in->estimate) == '\0')
		cx_fault(cx, "estimate", "%s", tr(cx->lang, "Say who told about it."));
	if (rule_on("R088") && k->task && !task_there(cx, plan, in->task))
		cx_fault(cx, "task", "%s", tr(cx->lang, "Choose the task after which it follows."));
	if (in->on != NULL && strcmp(in->on, cx->today) > 0)
		cx_fault(
		    cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
}

enum st
plan_entry_add(struct cx *cx, const struct plan_entry_in *in)
{
	const struct plan_kind *k = plan_kind(in->kind);
	struct q_plan_get p;
	enum st st;

	if (k == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
	st = writable(cx, in->plan, k->kind, &p);
	if (st != ST_OK)
		return st;
	check(cx, in, k, in->plan);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_entry_insert(cx, &(struct q_plan_entry_insert_in){ .tenant = cx->tenant,
	    .id = in->id, .plan = in->plan, .kind = in->kind, .area = in->area,
	    .content = in->content, .pros = in->pros, .cons = in->cons, .estimate = in->estimate,
	    .choice = in->choice, .reason = in->reason, .partner = cx->partner, .task = in->task,
	    .on = in->on == NULL ? cx->today : in->on, .by = cx->actor, .now = cx->now }) > 0)
		audit_add(cx, "plan.entry", in->id.v, p.person, in->kind);
	return ST_OK;
}

/* ---- changed, withdrawn ---- */

static void
texts(struct cx *cx, const struct q_plan_entry_get *e, struct entry *ret)
{
	entry_word(ret, "area", e->area, plan_area_word(cx->lang, e->area));
	entry_text(ret, "content", e->content);
	entry_text(ret, "pros", e->pros);
	entry_text(ret, "cons", e->cons);
	entry_word(ret, "estimate", e->estimate, plan_estimate_word(cx->lang, e->estimate));
	entry_word(ret, "choice", e->choice, plan_choice_word(cx->lang, e->choice));
	entry_text(ret, "reason", e->reason);
	entry_id(cx, ret, "task", e->task.v, NULL);
	entry_day(cx, ret, "on", e->on);
}

void
plan_entry_of(struct cx *cx, const struct q_plan_entry_get *e, const struct q_plan_get *p,
    struct entry *ret)
{
	*ret = (struct entry){ .thing = "plan_entry", .id = e->id.v, .action = "plan.entry",
		.person = p->person, .detail = e->kind, .withdrawn = e->withdrawn_at != 0,
		.back = url_plan_of(cx->mem, cx->tenant, "plans", e->plan.v, "") };
	texts(cx, e, ret);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_plan_entry_get e;
	struct q_plan_get p;
	enum st st = plan_entry_find(cx, (plan_entry_id){ id }, &e, &p);

	if (st == ST_OK)
		plan_entry_of(cx, &e, &p, ret);
	return st;
}

static enum st
open(struct cx *cx, int64_t id)
{
	struct q_plan_entry_get e;
	struct q_plan_get p;
	enum st st = plan_entry_find(cx, (plan_entry_id){ id }, &e, &p);

	return st == ST_OK ? writable(cx, e.plan, e.kind, &p) : st;
}

static void
end(struct cx *cx, int64_t id)
{
	q_plan_entry_withdraw(cx, cx->tenant, (plan_entry_id){ id }, cx->now);
}

const struct entry_sort plan_entry_sort = { load, open, end };

enum st
plan_entry_edit(struct cx *cx, const struct plan_entry_in *in)
{
	struct q_plan_entry_get old;
	struct q_plan_get p;
	struct entry was, is = { 0 };
	enum st st = plan_entry_find(cx, in->id, &old, &p);
	const char *on = in->on == NULL ? old.on : in->on;
	bool write = false;

	if (st == ST_OK)
		st = writable(cx, old.plan, old.kind, &p);
	if (st != ST_OK)
		return st;
	check(cx, in, plan_kind(old.kind), old.plan);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	plan_entry_of(cx, &old, &p, &was);
	texts(cx, &(struct q_plan_entry_get){ .area = in->area, .content = in->content,
	    .pros = in->pros, .cons = in->cons, .estimate = in->estimate, .choice = in->choice,
	    .reason = in->reason, .task = in->task, .on = on }, &is);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st == ST_OK && write)
		q_plan_entry_update(cx, &(struct q_plan_entry_update_in){ .tenant = cx->tenant,
		    .id = in->id, .area = in->area, .content = in->content, .pros = in->pros,
		    .cons = in->cons, .estimate = in->estimate, .choice = in->choice,
		    .reason = in->reason, .task = in->task, .on = on });
	return st;
}
