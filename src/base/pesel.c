/* SPDX-License-Identifier: EUPL-1.2
 * pesel.c - eleven digits: birth date with the century in the month, serial with the sex, checksum.
 */
#include "base/pesel.h"

#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Digits only; what a spreadsheet adds ("3270284686.0") is dropped. -1: something else stands
 * there. */
static int
take_digits(const char *s, char *to, int max)
{
	int n = 0;

	for (; *s != '\0'; s++) {
		if (isdigit((unsigned char)*s)) {
			if (n == max)
				return max + 1;
			to[n++] = *s;
		} else if ((*s == '.' || *s == ',') && n >= 8 && strspn(s + 1, "0")
			== strlen(s + 1))
			break;
		else if (*s != ' ' && *s != '-' && *s != '\'' && (unsigned char)*s != 0xC2 &&
		    (unsigned char)*s != 0xA0)
			return -1;
	}
	return n;
}

enum pesel_fault
pesel_read(const char *text, struct pesel *ret)
{
	static const int weight[] = { 1, 3, 7, 9, 1, 3, 7, 9, 1, 3 };
	static const int century[] = { 1900, 2000, 2100, 2200, 1800 };
	char digits[12];
	int n = take_digits(text, digits, 11), sum = 0;

	*ret = (struct pesel){ 0 };
	if (n < 0)
		return PESEL_NOT_DIGITS;
	if (n < 8 || n > 11)
		return PESEL_LENGTH;
	memset(ret->digits, '0', 11);
	memcpy(ret->digits + 11 - n, digits, (size_t)n);
	const char *d = ret->digits;
	int month = (d[2] - '0') * 10 + d[3] - '0';

	char born[32];

	snprintf(born, sizeof(born), "%04d-%02d-%c%c",
	    century[month / 20] + (d[0] - '0') * 10 + d[1] - '0', month % 20, d[4], d[5]);
	memcpy(ret->born, born, sizeof(ret->born) - 1);
	ret->sex = (d[9] - '0') % 2 == 0 ? 'K' : 'M';
	if (!date_ok(ret->born) && strncmp(ret->born, "18", 2) != 0)
		return PESEL_NOT_A_DATE;
	for (int i = 0; i < 10; i++)
		sum += weight[i] * (d[i] - '0');
	return (10 - sum % 10) % 10 == d[10] - '0' ? PESEL_OK : PESEL_CHECKSUM;
}
