/* SPDX-License-Identifier: EUPL-1.2
 * db.c - the sticky status, the cache of statements, and the choice of the driver.
 */
#include "db/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 64        /* to begin with; a power of two */

static void *
must(void *p)
{
	if (p == NULL)
		abort();
	return p;
}

struct db *
db_open(const char *url, enum db_as as, char *err, size_t err_size)
{
	struct db *db = must(calloc(1, sizeof(*db)));
	bool ok;

	db->url = must(strdup(url));
	db->as = as;
	db->slot = must(calloc(SLOTS, sizeof(struct stmt *)));
	db->n_slot = SLOTS;
	if (strncmp(url, "sqlite:", 7) == 0)
		ok = sqlite_open(db, url + 7, err, err_size);
	else if (strncmp(url, "postgresql://", 13) == 0 || strncmp(url, "postgres://", 11) == 0)
		ok = postgres_open(db, url, err, err_size);
	else {
		snprintf(err, err_size, "--db is sqlite:FILE or postgresql://..., not %.60s", url);
		ok = false;
	}
	if (ok)
		return db;
	db_close(db);
	return NULL;
}

static void
forget(struct db *db)
{
	for (size_t i = 0; i < db->n_slot; i++) {
		free(db->slot[i]);
		db->slot[i] = NULL;
	}
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	if (db->driver != NULL)
		db->driver->close(db);
	forget(db);
	free(db->slot);
	free(db->url);
	free(db);
}

bool
db_is_postgres(const struct db *db)
{
	return strncmp(db->url, "sqlite:", 7) != 0;
}

void
db_stick(struct db *db, enum st st, const char *what, const char *why)
{
	if (db->st != ST_OK)
		return;
	db->st = st;
	snprintf(db->err, sizeof(db->err), "%s: %s", what, why);
	for (char *p = db->err; *p != '\0'; p++)
		if (*p == '\n')
			*p = ' ';
}

void
db_stick_constraint(struct db *db, const struct query *q, const char *constraint, const char *why)
{
	enum st st = ST_FAIL;

	for (const char *const *c = q->conflicts; c != NULL && *c != NULL; c++)
		if (strcmp(*c, constraint) == 0)
			st = ST_CONFLICT;
	db_stick(db, st, q->name, why);
}

void
db_begin(struct db *db, enum db_mode mode, int64_t tenant)
{
	assert(!db->in_tx);
	db->st = ST_OK;
	db->err[0] = '\0';
	db->mode = mode;
	db->pipe = false;
	db->driver->begin(db, mode, tenant);
	db->in_tx = true;
}

void
db_pipe(struct db *db)
{
	db->pipe = true;
}

enum st
db_commit(struct db *db)
{
	assert(db->in_tx);
	if (db->st == ST_OK)
		db->driver->commit(db);
	if (db->st != ST_OK)
		db->driver->rollback(db);
	db->in_tx = false;
	return db->st;
}

void
db_rollback(struct db *db)
{
	if (!db->in_tx)
		return;
	db->driver->rollback(db);
	db->in_tx = false;
}

enum st
db_status(const struct db *db)
{
	return db->st;
}

const char *
db_error(const struct db *db)
{
	return db->err;
}

uint64_t
db_statements(const struct db *db)
{
	return db->count;
}

void
db_fault_busy(struct db *db, unsigned nth)
{
	db->busy_in = nth;
}

static struct stmt **
slot_of(struct stmt **slot, size_t n, const struct query *q)
{
	size_t i = ((uintptr_t)q >> 4) * 0x9E3779B1u & (n - 1);

	while (slot[i] != NULL && slot[i]->q != q)
		i = (i + 1) & (n - 1);
	return &slot[i];
}

static void
grow(struct db *db)
{
	size_t n = 2 * db->n_slot;
	struct stmt **slot = must(calloc(n, sizeof(*slot)));

	for (size_t i = 0; i < db->n_slot; i++)
		if (db->slot[i] != NULL)
			*slot_of(slot, n, db->slot[i]->q) = db->slot[i];
	free(db->slot);
	db->slot = slot;
	db->n_slot = n;
}

struct stmt *
db_stmt(struct db *db, const struct query *q)
{
	struct stmt **at;

	assert(db->in_tx && (db->mode == DB_WRITE || !q->writes));
	db->count++;
	if (db->busy_in > 0 && --db->busy_in == 0)
		db_stick(db, ST_BUSY, q->name, "busy on purpose");
	if (2 * db->n_stmt >= db->n_slot)
		grow(db);
	at = slot_of(db->slot, db->n_slot, q);
	if (*at == NULL) {
		*at = must(calloc(1, sizeof(**at)));
		**at = (struct stmt){ .db = db, .q = q };
		db->n_stmt++;
	}
	if ((*at)->handle == NULL && db->st == ST_OK)
		db->driver->prepare(*at);
	return *at;
}

void
db_bind_int(struct stmt *s, int i, int64_t v)
{
	if (s->db->st == ST_OK)
		s->db->driver->bind_int(s, i, v);
}

void
db_bind_null(struct stmt *s, int i)
{
	if (s->db->st == ST_OK)
		s->db->driver->bind_null(s, i);
}

void
db_bind_text(struct stmt *s, int i, const char *v)
{
	if (v == NULL)
		db_bind_null(s, i);
	else if (s->db->st == ST_OK)
		s->db->driver->bind_text(s, i, v);
}

void
db_bind_blob(struct stmt *s, int i, const void *v, size_t n)
{
	if (v == NULL)
		db_bind_null(s, i);
	else if (s->db->st == ST_OK)
		s->db->driver->bind_blob(s, i, v, n);
}

bool
db_step(struct stmt *s)
{
	return s->db->st == ST_OK && s->db->driver->step(s);
}

int64_t
db_int(struct stmt *s, int col)
{
	return s->db->driver->column_int(s, col);
}

const char *
db_text(struct stmt *s, int col, struct arena *mem)
{
	return s->db->driver->column_text(s, col, mem);
}

const void *
db_blob(struct stmt *s, int col, struct arena *mem, size_t *ret_n)
{
	return s->db->driver->column_blob(s, col, mem, ret_n);
}

bool
db_null(struct stmt *s, int col)
{
	return s->db->driver->column_null(s, col);
}

int64_t
db_done(struct stmt *s)
{
	int64_t n = s->handle == NULL ? 0 : s->db->driver->done(s);

	return s->db->st == ST_OK ? n : 0;
}
