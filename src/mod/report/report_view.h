/* SPDX-License-Identifier: EUPL-1.2
 * report_view.h - what the pages of the report show.
 */
#ifndef KOMPAN_REPORT_VIEW_H
#define KOMPAN_REPORT_VIEW_H

#include "base/date.h"
#include "base/text.h"
#include "core/req.h"
#include "mod/report/report_inside.h"

struct report_month_row {
	const char *month, *name, *state, *deadline, *owed;     /* owed: partners; NULL: nobody */
	bool        approved, late;
	struct url  url, open_edition, numbers;
};

struct report_list_view {
	struct report_month_row *row; size_t n;
	bool may_read, may_open;
	struct url evaluations;         /* NULL: not for this role */
};

struct report_version_row { const char *text; struct url pdf; };

struct report_part_row { const char *name, *state; struct url url; };

struct report_show_view {
	const struct form *form;
	const struct report_doc *doc;
	const char *month_name, *note;          /* note: a warning above; NULL: none */
	const char *mark;
	int64_t     n_wait;                     /* things that stand in the margin */
	struct report_version_row *version; size_t n_version;
	struct report_lines since;              /* what changed since the approval, where asked */
	struct report_part_row *part_row; size_t n_part_row;    /* of a draft, for the coordinator */
	struct url part, approve, correct, pdf, open_pdf, open_page, numbers, list, words;
	struct url ask_since;
	bool asked_since;
	bool draft, approved_before, may_part, may_edit, may_approve, may_correct, open_edition;
	bool without_people;                    /* the open edition: sections IX-XI stay away */
};

struct report_form_view {
	const struct form *form;
	struct url action, back;
	struct report_lines draft;              /* words: what kompan would write */
	const struct option *partner; size_t n_partner;         /* part: the coordinator chooses */
	struct url actions, risks, services, people;            /* part: where the other sections are filled */
};

/* One section; words: where its words are edited, s NULL where they are not. */
void report_section_html(struct buf *, const struct report_section *, struct url words, bool draft);
void report_list_html(struct buf *, const struct report_list_view *);
void report_show_html(struct buf *, const struct report_show_view *);
void report_words_html(struct buf *, const struct report_form_view *);
void report_part_html(struct buf *, const struct report_form_view *);
void report_alone_html(struct buf *, const struct report_doc *, bool open_edition,
    const char *number);

/* ---- shared by the web files ---- */

struct url report_below(struct req *, const char *rest);        /* under the month's report */
enum st report_words_get(struct req *), report_words_post(struct req *);
enum st report_part_get_page(struct req *), report_part_post(struct req *);
enum st report_show_get(struct req *), report_open_get(struct req *);
enum st report_approve_post(struct req *), report_correct_post(struct req *);
enum st report_pdf_get(struct req *), report_open_pdf_get(struct req *);

#endif
