/* SPDX-License-Identifier: EUPL-1.2
 * casefile_event.h - a row of the timeline and what it is called, for the files that make it.
 */
#ifndef KOMPAN_CASEFILE_EVENT_H
#define KOMPAN_CASEFILE_EVENT_H

#include "mod/casefile/casefile_inside.h"
#include "mod/casefile_events_sql.h"

/* The row in the user's language. client: in the words meant for the client. */
void case_event_words(struct cx *, person_id, bool client, const struct q_case_timeline *,
    struct case_event *ret);

#endif
