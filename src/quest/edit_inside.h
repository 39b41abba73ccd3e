/* SPDX-License-Identifier: EUPL-1.2
 * edit_inside.h - what the files that change a form share.
 */
#ifndef KOMPAN_QUEST_EDIT_INSIDE_H
#define KOMPAN_QUEST_EDIT_INSIDE_H

#include "quest/inside.h"
#include "quest/quest_edit.h"

struct edit {
	struct arena              *mem;
	enum lang                  lang;
	const struct quest_change *c;
	json_t                    *form;
	struct quest_wrong        *wrong, **end;
};

/* One thing more is wrong; false, so that it can be returned. */
bool        edit_wrong(struct edit *, const char *name, const char *fmt, ...) PRINTF(3, 4);

/* A string member; "" where there is none. It lives as long as the object. */
const char *edit_member(const json_t *, const char *key);
json_t     *edit_text(const char *);            /* aborts where there is no memory: the words are UTF-8 already */
/* A text and its translation: "text" and "_text". */
void        edit_words(json_t *, const char *key, const char *const text[LANG_COUNT]);
/* The list that holds the item, and its place there; NULL: no such item. */
json_t     *edit_find(json_t *holder, const char *link_id, size_t *ret);
/* The code of an item's control; "" if none. */
const char *edit_control(const json_t *item);
/* An extension with this url is taken away; with a value (stolen) put in its place. */
void        edit_extension(json_t *, const char *url, const char *key, json_t *value);

/* Is this extension a translation into one of our languages? */
bool        edit_is_ours(const json_t *extension);
/* The options of an item. */
void        edit_options(struct edit *, json_t *item);
/* What the change says of an item. False: something is wrong. */
bool        edit_fill(struct edit *, json_t *item);
/* The conditions of an item. */
bool        edit_when(struct edit *, json_t *item);

#endif
