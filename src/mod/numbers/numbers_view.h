/* SPDX-License-Identifier: EUPL-1.2
 * numbers_view.h - what the page of counts is given.
 */
#ifndef KOMPAN_NUMBERS_VIEW_H
#define KOMPAN_NUMBERS_VIEW_H

#include "html/html.h"
#include "mod/numbers/numbers.h"

struct numbers_table { const char *caption, *unit; struct numbers_row *row; size_t n; };
struct numbers_view {
	const char *month_name;
	struct numbers_table *table; size_t n;
	struct url list;
};
/* The kept counts in the reader's language (R127). */
void numbers_tables(struct arena *, enum lang, const struct report_cells *, struct numbers_view *);
void numbers_html(struct buf *, const struct numbers_view *);

#endif
