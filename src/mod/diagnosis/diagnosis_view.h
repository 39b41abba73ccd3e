/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_view.h - what the pages of a diagnosis show, and what their files share.
 */
#ifndef KOMPAN_DIAGNOSIS_VIEW_H
#define KOMPAN_DIAGNOSIS_VIEW_H

#include "core/req.h"
#include "mod/diagnosis/diagnosis_inside.h"

struct diag_show_view {
	const struct form *form;
	struct diag_whole w;
	tenant_id tenant;
	bool draft;
	struct url begin, agree, summary, pdf, sheet, back, settings;
	const char *summary_judging;
};

struct diag_begin_view {
	const struct form *form;
	const char *name;
	struct url action, back;
	bool first;
	tenant_id tenant;
	struct diag_whole w;    /* only the person and her filled forms */
};

struct diag_entry_view {
	const struct form *form;
	const struct diag_kind *kind;
	struct url action, withdraw, back;
	bool exists;
	const struct option *code, *ref; size_t n_code, n_ref;
	const struct entry_past *past; size_t n_past;
};

struct diag_problem_view {
	const struct form *form;
	struct url action, withdraw, back;
	bool exists;
	const struct option *code; size_t n_code;
	const struct entry_past *past; size_t n_past;
};

struct diag_agree_view {
	const struct form *form;
	struct url action, back;
	bool first;
	const char *days;
};
struct diag_summary_view { const struct form *form; struct url action, back; };

/* An item, or an area by its code: while it is written, or with something in it. */
bool diag_shows(const struct diag_show_view *, const char *code);
void diag_show_html(struct buf *, const struct diag_show_view *);
void diag_found_html(struct buf *, const struct diag_show_view *);
void diag_problems_html(struct buf *, const struct diag_show_view *);
void diag_form_html(
    struct buf *, const struct form *, const struct diag_whole *, tenant_id, const char *code);
void diag_list_html(
    struct buf *, const struct diag_show_view *, const char *kind, const char *code);
void diag_begin_html(struct buf *, const struct diag_begin_view *);
void diag_entry_html(struct buf *, const struct diag_entry_view *);
void diag_problem_html(struct buf *, const struct diag_problem_view *);
void diag_mark_html(struct buf *, const struct form *);
void diag_agree_html(struct buf *, const struct diag_agree_view *);
void diag_summary_html(struct buf *, const struct diag_summary_view *);
void diag_settings_html(struct buf *, const struct diag_summary_view *);

struct url url_diag_entry(struct arena *, tenant_id, finding_id, const char *rest);
struct url url_diag_problem(struct arena *, tenant_id, problem_id, const char *rest);
/* Begins the form of an item, or of swot situation ex-ante. */
struct url url_diag_form(struct arena *, tenant_id, person_id, const char *code);
struct url url_diag_add(
    struct arena *, tenant_id, diagnosis_id, const char *kind, const char *code);

#define N_ENTRY_FIELDS    15
#define N_PROBLEM_FIELDS  18
extern const struct field diag_entry_fields[N_ENTRY_FIELDS], diag_problem_fields[N_PROBLEM_FIELDS];

enum st diag_entry_new_get(struct req *);
enum st diag_entry_new_post(struct req *);
enum st diag_entry_edit_get(struct req *);
enum st diag_entry_edit_post(struct req *);
enum st diag_entry_withdraw_post(struct req *);
enum st diag_problem_new_get(struct req *);
enum st diag_problem_new_post(struct req *);
enum st diag_problem_edit_get(struct req *);
enum st diag_problem_edit_post(struct req *);
enum st diag_problem_withdraw_post(struct req *);
enum st diag_pdf_get(struct req *);
enum st diag_sheet_get(struct req *);

#endif
