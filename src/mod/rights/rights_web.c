/* SPDX-License-Identifier: EUPL-1.2
 * rights_web.c - the page of the client's rights: the information sheet handed out and explained,
 * papers to print, requests for correction.
 */
#include "mod/rights/rights_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "mod/person/person.h"
#include "mod/rights/rights_view.h"
#include "mod/casefile/casefile.h"

struct url
url_rights(struct arena *mem, tenant_id t, person_id id)
{
	return (struct url){ arena_strf(mem, "%s/rights", url_person(mem, t, id).s) };
}

struct url
url_rights_request(struct arena *mem, tenant_id t, request_id id)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/requests/%lld", (long long)t.v, (long long)id.v) };
}

static struct url
paper(struct req *r, person_id id, const char *name)
{
	return (struct url){ arena_strf(r->cx.mem, "%s/papers/%s",
	    url_person(r->cx.mem, r->cx.tenant, id).s, name) };
}

static const char *
way_word(enum lang lang, const char *way)
{
	return text_eq(way, "read")      ? tr(lang, "read together")
	    : text_eq(way, "letter")     ? tr(lang, "by letter")
					 : tr(lang, "in a talk");
}

static const char *
format_word(enum lang lang, const char *format)
{
	return text_eq(format, "large")      ? tr(lang, "large print")
	    : text_eq(format, "easy")        ? tr(lang, "easy to read")
	    : text_eq(format, "audio")       ? tr(lang, "recorded or read aloud")
	    : text_eq(format, "sign")        ? tr(lang, "in sign language")
	    : text_eq(format, "braille")     ? tr(lang, "in braille")
					     : "";
}

static const char *
understood_word(enum lang lang, const char *understood)
{
	return text_eq(understood, "yes")        ? tr(lang, "understood")
	    : text_eq(understood, "partly")      ? tr(lang, "understood in part")
						 : tr(lang, "not understood yet");
}

static const char *
comma(struct arena *mem, const char *a, const char *b)
{
	return *b == '\0' ? a : *a == '\0' ? b : arena_strf(mem, "%s, %s", a, b);
}

/* That the sheet was handed out, all may know; what was said to it, those who read its partner. */
static void
handout_line(struct req *r, const struct case_access *a, const struct q_rights_handouts *q,
    struct rights_line_view *l)
{
	struct arena *mem = r->cx.mem;
	const enum lang lang = r->cx.lang;
	const char *how = comma(mem, way_word(lang, q->way), format_word(lang, q->format));
	bool reads = !rule_on("R382-said") || case_sees(a,
	    &(struct case_mark){ q->partner, q->author, "team", "", true });

	if (reads && *q->language != '\0')
		how = comma(
		    mem, how, arena_strf(mem, tr(lang, "in %s (%s)"), q->language, q->interpreter));
	*l = (struct rights_line_view){
		.what = arena_strf(mem, "%s: %s", how, understood_word(lang, q->understood)),
		.more = comma(mem, reads ? q->words : "",
		    comma(mem, q->author_name, q->partner_name)),
		.when = q->again_on == NULL ? date_short(mem, q->on)
		    : arena_strf(mem, tr(lang, "%s; again on %s"), date_short(mem, q->on),
			  date_short(mem, q->again_on)) };
}

/* Handed out, newest first, and what changed since the newest. */
static void
handouts(struct req *r, person_id id, struct rights_view *v)
{
	const struct case_access *a = case_access_load(&r->cx, id);
	struct q_rights_handouts *q;
	struct rights_line_view *l;
	struct rights_info info;

	v->n_handout = q_rights_handouts(&r->cx, &q, r->cx.tenant, id);
	l = NEWN(r->cx.mem, struct rights_line_view, v->n_handout + 1);
	for (size_t i = 0; i < v->n_handout; i++)
		handout_line(r, a, &q[i], &l[i]);
	v->handout = l;
	v->given = v->n_handout > 0;
	if (!v->given)
		return;
	rights_info(&r->cx, text_eq(q[0].lang, "pl") ? LANG_PL : LANG_EN, id, &info);
	rights_compare(r->cx.mem, q[0].content, &info, &v->change);
}

