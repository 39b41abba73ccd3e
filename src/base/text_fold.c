/* SPDX-License-Identifier: EUPL-1.2
 * text_fold.c - text as it is searched for and sorted. Tables cover Latin with marks, and Cyrillic.
 */
#include "base/text.h"

#include "base/inside.h"

#include <string.h>

/* A mark that stands apart behind its letter, as macOS writes them. */
static bool
is_combining(uint32_t c)
{
	return c >= 0x300 && c <= 0x36F;
}

/* Belongs to the word it stands in and is no letter of it. */
static bool
is_silent(uint32_t c)
{
	return is_combining(c) || (utf8_unwanted(c) && !utf8_space(c));
}

/* U+00C0 ... U+017F without their marks; '?' where it is no letter. Two letters for ß, æ, œ, þ. */
static const char *const latin[] = {
	"a","a","a","a","a","a","ae","c","e","e","e","e","i","i","i","i",
	"d","n","o","o","o","o","o","?","o","u","u","u","u","y","th","ss",
	"a","a","a","a","a","a","ae","c","e","e","e","e","i","i","i","i",
	"d","n","o","o","o","o","o","?","o","u","u","u","u","y","th","y",
	"a","a","a","a","a","a","c","c","c","c","c","c","c","c","d","d",
	"d","d","e","e","e","e","e","e","e","e","e","e","g","g","g","g",
	"g","g","g","g","h","h","h","h","i","i","i","i","i","i","i","i",
	"i","i","ij","ij","j","j","k","k","k","l","l","l","l","l","l","l",
	"l","l","l","n","n","n","n","n","n","n","n","n","o","o","o","o",
	"o","o","oe","oe","r","r","r","r","r","r","s","s","s","s","s","s",
	"s","s","t","t","t","t","t","t","u","u","u","u","u","u","u","u",
	"u","u","u","u","w","w","y","y","y","z","z","z","z","z","z","s",
};

/* Letters and digits of c, folded, into to; 0 where c is neither. */
static size_t
fold_one(char *to, uint32_t c)
{
	if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
		to[0] = (char)c;
		return 1;
	}
	if (c >= 'A' && c <= 'Z') {
		to[0] = (char)(c + 32);
		return 1;
	}
	if (c >= 0xC0 && c <= 0x17F && latin[c - 0xC0][0] != '?') {
		size_t n = strlen(latin[c - 0xC0]);

		memcpy(to, latin[c - 0xC0], n);
		return n;
	}
	if (c >= 0x410 && c <= 0x42F)
		return utf8_write(to, c + 32);
	if (c >= 0x400 && c <= 0x40F)
		return utf8_write(to, c + 80);
	if (c > 0x17F && c < 0x2000 && !utf8_space(c) && !is_combining(c))
		return utf8_write(to, c);
	if ((c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))       /* East Asia */
		return utf8_write(to, c);
	return 0;
}

const char *
text_fold(struct arena *mem, const char *s)
{
	size_t n = strlen(s), o = 0, used;
	char *out = arena_alloc(mem, 2 * n + 2);
	bool gap = false;

	for (size_t i = 0; i < n; i += used) {
		char one[8];
		uint32_t c = utf8_read((const unsigned char *)s + i, n - i, &used);
		size_t len;

		if (is_silent(c))
			continue;
		len = c == UINT32_MAX ? 0 : fold_one(one, c);
		if (len == 0) {
			gap = true;
			continue;
		}
		if (gap && o > 0)
			out[o++] = ' ';
		gap = false;
		memcpy(out + o, one, len);
		o += len;
	}
	return out;
}

/*
 * Polish order: each of the nine own letters stands right behind its plain one. A letter becomes
 * two characters, the second '1' for the plain and '2' for the marked one ('3' for ż, after ź).
 */
static char
mark_of(uint32_t c)
{
	switch (c) {
	case 0x104: case 0x105: case 0x106: case 0x107: case 0x118: case 0x119: case 0x141:
	case 0x142: case 0x143: case 0x144: case 0xD3: case 0xF3: case 0x15A: case 0x15B:
	case 0x179: case 0x17A:
		return '2';
	case 0x17B: case 0x17C:
		return '3';
	default:
		return '1';
	}
}

/* The same of a letter and the mark that follows it; 0: the mark makes no Polish letter. */
static char
mark_of_two(char letter, uint32_t mark)
{
	switch (mark) {
	case 0x301:
		return strchr("cnosz", letter) != NULL ? '2' : 0;
	case 0x328:
		return letter == 'a' || letter == 'e' ? '2' : 0;
	case 0x307:
		return letter == 'z' ? '3' : 0;
	default:
		return 0;
	}
}

const char *
text_sort_key(struct arena *mem, const char *s)
{
	size_t n = strlen(s), o = 0, used;
	char *out = arena_alloc(mem, 6 * n + 2);
	bool gap = false;

	for (size_t i = 0; i < n; i += used) {
		char one[8];
		uint32_t c = utf8_read((const unsigned char *)s + i, n - i, &used);
		size_t len = c == UINT32_MAX ? 0 : fold_one(one, c);

		if (is_silent(c)) {
			char mark = o >= 2 && !gap ? mark_of_two(out[o - 2], c) : 0;

			if (mark != 0)
				out[o - 1] = mark;
			continue;
		}
		if (len == 0) {
			gap = o > 0;
			continue;
		}
		if (gap)
			out[o++] = ' ';
		gap = false;
		for (size_t j = 0; j < len; j++) {
			unsigned char b = (unsigned char)one[j];

			if (b < 0x80)
				out[o++] = (char)b;
			else {                  /* other scripts after Latin, in their own order */
				out[o++] = '~';
				out[o++] = (char)('0' + (b >> 4 & 7));
				out[o++] = (char)('0' + (b & 15));
			}
			if (j == 0)
				out[o++] = mark_of(c);
		}
	}
	return out;
}
