/* SPDX-License-Identifier: EUPL-1.2
 * plan_goal.c - goals, each answering a cause, in the client's words, with an end and an effect.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/answer/answer.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/formfile/formfile.h"

#include <string.h>

enum st
plan_goal_find(struct cx *cx, goal_id id, struct q_plan_goal_get *g, struct q_plan_get *p)
{
	if (!q_plan_goal_get(cx, g, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such goal."));
	return plan_find(cx, g->plan, p);
}

/* A goal keeps the words of its cause; those of a sensitive problem stay in the diagnosis. */
static void
check_cause(struct cx *cx, struct plan_goal_in *in, person_id person, problem_id before)
{
	struct diagnosis_joint *j;
	size_t n = in->problem.v == 0 ? 0 : diagnosis_joint(cx, person, &j);
	bool known = in->problem.v == 0 || in->problem.v == before.v;

	for (size_t i = 0; i < n; i++) {
		if (j[i].origin.v != in->problem.v)
			continue;
		known = true;
		if (text_empty(in->cause) && !j[i].sensitive)
			in->cause = *j[i].cause == '\0' ? j[i].words :
			    arena_strf(cx->mem, "%s: %s", j[i].words, j[i].cause);
	}
	if (!known)
		cx_fault(cx, "problem", "%s",
		    tr(cx->lang, "Choose one of the problems agreed together."));
	if (rule_on("R322") && in->problem.v == 0 && text_empty(in->cause))
		cx_fault(cx, "cause", "%s",
		    tr(cx->lang,
		        "Choose the problem it answers or write the cause: first the cause, then the goal."));
}

static void
check(struct cx *cx, struct plan_goal_in *in, const struct q_plan_get *p, problem_id before)
{
	if (*plan_area_word(cx->lang, in->area) == '\0')
		cx_fault(cx, "area", "%s", tr(cx->lang, "Choose the area."));
	if (rule_on("R091") && *plan_level_word(cx->lang, in->level) == '\0')
		cx_fault(cx, "level", "%s", tr(cx->lang, "Choose the level of the goal."));
	if (rule_on("R323") && text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang,
		    "Write what the client wants to reach, in the client’s own words."));
	check_cause(cx, in, p->person, before);
	if (rule_on("R090") && in->aim.v != 0 && !plan_aim_there(cx, in->aim))
		cx_fault(
		    cx, "aim", "%s", tr(cx->lang, "Choose one of the goals of this partnership."));
	if (rule_on("R324-effect") && text_empty(in->effect))
		cx_fault(
		    cx, "effect", "%s", tr(cx->lang, "Write how we will know that it is reached."));
	if (rule_on("R324-end") && in->end_on == NULL)
		cx_fault(cx, "end_on", "%s", tr(cx->lang, "Write by when it is to be reached."));
}

enum st
plan_goal_add(struct cx *cx, const struct plan_goal_in *typed)
{
	struct plan_goal_in goal = *typed, *in = &goal;
	struct q_plan_get p;
	enum st st = plan_draft(cx, in->plan, &p);

	if (st != ST_OK)
		return st;
	check(cx, in, &p, (problem_id){ 0 });
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_goal_insert(cx,
	        &(struct q_plan_goal_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .plan = in->plan,
	            .area = in->area,
	            .level = in->level,
	            .content = in->content,
	            .problem = in->problem,
	            .cause = in->cause,
	            .effect = in->effect,
	            .end_on = in->end_on == NULL ? cx->today : in->end_on,
	            .aim = in->aim,
	            .by = cx->actor,
	            .now = cx->now }) > 0) {
		case_words_keep(cx, p.person, in->id.v, in->content);
		audit_add(cx, "plan.goal", in->id.v, p.person, in->area);
	}
	return ST_OK;
}

/* ---- changed, withdrawn ---- */

static void
texts(struct cx *cx, const struct q_plan_goal_get *g, struct entry *ret)
{
	entry_word(ret, "area", g->area, plan_area_word(cx->lang, g->area));
	entry_id(cx, ret, "level", g->level, plan_level_word(cx->lang, g->level));
	entry_text(ret, "content", g->content);
	entry_id(cx, ret, "problem", g->problem.v, NULL);
	entry_text(ret, "cause", g->cause);
	entry_text(ret, "effect", g->effect);
	entry_day(cx, ret, "end_on", g->end_on);
	entry_id(cx, ret, "aim", g->aim.v, NULL);
}

