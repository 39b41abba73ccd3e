/* SPDX-License-Identifier: EUPL-1.2
 * partnership_partner_web.c - pages of the partners: added, described, leaving.
 */
#include "mod/partnership/partnership_web.h"

#include "base/date.h"
#include "base/id.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership/partnership_view.h"

#include <string.h>

struct partner_form { struct partner_in p; const char *stamp, *on; };

#define Q(m, kind_, label_, ...) { .name = #m, .label = (label_), .kind = (kind_), \
	.offset = offsetof(struct partner_form, p.m), __VA_ARGS__ }

static const struct field partner_fields[] = {
	Q(id, FIELD_NEW, "id"),
	Q(kind, FIELD_CHOICE, N_("Kind"), .required = true,
	    .choices = "ops|pup|ngo|coop|local_gov|employer|other"),
	Q(name, FIELD_LINE, N_("Short name"), .required = true, .max = 80),
	Q(profile, FIELD_BLOCK, N_("Whom it knows and serves best"), .max = 2000),
	Q(contact, FIELD_ID, N_("Contact person")),
	Q(joined_on, FIELD_DATE, N_("Takes part since")),
	Q(report_day, FIELD_INT, N_("Its own day of the report")),
	Q(full_name, FIELD_LINE, N_("Full name")),
	Q(seat, FIELD_LINE, N_("Town of its seat")),
	Q(address, FIELD_LINE, N_("Address of the office")),
	Q(phone, FIELD_LINE, N_("Telephone")),
	Q(email, FIELD_LINE, N_("E-mail")),
	FIELD(struct partner_form, stamp, FIELD_LINE, "stamp"),
};
static const struct field leave_fields[] = {
	FIELD(struct partner_form, on, FIELD_DATE, N_("Its last day"), .required = true),
};

static void
partner_page(struct req *r, struct partner_view *v)
{
	const struct option *people = partnership_member_options(&r->cx, &v->n_contact);
	struct option *o = NEWN(r->cx.mem, struct option, v->n_contact + 1);

	o[0] = (struct option){ "", tr(r->cx.lang, "Nobody yet"), NULL };
	for (size_t i = 0; i < v->n_contact; i++)
		o[i + 1] = people[i];
	v->contact = o;
	v->n_contact++;
	v->kind = partnership_kind_options(&r->cx, &v->n_kind);
	v->form = &r->form;
	v->back = url_partnership(r->cx.mem, r->cx.tenant);
	partnership_partner_html(&r->out, v);
	page_done(r);
}

static enum st
partner_new_get(struct req *r)
{
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "joined_on", r->cx.today);
	}
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Add a partner"),
	    tr(r->cx.lang,
	        "A welfare centre, a labour office and an organisation are needed; others are welcome."));
	partner_page(r, &(struct partner_view){ .fresh = true,
	    .action = url_partner(r->cx.mem, r->cx.tenant, (partner_id){ 0 }) });
	return ST_OK;
}

static enum st
partner_new_post(struct req *r)
{
	struct partner_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_partner_add(&r->cx, &in.p);
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

static void
partner_fill(struct req *r, const struct partner_in *p)
{
	struct form *f = &r->form;

	form_set(f, "kind", p->kind);
	form_set(f, "name", p->name);
	form_set(f, "profile", p->profile);
	form_set_int(f, "contact", p->contact.v);
	form_set(f, "joined_on", p->joined_on);
	form_set_int(f, "report_day", p->report_day);
	form_set(f, "full_name", strcmp(p->full_name, p->name) == 0 ? "" : p->full_name);
	form_set(f, "seat", p->seat);
	form_set(f, "address", p->address);
	form_set(f, "phone", p->phone);
	form_set(f, "email", p->email);
	form_set(f, "stamp", partnership_partner_stamp(r->cx.mem, p));
}

static enum st partner_leave_post(struct req *);

static enum st
partner_get(struct req *r)
{
	partner_id id = { r->id };
	struct url self = url_partner(r->cx.mem, r->cx.tenant, id);
	struct partner_in p;
	const char *left;

	if (!partnership_partner_get(&r->cx, id, &p, &left))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such partner");
	if (!r->typed || r->route->run == partner_leave_post)
		partner_fill(r, &p);
	if (!r->typed)
		form_set(&r->form, "on", left);
	page_start(r, PLACE_PARTNERSHIP, p.name, left == NULL ?
	    partnership_kind_label(r->cx.lang, p.kind) :
	    arena_strf(r->cx.mem, tr(r->cx.lang, "left on %s"), date_short(r->cx.mem, left)));
	partner_page(r, &(struct partner_view){ .left = left,
	    .action = self,
	    .leave = (struct url){ arena_strf(r->cx.mem, "%s/leave", self.s) } });
	return ST_OK;
}

static enum st
partner_post(struct req *r)
{
	struct partner_form in = { 0 };
	struct partner_in now;
	const char *left;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.p.id.v = r->id;
	st = partnership_partner_edit(&r->cx, &in.p, in.stamp);
	if (st == ST_CONFLICT && partnership_partner_get(&r->cx, in.p.id, &now, &left))
		form_set(&r->form, "stamp", partnership_partner_stamp(r->cx.mem, &now));
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

static enum st
partner_leave_post(struct req *r)
{
	struct partner_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_partner_leave(&r->cx, (partner_id){ r->id }, in.on);
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

const struct route partner_routes[] = {
	GET("/p/:p/partnership/partners/new", PERM_PARTNERSHIP_EDIT, partner_new_get),
	POST("/p/:p/partnership/partners/new", PERM_PARTNERSHIP_EDIT, partner_new_post,
	    partner_new_get, partner_fields),
	GET("/p/:p/partnership/partners/:id", PERM_PARTNERSHIP_EDIT, partner_get),
	POST("/p/:p/partnership/partners/:id", PERM_PARTNERSHIP_EDIT, partner_post, partner_get,
	    partner_fields),
	POST("/p/:p/partnership/partners/:id/leave", PERM_PARTNERSHIP_EDIT, partner_leave_post,
	    partner_get, leave_fields),
};
const size_t n_partner_routes = LEN(partner_routes);
