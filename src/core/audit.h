/* SPDX-License-Identifier: EUPL-1.2
 * audit.h - the trail of writes and what stood before a correction.
 */
#ifndef KOMPAN_AUDIT_H
#define KOMPAN_AUDIT_H

#include "work/cx.h"

/* One row in the trail, in the same transaction. action "service.add"; person 0: about nobody. detail: never names. */
void audit_add(struct cx *, const char *action, int64_t thing, person_id person, const char *detail);
/* Keeps what stood before a change. thing "service", kind "correct" "move" "withdraw", was: JSON. */
void audit_change(struct cx *, const char *thing, int64_t thing_id, const char *kind,
    const char *reason, const char *was);

#endif
