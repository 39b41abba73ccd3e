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
	if ((size_t)n > sizeof(line) - 2)
		n = (int)sizeof(line) - 2;
	for (int i = 0; i < n; i++)             /* one event, one line */
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	line[n] = '\n';
	if (write(STDERR_FILENO, line, (size_t)n + 1) < 0)
		return;                         /* nowhere left to say so */
}
