/* SPDX-License-Identifier: EUPL-1.2
 * unit_web.h - the routes of this module.
 */
#ifndef KOMPAN_UNIT_WEB_H
#define KOMPAN_UNIT_WEB_H

#include "core/req.h"

extern const struct route unit_routes[];
extern const size_t n_unit_routes;

#endif
