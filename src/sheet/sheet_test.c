/* SPDX-License-Identifier: EUPL-1.2
 * sheet_test.c - lists as offices export them, and what is no list.
 */
#include "sheet/sheet.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LISTS "/work/shared/fixtures/lists/"

static struct arena *mem;
static struct sheet  s;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)112 << 20);     /* of a request: src/http/request.c */
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* The bytes get a block of their own without NUL, so that reading past the end is seen. */
static enum sheet_fault
read_bytes(const char *bytes, size_t n)
{
	char *exact = malloc(n > 0 ? n : 1);

	assert_non_null(exact);
	memcpy(exact, bytes, n);
	sheet_read(mem, exact, n, &s);
	free(exact);
	if (s.fault != SHEET_OK)
		assert_int_equal(s.n, 0);
	return s.fault;
}

#define READ(text) read_bytes((text), sizeof(text) - 1)

/* "2:a|b/3:c": line and cells of every row. */
static const char *
all(void)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t r = 0; r < s.n; r++) {
		buf_fmt(&b, "%s%zu:", r > 0 ? "/" : "", s.row[r].line);
		for (size_t c = 0; c < s.row[r].n; c++) {
			assert_true(text_utf8_ok(s.row[r].cell[c], strlen(s.row[r].cell[c])));
			buf_fmt(&b, "%s%s", c > 0 ? "|" : "", s.row[r].cell[c]);
		}
	}
	return b.s;
}

#define ASSERT_READS(text, rows) do { \
	assert_int_equal(READ(text), SHEET_OK); \
	assert_string_equal(all(), (rows)); \
} while (0)

static bool
read_file(const char *path)
{
	static char bytes[1 << 20];
	FILE *f = fopen(path, "r");
	size_t n;

	if (f == NULL) {
		print_message("%s is not on this machine\n", path);
		return false;
	}
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	assert_int_equal(read_bytes(bytes, n), SHEET_OK);
	return true;
}

/* ---- CSV ---- */

static void
comma_semicolon_and_tab_are_told_apart(void **state)
{
	(void)state;
	ASSERT_READS("a;b\n1;2\n", "1:a|b/2:1|2");
	ASSERT_READS("a,b\n1,2\n", "1:a|b/2:1|2");
	ASSERT_READS("a\tb\n1\t2\n", "1:a|b/2:1|2");
	ASSERT_READS("only\none\n", "1:only/2:one");
}

static void
commas_of_addresses_do_not_part_a_list_with_semicolons(void **state)
{
	(void)state;
	ASSERT_READS(
	    "Osoba;Adres\nNowak Anna;Brzeziny, ul. Polna 3, m. 5\nLis Jan;Radomsko, Leśna 1, m. 2\n",
	    "1:Osoba|Adres/2:Nowak Anna|Brzeziny, ul. Polna 3, m. 5/3:Lis Jan|Radomsko, Leśna 1, m. 2");
	ASSERT_READS("\"a;b;c\",\"d;e\"\n\"f;g;h\",i\n", "1:a;b;c|d;e/2:f;g;h|i");
}

static void
a_first_line_may_name_the_separator(void **state)
{
	(void)state;
	ASSERT_READS("sep=|\r\na|b,c\r\n1|2,3\r\n", "2:a|b,c/3:1|2,3");
	assert_int_equal(s.row[0].n, 2);
	ASSERT_READS("\xef\xbb\xbfSEP=,\na;b,c\n", "2:a;b|c");
	ASSERT_READS("\"sep=;\"\na;b\n", "2:a|b");
	ASSERT_READS("sep=\xc4\x85\na;b\n", "1:sep=ą/2:a|b");
	assert_int_equal(READ("sep=;"), SHEET_EMPTY);
}

static void
quotes_hold_separators_quotes_and_line_breaks(void **state)
{
	(void)state;
	ASSERT_READS("a;b\n\"x;y\";\"mówi \"\"tak\"\"\"\n", "1:a|b/2:x;y|mówi \"tak\"");
	ASSERT_READS("a;b\n\"x\r\ny\";1\n2;3\n", "1:a|b/2:x\r\ny|1/4:2|3");
	ASSERT_READS("a;b\nul. \"Leśna\" 3;1\n", "1:a|b/2:ul. \"Leśna\" 3|1");
	ASSERT_READS("a;b\n\"Dom \"Nadzieja\" w Łodzi\";1\n", "1:a|b/2:Dom \"Nadzieja\" w Łodzi|1");
	ASSERT_READS("a;b\n\"\";1\n", "1:a|b/2:|1");
}

