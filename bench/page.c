/* SPDX-License-Identifier: EUPL-1.2
 * page.c - one page in this process: page URL TOKEN PATH [STATEMENTS-FILE]
 * Prints its code, its size and how many statements it took when the worker knows the way already;
 * writes the statements themselves, one a line, for bare.c (SQLite).
 */
#include "core/app.h"
#include "db/inside.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static int
keep(unsigned what, void *file, void *statement, void *x)
{
	char *sql = sqlite3_expanded_sql(statement);

	(void)what, (void)x;
	for (char *s = sql; s != NULL && *s != '\0'; s++)
		if (*s == '\n')
			*s = ' ';
	fprintf(file, "%s\n", sql);
	sqlite3_free(sql);
	return 0;
}

static struct http_response
ask(struct app *app, struct arena *mem, const char *token, const char *path)
{
	const struct http_pair header = { "Cookie", arena_strf(mem, "kompan=%s", token) };
	const char *mark = strchr(path, '?'), *eq = mark == NULL ? NULL : strchr(mark, '=');
	struct http_pair query = { 0 };
	struct http_request rq = { .mem = mem,
		.method = "GET",
		.client = "127.0.0.1",
		.header = &header,
		.n_header = 1,
		.query = &query };
	struct http_response res = { 0 };

	rq.path = eq == NULL ? path : arena_strn(mem, path, (size_t)(mark - path));
	if (eq != NULL) {
		query = (struct http_pair){ arena_strn(mem, mark + 1, (size_t)(eq - mark - 1)),
			eq + 1 };
		rq.n_query = 1;
	}
	app_run(app, &rq, &res);
	return res;
}

int
main(int argc, char **argv)
{
	struct app_conf conf = { 0 };
	struct arena *mem = arena_new((size_t)1 << 30);
	struct http_response res = { 0 };
	char err[400] = "";
	struct app *app;
	uint64_t before = 0;
	FILE *f;

	if (argc < 4) {
		fputs("page: URL TOKEN PATH [STATEMENTS-FILE]\n", stderr);
		return 2;
	}
	conf.db = argv[1];
	app = app_open(&conf, err, sizeof(err));
	if (app == NULL) {
		fprintf(stderr, "page: %s\n", err);
		return 1;
	}
	f = argc > 4 ? fopen(argv[4], "w") : NULL;
	for (int i = 0; i < 3; i++) {
		if (i == 2 && f != NULL && !db_is_postgres(app_db(app)))
			sqlite3_trace_v2(app_db(app)->conn, SQLITE_TRACE_STMT, keep, f);
		before = db_statements(app_db(app));
		res = ask(app, mem, argv[2], argv[3]);
	}
	printf("%u %zu %llu\n", res.code, res.n_body,
	    (unsigned long long)(db_statements(app_db(app)) - before));
	if (f != NULL)
		fclose(f);
	app_close(app);
	arena_free(mem);
	return 0;
}
