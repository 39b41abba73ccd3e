/* SPDX-License-Identifier: EUPL-1.2
 * report_aggregate.h - counts of which none is under five, nor can one be worked out from the others,
 * from another month or from a correction: counts are told in steps of five.
 */
#ifndef KOMPAN_REPORT_AGGREGATE_H
#define KOMPAN_REPORT_AGGREGATE_H

#include "mod/report/report_view.h"

#define REPORT_LEAST 5

/*
 * Cells with fewer people are joined, zeros too, with the next smallest until the joined ones are
 * enough; where all together are not, one row says only that they are few. The cells part one whole.
 * A row's n is its count rounded down to a step of five: "10" stands for 10 to 14.
 */
size_t report_join(struct arena *, const char *const *label, const struct report_cell *, size_t n,
    struct report_count **ret);

/* The kept counts in the reader's language (R127). */
void   report_numbers(struct arena *, enum lang, const struct report_cells *,
    struct report_numbers_view *);

#endif
