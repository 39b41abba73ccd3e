/* SPDX-License-Identifier: EUPL-1.2
 * answer_scan.c - the rules of scans: kept in pieces with their hash, given back whole.
 */
#include "base/rule.h"
#include "base/scan.h"
#include "core/audit.h"
#include "mod/answer/answer.h"
#include "mod/answer_scan_sql.h"

#include <sodium.h>
#include <string.h>

#define PIECE ((size_t)256 << 10)

const char *
answer_sum(struct arena *mem, const void *bytes, size_t n)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(mem, 2 * sizeof(sum) + 1);

	crypto_hash_sha256(sum, bytes, n);
	return sodium_bin2hex(hex, 2 * sizeof(sum) + 1, sum, sizeof(sum));
}

enum st
answer_attach(struct cx *cx, const struct answer_scan *in)
{
	struct answer x;
	enum st st = answer_load(cx, in->answer, &x);

	if (st != ST_OK)
		return st;
	if (strcmp(x.state, "withdrawn") == 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This form was withdrawn."));
	if (in->type == NULL && rule_on("scan-type")) {
		cx_fault(cx, "file", tr(cx->lang,
		    "This is no whole PDF, JPEG or PNG of at most 10 MB. Scan the paper again and choose that file."));
		return cx_faulty(cx);
	}
	if (q_answer_scan_insert(cx, &(struct q_answer_scan_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .answer = in->answer, .name = in->name, .type = in->type, .size = (int64_t)in->n,
	    .sha256 = in->sha256, .by = cx->actor, .now = cx->now }) == 0)
		return ST_OK;                   /* sent twice */
	for (size_t at = 0; at < in->n; at += PIECE)
		q_answer_scan_piece(cx, &(struct q_answer_scan_piece_in){ .tenant = cx->tenant, .id = in->id,
		    .nth = (int64_t)(at / PIECE), .bytes = { (const char *)in->bytes + at,
		    in->n - at < PIECE ? in->n - at : PIECE } });
	audit_add(cx, "answer.attach", in->answer.v, x.person, in->sha256);
	return ST_OK;
}

enum st
answer_scan_read(struct cx *cx, answer_id answer, attachment_id id, struct answer_scan *ret)
{
	struct q_answer_scan_get g;
	struct q_answer_scan_pieces *p;
	size_t n, at = 0;
	char *bytes;

	if (!q_answer_scan_get(cx, &g, cx->tenant, id, answer))
		return cx_fail(cx, ST_NOT_FOUND, "no such scan");
	n = q_answer_scan_pieces(cx, &p, cx->tenant, id);
	bytes = arena_alloc(cx->mem, (size_t)g.size + 1);
	for (size_t i = 0; i < n && p[i].bytes.n <= (size_t)g.size - at; i++) {
		memcpy(bytes + at, p[i].bytes.bytes, p[i].bytes.n);
		at += p[i].bytes.n;
	}
	if (at != (size_t)g.size)
		return cx_fail(cx, ST_FAIL, "scan %lld is not whole", (long long)id.v);
	*ret = (struct answer_scan){ id, answer, "", g.type, g.sha256, bytes, at };
	return ST_OK;
}
