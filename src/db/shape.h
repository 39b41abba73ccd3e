/* SPDX-License-Identifier: EUPL-1.2
 * shape.h - the columns of every table, as the migrations make them; for backup.
 */
#ifndef KOMPAN_SHAPE_H
#define KOMPAN_SHAPE_H

#include "db/db.h"

#define SHAPE_COLUMNS 60

struct shape {
	const char  *table;
	bool         tenant;                    /* rows belong to a partnership */
	int          n;
	const char  *name[SHAPE_COLUMNS];
	char         type[SHAPE_COLUMNS + 1];   /* as in struct query: i t b */
	struct query select, insert, count;     /* select takes the tenant where there is one */
};

/* One per schema_tables[], in an order in which they may be filled. NULL: a bug in the schema. */
struct shape *shape_all(struct arena *);

#endif
