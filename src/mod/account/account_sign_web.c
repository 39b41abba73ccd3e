/* SPDX-License-Identifier: EUPL-1.2
 * account_sign_web.c - the door: password, second step, the link of an invitation, the way out, and
 * the filled form that comes back after a session has ended.
 */
#include "mod/account/account_web.h"

#include "base/text.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "mod/account/account_view.h"

#include <jansson.h>
#include <string.h>

/* Verified when nobody has the login, so that the answer takes as long. */
#define NOBODY                                                                                     \
	"$argon2id$v=19$m=65536,t=2,p=1$NbTgzj80+MSn+v7YnSZVfg$r0QFpfrFSAarbLpsXaW5JqukUHj+qNcjC1ql9UA7pGA"

#define COOKIE "kompan=%s; Path=/; HttpOnly; SameSite=Lax"

/* Opens a whole session in this unit: cookie, trail, the last sign-in. what: msgid for the trail. */
static void
let_in(struct req *r, user_id user, const char *what)
{
	const char *token = account_open_session(&r->cx, user, false, r->http->client);

	r->cookie = arena_strf(r->cx.mem, COOKIE, token);
	q_account_set_seen(&r->cx, user, r->cx.now);
	account_note(&r->cx, user, r->http->client, what);
}

/* Only a path of this house: nobody is sent elsewhere by a crafted link. */
static struct url
safe_path(struct req *r, const char *to)
{
	if (to[0] != '/' || to[1] == '/' || strpbrk(to, "\\\r\n\t") != NULL)
		return (struct url){ "/" };
	return (struct url){ arena_str(r->cx.mem, to) };
}

static struct url
after_sign_in(struct req *r)
{
	return *form_get(&r->form, "kept") != '\0' ? (struct url){ "/kept" }
	                                           : safe_path(r, form_get(&r->form, "to"));
}

struct sign_in { const char *login, *password, *to, *kept; };

static const struct field sign_in_fields[] = {
	FIELD(struct sign_in, login, FIELD_LINE, N_("Login"), .required = true),
	FIELD(struct sign_in, password, FIELD_RAW, N_("Password"), .required = true, .max = 500),
	FIELD(struct sign_in, to, FIELD_LINE, "to"),
	FIELD(struct sign_in, kept, FIELD_LINE, "kept"),
};

static enum st
sign_in_page(struct req *r)
{
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Sign in"), NULL);
	sign_in_html(
	    &r->out, &(struct sign_in_view){ &r->form, *form_get(&r->form, "kept") != '\0' });
	page_done(r);
	return ST_OK;
}

static enum st
sign_in_get(struct req *r)
{
	if (r->who.user.v != 0 && !r->who.half)
		return redirect(r, safe_path(r, req_query(r, "to")));
	if (!r->typed) {
		form_set(&r->form, "to", req_query(r, "to"));
		form_set(&r->form, "kept", req_query(r, "kept"));
	}
	return sign_in_page(r);
}

/* The page says no; the failure was counted before the password was looked at. */
static enum st
refuse(struct req *r, unsigned status, const char *name, const char *text,
    enum st (*page)(struct req *))
{
	form_fail(&r->form, name, text);
	r->status = status;
	return page(r);
}

static enum st
too_many(struct req *r, enum st (*page)(struct req *))
{
	req_turned_away(r, r->who.user, N_("too many tries"), "");
	return refuse(r, 429, "",
	    tr(r->cx.lang, "Too many tries. Wait a quarter of an hour and try again."), page);
}

struct check { const char *hash, *password; struct q_account_by_login who; bool good; };

static void
check_password(struct req *r, void *arg)
{
	struct check *c = arg;

	(void)r;
	c->good = account_password_ok(c->hash, c->password) && c->who.user.v != 0;
}

static enum st
sign_in_then(struct req *r)
{
	const struct check *c = r->slow_arg;
	const char *to;

	if (!c->good) {
		req_turned_away(r, c->who.user, N_("wrong password"), "");
		return refuse(r, 422, "password", tr(r->cx.lang,
		    "The login or the password is not right."), sign_in_page);
	}
	if (c->who.totp.n == 0) {
		account_try_forget(&r->cx, form_get(&r->form, "login"));
		let_in(r, c->who.user, N_("signed in"));
		return redirect(r, after_sign_in(r));
	}
	r->cookie = arena_strf(
	    r->cx.mem, COOKIE, account_open_session(&r->cx, c->who.user, true, r->http->client));
	to = arena_strf(r->cx.mem, "/sign-in/code?kept=%s&to=%s",
	    *form_get(&r->form, "kept") != '\0' ? "1" : "",
	    safe_path(r, form_get(&r->form, "to")).s);
	return redirect(r, (struct url){ to });
}

