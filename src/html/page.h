/* SPDX-License-Identifier: EUPL-1.2
 * page.h - the frame of every page: top line, the five places, title and its one sentence, foot.
 */
#ifndef KOMPAN_PAGE_H
#define KOMPAN_PAGE_H

#include "html/html.h"

struct page_place { const char *label; struct url url; bool current; };

struct page {
	enum lang   lang;
	const char *title, *state;      /* h1 and the sentence under it; state may be NULL */
	const char *flash;              /* what just happened; NULL: nothing */
	const char *user_name, *csrf;   /* NULL: nobody is signed in */
	const char *partnership;        /* name; NULL: none chosen */
	struct url  partnerships, search, home, account, sign_out, help;
	const char *query;              /* what stands in the search box */
	const struct page_place *place; size_t n_place;
	bool        may_search, demo, projector;
	const char *css, *js, *icon;    /* paths with the mark of their content */
};

void page_begin(struct buf *o, const struct page *);
void page_end(struct buf *o, const struct page *);

#endif
