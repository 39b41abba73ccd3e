/* SPDX-License-Identifier: EUPL-1.2
 * plan.h - a person's plan of action (tool 5): goals that answer causes, in the client's words; small
 * tasks, each with one who does it; alternatives and opinions; accepted by the client and the partners.
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
	const char *stamp;
};

/* ST_NOT_FOUND, ST_INVALID, ST_CONFLICT. Sent twice: one row. */
enum st plan_goal_add(struct cx *, const struct plan_goal_in *) MUST_USE;
enum st plan_goal_edit(struct cx *, const struct plan_goal_in *) MUST_USE;
/* ST_INVALID without a reason; ST_CONFLICT: tasks still serve it. Withdrawn already: ST_OK. */
enum st plan_goal_withdraw(struct cx *, goal_id, const char *reason) MUST_USE;

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
	const char *from_on, *to_on, *assess_on;        /* R329 */
	const char *readiness;          /* ready small_step not_yet (R340) */
	const char *stamp;
};

/* "not_yet" is refused: a step is planned when the client is ready for it (R331). */
enum st plan_task_add(struct cx *, const struct plan_task_in *) MUST_USE;
enum st plan_task_edit(struct cx *, const struct plan_task_in *) MUST_USE;
enum st plan_task_withdraw(struct cx *, task_id, const char *reason) MUST_USE;

struct plan_settle { const char *state, *result, *obstacle, *otherwise, *stamp; };
/* done, or undone with what stood in the way and what is done otherwise; never with blame. In an accepted
 * version too. ST_CONFLICT: settled otherwise meanwhile. */
enum st plan_task_settle(struct cx *, task_id, const struct plan_settle *, plan_id *ret) MUST_USE;

struct plan_entry_in {
	plan_entry_id id;
	plan_id       plan;
	const char   *kind, *area, *content, *pros, *cons, *estimate, *choice, *reason;
	const char   *on, *stamp;
};

enum st plan_entry_add(struct cx *, const struct plan_entry_in *) MUST_USE;
enum st plan_entry_edit(struct cx *, const struct plan_entry_in *) MUST_USE;
enum st plan_entry_withdraw(struct cx *, plan_entry_id, const char *reason) MUST_USE;

struct url url_plan(struct arena *, tenant_id, person_id);

#endif
