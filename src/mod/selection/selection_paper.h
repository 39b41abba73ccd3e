/* SPDX-License-Identifier: EUPL-1.2
 * selection_paper.h - the protocol of a selection meeting with its reserve list.
 */
#ifndef KOMPAN_SELECTION_PAPER_H
#define KOMPAN_SELECTION_PAPER_H

#include "mod/selection/selection_inside.h"

struct protocol {
	enum lang   lang;
	const char *partnership, *today;
	int64_t     now;
	struct meeting m;
	const struct at_meeting **reserve; size_t n_reserve;
};

/* Names people, never "Klient n". Touches no database. */
const char *selection_paper_protocol(struct arena *mem, const struct protocol *, size_t *ret_n);

#endif
