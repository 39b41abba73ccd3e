/* SPDX-License-Identifier: EUPL-1.2
 * unit_view.h - what the page of the units shows.
 */
#ifndef KOMPAN_UNIT_VIEW_H
#define KOMPAN_UNIT_VIEW_H

#include "base/text.h"
#include "core/req.h"
#include "mod/unit/unit_inside.h"

struct unit_line {
	const struct q_unit_list *u;
	const char *kind, *people;
	struct url end;
};

struct unit_view {
	const struct form *form;
	struct url add, assign, back;
	const struct unit_line *row;
	size_t n;
	const struct option *partner, *kind, *user, *unit;
	size_t n_partner, n_kind, n_user, n_unit;
	bool may_edit;
};

void unit_page_html(struct buf *, const struct unit_view *);

#endif
