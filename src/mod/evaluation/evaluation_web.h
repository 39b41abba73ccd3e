/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_web.h - pages of the internal evaluation.
 */
#ifndef KOMPAN_EVALUATION_WEB_H
#define KOMPAN_EVALUATION_WEB_H

#include "core/req.h"

extern const struct route evaluation_routes[];
extern const size_t       n_evaluation_routes;
extern const struct route evaluation_sheet_routes[];    /* of one section */
extern const size_t       n_evaluation_sheet_routes;

#endif
