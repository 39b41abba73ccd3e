/* SPDX-License-Identifier: EUPL-1.2
 * person_care.c - who works with whom, from when to when; a worker who leaves hands over.
 */
#include "mod/person/person_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/partnership/partnership.h"

#include <string.h>

enum st
person_take(struct cx *cx, person_id person, const struct take_in *in)
{
	struct person_row p;
	struct q_care_open open;

	if (!person_get(cx, person, &p))
		return person_none(cx);
	if (in->from_on == NULL)
		cx_fault(cx, "from_on", "%s", tr(cx->lang, "Write since when they work together."));
	else if (strcmp(in->from_on, cx->today) > 0)
		cx_fault(cx, "from_on",
		    tr(cx->lang, "%s is still to come: write it down on the day it begins."),
		    date_short(cx->mem, in->from_on));
	if (!partnership_is_member(cx, in->user))
		cx_fault(cx, "user", "%s",
		    tr(cx->lang, "Choose one of the people of this partnership."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_care_open(cx, &open, cx->tenant, person, in->user))
		return ST_OK;
	if (q_care_add(cx,
		&(struct q_care_add_in){ .tenant = cx->tenant,
		    .id = in->id,
		    .person = person,
		    .user = in->user,
		    .from_on = in->from_on,
		    .note = in->note == NULL ? "" : in->note }) > 0)
		audit_add(cx, "care.take", in->user.v, person, "");
	return ST_OK;
}

enum st
person_leave(struct cx *cx, person_id person, caseload_id id, const char *to_on)
{
	struct person_row p;
	struct q_care_get c;

	if (!person_get(cx, person, &p))
		return person_none(cx);
	if (!q_care_get(cx, &c, cx->tenant, id, person))
		return cx_fail(cx, ST_NOT_FOUND, "%s",
		    tr(cx->lang, "Nobody works with this person under that entry."));
	if (c.to_on != NULL)
		return ST_OK;
	if (to_on == NULL)
		cx_fault(cx, "to_on", "%s", tr(cx->lang, "Write the last day."));
	else if (strcmp(to_on, cx->today) > 0)
		cx_fault(cx, "to_on",
		    tr(cx->lang, "%s is still to come: write it down on the day it ends."),
		    date_short(cx->mem, to_on));
	else if (strcmp(to_on, c.from_on) < 0)
		cx_fault(cx, "to_on", tr(cx->lang, "The last day, %s, is before the first, %s."),
		    date_short(cx->mem, to_on), date_short(cx->mem, c.from_on));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_care_end(cx, cx->tenant, id, to_on);
	audit_add(cx, "care.end", c.user.v, person, "");
	return ST_OK;
}

int64_t
person_caseload(struct cx *cx, user_id user)
{
	struct q_care_count row;

	return q_care_count(cx, &row, cx->tenant, user) ? row.n : 0;
}

void
person_handover(struct cx *cx, user_id from, user_id to, const char *note)
{
	q_care_handover(cx,
	    &(struct q_care_handover_in){ .tenant = cx->tenant,
		.from = from,
		.to = to,
		.base = { id_new() },
		.today = cx->today,
		.note = note == NULL ? "" : note });
	q_care_handover_end(cx, cx->tenant, from, cx->today);
	audit_add(cx, "care.handover", to.v, (person_id){ 0 }, "");
}
