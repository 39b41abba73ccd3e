/* SPDX-License-Identifier: EUPL-1.2
 * action_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_ACTION_INSIDE_H
#define KOMPAN_ACTION_INSIDE_H

#include "core/req.h"
#include "mod/action/action.h"
#include "mod/action_risk_sql.h"
#include "mod/action_sql.h"

/* One thing a row said before: a key of the kept JSON and its value. */
struct action_was { const char *key, *value; };
/* What is changed, how (correct withdraw close open) and why. */
struct action_change { const char *thing; int64_t id; const char *kind, *reason; };
/* One line of a history: what was done, by whom, why, what stood there. */
struct action_past { const char *when, *who, *what, *reason, *was; };

/* A fingerprint of what an editor saw. */
const char *action_stamp(struct cx *, const struct q_action_get *);
const char *risk_stamp(struct cx *, const struct q_risk_get *);
const char *measure_stamp(struct cx *, const struct q_measure_get *);

/* Keeps what stood in a row; a NULL value is left out. */
void        action_keep(struct cx *, const struct action_change *, const struct action_was *was,
    size_t n);
/* Newest first; one statement. */
size_t      action_history(struct cx *, const char *thing, int64_t id, struct action_past **ret);

/* Does the row differ from its plan and not say why? */
bool        action_lacks_reason(const char *state, int64_t planned, int64_t done,
    const char *difference);
/* The month that what is open in this one goes to: the next, and never one that has passed. */
const char *action_carry_month(struct cx *, const char *month);
/* ST_NOT_FOUND, ST_CONFLICT: withdrawn. */
enum st     action_find(struct cx *, action_id, struct q_action_get *) MUST_USE;
/* "What you record now will appear in the report of October 2026."; NULL: in its own month's. */
const char *action_appears(struct cx *, const char *month);
/* A fault at "partner" unless the partner takes part now or stood there before. */
void        action_check_partner(struct cx *, partner_id, partner_id before);

#endif
