/* SPDX-License-Identifier: EUPL-1.2
 * account.c - accounts, links, passwords, sessions. Secrets leave here once and are kept as hashes.
 */
#include "core/account.h"

#include "base/id.h"
#include "base/text.h"
#include "core/account_sql.h"
#include "html/html.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define LINK_MS         (14 * 24 * 3600 * 1000LL)
#define ACCOUNT_TRIES   10
#define ADDRESS_TRIES   100
#define SLOT_MS         (15 * 60 * 1000LL)
#define TOKEN_BYTES     32

static const char *
token_new(struct arena *mem)
{
	unsigned char raw[TOKEN_BYTES];
	char *text = arena_alloc(mem, 64);

	random_bytes(raw, sizeof(raw));
	sodium_bin2base64(text, 64, raw, sizeof(raw), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return text;
}

struct q_blob
account_token_hash(struct arena *mem, const char *token)
{
	unsigned char *hash = arena_alloc(mem, 32);

	crypto_generichash(hash, 32, (const unsigned char *)token, strlen(token), NULL, 0);
	return (struct q_blob){ hash, 32 };
}

static bool
login_ok(const char *s)
{
	size_t n = strlen(s);

	return n >= 3 && n <= 60 &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@") == n;
}

enum st
account_add(struct cx *cx, const struct account_in *in)
{
	struct q_account_get same;

	if (q_account_get(cx, &same, in->id)) {
		if (strcmp(same.login, in->login) == 0)
			return ST_OK;           /* the same form sent twice */
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang, "This account exists already. Open an empty form."));
	}
	if (!login_ok(in->login))
		cx_fault(cx, "login", tr(cx->lang,
		    "A login has 3 to 60 letters without Polish marks, digits, dots or dashes."));
	else if (account_find(cx, in->login).v != 0)
		cx_fault(cx, "login", tr(cx->lang, "The login “%s” is taken. Choose another."),
		    in->login);
	if (text_empty(in->name))
		cx_fault(cx, "name", tr(cx->lang, "Write the first name and surname."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_account_insert(cx,
	    &(struct q_account_insert_in){ .user = in->id,
	        .login = in->login,
	        .login_fold = text_fold(cx->mem, in->login),
	        .name = in->name,
	        .title = in->title,
	        .phone = in->phone,
	        .email = in->email,
	        .lang = in->lang == LANG_EN ? "en" : "pl",
	        .now = cx->now });
	return ST_OK;
}

user_id
account_find(struct cx *cx, const char *login)
{
	struct q_account_by_login row;

	q_account_by_login(cx, &row, text_fold(cx->mem, login));
	return row.user;
}

void
account_role(
    struct cx *cx, user_id user, tenant_id partnership, partner_id partner, const char *role)
{
	q_account_membership_add(cx,
	    &(struct q_account_membership_add_in){ .id = { id_new() },
	        .user = user,
	        .partnership = partnership,
	        .partner = partner,
	        .role = role,
	        .since = cx->today });
}

const char *
account_invite(struct cx *cx, user_id user)
{
	const char *token = token_new(cx->mem);

	q_account_invite_end(cx, user, cx->now);
	q_account_invite_add(cx,
	    &(struct q_account_invite_add_in){ .token_hash = account_token_hash(cx->mem, token),
	        .user = user,
	        .by = cx->actor,
	        .now = cx->now,
	        .expires = cx->now + LINK_MS });
	return token;
}

const char *
account_hash_password(struct arena *mem, const char *password)
{
	char *out = arena_alloc(mem, crypto_pwhash_STRBYTES);

	if (crypto_pwhash_argon2id_str(out, password, strlen(password), 2, (size_t)64 << 20) != 0)
		abort();                        /* no memory for a hash: better dead than open */
	return out;
}

bool
account_password_ok(const char *hash, const char *password)
{
	return crypto_pwhash_argon2id_str_verify(hash, password, strlen(password)) == 0;
}

const char *
account_password_fault(const char *password, const char *login)
{
	static const char *const common[] = { "1234567890", "0123456789", "qwertyuiop",
		"haslo12345", "password12", "zaq12wsxcde", "polska1234", "qwerty12345",
		"kompan-demo", "aaaaaaaaaa", "1111111111" };

	if (text_length(password) < 10)
		return N_(
		    "A password has at least 10 characters. Three or four words in a row are easy to remember.");
	if (strlen(password) > 500)
		return N_("A password has at most 500 characters.");
	for (size_t i = 0; i < LEN(common); i++)
		if (strcasecmp(common[i], password) == 0)
			return N_(
			    "This password is among those that are guessed first. Choose another.");
	if (strcasecmp(password, login) == 0)
		return N_("The password must not be the login.");
	return NULL;
}

const char *
account_open_session(struct cx *cx, user_id user, bool half, const char *address)
{
	const char *token = token_new(cx->mem);

	q_account_session_add(cx,
	    &(struct q_account_session_add_in){ .token_hash = account_token_hash(cx->mem, token),
	        .user = user,
	        .csrf = token_new(cx->mem),
	        .half = half,
	        .address = address,
	        .now = cx->now,
	        .expires = cx->now + SESSION_IDLE_MS });
	return token;
}

bool
account_try(struct cx *cx, const char *login, const char *address)
{
	const char *account = arena_strf(cx->mem, "a:%.80s", text_fold(cx->mem, login));
	const char *from = arena_strf(cx->mem, "i:%.60s", address);
	int64_t slot = cx->now / SLOT_MS;
	struct q_account_throttle n;

	q_account_throttle_add(cx, account, slot);
	q_account_throttle_add(cx, from, slot);
	q_account_throttle(cx, &n, account, from, slot - 1);
	return n.by_account <= ACCOUNT_TRIES && n.by_address <= ADDRESS_TRIES;
}

void
account_try_forget(struct cx *cx, const char *login)
{
	q_account_throttle_clear(cx, arena_strf(cx->mem, "a:%.80s", text_fold(cx->mem, login)));
}

void
account_note(struct cx *cx, user_id user, const char *address, const char *what)
{
	q_account_trail(cx, &(struct q_account_trail_in){ .id = { id_new() }, .at = cx->now,
		.user = user, .address = address, .what = what });
}

int64_t
account_totp_step(const void *secret, size_t n, const char *code, int64_t now, int64_t last)
{
	int64_t step = now / 30000;

	for (int64_t at = step - 1; at <= step + 1; at++) {
		char want[8];

		if (at > last &&
		    oath_totp_generate(secret, n, (time_t)(at * 30), 30, 0, 6, want) == OATH_OK &&
		    strlen(code) == 6 && sodium_memcmp(want, code, 6) == 0)
			return at;
	}
	return 0;
}

const char *
account_code_plain(struct arena *mem, const char *typed)
{
	char *out = arena_alloc(mem, strlen(typed) + 1), *to = out;

	for (const char *p = typed; *p != '\0'; p++)
		if ((*p >= '0' && *p <= '9') || (*p >= 'a' && *p <= 'z'))
			*to++ = *p;
		else if (*p >= 'A' && *p <= 'Z')
			*to++ = (char)(*p - 'A' + 'a');
	*to = '\0';
	return out;
}

struct q_blob
account_code_hash(struct arena *mem, const char *code)
{
	return account_token_hash(mem, account_code_plain(mem, code));
}
