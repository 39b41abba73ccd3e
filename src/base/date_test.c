/* SPDX-License-Identifier: EUPL-1.2
 * date_test.c - days of the calendar, Warsaw's clocks, months, and how they are read and said.
 */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static void
only_days_of_the_calendar_are_days(void **state)
{
	static const char *const no[] = { "2026-02-31", "2026-02-29", "2100-02-29", "1900-02-29",
		"2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "1899-12-31",
		"2101-01-01", "2026-1-01", "2026-01-1", "2026-01-011", " 2026-01-01", "2026/01/01",
		"", "2026-01", "20260101" };

	(void)state;
	for (size_t i = 0; i < LEN(no); i++)
		if (date_ok(no[i]))
			fail_msg("%s passes for a day", no[i]);
	assert_false(date_ok(NULL));
	assert_true(date_ok("2024-02-29"));
	assert_true(date_ok("2000-02-29"));                     /* every 400 years it is one */
	assert_true(date_ok("1900-01-01"));
	assert_true(date_ok("2100-12-31"));
	assert_true(day_ok(1800, 2, 28));
	assert_false(day_ok(1800, 2, 29));
	assert_true(month_ok("2026-12"));
	assert_false(month_ok("2026-13"));
	assert_false(month_ok("2026-00"));
	assert_false(month_ok("2026-1"));
	assert_false(month_ok("2026-01-01"));
	assert_false(month_ok(NULL));
}

static void
dates_are_read_as_people_write_them(void **state)
{
	static const char *const same[] = { "1.09.1984", "01-09-1984", "1/9/1984", "1984-09-01",
		"1984.09.01", "1984/9/1", " 1.09.1984 r. ", "1.09.1984r.", "1.9.1984 R",
		"1. 09. 1984",
		"1 09 1984", "1984-09-01 00:00:00", "1984-09-01T00:00:00.000Z", "01.09.1984 00:00",
		("\xc2\xa0" "1.09.1984\xc2\xa0r.") };
	static const char *const no[] = { "31.02.2026", "29.02.2023", "9/31/2026", "1.09.84", "1.9",
		"",
		"1984", "01091984", "1.09.19845", "001.09.1984", "1984-09-01 12:30", "1.13.1984",
		"1..09.1984", "1.09.1984 x", "a", "1.09.-1984", "1984-09-01 00:00 x", "1984-09-01T",
		"0.09.1984", "1.09.1899" };

	(void)state;
	for (size_t i = 0; i < LEN(same); i++) {
		const char *day = date_parse(mem, same[i]);

		if (day == NULL || strcmp(day, "1984-09-01") != 0)
			fail_msg("\"%s\" is read as %s", same[i], day != NULL ? day : "nothing");
	}
	for (size_t i = 0; i < LEN(no); i++)
		if (date_parse(mem, no[i]) != NULL)
			fail_msg("\"%s\" is read as a day", no[i]);
	assert_string_equal(date_parse(mem, "29.02.2024"), "2024-02-29");
}

/* Every day of two centuries against the C library. */
static void
counting_days_agrees_with_the_c_library(void **state)
{
	const char *day = "1900-01-01";
	struct tm tm = { .tm_mday = 1 };

	(void)state;
	for (int n = 0; n < 73414; n++) {
		char text[64];
		time_t t = timegm(&tm);
		struct tm back;

		gmtime_r(&t, &back);
		snprintf(text, sizeof(text), "%04d-%02d-%02d", back.tm_year + 1900, back.tm_mon + 1,
		    back.tm_mday);
		assert_string_equal(day, text);
		assert_true(date_ok(day));
		assert_int_equal(date_days("1900-01-01", day), n);
		assert_int_equal(date_weekday(day), back.tm_wday == 0 ? 7 : back.tm_wday);
		day = date_add(mem, day, 1);
		tm.tm_mday++;
	}
	assert_string_equal(day, "2101-01-01");
}

