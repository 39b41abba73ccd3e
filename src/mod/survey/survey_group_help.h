/* SPDX-License-Identifier: EUPL-1.2
 * survey_group_help.h - the group that is asked, in the tests of the survey and in bench/survey.c.
 */
#ifndef KOMPAN_SURVEY_GROUP_HELP_H
#define KOMPAN_SURVEY_GROUP_HELP_H

#include "mod/recruit/recruit.h"

#define GROUP 700

static const struct group_in survey_group = { .id = { GROUP },
	.name = "Nowy start",
	.cycle = 1,
	.kind = "mixed",
	.mixed_reason = "try",
	.intake = "continuous",
	.territory = "Zalesie",
	.places = 12,
	.labour_note = "",
	.fit_note = "",
	.declare_at = "",
	.from_on = "2026-01-01",
	.state = "running",
	.stamp = "" };

#endif