static void
lines_are_counted_as_in_the_file(void **state)
{
	(void)state;
	ASSERT_READS("\n\na;b\n\n;;\n \n1;2", "3:a|b/7:1|2");
	ASSERT_READS("\r\n\r\na;b\r\n\r\n1;2\r\n", "3:a|b/5:1|2");
	ASSERT_READS("\r\ra;b\r\r1;2\r", "3:a|b/5:1|2");
	ASSERT_READS("a;b\n\"1\n\n\n2\";3\n\n\"4\";5\n", "1:a|b/2:1\n\n\n2|3/7:4|5");
}

static void
an_open_quotation_mark_is_named_by_its_line(void **state)
{
	(void)state;
	assert_int_equal(READ("a;b\n1;2\n3;\"4\n5;6\n"), SHEET_BAD_CSV);
	assert_int_equal(s.fault_line, 3);
	assert_int_equal(READ("a;b\n\"1\n2\";\"3\n\n"), SHEET_BAD_CSV);
	assert_int_equal(s.fault_line, 3);
	assert_int_equal(READ("a\n\"b"), SHEET_BAD_CSV);
	assert_int_equal(s.fault_line, 2);
}

static void
each_encoding_gives_the_same_letters(void **state)
{
	const char *rows = "1:Imię|Źrebię/2:żółw|ŁĄKA";

	(void)state;
	ASSERT_READS("Imię;Źrebię\nżółw;ŁĄKA\n", rows);
	ASSERT_READS("\xef\xbb\xbfImię;Źrebię\nżółw;ŁĄKA\n", rows);
	ASSERT_READS("Imi\xea;\x8frebi\xea\n\xbf\xf3\xb3w;\xa3\xa5KA\n", rows);
	ASSERT_READS(
	    "\xff\xfeI\0m\0i\0\x19\x01;\0y\1r\0e\0b\0i\0\x19\x01\n\0|\1\xf3\0B\1w\0;\0A\1\4\1K\0A\0",
	    rows);
	ASSERT_READS(
	    "\xfe\xff\0I\0m\0i\1\x19\0;\1y\0r\0e\0b\0i\1\x19\0\n\1|\0\xf3\1B\0w\0;\1A\1\4\0K\0A",
	    rows);
	ASSERT_READS("\xff\xfe\x3d\xd8\x00\xde;\0a\0", "1:😀|a");
}

static void
bytes_that_are_no_text_are_refused(void **state)
{
	(void)state;
	assert_int_equal(READ("a;b\0c\n"), SHEET_NOT_TEXT);
	assert_int_equal(READ("a;\x81\n"), SHEET_NOT_TEXT);
	assert_int_equal(READ("\xff\xfe" "a\0b"), SHEET_NOT_TEXT);
	assert_int_equal(READ("\xff\xfe\x3d\xd8" "a\0"), SHEET_NOT_TEXT);
	assert_int_equal(READ("\xff\xfe\x00\xde" "a\0"), SHEET_NOT_TEXT);
	assert_int_equal(READ("\xff\xfe\x3d\xd8"), SHEET_NOT_TEXT);
	assert_int_equal(READ("\xff\xfe" "a\0\0\0"), SHEET_NOT_TEXT);
}

static void
cells_are_trimmed_and_empty_ends_left_out(void **state)
{
	(void)state;
	ASSERT_READS(" a ;\xc2\xa0 b\t; ; \n\"  c \";;;\n", "1:a|b/2:c");
	assert_int_equal(s.row[1].n, 1);
	assert_int_equal(READ(""), SHEET_EMPTY);
	assert_int_equal(READ(" ;;\n\xc2\xa0\n"), SHEET_EMPTY);
	assert_int_equal(READ("\xef\xbb\xbf"), SHEET_EMPTY);
}

