/* SPDX-License-Identifier: EUPL-1.2
 * partnership_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_PARTNERSHIP_INSIDE_H
#define KOMPAN_PARTNERSHIP_INSIDE_H

#include "core/req.h"
#include "mod/partnership/partnership.h"

/* At least one role is given: else a fault at "role". */
void        partnership_check_roles(struct cx *, const struct member_in *);
/* The whole address of a one-time link, as a letter needs it. */
const char *partnership_link(struct req *, const char *token);
/* The page that shows a fresh link once; back: where to go on. Mails it too when there is an
 * address. */
enum st     partnership_show_link(struct req *, const struct member_in *, const char *token,
    struct url back);

#endif
