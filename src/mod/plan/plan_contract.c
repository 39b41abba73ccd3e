/* SPDX-License-Identifier: EUPL-1.2
 * plan_contract.c - the agreement with the client that holds the plan (R174 R181 R332), with the
 * signatures of both (R237); which partner answers for which part (R016).
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/partnership/partnership.h"
#include "mod/rights/rights.h"

#include <string.h>

const char *
plan_contract_word(enum lang lang, const char *sort)
{
	return text_eq(sort, "social") ? tr(lang, "Social contract") :
	    text_eq(sort, "cooperation") ? tr(lang, "Agreement on working together") : "";
}

void
plan_contract_of(struct cx *cx, const struct q_plan_get *p, const struct q_plan_contract_get *c,
    struct entry *ret)
{
	*ret = (struct entry){ .thing = "plan_contract", .id = p->id.v, .action = "plan.contract",
		.person = p->person, .detail = c->sort == NULL ? "" : c->sort,
		.back = url_plan_of(cx->mem, cx->tenant, "plans", p->id.v, "") };
	entry_word(ret, "sort", c->sort, plan_contract_word(cx->lang, c->sort));
	entry_text(ret, "legal", c->legal);
	entry_day(cx, ret, "on", c->on);
	entry_text(ret, "place", c->place);
	entry_day(cx, ret, "review", c->review);
	entry_text(ret, "client_duty", c->client_duty);
	entry_text(ret, "worker_duty", c->worker_duty);
	entry_text(ret, "kept", c->kept);
	entry_text(ret, "broken", c->broken);
	entry_id(cx, ret, "supervisor", c->supervisor.v, c->supervisor_name);
	entry_day(cx, ret, "client_on", c->client_on);
	entry_day(cx, ret, "supervisor_on", c->supervisor_on);
}

static void
check_signed(struct cx *cx, const struct plan_contract_in *in, const char *name, const char *day,
    const struct q_plan_get *p)
{
	if (day == NULL)
		return;
	if (rule_on("R181") && strcmp(p->state, "draft") == 0)
		cx_fault(cx, name, "%s", tr(cx->lang,
		    "First the plan is accepted, then the agreement on it is signed."));
	if (strcmp(day, cx->today) > 0)
		cx_fault(cx, name, tr(cx->lang, "%s has not come yet."), date_short(cx->mem, day));
	else if (in->on != NULL && strcmp(day, in->on) < 0)
		cx_fault(cx, name, "%s", tr(cx->lang,
		    "Nobody signs before the day of the agreement."));
}

static void
check_days(struct cx *cx, const struct plan_contract_in *in)
{
	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day of the agreement."));
	if (in->review == NULL)
		cx_fault(cx, "review", "%s", tr(cx->lang,
		    "Write when you look at it together."));
	else if (in->on != NULL && strcmp(in->review, in->on) <= 0)
		cx_fault(cx, "review", "%s", tr(cx->lang,
		    "You look at it after the day of the agreement."));
}

/* The article of a social contract is that of the list of laws on its day, unless another is
 * written. */
static void
article(struct cx *cx, struct plan_contract_in *in)
{
	if (rule_on("R011-contract") && text_eq(in->sort, "social") && text_empty(in->legal))
		in->legal = rights_article(cx, "contract", in->on == NULL ? cx->today : in->on);
}

static void
check(struct cx *cx, const struct plan_contract_in *in, const struct q_plan_get *p)
{
	struct q_plan_goals *g;

	if (*plan_contract_word(cx->lang, in->sort) == '\0')
		cx_fault(cx, "sort", "%s", tr(cx->lang, "Choose what kind of agreement it is."));
	if (rule_on("R174") && q_plan_goals(cx, &g, cx->tenant, p->id) == 0)
		cx_fault(cx, "", "%s", tr(cx->lang, "The plan has no goal yet."));
	if (text_eq(in->sort, "social") && text_empty(in->legal))
		cx_fault(cx, "legal", "%s", tr(cx->lang, "Write the article it stands on."));
	if (text_empty(in->client_duty))
		cx_fault(cx, "client_duty", "%s", tr(cx->lang, "Write what the client takes on."));
	if (rule_on("R332") && text_empty(in->worker_duty))
		cx_fault(cx, "worker_duty", "%s", tr(cx->lang,
		    "Write what you take on: an agreement has two sides."));
	if (!partnership_is_member(cx, in->supervisor))
		cx_fault(cx, "supervisor", "%s", tr(cx->lang,
		    "Choose the person of this partnership who looks after the plan."));
	check_days(cx, in);
	check_signed(cx, in, "client_on", in->client_on, p);
	check_signed(cx, in, "supervisor_on", in->supervisor_on, p);
}

