/* SPDX-License-Identifier: EUPL-1.2
 * evaluation.h - the internal evaluation (tool 9), apart from monitoring: rounds in which people of
 * all partners each fill in a sheet, one editor writes the agreed text, and readers outside get it
 * (R128-R132 R266-R272).
 *
 * Every call acts on cx->tenant.
 */
#ifndef KOMPAN_EVALUATION_H
#define KOMPAN_EVALUATION_H

#include "html/html.h"
#include "work/cx.h"

struct evaluation_in {
	evaluation_id id;
	const char   *form;             /* address of one about the partnership; "" where there is only one */
	const char   *from_month, *to_month, *due_on;
	user_id       editor;           /* one person finalises */
	const user_id *part; size_t n_part;     /* who fills in a sheet */
};

/* A new round, on the partnership's present version of the form. ST_INVALID. Sent twice: ST_OK, one
 * row. */
enum st evaluation_open(struct cx *, const struct evaluation_in *) MUST_USE;
/*
 * Another editor, other people who fill in sheets; those written stay. ST_INVALID, ST_NOT_FOUND;
 * ST_CONFLICT: agreed.
 */
enum st evaluation_people(struct cx *, const struct evaluation_in *) MUST_USE;

/*
 * Saves a sheet as a QuestionnaireResponse; user 0: the agreed text. was: the instant of what its
 * writer saw, 0 if there was none. ST_NOT_FOUND; ST_DENIED: the actor is not asked, or not the
 * editor; ST_CONFLICT: agreed already, or saved meanwhile.
 */
struct evaluation_save { evaluation_id round; user_id user; const char *content; int64_t was; };
enum st evaluation_save(struct cx *, const struct evaluation_save *) MUST_USE;
/*
 * Agreed by the editor: the paper is kept, nothing changes any more. seen: the mark of all sheets
 * on the page that was agreed. ST_NOT_FOUND, ST_DENIED; ST_CONFLICT: somebody wrote since. Agreed
 * already: ST_OK.
 */
struct evaluation_agree { evaluation_id id; const char *seen; const void *pdf; size_t n; };
enum st evaluation_agree(struct cx *, const struct evaluation_agree *) MUST_USE;
/* For managers and local governments (R131). ST_NOT_FOUND, ST_CONFLICT: not agreed. Twice is ST_OK. */
enum st evaluation_publish(struct cx *, evaluation_id) MUST_USE;

struct evaluation_owed { evaluation_id id; int64_t number; const char *due_on; };
struct evaluation_day {
	/* rounds in which the actor is asked and has not written yet, at most 5 */
	struct evaluation_owed *owed; size_t n_owed;
	bool due;                       /* a new round (R132: every 3 months) */
	const char *last_month;         /* the last that was evaluated, NULL: none yet */
};
/* For my day: one statement. */
void    evaluation_day(struct cx *, struct evaluation_day *);

struct url url_evaluations(struct arena *, tenant_id);
struct url url_evaluation(struct arena *, tenant_id, evaluation_id);

#endif
