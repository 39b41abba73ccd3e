/* SPDX-License-Identifier: EUPL-1.2
 * multipart.c - multipart/form-data of a body that is whole in memory (RFC 7578).
 * Not libmicrohttpd's post processor: as the bytes happen to come it announces a part once or
 * twice, and then an empty field before one of its name looks the same as no such field
 * (multipart_test.c shows it). Here nothing is copied and each part ends where it ends.
 */
#include "http/impl.h"

#include <string.h>
#include <strings.h>

#define BOUNDARY_MAX 200

struct text { char *s; size_t n; };

struct reader {
	struct http_request *rq;
	struct http_pair    *form;
	struct http_file    *file;
	size_t               cap_form, cap_file, n_empty;
};

const char *
multipart_boundary(struct arena *mem, const char *type)
{
	const char *p = strcasestr(type, "boundary=");
	size_t n;

	if (p == NULL)
		return NULL;
	p += strlen("boundary=");
	if (*p == '"')
		n = strcspn(++p, "\"");
	else
		n = strcspn(p, "; \t");
	return n > 0 && n <= BOUNDARY_MAX ? arena_strf(mem, "\r\n--%.*s", (int)n, p) : NULL;
}

/*
 * name="..." among the parameters of one header line; \" and %22 stand for a quotation mark.
 * NULL if it is not there, or is no text: then *bad is set too.
 */
static const char *
parameter(struct arena *mem, struct text line, const char *name, bool *bad)
{
	size_t n_name = strlen(name);
	char *end = line.s + line.n, *to, *ret;

	for (char *p = line.s; p + n_name + 2 <= end; p++) {
		if ((p[-1] != ' ' && p[-1] != ';') || strncasecmp(p, name, n_name) != 0)
			continue;
		if (p[n_name] != '=' || p[n_name + 1] != '"')
			continue;
		p += n_name + 2;
		ret = to = arena_alloc(mem, (size_t)(end - p) + 1);
		for (; p < end && *p != '"'; p++) {
			if (*p == '\\' && end - p > 1 && p[1] == '"')
				p++;
			if (end - p > 2 && strncmp(p, "%22", 3) == 0) {
				*to++ = '"';
				p += 2;
			} else {
				*to++ = *p;
			}
		}
		if (p < end && decode_check(ret, (size_t)(to - ret)) == NULL)
			return ret;
		*bad = true;
		return NULL;
	}
	return NULL;
}

/* Some browsers once sent the whole path. */
static const char *
base_name(const char *path)
{
	const char *base = path;

	for (; *path != '\0'; path++)
		if (*path == '/' || *path == '\\')
			base = path + 1;
	return base;
}

static const char *
add_file(struct reader *r, const char *name, const char *filename, struct text body)
{
	struct http_request *rq = r->rq;

	if (*filename == '\0' && body.n == 0) {
		r->n_empty++;                   /* a file field left empty */
		return NULL;
	}
	if (rq->n_file == r->cap_file)
		r->file = arena_grow(rq->mem, r->file, &r->cap_file, sizeof(*r->file));
	r->file[rq->n_file++] = (struct http_file){ name, base_name(filename), body.s, body.n };
	return NULL;
}

static const char *
add_field(struct reader *r, const char *name, struct text body)
{
	struct http_request *rq = r->rq;
	const char *why = decode_check(body.s, body.n);

	if (why != NULL)
		return why;
	if (rq->n_form == r->cap_form)
		r->form = arena_grow(rq->mem, r->form, &r->cap_form, sizeof(*r->form));
	r->form[rq->n_form++] = (struct http_pair){ name, body.s };
	return NULL;
}

/* Headers, an empty line, bytes; the CRLF behind s belongs to the
 * boundary and gives way to a NUL. */
static const char *
part(struct reader *r, char *s, size_t n)
{
	const char *name = NULL, *filename = NULL;
	char *end = s + n, *eol;
	bool bad = false;

	for (;; s = eol + 2) {
		eol = memmem(s, (size_t)(end - s), "\r\n", 2);
		if (eol == NULL)
			return "multipart: a part without end of its headers";
		if (eol == s)
			break;
		if (strncasecmp(s, "Content-Disposition:", 20) != 0)
			continue;
		struct text line = { s + 20, (size_t)(eol - s) - 20 };

		name = parameter(r->rq->mem, line, "name", &bad);
		filename = parameter(r->rq->mem, line, "filename", &bad);
	}
	if (name == NULL || bad)
		return "multipart: a part without a readable name";
	s += 2;
	*end = '\0';
	struct text body = { s, (size_t)(end - s) };

	return filename != NULL ? add_file(r, name, filename, body) : add_field(r, name, body);
}

/* From behind one boundary to behind the next; *s becomes NULL behind the last. */
static const char *
next_part(struct reader *r, char **s, char *end, const char *boundary)
{
	char *p = *s, *next;

	if (end - p >= 2 && memcmp(p, "--", 2) == 0) {
		*s = NULL;
		return NULL;
	}
	if (r->rq->n_form + r->rq->n_file + r->n_empty == FIELDS_MAX)
		return "too many fields";
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (end - p < 2 || memcmp(p, "\r\n", 2) != 0)
		return "multipart: a line goes on behind its boundary";
	p += 2;
	next = memmem(p, (size_t)(end - p), boundary, strlen(boundary));
	if (next == NULL)
		return "multipart: broken off";
	*s = next + strlen(boundary);
	return part(r, p, (size_t)(next - p));
}

const char *
multipart_read(struct http_request *rq, char *s, size_t n, const char *boundary)
{
	struct reader r = { .rq = rq };
	size_t n_boundary = strlen(boundary);
	const char *why = NULL;
	char *end = s + n;

	if (n >= n_boundary - 2 && memcmp(s, boundary + 2, n_boundary - 2) == 0)
		s += n_boundary - 2;            /* the first has no line before it */
	else if ((s = memmem(s, n, boundary, n_boundary)) != NULL)
		s += n_boundary;
	else
		return "multipart: without its boundary";
	while (s != NULL && why == NULL)
		why = next_part(&r, &s, end, boundary);
	if (why != NULL)
		rq->n_form = rq->n_file = 0;
	rq->form = r.form;
	rq->file = r.file;
	return why;
}
