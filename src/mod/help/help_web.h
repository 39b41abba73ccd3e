/* SPDX-License-Identifier: EUPL-1.2
 * help_web.h - the user guide (doc/pl, doc/en) within the program.
 */
#ifndef KOMPAN_HELP_WEB_H
#define KOMPAN_HELP_WEB_H

#include "core/req.h"

extern const struct route help_routes[];
extern const size_t       n_help_routes;

#endif
