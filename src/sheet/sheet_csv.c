/* SPDX-License-Identifier: EUPL-1.2
 * sheet_csv.c - CSV by libcsv, which is fed line by line: it passes over empty lines in silence,
 * and people count them.
 */
#include "sheet/inside.h"

#include "base/text.h"

#include <csv.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LOOK_AT 30      /* records that tell the separator */

/* csv_parser.pstate of libcsv 3 */
#define BETWEEN_ROWS 0
#define IN_FIELD     2

static const char separators[3] = { '\t', ';', ',' };   /* the first wins where all else is equal */

/* ---- encodings ---- */

/* Half a pair has no meaning: NULL. */
static const char *
from_utf16(struct arena *mem, const unsigned char *s, size_t n, bool big, size_t *ret_n)
{
	char *out = arena_alloc(mem, 3 * (n / 2) + 1);
	uint32_t high = 0;
	size_t o = 0;

	if (n % 2 != 0)
		return NULL;
	for (size_t i = 0; i < n; i += 2) {
		uint32_t c = (uint32_t)(big ? s[i] << 8 | s[i + 1] : s[i + 1] << 8 | s[i]);
		bool low = c >= 0xDC00 && c <= 0xDFFF;

		if (low != (high != 0))
			return NULL;
		if (c >= 0xD800 && c <= 0xDBFF) {
			high = c;
			continue;
		}
		o += utf8_put(out + o, low ? 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00) : c);
		high = 0;
	}
	*ret_n = o;
	return high == 0 ? out : NULL;
}

/* The file as UTF-8 without BOM; NULL where it is no text. */
static const char *
as_utf8(struct arena *mem, const char *bytes, size_t *n)
{
	const unsigned char *b = (const unsigned char *)bytes;
	const char *s = bytes;

	if (*n >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF)))
		s = from_utf16(mem, b + 2, *n - 2, b[0] == 0xFE, n);
	else if (*n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		s = bytes + 3;
		*n -= 3;
	}
	if (s == NULL || memchr(s, '\0', *n) != NULL)
		return NULL;
	if (text_utf8_ok(s, *n))
		return s;
	s = text_from_cp1250(mem, s, *n);
	*n = s != NULL ? strlen(s) : 0;
	return s;
}

/* ---- the separator ---- */

/* Bytes of the first line, its end (CRLF, LF or CR) included. */
static size_t
line_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] != '\n' && s[i] != '\r')
		i++;
	return i + 1 < n && s[i] == '\r' && s[i + 1] == '\n' ? i + 2 : i < n ? i + 1 : n;
}

/* Excel's own way to name it: a first line "sep=;". Its length; 0: there is none. */
static size_t
named_separator(const char *s, size_t n, char *ret)
{
	size_t line = line_length(s, n);
	size_t quote = n > 0 && s[0] == '"';
	size_t end = quote + 5;

	if (line < end + quote || strncasecmp(s + quote, "sep=", 4) != 0 ||
	    (quote && s[end] != '"') || s[end - 1] == '"' ||
	    (s[end - 1] != '\t' && !ispunct((unsigned char)s[end - 1])))
		return 0;
	end += quote;
	if (end < line && s[end] != '\r' && s[end] != '\n')
		return 0;
	*ret = s[quote + 4];
	return line;
}

struct tally { size_t count[LOOK_AT + 1][LEN(separators)], n; };

/* How often each stands outside quotes, record by record; blank records do not count. */
static void
tally_records(const char *s, size_t n, struct tally *t)
{
	bool quoted = false, blank = true;
	char before = '\n';

	for (size_t i = 0; i < n && t->n < LOOK_AT; i++) {
		const char *sep = memchr(separators, s[i], LEN(separators));

		if (s[i] == '"')
			quoted = !quoted && (before == '"' || before == '\n' || before == '\r' ||
			    memchr(separators, before, LEN(separators)) != NULL);
		else if (!quoted && (s[i] == '\n' || s[i] == '\r')) {
			t->n += !blank;
			blank = true;
		} else if (!quoted && sep != NULL)
			t->count[t->n][sep - separators]++;
		if (s[i] != '\n' && s[i] != '\r')
			blank = false;
		before = s[i];
	}
	t->n += !blank && t->n < LOOK_AT;
}

/*
 * The one that stands in most records, title and headings included: a comma inside addresses is in
 * every row but not in the headings. Then the one that stands there equally often.
 */
static char
likely_separator(const char *s, size_t n)
{
	struct tally t = { .n = 0 };
	size_t best = 0;
	char ret = ';';

	tally_records(s, n, &t);
	for (size_t c = 0; c < LEN(separators); c++) {
		size_t in = 0, alike = 0;

		for (size_t i = 0; i < t.n; i++) {
			size_t same = 0;

			for (size_t j = 0; j < t.n; j++)
				same += t.count[j][c] == t.count[i][c];
			in += t.count[i][c] > 0;
			if (t.count[i][c] > 0 && same > alike)
				alike = same;
		}
		if (in * (LOOK_AT + 1) + alike > best) {
			best = in * (LOOK_AT + 1) + alike;
			ret = separators[c];
		}
	}
	return ret;
}

/* ---- reading ---- */

struct reading {
	struct gather *g;
	size_t         line;            /* the one that is fed */
	size_t         row_line;        /* where the record began */
	size_t         cell_line;       /* where the field began */
	size_t         column;
};

/* libcsv asks for more as a field grows: one without an end must not take all memory. */
static void *
bounded_realloc(void *p, size_t n)
{
	return n > SHEET_CELL + 4096 ? NULL : realloc(p, n);
}

static void
take_field(void *text, size_t n, void *arg)
{
	struct reading *r = arg;

	(void)n;
	gather_cell(r->g, r->column++, text, r->cell_line);
	r->cell_line = r->line;
}

static void
take_record(int end, void *arg)
{
	struct reading *r = arg;

	(void)end;
	gather_row(r->g, r->row_line);
	r->column = 0;
}

static void
feed(struct reading *r, struct csv_parser *csv, const char *s, size_t n)
{
	for (size_t len; n > 0 && !gather_stopped(r->g); s += len, n -= len, r->line++) {
		len = line_length(s, n);
		if (csv->pstate == BETWEEN_ROWS)
			r->row_line = r->cell_line = r->line;
		if (csv_parse(csv, s, len, take_field, take_record, r) != len)
			gather_fault(r->g, SHEET_LONG_CELL, r->cell_line);
	}
	/* libcsv says so itself only where a quotation mark inside a plain field is a fault too */
	if (csv->quoted && csv->pstate == IN_FIELD)
		gather_fault(r->g, SHEET_BAD_CSV, r->cell_line);
	csv_fini(csv, take_field, take_record, r);
}

void
csv_read(struct gather *g, const char *bytes, size_t n)
{
	struct reading r = { .g = g, .line = 1 };
	const char *s = as_utf8(g->scratch, bytes, &n);
	struct csv_parser csv;
	char separator = ';';
	size_t named;

	if (s == NULL) {
		gather_fault(g, SHEET_NOT_TEXT, 0);
		return;
	}
	named = named_separator(s, n, &separator);
	if (named > 0)
		r.line = 2;
	else
		separator = likely_separator(s, n);
	if (csv_init(&csv, CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
		abort();
	csv_set_delim(&csv, (unsigned char)separator);
	csv_set_realloc_func(&csv, bounded_realloc);
	csv_set_blk_size(&csv, 4096);
	feed(&r, &csv, s + named, n - named);
	csv_free(&csv);
}
