/* SPDX-License-Identifier: EUPL-1.2
 * quest_page_inside.h - what the files that draw and read a page share.
 */
#ifndef KOMPAN_QUEST_PAGE_INSIDE_H
#define KOMPAN_QUEST_PAGE_INSIDE_H

#include "quest/quest_page.h"

#include <string.h>

#define PAGE_NAME  300          /* "q." linkId "@" path "=other" */
#define PAGE_OTHER "=other"

/* ---- what was typed, found by name without a walk ---- */

struct typed_value { const char *value; struct typed_value *next; };
struct typed_name {
	const char *name, *fault;               /* fault NULL: none */
	struct typed_value *first, **end;
	struct typed_name *next;
};
struct typed { struct typed_name **bucket; size_t mask; bool any; };

void               quest_typed_index(struct arena *, const struct form *, struct typed *ret);
struct typed_name *quest_typed_find(const struct typed *, const char *name);

/* ---- one question on the page ---- */

struct page {
	struct buf           *o;
	const struct form    *f;
	struct quest_answers *a;
	enum lang             lang;
	struct typed          typed;
};

struct field {
	struct page              *p;
	const struct quest_item  *it;
	quest_path                path;
	size_t                    row;          /* in a table: 1-based; 0: none */
	char                      name[PAGE_NAME], own[PAGE_NAME];     /* own: "" unless open-choice */
	const struct typed_name  *typed, *typed_own;                   /* NULL: nothing under this name */
};

#define PUT(o, literal) buf_put((o), (literal), sizeof(literal) - 1)

void quest_page_name(char *ret, const struct quest_item *, quest_path);
/* A question with label, hint, fault and input. */
void quest_field_draw(struct page *, const struct quest_item *, quest_path);
/* The same in a cell of a table, named for those who do not see the table. */
void quest_field_cell(struct page *, const struct quest_item *, quest_path, size_t row);
/* Its input alone. */
void quest_input_draw(const struct field *);
/* A list to open: one input with a label, not a set of boxes. */
bool quest_input_is_list(const struct quest_item *, size_t row);
/* Attributes of an input: where its hint and fault stand; in a table the head of the column and the
 * row as its name. */
void quest_field_described(const struct field *);
void quest_field_name_cell(const struct field *);
/* The question's number and words. */
void quest_label(struct buf *, enum lang, const struct quest_item *);
/* Words with their line breaks. */
void quest_words_draw(struct buf *, const char *css, const char *text);
bool quest_is_group(const struct quest_item *);        /* that repeats */
/* May it be drawn as a table: a repeating group whose children are all plain questions? */
bool quest_is_table(const struct quest_item *);
const struct quest_option *quest_option_of(const struct quest_item *, const char *code);
/* Does an item, or what lies below it, hold an answer? */
bool quest_page_holds(const struct quest_answers *, const struct quest_item *, quest_path);
/* Takes away rows without answers, the innermost first. */
void quest_page_compact(struct quest_answers *, const struct quest_item *, quest_path);

#endif
