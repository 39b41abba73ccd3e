/* SPDX-License-Identifier: EUPL-1.2
 * size.c - files, functions and modules that want to be smaller.
 */
#include "check/check.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct module_size { char name[60]; int lines; };

static struct module_size sizes[60];
static size_t             n_sizes;

void
rule_size(const struct file *f)
{
	int lines = line_of(f->text, f->text + f->n) - 1, want = ends(f->path, ".h") ? 200 : 400;
	char name[60];

	if (lines > (f->test ? 2 * want : want))
		say(!f->test && lines > 2 * want, f->path, lines, "file", "%d lines, wanted %d",
		    lines, want);
	if (f->test || !starts(f->path, "src/mod/"))
		return;
	part(f->path, 2, name, sizeof(name));
	for (size_t i = 0; i < n_sizes; i++)
		if (strcmp(sizes[i].name, name) == 0) {
			sizes[i].lines += lines;
			return;
		}
	if (n_sizes == LEN(sizes))
		die("more than %zu modules", LEN(sizes));
	snprintf(sizes[n_sizes].name, sizeof(sizes[n_sizes].name), "%s", name);
	sizes[n_sizes++].lines = lines;
}

/* From the ")" before the body back to its "(": how many parameters, and the name before them. */
static int
parameters(const char *code, const char *close, const char **ret_name)
{
	int depth = 0, n = 1;
	const char *p = close;

	for (; p > code; p--) {
		depth += *p == ')' ? 1 : *p == '(' ? -1 : 0;
		if (depth == 0)
			break;
		n += depth == 1 && *p == ',';
	}
	while (p > code && !name_char(p[-1]) && p[-1] != '\n')
		p--;
	while (p > code && name_char(p[-1]))
		p--;
	*ret_name = p;
	return n;
}

/* open: the line break before "{"; before: the ")" of its parameters;
 * close: the break before "}". */
static void
check_function(const struct file *f, const char *before, const char *open, const char *close)
{
	const char *name;
	int n = parameters(f->code, before, &name), width = 0, want = f->test ? 80 : 40;
	int lines = line_of(open + 3, close), line = line_of(f->code, open + 1);

	while (name_char(name[width]))
		width++;
	if (lines > want)
		say(!f->test && lines > 80, f->path, line, "function",
		    "%.*s has %d lines, wanted %d", width, name, lines, want);
	if (n > 5)
		say(n > 10, f->path, line, "function", "%.*s takes %d parameters, wanted 5", width,
		    name, n);
}

/* A body is between a line "{" and a line "}" when something that ends in ")" stands before it. */
void
rule_function(const struct file *f)
{
	const char *open = f->code, *close, *before;

	while ((open = strstr(open, "\n{\n")) != NULL) {
		before = open;
		while (before > f->code && isspace((unsigned char)*before))
			before--;
		close = strstr(open, "\n}");
		if (close == NULL)
			return;
		if (*before == ')')
			check_function(f, before, open, close);
		open = close;
	}
}

void
rule_module(void)
{
	for (size_t i = 0; i < n_sizes; i++)
		if (sizes[i].lines > 3000)
			say(false, sizes[i].name, 1, "module", "%d lines: it wants to be two",
			    sizes[i].lines);
}
