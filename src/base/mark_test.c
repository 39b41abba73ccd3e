/* SPDX-License-Identifier: EUPL-1.2
 * mark_test.c - the same texts have the same mark, others another.
 */
#include "base/mark.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *
two(struct arena *mem, const char *a, const char *b)
{
	const char *const text[] = { a, b };

	return mark_of(mem, text, LEN(text));
}

static void
the_same_texts_have_the_same_mark(void **state)
{
	struct arena *mem = arena_new(1 << 20);

	(void)state;
	assert_string_equal(two(mem, "Żuk", "1"), two(mem, (char[]){ "Żuk" }, (char[]){ "1" }));
	assert_string_equal(two(mem, NULL, "a"), two(mem, "", "a"));
	assert_string_equal(two(mem, "a", "b"),
	    mark_text(mem, mark_add(mark_add(MARK_BEGIN, "a"), "b")));
	assert_int_equal(strlen(mark_text(mem, 1)), 16);
	arena_free(mem);
}

static void
other_texts_have_another_mark(void **state)
{
	struct arena *mem = arena_new(1 << 20);
	const char *mark = two(mem, "ab", "c");

	(void)state;
	assert_string_not_equal(mark, two(mem, "a", "bc"));
	assert_string_not_equal(mark, two(mem, "abc", ""));
	assert_string_not_equal(mark, two(mem, "c", "ab"));
	assert_string_not_equal(mark, two(mem, "ab", "C"));
	assert_string_not_equal(mark, mark_of(mem, (const char *const[]){ "ab", "c", "" }, 3));
	arena_free(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_texts_have_the_same_mark),
		cmocka_unit_test(other_texts_have_another_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
