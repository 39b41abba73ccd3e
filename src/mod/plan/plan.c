/* SPDX-License-Identifier: EUPL-1.2
 * plan.c - versions of a plan: begun, worded, accepted by the client.
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/casefile/casefile.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"

#include <string.h>

/* A plan is the team's: another partner reads it while there is a basis for it. */
static bool
sees(const struct case_access *access, partner_id partner, user_id by)
{
	return case_sees(access, &(struct case_mark){ .partner = partner, .author = by,
	    .circle = "team", .kind = "", .client = true });
}

enum st
plan_find(struct cx *cx, plan_id id, struct q_plan_get *p)
{
	struct person_row row;

	if (!q_plan_get(cx, p, cx->tenant, id) || !person_get(cx, p->person, &row) ||
	    !sees(case_access_load(cx, p->person), p->partner, p->by))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such plan."));
	return ST_OK;
}

enum st
plan_draft(struct cx *cx, plan_id id, struct q_plan_get *p)
{
	enum st st = plan_find(cx, id, p);

	return st == ST_OK && strcmp(p->state, "draft") != 0
	    ? cx_fail(cx, ST_CONFLICT, "%s",
	          tr(cx->lang,
	              "This version is accepted and stays as it is. Begin a new version to change the plan."))
	    : st;
}

void
plan_head_of(struct cx *cx, const struct q_plan_get *p, struct entry *ret)
{
	*ret = (struct entry){ .thing = "plan", .id = p->id.v, .action = "plan", .person = p->person,
		.detail = "", .back = url_plan_of(cx->mem, cx->tenant, "plans", p->id.v, "") };
	entry_text(ret, "main_goal", p->main_goal);
	entry_text(ret, "job", p->job);
	entry_text(ret, "contact", p->contact);
	entry_text(ret, "alone", p->alone);
	entry_text(ret, "near_job", p->near_job);
	entry_word(ret, "level", p->level, plan_qualified_word(cx->lang, p->level));
	entry_id(cx, ret, "commute_km", p->commute_km,
	    arena_strf(cx->mem, "%lld km", (long long)p->commute_km));
	entry_text(ret, "transport", p->transport);
}

static void
copy(struct cx *cx, plan_id from, plan_id to)
{
	q_plan_copy_goals(cx, &(struct q_plan_copy_goals_in){ cx->tenant, from, to, { id_new() } });
	q_plan_copy_tasks(cx, &(struct q_plan_copy_tasks_in){ cx->tenant, from, to, { id_new() } });
	q_plan_copy_entries(
	    cx, &(struct q_plan_copy_entries_in){ cx->tenant, from, to, { id_new() } });
	q_plan_copy_shares(cx, cx->tenant, from, to);
}

static void
check(struct cx *cx, const struct plan_in *in)
{
	if (rule_on("R232") && text_empty(in->main_goal))
		cx_fault(cx, "main_goal", "%s", tr(cx->lang,
		    "Write what the client wants to reach, in the client’s own words."));
	if (in->commute_km < 0 || in->commute_km > 300)
		cx_fault(cx, "commute_km", "%s", tr(cx->lang, "Between 0 and 300 kilometres."));
	if (rule_on("R149") && in->commute_km > 0 && text_empty(in->transport))
		cx_fault(cx, "transport", "%s", tr(cx->lang,
		    "Write how one gets there: by what, how often, and what it costs."));
}

static void
write_head(struct cx *cx, const struct plan_in *in, person_id person)
{
	case_words_keep(cx, person, in->id.v, in->main_goal);
	q_plan_head(cx, &(struct q_plan_head_in){ .tenant = cx->tenant, .id = in->id,
	    .main_goal = in->main_goal, .job = rule_on("R236") ? in->job : "",
	    .contact = rule_on("R330") ? in->contact : "",
	    .alone = rule_on("R391") ? in->alone : "",
	    .near_job = rule_on("R295-job") ? in->near_job : "", .level = in->level,
	    .commute_km = in->commute_km, .transport = in->transport });
}

