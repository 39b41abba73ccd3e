/* SPDX-License-Identifier: EUPL-1.2
 * recruit_import_web.c - a list sent or pasted, its preview row by row.
 * Reading the file leaves the loop (defer); nothing is written to the list before it is accepted
 * (recruit_accept_web.c).
 */
#include "base/id.h"
#include "mod/recruit/recruit_view.h"
#include "mod/recruit/recruit_web.h"

#include <string.h>

#define PER_PAGE 200

struct import_in { import_id id; const char *pasted, *reason; bool all_ops, all_pup; };

const struct field recruit_import_fields[5] = {
	FIELD(struct import_in, id, FIELD_ID, N_("File")),
	FIELD(struct import_in, pasted, FIELD_RAW, N_("Or rows pasted from Excel"), .max = 4000000),
	FIELD(struct import_in, reason, FIELD_BLOCK, N_("Reason of the proposal")),
	FIELD(struct import_in, all_ops, FIELD_BOOL,
	    N_("Everybody on this list is a client of OPS")),
	FIELD(struct import_in, all_pup, FIELD_BOOL,
	    N_("Everybody on this list is registered in PUP")),
};

struct incoming {
	enum lang          lang;
	const char        *bytes, *name, *why, *json;
	size_t             n;
	struct import_in   in;
	struct import_list list;
};

