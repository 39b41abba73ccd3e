/* SPDX-License-Identifier: EUPL-1.2
 * action.c - actions of a month: planned, told, changed, withdrawn; and those inside the
 * partnership.
 */
#include "mod/action/action.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/action/action_inside.h"
#include "mod/partnership/partnership.h"

#include <string.h>

#define MONTHS_AHEAD 24         /* nobody plans further; a slip of the pen does */

static const char *
id_text(struct arena *mem, int64_t id)
{
	return arena_strf(mem, "%lld", (long long)id);
}

const char *
action_stamp(struct cx *cx, const struct q_action_get *a)
{
	const char *const text[] = { a->topic, a->month, id_text(cx->mem, a->partner.v),
	    id_text(cx->mem, a->user.v), a->content, a->state, a->planned_on,
	    id_text(cx->mem, a->planned), id_text(cx->mem, a->done), a->unit, a->participants,
	    a->done_on, a->done_text, a->difference, a->effect };

	return mark_of(cx->mem, text, LEN(text));
}

bool
action_lacks_reason(const char *state, int64_t planned, int64_t done, const char *difference)
{
	bool differs = strcmp(state, "partly") == 0 || strcmp(state, "not_done") == 0 ||
	    (strcmp(state, "done") == 0 && planned > 0 && done > 0 && done != planned);

	return rule_on("R256") && differs && text_empty(difference);
}

/* ---- what was typed ---- */

void
action_check_partner(struct cx *cx, partner_id partner, partner_id before)
{
	bool stood = before.v != 0 && before.v == partner.v;

	if (rule_on("R068-partner") && !stood &&
	    (partner.v == 0 || !partnership_is_partner(cx, partner)))
		cx_fault(cx, "partner",
		    tr(cx->lang,
		    "Choose the one partner of this partnership that answers for it."));
}

static void
check_who(struct cx *cx, const struct action_in *in, partner_id partner, user_id user)
{
	bool stood = user.v != 0 && user.v == in->user.v;

	action_check_partner(cx, in->partner, partner);
	if (rule_on("R068-person") && !stood &&
	    (in->user.v == 0 || !partnership_is_member(cx, in->user)))
		cx_fault(cx, "user",
		    tr(cx->lang, "Choose the person of this partnership who answers for it."));
}

static void
check_content(struct cx *cx, const struct action_in *in)
{
	if (text_empty(in->content))
		cx_fault(cx, "content", tr(cx->lang, "Write what the action is."));
	if (in->planned < 0)
		cx_fault(cx, "planned", tr(cx->lang, "How much is planned cannot be below zero."));
	if (in->done < 0)
		cx_fault(cx, "done", tr(cx->lang, "How much was done cannot be below zero."));
	if ((in->planned > 0 || in->done > 0) && text_empty(in->unit))
		cx_fault(cx, "unit", tr(cx->lang, "Say what is counted: hours, people or times."));
}

/* A day that is over or is today: what has not come yet is planned, not told. */
static void
check_past(struct cx *cx, const char *on)
{
	if (on != NULL && strcmp(on, cx->today) > 0)
		cx_fault(cx, "on", tr(cx->lang,
		    "%s has not come yet. What is still ahead is planned, not told."),
		    date_short(cx->mem, on));
}

/* The month of what is planned: the day says it, else what was chosen. */
static const char *
plan_month(struct cx *cx, const struct action_in *in)
{
	const char *month = in->on != NULL ? month_of(cx->mem, in->on) : in->month;
	const char *last = month_add(cx->mem, month_of(cx->mem, cx->today), MONTHS_AHEAD);

	if (month == NULL)
		cx_fault(cx, "month", tr(cx->lang, "Choose the month of the action."));
	else if (strcmp(month, last) > 0)
		cx_fault(cx, in->on != NULL ? "on" : "month", tr(cx->lang,
		    "%s is more than two years ahead: check the year."),
		    month_name(cx->mem, cx->lang, month));
	return month;
}

/* ---- new ones ---- */

struct action_at { const char *kind, *topic, *month, *state; bool unplanned; };

