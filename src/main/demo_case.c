/* SPDX-License-Identifier: EUPL-1.2
 * demo_case.c - the case files of the demonstration: diagnosis, plan, filled forms.
 */
#include "main/demo_case.h"

#include "mod/formfile/formfile.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { ACCEPTED = 11, PLANNED = 13 };   /* so many clients; the last two have no diagnosis yet */

struct file {                   /* of one client */
	struct demo           *d;
	const struct demo_who *w;
	const struct story    *s;
	diagnosis_id           diagnosis;
	plan_id                plan;
	problem_id             problem[STORY_PROBLEMS];
	goal_id                goal[STORY_PROBLEMS];
	bool                   accepted;
};

static const int first_of[PARTNERS] = { U_OPS, U_PUP, U_NGO };
static const int story_of[] = { 0, 1, 0, 0, 1, 2, 2 };         /* of a life (demo_lives) */

static void
add_findings(struct file *f)
{
	struct demo *d = f->d;
	const char *on = demo_day(d, 0, 9);

	for (size_t i = 0; i < STORY_FINDINGS; i++) {
		const struct story_finding *e = &f->s->finding[i];
		int64_t at = demo_at(on, 11, (int)i);

		q_demo_finding(d->cx, &(struct q_demo_finding_in){ .tenant = d->p,
					  .id = { demo_id(d, at) },
					  .diagnosis = f->diagnosis,
					  .kind = e->kind,
					  .code = e->code,
					  .content = e->content,
					  .more = e->more,
					  .who = "",
					  .source = e->source,
					  .on = on,
					  .partner = d->partner[e->partner],
					  .by = d->user[first_of[e->partner]],
					  .at = at });
	}
}

static void
add_problems(struct file *f)
{
	struct demo *d = f->d;
	const char *on = demo_day(d, 0, 12);

	for (size_t i = 0; i < STORY_PROBLEMS; i++) {
		const struct story_problem *p = &f->s->problem[i];
		int64_t at = demo_at(on, 10, (int)i);

		f->problem[i] = (problem_id){ demo_id(d, at) };
		q_demo_problem(d->cx, &(struct q_demo_problem_in){ .tenant = d->p,
					  .id = f->problem[i],
					  .diagnosis = f->diagnosis,
					  .code = p->code,
					  .content = p->content,
					  .cause = p->cause,
					  .client = p->client,
					  .family = p->family,
					  .worker = p->worker,
					  .blocking = p->blocking,
					  .place = (int64_t)i + 1,
					  .on = on,
					  .note = "Kolejność ustalona razem przy stole.",
					  .partner = d->partner[demo_users[f->w->worker].partner],
					  .by = d->user[f->w->worker],
					  .at = at });
	}
}

static void
add_diagnosis(struct file *f)
{
	struct demo *d = f->d;
	int64_t at = demo_at(demo_day(d, 0, 9), 10, 30);

	f->diagnosis = (diagnosis_id){ demo_id(d, at) };
	q_demo_diagnosis(d->cx,
	    &(struct q_demo_diagnosis_in){ .tenant = d->p,
	        .id = f->diagnosis,
	        .person = f->w->id,
	        .state = "agreed",
	        .summary = f->s->summary,
	        .client_part = "Rozmowa i wspólne czytanie, poprawione dwa zdania.",
	        .agreed = demo_day(d, 0, 12),
	        .review = demo_day(d, DEMO_OPEN, 26),
	        .by = d->user[f->w->worker],
	        .at = at });
	add_findings(f);
	add_problems(f);
	demo_trail(d, at, f->w->worker, "diagnosis.add", f->diagnosis.v, f->w->id);
}

static void
add_goals(struct file *f)
{
	struct demo *d = f->d;

	for (size_t i = 0; i < STORY_PROBLEMS; i++) {
		int64_t at = demo_at(demo_day(d, 0, 16), 12, (int)i);

		f->goal[i] = (goal_id){ demo_id(d, at) };
		q_demo_goal(d->cx, &(struct q_demo_goal_in){ .tenant = d->p,
				       .id = f->goal[i],
				       .plan = f->plan,
				       .area = f->s->goal[i].area,
				       .level = f->s->goal[i].level,
				       .content = f->s->goal[i].content,
				       .problem = f->problem[i],
				       .cause = f->s->problem[i].cause,
				       .effect = f->s->goal[i].effect,
				       .end = demo_day(d, DEMO_OPEN + 1, 20),
				       .by = d->user[f->w->worker],
				       .at = at });
	}
}

