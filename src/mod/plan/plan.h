/* SPDX-License-Identifier: EUPL-1.2
 * plan.h - a person's plan of action (tool 5): goals that answer causes, in the client's words;
 * small tasks, each with one who does it; alternatives and opinions; accepted by the client and the
 * partners.
 *
 * A version is draft, then accepted, then outdated by the next one. An accepted version stays as it
 * is; that a task was done or not is still recorded in it. Every call acts on cx->tenant.
 */
#ifndef KOMPAN_PLAN_H
#define KOMPAN_PLAN_H

#include "html/html.h"
#include "work/cx.h"

struct plan_in {
	plan_id     id;
	const char *why;                        /* needed from the second version on */
	const char *main_goal, *job, *contact;  /* R232 R236 R330 */
	const char *alone;              /* by what she or he will know that it goes without us (R391) */
	const char *near_job;           /* what is within reach on the way to a far job (R295) */
	const char *level;              /* of qualifications: none vocational secondary higher; "" */
	int64_t     commute_km;         /* to the place of work (R149) */
	const char *transport;
	const char *stamp;
};

/* A draft with all that the version before holds; a draft that is there already is *ret. ST_NOT_FOUND:
 * no such person; ST_INVALID. Sent twice: one row. */
enum st plan_begin(struct cx *, person_id, const struct plan_in *, plan_id *ret) MUST_USE;
/* ST_NOT_FOUND, ST_INVALID, ST_CONFLICT: accepted already, or changed meanwhile. */
enum st plan_edit(struct cx *, const struct plan_in *) MUST_USE;

struct plan_accept { const char *on, *part; };
/*
 * The client accepts (R336). ST_INVALID, ST_CONFLICT: not a draft; nothing is planned; no agreed
 * diagnosis. Accepted already with the same words: ST_OK.
 */
enum st plan_accept(struct cx *, plan_id, const struct plan_accept *) MUST_USE;

struct plan_goal_in {
	goal_id     id;
	plan_id     plan;
	const char *area;               /* social vocational */
	int64_t     level;              /* 1 attitude 2 life 3 work or learning (R091) */
	const char *content;            /* R323 */
	problem_id  problem;            /* origin of a joint problem, or cause says it (R322) */
	const char *cause, *effect, *end_on;    /* R324 */
	aim_id      aim;                /* of the partnership (R090); 0: none */
	const char *stamp;
};

/* ST_NOT_FOUND, ST_INVALID, ST_CONFLICT. Sent twice: one row. */
enum st plan_goal_add(struct cx *, const struct plan_goal_in *) MUST_USE;
enum st plan_goal_edit(struct cx *, const struct plan_goal_in *) MUST_USE;

/* A SMART sheet for it, to be filled in (R327); the goal keeps it through its versions. */
enum st plan_goal_smart(struct cx *, goal_id, answer_id *ret) MUST_USE;

struct plan_task_in {
	task_id     id;
	plan_id     plan;
	goal_id     goal;               /* origin (R338) */
	const char *part;               /* one of the nine groups of the form (R238) */
	const char *content, *details, *remark;
	bool        client;             /* the client does it; else partner and user, exactly one each */
	partner_id  partner;
	user_id     user;
	kind_id     kind;               /* of the catalogue of services; 0: none */
	const char *need;               /* why this service: which need it answers (R337) */
	plan_entry_id resource;         /* origin of a resource that it builds on (R291); 0: none */
	const char *effect;             /* what it is to give (R302) */
	const char *from_on, *to_on, *assess_on;        /* R329 */
	const char *readiness;          /* ready small_step not_yet (R340) */
	const char *stamp;
};

/* "not_yet" is refused: a step is planned when the client is ready for it (R331). */
enum st plan_task_add(struct cx *, const struct plan_task_in *) MUST_USE;
enum st plan_task_edit(struct cx *, const struct plan_task_in *) MUST_USE;
/*
 * The step after one that is settled (R295 R342): of the same goal, 31 days at most, also in an
 * accepted version. ST_CONFLICT: that one is not settled, or the version is outdated.
 */
enum st plan_task_next(struct cx *, task_id after, const struct plan_task_in *) MUST_USE;

struct plan_pace { const char *content, *to_on, *assess_on, *reason, *stamp; };
/* Smaller, or later, as the client's pace asks for (R301); also in an accepted version. */
enum st plan_task_pace(struct cx *, task_id, const struct plan_pace *, plan_id *ret) MUST_USE;

struct plan_settle { const char *state, *result, *obstacle, *otherwise, *stamp; };
/* done, or undone with what stood in the way and what is done otherwise; never with blame. In an
 * accepted version too. ST_CONFLICT: settled otherwise meanwhile. */
enum st plan_task_settle(struct cx *, task_id, const struct plan_settle *, plan_id *ret) MUST_USE;

struct plan_entry_in {
	plan_entry_id id;
	plan_id       plan;
	const char   *kind, *area, *content, *pros, *cons, *estimate, *choice, *reason;
	task_id       task;             /* origin of the task that a reward follows (R088) */
	const char   *on, *stamp;
};

enum st plan_entry_add(struct cx *, const struct plan_entry_in *) MUST_USE;
enum st plan_entry_edit(struct cx *, const struct plan_entry_in *) MUST_USE;

/* ---- the agreement that holds the plan ---- */

struct plan_contract_in {
	plan_id     plan;
	const char *sort;               /* social cooperation */
	const char *legal, *on, *place, *review;
	const char *client_duty, *worker_duty;
	const char *kept, *broken;      /* what follows when it is kept, and when not */
	user_id     supervisor;
	const char *client_on, *supervisor_on;  /* days of the signatures; NULL: not yet */
	const char *stamp;
};

/* ST_NOT_FOUND, ST_INVALID; ST_CONFLICT: both have signed, or it was changed meanwhile. */
enum st plan_contract_save(struct cx *, const struct plan_contract_in *) MUST_USE;

/* ---- what a plan chooses from ---- */

struct plan_offer_in {
	offer_id    id;
	const char *sort;               /* job training volunteering practice */
	const char *title, *place;
	const char *level;              /* the least that is asked for */
	const char *until, *note, *stamp;
};

/* ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: changed meanwhile. Sent twice: one row. */
enum st plan_offer_add(struct cx *, const struct plan_offer_in *) MUST_USE;
enum st plan_offer_edit(struct cx *, const struct plan_offer_in *) MUST_USE;

struct plan_aim_in { aim_id id; const char *content, *indicator, *legal, *stamp; };
enum st plan_aim_add(struct cx *, const struct plan_aim_in *) MUST_USE;
enum st plan_aim_edit(struct cx *, const struct plan_aim_in *) MUST_USE;

struct url url_plan_offers(struct arena *, tenant_id);
struct url url_plan_aims(struct arena *, tenant_id);
/* Services of this month that no accepted plan foresaw. */
int64_t    plan_without(struct cx *);
/* What took place without a plan; month NULL: of now. */
struct url url_plan_without(struct arena *, tenant_id, const char *month);

/* Is a version accepted that held on that day? What took place is recorded without it too. */
bool plan_held(struct cx *, person_id, const char *on);

struct url url_plan(struct arena *, tenant_id, person_id);

#endif
