/* SPDX-License-Identifier: EUPL-1.2
 * shelf.c - files of a folder that belongs to the house alone.
 */
#include "base/shelf.h"

#include "base/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH 4096

static bool
name(char *to, const struct shelf *s)
{
	int n = snprintf(to, PATH, "%s/%lld/%lld", s->dir, (long long)s->tenant, (long long)s->id);

	if (n < PATH)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* Two who hand in the same scan at once do not write into one file. */
static bool
name_beside(char *to, const struct shelf *s)
{
	int n = snprintf(to, PATH, "%s/%lld/%lld.%d.%u.new", s->dir, (long long)s->tenant,
	    (long long)s->id, (int)getpid(), s->nth);

	if (n < PATH)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* The partnership's own folder. */
static bool
name_folder(char *to, const char *dir, int64_t tenant)
{
	int n = snprintf(to, PATH, "%s/%lld", dir, (long long)tenant);

	if (n < PATH)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

static bool
make_folder(const struct shelf *s)
{
	char path[PATH];

	return name_folder(path, s->dir, s->tenant) &&
	    (mkdir(path, 0700) == 0 || errno == EEXIST);
}

bool
shelf_ready(const char *dir, char *err, size_t err_size)
{
	struct stat st;

	if (stat(dir, &st) == 0 && !S_ISDIR(st.st_mode))
		errno = ENOTDIR;
	else if (access(dir, R_OK | W_OK | X_OK) == 0)
		return true;
	snprintf(err, err_size, "%s: %s; scans cannot be kept there", dir, strerror(errno));
	return false;
}

bool
shelf_empty(const char *dir, char *err, size_t err_size)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	bool any = d == NULL;

	while (d != NULL && (e = readdir(d)) != NULL)
		any = any || (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0);
	if (d != NULL)
		closedir(d);
	if (any)
		snprintf(
		    err, err_size, "%s already holds files; restore into an empty folder", dir);
	return !any;
}

const char *
shelf_path(struct arena *mem, const struct shelf *s)
{
	return arena_strf(mem, "%s/%lld/%lld", s->dir, (long long)s->tenant, (long long)s->id);
}

bool
shelf_write(struct shelf *s, const void *bytes, size_t n)
{
	static atomic_uint written;
	char path[PATH];
	int fd, why;
	bool ok;

	s->nth = atomic_fetch_add(&written, 1) + 1;
	if (!make_folder(s) || !name_beside(path, s))
		return false;
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_TRUNC, 0600);
	if (fd < 0)
		return false;
	ok = disk_write(fd, bytes, n) && fsync(fd) == 0;
	why = errno;
	if (close(fd) != 0 && ok) {
		ok = false;
		why = errno;
	}
	if (!ok)
		unlink(path);
	errno = why;
	return ok;
}

/* The partnership's own folder may be new: its name too must be on disk. */
bool
shelf_settle(const struct shelf *s)
{
	char from[PATH], to[PATH];

	return name_beside(from, s) && name(to, s) && disk_rename(from, to) && disk_sync(s->dir);
}

void
shelf_forget(const struct shelf *s)
{
	char path[PATH];

	if (name_beside(path, s))
		unlink(path);
}

void
shelf_drop(const struct shelf *s)
{
	char path[PATH];

	shelf_forget(s);
	if (name(path, s))
		unlink(path);
}

/* A file of that name and not a link, last written before that instant. */
static bool
is_old(int folder, const char *leaf, int64_t before)
{
	struct stat st;

	return fstatat(folder, leaf, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	    (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000 < before;
}

static const char *
past_number(const char *s)
{
	return s + strspn(s, "0123456789");
}

static const char *
past_dot_number(const char *s)
{
	return *s == '.' ? past_number(s + 1) : s;
}

/* "41" gives 41, "41.7.1.new" gives 0, both true; what is not named so
 * is nobody's business here. */
static bool
is_ours(const char *leaf, int64_t *ret_id)
{
	const char *end = past_number(leaf);

	*ret_id = 0;
	if (end == leaf || *leaf == '0')
		return false;
	if (*end != '\0')
		return strcmp(past_dot_number(past_dot_number(end)), ".new") == 0;
	*ret_id = strtoll(leaf, NULL, 10);
	return *ret_id < INT64_MAX;
}

static int
by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

int64_t *
shelf_old(struct arena *mem, const char *dir, int64_t tenant, int64_t before, size_t *ret_n)
{
	char path[PATH];
	DIR *d = name_folder(path, dir, tenant) ? opendir(path) : NULL;
	const struct dirent *e;
	int64_t *old = NULL, id;
	size_t cap = 0, n = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		if (!is_ours(e->d_name, &id) || !is_old(dirfd(d), e->d_name, before))
			continue;
		if (id == 0) {
			unlinkat(dirfd(d), e->d_name, 0);
			continue;
		}
		if (n == cap)
			old = arena_grow(mem, old, &cap, sizeof(*old));
		old[n++] = id;
	}
	if (d != NULL)
		closedir(d);
	if (n > 0)
		qsort(old, n, sizeof(*old), by_id);
	*ret_n = n;
	return old;
}

bool
shelf_drop_old(const struct shelf *s, int64_t before)
{
	char path[PATH];

	return name(path, s) && is_old(AT_FDCWD, path, before) && unlink(path) == 0;
}

const void *
shelf_read(struct arena *mem, const struct shelf *s, size_t most, size_t *ret_n)
{
	char path[PATH], *bytes = NULL;
	struct stat st;
	size_t at = 0;
	int fd;

	if (!name(path, s) || (fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) < 0)
		return NULL;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > (off_t)most) {
		close(fd);
		errno = EFBIG;
		return NULL;
	}
	bytes = arena_alloc(mem, (size_t)st.st_size + 1);
	while (at < (size_t)st.st_size) {
		ssize_t n = pread(fd, bytes + at, (size_t)st.st_size - at, (off_t)at);

		if (n <= 0 && errno != EINTR)
			break;
		at += n > 0 ? (size_t)n : 0;
	}
	close(fd);
	*ret_n = at;
	return at == (size_t)st.st_size ? bytes : NULL;
}
