/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_web.h - pages of a diagnosis.
 */
#ifndef KOMPAN_DIAGNOSIS_WEB_H
#define KOMPAN_DIAGNOSIS_WEB_H

#include "core/req.h"

extern const struct route diagnosis_routes[];
extern const size_t       n_diagnosis_routes;

#endif
