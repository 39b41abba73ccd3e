/* SPDX-License-Identifier: EUPL-1.2
 * plan_goal_web.c - the forms of goals and of tasks.
 */
#include "base/date.h"
#include "base/id.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/partnership/partnership.h"
#include "mod/plan/plan_view.h"
#include "mod/service/service.h"

#include <string.h>

#define G(m, kind_, label_, ...) FIELD(struct plan_goal_in, m, kind_, label_, __VA_ARGS__)
#define T(m, kind_, label_, ...) FIELD(struct plan_task_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_goal_fields[N_GOAL_FIELDS] = {
	G(id, FIELD_ID, "id"),
	G(stamp, FIELD_LINE, "stamp"),
	G(area, FIELD_CHOICE, N_("Area"), .choices = "social|vocational"),
	G(level, FIELD_INT, N_("Level of the goal"), .max = 3),
	G(content, FIELD_BLOCK, N_("What I want to reach"), .max = 1000),
	G(problem, FIELD_ID, N_("Which problem it answers")),
	G(cause, FIELD_BLOCK, N_("Which cause it answers"), .max = 1000),
	G(effect, FIELD_BLOCK, N_("How we will know"), .max = 1000),
	G(end_on, FIELD_DATE, N_("By when")),
};

const struct field plan_task_fields[N_TASK_FIELDS] = {
	T(id, FIELD_ID, "id"),
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
	T(from_on, FIELD_DATE, N_("From")),
	T(to_on, FIELD_DATE, N_("Until")),
	T(assess_on, FIELD_DATE, N_("When we look at it together")),
	T(readiness, FIELD_CHOICE, N_("Is the client ready for it?"),
	    .choices = "ready|small_step|not_yet"),
};

static struct url
to_plan(struct req *r, plan_id id)
{
	return url_plan_of(r->cx.mem, r->cx.tenant, "plans", id.v, "");
}

/* ---- goals ---- */

