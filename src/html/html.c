/* SPDX-License-Identifier: EUPL-1.2
 * html.c - escaping: the only road from text to markup.
 */
#include "html/html.h"

#include <string.h>

void
html_text(struct buf *o, const char *s)
{
	if (s == NULL)
		return;
	for (;;) {
		size_t n = strcspn(s, "&<>\"'");

		buf_put(o, s, n);
		s += n;
		switch (*s++) {
		case '\0':
			return;
		case '&':
			buf_put(o, "&amp;", 5);
			break;
		case '<':
			buf_put(o, "&lt;", 4);
			break;
		case '>':
			buf_put(o, "&gt;", 4);
			break;
		case '"':
			buf_put(o, "&quot;", 6);
			break;
		default:
			buf_put(o, "&#39;", 5);
		}
	}
}

void
html_int(struct buf *o, int64_t n)
{
	char digits[24], *p = digits + sizeof(digits);
	uint64_t u = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (n < 0)
		*--p = '-';
	buf_put(o, p, (size_t)(digits + sizeof(digits) - p));
}

void
html_raw(struct buf *o, struct html h)
{
	buf_str(o, h.s);
}

void
html_link(struct buf *o, struct url u)
{
	html_text(o, u.s);
}
