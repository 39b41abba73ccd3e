/* SPDX-License-Identifier: EUPL-1.2
 * person_web.h - the routes of this module.
 */
#ifndef KOMPAN_PERSON_WEB_H
#define KOMPAN_PERSON_WEB_H

#include "core/req.h"

extern const struct route person_routes[], person_edit_routes[];
extern const size_t n_person_routes, n_person_edit_routes;

enum st person_show_one(struct req *); /* person_show_web.c */
enum st person_show_group_month(struct req *); /* person_group_web.c */

#endif
