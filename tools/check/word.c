/* SPDX-License-Identifier: EUPL-1.2
 * word.c - every text of the interface has its Polish, and every Polish is said.
 */
#define _GNU_SOURCE
#include "check/check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct word { char *id; const char *file; int line; bool used; };

static struct word *words;
static size_t       n_words;

/* Reads adjacent literals from p into ret (escapes of \n \t \" \\ undone); the place after them. */
static const char *
take_literal(const char *p, char *ret, size_t size)
{
	size_t n = 0;

	while (*p == '"') {
		for (p++; *p != '\0' && *p != '"' && n + 1 < size; p++) {
			if (*p == '\\' && p[1] != '\0') {
				p++;
				ret[n++] = *p == 'n' ? '\n' : *p == 't' ? '\t' : *p;
			} else {
				ret[n++] = *p;
			}
		}
		if (*p == '"')
			p++;
		while (isspace((unsigned char)*p))
			p++;
	}
	ret[n] = '\0';
	return p;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->id, ((const struct word *)b)->id);
}

void
read_catalogue(const struct file *f)
{
	char text[8192];

	for (const char *p = f->text; (p = strstr(p, "msgid \"")) != NULL;) {
		int line = line_of(f->text, p);

		if (p > f->text && p[-1] != '\n') {
			p++;
			continue;
		}
		p = take_literal(p + 6, text, sizeof(text));
		if (*text == '\0')
			continue;
		words = must(realloc(words, (n_words + 1) * sizeof(*words)));
		words[n_words++] = (struct word){ must(strdup(text)), f->path, line, false };
	}
}

static void
sort_words(void)
{
	static size_t n_sorted;

	if (n_words > n_sorted)
		qsort(words, n_words, sizeof(*words), by_id);
	n_sorted = n_words;
}

/* The same msgid may stand in several catalogues: all of them are used. */
static void
need_word(const struct file *f, const char *at, const char *id)
{
	struct word key = { .id = (char *)id }, *w = NULL;

	sort_words();
	if (n_words > 0)
		w = bsearch(&key, words, n_words, sizeof(*words), by_id);
	if (w == NULL) {
		say(true, f->path, line_of(f->text, at), "words", "no Polish for \"%.*s\"",
		    (int)strcspn(id, "\n"), id);
		return;
	}
	while (w > words && strcmp(w[-1].id, id) == 0)
		w--;
	for (; w < words + n_words && strcmp(w->id, id) == 0; w++)
		w->used = true;
}

/* Literals that are whole arguments of the call at p ("(" included); of trn() only the first. */
static void
need_arguments(const struct file *f, const char *p, bool first_only)
{
	char text[8192];
	int depth = 0;

	do {
		if (*p == '(')
			depth++;
		else if (*p == ')')
			depth--;
		else if (*p == '\'' || (*p == '"' && depth != 1))
			p = skip_quoted(p) - 1;
		else if (*p == '"') {
			const char *at = p;

			p = take_literal(p, text, sizeof(text)) - 1;
			need_word(f, at, text);
			if (first_only)
				return;
		}
		p++;
	} while (depth > 0 && *p != '\0');
}

void
rule_word(const struct file *f)
{
	static const char *const calls[] = { "tr(", "trn(", "N_(", "_(" };
	char text[8192];

	bool c = ends(f->path, ".c") || ends(f->path, ".h"), ht = ends(f->path, ".ht");

	if (!starts(f->path, "src/") || f->test || (!c && !ht))
		return;
	for (size_t i = 0; i < LEN(calls); i++)
		for (const char *p = f->code; (p = strstr(p, calls[i])) != NULL;
		    p += strlen(calls[i]))
			if (p == f->code || !name_char(p[-1]))
				need_arguments(f, f->text + (p - f->code) + strlen(calls[i]) - 1,
				    i == 1);
	for (const char *p = ht ? f->text : ""; (p = strstr(p, "{{_")) != NULL; p += 3) {
		const char *quote = p + 3 + strspn(p + 3, " \t\n");

		take_literal(quote, text, sizeof(text));
		need_word(f, p, text);
	}
}

void
rule_unused_word(void)
{
	for (size_t i = 0; i < n_words; i++)
		if (!words[i].used)
			say(false, words[i].file, words[i].line, "words", "nothing says \"%s\"",
			    words[i].id);
}
