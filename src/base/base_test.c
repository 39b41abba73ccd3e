/* SPDX-License-Identifier: EUPL-1.2
 * base_test.c - the arena gives zeroed memory within its limit and takes it back; buffers grow.
 */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* True if f aborts, in a child of its own whose last words are kept from the log. */
static bool
aborts(void (*f)(struct arena *))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);

		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		signal(SIGABRT, SIG_DFL);
		dup2(nowhere, STDERR_FILENO);
		f(arena_new(1 << 20));
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void
memory_is_zeroed_and_aligned(void **state)
{
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (int round = 0; round < 2; round++) {
		struct arena_mark m = arena_mark(a);

		for (size_t n = 1; n < 3000; n = n * 3 / 2 + 1) {
			unsigned char *p = arena_alloc(a, n);

			assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xff, n);             /* the next round must not see it */
		}
		arena_rewind(a, m);
	}
	arena_free(a);
	arena_free(NULL);
}

static void
rewinding_gives_the_memory_back(void **state)
{
	struct arena *a = arena_new(8 << 20);
	char *kept = arena_str(a, "kept");
	struct arena_mark m = arena_mark(a);
	size_t before = arena_used(a);

	(void)state;
	for (int turn = 0; turn < 100; turn++) {        /* forty times the limit */
		for (int i = 0; i < 30; i++)
			arena_alloc(a, 100000);
		assert_true(arena_used(a) >= before + 30 * 100000);
		arena_rewind(a, m);
		assert_int_equal(arena_used(a), before);
	}
	assert_string_equal(kept, "kept");
	arena_free(a);
}

static void alloc_too_much(struct arena *a) { arena_alloc(a, (1 << 20) + 1); }
static void alloc_much_too_much(struct arena *a) { arena_alloc(a, SIZE_MAX - 64); }
static void alloc_all_there_is(struct arena *a) { arena_alloc(a, SIZE_MAX); }
static void array_too_large(struct arena *a) { NEWN(a, int64_t, SIZE_MAX / 8 + 2); }
static void no_room_for_the_first_block(struct arena *a) { (void)a; arena_free(arena_new(0)); }

static void
grow_too_far(struct arena *a)
{
	size_t cap = SIZE_MAX / 16 + 1;

	arena_grow(a, NULL, &cap, 16);
}

static void
alloc_bit_by_bit(struct arena *a)
{
	for (int i = 0; i < 100; i++)
		arena_alloc(a, 20000);
}

static void
fill_a_buffer(struct arena *a)
{
	struct buf b;

	buf_init(&b, a);
	for (;;)
		buf_fmt(&b, "%100d", 1);
}

static void stay_within(struct arena *a) { arena_alloc(a, 900000); }

/* The sum of what is used and what is wanted once could overflow, and then passed. */
static void
the_limit_aborts(void **state)
{
	(void)state;
	assert_false(aborts(stay_within));
	assert_true(aborts(alloc_too_much));
	assert_true(aborts(alloc_much_too_much));
	assert_true(aborts(alloc_all_there_is));
	assert_true(aborts(alloc_bit_by_bit));
	assert_true(aborts(array_too_large));
	assert_true(aborts(grow_too_far));
	assert_true(aborts(fill_a_buffer));
	assert_true(aborts(no_room_for_the_first_block));
}

static void
an_array_grows_and_keeps_what_it_holds(void **state)
{
	struct arena *a = arena_new(4 << 20);
	int *n = NULL;
	size_t cap = 0;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		if ((size_t)i == cap)
			n = arena_grow(a, n, &cap, sizeof(*n));
		n[i] = i;
	}
	assert_int_equal(cap, 16384);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(n[i], i);
	assert_int_equal(n[10000], 0);
	arena_free(a);
}

static void
strings_are_copied_whole(void **state)
{
	struct arena *a = arena_new(4 << 20);
	char *long_one = arena_strf(a, "%*d", 100000, 7);

	(void)state;
	assert_int_equal(strlen(long_one), 100000);
	assert_string_equal(arena_str(a, ""), "");
	assert_string_equal(arena_strn(a, "abc", 2), "ab");
	assert_string_equal(arena_strn(a, NULL, 0), "");
	assert_string_equal(arena_strf(a, "%s-%d", "x", -5), "x--5");
	assert_string_equal(arena_strf(a, "%s", ""), "");
	arena_free(a);
}

static void
a_buffer_grows_and_ends_with_a_nul(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct buf b;

	(void)state;
	buf_init(&b, a);
	assert_string_equal(b.s, "");
	for (size_t i = 0; i < 100000; i++) {
		buf_add(&b, "xy", 1);
		assert_true(b.len == i + 1 && b.len < b.cap && b.s[b.len] == '\0');
	}
	assert_int_equal(strspn(b.s, "x"), 100000);
	arena_free(a);
}

static void
a_buffer_takes_any_bytes_and_nothing(void **state)
{
	struct arena *a = arena_new(4 << 20);
	struct buf b;

	(void)state;
	buf_init(&b, a);
	buf_str(&b, NULL);
	buf_add(&b, NULL, 0);
	buf_str(&b, "");
	assert_int_equal(b.len, 0);
	buf_add(&b, "a\0b", 3);
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.s, "a\0b", 4);
	buf_add(&b, b.s, b.len);                /* its own bytes, also while it grows */
	assert_memory_equal(b.s, "a\0ba\0b", 7);
	arena_free(a);
}

/* Around the 512 bytes that buf_fmt tries first. */
static void
formatting_takes_any_length(void **state)
{
	struct arena *a = arena_new(4 << 20);

	(void)state;
	for (int n = 1; n < 2100; n += n > 505 && n < 515 ? 1 : 13) {
		struct buf b;

		buf_init(&b, a);
		buf_fmt(&b, "%0*d!", n, 0);
		assert_int_equal(b.len, n + 1);
		assert_int_equal(strspn(b.s, "0"), n);
		assert_string_equal(b.s + n, "!");
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(rewinding_gives_the_memory_back),
		cmocka_unit_test(the_limit_aborts),
		cmocka_unit_test(an_array_grows_and_keeps_what_it_holds),
		cmocka_unit_test(strings_are_copied_whole),
		cmocka_unit_test(a_buffer_grows_and_ends_with_a_nul),
		cmocka_unit_test(a_buffer_takes_any_bytes_and_nothing),
		cmocka_unit_test(formatting_takes_any_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
