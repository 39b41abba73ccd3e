/* SPDX-License-Identifier: EUPL-1.2
 * note.c - the note: who looked at whom and who was turned away, written before the page is sent;
 * and sweeping between requests.
 */
#include "core/inside.h"

#include "base/date.h"
#include "base/log.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "core/audit_sql.h"

#include <string.h>

#define QUARTER_MS (15 * 60 * 1000LL)
#define CHORE_MS   (60 * 1000LL)
#define DAY_MS     (24 * 3600 * 1000LL)

static uint64_t
mix(uint64_t a, uint64_t b)
{
	a = (a ^ b) * 0x9E3779B97F4A7C15u;
	return a ^ a >> 29;
}

static uint64_t
look_hash(const struct req *r, const struct look_at *l, int64_t quarter)
{
	uint64_t h = mix(mix(mix((uint64_t)l->tenant.v, (uint64_t)l->person.v),
	    (uint64_t)r->cx.actor.v), (uint64_t)quarter);

	return h == 0 ? 1 : h;
}

/*
 * A hash lives in one of WAYS places, the newest in front: two people of one page never push each
 * other out, so that whoever looks at a long list again writes nothing.
 */
static uint64_t *
places_of(struct app *app, uint64_t h)
{
	return app->look + (h & (LOOKS - WAYS));
}

static bool
is_kept(struct app *app, uint64_t h)
{
	const uint64_t *at = places_of(app, h);

	for (int i = 0; i < WAYS; i++)
		if (at[i] == h)
			return true;
	return false;
}

static void
keep(struct app *app, uint64_t h)
{
	uint64_t *at = places_of(app, h);

	if (is_kept(app, h))
		return;
	memmove(at + 1, at, (WAYS - 1) * sizeof(*at));
	*at = h;
}

static bool
is_noted(struct app *app, const struct req *r, int64_t quarter)
{
	for (const struct look_at *l = r->looked; l != NULL; l = l->next)
		if (!is_kept(app, look_hash(r, l, quarter)))
			return false;
	return true;
}

/* Somebody is at work: the session lives on. Written at most every five minutes. */
static bool
session_is_stale(const struct req *r)
{
	return r->who.user.v != 0 && r->cx.now - r->who.seen_at > SESSION_SEEN_MS &&
	    r->route != NULL;
}

/* Looks in one partnership, as a JSON list of ids. */
static const char *
looked_json(const struct req *r, tenant_id tenant)
{
	struct buf b;

	buf_init(&b, r->cx.mem);
	for (const struct look_at *l = r->looked; l != NULL; l = l->next)
		if (l->tenant.v == tenant.v)
			buf_fmt(&b, "%c%lld", b.len == 0 ? '[' : ',', (long long)l->person.v);
	buf_str(&b, "]");
	return b.s;
}

void
req_turned_away(struct req *r, user_id user, const char *what, const char *rest)
{
	r->away = (struct away){ what, rest, user };
}

/* Once in a quarter of an hour and worker: whoever knocks all day makes no flood of rows. */
static uint64_t
away_hash(const struct req *r, int64_t quarter)
{
	uint64_t h = mix((uint64_t)r->away.user.v, (uint64_t)quarter);

	for (const char *s = r->away.rest; *s != '\0'; s++)
		h = mix(h, (unsigned char)*s);
	return h == 0 ? 1 : h;
}

static bool
write_away(struct app *app, struct req *r)
{
	const char *sep = *r->away.rest == '\0' ? "" : " ";
	struct patience p = { 0 };
	enum st st = ST_BUSY;

	while (once_more(&p, st)) {
		db_begin(app->db, DB_WRITE, 0);
		account_note(&r->cx, r->away.user, r->http->client,
		    arena_strf(r->cx.mem, "%s%s%.200s", r->away.what, sep, r->away.rest));
		st = db_commit(app->db);
	}
	if (st != ST_OK)
		log_line("note: %s", db_error(app->db));
	return st == ST_OK;
}

/* A refused page is noted once a quarter of an hour; a wrong password each time. */
static bool
note_away(struct app *app, struct req *r)
{
	uint64_t h;

	if (r->away.what == NULL)
		return true;
	h = away_hash(r, r->cx.now / QUARTER_MS);
	if (*r->away.rest != '\0' && is_kept(app, h))
		return true;
	if (!write_away(app, r))
		return false;
	if (*r->away.rest != '\0')
		keep(app, h);
	return true;
}

/* The looks in one partnership and, if seen, the clock of the session. */
static bool
write_note(struct app *app, struct req *r, tenant_id tenant, bool seen)
{
	int64_t quarter = r->cx.now / QUARTER_MS;
	const char *persons = looked_json(r, tenant);
	struct patience p = { 0 };
	enum st st = ST_BUSY;

	while (once_more(&p, st)) {
		db_begin(app->db, DB_WRITE, tenant.v);
		if (r->looked != NULL)
			q_audit_look(&r->cx,
			    &(struct q_audit_look_in){ tenant, persons, r->cx.actor, quarter });
		if (seen)
			q_account_session_seen(&r->cx,
			    (struct q_blob){ r->who.token_hash, r->who.n_token_hash }, r->cx.now,
			    r->cx.now + SESSION_IDLE_MS);
		st = db_commit(app->db);
	}
	if (st != ST_OK)
		log_line("note: %s", db_error(app->db));
	return st == ST_OK;
}

/* Is this the first look in its partnership? */
static bool
first_there(const struct req *r, const struct look_at *look)
{
	for (const struct look_at *l = r->looked; l != look; l = l->next)
		if (l->tenant.v == look->tenant.v)
			return false;
	return true;
}

bool
note_commit(struct app *app, struct req *r)
{
	int64_t quarter = r->cx.now / QUARTER_MS;
	bool seen = session_is_stale(r);

	if (!note_away(app, r))
		return false;
	if (r->looked == NULL && seen)
		write_note(app, r, r->cx.tenant, seen); /* a session that ends early harms nobody */
	if (r->looked == NULL || (!seen && is_noted(app, r, quarter)))
		return true;
	for (const struct look_at *l = r->looked; l != NULL; l = l->next)
		if (first_there(r, l) && !write_note(app, r, l->tenant, seen))
			return false;
	for (const struct look_at *l = r->looked; l != NULL; l = l->next)
		keep(app, look_hash(r, l, quarter));
	return true;
}

static void
sweep(struct app *app, struct cx *cx)
{
	db_begin(app->db, DB_WRITE, 0);
	q_account_session_sweep(cx, cx->now - DAY_MS);
	q_account_throttle_sweep(cx, cx->now / QUARTER_MS - 8);
	q_kept_sweep(cx, cx->now - DAY_MS);
	if (db_commit(app->db) != ST_OK)
		log_line("sweep: %s", db_error(app->db));
}

void
chores(struct app *app)
{
	struct cx cx = { .db = app->db, .now = app->conf->fixed_now };

	if (cx.now == 0)
		cx.now = now_ms();
	if (cx.now < app->next_chore)
		return;
	cx.mem = arena_new((size_t)16 << 20);
	if (app->next_chore == 0 || cx.now / DAY_MS != app->next_chore / DAY_MS)
		sweep(app, &cx);
	app->next_chore = cx.now + CHORE_MS;
	arena_free(cx.mem);
}
