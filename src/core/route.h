/* SPDX-License-Identifier: EUPL-1.2
 * route.h - which handler a request is for.
 */
#ifndef KOMPAN_ROUTE_H
#define KOMPAN_ROUTE_H

#include "core/req.h"

/* Aborts, naming the route, if a row lacks a permission, a handler, or
 * (POST) the page that shows its form. */
void                route_check(void);
/*
 * Fills r->route, r->cx.tenant, r->id..id3, r->month, r->code. ST_NOT_FOUND: no such path;
 * ST_INVALID: the path exists for another method only (405).
 */
enum st             route_find(struct req *, const char *method, const char *path) MUST_USE;

#endif
