/* SPDX-License-Identifier: EUPL-1.2
 * survey_answer_web.c - where a person answers: code, invitation, one section after another, check,
 * thanks. What she has answered so far travels in the page itself; the house keeps nothing until
 * she sends it, and then only the sealed sheet (R273-R279).
 */
#include "mod/survey/survey_web.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/survey/survey_view.h"
#include "quest/quest_page.h"

#include <string.h>

#define INVITE (-1)

struct code_in { const char *code, *at, *go, *sheet, *id; };

static const struct field code_fields[] = {
	FIELD(struct code_in, code, FIELD_LINE, N_("Your code"), .max = 40),
	FIELD(struct code_in, at, FIELD_LINE, "at", .max = 4),
	FIELD(struct code_in, go, FIELD_LINE, "go", .max = 10),
	FIELD(struct code_in, sheet, FIELD_RAW, "sheet", .max = 60000),
	FIELD(struct code_in, id, FIELD_LINE, "id", .max = 40),
};

/* One visit: the round the code belongs to and what was answered so far. */
struct visit {
	struct survey_asked asked;
	struct survey_form form;
	const struct quest *q;
	struct quest_answers *a;
	const struct quest_item **page; size_t n_page;
	const char **before, **after; size_t n_before, n_after;         /* words before and after them */
	const char *code;
	bool more;
};

static enum st
door(struct req *r)
{
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Anonymous survey"),
	    tr(r->cx.lang, "Nobody learns who answered what."));
	survey_door_html(&r->out, &(struct survey_door_view){ &r->form, { "/s" } });
	page_done(r);
	return ST_OK;
}

/* One sentence for a code that was used, never was, or is too old: it says nothing about anybody. */
static enum st
no_code(struct req *r)
{
	struct form empty;

	survey_try_failed(r->http->client, r->cx.now);
	form_init(&empty, r->cx.mem, r->cx.lang, NULL);
	form_set(&empty, "code", form_get(&r->form, "code"));
	form_fail(&empty, "code",
	    tr(r->cx.lang,
	        "This code does not work. Look whether it is written as on the slip: "
	        "each code works once and until the day on the slip. The person who gave it to you can give you another."));
	r->form = empty;
	r->cx.tenant.v = 0;
	r->status = 422;
	return door(r);
}

static enum st
too_many(struct req *r)
{
	form_fail(&r->form, "code",
	    tr(r->cx.lang, "Too many tries. Wait a quarter of an hour and try again."));
	r->status = 429;
	return door(r);
}

static bool
asks(const struct quest *q, const struct quest_item *page)
{
	for (size_t k = 0; k < q->n_item; k++)
		if (quest_asks(q->item[k]) && quest_on_page(q->item[k], page))
			return true;
	return false;
}

static void
add_words(struct cx *cx, const struct quest *q, const struct quest_item *page, const char **to,
    size_t *n)
{
	for (size_t k = 0; k < q->n_item; k++)
		if (quest_on_page(q->item[k], page) && q->item[k]->kind == QUEST_DISPLAY &&
		    *q->item[k]->text.in[cx->lang] != '\0')
			to[(*n)++] = q->item[k]->text.in[cx->lang];
}

/* Sections with questions; words before the first of them invite, words after the last thank. */
static void
find_pages(struct cx *cx, struct visit *v)
{
	const struct quest_item **all;
	size_t n = quest_pages(cx->mem, v->q, &all);

	v->page = NEWN(cx->mem, const struct quest_item *, n + 1);
	v->before = NEWN(cx->mem, const char *, v->q->n_item + 1);
	v->after = NEWN(cx->mem, const char *, v->q->n_item + 1);
	for (size_t i = 0; i < n; i++) {
		if (asks(v->q, all[i])) {
			v->page[v->n_page++] = all[i];
			v->n_after = 0;
		} else if (v->n_page == 0)
			add_words(cx, v->q, all[i], v->before, &v->n_before);
		else
			add_words(cx, v->q, all[i], v->after, &v->n_after);
	}
}

