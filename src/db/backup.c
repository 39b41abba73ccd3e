/* SPDX-License-Identifier: EUPL-1.2
 * backup.c - the file: a line of words, then for each table "T", its name and columns, for each row
 * "R" and its values; "E", the number of rows, BLAKE2b-256 over all before. Numbers are big endian.
 * A value is n, i + 8 bytes, or t or b + 4 bytes of length + bytes.
 */
#include "db/backup_inside.h"

#include "base/disk.h"
#include "db/inside.h"
#include "db/schema.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TENANTS 10000

static const struct query tenants_q = { .name = "backup_tenants", .in = "", .out = "i",
	.sql = "SELECT id FROM partnership ORDER BY id" };
static const struct query schema_q = { .name = "backup_schema", .in = "", .out = "i",
	.sql = "SELECT MAX(number) FROM schema_migration" };

void
backup_put(struct bak *b, const void *bytes, size_t n)
{
	crypto_generichash_update(&b->hash, bytes, n);
	if (!b->bad && fwrite(bytes, 1, n, b->f) != n) {
		b->bad = true;
		b->why = errno;
	}
}

void
backup_put_number(struct bak *b, uint64_t v)
{
	uint64_t net = htobe64(v);

	backup_put(b, &net, sizeof(net));
}

void
backup_put_bytes(struct bak *b, char type, const void *bytes, size_t n)
{
	uint32_t net = htobe32((uint32_t)n);

	backup_put(b, &type, 1);
	backup_put(b, &net, sizeof(net));
	backup_put(b, bytes, n);
}

static void
put_row(struct bak *b, struct stmt *s, const struct shape *sh)
{
	struct arena_mark m = arena_mark(b->mem);

	backup_put(b, "R", 1);
	b->rows++;
	for (int i = 0; i < sh->n; i++) {
		if (db_null(s, i))
			backup_put(b, "n", 1);
		else if (sh->type[i] == 'i') {
			backup_put(b, "i", 1);
			backup_put_number(b, (uint64_t)db_int(s, i));
		} else {
			size_t n;
			const void *v = db_blob(s, i, b->mem, &n);

			backup_put_bytes(b, sh->type[i], v == NULL ? "" : v, n);
		}
	}
	arena_rewind(b->mem, m);
}

void
backup_see_tenant(struct db *db, int64_t tenant)
{
	char sql[80];

	snprintf(sql, sizeof(sql), "SELECT set_config('app.tenant', '%lld', true)",
	    (long long)tenant);
	if (db_is_postgres(db))
		db->driver->script(db, sql);
}

int64_t
backup_number(struct db *db, const struct query *q)
{
	struct stmt *s = db_stmt(db, q);
	int64_t n = db_step(s) ? db_int(s, 0) : 0;

	db_done(s);
	return n;
}

static int64_t
put_rows(struct bak *b, const struct shape *sh, int64_t tenant)
{
	struct stmt *s;
	int64_t n = 0;

	if (sh->tenant)
		backup_see_tenant(b->db, tenant);
	s = db_stmt(b->db, &sh->select);
	if (sh->tenant)
		db_bind_int(s, 1, tenant);
	for (; !b->bad && db_step(s); n++)
		put_row(b, s, sh);
	db_done(s);
	if (strcmp(sh->table, PIECES) == 0)
		backup_scans_put(b, tenant);
	return n;
}

static void
put_table(struct bak *b, const struct shape *sh, const int64_t *tenant, size_t n_tenant)
{
	int64_t n = 0;

	backup_put_bytes(b, 'T', sh->table, strlen(sh->table));
	backup_put_number(b, (uint64_t)sh->n);
	for (int i = 0; i < sh->n; i++)
		backup_put_bytes(b, sh->type[i], sh->name[i], strlen(sh->name[i]));
	for (size_t i = 0; i < (sh->tenant ? n_tenant : 1); i++)
		n += put_rows(b, sh, tenant[i]);
	/* Nothing may be lost without a word; row-level security lets only SQLite count all. */
	if (!b->bad && !db_is_postgres(b->db) && backup_number(b->db, &sh->count) != n)
		db_stick(b->db, ST_FAIL, sh->table,
		    "holds rows of a partnership that does not exist");
}

