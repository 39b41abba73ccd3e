/* SPDX-License-Identifier: EUPL-1.2
 * astray.c - sweeps the folder of scans. A file goes only while its place in the table is held, so
 * that a scan that is handed in anew at that moment is not lost.
 */
#include "core/astray.h"

#include "base/log.h"
#include "base/shelf.h"
#include "core/astray_sql.h"

#define DAY_MS (24 * 3600 * 1000LL)
#define PAGE   1000             /* as astray_scans has it */

/* Moves the ids that no row has to the front and gives their number. Ids and rows both ascend. */
static size_t
without_row(struct cx *cx, tenant_id tenant, int64_t *id, size_t n)
{
	struct q_astray_scans *row;
	attachment_id last = { 0 };
	size_t left = 0, at = 0, m;

	do {
		m = q_astray_scans(cx, &row, tenant, last);
		for (size_t i = 0; i < m; i++) {
			while (at < n && id[at] < row[i].id.v)
				id[left++] = id[at++];
			at += at < n && id[at] == row[i].id.v;
		}
		if (m > 0)
			last = row[m - 1].id;
	} while (m == PAGE);
	while (at < n)
		id[left++] = id[at++];
	return left;
}

static bool
drop(struct cx *cx, const struct shelf *s, int64_t before)
{
	bool gone;

	db_begin(cx->db, DB_WRITE, s->tenant);
	gone = q_astray_hold(cx, (tenant_id){ s->tenant }, (attachment_id){ s->id }) == 1 &&
	    shelf_drop_old(s, before);
	db_rollback(cx->db);
	return gone;
}

static size_t
sweep_one(struct cx *cx, const char *files, tenant_id tenant)
{
	int64_t before = cx->now - DAY_MS;
	size_t n, gone = 0;
	int64_t *id = shelf_old(cx->mem, files, tenant.v, before, &n);

	if (n == 0)
		return 0;
	db_begin(cx->db, DB_READ, tenant.v);
	n = without_row(cx, tenant, id, n);
	if (db_commit(cx->db) != ST_OK)
		return 0;
	if (n > ASTRAY_MOST) {
		log_line("files: %zu in %s/%lld have no row, so none was removed; is this the folder"
		    " of another database?", n, files, (long long)tenant.v);
		return 0;
	}
	for (size_t i = 0; i < n; i++)
		gone += drop(cx, &(struct shelf){ files, tenant.v, id[i], 0 }, before);
	return gone;
}

size_t
astray_sweep(struct cx *cx, const char *files)
{
	struct q_astray_partnerships *p;
	struct arena_mark mark;
	size_t n, gone = 0;

	db_begin(cx->db, DB_READ, 0);
	n = q_astray_partnerships(cx, &p);
	if (db_commit(cx->db) != ST_OK)
		n = 0;
	mark = arena_mark(cx->mem);
	for (size_t i = 0; i < n; i++) {
		gone += sweep_one(cx, files, p[i].id);
		arena_rewind(cx->mem, mark);
	}
	if (gone > 0)
		log_line("files: %zu that no row names were removed from %s", gone, files);
	return gone;
}
