/* SPDX-License-Identifier: EUPL-1.2
 * inside.h - what the files of this room share: rows are gathered cell by cell within the limits.
 */
#ifndef KOMPAN_SHEET_INSIDE_H
#define KOMPAN_SHEET_INSIDE_H

#include "sheet/sheet.h"

struct gather {
	struct arena *mem;                      /* of the caller: cells and rows stay there */
	struct arena *scratch;                  /* gone when the list is read */
	struct sheet *to;
	size_t        cap_row, n_cell, n_text;
	size_t        n;                        /* columns of the row under way */
	const char   *cell[SHEET_COLUMNS];
};

/* The first fault stays; all later cells and rows are passed over. */
void gather_fault(struct gather *, enum sheet_fault, size_t line);
bool gather_stopped(const struct gather *);
/* Text is UTF-8 and NUL-terminated; line is only for the fault. A column may come twice: the last
 * stays. */
void gather_cell(struct gather *, size_t column, const char *text, size_t line);
/* Ends the row. */
void gather_row(struct gather *, size_t line);

/* One code point as UTF-8, at most 4 bytes; how many. */
size_t utf8_put(char *to, uint32_t c);

void csv_read(struct gather *, const char *bytes, size_t n);

#endif
