/* SPDX-License-Identifier: EUPL-1.2
 * casefile_event_words.c - what an entry of the timeline is called, says, and where it leads.
 */
#include "mod/casefile/casefile_event.h"

#include "base/date.h"
#include "base/text.h"
#include "mod/answer/answer.h"
#include "mod/ask/ask.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"
#include "mod/plan/plan.h"
#include "mod/service/service.h"

#define Q const struct q_case_timeline *q

/* A second text below the first, where there is one. */
static const char *
below(struct cx *cx, const char *text, const char *label, const char *more)
{
	return *more == '\0' ? text
	    : *text == '\0' ? more
	    : arena_strf(cx->mem, "%s\n%s%s", text, label, more);
}

static void
note(struct cx *cx, bool client, Q, struct case_event *e)
{
	e->what = arena_strf(cx->mem, "%s, %s", case_contact_word(cx->lang, q->a),
	    case_channel_word(cx->lang, q->b));
	e->text = client ? q->e
	    : below(cx, q->c, arena_strf(cx->mem, "%s ", tr(cx->lang, "Agreed:")), q->d);
	e->url = url_case_note(cx->mem, cx->tenant, (note_id){ q->id });
}

static void
service(struct cx *cx, Q, struct case_event *e)
{
	e->what = *q->b == '\0' ? q->a : arena_strf(cx->mem, "%s: %s", q->a, q->b);
	e->text = q->c;
	e->who = arena_strf(cx->mem, "%s, %s, %lld:%02lld", q->d,
	    q->partner_name == NULL ? "" : q->partner_name, (long long)(q->n / 60),
	    (long long)(q->n % 60));
	e->tag = q->flag ? tr(cx->lang, "finished") : "";
	e->url = url_service(cx->mem, cx->tenant, (service_id){ q->id });
}

static void
asked(struct cx *cx, Q, struct case_event *e)
{
	e->what = arena_strf(cx->mem,
	    text_eq(q->a, "referral") ? tr(cx->lang, "Referral to: %s")
	                              : tr(cx->lang, "Message to: %s"),
	    q->b);
	e->text = below(cx, q->c, arena_strf(cx->mem, "%s ", tr(cx->lang, "Answer:")), q->d);
	e->tag = ask_state_word(cx->lang, q->e);
	e->url = url_ask(cx->mem, cx->tenant, (ask_id){ q->id });
}

static const char *
found_word(enum lang lang, const char *kind)
{
	return text_eq(kind, "own")          ? tr(lang, "How the client sees it")
	    : text_eq(kind, "expect")        ? tr(lang, "What the client expects")
	    : text_eq(kind, "resource")      ? tr(lang, "What helps")
	    : text_eq(kind, "barrier")       ? tr(lang, "What hinders")
	    : text_eq(kind, "finding")       ? tr(lang, "What was found")
	    : text_eq(kind, "part")          ? tr(lang, "Partial diagnosis")
	    : text_eq(kind, "meeting")       ? tr(lang, "Consultation meeting of the partners")
	    : text_eq(kind, "told")          ? tr(lang, "Explained to the client")
					     : tr(lang, "Entry in the diagnosis");
}

static bool
diagnosis(struct cx *cx, person_id person, Q, struct case_event *e)
{
	if (text_eq(q->sort, "found")) {
		e->what = found_word(cx->lang, q->a);
		e->text = below(cx, q->c, "", q->d);
	} else if (text_eq(q->sort, "problem")) {
		e->what = tr(cx->lang, "A problem named");
		e->text = below(cx, q->c, arena_strf(cx->mem, "%s ", tr(cx->lang, "Cause:")), q->d);
	} else if (text_eq(q->sort, "agreed") || text_eq(q->sort, "version")) {
		e->what = arena_strf(cx->mem, text_eq(q->sort, "agreed")
			? tr(cx->lang, "Diagnosis agreed, version %lld")
			: tr(cx->lang, "Diagnosis begun, version %lld"), (long long)q->n);
	} else {
		return false;
	}
	e->url = url_diagnosis(cx->mem, cx->tenant, person);
	return true;
}

