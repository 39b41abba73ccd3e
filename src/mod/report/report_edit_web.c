/* SPDX-License-Identifier: EUPL-1.2
 * report_edit_web.c - the forms of the report: a partner's part, the words of a section.
 */
#include "mod/action/action.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/report/report_view.h"
#include "mod/service/service.h"

#include <string.h>

/* An approved report has no forms; what was typed meanwhile is shown all the same. */
static bool
no_more(struct req *r, const struct report_source *s)
{
	return !r->typed && s->n_version > 0 && report_draft_row(s) == NULL;
}

static enum st
back_to_report(struct req *r)
{
	return redirect_say(r, url_report(r->cx.mem, r->cx.tenant, r->month),
	    N_("This report is approved and stays as it is."));
}

/* ---- words of a section ---- */

static const char *
joined(struct arena *mem, const struct report_lines *l)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < l->n; i++)
		buf_fmt(&b, "%s%s", i > 0 ? "\n" : "", l->line[i]);
	return b.s;
}

/* The section as the draft writes it, whatever words stand in its place. */
static void
own_draft(struct cx *cx, struct report_source *s, int k, struct report_lines *ret)
{
	struct report_doc d;
	size_t n = s->n_text;

	s->n_text = 0;
	report_draft(cx, s, &d);
	s->n_text = n;
	*ret = d.section[k].lines;
}

enum st
report_words_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct report_source s;
	struct report_doc d;
	int k = report_section_of(r->code);
	struct report_form_view v = { .form = &r->form,
		.action = report_below(r, arena_strf(cx->mem, "words/%s",
		    k < 0 ? "" : report_code(k))),
		.back = url_report(cx->mem, cx->tenant, r->month) };

	if (!report_has_words(k) || !report_load_versions(cx, r->month, &s))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such section with words of its own."));
	if (no_more(r, &s))
		return back_to_report(r);
	report_load_rest(cx, &s);
	report_draft(cx, &s, &d);
	own_draft(cx, &s, k, &v.draft);
	/* A conflict shows both: what was typed stays, and saving again replaces what is there. */
	form_set_int(&r->form, "was", d.section[k].words_at);
	if (!r->typed)
		form_set(&r->form, "content", joined(cx->mem, &d.section[k].lines));
	page_start(r, PLACE_REPORTS,
	    arena_strf(cx->mem, "%s. %s", report_code(k), d.section[k].title),
	    arena_strf(cx->mem, tr(cx->lang, "Report: %s"), d.month_words));
	report_words_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
report_words_post(struct req *r)
{
	struct words_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.section = r->code;
	st = report_words_save(&r->cx, r->month, &in);
	return st != ST_OK ? st : redirect_say(r, url_report(r->cx.mem, r->cx.tenant, r->month),
	    N_("The words are saved."));
}

/* ---- a partner's part ---- */

static partner_id
which_partner(struct req *r)
{
	int64_t typed, asked = req_query_int(r, "partner", 0);

	if (r->typed && text_to_int(form_get(&r->form, "partner"), &typed))
		return (partner_id){ typed };
	return asked != 0 && req_may(r, PERM_REPORT_EDIT) ? (partner_id){ asked } : r->cx.partner;
}

static void
fill_part(struct req *r, const struct report_source *s, partner_id partner)
{
	const struct q_report_parts *p = NULL;

	for (size_t i = 0; i < s->n_part; i++)
		if (s->part[i].partner.v == partner.v)
			p = &s->part[i];
	form_set_int(&r->form, "was", p == NULL ? 0 : p->at);
	if (r->typed)
		return;
	form_set_int(&r->form, "partner", partner.v);
	form_set(&r->form, "done", p == NULL ? "" : p->done);
	form_set(&r->form, "remarks", p == NULL ? "" : p->remarks);
	form_set(&r->form, "state", p == NULL ? "ready" : p->state);
}

enum st
report_part_get_page(struct req *r)
{
	struct cx *cx = &r->cx;
	partner_id partner = which_partner(r);
	const struct q_report_partners *p = NULL;
	struct report_source s;
	struct report_form_view v = { .form = &r->form, .action = report_below(r, "part"),
		.back = url_report(cx->mem, cx->tenant, r->month) };

	if (!report_load_versions(cx, r->month, &s))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such partnership."));
	if (no_more(r, &s))
		return back_to_report(r);
	for (size_t i = 0; i < s.n_partner; i++)
		if (s.partner[i].id.v == partner.v)
			p = &s.partner[i];
	if (p == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "You belong to no partner of this month, so there is no part to write."));
	if (s.n_version > 0)
		s.n_part = q_report_parts(cx, &s.part, cx->tenant,
		    s.version[s.n_version - 1].id);
	fill_part(r, &s, partner);
	v.actions = url_actions(cx->mem, cx->tenant, r->month);
	v.risks = url_risks(cx->mem, cx->tenant);
	v.services = url_services(cx->mem, cx->tenant, r->month);
	v.people = url_people(cx->mem, cx->tenant);
	if (req_may(r, PERM_REPORT_EDIT))
		v.partner = partnership_partner_options(cx, &v.n_partner);
	while (v.n_partner > 0 && text_empty(v.partner[0].value))
		v.partner++, v.n_partner--;
	page_start(r, PLACE_REPORTS, arena_strf(cx->mem, tr(cx->lang, "Part of %s"), p->name),
	    arena_strf(cx->mem, tr(cx->lang, "Report: %s. The part is due on %s."),
	    month_name(cx->mem, cx->lang, r->month), date_long(cx->mem, cx->lang,
	    partnership_report_due(cx->mem, r->month,
	    p->report_day > 0 ? p->report_day : s.house.report_day))));
	report_part_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
report_part_post(struct req *r)
{
	struct part_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = report_part_save(&r->cx, r->month, &in);
	return st != ST_OK ? st : redirect_say(r, url_report(r->cx.mem, r->cx.tenant, r->month),
	    N_("The part is saved."));
}
