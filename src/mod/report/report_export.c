/* SPDX-License-Identifier: EUPL-1.2
 * report_export.c - a month's report for the command line.
 */
#include "mod/report/report_paper.h"
#include "mod/report/report_view.h"

#include <string.h>

/* The same as the paper, as one HTML page that stands alone. */
static const char *
whole_page(struct arena *mem, const struct report_print *r, size_t *ret_n)
{
	struct buf b;
	const char *number = r->doc->number == 0 ? NULL :
	    arena_strf(mem, "%lld/%.4s", (long long)r->doc->number, r->doc->month);

	buf_init(&b, mem);
	b.lang = r->lang;
	report_alone_html(&b, r->doc, r->open_edition, number);
	*ret_n = b.len;
	return b.s;
}

static bool
kept_pdf(struct cx *cx, const struct q_report_versions *a, struct report_file *ret)
{
	struct q_report_paper_get p;

	if (a->paper.v == 0 || !q_report_paper_get(cx, &p, cx->tenant, a->paper))
		return false;
	*ret = (struct report_file){ p.bytes.bytes, p.bytes.n, "application/pdf" };
	return true;
}

enum st
report_export(struct cx *cx, const char *month, const char *format, struct report_file *ret)
{
	bool pdf = text_eq(format, "pdf");
	struct report_source s;
	struct report_doc d;
	const struct q_report_versions *a;

	if (!pdf && !text_eq(format, "html"))
		return cx_fail(cx, ST_INVALID, tr(cx->lang,
		    "The format %s is not known: pdf or html."), format);
	if (!month_ok(month))
		return cx_fail(cx, ST_INVALID, tr(cx->lang,
		    "%s is not a month: write it as 2026-09."), month);
	if (!report_load_versions(cx, month, &s))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such partnership."));
	a = report_approved_row(&s);
	if (pdf && a != NULL && kept_pdf(cx, a, ret))
		return ST_OK;
	if (a == NULL || !report_from_json(cx->mem, a->content, &d)) {
		report_load_rest(cx, &s);
		report_draft(cx, &s, &d);
	} else {
		d.number = a->number;
		d.version = a->version;
		d.approved = "";
		report_lines_from_json(cx->mem, a->difference, &d.difference);
	}
	struct report_print p = { cx->lang, cx->today, cx->now, false, &d };

	ret->type = pdf ? "application/pdf" : "text/html; charset=utf-8";
	ret->bytes = pdf ? report_paper(cx->mem, &p, &ret->n) : whole_page(cx->mem, &p, &ret->n);
	return ret->bytes == NULL ? cx_fail(cx, ST_FAIL, "%s", tr(cx->lang,
	    "The PDF could not be made.")) : ST_OK;
}
