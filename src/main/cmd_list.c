/* SPDX-License-Identifier: EUPL-1.2
 * cmd_list.c - what the program lets whom do: routes and permissions, for reviews and tests.
 */
#include "main/cmd.h"

#include "core/app.h"

#include <stdio.h>

static const struct opt none[] = { { NULL, NULL, NULL, false } };

static const char *
word_of(uint64_t perm)
{
	for (enum perm_bit b = 0; b < PERM_COUNT; b++)
		if (perm == UINT64_C(1) << b)
			return perm_word(b);
	return "?";
}

static int
routes(int argc, char **argv)
{
	int st = cmd_options(&cmd_routes, argc, argv, none, NULL, 0);

	if (st >= 0)
		return st;
	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++) {
			const struct route *rt = &modules[m].route[i];

			printf("%s\t%s\t%s\n", rt->method, rt->path, word_of(rt->need));
		}
	return 0;
}

const struct command cmd_routes = { "routes",
	"kompan routes\n\nPrints METHOD, PATH, PERMISSION of every page and action, parted by tabs.\n",
	routes };

static int
perms(int argc, char **argv)
{
	int st = cmd_options(&cmd_perms, argc, argv, none, NULL, 0);

	if (st >= 0)
		return st;
	for (size_t i = 0; i < n_roles; i++)
		for (enum perm_bit b = 0; b < PERM_COUNT; b++)
			if (roles[i].perms & UINT64_C(1) << b)
				printf("%s\t%s\n", roles[i].name, perm_word(b));
	return 0;
}

const struct command cmd_perms = { "perms",
	"kompan perms\n\nPrints ROLE, PERMISSION, parted by a tab.\n", perms };
