/* SPDX-License-Identifier: EUPL-1.2
 * report_web.h - the routes of this module.
 */
#ifndef KOMPAN_REPORT_WEB_H
#define KOMPAN_REPORT_WEB_H

#include "core/req.h"

extern const struct route report_routes[];
extern const size_t       n_report_routes;

#endif
