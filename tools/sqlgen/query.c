/* SPDX-License-Identifier: EUPL-1.2
 * query.c - each statement is prepared against the schema and becomes a typed function.
 */
#include "sqlgen/sqlgen.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MAX_VAR 64
#define MAX_SQL 16384

struct var { char name[48], type[48]; bool null; };

struct query {
	char       name[64], kind[8];
	struct var in[MAX_VAR], out[MAX_VAR];
	int        n_in, n_out;
	char       sql[MAX_SQL], pg[MAX_SQL];
	char       conflict[4][64];
	int        n_conflict;
	bool       unbounded_said, on_pg, writes;
	int        line;
};

static bool
is_id(const char *t)
{
	return strlen(t) > 3 && ends(t, "_id");
}

static bool
is_text(const char *t)
{
	return strcmp(t, "text") == 0 || strcmp(t, "date") == 0;
}

static bool
is_blob(const char *t)
{
	return strcmp(t, "blob") == 0;
}

static const char *
c_type(const char *t)
{
	if (is_text(t))
		return "const char *";
	if (is_blob(t))
		return "struct q_blob ";
	if (strcmp(t, "bool") == 0)
		return "bool ";
	if (strcmp(t, "int") == 0 || strcmp(t, "instant") == 0 || strcmp(t, "money") == 0)
		return "int64_t ";
	if (!is_id(t))
		fail("unknown type '%s'", t);
	static char id[4][56];
	static int turn;

	turn = (turn + 1) % 4;
	snprintf(id[turn], sizeof(id[turn]), "%s ", t);
	return id[turn];
}

static int
read_vars(const char *s, struct var *v, int n)
{
	int used;

	for (; n < MAX_VAR; n++, s += used) {
		if (sscanf(s, " %47[a-z0-9_]:%47[a-z_?]%n", v[n].name, v[n].type, &used) != 2)
			break;
		size_t len = strlen(v[n].type);

		v[n].null = v[n].type[len - 1] == '?';
		if (v[n].null)
			v[n].type[len - 1] = '\0';
		c_type(v[n].type);
	}
	if (s[strspn(s, " \n")] != '\0')
		fail("cannot read '%s'", s);
	return n;
}

