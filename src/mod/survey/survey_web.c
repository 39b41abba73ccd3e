/* SPDX-License-Identifier: EUPL-1.2
 * survey_web.c - the staff's side: rounds of a group, codes to hand out, closing, results.
 */
#include "mod/survey/survey_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "mod/formfile/formfile.h"
#include "mod/recruit/recruit.h"
#include "mod/survey/survey_view.h"

#include <string.h>

#define DAYS 21         /* a round is offered so long */

struct key_in { const char *key; };

static const struct field open_fields[] = {
	FIELD(struct survey_open_in, id, FIELD_ID, "id"),
	FIELD(struct survey_open_in, key, FIELD_LINE, N_("Key")),
	FIELD(struct survey_open_in, form, FIELD_LINE, N_("Which survey"), .max = 1000),
	FIELD(struct survey_open_in, codes, FIELD_INT, N_("How many codes"), .max = 10000),
	FIELD(struct survey_open_in, until_on, FIELD_DATE, N_("Last day for answers")),
};

static const struct field key_fields[] = {
	FIELD(struct key_in, key, FIELD_LINE, N_("Key"), .max = 60, .required = true),
};

/* ---- a group's rounds ---- */

static const char *
state_words(struct cx *cx, const struct q_survey_rounds *r)
{
	if (text_eq(r->state, "running"))
		return arena_strf(cx->mem, tr(cx->lang, "running until %s, answers so far: %lld"),
		    date_long(cx->mem, cx->lang, r->until_on), (long long)r->running);
	if (text_eq(r->state, "closing"))
		return tr(cx->lang, "being closed; go on with the key");
	if (text_eq(r->state, "dropped"))
		return tr(cx->lang, "ended without results");
	return arena_strf(cx->mem, tr(cx->lang, "closed on %s, answers: %lld"),
	    date_long(cx->mem, cx->lang, r->closed_on), (long long)r->answers);
}

/* R279: the partnership's surveys, each with what is about the person herself (R276). */
static void
offer(struct req *r, const struct q_survey_rounds *last, struct survey_list_view *v)
{
	struct cx *cx = &r->cx;
	struct formfile *f, usual;
	struct option *o;
	bool same = true;

	v->n_kind = formfile_list(cx, "anonymous", &f);
	v->kind = o = NEWN(cx->mem, struct option, v->n_kind + 1);
	for (size_t i = 0; i < v->n_kind; i++) {
		const char *about = formfile_guarded(cx->mem, cx->lang, formfile_quest(cx, &f[i]));

		o[i] = (struct option){ f[i].url, f[i].title, *about == '\0' ? NULL :
			arena_strf(cx->mem,
			    tr(cx->lang, "About the person herself, shown from %d answers on: %s"),
			    SURVEY_POOL, about) };
		same = same && text_eq(o[i].hint, o[0].hint);
		if (last != NULL && !r->typed && text_starts(last->form, f[i].url) &&
		    last->form[strlen(f[i].url)] == '|')
			form_set(&r->form, "form", f[i].url);
	}
	for (size_t i = 0; i < v->n_kind && same; i++) {
		v->background = o[i].hint;      /* of all of them: said once */
		o[i].hint = NULL;
	}
	if (*form_get(&r->form, "form") == '\0' && formfile_of_tool(cx, "survey", &usual))
		form_set(&r->form, "form", usual.url);
}

static void
fresh(struct req *r, const struct q_survey_group *g)
{
	form_set_int(&r->form, "id", id_new());
	form_set(&r->form, "key", survey_key_new(r->cx.mem));
	form_set_int(&r->form, "codes", g->clients < 10 ? 10 : g->clients);
	form_set(&r->form, "until_on", date_add(r->cx.mem, r->cx.today, DAYS));
}

