/* SPDX-License-Identifier: EUPL-1.2
 * story_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_STORY_INSIDE_H
#define KOMPAN_STORY_INSIDE_H

#include "mod/story/story.h"
#include "mod/story_sql.h"

#endif
