/* SPDX-License-Identifier: EUPL-1.2
 * formfile_web.h - the routes of this module.
 */
#ifndef KOMPAN_FORMFILE_WEB_H
#define KOMPAN_FORMFILE_WEB_H

#include "core/req.h"

extern const struct route formfile_routes[];
extern const size_t       n_formfile_routes;

#endif
