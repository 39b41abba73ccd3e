/* SPDX-License-Identifier: EUPL-1.2
 * report_show_web.c - the report itself: page, papers, approval, correction.
 */
#include "base/rule.h"
#include "mod/report/report_paper.h"
#include "mod/report/report_view.h"

#include <string.h>

/* What the approved version holds; an old one without content is drafted anew. */
static void
read_version(struct cx *cx, struct report_source *s, const struct q_report_versions *v,
    struct report_doc *d)
{
	if (!report_from_json(cx->mem, v->content, d)) {
		report_load_rest(cx, s);
		report_draft(cx, s, d);
	}
	d->number = v->number;
	d->version = v->version;
	d->why = v->why;
	d->approved = report_approved_words(cx->mem, cx->lang,
	    date_of_instant(cx->mem, v->approved_at), v->by);
	report_lines_from_json(cx->mem, v->difference, &d->difference);
}

static void
list_versions(struct req *r, const struct report_source *s, struct report_show_view *v)
{
	struct cx *cx = &r->cx;

	v->version = NEWN(cx->mem, struct report_version_row, s->n_version + 1);
	for (size_t i = 0; i < s->n_version; i++) {
		const struct q_report_versions *x = &s->version[i];
		const char *name = x->version == 1 ? tr(cx->lang, "Report") :
		    arena_strf(cx->mem, tr(cx->lang, "Correction %lld"),
		    (long long)(x->version - 1));
		struct report_version_row *row = &v->version[v->n_version++];

		if (x->approved_at == 0) {
			row->text = arena_strf(cx->mem, "%s: %s", name, tr(cx->lang, "draft"));
			continue;
		}
		row->text = arena_strf(cx->mem, tr(cx->lang, "%s: approved on %s by %s"), name,
		    date_long(cx->mem, cx->lang, date_of_instant(cx->mem, x->approved_at)),
		    x->by == NULL ? "" : x->by);
		row->pdf = report_below(r, arena_strf(cx->mem, "report.pdf?version=%lld",
		    (long long)x->version));
	}
}

/* The coordinator of no partner too reaches each partner's part (R154). */
static void
list_parts(struct req *r, const struct report_source *s, struct report_show_view *v)
{
	struct cx *cx = &r->cx;

	v->part_row = NEWN(cx->mem, struct report_part_row, s->n_partner + 1);
	for (size_t i = 0; i < s->n_partner; i++) {
		struct report_part_row *row = &v->part_row[v->n_part_row++];

		*row = (struct report_part_row){ s->partner[i].name, tr(cx->lang, "missing"),
			report_below(r, arena_strf(cx->mem, "part?partner=%lld",
			    (long long)s->partner[i].id.v)) };
		for (size_t k = 0; k < s->n_part; k++)
			if (s->part[k].partner.v == s->partner[i].id.v)
				row->state = text_eq(s->part[k].state, "ready") ?
				    tr(cx->lang, "complete") : tr(cx->lang, "draft");
	}
}

static const char *
state_words(struct cx *cx, const struct report_source *s, const struct report_doc *d, bool draft)
{
	const struct q_report_versions *a = report_approved_row(s);
	size_t wait = 0;

	if (!draft)
		return arena_strf(cx->mem, tr(cx->lang, "No. %lld/%.4s. %s."),
		    (long long)d->number, s->month, d->approved);
	for (int i = 0; i < S_COUNT; i++)
		wait += d->section[i].wait.n;
	return arena_strf(cx->mem, "%s %s", a != NULL ? tr(cx->lang, "A correction is open.") :
	    tr(cx->lang, "Draft."), wait == 0 ? tr(cx->lang, "Nothing is missing.") :
	    arena_strf(cx->mem, trn(cx->lang, "%lld thing is missing; it stands in the margin.",
	    "%lld things are missing; they stand in the margin.", (int64_t)wait),
	    (long long)wait));
}

static void
fill_rights(struct req *r, const struct report_source *s, struct report_show_view *v)
{
	struct cx *cx = &r->cx;

	v->approved_before = report_approved_row(s) != NULL;
	v->may_part = req_may(r, PERM_REPORT_PART) && cx->partner.v != 0;
	v->may_edit = req_may(r, PERM_REPORT_EDIT);
	v->may_approve = req_may(r, PERM_REPORT_APPROVE) &&
	    strcmp(s->month, month_of(cx->mem, cx->today)) <= 0;
	v->may_correct = !v->draft && v->may_edit;
	if (v->draft && strcmp(cx->today, s->last) <= 0)
		v->note = tr(cx->lang,
		    "This month is not over yet: what is entered until its end joins the draft by itself.");
	v->part = report_below(r, "part");
	v->approve = report_below(r, "approve");
	v->correct = report_below(r, "correct");
	v->ask_since = (struct url){ arena_strf(cx->mem, "%s?since=1",
	    url_report(cx->mem, cx->tenant, s->month).s) };
	v->pdf = report_below(r, "report.pdf");
	v->open_pdf = report_below(r, "public.pdf");
	v->open_page = report_below(r, "public");
	v->numbers = report_below(r, "numbers");
	v->words = report_below(r, "words/");
	v->list = url_reports(cx->mem, cx->tenant);
}

/* A draft against the approved version; an approved one, where asked, against what would be written
 * today: that takes as long as a draft. */
