/* SPDX-License-Identifier: EUPL-1.2
 * db_pg.c - the database that scales: PostgreSQL by libpq, statements prepared by name, row-level
 * security as a second wall. BEGIN and the tenant go in one round trip.
 */
#include "db/inside.h"

#include <endian.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

struct pg_stmt {
	char         name[24];
	int          n;
	const char  *value[64];
	int          length[64], format[64];
	char         number[64][24];
	PGresult    *result;
	int          row;       /* -1: not run yet */
};

static void
stick(struct db *db, PGresult *r, const struct query *q, const char *what)
{
	const char *state = r == NULL ? NULL : PQresultErrorField(r, PG_DIAG_SQLSTATE);
	const char *why = r == NULL ? PQerrorMessage(db->conn) : PQresultErrorMessage(r);

	if (PQstatus(db->conn) == CONNECTION_BAD) {
		db->lost = true;
		db_stick(db, ST_BUSY, what, "connection lost");
	} else if (state == NULL)
		db_stick(db, ST_FAIL, what, why);
	else if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0 ||
	    strcmp(state, "55P03") == 0)
		db_stick(db, ST_BUSY, what, why);
	else if (strncmp(state, "23", 2) == 0 && q != NULL) {
		const char *name = PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME);

		db_stick_constraint(db, q, name == NULL ? "" : name, why);
	} else
		db_stick(db, ST_FAIL, what, why);
}

#define PIPE_MAX 500            /* answers are small: so many never fill both directions */

/* Reads the answers of what was sent without waiting, and leaves that mode. */
static void
settle(struct db *db)
{
	bool open = PQpipelineStatus(db->conn) != PQ_PIPELINE_OFF && PQpipelineSync(db->conn) == 1;

	while (open) {
		PGresult *r = PQgetResult(db->conn);
		ExecStatusType st = PQresultStatus(r);

		open = st != PGRES_PIPELINE_SYNC && PQstatus(db->conn) != CONNECTION_BAD;
		if (r != NULL && st == PGRES_FATAL_ERROR)
			stick(db, r, NULL, "row");
		PQclear(r);
	}
	if (db->piped > 0 && PQstatus(db->conn) == CONNECTION_BAD)
		stick(db, NULL, NULL, "row");
	else if (PQpipelineStatus(db->conn) != PQ_PIPELINE_OFF && PQexitPipelineMode(db->conn) != 1)
		stick(db, NULL, NULL, "row");
	db->piped = 0;
}

static bool
script(struct db *db, const char *sql)
{
	PGresult *r;
	bool ok;

	settle(db);
	if (db->st != ST_OK)
		return false;
	r = PQexec(db->conn, sql);
	ok = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK;
	if (!ok)
		stick(db, r, NULL, "script");
	PQclear(r);
	return ok;
}

static void
quiet(void *arg, const char *message)
{
	(void)arg, (void)message;       /* notices such as "already exists, skipping" */
}

static void
forget(struct db *db)
{
	for (size_t i = 0; i < db->n_slot; i++)
		if (db->slot[i] != NULL && db->slot[i]->handle != NULL) {
			struct pg_stmt *p = db->slot[i]->handle;

			PQclear(p->result);
			free(p);
			db->slot[i]->handle = NULL;
		}
}

static bool
connect_now(struct db *db)
{
	/* a server that is gone keeps nobody waiting for minutes; the url may say otherwise */
	const char *const name[] = { "connect_timeout", "tcp_user_timeout", "keepalives_idle",
		"keepalives_interval", "keepalives_count", "dbname", NULL };
	const char *const value[] = { "5", "15000", "30", "10", "3", db->url, NULL };
	PGconn *conn = PQconnectdbParams(name, value, 1);

	forget(db);
	PQfinish(db->conn);
	db->conn = conn;
	db->lost = PQstatus(conn) != CONNECTION_OK;
	if (db->lost)
		return false;
	PQsetNoticeProcessor(conn, quiet, NULL);
	PQclear(PQexec(conn, "SET statement_timeout = '5s'; SET lock_timeout = '2s'; SET jit = off;"
	    " SET idle_in_transaction_session_timeout = '60s'; SET client_encoding = 'UTF8'"));
	/*
	 * A small table read from end to end is locked whole against other SERIALIZABLE
	 * units; by its index, only the pages that were read (doc/adr/0010-races.md).
	 */
	PQclear(PQexec(
	    conn, db->as == DB_OWNER ? "SET statement_timeout = 0" : "SET enable_seqscan = off"));
	return true;
}

