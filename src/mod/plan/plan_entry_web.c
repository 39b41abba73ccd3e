/* SPDX-License-Identifier: EUPL-1.2
 * plan_entry_web.c - what stands beside goals and tasks: written down, withdrawn.
 */
#include "base/id.h"
#include "mod/plan/plan_view.h"

#include <string.h>

#define F(m, kind_, label_, ...) FIELD(struct plan_entry_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_entry_fields[N_ENTRY_FIELDS] = {
	F(id, FIELD_ID, "id"),
	F(kind, FIELD_LINE, "kind"),
	F(area, FIELD_CHOICE, N_("Area"), .choices = "social|vocational"),
	F(content, FIELD_BLOCK, N_("What"), .max = 2000),
	F(pros, FIELD_BLOCK, N_("What speaks for it"), .max = 1000),
	F(cons, FIELD_BLOCK, N_("What speaks against it"), .max = 1000),
	F(estimate, FIELD_CHOICE, N_("How good is the chance?"),
	    .choices = "low|middle|high|draft|opinion|consult"),
	F(choice, FIELD_CHOICE, N_("What the client decided"), .choices = "chosen|declined"),
	F(reason, FIELD_BLOCK, N_("Why"), .max = 1000),
	F(on, FIELD_DATE, N_("Day")),
};

enum st
plan_entry_new_get(struct req *r)
{
	struct q_plan_get p;
	struct plan_form_view v = { .form = &r->form,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plans", r->id, "/entries/new"),
		.back = url_plan_of(r->cx.mem, r->cx.tenant, "plans", r->id, ""),
		.entry = plan_kind(r->typed ? form_get(&r->form, "kind") : req_query(r, "what")) };
	enum st st = plan_find(&r->cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	if (v.entry == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such entry."));
	req_looked_at(r, p.person);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "kind", v.entry->kind);
		form_set(&r->form, "on", r->cx.today);
	}
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, v.entry->title), NULL);
	plan_entry_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
plan_entry_new_post(struct req *r)
{
	struct plan_entry_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.id.v == 0)
		in.id.v = id_new();
	in.plan.v = r->id;
	st = plan_entry_add(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, url_plan_of(r->cx.mem, r->cx.tenant, "plans", r->id,
	    ""), N_("Saved."));
}

enum st
plan_drop_get(struct req *r)
{
	struct q_plan_entry_get e;
	struct q_plan_get p;
	struct plan_form_view v = { .form = &r->form,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-entries", r->id, "/withdraw") };
	enum st st = q_plan_entry_get(&r->cx, &e, r->cx.tenant, (plan_entry_id){ r->id }) ?
	    plan_find(&r->cx, e.plan, &p) :
	    cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such entry."));

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	v.said = e.content;
	v.back = url_plan_of(r->cx.mem, r->cx.tenant, "plans", e.plan.v, "");
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Withdraw this entry"), NULL);
	plan_drop_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
plan_drop_post(struct req *r)
{
	struct plan_entry_in in = { 0 };
	plan_id plan;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = plan_entry_withdraw(&r->cx, (plan_entry_id){ r->id }, in.reason, &plan);
	return st != ST_OK ? st : redirect_say(r, url_plan_of(r->cx.mem, r->cx.tenant, "plans", plan.v,
	    ""), N_("Withdrawn."));
}