static void
compare(struct req *r, struct report_source *s, struct report_doc *d, struct report_show_view *v)
{
	struct cx *cx = &r->cx;
	const struct q_report_versions *a = report_approved_row(s);
	struct report_doc other;

	if (v->draft && a != NULL && report_from_json(cx->mem, a->content, &other))
		report_compare(cx, &other, d, &d->difference);
	v->asked_since = v->may_correct && req_query_int(r, "since", 0) != 0;
	if (!v->asked_since || a->content == NULL)
		return;
	report_load_rest(cx, s);
	report_draft(cx, s, &other);
	report_compare(cx, d, &other, &v->since);
}

enum st
report_show_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct report_source s;
	struct report_doc d;
	struct report_show_view v = { .form = &r->form, .doc = &d };

	if (!report_load_versions(cx, r->month, &s))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such partnership."));
	v.draft = s.n_version == 0 || report_draft_row(&s) != NULL;
	if (v.draft) {
		report_load_rest(cx, &s);
		report_draft(cx, &s, &d);
	} else
		read_version(cx, &s, report_approved_row(&s), &d);
	fill_rights(r, &s, &v);
	compare(r, &s, &d, &v);
	for (int i = 0; i < S_COUNT; i++)
		v.n_wait += (int64_t)d.section[i].wait.n;
	v.mark = v.draft && v.may_approve ? report_mark(cx->mem, &d) : "";
	list_versions(r, &s, &v);
	if (v.draft && v.may_edit)
		list_parts(r, &s, &v);
	page_start(r, PLACE_REPORTS, arena_strf(cx->mem, tr(cx->lang, "Report: %s"),
	    month_name(cx->mem, cx->lang, r->month)), state_words(cx, &s, &d, v.draft));
	report_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* Without IX-XI, approved months only. */
enum st
report_open_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct report_source s;
	struct report_doc d;
	struct report_show_view v = { .form = &r->form, .doc = &d, .open_edition = true,
		.without_people = rule_on("R123-page") };

	if (!report_load_versions(cx, r->month, &s) || report_approved_row(&s) == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "The report of this month is not approved yet."));
	read_version(cx, &s, report_approved_row(&s), &d);
	v.open_pdf = report_below(r, "public.pdf");
	v.list = url_reports(cx->mem, cx->tenant);
	page_start(r, PLACE_REPORTS, arena_strf(cx->mem,
	    tr(cx->lang, "Report for local government: %s"),
	    month_name(cx->mem, cx->lang, r->month)), state_words(cx, &s, &d, false));
	report_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- papers ---- */

static enum st
send_kept(struct req *r, paper_id id)
{
	struct q_report_paper_get p;

	if (!q_report_paper_get(&r->cx, &p, r->cx.tenant, id))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang,
		    "This paper was not kept."));
	r->bytes = p.bytes.bytes;
	r->n_bytes = p.bytes.n;
	r->type = "application/pdf";
	r->download = p.name;
	return ST_OK;
}

static void
make_paper(struct req *r, void *arg)
{
	r->bytes = report_paper(r->cx.mem, arg, &r->n_bytes);
}

/* ?version=n: that approved version; else the draft if there is one, else the newest. */
enum st
report_pdf_get(struct req *r)
{
	struct cx *cx = &r->cx;
	int64_t asked = req_query_int(r, "version", 0);
	struct report_source s;
	struct report_print *p = NEW(cx->mem, struct report_print);
	struct report_doc *d = NEW(cx->mem, struct report_doc);
	const struct q_report_versions *v = NULL;

	if (!report_load_versions(cx, r->month, &s))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such partnership."));
	for (size_t i = 0; i < s.n_version; i++)
		if (v == NULL && s.version[i].approved_at != 0 &&
		    (asked == s.version[i].version || (asked == 0 && i == 0)))
			v = &s.version[i];
	if (asked != 0 && v == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such approved version."));
	if (v != NULL && v->paper.v != 0 && rule_on("R265-kept"))
		return send_kept(r, v->paper);
	report_load_rest(cx, &s);
	report_draft(cx, &s, d);
	*p = (struct report_print){ cx->lang, cx->today, cx->now, false, d };
	r->type = "application/pdf";
	r->download = arena_strf(cx->mem, "report-%s-draft.pdf", r->month);
	return defer(r, make_paper, p, NULL, DB_READ);
}

enum st
report_open_pdf_get(struct req *r)
{
	struct report_source s;

	if (!report_load_versions(&r->cx, r->month, &s) || report_approved_row(&s) == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang,
		    "The report of this month is not approved yet."));
	return send_kept(r, report_approved_row(&s)->public_paper);
}

/* ---- approval and correction ---- */

static void
make_kept(struct req *r, void *arg)
{
	report_make(r->cx.mem, arg);
}

static enum st
then_keep(struct req *r)
{
	enum st st = report_keep(&r->cx, r->month, r->slow_arg);

	r->bytes = NULL;
	r->n_bytes = 0;
	return st != ST_OK ? st : redirect_say(r, url_report(r->cx.mem, r->cx.tenant, r->month),
	    N_("The report is approved."));
}

enum st
report_approve_post(struct req *r)
{
	struct report_kept *k = NEW(r->cx.mem, struct report_kept);
	struct { const char *mark; } in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	/* without a mark nobody saw what is approved */
	st = report_prepare(&r->cx, r->month, text_empty(in.mark) ? "none" : in.mark, k);
	return st != ST_OK ? st : defer(r, make_kept, k, then_keep, DB_WRITE);
}

enum st
report_correct_post(struct req *r)
{
	struct { const char *why; } in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = report_correct(&r->cx, r->month, in.why);
	return st != ST_OK ? st : redirect_say(r, url_report(r->cx.mem, r->cx.tenant, r->month),
	    N_("The correction is open: change the words, then approve it."));
}
