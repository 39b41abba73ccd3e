/* SPDX-License-Identifier: EUPL-1.2
 * casefile_note_web.c - writing a note, opening a sensitive one, correcting, withdrawing.
 */
#include "base/id.h"
#include "base/rule.h"
#include "core/audit.h"
#include "mod/ask/ask.h"
#include "mod/casefile/casefile_view.h"
#include "mod/casefile/casefile_web.h"
#include "mod/person/person.h"

static struct url
below(struct arena *mem, tenant_id t, person_id id, const char *rest)
{
	return (struct url){ arena_strf(mem, "%s/%s", url_person(mem, t, id).s, rest) };
}

struct url
url_case_note_new(struct arena *mem, tenant_id t, person_id id)
{
	return id.v != 0 ? below(mem, t, id, "notes/new")
	    : (struct url){ arena_strf(mem, "/p/%lld/notes/new", (long long)t.v) };
}

struct url
url_case_access(struct arena *mem, tenant_id t, person_id id)
{
	return below(mem, t, id, "access");
}

struct url
url_case_note(struct arena *mem, tenant_id t, note_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/notes/%lld",
	    (long long)t.v, (long long)id.v) };
}

#define F(m, kind_, label_, ...) FIELD(struct case_note_in, m, kind_, label_, __VA_ARGS__)

static const struct field note_fields[] = {
	F(id, FIELD_NEW, "id"),
	F(person, FIELD_ID, N_("Person")),
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
	F(why, FIELD_LINE, N_("Why it is corrected")),
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
draw(struct req *r, struct case_note_view *v, person_id person, const char *state)
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
	page_start(r, PLACE_PEOPLE,
	    v->exists ? tr(lang, "Note") : tr(lang, "Write a note"), state);
	if (v->exists)
		person_places_of(r, person, PERSON_FILE);
	else if (person.v != 0)
		person_places(r, person, PERSON_FILE);
	case_note_form_html(&r->out, v);
	page_done(r);
}

/* From the day's page: about whom is chosen with the rest, so that a note takes one form. */
static void
whose(struct req *r, struct case_note_view *v)
{
	v->person = person_group_options(&r->cx, (group_id){ 0 }, &v->n_person);
	for (size_t i = 0; i < v->n_person; i++) {
		person_id shown;

		if (text_to_int(v->person[i].value, &shown.v))
			req_looked_at(r, shown);
	}
	v->back = (struct url){ "/" };
}

static enum st
new_get(struct req *r)
{
	const person_id person = { r->id };
	struct case_note_view v = { .may_edit = true,
		.action = url_case_note_new(r->cx.mem, r->cx.tenant, person),
		.back = url_person(r->cx.mem, r->cx.tenant, person) };
	struct person_row p = { .called = NULL };

	if (person.v != 0 && !person_get(&r->cx, person, &p))
		return case_person(&r->cx, person);
	if (person.v != 0)
		req_looked_at(r, person);
	else
		whose(r, &v);
	if (!r->typed)
		fill_new(r);
	draw(r, &v, person, p.called);
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
	if (r->id != 0)
		in.person.v = r->id;
	if (in.person.v == 0) {
		cx_fault(&r->cx, "person", "%s", tr(r->cx.lang, "Choose the person."));
		return cx_faulty(&r->cx);
	}
	st = case_note_add(&r->cx, in.person, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_person(r->cx.mem, r->cx.tenant, in.person), saved(r, &in));
}

/* ---- one note ---- */

static enum st note_post(struct req *);

/* opened: its reader pressed the named button, which is in the trail. */
static enum st
note_page(struct req *r, bool opened)
{
	struct arena *mem = r->cx.mem;
	struct q_case_note_get n;
	struct case_note_view v = { .exists = true };
	struct entry *e = NEW(mem, struct entry);
	enum st st = case_note_load(&r->cx, (note_id){ r->id }, &n);

	if (st != ST_OK)
		return st;
	req_looked_at(r, n.person);
	v.folded = !opened && !text_empty(n.kind) && r->route->run != note_post;
	v.may_edit =
	    req_may(r, PERM_CASE_EDIT) && n.partner.v == r->cx.partner.v && n.withdrawn_at == 0;
	if (!v.folded) {
		case_note_of(&r->cx, &n, e);
		v.n_past = entry_shown(r, e, note_fields, LEN(note_fields), &v.past);
	}
	v.kind = case_kind_word(r->cx.lang, n.kind);
	v.by = arena_strf(mem, tr(r->cx.lang, "written by %s, %s, on %s"), n.author_name,
	    n.partner_name, date_short(mem, date_of_instant(mem, n.created_at)));
	v.gone = n.withdrawn_at != 0;
	v.action = url_case_note(mem, r->cx.tenant, n.id);
	if (v.may_edit)
		v.ask = url_ask_new(mem, r->cx.tenant, n.person, n.id);
	v.withdraw = (struct url){ arena_strf(mem, "%s/withdraw", v.action.s) };
	v.open = (struct url){ arena_strf(mem, "%s/open", v.action.s) };
	v.back = url_person(mem, r->cx.tenant, n.person);
	draw(r, &v, n.person, arena_strf(mem, "%s, %s",
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

static enum st
withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &case_note_sort);
}

const struct route case_note_routes[] = {
	GET("/p/:p/people/:id/notes/new", PERM_CASE_EDIT, new_get, .shows = "person"),
	/* R064 R392 */
	POST("/p/:p/people/:id/notes/new", PERM_CASE_EDIT, new_post, new_get, note_fields,
	    .shows = "person"),
	GET("/p/:p/notes/new", PERM_CASE_EDIT, new_get, .shows = "person"),
	POST("/p/:p/notes/new", PERM_CASE_EDIT, new_post, new_get, note_fields, .shows = "person"),
	GET("/p/:p/notes/:id", PERM_CASE_READ, note_get, .shows = "person"),
	POST(
	    "/p/:p/notes/:id", PERM_CASE_EDIT, note_post, note_get, note_fields, .shows = "person"),
	PRESS("/p/:p/notes/:id/open", PERM_CASE_READ, open_post, note_get, .shows = "person"),
	POST("/p/:p/notes/:id/withdraw", PERM_CASE_EDIT, withdraw_post, note_get, entry_reason_fields,
	    .shows = "person"),
};
const size_t n_case_note_routes = LEN(case_note_routes);