/* R273: the form's own words, else ours. */
static void
invite(struct cx *cx, const struct visit *v, struct survey_fill_view *f)
{
	const char **ours = NEWN(cx->mem, const char *, 2);

	f->words = v->before;
	f->n_words = v->n_before;
	f->length = survey_length(cx->mem, cx->lang, v->q);
	if (f->n_words > 0)
		return;
	ours[f->n_words++] = survey_invitation(cx->mem, cx->lang, v->q);
	ours[f->n_words++] = tr(cx->lang,
	    "The survey is anonymous: please write no names, addresses or telephone numbers. You may skip any question.");
	f->words = ours;
}

/* False: the code does not work. */
static bool
find(struct req *r, const char *code, const char *sheet, struct visit *v)
{
	struct cx *cx = &r->cx;
	const char *why;

	*v = (struct visit){ .code = code };
	if (!survey_asked(cx, code, &v->asked))
		return false;
	req_enter(r, v->asked.tenant);
	if (!survey_form(cx, v->asked.round, &v->form))
		return false;
	v->q = v->form.q;
	if (*sheet != '\0')
		v->a = quest_response_read(cx->mem, cx->lang, v->q, sheet, strlen(sheet), &why);
	if (v->a == NULL)
		v->a = quest_answers_new(cx->mem, v->q);
	find_pages(cx, v);
	return true;
}

/* A fresh form with what travels; typed: the page's own inputs come too. */
static void
carry(struct req *r, const struct visit *v, int at, bool typed)
{
	if (!typed)
		form_init(&r->form, r->cx.mem, r->cx.lang, NULL);
	form_set(&r->form, "code", v->code);
	form_set(&r->form, "at", arena_strf(r->cx.mem, "%d", at));
	form_set(&r->form, "sheet", quest_response(v->a, r->cx.lang, "", "in-progress", NULL));
}

/* Takes what was typed. more: an answer opened a question of this page that was not there before
 * (R274 R275). */
static bool
take(struct req *r, struct visit *v, const struct quest_item *page, bool *more)
{
	bool *was = NEWN(r->cx.mem, bool, v->q->n_item + 1), fits;

	for (size_t i = 0; i < v->q->n_item; i++)
		was[i] = quest_enabled(v->a, v->q->item[i], 0);
	fits = quest_page_fill(v->a, &r->form, page);
	for (size_t i = 0; i < v->q->n_item; i++)
		*more = *more || (!was[i] && quest_asks(v->q->item[i]) && quest_on_page(v->q->item[i], page) &&
		    quest_enabled(v->a, v->q->item[i], 0));
	return fits;
}

/* At a place: the invitation, a section, or after the last the check. */
static enum st
draw(struct req *r, struct visit *v, int at, bool typed)
{
	struct cx *cx = &r->cx;
	struct survey_fill_view f = { .form = &r->form,
		.answers = v->a,
		.pages = v->page,
		.n_pages = v->n_page,
		.action = { "/s" },
		.send = { "/s/send" },
		.until = date_long(cx->mem, cx->lang, v->form.until_on) };
	const char *state = NULL, *title = v->q->title.in[cx->lang];

	carry(r, v, at, typed);
	invite(cx, v, &f);
	f.step = at == INVITE ? SURVEY_INVITE : (size_t)at < v->n_page ? SURVEY_PAGE : SURVEY_CHECK;
	if (f.step == SURVEY_PAGE) {
		f.page = v->page[at];
		state = v->more ? tr(cx->lang, "Your answer opened one more question on this page.")
		                : arena_strf(cx->mem,
		                      tr(cx->lang, "Part %d of %zu. You may skip any question."),
		                      at + 1, v->n_page);
	}
	if (f.step == SURVEY_CHECK) {
		title = tr(cx->lang, "Check and send");
		state = tr(cx->lang, "Nothing has been saved yet.");
		if (*form_get(&r->form, "id") == '\0')
			form_set(&r->form, "id", survey_sheet_id(cx->mem));
	}
	cx->tenant.v = 0;               /* the page has no places of the partnership, whoever is signed in here */
	page_start(r, PLACE_NONE, title, state);
	survey_fill_html(&r->out, &f);
	page_done(r);
	return ST_OK;
}

