/* SPDX-License-Identifier: EUPL-1.2
 * db_test.c - both databases keep the same promises. PostgreSQL is tested
 * where KOMPAN_PG_OWNER and KOMPAN_PG_SERVE say where it is (eval
 * "$(tools/pg start DIR)"); its tables are made anew each time.
 */
#include "db/inside.h"

#include "base/shelf.h"
#include "db/backup.h"
#include "db/db_test_sql.h"
#include "db/schema.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <libpq-fe.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char dir[] = "/tmp/kompan-db-XXXXXX", lite[80], err[400];
static const char *pg_owner, *pg_serve;

struct place { const char *owner, *serve; };
static struct place places[2];
static int n_places;

static const char *
path(const char *name)
{
	static char buf[4][100];
	static int i;

	i = (i + 1) % 4;
	snprintf(buf[i], sizeof(buf[i]), "%s/%s", dir, name);
	return buf[i];
}

static void
empty(const struct place *p)
{
	struct db *db;

	if (strncmp(p->owner, "sqlite:", 7) == 0) {
		unlink(path("a.db"));
		unlink(path("a.db-wal"));
		unlink(path("a.db-shm"));
		return;
	}
	db = db_open(p->owner, DB_OWNER, err, sizeof(err));
	if (db == NULL)
		fail_msg("%s", err);
	assert_true(db->driver->script(db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
	    " GRANT USAGE ON SCHEMA public TO PUBLIC"));
	db_close(db);
}

static void
as_owner(const struct place *p, const char *sql)
{
	struct db *db = db_open(p->owner, DB_OWNER, err, sizeof(err));

	assert_non_null(db);
	assert_true(db->driver->script(db, sql));
	db_close(db);
}

static void
migrate(const struct place *p)
{
	int n;

	empty(p);
	if (!schema_migrate(p->owner, &n, err, sizeof(err)))
		fail_msg("%s", err);
	assert_int_equal(n, (int)n_migrations);
}

static struct cx
serve(const struct place *p)
{
	struct cx cx = { .mem = arena_new(1 << 20), .db =
	    db_open(p->serve, DB_SERVE, err, sizeof(err)) };

	if (cx.db == NULL)
		fail_msg("%s", err);
	return cx;
}

static void
leave(struct cx *cx)
{
	db_close(cx->db);
	arena_free(cx->mem);
}

static void
sound(struct cx *cx)
{
	if (db_commit(cx->db) != ST_OK)
		fail_msg("%s", db_error(cx->db));
}

/* A house with accounts, two partnerships and a trail in each. */
static void
fill(const struct place *p)
{
	struct cx cx = serve(p);

	db_begin(cx.db, DB_WRITE, 0);
	q_dbt_account(&cx, 1, "a", (struct q_blob){ "\0\xff\n", 3 });
	q_dbt_account_bare(&cx, 2, "b");
	q_dbt_partnership(&cx, 7);
	q_dbt_partnership(&cx, 8);
	sound(&cx);
	for (int64_t t = 7; t <= 8; t++) {
		db_begin(cx.db, DB_WRITE, t);
		for (int64_t i = 0; i < t; i++)
			q_dbt_trail(&cx, t, 100 * t + i);
		sound(&cx);
	}
	leave(&cx);
}

static void
first_error_stays_until_the_unit_ends(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		struct q_dbt_accounts n;

		migrate(&places[i]);
		struct cx cx = serve(&places[i]);

		db_begin(cx.db, DB_WRITE, 0);
		assert_int_equal(q_dbt_account_bare(&cx, 1, "a"), 1);
		assert_int_equal(q_dbt_account_bare(&cx, 2, "a"), 0);
		assert_int_equal(db_status(cx.db), ST_FAIL);    /* not named in the .sql: a bug */
		assert_false(q_dbt_accounts(&cx, &n));
		assert_int_equal(db_commit(cx.db), ST_FAIL);
		db_begin(cx.db, DB_READ, 0);
		assert_true(q_dbt_accounts(&cx, &n));
		assert_int_equal(n.n, 0);
		sound(&cx);
		leave(&cx);
	}
}

