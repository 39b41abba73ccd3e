/* SPDX-License-Identifier: EUPL-1.2
 * ask_web.h - the routes of this module.
 */
#ifndef KOMPAN_ASK_WEB_H
#define KOMPAN_ASK_WEB_H

#include "core/req.h"

extern const struct route ask_routes[];
extern const size_t n_ask_routes;

#endif
