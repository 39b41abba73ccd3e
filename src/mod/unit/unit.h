/* SPDX-License-Identifier: EUPL-1.2
 * unit.h - the units of a partner, such as the field departments and homes of a welfare centre; a
 * person who signs in belongs to one at most (R393).
 */
#ifndef KOMPAN_UNIT_H
#define KOMPAN_UNIT_H

#include "html/html.h"
#include "work/cx.h"

struct unit_in {
	unit_id id;
	partner_id partner;
	const char *kind;       /* home counselling care flats centre field club foster team other */
	const char *name;
};

/* ST_INVALID. Sent twice: one row. */
enum st unit_add(struct cx *, const struct unit_in *) MUST_USE;
/* No longer to choose; its people belong to none. ST_NOT_FOUND. Twice is once. */
enum st unit_end(struct cx *, unit_id) MUST_USE;
/* unit 0: to none. ST_INVALID: not of the unit's partner; ST_NOT_FOUND. */
enum st unit_assign(struct cx *, user_id, unit_id) MUST_USE;

struct url url_units(struct arena *, tenant_id);

#endif
