/* SPDX-License-Identifier: EUPL-1.2
 * request.c - reads a request whole and within limits. What cannot be read is marked and still goes
 * to the application, which can say so on a page.
 */
#include "http/impl.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void
request_bad(struct request *rq, unsigned code, const char *why)
{
	if (rq->pub.bad != NULL)
		return;
	rq->pub.bad = why;
	rq->pub.bad_code = code;
}

/* "GET http://host/path" is allowed too: only what follows the host counts. */
static const char *
skip_host(const char *uri)
{
	const char *p = strncasecmp(uri, "http://", 7) == 0 ? uri + 7 :
			strncasecmp(uri, "https://", 8) == 0 ? uri + 8 : NULL;

	return p != NULL ? p + strcspn(p, "/?") : uri;
}

static void
read_uri(struct request *rq, const char *uri)
{
	struct http_request *pub = &rq->pub;
	struct http_pair *query = NULL;
	const char *mark, *why;
	size_t n;

	pub->path = "/";
	for (const char *c = uri; *c != '\0'; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f)
			request_bad(rq, 400, "a bare space or control character");
	uri = skip_host(uri);
	mark = strchr(uri, '?');
	n = mark != NULL ? (size_t)(mark - uri) : strlen(uri);
	if (n > 0 && *uri != '/')
		request_bad(rq, 400, "path without /");
	else if (n > 0 && (why = decode_path(pub->mem, uri, n, &pub->path)) != NULL)
		request_bad(rq, 400, why);
	if (mark == NULL)
		return;
	why = decode_pairs(pub->mem, mark + 1, strlen(mark + 1), &query, &pub->n_query);
	pub->query = query;
	if (why != NULL)
		request_bad(rq, 400, why);
}

/* The request line is there; libmicrohttpd will change it in place, so it is read now. */
void *
request_open(void *worker, const char *uri, struct MHD_Connection *mhd)
{
	struct worker *w = worker;
	struct arena *mem = arena_new(ARENA_LIMIT + 4 * w->conf->upload_max);
	struct request *rq = NEW(mem, struct request);
	const union MHD_ConnectionInfo *ctx =
		MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	rq->pub.mem = mem;
	rq->pub.impl = rq;
	rq->pub.serial = ++w->serial;
	rq->worker = w;
	rq->mhd = mhd;
	rq->conn = ctx->socket_context;
	rq->conn->busy = true;
	rq->uri = uri;
	rq->n_uri = uri != NULL ? strlen(uri) : 0;
	read_uri(rq, uri != NULL ? uri : "");
	return rq;
}

struct last_header { const char *name, *value; };

static enum MHD_Result
keep_last(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct last_header *h = cls;

	(void)kind;
	if (strcasecmp(name, h->name) == 0)
		h->value = value;
	return MHD_YES;
}

/* The last word of the last such header: the proxy next to us wrote it, the others anybody. */
static const char *
last_hop(struct request *rq, const char *name)
{
	struct last_header h = { .name = name };
	const char *comma;

	MHD_get_connection_values(rq->mhd, MHD_HEADER_KIND, keep_last, &h);
	if (h.value == NULL)
		return "";
	comma = strrchr(h.value, ',');
	h.value = comma != NULL ? comma + 1 : h.value;
	return h.value + strspn(h.value, " \t");
}

static void
read_client(struct request *rq)
{
	char address[INET6_ADDRSTRLEN];
	const char *from;

	rq->pub.client = arena_str(rq->pub.mem, rq->conn->peer);
	if (rq->worker->proxy[0] == '\0' || strcmp(rq->worker->proxy, rq->conn->peer) != 0)
		return;
	from = last_hop(rq, "X-Forwarded-For");
	if (address_read(from, strcspn(from, " \t"), address))
		rq->pub.client = arena_str(rq->pub.mem, address);
	from = last_hop(rq, "X-Forwarded-Proto");
	rq->pub.https = strcspn(from, " \t") == 5 && strncasecmp(from, "https", 5) == 0;
}

static bool
is_type(const char *type, const char *want)
{
	size_t n = strlen(want);

	return strncasecmp(type, want, n) == 0 && (type[n] == '\0' ||
	    strchr("; \t", type[n]) != NULL);
}

