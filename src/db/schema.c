/* SPDX-License-Identifier: EUPL-1.2
 * schema.c - brings a database up to this program's schema, one additive step at a time.
 */
#include "db/schema.h"

#include "db/inside.h"

#include "base/date.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define STEP_TRIES    20
#define STEP_PAUSE_US 200000

static const struct query our_table = { .name = "schema_table", .in = "", .out = "i",
	.sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
	    " AND name = 'schema_migration'",
	.pg = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
	    " AND tablename = 'schema_migration'" };
static const struct query any_table = { .name = "schema_any", .in = "", .out = "i",
	.sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'",
	.pg = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()" };
static const struct query latest = { .name = "schema_latest", .in = "", .out = "ii",
	.sql = "SELECT COALESCE(MAX(number), 0), COALESCE(MAX(oldest_program), 0)"
	    " FROM schema_migration" };
static const struct query record = { .name = "schema_record", .in = "itii", .out = "",
	.writes = true,
	.sql = "INSERT INTO schema_migration (number, name, applied_at, oldest_program)"
	    " VALUES ($1, $2, $3, $4)" };

static int64_t
number_of(struct db *db, const struct query *q, int col)
{
	struct stmt *s = db_stmt(db, q);
	int64_t n = db_step(s) ? db_int(s, col) : 0;

	db_done(s);
	return n;
}

static const char *
first_table(const struct db *db)
{
	return db_is_postgres(db) ?
	    "CREATE TABLE IF NOT EXISTS schema_migration (number bigint PRIMARY KEY,"
	    " name text NOT NULL, applied_at bigint NOT NULL, oldest_program bigint NOT NULL)" :
	    "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY,"
	    " name TEXT NOT NULL, applied_at INTEGER NOT NULL, oldest_program INTEGER NOT NULL) STRICT";
}

/* The group every serving role belongs to: rows yes, schema no, and history only forward. */
static bool
grant(struct db *db)
{
	return !db_is_postgres(db) || db->driver->script(db,
	    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kompan_serve') THEN"
	    " CREATE ROLE kompan_serve NOLOGIN; END IF; END $$;"
	    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kompan_serve;"
	    "REVOKE UPDATE, DELETE ON trail, look, signin_trail, change, paper FROM kompan_serve;"
	    "REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM kompan_serve;");
}

/* One step in its own transaction. Another migrate beside us may have
 * taken it: then nothing is done. */
static bool
step(struct db *db, const struct migration *m, int *ret_n)
{
	struct stmt *s;

	db_begin(db, DB_WRITE, 0);
	if (db_is_postgres(db))
		db->driver->script(db, "SET LOCAL lock_timeout = '3s'");
	db->driver->script(db, first_table(db));
	if (number_of(db, &latest, 0) >= m->number)
		return db_commit(db) == ST_OK;
	db->driver->script(db, db_is_postgres(db) ? m->pg : m->sqlite);
	s = db_stmt(db, &record);
	db_bind_int(s, 1, m->number);
	db_bind_text(s, 2, m->name);
	db_bind_int(s, 3, now_ms());
	db_bind_int(s, 4, m->oldest_program);
	db_step(s);
	db_done(s);
	if (m->number == (int)n_migrations)
		grant(db);
	if (db_commit(db) != ST_OK)
		return false;
	(*ret_n)++;
	return true;
}

/*
 * PostgreSQL: one migrate at a time, until its connection closes. Before BEGIN, because a
 * transaction that waited inside would go on seeing the database as it was before the other's work.
 */
static bool
alone(struct db *db)
{
	return !db_is_postgres(db) || db->driver->script(db,
	    "SET lock_timeout = '60s'; SELECT pg_advisory_lock(7066); SET lock_timeout = '2s'");
}

bool
schema_migrate(const char *url, int *ret_n, char *err, size_t err_size)
{
	struct db *db = db_open(url, DB_OWNER, err, err_size);
	bool ok = db != NULL;

	*ret_n = 0;
	if (ok && !alone(db)) {
		snprintf(err, err_size, "another kompan migrate is at work: %s", db_error(db));
		ok = false;
	}
	for (size_t i = 0; ok && i < n_migrations; i++) {
		ok = step(db, &migrations[i], ret_n);
		/* somebody reads or writes, and a deadlock chose us: again, at another moment */
		for (int tries = 1; !ok && db_status(db) == ST_BUSY && tries < STEP_TRIES;
		     tries++) {
			usleep(randombytes_uniform(STEP_PAUSE_US));
			ok = step(db, &migrations[i], ret_n);
		}
		if (!ok)
			snprintf(err, err_size, "migration %s: %s", migrations[i].name,
			    db_error(db));
	}
	db_close(db);
	return ok;
}

bool
schema_check(struct db *db, char *err, size_t err_size)
{
	int64_t number = 0, oldest = 0, tables;
	enum st st;

	db_begin(db, DB_READ, 0);
	tables = number_of(db, &any_table, 0);
	if (number_of(db, &our_table, 0) > 0) {
		number = number_of(db, &latest, 0);
		oldest = number_of(db, &latest, 1);
	}
	st = db_commit(db);
	if (st != ST_OK)
		snprintf(err, err_size, "the database cannot be read: %s", db_error(db));
	else if (number == 0)
		snprintf(err, err_size,
		    tables == 0 ? "the database is empty; kompan init makes an installation in it" :
		    "the database holds something else than kompan's data");
	else if (oldest > (int64_t)n_migrations)
		snprintf(err, err_size,
		    "the database is newer than this program (schema %lld, the program knows %zu);"
		    " install the newer program", (long long)number, n_migrations);
	else if (number < (int64_t)n_migrations)
		snprintf(err, err_size,
		    "the database is older than this program (schema %lld of %zu);"
		    " run kompan migrate", (long long)number, n_migrations);
	else
		return true;
	return false;
}
