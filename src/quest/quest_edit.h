/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit.h - a form is changed without code (R196): each change takes the JSON master and gives
 * a new one, so that whatever we do not know is kept. Whether the result can be used, quest_draft
 * says.
 */
#ifndef KOMPAN_QUEST_EDIT_H
#define KOMPAN_QUEST_EDIT_H

#include "quest/quest.h"

/* How a question is put, in the words of whoever makes a form. QUEST_PUT_KEPT: as in the file, not
 * offered. */
enum quest_put {
	QUEST_PUT_SECTION,
	QUEST_PUT_TABLE,
	QUEST_PUT_WORDS,
	QUEST_PUT_YES_NO,
	QUEST_PUT_ONE,
	QUEST_PUT_SEVERAL,
	QUEST_PUT_ONE_OR_OWN,
	QUEST_PUT_SEVERAL_OR_OWN,
	QUEST_PUT_RATING,
	QUEST_PUT_WHOLE,
	QUEST_PUT_FRACTION,
	QUEST_PUT_LINE,
	QUEST_PUT_LINES,
	QUEST_PUT_DATE,
	QUEST_PUT_KEPT
};

enum quest_edit {
	QUEST_ADD,
	QUEST_CHANGE,
	QUEST_REMOVE,
	QUEST_UP,
	QUEST_DOWN,
	QUEST_MOVE,
	QUEST_WHEN,
	QUEST_WHEN_NOT,
	QUEST_WHEN_ALL,
	QUEST_WHEN_ANY,
	QUEST_ABOUT
};

struct quest_change {
	enum quest_edit what;
	/*
	 * The item. QUEST_ADD: what it stands after, or with `into` at whose end; "" with `into`:
	 * at the end of the form. QUEST_ABOUT: "".
	 */
	const char     *link_id;
	bool            into;
	/*
	 * QUEST_ADD: the linkId of the new item; one that is there already: nothing is added.
	 * QUEST_MOVE: the section at whose end it will stand, "": the end of the form. QUEST_WHEN:
	 * the question asked. QUEST_ABOUT: whom the form is about.
	 */
	const char     *to;
	/* QUEST_ADD, QUEST_CHANGE; of QUEST_ABOUT the title and, as help, the description. English
	 * "": none. */
	const char     *text[LANG_COUNT], *help[LANG_COUNT];
	enum quest_put  put;
	bool            required;
	/*
	 * Of a choice: one option a line, the English in the same order or none at all. An option
	 * whose Polish or English words stay keeps its code, so that answers can still be compared.
	 */
	const char     *options[LANG_COUNT];
	const char     *low, *high;             /* of a number or rating; high of a table: rows; "" none */
	const char     *low_words[LANG_COUNT], *high_words[LANG_COUNT];         /* of a rating */
	/*
	 * QUEST_ADD, QUEST_CHANGE: whose eyes only: "health"..., "": all; whether it is about the
	 * person herself, "1" or "". NULL: as it was.
	 */
	const char     *sensitive, *background;
	/* QUEST_WHEN: "exists" "=" "!=" ">" "<" ">=" "<=" and a code, "true", a number, a day. */
	const char     *op, *answer;
	size_t          nth;                    /* QUEST_WHEN_NOT: which condition goes */
};

/* What is wrong with a change: a member of struct quest_change, "" the whole, and a sentence. */
struct quest_wrong { const char *name, *text; struct quest_wrong *next; };

/* The new master, or NULL and all that is wrong. */
const char *quest_edit(struct arena *, enum lang, const char *json, size_t n,
    const struct quest_change *, struct quest_wrong **ret);
/* A copy to be edited: its own address, version and title; it says what it was copied from
 * (derivedFrom). */
const char *quest_edit_copy(struct arena *, const char *json, size_t n, const char *url,
    const char *version, const char *const title[LANG_COUNT]);
/* A form without questions. */
const char *quest_edit_new(
    struct arena *, const char *url, const char *about, const char *const title[LANG_COUNT]);
/* The same form, now in use from that day on. */
const char *quest_edit_publish(struct arena *, const char *json, size_t n, const char *day);
/* A mark of one item as it stands, without the questions below it; "": it is not there. */
const char *quest_edit_mark(struct arena *, const char *json, size_t n, const char *link_id);

enum quest_put quest_put_of(const struct quest_item *);
/* The options of an item in one language, a line each. */
const char *quest_edit_options(struct arena *, const struct quest_item *, enum lang);

#endif
