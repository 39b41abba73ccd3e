/* SPDX-License-Identifier: EUPL-1.2
 * person_close.c - the end of support: when, why, in what situation; corrected, taken back, and
 * what became of it within a month (R262). What happened is recorded, late too.
 */
#include "mod/person/person_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define THING "enrolment"

const char *
person_follow_due(struct arena *mem, const char *to_on)
{
	const char *next = month_add(mem, month_of(mem, to_on), 1);
	const char *last = month_last(mem, next), *due = arena_strf(mem, "%s%s", next, to_on + 7);

	return strcmp(due, last) > 0 ? last : due;
}

/* Reads the enrolment of a person whom the actor may see. */
static enum st
load(struct cx *cx, person_id person, enrolment_id id, struct q_care_enrolment *ret)
{
	struct person_row p;

	if (!person_get(cx, person, &p))
		return person_none(cx);
	if (!q_care_enrolment(cx, ret, cx->tenant, id, person))
		return cx_fail(
		    cx, ST_NOT_FOUND, "%s", tr(cx->lang, "This person has no such support."));
	return ST_OK;
}

/* Keeps the end and the follow-up as they stand. */
static void
keep(struct cx *cx, enrolment_id id, const struct q_care_enrolment *e, const char *kind,
    const char *why)
{
	json_t *was = json_pack("{ss?ss?ss?ss?ss?ss?}", "to_on", e->to_on, "end_reason",
	    e->end_reason, "end_note", e->end_note, "end_situation", e->end_situation, "follow_on",
	    e->follow_on, "follow_situation", e->follow_situation);
	char *text = json_dumps(was, JSON_COMPACT);

	audit_change(cx, THING, id.v, kind, why == NULL ? "" : why, arena_str(cx->mem, text));
	free(text);
	json_decref(was);
}

static void
check_close(struct cx *cx, const struct closing_in *in, const struct q_care_enrolment *e)
{
	/* R094: without work the reason is said in words; nothing is blocked */
	bool says = text_eq(in->reason, "resigned") || text_eq(in->reason, "other") ||
	    (rule_on("R094") && !text_eq(in->reason, "work"));

	if (in->to_on == NULL)
		cx_fault(cx, "to_on", "%s", tr(cx->lang, "Write the day support ended."));
	else if (strcmp(in->to_on, cx->today) > 0)
		cx_fault(cx, "to_on",
		    tr(cx->lang, "%s has not come yet. Close support on its last day or after it."),
		    date_short(cx->mem, in->to_on));
	else if (strcmp(in->to_on, e->from_on) < 0)
		cx_fault(cx, "to_on", tr(cx->lang, "Support began on %s; %s is before that."),
		    date_short(cx->mem, e->from_on), date_short(cx->mem, in->to_on));
	if (text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Choose why support ended."));
	else if (says && text_empty(in->note))
		cx_fault(cx, "note", "%s", tr(cx->lang, "Say in a few words what was behind it."));
	if (rule_on("R262") && text_empty(in->situation))
		cx_fault(cx, "situation", "%s",
		    tr(cx->lang,
			"Write how things stand for this person now: work, home, people around."));
}

static bool
same_end(const struct closing_in *in, const struct q_care_enrolment *e)
{
	return e->to_on != NULL && text_eq(in->to_on, e->to_on) &&
	    text_eq(in->reason, e->end_reason) && text_eq(in->note, e->end_note) &&
	    text_eq(in->situation, e->end_situation);
}

static enum st
closed_already(struct cx *cx, const struct q_care_enrolment *e)
{
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
		"%s has closed this support already, on %s. What you wrote is kept below and "
		"not saved: open the page anew to correct the closing."),
	    e->end_name == NULL ? tr(cx->lang, "Somebody") : e->end_name,
	    date_short(cx->mem, e->to_on));
}

enum st
person_close(struct cx *cx, person_id person, const struct closing_in *in)
{
	struct q_care_enrolment e;
	enum st st = load(cx, person, in->enrolment, &e);
	const struct q_care_close_in end = { .tenant = cx->tenant,
		.id = in->enrolment,
		.to_on = in->to_on,
		.reason = in->reason,
		.note = in->note,
		.situation = in->situation,
		.by = cx->actor,
		.at = cx->now };

	if (st != ST_OK)
		return st;
	check_close(cx, in, &e);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (same_end(in, &e))
		return ST_OK;
	if (text_empty(in->stamp) && e.to_on != NULL)
		return closed_already(cx, &e);
	st = person_unchanged(cx, THING, in->enrolment.v, in->stamp);
	if (st != ST_OK)
		return st;
	keep(cx, in->enrolment, &e, "correct", in->why);
	if (e.to_on == NULL)
		q_care_close(cx, &end);
	else
		q_care_close_edit(cx,
		    &(struct q_care_close_edit_in){ .tenant = end.tenant,
			.id = end.id,
			.to_on = end.to_on,
			.reason = end.reason,
			.note = end.note,
			.situation = end.situation,
			.by = end.by,
			.at = end.at });
	audit_add(
	    cx, e.to_on == NULL ? "support.close" : "support.correct", in->enrolment.v, person, "");
	return ST_OK;
}

enum st
person_reopen(struct cx *cx, person_id person, enrolment_id id, const char *reason)
{
	struct q_care_enrolment e;
	enum st st = load(cx, person, id, &e);

	if (st != ST_OK)
		return st;
	if (e.to_on == NULL)
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "reopen", "%s", tr(cx->lang, "Say why support goes on."));
		return cx_faulty(cx);
	}
	keep(cx, id, &e, "withdraw", reason);
	q_care_reopen(cx, cx->tenant, id);
	audit_add(cx, "support.reopen", id.v, person, "");
	return ST_OK;
}

static void
check_follow(struct cx *cx, const struct follow_in *in, const struct q_care_enrolment *e)
{
	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day you learned it."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(cx, "on",
		    tr(cx->lang, "%s is still to come: this day must lie behind us."),
		    date_short(cx->mem, in->on));
	else if (strcmp(in->on, e->to_on) < 0)
		cx_fault(cx, "on", tr(cx->lang, "Support ended on %s; %s is before that."),
		    date_short(cx->mem, e->to_on), date_short(cx->mem, in->on));
	if (text_empty(in->situation))
		cx_fault(cx, "situation", "%s",
		    tr(cx->lang,
			"Write how things stand for this person now: work, home, people around."));
}

enum st
person_follow(struct cx *cx, person_id person, const struct follow_in *in)
{
	struct q_care_enrolment e;
	enum st st = load(cx, person, in->enrolment, &e);

	if (st != ST_OK)
		return st;
	if (e.to_on == NULL)
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
			"Support goes on: the situation after it comes once it has ended."));
	check_follow(cx, in, &e);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (text_eq(in->on, e.follow_on) && text_eq(in->situation, e.follow_situation))
		return ST_OK;
	st = person_unchanged(cx, THING, in->enrolment.v, in->stamp);
	if (st != ST_OK)
		return st;
	keep(cx, in->enrolment, &e, "correct", "");
	q_care_follow(cx,
	    &(struct q_care_follow_in){ .tenant = cx->tenant,
		.id = in->enrolment,
		.on = in->on,
		.situation = in->situation,
		.by = cx->actor });
	audit_add(cx, "support.follow", in->enrolment.v, person, "");
	return ST_OK;
}