static void
task(struct cx *cx, Q, struct case_event *e)
{
	e->what = arena_strf(cx->mem, tr(cx->lang, "Task in the plan, by %s"),
	    date_short(cx->mem, q->a));
	e->who = *q->b == '\0' ? tr(cx->lang, "the client does it")
			       : arena_strf(cx->mem, tr(cx->lang, "%s does it"), q->b);
}

static bool
plan(struct cx *cx, person_id person, Q, struct case_event *e)
{
	e->text = q->c;
	if (text_eq(q->sort, "goal"))
		e->what = tr(cx->lang, "Goal in the plan");
	else if (text_eq(q->sort, "task"))
		task(cx, q, e);
	else if (text_eq(q->sort, "voice"))
		e->what = text_eq(q->a, "partner") ? tr(cx->lang, "A partner on the plan")
						   : tr(cx->lang, "Opinion on the plan");
	else if (text_eq(q->sort, "accepted") || text_eq(q->sort, "plan"))
		e->what = arena_strf(cx->mem, text_eq(q->sort, "accepted")
			? tr(cx->lang, "Plan accepted, version %lld")
			: tr(cx->lang, "Plan begun, version %lld"), (long long)q->n);
	else
		return false;
	e->url = url_plan(cx->mem, cx->tenant, person);
	return true;
}

static bool
form(struct cx *cx, Q, struct case_event *e)
{
	const char *title = cx->lang == LANG_PL ? q->a : q->b;

	if (text_eq(q->sort, "signed"))
		e->what = arena_strf(cx->mem, tr(cx->lang, "Form signed: %s"), title);
	else if (text_eq(q->sort, "draft"))
		e->what = arena_strf(cx->mem, tr(cx->lang, "Form begun: %s"), title);
	else
		return false;
	e->text = "";
	e->url = url_answer(cx->mem, cx->tenant, (answer_id){ q->id });
	return true;
}

/* Selection, the beginning and the end of support: no group stands here. */
static void
course(struct cx *cx, person_id person, Q, struct case_event *e)
{
	e->text = below(cx, q->c, "", q->d);
	e->what = text_eq(q->sort, "joined") ? tr(cx->lang, "Support began")
	    : text_eq(q->sort, "ended")      ? tr(cx->lang, "Support ended")
	    : text_eq(q->sort, "after")      ? tr(cx->lang, "How things are after support")
	    : text_eq(q->a, "selected")      ? tr(cx->lang, "Joint selection: chosen")
	    : text_eq(q->a, "reserve")       ? tr(cx->lang, "Joint selection: on the reserve list")
	    : text_eq(q->a, "withdrew")      ? tr(cx->lang, "Joint selection: resigned")
					     : tr(cx->lang, "Joint selection: not this time");
	e->url = url_person(cx->mem, cx->tenant, person);
}

void
case_event_words(struct cx *cx, person_id person, bool client, Q, struct case_event *e)
{
	*e = (struct case_event){ .on = q->on, .id = q->id, .text = "",
		.tag = case_kind_word(cx->lang, q->sensitive) };
	e->who = q->author_name == NULL ? ""
	    : q->partner_name == NULL ? q->author_name
	    : arena_strf(cx->mem, "%s, %s", q->author_name, q->partner_name);
	if (text_eq(q->sort, "note"))
		note(cx, client, q, e);
	else if (text_eq(q->sort, "service"))
		service(cx, q, e);
	else if (text_eq(q->sort, "ask"))
		asked(cx, q, e);
	else if (!diagnosis(cx, person, q, e) && !form(cx, q, e) && !plan(cx, person, q, e))
		course(cx, person, q, e);
	if (!client && !text_empty(q->sensitive))       /* folded until its reader opens it */
		e->text = "";
}
