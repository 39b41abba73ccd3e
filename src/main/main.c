/* SPDX-License-Identifier: EUPL-1.2
 * main.c - one program, one word for what it shall do.
 */
#include "main/cmd.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct command *const commands[] = { &cmd_serve, &cmd_init, &cmd_invite, &cmd_migrate,
	&cmd_backup, &cmd_restore, &cmd_import, &cmd_report, &cmd_form, &cmd_routes, &cmd_perms,
	&cmd_demo };

static void
help(FILE *to)
{
	fputs(
	    "kompan - software for local partnerships that walk with people back to work and social life\n\n",
	    to);
	for (size_t i = 0; i < LEN(commands); i++)
		fprintf(to, "%.*s\n", (int)strcspn(commands[i]->help, "\n"), commands[i]->help);
	fputs("\nkompan COMMAND --help says more.\n", to);
}

int
main(int argc, char **argv)
{
	if (argc < 2) {
		fputs("kompan: say what to do; kompan --help\n", stderr);
		return 2;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0) {
		help(stdout);
		return 0;
	}
	if (sodium_init() < 0)
		abort();
	for (size_t i = 0; i < LEN(commands); i++)
		if (strcmp(argv[1], commands[i]->name) == 0)
			return commands[i]->run(argc - 1, argv + 1);
	fprintf(stderr, "kompan: there is no command “%s”; kompan --help\n", argv[1]);
	return 2;
}