static struct q_plan_contract_get
as_row(const struct plan_contract_in *in)
{
	return (struct q_plan_contract_get){ .sort = in->sort, .legal = in->legal, .on = in->on,
		.place = in->place, .review = in->review, .client_duty = in->client_duty,
		.worker_duty = in->worker_duty, .kept = in->kept, .broken = in->broken,
		.supervisor = in->supervisor, .client_on = in->client_on,
		.supervisor_on = in->supervisor_on };
}

enum st
plan_contract_save(struct cx *cx, const struct plan_contract_in *typed)
{
	struct plan_contract_in contract = *typed, *in = &contract;
	struct q_plan_contract_get old = { 0 }, now;
	struct q_plan_get p;
	struct entry was, is;
	enum st st = plan_find(cx, in->plan, &p);
	bool there = st == ST_OK && q_plan_contract_get(cx, &old, cx->tenant, in->plan),
	     write = true;

	if (st != ST_OK)
		return st;
	article(cx, in);
	now = as_row(in);
	plan_contract_of(cx, &p, &old, &was);
	plan_contract_of(cx, &p, &now, &is);
	if (rule_on("R237") && there && old.client_on != NULL && old.supervisor_on != NULL)
		return strcmp(entry_stamp(cx->mem, &was), entry_stamp(cx->mem, &is)) == 0
		    ? ST_OK
		    : cx_fail(cx, ST_CONFLICT, "%s",
		          tr(cx->lang,
		              "Both have signed, so it stays as it is. A new version of the plan gets its own."));
	check(cx, in, &p);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (there)
		st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st != ST_OK || !write)
		return st;
	q_plan_contract_set(cx,
	    &(struct q_plan_contract_set_in){ .tenant = cx->tenant,
	        .plan = in->plan,
	        .sort = in->sort,
	        .legal = in->legal,
	        .on = in->on,
	        .place = in->place,
	        .review = in->review,
	        .client_duty = in->client_duty,
	        .worker_duty = in->worker_duty,
	        .kept = in->kept,
	        .broken = in->broken,
	        .supervisor = in->supervisor,
	        .client_on = in->client_on,
	        .supervisor_on = in->supervisor_on,
	        .by = cx->actor,
	        .now = cx->now });
	audit_add(cx, "plan.contract", in->plan.v, p.person, in->sort);
	return ST_OK;
}

/* ---- parts and partners ---- */

enum st
plan_share(struct cx *cx, plan_id id, const partner_id partner[PLAN_PARTS])
{
	struct q_plan_get p;
	enum st st = plan_draft(cx, id, &p);

	if (st != ST_OK)
		return st;
	for (size_t i = 0; i < PLAN_PARTS; i++)
		if (partner[i].v != 0 && !partnership_is_partner(cx, partner[i]))
			cx_fault(cx, plan_parts[i].code, "%s",
			    tr(cx->lang, "Choose one of the partners."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	for (size_t i = 0; i < PLAN_PARTS; i++)
		if (rule_on("R016-plan"))
			q_plan_share_set(cx, &(struct q_plan_share_set_in){ cx->tenant, id,
			    plan_parts[i].code, partner[i] });
	audit_add(cx, "plan.share", id.v, p.person, "");
	return ST_OK;
}

const char *
plan_share_of(const struct plan_whole *w, const char *part)
{
	for (size_t i = 0; i < w->n_entry; i++)
		if (strcmp(w->entry[i].kind, "share") == 0 &&
		    strcmp(w->entry[i].content, part) == 0)
			return w->entry[i].partner_name;
	return NULL;
}