static void
requests(struct req *r, person_id id, struct rights_view *v)
{
	const struct case_access *a = case_access_load(&r->cx, id);
	struct q_rights_requests *q;
	size_t n = q_rights_requests(&r->cx, &q, r->cx.tenant, id);
	struct rights_line_view *l = NEWN(r->cx.mem, struct rights_line_view, n + 1);

	for (size_t i = 0; i < n; i++) {
		const bool open = *q[i].decision == '\0';

		if (!case_sees(
		        a, &(struct case_mark){ q[i].partner, q[i].author, "team", "", true }))
			continue;
		l[v->n_request++] = (struct rights_line_view){ .what = q[i].what,
			.more = comma(r->cx.mem, q[i].partner_name,
			    rights_decision_word(r->cx.lang, q[i].decision)),
			.when = open ? arena_strf(r->cx.mem, tr(r->cx.lang, "answer by %s"),
			                   date_short(r->cx.mem, q[i].due_on))
			             : date_short(r->cx.mem, q[i].answered_on),
			.due = open,
			.url = url_rights_request(r->cx.mem, r->cx.tenant, q[i].id) };
	}
	v->request = l;
}

static void
consents(struct req *r, person_id id, struct rights_view *v)
{
	struct q_rights_grounds *q;
	size_t n = q_rights_grounds(&r->cx, &q, r->cx.tenant, id, r->cx.today);
	struct rights_line_view *l = NEWN(r->cx.mem, struct rights_line_view, n + 1);

	for (size_t i = 0; i < n; i++)
		if (text_eq(q[i].ground, "consent"))
			l[v->n_consent++] = (struct rights_line_view){ .what = arena_strf(r->cx.mem,
				                                           "%s: %s", q[i].recipient,
				                                           q[i].purpose),
				.url = paper(r, id,
				    arena_strf(r->cx.mem, "consent/%lld", (long long)q[i].id.v)) };
	v->consent = l;
}

static void
fill(struct req *r)
{
	form_set_int(&r->form, "id", id_new());
	form_set(&r->form, "on", r->cx.today);
	form_set(&r->form, "way", "talk");
	form_set(&r->form, "format", "standard");
}

