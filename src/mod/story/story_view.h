/* SPDX-License-Identifier: EUPL-1.2
 * story_view.h - what the page of stories shows.
 */
#ifndef KOMPAN_STORY_VIEW_H
#define KOMPAN_STORY_VIEW_H

#include "core/req.h"
#include "mod/story/story_inside.h"

struct story_line {
	const struct q_story_list *s;
	const char *like;               /* what looks like a name in it; NULL */
	struct url withdraw;            /* NULL: not for this user */
};

struct story_view {
	const struct form *form;
	struct url add, back;
	const struct story_line *row;
	size_t n;
	bool may_add;
};

void story_page_html(struct buf *, const struct story_view *);

#endif