static void
real_lists_are_read_whole(void **state)
{
	(void)state;
	if (!read_file(LISTS "pup-lista-cp1250.csv"))
		skip();
	assert_int_equal(s.n, 15);
	assert_int_equal(s.row[0].n, 7);
	assert_string_equal(s.row[5].cell[1], "Śmigielna");
	assert_string_equal(s.row[5].cell[3], "3270284686");
	assert_true(read_file(LISTS "ops-lista-utf8-bom.csv"));
	assert_string_equal(s.row[0].cell[0], "imie i nazwisko");
	assert_string_equal(s.row[6].cell[4], "kontakt po 14,\n\"najlepiej\" SMS");
	assert_int_equal(s.row[7].line, 9);
	assert_true(read_file(LISTS "ngo-chetni-utf8.csv"));
	assert_int_equal(s.n, 12);
	assert_int_equal(s.row[1].line, 3);
	assert_int_equal(s.row[11].line, 13);
}

/* ---- limits ---- */

/* text, n times, behind what is there */
static void
repeat(struct buf *b, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_str(b, text);
}

static enum sheet_fault
read_repeated(const char *head, const char *text, size_t n)
{
	struct arena *mine = arena_new((size_t)256 << 20);
	struct buf b;
	enum sheet_fault fault;

	buf_init(&b, mine);
	buf_str(&b, head);
	repeat(&b, text, n);
	fault = read_bytes(b.s, b.len);
	arena_free(mine);
	return fault;
}

static void
twenty_thousand_rows_are_read_and_no_more(void **state)
{
	(void)state;
	assert_int_equal(read_repeated("", "a;b\n\n", SHEET_ROWS), SHEET_OK);
	assert_int_equal(s.n, SHEET_ROWS);
	assert_int_equal(s.row[SHEET_ROWS - 1].line, 2 * SHEET_ROWS - 1);
	assert_int_equal(read_repeated("", "a;b\n\n", SHEET_ROWS + 1), SHEET_TOO_LARGE);
	assert_int_equal(s.fault_line, 2 * SHEET_ROWS + 1);
}

static void
two_hundred_columns_are_read_and_no_more(void **state)
{
	(void)state;
	assert_int_equal(read_repeated("x", ";a", SHEET_COLUMNS - 1), SHEET_OK);
	assert_int_equal(s.row[0].n, SHEET_COLUMNS);
	assert_int_equal(read_repeated("x", ";a", SHEET_COLUMNS), SHEET_TOO_LARGE);
	assert_int_equal(read_repeated("x", ";", 1000000), SHEET_OK);
	assert_int_equal(s.row[0].n, 1);
}

static void
a_cell_of_32_kib_is_read_and_no_longer(void **state)
{
	(void)state;
	assert_int_equal(read_repeated("y\n", "x", SHEET_CELL), SHEET_OK);
	assert_int_equal(strlen(s.row[1].cell[0]), SHEET_CELL);
	assert_int_equal(read_repeated("y\n", "x", SHEET_CELL + 1), SHEET_LONG_CELL);
	assert_int_equal(s.fault_line, 2);
	assert_int_equal(read_repeated("y\n\"1\n2\";\"", "x\n", 1000000), SHEET_LONG_CELL);
	assert_int_equal(s.fault_line, 3);
}

/* What a request may use must do for the worst list: else the worker would end. */
static void
cells_and_text_in_all_have_a_limit_below_that_of_a_request(void **state)
{
	const size_t wide = SHEET_CELLS / SHEET_COLUMNS;
	char row[2 * SHEET_COLUMNS + 1], text[1000];

	(void)state;
	for (size_t i = 0; i < SHEET_COLUMNS; i++)
		memcpy(row + 2 * i, i + 1 < SHEET_COLUMNS ? "a;" : "a\n", 3);
	assert_int_equal(read_repeated("", row, wide), SHEET_OK);
	assert_true(arena_used(mem) < (size_t)48 << 20);
	assert_int_equal(read_repeated("", row, wide + 1), SHEET_TOO_LARGE);
	teardown(NULL);
	setup(NULL);
	memset(text, 'x', sizeof(text) - 2);
	memcpy(text + sizeof(text) - 2, "\n", 2);
	assert_int_equal(read_repeated("", text, SHEET_TEXT / (sizeof(text) - 2)), SHEET_OK);
	assert_int_equal(read_repeated("", text, SHEET_TEXT / (sizeof(text) - 2) + 1),
	    SHEET_TOO_LARGE);
}

