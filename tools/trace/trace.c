/* SPDX-License-Identifier: EUPL-1.2
 * trace - which requirement is met where, and which test shows it.
 *
 *     trace [--root DIR]                   a line per requirement:
 *                                              R006<TAB>place; place<TAB>test; test
 *     trace [--root DIR] --need FILE       besides, exit status 1 if a requirement listed in FILE
 *                                          (R006 and a few words, one a line, # for remarks) has no
 *                                          test; one without a place is only named
 *     trace [--root DIR] --break BUILD [-j N] [-t SECONDS] [NAME...]
 *                                          switches off one rule or route at a time (all, or
 *                                          NAME...), runs the tests and lists what none of them
 *                                          missed; exit status 1 if there is one
 *
 * A test shows a requirement when its number stands in a comment of numbers alone above it:
 *     R252 R265 between the marks of a comment, then the function, in a *_test.c or below test/;
 *     // R252 R265, then test("...") in a *.mjs below test/.
 * A place is
 *     rule_on("R006") or rule_on("R006-more") in a .c: a rule; the name after the number tells
 *     several rules of one requirement apart;
 *     GET("/path" POST("/path" PRESS("/path" in a route table with such a comment on the line above
 *     or at the end of its own line: a route;
 *     such a comment above anything else: a part of a page or paper, which cannot be switched off.
 *
 * --break needs a folder made by `meson setup BUILD -Dbreakable=true` and built. There
 * rule_on(NAME) and the route of that path are off when KOMPAN_BREAK is NAME. It runs the programs
 * *_test below BUILD/src/core, BUILD/src/mod and BUILD/src/main, the module of the broken thing
 * first, and stops at the first that fails. KOMPAN_PG_* are taken away: one database is enough to
 * miss a rule. A break that only a browser test would miss is listed too.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_REQ 1000            /* R000 to R999 */

struct list { char **at; size_t n; };

struct thing {                  /* a rule or a route that can be switched off */
	char *name, *where;     /* where: the folder of its module below src/ */
	bool req[MAX_REQ];
};

static const char   *root = ".";
static struct list   places[MAX_REQ], tests[MAX_REQ];
static struct thing *things;
static size_t        n_things;
static struct list   programs;
static int           seconds = 120;

static void __attribute__((format(printf, 1, 2), noreturn))
die(const char *fmt, ...)
{
	va_list ap;

	fputs("trace: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(2);
}

static void *
must(void *p)
{
	if (p == NULL)
		die("out of memory");
	return p;
}

static bool
ends(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

static bool
starts(const char *s, const char *start)
{
	return strncmp(s, start, strlen(start)) == 0;
}

/* Once each. */
static void __attribute__((format(printf, 2, 3)))
add(struct list *l, const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&s, fmt, ap);
	va_end(ap);
	if (n < 0)
		die("out of memory");
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->at[i], s) == 0) {
			free(s);
			return;
		}
	l->at = must(realloc(l->at, (l->n + 1) * sizeof(*l->at)));
	l->at[l->n++] = s;
}

/* "R006" at p: 6; anything else: -1. */
static int
number(const char *p)
{
	if (*p != 'R' || !isdigit((unsigned char)p[1]) || !isdigit((unsigned char)p[2]) ||
	    !isdigit((unsigned char)p[3]) || isalnum((unsigned char)p[4]))
		return -1;
	return (p[1] - '0') * 100 + (p[2] - '0') * 10 + p[3] - '0';
}

/* A comment of numbers alone, beginning at p: marks them in ret and gives how many. */
static int
numbers(const char *p, bool *ret)
{
	int n = 0, r;

	memset(ret, 0, MAX_REQ * sizeof(*ret));
	if (!starts(p, "/*") && !starts(p, "//"))
		return 0;
	for (p += 2; *p != '\0' && *p != '\n'; p += 4) {
		p += strspn(p, " ,\t");
		if (*p == '\0' || *p == '\n' || starts(p, "*/"))
			break;
		r = number(p);
		if (r < 0)
			return 0;
		ret[r] = true;
		n++;
	}
	return n;
}

