/* SPDX-License-Identifier: EUPL-1.2
 * ask_web.c - asking a partner from a person's file or from one contact, and answering with one press.
 */
#include "mod/ask/ask_web.h"

#include "base/date.h"
#include "base/id.h"
#include "mod/ask/ask_view.h"
#include "mod/casefile/casefile.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"

struct url
url_ask(struct arena *mem, tenant_id t, ask_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/asks/%lld",
	    (long long)t.v, (long long)id.v) };
}

struct url
url_ask_new(struct arena *mem, tenant_id t, person_id person, note_id note)
{
	const char *base = url_person(mem, t, person).s;

	return (struct url){ note.v == 0 ? arena_strf(mem, "%s/asks/new", base)
	    : arena_strf(mem, "%s/asks/new?note=%lld", base, (long long)note.v) };
}

const char *
ask_state_word(enum lang lang, const char *state)
{
	return text_eq(state, "taken")       ? tr(lang, "taken up")
	    : text_eq(state, "done")         ? tr(lang, "done")
	    : text_eq(state, "declined")     ? tr(lang, "not possible")
					     : tr(lang, "waits for an answer");
}

/* ---- a new one ---- */

static const struct field new_fields[] = {
	FIELD(struct ask_in, id, FIELD_NEW, "id"),
	FIELD(struct ask_in, note, FIELD_ID, "note"),
	FIELD(struct ask_in, kind, FIELD_CHOICE, N_("What it is"), .required = true,
	    .choices = "referral|message"),
	FIELD(struct ask_in, to_name, FIELD_LINE, N_("Or who outside the partnership")),
	FIELD(struct ask_in, content, FIELD_BLOCK, N_("What you ask for"), .max = 2000),
	FIELD(struct ask_in, due_on, FIELD_DATE, N_("Answer wanted by")),
};

/* The other partners. */
static const struct option *
others(struct req *r, size_t *ret_n)
{
	size_t n, kept = 0;
	const struct option *all = partnership_partner_options(&r->cx, &n);
	const char *own = arena_strf(r->cx.mem, "%lld", (long long)r->cx.partner.v);
	struct option *o = NEWN(r->cx.mem, struct option, n + 1);

	for (size_t i = 0; i < n; i++)
		if (!text_eq(all[i].value, own))
			o[kept++] = all[i];
	*ret_n = kept;
	return o;
}

static enum st
new_get(struct req *r)
{
	const person_id id = { r->id };
	struct ask_new_view v = { .form = &r->form,
		.action = url_ask_new(r->cx.mem, r->cx.tenant, id, (note_id){ 0 }),
		.back = url_person(r->cx.mem, r->cx.tenant, id),
		.access = url_case_access(r->cx.mem, r->cx.tenant, id) };
	struct person_row p;

	if (!person_get(&r->cx, id, &p))
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such person here."));
	req_looked_at(r, id);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set_int(&r->form, "note", req_query_int(r, "note", 0));
		form_set(
		    &r->form, "kind", req_query_int(r, "note", 0) != 0 ? "referral" : "message");
	}
	v.partner = others(r, &v.n_partner);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Ask a partner"), p.called);
	person_places(r, id, PERSON_FILE);
	ask_new_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
new_post(struct req *r)
{
	struct ask_in in = { .n_to = 0 };
	const struct option *o;
	size_t n;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	o = others(r, &n);
	for (size_t i = 0; i < n && in.n_to < ASK_PARTNERS; i++)
		if (form_has(&r->form, "to", o[i].value) &&
		    text_to_int(o[i].value, &in.to[in.n_to].v))
			in.n_to++;
	st = ask_send(&r->cx, (person_id){ r->id }, &in);
	return st != ST_OK ? st : redirect_say(r, url_person(r->cx.mem, r->cx.tenant,
	    (person_id){ r->id }), N_("Sent. The answer stands in the file and on your day."));
}

/* ---- one ---- */

static void
words(struct req *r, struct ask_show_view *v)
{
	struct arena *mem = r->cx.mem;
	const struct q_ask_get *q = v->q;

	v->from = arena_strf(mem, "%s, %s, %s", q->author_name, q->partner_name,
	    date_short(mem, q->on));
	v->to = q->passed_name == NULL ? q->to_name
	    : arena_strf(mem, tr(r->cx.lang, "%s; given to %s"), q->to_name, q->passed_name);
	v->when = q->due_on == NULL ? NULL : date_long(mem, r->cx.lang, q->due_on);
	v->state = ask_state_word(r->cx.lang, q->state);
	v->answered = q->answered_on == NULL ? NULL : arena_strf(mem, "%s, %s",
	    q->answered_name == NULL ? "" : q->answered_name, date_short(mem, q->answered_on));
	v->open = text_eq(q->state, "sent") || text_eq(q->state, "taken");
}

