/* SPDX-License-Identifier: EUPL-1.2
 * service_event_web.c - group meetings and trainings: planned, the list printed, filled in after.
 */
#include "mod/service/service_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/partnership/partnership.h"
#include "mod/recruit/recruit.h"
#include "mod/service/service_paper.h"
#include "mod/service/service_view.h"

#include <string.h>

#define FULL 10         /* people in a training group, as the standard advises (R158) */

struct url
url_events(struct arena *mem, tenant_id t, const char *month)
{
	return (struct url){ arena_strf(mem, "/p/%lld/events%s%s", (long long)t.v,
	    month == NULL ? "" : "?month=", month == NULL ? "" : month) };
}

static struct url
url_event(struct arena *mem, tenant_id t, event_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/events/%lld",
	    (long long)t.v, (long long)id.v) };
}

static struct url
below(struct req *r, event_id id, const char *rest)
{
	return (struct url){ arena_strf(
	    r->cx.mem, "%s/%s", url_event(r->cx.mem, r->cx.tenant, id).s, rest) };
}

static const char *
state_word(enum lang lang, const char *state)
{
	return text_eq(state, "held")        ? tr(lang, "held")
	    : text_eq(state, "cancelled")    ? tr(lang, "cancelled")
					     : tr(lang, "planned");
}

static void
hours(struct req *r, const char *year, struct events_view *v)
{
	struct arena *mem = r->cx.mem;
	struct q_event_hours *q;
	size_t n = q_event_hours(&r->cx, &q, r->cx.tenant, arena_strf(mem, "%s-01-01", year),
	    arena_strf(mem, "%s-12-31", year));
	struct hours_line *l = NEWN(mem, struct hours_line, n + 1);

	for (size_t i = 0; i < n; i++)
		l[i] =
		    (struct hours_line){ text_empty(q[i].block) ? tr(r->cx.lang, "other meetings")
			                                        : q[i].block,
			    q[i].partner, service_hours(mem, q[i].minutes),
			    service_hours(mem, q[i].person_minutes), q[i].events, q[i].people };
	v->year = year;
	v->hours = l;
	v->n_hours = n;
}

static enum st
events_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	const tenant_id t = r->cx.tenant;
	const char *asked = req_query(r, "month");
	const char *month = month_ok(asked) ? asked : month_of(mem, r->cx.today);
	struct events_view v = { .may_add = req_may(r, PERM_SERVICE_EDIT) };
	struct q_event_list *q;
	struct event_line *l;

	v.n = q_event_list(&r->cx, &q, t, month_first(mem, month), month_last(mem, month));
	l = NEWN(mem, struct event_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++)
		l[i] = (struct event_line){ &q[i], date_short(mem, q[i].on_date),
			service_hours(mem, q[i].minutes), state_word(r->cx.lang, q[i].state),
			url_event(mem, t, q[i].id) };
	v.row = l;
	hours(r, arena_strn(mem, month, 4), &v);
	v.prev = url_events(mem, t, month_add(mem, month, -1));
	v.next = url_events(mem, t, month_add(mem, month, 1));
	v.prev_name = month_name(mem, r->cx.lang, month_add(mem, month, -1));
	v.next_name = month_name(mem, r->cx.lang, month_add(mem, month, 1));
	v.add = (struct url){ arena_strf(mem, "/p/%lld/events/new", (long long)t.v) };
	v.services = url_services(mem, t, month);
	page_start(r, PLACE_GROUP, tr(r->cx.lang, "Group meetings and trainings"),
	    month_name(mem, r->cx.lang, month));
	service_events_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- a new one ---- */

static const struct field event_fields[] = {
	FIELD(struct event_in, id, FIELD_NEW, "id"),
	FIELD(struct event_in, group, FIELD_ID, N_("Whose list")),
	FIELD(struct event_in, partner, FIELD_ID, N_("Who gives it")),
	FIELD(struct event_in, kind, FIELD_ID, N_("Service")),
	FIELD(struct event_in, name, FIELD_LINE, N_("What it is about"), .max = 150),
	FIELD(struct event_in, block, FIELD_LINE, N_("Training block"), .max = 100),
	FIELD(struct event_in, on, FIELD_DATE, N_("Day")),
	FIELD(struct event_in, starts, FIELD_LINE, N_("Begins at"), .max = 5),
	FIELD(struct event_in, minutes, FIELD_MINUTES, N_("How long")),
	FIELD(struct event_in, place, FIELD_LINE, N_("Place")),
	FIELD(struct event_in, leader, FIELD_LINE, N_("Led by"), .max = 120),
	FIELD(struct event_in, seats, FIELD_INT, N_("Seats"), .max = 1000),
};

static enum st
new_get(struct req *r)
{
	struct event_form_view v = { .form = &r->form };
	const struct option *group;
	struct option *all;
	size_t n;

	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "on", r->cx.today);
		form_set_int(&r->form, "partner", r->cx.partner.v);
		form_set(&r->form, "leader", r->who.name);
	}
	group = recruit_group_options(&r->cx, &n);
	all = NEWN(r->cx.mem, struct option, n + 1);
	all[0] = (struct option){ "", tr(r->cx.lang, "clients of all groups"), NULL };
	memcpy(all + 1, group, n * sizeof(*all));
	v.group = all;
	v.n_group = n + 1;
	v.kind = service_kind_options(&r->cx, (kind_id){ 0 }, &v.n_kind);
	v.partner = partnership_partner_options(&r->cx, &v.n_partner);
	v.action = (struct url){ arena_strf(
	    r->cx.mem, "/p/%lld/events/new", (long long)r->cx.tenant.v) };
	v.back = url_events(r->cx.mem, r->cx.tenant, NULL);
	page_start(r, PLACE_GROUP, tr(r->cx.lang, "Plan a group meeting"), NULL);
	service_event_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
