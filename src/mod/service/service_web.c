/* SPDX-License-Identifier: EUPL-1.2
 * service_web.c - writing an entry in under a minute, correcting it.
 */
#include "mod/answer/answer.h"
#include "mod/plan/plan.h"
#include "mod/service/service_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/service/service_view.h"

#include <jansson.h>
#include <string.h>

struct url
url_service_new(struct arena *mem, tenant_id t, person_id person)
{
	return (struct url){ person.v == 0
		? arena_strf(mem, "/p/%lld/services/new", (long long)t.v)
		: arena_strf(mem, "/p/%lld/people/%lld/services/new", (long long)t.v,
		      (long long)person.v) };
}

struct entry_form {
	struct service_in s;
	const char *next;       /* the button: write the next client's entry */
};

#define S(m, kind_, label_, ...) { .name = #m, .label = (label_), .kind = (kind_), \
	.offset = offsetof(struct entry_form, s.m), __VA_ARGS__ }

static const struct field entry_fields[] = {
	S(id, FIELD_NEW, "id"),
	S(person, FIELD_ID, N_("Person"), .required = true),
	S(kind, FIELD_ID, N_("Service"), .required = true),
	S(partner, FIELD_ID, N_("Who gave it")),
	S(scope, FIELD_LINE, N_("What was done"), .max = 300),
	S(on, FIELD_DATE, N_("Day")),
	S(minutes, FIELD_MINUTES, N_("How long")),
	S(provider, FIELD_LINE, N_("Name of who did it"), .max = 120),
	S(finished, FIELD_BOOL, N_("This form of support is finished")),
	S(remark, FIELD_BLOCK, N_("Remark on the person's situation")),
	S(no_plan, FIELD_CHOICE, N_("Without plan, because"), .choices = SERVICE_NO_PLAN),
	S(no_plan_note, FIELD_LINE, N_("More about it")),
	S(reason, FIELD_LINE, N_("Why it is corrected")),
	S(stamp, FIELD_LINE, "stamp"),
	FIELD(struct entry_form, next, FIELD_LINE, "next"),
};

static void
choices(struct req *r, kind_id keep, struct service_form_view *v)
{
	v->kind = service_kind_options(&r->cx, keep, &v->n_kind);
	v->partner = partnership_partner_options(&r->cx, &v->n_partner);
	if (v->who == NULL)
		v->person = person_group_options(&r->cx, (group_id){ 0 }, &v->n_person);
	for (size_t i = 0; i < v->n_person; i++) {
		int64_t id;

		if (text_to_int(v->person[i].value, &id))
			req_looked_at(r, (person_id){ id });
	}
}

/* The day and the service of the entry before go on to the next client. */
static void
prefill(struct req *r)
{
	const char *on = req_query(r, "on");

	form_set_int(&r->form, "id", id_new());
	form_set(&r->form, "on", date_ok(on) ? on : r->cx.today);
	form_set_int(&r->form, "kind", req_query_int(r, "kind", 0));
	form_set_int(&r->form, "partner", r->cx.partner.v);
	form_set(&r->form, "minutes", req_query(r, "minutes"));
}