static void
put_all(struct bak *b, const struct shape *all)
{
	int64_t *tenant = NEWN(b->mem, int64_t, TENANTS);
	unsigned char hash[BACKUP_HASH];
	size_t n = 1;           /* 0: what belongs to no partnership */
	struct stmt *s = db_stmt(b->db, &tenants_q);

	for (; n < TENANTS && db_step(s); n++)
		tenant[n] = db_int(s, 0);
	db_done(s);
	if (n == TENANTS)
		db_stick(b->db, ST_FAIL, "partnership", "more partnerships than a backup can hold");
	backup_put(b, BACKUP_MAGIC, strlen(BACKUP_MAGIC));
	backup_put_number(b, (uint64_t)backup_number(b->db, &schema_q));
	for (size_t i = 0; i < n_schema_tables; i++)
		put_table(b, &all[i], tenant, n);
	backup_put(b, "E", 1);
	backup_put_number(b, b->rows);
	crypto_generichash_final(&b->hash, hash, BACKUP_HASH);
	if (!b->bad && fwrite(hash, 1, BACKUP_HASH, b->f) != BACKUP_HASH) {
		b->bad = true;
		b->why = errno;
	}
}

static bool
write_file(struct bak *b, const struct shape *all, const char *file, char *err, size_t err_size)
{
	const char *tmp = arena_strf(b->mem, "%s.tmp", file);
	int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	enum st st;
	bool ok;

	b->f = fd < 0 ? NULL : fdopen(fd, "wb");
	if (b->f == NULL) {
		snprintf(err, err_size, "%s: %s", tmp, strerror(errno));
		return false;
	}
	db_begin(b->db, DB_READ, 0);
	put_all(b, all);
	st = db_commit(b->db);
	ok = st == ST_OK && !b->bad;
	if (ok && (fflush(b->f) != 0 || fsync(fileno(b->f)) != 0 || !disk_rename(tmp, file))) {
		ok = false;
		b->why = errno;
	}
	if (fclose(b->f) != 0 && ok) {
		ok = false;
		b->why = errno;
	}
	if (ok)
		return true;
	unlink(tmp);
	if (st != ST_OK)
		snprintf(err, err_size, "the backup stopped: %s", db_error(b->db));
	else
		snprintf(err, err_size, "%s: %s; no backup was written", file, strerror(b->why));
	return false;
}

bool
backup_open(struct bak *b, const char *url, char *err, size_t err_size)
{
	*b = (struct bak){ .mem = arena_new(BACKUP_MEMORY) };
	if (sodium_init() < 0)
		abort();
	crypto_generichash_init(&b->hash, NULL, 0, BACKUP_HASH);
	b->db = db_open(url, DB_OWNER, err, err_size);
	return b->db != NULL;
}

void
backup_close(struct bak *b)
{
	db_close(b->db);
	arena_free(b->mem);
}

static void
tell_lost(const struct bak *b, char *err, size_t err_size)
{
	if (b->lost > 0)
		snprintf(err, err_size, "scans that cannot be backed up: %lld, the first: %s",
		    (long long)b->lost, b->first_lost);
}

bool
backup_write(const char *url, const char *files, const char *file, char *err, size_t err_size)
{
	struct bak b;
	struct shape *all;
	bool ok;

	*err = '\0';
	if (files != NULL && !shelf_ready(files, err, err_size))
		return false;
	if (strncmp(url, "sqlite:", 7) == 0 && access(url + 7, R_OK) != 0) {
		snprintf(err, err_size, "%s: %s", url + 7, strerror(errno));
		return false;
	}
	ok = backup_open(&b, url, err, err_size) && schema_check(b.db, err, err_size);
	if (ok) {
		all = shape_all(b.mem);
		if (all == NULL)
			abort();
		b.files = files;
		ok = write_file(&b, all, file, err, err_size);
	}
	if (ok)
		tell_lost(&b, err, err_size);
	backup_close(&b);
	return ok;
}
