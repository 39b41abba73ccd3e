/* SPDX-License-Identifier: EUPL-1.2
 * rule.c - every rule is on, but for one in a build made to be broken.
 */
#include "base/rule.h"

#include <stdlib.h>
#include <string.h>

bool
rule_on(const char *name)
{
#ifdef KOMPAN_BREAKABLE
	const char *broken = getenv("KOMPAN_BREAK");

	return broken == NULL || strcmp(broken, name) != 0;
#else
	(void)name;
	return true;
#endif
}
