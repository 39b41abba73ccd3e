/* SPDX-License-Identifier: EUPL-1.2
 * partnership_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_PARTNERSHIP_INSIDE_H
#define KOMPAN_PARTNERSHIP_INSIDE_H

#include "core/req.h"
#include "mod/partnership/partnership.h"

/* The page that shows a fresh link once; back: where to go on. Mails it too when there is an
 * address. */
enum st     partnership_show_link(struct req *, const struct member_in *, const char *token,
    struct url back);

#endif
