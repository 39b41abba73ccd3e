/* SPDX-License-Identifier: EUPL-1.2
 * sqlgen - typed C functions from annotated SQL, and both dialects of the schema.
 *
 *     sqlgen ddl OUT_STEM SCHEMA.sql...
 *         writes OUT_STEM.c with `migrations[]` and `schema_tables[]` (db/schema.h).
 *     sqlgen query OUT_STEM INCLUDE MODULE.sql SCHEMA.sql...
 *         writes OUT_STEM.h and OUT_STEM.c; the .c includes INCLUDE.
 *
 * Schema words: id int bool date instant money text blob. SQLite gets STRICT tables, PostgreSQL
 * bigint, text COLLATE "C" and bytea; a table with tenant_id gets row-level security, forced. A
 * table that ends with "); -- narrow" is made WITHOUT ROWID. Only CREATE TABLE, CREATE INDEX,
 * ALTER TABLE ... ADD COLUMN and INSERT INTO, which fills what is new from what is there (on
 * PostgreSQL for each partnership by itself): a migration is additive. "-- oldest program: N" names
 * the oldest program that still runs on it.
 *
 *     -- query NAME row|rows|exec
 *     -- in  NAME:TYPE ...        parameters, written :NAME in the statement
 *     -- out NAME:TYPE ...        columns, in order
 *     -- all because ...          why a `rows` statement has no LIMIT
 *     -- conflict CONSTRAINT   one that a user can hit: ST_CONFLICT, not a fault of the program
 *     -- on pg                    what follows, up to ';', is the statement for PostgreSQL
 *     SELECT ... ;
 *
 * TYPE is int bool instant money text date blob or FOO_id; '?' says it may be NULL (an id or number
 * of 0 binds NULL). Over three parameters make a struct q_NAME_in. Each statement is prepared here
 * against the schema: a wrong table, column or parameter stops the build, as FILE:LINE: NAME: why.
 */
#include "sqlgen/sqlgen.h"

#include <string.h>

char *
read_source(const char *path)
{
	size_t n;
	char *text = read_all(path, &n);

	tool_file = path;
	tool_line = 1;
	if (text == NULL)
		fail("cannot read");
	return text;
}

void
append(char *to, size_t size, const char *s)
{
	size_t n = strlen(to), m = strlen(s);

	if (n + m >= size)
		fail("too long: %.40s", s);
	memcpy(to + n, s, m + 1);
}

void
put_string(FILE *f, const char *s)
{
	for (; *s != '\0';) {
		size_t n = strcspn(s, "\n");

		fprintf(f, "\n\t\"");
		for (size_t i = 0; i < n; i++) {
			if (s[i] == '"' || s[i] == '\\')
				fputc('\\', f);
			fputc(s[i], f);
		}
		fprintf(f, "\\n\"");
		s += n + (s[n] != '\0');
	}
}

int
main(int argc, char **argv)
{
	if (argc > 3 && strcmp(argv[1], "ddl") == 0)
		make_ddl(argv[2], argc - 3, argv + 3);
	else if (argc > 5 && strcmp(argv[1], "query") == 0) {
		sqlite3 *schema = load_schema(argc - 5, argv + 5);

		make_queries(schema, argv[2], argv[3], argv[4]);
		sqlite3_close(schema);
	} else {
		fprintf(stderr,
		    "usage: sqlgen ddl STEM SCHEMA...  |  sqlgen query STEM INCLUDE MODULE.sql SCHEMA...\n");
		return 2;
	}
	return 0;
}
