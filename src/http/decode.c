/* SPDX-License-Identifier: EUPL-1.2
 * decode.c - %-codes of paths, queries and forms; strict, so that what passes is text.
 */
#include "http/impl.h"

#include "base/text.h"

#include <string.h>

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

const char *
decode_check(const char *s, size_t n)
{
	if (n > 0 && memchr(s, '\0', n) != NULL)
		return "NUL byte";
	return text_utf8_ok(s, n) ? NULL : "not UTF-8";
}

/* Never longer than what it reads: to may be exactly n + 1 bytes. */
static const char *
decode(char *to, const char *s, size_t n, bool plus)
{
	char *begin = to;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '%') {
			int hi = n - i > 2 ? hex(s[i + 1]) : -1;
			int lo = hi >= 0 ? hex(s[i + 2]) : -1;

			if (lo < 0)
				return "broken %-code";
			*to++ = (char)(hi * 16 + lo);
			i += 2;
		} else {
			*to++ = plus && s[i] == '+' ? ' ' : s[i];
		}
	}
	*to = '\0';
	return decode_check(begin, (size_t)(to - begin));
}

const char *
decode_path(struct arena *mem, const char *s, size_t n, const char **ret)
{
	char *to = arena_alloc(mem, n + 1);
	const char *why = decode(to, s, n, false);

	*ret = why == NULL ? to : "/";
	return why;
}

static const char *
decode_pair(char *to, const char *s, size_t n, struct http_pair *ret)
{
	const char *eq = memchr(s, '=', n);
	size_t n_name = eq != NULL ? (size_t)(eq - s) : n;
	const char *why = decode(to, s, n_name, true);

	ret->name = to;
	ret->value = "";
	if (why != NULL || eq == NULL)
		return why;
	ret->value = to + n_name + 1;
	return decode(to + n_name + 1, eq + 1, n - n_name - 1, true);
}

/* Pairs keep their order, also those of one name. */
const char *
decode_pairs(struct arena *mem, const char *s, size_t n, struct http_pair **ret, size_t *ret_n)
{
	const char *end = s + n;
	size_t count = 1;
	const char *why = NULL;
	char *to;

	*ret_n = 0;
	for (const char *p = s; (p = memchr(p, '&', (size_t)(end - p))) != NULL; p++)
		count++;
	if (count > FIELDS_MAX)
		return "too many fields";
	*ret = NEWN(mem, struct http_pair, count);
	to = arena_alloc(mem, n + 1);           /* every part fits where it stood */
	for (const char *p = s, *next; p < end && why == NULL; p = next + 1) {
		next = memchr(p, '&', (size_t)(end - p));
		if (next == NULL)
			next = end;
		if (next > p)
			why = decode_pair(to + (p - s), p, (size_t)(next - p), &(*ret)[(*ret_n)++]);
	}
	if (why != NULL)
		*ret_n = 0;
	return why;
}
