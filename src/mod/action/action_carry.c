/* SPDX-License-Identifier: EUPL-1.2
 * action_carry.c - what is not done goes on to the next month; what its person still has to tell;
 * which report shows what is told late.
 */
#include "mod/action/action.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "core/audit.h"
#include "mod/action/action_inside.h"

#include <string.h>

const char *
action_carry_month(struct cx *cx, const char *month)
{
	const char *next = month_add(cx->mem, month, 1), *now = month_of(cx->mem, cx->today);

	return strcmp(next, now) < 0 ? now : next;
}

static int64_t
carry(struct cx *cx, const char *month, const char *to, action_id only)
{
	int64_t n = !rule_on("R259") ? 0 : q_action_carry(cx, &(struct q_action_carry_in){
	    .tenant = cx->tenant, .month = month, .to = to, .only = only.v,
	    .base = { id_new() }, .by = cx->actor, .now = cx->now });

	if (n > 0)
		audit_add(cx, "action.carry", only.v, (person_id){ 0 },
		    arena_strf(cx->mem, "%s -> %s: %lld", month, to, (long long)n));
	return n;
}

enum st
action_carry(struct cx *cx, action_id id, const char **ret_month)
{
	struct q_action_get old;
	enum st st = action_find(cx, id, &old);

	if (st != ST_OK)
		return st;
	*ret_month = action_carry_month(cx, old.month);
	if (strcmp(old.kind, "plan") != 0 || old.unplanned || strcmp(old.state, "done") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "Only a planned action that is not done yet can be carried on."));
	carry(cx, old.month, *ret_month, id);   /* no row: carried already */
	return ST_OK;
}

enum st
action_carry_all(struct cx *cx, const char *month, const char **ret_month)
{
	if (month == NULL) {
		cx_fault(cx, "month", tr(cx->lang, "Choose the month of the action."));
		return cx_faulty(cx);
	}
	*ret_month = action_carry_month(cx, month);
	carry(cx, month, *ret_month, (action_id){ 0 });
	return ST_OK;
}

/* ---- due and late ---- */

const char *
action_appears(struct cx *cx, const char *month)
{
	struct q_action_approved *row;
	size_t n = q_action_approved(cx, &row, cx->tenant, month);
	const char *open = month;

	for (size_t i = 0; i < n && strcmp(row[i].month, open) == 0; i++)
		open = month_add(cx->mem, open, 1);
	return open == month ? NULL : arena_strf(cx->mem, tr(cx->lang,
	    "The report of this month is approved and stays as it is. "
	    "What you record now will appear in the report of %s."),
	    month_name(cx->mem, cx->lang, open));
}

size_t
action_due(struct cx *cx, struct action_due **ret)
{
	const char *now = month_of(cx->mem, cx->today);
	struct q_action_due *row;
	size_t n = q_action_due(cx, &row, &(struct q_action_due_in){ .tenant = cx->tenant,
	    .user = cx->actor, .from = month_add(cx->mem, now, -11), .to = now });

	*ret = NEWN(cx->mem, struct action_due, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = (struct action_due){ .id = row[i].id, .content = row[i].content,
		    .month = row[i].month, .planned_on = row[i].planned_on,
		    .late = strcmp(row[i].month, now) < 0 || (row[i].planned_on != NULL &&
		    strcmp(row[i].planned_on, cx->today) < 0),
		    .reason = strcmp(row[i].state, "planned") != 0 };
	return n;
}
