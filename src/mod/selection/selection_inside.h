/* SPDX-License-Identifier: EUPL-1.2
 * selection_inside.h - what the files of this module share.
 */
#ifndef KOMPAN_SELECTION_INSIDE_H
#define KOMPAN_SELECTION_INSIDE_H

#include "mod/selection/selection.h"
#include "mod/selection_sql.h"

/* Links every declared proposal of the group that is not linked yet; records pairs. */
void selection_match_group(struct cx *, group_id);

/* One person at the meeting, whoever proposed her. */
struct at_meeting {
	person_id   person;             /* 0: waits for a decision about a pair */
	/* her first proposal, and how many follow */
	const struct q_selection_candidates *first;
	const char *name, *sort_key, *pesel, *birth_on, *proposed_by, *reasons;
	int64_t     months_out;         /* the longest time without work that a proposal says */
	bool        ops, pup, declared, motivated;      /* on any of her proposals */
	const struct q_selection_decisions *now;        /* of this meeting; NULL: none */
	const struct q_selection_decisions *before;     /* of the latest earlier one; NULL: none */
	int64_t     client_no;                          /* of this group; 0: no client now */
};

struct meeting {
	struct q_selection_get s;
	struct at_meeting *row; size_t n;
	struct q_selection_partners *partner; size_t n_partner;
	struct q_selection_presence *presence; size_t n_presence;
	size_t  selected, reserve, refused, withdrew, undecided, in_doubt;
	int64_t clients;
};

/* Six statements. False: there is no such meeting. */
bool selection_load(struct cx *, selection_id, struct meeting *);
/* In the order of the reserve list of this meeting. */
size_t selection_reserve(struct cx *, const struct meeting *, const struct at_meeting ***ret);
/* "selected" ... in words. */
const char *selection_outcome(enum lang, const char *outcome);

#endif
