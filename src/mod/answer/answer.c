/* SPDX-License-Identifier: EUPL-1.2
 * answer.c - the rules of filled forms.
 */
#include "mod/answer/answer_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/formfile/formfile.h"
#include "mod/person/person.h"

#include <string.h>

const char *
answer_response(struct cx *cx, const struct quest_answers *a, answer_id id, const char *status)
{
	return quest_response(
	    a, LANG_PL, arena_strf(cx->mem, "%lld", (long long)id.v), status, cx->today);
}

static const char *
about(const struct answer_begin *in)
{
	return in->service.v != 0 && rule_on("R112") ? "service" : "person";
}

/* R194 R195: the form as published, the person, the partner that asks. */
enum st
answer_begin(struct cx *cx, const struct answer_begin *in)
{
	struct person_row p;
	struct q_answer_service s;
	struct formfile f;
	form_version_id form;
	const struct quest *q;
	struct quest_answers *a;
	const char *stage;
	enum st st;

	if (!person_get(cx, in->person, &p))
		return cx_fail(cx, ST_NOT_FOUND, "no such person");
	st = case_writes(cx, in->person);
	if (st != ST_OK)
		return st;
	if (in->service.v != 0 && !q_answer_service(cx, &s, cx->tenant, in->service, in->person))
		return cx_fail(cx, ST_NOT_FOUND, "no such service of hers");
	if (!formfile_current(cx, in->url, &f) || strcmp(f.about, about(in)) != 0) {
		cx_fault(cx, "url", tr(cx->lang, "Choose one of the forms listed here."));
		return cx_faulty(cx);
	}
	st = formfile_take(cx, in->url, &form);
	q = st == ST_OK ? formfile_get(cx, form) : NULL;
	if (q == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "no such form");
	stage = answer_stage_for(cx, q, in->stage);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	a = quest_answers_new(cx->mem, q);
	answer_known(cx, a, &p);
	if (rule_on("R194") &&
	    q_answer_insert(cx,
	        &(struct q_answer_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .form = form,
	            .person = in->person,
	            .service = in->service,
	            .partner = cx->partner,
	            .stage = stage,
	            .by = cx->actor,
	            .now = cx->now,
	            .content = answer_response(cx, a, in->id, "in-progress") }) > 0)
		audit_add(cx, "answer.begin", in->id.v, in->person, f.url);
	return ST_OK;
}

enum st
answer_load(struct cx *cx, answer_id id, struct answer *ret)
{
	struct q_answer_get x;
	struct person_row p;
	struct case_mark mark;
	const char *why;

	*ret = (struct answer){ .id = id };
	if (!q_answer_get(cx, &x, cx->tenant, id) || !person_get(cx, x.person, &p))
		return cx_fail(cx, ST_NOT_FOUND, "no such answer");
	mark = answer_circle(x.partner, x.author);
	ret->access = case_access_load(cx, x.person);
	if (!case_sees(ret->access, &mark))
		return cx_fail(cx, ST_NOT_FOUND, "no such answer");
	ret->form = x.form;
	ret->person = x.person;
	ret->partner = x.partner;
	ret->author = x.author;
	ret->state = x.state;
	ret->stage = x.stage;
	ret->changed_by = x.changed_by == NULL ? "" : x.changed_by;
	ret->changed_at = x.changed_at;
	ret->signed_on = x.signed_on;
	ret->signed_place = x.place;
	ret->signed_who = x.who;
	ret->content = x.content;
	ret->q = formfile_get(cx, x.form);
	if (ret->q == NULL)
		return cx_fail(cx, ST_FAIL, "answer %lld: its form is gone", (long long)id.v);
	ret->a = quest_response_read(cx->mem, cx->lang, ret->q, x.content, strlen(x.content), &why);
	if (ret->a == NULL)
		return cx_fail(cx, ST_FAIL, "answer %lld: %s", (long long)id.v, why);
	ret->n_page = quest_pages(cx->mem, ret->q, &ret->page);
	answer_mask(ret);
	return ST_OK;
}

