/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis.h - the joint picture of a person's situation: what was found in four areas, problems,
 * what helps and what hinders; always provisional, so it grows in versions (R308-R321).
 *
 * A version is draft, then agreed, then outdated by the next one. An agreed version stays as it is;
 * only that it was explained, talked over with others or looked at again is still added to it.
 * Every call acts on cx->tenant and shows an entry only to whom diagnosis_sees() says so.
 */
#ifndef KOMPAN_DIAGNOSIS_H
#define KOMPAN_DIAGNOSIS_H

#include "html/html.h"
#include "mod/casefile/casefile.h"
#include "work/cx.h"

/* ---- versions ---- */

struct diagnosis_begin {
	diagnosis_id id;
	bool         baseline;
	const char  *why;               /* needed from the second version on */
};

/*
 * A draft, with all that the version before holds. Is there a draft already, *ret is that one.
 * ST_NOT_FOUND: no such person; ST_INVALID. Sent twice: one row.
 */
enum st diagnosis_begin(struct cx *, person_id, const struct diagnosis_begin *,
    diagnosis_id *ret) MUST_USE;

struct diagnosis_agree {
	const char *on, *part, *changed, *review;       /* review NULL: by the setting */
};

/*
 * The draft is agreed; the one before is outdated (R318). part: how the client took part.
 * ST_NOT_FOUND, ST_INVALID, ST_CONFLICT: not a draft. Agreed already with the same words: ST_OK.
 */
enum st diagnosis_agree(struct cx *, diagnosis_id, const struct diagnosis_agree *) MUST_USE;
/* The client's summary in plain words (R368). stamp: the mark of what the editor saw.
 * ST_NOT_FOUND, ST_CONFLICT: agreed already, or changed meanwhile. */
enum st diagnosis_summarise(struct cx *, diagnosis_id, const char *summary,
    const char *stamp) MUST_USE;
/* In how many days an agreed one is looked at again; 7 to 730. ST_INVALID. */
enum st diagnosis_set_review(struct cx *, int64_t days) MUST_USE;
int64_t diagnosis_review_days(struct cx *);

/* ---- what is written down ---- */

struct diagnosis_entry_in {
	finding_id   id;
	diagnosis_id diagnosis;
	const char  *kind, *code, *content, *more, *who;
	const char  *source;            /* client family worker document */
	const char  *on, *until;        /* on NULL: today */
	int64_t      minutes;
	finding_id   ref;               /* the client's statement that a fact belongs to (R320) */
	const char  *circle, *sensitive;
	bool         client;            /* the client sees it */
	const char  *stamp;
};

/* ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: the version is agreed. Sent twice: one row. */
enum st diagnosis_entry_add(struct cx *, const struct diagnosis_entry_in *) MUST_USE;
/* What stood before is kept. The same, and ST_CONFLICT: changed meanwhile. */
enum st diagnosis_entry_edit(struct cx *, const struct diagnosis_entry_in *) MUST_USE;

/* ---- problems ---- */

struct diagnosis_problem_in {
	problem_id   id;
	diagnosis_id diagnosis;
	const char  *code, *content;    /* of the dictionary, or own words (R280) */
	const char  *cause;
	const char  *view_client, *view_family, *view_worker;   /* R312 */
	const char  *recognised;        /* yes no unasked (R315) */
	bool         blocking, solvable;
	int64_t      place;             /* in the joint order; 0: none */
	const char  *state;             /* named joint later solved */
	const char  *talk_on, *talk_note, *return_on;
	const char  *circle, *sensitive;
	bool         client;
	const char  *stamp;
};

/*
 * "joint" needs the day and the outcome of a talk with the client (R316); "later" the day of the
 * return (R333). ST_INVALID, ST_NOT_FOUND, ST_CONFLICT. Sent twice: one row.
 */
enum st diagnosis_problem_add(struct cx *, const struct diagnosis_problem_in *) MUST_USE;
enum st diagnosis_problem_edit(struct cx *, const struct diagnosis_problem_in *) MUST_USE;

/* ---- what a plan builds on ---- */

/* Is there an agreed version? */
bool diagnosis_is_agreed(struct cx *, person_id);
/* sensitive: its words stay where they are */
struct diagnosis_joint { problem_id origin; const char *words, *cause; bool sensitive; };
/* The joint problems of the newest version that the actor sees, in the joint order (R322). */
size_t diagnosis_joint(struct cx *, person_id, struct diagnosis_joint **ret);

/* What helps, of the newest version, that the actor sees and the client too; sensitive ones stay
 * there. One statement. */
struct diagnosis_resource { finding_id origin; const char *words; };
size_t diagnosis_resources(struct cx *, person_id, const struct case_access *,
    struct diagnosis_resource **ret);

/* ---- my day, addresses ---- */

struct diagnosis_due { person_id person; const char *name, *review_on; struct url url; bool late; };
/* To be looked at again within a week, of people in the actor's care; at most 20, one statement.
 * Each person in it is shown: req_looked_at(). */
size_t     diagnosis_due(struct cx *, struct diagnosis_due **ret);
struct url url_diagnosis(struct arena *, tenant_id, person_id);

#endif