void
plan_goal_of(struct cx *cx, goal_id id, const struct q_plan_goal_get *g,
    const struct q_plan_get *p, struct entry *ret)
{
	*ret = (struct entry){ .thing = "plan_goal", .id = id.v, .action = "plan.goal",
		.person = p->person, .detail = g->area, .withdrawn = g->withdrawn_at != 0,
		.back = url_plan_of(cx->mem, cx->tenant, "plans", g->plan.v, "") };
	texts(cx, g, ret);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_plan_goal_get g;
	struct q_plan_get p;
	enum st st = plan_goal_find(cx, (goal_id){ id }, &g, &p);

	if (st == ST_OK)
		plan_goal_of(cx, (goal_id){ id }, &g, &p, ret);
	return st;
}

/* A goal that tasks still serve stays. */
static enum st
open(struct cx *cx, int64_t id)
{
	struct q_plan_goal_get g;
	struct q_plan_tasks *t;
	struct q_plan_get p;
	enum st st = plan_goal_find(cx, (goal_id){ id }, &g, &p);
	size_t n = 0;

	if (st == ST_OK)
		st = plan_draft(cx, g.plan, &p);
	if (st == ST_OK)
		n = q_plan_tasks(cx, &t, cx->tenant, g.plan);
	for (size_t i = 0; i < n; i++)
		if (t[i].goal.v == g.origin.v)
			return cx_fail(cx, ST_CONFLICT,
			    tr(cx->lang,
			        "Tasks still serve this goal, such as “%s”. Withdraw them or give them another goal first."),
			    t[i].content);
	return st;
}

static void
end(struct cx *cx, int64_t id)
{
	q_plan_goal_withdraw(cx, cx->tenant, (goal_id){ id }, cx->now);
}

const struct entry_sort plan_goal_sort = { load, open, end };

enum st
plan_goal_edit(struct cx *cx, const struct plan_goal_in *typed)
{
	struct plan_goal_in goal = *typed, *in = &goal;
	struct q_plan_goal_get old = { 0 };
	struct q_plan_get p;
	struct entry was, is = { 0 };
	enum st st = plan_goal_find(cx, in->id, &old, &p);
	bool write = false;

	if (st == ST_OK)
		st = plan_draft(cx, old.plan, &p);
	if (st != ST_OK)
		return st;
	check(cx, in, &p, old.problem);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (in->end_on == NULL)
		in->end_on = old.end_on;
	plan_goal_of(cx, in->id, &old, &p, &was);
	texts(cx,
	    &(struct q_plan_goal_get){ .area = in->area,
	        .level = in->level,
	        .content = in->content,
	        .problem = in->problem,
	        .cause = in->cause,
	        .effect = in->effect,
	        .end_on = in->end_on,
	        .aim = in->aim },
	    &is);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st != ST_OK || !write)
		return st;
	q_plan_goal_update(cx, &(struct q_plan_goal_update_in){ .tenant = cx->tenant,
	    .id = in->id, .area = in->area, .level = in->level, .content = in->content,
	    .problem = in->problem, .cause = in->cause, .effect = in->effect,
	    .end_on = in->end_on, .aim = in->aim });
	case_words_keep(cx, p.person, old.origin.v, in->content);
	return ST_OK;
}

enum st
plan_goal_smart(struct cx *cx, goal_id id, answer_id *ret)
{
	struct q_plan_goal_get g;
	struct q_plan_get p;
	struct formfile f;
	enum st st = plan_goal_find(cx, id, &g, &p);

	*ret = (answer_id){ id_new() };
	if (st == ST_OK && !formfile_of_tool(cx, "smart", &f))
		st = cx_fail(cx, ST_NOT_FOUND, "no sheet for goals");
	if (st == ST_OK)
		st = answer_begin(cx,
		    &(struct answer_begin){ .id = *ret, .person = p.person, .url = f.url });
	if (st != ST_OK)
		return st;
	q_plan_goal_smart(cx, cx->tenant, id, *ret);
	audit_add(cx, "plan.goal_smart", id.v, p.person, "");
	return ST_OK;
}