/* ---- one section ---- */

static bool *
put_now(struct cx *cx, const struct answer *x)
{
	bool *on = NEWN(cx->mem, bool, x->q->n_item + 1);

	for (size_t i = 0; i < x->q->n_item; i++)
		on[i] = x->q->item[i]->level == 0 && quest_enabled(x->a, x->q->item[i], 0);
	return on;
}

static bool
opened(const struct answer *x, const struct quest_item *page, const bool *was)
{
	for (size_t i = 0; i < x->q->n_item; i++) {
		const struct quest_item *it = x->q->item[i];

		if (it->level == 0 && quest_asks(it) && !it->hidden && !was[i] &&
		    quest_on_page(it, page) && quest_enabled(x->a, it, 0))
			return true;
	}
	return false;
}

static enum st
may_change(struct cx *cx, const struct answer *x, const struct answer_save *in, const char *mark)
{
	if (strcmp(x->state, "withdrawn") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This form was withdrawn."));
	if (rule_on("answer-mark") && strcmp(in->stamp, mark) != 0)
		return cx_fail(cx, ST_CONFLICT,
		    tr(cx->lang,
		        "%s has changed this section meanwhile. Below stands what was written, and your words under it. Save again to keep yours."),
		    x->changed_by);
	if (strcmp(x->state, "signed") == 0 && text_empty(in->reason))
		cx_fault(
		    cx, "reason", tr(cx->lang, "The form is signed: write why it is corrected."));
	return cx_faulty(cx);
}

enum st
answer_save(struct cx *cx, answer_id id, struct answer_save *in)
{
	const struct quest_item *page;
	const char *before, *content, *given;
	struct answer x;
	bool *was;
	enum st st = answer_load(cx, id, &x);

	if (st != ST_OK)
		return st;
	if (in->page >= x.n_page)
		return cx_fail(cx, ST_NOT_FOUND, "no such section");
	page = x.page[in->page];
	before = quest_page_mark(x.a, page);
	given = answer_consents_given(cx->mem, x.a);
	was = put_now(cx, &x);
	if (!quest_page_fill(x.a, in->form, page))
		return ST_INVALID;
	in->opened = opened(&x, page, was);
	if (strcmp(before, quest_page_mark(x.a, page)) == 0)
		return ST_OK;                   /* nothing new: sent twice, or only looked at */
	st = may_change(cx, &x, in, before);
	if (st != ST_OK)
		return st;
	quest_unhide(x.a);
	content = answer_response(
	    cx, x.a, id, strcmp(x.state, "signed") == 0 ? "amended" : "in-progress");
	if (rule_on("R317") && strcmp(x.state, "signed") == 0)
		audit_change(cx, "answer", id.v, "correct", in->reason, x.content);
	if (rule_on("R228"))
		q_answer_update(cx, &(struct q_answer_update_in){ .tenant = cx->tenant, .id = id,
		    .content = content, .by = cx->actor, .now = cx->now });
	audit_add(cx, "answer.save", id.v, x.person, x.q->url);
	return strcmp(x.state, "signed") != 0 || text_eq(given, answer_consents_given(cx->mem, x.a))
	    ? ST_OK
	    : answer_consents(cx, &x, in->reason);
}

/* ---- the end ---- */

enum st
answer_withdraw(struct cx *cx, answer_id id, const char *reason)
{
	struct answer x;
	enum st st = answer_load(cx, id, &x);

	if (st != ST_OK)
		return st;
	if (text_empty(reason))
		cx_fault(cx, "reason", tr(cx->lang, "Write why it is withdrawn."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_answer_withdrawn(cx, cx->tenant, id, cx->now) == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This form was withdrawn."));
	audit_change(cx, "answer", id.v, "withdraw", reason, x.content);
	audit_add(cx, "answer.withdraw", id.v, x.person, x.q->url);
	x.state = "withdrawn";
	return answer_consents(cx, &x, reason);
}
