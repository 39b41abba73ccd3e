/* SPDX-License-Identifier: EUPL-1.2
 * person_edit_web.c - changing a person's data, who works with her, the end of support and after.
 */
#include "mod/person/person_web.h"

#include "base/id.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person_view.h"

#include <stdlib.h>
#include <string.h>

static const char *
full_name(struct req *r, const struct q_person_get *p)
{
	return arena_strf(r->cx.mem, "%s %s", p->given, p->surname);
}

/* The person of the address, noted as seen. */
static enum st
begin(struct req *r, struct q_person_get *ret)
{
	if (!person_load(&r->cx, (person_id){ r->id }, ret))
		return person_none(&r->cx);
	req_looked_at(r, ret->id);
	return ST_OK;
}

static enum st
back_to_person(struct req *r)
{
	return redirect_say(
	    r, url_person(r->cx.mem, r->cx.tenant, (person_id){ r->id }), N_("Saved."));
}

/* ---- data ---- */

static const struct field edit_fields[] = {
	FIELD(struct person_in, given, FIELD_LINE, N_("Given name"), .required = true, .max = 100),
	FIELD(struct person_in, surname, FIELD_LINE, N_("Surname"), .required = true, .max = 100),
	FIELD(struct person_in, pesel, FIELD_LINE, N_("PESEL"), .max = 20),
	FIELD(struct person_in, birth_on, FIELD_DATE, N_("Birth date")),
	FIELD(struct person_in, sex, FIELD_CHOICE, N_("Sex"), .choices = "K|M"),
	FIELD(struct person_in, phone, FIELD_LINE, N_("Telephone"), .max = 60),
	FIELD(struct person_in, email, FIELD_LINE, N_("E-mail"), .max = 120),
	FIELD(struct person_in, address, FIELD_LINE, N_("Address")),
	FIELD(struct person_in, no_address, FIELD_BOOL, N_("Has no fixed address now")),
	FIELD(struct person_in, stays_at, FIELD_LINE, N_("Where she or he stays")),
	FIELD(struct person_in, no_document, FIELD_BOOL, N_("Has no identity document now")),
	FIELD(struct person_in, contact, FIELD_LINE, N_("How and when to reach")),
	FIELD(struct person_in, strengths, FIELD_BLOCK, N_("Strengths")),
	FIELD(struct person_in, situation, FIELD_BLOCK, N_("Situation on the labour market")),
	FIELD(struct person_in, feature_1, FIELD_LINE, N_("Other feature 1")),
	FIELD(struct person_in, feature_2, FIELD_LINE, N_("Other feature 2")),
	FIELD(struct person_in, feature_3, FIELD_LINE, N_("Other feature 3")),
	FIELD(struct person_in, reason, FIELD_LINE, N_("Why it changes")),
	FIELD(struct person_in, stamp, FIELD_LINE, "stamp"),
};