static void
add_tasks(struct file *f)
{
	struct demo *d = f->d;

	for (size_t i = 0; i < STORY_TASKS; i++) {
		const struct story_task *t = &f->s->task[i];
		const char *to = demo_day(d, t->month, 24);
		bool done = f->accepted && *t->result != '\0' && demo_past(d, to);
		int64_t at = demo_at(demo_day(d, 0, 16), 13, (int)i);

		q_demo_task(d->cx,
		    &(struct q_demo_task_in){ .tenant = d->p,
			.id = { demo_id(d, at) },
			.plan = f->plan,
			.goal = f->goal[t->goal],
			.part = t->part,
			.content = t->content,
			.partner = t->partner < 0 ? (partner_id){ 0 } : d->partner[t->partner],
			.user = t->partner < 0 ? (user_id){ 0 } : d->user[first_of[t->partner]],
			.kind = t->kind < 0 ? (kind_id){ 0 } : d->kind[t->kind],
			.from = demo_day(d, t->month, 2),
			.to = to,
			.readiness = i % 3 == 0 ? "small_step" : "ready",
			.state = done ? "done" : "planned",
			.result = done ? t->result : "",
			.by = d->user[f->w->worker],
			.at = at });
	}
}

static void
add_asides(struct file *f)
{
	struct demo *d = f->d;
	const char *on = demo_day(d, 0, 18);

	for (size_t i = 0; i < STORY_ASIDES; i++) {
		const struct story_aside *e = &f->s->aside[i];
		int64_t at = demo_at(on, 9, (int)i);

		q_demo_aside(d->cx,
		    &(struct q_demo_aside_in){ .tenant = d->p,
			.id = { demo_id(d, at) },
			.plan = f->plan,
			.kind = e->kind,
			.area = e->area,
			.content = e->content,
			.pros = e->pros,
			.cons = e->cons,
			.choice = e->choice,
			.reason = e->reason,
			.partner = e->partner < 0 ? (partner_id){ 0 } : d->partner[e->partner],
			.on = on,
			.by = d->user[e->partner < 0 ? f->w->worker : first_of[e->partner]],
			.at = at });
	}
}

static void
add_plan(struct file *f)
{
	struct demo *d = f->d;
	const struct demo_life *life = &demo_lives[f->w->life];
	int64_t at = demo_at(demo_day(d, 0, 16), 11, 0);

	f->plan = (plan_id){ demo_id(d, at) };
	q_demo_plan(d->cx,
	    &(struct q_demo_plan_in){ .tenant = d->p,
	        .id = f->plan,
	        .person = f->w->id,
	        .state = f->accepted ? "accepted" : "draft",
	        .main_goal = life->motivation,
	        .job = life->interest,
	        .contact = f->s->contact,
	        .client_part =
	            f->accepted ? "Ułożony razem, podpisany po dwóch dniach namysłu." : "",
	        .accepted = f->accepted ? demo_day(d, 0, 20) : NULL,
	        .partner = d->partner[demo_users[f->w->worker].partner],
	        .by = d->user[f->w->worker],
	        .at = at });
	add_goals(f);
	add_tasks(f);
	add_asides(f);
	demo_trail(d, at, f->w->worker, "plan.add", f->plan.v, f->w->id);
}

static void
add_items(struct file *f)
{
	static const char *const sort[] = { "strength", "supporter", "expectation" };
	struct demo *d = f->d;
	const char *on = demo_day(d, 0, 5);

	for (size_t i = 0; i < LEN(sort); i++) {
		const struct story_finding *e = &f->s->finding[i == 0 ? 4 : i == 1 ? 3 : 1];
		int64_t at = demo_at(on, 12, 30 + (int)i);

		q_demo_item(d->cx, &(struct q_demo_item_in){ .tenant = d->p,
				       .id = { demo_id(d, at) },
				       .person = f->w->id,
				       .partner = d->partner[demo_users[f->w->worker].partner],
				       .author = d->user[f->w->worker],
				       .sort = sort[i],
				       .content = i == 1 ? f->s->aside[4].content : e->content,
				       .more = i == 1 ? "" : e->more,
				       .on = on,
				       .at = at });
	}
}

/* Each partner may read what any other wrote: the consent in the declaration. */
static void
add_basis(struct file *f)
{
	struct demo *d = f->d;
	const char *on = demo_day(d, 0, 2);

	for (int i = 0; i < PARTNERS; i++) {
		int64_t at = demo_at(on, 10, i);

		q_demo_basis(d->cx, &(struct q_demo_basis_in){ .tenant = d->p,
					.id = { demo_id(d, at) },
					.person = f->w->id,
					.source = { 0 },
					.recipient = d->partner[i],
					.purpose = "Wspólne wsparcie w partnerstwie",
					.legal = "Zgoda w podpisanej deklaracji",
					.from = on,
					.by = d->user[U_COORDINATOR],
					.at = at });
	}
}

/* ---- forms: the survey at the beginning; predispositions then and after half a year ---- */

static json_t *
reply(const char *link, json_t *value, const char *type)
{
	return json_pack("{s:s, s:[{s:o}]}", "linkId", link, "answer", type, value);
}

/* As she writes her name in a form. */
static const char *
called(const struct file *f)
{
	return arena_strf(f->d->cx->mem, "%s %s", f->w->given, f->w->surname);
}

