/* SPDX-License-Identifier: EUPL-1.2
 * text_test.c - UTF-8 told from what is none, and names folded and sorted as Poles do.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)8 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* In a block of its own, so that reading past the end is seen. */
static bool
ok(const char *bytes, size_t n)
{
	char *exact = malloc(n > 0 ? n : 1);
	bool ret;

	assert_non_null(exact);
	memcpy(exact, bytes, n);
	ret = text_utf8_ok(exact, n);
	free(exact);
	return ret;
}

#define OK(text) ok((text), sizeof(text) - 1)

static void
utf8_to_its_limits_is_well_formed(void **state)
{
	(void)state;
	assert_true(OK(""));
	assert_true(OK("Żółć"));
	assert_true(OK(
	    "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"));
	assert_true(OK("\xed\x9f\xbf\xee\x80\x80"));            /* either side of the surrogates */
}

static void
what_is_not_utf8_is_refused(void **state)
{
	(void)state;
	assert_false(OK("a\0b"));
	assert_false(OK("\x80"));
	assert_false(OK("\xc0\x80"));                           /* overlong NUL */
	assert_false(OK("\xc1\xbf"));
	assert_false(OK("\xe0\x9f\xbf"));
	assert_false(OK("\xf0\x8f\xbf\xbf"));
	assert_false(OK("\xed\xa0\x80"));                       /* a surrogate */
	assert_false(OK("\xed\xbf\xbf"));
	assert_false(OK("\xf4\x90\x80\x80"));                   /* beyond U+10FFFF */
	assert_false(OK("\xf8\x88\x80\x80\x80"));
	assert_false(OK("\xff"));
	assert_false(OK("a\xc5"));                              /* cut off in a letter */
	assert_false(OK("\xe2\x82"));
	assert_false(OK("\xf0\x9f\x98"));
	assert_false(OK("\xc5z"));
	assert_false(OK("\xb3\xb9ka"));                         /* Windows-1250 */
}

static void
length_counts_letters(void **state)
{
	(void)state;
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("Łódź"), 4);
	assert_int_equal(text_length("a\xf0\x9f\x98\x80z"), 3);
}

static void
trim_takes_every_kind_of_space(void **state)
{
	(void)state;
	assert_string_equal(text_trim(mem,
	    " \t\r\n\xc2\xa0\xe2\x80\xaf a  b \xe2\x80\x8b\xef\xbb\xbf"), "a  b");
	assert_string_equal(text_trim(mem, "x"), "x");
	assert_string_equal(text_trim(mem, " \xc2\xa0 "), "");
	assert_string_equal(text_trim(mem, ""), "");
}

static void
a_line_is_one_line_and_hides_nothing(void **state)
{
	(void)state;
	assert_string_equal(text_line(mem,
	    "  Anna\r\n\tMaria \xc2\xa0 Nowak "), "Anna Maria Nowak");
	assert_string_equal(text_line(mem, "a\x01\x1b\x7f\xc2\x85z"), "az");
	/* the override that makes gpj.exe of exe.jpg, and what isolates */
	assert_string_equal(text_line(mem,
	    "\xe2\x80\xae" "exe\xe2\x81\xa6.jpg\xe2\x80\xac"), "exe.jpg");
	assert_string_equal(text_line(mem, "a\xff" "b"), "ab");
	assert_string_equal(text_line(mem, "\n\n"), "");
}

/* Pages that break words put soft hyphens into names; a name copied from there must be the same. */
static void
a_soft_hyphen_parts_no_word(void **state)
{
	(void)state;
	assert_string_equal(text_line(mem, "Kowal\xc2\xadska"), "Kowalska");
	assert_string_equal(text_fold(mem, "Kowal\xc2\xadska"), "kowalska");
	assert_string_equal(text_sort_key(mem, "Kowal\xc2\xadska"), text_sort_key(mem, "Kowalska"));
}

static void
a_block_keeps_its_lines(void **state)
{
	(void)state;
	assert_string_equal(text_block(mem, "one\r\ntwo  \n three"), "one\ntwo\nthree");
	assert_string_equal(text_block(mem, "\n one\n\n\n\ntwo \r\n\r\n"), "one\n\ntwo");
	assert_string_equal(text_block(mem, "a\tb"), "a b");
	assert_string_equal(text_block(mem, " \n "), "");
}

