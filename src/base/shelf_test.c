/* SPDX-License-Identifier: EUPL-1.2
 * shelf_test.c - a file is whole or not there; a full disk leaves nothing behind.
 */
#include "base/shelf.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[] = "/tmp/kompan-shelf-XXXXXX";
static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)64 << 20);
	return mkdtemp(dir) == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	rmdir(arena_strf(mem, "%s/7", dir));
	rmdir(dir);
	arena_free(mem);
	return 0;
}

static void
a_file_has_its_name_once_it_is_whole(void **state)
{
	struct shelf s = { dir, 7, 41, 0 };
	const char *read;
	size_t n;

	(void)state;
	assert_true(shelf_write(&s, "first, and longer", 17));
	assert_null(shelf_read(mem, &s, 100, &n));
	assert_int_equal(errno, ENOENT);
	shelf_forget(&s);
	assert_true(shelf_write(&s, "one two", 7));
	assert_true(shelf_settle(&s));
	read = shelf_read(mem, &s, 100, &n);
	assert_non_null(read);
	assert_int_equal(n, 7);
	assert_memory_equal(read, "one two", 7);
	assert_null(shelf_read(mem, &s, 6, &n));
	shelf_drop(&s);
	assert_null(shelf_read(mem, &s, 100, &n));
}

static void
no_room_leaves_nothing(void **state)
{
	struct shelf s = { dir, 7, 42, 0 };
	struct rlimit was, small = { 4096, RLIM_INFINITY };
	static char bytes[10000];
	char err[200];

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	small.rlim_max = was.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_false(shelf_write(&s, bytes, sizeof(bytes)));
	assert_int_equal(errno, EFBIG);
	setrlimit(RLIMIT_FSIZE, &was);
	assert_true(shelf_empty(arena_strf(mem, "%s/7", dir), err, sizeof(err)));
}

static void
a_folder_that_is_none_is_named(void **state)
{
	char err[200] = "";

	(void)state;
	assert_true(shelf_ready(dir, err, sizeof(err)));
	assert_false(shelf_empty("/", err, sizeof(err)));
	assert_non_null(strstr(err, "empty folder"));
	assert_false(shelf_ready("/tmp/no such folder", err, sizeof(err)));
	assert_non_null(strstr(err, "/tmp/no such folder"));
	assert_false(shelf_ready("/etc/passwd", err, sizeof(err)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_has_its_name_once_it_is_whole),
		cmocka_unit_test(no_room_leaves_nothing),
		cmocka_unit_test(a_folder_that_is_none_is_named),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
