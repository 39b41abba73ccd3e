/* SPDX-License-Identifier: EUPL-1.2
 * date.c - days as text, counted by the civil calendar; Warsaw time by the rule of the EU.
 */
#include "base/date.h"

#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define DAY_MS 86400000LL

int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Days since 1970-01-01 of a day of the Gregorian calendar, and back
 * (after H. Hinnant's description). */
static int64_t
days_of(int y, int m, int d)
{
	int64_t year = m <= 2 ? y - 1 : y;
	int64_t era = year / 400, yoe = year - era * 400;
	int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void
civil(int64_t days, int *y, int *m, int *d)
{
	int64_t z = days + 719468, era = z / 146097, doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

static int year_of(const char *iso) { return two(iso) * 100 + two(iso + 2); }
static int month_no(const char *iso) { return two(iso + 5); }
static int day_no(const char *iso) { return two(iso + 8); }

static bool
shape(const char *s, const char *pattern)
{
	for (; *pattern != '\0'; s++, pattern++)
		if (*pattern == 'd' ? !isdigit((unsigned char)*s) : *s != *pattern)
			return false;
	return *s == '\0';
}

static int
month_length(int y, int m)
{
	static const int n[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0) ? 29 : n[m - 1];
}

bool
day_ok(int y, int m, int d)
{
	return m >= 1 && m <= 12 && d >= 1 && d <= month_length(y, m);
}

static bool
real_day(int y, int m, int d)
{
	return y >= 1900 && y <= 2100 && day_ok(y, m, d);
}

bool
date_ok(const char *s)
{
	return s != NULL && shape(s, "dddd-dd-dd") && real_day(year_of(s), month_no(s), day_no(s));
}

bool
month_ok(const char *s)
{
	return s != NULL && shape(s, "dddd-dd") && real_day(year_of(s), month_no(s), 1);
}

static const char *
iso(struct arena *mem, int y, int m, int d)
{
	char text[32];

	snprintf(text, sizeof(text), "%04d-%02d-%02d", y, m, d);
	return arena_strn(mem, text, 10);
}

/* Milliseconds UTC of 01:00 on the last Sunday of a month: the EU's clocks change then. */
static int64_t
change_of_clocks(int y, int m)
{
	int64_t last = days_of(y, m, 31);
	int64_t weekday = (last + 4) % 7;       /* 0 = Sunday */

	return (last - weekday) * DAY_MS + 3600000;
}

static int64_t
warsaw(int64_t ms)
{
	int y, m, d;

	civil(ms / DAY_MS, &y, &m, &d);
	return ms + (ms >= change_of_clocks(y, 3) && ms < change_of_clocks(y, 10) ? 2 :
	    1) * 3600000LL;
}

const char *
date_of_instant(struct arena *mem, int64_t ms)
{
	int y, m, d;

	civil(warsaw(ms) / DAY_MS, &y, &m, &d);
	return iso(mem, y, m, d);
}

const char *
time_of_instant(struct arena *mem, int64_t ms)
{
	int minutes = (int)(warsaw(ms) % DAY_MS / 60000);

	return arena_strf(mem, "%02d:%02d", minutes / 60, minutes % 60);
}

/* Three numbers parted by . - / or white space. */
static bool
three(const char *s, int n[3], int digits[3])
{
	for (int i = 0; i < 3; i++) {
		const char *from = s;

		for (n[i] = 0; isdigit((unsigned char)*s) && s - from < 5; s++)
			n[i] = n[i] * 10 + (*s - '0');
		digits[i] = (int)(s - from);
		if (digits[i] == 0)
			return false;
		if (i < 2) {
			const char *gap = s;

			while (*s == ' ')
				s++;
			if (*s == '.' || *s == '-' || *s == '/')
				s++;
			else if (s == gap)
				return false;
			while (*s == ' ')
				s++;
		}
	}
	while (*s == ' ')
		s++;
	if (*s == 'r' || *s == 'R')
		s += s[1] == '.' ? 2 : 1;
	if (*s == 'T' && s[1] == '0')
		s++;
	s += strspn(s, " ");
	if (strncmp(s, "00:00", 5) == 0)        /* a spreadsheet's midnight */
		s += strspn(s, "0:.Z");
	return *s == '\0';
}

const char *
date_parse(struct arena *mem, const char *text)
{
	int n[3], digits[3];

	text = text_line(mem, text);
	if (!three(text, n, digits))
		return NULL;
	if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2 && real_day(n[0], n[1], n[2]))
		return iso(mem, n[0], n[1], n[2]);
	if (digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2 && real_day(n[2], n[1], n[0]))
		return iso(mem, n[2], n[1], n[0]);
	return NULL;
}

static int64_t
day_number(const char *s)
{
	return days_of(year_of(s), month_no(s), day_no(s));
}

int
date_days(const char *from, const char *to)
{
	return (int)(day_number(to) - day_number(from));
}

const char *
date_add(struct arena *mem, const char *s, int days)
{
	int y, m, d;

	civil(day_number(s) + days, &y, &m, &d);
	return iso(mem, y, m, d);
}

int
date_age(const char *born, const char *on)
{
	return year_of(on) - year_of(born) - (strcmp(on + 5, born + 5) < 0);
}

int
date_weeks(const char *from, const char *to)
{
	return date_days(from, to) / 7 + 1;
}

int
date_weekday(const char *s)
{
	return (int)((day_number(s) % 7 + 10) % 7) + 1;       /* % is negative before 1970 */
}

const char *
month_of(struct arena *mem, const char *s)
{
	return arena_strn(mem, s, 7);
}

const char *
month_add(struct arena *mem, const char *month, int n)
{
	int at = year_of(month) * 12 + month_no(month) - 1 + n;

	return arena_strf(mem, "%04d-%02d", at / 12, at % 12 + 1);
}

const char *
month_first(struct arena *mem, const char *month)
{
	return arena_strf(mem, "%.7s-01", month);
}

const char *
month_last(struct arena *mem, const char *month)
{
	return arena_strf(mem, "%.7s-%02d", month, month_length(year_of(month), month_no(month)));
}

static const char *const nominative[LANG_COUNT][12] = {
	{ "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień",
	    "wrzesień",
	  "październik", "listopad", "grudzień" },
	{ "January", "February", "March", "April", "May", "June", "July", "August", "September",
	    "October",
	  "November", "December" },
};
static const char *const genitive[12] = { "stycznia", "lutego", "marca", "kwietnia", "maja",
    "czerwca", "lipca",
	"sierpnia", "września", "października", "listopada", "grudnia" };

const char *
date_long(struct arena *mem, enum lang lang, const char *s)
{
	return arena_strf(mem, "%d %s %.4s", day_no(s), lang == LANG_PL ?
	    genitive[month_no(s) - 1] :
	    nominative[lang][month_no(s) - 1], s);
}

const char *
date_short(struct arena *mem, const char *s)
{
	return arena_strf(mem, "%.2s.%.2s.%.4s", s + 8, s + 5, s);
}

const char *
month_name(struct arena *mem, enum lang lang, const char *month)
{
	return arena_strf(mem, "%s %.4s", nominative[lang][month_no(month) - 1], month);
}

const char *
month_genitive(struct arena *mem, enum lang lang, const char *month)
{
	return lang == LANG_PL ? arena_strf(mem, "%s %.4s", genitive[month_no(month) - 1], month) :
	    month_name(mem, lang, month);
}
