/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_EVALUATION_INSIDE_H
#define KOMPAN_EVALUATION_INSIDE_H

#include "core/req.h"
#include "html/form.h"
#include "mod/evaluation/evaluation.h"
#include "mod/evaluation_sql.h"
#include "mod/partnership/partnership.h"
#include "quest/quest.h"

/* A sheet of one person, or the agreed text. */
struct evaluation_sheet { user_id user; const char *who, *partner; struct quest_answers *a; };

/* A round with its form and all sheets read. */
struct evaluation {
	evaluation_id id;
	struct q_evaluation_get r;
	const struct quest *q;
	const struct quest_item **page; size_t n_page;  /* what people write themselves: III-XI */
	struct quest_answers *agreed;
	int64_t agreed_at;
	struct evaluation_sheet *sheet; size_t n;
	struct quest_answers *own; int64_t own_at;
	struct partnership_info of;
	const char *seen;                               /* evaluation_mark of all sheets */
};

/* ST_NOT_FOUND. Period, partnership and authors of the agreed text are filled in (R253 R269). */
enum st evaluation_load(struct cx *, evaluation_id, struct evaluation *) MUST_USE;
/* The pages where people write: not those that the program fills in. */
size_t  evaluation_pages(struct cx *, const struct quest *, const struct quest_item ***ret);
/* ST_NOT_FOUND */
enum st evaluation_find(struct cx *, evaluation_id, struct q_evaluation_get *) MUST_USE;
/* Sets a text; where options are offered, the one with this code. False: no question (it NULL), no
 * text, or another answer is asked for. */
bool    evaluation_put(
    struct quest_answers *, const struct quest_item *it, quest_path, const char *text);

/* ---- people ---- */

/* Those who work in the partnership. */
const struct option *evaluation_member_options(struct cx *, size_t *ret_n);
/* Notes what is wrong with editor and people asked. */
void    evaluation_check_people(struct cx *, const struct evaluation_in *);
void    evaluation_write_people(struct cx *, const struct evaluation_in *);
/* ST_DENIED: the agreed text is the editor's, a sheet theirs who are asked. */
enum st evaluation_may_write(
    struct cx *, evaluation_id, const struct q_evaluation_get *, bool agreed) MUST_USE;
/* A mark of all that was written. */
const char *evaluation_mark(struct arena *, const struct q_evaluation_sheets *, size_t n);

/* ---- opinions that differ ---- */

/* The table for them on a page; NULL: the form has none. */
const struct quest_item *evaluation_place(const struct quest *, const struct quest_item *page);
/* Names what one person wrote to a question. */
const char *evaluation_voice_key(
    struct arena *, const struct evaluation_sheet *, const struct quest_item *);
/* Puts it beside the agreed text, once. False: there is no such voice, or no place for it. */
bool    evaluation_keep(const struct evaluation *, const struct quest_item *page, const char *key);

/* A place below the round of the request. */
struct url evaluation_below(struct req *, const char *rest);

/* "January to March 2026" */
const char *evaluation_period(struct cx *, const char *from, const char *to);

struct evaluation_line { const char *name, *state; struct url url; };
struct evaluation_list_view {
	const struct form *form;
	struct evaluation_line *row; size_t n;
	const struct option *member; size_t n_member;
	const struct option *kind; size_t n_kind;       /* forms to choose from */
	bool may_open;
	struct url open, back;
};

struct evaluation_show_view {
	const struct form *form;
	const struct evaluation *e;
	struct url *own, *edit;         /* by page */
	bool *written;                  /* by page: there is something to read */
	bool may_part, may_edit, may_lead, open, agreed, published;
	size_t empty;                   /* sections where nothing is written */
	const char **owing; size_t n_owing;             /* names of those who have not written yet */
	const struct option *member; size_t n_member;
	struct url agree, people, publish, pdf, back;
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
/* What each person wrote in a section, question by question, with the partner's name; keep: with a
 * button that puts it beside the agreed text. */
void evaluation_voices_html(
    struct buf *, const struct evaluation *, const struct quest_item *page, bool keep);
/* Who finalises and who is asked: inputs of a form. */
void evaluation_people_html(
    struct buf *, const struct form *, const struct option *member, size_t n);

#endif
