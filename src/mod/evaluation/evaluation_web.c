/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_web.c - rounds, one of them with what was written, paper, edition for readers.
 */
#include "mod/evaluation/evaluation_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/evaluation/evaluation_inside.h"
#include "mod/formfile/formfile.h"
#include "mod/partnership/partnership.h"
#include "quest/quest_page.h"
#include "quest/quest_paper.h"

#include <string.h>

struct agree_in { const char *seen; };

static const struct field open_fields[] = {
	FIELD(struct evaluation_in, id, FIELD_ID, "id"),
	FIELD(struct evaluation_in, form, FIELD_LINE, N_("Which form"), .max = 1000),
	FIELD(struct evaluation_in, from_month, FIELD_MONTH, N_("From month")),
	FIELD(struct evaluation_in, to_month, FIELD_MONTH, N_("To month")),
	FIELD(struct evaluation_in, due_on, FIELD_DATE, N_("Sheets filled in by")),
	FIELD(struct evaluation_in, editor, FIELD_ID, N_("Who finalises the text")),
};

static const struct field people_fields[] = {
	FIELD(struct evaluation_in, editor, FIELD_ID, N_("Who finalises the text")),
};

static const struct field agree_fields[] = {
	FIELD(struct agree_in, seen, FIELD_LINE, "seen"),
};

struct url
evaluation_below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "%s%s",
	    url_evaluation(r->cx.mem, r->cx.tenant, (evaluation_id){ r->id }).s, rest) };
}

/* ---- rounds ---- */

static const char *
state_words(enum lang lang, const char *state)
{
	return text_eq(state, "open") ? tr(lang, "sheets are being filled in") :
	    text_eq(state, "agreed") ? tr(lang, "agreed") : tr(lang, "published");
}

/* The ticked boxes "part". */
static void
read_part(struct req *r, struct evaluation_in *in)
{
	size_t n = 0;
	user_id *part;

	for (const struct form_value *v = r->form.value; v != NULL; v = v->next)
		n += strcmp(v->name, "part") == 0;
	part = NEWN(r->cx.mem, user_id, n + 1);
	for (const struct form_value *v = r->form.value; v != NULL; v = v->next)
		if (strcmp(v->name, "part") == 0 && text_to_int(v->value, &part[in->n_part].v))
			in->n_part++;
	in->part = part;
}

static void
fresh(struct req *r, const struct evaluation_list_view *l)
{
	const char *month = month_add(r->cx.mem, month_of(r->cx.mem, r->cx.today), -1);

	form_set_int(&r->form, "id", id_new());
	form_set(&r->form, "from_month", month_add(r->cx.mem, month, -2));
	form_set(&r->form, "to_month", month);
	form_set(&r->form, "due_on", date_add(r->cx.mem, r->cx.today, 14));
	form_set_int(&r->form, "editor", r->cx.actor.v);
	for (size_t i = 0; i < l->n_member; i++)
		form_set(&r->form, "part", l->member[i].value);
}

/* R129: the form of the last round, else the usual one. */
static void
offer(struct req *r, const char *last, struct evaluation_list_view *v)
{
	struct formfile *f, usual;
	struct option *o;

	v->n_kind = formfile_list(&r->cx, "partnership", &f);
	v->kind = o = NEWN(r->cx.mem, struct option, v->n_kind + 1);
	for (size_t i = 0; i < v->n_kind; i++)
		o[i] = (struct option){ f[i].url, f[i].title, NULL };
	if (r->typed)
		return;
	if (last == NULL && formfile_of_tool(&r->cx, "evaluation", &usual))
		last = usual.url;
	form_set(&r->form, "form", last);
}

static enum st
list_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct evaluation_list_view v = { .form = &r->form,
		.open = url_evaluations(cx->mem, cx->tenant),
		.may_open = req_may(r, PERM_EVALUATION_EDIT),
		.back = url_partnership(cx->mem, cx->tenant) };
	struct q_evaluation_rounds *row;
	size_t n = q_evaluation_rounds(cx, &row, cx->tenant);
	const bool inside = req_may(r, PERM_EVALUATION_READ);

	v.row = NEWN(cx->mem, struct evaluation_line, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!inside && !text_eq(row[i].state, "published"))
			continue;
		v.row[v.n++] = (struct evaluation_line){
			arena_strf(cx->mem, tr(cx->lang, "Evaluation no. %lld: %s"),
			    (long long)row[i].number,
			    evaluation_period(cx, row[i].from_month, row[i].to_month)),
			state_words(cx->lang, row[i].state),
			url_evaluation(cx->mem, cx->tenant, row[i].id)
		};
	}
	if (v.may_open) {
		v.member = evaluation_member_options(cx, &v.n_member);
		offer(r, n == 0 ? NULL : row[0].form, &v);
	}
	if (!r->typed)
		fresh(r, &v);
	page_start(r, PLACE_PARTNERSHIP, tr(cx->lang, "Internal evaluation"),
	    tr(cx->lang, "The partners look together at what works and what to change. "
	    "It is no monitoring: nobody is counted here."));
	evaluation_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
