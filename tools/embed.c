/* SPDX-License-Identifier: EUPL-1.2
 * embed - files and catalogues of words become C.
 *
 *     embed files STEM NAME FILE...
 *         STEM.c with `const struct embedded NAME[]` (html/embedded.h): name, type, bytes, and a
 *         mark that changes with the content.
 *     embed po STEM FILE.po...
 *         STEM.c with the hash table that tr() and trn() look words up in (html/lang.c). msgid is
 *         English. A msgid may stand in several files if its text is the same. An empty or fuzzy
 *         translation, or one whose %-directives differ from the msgid's, is an error.
 */
#include "tool.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TEXT 4096

struct entry { char *id, *many, *str[3]; const char *file; int line; };

static struct entry *entry;
static size_t        n_entry;

static uint64_t
fnv(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211u;
	return h;
}

/* ---- files ---- */

static const char *
type_of(const char *name)
{
	static const char *const map[][2] = {
		{ ".css", "text/css; charset=utf-8" },
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".json", "application/json" },
		{ ".txt", "text/plain; charset=utf-8" },
	};
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot != NULL && i < LEN(map); i++)
		if (strcmp(map[i][0], dot) == 0)
			return map[i][1];
	return "application/octet-stream";
}

static void
put_file(FILE *c, const char *path, int number)
{
	static char bytes[1 << 22];
	FILE *f = fopen(path, "rb");
	size_t n;

	tool_file = path;
	if (f == NULL)
		fail("cannot open");
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	if (n == sizeof(bytes))
		fail("longer than 4 MiB");
	fprintf(c, "static const unsigned char bytes_%d[] = {", number);
	for (size_t i = 0; i < n; i++)
		fprintf(c, "%s%u,", i % 24 == 0 ? "\n" : "", (unsigned char)bytes[i]);
	fprintf(c, "0 };\n#define N_%d %zu\n#define MARK_%d \"%08x\"\n", number, n, number,
	    (unsigned)fnv(bytes, n));
}

static void
make_files(const char *stem, const char *name, int n, char **path)
{
	FILE *c = create(stem, ".c");

	fprintf(c, "/* made by embed */\n#include \"html/embedded.h\"\n\n");
	for (int i = 0; i < n; i++)
		put_file(c, path[i], i);
	fprintf(c, "const struct embedded %s[] = {\n", name);
	for (int i = 0; i < n; i++) {
		const char *base =
		    strrchr(path[i], '/') == NULL ? path[i] : strrchr(path[i], '/') + 1;

		fprintf(c, "\t{ \"%s\", \"%s\", bytes_%d, N_%d, MARK_%d },\n", base, type_of(base),
		    i, i, i);
	}
	fprintf(c, "};\nconst size_t n_%s = %d;\n", name, n);
	if (fclose(c) != 0)
		fail("cannot write %s", stem);
}

/* ---- catalogues ---- */

/* The quoted part of a line, unescaped, added to text. */
static void
add_quoted(char *text, const char *row)
{
	const char *p = strchr(row, '"');
	size_t n = strlen(text);

	if (p == NULL)
		fail("a string in quotes is missing");
	for (p++; *p != '"'; p++) {
		if (*p == '\0' || n + 2 > MAX_TEXT)
			fail("the string does not end");
		if (*p == '\\') {
			p++;
			text[n++] = *p == 'n' ? '\n' : *p == 't' ? '\t' : *p;
		} else
			text[n++] = *p;
	}
	text[n] = '\0';
}

/* The %-directives of a text, in order: "%s %lld". */
static void
directives(const char *s, char *to, size_t size)
{
	size_t o = 0;

	for (; *s != '\0'; s++) {
		if (*s != '%')
			continue;
		if (s[1] == '%') {
			s++;
			continue;
		}
		size_t n = strspn(s + 1, "0123456789.*lzh") + 2;

		if (s[n - 1] == '\0')
			break;                          /* a lone % at the end */
		if (o + n + 1 < size)
			memcpy(to + o, s, n), o += n;
		s += n - 1;
	}
	to[o] = '\0';
}

/* Said once more in another file: every form of it must be the same. */
static bool
same(const struct entry *e, char text[5][MAX_TEXT], bool plural)
{
	if ((e->many != NULL) != plural)
		return false;
	for (int i = 0; i < (plural ? 3 : 1); i++)
		if (strcmp(e->str[i], text[2 + i]) != 0)
			return false;
	return true;
}