enum st
recruit_show_import(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_recruit_group_get g;
	struct q_recruit_drafts_open *d;
	struct q_recruit_partner p = { .kind = "" };
	struct import_view v = { .form = &r->form, .action =
	    url_recruit(cx->mem, cx->tenant, "/groups/%lld/import", r->id),
		.list = url_candidates(cx->mem, cx->tenant, (group_id){ r->id }) };

	if (!q_recruit_group_get(cx, &g, cx->tenant, (group_id){ r->id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	q_recruit_partner(cx, &p, cx->tenant, cx->partner);
	v.n_draft = q_recruit_drafts_open(cx, &d, cx->tenant, cx->partner, g.id);
	for (size_t i = 0; i < v.n_draft; i++) {
		v.draft[i].url = url_recruit(cx->mem, cx->tenant, "/imports/%lld", d[i].id.v);
		v.draft[i].name = d[i].name;
	}
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "all_ops", text_eq(p.kind, "ops") ? "1" : "");
		form_set(&r->form, "all_pup", text_eq(p.kind, "pup") ? "1" : "");
	}
	page_start(r, PLACE_GROUP, tr(cx->lang, "Import a list"), g.name);
	recruit_import_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static void
read_list(struct req *r, void *arg)
{
	struct incoming *in = arg;

	in->why = recruit_import_parse(r->cx.mem, in->lang, in->bytes, in->n, &in->list);
	in->list.reason = in->in.reason;
	in->list.all_ops = in->in.all_ops;
	in->list.all_pup = in->in.all_pup;
	if (in->why == NULL)
		in->json = recruit_import_store(r->cx.mem, &in->list);
}

static enum st
keep_list(struct req *r)
{
	const struct incoming *in = r->slow_arg;

	if (in->why != NULL) {
		cx_fault(&r->cx, "file", "%s", in->why);
		return cx_faulty(&r->cx);
	}
	q_recruit_draft_add(&r->cx, &(struct q_recruit_draft_add_in){ .tenant = r->cx.tenant,
	    .id = in->in.id,
	    .partner = r->cx.partner, .group = { r->id }, .name = in->name, .content = in->json,
	    .by = r->cx.actor, .now = r->cx.now });
	return redirect(r, url_recruit(r->cx.mem, r->cx.tenant, "/imports/%lld", in->in.id.v));
}

enum st
recruit_post_import(struct req *r)
{
	struct incoming *in = NEW(r->cx.mem, struct incoming);
	struct q_recruit_group_get g;

	if (!form_read(r, &in->in))
		return ST_INVALID;
	if (r->cx.partner.v == 0)
		return cx_fail(&r->cx, ST_DENIED, "%s",
		    tr(r->cx.lang,
		        "Candidates are proposed by partners. Your account belongs to no partner here."));
	if (!q_recruit_group_get(&r->cx, &g, r->cx.tenant, (group_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such group."));
	in->lang = r->cx.lang;
	in->bytes = in->in.pasted;
	in->n = strlen(in->in.pasted);
	in->name = tr(r->cx.lang, "Pasted rows");
	for (size_t i = 0; i < r->http->n_file; i++)
		if (text_eq(r->http->file[i].field, "file") && r->http->file[i].size > 0) {
			in->bytes = r->http->file[i].bytes;
			in->n = r->http->file[i].size;
			in->name = text_line(r->cx.mem, r->http->file[i].filename == NULL ? "" :
			    r->http->file[i].filename);
		}
	return defer(r, read_list, in, keep_list, DB_WRITE);
}

/* ---- preview ---- */

static const char *
name_of_row(struct arena *mem, const struct import_row *r)
{
	const char *name = text_trim(mem, arena_strf(mem, "%s %s",
	    r->in.surname == NULL ? "" : r->in.surname, r->in.given == NULL ? "" : r->in.given));

	return *name != '\0' ? name : *r->cell[T_PESEL] != '\0' ? r->cell[T_PESEL] : "—";
}

static const char *
what_happens(struct cx *cx, const struct import_row *r)
{
	switch (r->kind) {
	case ROW_FAULTY:
		return tr(cx->lang, "Needs a correction:");
	case ROW_ADD:
		return tr(cx->lang, "Will be added.");
	case ROW_SAME:
		return *r->fills == '\0' ? tr(cx->lang, "Is already on your list.") :
		    arena_strf(cx->mem,
		    tr(cx->lang, "Is already on your list; will be filled in: %s."), r->fills);
	case ROW_TWICE:
		return arena_strf(cx->mem,
		    tr(cx->lang, "The same person stands in line %zu; this row adds nothing."),
		    r->same_line);
	case ROW_LEFT_OUT:
		return tr(cx->lang, "Left out.");
	}
	return "";
}

/* One input per faulty cell; two faults of one cell stand together. */
static void
cells_of_row(struct cx *cx, const struct import_list *list, struct preview_row *p)
{
	p->cell = NEWN(cx->mem, struct preview_cell, T_COUNT);
	for (const struct fault *f = p->row->fault; f != NULL; f = f->next) {
		enum thing t = recruit_fault_thing(list, p->row, f);
		struct preview_cell *c = p->cell;

		while (c < p->cell + p->n_cell && c->thing != t)
			c++;
		if (c == p->cell + p->n_cell) {
			p->n_cell++;
			*c = (struct preview_cell){ t, tr(cx->lang, import_words[t].label),
			    p->row->cell[t], f->text,
				arena_strf(cx->mem, "c-%zu-%d", p->row->line, (int)t) };
		} else
			c->fault = arena_strf(cx->mem, "%s %s", c->fault, f->text);
	}
}

static void
put_counts(struct cx *cx, struct preview_view *v)
{
	const struct import_report *n = &v->report;

	v->counts[0] = arena_strf(cx->mem, trn(cx->lang, "%lld person will be added",
	    "%lld people will be added",
	    (int64_t)n->added), (long long)n->added);
	if (n->filled > 0)
		v->counts[1] = arena_strf(cx->mem, trn(cx->lang,
		    "%lld entry of your list will be filled in",
		    "%lld entries of your list will be filled in", (int64_t)n->filled),
			(long long)n->filled);
	if (n->same > 0)
		v->counts[2] = arena_strf(cx->mem, trn(cx->lang, "%lld row adds nothing new",
		    "%lld rows add nothing new",
		    (int64_t)n->same), (long long)n->same);
	if (n->refused > 0)
		v->counts[3] = arena_strf(cx->mem, trn(cx->lang, "%lld row needs a correction",
		    "%lld rows need a correction",
		    (int64_t)n->refused), (long long)n->refused);
	if (n->left_out > 0)
		v->counts[4] = arena_strf(cx->mem, trn(cx->lang, "%lld row is left out",
		    "%lld rows are left out",
		    (int64_t)n->left_out), (long long)n->left_out);
}

/* The rows of one page, faulty ones first. */
static void
pick_rows(struct req *r, const struct import_list *list, struct preview_view *v)
{
	size_t skip = (size_t)(v->page - 1) * PER_PAGE, seen = 0;

	v->row = NEWN(r->cx.mem, struct preview_row, PER_PAGE);
	for (int faulty = 1; faulty >= 0; faulty--)
		for (size_t i = 0; i < list->n && v->n < PER_PAGE; i++) {
			const struct import_row *row = &list->row[i];

			if ((row->kind == ROW_FAULTY) != (faulty == 1) || seen++ < skip)
				continue;
			struct preview_row *p = &v->row[v->n++];

			*p = (struct preview_row){ .row = row, .name = name_of_row(r->cx.mem, row),
				.does = what_happens(&r->cx, row),
				.same_url = url_candidate(r->cx.mem, r->cx.tenant, row->same) };
			if (faulty == 1)
				cells_of_row(&r->cx, list, p);
			if (row->same.v != 0)
				req_looked_at(r, (person_id){ row->same.v });
		}
}

struct preview {
	struct q_recruit_draft_get d;
	struct import_own          own;
	struct import_list         list;
	struct import_report       report;
};

/* Of a long list this takes longer than others should wait. */
static void
judge_list(struct req *r, void *arg)
{
	struct preview *p = arg;

	recruit_import_load(r->cx.mem, p->d.content, &p->list);
	recruit_import_compare(&r->cx, &p->own, &p->list);
	recruit_import_count(&r->cx, &p->list, &p->report);
}

static enum st
draw_preview(struct req *r, const struct preview *p)
{
	struct cx *cx = &r->cx;
	struct preview_view v = { .form = &r->form, .action =
	    url_recruit(cx->mem, cx->tenant, "/imports/%lld", r->id), .report = p->report,
		.list = url_candidates(cx->mem, cx->tenant, p->d.group), .file = p->d.name,
		.pages = ((int64_t)p->list.n + PER_PAGE - 1) / PER_PAGE,
		.page = req_query_int(r, "page", 1) };

	put_counts(cx, &v);
	v.page = v.page < 1 || v.page > v.pages ? 1 : v.page;
	v.prev = url_recruit_page(cx->mem, v.action, v.page - 1);
	v.next = url_recruit_page(cx->mem, v.action, v.page + 1);
	pick_rows(r, &p->list, &v);
	form_set_int(&r->form, "page", v.page);
	page_start(r, PLACE_GROUP, tr(cx->lang, "What the import will do"),
	    tr(cx->lang, "Nothing is written yet."));
	recruit_preview_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
draw_judged(struct req *r)
{
	return draw_preview(r, r->slow_arg);
}

enum st
recruit_show_preview(struct req *r)
{
	struct cx *cx = &r->cx;
	struct preview *p = NEW(cx->mem, struct preview);

	if (!q_recruit_draft_get(cx, &p->d, cx->tenant, (import_id){ r->id }, cx->partner))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such list."));
	if (!text_eq(p->d.state, "open"))
		return redirect(r, url_candidates(cx->mem, cx->tenant, p->d.group));
	recruit_import_own(cx, cx->partner, p->d.group, &p->own);
	if (!r->typed)
		return defer(r, judge_list, p, draw_judged, DB_READ);
	judge_list(r, p);               /* the page of a refused form is drawn in one go */
	return draw_preview(r, p);
}
