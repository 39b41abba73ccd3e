/* SPDX-License-Identifier: EUPL-1.2
 * chart.h - numbers before and after as a drawing (SVG without styles or scripts) with the same
 * numbers in a table below. Reads in black and white and at 320 px: the label stands above its
 * line. Why a dumbbell and no radar: doc/adr/0012-dumbbell.md.
 */
#ifndef KOMPAN_CHART_H
#define KOMPAN_CHART_H

#include "html/html.h"

#define CHART_NONE INT64_MIN            /* no number at this time */

struct chart_row {
	const char    *label;
	const int64_t *value;           /* as many as times */
	const char    *change;          /* in words */
};

struct chart {
	const char             *id;     /* of the elements; letters and digits */
	const char             *title, *desc;
	const char             *item;   /* head of the first column: "Question" */
	int64_t                 low, high;
	const char *const      *time; size_t n_time;    /* "12.03.2026", the earliest first */
	const struct chart_row *row;  size_t n_row;
};

/* How many gave each answer; before: what stands beside it, CHART_NONE if nothing does. */
struct chart_bar { const char *label; int64_t n, before; };

struct chart_bars {
	const char             *id;     /* of the elements; letters and digits */
	const char             *title, *desc;
	/* a bar is a share of these; before_total 0: nothing beside */
	int64_t                 total, before_total;
	const struct chart_bar *bar; size_t n_bar;
};

/* The drawing alone: the caller prints the table with the same numbers.
 * Nothing for no bars or no total. */
void chart_bars(struct buf *, const struct chart_bars *);

/* Hollow: the first number of a row; full: the last. Prints nothing for no
 * rows, no times or low >= high. */
void chart_dumbbell(struct buf *, const struct chart *);

#endif
