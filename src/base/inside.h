/* SPDX-License-Identifier: EUPL-1.2
 * inside.h - one code point of UTF-8, for the files of text.h.
 */
#ifndef KOMPAN_BASE_INSIDE_H
#define KOMPAN_BASE_INSIDE_H

#include "base/base.h"

/* Reads one code point of at most left bytes; UINT32_MAX at a fault.
 * *n: bytes taken, at least 1. */
uint32_t utf8_read(const unsigned char *s, size_t left, size_t *n);
/* Writes at most 4 bytes, no NUL behind them; how many. */
size_t   utf8_write(char *to, uint32_t c);
bool     utf8_space(uint32_t c);
/* Control characters, soft hyphens, marks that turn the direction of text:
 * they can make a page lie. */
bool     utf8_unwanted(uint32_t c);

#endif
