/* SPDX-License-Identifier: EUPL-1.2
 * plan_web.h - pages of a plan of action.
 */
#ifndef KOMPAN_PLAN_WEB_H
#define KOMPAN_PLAN_WEB_H

#include "core/req.h"

extern const struct route plan_routes[];
extern const size_t       n_plan_routes;

#endif
