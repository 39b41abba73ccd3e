/* SPDX-License-Identifier: EUPL-1.2
 * casefile_note_web.c - writing a note, opening a sensitive one, correcting, withdrawing; single
 * facts.
 */
#include "base/id.h"
#include "base/rule.h"
#include "core/audit.h"
#include "mod/ask/ask.h"
#include "mod/casefile/casefile_view.h"
#include "mod/casefile/casefile_web.h"
#include "mod/person/person.h"

#include <jansson.h>
#include <string.h>

static struct url
below(struct arena *mem, tenant_id t, person_id id, const char *rest)
{
	return (struct url){ arena_strf(mem, "%s/%s", url_person(mem, t, id).s, rest) };
}

struct url
url_case_note_new(struct arena *mem, tenant_id t, person_id id)
{
	return below(mem, t, id, "notes/new");
}

struct url
url_case_access(struct arena *mem, tenant_id t, person_id id)
{
	return below(mem, t, id, "access");
}

struct url
url_case_item_new(struct arena *mem, tenant_id t, person_id id)
{
	return below(mem, t, id, "facts/new");
}

struct url
url_case_note(struct arena *mem, tenant_id t, note_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/notes/%lld",
	    (long long)t.v, (long long)id.v) };
}

#define F(m, kind_, label_, ...) FIELD(struct case_note_in, m, kind_, label_, __VA_ARGS__)

static const struct field note_fields[] = {
	F(id, FIELD_ID, "id"),
	F(on, FIELD_DATE, N_("Day")),
	F(channel, FIELD_CHOICE, N_("How"), .required = true,
	    .choices = "meeting|phone|email|letter"),
	F(contact, FIELD_CHOICE, N_("Kind of contact"), .required = true,
	    .choices = "contact|counselling|psychotherapy|mediation|advocacy"),
	F(place, FIELD_CHOICE, N_("Where"), .choices = "office|home|other"),
	F(present, FIELD_INT, N_("How many people were there"), .max = 100),
	F(present_note, FIELD_LINE, N_("Who and why, if more than two")),
	F(content, FIELD_BLOCK, N_("What you talked about")),
	F(difficult, FIELD_BLOCK, N_("Difficult topics")),
	F(agreed, FIELD_BLOCK, N_("What you agreed")),
	F(attitude, FIELD_LINE, N_("How the talk went this day"), .max = 300),
	F(for_client, FIELD_BLOCK, N_("What the person reads")),
	F(client, FIELD_BOOL, N_("The person may read this text")),
	F(circle, FIELD_CHOICE, N_("Who may read it"), .required = true, .choices = "partner|team"),
	F(kind, FIELD_CHOICE, N_("Sensitive facts in it"),
	    .choices = "health|addiction|violence|disability"),
	F(incident, FIELD_BLOCK, N_("What happened to somebody's safety")),
	F(warning, FIELD_LINE, N_("Warning to whoever goes there")),
	F(warning_to, FIELD_DATE, N_("Warn until")),
	F(reason, FIELD_LINE, N_("Why it is corrected")),
	F(stamp, FIELD_LINE, "stamp"),
};

static void
fill_new(struct req *r)
{
	form_set_int(&r->form, "id", id_new());
	form_set(&r->form, "on", r->cx.today);
	form_set(&r->form, "channel", "meeting");
	form_set(&r->form, "contact", "contact");
	form_set(&r->form, "place", "office");
	form_set(&r->form, "present", "2");
	form_set(&r->form, "circle", "partner");
}

static void
draw(struct req *r, struct case_note_view *v, const char *title, const char *state)
{
	struct arena *mem = r->cx.mem;
	const enum lang lang = r->cx.lang;

	v->form = &r->form;
	v->judging = case_judging_words(mem, form_get(&r->form, "for_client"));
	if (rule_on("R282"))
		v->n_reminder = case_words(mem, lang, "reminder", &v->reminder);
	if (rule_on("R284"))
		v->n_question = case_words(mem, lang, "question", &v->question);
	if (rule_on("R285"))
		v->n_script = case_words(mem, lang, "script", &v->script);
	if (rule_on("R286"))
		v->n_phrase = case_words(mem, lang, "phrase", &v->phrase);
	page_start(r, PLACE_PEOPLE, title, state);
	case_note_form_html(&r->out, v);
	page_done(r);
}

static enum st
new_get(struct req *r)
{
	const person_id person = { r->id };
	struct case_note_view v = { .may_edit = true,
		.action = url_case_note_new(r->cx.mem, r->cx.tenant, person),
		.back = url_person(r->cx.mem, r->cx.tenant, person) };
	struct person_row p;

	if (!person_get(&r->cx, person, &p))
		return case_person(&r->cx, person);
	req_looked_at(r, person);
	if (!r->typed)
		fill_new(r);
	draw(r, &v, tr(r->cx.lang, "Write a note"), p.called);
	return ST_OK;
}

