/* SPDX-License-Identifier: EUPL-1.2
 * numbers.h - a month's counts for readers of aggregates: none is under five, nor can one be worked
 * out from the others, from another month or from a correction: counts are told in steps of five.
 */
#ifndef KOMPAN_NUMBERS_H
#define KOMPAN_NUMBERS_H

#include "mod/report/report.h"

#define NUMBERS_LEAST 5

/* n: n to n + 4; few: under 5, not told */
struct numbers_row { const char *label; int64_t n; bool few; };

/*
 * Cells with fewer people are joined, zeros too, with the next smallest until the joined ones are
 * enough; where all together are not, one row says only that they are few. The cells part one whole.
 * A row's n is its count rounded down to a step of five: "10" stands for 10 to 14.
 */
size_t numbers_join(struct arena *, const char *const *label, const struct report_cell *, size_t n,
    struct numbers_row **ret);

#endif
