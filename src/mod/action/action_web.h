/* SPDX-License-Identifier: EUPL-1.2
 * action_web.h - pages of actions and of risks.
 */
#ifndef KOMPAN_ACTION_WEB_H
#define KOMPAN_ACTION_WEB_H

#include "core/req.h"

extern const struct route action_routes[], risk_routes[];
extern const size_t       n_action_routes, n_risk_routes;

#endif
