/* SPDX-License-Identifier: EUPL-1.2
 * id.h - 64-bit time-ordered ids: 41 bits of milliseconds since 2020-01-01 UTC, 22 bits random at
 * each new millisecond and then +1, never backwards. The threads of a process share one row of
 * them, a child made by fork begins its own. Positive; never on papers (design.md section 5).
 */
#ifndef KOMPAN_ID_H
#define KOMPAN_ID_H

#include "base/base.h"

int64_t id_new(void);
int64_t id_at(int64_t ms, uint32_t random22);   /* deterministic, for demo data */
int64_t id_instant(int64_t id);                 /* the milliseconds UTC in it */
void    random_bytes(void *to, size_t n);       /* getrandom(2); aborts if it cannot */

#endif
