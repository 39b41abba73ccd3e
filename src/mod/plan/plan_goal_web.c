/* SPDX-License-Identifier: EUPL-1.2
 * plan_goal_web.c - the form of a goal.
 */
#include "base/id.h"
#include "base/rule.h"
#include "mod/answer/answer.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"

#include <string.h>

#define G(m, kind_, label_, ...) FIELD(struct plan_goal_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_goal_fields[N_GOAL_FIELDS] = {
	G(id, FIELD_NEW, "id"),
	G(stamp, FIELD_LINE, "stamp"),
	G(area, FIELD_CHOICE, N_("Area"), .choices = "social|vocational"),
	G(level, FIELD_INT, N_("Level of the goal"), .max = 3),
	G(content, FIELD_BLOCK, N_("What I want to reach"), .max = 1000),
	G(problem, FIELD_ID, N_("Which problem it answers")),
	G(cause, FIELD_BLOCK, N_("Which cause it answers"), .max = 1000),
	G(effect, FIELD_BLOCK, N_("How we will know"), .max = 1000),
	G(end_on, FIELD_DATE, N_("By when")),
	G(aim, FIELD_ID, N_("Which goal of the partnership it serves")),
};

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
	v->aim = plan_aim_options(cx, &v->n_aim);
	v->n_pattern = rule_on("R325") ? PLAN_PATTERNS : 0;
	v->form = &r->form;
	v->back = plan_page(r, p->id);
	page_start(r, PLACE_PEOPLE, v->exists ? tr(cx->lang, "Goal") : tr(cx->lang, "A new goal"),
	    tr(cx->lang, "First the cause, then the goal, in the client’s own words."));
	person_places_of(r, p->person, PERSON_PLAN);
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

	if (!form_read(r, &in))
		return ST_INVALID;
	in.plan.v = r->id;
	return entry_saved(r, plan_goal_add(&r->cx, &in), plan_page(r, in.plan));
}

enum st
plan_goal_edit_get(struct req *r)
{
	struct q_plan_goal_get g;
	struct q_plan_get p;
	struct entry *was = NEW(r->cx.mem, struct entry);
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-goals", r->id, ""),
		.withdraw =
		    url_plan_of(r->cx.mem, r->cx.tenant, "plan-goals", r->id, "/withdraw") };
	enum st st = plan_goal_find(&r->cx, (goal_id){ r->id }, &g, &p);

	if (st != ST_OK)
		return st;
	plan_goal_of(&r->cx, (goal_id){ r->id }, &g, &p, was);
	v.n_past = entry_shown(r, was, plan_goal_fields, LEN(plan_goal_fields), &v.past);
	return draw_goal(r, &v, &p);
}

enum st
plan_goal_edit_post(struct req *r)
{
	struct plan_goal_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, plan_goal_edit(&r->cx, &in), &plan_goal_sort);
}

enum st
plan_goal_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &plan_goal_sort);
}

/* ---- the SMART sheet of a goal, a filled form ---- */

enum st
plan_smart_get(struct req *r)
{
	struct q_plan_goal_get g;
	struct q_plan_get p;
	enum st st = plan_goal_find(&r->cx, (goal_id){ r->id }, &g, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	return redirect(r, g.smart.v == 0 ? plan_page(r, g.plan) :
	    url_answer(r->cx.mem, r->cx.tenant, g.smart));
}

/* Pressed twice: the sheet that is there. */
enum st
plan_smart_post(struct req *r)
{
	struct q_plan_goal_get g;
	struct q_plan_get p;
	enum st st = plan_goal_find(&r->cx, (goal_id){ r->id }, &g, &p);

	if (st == ST_OK && g.smart.v == 0)
		st = plan_goal_smart(&r->cx, (goal_id){ r->id }, &g.smart);
	return st != ST_OK ? st : redirect(r, url_answer(r->cx.mem, r->cx.tenant, g.smart));
}
