/* SPDX-License-Identifier: EUPL-1.2
 * shelf.h - scans as files behind `--files DIR`: DIR/PARTNERSHIP/SCAN, each written beside its
 * place, brought to disk, then put there, so that a file with its own name is always whole.
 */
#ifndef KOMPAN_SHELF_H
#define KOMPAN_SHELF_H

#include "base/base.h"

/* nth: of the writing under way in this process; 0 before shelf_write */
struct shelf { const char *dir; int64_t tenant, id; unsigned nth; };

/* May files be made in DIR? False: a sentence. */
bool        shelf_ready(const char *dir, char *err, size_t err_size);
/* Does DIR hold nothing yet? False: a sentence. */
bool        shelf_empty(const char *dir, char *err, size_t err_size);
/* DIR/PARTNERSHIP/SCAN */
const char *shelf_path(struct arena *, const struct shelf *);
/* Beside its place and on disk. False: errno says why, nothing is left. */
bool        shelf_write(struct shelf *, const void *bytes, size_t n);
/* What was written beside it gets its place. False: errno. */
bool        shelf_settle(const struct shelf *);
/* What was written beside it goes. */
void        shelf_forget(const struct shelf *);
/* The file goes, and what was written beside it. */
void        shelf_drop(const struct shelf *);
/*
 * A partnership's files last written before that instant (ms): their ids, ascending. What was begun
 * before it and never got its name goes. NULL with 0: none, or no such folder.
 */
int64_t    *shelf_old(struct arena *, const char *dir, int64_t tenant, int64_t before,
    size_t *ret_n);
/* The file goes if it was last written before that instant (ms). False: it stays. */
bool        shelf_drop_old(const struct shelf *, int64_t before);
/* All of it; NULL: errno, ENOENT where there is none. Not above most bytes. */
const void *shelf_read(struct arena *, const struct shelf *, size_t most, size_t *ret_n);

#endif