/* A text that judges is saved, and its writer is told. */
static const char *
saved(struct req *r, const struct case_note_in *in)
{
	return in->client && case_judging_words(r->cx.mem, in->for_client) != NULL
	    ? N_("Saved. The text the person reads has a word that judges: look at the note again.")
	    : N_("Saved.");
}

static enum st
new_post(struct req *r)
{
	struct case_note_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.id.v == 0)
		in.id.v = id_new();
	st = case_note_add(&r->cx, (person_id){ r->id }, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(
	          r, url_person(r->cx.mem, r->cx.tenant, (person_id){ r->id }), saved(r, &in));
}

/* ---- one note ---- */

static void
fill_note(struct req *r, const struct q_case_note_get *n)
{
	struct form *f = &r->form;

	form_set_int(f, "id", n->id.v);
	form_set(f, "on", n->on_date);
	form_set(f, "channel", n->channel);
	form_set(f, "contact", n->contact);
	form_set(f, "place", n->place);
	form_set_int(f, "present", n->present);
	form_set(f, "present_note", n->present_note);
	form_set(f, "content", n->content);
	form_set(f, "difficult", n->difficult);
	form_set(f, "agreed", n->agreed);
	form_set(f, "attitude", n->attitude);
	form_set(f, "for_client", n->for_client);
	form_set(f, "client", n->client ? "1" : "");
	form_set(f, "circle", n->circle);
	form_set(f, "kind", n->kind);
	form_set(f, "incident", n->incident);
	form_set(f, "warning", n->warning);
	form_set(f, "warning_to", n->warning_to);
	form_set(f, "stamp", case_note_mark(&r->cx, n->id));
}

static void
history(struct req *r, note_id id, struct case_note_view *v)
{
	struct q_case_note_changes *q;
	struct case_past *p;

	v->n_past = q_case_note_changes(&r->cx, &q, r->cx.tenant, id.v);
	p = NEWN(r->cx.mem, struct case_past, v->n_past + 1);
	for (size_t i = 0; i < v->n_past; i++) {
		json_t *was = json_loads(q[i].was, 0, NULL);
		const char *content = json_string_value(json_object_get(was, "content"));

		p[i] = (struct case_past){ q[i].by == NULL ? "" : q[i].by,
			date_short(r->cx.mem, date_of_instant(r->cx.mem, q[i].at)),
			text_eq(q[i].kind, "withdraw") ? tr(r->cx.lang, "withdrawn")
						       : tr(r->cx.lang, "corrected"),
			q[i].reason, arena_str(r->cx.mem, content == NULL ? "" : content) };
		json_decref(was);
	}
	v->past = p;
}

static enum st note_post(struct req *);

/* opened: its reader pressed the named button, which is in the trail. */
static enum st
note_page(struct req *r, bool opened)
{
	struct arena *mem = r->cx.mem;
	struct q_case_note_get n;
	struct case_note_view v = { .exists = true };
	enum st st = case_note_load(&r->cx, (note_id){ r->id }, &n);

	if (st != ST_OK)
		return st;
	req_looked_at(r, n.person);
	v.folded = !opened && !text_empty(n.kind) && r->route->run != note_post;
	v.may_edit =
	    req_may(r, PERM_CASE_EDIT) && n.partner.v == r->cx.partner.v && n.withdrawn_at == 0;
	if (!v.folded && (!r->typed || r->route->run != note_post))
		fill_note(r, &n);
	if (!v.folded)
		history(r, n.id, &v);
	v.kind = case_kind_word(r->cx.lang, n.kind);
	v.by = arena_strf(mem, tr(r->cx.lang, "written by %s, %s, on %s"), n.author_name,
	    n.partner_name, date_short(mem, date_of_instant(mem, n.created_at)));
	v.gone = n.withdrawn_at == 0 ? NULL
				     : arena_strf(mem, tr(r->cx.lang, "Withdrawn by %s: %s"),
					   n.withdrawn_by == NULL ? "" : n.withdrawn_by,
					   n.withdrawn_reason);
	v.action = url_case_note(mem, r->cx.tenant, n.id);
	if (v.may_edit)
		v.ask = url_ask_new(mem, r->cx.tenant, n.person, n.id);
	v.withdraw = (struct url){ arena_strf(mem, "%s/withdraw", v.action.s) };
	v.open = (struct url){ arena_strf(mem, "%s/open", v.action.s) };
	v.back = url_person(mem, r->cx.tenant, n.person);
	draw(r, &v, tr(r->cx.lang, "Note"), arena_strf(mem, "%s, %s",
	    date_long(mem, r->cx.lang, n.on_date), case_contact_word(r->cx.lang, n.contact)));
	return ST_OK;
}