static enum st
insert(struct cx *cx, const struct action_in *in, const struct action_at *at)
{
	bool ahead = strcmp(at->state, "planned") == 0;

	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_action_insert(cx, &(struct q_action_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .kind = at->kind, .topic = at->topic, .month = at->month, .partner = in->partner,
	    .user = in->user, .content = in->content, .state = at->state,
	    .unplanned = at->unplanned, .planned_on = ahead ? in->on : NULL,
	    .planned = in->planned, .done = ahead ? 0 : in->done, .unit = in->unit,
	    .participants = in->participants, .done_on = ahead ? NULL : in->on,
	    .done_text = in->done_text, .difference = in->difference,
	    .effect = in->effect, .by = cx->actor, .now = cx->now }) > 0)
		audit_add(cx, "action.add", in->id.v, (person_id){ 0 },
		    arena_strf(cx->mem, "%s %s %s", at->kind, at->month, at->state));
	return ST_OK;
}

enum st
action_plan(struct cx *cx, const struct action_in *in)
{
	struct action_in plan = *in;
	const char *month = plan_month(cx, in);

	check_content(cx, in);
	check_who(cx, in, (partner_id){ 0 }, (user_id){ 0 });
	plan.done_text = plan.difference = plan.effect = "";
	return insert(cx, &plan, &(struct action_at){ "plan", "", month, "planned", false });
}

enum st
action_unplanned(struct cx *cx, const struct action_in *in)
{
	check_content(cx, in);
	if (in->on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Write on which day it was done."));
	check_past(cx, in->on);
	check_who(cx, in, (partner_id){ 0 }, (user_id){ 0 });
	return insert(cx, in, &(struct action_at){ "plan", "",
	    in->on == NULL ? NULL : month_of(cx->mem, in->on), "done", true });
}

static void
check_inside(struct cx *cx, const struct action_in *in)
{
	static const char *const topics[] = { "meeting", "authorities", "training", "promotion",
	    "other" };
	bool known = false;

	for (size_t i = 0; i < LEN(topics); i++)
		known = known || text_eq(in->topic, topics[i]);
	if (rule_on("R263") && !known)
		cx_fault(cx, "topic",
		    tr(cx->lang,
		        "Choose what kind of action it is: a meeting, authorities, training, promotion or another."));
	if (in->on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Write the day of the action."));
	else
		plan_month(cx, in);
	check_content(cx, in);
}

enum st
action_inside(struct cx *cx, const struct action_in *in)
{
	check_inside(cx, in);
	check_who(cx, in, (partner_id){ 0 }, (user_id){ 0 });
	if (cx->fault != NULL)
		return cx_faulty(cx);
	return insert(cx, in, &(struct action_at){ "inside", in->topic, month_of(cx->mem, in->on),
	    strcmp(in->on, cx->today) > 0 ? "planned" : "done", false });
}

/* ---- changed ---- */

static void
keep(struct cx *cx, action_id id, const char *kind, const char *reason,
    const struct q_action_get *a)
{
	const struct action_was was[] = {
		{ "content", a->content }, { "topic", a->topic }, { "month", a->month },
		{ "partner", id_text(cx->mem, a->partner.v) },
		{ "user", id_text(cx->mem, a->user.v) }, { "state", a->state },
		{ "planned_on", a->planned_on }, { "planned", id_text(cx->mem, a->planned) },
		{ "done", id_text(cx->mem, a->done) }, { "unit", a->unit },
		{ "participants", a->participants }, { "done_on", a->done_on },
		{ "done_text", a->done_text }, { "difference", a->difference },
		{ "effect", a->effect },
	};

	action_keep(cx, &(struct action_change){ "action", id.v, kind, reason }, was, LEN(was));
}

static struct q_action_update_in
as_it_is(struct cx *cx, action_id id, const struct q_action_get *a)
{
	return (struct q_action_update_in){ .tenant = cx->tenant, .id = id, .topic = a->topic,
		.month = a->month, .partner = a->partner, .user = a->user, .content = a->content,
		.state = a->state, .planned_on = a->planned_on, .planned = a->planned,
		.done = a->done, .unit = a->unit, .participants = a->participants,
		.done_on = a->done_on, .done_text = a->done_text, .difference = a->difference,
		.effect = a->effect };
}

/* Writes it, unless somebody else wrote meanwhile; the same words once more change nothing. */
static enum st
write_over(struct cx *cx, const struct q_action_get *old, const struct q_action_update_in *up,
    const char *stamp, const char *what)
{
	const struct q_action_get now = { .topic = up->topic, .month = up->month,
		.partner = up->partner, .user = up->user, .content = up->content,
		.state = up->state, .planned_on = up->planned_on, .planned = up->planned,
		.done = up->done, .unit = up->unit, .participants = up->participants,
		.done_on = up->done_on, .done_text = up->done_text,
		.difference = up->difference, .effect = up->effect };
	const char *seen = action_stamp(cx, old);

	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (strcmp(action_stamp(cx, &now), seen) == 0)
		return ST_OK;
	if (!text_eq(stamp, seen))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "Somebody changed this meanwhile. It now says: %s (%s) %s %s"
		    " Your words are kept: look them over and save again."), old->content,
		    action_state_word(cx->lang, old->state), old->done_text, old->difference);
	keep(cx, up->id, "correct", "", old);
	q_action_update(cx, up);
	audit_add(cx, what, up->id.v, (person_id){ 0 }, up->state);
	return ST_OK;
}

