/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_paper.h - the diagnosis on paper, in the order of the method, and the client's sheet.
 */
#ifndef KOMPAN_DIAGNOSIS_PAPER_H
#define KOMPAN_DIAGNOSIS_PAPER_H

#include "mod/diagnosis/diagnosis_inside.h"

struct diag_paper {
	enum lang lang;
	const char *partnership, *today;
	int64_t now;
	bool sheet;             /* the client's: only what she or he sees */
	struct diag_whole w;
};

/* The PDF; touches no database. Names neither group nor category (R081). */
const char *diagnosis_paper(struct arena *mem, const struct diag_paper *, size_t *ret_n);

#endif
