/* SPDX-License-Identifier: EUPL-1.2
 * selection_view.h - what the pages of the selection show.
 */
#ifndef KOMPAN_SELECTION_VIEW_H
#define KOMPAN_SELECTION_VIEW_H

#include "base/date.h"
#include "base/text.h"
#include "core/req.h"
#include "mod/selection/selection_inside.h"

struct overview_view {
	tenant_id tenant;
	const struct form *form;
	struct url action, group;
	struct q_selection_partners *partner; size_t n_partner;
	struct q_selection_meetings *meeting; size_t n_meeting;
	struct q_selection_matches *match; size_t n_match;
	size_t n_open_match;
	bool may_edit, may_open;
};

struct meeting_view {
	tenant_id tenant;
	const struct form *form;
	const struct meeting *m;
	const struct at_meeting *const *reserve; size_t n_reserve;
	struct url save, close, projector, plain, protocol, overview;
	const char *advice;             /* on the size of the group; NULL: none */
	const char *sum;
	bool may_edit, projected, open;
};

struct decide_view {
	tenant_id tenant;
	const struct form *form;
	const struct at_meeting *p;
	const struct q_selection_candidates *proposal; size_t n_proposal;
	struct url action, back;
	bool may_edit;
};

struct match_view {
	const struct form *form;
	struct q_selection_match_get m;
	struct url decide, part, back;
	bool may_edit;
};

void selection_overview_html(struct buf *, const struct overview_view *);
void selection_meeting_html(struct buf *, const struct meeting_view *);
void selection_decide_html(struct buf *, const struct decide_view *);
void selection_match_html(struct buf *, const struct match_view *);

struct url url_decide(struct arena *, tenant_id, selection_id, person_id);
struct url url_match(struct arena *, tenant_id, match_id);
/* "reserve list, place 2" */
const char *selection_outcome_place(struct arena *, enum lang,
    const struct q_selection_decisions *);
const char *selection_decision_word(enum lang, const char *decision);  /* of a pair */

#endif
