/* SPDX-License-Identifier: EUPL-1.2
 * numbers_web.c - the page of a month's counts: from what the approval kept, so that entries of today
 * change nothing here.
 */
#include "mod/numbers/numbers_web.h"

#include "base/date.h"
#include "mod/numbers/numbers_view.h"

static enum st
numbers_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct report_cells cells;
	struct numbers_view v = { .month_name = month_name(cx->mem, cx->lang, r->month),
		.list = url_reports(cx->mem, cx->tenant) };

	if (!report_kept_cells(cx, r->month, &cells))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "The report of this month is not approved yet."));
	numbers_tables(cx->mem, cx->lang, &cells, &v);
	page_start(r, PLACE_REPORTS, arena_strf(cx->mem, tr(cx->lang, "Numbers: %s"),
	    v.month_name), NULL);
	numbers_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct route numbers_routes[] = {
	GET("/p/:p/reports/:month/numbers", PERM_AGGREGATE, numbers_get),
};
const size_t n_numbers_routes = LEN(numbers_routes);
