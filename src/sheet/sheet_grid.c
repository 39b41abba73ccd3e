/* SPDX-License-Identifier: EUPL-1.2
 * sheet_grid.c - shared strings, formats of cells, and the rows of one sheet of an XLSX.
 */
#include "sheet/inside.h"

#include "base/text.h"

#include <string.h>

#define STRINGS     (2 * SHEET_CELLS)           /* of all sheets of the workbook */
#define STRING_TEXT ((size_t)64 << 20)
#define FORMATS     1000                        /* Excel itself keeps fewer */
#define STYLES      65536
#define LAST_ROW    1048576
#define LAST_COLUMN 16384

/* ---- text ---- */

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "_x000D_" stands for a character XML cannot hold; -1: it is no such thing. */
static int
escaped(const char *s)
{
	int c = 0;

	if (s[0] != '_' || s[1] != 'x')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hex_digit(s[i]);

		if (digit < 0)
			return -1;
		c = c * 16 + digit;
	}
	return s[6] == '_' && !(c >= 0xD800 && c <= 0xDFFF) && c < 0xFFFE ? c : -1;
}

static void
unescape(char *s)
{
	char *to = s;

	for (int c; *s != '\0';) {
		c = escaped(s);
		if (c < 0) {
			*to++ = *s++;
			continue;
		}
		to += utf8_put(to, c < ' ' && c != '\n' ? ' ' : (uint32_t)c);
		s += 7;
	}
	*to = '\0';
}

/* <t> is text of a string or a run of it; inside <rPh> it only says how to read the letters. */
static void
text_start(struct part *p, const char *name, bool *reading_aid)
{
	if (strcmp(name, "rPh") == 0)
		*reading_aid = true;
	else if (strcmp(name, "t") == 0)
		p->keep = !*reading_aid;
}

static void
text_end(struct part *p, const char *name, bool *reading_aid)
{
	if (strcmp(name, "rPh") == 0)
		*reading_aid = false;
	else if (strcmp(name, "t") == 0)
		p->keep = false;
}

/* ---- shared strings ---- */

struct strings { size_t cap, n_text; bool reading_aid; };

static void
string_start(struct part *p, const char *name, const char **attr)
{
	struct strings *s = p->arg;

	(void)attr;
	if (strcmp(name, "si") == 0) {
		p->n_text = 0;
		p->long_text = false;
	} else
		text_start(p, name, &s->reading_aid);
}

static void
string_end(struct part *p, const char *name)
{
	struct strings *s = p->arg;
	struct book *b = p->book;

	text_end(p, name, &s->reading_aid);
	if (strcmp(name, "si") != 0)
		return;
	s->n_text += p->n_text;
	if (b->n_string == STRINGS || s->n_text > STRING_TEXT) {
		gather_fault(b->g, SHEET_TOO_LARGE, 0);
		return;
	}
	if (b->n_string == s->cap)
		b->string = arena_grow(b->g->scratch, b->string, &s->cap, sizeof(*b->string));
	unescape(p->text);
	/* one too long is a fault only where a cell of the list shows it */
	b->string[b->n_string++] = p->long_text ? NULL : arena_str(b->g->scratch, p->text);
}

void
grid_strings(struct book *b, const char *part)
{
	struct strings s = { 0 };
	struct part p = { .arg = &s, .start = string_start, .end = string_end };

	part_read(&p, b, part);
}

/* ---- formats ---- */

struct formats {
	int64_t       id[FORMATS];
	unsigned char kind[FORMATS];
	size_t        n;
	int64_t       style[STYLES];
	size_t        n_style;
	bool          of_cells;         /* inside <cellXfs>; other lists of styles look the same */
};

static int64_t
number_attr(const char **attr, const char *name)
{
	const char *s = part_attr(attr, name);
	int64_t n;

	return s != NULL && text_to_int(s, &n) ? n : 0;
}

static void
format_start(struct part *p, const char *name, const char **attr)
{
	struct formats *f = p->arg;
	const char *code = part_attr(attr, "formatCode");

	if (strcmp(name, "cellXfs") == 0)
		f->of_cells = true;
	else if (strcmp(name, "numFmt") == 0 && f->n < FORMATS && code != NULL) {
		f->id[f->n] = number_attr(attr, "numFmtId");
		f->kind[f->n++] = number_format(code);
	} else if (strcmp(name, "xf") == 0 && f->of_cells && f->n_style < STYLES)
		f->style[f->n_style++] = number_attr(attr, "numFmtId");
}

static void
format_end(struct part *p, const char *name)
{
	struct formats *f = p->arg;

	if (strcmp(name, "cellXfs") == 0)
		f->of_cells = false;
}

static unsigned char
kind_of_format(const struct formats *f, int64_t id)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->id[i] == id)
			return f->kind[i];
	return number_builtin(id);
}

void
grid_formats(struct book *b, const char *part)
{
	struct formats *f = NEW(b->g->scratch, struct formats);
	struct part p = { .arg = f, .start = format_start, .end = format_end };

	part_read(&p, b, part);
	b->n_format = f->n_style;
	b->format = NEWN(b->g->scratch, unsigned char, f->n_style + 1);
	for (size_t i = 0; i < f->n_style; i++)
		b->format[i] = kind_of_format(f, f->style[i]);
}