static void
a_named_constraint_is_a_conflict(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		migrate(&places[i]);
		struct cx cx = serve(&places[i]);

		db_begin(cx.db, DB_WRITE, 0);
		q_dbt_account_bare(&cx, 1, "a");
		q_dbt_account(&cx, 2, "a", (struct q_blob){ NULL, 0 });
		assert_int_equal(db_commit(cx.db), ST_CONFLICT);
		leave(&cx);
	}
}

static void
no_bytes_are_not_nothing(void **state)
{
	struct q_dbt_totp t;

	(void)state;
	for (int i = 0; i < n_places; i++) {
		migrate(&places[i]);
		struct cx cx = serve(&places[i]);

		db_begin(cx.db, DB_WRITE, 0);
		q_dbt_account(&cx, 1, "a", (struct q_blob){ "", 0 });
		q_dbt_account(&cx, 2, "b", (struct q_blob){ NULL, 0 });
		assert_true(q_dbt_totp(&cx, &t, 1));
		assert_non_null(t.totp.bytes);
		assert_int_equal(t.totp.n, 0);
		assert_true(q_dbt_totp(&cx, &t, 2));
		assert_null(t.totp.bytes);
		sound(&cx);
		leave(&cx);
	}
}

/* Nobody waits for minutes; who writes more into the address is heard. */
static void
a_server_that_is_gone_is_given_up_soon(void **state)
{
	char url[300];
	struct db *db;
	int found = 0;

	(void)state;
	if (pg_owner == NULL)
		skip();
	snprintf(url, sizeof(url), "%s%ckeepalives_count=7", pg_owner,
	    strchr(pg_owner, '?') == NULL ? '?' : '&');
	db = db_open(url, DB_OWNER, err, sizeof(err));
	assert_non_null(db);
	PQconninfoOption *all = PQconninfo(db->conn);

	for (PQconninfoOption *o = all; o->keyword != NULL; o++) {
		found += strcmp(o->keyword, "connect_timeout") == 0 && strcmp(o->val, "5") == 0;
		found += strcmp(o->keyword, "tcp_user_timeout") == 0 &&
		    strcmp(o->val, "15000") == 0;
		found += strcmp(o->keyword, "keepalives_count") == 0 && strcmp(o->val, "7") == 0;
	}
	PQconninfoFree(all);
	assert_int_equal(found, 3);
	db_close(db);
}

static void
busy_on_purpose_comes_once(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		migrate(&places[i]);
		struct cx cx = serve(&places[i]);

		db_fault_busy(cx.db, 2);
		db_begin(cx.db, DB_WRITE, 0);
		q_dbt_account_bare(&cx, 1, "a");
		assert_int_equal(q_dbt_account_bare(&cx, 2, "b"), 0);
		assert_int_equal(db_commit(cx.db), ST_BUSY);
		db_begin(cx.db, DB_WRITE, 0);
		assert_int_equal(q_dbt_account_bare(&cx, 1, "a"), 1);
		sound(&cx);
		leave(&cx);
	}
}

/* Both count, both rename the other's: one of the two must run again. */
static void
two_writers_one_is_busy(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		struct q_dbt_accounts n;
		enum st first, second;

		migrate(&places[i]);
		fill(&places[i]);
		struct cx a = serve(&places[i]), b = serve(&places[i]);

		db_begin(a.db, DB_WRITE, 0);
		db_begin(b.db, DB_WRITE, 0);
		q_dbt_accounts(&a, &n);
		q_dbt_accounts(&b, &n);
		q_dbt_account_bare(&a, 11, "x");
		q_dbt_account_bare(&b, 12, "y");
		first = db_commit(a.db);
		second = db_commit(b.db);
		assert_int_equal(first, ST_OK);
		assert_int_equal(second, ST_BUSY);
		leave(&a);
		leave(&b);
	}
}

/* Read from end to end, the small table would be locked whole and one
 * of the two would run again. */
static void
two_who_change_two_rows_of_a_small_table_both_win(void **state)
{
	(void)state;
	if (pg_owner == NULL)
		skip();
	migrate(&places[1]);
	fill(&places[1]);
	as_owner(&places[1], "ANALYZE");
	struct cx a = serve(&places[1]), b = serve(&places[1]);

	db_begin(a.db, DB_WRITE, 0);
	db_begin(b.db, DB_WRITE, 0);
	q_dbt_rename(&a, 1, "x");
	q_dbt_rename(&b, 2, "y");
	sound(&a);
	sound(&b);
	leave(&a);
	leave(&b);
}

