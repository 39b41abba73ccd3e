/* SPDX-License-Identifier: EUPL-1.2
 * rights_view.h - what the pages of the client's paper rights show.
 */
#ifndef KOMPAN_RIGHTS_VIEW_H
#define KOMPAN_RIGHTS_VIEW_H

#include "base/text.h"
#include "core/req.h"
#include "mod/rights/rights_inside.h"

struct rights_line_view {
	const char *what, *more, *when;
	struct url url;                 /* NULL: nothing to open */
	bool due;
};

struct rights_view {
	const struct form *form;
	struct url handed, ask, information, own, card, consent_blank, welcome;
	const struct rights_line_view *consent, *handout, *request;
	size_t n_consent, n_handout, n_request;
	struct rights_change change;
	bool may_edit, given;
};

struct rights_request_view {
	const struct form *form;
	struct url action, paper, back;
	const struct q_rights_request_get *q;
	const char *on, *due, *decision;
	bool may_answer;
};

void rights_page_html(struct buf *, const struct rights_view *);
void rights_request_html(struct buf *, const struct rights_request_view *);

#endif
