/* SPDX-License-Identifier: EUPL-1.2
 * entry.h - the parts of a page that every entry with a history has.
 */
#ifndef KOMPAN_HTML_ENTRY_H
#define KOMPAN_HTML_ENTRY_H

#include "html/form.h"

struct entry_past { const char *when, *who, *what, *reason, *was; };

/* "What stood here before"; nothing where nothing did. */
void entry_past_html(struct buf *, const struct entry_past *, size_t n);
/* The folded form that takes it back. */
void entry_withdraw_html(struct buf *, const struct form *, struct url action);
/* "Save" and the way back; ends the form. */
void entry_save_html(struct buf *, const char *verb, struct url back);

#endif
