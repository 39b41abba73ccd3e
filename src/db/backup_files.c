/* SPDX-License-Identifier: EUPL-1.2
 * backup_files.c - scans behind `--files DIR` in a backup: there they look like those kept in the
 * database, so that either kind of installation restores either kind of backup.
 */
#include "db/backup_inside.h"

#include "base/scan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define PIECE ((size_t)256 << 10)

static const struct query scans_q = { .name = "backup_scans", .in = "i", .out = "iit",
	.sql = "SELECT a.id, a.size, a.sha256 FROM attachment a WHERE a.tenant_id = $1"
	    " AND NOT EXISTS (SELECT 1 FROM attachment_piece p WHERE p.tenant_id = a.tenant_id"
	    " AND p.attachment_id = a.id) ORDER BY a.id" };
static const struct query sum_q = { .name = "backup_scan_sum", .in = "ii", .out = "t",
	.sql = "SELECT sha256 FROM attachment WHERE tenant_id = $1 AND id = $2" };

static void
lose(struct bak *b, const struct shelf *s, const char *why)
{
	if (b->lost++ == 0)
		snprintf(b->first_lost, sizeof(b->first_lost), "%s/%lld/%lld: %s",
		    s->dir == NULL ? "(--files DIR)" : s->dir, (long long)s->tenant,
		    (long long)s->id, why);
}

static bool
sum_is(const void *bytes, size_t n, const char *want)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(sum) + 1];

	crypto_hash_sha256(sum, bytes, n);
	sodium_bin2hex(hex, sizeof(hex), sum, sizeof(sum));
	return want != NULL && strcmp(hex, want) == 0;
}

static void
put_int(struct bak *b, int64_t v)
{
	backup_put(b, "i", 1);
	backup_put_number(b, (uint64_t)v);
}

static void
put_scan(struct bak *b, const struct shelf *s, int64_t size, const char *sha256)
{
	struct arena_mark mark = arena_mark(b->mem);
	size_t n = 0;
	const char *bytes = NULL;

	errno = 0;
	if (s->dir != NULL)
		bytes = shelf_read(b->mem, s, SCAN_BYTES, &n);
	if (bytes == NULL)
		lose(b, s,
		    s->dir == NULL ? "this scan is no part of the database; where are its files?"
		                   : strerror(errno));
	else if ((int64_t)n != size || !sum_is(bytes, n, sha256))
		lose(b, s, "not what was handed in: its SHA-256 is another");
	else
		for (size_t at = 0; at < n; at += PIECE) {
			backup_put(b, "R", 1);
			b->rows++;
			put_int(b, s->tenant);
			put_int(b, s->id);
			put_int(b, (int64_t)(at / PIECE));
			backup_put_bytes(b, 'b', bytes + at, n - at < PIECE ? n - at : PIECE);
		}
	arena_rewind(b->mem, mark);
}

void
backup_scans_put(struct bak *b, int64_t tenant)
{
	struct arena_mark mark = arena_mark(b->mem);
	struct stmt *s = db_stmt(b->db, &scans_q);

	db_bind_int(s, 1, tenant);
	while (!b->bad && db_step(s))
		put_scan(b, &(struct shelf){ b->files, tenant, db_int(s, 0), 0 }, db_int(s, 1),
		    db_text(s, 2, b->mem));
	db_done(s);
	arena_rewind(b->mem, mark);
}

/* ---- restoring ---- */

static int64_t
get_int(struct bak *b)
{
	char type = 0;

	backup_get(b, &type, 1);
	b->bad = b->bad || type != 'i';
	return b->bad ? 0 : (int64_t)backup_get_number(b);
}

static void
place(struct bak *b)
{
	if (b->n_placed == b->cap_placed) {
		b->cap_placed = b->cap_placed * 2 + 64;
		b->placed = realloc(b->placed, b->cap_placed * sizeof(*b->placed));
		if (b->placed == NULL)
			abort();
	}
	b->placed[b->n_placed++] = b->at;
}

void
backup_scan_end(struct bak *b)
{
	struct arena_mark mark = arena_mark(b->mem);
	struct stmt *s;

	if (b->at.dir == NULL || b->bad)
		return;
	backup_see_tenant(b->db, b->at.tenant);
	s = db_stmt(b->db, &sum_q);
	db_bind_int(s, 1, b->at.tenant);
	db_bind_int(s, 2, b->at.id);
	if (!db_step(s) || !sum_is(b->scan, b->n_scan, db_text(s, 0, b->mem)))
		lose(b, &b->at, "its bytes in the backup have another SHA-256");
	else if (shelf_write(&b->at, b->scan, b->n_scan))
		place(b);
	else
		lose(b, &b->at, strerror(errno));
	db_done(s);
	b->at.dir = NULL;
	arena_rewind(b->mem, mark);
}

void
backup_piece_get(struct bak *b)
{
	struct arena_mark mark = arena_mark(b->mem);
	struct shelf at = { .dir = b->files };
	const char *bytes;
	char type = 0;
	int64_t nth;
	size_t n;

	at.tenant = get_int(b);
	at.id = get_int(b);
	nth = get_int(b);
	backup_get(b, &type, 1);
	bytes = backup_get_bytes(b, &n);
	b->bad = b->bad || type != 'b';
	if (b->at.dir == NULL || b->at.tenant != at.tenant || b->at.id != at.id) {
		backup_scan_end(b);
		b->at = at;
		b->n_scan = 0;
	}
	if (b->scan == NULL && (b->scan = malloc(SCAN_BYTES)) == NULL)
		abort();
	b->bad = b->bad || (uint64_t)nth * PIECE != b->n_scan || n > SCAN_BYTES - b->n_scan;
	if (!b->bad) {
		memcpy(b->scan + b->n_scan, bytes, n);
		b->n_scan += n;
		b->rows++;
	}
	arena_rewind(b->mem, mark);
}

bool
backup_scans_settle(struct bak *b)
{
	for (size_t i = 0; i < b->n_placed; i++)
		if (!shelf_settle(&b->placed[i]))
			return false;
	return true;
}

void
backup_scans_drop(struct bak *b)
{
	for (size_t i = 0; i < b->n_placed; i++)
		shelf_drop(&b->placed[i]);
}
