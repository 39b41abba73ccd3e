/* SPDX-License-Identifier: EUPL-1.2
 * shape.c - asks an empty SQLite made by the migrations what columns and keys there are.
 */
#include "db/shape.h"

#include "db/schema.h"

#include <sqlite3.h>
#include <string.h>

static void
make_statements(struct arena *mem, struct shape *sh, const char *const *key, int n_key)
{
	struct buf sel, ins, val;

	buf_init(&sel, mem);
	buf_init(&ins, mem);
	buf_init(&val, mem);
	for (int i = 0; i < sh->n; i++) {
		buf_fmt(&ins, "%s%s", i > 0 ? ", " : "", sh->name[i]);
		buf_fmt(&val, "%s$%d", i > 0 ? ", " : "", i + 1);
	}
	buf_fmt(&sel, "SELECT %s FROM %s", ins.s, sh->table);
	buf_str(&sel, sh->tenant ? " WHERE tenant_id = $1 ORDER BY " : " ORDER BY ");
	for (int i = 0; i < n_key; i++)
		buf_fmt(&sel, "%s%s", i > 0 ? ", " : "", key[i]);
	sh->select = (struct query){ .name = sh->table, .sql = sel.s, .in = sh->tenant ? "i" : "",
		.out = sh->type };
	sh->insert = (struct query){ .name = sh->table, .in = sh->type, .out = "", .writes = true,
		.sql = arena_strf(mem, "INSERT INTO %s (%s) VALUES (%s)", sh->table, ins.s,
		    val.s) };
	sh->count = (struct query){ .name = sh->table, .in = "", .out = "i",
		.sql = arena_strf(mem, "SELECT count(*) FROM %s", sh->table) };
}

static bool
look(struct arena *mem, sqlite3 *db, struct shape *sh)
{
	const char *key[SHAPE_COLUMNS];
	int n_key = 0;
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(db, "SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid",
	    -1, &s, NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_text(s, 1, sh->table, -1, SQLITE_STATIC);
	for (; sqlite3_step(s) == SQLITE_ROW && sh->n < SHAPE_COLUMNS; sh->n++) {
		const char *type = (const char *)sqlite3_column_text(s, 1);
		int pk = sqlite3_column_int(s, 2);

		sh->name[sh->n] = arena_str(mem, (const char *)sqlite3_column_text(s, 0));
		sh->type[sh->n] = strcmp(type, "INTEGER") == 0 ? 'i' : strcmp(type, "TEXT") == 0 ?
		    't' : 'b';
		if (pk > 0) {
			key[pk - 1] = sh->name[sh->n];
			n_key++;
		}
	}
	sqlite3_finalize(s);
	if (sh->n == 0 || sh->n == SHAPE_COLUMNS || n_key == 0)
		/* without a key there is no order that both databases share */
		return false;
	make_statements(mem, sh, key, n_key);
	return true;
}

struct shape *
shape_all(struct arena *mem)
{
	struct shape *all = NEWN(mem, struct shape, n_schema_tables);
	sqlite3 *db;
	bool ok = sqlite3_open(":memory:", &db) == SQLITE_OK;

	for (size_t i = 0; ok && i < n_migrations; i++)
		ok = sqlite3_exec(db, migrations[i].sqlite, NULL, NULL, NULL) == SQLITE_OK;
	for (size_t i = 0; ok && i < n_schema_tables; i++) {
		all[i].table = schema_tables[i].name;
		all[i].tenant = schema_tables[i].tenant;
		ok = look(mem, db, &all[i]);
	}
	sqlite3_close(db);
	return ok ? all : NULL;
}