static enum st
rights_get(struct req *r)
{
	const person_id id = { r->id };
	const char *base = url_rights(r->cx.mem, r->cx.tenant, id).s;
	struct rights_view v = { .form = &r->form, .may_edit = req_may(r, PERM_CASE_EDIT),
		.handed = { arena_strf(r->cx.mem, "%s/handed", base) },
		.ask = { arena_strf(r->cx.mem, "%s/requests", base) },
		.information = paper(r, id, "information"), .own = paper(r, id, "own"),
		.card = paper(r, id, "card"), .consent_blank = paper(r, id, "consent"),
		.welcome = paper(r, id, "welcome") };
	struct person_row p;

	if (!person_get(&r->cx, id, &p))
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such person here."));
	req_looked_at(r, id);
	if (!r->typed)
		fill(r);
	handouts(r, id, &v);
	requests(r, id, &v);
	consents(r, id, &v);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Rights and papers of the person"), p.called);
	person_places(r, id, PERSON_ACCESS);
	rights_page_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

#define H(m, kind_, label_, ...) FIELD(struct rights_handout_in, m, kind_, label_, __VA_ARGS__)

static const struct field handed_fields[] = {
	H(id, FIELD_NEW, "id"),
	H(on, FIELD_DATE, N_("Day")),
	H(way, FIELD_CHOICE, N_("How it was explained"), .choices = "talk|read|letter"),
	H(understood, FIELD_CHOICE, N_("Understood"), .choices = "yes|partly|no"),
	H(words, FIELD_LINE, N_("What the person said to it"), .max = 500),
	H(again_on, FIELD_DATE, N_("We talk it over again on")),
	H(language, FIELD_LINE, N_("In another language"), .max = 60),
	H(interpreter, FIELD_LINE, N_("Who interpreted")),
	H(format, FIELD_CHOICE, N_("In the form"),
	    .choices = "standard|large|easy|audio|sign|braille"),
};

static enum st
back(struct req *r, enum st st)
{
	return st != ST_OK ? st : redirect_say(r, url_rights(r->cx.mem, r->cx.tenant,
	    (person_id){ r->id }), N_("Saved."));
}

static enum st
handed_post(struct req *r)
{
	struct rights_handout_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back(r, rights_hand_out(&r->cx, (person_id){ r->id }, &in));
}

static const struct field ask_fields[] = {
	FIELD(struct rights_request_in, id, FIELD_NEW, "id"),
	FIELD(struct rights_request_in, on, FIELD_DATE, N_("Day")),
	FIELD(struct rights_request_in, what, FIELD_BLOCK, N_("What is not so"), .max = 2000),
	FIELD(struct rights_request_in, should, FIELD_BLOCK, N_("How it is"), .max = 2000),
};

static enum st
ask_post(struct req *r)
{
	struct rights_request_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back(r, rights_ask(&r->cx, (person_id){ r->id }, &in));
}

/* ---- one request ---- */

static enum st
request_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	struct q_rights_request_get q;
	struct rights_request_view v = { .form = &r->form, .q = &q,
		.action = url_rights_request(mem, r->cx.tenant, (request_id){ r->id }) };
	enum st st = rights_request_load(&r->cx, (request_id){ r->id }, &q);
	struct person_row p = { .called = "" };

	if (st != ST_OK)
		return st;
	(void)person_get(&r->cx, q.person, &p);
	req_looked_at(r, q.person);
	if (!r->typed)
		form_set(&r->form, "on", r->cx.today);
	v.paper = (struct url){ arena_strf(mem, "%s/paper", v.action.s) };
	v.back = url_rights(mem, r->cx.tenant, q.person);
	v.may_answer =
	    req_may(r, PERM_CASE_EDIT) && q.partner.v == r->cx.partner.v && *q.decision == '\0';
	v.on = date_long(mem, r->cx.lang, q.on);
	v.due = date_long(mem, r->cx.lang, q.due_on);
	v.decision = rights_decision_word(r->cx.lang, q.decision);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Request for a correction"), p.called);
	person_places(r, q.person, PERSON_ACCESS);
	rights_request_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static const struct field answer_fields[] = {
	FIELD(struct rights_answer, decision, FIELD_CHOICE, N_("What is done"),
	    .choices = "done|partly|refused"),
	FIELD(struct rights_answer, answer, FIELD_BLOCK, N_("Answer"), .max = 3000),
	FIELD(struct rights_answer, on, FIELD_DATE, N_("Day")),
};

static enum st
request_post(struct req *r)
{
	struct rights_answer in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = rights_answer(&r->cx, (request_id){ r->id }, &in);
	return st != ST_OK ? st : redirect_say(r, url_rights_request(r->cx.mem, r->cx.tenant,
	    (request_id){ r->id }), N_("Saved. Print the answer and hand it over."));
}

const struct route rights_routes[] = {
	/* R380 R383 */
	GET("/p/:p/people/:id/rights", PERM_CASE_READ, rights_get, .shows = "person"),
	/* R369 R396 */
	POST("/p/:p/people/:id/rights/handed", PERM_CASE_EDIT, handed_post, rights_get,
	    handed_fields, .shows = "person"),
	POST("/p/:p/people/:id/rights/requests", PERM_CASE_EDIT, ask_post, rights_get, ask_fields,
	    .shows = "person"),
	GET("/p/:p/requests/:id", PERM_CASE_READ, request_get, .shows = "person"),
	POST("/p/:p/requests/:id", PERM_CASE_EDIT, request_post, request_get, answer_fields,
	    .shows = "person"),
};
const size_t n_rights_routes = LEN(rights_routes);
