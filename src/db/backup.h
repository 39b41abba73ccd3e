/* SPDX-License-Identifier: EUPL-1.2
 * backup.h - all rows of an installation in one file that either database can read back.
 *
 * The same rows give the same bytes whichever database held them, so comparing two backups compares
 * two installations. The file ends with a checksum over all before it. It holds everything the
 * tables hold, secrets and papers included: guard it like the database.
 */
#ifndef KOMPAN_BACKUP_H
#define KOMPAN_BACKUP_H

#include "db/db.h"

/*
 * One reading of everything while the server runs, scans behind files (NULL: all
 * are in the database) included, each compared with its checksum. Written to
 * FILE.tmp, brought to disk, then renamed; on failure nothing is left of it and an
 * older FILE stays. False: one sentence in err. True and a sentence: it is
 * written, but without scans that are gone or changed; it names the first of them.
 */
bool backup_write(const char *url, const char *files, const char *file, char *err, size_t err_size);

/*
 * Into an empty database (or none yet: the schema is made). All or nothing. Refuses a file
 * that is damaged, cut short or of a newer program, and a database that holds an
 * installation. Scans go into files where it is not NULL, each compared with its checksum.
 */
bool backup_restore(const char *url, const char *files, const char *file, char *err,
    size_t err_size);

#endif
