/* SPDX-License-Identifier: EUPL-1.2
 * answer_scan_web.c - a scan of the signed paper is handed in and taken out again, to be saved and
 * never to be shown.
 */
#include "base/scan.h"
#include "base/text.h"
#include "mod/answer/answer_view.h"

#include <string.h>

struct scan_form { attachment_id scan; };

const struct field answer_scan_fields[N_ANSWER_SCAN_FIELDS] = {
	FIELD(struct scan_form, scan, FIELD_ID, "scan", .required = true),
};

/* Judged and summed beside the loop: 10 MB take longer than others should wait. */
static void
judge(struct req *r, void *arg)
{
	answer_scan_judge(r->cx.mem, r->cx.tenant, arg);
}

static enum st
keep(struct req *r)
{
	enum st st = answer_attach(&r->cx, r->slow_arg);

	return st != ST_OK ? st : redirect_say(r, url_answer(r->cx.mem, r->cx.tenant,
	    (answer_id){ r->id }), N_("Saved."));
}

enum st
answer_scan_post(struct req *r)
{
	struct answer_scan *in = NEW(r->cx.mem, struct answer_scan);
	struct scan_form form = { 0 };

	if (!form_read(r, &form))
		return ST_INVALID;
	in->id = form.scan;
	in->answer.v = r->id;
	in->files = req_files(r);
	for (size_t i = 0; i < r->http->n_file; i++)
		if (strcmp(r->http->file[i].field, "file") == 0) {
			in->bytes = r->http->file[i].bytes;
			in->n = r->http->file[i].size;
			in->name = text_line(r->cx.mem, r->http->file[i].filename == NULL ? "" :
			    r->http->file[i].filename);
		}
	if (in->bytes == NULL) {
		cx_fault(&r->cx, "file", tr(r->cx.lang, "Choose the file with the scan."));
		return cx_faulty(&r->cx);
	}
	return defer(r, judge, in, keep, DB_WRITE);
}

enum st
answer_scan_get(struct req *r)
{
	struct answer_scan scan = { .id = { r->id2 }, .answer = { r->id }, .files = req_files(r) };
	struct answer x;
	enum st st = answer_load(&r->cx, (answer_id){ r->id }, &x);

	if (st == ST_OK)
		st = answer_scan_read(&r->cx, &scan);
	if (st != ST_OK)
		return st;
	req_looked_at(r, x.person);
	r->bytes = scan.bytes;
	r->n_bytes = scan.n;
	r->type = scan.type;
	r->download = arena_strf(r->cx.mem, "skan.%s", scan_ending(scan.type));
	return ST_OK;
}
