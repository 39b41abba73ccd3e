/* SPDX-License-Identifier: EUPL-1.2
 * answer_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_ANSWER_INSIDE_H
#define KOMPAN_ANSWER_INSIDE_H

#include "core/req.h"
#include "mod/answer/answer.h"
#include "mod/casefile/casefile.h"
#include "mod/person/person.h"
#include "mod/answer_scan_sql.h"
#include "mod/answer_sql.h"

/* As it is kept. */
const char *answer_response(
    struct cx *, const struct quest_answers *, answer_id, const char *status);
/* The stage for this form: the one asked for, else the only one that fits; "" if none. Notes what
 * is wrong. */
const char *answer_stage_for(struct cx *, const struct quest *, const char *asked);
/* Writes in what the program knows. */
void        answer_known(struct cx *, struct quest_answers *, const struct person_row *);
/* Hides what the actor may not read (R230): quest_unhide before it is kept. */
void        answer_mask(struct answer *);
/* The mark of a filled form, which case_sees() decides by (R382). */
struct case_mark answer_circle(partner_id, user_id author);
/* Place and day as the form itself says; on NULL, place "": it does not. */
void        answer_sign_said(const struct quest_answers *, struct answer_sign *);
/* A mark of the consents given; "" if none. */
const char *answer_consents_given(struct arena *, const struct quest_answers *);
/* The file's grounds follow the form as it is now: reason for closing those that were. */
enum st     answer_consents(struct cx *, const struct answer *, const char *reason) MUST_USE;

/* "signed on 12 September 2026", "being filled in"; who touched it last and when. */
const char *answer_state_words(struct req *, const char *state, const char *signed_on);
const char *answer_moment(struct req *, int64_t at, const char *by);

/* A page of one section: a GET that draws it, a POST that saves it. */
enum st    answer_page_get(struct req *);
enum st    answer_page_post(struct req *);
struct url answer_page_url(struct req *, answer_id, size_t page);
/* The page where it stands beside an earlier one. */
struct url answer_compare_url(struct req *, answer_id);
/* Which page holds the question. */
size_t     answer_page_of(const struct answer *, const struct quest_item *);

struct answer_page_form { const char *stamp, *reason, *go; };
#define N_ANSWER_PAGE_FIELDS 3
extern const struct field answer_page_fields[N_ANSWER_PAGE_FIELDS];

/* Scans. */
enum st    answer_scan_post(struct req *);
enum st    answer_scan_get(struct req *);
#define N_ANSWER_SCAN_FIELDS 1
extern const struct field answer_scan_fields[N_ANSWER_SCAN_FIELDS];

#endif
