/* SPDX-License-Identifier: EUPL-1.2
 * survey.h - the anonymous survey of a group's clients (tool 10): a round is opened, codes are
 * handed out on paper, answers come sealed, the round is closed once and shows tables (R118
 * R273-R279; doc/adr/0011-survey.md).
 *
 * Every call acts on cx->tenant. Nothing about who answered, or when, is kept anywhere.
 */
#ifndef KOMPAN_SURVEY_H
#define KOMPAN_SURVEY_H

#include "html/html.h"
#include "quest/quest.h"
#include "work/cx.h"

#define SURVEY_FEW   5          /* results appear from so many answers; smaller groups are joined */
#define SURVEY_POOL  20         /* background questions, over rounds */
#define SURVEY_CODES 200        /* of one round at most; groups have 10 to 15 people */

struct survey_open_in {
	survey_id   id;
	group_id    group;
	const char *form;               /* address of one about nobody by name; "" where there is only one */
	int64_t     codes;
	const char *until_on;
	const char *key;                /* survey_key_new(): on paper only, from here on */
};

/* 100 random bits as five groups of four signs. */
const char *survey_key_new(struct arena *);
/*
 * A round of the group with its codes, on the partnership's present version of the form. ST_INVALID
 * (a form without counted questions too), ST_NOT_FOUND (group), ST_CONFLICT: one is running. Sent
 * twice: ST_OK, one row.
 */
enum st survey_open(struct cx *, const struct survey_open_in *) MUST_USE;
/* The codes of a running round, in random order. ST_INVALID at "key", ST_NOT_FOUND, ST_CONFLICT:
 * closed. */
enum st survey_codes(
    struct cx *, survey_id, const char *key, const char ***ret, size_t *ret_n) MUST_USE;
/*
 * One unit of closing: opens some of the sealed answers, counts them, parts the open ones, forgets
 * the sheets. *ret_more: others wait for further units; else the round is closed and its codes are
 * gone. ST_INVALID at "key", ST_NOT_FOUND. Closed already: ST_OK.
 */
enum st survey_close(struct cx *, survey_id, const char *key, bool *ret_more) MUST_USE;
/* Without results, as when the key is lost. ST_NOT_FOUND. Ended already: ST_OK. */
enum st survey_drop(struct cx *, survey_id) MUST_USE;

/* ---- answering: no actor, no trail ---- */

struct survey_asked { tenant_id tenant; survey_id round; bool open; };

/* Of a code as typed. open: it may still be used today. False: unknown. Any tenant. */
bool    survey_asked(struct cx *, const char *code, struct survey_asked *);
/* Of a round that takes answers today: its form, public key and last day. False: it does not. */
struct survey_form { const struct quest *q; const unsigned char *seal; const char *until_on; };
bool    survey_form(struct cx *, survey_id, struct survey_form *);
#define SURVEY_ID 16
/* A new id for a sheet, as hexadecimal. */
const char *survey_sheet_id(struct arena *);
struct survey_sheet { const char *id; const void *sealed; size_t n; };
/*
 * Seals a response with the round's public key; all seals have one length. False: the answers are too
 * long. Touches no database.
 */
bool    survey_seal(struct arena *, const unsigned char *seal, const char *response, const char *id,
    struct survey_sheet *ret) MUST_USE;
/* Spends the code and stores the sheet. ST_NOT_FOUND: unknown, spent or too late. Sent twice:
 * ST_OK, one row. */
enum st survey_answer(struct cx *, const char *code, const struct survey_sheet *) MUST_USE;
/* Guesses are limited by a keyed mark of the address in this process only. False: too many. */
bool    survey_may_try(const char *address, int64_t now);
void    survey_try_failed(const char *address, int64_t now);

struct url url_surveys(struct arena *, tenant_id, group_id);
struct url url_survey(struct arena *, tenant_id, survey_id);

#endif