static void
read_type(struct request *rq)
{
	const char *type = MHD_lookup_connection_value(rq->mhd, MHD_HEADER_KIND, "Content-Type");
	bool multipart = type != NULL && is_type(type, "multipart/form-data");

	if (strcmp(rq->pub.method, "POST") != 0)
		request_bad(rq, 400, "a body that does not belong there");
	else if (!multipart && (type == NULL || !is_type(type,
	    "application/x-www-form-urlencoded")))
		request_bad(rq, 415, "neither a form nor files");
	if (rq->size > (multipart ? rq->worker->conf->upload_max : rq->worker->conf->body_max))
		request_bad(rq, 413, "too large");
	if (!multipart)
		return;
	rq->boundary = multipart_boundary(rq->pub.mem, type);
	if (rq->boundary == NULL)
		request_bad(rq, 400, "multipart: without its boundary");
}

/* All headers are there: decides whether the body may come. */
void
request_head(struct request *rq, const char *method, const char *version)
{
	const char *length = MHD_lookup_connection_value(rq->mhd, MHD_HEADER_KIND,
	    "Content-Length");
	bool chunked = MHD_lookup_connection_value(rq->mhd, MHD_HEADER_KIND, "Transfer-Encoding") !=
	    NULL;

	read_client(rq);
	if (strcmp(method, "POST") == 0)
		rq->pub.method = "POST";
	else
		rq->pub.method = "GET";
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0 &&
	    strcmp(method, "POST") != 0)
		request_bad(rq, 405, "method");
	if (rq->uri != NULL && *version != '\0' && version != rq->uri + rq->n_uri + 1)
		request_bad(rq, 400, "NUL byte");       /* the text ended before the request line */
	rq->uri = NULL;
	if (chunked)
		request_bad(rq, 411, "a body of unknown length");
	if (length != NULL) {
		errno = 0;
		rq->size = strtoull(length, NULL, 10);
		if (errno != 0)
			rq->size = SIZE_MAX;
	}
	if (rq->size > 0)
		read_type(rq);
	if (chunked || rq->size > 0)
		rq->conn->linger = rq->pub.bad != NULL;
	conn_deadline(rq, rq->pub.bad != NULL ? 0 : rq->size);
}

/* Grows with what comes, not with what was announced. */
void
request_body(struct request *rq, const char *bytes, size_t n)
{
	if (rq->pub.bad != NULL)
		return;
	if (n > rq->size - rq->n_raw) {
		request_bad(rq, 400, "longer than announced");
		return;
	}
	if (rq->n_raw + n >= rq->cap_raw) {
		size_t cap = 2 * (rq->n_raw + n) + 1024;
		char *grown;

		if (cap > rq->size + 1)
			cap = rq->size + 1;
		grown = realloc(rq->raw, cap);
		if (grown == NULL)
			abort();
		rq->raw = grown;
		rq->cap_raw = cap;
	}
	memcpy(rq->raw + rq->n_raw, bytes, n);
	rq->n_raw += n;
}

void
request_whole(struct request *rq)
{
	struct http_request *pub = &rq->pub;
	struct http_pair *form = NULL;
	const char *why;

	if (pub->bad != NULL || rq->n_raw == 0)
		return;
	if (rq->boundary != NULL) {
		why = multipart_read(pub, rq->raw, rq->n_raw, rq->boundary);
	} else {
		why = decode_pairs(pub->mem, rq->raw, rq->n_raw, &form, &pub->n_form);
		pub->form = form;
	}
	if (why != NULL)
		request_bad(rq, 400, why);
}

void
request_free(struct request *rq)
{
	struct conn *c = rq->conn;

	c->busy = false;
	conn_deadline(rq, 0);
	free(rq->raw);
	arena_free(rq->pub.mem);
}

const char *
http_header(const struct http_request *pub, const char *name)
{
	const struct request *rq = pub->impl;
	const char *value;

	if (rq == NULL) {
		for (size_t i = 0; i < pub->n_header; i++)
			if (strcasecmp(pub->header[i].name, name) == 0)
				return pub->header[i].value;
		return NULL;
	}
	value = MHD_lookup_connection_value(rq->mhd, MHD_HEADER_KIND, name);
	return value != NULL && decode_check(value, strlen(value)) == NULL ? value : NULL;
}

const char *
http_cookie(const struct http_request *pub, const char *name)
{
	const char *p = http_header(pub, "Cookie");
	size_t n_name = strlen(name), n;

	while (p != NULL && *p != '\0') {
		p += strspn(p, "; \t");
		n = strcspn(p, ";");
		if (n > n_name && p[n_name] == '=' && strncmp(p, name, n_name) == 0)
			return arena_strn(pub->mem, p + n_name + 1, n - n_name - 1);
		p += n;
	}
	return NULL;
}
