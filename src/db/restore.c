/* SPDX-License-Identifier: EUPL-1.2
 * restore.c - a backup is read back into an empty database: all of it or
 * nothing. What the file looks like stands in backup.c.
 */
#include "db/backup_inside.h"

#include "db/inside.h"
#include "db/schema.h"

#include <endian.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
	if (*ret_n > BACKUP_MEMORY / 4)
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
	unsigned char part[65536], hash[BACKUP_HASH], want[BACKUP_HASH];
	struct stat st;
	off_t left;

	if (fstat(fileno(b->f), &st) != 0 ||
	    st.st_size < (off_t)(strlen(BACKUP_MAGIC) + BACKUP_HASH))
		return false;
	for (left = st.st_size - BACKUP_HASH; left > 0;) {
		size_t n = left < (off_t)sizeof(part) ? (size_t)left : sizeof(part);

		if (!backup_get(b, part, n))
			return false;
		crypto_generichash_update(&b->hash, part, n);
		left -= (off_t)n;
	}
	crypto_generichash_final(&b->hash, hash, BACKUP_HASH);
	return backup_get(b, want, BACKUP_HASH) && sodium_memcmp(hash, want, BACKUP_HASH) == 0 &&
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

/* False with a sentence. */
static bool
fits(struct bak *b, const struct shape *all, char *err, size_t err_size)
{
	char magic[sizeof(BACKUP_MAGIC)] = "";
	uint64_t schema;

	for (size_t i = 0; i < n_schema_tables; i++)
		if (!all[i].tenant && backup_number(b->db, &all[i].count) > 0) {
			snprintf(err, err_size, "the database already holds an installation;"
			    " restore into an empty one");
			return false;
		}
	backup_get(b, magic, strlen(BACKUP_MAGIC));
	schema = backup_get_number(b);
	if (strcmp(magic, BACKUP_MAGIC) == 0 && schema == n_migrations)
		return true;
	snprintf(err, err_size,
	    "the backup is of schema %llu, this program's is %zu; restore it with the"
	    " program that made it, then run kompan migrate", (unsigned long long)schema,
	    n_migrations);
	return false;
}

static void
restore_tables(struct bak *b, const struct shape *all)
{
	const struct shape *sh = NULL;
	int64_t tenant = -1;
	char mark = 0;

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
}

/* False with a sentence, or the rows are in and only the commit is left. */
static bool
restore_all(struct bak *b, const struct shape *all, char *err, size_t err_size)
{
	if (!fits(b, all, err, err_size))
		return false;
	restore_tables(b, all);
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
static enum st
commit(struct bak *b, char *err, size_t err_size)
{
	enum st st;

	if (!backup_scans_settle(b)) {
		snprintf(err, err_size, "%s: %s; nothing was restored", b->files, strerror(errno));
		db_rollback(b->db);
		return ST_FAIL;
	}
	st = db_commit(b->db);
	if (st == ST_UNKNOWN)
		snprintf(err, err_size,
		    "%s: nobody knows whether the backup was restored. Look into the database; if it"
		    " is empty, empty the folder of scans too and restore again", db_error(b->db));
	else if (st != ST_OK)
		snprintf(err, err_size, "nothing was restored: %s", db_error(b->db));
	return st;
}

static bool
finish(struct bak *b, const struct shape *all, char *err, size_t err_size)
{
	enum st st = ST_FAIL;

	db_begin(b->db, DB_WRITE, 0);
	if (restore_all(b, all, err, err_size))
		st = commit(b, err, err_size);
	else
		db_rollback(b->db);
	if (st != ST_OK && st != ST_UNKNOWN)
		backup_scans_drop(b);
	free(b->scan);
	free(b->placed);
	return st == ST_OK;
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
	crypto_generichash_init(&b.hash, NULL, 0, BACKUP_HASH);
	if (!whole(&b))
		snprintf(err, err_size, "%s is not a whole kompan backup: damaged or cut short",
		    file);
	else if (schema_migrate(url, &n, err, err_size) && backup_open(&b, url, err, err_size)) {
		b.f = f;
		all = shape_all(b.mem);
		if (all == NULL)
			abort();
		b.files = files;
		ok = finish(&b, all, err, err_size);
	}
	if (b.mem != NULL)
		backup_close(&b);
	fclose(f);
	return ok;
}
