/* SPDX-License-Identifier: EUPL-1.2
 * rights_web.h - the routes of this module.
 */
#ifndef KOMPAN_RIGHTS_WEB_H
#define KOMPAN_RIGHTS_WEB_H

#include "core/req.h"

extern const struct route rights_routes[], rights_paper_routes[];
extern const size_t n_rights_routes, n_rights_paper_routes;

#endif
