/* SPDX-License-Identifier: EUPL-1.2
 * story_web.h - the routes of this module.
 */
#ifndef KOMPAN_STORY_WEB_H
#define KOMPAN_STORY_WEB_H

#include "core/req.h"

extern const struct route story_routes[];
extern const size_t n_story_routes;

#endif
