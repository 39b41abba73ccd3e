/* SPDX-License-Identifier: EUPL-1.2
 * action_risk.c - what may go wrong with the plan, what is done against it and what that gave.
 */
#include "mod/action/action.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/action/action_inside.h"

#include <string.h>

const char *
risk_stamp(struct cx *cx, const struct q_risk_get *r)
{
	const char *const text[] = { r->content, r->level, r->opened_on };

	return mark_of(cx->mem, text, LEN(text));
}

const char *
measure_stamp(struct cx *cx, const struct q_measure_get *m)
{
	const char *const text[] = { m->content, m->on_date, m->result,
	    arena_strf(cx->mem, "%lld", (long long)m->partner.v) };

	return mark_of(cx->mem, text, LEN(text));
}

static enum st
meanwhile(struct cx *cx, const char *content, const char *more)
{
	return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
	    "Somebody changed this meanwhile. It now says: %s; %s."
	    " Your words are kept: look them over and save again."), content, more);
}

/* ---- risks ---- */

static void
check_risk(struct cx *cx, const struct risk_in *in)
{
	if (text_empty(in->content))
		cx_fault(cx, "content", tr(cx->lang, "Write what may go wrong."));
	if (rule_on("R257-level") && !text_eq(in->level, "low") && !text_eq(in->level, "medium") &&
	    !text_eq(in->level, "high"))
		cx_fault(cx, "level", tr(cx->lang, "Choose how serious the risk is."));
	if (in->on != NULL && strcmp(in->on, cx->today) > 0)
		cx_fault(cx, "on", tr(cx->lang, "%s has not come yet."),
		    date_short(cx->mem, in->on));
}

