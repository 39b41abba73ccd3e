/* SPDX-License-Identifier: EUPL-1.2
 * account_web.c - the own account: how to reach me, language, password, second step.
 */
#include "mod/account/account_web.h"

#include "base/date.h"
#include "base/id.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "mod/account/account_view.h"

#include <liboath/oath.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#define SECRET_BYTES   20
#define RECOVERY_CODES 10

static const struct url account_url = { "/account" };

/* The words in the user's language; of a refused page its path follows as it is. */
static const char *
event_words(struct req *r, const char *what)
{
	const char *path = strstr(what, " /");

	if (path == NULL)
		return tr(r->cx.lang, what);
	return arena_strf(r->cx.mem, "%s: %s",
	    tr(r->cx.lang, arena_strn(r->cx.mem, what, (size_t)(path - what))), path + 1);
}

static void
events(struct req *r, struct account_view *v)
{
	struct q_account_trail_recent *t;
	size_t n = q_account_trail_recent(&r->cx, &t, r->who.user);

	v->event = NEWN(r->cx.mem, struct account_event, n + 1);
	for (size_t i = 0; i < n; i++)
		v->event[v->n_event++] = (struct account_event){
			.when = arena_strf(r->cx.mem, "%s %s",
			    date_short(r->cx.mem, date_of_instant(r->cx.mem, t[i].at)),
			    time_of_instant(r->cx.mem, t[i].at)),
			.what = event_words(r, t[i].what),
			.address = t[i].address
		};
}

static enum st
account_get(struct req *r)
{
	struct q_account_get a;
	struct q_account_recovery_left left;
	struct account_view v = { .form = &r->form };

	if (!q_account_get(&r->cx, &a, r->who.user) ||
	    !q_account_recovery_left(&r->cx, &left, r->who.user))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no account");
	if (*form_get(&r->form, "lang") == '\0') {      /* the form of contact was not the one sent */
		form_set(&r->form, "phone", a.phone);
		form_set(&r->form, "email", a.email);
		form_set(&r->form, "lang", a.lang);
	}
	v.login = a.login;
	v.name = a.name;
	v.title = a.title;
	v.totp = a.totp.n > 0;
	v.codes_left = left.n;
	events(r, &v);
	page_start(r, PLACE_NONE, tr(r->cx.lang, "My account"), a.name);
	account_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

struct contact_in { const char *phone, *email, *lang; };

static const struct field contact_fields[] = {
	FIELD(struct contact_in, phone, FIELD_LINE, N_("Telephone"), .max = 60),
	FIELD(struct contact_in, email, FIELD_LINE, N_("E-mail"), .max = 120),
	FIELD(struct contact_in, lang, FIELD_CHOICE, N_("Language"), .required = true,
	    .choices = "pl|en"),
};

static enum st
contact_post(struct req *r)
{
	struct contact_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	q_account_set_contact(&r->cx, r->who.user, in.phone, in.email);
	q_account_set_lang(&r->cx, r->who.user, in.lang);
	r->cookie = arena_strf(
	    r->cx.mem, "kompan_lang=%s; Path=/; Max-Age=31536000; SameSite=Lax", in.lang);
	return redirect_say(r, account_url, N_("Saved."));
}

/* ---- password ---- */

struct password_in { const char *current, *password, *again; };

static const struct field password_fields[] = {
	FIELD(struct password_in, current, FIELD_RAW, N_("Present password"), .required = true,
	    .max = 500),
	FIELD(struct password_in, password, FIELD_RAW, N_("New password"), .required = true,
	    .max = 500),
	FIELD(struct password_in, again, FIELD_RAW, N_("The same once more"), .required = true,
	    .max = 500),
};

struct change { struct password_in in; const char *old, *fresh; };

static void
change_slow(struct req *r, void *arg)
{
	struct change *c = arg;

	if (account_password_ok(c->old, c->in.current))
		c->fresh = account_hash_password(r->cx.mem, c->in.password);
}

static enum st
change_then(struct req *r)
{
	const struct change *c = r->slow_arg;

	if (c->fresh == NULL) {
		cx_fault(
		    &r->cx, "current", "%s", tr(r->cx.lang, "The present password is not right."));
		return cx_faulty(&r->cx);
	}
	account_try_forget(&r->cx, r->who.login);
	q_account_set_password(&r->cx, r->who.user, c->fresh);
	q_account_session_end_others(&r->cx, r->who.user,
	    (struct q_blob){ r->who.token_hash, r->who.n_token_hash }, r->cx.now);
	account_note(&r->cx, r->who.user, r->http->client, N_("changed the password"));
	return redirect_say(
	    r, account_url, N_("The password is changed. Other devices are signed out."));
}

static enum st
password_post(struct req *r)
{
	struct change *c = NEW(r->cx.mem, struct change);
	struct q_account_get a;
	const char *fault;

	if (!form_read(r, &c->in))
		return ST_INVALID;
	fault = account_password_fault(c->in.password, r->who.login);
	if (fault != NULL)
		cx_fault(&r->cx, "password", "%s", tr(r->cx.lang, fault));
	else if (strcmp(c->in.password, c->in.again) != 0)
		cx_fault(&r->cx, "again", "%s", tr(r->cx.lang, "The two passwords differ."));
	if (r->cx.fault != NULL)
		return cx_faulty(&r->cx);
	if (!q_account_get(&r->cx, &a, r->who.user) || a.password == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no account");
	if (!account_try(&r->cx, r->who.login, r->http->client)) {
		form_fail(&r->form, "",
		    tr(r->cx.lang, "Too many tries. Wait a quarter of an hour and try again."));
		r->status = 429;
		return account_get(r);
	}
	c->old = a.password;
	return defer(r, change_slow, c, change_then, DB_WRITE);
}

/* ---- the second step ---- */

/* Each dark square a piece of one path; the quiet zone is 4 squares. */
static struct html
qr_picture(struct arena *mem, const char *text)
{
	QRcode *q = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	struct buf b;

	if (q == NULL)
		return (struct html){ "" };
	buf_init(&b, mem);
	buf_fmt(&b,
	    "<svg viewBox=\"0 0 %d %d\" width=\"220\" height=\"220\" aria-hidden=\"true\" focusable=\"false\">"
	    "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"",
	    q->width + 8, q->width + 8, q->width + 8, q->width + 8);
	for (int y = 0; y < q->width; y++)
		for (int x = 0; x < q->width; x++)
			if (q->data[y * q->width + x] & 1)
				buf_fmt(&b, "M%d %dh1v1h-1z", x + 4, y + 4);
	buf_str(&b, "\"/></svg>");
	QRcode_free(q);
	return (struct html){ b.s };
}

static const char *
secret_new(struct arena *mem)
{
	char raw[SECRET_BYTES], *text;
	const char *kept;

	random_bytes(raw, sizeof(raw));
	if (oath_base32_encode(raw, sizeof(raw), &text, NULL) != OATH_OK)
		abort();
	kept = arena_str(mem, text);
	free(text);
	return kept;
}

static enum st
totp_get(struct req *r)
{
	const char *secret;

	if (!r->typed)
		form_set(&r->form, "secret", secret_new(r->cx.mem));
	secret = form_get(&r->form, "secret");
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Second step at sign-in"), NULL);
	totp_html(&r->out,
	    &(struct totp_view){ &r->form,
	        qr_picture(r->cx.mem,
	            arena_strf(r->cx.mem, "otpauth://totp/kompan:%s?secret=%s&issuer=kompan",
	                r->who.login, secret)),
	        secret });
	page_done(r);
	return ST_OK;
}

struct totp_in { const char *secret, *code; };

static const struct field totp_fields[] = {
	FIELD(struct totp_in, secret, FIELD_LINE, "secret", .max = 64),
	FIELD(struct totp_in, code, FIELD_LINE, N_("Code"), .required = true, .max = 10),
};

/* Ten codes for the day the telephone is away; only their hashes stay here. */
static enum st
show_codes(struct req *r)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
	const char **code = NEWN(r->cx.mem, const char *, RECOVERY_CODES);

	q_account_recovery_clear(&r->cx, r->who.user);
	for (int i = 0; i < RECOVERY_CODES; i++) {
		unsigned char raw[10];
		char *text = arena_alloc(r->cx.mem, 12);

		random_bytes(raw, sizeof(raw));
		for (size_t k = 0; k < 11; k++)
			text[k] =
			    k == 5 ? '-' : letters[raw[k > 5 ? k - 1 : k] % (sizeof(letters) - 1)];
		text[11] = '\0';
		code[i] = text;
		q_account_recovery_add(&r->cx, r->who.user, account_code_hash(r->cx.mem, text));
	}
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Recovery codes"),
	    tr(r->cx.lang, "The second step is switched on."));
	codes_html(&r->out, &(struct codes_view){ code, RECOVERY_CODES });
	page_done(r);
	return ST_OK;
}

