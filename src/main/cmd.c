/* SPDX-License-Identifier: EUPL-1.2
 * cmd.c - what the commands share: options, a desk to work at, files.
 */
#include "main/cmd.h"

#include "base/date.h"
#include "base/disk.h"
#include "base/text.h"
#include "db/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_OPTIONS 12
#define MAX_FILE    ((off_t)64 << 20)

int
cmd_wrong(const struct command *c, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "kompan %s: ", c->name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "; kompan %s --help\n", c->name);
	return 2;
}

static size_t
long_options(const struct opt *o, struct option *to)
{
	size_t n = 0;

	for (; o[n].name != NULL; n++)
		to[n] = (struct option){ o[n].name, o[n].text != NULL ? required_argument :
		    no_argument, NULL, (int)n + 256 };
	to[n] = (struct option){ "help", no_argument, NULL, 'h' };
	to[n + 1] = (struct option){ NULL, 0, NULL, 0 };
	return n;
}

/* -o is the short way to --output. */
static const struct opt *
find(const struct opt *o, size_t n, int c)
{
	if (c >= 256 && c < 256 + (int)n)
		return &o[c - 256];
	for (size_t i = 0; c == 'o' && i < n; i++)
		if (strcmp(o[i].name, "output") == 0)
			return &o[i];
	return NULL;
}

int
cmd_options(const struct command *cmd, int argc, char **argv, const struct opt *o,
    const char **rest, size_t n_rest)
{
	struct option table[MAX_OPTIONS + 2];
	size_t n = long_options(o, table);
	const struct opt *hit;

	optind = 1;
	opterr = 0;
	for (int c; (c = getopt_long(argc, argv, ":o:h", table, NULL)) != -1;) {
		if (c == 'h') {
			fputs(cmd->help, stdout);
			return 0;
		}
		if (c == ':')
			return cmd_wrong(cmd, "%s needs a value", argv[optind - 1]);
		hit = find(o, n, c);
		if (hit == NULL)
			return cmd_wrong(cmd, "there is no option %s", argv[optind - 1]);
		if (hit->text != NULL)
			*hit->text = optarg;
		else
			*hit->on = true;
	}
	for (size_t i = 0; i < n; i++)
		if (o[i].required && *o[i].text == NULL)
			return cmd_wrong(cmd, "--%s is missing", o[i].name);
	for (size_t i = 0; optind < argc; i++, optind++) {
		if (i >= n_rest)
			return cmd_wrong(cmd, "“%s” is one word too many", argv[optind]);
		rest[i] = argv[optind];
	}
	return -1;
}

bool
cmd_number(const char *text, int64_t max, int64_t *ret)
{
	return text_to_int(text, ret) && *ret > 0 && *ret <= max;
}

bool
desk_open(struct desk *d, const char *url, enum db_as as)
{
	const char *lang = getenv("LANG");
	char err[400] = "";

	*d = (struct desk){ .db = db_open(url, as, err, sizeof(err)) };
	if (d->db == NULL || !schema_check(d->db, err, sizeof(err))) {
		fprintf(stderr, "kompan: %s\n", err);
		db_close(d->db);
		return false;
	}
	d->cx = (struct cx){ .mem = arena_new((size_t)1 << 30),
		.db = d->db,
		.lang = lang != NULL && text_starts(lang, "en") ? LANG_EN : LANG_PL,
		.perms = ~UINT64_C(0) };
	return true;
}

void
desk_begin(struct desk *d, enum db_mode mode, tenant_id tenant)
{
	d->cx.now = now_ms();
	d->cx.today = date_of_instant(d->cx.mem, d->cx.now);
	d->cx.tenant = tenant;
	db_begin(d->db, mode, tenant.v);
}

void
desk_close(struct desk *d)
{
	arena_free(d->cx.mem);
	db_close(d->db);
}

static char *
read_all(int fd, const char *path, size_t *ret_n)
{
	struct stat s;
	char *bytes;
	size_t n = 0;
	ssize_t got = 1;

	if (fstat(fd, &s) != 0 || !S_ISREG(s.st_mode) || s.st_size > MAX_FILE) {
		fprintf(stderr, "kompan: “%s” is not a file of at most 64 MB\n", path);
		return NULL;
	}
	bytes = malloc((size_t)s.st_size + 1);
	if (bytes == NULL)
		abort();
	while (n < (size_t)s.st_size && got > 0) {
		got = read(fd, bytes + n, (size_t)s.st_size - n);
		n += got > 0 ? (size_t)got : 0;
	}
	if (got < 0) {
		fprintf(stderr, "kompan: “%s” cannot be read: %s\n", path, strerror(errno));
		free(bytes);
		return NULL;
	}
	bytes[n] = '\0';
	*ret_n = n;
	return bytes;
}

char *
file_read(const char *path, size_t *ret_n)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes = NULL;

	if (fd < 0) {
		fprintf(stderr, "kompan: “%s” cannot be read: %s\n", path, strerror(errno));
		return NULL;
	}
	bytes = read_all(fd, path, ret_n);
	close(fd);
	return bytes;
}

bool
file_write(const char *path, const void *bytes, size_t n)
{
	char *tmp = NULL;
	bool ok;
	int fd;

	if (asprintf(&tmp, "%s.tmp", path) < 0)
		abort();
	fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	ok = fd >= 0 && disk_write(fd, bytes, n) && fsync(fd) == 0;
	if (fd >= 0 && close(fd) != 0)
		ok = false;
	ok = ok && disk_rename(tmp, path);
	if (!ok) {
		fprintf(stderr, "kompan: “%s” cannot be written: %s\n", path, strerror(errno));
		unlink(tmp);
	}
	free(tmp);
	return ok;
}