/* The second wall is PostgreSQL's; the predicate is everybody's. */
static void
forgotten_predicate_gets_no_row_of_others(void **state)
{
	struct q_dbt_trail_all n;

	(void)state;
	if (pg_owner == NULL)
		skip();
	migrate(&places[1]);
	fill(&places[1]);
	struct cx cx = serve(&places[1]);

	db_begin(cx.db, DB_READ, 0);
	assert_true(q_dbt_trail_all(&cx, &n));
	assert_int_equal(n.n, 0);
	sound(&cx);
	db_begin(cx.db, DB_READ, 7);
	assert_true(q_dbt_trail_all(&cx, &n));
	assert_int_equal(n.n, 7);
	sound(&cx);
	db_begin(cx.db, DB_WRITE, 7);
	q_dbt_trail(&cx, 8, 999);
	assert_int_equal(db_commit(cx.db), ST_FAIL);
	leave(&cx);
}

static void
trail_cannot_be_rewritten(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		migrate(&places[i]);
		fill(&places[i]);
		struct cx cx = serve(&places[i]);

		db_begin(cx.db, DB_WRITE, 7);
		assert_int_equal(q_dbt_trail_rewrite(&cx, 7), 0);
		assert_int_equal(db_commit(cx.db), ST_FAIL);
		leave(&cx);
	}
}

static void
owner_may_not_serve(void **state)
{
	(void)state;
	if (pg_owner == NULL)
		skip();
	migrate(&places[1]);
	assert_null(db_open(pg_owner, DB_SERVE, err, sizeof(err)));
	assert_non_null(strstr(err, "IN ROLE kompan_serve"));
}

/* Ends the other connections of the serving role, as a restart of the server would. */
static void
cut_others(void)
{
	struct cx knife = serve(&places[1]);

	assert_true(knife.db->driver->script(knife.db,
	    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
	    " WHERE usename = current_user AND pid <> pg_backend_pid()"));
	leave(&knife);
}

/* Lost before COMMIT: run again. Lost in COMMIT: nobody knows. Either way
 * the next unit connects anew. */
static void
lost_connection_is_told_and_mended(void **state)
{
	struct q_dbt_accounts n;

	(void)state;
	if (pg_owner == NULL)
		skip();
	migrate(&places[1]);
	struct cx cx = serve(&places[1]);

	db_begin(cx.db, DB_WRITE, 0);
	q_dbt_account_bare(&cx, 1, "a");
	cut_others();
	assert_false(q_dbt_accounts(&cx, &n));
	assert_int_equal(db_commit(cx.db), ST_BUSY);
	db_begin(cx.db, DB_WRITE, 0);
	q_dbt_account_bare(&cx, 1, "a");
	cut_others();
	assert_int_equal(db_commit(cx.db), ST_UNKNOWN);
	db_begin(cx.db, DB_READ, 0);
	assert_true(q_dbt_accounts(&cx, &n));
	assert_int_equal(n.n, 0);
	sound(&cx);
	leave(&cx);
}

static void
every_table_of_a_partnership_has_a_forced_policy(void **state)
{
	(void)state;
	if (pg_owner == NULL)
		skip();
	migrate(&places[1]);
	as_owner(&places[1],
	    "DO $$ DECLARE bad text; BEGIN"
	    " SELECT string_agg(c.relname, ', ') INTO bad FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
	    " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'tenant_id' AND NOT"
	    " (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid));"
	    " IF bad IS NOT NULL THEN RAISE EXCEPTION 'no wall around %', bad; END IF; END $$");
}

static bool
fits(const struct place *p)
{
	struct db *db = db_open(p->serve, DB_SERVE, err, sizeof(err));
	bool ok = db != NULL && schema_check(db, err, sizeof(err));

	db_close(db);
	return ok;
}

