/* SPDX-License-Identifier: EUPL-1.2
 * impl.h - what the files of this room share; nobody else includes it.
 */
#ifndef KOMPAN_HTTP_IMPL_H
#define KOMPAN_HTTP_IMPL_H

#include "base/date.h"
#include "http/http.h"

#include <microhttpd.h>
#include <netinet/in.h>

#define FIELDS_MAX   5000               /* names in one query, form or multipart body */
#define ARENA_LIMIT  ((size_t)64 << 20)
#define BYTES_A_SEC  (8 * 1024)         /* slower than this on the whole is cut off */
#define LINGER_MAX   32

/* One client connection; a line in the worker's list, so that slow ones are found. */
struct conn {
	struct conn *prev, *next;
	int          fd;
	bool         busy;              /* a request line has come and its answer has not left */
	bool         linger;            /* refused before its body was read */
	int64_t      deadline;          /* ms; what it does now must be done by then */
	char         peer[INET6_ADDRSTRLEN];
};

enum phase { PHASE_HEAD, PHASE_BODY, PHASE_WAIT, PHASE_READY };

/* A request with what is needed to read and to answer it; lives in its own arena. */
struct request {
	struct http_request       pub;
	struct http_response      res;
	struct http_job           job;
	enum phase                phase;
	struct worker            *worker;
	struct conn              *conn;
	struct MHD_Connection    *mhd;
	struct request           *next;         /* in the queues of the helpers */
	const char               *uri;          /* as it came; only to find a NUL behind it */
	size_t                    n_uri;
	char                     *raw;          /* the body as it came; malloc, it may be large */
	size_t                    n_raw, cap_raw;
	size_t                    size;         /* of the body, as announced */
	const char               *boundary;     /* set: multipart */
};

struct talker { int fd; size_t left; int64_t until; };

struct worker {
	const struct http_conf *conf;
	const struct http_app  *app;
	void                   *state;
	int                     listen, index;
	struct MHD_Daemon      *mhd;
	struct helpers         *helpers;
	int                     epoll, mhd_epoll, signals;
	struct conn            *conns;
	size_t                  n_conn;
	bool                    draining;
	int64_t                 drain_began, idle_due, sweep_due;
	unsigned                idles;
	uint64_t                serial;
	char                    proxy[INET6_ADDRSTRLEN];        /* "" trusts nobody */
	struct talker           linger[LINGER_MAX];
};

/* decode.c: each gives NULL, or why the bytes cannot be read. */
const char *decode_path(struct arena *, const char *s, size_t n, const char **ret);
const char *decode_pairs(struct arena *, const char *s, size_t n, struct http_pair **ret,
    size_t *ret_n);
const char *decode_check(const char *s, size_t n);

/* address.c */
int         address_bind(const char *listen);                   /* -1 after a line on stderr */
bool        address_text(const struct sockaddr *, char ret[INET6_ADDRSTRLEN]);
bool        address_read(const char *text, size_t n, char ret[INET6_ADDRSTRLEN]);

/* request.c: the reading half; what cannot be read sets pub.bad. */
void       *request_open(void *worker, const char *uri, struct MHD_Connection *);
void        request_head(struct request *, const char *method, const char *version);
void        request_body(struct request *, const char *bytes, size_t n);
void        request_whole(struct request *);
void        request_free(struct request *);

/* multipart.c: the parts stay where they are in s, which it changes; NULL
 * or why it cannot be read. */
const char *multipart_boundary(struct arena *, const char *content_type);
const char *multipart_read(struct http_request *, char *s, size_t n, const char *boundary);

/* respond.c */
enum MHD_Result respond(struct request *);

/* conn.c */
void        conn_notify(void *worker, struct MHD_Connection *, void **ctx,
    enum MHD_ConnectionNotificationCode);
void        conn_deadline(struct request *, size_t bytes);
void        conn_sweep(struct worker *, int64_t now);
void        linger_read(struct worker *, int fd);

/* helper.c: threads that run jobs in the order they came. */
struct helpers *helpers_new(int threads);
int             helpers_fd(const struct helpers *);              /* readable when some are done */
void            helpers_push(struct helpers *, struct request *);
struct request *helpers_done(struct helpers *);                  /* a list by next, or NULL */
void            helpers_free(struct helpers *);                  /* after the last job */

/* worker.c */
_Noreturn void  worker_run(const struct http_conf *, const struct http_app *, int listen, int index,
    int ready);

#endif
