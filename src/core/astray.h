/* SPDX-License-Identifier: EUPL-1.2
 * astray.h - scans behind --files that no row names: left by a commit that
 * failed or a server that was killed.
 */
#ifndef KOMPAN_ASTRAY_H
#define KOMPAN_ASTRAY_H

#include "work/cx.h"

/* In one partnership; more than these look like the folder of another database. */
#define ASTRAY_MOST 50

/*
 * Removes from the folder what is older than a day and has no row, and what was never
 * written to its end. Looks only into folders of partnerships of this database; where
 * more than ASTRAY_MOST files have no row, all of them stay and the log says so. Runs
 * its own units; cx->db must be outside a transaction. Gives how many files went.
 */
size_t astray_sweep(struct cx *, const char *files);

#endif