static void
schema_newer_and_older_are_told_apart(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		migrate(&places[i]);
		if (!fits(&places[i]))
			fail_msg("%s", err);
		as_owner(&places[i], "INSERT INTO schema_migration VALUES (900, 'later', 1, 1)");
		/* newer, yet this program still runs on it */
		assert_true(fits(&places[i]));
		as_owner(&places[i],
		    "UPDATE schema_migration SET oldest_program = 900 WHERE number = 900");
		assert_false(fits(&places[i]));
		assert_non_null(strstr(err, "newer than this program"));
		as_owner(&places[i], "DELETE FROM schema_migration WHERE number > 1");
		assert_false(fits(&places[i]));
		assert_non_null(strstr(err, "run kompan migrate"));
	}
}

/* How many migrations there were before the search by any part of a name. */
static int
before_endings(void)
{
	int n = 0;

	while (strstr(migrations[n].name, "name-ending") == NULL)
		n++;
	return n;
}

/* One partnership with people, as that program left them; on PostgreSQL behind its wall. */
static void
live_before_endings(const struct place *p, bool pg)
{
	char said[100];

	snprintf(said, sizeof(said), "INSERT INTO schema_migration VALUES (%d, 'before', 1, 1)",
	    before_endings());
	empty(p);
	as_owner(p, "CREATE TABLE schema_migration (number bigint PRIMARY KEY, name text NOT NULL,"
	    " applied_at bigint NOT NULL, oldest_program bigint NOT NULL)");
	for (int i = 0; i < before_endings(); i++)
		as_owner(p, pg ? migrations[i].pg : migrations[i].sqlite);
	as_owner(p, said);
	for (int t = 7; t < 9; t++) {
		char sql[800], wall[80] = "";

		if (pg)
			snprintf(wall, sizeof(wall), "SELECT set_config('app.tenant', '%d', false);", t);
		snprintf(sql, sizeof(sql), "INSERT INTO partnership (id, name, service_name, voivodeship,"
		    " powiat, gminas, state, report_day, report_set, labour_note, created_at, created_by)"
		    " VALUES (%d, '', '', '', '', '', 'active', 5, 'basic', '', 1, 1); %s"
		    "INSERT INTO person_word (tenant_id, word, person_id) VALUES (%d, 'zolcik', 1),"
		    " (%d, 'zolcik', 2), (%d, 'jan', 1)", t, wall, t, t, t);
		as_owner(p, sql);
	}
}

static void
who_was_here_before_is_found_by_parts_of_the_name_too(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		struct q_dbt_endings *e;
		int n;

		live_before_endings(&places[i], strncmp(places[i].owner, "sqlite:", 7) != 0);
		if (!schema_migrate(places[i].owner, &n, err, sizeof(err)))
			fail_msg("%s", err);
		assert_int_equal(n, (int)n_migrations - before_endings());
		struct cx cx = serve(&places[i]);

		for (int t = 7; t < 10; t++) {
			db_begin(cx.db, DB_READ, t);
			assert_int_equal(q_dbt_endings(&cx, &e, t), t == 9 ? 0 : 3);
			if (t < 9)
				assert_string_equal(e[0].ending, "cik");
			sound(&cx);
		}
		leave(&cx);
	}
}

