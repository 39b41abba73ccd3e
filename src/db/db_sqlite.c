/* SPDX-License-Identifier: EUPL-1.2
 * db_sqlite.c - the embedded database: one file, WAL, an acknowledged write survives power loss.
 */
#include "db/inside.h"

#include "base/date.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAIT_MS      2000       /* for another writer, before the unit is run again */
#define STATEMENT_MS 5000       /* a statement that takes longer is a fault */

/* of the unit under way; a process has one connection at work at a time */
static int64_t deadline;

static sqlite3_stmt *
of(struct stmt *s)
{
	return s->handle;
}

/* "t.a, t.b" -> "a, b" */
static void
without_tables(const char *columns, char *list, size_t size)
{
	size_t o = 0;

	*list = '\0';
	for (const char *p = columns; *p != '\0' && o < size - 70;) {
		size_t n = strcspn(p, ",");
		const char *dot = memchr(p, '.', n);

		if (dot != NULL)
			o += (size_t)snprintf(list + o, size - o, "%.*s",
			    (int)(n - (size_t)(dot + 1 - p)), dot + 1);
		p += n;
		if (*p == ',') {
			o += (size_t)snprintf(list + o, size - o, ", ");
			p += 2;
		}
	}
}

/* The name in "CONSTRAINT name UNIQUE (a, b)"; "" where it has none. */
static void
name_in(const char *sql, const char *list, char *name, size_t size)
{
	char want[300];
	const char *at, *start;

	snprintf(want, sizeof(want), " UNIQUE (%s)", list);
	at = sql == NULL ? NULL : strstr(sql, want);
	if (at == NULL)
		return;
	for (start = at; start > sql && start[-1] != ' ';)
		start--;
	snprintf(name, size, "%.*s", (int)(at - start), start);
}

/* "UNIQUE constraint failed: account.login_fold" names columns, not the constraint: look it up. */
static const char *
constraint_name(struct db *db, const char *message)
{
	static char name[128];
	const char *columns = strstr(message, "failed: ");
	char table[64], list[256];
	sqlite3_stmt *s;

	name[0] = '\0';
	if (columns == NULL || sscanf(columns, "failed: %63[a-z_0-9].", table) != 1)
		return name;
	if (sqlite3_prepare_v2(db->conn,
	    "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1", -1, &s, NULL) !=
	    SQLITE_OK)
		return name;
	sqlite3_bind_text(s, 1, table, -1, SQLITE_TRANSIENT);
	if (sqlite3_step(s) == SQLITE_ROW) {
		without_tables(columns + strlen("failed: "), list, sizeof(list));
		name_in((const char *)sqlite3_column_text(s, 0), list, name, sizeof(name));
	}
	sqlite3_finalize(s);
	return name;
}

static void
stick(struct db *db, int rc, const struct query *q, const char *what)
{
	const char *why = sqlite3_errmsg(db->conn);

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		db_stick(db, ST_BUSY, what, why);
		break;
	case SQLITE_CONSTRAINT:
		if (q != NULL) {
			db_stick_constraint(db, q, constraint_name(db, why), why);
			break;
		}
		/* fall through */
	default:
		db_stick(db, ST_FAIL, what, why);
	}
}

static bool
script(struct db *db, const char *sql)
{
	int rc;

	if (db->st != ST_OK)
		return false;
	rc = sqlite3_exec(db->conn, sql, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		stick(db, rc, NULL, "script");
	return rc == SQLITE_OK;
}

static void
begin(struct db *db, enum db_mode mode, int64_t tenant)
{
	(void)tenant;           /* one file, one wall: the predicate; PostgreSQL has a second */
	/* migrate, backup */
	deadline = db->as == DB_OWNER ? INT64_MAX : clock_ms() + STATEMENT_MS;
	/* only where it changes: after this PRAGMA SQLite compiles every kept statement anew */
	if ((mode == DB_WRITE) != !db->reads_only &&
	    script(db, mode == DB_WRITE ? "PRAGMA query_only = 0" : "PRAGMA query_only = 1"))
		db->reads_only = mode == DB_READ;
	script(db, mode == DB_WRITE ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED");
}

static void
commit(struct db *db)
{
	script(db, "COMMIT");
}

static void
rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->conn))
		sqlite3_exec(db->conn, "ROLLBACK", NULL, NULL, NULL);
}