/* For whom: fixed by the address, else chosen. */
static enum st
new_page(struct req *r, person_id person)
{
	struct service_form_view v = { .form = &r->form, .may_edit = true };
	struct person_row p;

	if (person.v != 0 && !person_get(&r->cx, person, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	if (!r->typed)
		prefill(r);
	if (person.v != 0) {
		req_looked_at(r, person);
		v.who = p.name;
		v.person_url = url_person(r->cx.mem, r->cx.tenant, person);
		form_set_int(&r->form, "person", person.v);
	}
	choices(r, (kind_id){ 0 }, &v);
	v.action = url_service_new(r->cx.mem, r->cx.tenant, person);
	v.back = person.v != 0 ? v.person_url : url_services(r->cx.mem, r->cx.tenant, NULL);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Log a service"), v.who);
	if (person.v != 0)
		person_places(r, person, PERSON_SERVICES);
	service_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
new_get(struct req *r)
{
	return new_page(r, (person_id){ 0 });
}

static enum st
person_new_get(struct req *r)
{
	return new_page(r, (person_id){ r->id });
}

static struct url
after_save(struct req *r, const struct entry_form *in, person_id person)
{
	struct arena *mem = r->cx.mem;

	if (*in->next != '\0')
		return (struct url){ arena_strf(mem, "%s?on=%s&kind=%lld&minutes=%s",
		    url_service_new(mem, r->cx.tenant, (person_id){ 0 }).s, in->s.on,
		    (long long)in->s.kind.v, service_hours(mem, in->s.minutes)) };
	if (person.v != 0)
		return url_person(mem, r->cx.tenant, person);
	return url_services(mem, r->cx.tenant, month_of(mem, in->s.on));
}

static enum st
save(struct req *r, person_id person)
{
	struct entry_form in = { 0 };
	enum st st;

	if (person.v != 0)
		form_set_int(&r->form, "person", person.v);
	if (!form_read(r, &in))
		return ST_INVALID;
	st = service_add(&r->cx, &in.s);
	if (st != ST_OK)
		return st;
	return redirect_say(r, after_save(r, &in, person), *in.s.no_plan == '\0' &&
	    !plan_held(&r->cx, in.s.person, in.s.on)
		? N_("Saved. No plan was accepted by that day: say why in the entry.")
	    : service_after_end(&r->cx, in.s.person, in.s.on)
		? N_("Saved. Support of this person had ended before that day.")
		: N_("Saved."));
}

static enum st
new_post(struct req *r)
{
	return save(r, (person_id){ 0 });
}

static enum st
person_new_post(struct req *r)
{
	return save(r, (person_id){ r->id });
}

/* ---- one entry ---- */

static const char *
was_words(struct req *r, const char *json)
{
	json_t *w = json_loads(json, 0, NULL);
	const char *on = json_string_value(json_object_get(w, "on"));
	const char *kind = json_string_value(json_object_get(w, "kind"));
	const char *scope = json_string_value(json_object_get(w, "scope"));
	const char *said = "";

	if (on != NULL && date_ok(on) && kind != NULL && scope != NULL)
		said = arena_strf(r->cx.mem, "%s, %s%s%s, %s", date_short(r->cx.mem, on), kind,
		    *scope == '\0' ? "" : ": ", scope,
		    service_hours(r->cx.mem, json_integer_value(json_object_get(w, "minutes"))));
	json_decref(w);
	return said;
}

static const char *
change_words(enum lang lang, const char *kind)
{
	return text_eq(kind, "move")        ? tr(lang, "moved to another person")
	    : text_eq(kind, "withdraw")     ? tr(lang, "withdrawn")
					    : tr(lang, "corrected");
}

static void
history(struct req *r, service_id id, struct service_form_view *v)
{
	struct q_service_changes *q;
	struct service_past *p;

	v->n_past = q_service_changes(&r->cx, &q, r->cx.tenant, id.v);
	p = NEWN(r->cx.mem, struct service_past, v->n_past + 1);
	for (size_t i = 0; i < v->n_past; i++)
		p[i] = (struct service_past){ q[i].by == NULL ? "" : q[i].by,
			date_short(r->cx.mem, date_of_instant(r->cx.mem, q[i].at)),
			change_words(r->cx.lang, q[i].kind), q[i].reason,
			was_words(r, q[i].was) };
	v->past = p;
}

static void
fill_entry(struct req *r, const struct q_service_get *s)
{
	struct form *f = &r->form;

	form_set_int(f, "id", s->id.v);
	form_set_int(f, "person", s->person.v);
	form_set_int(f, "kind", s->kind.v);
	form_set_int(f, "partner", s->partner.v);
	form_set(f, "scope", s->scope);
	form_set(f, "on", s->on_date);
	form_set(f, "minutes", s->minutes == 0 ? "" : service_hours(r->cx.mem, s->minutes));
	form_set(f, "provider", s->provider);
	form_set(f, "finished", s->finished ? "1" : "");
	form_set(f, "remark", s->remark);
	form_set(f, "no_plan", s->no_plan);
	form_set(f, "no_plan_note", s->no_plan_note);
	form_set(f, "stamp", service_mark(&r->cx, s->id));
}

static enum st withdraw_post(struct req *);

static enum st
entry_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	struct q_service_get s;
	struct service_form_view v = { .form = &r->form,
		.exists = true,
		.may_edit = req_may(r, PERM_SERVICE_EDIT) };

	if (!q_service_get(&r->cx, &s, r->cx.tenant, (service_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such entry");
	req_looked_at(r, s.person);
	if (!r->typed || r->route->run == withdraw_post)        /* whose form has none of these */
		fill_entry(r, &s);
	choices(r, s.kind, &v);
	history(r, s.id, &v);
	v.withdrawn = s.withdrawn_at != 0;
	v.gone = v.withdrawn ? arena_strf(mem, tr(r->cx.lang, "Withdrawn by %s: %s"),
				   s.withdrawn_by == NULL ? "" : s.withdrawn_by, s.withdrawn_reason)
			     : NULL;
	v.by = arena_strf(mem, tr(r->cx.lang, "written by %s, %s"), s.by == NULL ? "" : s.by,
	    date_short(mem, date_of_instant(mem, s.created_at)));
	v.month = month_name(mem, r->cx.lang, s.report_month);
	v.person_url = url_person(mem, r->cx.tenant, s.person);
	v.may_ask = req_may(r, PERM_CASE_READ);
	v.ask = url_service_answers(mem, r->cx.tenant, s.person, (service_id){ r->id });
	v.action = url_service(mem, r->cx.tenant, s.id);
	v.withdraw = (struct url){ arena_strf(mem, "%s/withdraw", v.action.s) };
	v.back = url_services(mem, r->cx.tenant, month_of(mem, s.on_date));
	page_start(r, PLACE_PEOPLE, arena_strf(mem, "%s %s", s.given, s.surname),
	    arena_strf(mem, "%s, %s", date_long(mem, r->cx.lang, s.on_date), s.kind_name));
	person_places(r, s.person, PERSON_SERVICES);
	service_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
entry_post(struct req *r)
{
	struct entry_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.s.id.v = r->id;
	st = service_correct(&r->cx, &in.s);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_service(r->cx.mem, r->cx.tenant, in.s.id), N_("Saved."));
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
	st = service_withdraw(&r->cx, (service_id){ r->id }, in.withdraw);
	return st != ST_OK ? st
			   : redirect_say(r,
				 url_service(r->cx.mem, r->cx.tenant, (service_id){ r->id }),
				 N_("The entry is withdrawn."));
}

const struct route service_routes[] = {
	GET("/p/:p/services", PERM_SERVICE_READ, service_show_list, .shows = "person"),
	GET("/p/:p/people/:id/services", PERM_SERVICE_READ, service_show_person, .shows = "person"),
	/* R117 */
	GET("/p/:p/services/new", PERM_SERVICE_EDIT, new_get, .shows = "person"),
	/* R117 */
	POST("/p/:p/services/new", PERM_SERVICE_EDIT, new_post, new_get, entry_fields,
	    .shows = "person"),
	GET("/p/:p/people/:id/services/new", PERM_SERVICE_EDIT, person_new_get,
	    .shows = "person"),
	POST("/p/:p/people/:id/services/new", PERM_SERVICE_EDIT, person_new_post, person_new_get,
	    entry_fields, .shows = "person"),
	GET("/p/:p/services/:id", PERM_SERVICE_READ, entry_get, .shows = "person"),
	POST("/p/:p/services/:id", PERM_SERVICE_EDIT, entry_post, entry_get, entry_fields,
	    .shows = "person"),
	POST("/p/:p/services/:id/withdraw", PERM_SERVICE_EDIT, withdraw_post, entry_get,
	    withdraw_fields, .shows = "person"),
};
const size_t n_service_routes = LEN(service_routes);
