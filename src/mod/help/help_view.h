/* SPDX-License-Identifier: EUPL-1.2
 * help_view.h - one chapter of the guide, and the way to its neighbours.
 */
#ifndef KOMPAN_HELP_VIEW_H
#define KOMPAN_HELP_VIEW_H

#include "html/html.h"

struct help_link { const char *title; struct url url; };        /* title NULL: there is none */

struct help_view {
	const char *text;               /* HTML, made while building */
	struct help_link before, after;
	bool contents;
};

void help_page_html(struct buf *, const struct help_view *);

#endif
