/* SPDX-License-Identifier: EUPL-1.2
 * pesel.h - the Polish personal number: checksum, birth date, sex.
 */
#ifndef KOMPAN_PESEL_H
#define KOMPAN_PESEL_H

#include "base/base.h"

enum pesel_fault { PESEL_OK, PESEL_LENGTH, PESEL_NOT_DIGITS, PESEL_NOT_A_DATE, PESEL_CHECKSUM };

struct pesel {
	char digits[12];        /* 11 digits, leading zeros put back */
	char born[11];          /* YYYY-MM-DD */
	char sex;               /* 'K' woman, 'M' man */
};

/*
 * Reads "61101940602"; white space, '-' and a leading apostrophe are passed over; a spreadsheet's
 * "3270284686", "3270284686.0" or "3,270284686E+09" that lost zeros gets them back (8-11 digits).
 * Born 1800-2299, by the century in the month. Digits rounded away ("3,27028E+09"): PESEL_LENGTH.
 * On any fault *ret holds what could be read.
 */
enum pesel_fault pesel_read(const char *text, struct pesel *ret);

#endif
