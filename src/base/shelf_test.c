/* SPDX-License-Identifier: EUPL-1.2
 * shelf_test.c - a file is whole or not there; a full disk leaves nothing behind.
 */
#include "base/shelf.h"

#include "base/date.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
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
put_file(const char *leaf, int days_old)
{
	const char *path = arena_strf(mem, "%s/7/%s", dir, leaf);
	struct timespec at[2];
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	clock_gettime(CLOCK_REALTIME, &at[0]);
	at[0].tv_sec -= days_old * 86400;
	at[1] = at[0];
	assert_int_equal(futimens(fd, at), 0);
	close(fd);
}

static bool
is_there(const char *leaf)
{
	return access(arena_strf(mem, "%s/7/%s", dir, leaf), F_OK) == 0;
}

static void
old_files_are_listed_and_what_was_half_written_goes(void **state)
{
	const char *stay[] = { "51", "9", "100", "52", "8.7.1.new", "x.new", "08", "8.new",
		"8.7.new", "9223372036854775807", "99999999999999999999" };
	int64_t before = now_ms() - 86400000, *old;
	size_t n;

	(void)state;
	for (size_t i = 0; i < LEN(stay); i++)
		put_file(stay[i], i == 3 || i == 4 ? 0 : 2);
	put_file("8.7.2.new", 2);
	assert_int_equal(symlink("51", arena_strf(mem, "%s/7/53", dir)), 0);
	old = shelf_old(mem, dir, 7, before, &n);
	assert_int_equal(n, 3);
	assert_int_equal(old[0], 9);
	assert_int_equal(old[1], 51);
	assert_int_equal(old[2], 100);
	assert_false(is_there("8.7.2.new"));
	assert_false(shelf_drop_old(&(struct shelf){ dir, 7, 52, 0 }, before));
	assert_false(shelf_drop_old(&(struct shelf){ dir, 7, 53, 0 }, before));
	assert_false(shelf_drop_old(&(struct shelf){ dir, 7, 54, 0 }, before));
	assert_true(shelf_drop_old(&(struct shelf){ dir, 7, 51, 0 }, before));
	assert_false(is_there("51"));
	for (size_t i = 1; i < LEN(stay); i++) {
		assert_true(is_there(stay[i]));
		unlink(arena_strf(mem, "%s/7/%s", dir, stay[i]));
	}
	unlink(arena_strf(mem, "%s/7/53", dir));
	assert_null(shelf_old(mem, dir, 8, before, &n));
	assert_int_equal(n, 0);
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
		cmocka_unit_test(old_files_are_listed_and_what_was_half_written_goes),
		cmocka_unit_test(a_folder_that_is_none_is_named),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