static enum st
totp_post(struct req *r)
{
	struct totp_in in = { 0 };
	char *raw = NULL;
	size_t n = 0;
	int64_t step = 0;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (oath_base32_decode(in.secret, strlen(in.secret), &raw, &n) == OATH_OK && n >= 16)
		step = account_totp_step(raw, n, in.code, r->cx.now, 0);
	if (step == 0) {
		cx_fault(&r->cx, "code", "%s",
		    tr(r->cx.lang,
		        "This code is not right. Check the clock of the telephone and type the code it shows now."));
		st = cx_faulty(&r->cx);
	} else {
		q_account_set_totp(&r->cx, r->who.user, (struct q_blob){ raw, n }, step);
		account_note(
		    &r->cx, r->who.user, r->http->client, N_("switched on the second step"));
		st = show_codes(r);
	}
	free(raw);
	return st;
}

static enum st
totp_off_post(struct req *r)
{
	q_account_set_totp(&r->cx, r->who.user, (struct q_blob){ 0 }, 0);
	q_account_recovery_clear(&r->cx, r->who.user);
	account_note(&r->cx, r->who.user, r->http->client, N_("switched off the second step"));
	return redirect_say(r, account_url, N_("The second step is switched off."));
}

const struct route account_routes[] = {
	GET("/account", PERM_SIGNED_IN, account_get),
	POST("/account", PERM_SIGNED_IN, contact_post, account_get, contact_fields),
	POST("/account/password", PERM_SIGNED_IN, password_post, account_get, password_fields),
	GET("/account/totp", PERM_SIGNED_IN, totp_get),
	POST("/account/totp", PERM_SIGNED_IN, totp_post, totp_get, totp_fields),
	PRESS("/account/totp/off", PERM_SIGNED_IN, totp_off_post, account_get),
};
const size_t n_account_routes = LEN(account_routes);
