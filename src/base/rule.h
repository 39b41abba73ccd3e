/* SPDX-License-Identifier: EUPL-1.2
 * rule.h - a rule or route that tools/trace --break can switch off, to see which test misses it.
 * Only builds with -Dbreakable=true look at KOMPAN_BREAK; elsewhere every rule is on.
 */
#ifndef KOMPAN_RULE_H
#define KOMPAN_RULE_H

#include "base/base.h"

/* name: "R006", or the path of a route. */
bool rule_on(const char *name);

#endif
