/* SPDX-License-Identifier: EUPL-1.2
 * disk_test.c - a file is whole under its name, or the name is another's still.
 */
#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[] = "/tmp/kompan-disk-XXXXXX";

static const char *
path(const char *leaf)
{
	static char buf[2][100];
	static int i;

	i = !i;
	snprintf(buf[i], sizeof(buf[i]), "%s/%s", dir, leaf);
	return buf[i];
}

static int
new_file(const char *leaf)
{
	int fd = open(path(leaf), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	return fd;
}

static void
what_is_written_gets_its_name(void **state)
{
	char read_back[10] = "";
	int fd = new_file("a.tmp");

	(void)state;
	assert_true(disk_write(fd, "one two", 7));
	assert_true(disk_write(fd, "", 0));
	assert_true(disk_rename(path("a.tmp"), path("a")));
	assert_int_equal(pread(fd, read_back, sizeof(read_back), 0), 7);
	assert_string_equal(read_back, "one two");
	assert_int_not_equal(access(path("a.tmp"), F_OK), 0);
	close(fd);
	unlink(path("a"));
}

/* A limit on the size of files stands in for a full disk: the first bytes fit, the rest do not. */
static void
half_of_it_is_not_written(void **state)
{
	struct rlimit was, small;
	static char bytes[10000];
	int fd = new_file("b");

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	small = (struct rlimit){ 4096, was.rlim_max };
	setrlimit(RLIMIT_FSIZE, &small);
	assert_false(disk_write(fd, bytes, sizeof(bytes)));
	assert_int_equal(errno, EFBIG);
	setrlimit(RLIMIT_FSIZE, &was);
	close(fd);
	unlink(path("b"));
}

static void
why_it_failed_is_told(void **state)
{
	char endless[5000];

	(void)state;
	assert_false(disk_rename(path("none"), path("c")));
	assert_int_equal(errno, ENOENT);
	assert_false(disk_sync(path("none")));
	assert_int_equal(errno, ENOENT);
	assert_false(disk_sync("/etc/passwd"));
	assert_int_equal(errno, ENOTDIR);
	memset(endless, 'x', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	assert_false(disk_rename(path("none"), endless));
	assert_int_equal(errno, ENAMETOOLONG);
	assert_false(disk_write(-1, "x", 1));
	assert_int_equal(errno, EBADF);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_gets_its_name),
		cmocka_unit_test(half_of_it_is_not_written),
		cmocka_unit_test(why_it_failed_is_told),
	};
	int failed;

	if (mkdtemp(dir) == NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(dir);
	return failed;
}
