/* SPDX-License-Identifier: EUPL-1.2
 * ask_view.h - what the pages of referrals and messages show.
 */
#ifndef KOMPAN_ASK_VIEW_H
#define KOMPAN_ASK_VIEW_H

#include "base/text.h"
#include "core/req.h"
#include "mod/ask/ask_inside.h"

struct ask_new_view {
	const struct form *form;
	struct url action, back, access;
	const struct option *partner;
	size_t n_partner;
};

struct ask_show_view {
	const struct form *form;
	struct url action, pass, back, note;    /* note NULL: not out of an own contact */
	const struct q_ask_get *q;
	const char *from, *to, *when, *state, *answered;
	bool ours, open;
	const struct option *user;
	size_t n_user;
};

void ask_new_html(struct buf *, const struct ask_new_view *);
void ask_show_html(struct buf *, const struct ask_show_view *);
/* What was typed while the ground was withdrawn: kept, and nothing else is shown. */
void ask_closed_html(struct buf *, const struct form *);

#endif