static enum st
edit_get(struct req *r)
{
	const char *text[PERSON_FIELDS];
	struct q_person_get p;
	struct person_edit_view v = { .form = &r->form };
	enum st st = begin(r, &p);

	if (st != ST_OK)
		return st;
	if (!r->typed) {
		person_texts(&p, text);
		for (size_t i = 0; person_fields[i].name != NULL; i++)
			form_set(&r->form, person_fields[i].name, text[i]);
		form_set(&r->form, "stamp", person_mark(&r->cx, "person", p.id.v));
	}
	v.action = person_below(r, p.id, "edit");
	v.back = url_person(r->cx.mem, r->cx.tenant, p.id);
	if (req_may(r, PERM_CASE_READ))
		v.offices = person_below(r, p.id, "offices");
	v.n_past = person_history(&r->cx, p.id, &v.past);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Change data"), full_name(r, &p));
	person_places(r, p.id, PERSON_DATA);
	person_edit_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
edit_post(struct req *r)
{
	struct person_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (*in.pesel == '\0')
		in.pesel = NULL;
	if (*in.sex == '\0')
		in.sex = NULL;
	st = person_edit(&r->cx, (person_id){ r->id }, &in);
	return st != ST_OK ? st : back_to_person(r);
}

/* ---- who works with her ---- */

struct care_in {
	caseload_id id;
	user_id user;
	const char *from_on, *note;
};
struct care_end_in {
	caseload_id care;
	const char *to_on;
};

static const struct field take_fields[] = {
	FIELD(struct care_in, id, FIELD_ID, "id"),
	FIELD(struct care_in, user, FIELD_ID, N_("Who"), .required = true),
	FIELD(struct care_in, from_on, FIELD_DATE, N_("Since")),
	FIELD(struct care_in, note, FIELD_LINE, N_("Agreed tasks")),
};

static const struct field leave_fields[] = {
	FIELD(struct care_end_in, care, FIELD_ID, N_("Whose work with this person ends"),
	    .required = true),
	FIELD(struct care_end_in, to_on, FIELD_DATE, N_("Last day")),
};

static void
care_people(struct req *r, person_id id, struct person_care_view *v)
{
	struct option *open;

	v->n_care = q_person_care(&r->cx, &v->care, r->cx.tenant, id);
	open = NEWN(r->cx.mem, struct option, v->n_care + 1);
	for (size_t i = 0; i < v->n_care; i++)
		if (v->care[i].to_on == NULL)
			open[v->n_open++] = (struct option){ arena_strf(r->cx.mem, "%lld",
								 (long long)v->care[i].id.v),
				v->care[i].name, NULL };
	v->open = open;
	v->user = partnership_member_options(&r->cx, &v->n_user);
}

static enum st
care_get(struct req *r)
{
	struct q_person_get p;
	struct person_care_view v = { .form = &r->form };
	enum st st = begin(r, &p);

	if (st != ST_OK)
		return st;
	if (*form_get(&r->form, "id") == '\0')
		form_set_int(&r->form, "id", id_new());
	if (!r->typed) {
		form_set_int(&r->form, "user", r->cx.actor.v);
		form_set(&r->form, "from_on", r->cx.today);
		form_set(&r->form, "to_on", r->cx.today);
	}
	care_people(r, p.id, &v);
	v.take = person_below(r, p.id, "care");
	v.leave = person_below(r, p.id, "care/end");
	v.back = url_person(r->cx.mem, r->cx.tenant, p.id);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Who works with her or him"), full_name(r, &p));
	person_places(r, p.id, PERSON_FILE);
	person_care_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
take_post(struct req *r)
{
	struct care_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = person_take(&r->cx, (person_id){ r->id },
	    &(struct take_in){ in.id.v == 0 ? (caseload_id){ id_new() } : in.id, in.user,
		in.from_on, in.note });
	return st != ST_OK ? st : back_to_person(r);
}

static enum st
leave_post(struct req *r)
{
	struct care_end_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = person_leave(&r->cx, (person_id){ r->id }, in.care, in.to_on);
	return st != ST_OK ? st : back_to_person(r);
}

/* ---- the end of support ---- */

static const struct field closing_fields[] = {
	FIELD(struct closing_in, enrolment, FIELD_ID, "enrolment"),
	FIELD(struct closing_in, to_on, FIELD_DATE, N_("Last day of support")),
	FIELD(struct closing_in, reason, FIELD_CHOICE, N_("Why it ended"),
	    .choices = "completed|work|resigned|moved|other"),
	FIELD(struct closing_in, note, FIELD_BLOCK, N_("What was behind it")),
	FIELD(struct closing_in, situation, FIELD_BLOCK, N_("Situation at the end")),
	FIELD(struct closing_in, why, FIELD_LINE, N_("Why it is corrected")),
	FIELD(struct closing_in, stamp, FIELD_LINE, "stamp"),
};

/* The support meant by "of" or by the form; else the newest that is open, else the newest. */
static bool
support_meant(struct req *r, person_id id, bool ended, struct q_person_enrolments *ret)
{
	struct q_person_enrolments *e;
	size_t n = q_person_enrolments(&r->cx, &e, r->cx.tenant, id);
	int64_t of = req_query_int(r, "of", 0);

	if (r->typed)
		of = strtoll(form_get(&r->form, "enrolment"), NULL, 10);
	for (size_t i = 0; i < n; i++)
		if (of != 0 ? e[i].id.v == of : !ended || e[i].to_on != NULL) {
			*ret = e[i];
			return true;
		}
	return false;
}

static void
closing_fill(struct req *r, const struct q_person_enrolments *e)
{
	form_set_int(&r->form, "enrolment", e->id.v);
	form_set(&r->form, "to_on", e->to_on == NULL ? r->cx.today : e->to_on);
	form_set(&r->form, "reason", e->end_reason);
	form_set(&r->form, "note", e->end_note);
	form_set(&r->form, "situation", e->end_situation);
	form_set(&r->form, "stamp",
	    e->to_on == NULL ? "" : person_mark(&r->cx, "enrolment", e->id.v));
}

static enum st reopen_post(struct req *);

static enum st
closing_get(struct req *r)
{
	struct q_person_get p;
	struct q_person_enrolments e;
	struct person_closing_view v = { .form = &r->form };
	const char *to;
	enum st st = begin(r, &p);

	if (st != ST_OK)
		return st;
	if (!support_meant(r, p.id, false, &e))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "This person has no such support."));
	if (!r->typed || r->route->run == reopen_post)  /* whose form has none of these fields */
		closing_fill(r, &e);
	to = e.to_on == NULL ? r->cx.today : e.to_on;
	v.closed = e.to_on != NULL;
	v.since = date_long(r->cx.mem, r->cx.lang, e.from_on);
	v.weeks = arena_strf(r->cx.mem,
	    trn(r->cx.lang, "%lld week", "%lld weeks", (int64_t)date_weeks(e.from_on, to)),
	    (long long)date_weeks(e.from_on, to));
	v.action = person_below(r, p.id, "closing");
	v.reopen = person_below(r, p.id, "reopen");
	v.back = url_person(r->cx.mem, r->cx.tenant, p.id);
	page_start(r, PLACE_PEOPLE,
	    v.closed ? tr(r->cx.lang, "The end of support") : tr(r->cx.lang, "Close support"),
	    full_name(r, &p));
	person_places(r, p.id, PERSON_FILE);
	person_closing_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
closing_post(struct req *r)
{
	struct closing_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = person_close(&r->cx, (person_id){ r->id }, &in);
	return st != ST_OK ? st : back_to_person(r);
}

struct reopen_in {
	enrolment_id enrolment;
	const char *reopen;
};

static const struct field reopen_fields[] = {
	FIELD(struct reopen_in, enrolment, FIELD_ID, "enrolment"),
	FIELD(struct reopen_in, reopen, FIELD_LINE, N_("Why support goes on")),
};

static enum st
reopen_post(struct req *r)
{
	struct reopen_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = person_reopen(&r->cx, (person_id){ r->id }, in.enrolment, in.reopen);
	return st != ST_OK ? st : back_to_person(r);
}

/* ---- the situation after it ---- */

static const struct field follow_fields[] = {
	FIELD(struct follow_in, enrolment, FIELD_ID, "enrolment"),
	FIELD(struct follow_in, on, FIELD_DATE, N_("Day you learned it")),
	FIELD(struct follow_in, situation, FIELD_BLOCK, N_("How things stand now")),
	FIELD(struct follow_in, stamp, FIELD_LINE, "stamp"),
};

static enum st
follow_get(struct req *r)
{
	struct q_person_get p;
	struct q_person_enrolments e;
	struct person_follow_view v = { .form = &r->form };
	const char *due;
	enum st st = begin(r, &p);

	if (st != ST_OK)
		return st;
	if (!support_meant(r, p.id, true, &e) || e.to_on == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang,
			"Support goes on: the situation after it comes once it has ended."));
	if (!r->typed) {
		form_set_int(&r->form, "enrolment", e.id.v);
		form_set(&r->form, "on", e.follow_on == NULL ? r->cx.today : e.follow_on);
		form_set(&r->form, "situation", e.follow_situation);
		form_set(&r->form, "stamp", person_mark(&r->cx, "enrolment", e.id.v));
	}
	due = person_follow_due(r->cx.mem, e.to_on);
	v.ended = date_long(r->cx.mem, r->cx.lang, e.to_on);
	v.due = date_long(r->cx.mem, r->cx.lang, due);
	v.late = e.follow_on == NULL && strcmp(due, r->cx.today) < 0;
	v.situation = e.end_situation;
	v.action = person_below(r, p.id, "follow-up");
	v.back = url_person(r->cx.mem, r->cx.tenant, p.id);
	page_start(
	    r, PLACE_PEOPLE, tr(r->cx.lang, "The situation after support"), full_name(r, &p));
	person_places(r, p.id, PERSON_FILE);
	person_follow_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
follow_post(struct req *r)
{
	struct follow_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = person_follow(&r->cx, (person_id){ r->id }, &in);
	return st != ST_OK ? st : back_to_person(r);
}

const struct route person_edit_routes[] = {
	GET("/p/:p/people/:id/edit", PERM_PERSON_EDIT, edit_get, .shows = "person"),
	POST("/p/:p/people/:id/edit", PERM_PERSON_EDIT, edit_post, edit_get, edit_fields,
	    .shows = "person"),
	GET("/p/:p/people/:id/care", PERM_PERSON_EDIT, care_get, .shows = "person"),
	POST("/p/:p/people/:id/care", PERM_PERSON_EDIT, take_post, care_get, take_fields,
	    .shows = "person"),
	POST("/p/:p/people/:id/care/end", PERM_PERSON_EDIT, leave_post, care_get, leave_fields,
	    .shows = "person"),
	GET("/p/:p/people/:id/closing", PERM_SERVICE_EDIT, closing_get, .shows = "person"),
	POST("/p/:p/people/:id/closing", PERM_SERVICE_EDIT, closing_post, closing_get,
	    closing_fields, .shows = "person"),
	POST("/p/:p/people/:id/reopen", PERM_SERVICE_EDIT, reopen_post, closing_get,
	    reopen_fields, .shows = "person"),
	GET("/p/:p/people/:id/follow-up", PERM_SERVICE_EDIT, follow_get, .shows = "person"),
	POST("/p/:p/people/:id/follow-up", PERM_SERVICE_EDIT, follow_post, follow_get,
	    follow_fields, .shows = "person"),
};
const size_t n_person_edit_routes = LEN(person_edit_routes);
