/* SPDX-License-Identifier: EUPL-1.2
 * report_names.c - words typed by people may name a client: the draft says in which section to look.
 * A warning in the margin only; nothing is refused or changed.
 */
#include "mod/report/report_inside.h"

#include "base/rule.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 4                 /* letters of a stem: shorter ones are everyday words */

struct stems { const char **stem; size_t n; };

static int
by_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "Kowalska" is also Kowalskiej: what stays when endings change. */
static const char *
stem_of(struct arena *mem, const char *surname)
{
	const char *s = text_fold(mem, surname);
	size_t n = strcspn(s, " ");

	while (n > LEAST && strchr("aeiouy", s[n - 1]) != NULL)
		n--;
	return n < LEAST ? NULL : arena_strn(mem, s, n);
}

static struct stems
stems_of(struct arena *mem, const struct report_source *s)
{
	struct stems st = { .stem = NEWN(mem, const char *, s->n_client + 1) };

	for (size_t i = 0; i < s->n_client; i++) {
		const char *stem = stem_of(mem, s->client[i].surname);

		if (stem != NULL)
			st.stem[st.n++] = stem;
	}
	if (st.n > 0)
		qsort(st.stem, st.n, sizeof(*st.stem), by_words);
	return st;
}

/* The last stem not after the word, by halving: does the word begin with it? */
static bool
names(const struct stems *st, const char *word)
{
	size_t low = 0, high = st->n, n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(st->stem[mid], word) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return false;
	n = strlen(st->stem[low - 1]);
	return strncmp(st->stem[low - 1], word, n) == 0 && strlen(word + n) <= 4;
}

/* Only words with a capital, or with a letter beyond ASCII in front, can be names. */
static const char *
name_in(struct arena *mem, const struct stems *st, const char *text)
{
	static const char between[] = " \n\t.,;:()/-!?\"";

	for (const char *p = text; p != NULL && *(p += strspn(p, between)) != '\0';) {
		size_t n = strcspn(p, between);

		if ((*p >= 'A' && *p <= 'Z') || (unsigned char)*p >= 0x80) {
			const char *word = arena_strn(mem, p, n);

			if (names(st, text_fold(mem, word)))
				return word;
		}
		p += n;
	}
	return NULL;
}

static const char *
first_name(struct arena *mem, const struct stems *st, const struct report_section *sec)
{
	const char *found = NULL;

	for (size_t i = 0; found == NULL && i < sec->lines.n; i++)
		found = name_in(mem, st, sec->lines.line[i]);
	for (size_t t = 0; t < sec->n_table; t++)
		for (size_t i = 0; found == NULL && i < sec->table[t].n; i++)
			for (size_t k = 1; found == NULL && k < sec->table[t].n_col; k++)
				found = name_in(mem, st, sec->table[t].row[i].cell[k]);
	return found;
}

void
report_look_for_names(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	struct stems st = stems_of(cx->mem, s);

	for (int i = S_III; rule_on("R260-names") && st.n > 0 && i < S_COUNT; i++) {
		struct report_section *sec = &d->section[i];
		const char *word = first_name(cx->mem, &st, sec);

		if (word != NULL)
			report_line(cx->mem, &sec->wait, tr(cx->lang,
			    "“%s” may be the name of a client: say “Client n” instead."), word);
	}
}
