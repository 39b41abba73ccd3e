/* SPDX-License-Identifier: EUPL-1.2
 * inside.h - what the files of the dispatcher share; no module includes it.
 */
#ifndef KOMPAN_CORE_INSIDE_H
#define KOMPAN_CORE_INSIDE_H

#include "core/app.h"

#define LOOKS 4096              /* remembered by a worker; a power of two */
#define WAYS  8                 /* places of each look; a power of two */

struct app {
	struct db             *db;
	const struct app_conf *conf;
	bool                   demo;
	uint64_t               look[LOOKS];     /* hashes of looks already noted */
	int64_t                next_chore;
};

/* Of one unit that runs until it wins its race; starts zeroed. */
struct patience { int64_t since; unsigned tries; };

/* dispatch.c: one request, and what follows its part off the loop
 * (http/worker.h). state: struct app. */
enum http_next dispatch_begin(
    void *state, struct http_request *, struct http_response *, struct http_job *);
enum http_next dispatch_resume(
    void *state, struct http_request *, struct http_response *, struct http_job *);
/*
 * dispatch.c: shall the unit run (again)? After ST_BUSY it waits first, by
 * chance and longer each time, so that two who lost to each other do not
 * meet again. False: it ended otherwise, or enough is enough.
 */
bool once_more(struct patience *, enum st);
/* who.c: fills r->who, r->cx.actor, partner, perms, lang from the cookie, inside the unit. */
void who_load(struct req *);
/* A POST whose session has ended: keeps what was typed for its owner, in a
 * unit of its own. True: kept. */
bool who_keep_form(struct app *, struct req *);
/* note.c: looks and the session's clock, in a second small unit. False:
 * the page must not be sent. */
bool note_commit(struct app *, struct req *);
/* note.c: sweeping, between requests. */
void chores(struct app *);
/* frame.c: pages that are not any module's. */
void error_page(struct req *, unsigned status, const char *title, const char *text);
void busy_page(struct req *);
bool static_file(const struct http_request *, struct http_response *);
void answer(struct req *, struct http_response *);

#endif
