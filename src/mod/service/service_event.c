/* SPDX-License-Identifier: EUPL-1.2
 * service_event.c - group events: a list of those invited, who was there, and an entry for each.
 */
#include "mod/service/service_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/report/report.h"

#include <string.h>

static bool
time_ok(const char *s)
{
	return strlen(s) == 5 && s[2] == ':' && strspn(s, "0123456789:") == 5 &&
	    strncmp(s, "24", 2) < 0 && s[3] < '6';
}

static void
check(struct cx *cx, const struct event_in *in)
{
	if (text_empty(in->name))
		cx_fault(cx, "name", "%s", tr(cx->lang, "Write what the meeting is about."));
	if (in->kind.v == 0)
		cx_fault(cx, "kind", "%s", tr(cx->lang, "Choose the service from the list."));
	if (in->partner.v == 0)
		cx_fault(cx, "partner", "%s", tr(cx->lang, "Choose the partner who gives it."));
	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day."));
	if (!text_empty(in->starts) && !time_ok(in->starts))
		cx_fault(cx, "starts", "%s", tr(cx->lang, "Write the time like 09:30."));
	if (in->minutes <= 0 || in->minutes > 24 * 60)
		cx_fault(cx, "minutes", "%s",
		    tr(cx->lang, "Write how long it lasts on that day, like 2 or 1:30."));
}

enum st
event_add(struct cx *cx, const struct event_in *in)
{
	struct q_event_insert_in row = { .tenant = cx->tenant,
		.id = in->id,
		.group = in->group,
		.partner = in->partner,
		.kind = in->kind,
		.name = in->name,
		.block = in->block,
		.on = in->on,
		.starts = in->starts,
		.minutes = in->minutes,
		.place = in->place,
		.leader = in->leader,
		.seats = in->seats,
		.by = cx->actor,
		.now = cx->now };

	service_kind_seed(cx);
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_event_insert(cx, &row) == 0)
		return ST_OK;
	q_event_invite(cx, cx->tenant, in->id);
	audit_add(cx, "event.add", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
event_attend(struct cx *cx, event_id id, const person_id *present, size_t n)
{
	struct q_event_get e;
	struct buf ids;

	if (!q_event_get(cx, &e, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "no such event");
	if (strcmp(e.on_date, cx->today) > 0) {
		cx_fault(cx, "",
		    tr(cx->lang, "%s has not come yet: fill the list in after the meeting."),
		    date_short(cx->mem, e.on_date));
		return cx_faulty(cx);
	}
	buf_init(&ids, cx->mem);
	buf_str(&ids, ",");
	for (size_t i = 0; i < n; i++)
		buf_fmt(&ids, "%lld,", (long long)present[i].v);
	q_event_mark(cx, cx->tenant, id, ids.s);
	q_event_services(cx,
	    &(struct q_event_services_in){ cx->tenant, id, { id_new() },
		report_month_for(cx, e.on_date), cx->actor, cx->now });
	q_event_services_withdraw(cx,
	    &(struct q_event_services_withdraw_in){ cx->tenant, id, cx->actor, cx->now,
		tr(LANG_PL, "the attendance list was corrected") });
	q_event_set_state(cx, cx->tenant, id, "held");
	audit_add(cx, "event.attend", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
event_cancel(struct cx *cx, event_id id)
{
	struct q_event_get e;

	if (!q_event_get(cx, &e, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "no such event");
	if (strcmp(e.state, "held") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
			"It was held: entries were made from its list. Correct the list instead."));
	q_event_set_state(cx, cx->tenant, id, "cancelled");
	audit_add(cx, "event.cancel", id.v, (person_id){ 0 }, "");
	return ST_OK;
}
