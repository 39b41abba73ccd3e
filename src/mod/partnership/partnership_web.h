/* SPDX-License-Identifier: EUPL-1.2
 * partnership_web.h - pages of partnerships, their people, and of the installation's accounts.
 */
#ifndef KOMPAN_PARTNERSHIP_WEB_H
#define KOMPAN_PARTNERSHIP_WEB_H

#include "core/req.h"

extern const struct route partnership_routes[], partnership_show_routes[], partner_routes[],
    member_routes[], admin_routes[];
extern const size_t       n_partnership_routes, n_partnership_show_routes, n_partner_routes,
    n_member_routes, n_admin_routes;

#endif
