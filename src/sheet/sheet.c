/* SPDX-License-Identifier: EUPL-1.2
 * sheet.c - what kind of file it is, by its bytes; rows gathered within
 * the limits; the row of headings.
 */
#include "sheet/inside.h"

#include "base/text.h"

#include <string.h>

/* What is unpacked and decoded here is bounded by the limits; this only stops a mistake. */
#define SCRATCH ((size_t)512 << 20)

#define HEAD_ROWS 20

/* ---- gathering ---- */

void
gather_fault(struct gather *g, enum sheet_fault fault, size_t line)
{
	if (g->to->fault != SHEET_OK)
		return;
	g->to->fault = fault;
	g->to->fault_line = line;
}

bool
gather_stopped(const struct gather *g)
{
	return g->to->fault != SHEET_OK;
}

void
gather_cell(struct gather *g, size_t column, const char *text, size_t line)
{
	struct arena_mark mark = arena_mark(g->mem);
	const char *s;

	if (gather_stopped(g))
		return;
	if (strlen(text) > SHEET_CELL) {
		gather_fault(g, SHEET_LONG_CELL, line);
		return;
	}
	s = text_trim(g->mem, text);
	if (*s == '\0') {
		arena_rewind(g->mem, mark);
		return;
	}
	g->n_text += strlen(s);
	if (column >= SHEET_COLUMNS || g->n_text > SHEET_TEXT) {
		gather_fault(g, SHEET_TOO_LARGE, line);
		return;
	}
	g->cell[column] = s;
	if (column >= g->n)
		g->n = column + 1;
}

void
gather_row(struct gather *g, size_t line)
{
	struct sheet *to = g->to;
	struct sheet_row *row;

	if (gather_stopped(g) || g->n == 0)
		return;
	g->n_cell += g->n;
	if (to->n == SHEET_ROWS || g->n_cell > SHEET_CELLS) {
		gather_fault(g, SHEET_TOO_LARGE, line);
		return;
	}
	if (to->n == g->cap_row)
		to->row = arena_grow(g->mem, to->row, &g->cap_row, sizeof(*to->row));
	row = &to->row[to->n++];
	*row = (struct sheet_row){ line, g->n, NEWN(g->mem, const char *, g->n) };
	for (size_t i = 0; i < g->n; i++) {
		row->cell[i] = g->cell[i] != NULL ? g->cell[i] : "";
		g->cell[i] = NULL;
	}
	g->n = 0;
}

size_t
utf8_put(char *to, uint32_t c)
{
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = n; i-- > 1; c >>= 6)
		to[i] = (char)(0x80 | (c & 0x3F));
	to[0] = (char)(lead[n] | c);
	return n;
}

/* ---- kinds ---- */

static bool
begins(const char *bytes, size_t n, const char *magic, size_t n_magic)
{
	return n >= n_magic && memcmp(bytes, magic, n_magic) == 0;
}

#define BEGINS(bytes, n, magic) begins((bytes), (n), (magic), sizeof(magic) - 1)

/* The name of a stream in an OLE file stands there in UTF-16. */
static bool
has_stream(const char *bytes, size_t n, const char *name)
{
	char wide[64] = { 0 };
	size_t len = strlen(name);

	for (size_t i = 0; i < len; i++)
		wide[2 * i] = name[i];
	return memmem(bytes, n, wide, 2 * len + 2) != NULL;
}

static enum sheet_fault
kind_of_ole(const char *bytes, size_t n)
{
	if (has_stream(bytes, n, "EncryptedPackage"))
		return SHEET_LOCKED;
	return has_stream(bytes, n, "Workbook") || has_stream(bytes, n, "Book") ?
	    SHEET_OLD_XLS : SHEET_NOT_TABLE;
}