enum st
action_find(struct cx *cx, action_id id, struct q_action_get *a)
{
	if (!q_action_get(cx, a, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such action."));
	if (a->withdrawn_at != 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This action was withdrawn, so it cannot be changed any more."));
	return ST_OK;
}

/* What was done without a plan keeps its day of doing; a meeting moved ahead is to come again. */
static void
edit_done(struct cx *cx, const struct q_action_get *old, const struct action_in *in,
    struct q_action_update_in *up)
{
	bool inside = strcmp(old->kind, "inside") == 0;
	bool ahead = inside && in->on != NULL && strcmp(in->on, cx->today) > 0;

	if (inside)
		check_inside(cx, in);
	else if (in->on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Write on which day it was done."));
	else
		check_past(cx, in->on);
	up->topic = inside ? in->topic : "";
	up->participants = in->participants;
	up->month = in->on == NULL ? old->month : month_of(cx->mem, in->on);
	up->planned_on = ahead ? in->on : NULL;
	up->done_on = ahead ? NULL : in->on;
	up->state = ahead ? "planned" : strcmp(old->state, "planned") == 0 ? "done" : old->state;
	up->done_text = in->done_text;
	up->done = ahead ? 0 : in->done;
	if (!inside) {
		up->difference = in->difference;
		up->effect = in->effect;
	}
}

enum st
action_edit(struct cx *cx, const struct action_in *in)
{
	struct q_action_get old;
	enum st st = action_find(cx, in->id, &old);
	struct q_action_update_in up = as_it_is(cx, in->id, &old);

	if (st != ST_OK)
		return st;
	if (strcmp(old.kind, "plan") == 0 && !old.unplanned) {
		up.month = plan_month(cx, in);
		up.planned_on = in->on;
		up.planned = in->planned;
	} else
		edit_done(cx, &old, in, &up);
	check_content(cx, in);
	check_who(cx, in, old.partner, old.user);
	up.content = in->content;
	up.partner = in->partner;
	up.user = in->user;
	up.unit = in->unit;
	return write_over(cx, &old, &up, in->stamp, "action.edit");
}

enum st
action_tell(struct cx *cx, const struct action_in *in)
{
	struct q_action_get old;
	enum st st = action_find(cx, in->id, &old);
	struct q_action_update_in up = as_it_is(cx, in->id, &old);
	bool ahead = text_eq(in->state, "planned"), not_done = text_eq(in->state, "not_done");

	if (st != ST_OK)
		return st;
	if (!ahead && !not_done && !text_eq(in->state, "done") && !text_eq(in->state, "partly"))
		cx_fault(cx, "state", tr(cx->lang, "Say whether it was done, partly or not."));
	check_past(cx, in->on);
	if (in->done < 0)
		cx_fault(cx, "done", tr(cx->lang, "How much was done cannot be below zero."));
	else if (in->done > 0 && (ahead || not_done))
		cx_fault(cx, "state", tr(cx->lang,
		    "You wrote that %lld were done: then it is done or partly done."),
		    (long long)in->done);
	up.state = in->state;
	up.done_on = ahead || not_done ? NULL : in->on;
	up.done = in->done;
	up.done_text = in->done_text;
	up.participants = in->participants;
	up.difference = in->difference;
	up.effect = in->effect;
	return write_over(cx, &old, &up, in->stamp, "action.tell");
}

enum st
action_withdraw(struct cx *cx, action_id id, const char *reason)
{
	struct q_action_get old;

	if (!q_action_get(cx, &old, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such action."));
	if (old.withdrawn_at != 0)
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "reason", tr(cx->lang, "Write why the action is withdrawn."));
		return cx_faulty(cx);
	}
	keep(cx, id, "withdraw", reason, &old);
	q_action_withdraw(cx, cx->tenant, id, cx->now);
	audit_add(cx, "action.withdraw", id.v, (person_id){ 0 }, "");
	return ST_OK;
}
