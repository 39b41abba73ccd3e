/* SPDX-License-Identifier: EUPL-1.2
 * partnership_member_web.c - pages of the people of a partnership: invited, given roles, away,
 * leaving.
 */
#include "mod/partnership/partnership_web.h"

#include "base/id.h"
#include "core/account.h"
#include "core/outbox.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership/partnership_view.h"
#include "mod/person/person.h"

#include <string.h>

static struct url
below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/partnership/%s",
	    (long long)r->cx.tenant.v, rest) };
}

static enum st
back_saved(struct req *r)
{
	return redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant), N_("Saved."));
}

/* The whole address of a one-time link, as a letter needs it. */
static const char *
whole_link(struct req *r, const char *token)
{
	return arena_strf(r->cx.mem, "%s/join/%s", req_base_url(r), token);
}

enum st
partnership_show_link(struct req *r, const struct member_in *in, const char *token, struct url back)
{
	const char *link = whole_link(r, token);
	bool mailed = in->email != NULL && strchr(in->email, '@') != NULL;

	if (mailed)
		outbox_mail(&r->cx, in->email, tr(r->cx.lang, "Your account in kompan"),
		    arena_strf(r->cx.mem,
		        tr(r->cx.lang,
		            "Good day,\n\nyour login is %s. Choose your password here, within 14 days:\n%s\n\nThe link works once.\n"),
		        in->login, link));
	page_start(r, PLACE_NONE, tr(r->cx.lang, "A link to sign in for the first time"), NULL);
	partnership_link_html(&r->out, &(struct link_view){ .name = in->name, .login = in->login,
	    .link = link,
	    .mailed = mailed ? in->email : NULL, .back = back });
	page_done(r);
	return ST_OK;
}

static const struct field invite_fields[] = {
	FIELD(struct member_in, id, FIELD_NEW, "id"),
	FIELD(struct member_in, name, FIELD_LINE, N_("First name and surname"), .required = true,
	    .max = 120),
	FIELD(struct member_in, title, FIELD_LINE, N_("Post or profession"), .max = 120),
	FIELD(struct member_in, login, FIELD_LINE, N_("Login"), .required = true, .max = 60),
	FIELD(struct member_in, known, FIELD_BOOL, "known"),
	FIELD(struct member_in, phone, FIELD_LINE, N_("Telephone"), .max = 60),
	FIELD(struct member_in, email, FIELD_LINE, N_("E-mail"), .max = 120),
	FIELD(struct member_in, partner, FIELD_ID, N_("Partner")),
};
static const struct field edit_fields[] = {
	FIELD(struct member_in, partner, FIELD_ID, N_("Partner")),
};
static const struct field leave_fields[] = {
	FIELD(struct leave_in, on, FIELD_DATE, N_("Her last day"), .required = true),
	FIELD(struct leave_in, to, FIELD_ID, N_("Who takes over her clients")),
	FIELD(struct leave_in, note, FIELD_BLOCK, N_("What the new person should know"),
	    .max = 2000),
};
static const struct field absence_fields[] = {
	FIELD(struct absence_in, id, FIELD_NEW, "id"),
	FIELD(struct absence_in, user, FIELD_ID, N_("Who will be away"), .required = true),
	FIELD(struct absence_in, from_on, FIELD_DATE, N_("First day"), .required = true),
	FIELD(struct absence_in, to_on, FIELD_DATE, N_("Last day"), .required = true),
	FIELD(struct absence_in, standin, FIELD_ID, N_("Who stands in")),
};

static const char *
role_hint(enum lang lang, size_t i)
{
	static const char *const hint[MEMBER_ROLES] = {
		N_("everything in the partnership; approves reports"),
		N_("candidates of the own partner, clients, services, actions"),
		N_("reads clients and reports, writes nothing"),
		N_("counts only, never a person"),
		N_("local and regional bodies: the public edition of reports, and counts"),
	};

	return tr(lang, hint[i]);
}

