/* SPDX-License-Identifier: EUPL-1.2
 * report_aggregate.h - counts of which none is under five, nor can one be worked out from the others.
 */
#ifndef KOMPAN_REPORT_AGGREGATE_H
#define KOMPAN_REPORT_AGGREGATE_H

#include "mod/report/report_view.h"

#define REPORT_LEAST 5

struct report_cell { const char *label; int64_t n, people; };   /* people: who stands behind n */

/*
 * Cells with fewer people are joined, zeros too, with the next smallest until the joined ones are
 * enough; where all together are not, one row says only that they are few. The cells part one whole.
 */
size_t report_join(struct arena *, const struct report_cell *, size_t n, struct report_count **ret);

/* Counts of the month: two statements. */
void   report_numbers(struct cx *, const char *month, struct report_numbers_view *);

#endif
