/* SPDX-License-Identifier: EUPL-1.2
 * recruit.h - categories, groups, and the candidates each partner proposes from its own records.
 *
 * A candidate belongs to one partner (cx->partner) until selection opens: nothing here reads
 * another partner's candidates, so that typing a PESEL somebody else knows changes nothing visible
 * (R144).
 */
#ifndef KOMPAN_RECRUIT_H
#define KOMPAN_RECRUIT_H

#include "html/form.h"
#include "html/html.h"
#include "work/cx.h"

/* ---- categories (R074): seven examples of the model stand there from the first use ---- */

/* ST_INVALID: empty or taken. Sent twice with one id: ST_OK, one row. */
enum st recruit_category_add(struct cx *, category_id, const char *name) MUST_USE;
/* ST_INVALID, ST_NOT_FOUND. */
enum st recruit_category_rename(struct cx *, category_id, const char *name) MUST_USE;
/* No longer offered; groups that have it keep it. ST_NOT_FOUND. Twice is ST_OK. */
enum st recruit_category_retire(struct cx *, category_id) MUST_USE;
/* The examples while the dictionary was never used (ids 1-7), else what is offered now. */
const struct option *recruit_category_options(struct cx *, category_id keep, size_t *ret_n);

/* ---- groups ---- */

struct group_in {
	group_id    id;
	const char *name;
	int64_t     cycle;              /* 1, 2 ... (R082) */
	const char *kind;               /* one mixed (R073) */
	category_id category;
	const char *mixed_reason;
	const char *intake;             /* closed continuous (R080) */
	const char *territory;
	int64_t     places;             /* 10-15 is advice (R071) */
	const char *labour_note;        /* R072 */
	const char *fit_note;           /* R076 */
	const char *declare_at;         /* R180 */
	const char *from_on, *to_on;
	const char *state;              /* recruiting running ended; "" is recruiting */
	const char *stamp;              /* of what the editor saw; "" skips the check */
};

/* ST_INVALID, ST_NOT_FOUND (category). Sent twice: ST_OK, one row. */
enum st recruit_group_add(struct cx *, const struct group_in *) MUST_USE;
/* ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: changed meanwhile. */
enum st recruit_group_edit(struct cx *, const struct group_in *) MUST_USE;
/* Advice in the user's language, never a refusal: size (R071), mixed group (R079). At most 3. */
size_t  recruit_group_advice(struct cx *, int64_t places, bool mixed, const char *ret[3]);
/* Groups that have not ended, and `keep`. */
const struct option *recruit_group_options(struct cx *, size_t *ret_n);

/* ---- candidates of the own partner ---- */

struct candidate_in {
	candidate_id id;
	const char *given, *surname, *pesel, *birth_on, *sex, *phone, *email, *address;
	bool        no_address;         /* no fixed address now; stays_at then (R182) */
	const char *stays_at;
	bool        no_document;
	/* yes no unknown (R075) */
	const char *ops_client, *ops_since, *pup_registered, *pup_since;
	int64_t     months_out;
	const char *situation, *reason, *motivation, *readiness, *interest;     /* R078 R083 */
	const char *declared_on, *declared_at;                                  /* R180 */
	const char *remark;             /* the partner's own */
	bool        other_person;       /* "the same name and birth date, but somebody else" */
	const char *stamp;
	const char *name_fold, *sort_key;       /* set by recruit_check */
};

/*
 * All faults of one candidate as sentences (cx_fault); puts back lost zeros of the PESEL, takes
 * birth date and sex from it, makes fold and sort key. Touches no database.
 */
void    recruit_check(struct cx *, struct candidate_in *);
/* ST_INVALID; ST_CONFLICT: already on the own list; ST_NOT_FOUND (group); ST_DENIED: of no
 * partner. */
enum st recruit_candidate_add(struct cx *, group_id, struct candidate_in *) MUST_USE;
enum st recruit_candidate_edit(struct cx *, struct candidate_in *) MUST_USE;
/* Withdrawn and proposed again; ST_NOT_FOUND. Twice is ST_OK. */
enum st recruit_candidate_withdraw(struct cx *, candidate_id, const char *reason) MUST_USE;
enum st recruit_candidate_again(struct cx *, candidate_id) MUST_USE;

/* ---- lists ---- */

struct import_fault { size_t line; const char *column, *value, *reason; };
struct import_report {
	size_t added, filled, same, left_out, refused;
	struct import_fault *fault; size_t n_fault;
	const char *unknown;            /* header words that were not read, parted by ", " */
};

/*
 * The whole of an import in one call, for the command line: rows without fault are added, or fill
 * in what is empty on the own list; refused rows are named. ST_INVALID: the file cannot be read
 * (cx->why).
 */
enum st recruit_import_file(struct cx *, partner_id, group_id, const char *bytes, size_t n,
    bool dry_run,
                            struct import_report *) MUST_USE;

/* ---- addresses ---- */
struct url url_groups(struct arena *, tenant_id);
struct url url_group(struct arena *, tenant_id, group_id);
struct url url_candidates(struct arena *, tenant_id, group_id);
struct url url_candidate(struct arena *, tenant_id, candidate_id);

#endif