open_post(struct req *r)
{
	struct evaluation_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	read_part(r, &in);
	st = evaluation_open(&r->cx, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_evaluation(r->cx.mem, r->cx.tenant, in.id), N_("Saved."));
}

/* ---- one round ---- */

/* Whoever reads only what is published sees no round before (R131). */
static enum st
load(struct req *r, struct evaluation *e)
{
	enum st st = evaluation_load(&r->cx, (evaluation_id){ r->id }, e);

	if (st == ST_OK && rule_on("R131") && !req_may(r, PERM_EVALUATION_READ) &&
	    !text_eq(e->r.state, "published"))
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such evaluation."));
	return st;
}

/* Who is asked and has not written yet; the form that changes it. */
static void
show_people(struct req *r, struct evaluation_show_view *v)
{
	struct q_evaluation_parts *x;
	size_t n = v->open ? q_evaluation_parts(&r->cx, &x, r->cx.tenant, v->e->id) : 0;

	v->owing = NEWN(r->cx.mem, const char *, n + 1);
	if (!r->typed)
		form_set_int(&r->form, "editor", v->e->r.editor.v);
	for (size_t i = 0; i < n; i++) {
		if (!r->typed)
			form_set_int(&r->form, "part", x[i].user.v);
		if (!x[i].wrote)
			v->owing[v->n_owing++] = x[i].name == NULL ? "" : x[i].name;
		v->may_part = v->may_part || x[i].user.v == r->cx.actor.v;
	}
	v->may_part = v->open && req_may(r, PERM_EVALUATION_PART) && (v->may_part || n == 0);
	if (v->open && v->may_lead)
		v->member = evaluation_member_options(&r->cx, &v->n_member);
}

/* Does anybody say something in this section? */
static bool
written(const struct evaluation *e, const struct quest_item *page, bool voices)
{
	for (size_t i = 0; i < e->q->n_item; i++) {
		const struct quest_item *it = e->q->item[i];

		if (!quest_asks(it) || it->read_only || !quest_on_page(it, page))
			continue;
		if (e->agreed->cell[i] != NULL && e->agreed->cell[i]->n_value > 0)
			return true;
		for (size_t k = 0; k < e->n && voices; k++)
			if (it->level == 0 && quest_get(e->sheet[k].a, it, 0) != NULL)
				return true;
	}
	return false;
}

static enum st
show_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct evaluation e;
	struct evaluation_show_view v = { .form = &r->form,
		.e = &e,
		.back = url_evaluations(cx->mem, cx->tenant),
		.agree = evaluation_below(r, "/agree"),
		.publish = evaluation_below(r, "/publish"),
		.people = evaluation_below(r, "/people"),
		.pdf = evaluation_below(r, "/report.pdf") };
	enum st st = load(r, &e);

	if (st != ST_OK)
		return st;
	v.open = text_eq(e.r.state, "open");
	v.agreed = text_eq(e.r.state, "agreed");
	v.published = text_eq(e.r.state, "published");
	v.may_edit = v.open && req_may(r, PERM_EVALUATION_PART) && e.r.editor.v == cx->actor.v;
	v.may_lead = req_may(r, PERM_EVALUATION_EDIT);
	show_people(r, &v);
	form_set(&r->form, "seen", e.seen);
	v.own = NEWN(cx->mem, struct url, e.n_page + 1);
	v.edit = NEWN(cx->mem, struct url, e.n_page + 1);
	v.written = NEWN(cx->mem, bool, e.n_page + 1);
	for (size_t i = 0; i < e.n_page; i++) {
		v.written[i] = written(&e, e.page[i], v.open);
		v.empty += !v.written[i];
		v.own[i] = evaluation_below(r, arena_strf(cx->mem, "/sheet/%zu", i + 1));
		v.edit[i] = evaluation_below(r, arena_strf(cx->mem, "/agreed/%zu", i + 1));
	}
	page_start(r, PLACE_PARTNERSHIP,
	    arena_strf(cx->mem, tr(cx->lang, "Evaluation no. %lld: %s"), (long long)e.r.number,
	        evaluation_period(cx, e.r.from_month, e.r.to_month)),
	    arena_strf(cx->mem,
	        tr(cx->lang, "State: %s. Sheets by %s. The text is finalised by: %s."),
	        state_words(cx->lang, e.r.state), date_long(cx->mem, cx->lang, e.r.due_on),
	        e.r.editor_name == NULL ? "" : e.r.editor_name));
	evaluation_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- the paper ---- */

