/* SPDX-License-Identifier: EUPL-1.2
 * ask_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_ASK_INSIDE_H
#define KOMPAN_ASK_INSIDE_H

#include "mod/ask/ask.h"
#include "mod/ask_sql.h"

/* Within what the actor may see now; ST_NOT_FOUND. */
enum st ask_load(struct cx *, ask_id, struct q_ask_get *) MUST_USE;
/* May the actor's partner answer it? */
bool ask_is_ours(const struct cx *, const struct q_ask_get *);

#endif