/* Offices' programs like to write a web page, or XML of 2003, and to call it XLS. */
static bool
is_markup(const char *bytes, size_t n)
{
	size_t i = BEGINS(bytes, n, "\xef\xbb\xbf") ? 3 : 0;

	while (i < n && strchr(" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0')
		i++;
	return i + 1 < n && bytes[i] == '<' && (bytes[i + 1] == '!' || bytes[i + 1] == '?' ||
	    (bytes[i + 1] | 0x20) >= 'a');
}

/* SHEET_OK: text, as far as the first bytes tell. */
static enum sheet_fault
kind_of(const char *bytes, size_t n)
{
	if (n == 0)
		return SHEET_EMPTY;
	if (n > SHEET_BYTES)
		return SHEET_TOO_LARGE;
	if (BEGINS(bytes, n, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
		return kind_of_ole(bytes, n);
	if (n > 4 && bytes[0] == 0x09 && bytes[1] <= 0x08 && bytes[1] % 2 == 0 &&
	    bytes[1] >= 0 && bytes[3] == 0)                     /* before OLE, to Excel 4 */
		return SHEET_OLD_XLS;
	if (BEGINS(bytes, n, "%PDF-") || BEGINS(bytes, n, "{\\rtf") ||
	    BEGINS(bytes, n, "\x89PNG") || BEGINS(bytes, n, "\xff\xd8\xff") ||
	    BEGINS(bytes, n, "GIF8") || BEGINS(bytes, n, "\x1f\x8b") ||
	    BEGINS(bytes, n, "7z\xbc\xaf") || BEGINS(bytes, n, "Rar!") ||
	    BEGINS(bytes, n, "PK\5\6") || is_markup(bytes, n))
		return SHEET_NOT_TABLE;
	return SHEET_OK;
}

void
sheet_read(struct arena *mem, const char *bytes, size_t n, struct sheet *ret)
{
	struct gather g = { .mem = mem, .to = ret };

	*ret = (struct sheet){ .fault = kind_of(bytes, n) };
	if (ret->fault != SHEET_OK)
		return;
	g.scratch = arena_new(SCRATCH);
	if (BEGINS(bytes, n, "PK\3\4"))
		xlsx_read(&g, bytes, n);
	else
		csv_read(&g, bytes, n);
	arena_free(g.scratch);
	if (ret->fault == SHEET_OK && ret->n == 0)
		ret->fault = SHEET_EMPTY;
	if (ret->fault != SHEET_OK)
		ret->n = 0;
}

/* ---- headings ---- */

static bool
is_one_of(const char *word, const char *words)
{
	size_t n = strlen(word);

	for (const char *w = words; w != NULL; w = strchr(w, '|')) {
		w += *w == '|';
		if (strncmp(w, word, n) == 0 && (w[n] == '|' || w[n] == '\0'))
			return true;
	}
	return false;
}

/* One thing may stand in two columns: the first is it, the second is passed over as known. */
static bool
take_word(const char *word, size_t column, const char *const *names, size_t n_names,
    struct sheet_head *ret)
{
	for (size_t t = 0; t < n_names; t++)
		if (is_one_of(word, names[t])) {
			if (ret->column[t] < 0)
				ret->column[t] = (int)column;
			return true;
		}
	return false;
}

static size_t
look_at_row(struct arena *mem, const struct sheet_row *row, const char *const *names,
    size_t n_names, struct sheet_head *ret)
{
	size_t found = 0;

	ret->n_unknown = 0;
	ret->unknown = NEWN(mem, const char *, row->n + 1);
	for (size_t t = 0; t < n_names; t++)
		ret->column[t] = -1;
	for (size_t c = 0; c < row->n; c++) {
		const char *word = text_fold(mem, row->cell[c]);

		if (*word != '\0' && !take_word(word, c, names, n_names, ret))
			ret->unknown[ret->n_unknown++] = row->cell[c];
	}
	for (size_t t = 0; t < n_names; t++)
		found += ret->column[t] >= 0;
	return found;
}

void
sheet_find_head(struct arena *mem, const struct sheet *sh, const char *const *names, size_t n_names,
    struct sheet_head *ret)
{
	*ret = (struct sheet_head){ .row = SIZE_MAX, .column = NEWN(mem, int, n_names) };
	for (size_t r = 0; r < sh->n && r < HEAD_ROWS; r++)
		if (look_at_row(mem, &sh->row[r], names, n_names, ret) >= 2) {
			ret->row = r;
			return;
		}
}
