/* SPDX-License-Identifier: EUPL-1.2
 * backup.c - the file: a line of words, then for each table "T", its name and columns, for each row
 * "R" and its values; "E", the number of rows, BLAKE2b-256 over all before. Numbers are big endian.
 * A value is n, i + 8 bytes, or t or b + 4 bytes of length + bytes.
 */
#include "db/backup_inside.h"

#include "db/inside.h"
#include "db/schema.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC   "kompan backup 1\n"
#define HASH    32
#define MEMORY  ((size_t)1 << 30)
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

static int64_t
number_of(struct db *db, const struct query *q)
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
	if (!b->bad && !db_is_postgres(b->db) && number_of(b->db, &sh->count) != n)
		db_stick(b->db, ST_FAIL, sh->table,
		    "holds rows of a partnership that does not exist");
}

static void
put_all(struct bak *b, const struct shape *all)
{
	int64_t *tenant = NEWN(b->mem, int64_t, TENANTS);
	unsigned char hash[HASH];
	size_t n = 1;           /* 0: what belongs to no partnership */
	struct stmt *s = db_stmt(b->db, &tenants_q);

	for (; n < TENANTS && db_step(s); n++)
		tenant[n] = db_int(s, 0);
	db_done(s);
	if (n == TENANTS)
		db_stick(b->db, ST_FAIL, "partnership", "more partnerships than a backup can hold");
	backup_put(b, MAGIC, strlen(MAGIC));
	backup_put_number(b, (uint64_t)number_of(b->db, &schema_q));
	for (size_t i = 0; i < n_schema_tables; i++)
		put_table(b, &all[i], tenant, n);
	backup_put(b, "E", 1);
	backup_put_number(b, b->rows);
	crypto_generichash_final(&b->hash, hash, HASH);
	if (!b->bad && fwrite(hash, 1, HASH, b->f) != HASH) {
		b->bad = true;
		b->why = errno;
	}
}

/* Bytes, then the name, then the folder that holds the name: each must be on disk before the
 * next. */