static struct thing *
thing(const char *name, const char *path)
{
	char where[200];

	for (size_t i = 0; i < n_things; i++)
		if (strcmp(things[i].name, name) == 0)
			return &things[i];
	snprintf(where, sizeof(where), "%.*s", (int)(strrchr(path, '/') - path), path);
	things = must(realloc(things, (n_things + 1) * sizeof(*things)));
	things[n_things] = (struct thing){ .name = must(strdup(name)),
	    .where = must(strdup(where)) };
	return &things[n_things++];
}

/* ---- reading ---- */

static const char *
next_line(const char *p)
{
	p = strchr(p, '\n');
	return p == NULL ? "" : p + 1;
}

/* The name of the function that begins at p: the word before the first "(" of the next few
 * lines. */
static bool
function_name(const char *p, char *ret, size_t size)
{
	const char *open = strchr(p, '('), *name;

	if (open == NULL || open - p > 300)
		return false;
	for (name = open; name > p && (isalnum((unsigned char)name[-1]) || name[-1] == '_');)
		name--;
	snprintf(ret, size, "%.*s", (int)(open - name), name);
	return *ret != '\0';
}

/* The first quoted text after p on this line or the next. */
static bool
quoted(const char *p, char *ret, size_t size)
{
	size_t n = strcspn(p, "\"'`\n"), m;

	if (p[n] == '\n' || p[n] == '\0')
		return false;
	m = strcspn(p + n + 1, (char[]){ p[n], '\n', '\0' });
	snprintf(ret, size, "%.*s", (int)m, p + n + 1);
	return m > 0;
}

static bool
route_path(const char *line, char *ret, size_t size)
{
	static const char *const makes[] = { "GET", "POST", "PRESS" };

	line += strspn(line, " \t");
	for (size_t i = 0; i < sizeof(makes) / sizeof(makes[0]); i++) {
		const char *open = line + strlen(makes[i]);

		if (!starts(line, makes[i]))
			continue;
		open += strspn(open, " ");      /* tables may be aligned */
		return starts(open, "(\"/") && quoted(open, ret, size);
	}
	return false;
}

static void
read_test(const char *path, const char *p, bool script)
{
	bool req[MAX_REQ];
	char name[300];

	for (; *p != '\0'; p = next_line(p)) {
		const char *below = next_line(p);

		if (numbers(p + strspn(p, " \t"), req) == 0)
			continue;
		if (script ? !quoted(below, name, sizeof(name)) :
		    !function_name(below, name, sizeof(name)))
			die("%s: a comment of requirements stands above no test: %.60s", path, p);
		for (int i = 0; i < MAX_REQ; i++)
			if (req[i])
				add(&tests[i], "%s:%s", path, name);
	}
}

static void
read_rules(const char *path, const char *line)
{
	char name[200];

	for (const char *p = line; (p = strstr(p, "rule_on(\"")) != NULL && p < next_line(line);
	    p++) {
		if (!quoted(p, name, sizeof(name)) || *name != 'R')
			continue;
		int r = number(name);

		if (r < 0 || (name[4] != '\0' && name[4] != '-'))
			die("%s: rule_on(\"%s\"): wanted R123 or R123-words", path, name);
		thing(name, path)->req[r] = true;
		add(&places[r], "rule %s %s", name, path);
	}
}

/* A comment at the end of a line of the route table, or above it. */
static void
read_route(const char *path, const char *line, const char *above)
{
	bool req[MAX_REQ], here[MAX_REQ];
	char name[300];
	const char *end = memmem(line, strcspn(line, "\n"), "/* R", 4);

	if (!route_path(line, name, sizeof(name)))
		return;
	struct thing *t = thing(name, path);

	numbers(above == NULL ? "" : above + strspn(above, " \t"), req);
	numbers(end == NULL ? "" : end, here);
	for (int i = 0; i < MAX_REQ; i++)
		if (req[i] || here[i]) {
			t->req[i] = true;
			add(&places[i], "route %s %s", name, path);
		}
}

static void
read_code(const char *path, const char *p)
{
	bool req[MAX_REQ];
	char name[300];
	const char *above = NULL;

	for (; *p != '\0'; above = p, p = next_line(p)) {
		const char *below = next_line(p);

		read_rules(path, p);
		read_route(path, p, above);
		if (numbers(p + strspn(p, " \t"), req) == 0 ||
		    route_path(below, name, sizeof(name)))
			continue;
		if (!function_name(below, name, sizeof(name)))
			snprintf(name, sizeof(name), "%s", "");
		for (int i = 0; i < MAX_REQ; i++)
			if (req[i])
				add(&places[i], "%s%s%s", path, *name == '\0' ? "" : ":", name);
	}
}

