/* SPDX-License-Identifier: EUPL-1.2
 * ask.c - a referral or message is sent, passed on to a colleague, answered.
 */
#include "mod/ask/ask_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/casefile/casefile.h"
#include "mod/partnership/partnership.h"

#include <string.h>

#define NEWS_DAYS 7
/* Whoever sent it, for the team that works the case. */
#define MARK(partner_, author_) (&(struct case_mark){ (partner_), (author_), "team", "", false })

/* ---- sending ---- */

/* What is sent crosses to another partner: on a ground in force (R382), said before anything
 * leaves. */
static void
check_ground(struct cx *cx, person_id person, partner_id to)
{
	struct q_ask_leads leads = { 0 };
	struct partner_in p;
	const char *left;

	if (!partnership_partner_get(cx, to, &p, &left) || left != NULL || to.v == cx->partner.v) {
		cx_fault(cx, "to", "%s", tr(cx->lang, "Choose one of the other partners."));
		return;
	}
	(void)q_ask_leads(cx, &leads, &(struct q_ask_leads_in){ cx->tenant, person, cx->partner, to,
	    cx->today });
	if (leads.n == 0 && rule_on("R382-ask"))
		cx_fault(cx, "to",
		    tr(cx->lang,
		        "No consent or law lets %s read this now. Ask the person first and record the consent."),
		    p.name);
}

static void
check_send(struct cx *cx, person_id person, const struct ask_in *in)
{
	if (in->n_to == 0 && text_empty(in->to_name))
		cx_fault(cx, "to", "%s", tr(cx->lang, "Choose whom you ask."));
	for (size_t i = 0; i < in->n_to; i++)
		check_ground(cx, person, in->to[i]);
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write what you ask for."));
	if (in->due_on != NULL && strcmp(in->due_on, cx->today) < 0)
		cx_fault(cx, "due_on", tr(cx->lang, "%s is over already."),
		    date_short(cx->mem, in->due_on));
}

static void
send_one(struct cx *cx, person_id person, const struct ask_in *in, size_t nth, partner_id to)
{
	const ask_id id = { in->id.v + (int64_t)nth };

	if (q_ask_insert(cx,
	        &(struct q_ask_insert_in){ .tenant = cx->tenant,
	            .id = id,
	            .person = person,
	            .partner = cx->partner,
	            .author = cx->actor,
	            .note = in->note,
	            .kind = in->kind,
	            .to = to,
	            .to_name = to.v == 0 ? in->to_name : "",
	            .content = in->content,
	            .on = cx->today,
	            .due_on = in->due_on,
	            .now = cx->now }) > 0)
		audit_add(cx, "ask.send", id.v, person, in->kind);
}