static void
member_page(struct req *r, struct member_view *v)
{
	struct option *role = NEWN(r->cx.mem, struct option, MEMBER_ROLES);

	for (size_t i = 0; i < MEMBER_ROLES; i++)
		role[i] = (struct option){ member_role_names[i],
		    tr(r->cx.lang, role_find(member_role_names[i])->label),
		    role_hint(r->cx.lang, i) };
	v->form = &r->form;
	v->partner = partnership_partner_options_or(&r->cx, tr(r->cx.lang, "Of no partner"),
	    &v->n_partner);
	v->role = role;
	v->n_role = MEMBER_ROLES;
	v->back = url_partnership(r->cx.mem, r->cx.tenant);
	partnership_member_html(&r->out, v);
	page_done(r);
}

static void
read_roles(struct req *r, struct member_in *in)
{
	for (size_t i = 0; i < MEMBER_ROLES; i++)
		in->role[i] = form_has(&r->form, "role", member_role_names[i]);
}

static enum st
invite_get(struct req *r)
{
	user_id known = { 0 };

	if (r->typed)
		known = account_find(&r->cx, form_get(&r->form, "login"));
	else
		form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Invite a person"),
	    tr(r->cx.lang, "She gets a link that works once and chooses her own password."));
	member_page(r, &(struct member_view){ .fresh = true, .ask_known = known.v != 0,
	    .action = url_member(r->cx.mem, r->cx.tenant, (user_id){ 0 }) });
	return ST_OK;
}

static enum st
invite_post(struct req *r)
{
	struct member_in in = { 0 };
	struct member_invited done = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	read_roles(r, &in);
	st = partnership_invite(&r->cx, &in, &done);
	if (st != ST_OK)
		return st;
	if (done.token == NULL)
		return redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
		    N_("She is in the partnership now and signs in as before."));
	return partnership_show_link(r, &in, done.token, url_partnership(r->cx.mem, r->cx.tenant));
}

static enum st
member_get(struct req *r)
{
	struct member m;

	if (!partnership_member(&r->cx, (user_id){ r->id }, &m))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such member");
	if (!r->typed || r->route->n_field == 0) {
		form_set_int(&r->form, "partner", m.partner.v);
		for (size_t i = 0; i < MEMBER_ROLES; i++)
			if (m.role[i])
				form_set(&r->form, "role", member_role_names[i]);
	}
	page_start(r, PLACE_PARTNERSHIP, m.name, *m.title != '\0' ? m.title : m.roles);
	member_page(r, &(struct member_view){ .waiting = m.waiting, .name = m.name,
	    .login = m.login, .phone = m.phone,
	    .email = m.email, .action = url_member(r->cx.mem, r->cx.tenant, m.id),
	    .leave = below(r, arena_strf(r->cx.mem, "members/%lld/leave", (long long)r->id)),
	    .link = below(r, arena_strf(r->cx.mem, "members/%lld/link", (long long)r->id)) });
	return ST_OK;
}

static enum st
member_post(struct req *r)
{
	struct member_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	read_roles(r, &in);
	st = partnership_member_edit(&r->cx, &in);
	return st != ST_OK ? st : back_saved(r);
}

static enum st
link_post(struct req *r)
{
	struct member m;
	const char *token;
	enum st st = partnership_relink(&r->cx, (user_id){ r->id }, &token);

	if (st != ST_OK)
		return st;
	if (!partnership_member(&r->cx, (user_id){ r->id }, &m))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such member");
	return partnership_show_link(r, &(struct member_in){ .name = m.name, .login = m.login,
	    .email = m.email }, token,
	    url_partnership(r->cx.mem, r->cx.tenant));
}

