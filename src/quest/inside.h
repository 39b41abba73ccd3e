/* SPDX-License-Identifier: EUPL-1.2
 * inside.h - what the files of this room share while a form is read.
 */
#ifndef KOMPAN_QUEST_INSIDE_H
#define KOMPAN_QUEST_INSIDE_H

#include "quest/quest.h"

#include <jansson.h>

struct pending {                /* a condition whose question is not known yet */
	struct quest_item *item;
	struct quest_when *when;
	const char *question;
	const char *type;       /* of its answer: "Coding" */
	struct pending *next;
};

struct reader {
	struct arena       *mem;
	enum lang           lang;               /* of the notes */
	struct quest       *q;
	const json_t       *contained;          /* value sets within the file */
	struct quest_note  *note, **end;
	size_t              n_note, n_fault;
	size_t              cap;                /* of q->item */
	struct quest_item **by_id;              /* sorted */
	struct pending     *pending, **pending_end;
};

void        quest_refuse(struct reader *, const char *link_id, const char *fmt, ...) PRINTF(3, 4);
/* Behind a byte order mark of Windows, if there is one. */
void        quest_unmark(const char **json, size_t *n);
/* The bytes as JSON; NULL: they are none. */
json_t     *quest_json(const char *json, size_t n, json_error_t *);
/* The same text is noted once. */
void        quest_remark(struct reader *, const char *link_id, const char *fmt, ...) PRINTF(3, 4);
/* A string member, copied; "" where there is none or it is no string. */
const char *quest_str(struct reader *, const json_t *, const char *key);
/* A text and its translations: "text" and "_text". */
struct quest_text quest_words(struct reader *, const json_t *, const char *key);
bool        quest_flag(const json_t *, const char *key);
/* The items below `list`, into parent->child (or q->first). */
void quest_read_items(struct reader *, const json_t *list, struct quest_item *parent, int deep);
/* Extensions of the form and of an item. */
void        quest_read_about(struct reader *, const json_t *form);
void        quest_read_extensions(struct reader *, const json_t *item, struct quest_item *);
/* After all items are read: conditions, doubles, ranges. */
void        quest_check(struct reader *);
/* The options of an item: listed, or of a value set within the file. */
void        quest_read_options(struct reader *, const json_t *item, struct quest_item *);
/* The option with this code, of this system if there is one; system NULL: of any. NULL: not
 * offered. */
const struct quest_option *quest_offered(
    const struct quest_item *, const char *system, const char *code);
/* As in the file, at most 15 digits; NULL: too large. */
const char *quest_decimal(struct arena *, double);
/* The beginning of what was typed, at most 40 bytes of whole characters: for a sentence. */
const char *quest_cut(struct arena *, const char *typed);
/* The shape that it->exact asks for: as the standard writes it; NULL: it has another. */
const char *quest_exactly(struct arena *, enum quest_exact, const char *typed);
/* Why it has not: a sentence. */
const char *quest_not_exact(struct arena *, enum lang, enum quest_exact, const char *typed);
/* -1 0 1 as a before b: numbers by value, dates by day. */
int         quest_compare(enum quest_kind, const char *a, const char *b);

#endif
