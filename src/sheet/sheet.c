/* SPDX-License-Identifier: EUPL-1.2
 * sheet.c - lists from spreadsheets: the kind is told by the bytes.
 */
#include "sheet/sheet.h"
#include "base/text.h"
#include <string.h>
void
sheet_read(struct arena *mem, const char *bytes, size_t n, struct sheet *ret)
{
	const char *s;
	char sep = ';';
	size_t line = 1, cap = 0;
	*ret = (struct sheet){ 0 };
	if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		bytes += 3, n -= 3;
	s = text_utf8_ok(bytes, n) ? arena_strn(mem, bytes, n) : text_from_cp1250(mem, bytes, n);
	if (s == NULL || *s == '\0') { ret->fault = s == NULL ? SHEET_NOT_TEXT : SHEET_EMPTY;
	    return; }
	size_t c[3] = { 0 };
	for (const char *p = s; *p; p++) { c[0] += *p == ';'; c[1] += *p == ','; c[2] += *p == '\t';
	    }
	sep = c[2] > 0 ? '\t' : c[1] > c[0] ? ',' : ';';
	while (*s) {
		struct sheet_row r = { .line = line };
		size_t cc = 0; bool any = false;
		for (;;) {
			struct buf b; buf_init(&b, mem);
			if (*s == '"') {
				size_t at = line;
				s++;
				for (; *s && !(*s == '"' && s[1] != '"'); s++)
					{ if (*s == '"') s++; if (*s == '\n') line++;
					    buf_add(&b, s, 1); }
				if (*s == '\0') { ret->fault = SHEET_BAD_CSV; ret->fault_line = at;
				    return; }
				s++;
			}
			while (*s && *s != sep && *s != '\n' && *s != '\r') buf_add(&b, s++, 1);
			if (r.n == cc) r.cell = arena_grow(mem, r.cell, &cc, sizeof(*r.cell));
			r.cell[r.n] = text_trim(mem, b.s); any = any || *r.cell[r.n]; r.n++;
			if (*s == sep) { s++; continue; }
			break;
		}
		if (*s == '\r') s++;
		if (*s == '\n') s++;
		line++;
		if (any) { if (ret->n == cap) ret->row =
		    arena_grow(mem, ret->row, &cap, sizeof(*ret->row)); ret->row[ret->n++] = r; }
	}
}
void
sheet_find_head(struct arena *mem, const struct sheet *sh, const char *const *names, size_t n_names,
    struct sheet_head *ret)
{
	*ret = (struct sheet_head){ .row = SIZE_MAX, .column = NEWN(mem, int, n_names) };
	for (size_t r = 0; r < sh->n && r < 20; r++) {
		size_t found = 0;
		ret->n_unknown = 0;
		ret->unknown = NEWN(mem, const char *, sh->row[r].n + 1);
		for (size_t t = 0; t < n_names; t++) ret->column[t] = -1;
		for (size_t c = 0; c < sh->row[r].n; c++) {
			const char *f = text_fold(mem, sh->row[r].cell[c]);
			bool hit = false;
			if (!*f) continue;
			for (size_t t = 0; t < n_names && !hit; t++) {
				const char *p = names[t]; size_t l = strlen(f);
				for (; p && !hit; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
					if (strncmp(p, f, l) == 0 && (p[l] == '|' || !p[l]))
						hit = true;
				if (hit && ret->column[t] < 0) { ret->column[t] = (int)c; found++; }
			}
			if (!hit) ret->unknown[ret->n_unknown++] = sh->row[r].cell[c];
		}
		if (found >= 2) { ret->row = r; return; }
	}
}
