/* SPDX-License-Identifier: EUPL-1.2
 * text.c - UTF-8: is it well formed, what is white space, what does not belong into a text.
 */
#include "base/text.h"

#include "base/inside.h"

#include <string.h>

uint32_t
utf8_read(const unsigned char *s, size_t left, size_t *n)
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

size_t
utf8_write(char *to, uint32_t c)
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
		uint32_t c = utf8_read((const unsigned char *)s + i, n - i, &used);

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

bool
utf8_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200B) ||
	    c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool
utf8_unwanted(uint32_t c)
{
	return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200C ||
	    (c >= 0x200D && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0x2060;
}

static const char *
clean(struct arena *mem, const char *s, bool lines)
{
	size_t n = strlen(s), o = 0, used;
	char *out = arena_alloc(mem, n + 1);
	bool gap = false;
	int breaks = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = utf8_read((const unsigned char *)s + i, n - i, &used);

		if (lines && c == '\n')
			breaks++;
		if (utf8_space(c))
			gap = true;
		else if (!utf8_unwanted(c) && c != UINT32_MAX) {
			if (o > 0 && breaks > 0)
				for (int b = breaks < 2 ? breaks : 2; b > 0; b--)
					out[o++] = '\n';
			else if (o > 0 && gap)
				out[o++] = ' ';
			gap = false;
			breaks = 0;
			o += utf8_write(out + o, c);
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
		if (!utf8_space(utf8_read((const unsigned char *)s + i, n - i, &used))) {
			if (to == 0)
				from = i;
			to = i + used;
		}
	return arena_strn(mem, s + from, to > from ? to - from : 0);
}

size_t
text_space(const char *s)
{
	size_t used;

	return *s != '\0' && utf8_space(utf8_read((const unsigned char *)s, strnlen(s, 4), &used)) ?
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
		o += utf8_write(out + o, c);
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

const char *
text_sentence(struct arena *mem, const char *s)
{
	static const char *const ends[] = { ".", "!", "?", "…", "”", "\"" };
	size_t n = strlen(s);

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (n >= strlen(ends[i]) && strcmp(s + n - strlen(ends[i]), ends[i]) == 0)
			return s;
	return n == 0 ? s : arena_strf(mem, "%s.", s);
}
