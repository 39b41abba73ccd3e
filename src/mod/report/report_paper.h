/* SPDX-License-Identifier: EUPL-1.2
 * report_paper.h - the report as an official paper. Touches no database.
 */
#ifndef KOMPAN_REPORT_PAPER_H
#define KOMPAN_REPORT_PAPER_H

#include "mod/report/report_inside.h"

struct report_print {
	enum lang   lang;
	const char *today;
	int64_t     now;
	bool        open_edition;       /* without IX-XI, for local government */
	const struct report_doc *doc;
};

/* "Klient n" only, never a name of a client. NULL: the PDF libraries failed. */
const char *report_paper(struct arena *, const struct report_print *, size_t *ret_n);

#endif
