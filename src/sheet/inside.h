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
/* Text is UTF-8 and NUL-terminated; line is only for the fault. A column
 * may come twice: the last stays. */
void gather_cell(struct gather *, size_t column, const char *text, size_t line);
/* Ends the row. */
void gather_row(struct gather *, size_t line);

/* One code point as UTF-8, at most 4 bytes; how many. */
size_t utf8_put(char *to, uint32_t c);

void csv_read(struct gather *, const char *bytes, size_t n);
void xlsx_read(struct gather *, const char *bytes, size_t n);

/* ---- XLSX: sheet_part.c ---- */

/* One archive under way. */
struct book {
	struct gather *g;
	struct zip    *zip;
	size_t         left;                    /* bytes that may still be unpacked */
	bool           since_1904;              /* days are counted from 1904, as on old Macs */
	const char   **string; size_t n_string; /* shared ones; NULL: longer than a cell may be */
	unsigned char *format; size_t n_format; /* of each style of cells, see number_format() */
};

/* One XML file of it. Names come without their prefix: generators differ in them. */
struct part {
	struct book *book;
	void        *arg;
	void       (*start)(struct part *, const char *name, const char **attr);
	void       (*end)(struct part *, const char *name);
	int          depth;                     /* 1 at the root */
	bool         keep;                      /* collect text now */
	char        *text; size_t n_text;       /* NUL-terminated in end(); handlers reset n_text */
	bool         long_text;                 /* there was more than a cell may hold */
	void        *xml;
};

/* False: the archive holds no such part. All other trouble is a fault of the list. */
bool        part_read(struct part *, struct book *, const char *name);
bool        part_exists(const struct book *, const char *name);
/* First bytes of a part as they are; "" if it is not there. */
const char *part_begins(const struct book *, const char *name);
/* NULL where the element has none. */
const char *part_attr(const char **attr, const char *name);

/* ---- XLSX: sheet_grid.c ---- */

void grid_strings(struct book *, const char *part);
void grid_formats(struct book *, const char *part);
void grid_rows(struct book *, const char *part);

/* ---- sheet_number.c ---- */

enum { NUMBER_PLAIN, NUMBER_DATE, NUMBER_TIME, NUMBER_HOURS, NUMBER_PAD };

/* What a number format makes of a number: one of the above, or NUMBER_PAD + n for n digits with
 * zeros before ("00000000000" of a PESEL). */
unsigned char number_format(const char *code);
unsigned char number_builtin(int64_t id);
/* The number as text; value itself where it is no number. */
const char   *number_text(char to[64], const char *value, unsigned char format, bool since_1904);

#endif
