/* SPDX-License-Identifier: EUPL-1.2
 * http.h - bytes, limits and worker processes; knows no people, no database, no pages.
 *
 * A parent binds the socket and supervises N workers; each drives libmicrohttpd by its own loop on
 * the shared socket, reads a request whole (within limits) and hands it to one function from core.
 */
#ifndef KOMPAN_HTTP_H
#define KOMPAN_HTTP_H

#include "base/base.h"

struct http_pair { const char *name, *value; };         /* decoded, may hold any bytes but NUL */

struct http_file {                                      /* one part of a multipart form */
	const char *field, *filename;   /* without folders; a file field left empty is no file */
	const char *bytes;
	size_t      size;
};

/* Lives in mem with everything it points to, from accept until the answer has left. */
struct http_request {
	struct arena           *mem;
	const char             *method;         /* "GET", "POST" ("HEAD" arrives as GET) */
	const char             *path;           /* decoded; without query */
	const struct http_pair *query;          size_t n_query;
	const struct http_pair *form;           size_t n_form;
	const struct http_file *file;           size_t n_file;
	/* address; behind --trust-proxy the forwarded one */
	const char             *client;
	bool                    https;          /* by X-Forwarded-Proto of a trusted proxy */
	/* set: the request cannot be read (NUL byte, bad UTF-8 or %-code): answer 400 */
	const char             *bad;
	unsigned                bad_code;       /* 400, 413 (too large), 431 ... when bad is set */
	uint64_t                serial;         /* for the log */
	void                   *impl;           /* of this room */
	/* the application's own, from begin() to resume() */
	void                   *app;
	/* of a request made by hand (impl NULL), as tests do */
	const struct http_pair *header;         size_t n_header;
};

/* NULL if absent or not UTF-8; lives as long as the request. */
const char *http_header(const struct http_request *, const char *name);
const char *http_cookie(const struct http_request *, const char *name);

struct http_response {
	unsigned                code;
	const char             *type;           /* Content-Type; NULL: text/html; charset=utf-8 */
	/* copied or kept alive with mem */
	const char             *body;           size_t n_body;
	const struct http_pair *header;         size_t n_header;
};

/*
 * The application. begin() is called on the worker's loop with a whole request. It
 * either fills *res and returns HTTP_DONE, or returns HTTP_SLOW after setting
 * *job: then the connection is suspended, job->run(job->arg) is called on a helper
 * thread (it may use only job->arg and the request's own mem; it must not touch a
 * database), and afterwards resume() is called on the loop, which again answers
 * HTTP_DONE or HTTP_SLOW. A request with bad set comes to begin() like any other.
 */
enum http_next { HTTP_DONE, HTTP_SLOW };
struct http_job { void (*run)(void *arg); void *arg; };
struct http_app {
	/* in the child, before the first request; NULL: die and be replaced */
	void *(*worker_start)(const void *conf, int index);
	void  (*worker_stop)(void *state);
	/* about once a second, on the loop */
	void  (*worker_idle)(void *state);
	enum http_next (*begin)(void *state, struct http_request *, struct http_response *,
	    struct http_job *);
	enum http_next (*resume)(void *state, struct http_request *, struct http_response *,
	    struct http_job *);
	/* about once a second in the parent; false stops the server; may be NULL */
	bool  (*parent_tick)(const void *conf);
	const void *conf;
};

struct http_conf {
	const char *listen;             /* "127.0.0.1:8080", "[::1]:8080", "0.0.0.0:80" */
	int         workers;
	const char *trust_proxy;        /* address or NULL */
	size_t      body_max;           /* bytes of a form without files; default 1 MiB */
	size_t      upload_max;         /* bytes of a multipart body; default 12 MiB */
	/* default 15; also the whole header must have come within it */
	int         idle_seconds;
	int         helper_threads;     /* per worker; default 2 */
	char      **argv;               /* of the program, executed anew on SIGHUP */
};

/*
 * Serves until SIGTERM or SIGINT (running requests finish), returns the exit status.
 * SIGHUP: executes argv[0]'s file anew on the same socket, then the old workers finish and go.
 * A worker that dies is replaced at once (with a growing pause if it dies within a second of its
 * start).
 * On failure to bind or parse: one line on stderr, returns 1.
 */
int  http_serve(const struct http_conf *, const struct http_app *);

#endif