static void
begin(struct db *db, enum db_mode mode, int64_t tenant)
{
	char sql[200];

	if ((db->lost || PQstatus(db->conn) != CONNECTION_OK) && !connect_now(db)) {
		db_stick(db, ST_BUSY, "connect", "the database server cannot be reached");
		return;
	}
	snprintf(sql, sizeof(sql),
	    "BEGIN ISOLATION LEVEL %s; SELECT set_config('app.tenant', '%lld', true)",
	    mode == DB_WRITE ? "SERIALIZABLE" : "REPEATABLE READ READ ONLY", (long long)tenant);
	script(db, sql);
}

static void
commit(struct db *db)
{
	PGresult *r;

	settle(db);
	if (db->st != ST_OK)
		return;
	r = PQexec(db->conn, "COMMIT");
	if (PQstatus(db->conn) == CONNECTION_BAD) {
		db->lost = true;
		db_stick(db, ST_UNKNOWN, "commit", "connection lost while committing");
	} else if (PQresultStatus(r) != PGRES_COMMAND_OK)
		stick(db, r, NULL, "commit");
	PQclear(r);
}

static void
rollback(struct db *db)
{
	settle(db);
	if (!db->lost && PQtransactionStatus(db->conn) != PQTRANS_IDLE)
		PQclear(PQexec(db->conn, "ROLLBACK"));
}

static bool
prepare(struct stmt *s)
{
	static const Oid bigint = 20, text = 25, bytea = 17;
	struct pg_stmt *p = calloc(1, sizeof(*p));
	Oid type[64];
	PGresult *r;
	bool ok;

	if (p == NULL)
		abort();
	p->n = (int)strlen(s->q->in);
	p->row = -1;
	for (int i = 0; i < p->n; i++)
		type[i] = s->q->in[i] == 't' ? text : s->q->in[i] == 'b' ? bytea : bigint;
	snprintf(p->name, sizeof(p->name), "q%zu_%zu", s->db->n_stmt,
	    (size_t)((uintptr_t)s->q & 0xffffff));
	settle(s->db);
	r = PQprepare(s->db->conn, p->name, s->q->pg != NULL ? s->q->pg : s->q->sql, p->n, type);
	ok = PQresultStatus(r) == PGRES_COMMAND_OK;
	if (ok)
		s->handle = p;
	else {
		stick(s->db, r, NULL, s->q->name);
		free(p);
	}
	PQclear(r);
	return ok;
}

static void
bind_int(struct stmt *s, int i, int64_t v)
{
	struct pg_stmt *p = s->handle;
	uint64_t net = htobe64((uint64_t)v);

	memcpy(p->number[i - 1], &net, sizeof(net));
	p->value[i - 1] = p->number[i - 1];
	p->length[i - 1] = sizeof(net);
	p->format[i - 1] = 1;
}

static void
bind_null(struct stmt *s, int i)
{
	struct pg_stmt *p = s->handle;

	p->value[i - 1] = NULL;
}

static void
bind_text(struct stmt *s, int i, const char *v)
{
	struct pg_stmt *p = s->handle;

	p->value[i - 1] = v;
	p->format[i - 1] = 0;
}

static void
bind_blob(struct stmt *s, int i, const void *v, size_t n)
{
	struct pg_stmt *p = s->handle;

	p->value[i - 1] = v;
	p->length[i - 1] = (int)n;
	p->format[i - 1] = 1;
}

/* Without waiting for the answer. */
static bool
send_on(struct stmt *s)
{
	struct pg_stmt *p = s->handle;
	struct db *db = s->db;

	if (PQpipelineStatus(db->conn) == PQ_PIPELINE_OFF && PQenterPipelineMode(db->conn) != 1)
		stick(db, NULL, s->q, s->q->name);
	else if (PQsendQueryPrepared(db->conn, p->name, p->n, p->value, p->length, p->format, 1) !=
	    1)
		stick(db, NULL, s->q, s->q->name);
	else if (++db->piped >= PIPE_MAX)
		settle(db);
	return false;
}

