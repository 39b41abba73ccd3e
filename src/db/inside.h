/* SPDX-License-Identifier: EUPL-1.2
 * inside.h - what db.c shares with its two drivers; nobody else includes it.
 */
#ifndef KOMPAN_DB_INSIDE_H
#define KOMPAN_DB_INSIDE_H

#include "db/db.h"

#include <stdio.h>

struct stmt {
	struct db          *db;
	const struct query *q;
	void               *handle;     /* the driver's */
};

struct driver {
	void    (*close)(struct db *);
	void    (*begin)(struct db *, enum db_mode, int64_t tenant);
	void    (*commit)(struct db *);
	void    (*rollback)(struct db *);
	bool    (*prepare)(struct stmt *);
	void    (*bind_int)(struct stmt *, int i, int64_t);
	void    (*bind_null)(struct stmt *, int i);
	void    (*bind_text)(struct stmt *, int i, const char *);
	void    (*bind_blob)(struct stmt *, int i, const void *, size_t);
	bool    (*step)(struct stmt *);
	int64_t (*column_int)(struct stmt *, int col);
	const char *(*column_text)(struct stmt *, int col, struct arena *);
	const void *(*column_blob)(struct stmt *, int col, struct arena *, size_t *);
	bool    (*column_null)(struct stmt *, int col);
	int64_t (*done)(struct stmt *);
	/* Statements whose text is not known at build: schema and backup
	 * only. True: all went well. */
	bool    (*script)(struct db *, const char *sql);
};

struct db {
	const struct driver *driver;
	void                *conn;
	char                *url;
	enum db_as           as;
	struct stmt        **slot;      /* hash of query pointer */
	size_t               n_slot, n_stmt;
	bool                 in_tx, lost, pipe;
	bool                 reads_only;        /* SQLite: query_only is on */
	unsigned             piped;     /* sent, answers not read yet */
	enum db_mode         mode;
	enum st              st;
	uint64_t             count;
	unsigned             busy_in;   /* fault injection */
	char                 err[400];
};

/* The first error wins and stays until the unit ends. */
void db_stick(struct db *, enum st, const char *what, const char *why);
/* A constraint was hit: conflict if the statement names it, else a bug. */
void db_stick_constraint(struct db *, const struct query *, const char *constraint,
    const char *why);

bool sqlite_open(struct db *, const char *path, char *err, size_t err_size);
bool postgres_open(struct db *, const char *url, char *err, size_t err_size);

#endif
