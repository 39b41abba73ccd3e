/* SPDX-License-Identifier: EUPL-1.2
 * sheet_number.c - what a spreadsheet's number means: days since 1900, parts of a day, or a number.
 */
#include "sheet/inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAST_DAY 2958465        /* 9999-12-31 */
#define PAD_MAX  20

/* Passes over what is no letter of a format: "text", \x, _x, *x, [Red]; [h] says hours in all. */
static const char *
skip_literal(const char *s, bool *hours)
{
	const char *end;

	switch (*s) {
	case '"':
		end = strchr(s + 1, '"');
		return end != NULL ? end + 1 : s + strlen(s);
	case '\\':
	case '_':
	case '*':
		return s[1] != '\0' ? s + 2 : s + 1;
	case '[':
		end = strchr(s, ']');
		if (end != NULL && end > s + 1 && strspn(s + 1, "hHmMsS") == (size_t)(end - s - 1))
			*hours = true;
		return end != NULL ? end + 1 : s + strlen(s);
	default:
		return s;
	}
}

unsigned char
number_format(const char *code)
{
	bool hours = false, day = false, month = false, time = false;
	size_t zeros = strspn(code, "0");

	if (zeros > 1 && zeros <= PAD_MAX && (code[zeros] == '\0' || code[zeros] == ';'))
		return (unsigned char)(NUMBER_PAD + zeros);
	if (strcmp(code, "General") == 0)
		return NUMBER_PLAIN;
	for (const char *s = code, *next; *s != '\0' && *s != ';'; s = next) {
		next = skip_literal(s, &hours);
		if (next != s)
			continue;
		day = day || strchr("yYdD", *s) != NULL;
		month = month || *s == 'm' || *s == 'M';
		time = time || strchr("hHsS", *s) != NULL;
		next = s + 1;
	}
	if (hours)
		return NUMBER_HOURS;
	return day || (month && !time) ? NUMBER_DATE : time ? NUMBER_TIME : NUMBER_PLAIN;
}

/* Formats every program knows by number (ECMA-376, 18.8.30). */
unsigned char
number_builtin(int64_t id)
{
	if (id == 46)
		return NUMBER_HOURS;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 ||
	    id == 55 || id == 56)
		return NUMBER_TIME;
	return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ?
	    NUMBER_DATE : NUMBER_PLAIN;
}

/* Day 60 is 29 February 1900, which never was: it is written as Excel shows it. */
static bool
put_date(char to[64], double serial, bool since_1904)
{
	double days = floor(serial + 0.5 / 86400) + (since_1904 ? 1462 : 0);
	int64_t z, era, doe, yoe, doy, mp, year;

	if (!(days >= 1 && days <= LAST_DAY))
		return false;
	if (days == 60) {
		snprintf(to, 64, "1900-02-29");
		return true;
	}
	/* days since 0000-03-01, cut into eras of 400 years */
	z = (int64_t)days + (days < 60) - 25569 + 719468;
	era = z / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	year = yoe + era * 400 + (mp >= 10);
	snprintf(to, 64, "%04d-%02d-%02d", (int)year, (int)(mp < 10 ? mp + 3 : mp - 9),
	    (int)(doy - (153 * mp + 2) / 5 + 1));
	return true;
}

static bool
put_time(char to[64], double serial, bool hours_in_all)
{
	int64_t minutes;

	if (!(serial >= 0 && serial <= LAST_DAY))
		return false;
	minutes = (int64_t)floor((hours_in_all ? serial : serial - floor(serial)) * 1440 + 0.5);
	snprintf(to, 64, "%lld:%02lld", (long long)minutes / 60, (long long)minutes % 60);
	return true;
}

static bool
put_padded(char to[64], double number, int width)
{
	if (!(number >= 0 && number < 1e15 && number == floor(number)))
		return false;
	snprintf(to, 64, "%0*.0f", width, number);
	return true;
}

const char *
number_text(char to[64], const char *value, unsigned char format, bool since_1904)
{
	char *end;
	double number;
	bool done = false;

	if (value[0] == '\0' || value[strspn(value, "0123456789+-.eE")] != '\0')
		return value;
	number = strtod(value, &end);
	if (*end != '\0' || !isfinite(number))
		return value;
	if (format == NUMBER_DATE)
		done = put_date(to, number, since_1904);
	else if (format == NUMBER_TIME || format == NUMBER_HOURS)
		done = put_time(to, number, format == NUMBER_HOURS);
	else if (format > NUMBER_PAD)
		done = put_padded(to, number, format - NUMBER_PAD);
	if (done)
		return to;
	if (value[strspn(value, "0123456789")] == '\0')         /* as it is, however long */
		return value;
	/* Excel keeps 15 digits; more are dust of binary fractions */
	if (number == floor(number) && fabs(number) < 1e21)
		snprintf(to, 64, "%.0f", number);
	else
		snprintf(to, 64, "%.15g", number);
	return to;
}