enum st
ask_send(struct cx *cx, person_id person, const struct ask_in *in)
{
	enum st st = case_writes(cx, person);

	if (st != ST_OK)
		return st;
	check_send(cx, person, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	/* R018: one contact, several partners */
	for (size_t i = 0; i < in->n_to && (i == 0 || rule_on("R018")); i++)
		send_one(cx, person, in, i, in->to[i]);
	if (!text_empty(in->to_name))
		send_one(cx, person, in, in->n_to, (partner_id){ 0 });
	return ST_OK;
}

/* ---- what became of it ---- */

enum st
ask_load(struct cx *cx, ask_id id, struct q_ask_get *q)
{
	if (q_ask_get(cx, q, cx->tenant, id) && case_reads(cx, q->person, MARK(q->partner, q->author)))
		return ST_OK;
	return cx_fail(cx, ST_NOT_FOUND, "%s",
	    tr(cx->lang,
	        "There is nothing here that you may read now. Perhaps the consent was withdrawn meanwhile."));
}

/* The partner asked; what went outside is followed up by whoever asked. */
bool
ask_is_ours(const struct cx *cx, const struct q_ask_get *q)
{
	return (q->to.v != 0 ? q->to.v : q->partner.v) == cx->partner.v;
}

static enum st
load_ours(struct cx *cx, ask_id id, struct q_ask_get *q)
{
	enum st st = ask_load(cx, id, q);

	if (st == ST_OK && !ask_is_ours(cx, q))
		return cx_fail(
		    cx, ST_DENIED, "%s", tr(cx->lang, "The partner who is asked answers."));
	return st;
}

enum st
ask_answer(struct cx *cx, ask_id id, const struct ask_answer *in)
{
	struct q_ask_get q;
	enum st st = load_ours(cx, id, &q);

	if (st != ST_OK)
		return st;
	if (text_empty(in->state))
		cx_fault(cx, "state", "%s", tr(cx->lang, "Choose the answer."));
	if (text_eq(in->state, "declined") && text_empty(in->answer))
		cx_fault(cx, "answer", "%s", tr(cx->lang, "Say why, or who could help instead."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (text_eq(q.state, in->state) && text_eq(q.answer, in->answer))
		return ST_OK;
	if (!text_eq(q.state, in->was))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang, "%s answered meanwhile: %s. %s"),
		    q.answered_name == NULL ? tr(cx->lang, "Somebody") : q.answered_name,
		    ask_state_word(cx->lang, q.state), q.answer);
	q_ask_answer(cx, &(struct q_ask_answer_in){ .tenant = cx->tenant, .id = id, .was = in->was,
	    .state = in->state, .answer = in->answer, .on = cx->today, .by = cx->actor });
	audit_add(cx, "ask.answer", id.v, q.person, in->state);
	return ST_OK;
}

enum st
ask_pass(struct cx *cx, ask_id id, user_id user)
{
	struct q_ask_get q;
	struct member m;
	enum st st = load_ours(cx, id, &q);

	if (st != ST_OK)
		return st;
	if (!partnership_member(cx, user, &m) || m.partner.v != cx->partner.v) {
		cx_fault(cx, "user", "%s", tr(cx->lang, "Choose somebody of your organisation."));
		return cx_faulty(cx);
	}
	q_ask_pass(cx, cx->tenant, id, user);
	audit_add(cx, "ask.pass", user.v, q.person, "");
	return ST_OK;
}

/* ---- my day ---- */

static struct ask_due
due_of(struct cx *cx, const struct q_ask_due *q)
{
	const bool waits = !q->mine && q->due_on != NULL;

	return (struct ask_due){ .id = q->id,
		.person = q->person,
		.answer = q->mine,
		.text = arena_strf(cx->mem,
		    q->mine ? tr(cx->lang, "%s answers about %s") : tr(cx->lang, "%s asks about %s"),
		    q->from_name == NULL ? "" : q->from_name,
		    arena_strf(cx->mem, "%s %s", q->given, q->surname)),
		.when = waits ? arena_strf(
		                    cx->mem, tr(cx->lang, "by %s"), date_short(cx->mem, q->due_on))
			      : NULL,
		.late = waits && strcmp(q->due_on, cx->today) < 0 };
}

size_t
ask_due(struct cx *cx, struct ask_due **ret)
{
	const struct case_access *const *access;
	struct q_ask_due *q;
	person_id *person;
	size_t n = 0, all = rule_on("R062") ? q_ask_due(cx, &q,
	                                          &(struct q_ask_due_in){ cx->tenant, cx->partner, cx->actor,
	                                              date_add(cx->mem, cx->today, -NEWS_DAYS) })
	                                    : 0;

	*ret = NEWN(cx->mem, struct ask_due, all + 1);
	person = NEWN(cx->mem, person_id, all + 1);
	for (size_t i = 0; i < all; i++)
		person[i] = q[i].person;
	access = case_access_each(cx, person, all);
	for (size_t i = 0; i < all; i++)
		if (case_sees(access[i], MARK(q[i].partner, q[i].author)))
			(*ret)[n++] = due_of(cx, &q[i]);
	return n;
}
