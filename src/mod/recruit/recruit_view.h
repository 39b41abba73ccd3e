/* SPDX-License-Identifier: EUPL-1.2
 * recruit_view.h - what the pages of recruitment show.
 */
#ifndef KOMPAN_RECRUIT_VIEW_H
#define KOMPAN_RECRUIT_VIEW_H

#include "base/date.h"
#include "base/text.h"
#include "core/req.h"
#include "mod/recruit/recruit_inside.h"

struct categories_view {
	tenant_id tenant;
	const struct form *form;
	struct q_recruit_categories *row; size_t n;
	bool may_edit;
};

struct groups_view {
	tenant_id tenant;
	struct q_recruit_groups *row; size_t n;
	bool may_edit, may_month;
};

struct group_form_view {
	tenant_id tenant;
	const struct form *form;
	struct url action;
	const struct option *category; size_t n_category;
	struct q_recruit_profiles *profile; size_t n_profile;
	bool exists;
};

struct group_view {
	tenant_id tenant;
	struct q_recruit_group_get g;
	struct q_recruit_group_counts count;
	struct q_recruit_profiles *profile; size_t n_profile;
	const char *advice[3]; size_t n_advice;
	bool may_edit, may_candidates, may_selection, may_month, may_survey;
	struct url month, edit, next_cycle, selection, declaration, import, surveys;
};

struct candidates_view {
	tenant_id tenant;
	group_id group;
	struct q_recruit_candidates *row; size_t n;
	int64_t total, page, pages;
	struct url add, import, group_url, prev, next;
};

struct candidate_form_view {
	tenant_id tenant;
	const struct form *form;
	struct url action, same_url, withdraw, again, paper, list;
	/* same: somebody on the own list is this person: same_url */
	bool exists, withdrawn, same;
};

struct import_view {
	const struct form *form;
	struct url action, list;
	struct { struct url url; const char *name; } draft[10]; size_t n_draft;
};

struct preview_cell { enum thing thing; const char *label, *value, *fault, *name; };
struct preview_row {
	const struct import_row *row;
	const char *name, *does;        /* what will happen, a sentence */
	struct url  same_url;
	struct preview_cell *cell; size_t n_cell;       /* faulty cells to correct */
};

struct preview_view {
	const struct form *form;
	struct url action, list, prev, next;
	const char *file;
	struct import_report report;
	const char *counts[5];
	struct preview_row *row; size_t n;
	int64_t page, pages;
};

void recruit_categories_html(struct buf *, const struct categories_view *);
void recruit_groups_html(struct buf *, const struct groups_view *);
void recruit_group_form_html(struct buf *, const struct group_form_view *);
void recruit_group_html(struct buf *, const struct group_view *);
void recruit_candidates_html(struct buf *, const struct candidates_view *);
void recruit_candidate_form_html(struct buf *, const struct candidate_form_view *);
void recruit_import_html(struct buf *, const struct import_view *);
void recruit_preview_html(struct buf *, const struct preview_view *);

/* "recruiting", "yes" ... in words of the language. */
const char *recruit_group_state(enum lang, const char *state);
const char *recruit_yes_no(enum lang, const char *answer);
/* Any address of this module: path after "/p/<tenant>". */
struct url url_recruit(struct arena *, tenant_id, const char *path_fmt, int64_t id);
struct url url_recruit_page(struct arena *, struct url, int64_t page);

#endif
