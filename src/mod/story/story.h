/* SPDX-License-Identifier: EUPL-1.2
 * story.h - what went well, told without names, for other clients and workers (R300).
 */
#ifndef KOMPAN_STORY_H
#define KOMPAN_STORY_H

#include "html/html.h"
#include "work/cx.h"

struct story_in {
	story_id id;
	const char *title, *content, *helped;
	bool nameless;          /* "nobody can be recognised by it" */
};

/* ST_INVALID: among others a number as of a person or telephone in it, or not said to be nameless.
 * Sent twice: one row. */
enum st story_add(struct cx *, const struct story_in *) MUST_USE;
/* ST_NOT_FOUND, ST_DENIED: somebody else's, without the right to edit the partnership. Twice is
 * once. */
enum st story_withdraw(struct cx *, story_id) MUST_USE;
/* Two capital words side by side, such as a name has, parted by ", "; NULL: none. For a second
 * look. */
const char *story_like_names(struct arena *, const char *text);

struct url url_stories(struct arena *, tenant_id);

#endif
