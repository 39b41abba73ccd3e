/* SPDX-License-Identifier: EUPL-1.2
 * selection.c - meetings and their decisions; closing makes clients of those selected.
 */
#include "mod/selection/selection.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/selection/selection_inside.h"

#include <stdlib.h>
#include <string.h>

static enum st
no_meeting(struct cx *cx)
{
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such meeting."));
}

static enum st
closed_already(struct cx *cx)
{
	return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
	    "This meeting is closed: its protocol stays as it is. Open a further meeting."));
}

static void
check_meeting(struct cx *cx, const struct selection_in *in)
{
	if (in->held_on == NULL)
		cx_fault(cx, "held_on", "%s", tr(cx->lang, "Say on which day the meeting is."));
}

enum st
selection_open(struct cx *cx, group_id group, const struct selection_in *in)
{
	struct q_selection_group g;
	struct q_selection_get sent;
	struct q_selection_meetings *m;
	size_t n;

	if (!q_selection_group(cx, &g, cx->tenant, group))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	if (q_selection_get(cx, &sent, cx->tenant, in->id))
		return ST_OK;
	n = q_selection_meetings(cx, &m, cx->tenant, group);
	if (n > 0 && text_eq(m[0].state, "open"))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "Meeting %lld of this group is still open. Close it first."),
		    (long long)m[0].number);
	check_meeting(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_selection_add(cx, &(struct q_selection_add_in){ .tenant = cx->tenant, .id = in->id,
	    .group = group,
	    .number = n > 0 ? m[0].number + 1 : 1, .held_on = in->held_on, .place = in->place,
	    .by = cx->actor,
	    .at = cx->now });
	selection_match_group(cx, group);
	audit_add(cx, "selection.open", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
selection_meeting_save(struct cx *cx, const struct selection_in *in,
    const struct presence_in *there, size_t n)
{
	struct q_selection_get s;

	if (!q_selection_get(cx, &s, cx->tenant, in->id))
		return no_meeting(cx);
	if (!text_eq(s.state, "open"))
		return closed_already(cx);
	check_meeting(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_selection_edit(cx, &(struct q_selection_edit_in){ .tenant = cx->tenant, .id = in->id,
	    .held_on = in->held_on,
	    .place = in->place, .minutes = in->minutes });
	for (size_t i = 0; i < n; i++)
		q_selection_presence_set(cx, &(struct q_selection_presence_set_in){ cx->tenant,
		    in->id,
		    there[i].partner, there[i].names });
	audit_add(cx, "selection.edit", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* What somebody else decided while this form was open. */
static enum st
decided_meanwhile(struct cx *cx, const struct q_selection_decision_get *d)
{
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
	        "%s decided about this person in the meantime: %s (%s). Nothing of yours is saved; open the person anew to change it."),
	    d->by == NULL ? "" : d->by, selection_outcome(cx->lang, d->outcome), d->reason);
}

static void
check_decision(struct cx *cx, const struct decision_in *in)
{
	if (text_empty(in->outcome))
		cx_fault(cx, "outcome", "%s", tr(cx->lang, "Choose the decision."));
	if (text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang,
		    "Write the reason of the decision; it stands in the protocol."));
}

static int64_t
reserve_place(struct cx *cx, selection_id selection, const struct decision_in *in)
{
	struct q_selection_next_place next = { 0 };

	if (!text_eq(in->outcome, "reserve"))
		return 0;
	if (in->place == 0)
		q_selection_next_place(cx, &next, cx->tenant, selection);
	return in->place != 0 ? in->place : next.n;
}

enum st
selection_decide(struct cx *cx, selection_id selection, person_id person,
    const struct decision_in *in)
{
	struct q_selection_get s;
	struct q_selection_decision_get d;
	bool there;
	int64_t place;

	if (!q_selection_get(cx, &s, cx->tenant, selection))
		return no_meeting(cx);
	if (!text_eq(s.state, "open"))
		return closed_already(cx);
	there = q_selection_decision_get(cx, &d, cx->tenant, selection, person);
	if (there && d.id.v == in->id.v && text_empty(in->was))
		return ST_OK;           /* sent twice */
	if (there && !text_eq(in->was, arena_strf(cx->mem, "%lld", (long long)d.at)))
		return decided_meanwhile(cx, &d);
	check_decision(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	place = reserve_place(cx, selection, in);
	if (!there)
		q_selection_decision_add(cx, &(struct q_selection_decision_add_in){ .tenant =
		    cx->tenant, .id = in->id,
		    .selection = selection, .person = person, .outcome = in->outcome,
		    .place = place,
		    .reason = in->reason, .by = cx->actor, .at = cx->now });
	else {
		q_selection_decision_edit(cx, &(struct q_selection_decision_edit_in){ .tenant =
		    cx->tenant, .id = d.id,
		    .was = d.at, .outcome = in->outcome, .place = place, .reason = in->reason,
		    .by = cx->actor,
		    .at = cx->now > d.at ? cx->now : d.at + 1 });
		audit_change(cx, "decision", d.id.v, "correct", in->reason,
		    arena_strf(cx->mem, "{\"outcome\":\"%s\",\"place\":%lld}", d.outcome,
		    (long long)d.place));
	}
	audit_add(cx, "selection.decide", selection.v, person, in->outcome);
	return ST_OK;
}

/* Every current partner has somebody named as present (R077). */
static enum st
check_presence(struct cx *cx, selection_id id)
{
	struct q_selection_presence *p;
	size_t n = q_selection_presence(cx, &p, cx->tenant, id, cx->today);
	struct buf missing;

	buf_init(&missing, cx->mem);
	for (size_t i = 0; i < n; i++)
		if (text_empty(p[i].names))
			buf_fmt(&missing, "%s%s", missing.len > 0 ? ", " : "", p[i].name);
	if (missing.len == 0 || !rule_on("R077"))
		return ST_OK;
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
	        "The selection is made by all partners together. Nobody is written down as present for: %s."),
	    missing.s);
}

static void
enrol(struct cx *cx, const struct q_selection_get *s)
{
	struct q_selection_to_enrol *p;
	struct q_selection_next_client next = { .n = 1 };
	size_t n = q_selection_to_enrol(cx, &p, cx->tenant, s->id, s->group);

	q_selection_next_client(cx, &next, cx->tenant);
	for (size_t i = 0; i < n; i++) {
		enrolment_id id = { id_new() };

		q_selection_enrol(cx, &(struct q_selection_enrol_in){ .tenant = cx->tenant,
		    .id = id,
		    .person = p[i].person, .group = s->group, .client_no = next.n + (int64_t)i,
		    .from_on = s->held_on });
		audit_add(cx, "person.enrol", id.v, p[i].person, "");
	}
	if (n > 0)
		q_selection_group_runs(cx, cx->tenant, s->group);
}

enum st
selection_finish(struct cx *cx, selection_id id)
{
	struct q_selection_get s;
	enum st st;

	if (!q_selection_get(cx, &s, cx->tenant, id))
		return no_meeting(cx);
	if (text_eq(s.state, "closed"))
		return ST_OK;
	st = check_presence(cx, id);
	if (st != ST_OK)
		return st;
	if (q_selection_close(cx, &(struct q_selection_close_in){ cx->tenant, id, cx->actor,
	    cx->now }) == 0)
		return ST_OK;
	enrol(cx, &s);
	audit_add(cx, "selection.close", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

const char *
selection_outcome(enum lang lang, const char *outcome)
{
	return text_eq(outcome, "selected") ? tr(lang, "selected") : text_eq(outcome, "reserve") ?
	    tr(lang, "reserve list") :
	    text_eq(outcome, "refused") ? tr(lang, "not selected") : text_eq(outcome, "withdrew") ?
	    tr(lang, "withdrew") :
	    tr(lang, "no decision yet");
}

struct url
url_selection(struct arena *mem, tenant_id t, group_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/groups/%lld/selection", (long long)t.v,
	    (long long)id.v) };
}

struct url
url_meeting(struct arena *mem, tenant_id t, selection_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/selections/%lld", (long long)t.v,
	    (long long)id.v) };
}