/* :name becomes $1, $2 ... in the order of "-- in"; words in quotes stay. */
static void
number_params(const struct query *q, char *sql)
{
	static char out[MAX_SQL];
	size_t o = 0;
	bool quoted = false;

	for (const char *p = sql; *p != '\0';) {
		if (*p == '\'')
			quoted = !quoted;
		if (quoted || *p != ':' || !islower((unsigned char)p[1]) ||
		    (p > sql && p[-1] == ':')) {
			out[o++] = *p++;
			continue;
		}
		size_t n = strspn(p + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
		int i = 0;

		while (i < q->n_in && (strlen(q->in[i].name) != n ||
		    strncmp(q->in[i].name, p + 1, n) != 0))
			i++;
		if (i == q->n_in)
			fail("%s: parameter %.*s is not in '-- in'", q->name, (int)n + 1, p);
		o += (size_t)snprintf(out + o, sizeof(out) - o, "$%d", i + 1);
		p += 1 + n;
	}
	out[o] = '\0';
	memcpy(sql, out, o + 1);
}

static void
check(sqlite3 *schema, struct query *q)
{
	sqlite3_stmt *s;
	static char sql[MAX_SQL];

	tool_line = q->line;
	number_params(q, q->sql);
	number_params(q, q->pg);
	memcpy(sql, q->sql, sizeof(sql));
	for (char *p = sql; *p != '\0'; p++)
		if (*p == '$' && isdigit((unsigned char)p[1]))
			*p = '?';
	if (sqlite3_prepare_v2(schema, sql, -1, &s, NULL) != SQLITE_OK)
		fail("%s: %s", q->name, sqlite3_errmsg(schema));
	if (sqlite3_bind_parameter_count(s) != q->n_in)
		fail("%s: %d parameters used, %d in '-- in'", q->name,
		    sqlite3_bind_parameter_count(s), q->n_in);
	if (sqlite3_column_count(s) != q->n_out)
		fail("%s: %d columns, %d in '-- out'", q->name, sqlite3_column_count(s), q->n_out);
	q->writes = !sqlite3_stmt_readonly(s);
	if (strcmp(q->kind, "rows") == 0 && !q->unbounded_said && strstr(q->sql, "LIMIT") == NULL)
		fail("%s: no LIMIT; or say '-- all because ...'", q->name);
	sqlite3_finalize(s);
}

static bool
by_struct(const struct query *q)
{
	return q->n_in > 3;
}

static void
put_signature(FILE *f, const struct query *q)
{
	if (strcmp(q->kind, "row") == 0)
		fprintf(f, "bool\nq_%s(struct cx *cx, struct q_%s *row", q->name, q->name);
	else if (strcmp(q->kind, "rows") == 0)
		fprintf(f, "size_t\nq_%s(struct cx *cx, struct q_%s **rows", q->name, q->name);
	else
		fprintf(f, "int64_t\nq_%s(struct cx *cx", q->name);
	if (by_struct(q))
		fprintf(f, ", const struct q_%s_in *in", q->name);
	for (int i = 0; i < q->n_in && !by_struct(q); i++)
		fprintf(f, ", %s%s", c_type(q->in[i].type), q->in[i].name);
	fprintf(f, ")");
}

static void
put_struct(FILE *f, const char *name, const char *suffix, const struct var *v, int n)
{
	fprintf(f, "struct q_%s%s {\n", name, suffix);
	for (int i = 0; i < n; i++)
		fprintf(f, "\t%s%s;\n", c_type(v[i].type), v[i].name);
	fprintf(f, "};\n");
}

static void
put_header(FILE *f, const struct query *q)
{
	if (q->n_out > 0)
		put_struct(f, q->name, "", q->out, q->n_out);
	if (by_struct(q))
		put_struct(f, q->name, "_in", q->in, q->n_in);
	put_signature(f, q);
	fprintf(f, ";\n\n");
}

static void
put_binds(FILE *f, const struct query *q)
{
	const char *from = by_struct(q) ? "in->" : "";

	for (int i = 0; i < q->n_in; i++) {
		const struct var *v = &q->in[i];
		const char *dot = is_id(v->type) ? ".v" : "";

		if (is_text(v->type))
			fprintf(f, "\tdb_bind_text(s, %d, %s%s);\n", i + 1, from, v->name);
		else if (is_blob(v->type))
			fprintf(f, "\tdb_bind_blob(s, %d, %s%s.bytes, %s%s.n);\n", i + 1, from,
			    v->name, from, v->name);
		else if (v->null)
			fprintf(f,
			    "\tif (%s%s%s == 0)\n\t\tdb_bind_null(s, %d);\n\telse\n\t\tdb_bind_int(s, %d, %s%s%s);\n",
			    from, v->name, dot, i + 1, i + 1, from, v->name, dot);
		else
			fprintf(f, "\tdb_bind_int(s, %d, %s%s%s);\n", i + 1, from, v->name, dot);
	}
}

static void
put_columns(FILE *f, const struct query *q, const char *to, const char *tab)
{
	for (int i = 0; i < q->n_out; i++) {
		const struct var *v = &q->out[i];

		if (is_text(v->type))
			fprintf(f, "%s%s%s = db_text(s, %d, cx->mem);\n", tab, to, v->name, i);
		else if (is_blob(v->type))
			fprintf(f, "%s%s%s.bytes = db_blob(s, %d, cx->mem, &%s%s.n);\n", tab, to,
			    v->name, i, to, v->name);
		else
			fprintf(f, "%s%s%s%s = db_int(s, %d)%s;\n", tab, to, v->name,
			    is_id(v->type) ? ".v" : "", i,
			    strcmp(v->type, "bool") == 0 ? " != 0" : "");
	}
}

static void
put_types(FILE *f, const char *what, const struct var *v, int n)
{
	fprintf(f, "\t.%s = \"", what);
	for (int i = 0; i < n; i++)
		fputc(is_text(v[i].type) ? 't' : is_blob(v[i].type) ? 'b' : 'i', f);
	fprintf(f, "\",\n");
}

static void
put_query(FILE *f, const struct query *q)
{
	if (q->n_conflict > 0) {
		fprintf(f, "static const char *const %s_conflicts[] = {", q->name);
		for (int i = 0; i < q->n_conflict; i++)
			fprintf(f, " \"%s\",", q->conflict[i]);
		fprintf(f, " NULL };\n\n");
	}
	fprintf(f, "static const struct query %s_q = {\n\t.name = \"%s\", .writes = %s,\n",
	    q->name, q->name, q->writes ? "true" : "false");
	put_types(f, "in", q->in, q->n_in);
	put_types(f, "out", q->out, q->n_out);
	if (q->n_conflict > 0)
		fprintf(f, "\t.conflicts = %s_conflicts,\n", q->name);
	fprintf(f, "\t.sql =");
	put_string(f, q->sql);
	if (q->pg[0] != '\0') {
		fprintf(f, ",\n\t.pg =");
		put_string(f, q->pg);
	}
	fprintf(f, ",\n};\n\n");
}

static void
put_function(FILE *f, const struct query *q)
{
	put_signature(f, q);
	fprintf(f, "\n{\n\tstruct stmt *s = db_stmt(cx->db, &%s_q);\n\n", q->name);
	put_binds(f, q);
	if (strcmp(q->kind, "row") == 0) {
		fprintf(f,
		    "\tbool found = db_step(s);\n\n\t*row = (struct q_%s){ 0 };\n\tif (found) {\n",
		    q->name);
		put_columns(f, q, "row->", "\t\t");
		fprintf(f, "\t}\n\tdb_done(s);\n\treturn found;\n}\n\n");
	} else if (strcmp(q->kind, "rows") == 0) {
		fprintf(f,
		    "\tsize_t n = 0, cap = 0;\n\n\t*rows = NULL;\n\tfor (; db_step(s); n++) {\n"
		    "\t\tif (n == cap)\n\t\t\t*rows = arena_grow(cx->mem, *rows, &cap, sizeof(**rows));\n");
		put_columns(f, q, "(*rows)[n].", "\t\t");
		fprintf(f, "\t}\n\tdb_done(s);\n\treturn n;\n}\n\n");
	} else
		fprintf(f, "\tdb_step(s);\n\treturn db_done(s);\n}\n\n");
}

static void
comment_line(struct query *q, const char *row)
{
	if (sscanf(row, "-- query %63s %7s", q->name, q->kind) == 2) {
		q->n_in = q->n_out = q->n_conflict = 0;
		q->sql[0] = q->pg[0] = '\0';
		q->unbounded_said = q->on_pg = false;
		q->line = tool_line;
	} else if (strncmp(row, "-- in ", 6) == 0)
		q->n_in = read_vars(row + 6, q->in, q->n_in);
	else if (strncmp(row, "-- out ", 7) == 0)
		q->n_out = read_vars(row + 7, q->out, q->n_out);
	else if (strncmp(row, "-- all because", 14) == 0)
		q->unbounded_said = true;
	else if (strncmp(row, "-- on pg", 8) == 0)
		q->on_pg = true;
	else if (strncmp(row, "-- conflict ", 12) == 0 && q->n_conflict < 4 &&
	    sscanf(row, "-- conflict %63[a-z_0-9]", q->conflict[q->n_conflict]) == 1)
		q->n_conflict++;
}

/* One more row of the statement. True: its last. */
static bool
statement_ends(struct query *q, char *row)
{
	char *to = q->on_pg ? q->pg : q->sql, *end = strrchr(row, ';');

	if (strlen(to) + strlen(row) + 2 >= MAX_SQL)
		fail("statement too long");
	if (end != NULL)
		*end = '\0';
	append(to, MAX_SQL, row);
	append(to, MAX_SQL, end == NULL ? "\n" : "");
	return end != NULL;
}

void
make_queries(sqlite3 *schema, const char *stem, const char *include, const char *path)
{
	static struct query q;
	static char names[1 << 16];
	char *text = read_source(path);
	FILE *h = create(stem, ".h"), *c = create(stem, ".c");
	const char *base = strrchr(stem, '/') == NULL ? stem : strrchr(stem, '/') + 1;
	int n = 0;

	fprintf(h, "/* made by sqlgen from %s */\n#pragma once\n#include \"work/cx.h\"\n\n", path);
	fprintf(c, "/* made by sqlgen from %s */\n#include \"%s\"\n\n", path, include);
	tool_line = 0;
	for (char *row = text, *next; *row != '\0'; row = next) {
		next = row + strcspn(row, "\n");
		if (*next != '\0')
			*next++ = '\0';
		tool_line++;
		if (strncmp(row, "--", 2) == 0) {
			comment_line(&q, row);
			continue;
		}
		if (*row == '\0')
			continue;
		if (!statement_ends(&q, row) || (!q.on_pg && starts(next, "-- on pg")))
			continue;
		check(schema, &q);
		put_header(h, &q);
		put_query(c, &q);
		put_function(c, &q);
		n += snprintf(names + strlen(names), 100, "\t&%s_q,\n", q.name) > 0;
	}
	fprintf(h,
	    "extern const struct query *const queries_%s[];\nextern const size_t n_queries_%s;\n",
	    base, base);
	fprintf(c,
	    "const struct query *const queries_%s[] = {\n%s};\nconst size_t n_queries_%s = %d;\n",
	    base, names, base, n);
	if (fclose(h) != 0 || fclose(c) != 0)
		fail("cannot write %s", stem);
	free(text);
}