static char *
read_all(const char *full, size_t *ret_n)
{
	int fd = open(full, O_RDONLY | O_CLOEXEC);
	struct stat sb;
	char *s;
	ssize_t n;

	if (fd < 0 || fstat(fd, &sb) != 0)
		die("cannot read %s", full);
	s = must(malloc((size_t)sb.st_size + 1));
	n = read(fd, s, (size_t)sb.st_size);
	if (n != sb.st_size)
		die("cannot read %s", full);
	close(fd);
	s[n] = '\0';
	if (ret_n != NULL)
		*ret_n = (size_t)n;
	return s;
}

static void
read_file(const char *path, const char *full)
{
	bool test = ends(path, "_test.c") || starts(path, "test/");
	char *text;

	if (!ends(path, ".c") && !(test && ends(path, ".mjs")))
		return;
	text = read_all(full, NULL);
	if (test)
		read_test(path, text, ends(path, ".mjs"));
	else
		read_code(path, text);
	free(text);
}

static void
note_program(const char *path, const char *full)
{
	const char *leaf = strrchr(path, '/');

	if (leaf != NULL && ends(leaf, "_test") && access(full, X_OK) == 0)
		add(&programs, "%s", path);
}

static int
visible(const struct dirent *d)
{
	return d->d_name[0] != '.' && strcmp(d->d_name, "node_modules") != 0 &&
	    !ends(d->d_name, ".p");
}

