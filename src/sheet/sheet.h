/* SPDX-License-Identifier: EUPL-1.2
 * sheet.h - a list as an office exports it, read into rows of text cells.
 * CSV (comma, semicolon or tab; UTF-8 with or without BOM, UTF-16 with BOM, Windows-1250; quotes
 * and line breaks inside fields), XLSX (first sheet with data; shared and inline strings; dates
 * become YYYY-MM-DD; whole numbers without exponent), and text pasted from a spreadsheet (tabs).
 * Touches no database; runs on a helper thread. Bounded: 20,000 rows, 200 columns, 32 KiB a cell,
 * 256 MiB unpacked.
 */
#ifndef KOMPAN_SHEET_H
#define KOMPAN_SHEET_H

#include "base/base.h"

/* line: as a person counts it in the file, from 1 */
struct sheet_row { size_t line; size_t n; const char **cell; };

enum sheet_fault { SHEET_OK, SHEET_EMPTY, SHEET_TOO_LARGE, SHEET_NOT_TEXT, SHEET_BAD_XLSX,
    SHEET_OLD_XLS, SHEET_BAD_CSV };

struct sheet {
	enum sheet_fault  fault;
	size_t            fault_line;   /* 0 where it has none */
	struct sheet_row *row; size_t n;
};

/* Everything is allocated in mem; cells are valid UTF-8, trimmed. Rows with no text at all are
 * left out. */
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
