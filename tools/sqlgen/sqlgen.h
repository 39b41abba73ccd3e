/* SPDX-License-Identifier: EUPL-1.2
 * sqlgen.h - the two halves of sqlgen, and what they share. What is wrong
 * ends the program by fail().
 */
#ifndef KOMPAN_SQLGEN_H
#define KOMPAN_SQLGEN_H

#include "tool.h"

#include <sqlite3.h>

/* sqlgen.c. s goes behind what stands in to. */
void     append(char *to, size_t size, const char *s);
/* A whole file, to be freed; it is what fail() speaks of from now on. */
char    *read_source(const char *path);
/* As C literals, a line each. */
void     put_string(FILE *, const char *s);

/* ddl.c: writes STEM.c out of n schema files. */
void     make_ddl(const char *stem, int n, char **path);
/* ddl.c: an empty database of that schema. */
sqlite3 *load_schema(int n, char **path);

/* query.c: writes STEM.h and STEM.c, which includes include, out of the statements in path. */
void     make_queries(sqlite3 *schema, const char *stem, const char *include, const char *path);

#endif
