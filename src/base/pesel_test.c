/* SPDX-License-Identifier: EUPL-1.2
 * pesel_test.c - the number of a person: as typed, as a spreadsheet leaves it, and when it is
 * wrong. All numbers are invented.
 */
#include "base/pesel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct pesel p;

/* The number for six digits of a day and a serial, with its last digit reckoned here anew. */
static const char *
number(const char *ten, char to[12])
{
	static const int weight[] = { 9, 7, 3, 1, 9, 7, 3, 1, 9, 7 };   /* said otherwise */
	int sum = 0;

	for (int i = 0; i < 10; i++)
		sum += weight[i] * (ten[i] - '0');
	snprintf(to, 12, "%.10s%c", ten, '0' + sum % 10);
	return to;
}

/* R182 */
static void
a_number_tells_birth_and_sex(void **state)
{
	(void)state;
	assert_int_equal(pesel_read("61101940602", &p), PESEL_OK);
	assert_string_equal(p.digits, "61101940602");
	assert_string_equal(p.born, "1961-10-19");
	assert_int_equal(p.sex, 'K');
	assert_int_equal(pesel_read("44051401359", &p), PESEL_OK);
	assert_string_equal(p.born, "1944-05-14");
	assert_int_equal(p.sex, 'M');
}

static void
the_month_tells_the_century(void **state)
{
	static const struct { const char *ten, *born; } want[] = {
		{ "0081010123", "1800-01-01" }, { "9992310123", "1899-12-31" },
		{ "0001010123", "1900-01-01" }, { "9912310123", "1999-12-31" },
		{ "0021010123", "2000-01-01" }, { "9932310123", "2099-12-31" },
		{ "0041010123", "2100-01-01" }, { "9952310123", "2199-12-31" },
		{ "0061010123", "2200-01-01" }, { "9972310123", "2299-12-31" },
		{ "0022290123", "2000-02-29" },
	};
	char text[12];

	(void)state;
	for (size_t i = 0; i < LEN(want); i++) {
		assert_int_equal(pesel_read(number(want[i].ten, text), &p), PESEL_OK);
		assert_string_equal(p.born, want[i].born);
	}
}

/* Numbers of the 19th century were once let pass with any month and day. */
static void
a_day_that_never_was_is_refused(void **state)
{
	static const char *const no[] = { "0002290123", "6113190123", "6100190123", "6110320123",
		"6110000123", "2602310123", "9993310123", "9980150123", "9982300123", "0082290123",
		"0042290123", "0000000000" };
	char text[12];

	(void)state;
	for (size_t i = 0; i < LEN(no); i++)
		if (pesel_read(number(no[i], text), &p) != PESEL_NOT_A_DATE)
			fail_msg("%s passes", text);
}

static void
one_wrong_digit_is_found(void **state)
{
	(void)state;
	for (int at = 0; at < 11; at++)
		for (char c = '0'; c <= '9'; c++) {
			char text[] = "61101940602";

			if (text[at] == c)
				continue;
			text[at] = c;
			assert_int_not_equal(pesel_read(text, &p), PESEL_OK);
		}
	assert_int_equal(pesel_read("61101940603", &p), PESEL_CHECKSUM);
	assert_string_equal(p.born, "1961-10-19");      /* what could be read */
	assert_int_equal(pesel_read("61011940602", &p), PESEL_CHECKSUM);        /* two swapped */
}

/* R144 */
static void
zeros_lost_by_a_spreadsheet_come_back(void **state)
{
	char text[12];

	(void)state;
	assert_int_equal(pesel_read("3270284686", &p), PESEL_OK);
	assert_string_equal(p.digits, "03270284686");
	assert_string_equal(p.born, "2003-07-02");
	assert_int_equal(pesel_read("3270284686.0", &p), PESEL_OK);
	assert_string_equal(p.digits, "03270284686");
	assert_int_equal(pesel_read("3270284686,00", &p), PESEL_OK);
	number("0021010123", text);                     /* two zeros, and three */
	assert_int_equal(pesel_read(text + 2, &p), PESEL_OK);
	assert_string_equal(p.digits, text);
	number("0002150123", text);
	assert_int_equal(pesel_read(text + 3, &p), PESEL_OK);
	assert_string_equal(p.digits, text);
	assert_int_equal(pesel_read(text + 4, &p), PESEL_LENGTH);
}

/* Promised by the header and once refused as no digits. */
static void
a_number_in_powers_of_ten_is_read_if_whole(void **state)
{
	(void)state;
	assert_int_equal(pesel_read("3,270284686E+09", &p), PESEL_OK);
	assert_string_equal(p.digits, "03270284686");
	assert_int_equal(pesel_read("6.1101940602e10 ", &p), PESEL_OK);
	assert_string_equal(p.digits, "61101940602");
	assert_int_equal(pesel_read("6.11019406020E+10", &p), PESEL_OK);
	assert_int_equal(pesel_read("6,11019E+10", &p), PESEL_LENGTH);  /* digits are gone */
	assert_int_equal(pesel_read("6,11019406023E+10", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("6,1101940602E-10", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("6,1101940602E", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("61101940602E0", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("6,1101940602E99999999999", &p), PESEL_NOT_DIGITS);
}

static void
white_space_and_hyphens_are_passed_over(void **state)
{
	static const char *const same[] = { " 61101940602\t", "'61101940602", "611019-40602",
		"61 10 19 40602", "\xc2\xa0" "61101940602\xe2\x80\xaf",
		"\xef\xbb\xbf" "61101940602",
		" '61101940602", "61101940602\r\n" };

	(void)state;
	for (size_t i = 0; i < LEN(same); i++) {
		assert_int_equal(pesel_read(same[i], &p), PESEL_OK);
		assert_string_equal(p.digits, "61101940602");
	}
}

static void
what_is_no_number_is_refused(void **state)
{
	(void)state;
	assert_int_equal(pesel_read("", &p), PESEL_LENGTH);
	assert_int_equal(pesel_read("   ", &p), PESEL_LENGTH);
	assert_int_equal(pesel_read("1234567", &p), PESEL_LENGTH);
	assert_int_equal(pesel_read("611019406020", &p), PESEL_LENGTH);
	assert_int_equal(pesel_read("6110194060261101940602611019406026110194060261101940602", &p),
	    PESEL_LENGTH);
	assert_int_equal(pesel_read("6110194060O", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("brak", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("611019'40602", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("3270284686.5", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("3.270.284.686", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("61101940602\xc2", &p), PESEL_NOT_DIGITS);
	assert_int_equal(pesel_read("\xd9\xa1\xd9\xa2", &p), PESEL_NOT_DIGITS); /* Arabic digits */
	assert_string_equal(p.digits, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_tells_birth_and_sex),
		cmocka_unit_test(the_month_tells_the_century),
		cmocka_unit_test(a_day_that_never_was_is_refused),
		cmocka_unit_test(one_wrong_digit_is_found),
		cmocka_unit_test(zeros_lost_by_a_spreadsheet_come_back),
		cmocka_unit_test(a_number_in_powers_of_ten_is_read_if_whole),
		cmocka_unit_test(white_space_and_hyphens_are_passed_over),
		cmocka_unit_test(what_is_no_number_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
