/* SPDX-License-Identifier: EUPL-1.2
 * quest_help.c - words that explain a question: they lie below it and are read with it.
 */
#include "quest/quest.h"

#include <string.h>

bool
quest_explains(const struct quest_item *it)
{
	bool below = it->parent != NULL && it->parent->kind != QUEST_GROUP;

	return below && it->kind == QUEST_DISPLAY && it->control >= QUEST_HELP;
}

bool
quest_explained_only(const struct quest_item *it)
{
	bool only = true;

	for (const struct quest_item *c = it->child; c != NULL; c = c->next)
		only &= quest_explains(c);
	return only;
}

const char *
quest_help(const struct quest_item *it, enum quest_control control, enum lang lang)
{
	for (const struct quest_item *c = it->child; c != NULL; c = c->next)
		if (c->kind == QUEST_DISPLAY && c->control == control)
			return c->text.in[lang];
	return "";
}

const char *
quest_help_line(struct arena *mem, const struct quest_item *it, enum lang lang)
{
	const char *help = quest_help(it, QUEST_HELP, lang);
	const char *low = it->min == NULL ? "" : quest_help(it, QUEST_LOWER, lang);
	const char *high = it->max == NULL ? "" : quest_help(it, QUEST_UPPER, lang);
	struct buf b;

	if (it->kind == QUEST_GROUP || it->kind == QUEST_DISPLAY || (*low == '\0' && *high == '\0'))
		return it->kind == QUEST_GROUP ? "" : help;
	buf_init(&b, mem);
	buf_str(&b, help);
	if (*low != '\0')
		buf_fmt(&b, "%s%s: %s", b.len > 0 ? " " : "", it->min, low);
	if (*high != '\0')
		buf_fmt(&b, "%s%s: %s", *low != '\0' ? ", " : b.len > 0 ? " " : "", it->max, high);
	return b.s;
}
