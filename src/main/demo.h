/* SPDX-License-Identifier: EUPL-1.2
 * demo.h - invented partnerships to look at, to learn with and to measure. The same
 * seed and day give the same rows; the first partnership is the same at every scale.
 */
#ifndef KOMPAN_DEMO_H
#define KOMPAN_DEMO_H

#include "work/cx.h"

#include <stdio.h>

struct demo_conf {
	int64_t scale;          /* partnerships, from 1 */
	int64_t people;         /* one more partnership with so many clients; 0: none */
	int64_t seed;
	int64_t now;            /* instant; the month it lies in is the open one */
};

/*
 * Fills a migrated, empty database in several units (cx has none open) and prints the lines that
 * scripts read (design.md section 8). ST_CONFLICT with cx->why where an installation is; ST_FAIL.
 */
enum st demo_make(struct cx *, const struct demo_conf *, FILE *out, int64_t *ret_rows) MUST_USE;

#endif