/* ---- rows ---- */

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_TRUTH, CELL_DATE };

struct grid {
	bool           in_data, in_row, reading_aid;
	int64_t        row, column;     /* from 1; 0: before the first */
	enum cell_type type;
	int64_t        style;
};

static enum cell_type
cell_type(const char *t)
{
	if (t == NULL || strcmp(t, "n") == 0)
		return CELL_NUMBER;
	return strcmp(t, "s") == 0 ? CELL_SHARED : strcmp(t, "b") == 0 ? CELL_TRUTH :
	    strcmp(t, "d") == 0 ? CELL_DATE : CELL_TEXT;        /* str, inlineStr, e */
}

/* "AB12" is column 28; the row must be the one it stands in. False: it is not. */
static bool
read_place(const char *ref, int64_t row, int64_t *column)
{
	int64_t n;

	*column = 0;
	for (; *ref >= 'A' && *ref <= 'Z' && *column <= LAST_COLUMN; ref++)
		*column = *column * 26 + (*ref - 'A' + 1);
	return *column >= 1 && *column <= LAST_COLUMN && text_to_int(ref, &n) && n == row;
}

/* Rows without a number follow the one before; one that goes back has no honest line. */
static bool
start_row(struct grid *d, const char **attr)
{
	const char *r = part_attr(attr, "r");
	int64_t row = d->row + 1;

	if (d->in_row || (r != NULL && !text_to_int(r, &row)) || row <= d->row || row > LAST_ROW)
		return false;
	d->in_row = true;
	d->row = row;
	d->column = 0;
	return true;
}

/* Cells may come in any order: each says where it belongs. */
static bool
start_cell(struct part *p, struct grid *d, const char **attr)
{
	const char *r = part_attr(attr, "r");

	p->n_text = 0;
	p->long_text = false;
	d->type = cell_type(part_attr(attr, "t"));
	d->style = number_attr(attr, "s");
	if (r == NULL)
		return ++d->column <= LAST_COLUMN;
	return read_place(r, d->row, &d->column);
}

static void
row_start(struct part *p, const char *name, const char **attr)
{
	struct grid *d = p->arg;
	bool good = true;

	if (strcmp(name, "sheetData") == 0)
		d->in_data = true;
	else if (!d->in_data)
		return;
	else if (strcmp(name, "row") == 0)
		good = start_row(d, attr);
	else if (strcmp(name, "c") == 0)
		good = d->in_row && start_cell(p, d, attr);
	else if (strcmp(name, "v") == 0)
		p->keep = true;
	else
		text_start(p, name, &d->reading_aid);
	if (!good)
		gather_fault(p->book->g, SHEET_BAD_XLSX, 0);
}

static const char *
shared_string(const struct book *b, const char *index, size_t line)
{
	int64_t i;

	if (*index == '\0')
		return "";
	if (!text_to_int(index, &i) || (uint64_t)i >= b->n_string) {
		gather_fault(b->g, SHEET_BAD_XLSX, 0);
		return "";
	}
	if (b->string[i] == NULL) {
		gather_fault(b->g, SHEET_LONG_CELL, line);
		return "";
	}
	return b->string[i];
}

static void
end_cell(struct part *p, const struct grid *d)
{
	struct book *b = p->book;
	size_t line = (size_t)d->row;
	const char *text = p->text;
	char number[64];

	if (p->long_text) {
		gather_fault(b->g, SHEET_LONG_CELL, line);
		return;
	}
	if (d->type == CELL_SHARED)
		text = shared_string(b, text, line);
	else if (d->type == CELL_TRUTH)
		text = strcmp(text, "1") == 0 ? "TRUE" : strcmp(text, "0") == 0 ? "FALSE" : text;
	else if (d->type == CELL_DATE)
		p->text[strcspn(p->text, "T")] = '\0';
	else if (d->type == CELL_NUMBER)
		text = number_text(number, text, (size_t)d->style < b->n_format ?
		    b->format[d->style] : NUMBER_PLAIN, b->since_1904);
	else
		unescape(p->text);
	gather_cell(b->g, (size_t)d->column - 1, text, line);
}

static void
row_end(struct part *p, const char *name)
{
	struct grid *d = p->arg;

	text_end(p, name, &d->reading_aid);
	if (strcmp(name, "sheetData") == 0)
		d->in_data = false;
	else if (!d->in_data)
		return;
	else if (strcmp(name, "v") == 0)
		p->keep = false;
	else if (strcmp(name, "c") == 0)
		end_cell(p, d);
	else if (strcmp(name, "row") == 0) {
		d->in_row = false;
		gather_row(p->book->g, (size_t)d->row);
	}
}

void
grid_rows(struct book *b, const char *part)
{
	struct grid d = { 0 };
	struct part p = { .arg = &d, .start = row_start, .end = row_end };

	part_read(&p, b, part);
}