struct printing { struct quest_paper_in in; const char *bytes; size_t n; const char *seen; };

static void
print_it(struct req *r, void *arg)
{
	struct printing *p = arg;

	p->bytes = quest_paper(r->cx.mem, &p->in, &p->n);
	r->bytes = p->bytes;
	r->n_bytes = p->n;
}

static struct printing *
printing(struct req *r, const struct evaluation *e, bool draft)
{
	struct printing *p = NEW(r->cx.mem, struct printing);

	p->in = (struct quest_paper_in){ .form = e->q,
		.answers = e->agreed,
		.lang = r->cx.lang,
		.owner = e->of.name,
		.number = arena_strf(r->cx.mem, "%lld", (long long)e->r.number),
		.printed = r->cx.today,
		.created = r->cx.now,
		.state = draft ? tr(r->cx.lang, "draft")
		               : arena_strf(r->cx.mem, tr(r->cx.lang, "agreed on %s"),
		                     date_long(r->cx.mem, r->cx.lang, r->cx.today)) };
	return p;
}

static enum st
pdf_get(struct req *r)
{
	struct evaluation e;
	struct q_evaluation_paper_get kept;
	enum st st = load(r, &e);

	if (st != ST_OK)
		return st;
	r->type = "application/pdf";
	r->download = "evaluation.pdf";
	if (!q_evaluation_paper_get(&r->cx, &kept, r->cx.tenant, e.r.paper))
		return defer(r, print_it, printing(r, &e, true), NULL, DB_READ);
	r->bytes = kept.bytes.bytes;
	r->n_bytes = kept.bytes.n;
	r->download = kept.name;
	return ST_OK;
}

static enum st
then_keep(struct req *r)
{
	struct printing *p = r->slow_arg;
	enum st st;

	r->bytes = NULL;
	r->n_bytes = 0;
	st = p->bytes == NULL
	    ? ST_FAIL
	    : evaluation_agree(
	          &r->cx, &(struct evaluation_agree){ { r->id }, p->seen, p->bytes, p->n });
	return st != ST_OK ? st : redirect_say(r, evaluation_below(r, ""), N_("The evaluation is agreed."));
}

/* What the editor saw is what is printed and kept: a voice that came meanwhile is seen first
 * (R272). */
static enum st
agree_post(struct req *r)
{
	struct evaluation e;
	struct agree_in in = { 0 };
	struct printing *p;
	enum st st = evaluation_load(&r->cx, (evaluation_id){ r->id }, &e);

	if (st != ST_OK)
		return st;
	if (!form_read(r, &in))
		return ST_INVALID;
	p = printing(r, &e, false);
	p->seen = in.seen;
	return defer(r, print_it, p, then_keep, DB_WRITE);
}

static enum st
people_post(struct req *r)
{
	struct evaluation_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	read_part(r, &in);
	st = evaluation_people(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, evaluation_below(r, ""), N_("Saved."));
}

static enum st
publish_post(struct req *r)
{
	enum st st = evaluation_publish(&r->cx, (evaluation_id){ r->id });

	return st != ST_OK ? st : redirect_say(r, evaluation_below(r, ""), N_("The evaluation is published."));
}

const struct route evaluation_routes[] = {
	/* R128 R129 */
	GET("/p/:p/evaluations", PERM_EVALUATION_PUBLIC, list_get),
	POST("/p/:p/evaluations", PERM_EVALUATION_EDIT, open_post, list_get, open_fields),
	GET("/p/:p/evaluations/:id", PERM_EVALUATION_PUBLIC, show_get),
	POST("/p/:p/evaluations/:id/people", PERM_EVALUATION_EDIT, people_post, show_get,
	    people_fields),
	POST("/p/:p/evaluations/:id/agree", PERM_EVALUATION_PART, agree_post, show_get,
	    agree_fields, .read_first = true),
	PRESS("/p/:p/evaluations/:id/publish", PERM_EVALUATION_EDIT, publish_post, show_get),
	GET("/p/:p/evaluations/:id/report.pdf", PERM_EVALUATION_PUBLIC, pdf_get),
};
const size_t n_evaluation_routes = LEN(evaluation_routes);
