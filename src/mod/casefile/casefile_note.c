/* SPDX-License-Identifier: EUPL-1.2
 * casefile_note.c - the journal: notes written, corrected with what stood before, withdrawn.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum st
case_person(struct cx *cx, person_id person)
{
	struct person_row p;

	if (person_get(cx, person, &p))
		return ST_OK;
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such person here."));
}

bool
case_reads(struct cx *cx, person_id person, const struct case_mark *m)
{
	struct person_row p;

	return person_get(cx, person, &p) && case_sees(case_access_load(cx, person), m);
}

enum st
case_writes(struct cx *cx, person_id person)
{
	enum st st = case_person(cx, person);

	if (st != ST_OK || cx->partner.v != 0)
		return st;
	return cx_fail(
	    cx, ST_DENIED, "%s", tr(cx->lang, "This is written by people of a partner."));
}

enum st
case_note_load(struct cx *cx, note_id id, struct q_case_note_get *n)
{
	if (q_case_note_get(cx, n, cx->tenant, id) && case_reads(cx, n->person,
	    &(struct case_mark){ n->partner, n->author, n->circle, n->kind, n->client }))
		return ST_OK;
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such note here."));
}

static void
check(struct cx *cx, const struct case_note_in *in)
{
	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(
		    cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write what you talked about."));
	if (rule_on("R281") && in->present > 2 && text_empty(in->present_note))
		cx_fault(cx, "present_note", "%s",
		    tr(cx->lang, "More than two people were there: say who and why."));
	if (in->client && text_empty(in->for_client))
		cx_fault(cx, "for_client", "%s",
		    tr(cx->lang, "Write what the person reads, or clear the tick."));
	if (!text_empty(in->kind) && !case_kind_ok(in->kind))
		cx_fault(cx, "kind", "%s", tr(cx->lang, "Choose the kind of facts."));
	if (in->warning_to != NULL && text_empty(in->warning))
		cx_fault(
		    cx, "warning", "%s", tr(cx->lang, "Write the warning or clear its last day."));
}

enum st
case_note_add(struct cx *cx, person_id person, const struct case_note_in *in)
{
	enum st st = case_writes(cx, person);

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_case_note_insert(cx,
		&(struct q_case_note_insert_in){ .tenant = cx->tenant,
		    .id = in->id,
		    .person = person,
		    .partner = cx->partner,
		    .author = cx->actor,
		    .on = in->on,
		    .channel = in->channel,
		    .contact = in->contact,
		    .place = in->place,
		    .present = in->present,
		    .present_note = in->present_note,
		    .content = in->content,
		    .difficult = in->difficult,
		    .agreed = in->agreed,
		    .attitude = rule_on("R395") ? in->attitude : "",
		    .for_client = in->for_client,
		    .client = in->client,
		    .circle = text_eq(in->circle, "team") ? "team" : "partner",
		    .kind = in->kind,
		    .incident = in->incident,
		    .warning = in->warning,
		    .warning_to = in->warning_to,
		    .now = cx->now }) > 0)
		audit_add(cx, "note.add", in->id.v, person, "");
	return ST_OK;
}

/* ---- corrections ---- */

const char *
case_note_mark(struct cx *cx, note_id id)
{
	struct q_case_note_last_change last = { 0 };

	q_case_note_last_change(cx, &last, cx->tenant, id.v);
	return arena_strf(cx->mem, "%lld", (long long)last.id);
}

static enum st
unchanged(struct cx *cx, note_id id, const char *stamp)
{
	struct q_case_note_last_change last = { 0 };

	if (text_empty(stamp))
		return ST_OK;
	q_case_note_last_change(cx, &last, cx->tenant, id.v);
	if (strcmp(stamp, arena_strf(cx->mem, "%lld", (long long)last.id)) == 0)
		return ST_OK;
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
		"%s corrected this note while you were writing. Yours is kept below and not "
		"saved: open the note anew in another tab and compare."),
	    last.by == NULL ? tr(cx->lang, "Somebody") : last.by);
}

/* The whole note as it stood. */
static const char *
as_json(struct cx *cx, const struct q_case_note_get *n)
{
	json_t *was = json_pack("{ss ss ss ss sI ss ss ss ss ss ss sb ss ss ss ss ss?}", "on",
	    n->on_date, "channel", n->channel, "contact", n->contact, "place", n->place, "present",
	    (json_int_t)n->present, "present_note", n->present_note, "content", n->content,
	    "difficult", n->difficult, "agreed", n->agreed, "attitude", n->attitude, "for_client",
	    n->for_client, "client", (int)n->client, "circle", n->circle, "kind", n->kind,
	    "incident", n->incident, "warning", n->warning, "warning_to", n->warning_to);
	char *text = was == NULL ? NULL : json_dumps(was, JSON_COMPACT);
	const char *kept = arena_str(cx->mem, text == NULL ? "{}" : text);

	free(text);
	json_decref(was);
	return kept;
}

/* The actor's partner wrote it: hers to correct. */
static enum st
own(struct cx *cx, note_id id, struct q_case_note_get *n)
{
	enum st st = case_note_load(cx, id, n);

	if (st == ST_OK && n->partner.v != cx->partner.v)
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang, "Only the partner who wrote a note corrects it."));
	return st;
}

static void
update(struct cx *cx, const struct case_note_in *in, const struct q_case_note_get *n)
{
	audit_change(cx, "note", in->id.v, "correct", in->reason, as_json(cx, n));
	q_case_note_update(cx,
	    &(struct q_case_note_update_in){ .tenant = cx->tenant,
		.id = in->id,
		.on = in->on,
		.channel = in->channel,
		.contact = in->contact,
		.place = in->place,
		.present = in->present,
		.present_note = in->present_note,
		.content = in->content,
		.difficult = in->difficult,
		.agreed = in->agreed,
		.attitude = in->attitude,
		.for_client = in->for_client,
		.client = in->client,
		.circle = text_eq(in->circle, "team") ? "team" : "partner",
		.kind = in->kind,
		.incident = in->incident,
		.warning = in->warning,
		.warning_to = in->warning_to });
	audit_add(cx, "note.correct", in->id.v, n->person, "");
}

enum st
case_note_correct(struct cx *cx, const struct case_note_in *in)
{
	struct q_case_note_get n;
	enum st st = own(cx, in->id, &n);

	if (st != ST_OK)
		return st;
	if (n.withdrawn_at != 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This note is withdrawn."));
	check(cx, in);
	if (text_empty(in->reason))
		cx_fault(
		    cx, "reason", "%s", tr(cx->lang, "Say in a few words why it is corrected."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	st = unchanged(cx, in->id, in->stamp);
	if (st == ST_OK)
		update(cx, in, &n);
	return st;
}

enum st
case_note_withdraw(struct cx *cx, note_id id, const char *reason)
{
	struct q_case_note_get n;
	enum st st = own(cx, id, &n);

	if (st != ST_OK)
		return st;
	if (n.withdrawn_at != 0)
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "withdraw", "%s", tr(cx->lang, "Say why it is withdrawn."));
		return cx_faulty(cx);
	}
	audit_change(cx, "note", id.v, "withdraw", reason, as_json(cx, &n));
	q_case_note_set_withdrawn(cx,
	    &(struct q_case_note_set_withdrawn_in){ cx->tenant, id, cx->actor, cx->now, reason });
	audit_add(cx, "note.withdraw", id.v, n.person, "");
	return ST_OK;
}
