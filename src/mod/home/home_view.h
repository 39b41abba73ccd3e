/* SPDX-License-Identifier: EUPL-1.2
 * home_view.h - what my day shows.
 */
#ifndef KOMPAN_HOME_VIEW_H
#define KOMPAN_HOME_VIEW_H

#include "html/html.h"

struct home_line { const char *text, *when; struct url url; bool late; };

struct home_block {             /* one partnership */
	const char *name, *part;        /* part: "Coordinator, OPS Zalesie" */
	struct url url;
	struct home_line line[24]; size_t n_line;       /* what is due */
	struct home_line news[8]; size_t n_news;        /* what others did with my clients */
	struct url clients, service, note, report;    /* NULL: not for this role */
};

struct home_view {
	const struct home_block *block; size_t n;
	bool may_open, may_admin;
	size_t more;            /* partnerships not shown here */
};

void home_html(struct buf *, const struct home_view *);

#endif