static enum st
door_get(struct req *r)
{
	return door(r);
}

/* A link with the code in it leads to the invitation; nothing is spent. */
static enum st
link_get(struct req *r)
{
	struct visit v;

	form_set(&r->form, "code", r->code);
	if (!survey_may_try(r->http->client, r->cx.now))
		return too_many(r);
	if (!find(r, r->code, "", &v) || !v.asked.open || !rule_on("R273"))
		return no_code(r);
	return draw(r, &v, INVITE, false);
}

static enum st
step_post(struct req *r)
{
	struct code_in in = { 0 };
	struct visit v;
	int64_t n;
	int at;
	bool fits = true, more = false, back;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (!survey_may_try(r->http->client, r->cx.now))
		return too_many(r);
	if (!find(r, in.code, in.sheet, &v) || !v.asked.open)
		return no_code(r);
	if (*in.at == '\0')
		return draw(r, &v, INVITE, false);
	at = text_to_int(in.at, &n) && n <= (int64_t)v.n_page ? (int)n : INVITE;
	if (at != INVITE && (size_t)at < v.n_page)
		fits = take(r, &v, v.page[at], &more);
	back = text_eq(in.go, "back");
	if (!fits && !back)
		r->status = 422;
	if ((!fits && !back) || quest_page_pressed(&r->form))
		return draw(r, &v, at, true);
	v.more = more && !back;
	return draw(r, &v, v.more ? at : back ? (at > INVITE ? at - 1 : INVITE) : at + 1, false);
}

/* ---- sending ---- */

struct sending {
	const char *code, *response, *id;
	unsigned char seal[SURVEY_PUBLIC];
	struct survey_sheet sheet;
	const char *const *words; size_t n_words;       /* the form's own thanks */
	bool ok;
};

static void
seal(struct req *r, void *arg)
{
	struct sending *s = arg;

	s->ok = survey_seal(r->cx.mem, s->seal, s->response, s->id, &s->sheet);
}

static enum st
thanks(struct req *r, const struct sending *s)
{
	r->cx.tenant.v = 0;
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Thank you"), NULL);
	survey_thanks_html(&r->out, s->words, s->n_words);
	page_done(r);
	return ST_OK;
}

static enum st
store(struct req *r)
{
	struct sending *s = r->slow_arg;
	enum st st;

	if (!s->ok) {
		form_fail(&r->form, "code", tr(r->cx.lang,
		    "Your answers are too long to be sent. Shorten what you wrote."));
		r->status = 422;
		r->cx.tenant.v = 0;
		return door(r);
	}
	st = survey_answer(&r->cx, s->code, &s->sheet);
	if (st == ST_NOT_FOUND)
		return no_code(r);
	return st != ST_OK ? st : thanks(r, s);
}

static enum st
send_post(struct req *r)
{
	struct code_in in = { 0 };
	struct sending *s = NEW(r->cx.mem, struct sending);
	struct visit v;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (!survey_may_try(r->http->client, r->cx.now))
		return too_many(r);
	if (!find(r, in.code, in.sheet, &v))
		return no_code(r);
	*s = (struct sending){ .code = in.code, .id = in.id,
		.words = v.after, .n_words = v.n_after,
		.response = quest_response(v.a, r->cx.lang, "", "completed", NULL) };
	memcpy(s->seal, v.form.seal, SURVEY_PUBLIC);
	return defer(r, seal, s, store, DB_WRITE);
}

const struct route survey_answer_routes[] = {
	GET("/s", PERM_ANYONE, door_get),
	GET("/s/:code", PERM_ANYONE, link_get),
	POST("/s", PERM_ANYONE, step_post, door_get, code_fields, .read_first = true),
	POST("/s/send", PERM_ANYONE, send_post, door_get, code_fields, .read_first = true),
};
const size_t n_survey_answer_routes = LEN(survey_answer_routes);