enum st
plan_begin(struct cx *cx, person_id person, const struct plan_in *in, plan_id *ret)
{
	struct person_row row;
	struct q_plan_versions *v;
	struct q_plan_get last;
	size_t n;

	if (!person_get(cx, person, &row))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such person."));
	n = q_plan_versions(cx, &v, cx->tenant, person);
	*ret = n > 0 ? v[0].id : in->id;
	if (n > 0 && plan_find(cx, v[0].id, &last) != ST_OK)
		return ST_NOT_FOUND;
	if (n > 0 && (v[0].id.v == in->id.v || strcmp(v[0].state, "draft") == 0))
		return ST_OK;
	if (n > 0 && text_empty(in->why))
		cx_fault(cx, "why", "%s", tr(cx->lang, "Write why the plan is changed."));
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	*ret = in->id;
	if (q_plan_insert(cx, &(struct q_plan_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .person = person, .no = n > 0 ? v[0].no + 1 : 1, .why = in->why,
	    .partner = cx->partner, .by = cx->actor, .now = cx->now }) == 0)
		return ST_OK;
	write_head(cx, in, person);
	if (n > 0)
		copy(cx, v[0].id, in->id);
	audit_add(cx, "plan.begin", in->id.v, person, "");
	return ST_OK;
}

enum st
plan_edit(struct cx *cx, const struct plan_in *in)
{
	struct q_plan_get old, now;
	struct entry was, is;
	enum st st = plan_draft(cx, in->id, &old);
	bool write = false;

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	now = old;
	now.main_goal = in->main_goal;
	now.job = in->job;
	now.contact = in->contact;
	now.alone = in->alone;
	now.near_job = in->near_job;
	now.level = in->level;
	now.commute_km = in->commute_km;
	now.transport = in->transport;
	plan_head_of(cx, &old, &was);
	plan_head_of(cx, &now, &is);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st == ST_OK && write)
		write_head(cx, in, old.person);
	return st;
}

/* Planning is gated, recording is not: services that took place are logged without any plan. */
static void
check_ready(struct cx *cx, const struct q_plan_get *p)
{
	struct q_plan_goals *g;
	struct q_plan_tasks *t;

	if (rule_on("R109") && !diagnosis_is_agreed(cx, p->person))
		cx_fault(cx, "", "%s", tr(cx->lang,
		    "Agree the diagnosis first: a plan answers the causes found there."));
	if (q_plan_goals(cx, &g, cx->tenant, p->id) == 0)
		cx_fault(cx, "", "%s", tr(cx->lang, "The plan has no goal yet."));
	if (q_plan_tasks(cx, &t, cx->tenant, p->id) == 0)
		cx_fault(cx, "", "%s", tr(cx->lang, "The plan has no task yet."));
}

enum st
plan_accept(struct cx *cx, plan_id id, const struct plan_accept *in)
{
	struct q_plan_get p;
	enum st st = plan_find(cx, id, &p);

	if (st != ST_OK)
		return st;
	if (strcmp(p.state, "draft") != 0)
		return text_eq(p.accepted_on, in->on) && text_eq(p.client_part, in->part) ? ST_OK :
		    plan_draft(cx, id, &p);
	check_ready(cx, &p);
	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day on which it was accepted."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(
		    cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
	if (rule_on("R336") && text_empty(in->part))
		cx_fault(cx, "part", "%s", tr(cx->lang,
		    "Write how the client accepted the plan; without that it does not begin."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_plan_accepted(cx,
	    &(struct q_plan_accepted_in){
	        .tenant = cx->tenant, .id = id, .on = in->on, .part = in->part });
	q_plan_outdate(cx, cx->tenant, p.person, id);
	audit_add(cx, "plan.accept", id.v, p.person, in->on);
	return ST_OK;
}

bool
plan_held(struct cx *cx, person_id person, const char *on)
{
	struct q_plan_versions *v;
	size_t n = q_plan_versions(cx, &v, cx->tenant, person);

	for (size_t i = 0; i < n; i++)
		if (v[i].accepted_on != NULL && strcmp(v[i].accepted_on, on) <= 0)
			return true;
	return false;
}

enum st
plan_load(struct cx *cx, plan_id id, struct plan_whole *w)
{
	struct person_row row;

	*w = (struct plan_whole){ 0 };
	if (!q_plan_get(cx, &w->p, cx->tenant, id) || !person_get(cx, w->p.person, &row))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such plan."));
	w->access = case_access_load(cx, w->p.person);
	if (!sees(w->access, w->p.partner, w->p.by))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such plan."));
	w->name = row.called;
	w->sex = row.sex;
	w->n_goal = q_plan_goals(cx, &w->goal, cx->tenant, id);
	w->n_task = q_plan_tasks(cx, &w->task, cx->tenant, id);
	w->n_entry = q_plan_entries(cx, &w->entry, cx->tenant, id);
	w->n_version = q_plan_versions(cx, &w->version, cx->tenant, w->p.person);
	for (size_t i = 0; i < w->n_version; i++)
		if (w->version[i].id.v == id.v)
			w->self = &w->version[i];
	if (w->self == NULL)            /* more than the list holds */
		w->self = NEW(cx->mem, struct q_plan_versions);
	plan_missing(cx, w);
	return ST_OK;
}
