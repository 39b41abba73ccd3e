/* SPDX-License-Identifier: EUPL-1.2
 * tool.c - failing, reading, walking.
 */
#define _GNU_SOURCE
#include "tool.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *tool_file;
int         tool_line;

static void PRINTF(1, 0)
tell(const char *fmt, va_list ap)
{
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void
fail(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", tool_file, tool_line);
	va_start(ap, fmt);
	tell(fmt, ap);
	va_end(ap);
	exit(1);
}

void
die(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", program_invocation_short_name);
	va_start(ap, fmt);
	tell(fmt, ap);
	va_end(ap);
	exit(2);
}

void *
must(void *p)
{
	if (p == NULL)
		die("out of memory");
	return p;
}

bool
starts(const char *s, const char *start)
{
	return strncmp(s, start, strlen(start)) == 0;
}

bool
ends(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

char *
read_all(const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rbe");
	size_t n = 0, size = 1 << 16;
	char *s;
	bool bad;

	if (f == NULL)
		return NULL;
	s = must(malloc(size));
	for (size_t got; (got = fread(s + n, 1, size - n - 1, f)) > 0; n += got)
		if (n + got >= size - 1)
			s = must(realloc(s, size *= 2));
	bad = ferror(f) != 0;
	fclose(f);
	if (bad) {
		free(s);
		return NULL;
	}
	s[n] = '\0';
	*ret_n = n;
	return s;
}

FILE *
create(const char *stem, const char *ext)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s%s", stem, ext);
	f = fopen(path, "we");
	if (f == NULL)
		fail("cannot write %s", path);
	return f;
}

static int
visible(const struct dirent *d)
{
	return d->d_name[0] != '.' && strcmp(d->d_name, "node_modules") != 0 &&
	    !ends(d->d_name, ".p");
}

void
walk(const char *top, const char *path, void (*each)(const char *path, const char *full))
{
	char full[1000], below[600];
	struct dirent **list;
	struct stat sb;
	int n;

	snprintf(full, sizeof(full), "%s/%s", top, path);
	if (stat(full, &sb) != 0)
		return;
	if (!S_ISDIR(sb.st_mode)) {
		each(path, full);
		return;
	}
	n = scandir(full, &list, visible, alphasort);
	for (int i = 0; i < n; i++) {
		snprintf(below, sizeof(below), "%s/%s", path, list[i]->d_name);
		walk(top, below, each);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}
