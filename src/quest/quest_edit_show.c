/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_show.c - an item in the words of whoever makes a form.
 */
#include "quest/quest_edit.h"

#include <string.h>

/* Options that the editor writes: codings at the item itself. */
static bool
listed(const struct quest_item *it)
{
	bool all = it->n_option > 0;

	for (size_t i = 0; i < it->n_option; i++)
		all &= strcmp(it->option[i].type, "Coding") == 0;
	return all && !it->from_set;
}

enum quest_put
quest_put_of(const struct quest_item *it)
{
	if (it->exact != QUEST_AS_KIND || it->not_asked)
		return QUEST_PUT_KEPT;
	switch (it->kind) {
	case QUEST_GROUP:       return it->repeats ? QUEST_PUT_TABLE : QUEST_PUT_SECTION;
	case QUEST_DISPLAY:     return QUEST_PUT_WORDS;
	case QUEST_BOOLEAN:     return QUEST_PUT_YES_NO;
	case QUEST_INTEGER:
		return it->control == QUEST_SLIDER ? QUEST_PUT_RATING : QUEST_PUT_WHOLE;
	case QUEST_DECIMAL:     return QUEST_PUT_FRACTION;
	case QUEST_STRING:      return it->repeats ? QUEST_PUT_KEPT : QUEST_PUT_LINE;
	case QUEST_TEXT:        return it->repeats ? QUEST_PUT_KEPT : QUEST_PUT_LINES;
	case QUEST_DATE:        return it->repeats ? QUEST_PUT_KEPT : QUEST_PUT_DATE;
	case QUEST_CHOICE:
		return !listed(it) ? QUEST_PUT_KEPT
		    : it->repeats  ? QUEST_PUT_SEVERAL
		                   : QUEST_PUT_ONE;
	case QUEST_OPEN_CHOICE:
		return !listed(it) ? QUEST_PUT_KEPT
		    : it->repeats  ? QUEST_PUT_SEVERAL_OR_OWN
		                   : QUEST_PUT_ONE_OR_OWN;
	}
	return QUEST_PUT_KEPT;
}

const char *
quest_edit_options(struct arena *mem, const struct quest_item *it, enum lang lang)
{
	bool translated = lang == LANG_PL;
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < it->n_option; i++) {
		const struct quest_text *t = &it->option[i].display;

		translated |= strcmp(t->in[LANG_PL], t->in[lang]) != 0;
		buf_fmt(&b, "%s%s", i == 0 ? "" : "\n", t->in[lang]);
	}
	return translated ? b.s : "";
}
