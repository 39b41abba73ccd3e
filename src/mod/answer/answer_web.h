/* SPDX-License-Identifier: EUPL-1.2
 * answer_web.h - the routes of this module.
 */
#ifndef KOMPAN_ANSWER_WEB_H
#define KOMPAN_ANSWER_WEB_H

#include "core/req.h"

extern const struct route answer_routes[];
extern const size_t       n_answer_routes;
extern const struct route answer_list_routes[];         /* of one person */
extern const size_t       n_answer_list_routes;
extern const struct route answer_stage_routes[];
extern const size_t       n_answer_stage_routes;
extern const struct route answer_compare_routes[];
extern const size_t       n_answer_compare_routes;
extern const struct route answer_exchange_routes[];     /* sheets leave as files and come in from files */
extern const size_t       n_answer_exchange_routes;

#endif
