/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit.h - a form is changed without code (R196): each change takes the JSON master and gives a new one,
 * so that whatever we do not know is kept. Whether the result can be used, quest_read says.
 */
#ifndef KOMPAN_QUEST_EDIT_H
#define KOMPAN_QUEST_EDIT_H

#include "quest/quest.h"

enum quest_edit { QUEST_ADD_AFTER, QUEST_ADD_INTO, QUEST_CHANGE, QUEST_REMOVE, QUEST_UP, QUEST_DOWN };

struct quest_change {
	enum quest_edit what;
	const char     *link_id;                /* the item; QUEST_ADD_INTO "": at the end of the form */
	/* of an item added or changed */
	const char     *text[LANG_COUNT];       /* LANG_EN "": no translation */
	enum quest_kind kind;
	bool            required, repeats;
	/*
	 * Of a choice: a line for each, "po polsku | in English". An option whose Polish words stay keeps its
	 * code, so that answers can still be compared.
	 */
	const char     *options;
	/* Put only if this question has this answer: a code, "true", a number; "": whenever it is answered. */
	const char     *when, *answer;          /* when "": always */
};

/*
 * The new master, or NULL and a sentence in *why. A condition that was more than one question and one answer is
 * kept as long as `when` names its first question. An added item gets a linkId of its own.
 */
const char *quest_edit(struct arena *, enum lang, const char *json, size_t n, const struct quest_change *,
    const char **why);
/* A copy to be edited: its own address, version and title; it says what it was copied from (derivedFrom). */
const char *quest_edit_copy(struct arena *, const char *json, size_t n, const char *url, const char *version,
    const char *const title[LANG_COUNT]);
/* The options of an item as lines, as struct quest_change takes them. */
const char *quest_edit_options(struct arena *, const struct quest_item *);

#endif
