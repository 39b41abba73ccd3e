/* SPDX-License-Identifier: EUPL-1.2
 * app.h - the application that http serves: one worker's state, and a
 * request run in process by tests.
 */
#ifndef KOMPAN_APP_H
#define KOMPAN_APP_H

#include "core/req.h"

struct app_conf {
	const char *db;                 /* URL */
	/* KOMPAN_SMTP: smtp://host:port; NULL: letters wait in the outbox */
	const char *smtp;
	const char *mail_from;
	const char *files;              /* --files DIR: where scans lie; NULL: in the database */
	const char *base_url;           /* for links in letters; NULL: taken from the request */
	int64_t     fixed_now;          /* tests and demos: the clock stands here; 0: it runs */
};

/* What http_serve() calls; conf is a struct app_conf. */
extern const struct http_app app_http;

struct app;
/* NULL and a sentence on failure */
struct app *app_open(const struct app_conf *, char *err, size_t err_size);
void        app_close(struct app *);
struct db  *app_db(struct app *);
/* Runs one request to its end in this process, slow parts included. */
void        app_run(struct app *, struct http_request *, struct http_response *);

#endif
