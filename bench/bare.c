/* SPDX-License-Identifier: EUPL-1.2
 * bare.c - what kompan is measured against: the same libraries and the same work, no kompan.
 *
 *     bare serve DB STATEMENTS BYTES PORT   answers every request with BYTES bytes after running the
 *                                           statements, one a line, prepared once, in a read unit
 *     bare copy FROM TO                     every row of FROM by prepared one-row inserts into the
 *                                           empty tables of TO, in one transaction; prints seconds
 *     bare commits DB N                     N rows of a service, a transaction each; prints seconds
 */
#include <microhttpd.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_STATEMENTS 64

static sqlite3 *db;
static sqlite3_stmt *statement[MAX_STATEMENTS];
static size_t n_statement, n_page;
static char *page;
static volatile sig_atomic_t stop;

static void
must(int rc, const char *what)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
		return;
	fprintf(stderr, "bare: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
open_db(const char *path)
{
	must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), path);
	must(sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	    " PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000", NULL, NULL, NULL), "open");
}

/* ---- serve ---- */

static size_t
run_statements(void)
{
	size_t read = 0;

	for (size_t i = 0; i < n_statement; i++) {
		while (sqlite3_step(statement[i]) == SQLITE_ROW)
			for (int c = sqlite3_column_count(statement[i]) - 1; c >= 0; c--)
				read += sqlite3_column_type(statement[i], c) == SQLITE_INTEGER
				    ? (size_t)sqlite3_column_int64(statement[i], c) % 2
				    : (sqlite3_column_text(statement[i], c),
				          (size_t)sqlite3_column_bytes(statement[i], c));
		sqlite3_reset(statement[i]);
	}
	return read;
}

static enum MHD_Result
answer(void *arg, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *data, size_t *n_data, void **state)
{
	struct MHD_Response *r;
	enum MHD_Result ok;

	(void)arg, (void)url, (void)method, (void)version, (void)data, (void)n_data;
	if (*state == NULL) {
		*state = page;
		return MHD_YES;
	}
	run_statements();
	r = MHD_create_response_from_buffer(n_page, page, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(r, "Content-Type", "text/html; charset=utf-8");
	ok = MHD_queue_response(c, 200, r);
	MHD_destroy_response(r);
	return ok;
}

static void
on_signal(int sig)
{
	(void)sig;
	stop = 1;
}

/* A PRAGMA among the statements would make SQLite compile all others
 * anew; it is no work of a page. */
static void
read_statements(const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	for (ssize_t n; (n = getline(&line, &cap, f)) > 0 && n_statement < MAX_STATEMENTS;)
		if (strncmp(line, "PRAGMA", 6) != 0)
			must(sqlite3_prepare_v3(db, line, (int)n, SQLITE_PREPARE_PERSISTENT,
			    &statement[n_statement++], NULL), line);
	free(line);
	fclose(f);
}

static int
serve(char **argv)
{
	struct MHD_Daemon *d;

	open_db(argv[0]);
	read_statements(argv[1]);
	n_page = strtoul(argv[2], NULL, 10);
	page = malloc(n_page + 1);
	memset(page, 'x', n_page);
	signal(SIGTERM, on_signal);
	d = MHD_start_daemon(MHD_USE_EPOLL, (uint16_t)strtoul(argv[3], NULL, 10), NULL, NULL,
	    answer, NULL, MHD_OPTION_END);
	if (d == NULL)
		return 1;
	while (!stop)
		MHD_run_wait(d, 100);
	MHD_stop_daemon(d);
	return 0;
}

/* ---- copy ---- */

static sqlite3_stmt *
insert_for(sqlite3_stmt *from, const char *table)
{
	char sql[4000];
	int n = sqlite3_column_count(from),
	    at = snprintf(sql, sizeof(sql), "INSERT INTO main.%s VALUES (", table);
	sqlite3_stmt *to;

	for (int i = 0; i < n; i++)
		at += snprintf(sql + at, sizeof(sql) - (size_t)at, "%s", i == 0 ? "?" : ",?");
	snprintf(sql + at, sizeof(sql) - (size_t)at, ")");
	must(sqlite3_prepare_v2(db, sql, -1, &to, NULL), sql);
	return to;
}

static void
copy_table(const char *table)
{
	char sql[200];
	sqlite3_stmt *from, *to;

	snprintf(sql, sizeof(sql), "SELECT * FROM old.%s", table);
	must(sqlite3_prepare_v2(db, sql, -1, &from, NULL), sql);
	to = insert_for(from, table);
	while (sqlite3_step(from) == SQLITE_ROW) {
		for (int i = sqlite3_column_count(from) - 1; i >= 0; i--)
			sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i));
		must(sqlite3_step(to), table);
		sqlite3_reset(to);
	}
	sqlite3_finalize(from);
	sqlite3_finalize(to);
}

static int
copy(char **argv)
{
	char *table[200], sql[600];
	sqlite3_stmt *s;
	size_t n = 0;
	double from;

	open_db(argv[1]);
	snprintf(sql, sizeof(sql), "ATTACH '%s' AS old", argv[0]);
	must(sqlite3_exec(db, sql, NULL, NULL, NULL), sql);
	must(
	    sqlite3_prepare_v2(db,
	        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE '%migration%'",
	        -1, &s, NULL), "tables");
	while (n < 200 && sqlite3_step(s) == SQLITE_ROW)
		table[n++] = strdup((const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	from = seconds();
	must(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), "begin");
	for (size_t i = 0; i < n; i++)
		copy_table(table[i]);
	must(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), "commit");
	printf("%.3f\n", seconds() - from);
	return 0;
}

/* ---- commits ---- */

static int
commits(char **argv)
{
	long n = strtol(argv[1], NULL, 10);
	sqlite3_stmt *s;
	double from;

	open_db(argv[0]);
	must(
	    sqlite3_prepare_v2(db,
	        "INSERT INTO service (tenant_id, id, person_id, partner_id, kind_id, scope, on_date,"
	        " minutes, provider, finished, remark, no_plan, no_plan_note, report_month, created_by, created_at,"
	        " withdrawn_reason) VALUES (1, ?, 1, 1, 1, 'Rozmowa', '2026-09-01', 60, 'Anna', 0, '', '', '', '2026-09', 1, 1,"
	        " '')", -1, &s, NULL), "insert");
	from = seconds();
	for (long i = 1; i <= n; i++) {
		sqlite3_bind_int64(s, 1, i);
		must(sqlite3_step(s), "row");
		sqlite3_reset(s);
	}
	printf("%.3f\n", seconds() - from);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 6 && strcmp(argv[1], "serve") == 0)
		return serve(argv + 2);
	if (argc == 4 && strcmp(argv[1], "copy") == 0)
		return copy(argv + 2);
	if (argc == 4 && strcmp(argv[1], "commits") == 0)
		return commits(argv + 2);
	fputs("bare: serve DB STATEMENTS BYTES PORT | copy FROM TO | commits DB N\n", stderr);
	return 2;
}
