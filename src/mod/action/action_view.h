/* SPDX-License-Identifier: EUPL-1.2
 * action_view.h - what the pages of actions and risks show.
 */
#ifndef KOMPAN_ACTION_VIEW_H
#define KOMPAN_ACTION_VIEW_H

#include "html/form.h"
#include "mod/action/action_inside.h"

struct action_line {
	struct q_action_month a;
	const char *when, *amount, *done, *state, *topic;       /* words */
	bool told, lacks_reason, carried, came;
	struct url url;
};

struct action_month_view {
	const struct form *form;
	const char *month, *next_name, *prev_name;      /* "2026-09", "October 2026" */
	const struct action_line *plan, *extra, *inside, *gone;
	size_t n_plan, n_extra, n_inside, n_gone;
	const char *appears;            /* where what is told now appears; NULL: its own report */
	const char *carry_label, *fetch_label;          /* NULL: nothing to carry */
	const char *carry_month, *fetch_month;          /* from which month */
	bool may_edit;
	struct url prev, next, add, unplanned, inside_add, carry, risks;
};

enum action_form_kind { FORM_PLAN, FORM_UNPLANNED, FORM_INSIDE };

struct action_form_view {
	const struct form *form;
	enum action_form_kind kind;
	struct url action, back;
	bool exists;
	const struct option *partner, *user, *month; size_t n_partner, n_user, n_month;
};

struct action_show_view {
	const struct form *form;
	struct q_action_get a;
	const char *when, *planned, *done, *state, *topic, *month, *carried_to;
	const char *carry_label, *appears;
	bool may_edit, told, lacks_reason, inside, withdrawn, may_carry;
	const struct action_past *past; size_t n_past;
	struct url tell, edit, carry, withdraw, back, from, to;
};

struct measure_line { const struct q_measure_list *m; const char *when; struct url url; };

struct risk_line {
	struct q_risk_list r;
	const char *level, *since, *closed;
	const struct q_measure_all **measure; size_t n_measure;
	struct url url;
};

struct risk_list_view {
	const struct risk_line *open, *closed; size_t n_open, n_closed;
	bool may_edit;
	struct url add, actions;
};

struct risk_form_view { const struct form *form; struct url action, back; bool exists; };

struct risk_show_view {
	const struct form *form;
	struct q_risk_get r;
	const char *level, *since, *closed;
	const struct measure_line *measure; size_t n_measure;
	const struct action_past *past; size_t n_past;
	const struct option *partner; size_t n_partner;
	bool may_edit, adding, closing;
	struct url add, edit, close, open, withdraw, back;
};

struct measure_form_view {
	const struct form *form;
	struct url action, withdraw, back;
	const struct option *partner; size_t n_partner;
	const struct action_past *past; size_t n_past;
};

void action_month_html(struct buf *, const struct action_month_view *);
void action_rows_html(struct buf *, const struct action_line *, size_t n, bool plan);
void action_form_html(struct buf *, const struct action_form_view *);
void action_show_html(struct buf *, const struct action_show_view *);
void action_tell_html(struct buf *, const struct action_show_view *);
void action_history_html(struct buf *, const struct action_past *, size_t n);
void risk_list_html(struct buf *, const struct risk_list_view *);
void risk_form_html(struct buf *, const struct risk_form_view *);
void risk_show_html(struct buf *, const struct risk_show_view *);
void risk_end_html(struct buf *, const struct risk_show_view *);
void measure_add_html(struct buf *, const struct risk_show_view *);
void measure_form_html(struct buf *, const struct measure_form_view *);

/* partnership_partner_options with the one that stood there before, and an empty first option. */
const struct option *action_partner_options(struct cx *, partner_id, const char *name,
    size_t *ret_n);

/* ---- what the files with pages of actions share ---- */

#define N_PLAN_FIELDS     15
#define N_TELL_FIELDS     8
#define N_WITHDRAW_FIELDS 1
extern const struct field action_plan_fields[N_PLAN_FIELDS], action_tell_fields[N_TELL_FIELDS],
    action_withdraw_fields[N_WITHDRAW_FIELDS];

struct url  action_below(struct req *, const char *rest);
/* The month asked for, or the present one. */
const char *action_asked_month(struct req *);
enum st     action_draw_form(struct req *, struct action_form_view *, const struct q_action_get *,
    const char *title, const char *state);
enum st     action_plan_get(struct req *);
enum st     action_unplanned_get(struct req *);
enum st     action_inside_get(struct req *);
enum st     action_plan_post(struct req *);
enum st     action_unplanned_post(struct req *);
enum st     action_inside_post(struct req *);
enum st     action_edit_get(struct req *);
enum st     action_edit_post(struct req *);
enum st     action_show_get(struct req *);
enum st     action_tell_post(struct req *);
enum st     action_carry_post(struct req *);
enum st     action_withdraw_post(struct req *);

#endif
