/* SPDX-License-Identifier: EUPL-1.2
 * numbers_web.h - the page of a month's counts.
 */
#ifndef KOMPAN_NUMBERS_WEB_H
#define KOMPAN_NUMBERS_WEB_H

#include "core/req.h"

extern const struct route numbers_routes[];
extern const size_t       n_numbers_routes;

#endif
