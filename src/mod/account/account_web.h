/* SPDX-License-Identifier: EUPL-1.2
 * account_web.h - signing in and out, the own account, the link of an invitation.
 */
#ifndef KOMPAN_ACCOUNT_WEB_H
#define KOMPAN_ACCOUNT_WEB_H

#include "core/req.h"

extern const struct route account_routes[];
extern const size_t       n_account_routes;

#endif
