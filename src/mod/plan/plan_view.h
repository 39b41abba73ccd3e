/* SPDX-License-Identifier: EUPL-1.2
 * plan_view.h - what the pages of a plan show, and what their files share.
 */
#ifndef KOMPAN_PLAN_VIEW_H
#define KOMPAN_PLAN_VIEW_H

#include "core/req.h"
#include "mod/plan/plan_inside.h"

struct plan_show_view {
	const struct form *form;
	struct plan_whole w;
	tenant_id tenant;
	bool draft;
	struct url edit, begin, accept, pdf, goal, task, diagnosis, back;
};

struct plan_form_view {
	const struct form *form;
	struct url action, withdraw, back;
	bool first, exists;
	const struct entry_past *past; size_t n_past;
	const struct option *problem, *goal, *partner, *user, *kind;
	size_t n_problem, n_goal, n_partner, n_user, n_kind;
	const struct plan_kind *entry;
	const char *said;               /* of what is settled or withdrawn */
};

void plan_show_html(struct buf *, const struct plan_show_view *);
void plan_tasks_html(struct buf *, const struct plan_show_view *);
void plan_head_html(struct buf *, const struct plan_form_view *);
void plan_goal_html(struct buf *, const struct plan_form_view *);
void plan_task_html(struct buf *, const struct plan_form_view *);
void plan_settle_html(struct buf *, const struct plan_form_view *);
void plan_entry_html(struct buf *, const struct plan_form_view *);
void plan_accept_html(struct buf *, const struct plan_form_view *);

/* The page to which whoever saved returns. */
struct url plan_page(struct req *, plan_id);
/* The form filled, and what stood before beside it. */
void plan_entry_shown(struct req *, const struct entry_sort *, const struct field *, size_t n_field,
    struct plan_form_view *);

#define N_GOAL_FIELDS   9
#define N_TASK_FIELDS   15
#define N_SETTLE_FIELDS 5
#define N_ENTRY_FIELDS  11
extern const struct field plan_goal_fields[N_GOAL_FIELDS], plan_task_fields[N_TASK_FIELDS],
    plan_settle_fields[N_SETTLE_FIELDS], plan_entry_fields[N_ENTRY_FIELDS];

enum st plan_goal_new_get(struct req *);
enum st plan_goal_new_post(struct req *);
enum st plan_goal_edit_get(struct req *);
enum st plan_goal_edit_post(struct req *);
enum st plan_goal_withdraw_post(struct req *);
enum st plan_task_new_get(struct req *);
enum st plan_task_new_post(struct req *);
enum st plan_task_edit_get(struct req *);
enum st plan_task_edit_post(struct req *);
enum st plan_task_withdraw_post(struct req *);
enum st plan_settle_get(struct req *);
enum st plan_settle_post(struct req *);
enum st plan_entry_new_get(struct req *);
enum st plan_entry_new_post(struct req *);
enum st plan_entry_edit_get(struct req *);
enum st plan_entry_edit_post(struct req *);
enum st plan_entry_withdraw_post(struct req *);
enum st plan_pdf_get(struct req *);

#endif
