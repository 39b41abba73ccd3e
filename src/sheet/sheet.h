/* SPDX-License-Identifier: EUPL-1.2
 * sheet.h - a list as an office exports it, read into rows of text cells.
 * CSV (comma, semicolon or tab, or what a first line sep= names; UTF-8 with or without BOM, UTF-16
 * with BOM, Windows-1250; quotes and line breaks inside fields), XLSX (the first visible sheet with
 * data), and text pasted from a spreadsheet (tabs). The kind is told by the bytes, never by a name.
 * Touches no database; runs on a helper thread.
 */
#ifndef KOMPAN_SHEET_H
#define KOMPAN_SHEET_H

#include "base/base.h"

/* What is larger is refused whole: half a list would look like a list. */
#define SHEET_BYTES    ((size_t)32 << 20)       /* of the file */
#define SHEET_UNPACKED ((size_t)256 << 20)      /* of all parts of an XLSX that are read */
#define SHEET_ROWS     ((size_t)20000)          /* with text */
#define SHEET_COLUMNS  ((size_t)200)
#define SHEET_CELLS    ((size_t)1000000)        /* in all rows, each to its last with text */
#define SHEET_TEXT     ((size_t)8 << 20)        /* bytes in all cells */
#define SHEET_CELL     ((size_t)32 << 10)       /* bytes in one */

/* line: as a person counts it in the file, from 1; a line break inside a
 * field counts too. In XLSX the number of the row. */
struct sheet_row { size_t line; size_t n; const char **cell; };

enum sheet_fault {
	SHEET_OK,
	SHEET_EMPTY,            /* no cell with text */
	SHEET_TOO_LARGE,        /* more than the limits above */
	SHEET_NOT_TEXT,         /* bytes that no encoding explains; XLSB */
	SHEET_BAD_XLSX,         /* damaged, or not as the format says */
	SHEET_OLD_XLS,
	SHEET_BAD_CSV,          /* a quotation mark opened in fault_line is never closed */
	SHEET_LONG_CELL,        /* a cell that begins in fault_line is longer than SHEET_CELL */
	SHEET_LOCKED,           /* by a password */
	SHEET_ODS,              /* OpenDocument */
	SHEET_NOT_TABLE,        /* PDF, Word, picture, web page, other archive */
};

struct sheet {
	enum sheet_fault  fault;
	size_t            fault_line;   /* 0 where it has none */
	struct sheet_row *row; size_t n;        /* none if there is a fault */
};

/*
 * Everything is allocated in mem, at most about 40 MiB; cells are valid UTF-8, trimmed, "" where
 * empty. Rows with no text at all are left out. Of XLSX: dates become YYYY-MM-DD, times H:MM, whole
 * numbers have no exponent, truth is TRUE or FALSE, an error stands as Excel shows it (#N/A).
 */
void sheet_read(struct arena *mem, const char *bytes, size_t n, struct sheet *ret);

/*
 * Which row is the header and which column is what. names[i] lists the accepted header words of
 * thing i, folded (text_fold) and parted by '|'. The header is the first row of the first 20 in
 * which two or more things are found; a title row above it is passed over.
 */
struct sheet_head {
	size_t row;             /* index of the header row; SIZE_MAX: none found */
	int   *column;          /* column of thing i, or -1 */
	const char **unknown; size_t n_unknown;         /* header words that no thing takes */
};
void sheet_find_head(struct arena *mem, const struct sheet *, const char *const *names,
    size_t n_names, struct sheet_head *ret);

#endif
