/* SPDX-License-Identifier: EUPL-1.2
 * unit_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_UNIT_INSIDE_H
#define KOMPAN_UNIT_INSIDE_H

#include "html/form.h"
#include "mod/unit/unit.h"
#include "mod/unit_sql.h"

const struct option *unit_kind_options(struct cx *, size_t *ret_n);
/* "" for none of them. */
const char *unit_kind_word(enum lang, const char *kind);

#endif
