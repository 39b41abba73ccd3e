/* SPDX-License-Identifier: EUPL-1.2
 * account_web.h - signing in and out, the link of an invitation, the own account.
 */
#ifndef KOMPAN_ACCOUNT_WEB_H
#define KOMPAN_ACCOUNT_WEB_H

#include "core/req.h"

extern const struct route sign_in_routes[], account_routes[];
extern const size_t       n_sign_in_routes, n_account_routes;


#endif