static void
keep(char text[5][MAX_TEXT], bool plural)
{
	struct entry *e;

	if (text[0][0] == '\0')
		return;                         /* the header, or nothing yet */
	for (int i = 0; i < (plural ? 3 : 1); i++) {
		char want[200], got[200];

		if (text[2 + i][0] == '\0')
			fail("no translation of \"%s\"", text[0]);
		directives(plural ? text[1] : text[0], want, sizeof(want));
		directives(text[2 + i], got, sizeof(got));
		if (strcmp(want, got) != 0)
			fail("\"%s\": '%s' here, '%s' in the original", text[0], got, want);
	}
	for (size_t i = 0; i < n_entry; i++)
		if (strcmp(entry[i].id, text[0]) == 0) {
			if (!same(&entry[i], text, plural))
				fail("\"%s\" is translated otherwise in %s:%d", text[0],
				    entry[i].file, entry[i].line);
			return;
		}
	entry = realloc(entry, (n_entry + 1) * sizeof(*entry));
	e = &entry[n_entry++];
	*e = (struct entry){ .id = strdup(text[0]), .many = plural ? strdup(text[1]) : NULL,
		.file = tool_file, .line = tool_line };
	for (int i = 0; i < (plural ? 3 : 1); i++)
		e->str[i] = strdup(text[2 + i]);
}

static void
read_po(const char *path)
{
	static char text[5][MAX_TEXT], row[MAX_TEXT];
	FILE *f = fopen(path, "r");
	int at = -1;
	bool plural = false;

	tool_file = path;
	tool_line = 0;
	if (f == NULL)
		fail("cannot open");
	memset(text, 0, sizeof(text));
	while (tool_line++, fgets(row, sizeof(row), f) != NULL) {
		if (strncmp(row, "#,", 2) == 0 && strstr(row, "fuzzy") != NULL)
			fail("fuzzy");
		if (row[0] == '#' || row[0] == '\n')
			continue;
		if (strncmp(row, "msgid ", 6) == 0) {
			keep(text, plural);
			memset(text, 0, sizeof(text));
			plural = false;
			at = 0;
		} else if (strncmp(row, "msgid_plural ", 13) == 0)
			at = 1, plural = true;
		else if (strncmp(row, "msgstr ", 7) == 0)
			at = 2;
		else if (strncmp(row, "msgstr[", 7) == 0 && row[7] >= '0' && row[7] <= '2')
			at = 2 + row[7] - '0';
		else if (row[0] != '"' || at < 0)
			fail("cannot read '%s'", row);
		add_quoted(text[at], row);
	}
	keep(text, plural);
	fclose(f);
}

static void
put_c_string(FILE *c, const char *s)
{
	fputc('"', c);
	for (; s != NULL && *s != '\0'; s++)
		if (*s == '\n')
			fputs("\\n", c);
		else if (*s == '"' || *s == '\\')
			fprintf(c, "\\%c", *s);
		else
			fputc(*s, c);
	fputs("\",", c);
}

static void
make_po(const char *stem, int n, char **path)
{
	size_t size = 64;
	FILE *c;
	int *slot;

	for (int i = 0; i < n; i++)
		read_po(path[i]);
	while (size < 2 * n_entry)
		size *= 2;
	slot = calloc(size, sizeof(*slot));
	c = create(stem, ".c");
	for (size_t i = 0; i < n_entry; i++) {
		size_t at = fnv(entry[i].id, strlen(entry[i].id)) & (size - 1);

		while (slot[at] != 0)
			at = (at + 1) & (size - 1);
		slot[at] = (int)i + 1;
	}
	fprintf(c, "/* made by embed */\n#include \"html/lang.h\"\n\n");
	fprintf(c, "const struct word words_pl[] = {\n");
	for (size_t at = 0; at < size; at++) {
		const struct entry *e = slot[at] == 0 ? NULL : &entry[slot[at] - 1];

		if (e == NULL) {
			fprintf(c, "\t{ 0 },\n");
			continue;
		}
		fprintf(c, "\t{ ");
		put_c_string(c, e->id);
		fprintf(c, " { ");
		for (int i = 0; i < 3 && e->str[i] != NULL; i++)
			put_c_string(c, e->str[i]);
		fprintf(c, " } },\n");
	}
	fprintf(c, "};\nconst size_t n_words_pl = %zu;\n", size);
	free(slot);
	if (fclose(c) != 0)
		fail("cannot write %s", stem);
}

int
main(int argc, char **argv)
{
	if (argc > 4 && strcmp(argv[1], "files") == 0)
		make_files(argv[2], argv[3], argc - 4, argv + 4);
	else if (argc > 3 && strcmp(argv[1], "po") == 0)
		make_po(argv[2], argc - 3, argv + 3);
	else {
		fprintf(
		    stderr, "usage: embed files STEM NAME FILE...  |  embed po STEM FILE.po...\n");
		return 2;
	}
	return 0;
}
