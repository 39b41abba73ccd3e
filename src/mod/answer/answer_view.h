/* SPDX-License-Identifier: EUPL-1.2
 * answer_view.h - what the pages of filled forms show.
 */
#ifndef KOMPAN_ANSWER_VIEW_H
#define KOMPAN_ANSWER_VIEW_H

#include "html/chart.h"
#include "mod/answer/answer_inside.h"
#include "quest/quest_compare.h"

struct answer_line { const char *title, *state, *when; struct url url; };

struct answer_list_view {
	const struct form *form;
	const struct answer_line *row; size_t n;
	const struct option *kind; size_t n_kind;
	const struct option *stage; size_t n_stage;     /* 0: the partner has set none */
	struct url begin, person, blank, stages, import;
	bool may_edit, service, start_missing;          /* the survey at the start is not signed */
};

struct answer_section { const char *text; struct url url; bool current; int64_t gaps; };

struct answer_page_view {
	const struct form *form;
	struct quest_answers *a;
	const struct quest_answers *theirs;     /* of somebody who saved meanwhile; NULL */
	const struct quest_item *page;
	const struct answer_section *section; size_t n_section;
	const char *theirs_by, *go_label;
	struct url action, summary;
	bool corrects, masked;
};

struct answer_gap { const char *text, *why; struct url url; };
struct answer_scan_line { const char *name, *size, *when, *sha256; struct url url; };
struct answer_course { const char *wanted, *proposed; };
struct answer_past { const char *when, *who, *what, *reason; };

struct answer_show_view {
	const struct form *form;
	const struct quest_answers *a;
	const struct answer_section *section; size_t n_section;
	const struct answer_gap *gap; size_t n_gap;
	const struct answer_past *past; size_t n_past;
	const struct answer_scan_line *scan; size_t n_scan;
	struct url sign, withdraw, list, pdf, json_pl, json_en, attach, compare;
	const char *signed_words;                       /* place and day as the form says; NULL: asked here */
	const struct answer_course *course;             /* NULL: the form has none, or both say the same */
	bool may_edit, draft, withdrawn, ask_sign, masked;
};

struct answer_stage_line { const char *partner, *words[ANSWER_STAGES]; struct url edit; };
struct answer_stages_view { const struct answer_stage_line *row; size_t n; bool may_edit; };
struct answer_stage_view { const struct form *form; struct url action, back; };

struct answer_compare_view {
	const struct quest_compare *c;          /* NULL: nothing to compare with */
	struct chart chart;                     /* the ratings; they stand in no other table */
	size_t n_different, n_same;             /* besides the ratings */
	const char *day[2];
	const struct answer_line *choice; size_t n_choice;
	const struct answer_line *stage; size_t n_stage;        /* what the form measures, each a link */
	struct url all, back;
};

struct answer_import_view { const struct form *form; struct url action, back; };

void answer_import_html(struct buf *, const struct answer_import_view *);
void answer_compare_html(struct buf *, const struct answer_compare_view *);
/* Stands this question in the drawing? */
bool answer_compare_drawn(const struct answer_compare_view *, const struct quest_compare_line *);
/* The questions whose answers are different, or the same. */
void answer_compare_rows_html(struct buf *, const struct answer_compare_view *, bool changed);
void answer_list_html(struct buf *, const struct answer_list_view *);
void answer_page_html(struct buf *, const struct answer_page_view *);
void answer_show_html(struct buf *, const struct answer_show_view *);
void answer_stages_html(struct buf *, const struct answer_stages_view *);
void answer_stage_html(struct buf *, const struct answer_stage_view *);
void answer_sections_html(struct buf *, const struct answer_section *, size_t n);

#endif
