/* SPDX-License-Identifier: EUPL-1.2
 * formfile_web.h - the routes of this module.
 */
#ifndef KOMPAN_FORMFILE_WEB_H
#define KOMPAN_FORMFILE_WEB_H

#include "core/req.h"

extern const struct route formfile_routes[];
extern const size_t       n_formfile_routes;
extern const struct route formfile_draft_routes[];      /* forms that are being made */
extern const size_t       n_formfile_draft_routes;
extern const struct route formfile_item_routes[];
extern const size_t       n_formfile_item_routes;
extern const struct route formfile_when_routes[];
extern const size_t       n_formfile_when_routes;
extern const struct route formfile_file_routes[];       /* forms leave as files and come in from files */
extern const size_t       n_formfile_file_routes;
extern const struct route formfile_newer_routes[];
extern const size_t       n_formfile_newer_routes;

#endif
