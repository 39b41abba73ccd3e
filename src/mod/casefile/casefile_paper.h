/* SPDX-License-Identifier: EUPL-1.2
 * casefile_paper.h - the own file and the work card. Each touches no database; no label of a group
 * stands on them.
 */
#ifndef KOMPAN_CASEFILE_PAPER_H
#define KOMPAN_CASEFILE_PAPER_H

#include "mod/casefile/casefile_inside.h"

struct case_paper {
	enum lang lang;
	const char *partnership, *partner, *person, *sex, *today;
	int64_t now;
	/* the own file and the work card */
	const struct case_event *event;
	size_t n_event;
	const struct case_fact *fact;
	size_t n_fact;
};

/* What the person may read of the file (R383). */
const char *case_paper_own(struct arena *, const struct case_paper *, size_t *ret_n);
/* The work card: notes and services in order (R111). */
const char *case_paper_card(struct arena *, const struct case_paper *, size_t *ret_n);

#endif