/* Integers and bytes come binary; text is the same both ways. */
static bool
run(struct stmt *s)
{
	struct pg_stmt *p = s->handle;
	ExecStatusType st;

	if (s->db->pipe && s->q->writes && *s->q->out == '\0')
		return send_on(s);
	settle(s->db);
	if (s->db->st != ST_OK)
		return false;
	p->result = PQexecPrepared(s->db->conn, p->name, p->n, p->value, p->length, p->format, 1);
	st = PQresultStatus(p->result);
	if (st == PGRES_TUPLES_OK || st == PGRES_COMMAND_OK)
		return true;
	stick(s->db, p->result, s->q, s->q->name);
	return false;
}

static bool
step(struct stmt *s)
{
	struct pg_stmt *p = s->handle;

	if (p->row < 0 && !run(s))
		return false;
	p->row++;
	return p->row < PQntuples(p->result);
}

static int64_t
column_int(struct stmt *s, int col)
{
	struct pg_stmt *p = s->handle;
	const unsigned char *v = (const unsigned char *)PQgetvalue(p->result, p->row, col);
	int n = PQgetlength(p->result, p->row, col);
	int64_t out = 0;

	if (PQgetisnull(p->result, p->row, col))
		return 0;
	if (n == 1)                     /* boolean */
		return v[0];
	for (int i = 0; i < n; i++)     /* int2, int4, int8: big endian, signed */
		out = i == 0 ? (signed char)v[0] : (int64_t)((uint64_t)out << 8 | v[i]);
	return out;
}

static const char *
column_text(struct stmt *s, int col, struct arena *mem)
{
	struct pg_stmt *p = s->handle;

	return PQgetisnull(p->result, p->row, col) ? NULL :
	    arena_strn(mem, PQgetvalue(p->result, p->row, col),
	    (size_t)PQgetlength(p->result, p->row, col));
}

static const void *
column_blob(struct stmt *s, int col, struct arena *mem, size_t *ret_n)
{
	struct pg_stmt *p = s->handle;

	*ret_n = (size_t)PQgetlength(p->result, p->row, col);
	return column_text(s, col, mem);
}

static bool
column_null(struct stmt *s, int col)
{
	struct pg_stmt *p = s->handle;

	return PQgetisnull(p->result, p->row, col);
}

static int64_t
done(struct stmt *s)
{
	struct pg_stmt *p = s->handle;
	int64_t n = p->result == NULL ? 0 : strtoll(PQcmdTuples(p->result), NULL, 10);

	PQclear(p->result);
	p->result = NULL;
	p->row = -1;
	return n;
}

static void
close_it(struct db *db)
{
	forget(db);
	PQfinish(db->conn);
}

static const struct driver pg_driver = {
	.close = close_it, .begin = begin, .commit = commit, .rollback = rollback,
	.prepare = prepare, .bind_int = bind_int, .bind_null = bind_null, .bind_text = bind_text,
	.bind_blob = bind_blob, .step = step, .column_int = column_int, .column_text = column_text,
	.column_blob = column_blob, .column_null = column_null, .done = done, .script = script,
};

/* The second wall only stands for a role that cannot walk around it. */
static bool
role_may_serve(struct db *db, char *err, size_t err_size)
{
	PGresult *r = PQexec(db->conn,
	    "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema()"
	    " AND tableowner = current_user) FROM pg_roles WHERE rolname = current_user");
	bool ok = PQntuples(r) == 1 && strcmp(PQgetvalue(r, 0, 0), "f") == 0;

	PQclear(r);
	if (!ok)
		snprintf(err, err_size,
		    "this PostgreSQL role owns the tables, is a superuser or passes by row-level"
		    " security; serve as another: CREATE ROLE name LOGIN PASSWORD '...' IN ROLE kompan_serve");
	return ok;
}

bool
postgres_open(struct db *db, const char *url, char *err, size_t err_size)
{
	(void)url;
	db->driver = &pg_driver;
	if (!connect_now(db)) {
		snprintf(err, err_size, "PostgreSQL: %.300s", PQerrorMessage(db->conn));
		err[strcspn(err, "\n")] = '\0';
		return false;
	}
	return db->as == DB_OWNER || role_may_serve(db, err, err_size);
}
