/* SPDX-License-Identifier: EUPL-1.2
 * answer_sign.c - a form is signed. Place and day stand in the form or are asked here, once (R231).
 */
#include "mod/answer/answer_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"

#include <string.h>

/* The last section, where it asks for nothing but a place and a day. */
static void
closing(const struct quest *q, const struct quest_item **place, const struct quest_item **day)
{
	const struct quest_item *last = NULL;

	*place = *day = NULL;
	for (const struct quest_item *it = q->first; it != NULL; it = it->next)
		last = it;
	if (last == NULL || last->kind != QUEST_GROUP || last->repeats)
		return;
	for (const struct quest_item *it = last->child; it != NULL; it = it->next) {
		if (it->kind == QUEST_DATE && *day == NULL)
			*day = it;
		else if (it->kind == QUEST_STRING && *place == NULL)
			*place = it;
		else if (it->kind != QUEST_DISPLAY) {
			*place = *day = NULL;
			return;
		}
	}
}

void
answer_sign_said(const struct quest_answers *a, struct answer_sign *ret)
{
	const struct quest_item *place, *day;

	closing(a->form, &place, &day);
	*ret = (struct answer_sign){ .place = "" };
	if (day != NULL && *quest_get_text(a, day, 0) != '\0')
		ret->on = quest_get_text(a, day, 0);
	if (place != NULL)
		ret->place = quest_get_text(a, place, 0);
}

static void
put(struct quest_answers *a, const struct quest_item *it, const char *text)
{
	struct quest_value *v = NEW(a->mem, struct quest_value);

	if (it == NULL || text_empty(text) || *quest_get_text(a, it, 0) != '\0')
		return;
	v->text = text;
	quest_set(a, it, 0, v, 1);
}

/* What is asked here goes where the form left it open, so that the paper says it too. */
static struct answer_sign
once(struct quest_answers *a, const struct answer_sign *in)
{
	const struct quest_item *place, *day;
	struct answer_sign said, out = *in;

	closing(a->form, &place, &day);
	answer_sign_said(a, &said);
	out.on = in->on != NULL ? in->on : said.on;
	out.place = text_empty(in->place) ? said.place : in->place;
	put(a, day, out.on);
	put(a, place, out.place);
	return out;
}

static enum st
check(struct cx *cx, const struct answer_sign *in)
{
	if (in->on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Give the day of the signature."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(
		    cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
	if (text_empty(in->who))
		cx_fault(cx, "who", tr(cx->lang, "Write who signed."));
	return cx_faulty(cx);
}

enum st
answer_sign(struct cx *cx, answer_id id, const struct answer_sign *typed)
{
	struct answer_sign in;
	struct answer x;
	enum st st = answer_load(cx, id, &x);

	if (st != ST_OK || strcmp(x.state, "signed") == 0)
		return st;
	if (strcmp(x.state, "withdrawn") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This form was withdrawn."));
	quest_unhide(x.a);
	in = once(x.a, typed);
	if (quest_gaps(x.a, cx->lang, NULL) != NULL)
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang, "Some questions still wait for an answer. Fill them in first."));
	st = check(cx, &in);
	if (st != ST_OK)
		return st;
	if (rule_on("R231"))
		q_answer_signed(cx,
		    &(struct q_answer_signed_in){ .tenant = cx->tenant,
		        .id = id,
		        .on_day = in.on,
		        .place = in.place,
		        .who = in.who,
		        .content = answer_response(cx, x.a, id, "completed"),
		        .by = cx->actor,
		        .now = cx->now });
	audit_add(cx, "answer.sign", id.v, x.person, x.q->url);
	x.state = "signed";
	x.signed_on = in.on;
	return answer_consents(cx, &x, "");
}
