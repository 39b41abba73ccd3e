/* SPDX-License-Identifier: EUPL-1.2
 * pesel.c - eleven digits: birth date with the century in the month, serial with the sex, checksum.
 */
#include "base/pesel.h"

#include "base/date.h"
#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS = 11, LEAST = 8, TAKEN = 32 };

/* What stands before the first digit: white space and the apostrophe that makes a cell text. */
static const char *
skip_front(const char *s)
{
	for (size_t gap; (gap = text_space(s)) > 0;)
		s += gap;
	return *s == '\'' ? s + 1 : s;
}

/* "E+10" -> 10; -1 if it is no such thing. */
static int
exponent(const char *s)
{
	int n = 0;

	s += s[1] == '+' ? 2 : 1;
	if (!isdigit((unsigned char)*s))
		return -1;
	for (; isdigit((unsigned char)*s) && n <= TAKEN; s++)
		n = 10 * n + *s - '0';
	for (size_t gap; (gap = text_space(s)) > 0;)
		s += gap;
	return *s == '\0' ? n : -1;
}

/*
 * The digits of a whole number into to; returns how many, 0 when some were rounded away (a
 * spreadsheet's "6,11019E+10"), -1 where something else stands between them.
 */
static int
take_digits(const char *s, char to[TAKEN])
{
	int n = 0, point = -1, whole;

	for (s = skip_front(s); *s != '\0' && *s != 'E' && *s != 'e'; s++) {
		size_t gap = text_space(s);

		if (isdigit((unsigned char)*s) && n < TAKEN)
			to[n++] = *s;
		else if ((*s == '.' || *s == ',') && point < 0 && n > 0)
			point = n;
		else if (gap > 0)
			s += gap - 1;
		else if (*s != '-')
			return isdigit((unsigned char)*s) ? TAKEN : -1;
	}
	whole = point < 0 ? n : point;
	if (*s != '\0') {
		int more = exponent(s);

		if (more < 0 || whole != 1)
			return -1;
		whole += more;
		if (whole > n)
			return 0;
	}
	for (int i = whole; i < n; i++)
		if (to[i] != '0')
			return -1;
	return whole;
}

enum pesel_fault
pesel_read(const char *text, struct pesel *ret)
{
	static const int weight[] = { 1, 3, 7, 9, 1, 3, 7, 9, 1, 3 };
	static const int century[] = { 1900, 2000, 2100, 2200, 1800 };
	char digits[TAKEN], born[32];
	int n = take_digits(text, digits), sum = 0;

	*ret = (struct pesel){ 0 };
	if (n < 0)
		return PESEL_NOT_DIGITS;
	if (n < LEAST || n > DIGITS)
		return PESEL_LENGTH;
	memset(ret->digits, '0', DIGITS);
	memcpy(ret->digits + DIGITS - n, digits, (size_t)n);
	const char *d = ret->digits;
	int month = (d[2] - '0') * 10 + d[3] - '0', day = (d[4] - '0') * 10 + d[5] - '0';
	int year = century[month / 20] + (d[0] - '0') * 10 + d[1] - '0';

	snprintf(born, sizeof(born), "%04d-%02d-%02d", year, month % 20, day);
	memcpy(ret->born, born, sizeof(ret->born) - 1);
	ret->sex = (d[9] - '0') % 2 == 0 ? 'K' : 'M';
	if (!day_ok(year, month % 20, day))
		return PESEL_NOT_A_DATE;
	for (int i = 0; i < DIGITS - 1; i++)
		sum += weight[i] * (d[i] - '0');
	return (10 - sum % 10) % 10 == d[DIGITS - 1] - '0' ? PESEL_OK : PESEL_CHECKSUM;
}
