/* SPDX-License-Identifier: EUPL-1.2
 * plan_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_PLAN_INSIDE_H
#define KOMPAN_PLAN_INSIDE_H

#include "html/form.h"
#include "mod/plan/plan.h"
#include "mod/plan_sql.h"

/* The nine groups of tasks, in the order of the form (R233 R235). */
struct plan_part { const char *code, *area, *title; };
#define PLAN_PARTS 9
extern const struct plan_part plan_parts[PLAN_PARTS];
/* What is written down beside goals and tasks. label, hint: msgids. */
struct plan_kind { const char *kind, *title, *label, *hint; bool area; };
#define PLAN_KINDS 9
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

const char *plan_stamp(struct cx *, const struct q_plan_get *);
const char *plan_goal_stamp(struct cx *, const struct q_plan_goal_get *);
const char *plan_task_stamp(struct cx *, const struct q_plan_task_get *);
/* ST_NOT_FOUND: none for whoever asks. */
enum st plan_find(struct cx *, plan_id, struct q_plan_get *) MUST_USE;
/* The same, and ST_CONFLICT where the version is accepted. */
enum st plan_draft(struct cx *, plan_id, struct q_plan_get *) MUST_USE;
enum st plan_meanwhile(struct cx *, const char *now) MUST_USE;  /* ST_CONFLICT */

struct plan_whole {
	struct q_plan_get p;
	const char *name;
	struct q_plan_goals *goal; size_t n_goal;
	struct q_plan_tasks *task; size_t n_task;
	struct q_plan_entries *entry; size_t n_entry;
	struct q_plan_versions *version; size_t n_version;
};

enum st plan_load(struct cx *, plan_id, struct plan_whole *) MUST_USE;

#endif
