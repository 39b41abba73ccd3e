/* SPDX-License-Identifier: EUPL-1.2
 * plan_view.h - what the pages of a plan show, and what their files share.
 */
#ifndef KOMPAN_PLAN_VIEW_H
#define KOMPAN_PLAN_VIEW_H

#include "core/req.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/plan/plan_inside.h"

struct plan_show_view {
	const struct form *form;
	struct plan_whole w;
	tenant_id tenant;
	const char *today;
	bool draft;
	struct url edit, begin, accept, pdf, goal, task, diagnosis, back, contract, share, offers;
	struct diagnosis_resource *found; size_t n_found;       /* of the diagnosis */
};

struct plan_form_view {
	const struct form *form;
	struct url action, withdraw, back;
	bool first, exists;
	const struct entry_past *past; size_t n_past;
	const struct option *problem, *goal, *partner, *user, *kind, *resource, *aim;
	size_t n_problem, n_goal, n_partner, n_user, n_kind, n_resource, n_aim;
	const struct plan_kind *entry;
	size_t n_pattern;               /* of plan_patterns */
	const char *said;               /* of what is settled or withdrawn */
};

struct plan_contract_view {
	const struct form *form;
	struct url action, pdf, back;
	bool signed_by_both;
	const struct option *user; size_t n_user;
	const struct entry_past *past; size_t n_past;
};

struct plan_offers_view {
	tenant_id tenant;
	struct q_plan_offers *offer; size_t n_offer;
	struct url add, back;           /* back NULL: of all, not beside a plan */
	plan_id plan;                   /* a draft in which they are weighed; 0: none */
	bool may_edit;
};

struct plan_aims_view {
	tenant_id tenant;
	struct q_plan_aims *aim; size_t n_aim;
	struct url add;
	bool may_edit;
};

struct plan_without_view {
	tenant_id tenant;
	struct q_plan_without *row; size_t n_row;
	int64_t total;
	struct url earlier, later, more;        /* more NULL: these are all */
};

void plan_show_html(struct buf *, const struct plan_show_view *);
void plan_tasks_html(struct buf *, const struct plan_show_view *);
void plan_head_html(struct buf *, const struct plan_form_view *);
void plan_goal_html(struct buf *, const struct plan_form_view *);
void plan_task_html(struct buf *, const struct plan_form_view *);
void plan_settle_html(struct buf *, const struct plan_form_view *);
void plan_entry_html(struct buf *, const struct plan_form_view *);
void plan_accept_html(struct buf *, const struct plan_form_view *);
void plan_pace_html(struct buf *, const struct plan_form_view *);
void plan_share_html(struct buf *, const struct plan_form_view *);
void plan_contract_html(struct buf *, const struct plan_contract_view *);
void plan_sides_html(struct buf *, const struct plan_show_view *);
void plan_beside_html(struct buf *, const struct plan_show_view *);
void plan_goals_html(struct buf *, const struct plan_show_view *);
void plan_diagram(struct buf *, const struct plan_whole *);
void plan_offers_html(struct buf *, const struct plan_offers_view *);
void plan_offer_html(struct buf *, const struct plan_form_view *);
void plan_aims_html(struct buf *, const struct plan_aims_view *);
void plan_aim_html(struct buf *, const struct plan_form_view *);
void plan_without_html(struct buf *, const struct plan_without_view *);

/* The page to which whoever saved returns. */
struct url plan_page(struct req *, plan_id);

#define N_GOAL_FIELDS   10
#define N_TASK_FIELDS   18
#define N_PACE_FIELDS   5
#define N_CONTRACT_FIELDS 13
#define N_OFFER_FIELDS  8
#define N_AIM_FIELDS    5
#define N_SETTLE_FIELDS 5
#define N_ENTRY_FIELDS  12
extern const struct field plan_goal_fields[N_GOAL_FIELDS], plan_task_fields[N_TASK_FIELDS],
    plan_settle_fields[N_SETTLE_FIELDS], plan_entry_fields[N_ENTRY_FIELDS],
    plan_pace_fields[N_PACE_FIELDS], plan_contract_fields[N_CONTRACT_FIELDS],
    plan_share_fields[PLAN_PARTS], plan_offer_fields[N_OFFER_FIELDS], plan_aim_fields[N_AIM_FIELDS];
const struct option *plan_aim_options(struct cx *, size_t *ret_n);
enum st plan_task_draw(struct req *, struct plan_form_view *, const struct q_plan_get *, kind_id);

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
enum st plan_next_get(struct req *);
enum st plan_next_post(struct req *);
enum st plan_pace_get(struct req *);
enum st plan_pace_post(struct req *);
enum st plan_smart_get(struct req *);
enum st plan_smart_post(struct req *);
enum st plan_share_get(struct req *);
enum st plan_share_post(struct req *);
enum st plan_contract_get(struct req *);
enum st plan_contract_post(struct req *);
enum st plan_contract_pdf_get(struct req *);
enum st plan_fitting_get(struct req *);
enum st plan_offers_get(struct req *);
enum st plan_offer_new_get(struct req *);
enum st plan_offer_new_post(struct req *);
enum st plan_offer_edit_get(struct req *);
enum st plan_offer_edit_post(struct req *);
enum st plan_offer_withdraw_post(struct req *);
enum st plan_aims_get(struct req *);
enum st plan_aim_new_get(struct req *);
enum st plan_aim_new_post(struct req *);
enum st plan_aim_edit_get(struct req *);
enum st plan_aim_edit_post(struct req *);
enum st plan_aim_withdraw_post(struct req *);
enum st plan_without_get(struct req *);

#endif
