/* SPDX-License-Identifier: EUPL-1.2
 * plan_entry_web.c - what stands beside goals and tasks: written down, changed, withdrawn.
 */
#include "base/id.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"

#define F(m, kind_, label_, ...) FIELD(struct plan_entry_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_entry_fields[N_ENTRY_FIELDS] = {
	F(id, FIELD_NEW, "id"),
	F(stamp, FIELD_LINE, "stamp"),
	F(kind, FIELD_LINE, "kind"),
	F(area, FIELD_CHOICE, N_("Area"), .choices = "social|vocational"),
	F(content, FIELD_BLOCK, N_("What"), .max = 2000),
	F(pros, FIELD_BLOCK, N_("What speaks for it"), .max = 1000),
	F(cons, FIELD_BLOCK, N_("What speaks against it"), .max = 1000),
	F(estimate, FIELD_CHOICE, N_("How good is the chance?"),
	    .choices = "low|middle|high|draft|opinion|consult|by_client|by_worker|by_partner"),
	F(choice, FIELD_CHOICE, N_("What the client decided"), .choices = "chosen|declined"),
	F(reason, FIELD_BLOCK, N_("Why"), .max = 1000),
	F(task, FIELD_ID, N_("After which task")),
	F(on, FIELD_DATE, N_("Day")),
};

static void
tasks(struct cx *cx, struct plan_form_view *v, plan_id id)
{
	struct q_plan_tasks *t;
	size_t n = q_plan_tasks(cx, &t, cx->tenant, id);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	o[v->n_goal++] = (struct option){ "", tr(cx->lang, "Choose…"), NULL };
	for (size_t i = 0; i < n; i++)
		o[v->n_goal++] = (struct option){ arena_strf(cx->mem, "%lld",
		    (long long)t[i].origin.v), t[i].content, NULL };
	v->goal = o;
}

/* The words of a resource found in the diagnosis, or of an offer weighed as a way. */
static void
fill_from(struct req *r, person_id person)
{
	struct diagnosis_resource *f;
	struct q_plan_offer_get o;
	int64_t found = req_query_int(r, "found", 0), offer = req_query_int(r, "offer", 0);
	size_t n = found == 0 ? 0 : diagnosis_resources(&r->cx, person,
	    case_access_load(&r->cx, person), &f);

	for (size_t i = 0; i < n; i++)
		if (f[i].origin.v == found)
			form_set(&r->form, "content", f[i].words);
	if (offer != 0 && q_plan_offer_get(&r->cx, &o, r->cx.tenant, (offer_id){ offer }))
		form_set(&r->form, "content", arena_strf(r->cx.mem, "%s, %s", o.title, o.place));
}

static enum st
draw(struct req *r, struct plan_form_view *v, const struct q_plan_get *p)
{
	if (v->entry == NULL)
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such entry."));
	req_looked_at(r, p->person);
	v->form = &r->form;
	if (v->entry->task)
		tasks(&r->cx, v, p->id);
	v->back = plan_page(r, p->id);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, v->entry->title), NULL);
	person_places_of(r, p->person, PERSON_PLAN);
	plan_entry_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

enum st
plan_entry_new_get(struct req *r)
{
	struct q_plan_get p;
	struct plan_form_view v = {
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plans", r->id, "/entries/new"),
		.entry = plan_kind(r->typed ? form_get(&r->form, "kind") : req_query(r, "what")) };
	enum st st = plan_find(&r->cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed && v.entry != NULL) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "kind", v.entry->kind);
		form_set(&r->form, "on", r->cx.today);
		fill_from(r, p.person);
	}
	return draw(r, &v, &p);
}

enum st
plan_entry_new_post(struct req *r)
{
	struct plan_entry_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.plan.v = r->id;
	return entry_saved(r, plan_entry_add(&r->cx, &in), plan_page(r, in.plan));
}

enum st
plan_entry_edit_get(struct req *r)
{
	struct q_plan_entry_get e;
	struct q_plan_get p;
	struct entry *was = NEW(r->cx.mem, struct entry);
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-entries", r->id, ""),
		.withdraw =
		    url_plan_of(r->cx.mem, r->cx.tenant, "plan-entries", r->id, "/withdraw") };
	enum st st = plan_entry_find(&r->cx, (plan_entry_id){ r->id }, &e, &p);

	if (st != ST_OK)
		return st;
	v.entry = plan_kind(e.kind);
	plan_entry_of(&r->cx, &e, &p, was);
	v.n_past = entry_shown(r, was, plan_entry_fields, LEN(plan_entry_fields), &v.past);
	return draw(r, &v, &p);
}

enum st
plan_entry_edit_post(struct req *r)
{
	struct plan_entry_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, plan_entry_edit(&r->cx, &in), &plan_entry_sort);
}

enum st
plan_entry_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &plan_entry_sort);
}