static void
folding_finds_a_name_without_its_marks(void **state)
{
	(void)state;
	assert_string_equal(text_fold(mem, "  Żrebiec-ŁĄK "), "zrebiec lak");
	assert_string_equal(text_fold(mem,
	    "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż"), "acelnoszz acelnoszz");
	assert_string_equal(text_fold(mem,
	    "Großmann, Ægir & O'Brien 7"), "grossmann aegir o brien 7");
	assert_string_equal(text_fold(mem, "ШЕВЧЕНКО Їжак"), "шевченко їжак");
	assert_string_equal(text_fold(mem, "Z\xcc\x87" "o\xcc\x81\xc5\x82" "ta"), "zolta");
	assert_string_equal(text_fold(mem, "... - ..."), "");
	assert_string_equal(text_fold(mem, "\xc3\x97\xc3\xb7"), "");    /* signs among letters */
}

/* A letter may grow to two when folded: the longest case must still fit its block. */
static void
folding_fits_its_memory(void **state)
{
	char *s = arena_alloc(mem, 20001);

	(void)state;
	for (size_t i = 0; i < 20000; i += 2)
		memcpy(s + i, "ß", 2);
	assert_int_equal(strlen(text_fold(mem, s)), 20000);
	assert_int_equal(strlen(text_sort_key(mem, s)), 30000);
	memset(s, 'a', 20000);
	assert_int_equal(strlen(text_sort_key(mem, s)), 40000);
	for (size_t i = 0; i < 20000; i += 2)
		memcpy(s + i, "ж", 2);
	assert_int_equal(strlen(text_sort_key(mem, s)), 70000);
}

static void
names_of_other_scripts_fold_to_something(void **state)
{
	(void)state;
	assert_string_equal(text_fold(mem, "王 小明"), "王 小明");
	assert_string_equal(text_fold(mem, "김 하늘"), "김 하늘");
	assert_string_equal(text_fold(mem, "გიორგი"), "გიორგი");
}

static int
order(const char *a, const char *b)
{
	return strcmp(text_sort_key(mem, a), text_sort_key(mem, b));
}

static void
sorting_is_that_of_the_polish_alphabet(void **state)
{
	static const char *const sorted[] = { "", "7", "Adam", "Ąbc", "Bąk", "Celina", "Ćwik",
		"Emil",
		"Ęk", "Lis", "Łąka", "Nowak", "Nowak Zofia", "Nowaka", "Ńo", "Obuch", "Ósmy", "Sas",
		"Śliwa",
		"Tur", "Zając", "Zorza", "Źrebak", "Żaba", "Żuk", "Шевченко" };

	(void)state;
	for (size_t i = 0; i + 1 < LEN(sorted); i++)
		if (order(sorted[i], sorted[i + 1]) >= 0)
			fail_msg("%s is not before %s", sorted[i], sorted[i + 1]);
	assert_int_equal(order("ŁĄKA", "łąka"), 0);
	assert_int_equal(order(" Nowak-Lis ", "nowak lis"), 0);
	assert_int_equal(order("Müller", "Muller"), 0);
}

static void
a_sort_key_is_plain_ascii(void **state)
{
	(void)state;
	for (const char *s = text_sort_key(mem, "Żółć Шевченко Æ 王"); *s != '\0'; s++)
		assert_true(*s >= ' ' && *s <= '~');
}

/* A list made on a Mac has o and an accent apart: such names must stand where the others do. */
static void
marks_apart_sort_as_the_letter(void **state)
{
	static const char *const pairs[][2] = { { "Z\xcc\x87uk", "Żuk" },
		{ "S\xcc\x81liwa", "Śliwa" },
		{ "Ba\xcc\xa8k", "Bąk" }, { "Wo\xcc\x81jcik", "Wójcik" }, { "e\xcc\xa8", "ę" },
		{ "n\xcc\x81", "ń" }, { "c\xcc\x81", "ć" }, { "z\xcc\x81", "ź" },
		{ "u\xcc\x88", "ü" },
		{ "\xcc\x81" "a", "a" } };

	(void)state;
	for (size_t i = 0; i < LEN(pairs); i++)
		assert_string_equal(text_sort_key(mem, pairs[i][0]),
		    text_sort_key(mem, pairs[i][1]));
}

