/* SPDX-License-Identifier: EUPL-1.2
 * rights.c - what was handed out and explained, requests for correction and their answers.
 */
#include "mod/rights/rights_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/casefile/casefile.h"

#include <string.h>

#define ANSWER_DAYS 30          /* a month (RODO art. 12) */

static void
check_day(struct cx *cx, const char *on)
{
	if (on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day."));
	else if (strcmp(on, cx->today) > 0)
		cx_fault(cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, on));
}

/* ---- handed out ---- */

static void
check_handout(struct cx *cx, const struct rights_handout_in *in)
{
	check_day(cx, in->on);
	if (text_empty(in->way))
		cx_fault(cx, "way", "%s", tr(cx->lang, "Choose how it was explained."));
	if (rule_on("R369") && text_empty(in->understood))
		cx_fault(cx, "understood", "%s",
		    tr(cx->lang, "Ask whether it was understood, and choose."));
	if (rule_on("R369") && !text_empty(in->understood) && !text_eq(in->understood, "yes") &&
	    in->again_on == NULL)
		cx_fault(cx, "again_on", "%s",
		    tr(cx->lang, "Not all was understood: agree a day to talk it over again."));
	if (in->again_on != NULL && in->on != NULL && strcmp(in->again_on, in->on) < 0)
		cx_fault(cx, "again_on", "%s", tr(cx->lang, "The next talk is before this one."));
	if (rule_on("R396") && !text_empty(in->language) && text_empty(in->interpreter))
		cx_fault(cx, "interpreter", "%s",
		    tr(cx->lang, "Write who interpreted, or that you speak this language."));
}

enum st
rights_hand_out(struct cx *cx, person_id person, const struct rights_handout_in *in)
{
	struct rights_info info;
	enum st st = case_writes(cx, person);

	if (st != ST_OK)
		return st;
	check_handout(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	rights_info(cx, cx->lang, person, &info);
	if (q_rights_handout_insert(cx,
	        &(struct q_rights_handout_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .person = person,
	            .partner = cx->partner,
	            .author = cx->actor,
	            .on = in->on,
	            .lang = cx->lang == LANG_PL ? "pl" : "en",
	            .way = in->way,
	            .language = in->language,
	            .interpreter = in->interpreter,
	            .format = text_empty(in->format) ? "standard" : in->format,
	            .understood = in->understood,
	            .words = in->words,
	            .again_on = in->again_on,
	            .content = rights_content(cx->mem, &info),
	            .now = cx->now }) > 0)
		audit_add(cx, "rights.handout", in->id.v, person, "");
	return ST_OK;
}

/* ---- requests for correction ---- */

enum st
rights_ask(struct cx *cx, person_id person, const struct rights_request_in *in)
{
	enum st st = case_writes(cx, person);

	if (st != ST_OK)
		return st;
	check_day(cx, in->on);
	if (text_empty(in->what))
		cx_fault(
		    cx, "what", "%s", tr(cx->lang, "Write what is not so, in the person's words."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_rights_request_insert(cx,
	        &(struct q_rights_request_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .person = person,
	            .partner = cx->partner,
	            .author = cx->actor,
	            .on = in->on,
	            .what = in->what,
	            .should = in->should,
	            .due_on = date_add(cx->mem, in->on, ANSWER_DAYS),
	            .now = cx->now }) > 0)
		audit_add(cx, "rights.request", in->id.v, person, "");
	return ST_OK;
}

enum st
rights_request_load(struct cx *cx, request_id id, struct q_rights_request_get *q)
{
	if (q_rights_request_get(cx, q, cx->tenant, id) && case_reads(cx, q->person,
	    &(struct case_mark){ q->partner, q->author, "team", "", true }))
		return ST_OK;
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such request here."));
}

static void
check_answer(struct cx *cx, const struct q_rights_request_get *q, const struct rights_answer *in)
{
	check_day(cx, in->on);
	if (in->on != NULL && strcmp(in->on, q->on) < 0)
		cx_fault(cx, "on", tr(cx->lang, "The answer, %s, is before the request, %s."),
		    date_short(cx->mem, in->on), date_short(cx->mem, q->on));
	if (text_empty(in->decision))
		cx_fault(cx, "decision", "%s", tr(cx->lang, "Choose what is done."));
	if (text_empty(in->answer))
		cx_fault(cx, "answer", "%s",
		    tr(cx->lang, "Write the answer, so that the person understands it."));
}

enum st
rights_answer(struct cx *cx, request_id id, const struct rights_answer *in)
{
	struct q_rights_request_get q;
	enum st st = rights_request_load(cx, id, &q);

	if (st != ST_OK)
		return st;
	if (q.partner.v != cx->partner.v)
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang, "The partner who took the request answers it."));
	check_answer(cx, &q, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (*q.decision != '\0')
		return text_eq(q.decision, in->decision) && text_eq(q.answer, in->answer) ? ST_OK :
		    cx_fail(cx, ST_CONFLICT, tr(cx->lang, "%s answered it on %s: %s"),
			q.answered_name == NULL ? tr(cx->lang, "Somebody") : q.answered_name,
			date_short(cx->mem, q.answered_on), q.answer);
	q_rights_request_answer(cx,
	    &(struct q_rights_request_answer_in){
	        cx->tenant, id, in->decision, in->answer, in->on, cx->actor });
	audit_add(cx, "rights.answer", id.v, q.person, in->decision);
	return ST_OK;
}

const char *
rights_decision_word(enum lang lang, const char *decision)
{
	return text_eq(decision, "done")     ? tr(lang, "it is corrected")
	    : text_eq(decision, "partly")    ? tr(lang, "corrected in part")
	    : text_eq(decision, "refused")   ? tr(lang, "not corrected, for the reason given")
					     : tr(lang, "waits for an answer");
}
