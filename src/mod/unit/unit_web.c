/* SPDX-License-Identifier: EUPL-1.2
 * unit_web.c - the units of the partners on one page.
 */
#include "mod/unit/unit_web.h"

#include "base/id.h"
#include "mod/partnership/partnership.h"
#include "mod/unit/unit_view.h"

struct url
url_units(struct arena *mem, tenant_id t)
{
	return (struct url){ arena_strf(mem, "/p/%lld/units", (long long)t.v) };
}

static void
rows(struct req *r, struct unit_view *v)
{
	struct arena *mem = r->cx.mem;
	struct q_unit_list *u;
	struct q_unit_people *p;
	size_t n_people;
	struct unit_line *row;
	struct option *o;

	v->n = q_unit_list(&r->cx, &u, r->cx.tenant);
	n_people = q_unit_people(&r->cx, &p, r->cx.tenant);
	row = NEWN(mem, struct unit_line, v->n + 1);
	o = NEWN(mem, struct option, v->n + 1);
	o[v->n_unit++] = (struct option){ "", tr(r->cx.lang, "of no unit"), NULL };
	for (size_t i = 0; i < v->n; i++) {
		const char *people = "";

		for (size_t k = 0; k < n_people; k++)
			if (p[k].unit.v == u[i].id.v)
				people = arena_strf(
				    mem, "%s%s%s", people, *people == '\0' ? "" : ", ", p[k].name);
		row[i] = (struct unit_line){ &u[i], unit_kind_word(r->cx.lang, u[i].kind), people,
			{ arena_strf(mem, "%s/%lld/end", url_units(mem, r->cx.tenant).s,
			    (long long)u[i].id.v) } };
		o[v->n_unit++] = (struct option){ arena_strf(mem, "%lld", (long long)u[i].id.v),
			arena_strf(mem, "%s, %s", u[i].partner_name, u[i].name), NULL };
	}
	v->row = row;
	v->unit = o;
}

static enum st
units_get(struct req *r)
{
	const char *base = url_units(r->cx.mem, r->cx.tenant).s;
	struct unit_view v = { .form = &r->form, .add = { base },
		.assign = { arena_strf(r->cx.mem, "%s/people", base) },
		.back = url_partnership(r->cx.mem, r->cx.tenant),
		.may_edit = req_may(r, PERM_PARTNERSHIP_EDIT) };

	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	rows(r, &v);
	v.kind = unit_kind_options(&r->cx, &v.n_kind);
	if (v.may_edit) {
		v.partner = partnership_partner_options(&r->cx, &v.n_partner);
		v.user = partnership_member_options(&r->cx, &v.n_user);
	}
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Units of the partners"), NULL);
	unit_page_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static const struct field add_fields[] = {
	FIELD(struct unit_in, id, FIELD_NEW, "id"),
	FIELD(struct unit_in, partner, FIELD_ID, N_("Partner")),
	FIELD(struct unit_in, kind, FIELD_CHOICE, N_("What it is"),
	    .choices = "home|counselling|care|flats|centre|field|club|foster|team|other"),
	FIELD(struct unit_in, name, FIELD_LINE, N_("Name of the unit"), .max = 150),
};

static enum st
back(struct req *r, enum st st)
{
	return st != ST_OK ? st : redirect_say(r, url_units(r->cx.mem, r->cx.tenant), N_("Saved."));
}

static enum st
add_post(struct req *r)
{
	struct unit_in in = { .kind = "" };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back(r, unit_add(&r->cx, &in));
}

struct assign_form {
	user_id user;
	unit_id unit;
};

static const struct field assign_fields[] = {
	FIELD(struct assign_form, user, FIELD_ID, N_("Who")),
	FIELD(struct assign_form, unit, FIELD_ID, N_("Unit")),
};

static enum st
assign_post(struct req *r)
{
	struct assign_form in = { { 0 }, { 0 } };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back(r, unit_assign(&r->cx, in.user, in.unit));
}

static enum st
end_post(struct req *r)
{
	return back(r, unit_end(&r->cx, (unit_id){ r->id }));
}

const struct route unit_routes[] = {
	/* R393 */
	GET("/p/:p/units", PERM_PARTNERSHIP_READ, units_get),
	POST("/p/:p/units", PERM_PARTNERSHIP_EDIT, add_post, units_get, add_fields),
	POST("/p/:p/units/people", PERM_PARTNERSHIP_EDIT, assign_post, units_get, assign_fields),
	PRESS("/p/:p/units/:id/end", PERM_PARTNERSHIP_EDIT, end_post, units_get),
};
const size_t n_unit_routes = LEN(unit_routes);
