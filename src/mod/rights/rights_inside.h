/* SPDX-License-Identifier: EUPL-1.2
 * rights_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_RIGHTS_INSIDE_H
#define KOMPAN_RIGHTS_INSIDE_H

#include "mod/rights/rights.h"
#include "mod/rights_sql.h"

/* What has changed since the sheet that was handed out: lines that are new, lines that are gone. */
struct rights_change {
	struct rights_list added, gone;
};
const char *rights_content(struct arena *, const struct rights_info *);
void rights_compare(struct arena *, const char *content, const struct rights_info *now,
    struct rights_change *);
/* Articles of data/law.json that are in force today (R011). */
void rights_laws(struct cx *, enum lang, struct rights_list *);
void rights_line(struct arena *, struct rights_list *, const char *text);
/* A request that the actor may see; ST_NOT_FOUND. */
enum st rights_request_load(struct cx *, request_id, struct q_rights_request_get *) MUST_USE;
/* done partly refused, in words; "" is open. */
const char *rights_decision_word(enum lang, const char *decision);

#endif
