/* SPDX-License-Identifier: EUPL-1.2
 * source.c - C as text: where strings and comments are, on which line something stands.
 */
#define _GNU_SOURCE
#include "check/check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool
name_char(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

int
line_of(const char *text, const char *at)
{
	int n = 1;

	for (; text < at; text++)
		n += *text == '\n';
	return n;
}

void
part(const char *path, int nth, char *ret, size_t size)
{
	for (; nth > 0 && strchr(path, '/') != NULL; nth--)
		path = strchr(path, '/') + 1;
	snprintf(ret, size, "%.*s", (int)strcspn(path, "/"), nth == 0 ? path : "");
}

/* The end of the string or character constant that begins at p, its quote included. */
const char *
skip_quoted(const char *p)
{
	char quote = *p++;

	for (; *p != '\0' && *p != quote && *p != '\n'; p++)
		if (*p == '\\' && p[1] != '\0')
			p++;
	return *p == quote ? p + 1 : p;
}

static void
blank(char *code, const char *text, const char *from, const char *to)
{
	for (const char *p = from; p < to; p++)
		if (*p != '\n')
			code[p - text] = ' ';
}

char *
code_of(const char *text)
{
	char *code = must(strdup(text));

	for (const char *p = text; *p != '\0';) {
		const char *end = p + 1;

		if (*p == '/' && p[1] == '*') {
			end = strstr(p + 2, "*/");
			end = end == NULL ? p + strlen(p) : end + 2;
			blank(code, text, p, end);
		} else if (*p == '/' && p[1] == '/') {
			end = p + strcspn(p, "\n");
			blank(code, text, p, end);
		} else if (*p == '"' || *p == '\'') {
			end = skip_quoted(p);
			blank(code, text, p + 1, end - 1);
		}
		p = end;
	}
	return code;
}
