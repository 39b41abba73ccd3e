/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_EVALUATION_INSIDE_H
#define KOMPAN_EVALUATION_INSIDE_H

#include "core/req.h"
#include "html/form.h"
#include "mod/evaluation/evaluation.h"
#include "mod/evaluation_sql.h"
#include "quest/quest.h"

/* A sheet of one person, or the agreed text. */
struct evaluation_sheet { const char *who, *partner; struct quest_answers *a; };

/* A round with its form and all sheets read. */
struct evaluation {
	evaluation_id id;
	struct q_evaluation_get r;
	const struct quest *q;
	const struct quest_item **page; size_t n_page;  /* III-XI: what people write themselves */
	struct quest_answers *agreed;
	int64_t agreed_at;
	struct evaluation_sheet *sheet; size_t n;
	struct quest_answers *own; int64_t own_at;
	const char *owner;                              /* the partnership's name */
};

/* ST_NOT_FOUND. Period, partnership and authors of the agreed text are filled in (R253 R269). */
enum st evaluation_load(struct cx *, evaluation_id, struct evaluation *) MUST_USE;
/* "January to March 2026" */
const char *evaluation_period(struct cx *, const char *from, const char *to);

struct evaluation_line { const char *name, *state; struct url url; };
struct evaluation_list_view {
	const struct form *form;
	struct evaluation_line *row; size_t n;
	const struct option *editor; size_t n_editor;
	bool may_open;
	struct url open, back;
};

struct evaluation_show_view {
	const struct form *form;
	const struct evaluation *e;
	struct url *own, *edit;         /* by page */
	bool may_part, may_edit, open, agreed, published;
	struct url agree, publish, pdf, back;
};

/* One section on the screen: the own sheet, or the agreed text beside what people wrote. */
struct evaluation_fill_view {
	const struct form *form;
	const struct evaluation *e;
	const struct quest_item *page;
	struct quest_answers *a;
	bool agreed;
	struct url action, back;
};

void evaluation_list_html(struct buf *, const struct evaluation_list_view *);
void evaluation_show_html(struct buf *, const struct evaluation_show_view *);
void evaluation_fill_html(struct buf *, const struct evaluation_fill_view *);
/* What each person wrote in a section, question by question, with the partner's name. */
void evaluation_voices_html(struct buf *, const struct evaluation *, const struct quest_item *page);

#endif