static void
write_text(const char *file, const char *text)
{
	FILE *f = fopen(file, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
missing_and_garbage_files_are_refused(void **state)
{
	struct stat st;

	(void)state;
	empty(&places[0]);
	assert_false(fits(&places[0]));
	assert_non_null(strstr(err, "no such file"));
	assert_int_not_equal(access(path("a.db"), F_OK), 0);
	write_text(path("a.db"),
	    "this is a letter, not a database; it is long enough to be looked at closely....."
	    "....................................................................................");
	assert_false(fits(&places[0]));
	assert_non_null(strstr(err, "is not a database"));
	migrate(&places[0]);
	assert_int_equal(stat(path("a.db"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void
two_migrations_at_once_do_it_once(void **state)
{
	(void)state;
	for (int i = 0; i < n_places; i++) {
		pid_t child[2];
		int n, status;

		empty(&places[i]);
		for (int c = 0; c < 2; c++) {
			child[c] = fork();
			if (child[c] == 0)
				_exit(schema_migrate(places[i].owner, &n, err, sizeof(err)) ? 0 :
				    (fprintf(stderr, "%s\n", err), 1));
		}
		for (int c = 0; c < 2; c++) {
			waitpid(child[c], &status, 0);
			assert_int_equal(status, 0);
		}
		assert_true(fits(&places[i]));
	}
}

static bool
same_bytes(const char *a, const char *b)
{
	FILE *f = fopen(a, "rb"), *g = fopen(b, "rb");
	int c, d;

	assert_true(f != NULL && g != NULL);
	do {
		c = getc(f);
		d = getc(g);
	} while (c == d && c != EOF);
	fclose(f);
	fclose(g);
	return c == d;
}

static void
backup(const struct place *p, const char *name)
{
	if (!backup_write(p->owner, NULL, path(name), err, sizeof(err)))
		fail_msg("%s", err);
}

static void
restore(const struct place *p, const char *name)
{
	empty(p);
	if (!backup_restore(p->owner, NULL, path(name), err, sizeof(err)))
		fail_msg("%s", err);
}

/* There and back again, by way of the other database where there is one. */
static void
backup_restores_into_either_database(void **state)
{
	(void)state;
	migrate(&places[0]);
	fill(&places[0]);
	backup(&places[0], "one");
	assert_int_not_equal(access(path("one.tmp"), F_OK), 0);
	restore(&places[n_places - 1], "one");
	backup(&places[n_places - 1], "two");
	assert_true(same_bytes(path("one"), path("two")));
	restore(&places[0], "two");
	backup(&places[0], "three");
	assert_true(same_bytes(path("one"), path("three")));
	assert_false(backup_restore(places[0].owner, NULL, path("three"), err, sizeof(err)));
	assert_non_null(strstr(err, "already holds"));
	struct cx cx = serve(&places[0]);
	struct q_dbt_trail_all n;

	db_begin(cx.db, DB_READ, 7);
	assert_true(q_dbt_trail_all(&cx, &n));
	assert_int_equal(n.n, 15);
	sound(&cx);
	leave(&cx);
}

/*
 * The connection is lost in COMMIT: the rows may be there, so their scans
 * stay. A trigger of the last moment cuts its own connection.
 */
static void
a_restore_that_nobody_knows_of_keeps_its_scans(void **state)
{
	struct arena *mem = arena_new(1 << 20);
	struct shelf scan = { arena_str(mem, path("scans")), 7, 41, 0 };
	size_t n;

	(void)state;
	if (pg_owner == NULL)
		skip();
	migrate(&places[0]);
	fill(&places[0]);
	as_owner(&places[0],
	    "INSERT INTO attachment (tenant_id, id, answer_id, name, type, size, sha256, by_id, at) VALUES (7, 41, 1,"
	    " 'a', 'application/pdf', 4, '59ad1b2fc74287ded1bba7af67765d23ad4a49f1ae51902cc2ed3f8ebee96cfa', 1, 1);"
	    "INSERT INTO attachment_piece (tenant_id, attachment_id, nth, bytes) VALUES (7, 41, 0, x'7363616e')");
	backup(&places[0], "one");
	migrate(&places[1]);
	as_owner(&places[1],
	    "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS"
	    " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;"
	    "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON account DEFERRABLE INITIALLY DEFERRED"
	    " FOR EACH ROW EXECUTE FUNCTION cut()");
	assert_int_equal(mkdir(scan.dir, 0700), 0);
	assert_false(backup_restore(places[1].owner, scan.dir, path("one"), err, sizeof(err)));
	assert_non_null(strstr(err, "nobody knows"));
	assert_non_null(shelf_read(mem, &scan, 100, &n));
	assert_int_equal(n, 4);
	shelf_drop(&scan);
	rmdir(path("scans/7"));
	rmdir(scan.dir);
	arena_free(mem);
}

static void
damaged_backup_is_refused(void **state)
{
	struct stat st;
	FILE *f;

	(void)state;
	migrate(&places[0]);
	fill(&places[0]);
	backup(&places[0], "one");
	empty(&places[0]);
	assert_int_equal(stat(path("one"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	f = fopen(path("one"), "r+b");
	fseek(f, st.st_size / 2, SEEK_SET);
	fputc('~', f);
	fclose(f);
	assert_false(backup_restore(places[0].owner, NULL, path("one"), err, sizeof(err)));
	assert_non_null(strstr(err, "damaged or cut short"));
	for (off_t n = st.st_size - 1; n > 0; n /= 3) {
		assert_int_equal(truncate(path("one"), n), 0);
		assert_false(backup_restore(places[0].owner, NULL, path("one"), err, sizeof(err)));
		assert_non_null(strstr(err, "damaged or cut short"));
	}
	assert_int_not_equal(access(path("a.db"), F_OK), 0);    /* nothing was touched */
}

/* FILE.tmp cannot be written: the sentence says so, the older backup stays. */
static void
full_disk_leaves_the_older_backup(void **state)
{
	static char big[200000];
	struct stat st;
	int status;

	(void)state;
	migrate(&places[0]);
	struct cx cx = serve(&places[0]);

	db_begin(cx.db, DB_WRITE, 0);
	q_dbt_account(&cx, 5, "big", (struct q_blob){ big, sizeof(big) });
	sound(&cx);
	leave(&cx);
	assert_false(backup_write(places[0].owner, NULL, path("none/one"), err, sizeof(err)));
	assert_non_null(strstr(err, "No such file"));
	write_text(path("kept"), "older");
	pid_t child = fork();

	if (child == 0) {       /* a limit on the size of files stands in for a full disk */
		struct rlimit small = { 40000, 40000 };  /* SQLite's own files fit */

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &small);
		_exit(backup_write(places[0].owner, NULL, path("kept"), err, sizeof(err)) ? 1 :
		    strstr(err, "no backup was written") == NULL ? 2 : 0);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	assert_int_not_equal(access(path("kept.tmp"), F_OK), 0);
	assert_int_equal(stat(path("kept"), &st), 0);
	assert_int_equal(st.st_size, 5);
}

static int
make_dir(void **state)
{
	(void)state;
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(lite, sizeof(lite), "sqlite:%s/a.db", dir);
	places[n_places++] = (struct place){ lite, lite };
	pg_owner = getenv("KOMPAN_PG_OWNER");
	pg_serve = getenv("KOMPAN_PG_SERVE");
	if (pg_owner != NULL && pg_serve != NULL)
		places[n_places++] = (struct place){ pg_owner, pg_serve };
	else {
		pg_owner = NULL;
		print_message(
		    "KOMPAN_PG_OWNER and KOMPAN_PG_SERVE are not set: PostgreSQL is not tested\n");
	}
	return 0;
}

static int
remove_dir(void **state)
{
	static const char *const names[] = { "one", "two", "three", "kept" };

	(void)state;
	empty(&places[0]);
	for (size_t i = 0; i < LEN(names); i++)
		unlink(path(names[i]));
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_error_stays_until_the_unit_ends),
		cmocka_unit_test(a_named_constraint_is_a_conflict),
		cmocka_unit_test(no_bytes_are_not_nothing),
		cmocka_unit_test(a_server_that_is_gone_is_given_up_soon),
		cmocka_unit_test(busy_on_purpose_comes_once),
		cmocka_unit_test(two_writers_one_is_busy),
		cmocka_unit_test(two_who_change_two_rows_of_a_small_table_both_win),
		cmocka_unit_test(forgotten_predicate_gets_no_row_of_others),
		cmocka_unit_test(trail_cannot_be_rewritten),
		cmocka_unit_test(owner_may_not_serve),
		cmocka_unit_test(lost_connection_is_told_and_mended),
		cmocka_unit_test(every_table_of_a_partnership_has_a_forced_policy),
		cmocka_unit_test(schema_newer_and_older_are_told_apart),
		cmocka_unit_test(who_was_here_before_is_found_by_parts_of_the_name_too),
		cmocka_unit_test(missing_and_garbage_files_are_refused),
		cmocka_unit_test(two_migrations_at_once_do_it_once),
		cmocka_unit_test(backup_restores_into_either_database),
		cmocka_unit_test(a_restore_that_nobody_knows_of_keeps_its_scans),
		cmocka_unit_test(damaged_backup_is_refused),
		cmocka_unit_test(full_disk_leaves_the_older_backup),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
