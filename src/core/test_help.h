/* SPDX-License-Identifier: EUPL-1.2
 * test_help.h - for tests: a house with one active partnership (id 7; OPS,
 * PUP, NGO are partners 1, 2, 3), a user per role who is signed in, units
 * of work and whole requests in process. Today is 13 September 2026.
 */
#ifndef KOMPAN_TEST_HELP_H
#define KOMPAN_TEST_HELP_H

#include "core/app.h"

#include <string.h>

enum { TH_COORDINATOR, TH_OPS, TH_PUP, TH_NGO, TH_HEAD, TH_READER, TH_LOCAL_GOV, TH_USERS,
	/* only after th_strangers(): of the installation, and a worker of another partnership, 8 */
	TH_ADMIN = TH_USERS, TH_STRANGER, TH_ALL };

struct th {
	struct app     *app;
	struct app_conf conf;
	struct arena   *mem;
	tenant_id       p;
	struct cx       cx;             /* of the last th_begin */
	char            url[400], file[80], name[40];   /* file: SQLite; name: PostgreSQL */
	const char     *token[TH_ALL], *csrf[TH_ALL];
	const struct http_file *upload; /* goes with the next request, and no other */
};

struct th_answer {
	unsigned code;
	const char *body;
	size_t n;
	const char *location;
	const char *token;      /* of the session it opened; "" */
	uint64_t statements;
};

/* Does the page say so? The word stands on every other line of a test, so it is short. */
static inline bool
has(struct th_answer a, const char *text)
{
	return a.body != NULL && strstr(a.body, text) != NULL;
}

/*
 * A fresh database; aborts if it cannot. SQLite, or with KOMPAN_TEST_PG
 * PostgreSQL as the serving role (KOMPAN_PG_OWNER and KOMPAN_PG_SERVE from
 * tools/pg; without them the program ends with 77, skipped).
 */
void th_open(struct th *);
void th_close(struct th *);
/* In the unit begun: an administrator and a worker of another partnership, who know nobody here. */
void th_strangers(struct th *);
/* The report of this month is approved. */
void th_approve(struct th *, const char *month);
/* One unit as this user, in English; end it with th_commit or db_rollback. */
struct cx *th_begin(struct th *, int user, enum db_mode);
enum st    th_commit(struct th *) MUST_USE;
/* One request, slow parts and note included; path may hold one "?name=value". */
struct th_answer th_get(struct th *, int user, const char *path);
/* name, value, ... and NULL; the token against forged forms is added. */
struct th_answer th_post(struct th *, int user, const char *path, ...);
/* The same from a list. */
struct th_answer th_post_list(
    struct th *, int user, const char *path, const struct http_pair *, size_t n);

/* The stamp that a form carries: of an answer, of the page as this user sees it. */
const char *th_shown_stamp(struct th *, struct th_answer);
const char *th_stamp(struct th *, int user, const char *path);

/* In the unit begun: a client of the group from that day; her enrolment's id is her own + 1000. */
void th_enrol(struct th *, person_id, group_id, int64_t client_no, const char *from_on);
/* How many looks of the user at her stand in the note. */
int64_t th_looks(struct th *, int user, person_id);
/* How many writes stand in the trail. */
int64_t th_written(struct th *);
/* How many endings of this word the search keeps. */
int64_t th_endings(struct th *, const char *word);

/* In the unit begun: a service of one hour by partner 1, told in the
 * report of `month`; area: social labour health other. */
void th_service(struct th *, int64_t id, person_id, const char *area, const char *scope,
    const char *on, const char *month);
/* In the unit begun: n notes about her, of that day and partner 1, for the own partner alone. */
void th_notes(struct th *, person_id, const char *on, int64_t n);
/* A training that was held, of partner 3; person 501 came. */
void th_event(struct th *, int64_t id, const char *block, const char *on, int64_t minutes);
/* The words of a paper. */
const char *th_words(struct th *, const void *pdf, size_t n);
/* The words of a paper are those of the file; KOMPAN_RENEW=1 writes it anew: read the diff. */
void th_golden(struct th *, const char *file, const void *pdf, size_t n);
/* basic or extended */
void th_report_set(struct th *, const char *set);

#endif
