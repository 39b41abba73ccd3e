/* SPDX-License-Identifier: EUPL-1.2
 * plan_task_web.c - the form of a task, and how it went.
 */
#include "base/id.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"
#include "mod/service/service.h"

#include <string.h>

#define T(m, kind_, label_, ...) FIELD(struct plan_task_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_task_fields[N_TASK_FIELDS] = {
	T(id, FIELD_NEW, "id"),
	T(stamp, FIELD_LINE, "stamp"),
	T(goal, FIELD_ID, N_("Which goal it serves")),
	T(part, FIELD_LINE, N_("Part of the plan")),
	T(content, FIELD_BLOCK, N_("What is to be done"), .max = 1000),
	T(details, FIELD_BLOCK, N_("Description"), .max = 2000),
	T(remark, FIELD_BLOCK, N_("Remarks"), .max = 1000),
	T(client, FIELD_BOOL, N_("The client does it")),
	T(partner, FIELD_ID, N_("Partner that answers for it")),
	T(user, FIELD_ID, N_("Person who answers for it")),
	T(kind, FIELD_ID, N_("Service from the catalogue")),
	T(need, FIELD_LINE, N_("Why this service"), .max = 300),
	T(resource, FIELD_ID, N_("Which of my resources it uses")),
	T(effect, FIELD_BLOCK, N_("What it will give"), .max = 1000),
	T(from_on, FIELD_DATE, N_("From")),
	T(to_on, FIELD_DATE, N_("Until")),
	T(assess_on, FIELD_DATE, N_("When we look at it together")),
	T(readiness, FIELD_CHOICE, N_("Is the client ready for it?"),
	    .choices = "ready|small_step|not_yet"),
};

static const struct option *
or_none(struct cx *cx, const struct option *all, size_t *n_io)
{
	struct option *o = NEWN(cx->mem, struct option, *n_io + 1);

	o[0] = (struct option){ "", tr(cx->lang, "nobody else"), NULL };
	for (size_t i = 0; i < *n_io; i++)
		o[i + 1] = all[i];
	(*n_io)++;
	return o;
}

static void
resources(struct cx *cx, struct plan_form_view *v, plan_id id)
{
	struct q_plan_entries *e;
	size_t n = q_plan_entries(cx, &e, cx->tenant, id);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	o[v->n_resource++] = (struct option){ "", tr(cx->lang, "none of them"), NULL };
	for (size_t i = 0; i < n; i++)
		if (strcmp(e[i].kind, "resource") == 0)
			o[v->n_resource++] = (struct option){ arena_strf(cx->mem, "%lld",
			    (long long)e[i].origin.v), e[i].content, NULL };
	v->resource = o;
}

static void
options(struct cx *cx, struct plan_form_view *v, const struct q_plan_get *p, kind_id kind)
{
	const struct option *all;
	struct q_plan_goals *g;
	size_t n = q_plan_goals(cx, &g, cx->tenant, p->id);
	struct option *o = NEWN(cx->mem, struct option, n + 1), *k;

	o[v->n_goal++] = (struct option){ "", tr(cx->lang, "Choose…"), NULL };
	for (size_t i = 0; i < n; i++)
		o[v->n_goal++] = (struct option){ arena_strf(cx->mem, "%lld",
		    (long long)g[i].origin.v), g[i].content, NULL };
	v->goal = o;
	all = partnership_partner_options(cx, &v->n_partner);
	v->partner = or_none(cx, all, &v->n_partner);
	all = partnership_member_options(cx, &v->n_user);
	v->user = or_none(cx, all, &v->n_user);
	all = service_kind_options(cx, kind, &n);
	k = NEWN(cx->mem, struct option, n + 1);
	k[v->n_kind++] = (struct option){ "", tr(cx->lang, "none of them"), NULL };
	for (size_t i = 0; i < n; i++)
		if (*all[i].value != '\0')
			k[v->n_kind++] = all[i];
	v->kind = k;
	resources(cx, v, p->id);
}

enum st
plan_task_draw(struct req *r, struct plan_form_view *v, const struct q_plan_get *p, kind_id kind)
{
	req_looked_at(r, p->person);
	options(&r->cx, v, p, kind);
	v->form = &r->form;
	v->back = plan_page(r, p->id);
	page_start(r, PLACE_PEOPLE, v->exists ? tr(r->cx.lang, "Task") : v->said != NULL ?
	    tr(r->cx.lang, "The next small step") : tr(r->cx.lang, "A new task"),
	    tr(r->cx.lang, "Small steps: short, with a near day, each asking for the next."));
	person_places_of(r, p->person, PERSON_PLAN);
	plan_task_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

enum st
plan_task_new_get(struct req *r)
{
	struct q_plan_get p;
	struct plan_form_view v = { .action = url_plan_of(r->cx.mem, r->cx.tenant, "plans", r->id,
	    "/tasks/new") };
	enum st st = plan_find(&r->cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "from_on", r->cx.today);
		form_set(&r->form, "goal", req_query(r, "goal"));
	}
	return plan_task_draw(r, &v, &p, (kind_id){ 0 });
}

enum st
plan_task_new_post(struct req *r)
{
	struct plan_task_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.plan.v = r->id;
	return entry_saved(r, plan_task_add(&r->cx, &in), plan_page(r, in.plan));
}

enum st
plan_task_edit_get(struct req *r)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	struct entry *was = NEW(r->cx.mem, struct entry);
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks", r->id, ""),
		.withdraw =
		    url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks", r->id, "/withdraw") };
	enum st st = plan_task_find(&r->cx, (task_id){ r->id }, &t, &p);

	if (st != ST_OK)
		return st;
	plan_task_of(&r->cx, &t, &p, was);
	v.n_past = entry_shown(r, was, plan_task_fields, LEN(plan_task_fields), &v.past);
	return plan_task_draw(r, &v, &p, t.kind);
}

enum st
plan_task_edit_post(struct req *r)
{
	struct plan_task_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, plan_task_edit(&r->cx, &in), &plan_task_sort);
}

enum st
plan_task_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &plan_task_sort);
}
