/* SPDX-License-Identifier: EUPL-1.2
 * service_web.h - the routes of services and of events.
 */
#ifndef KOMPAN_SERVICE_WEB_H
#define KOMPAN_SERVICE_WEB_H

#include "core/req.h"

extern const struct route service_routes[], service_kind_routes[], service_event_routes[];
extern const size_t n_service_routes, n_service_kind_routes, n_service_event_routes;

enum st service_show_list(struct req *); /* service_list_web.c */
enum st service_show_person(struct req *);

#endif
