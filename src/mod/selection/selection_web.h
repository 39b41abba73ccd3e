/* SPDX-License-Identifier: EUPL-1.2
 * selection_web.h - the routes of this module.
 */
#ifndef KOMPAN_SELECTION_WEB_H
#define KOMPAN_SELECTION_WEB_H

#include "core/req.h"

extern const struct route selection_routes[], selection_match_routes[];
extern const size_t       n_selection_routes, n_selection_match_routes;

#endif
