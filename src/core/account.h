/* SPDX-License-Identifier: EUPL-1.2
 * account.h - people who sign in: accounts, one-time links, passwords, sessions,
 * limits on failures. Tokens are 32 random bytes, kept only as hashes.
 */
#ifndef KOMPAN_ACCOUNT_H
#define KOMPAN_ACCOUNT_H

#include "work/cx.h"

struct account_in {
	user_id     id;
	const char *login, *name, *title, *phone, *email;
	enum lang   lang;
};

/* A new account without password. ST_INVALID with a fault at "login" if
 * it is taken or not a login. */
enum st     account_add(struct cx *, const struct account_in *) MUST_USE;
/* The account of a login; id 0: none. */
user_id     account_find(struct cx *, const char *login);
/* Gives a role; partnership 0: in the installation. Twice is once. */
void        account_role(struct cx *, user_id, tenant_id partnership, partner_id, const char *role);
/* A new one-time link, valid for 14 days; an older unused one ends. Gives
 * the token; the page is /join/TOKEN. */
const char *account_invite(struct cx *, user_id);

/* Argon2id, 64 MiB, 2 passes: never inside a unit of work. */
const char *account_hash_password(struct arena *, const char *password);
bool        account_password_ok(const char *hash, const char *password);
/* At least 10 characters, not the login or the name, not one of the
 * commonest. NULL: good; else a msgid. */
const char *account_password_fault(const char *password, const char *login);

/* A token for the cookie; half: the second factor is still owed. */
const char *account_open_session(struct cx *, user_id, bool half, const char *address);
struct q_blob account_token_hash(struct arena *, const char *token);

/*
 * Counts one try to sign in, before the password is looked at, so that
 * tries over many workers count as over one. False: too many (10 an
 * account, 100 an address, within a quarter of an hour or two).
 */
bool        account_try(struct cx *, const char *login, const char *address);
void        account_try_forget(struct cx *, const char *login);         /* after a success */
/* One row in the trail of sign-ins. */
void        account_note(struct cx *, user_id, const char *address, const char *what);

/* TOTP (RFC 6238, 30 s, 6 digits). The step of a good code, newer than last; 0: wrong. */
int64_t account_totp_step(
    const void *secret, size_t n, const char *code, int64_t now, int64_t last);

/* A code as a person types it, without spaces and dashes, in small letters. */
const char *account_code_plain(struct arena *, const char *typed);
struct q_blob account_code_hash(struct arena *, const char *code);

#define SESSION_IDLE_MS (60 * 60 * 1000LL)
#define SESSION_SEEN_MS (5 * 60 * 1000LL)

#endif
