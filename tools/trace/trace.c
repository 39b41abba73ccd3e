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
#include "trace/trace.h"

#include <stdlib.h>
#include <string.h>

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
	size_t size;
	char *text = read_or_die(file, &size);
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
	    untested, homeless);
	free(text);
	return untested > 0;
}

int
main(int argc, char **argv)
{
	const char *root = ".", *need_file = NULL, *build = NULL;
	int jobs = 2, seconds = 120, i = 1;

	for (; i < argc && argv[i][0] == '-'; i += 2) {
		if (i + 1 == argc)
			die("%s needs a value; tools/trace/trace.c begins with how it is used",
			    argv[i]);
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
		die("a wrong call; tools/trace/trace.c begins with how it is used");
	walk(root, "src", read_file);
	walk(root, "test", read_file);
	if (build != NULL)
		return break_all(build, jobs, seconds, argv + i);
	if (need_file != NULL)
		return need(need_file);
	print_table();
	return 0;
}