static enum st
list_get(struct req *r)
{
	struct cx *cx = &r->cx;
	const group_id group = { r->id };
	struct survey_list_view v = { .form = &r->form,
		.open = url_surveys(cx->mem, cx->tenant, group),
		.group = url_group(cx->mem, cx->tenant, group),
		.may_open = req_may(r, PERM_SURVEY_EDIT) };
	struct q_survey_group g;
	struct q_survey_rounds *row;

	if (!q_survey_group(cx, &g, cx->tenant, group))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	v.n = q_survey_rounds(cx, &row, cx->tenant, group);
	v.row = NEWN(cx->mem, struct survey_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++) {
		v.row[i] =
		    (struct survey_line){ arena_strf(cx->mem, tr(cx->lang, "Survey no. %lld"),
			                      (long long)row[i].number),
			    state_words(cx, &row[i]), url_survey(cx->mem, cx->tenant, row[i].id) };
		v.may_open = v.may_open && !text_eq(row[i].state, "running") &&
		    !text_eq(row[i].state, "closing");
	}
	if (!r->typed)
		fresh(r, &g);
	if (v.may_open)
		offer(r, v.n > 0 ? row : NULL, &v);
	page_start(r, PLACE_GROUP, arena_strf(cx->mem, tr(cx->lang, "Survey: %s"), g.name),
	    tr(cx->lang,
	        "Clients say what they think of the support. Nobody learns who answered what."));
	survey_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- one round ---- */

static const char *
round_sentence(struct cx *cx, const struct q_survey_get *s)
{
	if (text_eq(s->state, "dropped"))
		return tr(cx->lang, "This round ended without results.");
	if (text_eq(s->state, "closing"))
		return arena_strf(cx->mem,
		    trn(cx->lang, "It is being closed: %lld answer is counted.",
		        "It is being closed: %lld answers are counted.", s->running),
		    (long long)s->running);
	if (text_eq(s->state, "closed"))
		return arena_strf(cx->mem, trn(cx->lang, "%lld answer; closed on %s.",
		    "%lld answers; closed on %s.", s->answers), (long long)s->answers,
		    date_long(cx->mem, cx->lang, s->closed_on));
	return arena_strf(cx->mem, trn(cx->lang, "%lld answer so far; running until %s.",
	    "%lld answers so far; running until %s.", s->running), (long long)s->running,
	    date_long(cx->mem, cx->lang, s->until_on));
}

static const char *
short_address(struct req *r)
{
	return arena_strf(r->cx.mem, "%s/s", req_base_url(r));
}

/* On which form, in which version. */
static void
show_form(struct cx *cx, struct survey_show_view *v)
{
	const struct quest *q = formfile_get(cx, v->r.version);
	const char *bar = strrchr(v->r.form, '|');

	if (q == NULL || bar == NULL)
		return;
	v->form_url = url_form(
	    cx->mem, cx->tenant, arena_strn(cx->mem, v->r.form, (size_t)(bar - v->r.form)));
	v->form_title = arena_strf(cx->mem, tr(cx->lang, "%s, version %s"), q->title.in[cx->lang], bar + 1);
}

static enum st
draw_round(struct req *r, survey_id id, const char *key)
{
	struct cx *cx = &r->cx;
	struct survey_show_view v = { .form = &r->form, .key = key, .address = short_address(r),
		.may_edit = req_may(r, PERM_SURVEY_EDIT) };
	const char *at = url_survey(cx->mem, cx->tenant, id).s;

	if (!q_survey_get(cx, &v.r, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such round."));
	v.running = text_eq(v.r.state, "running");
	v.closing = text_eq(v.r.state, "closing");
	v.few = text_eq(v.r.state, "closed") && v.r.answers < SURVEY_FEW;
	v.slips = (struct url){ arena_strf(cx->mem, "%s/slips", at) };
	v.paper = (struct url){ arena_strf(cx->mem, "%s/key", at) };
	v.close = (struct url){ arena_strf(cx->mem, "%s/close", at) };
	v.drop = (struct url){ arena_strf(cx->mem, "%s/drop", at) };
	v.csv = (struct url){ arena_strf(cx->mem, "%s/results.csv", at) };
	v.xlsx = (struct url){ arena_strf(cx->mem, "%s/results.xlsx", at) };
	v.back = url_surveys(cx->mem, cx->tenant, v.r.group);
	show_form(cx, &v);
	survey_load_table(cx, &v.r, id, &v);
	if (key != NULL)
		form_set(&r->form, "key", key);
	page_start(r, PLACE_GROUP, arena_strf(cx->mem, tr(cx->lang, "Survey no. %lld: %s"),
	    (long long)v.r.number, v.r.group_name), round_sentence(cx, &v.r));
	survey_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
show_get(struct req *r)
{
	return draw_round(r, (survey_id){ r->id }, NULL);
}

/* The key is shown in this answer and nowhere later: no redirect. Sent twice, the same page comes. */
static enum st
open_post(struct req *r)
{
	struct survey_open_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.group.v = r->id;
	st = survey_open(&r->cx, &in);
	return st != ST_OK ? st : draw_round(r, in.id, in.key);
}

/* Between two units others get their turn. */
static void
let_others(struct req *r, void *key)
{
	(void)r;
	(void)key;
}

static enum st
close_some(struct req *r)
{
	bool more;
	enum st st = survey_close(&r->cx, (survey_id){ r->id }, r->slow_arg, &more);

	if (st == ST_OK && more)
		return defer(r, let_others, r->slow_arg, close_some, DB_WRITE);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_survey(r->cx.mem, r->cx.tenant, (survey_id){ r->id }),
	          N_("The survey is closed."));
}

static enum st
close_post(struct req *r)
{
	struct key_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	r->slow_arg = (void *)(uintptr_t)in.key;
	return close_some(r);
}

static enum st
drop_post(struct req *r)
{
	enum st st = survey_drop(&r->cx, (survey_id){ r->id });

	return st != ST_OK
	    ? st
	    : redirect_say(r, url_survey(r->cx.mem, r->cx.tenant, (survey_id){ r->id }),
	          N_("The survey ended without results."));
}

/* ---- papers ---- */

static void
make_paper(struct req *r, void *arg)
{
	r->bytes = survey_paper(r->cx.mem, arg, &r->n_bytes);
}

static enum st
paper(struct req *r, bool of_key)
{
	struct cx *cx = &r->cx;
	struct survey_slips *p = NEW(cx->mem, struct survey_slips);
	const struct quest *q;
	struct key_in in = { 0 };
	struct q_survey_get s;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	*p = (struct survey_slips){ .lang = cx->lang, .partnership = r->who.partnership,
		.address = short_address(r), .today = cx->today, .now = cx->now };
	st = survey_codes(cx, (survey_id){ r->id }, in.key, &p->code, &p->n);
	if (st != ST_OK)
		return st;
	q_survey_get(cx, &s, cx->tenant, (survey_id){ r->id });
	q = formfile_get(cx, s.version);
	p->invitation = q == NULL ? "" : survey_invitation(cx->mem, cx->lang, q);
	p->until = s.until_on;
	p->group = s.group_name;
	p->number = s.number;
	p->key = of_key ? in.key : NULL;
	r->type = "application/pdf";
	r->download = of_key ? "survey-key.pdf" : "survey-codes.pdf";
	return defer(r, make_paper, p, NULL, DB_READ);
}

static enum st
slips_post(struct req *r)
{
	return paper(r, false);
}

static enum st
key_post(struct req *r)
{
	return paper(r, true);
}

const struct route survey_routes[] = {
	GET("/p/:p/groups/:id/surveys", PERM_SURVEY_READ, list_get),
	POST("/p/:p/groups/:id/surveys", PERM_SURVEY_EDIT, open_post, list_get, open_fields),
	GET("/p/:p/surveys/:id", PERM_SURVEY_READ, show_get),
	POST("/p/:p/surveys/:id/slips", PERM_SURVEY_EDIT, slips_post, show_get, key_fields,
	    .read_first = true),
	POST("/p/:p/surveys/:id/key", PERM_SURVEY_EDIT, key_post, show_get, key_fields,
	    .read_first = true),
	POST("/p/:p/surveys/:id/close", PERM_SURVEY_EDIT, close_post, show_get, key_fields),
	PRESS("/p/:p/surveys/:id/drop", PERM_SURVEY_EDIT, drop_post, show_get),
	GET("/p/:p/surveys/:id/results.csv", PERM_SURVEY_READ, survey_csv_get),
	GET("/p/:p/surveys/:id/results.xlsx", PERM_SURVEY_READ, survey_xlsx_get),
};
const size_t n_survey_routes = LEN(survey_routes);
