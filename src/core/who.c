/* SPDX-License-Identifier: EUPL-1.2
 * who.c - who asks, in which language, with which permissions.
 */
#include "core/inside.h"

#include "base/id.h"
#include "base/rule.h"
#include "core/account.h"
#include "core/account_sql.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static enum lang
lang_of(const struct req *r, const char *account)
{
	const char *cookie = http_cookie(r->http, "kompan_lang");
	const char *chosen = cookie != NULL ? cookie : account;

	return chosen != NULL && strcmp(chosen, "en") == 0 ? LANG_EN : LANG_PL;
}

/* Where she may go from a page of no partnership; rights she has only there. */
static void
add_place(struct who *who, const struct q_account_roles *role)
{
	size_t n = who->n_place;

	if (role->name != NULL && (n == 0 || who->place[n - 1].id.v != role->partnership.v))
		who->place[who->n_place++] =
		    (struct who_place){ role->partnership, role->name, role->state };
}

static void
roles_load(struct req *r)
{
	struct q_account_roles *role;
	size_t n = q_account_roles(&r->cx, &role, r->who.user, r->cx.tenant, r->cx.today);

	r->cx.perms |= PERM_SIGNED_IN;
	r->who.place = NEWN(r->cx.mem, struct who_place, n + 1);
	r->who.n_place = 0;
	for (size_t i = 0; i < n; i++) {
		const struct role *known = role_find(role[i].role);

		if (known == NULL)
			continue;
		if (role[i].partnership.v != 0 && role[i].partnership.v != r->cx.tenant.v) {
			add_place(&r->who, &role[i]);
			continue;
		}
		/* outside of a partnership nobody works with people:
		 * one administers or opens one */
		if (role[i].partnership.v == 0 && rule_on("R001")) {
			r->cx.perms |= known->perms & (PERM_ADMIN | PERM_OPEN);
			continue;
		}
		r->cx.perms |= known->perms;
		r->who.partnership = role[i].name;
		r->who.state = role[i].state;
		if (role[i].partner.v != 0)
			r->cx.partner = role[i].partner;
		r->who.role_words = r->who.role_words == NULL
		    ? tr(r->cx.lang, known->label)
		    : arena_strf(
		          r->cx.mem, "%s, %s", r->who.role_words, tr(r->cx.lang, known->label));
	}
}

void
who_load(struct req *r)
{
	const char *token = http_cookie(r->http, "kompan");
	struct q_account_session s = { 0 };
	struct q_blob hash;

	r->who = (struct who){ 0 };
	r->cx.perms = PERM_ANYONE;
	r->cx.actor.v = r->cx.partner.v = 0;
	if (token != NULL) {
		hash = account_token_hash(r->cx.mem, token);
		if (q_account_session(&r->cx, &s, hash, r->cx.now))
			r->who = (struct who){ .user = s.user,
				.name = s.name,
				.login = s.login,
				.csrf = s.csrf,
				.token_hash = hash.bytes,
				.n_token_hash = hash.n,
				.half = s.half,
				.seen_at = s.seen_at,
				.last_sign_in = s.last_sign_in };
	}
	r->cx.lang = lang_of(r, s.lang);
	if (r->who.user.v == 0 || r->who.half)
		return;
	r->cx.actor = r->who.user;
	roles_load(r);
}

void
req_enter(struct req *r, tenant_id tenant)
{
	db_rollback(r->cx.db);          /* a reading: nothing to keep */
	db_begin(r->cx.db, DB_READ, tenant.v);
	r->cx.tenant = tenant;
	r->cx.partner.v = 0;
	r->cx.perms = PERM_ANYONE;
	r->who.partnership = r->who.state = r->who.role_words = NULL;
	roles_load(r);
}

const char *
req_role_words(struct req *r)
{
	return r->who.role_words == NULL ? "" : r->who.role_words;
}

/* A password is not kept anywhere as typed. */
static bool
secret(const struct route *rt, const char *name)
{
	for (size_t i = 0; i < rt->n_field; i++)
		if (rt->field[i].kind == FIELD_RAW && strcmp(rt->field[i].name, name) == 0)
			return true;
	return false;
}

/* Names and values as JSON; files, passwords and the dead token stay behind. */
static const char *
body_json(struct req *r)
{
	json_t *list = json_array();
	char *text;
	const char *kept;

	for (size_t i = 0; i < r->http->n_form; i++)
		if (strcmp(r->http->form[i].name, "csrf") != 0 &&
		    !secret(r->route, r->http->form[i].name))
			json_array_append_new(
			    list, json_pack("[ss]", r->http->form[i].name, r->http->form[i].value));
	text = json_dumps(list, JSON_COMPACT);
	kept = arena_str(r->cx.mem, text == NULL ? "[]" : text);
	free(text);
	json_decref(list);
	return kept;
}

bool
who_keep_form(struct app *app, struct req *r)
{
	const char *token = http_cookie(r->http, "kompan");
	struct q_account_session_ended ended;
	bool found;

	if (token == NULL || r->http->n_form == 0)
		return false;
	db_begin(app->db, DB_WRITE, 0);
	found = q_account_session_ended(&r->cx, &ended, account_token_hash(r->cx.mem, token));
	if (found)
		q_kept_add(&r->cx, &(struct q_kept_add_in){ .id = { id_new() }, .user = ended.user,
		    .path = r->http->path,
		    .body = body_json(r), .now = r->cx.now });
	return db_commit(app->db) == ST_OK && found;
}
