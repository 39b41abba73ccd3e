/* SPDX-License-Identifier: EUPL-1.2
 * plan_contract_web.c - the agreement that holds the plan; which partner answers for which part.
 */
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"
#include "mod/rights/rights.h"

#include <string.h>

#define C(m, kind_, label_, ...) FIELD(struct plan_contract_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_contract_fields[N_CONTRACT_FIELDS] = {
	C(stamp, FIELD_LINE, "stamp"),
	C(sort, FIELD_CHOICE, N_("What kind of agreement"), .choices = "social|cooperation"),
	C(legal, FIELD_LINE, N_("Article it stands on"), .max = 300),
	C(on, FIELD_DATE, N_("Day of the agreement")),
	C(place, FIELD_LINE, N_("Place")),
	C(review, FIELD_DATE, N_("When we look at it together")),
	C(client_duty, FIELD_BLOCK, N_("What I take on"), .max = 2000),
	C(worker_duty, FIELD_BLOCK, N_("What the other side takes on"), .max = 2000),
	C(kept, FIELD_BLOCK, N_("What follows when it is kept"), .max = 1000),
	C(broken, FIELD_BLOCK, N_("What we do when it is hard to keep"), .max = 1000),
	C(supervisor, FIELD_ID, N_("Person who looks after the plan")),
	C(client_on, FIELD_DATE, N_("The participant signed on")),
	C(supervisor_on, FIELD_DATE, N_("The person who looks after the plan signed on")),
};

static void
fill_new(struct req *r)
{
	form_set(&r->form, "sort", "social");
	form_set(&r->form, "legal", rights_article(&r->cx, "contract", r->cx.today));
	form_set(&r->form, "on", r->cx.today);
	form_set_int(&r->form, "supervisor", r->cx.actor.v);
}

enum st
plan_contract_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_plan_get p;
	struct q_plan_contract_get c;
	struct entry e;
	struct plan_contract_view v = { .form = &r->form, .back = plan_page(r, (plan_id){ r->id }),
		.action = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "/contract"),
		.pdf = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "/contract.pdf") };
	enum st st = plan_find(cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	if (q_plan_contract_get(cx, &c, cx->tenant, p.id)) {
		plan_contract_of(cx, &p, &c, &e);
		v.n_past = entry_shown(
		    r, &e, plan_contract_fields, LEN(plan_contract_fields), &v.past);
		v.signed_by_both = c.client_on != NULL && c.supervisor_on != NULL;
	} else if (!r->typed)
		fill_new(r);
	v.user = partnership_member_options(cx, &v.n_user);
	page_start(r, PLACE_PEOPLE, tr(cx->lang, "Agreement on the plan"), v.signed_by_both ?
	    tr(cx->lang, "Signed by both.") : tr(cx->lang,
	    "The plan in writing, with what each side takes on and both signatures."));
	person_places_of(r, p.person, PERSON_PLAN);
	plan_contract_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
plan_contract_post(struct req *r)
{
	struct plan_contract_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.plan.v = r->id;
	return entry_saved(r, plan_contract_save(&r->cx, &in), plan_page(r, in.plan));
}

/* ---- parts and partners ---- */

struct share_form { partner_id part[PLAN_PARTS]; };

#define PART(i, code)                                                                              \
	{                                                                                          \
		.name = (code), .label = N_("Partner that answers for it"), .kind = FIELD_ID,      \
		.offset = offsetof(struct share_form, part[i])                                     \
	}

const struct field plan_share_fields[PLAN_PARTS] = {
	PART(0, "s1"), PART(1, "s2"), PART(2, "s3"), PART(3, "s4"), PART(4, "v1"), PART(5, "v2"),
	PART(6, "v3"), PART(7, "v4"), PART(8, "v5"),
};

enum st
plan_share_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_plan_get p;
	struct q_plan_shares *s;
	struct plan_form_view v = { .form = &r->form, .back = plan_page(r, (plan_id){ r->id }),
		.action = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "/parts") };
	enum st st = plan_find(cx, (plan_id){ r->id }, &p);
	const struct option *all;
	struct option *o;
	size_t n = st != ST_OK ? 0 : q_plan_shares(cx, &s, cx->tenant, p.id);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	for (size_t i = 0; !r->typed && i < n; i++)
		form_set_int(&r->form, s[i].part, s[i].partner.v);
	all = partnership_partner_options(cx, &n);
	o = NEWN(cx->mem, struct option, n + 1);
	o[0] = (struct option){ "", tr(cx->lang, "nobody yet"), NULL };
	for (size_t i = 0; i < n; i++)
		o[i + 1] = all[i];
	v.partner = o;
	v.n_partner = n + 1;
	page_start(r, PLACE_PEOPLE, tr(cx->lang, "Parts of the plan and partners"), tr(cx->lang,
	    "Each part has a partner that answers for it; together they are one plan."));
	person_places_of(r, p.person, PERSON_PLAN);
	plan_share_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
plan_share_post(struct req *r)
{
	struct share_form in = { 0 };
	plan_id id = { r->id };

	if (!form_read(r, &in))
		return ST_INVALID;
	return entry_saved(r, plan_share(&r->cx, id, in.part), plan_page(r, id));
}