static bool
settle(struct bak *b, const char *tmp, const char *file)
{
	char *copy = arena_str(b->mem, file);
	int dir, rc;

	if (fflush(b->f) != 0 || fsync(fileno(b->f)) != 0 || rename(tmp, file) != 0)
		return false;
	dir = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	rc = dir < 0 ? -1 : fsync(dir);
	if (dir >= 0)
		close(dir);
	return rc == 0;
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
	if (ok && !settle(b, tmp, file)) {
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

static bool
open_bak(struct bak *b, const char *url, char *err, size_t err_size)
{
	*b = (struct bak){ .mem = arena_new(MEMORY) };
	if (sodium_init() < 0)
		abort();
	crypto_generichash_init(&b->hash, NULL, 0, HASH);
	b->db = db_open(url, DB_OWNER, err, err_size);
	return b->db != NULL;
}

/* Statements live in the arena: the connection goes first. */
static void
close_bak(struct bak *b)
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
	ok = open_bak(&b, url, err, err_size) && schema_check(b.db, err, err_size);
	if (ok) {
		all = shape_all(b.mem);
		if (all == NULL)
			abort();
		b.files = files;
		ok = write_file(&b, all, file, err, err_size);
	}
	if (ok)
		tell_lost(&b, err, err_size);
	close_bak(&b);
	return ok;
}

bool
backup_get(struct bak *b, void *to, size_t n)
{
	if (!b->bad && fread(to, 1, n, b->f) != n)
		b->bad = true;
	return !b->bad;
}

uint64_t
backup_get_number(struct bak *b)
{
	uint64_t net = 0;

	backup_get(b, &net, sizeof(net));
	return b->bad ? 0 : be64toh(net);
}

char *
backup_get_bytes(struct bak *b, size_t *ret_n)
{
	uint32_t net = 0;
	char *v;

	backup_get(b, &net, sizeof(net));
	*ret_n = b->bad ? 0 : be32toh(net);
	if (*ret_n > MEMORY / 4)
		b->bad = true;
	if (b->bad)
		*ret_n = 0;
	v = arena_alloc(b->mem, *ret_n + 1);
	backup_get(b, v, *ret_n);
	return v;
}

/* Before a single row goes in: is this the whole file that was written? */
static bool
whole(struct bak *b)
{
	unsigned char part[65536], hash[HASH], want[HASH];
	struct stat st;
	off_t left;

	if (fstat(fileno(b->f), &st) != 0 || st.st_size < (off_t)(strlen(MAGIC) + HASH))
		return false;
	for (left = st.st_size - HASH; left > 0;) {
		size_t n = left < (off_t)sizeof(part) ? (size_t)left : sizeof(part);

		if (!backup_get(b, part, n))
			return false;
		crypto_generichash_update(&b->hash, part, n);
		left -= (off_t)n;
	}
	crypto_generichash_final(&b->hash, hash, HASH);
	return backup_get(b, want, HASH) && sodium_memcmp(hash, want, HASH) == 0 &&
	    fseek(b->f, 0, SEEK_SET) == 0;
}

static void
restore_row(struct bak *b, const struct shape *sh, int64_t *tenant)
{
	struct arena_mark m = arena_mark(b->mem);
	struct stmt *s = db_stmt(b->db, &sh->insert);
	int64_t of = *tenant;

	for (int i = 0; i < sh->n && !b->bad; i++) {
		char type = 0;
		size_t n;

		backup_get(b, &type, 1);
		if (type == 'i') {
			int64_t v = (int64_t)backup_get_number(b);

			if (sh->tenant && strcmp(sh->name[i], "tenant_id") == 0)
				of = v;
			db_bind_int(s, i + 1, v);
		} else if (type == 't')
			db_bind_text(s, i + 1, backup_get_bytes(b, &n));
		else if (type == 'b') {
			const char *v = backup_get_bytes(b, &n);

			db_bind_blob(s, i + 1, v, n);
		} else if (type == 'n')
			db_bind_null(s, i + 1);
		else
			b->bad = true;
	}
	if (of != *tenant)
		backup_see_tenant(b->db, *tenant = of);
	if (!b->bad) {
		db_step(s);
		b->rows++;
	}
	db_done(s);
	arena_rewind(b->mem, m);
}

/* The file's columns must be the schema's own, in order. */
static const struct shape *
restore_shape(struct bak *b, const struct shape *all)
{
	size_t n;
	const char *table = backup_get_bytes(b, &n);
	uint64_t n_col = backup_get_number(b);
	const struct shape *sh = NULL;

	for (size_t i = 0; i < n_schema_tables && sh == NULL; i++)
		if (strcmp(all[i].table, table) == 0)
			sh = &all[i];
	if (sh == NULL || n_col != (uint64_t)sh->n)
		b->bad = true;
	for (int i = 0; !b->bad && i < sh->n; i++) {
		char type = 0;

		backup_get(b, &type, 1);
		if (type != sh->type[i] || strcmp(backup_get_bytes(b, &n), sh->name[i]) != 0)
			b->bad = true;
	}
	return sh;
}

/* False with a sentence, or the rows are in and only the commit is left. */
static bool
restore_all(struct bak *b, const struct shape *all, char *err, size_t err_size)
{
	char magic[sizeof(MAGIC)] = "", mark = 0;
	const struct shape *sh = NULL;
	int64_t tenant = -1;
	uint64_t schema;

	for (size_t i = 0; i < n_schema_tables; i++)
		if (!all[i].tenant && number_of(b->db, &all[i].count) > 0) {
			snprintf(err, err_size, "the database already holds an installation;"
			    " restore into an empty one");
			return false;
		}
	backup_get(b, magic, strlen(MAGIC));
	schema = backup_get_number(b);
	if (strcmp(magic, MAGIC) != 0 || schema != n_migrations) {
		snprintf(err, err_size,
		    "the backup is of schema %llu, this program's is %zu; restore it with the"
		    " program that made it, then run kompan migrate", (unsigned long long)schema,
		    n_migrations);
		return false;
	}
	while (backup_get(b, &mark, 1) && mark != 'E' && db_status(b->db) == ST_OK) {
		if (mark == 'T')
			sh = restore_shape(b, all);
		else if (mark == 'R' && sh != NULL && b->files != NULL &&
		    strcmp(sh->table, PIECES) == 0) {
			backup_piece_get(b);
			tenant = -1;    /* it looked elsewhere */
		} else if (mark == 'R' && sh != NULL)
			restore_row(b, sh, &tenant);
		else
			b->bad = true;
	}
	backup_scan_end(b);
	if (b->lost > 0)
		snprintf(err, err_size, "nothing was restored: %s", b->first_lost);
	else if (db_status(b->db) != ST_OK)
		snprintf(err, err_size, "the restore stopped, nothing was restored: %s",
		    db_error(b->db));
	else if (b->bad || backup_get_number(b) != b->rows)
		snprintf(err, err_size,
		    "the backup does not fit this program's tables; nothing was restored");
	else
		return true;
	return false;
}

/* Files get their names before the rows count: a name without a row harms nobody. */
static bool
finish(struct bak *b, const struct shape *all, char *err, size_t err_size)
{
	bool ok;

	db_begin(b->db, DB_WRITE, 0);
	ok = restore_all(b, all, err, err_size);
	if (ok && !backup_scans_settle(b)) {
		ok = false;
		snprintf(err, err_size, "%s: %s; nothing was restored", b->files, strerror(errno));
	}
	if (!ok)
		db_rollback(b->db);
	else if (db_commit(b->db) != ST_OK) {
		ok = false;
		snprintf(err, err_size, "nothing was restored: %s", db_error(b->db));
	}
	if (!ok)
		backup_scans_drop(b);
	free(b->scan);
	free(b->placed);
	return ok;
}

bool
backup_restore(const char *url, const char *files, const char *file, char *err, size_t err_size)
{
	struct bak b;
	struct shape *all;
	FILE *f = fopen(file, "rbe");
	bool ok = false;
	int n;

	if (f == NULL) {
		snprintf(err, err_size, "%s: %s", file, strerror(errno));
		return false;
	}
	if (files != NULL &&
	    (!shelf_ready(files, err, err_size) || !shelf_empty(files, err, err_size))) {
		fclose(f);
		return false;
	}
	b = (struct bak){ .f = f };
	if (sodium_init() < 0)
		abort();
	crypto_generichash_init(&b.hash, NULL, 0, HASH);
	if (!whole(&b))
		snprintf(err, err_size, "%s is not a whole kompan backup: damaged or cut short",
		    file);
	else if (schema_migrate(url, &n, err, err_size) && open_bak(&b, url, err, err_size)) {
		b.f = f;
		all = shape_all(b.mem);
		if (all == NULL)
			abort();
		b.files = files;
		ok = finish(&b, all, err, err_size);
	}
	if (b.mem != NULL)
		close_bak(&b);
	fclose(f);
	return ok;
}
