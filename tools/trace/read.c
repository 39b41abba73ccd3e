/* SPDX-License-Identifier: EUPL-1.2
 * read.c - comments of requirements, rules, routes and tests, as they stand in the tree.
 */
#define _GNU_SOURCE
#include "trace/trace.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct list   places[MAX_REQ], tests[MAX_REQ];
struct thing *things;
size_t        n_things;

char *
read_or_die(const char *path, size_t *ret_n)
{
	char *text = read_all(path, ret_n);

	if (text == NULL)
		die("cannot read %s", path);
	return text;
}

int
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

void
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

const char *
next_line(const char *p)
{
	p = strchr(p, '\n');
	return p == NULL ? "" : p + 1;
}

/* The name of the function that begins at p: the word before the first
 * "(" of the next few lines. */
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

void
read_file(const char *path, const char *full)
{
	bool test = ends(path, "_test.c") || starts(path, "test/");
	char *text;
	size_t n;

	if (!ends(path, ".c") && !(test && ends(path, ".mjs")))
		return;
	text = read_or_die(full, &n);
	if (test)
		read_test(path, text, ends(path, ".mjs"));
	else
		read_code(path, text);
	free(text);
}
