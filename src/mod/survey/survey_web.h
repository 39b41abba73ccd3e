/* SPDX-License-Identifier: EUPL-1.2
 * survey_web.h - pages of the survey: of the staff, and those where people answer.
 */
#ifndef KOMPAN_SURVEY_WEB_H
#define KOMPAN_SURVEY_WEB_H

#include "core/req.h"

extern const struct route survey_routes[], survey_answer_routes[];
extern const size_t       n_survey_routes, n_survey_answer_routes;

#endif
