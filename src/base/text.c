/* SPDX-License-Identifier: EUPL-1.2
 * text.c - UTF-8 in, folded and sortable text out. Tables cover Latin with marks, and Cyrillic.
 */
#include "base/text.h"

#include <string.h>

/* Reads one code point; 0xFFFFFFFF at a fault. *n: bytes taken. */
static uint32_t
decode(const unsigned char *s, size_t left, size_t *n)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t c = s[0];
	size_t len = c < 0x80 ? 1 : (c & 0xE0) == 0xC0 ? 2 : (c & 0xF0) == 0xE0 ? 3 :
	    (c & 0xF8) == 0xF0 ? 4 : 0;

	*n = 1;
	if (len == 0 || len > left)
		return UINT32_MAX;
	if (len == 1)
		return c;
	c &= 0xFFu >> (len + 1);
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return UINT32_MAX;
		c = c << 6 | (s[i] & 0x3Fu);
	}
	if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return UINT32_MAX;
	*n = len;
	return c;
}

static size_t
encode(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3F));
	to[2] = (char)(0x80 | (c >> 6 & 0x3F));
	to[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

bool
text_utf8_ok(const char *s, size_t n)
{
	size_t used;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = decode((const unsigned char *)s + i, n - i, &used);

		if (c == UINT32_MAX || c == 0)
			return false;
	}
	return true;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += (*s & 0xC0) != 0x80;
	return n;
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200B) ||
	    c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* Control characters, soft hyphens and the marks that turn the direction of text: they can make a
 * page lie. */
static bool
is_unwanted(uint32_t c)
{
	return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200C ||
	    (c >= 0x200D && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0x2060;
}

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
	return is_combining(c) || (is_unwanted(c) && !is_space(c));
}

static const char *
clean(struct arena *mem, const char *s, bool lines)
{
	size_t n = strlen(s), o = 0, used;
	char *out = arena_alloc(mem, n + 1);
	bool gap = false;
	int breaks = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = decode((const unsigned char *)s + i, n - i, &used);

		if (lines && c == '\n')
			breaks++;
		if (is_space(c))
			gap = true;
		else if (!is_unwanted(c) && c != UINT32_MAX) {
			if (o > 0 && breaks > 0)
				for (int b = breaks < 2 ? breaks : 2; b > 0; b--)
					out[o++] = '\n';
			else if (o > 0 && gap)
				out[o++] = ' ';
			gap = false;
			breaks = 0;
			o += encode(out + o, c);
		}
	}
	return out;
}

const char *
text_line(struct arena *mem, const char *s)
{
	return clean(mem, s, false);
}

const char *
text_block(struct arena *mem, const char *s)
{
	return clean(mem, s, true);
}

const char *
text_trim(struct arena *mem, const char *s)
{
	size_t n = strlen(s), from = 0, to = 0, used;

	for (size_t i = 0; i < n; i += used)
		if (!is_space(decode((const unsigned char *)s + i, n - i, &used))) {
			if (to == 0)
				from = i;
			to = i + used;
		}
	return arena_strn(mem, s + from, to > from ? to - from : 0);
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
		return encode(to, c + 32);
	if (c >= 0x400 && c <= 0x40F)
		return encode(to, c + 80);
	if (c > 0x17F && c < 0x2000 && !is_space(c) && !is_combining(c))
		return encode(to, c);
	if ((c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))       /* East Asia */
		return encode(to, c);
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
		uint32_t c = decode((const unsigned char *)s + i, n - i, &used);
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
		uint32_t c = decode((const unsigned char *)s + i, n - i, &used);
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

size_t
text_space(const char *s)
{
	size_t used;

	return *s != '\0' && is_space(decode((const unsigned char *)s, strnlen(s, 4), &used)) ?
	    used : 0;
}

bool
text_empty(const char *s)
{
	if (s == NULL)
		return true;
	for (size_t gap; (gap = text_space(s)) > 0;)
		s += gap;
	return *s == '\0';
}

bool
text_eq(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool
text_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
text_to_int(const char *s, int64_t *ret)
{
	int64_t n = 0;

	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++)
		if (*s < '0' || *s > '9' || __builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, *s - '0', &n))
			return false;
	*ret = n;
	return true;
}

const char *
text_from_cp1250(struct arena *mem, const char *s, size_t n)
{
	static const uint16_t high[128] = {
		0x20AC, 0, 0x201A, 0, 0x201E, 0x2026, 0x2020, 0x2021, 0, 0x2030, 0x160, 0x2039,
		    0x15A, 0x164, 0x17D, 0x179,
		0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0, 0x2122, 0x161, 0x203A,
		    0x15B, 0x165, 0x17E, 0x17A,
		0xA0, 0x2C7, 0x2D8, 0x141, 0xA4, 0x104, 0xA6, 0xA7, 0xA8, 0xA9, 0x15E, 0xAB, 0xAC,
		    0xAD, 0xAE, 0x17B,
		0xB0, 0xB1, 0x2DB, 0x142, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0x105, 0x15F, 0xBB, 0x13D,
		    0x2DD, 0x13E, 0x17C,
		0x154, 0xC1, 0xC2, 0x102, 0xC4, 0x139, 0x106, 0xC7, 0x10C, 0xC9, 0x118, 0xCB, 0x11A,
		    0xCD, 0xCE, 0x10E,
		0x110, 0x143, 0x147, 0xD3, 0xD4, 0x150, 0xD6, 0xD7, 0x158, 0x16E, 0xDA, 0x170, 0xDC,
		    0xDD, 0x162, 0xDF,
		0x155, 0xE1, 0xE2, 0x103, 0xE4, 0x13A, 0x107, 0xE7, 0x10D, 0xE9, 0x119, 0xEB, 0x11B,
		    0xED, 0xEE, 0x10F,
		0x111, 0x144, 0x148, 0xF3, 0xF4, 0x151, 0xF6, 0xF7, 0x159, 0x16F, 0xFA, 0x171, 0xFC,
		    0xFD, 0x163, 0x2D9,
	};
	char *out = arena_alloc(mem, 3 * n + 1);
	size_t o = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char b = (unsigned char)s[i];
		uint32_t c = b < 0x80 ? b : high[b - 0x80];

		if (c == 0)
			return NULL;
		o += encode(out + o, c);
	}
	return out;
}

const char *
text_percent(struct arena *mem, const char *s)
{
	struct buf b;

	buf_init(&b, mem);
	for (const unsigned char *p = (const unsigned char *)s; *p != '\0'; p++)
		if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
		    (*p >= '0' && *p <= '9') || *p == '.' || *p == '-')
			buf_add(&b, (const char *)p, 1);
		else
			buf_fmt(&b, "%%%02X", *p);
	return b.s;
}