static void
a_file_of_more_than_32_mib_is_refused(void **state)
{
	(void)state;
	assert_int_equal(read_repeated("a", "\n", SHEET_BYTES - 1), SHEET_OK);
	assert_int_equal(read_repeated("a", "\n", SHEET_BYTES), SHEET_TOO_LARGE);
}

/* ---- what is no list ---- */

static void
other_files_are_told_by_their_bytes(void **state)
{
	(void)state;
	assert_int_equal(READ("%PDF-1.7\n1 0 obj\n"), SHEET_NOT_TABLE);
	assert_int_equal(READ("\x89PNG\r\n\x1a\n"), SHEET_NOT_TABLE);
	assert_int_equal(READ("{\\rtf1 list}"), SHEET_NOT_TABLE);
	assert_int_equal(READ("\xef\xbb\xbf\r\n<table><tr><td>a"), SHEET_NOT_TABLE);
	assert_int_equal(READ("<?xml version='1.0'?><Workbook/>"), SHEET_NOT_TABLE);
	assert_int_equal(READ("<!DOCTYPE html>"), SHEET_NOT_TABLE);
	assert_int_equal(READ("\x09\x08\x10\x00\x00\x06\x05\x00"), SHEET_OLD_XLS);
	assert_int_equal(READ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), SHEET_NOT_TABLE);
	assert_int_equal(READ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" "W\0o\0r\0k\0b\0o\0o\0k\0\0\0"),
	    SHEET_OLD_XLS);
	assert_int_equal(READ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0"), SHEET_LOCKED);
	ASSERT_READS("<5 osób;b\n", "1:<5 osób|b");
	ASSERT_READS("\t\tb\n", "1:||b");
}

/* ---- headings ---- */

static const char *const names[] = { "nazwisko", "imie|imiona", "pesel|nr pesel" };

static void
headings_are_found_below_a_title(void **state)
{
	struct sheet_head head;

	(void)state;
	assert_int_equal(
	    READ("Lista osób;;\n\nNr PESEL:;NAZWISKO;Imię;Uwagi;imiona\n1;2;3\n"), SHEET_OK);
	sheet_find_head(mem, &s, names, LEN(names), &head);
	assert_int_equal(head.row, 1);
	assert_int_equal(head.column[0], 1);
	assert_int_equal(head.column[1], 2);
	assert_int_equal(head.column[2], 0);
	assert_int_equal(head.n_unknown, 1);
	assert_string_equal(head.unknown[0], "Uwagi");
}

static void
one_known_word_makes_no_headings(void **state)
{
	struct sheet_head head;

	(void)state;
	assert_int_equal(READ("imię;imiona\nPESEL;x\n"), SHEET_OK);
	sheet_find_head(mem, &s, names, LEN(names), &head);
	assert_true(head.row == SIZE_MAX);
	assert_int_equal(read_repeated("", "x\n", 20), SHEET_OK);
	assert_int_equal(
	    READ("x\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nimię;nazwisko\n"),
	    SHEET_OK);
	sheet_find_head(mem, &s, names, LEN(names), &head);
	assert_true(head.row == SIZE_MAX);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(comma_semicolon_and_tab_are_told_apart),
		T(commas_of_addresses_do_not_part_a_list_with_semicolons),
		T(a_first_line_may_name_the_separator),
		T(quotes_hold_separators_quotes_and_line_breaks),
		T(lines_are_counted_as_in_the_file),
		T(an_open_quotation_mark_is_named_by_its_line),
		T(each_encoding_gives_the_same_letters),
		T(bytes_that_are_no_text_are_refused),
		T(cells_are_trimmed_and_empty_ends_left_out),
		T(real_lists_are_read_whole),
		T(twenty_thousand_rows_are_read_and_no_more),
		T(two_hundred_columns_are_read_and_no_more),
		T(a_cell_of_32_kib_is_read_and_no_longer),
		T(cells_and_text_in_all_have_a_limit_below_that_of_a_request),
		T(a_file_of_more_than_32_mib_is_refused),
		T(other_files_are_told_by_their_bytes),
		T(headings_are_found_below_a_title),
		T(one_known_word_makes_no_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
