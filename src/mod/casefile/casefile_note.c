/* SPDX-License-Identifier: EUPL-1.2
 * casefile_note.c - the journal: notes written, corrected with what stood before, withdrawn.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

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

static void
write(struct cx *cx, const struct case_note_in *in)
{
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
	        .attitude = rule_on("R395") ? in->attitude : "",
	        .for_client = in->for_client,
	        .client = in->client,
	        .circle = in->circle,
	        .kind = in->kind,
	        .incident = in->incident,
	        .warning = in->warning,
	        .warning_to = in->warning_to });
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
	            .now = cx->now }) == 0)
		return ST_OK;
	write(cx, in);
	audit_add(cx, "note.add", in->id.v, person, "");
	return ST_OK;
}

/* ---- corrected, withdrawn ---- */

static void
texts(struct cx *cx, const struct q_case_note_get *n, struct entry *ret)
{
	const enum lang lang = cx->lang;

	entry_day(cx, ret, "on", n->on_date);
	entry_word(ret, "channel", n->channel, case_channel_word(lang, n->channel));
	entry_word(ret, "contact", n->contact, case_contact_word(lang, n->contact));
	entry_word(ret, "place", n->place, case_place_word(lang, n->place));
	entry_id(cx, ret, "present", n->present,
	    arena_strf(cx->mem, "%lld", (long long)n->present));
	entry_text(ret, "present_note", n->present_note);
	entry_text(ret, "content", n->content);
	entry_text(ret, "difficult", n->difficult);
	entry_text(ret, "agreed", n->agreed);
	entry_text(ret, "attitude", n->attitude);
	entry_text(ret, "for_client", n->for_client);
	entry_tick(cx, ret, "client", n->client);
	entry_word(ret, "circle", n->circle, case_circle_word(lang, n->circle));
	entry_word(ret, "kind", n->kind, case_kind_word(lang, n->kind));
	entry_text(ret, "incident", n->incident);
	entry_text(ret, "warning", n->warning);
	entry_day(cx, ret, "warning_to", n->warning_to);
}

void
case_note_of(struct cx *cx, const struct q_case_note_get *n, struct entry *ret)
{
	*ret = (struct entry){ .thing = "note", .id = n->id.v, .action = "note",
		.person = n->person, .detail = "", .withdrawn = n->withdrawn_at != 0,
		.back = url_person(cx->mem, cx->tenant, n->person) };
	texts(cx, n, ret);
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

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_case_note_get n;
	enum st st = own(cx, (note_id){ id }, &n);

	if (st == ST_OK)
		case_note_of(cx, &n, ret);
	return st;
}

static void
end(struct cx *cx, int64_t id)
{
	q_case_note_withdraw(
	    cx, &(struct q_case_note_withdraw_in){ cx->tenant, { id }, cx->actor, cx->now });
}

const struct entry_sort case_note_sort = { load, NULL, end };

enum st
case_note_correct(struct cx *cx, const struct case_note_in *in)
{
	struct q_case_note_get n;
	struct entry was, is = { .why = in->why };
	enum st st = own(cx, in->id, &n);
	bool change = false;

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (text_empty(in->why))
		cx_fault(cx, "why", "%s", tr(cx->lang, "Say in a few words why it is corrected."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	case_note_of(cx, &n, &was);
	texts(cx,
	    &(struct q_case_note_get){ .on_date = in->on,
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
	        .circle = in->circle,
	        .kind = in->kind,
	        .incident = in->incident,
	        .warning = in->warning,
	        .warning_to = in->warning_to },
	    &is);
	st = entry_change(cx, &was, &is, in->stamp, &change);
	if (st == ST_OK && change)
		write(cx, in);
	return st;
}
