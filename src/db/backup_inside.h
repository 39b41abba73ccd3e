/* SPDX-License-Identifier: EUPL-1.2
 * backup_inside.h - one backup being written or read, and the scans that lie in files.
 */
#ifndef KOMPAN_BACKUP_INSIDE_H
#define KOMPAN_BACKUP_INSIDE_H

#include "base/shelf.h"
#include "db/backup.h"
#include "db/shape.h"

#include <sodium.h>
#include <stdio.h>

#define BACKUP_MAGIC  "kompan backup 1\n"
#define BACKUP_HASH   32
#define BACKUP_MEMORY ((size_t)1 << 30)

struct bak {
	struct db               *db;
	struct arena            *mem;
	FILE                    *f;
	crypto_generichash_state hash;
	uint64_t                 rows;
	/* a write failed (errno), or the file ended early or makes no sense */
	bool                     bad;
	int                      why;
	const char              *files;         /* NULL: scans are in the database */
	int64_t                  lost;          /* scans that are gone or not what was handed in */
	char                     first_lost[300];
	/* restoring: the scan whose pieces come, and those that have their place */
	struct shelf             at;
	char                    *scan; size_t n_scan;
	struct shelf            *placed; size_t n_placed, cap_placed;
};

/* backup.c: the database of url, as its owner. False: a sentence; close it all the same. */
bool    backup_open(struct bak *, const char *url, char *err, size_t err_size);
/* Statements live in the arena: the connection goes first. */
void    backup_close(struct bak *);
/* The one number a statement without parameters gives. */
int64_t backup_number(struct db *, const struct query *);

/* After the first failure each of these does nothing; get gives nothing. */
void    backup_put(struct bak *, const void *bytes, size_t n);
void    backup_put_number(struct bak *, uint64_t);
void    backup_put_bytes(struct bak *, char type, const void *bytes, size_t n);
bool    backup_get(struct bak *, void *to, size_t n);
uint64_t backup_get_number(struct bak *);
char   *backup_get_bytes(struct bak *, size_t *ret_n);

/* PostgreSQL: whose rows are seen from now on. */
void    backup_see_tenant(struct db *, int64_t tenant);

#define PIECES "attachment_piece"
/* Rows of the table PIECES of a partnership whose bytes lie in files. */
void    backup_scans_put(struct bak *, int64_t tenant);
/* A row of the table PIECES goes into a file. */
void    backup_piece_get(struct bak *);
/* The scan under way is whole. */
void    backup_scan_end(struct bak *);
/* Scans that were restored get their names; or none of them stays. False: errno. */
bool    backup_scans_settle(struct bak *);
void    backup_scans_drop(struct bak *);

#endif