static enum st
risk_find(struct cx *cx, risk_id id, struct q_risk_get *r)
{
	if (!q_risk_get(cx, r, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such risk."));
	return ST_OK;
}

static void
risk_keep(struct cx *cx, risk_id id, const char *kind, const char *reason,
    const struct q_risk_get *r)
{
	const struct action_was was[] = { { "content", r->content }, { "level", r->level },
		{ "opened_on", r->opened_on }, { "closed_on", r->closed_on },
		{ "closed_why", r->closed_why } };

	action_keep(cx, &(struct action_change){ "risk", id.v, kind, reason }, was, LEN(was));
}

enum st
risk_add(struct cx *cx, const struct risk_in *in)
{
	check_risk(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_risk_insert(cx, &(struct q_risk_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .content = in->content, .level = in->level,
	    .opened_on = in->on == NULL ? cx->today : in->on, .by = cx->actor }) > 0)
		audit_add(cx, "risk.add", in->id.v, (person_id){ 0 }, in->level);
	return ST_OK;
}

enum st
risk_edit(struct cx *cx, const struct risk_in *in)
{
	struct q_risk_get old;
	enum st st = risk_find(cx, in->id, &old);
	const char *on = in->on == NULL ? old.opened_on : in->on;
	const struct q_risk_get now = { .content = in->content, .level = in->level,
		.opened_on = on };

	if (st != ST_OK)
		return st;
	check_risk(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (text_eq(risk_stamp(cx, &now), risk_stamp(cx, &old)))
		return ST_OK;
	if (!text_eq(in->stamp, risk_stamp(cx, &old)))
		return meanwhile(cx, old.content, risk_level_word(cx->lang, old.level));
	risk_keep(cx, in->id, "correct", "", &old);
	q_risk_update(cx, &(struct q_risk_update_in){ .tenant = cx->tenant, .id = in->id,
	    .content = in->content, .level = in->level, .opened_on = on });
	audit_add(cx, "risk.edit", in->id.v, (person_id){ 0 }, in->level);
	return ST_OK;
}

enum st
risk_close(struct cx *cx, risk_id id, const char *on, const char *why)
{
	struct q_risk_get old;
	enum st st = risk_find(cx, id, &old);

	if (st != ST_OK)
		return st;
	if (old.closed_on != NULL)
		return ST_OK;
	if (on == NULL)
		on = cx->today;
	if (text_empty(why))
		cx_fault(cx, "why", tr(cx->lang, "Write why it is no risk any more."));
	if (strcmp(on, cx->today) > 0)
		cx_fault(cx, "closed_on", tr(cx->lang, "%s has not come yet."),
		    date_short(cx->mem, on));
	else if (strcmp(on, old.opened_on) < 0)
		cx_fault(cx, "closed_on", tr(cx->lang,
		    "The day of closing, %s, is before the risk was seen, %s."),
		    date_short(cx->mem, on), date_short(cx->mem, old.opened_on));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	risk_keep(cx, id, "close", why, &old);
	q_risk_close(cx, &(struct q_risk_close_in){ .tenant = cx->tenant, .id = id, .on = on,
	    .why = why });
	audit_add(cx, "risk.close", id.v, (person_id){ 0 }, on);
	return ST_OK;
}

enum st
risk_open_again(struct cx *cx, risk_id id)
{
	struct q_risk_get old;
	enum st st = risk_find(cx, id, &old);

	if (st != ST_OK || old.closed_on == NULL)
		return st;
	risk_keep(cx, id, "open", "", &old);
	q_risk_open_again(cx, cx->tenant, id);
	audit_add(cx, "risk.open", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

static bool
dropped(struct cx *cx, const char *thing, int64_t id)
{
	struct q_risk_dropped row;

	return q_risk_dropped(cx, &row, cx->tenant, thing, id) && row.n > 0;
}

enum st
risk_withdraw(struct cx *cx, risk_id id, const char *reason)
{
	struct q_risk_get old;
	struct q_measure_list *m;

	if (!q_risk_get(cx, &old, cx->tenant, id))
		return dropped(cx, "risk", id.v) ? ST_OK : cx_fail(cx, ST_NOT_FOUND, "%s",
		    tr(cx->lang, "There is no such risk."));
	if (q_measure_list(cx, &m, cx->tenant, id) > 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "Measures were taken against this risk, so it stays. Close it instead."));
	if (text_empty(reason)) {
		cx_fault(cx, "reason", tr(cx->lang, "Write why the risk is withdrawn."));
		return cx_faulty(cx);
	}
	risk_keep(cx, id, "withdraw", reason, &old);
	q_risk_drop(cx, cx->tenant, id);
	audit_add(cx, "risk.withdraw", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* ---- measures ---- */

static void
check_measure(struct cx *cx, const struct measure_in *in, partner_id before)
{
	if (text_empty(in->content))
		cx_fault(cx, "content", tr(cx->lang, "Write what is done against the risk."));
	if (in->on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Write the day: when it was or will be done."));
	action_check_partner(cx, in->partner, before);
}

enum st
measure_add(struct cx *cx, const struct measure_in *in)
{
	struct q_risk_get r;
	enum st st = risk_find(cx, in->risk, &r);

	if (st != ST_OK)
		return st;
	check_measure(cx, in, (partner_id){ 0 });
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_measure_insert(cx, &(struct q_measure_insert_in){ .tenant = cx->tenant,
	    .id = in->id, .risk = in->risk, .content = in->content, .partner = in->partner,
	    .on_date = in->on, .result = in->result, .by = cx->actor }) > 0)
		audit_add(cx, "measure.add", in->id.v, (person_id){ 0 }, in->on);
	return ST_OK;
}

static void
measure_keep(struct cx *cx, measure_id id, const char *kind, const char *reason,
    const struct q_measure_get *m)
{
	const struct action_was was[] = { { "content", m->content }, { "on", m->on_date },
		{ "partner", arena_strf(cx->mem, "%lld", (long long)m->partner.v) },
		{ "result", m->result } };

	action_keep(cx, &(struct action_change){ "measure", id.v, kind, reason }, was, LEN(was));
}

enum st
measure_edit(struct cx *cx, const struct measure_in *in)
{
	struct q_measure_get old;
	const struct q_measure_get now = { .content = in->content, .on_date = in->on,
		.result = in->result, .partner = in->partner };

	if (!q_measure_get(cx, &old, cx->tenant, in->id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such measure."));
	check_measure(cx, in, old.partner);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (text_eq(measure_stamp(cx, &now), measure_stamp(cx, &old)))
		return ST_OK;
	if (!text_eq(in->stamp, measure_stamp(cx, &old)))
		return meanwhile(cx, old.content, old.result);
	if (rule_on("R258"))
		measure_keep(cx, in->id, "correct", "", &old);
	q_measure_update(cx, &(struct q_measure_update_in){ .tenant = cx->tenant, .id = in->id,
	    .content = in->content, .partner = in->partner, .on_date = in->on,
	    .result = in->result });
	audit_add(cx, "measure.edit", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
measure_withdraw(struct cx *cx, measure_id id, const char *reason, risk_id *ret_risk)
{
	struct q_measure_get old;

	if (!q_measure_get(cx, &old, cx->tenant, id)) {
		*ret_risk = (risk_id){ 0 };
		return dropped(cx, "measure", id.v) ? ST_OK : cx_fail(cx, ST_NOT_FOUND, "%s",
		    tr(cx->lang, "There is no such measure."));
	}
	*ret_risk = old.risk;
	if (text_empty(reason)) {
		cx_fault(cx, "reason", tr(cx->lang, "Write why the measure is withdrawn."));
		return cx_faulty(cx);
	}
	measure_keep(cx, id, "withdraw", reason, &old);
	q_measure_drop(cx, cx->tenant, id);
	audit_add(cx, "measure.withdraw", id.v, (person_id){ 0 }, "");
	return ST_OK;
}
