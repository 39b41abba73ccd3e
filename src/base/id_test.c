/* SPDX-License-Identifier: EUPL-1.2
 * id_test.c - ids in the order of time, never twice: in one thread, in eight, in parent and child.
 */
#include "base/id.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8, EACH = 20000 };

static void
an_id_holds_its_time(void **state)
{
	int64_t before = now_ms(), id = id_new(), after = now_ms();

	(void)state;
	assert_true(id > 0);
	/* a run of ids in one millisecond may reach into the next */
	assert_in_range(id_instant(id), before, after + 1);
	assert_true(id_at(1577836800000, 0) == 0);
	assert_true(id_at(1577836800001, 0) == 1 << 22);
	assert_true(id_at(1577836800000, UINT32_MAX) == (1 << 22) - 1);
	assert_true(id_instant(id_at(1798758000123, 4194303)) == 1798758000123);
	/* the 41 bits last: still positive at the end of 2088 */
	assert_true(id_at(3755289599999, 4194303) > 0);
}

static void
ids_only_grow(void **state)
{
	int64_t last = id_new();

	(void)state;
	for (int i = 0; i < 200000; i++) {
		int64_t id = id_new();

		assert_true(id > last);
		last = id;
	}
}

/* Ids begun anew each millisecond cannot be counted on from another. */
static void
a_new_millisecond_begins_at_random(void **state)
{
	int same = 0;

	(void)state;
	for (int i = 0; i < 20; i++) {
		int64_t a, b;

		a = id_new();
		usleep(1500);
		b = id_new();
		same += (a & 0x3fffff) == (b & 0x3fffff) || (b & 0x3fffff) == (a & 0x3fffff) + 1;
	}
	assert_true(same <= 1);
}

static void *
take_many(void *to)
{
	for (int64_t *id = to, *end = id + EACH; id < end; id++)
		*id = id_new();
	return NULL;
}

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void
threads_never_share_an_id(void **state)
{
	static int64_t id[THREADS][EACH];
	pthread_t thread[THREADS];

	(void)state;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, take_many, id[i]), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	for (int i = 0; i < THREADS; i++)
		for (int j = 1; j < EACH; j++)
			assert_true(id[i][j] > id[i][j - 1]);
	qsort(id, THREADS * EACH, sizeof(int64_t), by_size);
	for (int i = 1; i < THREADS * EACH; i++)
		assert_true((&id[0][0])[i] != (&id[0][0])[i - 1]);
}

/* Both once counted on from the last id before the fork. */
static void
parent_and_child_never_share_an_id(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++) {
		int64_t last, mine, its = 0;
		int fd[2], status;
		pid_t child;

		assert_int_equal(pipe(fd), 0);
		/* many in one millisecond: ahead of the clock, as after the clock went back */
		for (int n = 0; n < 3; n++)
			last = id_new();
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			its = id_new();
			_exit(write(fd[1], &its, sizeof(its)) == sizeof(its) ? 0 : 1);
		}
		mine = id_new();
		assert_int_equal(read(fd[0], &its, sizeof(its)), sizeof(its));
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
		close(fd[0]);
		close(fd[1]);
		assert_true(mine != its);
		assert_true(mine > last);
		assert_true(its > last + 1);
	}
}

static void
random_bytes_fill_all_they_are_asked_for(void **state)
{
	unsigned char a[4096] = { 0 }, b[4096] = { 0 };
	int zero = 0;

	(void)state;
	random_bytes(a, sizeof(a));
	random_bytes(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	for (size_t i = 0; i < sizeof(a); i++)
		zero += a[i] == 0;
	assert_true(zero < 100);                        /* sixteen are expected */
	random_bytes(a, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_holds_its_time),
		cmocka_unit_test(ids_only_grow),
		cmocka_unit_test(a_new_millisecond_begins_at_random),
		cmocka_unit_test(threads_never_share_an_id),
		cmocka_unit_test(parent_and_child_never_share_an_id),
		cmocka_unit_test(random_bytes_fill_all_they_are_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
