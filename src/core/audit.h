/* SPDX-License-Identifier: EUPL-1.2
 * audit.h - the trail of writes and what stood before a correction.
 */
#ifndef KOMPAN_AUDIT_H
#define KOMPAN_AUDIT_H

#include "work/cx.h"

/* One row in the trail, in the same transaction. action "service.add";
 * person 0: about nobody. detail: never names. */
void audit_add(
    struct cx *, const char *action, int64_t thing, person_id person, const char *detail);
/* Keeps what stood before a change. thing "service", kind "correct"
 * "move" "withdraw", was: JSON. */
void audit_change(struct cx *, const char *thing, int64_t thing_id, const char *kind,
    const char *reason, const char *was);

/* What of a thing is changed, how (correct withdraw) and why; one thing its row said before. */
struct audit_kept { const char *thing; int64_t id; const char *kind, *reason; };
struct audit_was { const char *key, *value; };
/* audit_change of a row's texts; empty ones are left out. */
void audit_keep(struct cx *, const struct audit_kept *, const struct audit_was *, size_t n);

#endif
