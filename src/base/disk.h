/* SPDX-License-Identifier: EUPL-1.2
 * disk.h - what survives a loss of power: bytes, then the name, then the folder that holds it.
 */
#ifndef KOMPAN_DISK_H
#define KOMPAN_DISK_H

#include "base/base.h"

/* All n bytes, or false with errno. */
bool disk_write(int fd, const void *bytes, size_t n);
/* The names in the folder are on disk. False: errno. */
bool disk_sync(const char *folder);
/* tmp, whose bytes are on disk, gets the name file, and that is on disk too. False: errno. */
bool disk_rename(const char *tmp, const char *file);

#endif
