/* SPDX-License-Identifier: EUPL-1.2
 * schema.h - the schema as sqlgen made it, and bringing a database up to it.
 */
#ifndef KOMPAN_SCHEMA_H
#define KOMPAN_SCHEMA_H

#include "db/db.h"

struct migration { int number; const char *name; int oldest_program; const char *sqlite, *pg; };
struct schema_table { const char *name; bool tenant; };

extern const struct migration    migrations[];
extern const size_t              n_migrations;
extern const struct schema_table schema_tables[];
extern const size_t              n_schema_tables;

/*
 * Creates what is missing, each migration in its own transaction; safe beside a running server and
 * beside another migrate. False: one sentence in err. *ret_n: how many were applied.
 */
bool schema_migrate(const char *url, int *ret_n, char *err, size_t err_size);

/*
 * May this program run on this database? False with a sentence: not a kompan database, older than
 * the program (say: kompan migrate), or so new that this program may not touch it.
 */
bool schema_check(struct db *, char *err, size_t err_size);

#endif