static void
walk(const char *top, const char *path, void (*each)(const char *path, const char *full))
{
	char full[1000], below[600];
	struct dirent **list;
	struct stat sb;
	int n;

	snprintf(full, sizeof(full), "%s/%s", top, path);
	if (stat(full, &sb) != 0)
		return;
	if (!S_ISDIR(sb.st_mode)) {
		each(path, full);
		return;
	}
	n = scandir(full, &list, visible, alphasort);
	for (int i = 0; i < n; i++) {
		snprintf(below, sizeof(below), "%s/%s", path, list[i]->d_name);
		walk(top, below, each);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

/* ---- the table ---- */

static void
print_list(const struct list *l)
{
	if (l->n == 0)
		putchar('-');
	for (size_t i = 0; i < l->n; i++)
		printf("%s%s", i == 0 ? "" : "; ", l->at[i]);
}

static void
print_table(void)
{
	for (int i = 0; i < MAX_REQ; i++) {
		if (places[i].n == 0 && tests[i].n == 0)
			continue;
		printf("R%03d\t", i);
		print_list(&places[i]);
		putchar('\t');
		print_list(&tests[i]);
		putchar('\n');
	}
}

static int
need(const char *file)
{
	char *text = read_all(file, NULL);
	int n = 0, untested = 0, homeless = 0;

	for (const char *p = text; *p != '\0'; p = next_line(p)) {
		int r = number(p);

		if (r < 0 && *p != '#' && *p != '\n')
			die("%s: wanted R123 and a few words: %.60s", file, p);
		if (r < 0)
			continue;
		n++;
		if (tests[r].n == 0) {
			untested++;
			printf("no test: %.*s\n", (int)strcspn(p, "\n"), p);
		} else if (places[r].n == 0) {
			homeless++;
			printf("tested, but nothing in the code names it: %.*s\n",
			    (int)strcspn(p, "\n"), p);
		}
	}
	printf("trace: %d requirements, %d without a test, %d tested without a named place\n", n,
	    untested,
	    homeless);
	free(text);
	return untested > 0;
}

/* ---- breaking ---- */

/* In a child: one program, silent. True if it failed, or did not end in time. */
static bool
fails(const char *build, const char *program)
{
	char full[1000];
	int status;
	pid_t pid = fork();

	if (pid < 0)
		die("cannot fork");
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		snprintf(full, sizeof(full), "%s/%s", build, program);
		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		alarm((unsigned)seconds);
		execl(full, full, (char *)NULL);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid)
		die("lost a test");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		die("cannot run %s", program);
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

/* Tests of the same folder first: they are the likeliest to miss it. */
static bool
missed(const char *build, const struct thing *t)
{
	setenv("KOMPAN_BREAK", t->name, 1);
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < programs.n; i++) {
			bool mine = starts(programs.at[i], t->where);

			if (mine == (own == 1) && fails(build, programs.at[i]))
				return true;
		}
	return false;
}

static bool
wanted(const struct thing *t, char **names)
{
	for (char **n = names; *n != NULL; n++)
		if (strcmp(*n, t->name) == 0)
			return true;
	return *names == NULL;
}

static void
check_build(const char *build)
{
	char full[1000];
	size_t n;

	walk(build, "src/core", note_program);
	walk(build, "src/mod", note_program);
	walk(build, "src/main", note_program);
	if (programs.n == 0)
		die("no test programs below %s/src/core, mod or main: build it first", build);
	unsetenv("KOMPAN_PG_OWNER");
	unsetenv("KOMPAN_PG_SERVE");
	unsetenv("KOMPAN_BREAK");
	for (size_t i = 0; i < programs.n; i++) {
		snprintf(full, sizeof(full), "%s/%s", build, programs.at[i]);
		char *bytes = read_all(full, &n);
		bool breakable = memmem(bytes, n, "KOMPAN_BREAK", 12) != NULL;

		free(bytes);
		if (!breakable)
			die("%s cannot be broken: meson setup %s -Dbreakable=true", programs.at[i],
			    build);
		if (fails(build, programs.at[i]))
			die("%s fails with nothing broken: mend that first", programs.at[i]);
	}
}

static void
print_survivor(const struct thing *t)
{
	printf("nobody missed %s:", t->name);
	for (int i = 0; i < MAX_REQ; i++)
		if (t->req[i])
			printf(" R%03d", i);
	printf(" (%s)\n", t->where);
}

/* One child per broken thing, at most jobs at once. */
static int
break_all(const char *build, int jobs, char **names)
{
	pid_t *pid = must(calloc(n_things + 1, sizeof(*pid)));
	bool *survived = must(calloc(n_things + 1, sizeof(*survived)));
	size_t next = 0, tried = 0, survivors = 0;
	int running = 0, status;

	check_build(build);
	while (next < n_things || running > 0) {
		if (next < n_things && running < jobs) {
			if (wanted(&things[next], names)) {
				fflush(stdout);
				pid[next] = fork();
				if (pid[next] == 0)
					_exit(missed(build, &things[next]) ? 0 : 1);
				running++;
				tried++;
			}
			next++;
			continue;
		}
		pid_t done = wait(&status);

		for (size_t i = 0; i < n_things; i++)
			if (pid[i] == done) {
				if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
					die("breaking %s went wrong", things[i].name);
				survived[i] = WEXITSTATUS(status) == 1;
			}
		running--;
	}
	for (size_t i = 0; i < n_things; i++)
		if (survived[i]) {
			survivors++;
			print_survivor(&things[i]);
		}
	printf("trace: %zu broken one at a time, %zu that no test missed\n", tried, survivors);
	free(pid);
	free(survived);
	return survivors > 0 || tried == 0;
}

int
main(int argc, char **argv)
{
	const char *need_file = NULL, *build = NULL;
	int jobs = 2, i = 1;

	for (; i < argc && argv[i][0] == '-'; i += 2) {
		if (i + 1 == argc)
			die("%s needs a value; tools/trace.c begins with how it is used", argv[i]);
		if (strcmp(argv[i], "--root") == 0)
			root = argv[i + 1];
		else if (strcmp(argv[i], "--need") == 0)
			need_file = argv[i + 1];
		else if (strcmp(argv[i], "--break") == 0)
			build = argv[i + 1];
		else if (strcmp(argv[i], "-j") == 0)
			jobs = (int)strtol(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "-t") == 0)
			seconds = (int)strtol(argv[i + 1], NULL, 10);
		else
			die("unknown: %s", argv[i]);
	}
	if (jobs < 1 || seconds < 1 || (i < argc && build == NULL))
		die("a wrong call; tools/trace.c begins with how it is used");
	walk(root, "src", read_file);
	walk(root, "test", read_file);
	if (build != NULL)
		return break_all(build, jobs, argv + i);
	if (need_file != NULL)
		return need(need_file);
	print_table();
	return 0;
}