/* $1 is ?1 to SQLite. */
static bool
prepare(struct stmt *s)
{
	char *sql = strdup(s->q->sql);
	sqlite3_stmt *handle = NULL;
	int rc;

	if (sql == NULL)
		abort();
	for (char *p = sql; *p != '\0'; p++)
		if (*p == '$' && p[1] >= '0' && p[1] <= '9')
			*p = '?';
	rc = sqlite3_prepare_v3(s->db->conn, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
	free(sql);
	if (rc != SQLITE_OK)
		stick(s->db, rc, NULL, s->q->name);
	s->handle = handle;
	return rc == SQLITE_OK;
}

static void
bind_int(struct stmt *s, int i, int64_t v)
{
	sqlite3_bind_int64(of(s), i, v);
}

static void
bind_null(struct stmt *s, int i)
{
	sqlite3_bind_null(of(s), i);
}

static void
bind_text(struct stmt *s, int i, const char *v)
{
	sqlite3_bind_text(of(s), i, v, -1, SQLITE_STATIC);
}

static void
bind_blob(struct stmt *s, int i, const void *v, size_t n)
{
	sqlite3_bind_blob64(of(s), i, v, n, SQLITE_STATIC);
}

static bool
step(struct stmt *s)
{
	int rc = sqlite3_step(of(s));

	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		stick(s->db, rc, s->q, s->q->name);
	return false;
}

static int64_t
column_int(struct stmt *s, int col)
{
	return sqlite3_column_int64(of(s), col);
}

static const char *
column_text(struct stmt *s, int col, struct arena *mem)
{
	const char *v = (const char *)sqlite3_column_text(of(s), col);

	return v == NULL ? NULL : arena_strn(mem, v, (size_t)sqlite3_column_bytes(of(s), col));
}

static const void *
column_blob(struct stmt *s, int col, struct arena *mem, size_t *ret_n)
{
	const void *v = sqlite3_column_blob(of(s), col);

	*ret_n = (size_t)sqlite3_column_bytes(of(s), col);
	if (v == NULL)          /* of no bytes, too */
		return sqlite3_column_type(of(s), col) == SQLITE_NULL ? NULL : "";
	return arena_strn(mem, v, *ret_n);
}

static bool
column_null(struct stmt *s, int col)
{
	return sqlite3_column_type(of(s), col) == SQLITE_NULL;
}

static int64_t
done(struct stmt *s)
{
	int64_t n = sqlite3_changes64(s->db->conn);

	sqlite3_reset(of(s));
	sqlite3_clear_bindings(of(s));
	return n;
}

static void
close_it(struct db *db)
{
	for (size_t i = 0; i < db->n_slot; i++)
		if (db->slot[i] != NULL)
			sqlite3_finalize(db->slot[i]->handle);
	sqlite3_close(db->conn);
}

static const struct driver sqlite_driver = {
	.close = close_it, .begin = begin, .commit = commit, .rollback = rollback,
	.prepare = prepare, .bind_int = bind_int, .bind_null = bind_null, .bind_text = bind_text,
	.bind_blob = bind_blob, .step = step, .column_int = column_int, .column_text = column_text,
	.column_blob = column_blob, .column_null = column_null, .done = done, .script = script,
};

static int
too_long(void *arg)
{
	(void)arg;
	return clock_ms() > deadline;
}

/* The serving program may add to what must not be rewritten, never change it (design.md, Trail). */
static int
protect(void *arg, int action, const char *table, const char *b, const char *c, const char *d)
{
	(void)arg, (void)b, (void)c, (void)d;
	if ((action == SQLITE_UPDATE || action == SQLITE_DELETE) && table != NULL &&
	    (strcmp(table, "trail") == 0 || strcmp(table, "look") == 0 ||
	    strcmp(table, "signin_trail") == 0 ||
	    strcmp(table, "change") == 0 || strcmp(table, "paper") == 0))
		return SQLITE_DENY;
	return SQLITE_OK;
}

static bool
refuse(char *err, size_t err_size, const char *path, const char *why)
{
	snprintf(err, err_size, "%s: %s", path, why);
	return false;
}

static bool
look_at_file(const char *path, enum db_as as, char *err, size_t err_size)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		if (errno != ENOENT || as != DB_OWNER)
			return refuse(err, err_size, path, errno == ENOENT ?
			    "there is no such file; kompan init makes one" : strerror(errno));
		return true;
	}
	if (!S_ISREG(st.st_mode))
		return refuse(err, err_size, path, "is not a file");
	if (access(path, R_OK) != 0 || access(path, W_OK) != 0)
		return refuse(err, err_size, path, "may not be read and written by this user");
	return true;
}

/* Turning a new file to WAL asks for it alone and does not wait by itself
 * when another is about it. */
static int
turn_to_wal(sqlite3 *conn)
{
	const int64_t until = clock_ms() + WAIT_MS;
	int rc;

	do {
		rc = sqlite3_exec(conn, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	} while (rc == SQLITE_BUSY && clock_ms() < until && sqlite3_sleep(5) > 0);
	return rc;
}

bool
sqlite_open(struct db *db, const char *path, char *err, size_t err_size)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	    (db->as == DB_OWNER ? SQLITE_OPEN_CREATE : 0);
	sqlite3 *conn;
	mode_t mask;
	int rc;

	if (!look_at_file(path, db->as, err, err_size))
		return false;
	mask = umask(077);      /* people's lives: nobody else on this machine reads them */
	rc = sqlite3_open_v2(path, &conn, flags, NULL);
	db->driver = &sqlite_driver;
	db->conn = conn;
	if (rc == SQLITE_OK) {
		sqlite3_busy_timeout(conn, WAIT_MS);
		deadline = INT64_MAX;
		rc = turn_to_wal(conn);
	}
	umask(mask);
	if (rc != SQLITE_OK)
		return refuse(err, err_size, path, rc == SQLITE_NOTADB ? "is not a database" :
		    rc == SQLITE_BUSY ? "is locked by another program" : sqlite3_errmsg(conn));
	script(db, "PRAGMA synchronous = FULL");
	script(db, "PRAGMA foreign_keys = ON");
	script(db, "PRAGMA trusted_schema = OFF");
	script(db, "PRAGMA cache_size = -8000");
	if (db->as == DB_SERVE)
		sqlite3_set_authorizer(conn, protect, NULL);
	sqlite3_progress_handler(conn, 100000, too_long, NULL);
	return db->st == ST_OK || refuse(err, err_size, path, db->err);
}
