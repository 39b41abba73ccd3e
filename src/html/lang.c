/* SPDX-License-Identifier: EUPL-1.2
 * lang.c - words in the reader's language. A word nobody translated stays
 * English: tools/check refuses that.
 */
#include "html/lang.h"

#include "html/html.h"

#include <string.h>

static const struct word *
look_up(const char *id)
{
	uint64_t h = 14695981039346656037u;

	for (const char *p = id; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 1099511628211u;
	for (size_t at = h & (n_words_pl - 1); words_pl[at].id != NULL;
	     at = (at + 1) & (n_words_pl - 1))
		if (strcmp(words_pl[at].id, id) == 0)
			return &words_pl[at];
	return NULL;
}

const char *
tr(enum lang lang, const char *msgid)
{
	const struct word *w = lang == LANG_EN ? NULL : look_up(msgid);

	return w == NULL ? msgid : w->str[0];
}

bool
tr_known(const char *msgid)
{
	return look_up(msgid) != NULL;
}

/* Polish: 1 osoba; 2-4, 22-24 ... osoby; the rest osób. */
static int
polish_form(int64_t n)
{
	return n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
}

const char *
trn(enum lang lang, const char *one, const char *many, int64_t n)
{
	const struct word *w = lang == LANG_EN ? NULL : look_up(one);

	if (w == NULL || w->str[1] == NULL)
		return n == 1 ? one : many;
	return w->str[polish_form(n)];
}