static enum st
sign_in_post(struct req *r)
{
	struct sign_in in = { 0 };
	struct check *c = NEW(r->cx.mem, struct check);
	bool known;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (!account_try(&r->cx, in.login, r->http->client))
		return too_many(r, sign_in_page);
	known = q_account_by_login(&r->cx, &c->who, text_fold(r->cx.mem, in.login)) &&
	    c->who.disabled_at == 0 && c->who.password != NULL;
	if (!known)
		c->who = (struct q_account_by_login){ 0 };
	c->hash = known ? c->who.password : NOBODY;
	c->password = in.password;
	return defer(r, check_password, c, sign_in_then, DB_WRITE);
}

/* ---- the second step ---- */

struct code_in { const char *code, *to, *kept; };

static const struct field code_fields[] = {
	FIELD(struct code_in, code, FIELD_LINE, N_("Code"), .required = true, .max = 40),
	FIELD(struct code_in, to, FIELD_LINE, "to"),
	FIELD(struct code_in, kept, FIELD_LINE, "kept"),
};

static enum st
code_page(struct req *r)
{
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Second step"), NULL);
	code_html(&r->out, &(struct sign_in_view){ &r->form, false });
	page_done(r);
	return ST_OK;
}

static enum st
code_get(struct req *r)
{
	if (!r->who.half)
		return redirect(r, (struct url){ r->who.user.v != 0 ? "/" : "/sign-in" });
	if (!r->typed) {
		form_set(&r->form, "to", req_query(r, "to"));
		form_set(&r->form, "kept", req_query(r, "kept"));
	}
	return code_page(r);
}

/* Digits of the telephone, or one of the codes on paper: each works once. */
static bool
code_good(struct req *r, const char *typed)
{
	struct q_account_get a;
	const char *code = account_code_plain(r->cx.mem, typed);
	int64_t step;

	if (!q_account_get(&r->cx, &a, r->who.user))
		return false;
	step = account_totp_step(a.totp.bytes, a.totp.n, code, r->cx.now, a.totp_last);
	if (step != 0)
		return q_account_use_step(&r->cx, r->who.user, step) == 1;
	return q_account_recovery_use(
	           &r->cx, r->who.user, account_code_hash(r->cx.mem, code), r->cx.now) == 1;
}

static enum st
code_post(struct req *r)
{
	struct code_in in = { 0 };

	if (!r->who.half)
		return redirect(r, (struct url){ "/sign-in" });
	if (!form_read(r, &in))
		return ST_INVALID;
	if (!account_try(&r->cx, r->who.login, r->http->client))
		return too_many(r, code_page);
	if (!code_good(r, in.code)) {
		req_turned_away(r, r->who.user, N_("wrong code"), "");
		return refuse(r, 422, "code", tr(r->cx.lang,
		    "This code is not right, or it was used already."), code_page);
	}
	account_try_forget(&r->cx, r->who.login);
	q_account_session_end(
	    &r->cx, (struct q_blob){ r->who.token_hash, r->who.n_token_hash }, r->cx.now);
	let_in(r, r->who.user, N_("signed in with the second step"));
	return redirect(r, after_sign_in(r));
}

static enum st
sign_out_post(struct req *r)
{
	q_account_session_end(
	    &r->cx, (struct q_blob){ r->who.token_hash, r->who.n_token_hash }, r->cx.now);
	account_note(&r->cx, r->who.user, r->http->client, N_("signed out"));
	r->cookie = "kompan=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";
	return redirect_say(r, (struct url){ "/sign-in" }, N_("You are signed out."));
}

/* ---- the link of an invitation: also the way back after a lost password or telephone ---- */

struct join_in { const char *password, *again; };

static const struct field join_fields[] = {
	FIELD(
	    struct join_in, password, FIELD_RAW, N_("New password"), .required = true, .max = 500),
	FIELD(struct join_in, again, FIELD_RAW, N_("The same once more"), .required = true,
	    .max = 500),
};

static bool
invited(struct req *r, struct q_account_invite_get *ret)
{
	struct q_blob hash = account_token_hash(r->cx.mem, r->code);
	struct q_account_invite_of spent;

	if (q_account_invite_get(&r->cx, ret, hash, r->cx.now))
		return true;
	if (q_account_invite_of(&r->cx, &spent, hash))
		req_turned_away(r, spent.user, N_("a link that is spent"), "");
	return false;
}

static enum st
join_get(struct req *r)
{
	struct q_account_invite_get a;

	if (!invited(r, &a)) {
		page_start(r, PLACE_NONE, tr(r->cx.lang, "This link does not work any more"),
		    tr(r->cx.lang,
		    "A link works once and for 14 days. Before your first sign-in your coordinator "
		    "can make a new one, later only the administrator."));
		page_done(r);
		r->status = 404;
		return ST_OK;
	}
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Choose your password"), a.name);
	join_html(&r->out,
	    &(struct join_view){
	        &r->form, a.login, { arena_strf(r->cx.mem, "/join/%s", r->code) } });
	page_done(r);
	return ST_OK;
}