/* Options with an empty first one, and without one person. */
static const struct option *
people_but(struct req *r, user_id but, const char *none, size_t *ret_n)
{
	size_t n, k = 1;
	const struct option *all = partnership_member_options(&r->cx, &n);
	struct option *o = NEWN(r->cx.mem, struct option, n + 1);
	const char *id = arena_strf(r->cx.mem, "%lld", (long long)but.v);

	o[0] = (struct option){ "", none, NULL };
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].value, id) != 0)
			o[k++] = all[i];
	*ret_n = k;
	return o;
}

static enum st
leave_get(struct req *r)
{
	user_id user = { r->id };
	struct leave_view v = { .form = &r->form, .clients = person_caseload(&r->cx, user),
	    .action = below(r, arena_strf(r->cx.mem, "members/%lld/leave", (long long)r->id)),
	    .back = url_member(r->cx.mem, r->cx.tenant, user) };
	struct member m;

	if (!partnership_member(&r->cx, user, &m))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such member");
	if (!r->typed)
		form_set(&r->form, "on", r->cx.today);
	v.to = people_but(r, user, tr(r->cx.lang, "Choose…"), &v.n_to);
	page_start(r, PLACE_PARTNERSHIP, arena_strf(r->cx.mem,
	    tr(r->cx.lang, "%s leaves the partnership"), m.name),
	    v.clients == 0 ? tr(r->cx.lang, "No clients are in her care.") :
	    arena_strf(r->cx.mem, trn(r->cx.lang,
	    "%lld client is in her care.", "%lld clients are in her care.", v.clients),
		(long long)v.clients));
	partnership_leave_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
leave_post(struct req *r)
{
	struct leave_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_member_leave(&r->cx, (user_id){ r->id }, &in);
	return st != ST_OK ? st : back_saved(r);
}

static enum st
absence_get(struct req *r)
{
	struct absence_view v = { .form = &r->form, .action = below(r, "absences/new"),
	    .back = url_partnership(r->cx.mem, r->cx.tenant) };

	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set_int(&r->form, "user", r->cx.actor.v);
	}
	if (req_may(r, PERM_PARTNERSHIP_EDIT))
		v.user = partnership_member_options(&r->cx, &v.n_user);
	v.standin = people_but(r, (user_id){ 0 }, tr(r->cx.lang, "Nobody"), &v.n_standin);
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Record an absence"),
	    tr(r->cx.lang, "The partnership’s page shows who is away and who stands in."));
	partnership_absence_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
absence_post(struct req *r)
{
	struct absence_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_absence_add(&r->cx, &in);
	return st != ST_OK ? st : back_saved(r);
}

static enum st
absence_drop(struct req *r)
{
	enum st st = partnership_absence_drop(&r->cx, (absence_id){ r->id });

	return st != ST_OK ? st : back_saved(r);
}

const struct route member_routes[] = {
	GET("/p/:p/partnership/members/new", PERM_PARTNERSHIP_EDIT, invite_get),
	POST("/p/:p/partnership/members/new", PERM_PARTNERSHIP_EDIT, invite_post, invite_get,
	    invite_fields),
	GET("/p/:p/partnership/members/:id", PERM_PARTNERSHIP_EDIT, member_get),
	POST("/p/:p/partnership/members/:id", PERM_PARTNERSHIP_EDIT, member_post, member_get,
	    edit_fields),
	PRESS("/p/:p/partnership/members/:id/link", PERM_PARTNERSHIP_EDIT, link_post, member_get),
	GET("/p/:p/partnership/members/:id/leave", PERM_PARTNERSHIP_EDIT, leave_get),
	POST("/p/:p/partnership/members/:id/leave", PERM_PARTNERSHIP_EDIT, leave_post, leave_get,
	    leave_fields),
	GET("/p/:p/partnership/absences/new", PERM_PARTNERSHIP_READ, absence_get),
	POST("/p/:p/partnership/absences/new", PERM_PARTNERSHIP_READ, absence_post, absence_get,
	    absence_fields),
	PRESS("/p/:p/partnership/absences/:id/remove", PERM_PARTNERSHIP_READ, absence_drop,
	    absence_get),
};
const size_t n_member_routes = LEN(member_routes);
