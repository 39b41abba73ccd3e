/* SPDX-License-Identifier: EUPL-1.2
 * astray_test.c - of the scans in the folder those go that no row names, and no other.
 */
#include "core/astray.h"

#include "base/date.h"
#include "base/shelf.h"
#include "core/astray_sql.h"
#include "core/test_help.h"

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct th h;
static char dir[] = "/tmp/kompan-astray-XXXXXX";

static const char *
path_of(int64_t tenant, int64_t id)
{
	return shelf_path(h.mem, &(struct shelf){ dir, tenant, id, 0 });
}

static void
put_file(int64_t tenant, int64_t id, int days_old)
{
	struct shelf s = { dir, tenant, id, 0 };
	struct timespec at[2] = { { now_ms() / 1000 - days_old * 86400, 0 } };

	at[1] = at[0];
	assert_true(shelf_write(&s, "scan", 4) && shelf_settle(&s));
	assert_int_equal(utimensat(AT_FDCWD, path_of(tenant, id), at, 0), 0);
}

static bool
is_there(int64_t tenant, int64_t id)
{
	return access(path_of(tenant, id), F_OK) == 0;
}

/* A row is the place of a scan that is held and kept. */
static void
put_row(int64_t id)
{
	struct cx *cx = th_begin(&h, TH_OPS, DB_WRITE);

	assert_int_equal(q_astray_hold(cx, h.p, (attachment_id){ id }), 1);
	assert_int_equal(th_commit(&h), ST_OK);
}

static size_t
sweep(void)
{
	struct cx cx = { .db = app_db(h.app), .mem = h.mem, .now = now_ms() };

	return astray_sweep(&cx, dir);
}

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	for (int64_t id = 0; id < 2000; id++) {
		unlink(path_of(7, id));
		unlink(path_of(99, id));
	}
	rmdir(arena_strf(h.mem, "%s/7", dir));
	rmdir(arena_strf(h.mem, "%s/99", dir));
	th_close(&h);
	return 0;
}

static void
what_no_row_names_goes_after_a_day_and_nothing_else(void **state)
{
	(void)state;
	for (int64_t id = 1; id <= 6; id++)
		put_file(7, id, 2);
	put_file(7, 7, 0);              /* handed in a moment ago */
	put_file(99, 1, 2);             /* of a partnership this database does not know */
	put_row(2);
	put_row(4);
	put_row(50);                    /* its file is gone: not this room's business */
	assert_int_equal(sweep(), 4);
	for (int64_t id = 1; id <= 7; id++)
		assert_int_equal(is_there(7, id), id == 2 || id == 4 || id == 7);
	assert_true(is_there(99, 1));
	assert_int_equal(sweep(), 0);
}

static void
rows_are_read_page_by_page(void **state)
{
	struct cx *cx;

	(void)state;
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	for (int64_t id = 1; id <= 1500; id++)
		if (id != 999 && id != 1001 && id != 1499)
			q_astray_hold(cx, h.p, (attachment_id){ id });
	assert_int_equal(th_commit(&h), ST_OK);
	for (int64_t id = 998; id <= 1002; id++)
		put_file(7, id, 2);
	for (int64_t id = 1498; id <= 1501; id++)
		put_file(7, id, 2);
	assert_int_equal(sweep(), 4);
	for (int64_t id = 998; id <= 1002; id++)
		assert_int_equal(is_there(7, id), id != 999 && id != 1001);
	for (int64_t id = 1498; id <= 1501; id++)
		assert_int_equal(is_there(7, id), id == 1498 || id == 1500);
}

static void
a_folder_of_another_database_is_left_alone(void **state)
{
	(void)state;
	for (int64_t id = 1; id <= ASTRAY_MOST + 1; id++)
		put_file(7, id, 2);
	assert_int_equal(sweep(), 0);
	put_row(1);
	assert_int_equal(sweep(), ASTRAY_MOST);
	assert_true(is_there(7, 1));
}

/* A row that is being written: as who hands in a scan for the second time after a day. */
static void *
commit_soon(void *cx)
{
	usleep(150000);
	return (void *)(intptr_t)(db_commit(((struct cx *)cx)->db) == ST_OK);
}

static void
a_scan_whose_row_is_written_at_that_moment_stays(void **state)
{
	char err[300];
	struct cx other = { .mem = h.mem, .db = db_open(h.url, DB_SERVE, err, sizeof(err)) };
	pthread_t t;
	void *ok;

	(void)state;
	assert_non_null(other.db);
	put_file(7, 1, 2);
	db_begin(other.db, DB_WRITE, 7);
	assert_int_equal(q_astray_hold(&other, h.p, (attachment_id){ 1 }), 1);
	assert_int_equal(pthread_create(&t, NULL, commit_soon, &other), 0);
	assert_int_equal(sweep(), 0);
	pthread_join(t, &ok);
	assert_non_null(ok);
	assert_true(is_there(7, 1));
	assert_int_equal(sweep(), 0);
	db_close(other.db);
}

static void
a_database_that_does_not_answer_takes_no_file(void **state)
{
	(void)state;
	put_file(7, 1, 2);
	for (unsigned nth = 1; nth <= 3; nth++) {
		db_fault_busy(app_db(h.app), nth);
		assert_int_equal(sweep(), 0);
		assert_true(is_there(7, 1));
	}
	db_fault_busy(app_db(h.app), 0);
	assert_int_equal(sweep(), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_no_row_names_goes_after_a_day_and_nothing_else, setup, teardown),
		cmocka_unit_test_setup_teardown(rows_are_read_page_by_page, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_folder_of_another_database_is_left_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_scan_whose_row_is_written_at_that_moment_stays, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_database_that_does_not_answer_takes_no_file, setup, teardown),
	};
	int failed;

	if (mkdtemp(dir) == NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(dir);
	return failed;
}