struct joining { user_id user; const char *password, *hash; };

static void
make_hash(struct req *r, void *arg)
{
	struct joining *j = arg;

	j->hash = account_hash_password(r->cx.mem, j->password);
}

static enum st
join_then(struct req *r)
{
	const struct joining *j = r->slow_arg;

	if (q_account_invite_use(&r->cx, account_token_hash(r->cx.mem, r->code), r->cx.now) != 1)
		return cx_fail(&r->cx, ST_CONFLICT, "%s",
		    tr(r->cx.lang, "This link was used a moment ago. Sign in."));
	q_account_set_password(&r->cx, j->user, j->hash);
	q_account_set_totp(&r->cx, j->user, (struct q_blob){ 0 }, 0);
	q_account_recovery_clear(&r->cx, j->user);
	q_account_session_end_others(&r->cx, j->user, account_token_hash(r->cx.mem, ""), r->cx.now);
	let_in(r, j->user, N_("chose a password by a one-time link"));
	return redirect_say(r, (struct url){ "/" }, N_("Your password is saved. Welcome."));
}

static enum st
join_post(struct req *r)
{
	struct join_in in = { 0 };
	struct q_account_invite_get a;
	struct joining *j = NEW(r->cx.mem, struct joining);
	const char *fault;

	if (!invited(r, &a))
		return cx_fail(&r->cx, ST_NOT_FOUND, "link spent");
	if (!form_read(r, &in))
		return ST_INVALID;
	fault = account_password_fault(in.password, a.login);
	if (fault != NULL)
		cx_fault(&r->cx, "password", "%s", tr(r->cx.lang, fault));
	else if (strcmp(in.password, in.again) != 0)
		cx_fault(&r->cx, "again", "%s", tr(r->cx.lang, "The two passwords differ."));
	if (r->cx.fault != NULL)
		return cx_faulty(&r->cx);
	*j = (struct joining){ a.user, in.password, NULL };
	return defer(r, make_hash, j, join_then, DB_WRITE);
}

/* ---- what was typed when a session had ended ---- */

static bool
kept_values(struct req *r, const char *body, struct form *ret)
{
	json_t *list = json_loads(body, 0, NULL), *pair;
	size_t i;

	form_init(ret, r->cx.mem, r->cx.lang, NULL);
	json_array_foreach(list, i, pair) {
		const char *name, *value;

		if (json_unpack(pair, "[ss]", &name, &value) == 0)
			form_set(ret, arena_str(r->cx.mem, name), arena_str(r->cx.mem, value));
	}
	json_decref(list);
	return ret->value != NULL;
}

static enum st
kept_get(struct req *r)
{
	struct q_kept_latest kept;
	struct form values;

	if (!q_kept_latest(&r->cx, &kept, r->who.user, r->cx.now - 24 * 3600 * 1000LL) ||
	    !kept_values(r, kept.body, &values))
		return redirect(r, (struct url){ "/" });
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Your filled form is here"), NULL);
	kept_html(&r->out, &(struct kept_view){ &r->form, kept.path, values.value });
	page_done(r);
	return ST_OK;
}

static enum st
language_get(struct req *r)
{
	const char *from = http_header(r->http, "Referer");
	const char *path = from == NULL ? NULL : strstr(from, "://");

	path = path == NULL ? NULL : strchr(path + 3, '/');
	r->cookie = arena_strf(r->cx.mem, "kompan_lang=%s; Path=/; Max-Age=31536000; SameSite=Lax",
	    strcmp(r->code, "en") == 0 ? "en" : "pl");
	return redirect(r, safe_path(r, path == NULL ? "/" : path));
}

static enum st
accessibility_get(struct req *r)
{
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Accessibility"), NULL);
	accessibility_html(&r->out, &(struct sign_in_view){ &r->form, false });
	page_done(r);
	return ST_OK;
}

const struct route sign_in_routes[] = {
	GET("/sign-in", PERM_ANYONE, sign_in_get),
	POST("/sign-in", PERM_ANYONE, sign_in_post, sign_in_get, sign_in_fields),
	GET("/sign-in/code", PERM_ANYONE, code_get),
	POST("/sign-in/code", PERM_ANYONE, code_post, code_get, code_fields),
	PRESS("/sign-out", PERM_SIGNED_IN, sign_out_post, sign_in_get),
	GET("/join/:code", PERM_ANYONE, join_get),
	POST("/join/:code", PERM_ANYONE, join_post, join_get, join_fields, .read_first = true),
	GET("/kept", PERM_SIGNED_IN, kept_get),
	GET("/language/:code", PERM_ANYONE, language_get),
	GET("/accessibility", PERM_ANYONE, accessibility_get),
};
const size_t n_sign_in_routes = LEN(sign_in_routes);
