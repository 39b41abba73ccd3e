/* SPDX-License-Identifier: EUPL-1.2
 * text.h - UTF-8 text: validate, trim, fold for search, sort key.
 * Strings are UTF-8, NUL-terminated, arena-owned, immutable once made.
 */
#ifndef KOMPAN_TEXT_H
#define KOMPAN_TEXT_H

#include "base/base.h"

/* Well-formed UTF-8 without NUL, surrogates or overlong forms. */
bool        text_utf8_ok(const char *s, size_t n);
/* Code points in a valid UTF-8 string. */
size_t      text_length(const char *s);
/* Copy without white space (no-break and zero-width too) at both ends. */
const char *text_trim(struct arena *, const char *s);
/* Trimmed, inner white space runs made one space, control and
 * bidi-override characters dropped: one-line fields. */
const char *text_line(struct arena *, const char *s);
/* As text_line but keeps \n (CRLF becomes LF): long fields. */
const char *text_block(struct arena *, const char *s);
/*
 * Folded for search: lower case, Polish and Latin letters without marks (ł -> l, ß -> ss),
 * everything that is not a letter or digit made one space. "  Żrebiec-ŁĄK " -> "zrebiec lak".
 */
const char *text_fold(struct arena *, const char *s);
/* Bytes that memcmp in Polish alphabetical order (a ą b c ć ...),
 * case-insensitive; plain ASCII text. */
const char *text_sort_key(struct arena *, const char *s);
/* For an address: all but ASCII letters, digits, '.' and '-' as %XX. */
const char *text_percent(struct arena *, const char *s);
/* Bytes of the white space (of any kind) that s begins with; 0: none. */
size_t      text_space(const char *s);
bool        text_empty(const char *s);                  /* NULL or only white space */
bool        text_eq(const char *a, const char *b);      /* NULL equals NULL */
bool        text_starts(const char *s, const char *prefix);
/* With a full stop where it ends without one, so that another sentence may follow. "" stays. */
const char *text_sentence(struct arena *, const char *s);
/* Decimal digits only; false on overflow, sign, blank. */
bool        text_to_int(const char *s, int64_t *ret);
/* Windows-1250 bytes to UTF-8; NULL where a byte has no meaning. */
const char *text_from_cp1250(struct arena *, const char *s, size_t n);

#endif
