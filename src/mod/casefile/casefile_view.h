/* SPDX-License-Identifier: EUPL-1.2
 * casefile_view.h - what the pages of a person's file show.
 */
#ifndef KOMPAN_CASEFILE_VIEW_H
#define KOMPAN_CASEFILE_VIEW_H

#include "base/date.h"
#include "base/text.h"
#include "core/req.h"
#include "mod/casefile/casefile_inside.h"

struct case_note_view {
	const struct form *form;
	struct url action, withdraw, open, back, ask;   /* ask NULL: not from here */
	bool exists, may_edit, folded, gone;            /* gone: withdrawn */
	const char *by;
	const char *kind;      /* of a folded note, in words */
	const struct option *person;    /* to be chosen; NULL: known */
	size_t n_person;
	const char *judging;   /* words that judge, in what stands there now; NULL */
	const char *const *reminder, *const *question, *const *phrase, *const *script;
	size_t n_reminder, n_question, n_phrase, n_script;
	const struct entry_past *past;
	size_t n_past;
};

struct case_item_view {
	const struct form *form;
	struct url action, withdraw, back;
	bool exists, gone;
	const struct entry_past *past;
	size_t n_past;
};

struct case_basis_line {
	const char *who, *what, *when, *end; /* end NULL: in force */
};
struct case_named_line {
	const char *who, *what;
	int64_t id;
	bool open;
};
struct case_look_line {
	const char *who, *when;
};

struct case_access_view {
	const struct form *form;
	struct url basis, withdraw, name, name_end, back, rights;
	const struct case_basis_line *line;
	size_t n;
	const struct case_named_line *named;
	size_t n_named;
	const struct case_look_line *look;
	size_t n_look;
	const struct option *partner, *user, *open;
	size_t n_partner, n_user, n_open;
	bool may_edit, may_name;
};

struct case_office {
	const char *name;
	const char *const *said, *const *core;  /* a fact each, and what of it may differ; "" not known */
};
struct case_offices_view {
	const struct case_office *office;
	size_t n;
	const char *const *label;
	const bool *differs;
	size_t n_label;
};

void case_offices_html(struct buf *, const struct case_offices_view *);
void case_note_form_html(struct buf *, const struct case_note_view *);
void case_item_form_html(struct buf *, const struct case_item_view *);
void case_access_page_html(struct buf *, const struct case_access_view *);

#endif