static enum st
draw_goal(struct req *r, struct plan_form_view *v, const struct q_plan_get *p)
{
	struct cx *cx = &r->cx;
	struct diagnosis_joint *j;
	size_t n = diagnosis_joint(cx, p->person, &j);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	req_looked_at(r, p->person);
	o[v->n_problem++] = (struct option){ "", tr(cx->lang, "none of them"), NULL };
	for (size_t i = 0; i < n; i++)
		o[v->n_problem++] = (struct option){ arena_strf(cx->mem, "%lld",
		    (long long)j[i].origin.v), *j[i].cause == '\0' ? j[i].words :
		    arena_strf(cx->mem, "%s (%s)", j[i].words, j[i].cause), NULL };
	v->problem = o;
	v->form = &r->form;
	v->back = to_plan(r, p->id);
	page_start(r, PLACE_PEOPLE, v->exists ? tr(cx->lang, "Goal") : tr(cx->lang, "A new goal"),
	    tr(cx->lang, "First the cause, then the goal, in the client’s own words."));
	plan_goal_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

enum st
plan_goal_new_get(struct req *r)
{
	struct q_plan_get p;
	struct plan_form_view v = { .action = url_plan_of(r->cx.mem, r->cx.tenant, "plans", r->id,
	    "/goals/new") };
	enum st st = plan_find(&r->cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	return draw_goal(r, &v, &p);
}

enum st
plan_goal_new_post(struct req *r)
{
	struct plan_goal_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.id.v == 0)
		in.id.v = id_new();
	in.plan.v = r->id;
	st = plan_goal_add(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, to_plan(r, in.plan), N_("Saved."));
}

static enum st
goal_find(struct req *r, struct q_plan_goal_get *g, struct q_plan_get *p)
{
	if (!q_plan_goal_get(&r->cx, g, r->cx.tenant, (goal_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such goal."));
	return plan_find(&r->cx, g->plan, p);
}

enum st
plan_goal_edit_get(struct req *r)
{
	struct q_plan_goal_get g;
	struct q_plan_get p;
	struct form *f = &r->form;
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-goals", r->id, "") };
	enum st st = goal_find(r, &g, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed) {
		form_set(f, "stamp", plan_goal_stamp(&r->cx, &g));
		form_set(f, "area", g.area);
		form_set_int(f, "level", g.level);
		form_set(f, "content", g.content);
		form_set_int(f, "problem", g.problem.v);
		form_set(f, "cause", g.cause);
		form_set(f, "effect", g.effect);
		form_set(f, "end_on", g.end_on);
	}
	return draw_goal(r, &v, &p);
}

enum st
plan_goal_edit_post(struct req *r)
{
	struct plan_goal_in in = { 0 };
	struct q_plan_goal_get g;
	struct q_plan_get p;
	enum st st = goal_find(r, &g, &p);

	if (st != ST_OK)
		return st;
	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = plan_goal_edit(&r->cx, &in);
	if (st == ST_CONFLICT)
		form_set(&r->form, "stamp", plan_goal_stamp(&r->cx, &g));
	return st != ST_OK ? st : redirect_say(r, to_plan(r, g.plan), N_("Saved."));
}

/* ---- tasks ---- */

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
}

static enum st
draw_task(struct req *r, struct plan_form_view *v, const struct q_plan_get *p, kind_id kind)
{
	req_looked_at(r, p->person);
	options(&r->cx, v, p, kind);
	v->form = &r->form;
	v->back = to_plan(r, p->id);
	page_start(r, PLACE_PEOPLE, v->exists ? tr(r->cx.lang, "Task") : tr(r->cx.lang, "A new task"),
	    tr(r->cx.lang, "Small steps: short, with a near day, each asking for the next."));
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
	return draw_task(r, &v, &p, (kind_id){ 0 });
}

enum st
plan_task_new_post(struct req *r)
{
	struct plan_task_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.id.v == 0)
		in.id.v = id_new();
	in.plan.v = r->id;
	st = plan_task_add(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, to_plan(r, in.plan), N_("Saved."));
}

static enum st
task_find(struct req *r, struct q_plan_task_get *t, struct q_plan_get *p)
{
	if (!q_plan_task_get(&r->cx, t, r->cx.tenant, (task_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such task."));
	return plan_find(&r->cx, t->plan, p);
}

static void
fill_task(struct req *r, const struct q_plan_task_get *t)
{
	struct form *f = &r->form;

	form_set(f, "stamp", plan_task_stamp(&r->cx, t));
	form_set_int(f, "goal", t->goal.v);
	form_set(f, "part", t->part);
	form_set(f, "content", t->content);
	form_set(f, "details", t->details);
	form_set(f, "remark", t->remark);
	form_set(f, "client", t->user.v == 0 ? "1" : "");
	form_set_int(f, "partner", t->partner.v);
	form_set_int(f, "user", t->user.v);
	form_set_int(f, "kind", t->kind.v);
	form_set(f, "from_on", t->from_on);
	form_set(f, "to_on", t->to_on);
	form_set(f, "assess_on", t->assess_on);
	form_set(f, "readiness", t->readiness);
}

enum st
plan_task_edit_get(struct req *r)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks", r->id, "") };
	enum st st = task_find(r, &t, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed)
		fill_task(r, &t);
	return draw_task(r, &v, &p, t.kind);
}

enum st
plan_task_edit_post(struct req *r)
{
	struct plan_task_in in = { 0 };
	struct q_plan_task_get t;
	struct q_plan_get p;
	enum st st = task_find(r, &t, &p);

	if (st != ST_OK)
		return st;
	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = plan_task_edit(&r->cx, &in);
	if (st == ST_CONFLICT)
		form_set(&r->form, "stamp", plan_task_stamp(&r->cx, &t));
	return st != ST_OK ? st : redirect_say(r, to_plan(r, t.plan), N_("Saved."));
}

/* ---- settled, and the next step ---- */

#define S(m, kind_, label_, ...) FIELD(struct plan_settle, m, kind_, label_, __VA_ARGS__)

const struct field plan_settle_fields[N_SETTLE_FIELDS] = {
	S(state, FIELD_CHOICE, N_("How did it go?"), .choices = "done|undone"),
	S(result, FIELD_BLOCK, N_("What it gave"), .max = 1000),
	S(obstacle, FIELD_BLOCK, N_("What stood in the way?"), .max = 1000),
	S(otherwise, FIELD_BLOCK, N_("What will we do otherwise?"), .max = 1000),
};

enum st
plan_settle_get(struct req *r)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	struct plan_form_view v = { .form = &r->form,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks", r->id, "/settle") };
	enum st st = task_find(r, &t, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	if (!r->typed) {
		form_set(&r->form, "state", strcmp(t.state, "planned") == 0 ? "" : t.state);
		form_set(&r->form, "result", t.result);
		form_set(&r->form, "obstacle", t.obstacle);
		form_set(&r->form, "otherwise", t.otherwise);
	}
	v.said = t.content;
	v.back = to_plan(r, t.plan);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "How did it go?"), NULL);
	plan_settle_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* A step settled asks for the next one; in an accepted plan that one waits for the next version. */
enum st
plan_settle_post(struct req *r)
{
	struct plan_settle in = { 0 };
	plan_id plan;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = plan_task_settle(&r->cx, (task_id){ r->id }, &in, &plan);
	return st != ST_OK ? st : redirect_say(r, to_plan(r, plan),
	    N_("Saved. What is the next small step?"));
}
