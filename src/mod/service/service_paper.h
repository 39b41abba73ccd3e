/* SPDX-License-Identifier: EUPL-1.2
 * service_paper.h - the attendance list of a group event: blank to sign, or as filled in (R140).
 */
#ifndef KOMPAN_SERVICE_PAPER_H
#define KOMPAN_SERVICE_PAPER_H

#include "mod/service/service_inside.h"

struct attendance_paper {
	enum lang lang;
	const char *partnership, *today;
	int64_t now;
	struct q_event_get e;
	const struct q_event_people *person;
	size_t n;
};

/* No label of a group stands on it. Touches no database. */
const char *service_paper_attendance(
    struct arena *mem, const struct attendance_paper *, size_t *ret_n);

#endif
