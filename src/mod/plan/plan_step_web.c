/* SPDX-License-Identifier: EUPL-1.2
 * plan_step_web.c - how a step went, the next one, and smaller or later at the client's pace.
 */
#include "base/date.h"
#include "base/id.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"

#include <string.h>

#define NEXT_DAYS 14    /* offered; a step may take longer */

#define S(m, kind_, label_, ...) FIELD(struct plan_settle, m, kind_, label_, __VA_ARGS__)

const struct field plan_settle_fields[N_SETTLE_FIELDS] = {
	S(stamp, FIELD_LINE, "stamp"),
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
	struct entry e;
	struct plan_form_view v = { .form = &r->form,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks", r->id, "/settle") };
	enum st st = plan_task_find(&r->cx, (task_id){ r->id }, &t, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	plan_settle_of(&r->cx, &t, &p, &e);
	v.n_past = entry_shown(r, &e, plan_settle_fields, LEN(plan_settle_fields), &v.past);
	v.said = t.content;
	v.back = plan_page(r, t.plan);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "How did it go?"), NULL);
	person_places_of(r, p.person, PERSON_PLAN);
	plan_settle_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* A step settled asks for the next one. */
enum st
plan_settle_post(struct req *r)
{
	struct plan_settle in = { 0 };
	plan_id plan;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = plan_task_settle(&r->cx, (task_id){ r->id }, &in, &plan);
	return st != ST_OK ? st : redirect_say(r, url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks",
	    r->id, "/next"), N_("Saved. What is the next small step?"));
}

/* ---- the next step ---- */

static void
fill_next(struct req *r, const struct q_plan_task_get *t)
{
	struct form *f = &r->form;
	const char *to = date_add(r->cx.mem, r->cx.today, NEXT_DAYS);

	form_set_int(f, "id", id_new());
	form_set(f, "part", t->part);
	form_set_int(f, "goal", t->goal.v);
	form_set(f, "client", t->user.v == 0 ? "1" : "");
	form_set_int(f, "partner", t->partner.v);
	form_set_int(f, "user", t->user.v);
	form_set(f, "from_on", r->cx.today);
	form_set(f, "to_on", to);
	form_set(f, "assess_on", to);
}

enum st
plan_next_get(struct req *r)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	struct plan_form_view v = { .action = url_plan_of(
		                        r->cx.mem, r->cx.tenant, "plan-tasks", r->id, "/next") };
	enum st st = plan_task_find(&r->cx, (task_id){ r->id }, &t, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed)
		fill_next(r, &t);
	v.said = t.content;
	return plan_task_draw(r, &v, &p, (kind_id){ 0 });
}

enum st
plan_next_post(struct req *r)
{
	struct plan_task_in in = { 0 };
	struct q_plan_task_get t;
	struct q_plan_get p;
	enum st st = plan_task_find(&r->cx, (task_id){ r->id }, &t, &p);

	if (st != ST_OK)
		return st;
	if (!form_read(r, &in))
		return ST_INVALID;
	return entry_saved(
	    r, plan_task_next(&r->cx, (task_id){ r->id }, &in), plan_page(r, t.plan));
}

/* ---- at the client's pace ---- */

#define P(m, kind_, label_, ...) FIELD(struct plan_pace, m, kind_, label_, __VA_ARGS__)

const struct field plan_pace_fields[N_PACE_FIELDS] = {
	P(stamp, FIELD_LINE, "stamp"),
	P(content, FIELD_BLOCK, N_("What is to be done"), .max = 1000),
	P(to_on, FIELD_DATE, N_("Until")),
	P(assess_on, FIELD_DATE, N_("When we look at it together")),
	P(reason, FIELD_BLOCK, N_("Why it changes"), .max = 1000),
};

enum st
plan_pace_get(struct req *r)
{
	struct q_plan_task_get t;
	struct q_plan_get p;
	struct entry e;
	struct plan_form_view v = { .form = &r->form,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "plan-tasks", r->id, "/pace") };
	enum st st = plan_task_find(&r->cx, (task_id){ r->id }, &t, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	plan_pace_of(&r->cx, &t, &p, &e);
	v.n_past = entry_shown(r, &e, plan_pace_fields, LEN(plan_pace_fields), &v.past);
	v.back = plan_page(r, t.plan);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "At the client’s pace"), tr(r->cx.lang,
	    "Smaller or later is no failure. The reason stays in the history."));
	person_places_of(r, p.person, PERSON_PLAN);
	plan_pace_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
plan_pace_post(struct req *r)
{
	struct plan_pace in = { 0 };
	plan_id plan;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = plan_task_pace(&r->cx, (task_id){ r->id }, &in, &plan);
	return entry_saved(r, st, plan_page(r, plan));
}
