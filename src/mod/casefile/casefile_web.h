/* SPDX-License-Identifier: EUPL-1.2
 * casefile_web.h - the routes of this module.
 */
#ifndef KOMPAN_CASEFILE_WEB_H
#define KOMPAN_CASEFILE_WEB_H

#include "core/req.h"

extern const struct route case_note_routes[], case_item_routes[], case_access_routes[],
    case_paper_routes[], case_office_routes[];
extern const size_t n_case_note_routes, n_case_item_routes, n_case_access_routes,
    n_case_paper_routes, n_case_office_routes;

#endif
