/* SPDX-License-Identifier: EUPL-1.2
 * db.h - one connection, one transaction at a time, statements known at build.
 *
 * Errors are sticky. After the first one every call is a no-op that says "no row", and
 * db_commit() returns it. Callers never check a bind or a step. Both databases hide here;
 * nobody above this room knows which one runs.
 */
#ifndef KOMPAN_DB_H
#define KOMPAN_DB_H

#include "base/base.h"

struct db;
struct stmt;

/* One per statement in *.sql, made by sqlgen. Parameters are $1, $2 ... */
struct query {
	const char            *name;
	const char            *sql;
	const char            *pg;              /* NULL: the same */
	/* a letter each: i int/id/bool/instant/money, t text/date, b blob */
	const char            *in;
	const char            *out;             /* likewise */
	/* constraints a user can hit, then NULL: ST_CONFLICT and no fault. May be NULL */
	const char *const     *conflicts;
	bool                   writes;
};

struct q_blob { const void *bytes; size_t n; };         /* a blob column or parameter */

enum db_mode { DB_READ, DB_WRITE };

/*
 * Who opens: DB_SERVE and the commands that only read or write rows run as the serving role and
 * refuse (PostgreSQL) a superuser, an owner or BYPASSRLS; DB_OWNER may change the schema.
 */
enum db_as { DB_SERVE, DB_OWNER };

/* url: sqlite:FILE or postgresql://... NULL on failure, with one clear sentence in err. */
struct db   *db_open(const char *url, enum db_as, char *err, size_t err_size);
void         db_close(struct db *);             /* NULL is fine */
bool         db_is_postgres(const struct db *);

/*
 * tenant: the partnership whose rows may be seen; 0 = only the installation's own tables.
 * SQLite: BEGIN IMMEDIATE / DEFERRED + query_only. PostgreSQL: SERIALIZABLE / REPEATABLE READ READ
 * ONLY, set_config('app.tenant') in the same round trip. Reconnects by itself between units.
 */
void         db_begin(struct db *, enum db_mode, int64_t tenant);
/*
 * For filling: until the unit ends, statements that only write need not
 * wait for their answers (PostgreSQL). db_done() gives 0 for them, and an
 * error may show later, at the latest in db_commit().
 */
void         db_pipe(struct db *);
enum st      db_commit(struct db *) MUST_USE;
void         db_rollback(struct db *);          /* no-op outside a transaction */
enum st      db_status(const struct db *);
const char  *db_error(const struct db *);       /* for the log */

/* Counters for tests and bench: statements run on this connection so far. */
uint64_t     db_statements(const struct db *);
/* Tests: the n-th statement from now answers ST_BUSY once (0 turns it off). */
void         db_fault_busy(struct db *, unsigned nth);

/* For generated code only. */
struct stmt *db_stmt(struct db *, const struct query *);
void         db_bind_int(struct stmt *, int i, int64_t);                /* i from 1 */
void         db_bind_null(struct stmt *, int i);
void         db_bind_text(struct stmt *, int i, const char *);          /* NULL: NULL */
void         db_bind_blob(struct stmt *, int i, const void *, size_t);  /* NULL: NULL */
bool         db_step(struct stmt *);                                    /* a row? */
int64_t      db_int(struct stmt *, int col);                            /* col from 0; NULL is 0 */
const char  *db_text(struct stmt *, int col, struct arena *);           /* NULL is NULL */
const void  *db_blob(struct stmt *, int col, struct arena *, size_t *ret_n);
bool         db_null(struct stmt *, int col);
int64_t      db_done(struct stmt *);                                    /* rows changed */

#endif
