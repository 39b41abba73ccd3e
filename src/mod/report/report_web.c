/* SPDX-License-Identifier: EUPL-1.2
 * report_web.c - the list of months, and the routes of the report.
 */
#include "mod/report/report_web.h"

#include "mod/evaluation/evaluation.h"
#include "mod/partnership/partnership.h"
#include "mod/report/report_view.h"

#include <string.h>

#define MONTHS 60

struct url
report_below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/reports/%s/%s",
	    (long long)r->cx.tenant.v, r->month, rest) };
}

struct months {
	struct q_report_house house;
	struct q_report_months *m; size_t n_m;
	struct q_report_partners *p; size_t n_p;
	struct q_report_parts_in *in; size_t n_in;
};

static bool
handed_in(const struct months *a, const char *month, partner_id partner)
{
	for (size_t i = 0; i < a->n_in; i++)
		if (a->in[i].partner.v == partner.v && strcmp(a->in[i].month, month) == 0)
			return true;
	return false;
}

/* Partners that took part in the month and have not handed in. */
static const char *
owed_by(struct req *r, const struct months *a, const char *month)
{
	const char *first = month_first(r->cx.mem, month), *last = month_last(r->cx.mem, month);
	struct buf b;

	buf_init(&b, r->cx.mem);
	for (size_t i = 0; i < a->n_p; i++) {
		const struct q_report_partners *p = &a->p[i];

		if (strcmp(p->joined_on, last) <= 0 &&
		    (p->left_on == NULL || strcmp(p->left_on, first) >= 0) &&
		    !handed_in(a, month, p->id))
			buf_fmt(&b, "%s%s", b.len > 0 ? ", " : "", p->name);
	}
	return b.len == 0 ? NULL : b.s;
}

static struct report_month_row
month_row(struct req *r, const struct months *a, const struct q_report_months *m)
{
	struct cx *cx = &r->cx;
	const char *due = partnership_report_due(cx->mem, m->month, a->house.report_day);
	struct report_month_row row = { .month = m->month,
		.name = month_name(cx->mem, cx->lang, m->month),
		.deadline = date_short(cx->mem, due),
		.approved = m->approved_at != 0,
		.url = url_report(cx->mem, cx->tenant, m->month) };

	row.open_edition = (struct url){ arena_strf(cx->mem, "%s/public", row.url.s) };
	row.numbers = (struct url){ arena_strf(cx->mem, "%s/numbers", row.url.s) };
	row.owed = row.approved ? "" : owed_by(r, a, m->month);
	row.late = !row.approved && strcmp(cx->today, due) > 0;
	if (row.approved)
		row.state = arena_strf(cx->mem, m->drafts > 0 ?
		    tr(cx->lang, "approved %s, a correction is open") : m->versions > 1 ?
		    tr(cx->lang, "approved %s, corrected") : tr(cx->lang, "approved %s"),
		    date_short(cx->mem, date_of_instant(cx->mem, m->approved_at)));
	else
		row.state = text_empty(row.owed) ? tr(cx->lang, "waits for approval") :
		    row.late ? tr(cx->lang, "draft, parts are late") :
		    tr(cx->lang, "draft, parts are missing");
	return row;
}

static enum st
list_get(struct req *r)
{
	struct cx *cx = &r->cx;
	const char *to = month_of(cx->mem, cx->today), *from = month_add(cx->mem, to, -MONTHS);
	struct report_list_view v = { .may_read = req_may(r, PERM_REPORT_READ),
		.may_open = req_may(r, PERM_REPORT_PUBLIC) };
	struct months a = { 0 };
	size_t waiting = 0;

	if (!q_report_house(cx, &a.house, cx->tenant))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such partnership."));
	if (req_may(r, PERM_EVALUATION_PUBLIC))
		v.evaluations = url_evaluations(cx->mem, cx->tenant);
	a.n_m = q_report_months(cx, &a.m, cx->tenant, from, to);
	a.n_p = q_report_partners(cx, &a.p, cx->tenant, month_first(cx->mem, from),
	    month_last(cx->mem, to));
	a.n_in = q_report_parts_in(cx, &a.in, cx->tenant, from);
	v.row = NEWN(cx->mem, struct report_month_row, a.n_m + 1);
	for (size_t i = 0; i < a.n_m; i++) {
		if (!v.may_read && a.m[i].approved_at == 0)
			continue;
		v.row[v.n] = month_row(r, &a, &a.m[i]);
		waiting += !v.row[v.n].approved;
		v.n++;
	}
	page_start(r, PLACE_REPORTS, tr(cx->lang, "Monthly reports"), !v.may_read ? NULL :
	    waiting == 0 ? tr(cx->lang, "All months are approved.") : arena_strf(cx->mem,
	    trn(cx->lang, "%lld month is not approved yet.", "%lld months are not approved yet.",
	    (int64_t)waiting), (long long)waiting));
	report_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static const struct field part_fields[] = {
	FIELD(struct part_in, done, FIELD_BLOCK, N_("What else we did (section IV)"),
	    .max = 20000),
	FIELD(struct part_in, remarks, FIELD_BLOCK,
	    N_("Remarks, opinions, proposals (section XIII)"), .max = 20000),
	FIELD(struct part_in, state, FIELD_CHOICE, N_("Is the part complete?"),
	    .choices = "ready|draft"),
	FIELD(struct part_in, was, FIELD_LINE, N_("What else we did (section IV)")),
	FIELD(struct part_in, partner, FIELD_ID, N_("Partner")),
};

static const struct field words_fields[] = {
	FIELD(struct words_in, content, FIELD_BLOCK, N_("Words of the section"), .max = 40000),
	FIELD(struct words_in, was, FIELD_LINE, N_("Words of the section")),
};

struct approve_in { const char *mark; };
static const struct field approve_fields[] = {
	FIELD(struct approve_in, mark, FIELD_LINE, N_("Approve")),
};

struct correct_in { const char *why; };
static const struct field correct_fields[] = {
	FIELD(struct correct_in, why, FIELD_BLOCK, N_("Why the report is corrected")),
};

const struct route report_routes[] = {
	GET("/p/:p/reports", PERM_AGGREGATE, list_get),
	GET("/p/:p/reports/:month", PERM_REPORT_READ, report_show_get),
	GET("/p/:p/reports/:month/report.pdf", PERM_REPORT_READ, report_pdf_get),
	GET("/p/:p/reports/:month/public", PERM_REPORT_PUBLIC, report_open_get),
	GET("/p/:p/reports/:month/public.pdf", PERM_REPORT_PUBLIC, report_open_pdf_get),
	GET("/p/:p/reports/:month/part", PERM_REPORT_PART, report_part_get_page),
	POST("/p/:p/reports/:month/part", PERM_REPORT_PART, report_part_post,
	    report_part_get_page, part_fields),
	GET("/p/:p/reports/:month/words/:code", PERM_REPORT_EDIT, report_words_get),
	POST("/p/:p/reports/:month/words/:code", PERM_REPORT_EDIT, report_words_post,
	    report_words_get, words_fields),
	POST("/p/:p/reports/:month/approve", PERM_REPORT_APPROVE, report_approve_post,
	    report_show_get, approve_fields, .read_first = true),
	POST("/p/:p/reports/:month/correct", PERM_REPORT_EDIT, report_correct_post,
	    report_show_get, correct_fields),
};
const size_t n_report_routes = LEN(report_routes);