/* The remainder of a negative number is negative: people born before 1970 got the day 0 or -5. */
static void
weekdays_before_1970_are_weekdays(void **state)
{
	(void)state;
	assert_int_equal(date_weekday("1970-01-01"), 4);
	assert_int_equal(date_weekday("1969-12-28"), 7);
	assert_int_equal(date_weekday("1961-10-19"), 4);
	assert_int_equal(date_weekday("1900-01-01"), 1);
}

static void
days_are_added_over_every_edge(void **state)
{
	(void)state;
	assert_string_equal(date_add(mem, "2024-02-28", 1), "2024-02-29");
	assert_string_equal(date_add(mem, "2023-02-28", 1), "2023-03-01");
	assert_string_equal(date_add(mem, "2026-01-01", -1), "2025-12-31");
	assert_string_equal(date_add(mem, "2026-03-15", 0), "2026-03-15");
	assert_string_equal(date_add(mem, "1999-12-31", 60), "2000-02-29");
	assert_int_equal(date_days("2024-02-28", "2024-03-01"), 2);
	assert_int_equal(date_days("2024-03-01", "2024-02-28"), -2);
}

/* 01:00 UTC of the last Sundays of March and October; the days of 23 and 25 hours. */
static void
warsaw_changes_its_clocks(void **state)
{
	static const struct { int64_t s; const char *day, *time; } want[] = {
		{ 1774745999, "2026-03-29", "01:59" }, { 1774746000, "2026-03-29", "03:00" },
		{ 1774738800, "2026-03-29", "00:00" }, { 1774738799, "2026-03-28", "23:59" },
		{ 1774821599, "2026-03-29", "23:59" }, { 1774821600, "2026-03-30", "00:00" },
		{ 1792889999, "2026-10-25", "02:59" }, { 1792890000, "2026-10-25", "02:00" },
		{ 1792879200, "2026-10-25", "00:00" }, { 1792879199, "2026-10-24", "23:59" },
		{ 1792969199, "2026-10-25", "23:59" }, { 1792969200, "2026-10-26", "00:00" },
		{ 1798757999, "2026-12-31", "23:59" }, { 1798758000, "2027-01-01", "00:00" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(want); i++) {
		assert_string_equal(date_of_instant(mem, want[i].s * 1000), want[i].day);
		assert_string_equal(time_of_instant(mem, want[i].s * 1000 + 999), want[i].time);
	}
}

/* Warsaw's rule of today, written out for the C library, which then needs no tzdata either. */
static void
warsaw_agrees_with_the_c_library(void **state)
{
	(void)state;
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	for (time_t t = 1577836800; t < 4102444800; t += 3 * 3600 + 1800 + 7) {
		struct arena_mark mark = arena_mark(mem);
		char text[64];
		struct tm tm;

		localtime_r(&t, &tm);
		strftime(text, sizeof(text), "%Y-%m-%d", &tm);
		assert_string_equal(date_of_instant(mem, (int64_t)t * 1000), text);
		strftime(text, sizeof(text), "%H:%M", &tm);
		assert_string_equal(time_of_instant(mem, (int64_t)t * 1000), text);
		arena_rewind(mem, mark);
	}
}

static void
now_is_the_clock(void **state)
{
	int64_t s = (int64_t)time(NULL), ms = now_ms();

	(void)state;
	assert_in_range(ms, s * 1000, s * 1000 + 60000);
}

static void
age_is_counted_in_full_years(void **state)
{
	(void)state;
	assert_int_equal(date_age("1984-09-12", "2026-09-11"), 41);
	assert_int_equal(date_age("1984-09-12", "2026-09-12"), 42);
	assert_int_equal(date_age("1984-09-12", "1984-09-12"), 0);
	assert_int_equal(date_age("1984-02-29", "2026-02-28"), 41);
	assert_int_equal(date_age("1984-02-29", "2026-03-01"), 42);
	assert_int_equal(date_age("1984-02-29", "2028-02-29"), 44);
}

/* R262 */
static void
a_week_begun_counts(void **state)
{
	(void)state;
	assert_int_equal(date_weeks("2026-03-01", "2026-03-01"), 1);
	assert_int_equal(date_weeks("2026-03-01", "2026-03-07"), 1);
	assert_int_equal(date_weeks("2026-03-01", "2026-03-08"), 2);
	assert_int_equal(date_weeks("2026-03-23", "2026-04-05"), 2);    /* clocks change */
	assert_int_equal(date_weeks("2025-12-31", "2026-12-31"), 53);
}

static void
months_are_added_over_the_year(void **state)
{
	(void)state;
	assert_string_equal(month_of(mem, "2026-09-12"), "2026-09");
	assert_string_equal(month_add(mem, "2026-12", 1), "2027-01");
	assert_string_equal(month_add(mem, "2026-01", -1), "2025-12");
	assert_string_equal(month_add(mem, "2026-05", -17), "2024-12");
	assert_string_equal(month_add(mem, "2026-05", 20), "2028-01");
	assert_string_equal(month_add(mem, "2026-05", 0), "2026-05");
}

static void
a_month_ends_on_its_last_day(void **state)
{
	(void)state;
	assert_string_equal(month_first(mem, "2026-02"), "2026-02-01");
	assert_string_equal(month_last(mem, "2026-02"), "2026-02-28");
	assert_string_equal(month_last(mem, "2024-02"), "2024-02-29");
	assert_string_equal(month_last(mem, "2000-02"), "2000-02-29");
	assert_string_equal(month_last(mem, "2100-02"), "2100-02-28");
	assert_string_equal(month_last(mem, "2026-04"), "2026-04-30");
	assert_string_equal(month_last(mem, "2026-12"), "2026-12-31");
}

static void
days_and_months_are_said_in_both_languages(void **state)
{
	static const char *const polish[12][2] = { { "styczeń", "stycznia" }, { "luty", "lutego" },
		{ "marzec", "marca" }, { "kwiecień", "kwietnia" }, { "maj", "maja" },
		{ "czerwiec", "czerwca" }, { "lipiec", "lipca" }, { "sierpień", "sierpnia" },
		{ "wrzesień", "września" }, { "październik", "października" },
		{ "listopad", "listopada" }, { "grudzień", "grudnia" } };

	(void)state;
	for (int m = 1; m <= 12; m++) {
		const char *month = arena_strf(mem, "2026-%02d", m);
		const char *day = arena_strf(mem, "%s-05", month);

		assert_string_equal(month_name(mem, LANG_PL, month),
		    arena_strf(mem, "%s 2026", polish[m - 1][0]));
		assert_string_equal(month_genitive(mem, LANG_PL, month),
		    arena_strf(mem, "%s 2026", polish[m - 1][1]));
		assert_string_equal(date_long(mem, LANG_PL, day),
		    arena_strf(mem, "5 %s 2026", polish[m - 1][1]));
	}
	assert_string_equal(date_long(mem, LANG_EN, "2026-09-12"), "12 September 2026");
	assert_string_equal(month_name(mem, LANG_EN, "2026-09"), "September 2026");
	assert_string_equal(month_genitive(mem, LANG_EN, "2026-09"), "September 2026");
	assert_string_equal(date_short(mem, "2026-09-02"), "02.09.2026");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(only_days_of_the_calendar_are_days),
		TEST(dates_are_read_as_people_write_them),
		TEST(counting_days_agrees_with_the_c_library),
		TEST(weekdays_before_1970_are_weekdays),
		TEST(days_are_added_over_every_edge),
		TEST(warsaw_changes_its_clocks),
		TEST(warsaw_agrees_with_the_c_library),
		TEST(now_is_the_clock),
		TEST(age_is_counted_in_full_years),
		TEST(a_week_begun_counts),
		TEST(months_are_added_over_the_year),
		TEST(a_month_ends_on_its_last_day),
		TEST(days_and_months_are_said_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