/* Eleven marks of 1 to 10. grown: how much better it went since. */
static json_t *
ratings(struct demo *d, int grown)
{
	json_t *all = json_array();

	for (int i = 1; i <= 11; i++) {
		int mark = 4 + (int)(i + d->k) % 3 + (i % 4 == 3 ? 0 : grown);

		json_array_append_new(all, reply(arena_strf(d->cx->mem, "3.%d", i),
					       json_integer(mark), "valueInteger"));
	}
	return json_pack("{s:s, s:o}", "linkId", "3", "item", all);
}

static const char *
as_text(struct file *f, json_t *top)
{
	char *text = json_dumps(top, JSON_COMPACT);
	const char *out = arena_str(f->d->cx->mem, text);

	free(text);
	json_decref(top);
	return out;
}

static const char *
balance(struct file *f, int grown)
{
	json_t *name = reply("1.1", json_string(called(f)), "valueString"),
	       *good = reply("2.1", json_string(demo_lives[f->w->life].strengths), "valueString"),
	       *likes = reply("4.3", json_string(demo_lives[f->w->life].interest), "valueString");

	return as_text(f,
	    json_pack("{s:s, s:s, s:s, s:[{s:s, s:[o]}, {s:s, s:[o]}, o, {s:s, s:[o]}]}",
	        "resourceType", "QuestionnaireResponse", "questionnaire",
	        "urn:kompan:form:balance|1.0", "status", "completed", "item", "linkId", "1", "item",
	        name, "linkId", "2", "item", good, ratings(f->d, grown), "linkId", "4", "item",
	        likes));
}

static json_t *
coded(const char *link, const char *code)
{
	return reply(link,
	    json_pack("{s:s, s:s}", "system", "urn:kompan:code:ex-ante", "code", code),
	    "valueCoding");
}

/* At the beginning: what she needs, and that she agrees. */
static const char *
start(struct file *f)
{
	json_t *name = reply("1.1", json_string(called(f)), "valueString"),
	       *registered = reply("1.4", json_true(), "valueBoolean"),
	       *hopes = reply("2.2", json_string(demo_lives[f->w->life].motivation), "valueString"),
	       *good = reply("2.3", json_string(demo_lives[f->w->life].strengths), "valueString"),
	       *matters = reply("2.5", json_integer(6 + f->w->life % 4), "valueInteger");

	return as_text(f,
	    json_pack("{s:s, s:s, s:s, s:[{s:s, s:[o, o]}, {s:s, s:[o, o, o, o]}, {s:s, s:[o, o]}]}",
	        "resourceType", "QuestionnaireResponse", "questionnaire",
	        "urn:kompan:form:ex-ante|1.0", "status", "completed", "item", "linkId", "1", "item",
	        name, registered, "linkId", "2", "item", coded("2.1", "vocational-advice"), hopes,
	        good, matters, "linkId", "3", "item", coded("3.2", "agree"),
	        coded("3.4", "disagree")));
}

static void
add_answer(struct file *f, form_version_id form, const char *on, int user, const char *content)
{
	struct demo *d = f->d;
	int64_t at = demo_at(on, 11, 0);

	if (f->w->to_on != NULL && strcmp(on, f->w->to_on) > 0)
		return;
	q_demo_answer(d->cx, &(struct q_demo_answer_in){ .tenant = d->p,
				 .id = { demo_id(d, at) },
				 .form = form,
				 .person = f->w->id,
				 .partner = d->partner[user == U_PUP_2 ? PUP : OPS],
				 .content = content,
				 .on = on,
				 .place = d->place,
				 .who = called(f),
				 .by = d->user[user],
				 .at = at });
}

static form_version_id
take_form(struct demo *d, const char *url, int hour)
{
	form_version_id form = { demo_id(d, demo_at(demo_day(d, 0, 2), hour, 0)) };

	formfile_copy(d->cx, url, form);
	return form;
}

void
demo_cases(struct demo *d)
{
	form_version_id first = take_form(d, "urn:kompan:form:ex-ante", 9),
			predispositions = take_form(d, "urn:kompan:form:balance", 10);

	for (size_t i = 0; i < PLANNED; i++) {
		struct arena_mark mark = arena_mark(d->cx->mem);
		struct file f = { .d = d, .w = &d->who[i],
			.s = &demo_stories[story_of[d->who[i].life]],
			.accepted = i < ACCEPTED };

		add_basis(&f);
		add_items(&f);
		add_diagnosis(&f);
		add_plan(&f);
		if (i % 5 != 4) /* with some it is still to be done */
			add_answer(&f, first, demo_day(d, 0, 3), U_OPS, start(&f));
		add_answer(&f, predispositions, demo_day(d, 0, 11), U_PUP_2, balance(&f, 0));
		add_answer(
		    &f, predispositions, demo_day(d, DEMO_OPEN - 2, 11), U_PUP_2, balance(&f, 2));
		arena_rewind(d->cx->mem, mark);
	}
}
