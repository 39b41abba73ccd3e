/* SPDX-License-Identifier: EUPL-1.2
 * plan_web.c - the page of a plan; begun, worded, accepted; the routes.
 */
#include "mod/plan/plan_web.h"

#include "base/date.h"
#include "base/id.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"

#include <string.h>

struct url
url_plan(struct arena *mem, tenant_id t, person_id id)
{
	return (struct url){ arena_strf(mem, "%s/plan", url_person(mem, t, id).s) };
}

struct url
url_plan_of(struct arena *mem, tenant_id t, const char *what, int64_t id, const char *rest)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/%s/%lld%s", (long long)t.v, what, (long long)id, rest) };
}

struct url
plan_page(struct req *r, plan_id id)
{
	return url_plan_of(r->cx.mem, r->cx.tenant, "plans", id.v, "");
}

static struct url
new_url(struct req *r, person_id id)
{
	return (struct url){ arena_strf(r->cx.mem, "%s/new",
	    url_plan(r->cx.mem, r->cx.tenant, id).s) };
}

/* What the plan could still take from: the diagnosis, offers of here and now, the agreement. */
static void
beside(struct req *r, struct plan_show_view *v)
{
	struct cx *cx = &r->cx;

	v->contract = url_plan_of(cx->mem, cx->tenant, "plans", v->w.p.id.v, "/contract");
	v->share = url_plan_of(cx->mem, cx->tenant, "plans", v->w.p.id.v, "/parts");
	v->offers = url_plan_of(cx->mem, cx->tenant, "plans", v->w.p.id.v, "/offers");
	if (v->draft)
		v->n_found = diagnosis_resources(cx, v->w.p.person, v->w.access, &v->found);
}

