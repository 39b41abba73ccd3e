/* SPDX-License-Identifier: EUPL-1.2
 * plan_paper.h - the individual action plan on paper, in the order of tool 5.
 */
#ifndef KOMPAN_PLAN_PAPER_H
#define KOMPAN_PLAN_PAPER_H

#include "mod/plan/plan_inside.h"

struct plan_paper {
	enum lang lang;
	const char *partnership, *today;
	const char *article;            /* of a social contract that is not written yet; NULL: none */
	int64_t now;
	struct plan_whole w;
};

/* The PDF; touches no database. Names neither group nor category (R081). */
const char *plan_paper(struct arena *mem, const struct plan_paper *, size_t *ret_n);
/* The agreement with the plan in it and both signatures; before it is written: a blank to fill by
 * hand. */
const char *plan_contract_paper(struct arena *mem, const struct plan_paper *, size_t *ret_n);

#endif