new_post(struct req *r)
{
	struct event_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.partner.v == 0)
		in.partner = r->cx.partner;
	st = event_add(&r->cx, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_event(r->cx.mem, r->cx.tenant, in.id), N_("Saved."));
}

/* ---- one ---- */

static const struct option *
people(struct req *r, event_id id, size_t *ret_n)
{
	struct q_event_people *q;
	size_t n = q_event_people(&r->cx, &q, r->cx.tenant, id);
	struct option *o = NEWN(r->cx.mem, struct option, n + 1);

	for (size_t i = 0; i < n; i++) {
		req_looked_at(r, q[i].person);
		o[i] = (struct option){ arena_strf(r->cx.mem, "%lld", (long long)q[i].person.v),
			arena_strf(r->cx.mem, "%s %s", q[i].surname, q[i].given), NULL };
		if (!r->typed && text_eq(q[i].present, "present"))
			form_set(&r->form, "present", o[i].value);
	}
	*ret_n = n;
	return o;
}

static enum st
event_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	struct q_event_get e;
	struct event_view v = { .form = &r->form, .e = &e };

	if (!q_event_get(&r->cx, &e, r->cx.tenant, (event_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such event");
	v.person = people(r, e.id, &v.n_person);
	v.on = date_long(mem, r->cx.lang, e.on_date);
	v.hours = service_hours(mem, e.minutes);
	v.coming = strcmp(e.on_date, r->cx.today) > 0;
	v.may_edit = req_may(r, PERM_SERVICE_EDIT) && !text_eq(e.state, "cancelled");
	if (rule_on("R158-ten") && !text_empty(e.block) && v.n_person > FULL)
		v.seats = arena_strf(mem,
		    tr(r->cx.lang,
			"%lld people are on the list; the standard advises groups of at most %lld "
			"in a training."),
		    (long long)v.n_person, (long long)FULL);
	else if (e.seats > 0 && (int64_t)v.n_person > e.seats)
		v.seats = arena_strf(mem,
		    tr(r->cx.lang, "%lld people are on the list; seats: %lld."),
		    (long long)v.n_person, (long long)e.seats);
	v.action = below(r, e.id, "attendance");
	v.cancel = below(r, e.id, "cancel");
	v.paper = below(r, e.id, "list");
	v.back = url_events(mem, r->cx.tenant, month_of(mem, e.on_date));
	page_start(r, PLACE_GROUP, e.name, state_word(r->cx.lang, e.state));
	service_event_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
attend_post(struct req *r)
{
	person_id *present = NEWN(r->cx.mem, person_id, r->http->n_form + 1);
	size_t n = 0;
	enum st st;

	for (size_t i = 0; i < r->http->n_form; i++)
		if (strcmp(r->http->form[i].name, "present") == 0 &&
		    text_to_int(r->http->form[i].value, &present[n].v))
			n++;
	st = event_attend(&r->cx, (event_id){ r->id }, present, n);
	return st != ST_OK ? st
			   : redirect_say(r,
				 url_event(r->cx.mem, r->cx.tenant, (event_id){ r->id }),
				 N_("Saved: each person who was there has an entry."));
}

static enum st
cancel_post(struct req *r)
{
	enum st st = event_cancel(&r->cx, (event_id){ r->id });

	return st != ST_OK ? st
			   : redirect_say(r, url_events(r->cx.mem, r->cx.tenant, NULL),
				 N_("The meeting is cancelled."));
}

static void
make_list(struct req *r, void *arg)
{
	r->bytes = service_paper_attendance(r->cx.mem, arg, &r->n_bytes);
}

static enum st
list_get(struct req *r)
{
	struct attendance_paper *d = NEW(r->cx.mem, struct attendance_paper);
	struct q_event_people *q;

	if (!q_event_get(&r->cx, &d->e, r->cx.tenant, (event_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such event");
	d->n = q_event_people(&r->cx, &q, r->cx.tenant, d->e.id);
	for (size_t i = 0; i < d->n; i++)
		req_looked_at(r, q[i].person);
	d->person = q;
	d->lang = r->cx.lang;
	d->partnership = r->who.partnership;
	d->today = r->cx.today;
	d->now = r->cx.now;
	r->type = "application/pdf";
	r->download = tr(r->cx.lang, "attendance.pdf");
	return defer(r, make_list, d, NULL, DB_READ);
}

const struct route service_event_routes[] = {
	GET("/p/:p/events", PERM_SERVICE_READ, events_get),
	GET("/p/:p/events/new", PERM_SERVICE_EDIT, new_get),
	POST("/p/:p/events/new", PERM_SERVICE_EDIT, new_post, new_get, event_fields),
	GET("/p/:p/events/:id", PERM_SERVICE_READ, event_get, .shows = "person"),
	/* R140 */
	PRESS("/p/:p/events/:id/attendance", PERM_SERVICE_EDIT, attend_post, event_get,
	    .shows = "person"),
	PRESS("/p/:p/events/:id/cancel", PERM_SERVICE_EDIT, cancel_post, event_get,
	    .shows = "person"),
	/* R140 R081 */
	GET("/p/:p/events/:id/list", PERM_SERVICE_READ, list_get, .shows = "person"),
};
const size_t n_service_event_routes = LEN(service_event_routes);
