/* SPDX-License-Identifier: EUPL-1.2
 * answer_scan.c - the rules of scans: kept in pieces, or behind --files, with their hash; given
 * back whole.
 */
#include "base/log.h"
#include "base/rule.h"
#include "base/scan.h"
#include "core/audit.h"
#include "mod/answer/answer.h"
#include "mod/answer_scan_sql.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>

#define PIECE ((size_t)256 << 10)

static const char *
sum(struct arena *mem, const void *bytes, size_t n)
{
	unsigned char sha[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(mem, 2 * sizeof(sha) + 1);

	crypto_hash_sha256(sha, bytes, n);
	return sodium_bin2hex(hex, 2 * sizeof(sha) + 1, sha, sizeof(sha));
}

void
answer_scan_judge(struct arena *mem, tenant_id tenant, struct answer_scan *in)
{
	in->type = scan_type(in->bytes, in->n);
	in->sha256 = sum(mem, in->bytes, in->n);
	if (in->type == NULL || in->files == NULL)
		return;
	in->shelf = (struct shelf){ in->files, tenant.v, in->id.v, 0 };
	if (!shelf_write(&in->shelf, in->bytes, in->n)) {
		in->no_room = errno;
		log_line("scan %s: %s", shelf_path(mem, &in->shelf), strerror(in->no_room));
	}
}

/* A full disk, a folder that is gone: nothing was changed, and the person can try again. */
static enum st
no_room(struct cx *cx, int why)
{
	cx_fault(cx, "file", "%s", why == ENOSPC || why == EDQUOT || why == EFBIG ?
	    tr(cx->lang, "There is no room on the disk for this scan. Nothing else was lost. "
	    "Tell whoever runs the server, then attach the scan again.") :
	    tr(cx->lang, "The scan could not be written. Nothing else was lost. "
	    "Tell whoever runs the server, then attach the scan again."));
	return cx_faulty(cx);
}

static enum st
may_attach(struct cx *cx, const struct answer_scan *in, struct answer *x)
{
	enum st st = answer_load(cx, in->answer, x);

	if (st != ST_OK)
		return st;
	if (strcmp(x->state, "withdrawn") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This form was withdrawn."));
	if (in->type == NULL && rule_on("scan-type")) {
		cx_fault(cx, "file",
		    tr(cx->lang,
		        "This is no whole PDF, JPEG or PNG of at most 10 MB. Scan the paper again and choose that file."));
		return cx_faulty(cx);
	}
	return in->no_room != 0 ? no_room(cx, in->no_room) : ST_OK;
}

/* A unit that runs again finds the file in its place. */
static bool
settle(struct answer_scan *in)
{
	in->settled = in->settled || shelf_settle(&in->shelf);
	return in->settled;
}

static void
put_pieces(struct cx *cx, const struct answer_scan *in)
{
	for (size_t at = 0; at < in->n; at += PIECE)
		q_answer_scan_piece(cx,
		    &(struct q_answer_scan_piece_in){ .tenant = cx->tenant,
		        .id = in->id,
		        .nth = (int64_t)(at / PIECE),
		        .bytes = { (const char *)in->bytes + at,
		            in->n - at < PIECE ? in->n - at : PIECE } });
}

enum st
answer_attach(struct cx *cx, struct answer_scan *in)
{
	struct answer x;
	enum st st = may_attach(cx, in, &x);
	bool fresh;

	if (st != ST_OK)
		return st;
	fresh = q_answer_scan_insert(cx,
	            &(struct q_answer_scan_insert_in){ .tenant = cx->tenant,
	                .id = in->id,
	                .answer = in->answer,
	                .name = in->name,
	                .type = in->type,
	                .size = (int64_t)in->n,
	                .sha256 = in->sha256,
	                .by = cx->actor,
	                .now = cx->now }) > 0;
	if (!fresh) {                           /* sent twice */
		if (in->files != NULL && !in->settled)
			shelf_forget(&in->shelf);
		return ST_OK;
	}
	if (in->files == NULL)
		put_pieces(cx, in);
	else if (!settle(in))
		return no_room(cx, errno);
	audit_add(cx, "answer.attach", in->answer.v, x.person, in->sha256);
	return ST_OK;
}

/* Its bytes, from the database or else from its file; NULL: gone. */
static const void *
bytes_of(struct cx *cx, const struct answer_scan *in, size_t size, size_t *ret_n)
{
	const struct shelf shelf = { in->files, cx->tenant.v, in->id.v, 0 };
	struct q_answer_scan_pieces *p;
	size_t n = q_answer_scan_pieces(cx, &p, cx->tenant, in->id), at = 0;
	char *bytes;

	if (n == 0 && in->files != NULL)
		return shelf_read(cx->mem, &shelf, SCAN_BYTES, ret_n);
	bytes = arena_alloc(cx->mem, size + 1);
	for (size_t i = 0; i < n && p[i].bytes.n <= size - at; i++) {
		memcpy(bytes + at, p[i].bytes.bytes, p[i].bytes.n);
		at += p[i].bytes.n;
	}
	*ret_n = at;
	return bytes;
}

enum st
answer_scan_read(struct cx *cx, struct answer_scan *in)
{
	struct q_answer_scan_get g;

	if (!q_answer_scan_get(cx, &g, cx->tenant, in->id, in->answer))
		return cx_fail(cx, ST_NOT_FOUND, "no such scan");
	in->type = g.type;
	in->sha256 = g.sha256;
	in->bytes = bytes_of(cx, in, (size_t)g.size, &in->n);
	if (in->bytes != NULL &&
	    (!rule_on("scan-sum") || strcmp(sum(cx->mem, in->bytes, in->n), g.sha256) == 0))
		return ST_OK;
	log_line("scan %lld of partnership %lld: %s", (long long)in->id.v, (long long)cx->tenant.v,
	    in->bytes == NULL ? "its file is gone" : "not what was handed in");
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
	        "This scan is gone or was changed outside of the program, so it is not given out. Tell whoever runs the "
	        "server: it is scan %lld. The paper it was made from still counts."),
	    (long long)in->id.v);
}