static void
empty_is_what_shows_nothing(void **state)
{
	(void)state;
	assert_true(text_empty(NULL));
	assert_true(text_empty(""));
	assert_true(text_empty(" \t\n\xc2\xa0\xe2\x80\x8b\xe3\x80\x80"));
	assert_false(text_empty(" . "));
	assert_false(text_empty("\xc2"));
	assert_int_equal(text_space("\xc2\xa0z"), 2);
	assert_int_equal(text_space("z"), 0);
	assert_int_equal(text_space(""), 0);
	assert_int_equal(text_space("\xe2\x80"), 0);            /* cut off */
}

static void
no_text_equals_only_no_text(void **state)
{
	(void)state;
	assert_true(text_eq(NULL, NULL));
	assert_false(text_eq(NULL, ""));
	assert_false(text_eq("", NULL));
	assert_true(text_eq("a", (char[]){ "a" }));
	assert_false(text_eq("a", "A"));
	assert_true(text_starts("abc", "ab"));
	assert_true(text_starts("abc", ""));
	assert_false(text_starts("a", "ab"));
}

static void
a_sentence_ends_once(void **state)
{
	(void)state;
	assert_string_equal(text_sentence(mem, "Umie gotować"), "Umie gotować.");
	assert_string_equal(text_sentence(mem, "Umie gotować."), "Umie gotować.");
	assert_string_equal(text_sentence(mem, "„Chcę pracować”"), "„Chcę pracować”");
	assert_string_equal(text_sentence(mem, ""), "");
}

static void
a_number_is_digits_that_fit(void **state)
{
	int64_t n = 5;

	(void)state;
	assert_true(text_to_int("9223372036854775807", &n));
	assert_true(n == INT64_MAX);
	assert_true(text_to_int("007", &n));
	assert_true(n == 7);
	assert_false(text_to_int("9223372036854775808", &n));
	assert_false(text_to_int("99999999999999999999", &n));
	assert_false(text_to_int("", &n));
	assert_false(text_to_int("-1", &n));
	assert_false(text_to_int("+1", &n));
	assert_false(text_to_int(" 1", &n));
	assert_false(text_to_int("1.0", &n));
	assert_true(n == 7);                                    /* a refusal leaves it */
}

static void
windows_1250_becomes_utf8(void **state)
{
	static const char letters[] =
	    "\xa5\xc6\xca\xa3\xd1\xd3\x8c\x8f\xaf\xb9\xe6\xea\xb3\xf1\xf3\x9c\x9f\xbf\x80";
	char every[256];

	(void)state;
	assert_string_equal(text_from_cp1250(mem, letters, sizeof(letters) - 1),
	    "ĄĆĘŁŃÓŚŹŻąćęłńóśźż€");
	assert_string_equal(text_from_cp1250(mem, "", 0), "");
	assert_null(text_from_cp1250(mem, "a\x81", 2));         /* no such character */
	assert_null(text_from_cp1250(mem, "a\0b", 3));
	for (int i = 1; i < 256; i++) {
		const char *s;

		every[0] = (char)i;
		s = text_from_cp1250(mem, every, 1);
		assert_true((s == NULL) == (i == 0x81 || i == 0x83 || i == 0x88 || i == 0x90 ||
		    i == 0x98));
		if (s != NULL)
			assert_true(text_utf8_ok(s, strlen(s)) && text_length(s) == 1);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(utf8_to_its_limits_is_well_formed),
		TEST(what_is_not_utf8_is_refused),
		TEST(length_counts_letters),
		TEST(trim_takes_every_kind_of_space),
		TEST(a_line_is_one_line_and_hides_nothing),
		TEST(a_soft_hyphen_parts_no_word),
		TEST(a_block_keeps_its_lines),
		TEST(folding_finds_a_name_without_its_marks),
		TEST(folding_fits_its_memory),
		TEST(names_of_other_scripts_fold_to_something),
		TEST(sorting_is_that_of_the_polish_alphabet),
		TEST(a_sort_key_is_plain_ascii),
		TEST(marks_apart_sort_as_the_letter),
		TEST(empty_is_what_shows_nothing),
		TEST(no_text_equals_only_no_text),
		TEST(a_sentence_ends_once),
		TEST(a_number_is_digits_that_fit),
		TEST(windows_1250_becomes_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