static enum st
note_get(struct req *r)
{
	return note_page(r, false);
}

static enum st
open_post(struct req *r)
{
	struct q_case_note_get n;
	enum st st = case_note_load(&r->cx, (note_id){ r->id }, &n);

	if (st != ST_OK)
		return st;
	audit_add(&r->cx, "note.open", n.id.v, n.person, n.kind);
	return note_page(r, true);
}

static enum st
note_post(struct req *r)
{
	struct case_note_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = case_note_correct(&r->cx, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_case_note(r->cx.mem, r->cx.tenant, in.id), saved(r, &in));
}

struct withdraw_form {
	const char *withdraw;
};

static const struct field withdraw_fields[] = {
	FIELD(struct withdraw_form, withdraw, FIELD_LINE, N_("Why it is withdrawn")),
};

static enum st
withdraw_post(struct req *r)
{
	struct withdraw_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = case_note_withdraw(&r->cx, (note_id){ r->id }, in.withdraw);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_case_note(r->cx.mem, r->cx.tenant, (note_id){ r->id }),
	          N_("The note is withdrawn."));
}

/* ---- single facts ---- */

static const struct field item_fields[] = {
	FIELD(struct case_item_in, id, FIELD_ID, "id"),
	FIELD(struct case_item_in, sort, FIELD_CHOICE, N_("What it is"), .required = true,
	    .choices = "strength|supporter|need|limit_client|limit_worker|expectation|belief"
	               "|chance|cheer|effect_family|effect_around"),
	FIELD(struct case_item_in, content, FIELD_BLOCK, N_("In a few words"), .max = 500),
	FIELD(struct case_item_in, more, FIELD_LINE, N_("Relation, reason or counter-example"),
	    .max = 300),
	FIELD(struct case_item_in, circle, FIELD_CHOICE, N_("Who may read it"), .required = true,
	    .choices = "partner|team"),
	FIELD(struct case_item_in, client, FIELD_BOOL, N_("The person may read this text")),
};

static enum st
item_get(struct req *r)
{
	const person_id person = { r->id };
	struct case_item_view v = { &r->form, url_case_item_new(r->cx.mem, r->cx.tenant, person),
		url_person(r->cx.mem, r->cx.tenant, person) };
	struct person_row p;

	if (!person_get(&r->cx, person, &p))
		return case_person(&r->cx, person);
	req_looked_at(r, person);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "sort", "strength");
		form_set(&r->form, "circle", "team");
	}
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Add to the file"), p.called);
	case_item_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
item_post(struct req *r)
{
	struct case_item_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.id.v == 0)
		in.id.v = id_new();
	st = case_item_add(&r->cx, (person_id){ r->id }, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(
	          r, url_person(r->cx.mem, r->cx.tenant, (person_id){ r->id }), N_("Saved."));
}

static enum st
item_end_post(struct req *r)
{
	person_id person;
	enum st st = case_item_end(&r->cx, (item_id){ r->id }, &person);

	return st != ST_OK ? st
			   : redirect_say(r, url_person(r->cx.mem, r->cx.tenant, person),
				 N_("It no longer stands in the file of now; it is kept."));
}

/* A fact's button stands on the page of the person; there is no form to show again. */
static enum st
item_end_again(struct req *r)
{
	return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such entry here."));
}

const struct route case_note_routes[] = {
	GET("/p/:p/people/:id/notes/new", PERM_CASE_EDIT, new_get, .shows = "person"),
	/* R064 R392 */
	POST("/p/:p/people/:id/notes/new", PERM_CASE_EDIT, new_post, new_get, note_fields,
	    .shows = "person"),
	GET("/p/:p/notes/:id", PERM_CASE_READ, note_get, .shows = "person"),
	POST(
	    "/p/:p/notes/:id", PERM_CASE_EDIT, note_post, note_get, note_fields, .shows = "person"),
	PRESS("/p/:p/notes/:id/open", PERM_CASE_READ, open_post, note_get, .shows = "person"),
	POST("/p/:p/notes/:id/withdraw", PERM_CASE_EDIT, withdraw_post, note_get, withdraw_fields,
	    .shows = "person"),
	GET("/p/:p/people/:id/facts/new", PERM_CASE_EDIT, item_get, .shows = "person"),
	/* R299 R399 */
	POST("/p/:p/people/:id/facts/new", PERM_CASE_EDIT, item_post, item_get, item_fields,
	    .shows = "person"),
	PRESS("/p/:p/facts/:id/end", PERM_CASE_EDIT, item_end_post, item_end_again),
};
const size_t n_case_note_routes = LEN(case_note_routes);
