/* SPDX-License-Identifier: EUPL-1.2
 * home_web.h - my day: what is due, over all partnerships of whoever asks.
 */
#ifndef KOMPAN_HOME_WEB_H
#define KOMPAN_HOME_WEB_H

#include "core/req.h"

extern const struct route home_routes[];
extern const size_t       n_home_routes;

#endif
