/* SPDX-License-Identifier: EUPL-1.2
 * disk.c - writing to the end, and telling the disk to keep it.
 */
#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <unistd.h>

#define PATH 4096

bool
disk_write(int fd, const void *bytes, size_t n)
{
	for (const char *at = bytes; n > 0;) {
		ssize_t done = write(fd, at, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done == 0)
			errno = ENOSPC;
		if (done <= 0)
			return false;
		at += done;
		n -= (size_t)done;
	}
	return true;
}

bool
disk_sync(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	int why = errno;

	if (fd >= 0)
		close(fd);
	errno = why;
	return ok;
}

bool
disk_rename(const char *tmp, const char *file)
{
	char copy[PATH];

	if ((size_t)snprintf(copy, sizeof(copy), "%s", file) >= sizeof(copy)) {
		errno = ENAMETOOLONG;
		return false;
	}
	return rename(tmp, file) == 0 && disk_sync(dirname(copy));
}
