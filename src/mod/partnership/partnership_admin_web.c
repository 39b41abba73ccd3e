/* SPDX-License-Identifier: EUPL-1.2
 * partnership_admin_web.c - the administrator's pages: accounts of the installation.
 */
#include "mod/partnership/partnership_web.h"

#include "base/date.h"
#include "base/id.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership/partnership_view.h"

#include <string.h>

static const struct url accounts_url = { "/admin/accounts" };

static const char *
state_of(enum lang lang, const struct q_account_list *a)
{
	if (a->disabled_at != 0)
		return tr(lang, "disabled");
	if (!a->has_password)
		return tr(lang, "has not signed in yet");
	return a->has_totp ? tr(lang, "password and code") : tr(lang, "password");
}

static enum st
accounts_get(struct req *r)
{
	struct q_account_list *a;
	size_t n = q_account_list(&r->cx, &a);
	struct account_line *line = NEWN(r->cx.mem, struct account_line, n + 1);

	for (size_t i = 0; i < n; i++)
		line[i] = (struct account_line){ .login = a[i].login, .name = a[i].name,
		    .state = state_of(r->cx.lang, &a[i]),
		    .seen = a[i].seen_at == 0 ? "" : date_short(r->cx.mem,
		    date_of_instant(r->cx.mem, a[i].seen_at)),
		    .disabled = a[i].disabled_at != 0, .self = a[i].user.v == r->cx.actor.v,
		    .link = { arena_strf(r->cx.mem, "/admin/accounts/%lld/link",
		    (long long)a[i].user.v) },
		    .disable = { arena_strf(r->cx.mem, "/admin/accounts/%lld/%s",
		    (long long)a[i].user.v,
		        a[i].disabled_at != 0 ? "enable" : "disable") } };
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Accounts of this installation"),
	    arena_strf(r->cx.mem,
	    trn(r->cx.lang, "%lld account.", "%lld accounts.", (int64_t)n), (long long)n));
	partnership_accounts_html(&r->out, &(struct accounts_view){ .form = &r->form, .row = line,
	    .n = n });
	page_done(r);
	return ST_OK;
}

struct account_form { struct member_in m; const char *role; };

#define M(m_, kind_, label_, ...) { .name = #m_, .label = (label_), .kind = (kind_), \
	.offset = offsetof(struct account_form, m.m_), __VA_ARGS__ }

static const struct field account_fields[] = {
	M(id, FIELD_NEW, "id"),
	M(name, FIELD_LINE, N_("First name and surname"), .required = true, .max = 120),
	M(title, FIELD_LINE, N_("Post or profession"), .max = 120),
	M(login, FIELD_LINE, N_("Login"), .required = true, .max = 60),
	M(phone, FIELD_LINE, N_("Telephone"), .max = 60),
	M(email, FIELD_LINE, N_("E-mail"), .max = 120),
	FIELD(struct account_form, role, FIELD_CHOICE, N_("In this installation"), .required = true,
	    .choices = "administrator|coordinator"),
};

static enum st
account_get(struct req *r)
{
	const struct option role[] = {
		{ "coordinator", tr(r->cx.lang, "Opens partnerships"),
		    tr(r->cx.lang, "and coordinates those she opens") },
		{ "administrator", tr(r->cx.lang, "Administrator"),
		    tr(r->cx.lang, "accounts and partnerships; no clients") },
	};

	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_NONE, tr(r->cx.lang, "New account"),
	    tr(r->cx.lang,
	    "People who work in one partnership are invited there by its coordinator."));
	partnership_account_html(&r->out, &(struct member_view){ .form = &r->form, .role = role,
	    .n_role = LEN(role),
	    .action = { "/admin/accounts/new" }, .back = accounts_url });
	page_done(r);
	return ST_OK;
}

static enum st
account_post(struct req *r)
{
	struct account_form in = { 0 };
	const char *token;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_account_add(&r->cx, &in.m, in.role, &token);
	return st != ST_OK ? st : partnership_show_link(r, &in.m, token, accounts_url);
}

static enum st
link_post(struct req *r)
{
	struct q_account_get a;
	const char *token;
	enum st st = partnership_account_link(&r->cx, (user_id){ r->id }, &token);

	if (st != ST_OK)
		return st;
	if (!q_account_get(&r->cx, &a, (user_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such account");
	return partnership_show_link(r, &(struct member_in){ .name = a.name, .login = a.login,
	    .email = a.email }, token,
	    accounts_url);
}

static enum st
disable_post(struct req *r)
{
	enum st st = partnership_account_disable(&r->cx, (user_id){ r->id }, true);

	return st != ST_OK ? st : redirect_say(r, accounts_url, N_("Saved."));
}

static enum st
enable_post(struct req *r)
{
	enum st st = partnership_account_disable(&r->cx, (user_id){ r->id }, false);

	return st != ST_OK ? st : redirect_say(r, accounts_url, N_("Saved."));
}

const struct route admin_routes[] = {
	GET("/admin/accounts", PERM_ADMIN, accounts_get),
	GET("/admin/accounts/new", PERM_ADMIN, account_get),
	POST("/admin/accounts/new", PERM_ADMIN, account_post, account_get, account_fields),
	PRESS("/admin/accounts/:id/link", PERM_ADMIN, link_post, accounts_get),
	PRESS("/admin/accounts/:id/disable", PERM_ADMIN, disable_post, accounts_get),
	PRESS("/admin/accounts/:id/enable", PERM_ADMIN, enable_post, accounts_get),
};
const size_t n_admin_routes = LEN(admin_routes);
