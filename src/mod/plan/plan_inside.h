/* SPDX-License-Identifier: EUPL-1.2
 * plan_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_PLAN_INSIDE_H
#define KOMPAN_PLAN_INSIDE_H

#include "core/entry.h"
#include "mod/casefile/casefile.h"
#include "mod/plan/plan.h"
#include "mod/plan_contract_sql.h"
#include "mod/plan_offer_sql.h"
#include "mod/plan_sql.h"

/* The nine groups of tasks, in the order of the form (R233 R235). */
struct plan_part { const char *code, *area, *title; };
#define PLAN_PARTS 9
extern const struct plan_part plan_parts[PLAN_PARTS];
/* What is written down beside goals and tasks. label, hint: msgids. */
struct plan_kind {
	const char *kind, *title, *label, *hint;
	bool area;      /* it belongs to one of the two areas */
	bool after;     /* it is written down in an accepted version too */
	bool task;      /* it follows a task */
};
#define PLAN_KINDS 14
extern const struct plan_kind plan_kinds[PLAN_KINDS];
const struct plan_kind *plan_kind(const char *kind);    /* NULL: no such one */

struct plan_pattern { const char *goal, *effect; };     /* R325; msgids */
#define PLAN_PATTERNS 4
extern const struct plan_pattern plan_patterns[PLAN_PATTERNS];

const char *plan_area_word(enum lang, const char *area);
const char *plan_level_word(enum lang, int64_t level);
const char *plan_state_word(enum lang, const char *state);
const char *plan_estimate_word(enum lang, const char *estimate);
const char *plan_task_word(enum lang, const char *state);
const char *plan_choice_word(enum lang, const char *choice);
const char *plan_ready_word(enum lang, const char *readiness);
const char *plan_qualified_word(enum lang, const char *level);
/* The choices of "level", with an empty first one. */
#define PLAN_LEVELS 5
const struct option *plan_level_options(struct arena *, enum lang);

/* ---- entries, for core/entry.h ---- */

void plan_head_of(struct cx *, const struct q_plan_get *, struct entry *);
/* ST_NOT_FOUND: none for whoever asks. */
enum st plan_goal_find(
    struct cx *, goal_id, struct q_plan_goal_get *, struct q_plan_get *) MUST_USE;
enum st plan_task_find(
    struct cx *, task_id, struct q_plan_task_get *, struct q_plan_get *) MUST_USE;
enum st plan_entry_find(struct cx *, plan_entry_id, struct q_plan_entry_get *,
    struct q_plan_get *) MUST_USE;
void plan_goal_of(struct cx *, goal_id, const struct q_plan_goal_get *, const struct q_plan_get *,
    struct entry *);
void plan_task_of(struct cx *, const struct q_plan_task_get *, const struct q_plan_get *,
    struct entry *);
void plan_entry_of(struct cx *, const struct q_plan_entry_get *, const struct q_plan_get *,
    struct entry *);
/* For their withdrawal; of a goal ST_CONFLICT while tasks serve it. */
extern const struct entry_sort plan_goal_sort, plan_task_sort, plan_entry_sort;
/* What is settled of a task; its own history is that of the task. */
void plan_settle_of(struct cx *, const struct q_plan_task_get *, const struct q_plan_get *,
    struct entry *);
/* Shared by tasks and the steps after them; the row is there once. */
void plan_task_head(struct cx *, const struct q_plan_task_get *, const struct q_plan_get *,
    struct entry *);
void plan_task_check(struct cx *, const struct plan_task_in *, plan_id);
void plan_task_dates(struct cx *, const struct plan_task_in *);
void plan_task_insert(struct cx *, const struct plan_task_in *, task_id after, person_id);
/* What the client's pace may change of it. */
void plan_pace_of(struct cx *, const struct q_plan_task_get *, const struct q_plan_get *,
    struct entry *);
bool plan_aim_there(struct cx *, aim_id);
/* ST_NOT_FOUND: none for whoever asks. */
enum st plan_find(struct cx *, plan_id, struct q_plan_get *) MUST_USE;
/* The same, and ST_CONFLICT where the version is accepted. */
enum st plan_draft(struct cx *, plan_id, struct q_plan_get *) MUST_USE;
/* "/p/7/plans/900" and rest; what: "plans" "plan-goals" "plan-tasks" "plan-entries" */
struct url url_plan_of(struct arena *, tenant_id, const char *what, int64_t id, const char *rest);

struct plan_whole {
	struct q_plan_get p;
	const char *name, *sex;                         /* of the person */
	struct q_plan_goals *goal; size_t n_goal;
	struct q_plan_tasks *task; size_t n_task;
	struct q_plan_entries *entry; size_t n_entry;
	struct q_plan_versions *version; size_t n_version;
	const struct q_plan_versions *self;             /* this version among them */
	const struct q_plan_contract_get *contract;     /* for a paper only; NULL: none yet */
	const struct case_access *access;
	const char *missing[16]; size_t n_missing;
};

/* What a good plan has and this one has not, in words. An advice, never a refusal: a file made
 * before a rule stays valid and shows what is missing. */
void    plan_missing(struct cx *, struct plan_whole *);
/* How many entries of a kind. */
size_t  plan_has(const struct plan_whole *, const char *kind);
/* Who does it: client worker specialist other (R328). */
enum plan_side { SIDE_CLIENT, SIDE_WORKER, SIDE_SPECIALIST, SIDE_OTHER, SIDES };
enum plan_side plan_side(const struct plan_whole *, const struct q_plan_tasks *);
const char *plan_side_word(enum lang, enum plan_side);
/* Under a step of the way: who, and by when or how it went. */
const char *plan_step_words(struct arena *, enum lang, const struct plan_whole *,
    const struct q_plan_tasks *);

/* ---- the agreement, parts and partners ---- */

const char *plan_contract_word(enum lang, const char *sort);
void plan_contract_of(
    struct cx *, const struct q_plan_get *, const struct q_plan_contract_get *, struct entry *);
/* Which partner answers for which part; 0: nobody named. ST_NOT_FOUND, ST_INVALID, ST_CONFLICT. */
enum st     plan_share(struct cx *, plan_id, const partner_id partner[PLAN_PARTS]) MUST_USE;
const char *plan_share_of(const struct plan_whole *, const char *part);         /* NULL: nobody */

/* ---- offers, goals of the partnership ---- */

const char *plan_offer_word(enum lang, const char *sort);       /* "": no such sort */
/* Those that ask for no more than this level; "": all. */
size_t      plan_offers_for(struct cx *, const char *level, struct q_plan_offers **ret);
extern const struct entry_sort plan_offer_sort, plan_aim_sort;

enum st plan_load(struct cx *, plan_id, struct plan_whole *) MUST_USE;

#endif
