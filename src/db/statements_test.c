/* SPDX-License-Identifier: EUPL-1.2
 * statements_test.c - every statement of every module, prepared by PostgreSQL, gives the types its
 * "-- out" promises. sqlgen has asked SQLite already; a numeric or a typing error shows only here.
 */
#include "db/inside.h"

#include "db/schema.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

/* MODULES is M(stem) M(stem) ..., from meson.build */
#define M(stem)                                                                                    \
	extern const struct query *const queries_##stem[];                                         \
	extern const size_t n_queries_##stem;
MODULES
#undef M

static const struct { const char *name; const struct query *const *q; const size_t *n;
} all[] = {
#define M(stem) { #stem, queries_##stem, &n_queries_##stem },
	MODULES
#undef M
};

static bool
type_fits(char out, Oid got)
{
	switch (out) {
	case 'i':
		return got == 20 || got == 21 || got == 23 || got == 16;
	case 't':
		return got == 25 || got == 1043;
	default:
		return got == 17;
	}
}

static int
fault(const char *module, const struct query *q, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", module, q->name, why);
	return 1;
}

static int
look_at(PGconn *conn, const char *module, const struct query *q)
{
	Oid type[64];
	PGresult *r;
	char why[80];
	int bad = 0;

	for (size_t i = 0; q->in[i] != '\0'; i++)
		type[i] = q->in[i] == 't' ? 25 : q->in[i] == 'b' ? 17 : 20;
	r = PQprepare(conn, "", q->pg != NULL ? q->pg : q->sql, (int)strlen(q->in), type);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		bad = fault(module, q, PQresultErrorMessage(r));
	PQclear(r);
	if (bad > 0)
		return bad;
	r = PQdescribePrepared(conn, "");
	if (PQnfields(r) != (int)strlen(q->out))
		bad += fault(module, q, "another number of columns than in '-- out'");
	for (int i = 0; bad == 0 && i < PQnfields(r); i++)
		if (!type_fits(q->out[i], PQftype(r, i))) {
			snprintf(why, sizeof(why), "column %s has PostgreSQL's type %u",
			    PQfname(r, i), PQftype(r, i));
			bad += fault(module, q, why);
		}
	PQclear(r);
	return bad;
}

int
main(void)
{
	const char *owner = getenv("KOMPAN_PG_OWNER"), *serve = getenv("KOMPAN_PG_SERVE");
	struct db *db;
	char err[400];
	int n, bad = 0, seen = 0;

	if (owner == NULL || serve == NULL) {
		fprintf(stderr,
		    "KOMPAN_PG_OWNER and KOMPAN_PG_SERVE are not set: PostgreSQL is not tested\n");
		return 77;
	}
	if (!schema_migrate(owner, &n, err, sizeof(err)) ||
	    (db = db_open(serve, DB_SERVE, err, sizeof(err))) == NULL) {
		fprintf(stderr, "%s\n", err);
		return 1;
	}
	for (size_t i = 0; i < LEN(all); i++)
		for (size_t j = 0; j < *all[i].n; j++, seen++)
			bad += look_at(db->conn, all[i].name, all[i].q[j]);
	printf("%d statements, %d at fault\n", seen, bad);
	db_close(db);
	return bad > 0 || seen == 0;
}
