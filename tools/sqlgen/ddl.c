/* SPDX-License-Identifier: EUPL-1.2
 * ddl.c - our schema words in both dialects.
 */
#include "sqlgen/sqlgen.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *
word_in(const char *type, bool pg)
{
	static const char *const map[][3] = {
		{ "id", "INTEGER", "bigint" }, { "int", "INTEGER", "bigint" },
		{ "bool", "INTEGER", "bigint" },
		{ "instant", "INTEGER", "bigint" }, { "money", "INTEGER", "bigint" },
		{ "date", "TEXT", "text COLLATE \"C\"" }, { "text", "TEXT", "text COLLATE \"C\"" },
		{ "blob", "BLOB", "bytea" },
	};

	for (size_t i = 0; i < LEN(map); i++)
		if (strcmp(map[i][0], type) == 0)
			return map[i][pg ? 2 : 1];
	return NULL;
}

/* One statement of a schema file in one dialect. */
static void
put_statement(char *out, size_t size, const char *s, size_t n, bool pg)
{
	size_t o = strlen(out);
	int word_no = 0;        /* of this line */
	bool table = strncmp(s, "CREATE TABLE", 12) == 0;
	bool added = strncmp(s, "ALTER TABLE", 11) == 0;

	for (size_t i = 0; i < n;) {
		if (s[i] == '\n')
			word_no = 0;
		if (strncmp(s + i, "--", 2) == 0) {
			i += strcspn(s + i, "\n");
			continue;
		}
		if (!isalpha((unsigned char)s[i]) && s[i] != '_') {
			out[o++] = s[i++];
			continue;
		}
		char word[64];
		size_t w = strspn(s + i,
		    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");

		snprintf(word, sizeof(word), "%.*s", (int)w, s + i);
		const char *typed = (table && ++word_no == 2) || added ? word_in(word, pg) : NULL;

		o += (size_t)snprintf(out + o, size - o, "%s", typed != NULL ? typed : word);
		i += w;
		if (o + 200 > size)
			fail("schema too long");
	}
	out[o] = '\0';
}

static bool
is_narrow(const char *end)
{
	return starts(end, "; -- narrow");
}

static void
table_name(const char *s, char *name, size_t size)
{
	size_t n = strcspn(s + 13, " (");

	snprintf(name, size, "%.*s", (int)n, s + 13);
}

static bool
has_tenant(const char *s, const char *end)
{
	const char *t = strstr(s, "tenant_id");

	return t != NULL && t < end;
}

/* May a migration say this? */
static bool
is_additive(const char *s, const char *end)
{
	const char *add = strstr(s, "ADD COLUMN");

	return starts(s, "CREATE TABLE ") || starts(s, "CREATE INDEX ") ||
	    starts(s, "INSERT INTO ") ||
	    (starts(s, "ALTER TABLE ") && add != NULL && add < end);
}

static void
secure(char *pg, size_t size, const char *table)
{
	size_t n = strlen(pg);

	snprintf(pg + n, size - n,
	    "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;\nALTER TABLE %s FORCE ROW LEVEL SECURITY;\n"
	    "CREATE POLICY tenant ON %s USING (tenant_id = current_setting('app.tenant')::bigint)\n"
	    " WITH CHECK (tenant_id = current_setting('app.tenant')::bigint);\n", table, table,
	    table);
}

/* In PostgreSQL the owner of a table too sees and writes its rows within one partnership. */
static void
put_in_each(char *pg, size_t size, const char *s, size_t n)
{
	append(pg, size, "DO $$ DECLARE p bigint; BEGIN FOR p IN SELECT id"
	    " FROM partnership LOOP\n"
	    "PERFORM set_config('app.tenant', p::text, true);\n");
	put_statement(pg, size, s, n, true);
	append(pg, size, ";\nEND LOOP; END $$");
}

static void
put_both(char *lite, char *pg, size_t size, const char *s, size_t n)
{
	put_statement(lite, size, s, n, false);
	if (starts(s, "INSERT INTO "))
		put_in_each(pg, size, s, n);
	else
		put_statement(pg, size, s, n, true);
}

/* Translates a whole schema file; tables goes into the list of tables, may be NULL. */
static void
translate(const char *text, char *lite, char *pg, size_t size, FILE *tables)
{
	*lite = *pg = '\0';
	for (const char *s = text; *s != '\0';) {
		if (isspace((unsigned char)*s)) {
			tool_line += *s++ == '\n';
			continue;
		}
		if (strncmp(s, "--", 2) == 0) {
			s += strcspn(s, "\n");
			continue;
		}
		const char *end = s;

		while (*end != ';' && *end != '\0')
			end += strncmp(end, "--", 2) == 0 ? strcspn(end, "\n") : 1;
		bool table = starts(s, "CREATE TABLE ");

		if (!is_additive(s, end))
			fail("only CREATE TABLE, CREATE INDEX, ADD COLUMN, INSERT: %.40s", s);
		put_both(lite, pg, size, s, (size_t)(end - s));
		append(lite, size, !table ? "" : is_narrow(end) ? " STRICT, WITHOUT ROWID" :
		    " STRICT");
		append(lite, size, ";\n");
		append(pg, size, ";\n");
		if (table) {
			char name[64];

			table_name(s, name, sizeof(name));
			if (has_tenant(s, end))
				secure(pg, size, name);
			if (tables != NULL)
				fprintf(tables, "\t{ \"%s\", %s },\n", name,
				    has_tenant(s, end) ? "true" : "false");
		}
		for (const char *p = s; p < end; p++)
			tool_line += *p == '\n';
		s = *end == '\0' ? end : end + 1;
	}
}

void
make_ddl(const char *stem, int n, char **path)
{
	static char lite[1 << 18], pg[1 << 18];
	FILE *c = create(stem, ".c"), *t = tmpfile();

	fprintf(c,
	    "/* made by sqlgen */\n#include \"db/schema.h\"\n\nconst struct migration migrations[] = {\n");
	for (int i = 0; i < n; i++) {
		char *text = read_source(path[i]);
		const char *base = strrchr(path[i], '/') == NULL ? path[i] :
		    strrchr(path[i], '/') + 1;
		const char *oldest = strstr(text, "-- oldest program: ");

		if (strtol(base, NULL, 10) != i + 1)
			fail("migrations are numbered 1, 2, 3 ...: this is number %d", i + 1);
		if (oldest == NULL)
			fail("'-- oldest program: N' is missing");
		translate(text, lite, pg, sizeof(lite), t);
		fprintf(c, "{ .number = %d, .name = \"%.*s\", .oldest_program = %d,\n.sqlite =",
		    i + 1, (int)strcspn(base, "."), base, (int)strtol(oldest + 19, NULL, 10));
		put_string(c, lite);
		fprintf(c, ",\n.pg =");
		put_string(c, pg);
		fprintf(c, " },\n");
		free(text);
	}
	fprintf(c,
	    "};\nconst size_t n_migrations = %d;\n\nconst struct schema_table schema_tables[] = {\n",
	    n);
	rewind(t);
	for (int ch; (ch = fgetc(t)) != EOF;)
		fputc(ch, c);
	fclose(t);
	fprintf(c,
	    "};\nconst size_t n_schema_tables = sizeof(schema_tables) / sizeof(*schema_tables);\n");
	if (fclose(c) != 0)
		fail("cannot write %s.c", stem);
}

sqlite3 *
load_schema(int n, char **path)
{
	static char lite[1 << 18], pg[1 << 18];
	sqlite3 *schema;
	char *err;

	if (sqlite3_open(":memory:", &schema) != SQLITE_OK)
		fail("no database in memory");
	for (int i = 0; i < n; i++) {
		char *text = read_source(path[i]);

		translate(text, lite, pg, sizeof(lite), NULL);
		if (sqlite3_exec(schema, lite, NULL, NULL, &err) != SQLITE_OK)
			fail("%s", err);
		free(text);
	}
	return schema;
}
