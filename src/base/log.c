/* SPDX-License-Identifier: EUPL-1.2
 * log.c - lines on standard error, each by one write(2), so that workers never mix theirs.
 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static bool quiet;

void
log_quiet(bool q)
{
	quiet = q;
}

/* Whether no letter of UTF-8 goes on behind the first n bytes. */
static bool
whole(const char *s, int n)
{
	int last = n - 1;

	while (last > 0 && n - last < 4 && ((unsigned char)s[last] & 0xC0) == 0x80)
		last--;
	unsigned char c = (unsigned char)s[last];

	return n - last >= (c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4);
}

void
log_line(const char *fmt, ...)
{
	char line[2048];
	va_list ap;
	int n;

	if (quiet)
		return;
	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line) - 1, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n > sizeof(line) - 2) {
		n = (int)sizeof(line) - 2;
		while (n > 0 && !whole(line, n))        /* not within a letter */
			n--;
	}
	for (int i = 0; i < n; i++)             /* one event, one line */
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	line[n] = '\n';
	if (write(STDERR_FILENO, line, (size_t)n + 1) < 0)
		return;                         /* nowhere left to say so */
}
