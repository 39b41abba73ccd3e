/* SPDX-License-Identifier: EUPL-1.2
 * check - the rules of the house that a compiler does not know.
 *
 *     check [-q] [ROOT]       -q: faults only. Exit status 1 if there is a fault.
 *
 * Reads src, tools, test, schema, web and po below ROOT and says, one line each, what is wrong:
 *
 *     room     a file includes what its room may not use: base <- db <- work <- html, pdf, http,
 *              sheet <- core <- mod <- main. http, pdf, sheet, html: only base. A module: of other
 *              modules only x.h. A header named inside.h or impl.h is for its own room. Tests may
 *              use core/test_help.h.
 *     sql      the text of a statement in a .c outside src/db and tools; more than 20 `-- on pg`
 *     banned   strcpy, sprintf, atoi, localtime and the like; outside tests also system and popen
 *     file     .c over 400 lines (warning), 800 (fault); .h over 200, 400. Tests: warning over 800
 *     function over 40 lines between its braces (warning), 80 (fault); more than 5 parameters
 *              (warning), 10 (fault). Tests: warning over 80 lines. Tables are no functions.
 *     module   over 3,000 lines of C without its tests (warning)
 *     line     of .c and .h over 100 columns (warning), 120 (fault); a tab is 8. A line that is one
 *              literal may be longer: a sentence that is cut is hard to find.
 *     spdx     no licence line among the first three of .c .h .sh .mjs and scripts
 *     todo     a note of work left undone
 *     words    a msgid of tr() trn() N_() _() {{_ "" }} without Polish in po/pl (fault); a Polish
 *              word that nothing uses (warning). Only whole literals in the call itself are seen.
 *     html     style= or on...= in a template: the Content-Security-Policy would drop it
 *
 * doc/adr/exceptions.txt may turn a fault into silence: PATH RULE REASON, one a line, # for
 * remarks. One without a reason, or for a fault that is not there, is itself reported.
 */
#define _GNU_SOURCE
#include "check/check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct exception { char path[200], rule[20]; int line; bool reason, used; };

static struct file     *files;
static size_t           n_files;
static struct exception exceptions[200];
static size_t           n_exceptions;
static int              n_fault, n_warning, n_excepted;
static bool             quiet;

static bool
excepted(const char *path, const char *rule)
{
	for (size_t i = 0; i < n_exceptions; i++)
		if (strcmp(exceptions[i].path, path) == 0 && strcmp(exceptions[i].rule, rule) == 0)
			{
			exceptions[i].used = true;
			return true;
		}
	return false;
}

/* fault: the build fails; otherwise a warning. */
void __attribute__((format(printf, 5, 6)))
say(bool fault, const char *path, int line, const char *rule, const char *fmt, ...)
{
	va_list ap;

	if (excepted(path, rule)) {
		n_excepted++;
		return;
	}
	*(fault ? &n_fault : &n_warning) += 1;
	if (!fault && quiet)
		return;
	printf("%s:%d: %s: %s: ", path, line, fault ? "fault" : "warning", rule);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

static bool
wanted(const char *name)
{
	static const char *const kinds[] = { ".c", ".h", ".sql", ".ht", ".po", ".mjs", ".js",
	    ".scss",
	    ".sh" };

	for (size_t i = 0; i < LEN(kinds); i++)
		if (ends(name, kinds[i]))
			return true;
	return strchr(name, '.') == NULL;       /* scripts: run, tools/pg */
}

static void
add_file(const char *path, const char *full)
{
	const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
	size_t n;
	char *text = read_all(full, &n);

	if (text == NULL)
		die("cannot read %s", full);
	if (!wanted(name) || (strchr(name, '.') == NULL && !starts(text, "#!"))) {
		free(text);
		return;
	}
	files = must(realloc(files, (n_files + 1) * sizeof(*files)));
	files[n_files++] = (struct file){ must(strdup(path)), text,
		ends(path, ".c") || ends(path, ".h") ? code_of(text) : text, n,
		strstr(path, "_test.") != NULL || strstr(path, "test_help") != NULL ||
		    starts(path, "test/") };
}

static void
read_exceptions(const char *root)
{
	char full[1000];
	size_t n;
	int line = 0;

	snprintf(full, sizeof(full), "%s/doc/adr/exceptions.txt", root);
	char *text = read_all(full, &n), *rest = text;

	for (char *p; (p = strsep(&rest, "\n")) != NULL;) {
		struct exception *e = &exceptions[n_exceptions];
		char reason[8];

		line++;
		if (*p == '#' || *p == '\0')
			continue;
		if (n_exceptions == LEN(exceptions))
			die("more than %zu exceptions: mend the rule instead", LEN(exceptions));
		*e = (struct exception){ .line = line };
		e->reason = sscanf(p, "%199s %19s %7s", e->path, e->rule, reason) == 3;
		n_exceptions++;
	}
	free(text);
}

static void
check_file(const struct file *f)
{
	rule_spdx(f);
	rule_undone(f);
	rule_word(f);
	if (ends(f->path, ".c") || ends(f->path, ".h")) {
		rule_line(f);
		rule_room(f);
		rule_banned(f);
		rule_sql(f);
		rule_size(f);
		rule_function(f);
	}
	if (ends(f->path, ".sql"))
		rule_pg(f);
	if (ends(f->path, ".ht"))
		rule_style(f);
}

static void
check_exceptions(void)
{
	for (size_t i = 0; i < n_exceptions; i++) {
		if (!exceptions[i].reason)
			say(true, "doc/adr/exceptions.txt", exceptions[i].line, "exception",
			    "PATH RULE REASON");
		else if (!exceptions[i].used)
			say(false, "doc/adr/exceptions.txt", exceptions[i].line, "exception",
			    "%s %s is not needed", exceptions[i].path, exceptions[i].rule);
	}
}

int
main(int argc, char **argv)
{
	static const char *const tops[] = { "src", "tools", "test", "schema", "web", "po/pl", "run",
	    "check", "dist" };
	const char *root = ".";

	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "-q") == 0)
			quiet = true;
		else if (argv[i][0] == '-')
			die("usage: check [-q] [ROOT]");
		else
			root = argv[i];
	read_exceptions(root);
	for (size_t i = 0; i < LEN(tops); i++)
		walk(root, tops[i], add_file);
	if (n_files == 0)
		die("nothing to read below %s", root);
	for (size_t i = 0; i < n_files; i++)
		if (ends(files[i].path, ".po"))
			read_catalogue(&files[i]);
	for (size_t i = 0; i < n_files; i++)
		check_file(&files[i]);
	rule_module();
	rule_unused_word();
	check_exceptions();
	printf(
	    "check: %zu files, %d of %d forms for PostgreSQL; %d faults, %d warnings, %d excepted\n",
	    n_files, pg_forms(), PG_BUDGET, n_fault, n_warning, n_excepted);
	return n_fault > 0;
}