/* R373 */
static enum st
draw(struct req *r, plan_id id)
{
	struct cx *cx = &r->cx;
	struct plan_show_view *v = NEW(cx->mem, struct plan_show_view);
	enum st st = plan_load(cx, id, &v->w);

	if (st != ST_OK)
		return st;
	req_looked_at(r, v->w.p.person);
	v->form = &r->form;
	v->tenant = cx->tenant;
	v->today = cx->today;
	v->draft = strcmp(v->w.p.state, "draft") == 0;
	v->edit = url_plan_of(cx->mem, cx->tenant, "plans", id.v, "/edit");
	v->begin = new_url(r, v->w.p.person);
	v->accept = url_plan_of(cx->mem, cx->tenant, "plans", id.v, "/accept");
	v->pdf = url_plan_of(cx->mem, cx->tenant, "plans", id.v, "/plan.pdf");
	v->goal = url_plan_of(cx->mem, cx->tenant, "plans", id.v, "/goals/new");
	v->task = url_plan_of(cx->mem, cx->tenant, "plans", id.v, "/tasks/new");
	v->diagnosis = url_diagnosis(cx->mem, cx->tenant, v->w.p.person);
	v->back = url_person(cx->mem, cx->tenant, v->w.p.person);
	beside(r, v);
	page_start(r, PLACE_PEOPLE,
	    arena_strf(cx->mem, tr(cx->lang, "Plan of action: %s"), v->w.name),
	    arena_strf(cx->mem, "%s%s%s.",
	        arena_strf(cx->mem, tr(cx->lang, "Version %lld: %s"), (long long)v->w.p.no,
	            plan_state_word(cx->lang, v->w.p.state)),
	        v->w.p.accepted_on == NULL ? "" : " ",
	        v->w.p.accepted_on == NULL ? ""
	                                   : date_long(cx->mem, cx->lang, v->w.p.accepted_on)));
	person_places(r, v->w.p.person, PERSON_PLAN);
	plan_show_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
show_get(struct req *r)
{
	return draw(r, (plan_id){ r->id });
}

/* ---- begun, worded ---- */

static const struct field head_fields[] = {
	FIELD(struct plan_in, id, FIELD_NEW, "id"),
	FIELD(struct plan_in, stamp, FIELD_LINE, "stamp"),
	FIELD(struct plan_in, why, FIELD_BLOCK, N_("Why the plan is changed"), .max = 1000),
	FIELD(struct plan_in, main_goal, FIELD_BLOCK, N_("The goal I want to reach"), .max = 2000),
	FIELD(struct plan_in, job, FIELD_BLOCK, N_("I can be employed as"), .max = 1000),
	FIELD(struct plan_in, contact, FIELD_BLOCK, N_("How we keep in touch"), .max = 1000),
	FIELD(struct plan_in, alone, FIELD_BLOCK, N_("I will know by this that I cope on my own"),
	    .max = 1000),
	FIELD(struct plan_in, near_job, FIELD_BLOCK, N_("What is within reach on the way"),
	    .max = 1000),
	FIELD(struct plan_in, level, FIELD_CHOICE, N_("Qualifications"),
	    .choices = "none|vocational|secondary|higher"),
	FIELD(struct plan_in, commute_km, FIELD_INT, N_("How far to work (km)"), .max = 300),
	FIELD(struct plan_in, transport, FIELD_LINE, N_("How one gets there"), .max = 300),
};

static enum st
begin_get(struct req *r)
{
	struct cx *cx = &r->cx;
	person_id id = { r->id };
	struct person_row p;
	struct q_plan_versions *ver;
	struct q_plan_get last;
	struct entry e;
	struct plan_form_view v = { .form = &r->form, .action = new_url(r, id),
		.back = url_person(cx->mem, cx->tenant, id) };

	if (!person_get(cx, id, &p))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such person."));
	req_looked_at(r, id);
	v.first = q_plan_versions(cx, &ver, cx->tenant, id) == 0;
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		if (!v.first && plan_find(cx, ver[0].id, &last) == ST_OK) {
			plan_head_of(cx, &last, &e);
			entry_fill(r, &e);
		}
	}
	page_start(r, PLACE_PEOPLE,
	    arena_strf(cx->mem, tr(cx->lang, "Plan of action: %s"), p.called),
	    v.first ? tr(cx->lang, "The plan is not begun yet.")
	            : tr(cx->lang, "The new version begins with all that the last one holds."));
	person_places(r, id, PERSON_PLAN);
	plan_head_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
person_plan_get(struct req *r)
{
	struct q_plan_newest v;
	struct q_plan_get p;
	enum st st;

	if (!q_plan_newest(&r->cx, &v, r->cx.tenant, (person_id){ r->id }))
		return begin_get(r);
	st = plan_find(&r->cx, v.id, &p);
	return st != ST_OK ? st : redirect(r, plan_page(r, v.id));
}

static enum st
begin_post(struct req *r)
{
	struct plan_in in = { 0 };
	plan_id id;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = plan_begin(&r->cx, (person_id){ r->id }, &in, &id);
	return st != ST_OK ? st :
	    redirect(r, url_plan_of(r->cx.mem, r->cx.tenant, "plans", id.v, ""));
}

static enum st
edit_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_plan_get p;
	struct entry e;
	struct plan_form_view v = { .form = &r->form, .first = true, .exists = true,
		.action = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "/edit"),
		.back = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "") };
	enum st st = plan_find(cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	plan_head_of(cx, &p, &e);
	v.n_past = entry_shown(r, &e, head_fields, LEN(head_fields), &v.past);
	page_start(r, PLACE_PEOPLE, tr(cx->lang, "What I want to reach"), NULL);
	person_places_of(r, p.person, PERSON_PLAN);
	plan_head_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
edit_post(struct req *r)
{
	struct plan_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_saved(r, plan_edit(&r->cx, &in), plan_page(r, in.id));
}

/* ---- accepted ---- */

static const struct field accept_fields[] = {
	FIELD(struct plan_accept, on, FIELD_DATE, N_("Accepted on")),
	FIELD(struct plan_accept, part, FIELD_BLOCK, N_("How the client accepted it"), .max = 1000),
};

static enum st
accept_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_plan_get p;
	struct plan_form_view v = { .form = &r->form,
		.action = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "/accept"),
		.back = url_plan_of(cx->mem, cx->tenant, "plans", r->id, "") };
	enum st st = plan_find(cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	if (!r->typed)
		form_set(&r->form, "on", cx->today);
	page_start(r, PLACE_PEOPLE, tr(cx->lang, "Accept the plan"), tr(cx->lang,
	    "The client decides. Nothing planned begins without it."));
	person_places_of(r, p.person, PERSON_PLAN);
	plan_accept_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
accept_post(struct req *r)
{
	struct plan_accept in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = plan_accept(&r->cx, (plan_id){ r->id }, &in);
	return st != ST_OK ? st : redirect_say(r, plan_page(r, (plan_id){ r->id }),
	    N_("The plan is accepted."));
}

#define SHOWS .shows = "person"

const struct route plan_routes[] = {
	GET("/p/:p/people/:id/plan", PERM_CASE_READ, person_plan_get, SHOWS),
	GET("/p/:p/people/:id/plan/new", PERM_CASE_EDIT, begin_get, SHOWS),
	POST("/p/:p/people/:id/plan/new", PERM_CASE_EDIT, begin_post, begin_get, head_fields),
	GET("/p/:p/plans/:id", PERM_CASE_READ, show_get, SHOWS),
	GET("/p/:p/plans/:id/edit", PERM_CASE_EDIT, edit_get, SHOWS),
	POST("/p/:p/plans/:id/edit", PERM_CASE_EDIT, edit_post, edit_get, head_fields),
	GET("/p/:p/plans/:id/accept", PERM_CASE_EDIT, accept_get, SHOWS),
	POST("/p/:p/plans/:id/accept", PERM_CASE_EDIT, accept_post, accept_get, accept_fields),
	GET("/p/:p/plans/:id/goals/new", PERM_CASE_EDIT, plan_goal_new_get, SHOWS),
	POST("/p/:p/plans/:id/goals/new", PERM_CASE_EDIT, plan_goal_new_post, plan_goal_new_get,
	    plan_goal_fields),
	GET("/p/:p/plan-goals/:id", PERM_CASE_EDIT, plan_goal_edit_get, SHOWS),
	POST("/p/:p/plan-goals/:id", PERM_CASE_EDIT, plan_goal_edit_post, plan_goal_edit_get,
	    plan_goal_fields),
	POST("/p/:p/plan-goals/:id/withdraw", PERM_CASE_EDIT, plan_goal_withdraw_post,
	    plan_goal_edit_get, entry_reason_fields),
	GET("/p/:p/plans/:id/tasks/new", PERM_CASE_EDIT, plan_task_new_get, SHOWS),
	POST("/p/:p/plans/:id/tasks/new", PERM_CASE_EDIT, plan_task_new_post, plan_task_new_get,
	    plan_task_fields),
	GET("/p/:p/plan-tasks/:id", PERM_CASE_EDIT, plan_task_edit_get, SHOWS),
	POST("/p/:p/plan-tasks/:id", PERM_CASE_EDIT, plan_task_edit_post, plan_task_edit_get,
	    plan_task_fields),
	POST("/p/:p/plan-tasks/:id/withdraw", PERM_CASE_EDIT, plan_task_withdraw_post,
	    plan_task_edit_get, entry_reason_fields),
	GET("/p/:p/plan-tasks/:id/next", PERM_CASE_EDIT, plan_next_get, SHOWS),
	POST("/p/:p/plan-tasks/:id/next", PERM_CASE_EDIT, plan_next_post, plan_next_get,
	    plan_task_fields),
	GET("/p/:p/plan-tasks/:id/pace", PERM_CASE_EDIT, plan_pace_get, SHOWS),
	POST("/p/:p/plan-tasks/:id/pace", PERM_CASE_EDIT, plan_pace_post, plan_pace_get,
	    plan_pace_fields),
	GET("/p/:p/plan-tasks/:id/settle", PERM_CASE_EDIT, plan_settle_get, SHOWS),
	/* R342 */
	POST("/p/:p/plan-tasks/:id/settle", PERM_CASE_EDIT, plan_settle_post, plan_settle_get,
	    plan_settle_fields),
	GET("/p/:p/plans/:id/entries/new", PERM_CASE_EDIT, plan_entry_new_get, SHOWS),
	/* R234 */
	POST("/p/:p/plans/:id/entries/new", PERM_CASE_EDIT, plan_entry_new_post, plan_entry_new_get,
	    plan_entry_fields),
	GET("/p/:p/plan-entries/:id", PERM_CASE_EDIT, plan_entry_edit_get, SHOWS),
	POST("/p/:p/plan-entries/:id", PERM_CASE_EDIT, plan_entry_edit_post, plan_entry_edit_get,
	    plan_entry_fields),
	POST("/p/:p/plan-entries/:id/withdraw", PERM_CASE_EDIT, plan_entry_withdraw_post,
	    plan_entry_edit_get, entry_reason_fields),
	GET("/p/:p/plan-goals/:id/smart", PERM_CASE_EDIT, plan_smart_get, SHOWS),
	/* R327 */
	PRESS("/p/:p/plan-goals/:id/smart", PERM_CASE_EDIT, plan_smart_post, plan_smart_get),
	/* R238 */
	GET("/p/:p/plans/:id/plan.pdf", PERM_CASE_READ, plan_pdf_get, SHOWS),
	GET("/p/:p/plans/:id/parts", PERM_CASE_EDIT, plan_share_get, SHOWS),
	POST("/p/:p/plans/:id/parts", PERM_CASE_EDIT, plan_share_post, plan_share_get,
	    plan_share_fields),
	GET("/p/:p/plans/:id/contract", PERM_CASE_EDIT, plan_contract_get, SHOWS),
	POST("/p/:p/plans/:id/contract", PERM_CASE_EDIT, plan_contract_post, plan_contract_get,
	    plan_contract_fields),
	GET("/p/:p/plans/:id/contract.pdf", PERM_CASE_READ, plan_contract_pdf_get, SHOWS),
	GET("/p/:p/plans/:id/offers", PERM_CASE_READ, plan_fitting_get, SHOWS),
	GET("/p/:p/offers", PERM_CASE_READ, plan_offers_get),
	GET("/p/:p/offers/new", PERM_CASE_EDIT, plan_offer_new_get),
	POST("/p/:p/offers/new", PERM_CASE_EDIT, plan_offer_new_post, plan_offer_new_get,
	    plan_offer_fields),
	GET("/p/:p/offers/:id", PERM_CASE_EDIT, plan_offer_edit_get),
	POST("/p/:p/offers/:id", PERM_CASE_EDIT, plan_offer_edit_post, plan_offer_edit_get,
	    plan_offer_fields),
	POST("/p/:p/offers/:id/withdraw", PERM_CASE_EDIT, plan_offer_withdraw_post,
	    plan_offer_edit_get, entry_reason_fields),
	GET("/p/:p/aims", PERM_CASE_READ, plan_aims_get),
	GET("/p/:p/aims/new", PERM_GROUP_EDIT, plan_aim_new_get),
	POST("/p/:p/aims/new", PERM_GROUP_EDIT, plan_aim_new_post, plan_aim_new_get,
	    plan_aim_fields),
	GET("/p/:p/aims/:id", PERM_GROUP_EDIT, plan_aim_edit_get),
	POST("/p/:p/aims/:id", PERM_GROUP_EDIT, plan_aim_edit_post, plan_aim_edit_get,
	    plan_aim_fields),
	POST("/p/:p/aims/:id/withdraw", PERM_GROUP_EDIT, plan_aim_withdraw_post, plan_aim_edit_get,
	    entry_reason_fields),
	GET("/p/:p/without-plan", PERM_GROUP_EDIT, plan_without_get, SHOWS),
	GET("/p/:p/without-plan/:month", PERM_GROUP_EDIT, plan_without_get, SHOWS),
};
const size_t n_plan_routes = LEN(plan_routes);