/* Whom it may be given to: the people of the own partner. */
static void
colleagues(struct req *r, struct ask_show_view *v)
{
	struct member *m;
	size_t n = partnership_members(&r->cx, &m);
	struct option *o = NEWN(r->cx.mem, struct option, n + 1);

	for (size_t i = 0; i < n; i++)
		if (m[i].partner.v == r->cx.partner.v)
			o[v->n_user++] = (struct option){ arena_strf(r->cx.mem, "%lld",
			    (long long)m[i].id.v), m[i].name, NULL };
	v->user = o;
}

/* What was typed stays on the screen, though the person's file is closed now. */
static enum st
closed(struct req *r)
{
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "You may not read this any more"), NULL);
	ask_closed_html(&r->out, &r->form);
	page_done(r);
	return ST_OK;
}

static enum st
show_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	struct q_ask_get q;
	struct ask_show_view v = { .form = &r->form, .q = &q,
		.action = url_ask(mem, r->cx.tenant, (ask_id){ r->id }) };
	enum st st = ask_load(&r->cx, (ask_id){ r->id }, &q);
	struct person_row p = { .called = "" };

	if (st != ST_OK)
		return r->typed ? closed(r) : st;
	(void)person_get(&r->cx, q.person, &p);
	req_looked_at(r, q.person);
	words(r, &v);
	v.ours = req_may(r, PERM_CASE_EDIT) && ask_is_ours(&r->cx, &q);
	if (v.ours && v.open)
		colleagues(r, &v);
	form_set(&r->form, "was", q.state);
	v.pass = (struct url){ arena_strf(mem, "%s/pass", v.action.s) };
	v.back = url_person(mem, r->cx.tenant, q.person);
	if (q.note.v != 0 && q.partner.v == r->cx.partner.v)
		v.note = url_case_note(mem, r->cx.tenant, q.note);
	page_start(r, PLACE_PEOPLE,
	    text_eq(q.kind, "referral") ? tr(r->cx.lang, "Referral") : tr(r->cx.lang, "Message"),
	    p.called);
	person_places(r, q.person, PERSON_FILE);
	ask_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static const struct field answer_fields[] = {
	FIELD(
	    struct ask_answer, state, FIELD_CHOICE, N_("Answer"), .choices = "taken|done|declined"),
	FIELD(struct ask_answer, answer, FIELD_BLOCK, N_("A few words"), .max = 1000),
	FIELD(struct ask_answer, was, FIELD_LINE, "was"),
};

/* Closed meanwhile: a conflict that keeps what was typed, not a page that loses it. */
static enum st
kept(struct req *r, enum st st)
{
	if (st != ST_NOT_FOUND)
		return st;
	return cx_fail(&r->cx, ST_CONFLICT, "%s", tr(r->cx.lang,
	    "The consent was withdrawn while this page was open. Nothing was saved or sent."));
}

static enum st
answer_post(struct req *r)
{
	struct ask_answer in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = kept(r, ask_answer(&r->cx, (ask_id){ r->id }, &in));
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_ask(r->cx.mem, r->cx.tenant, (ask_id){ r->id }), N_("Saved."));
}

struct pass_form {
	user_id user;
};

static const struct field pass_fields[] = {
	FIELD(struct pass_form, user, FIELD_ID, N_("Who")),
};

static enum st
pass_post(struct req *r)
{
	struct pass_form in = { { 0 } };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = kept(r, ask_pass(&r->cx, (ask_id){ r->id }, in.user));
	return st != ST_OK ? st
	                   : redirect_say(r, url_ask(r->cx.mem, r->cx.tenant, (ask_id){ r->id }),
	                         N_("Passed on. It stands on that person's day."));
}

const struct route ask_routes[] = {
	GET("/p/:p/people/:id/asks/new", PERM_CASE_EDIT, new_get, .shows = "person"),
	/* R018 R063 */
	POST("/p/:p/people/:id/asks/new", PERM_CASE_EDIT, new_post, new_get, new_fields,
	    .shows = "person"),
	GET("/p/:p/asks/:id", PERM_CASE_READ, show_get, .shows = "person"),
	POST("/p/:p/asks/:id", PERM_CASE_EDIT, answer_post, show_get, answer_fields,
	    .shows = "person"),
	POST("/p/:p/asks/:id/pass", PERM_CASE_EDIT, pass_post, show_get, pass_fields,
	    .shows = "person"),
};
const size_t n_ask_routes = LEN(ask_routes);
