/* SPDX-License-Identifier: EUPL-1.2
 * modules.c - the modules of this program. A module's pages are its routes; a line here shows them.
 */
#include "core/req.h"

#include "mod/partnership/partnership_web.h"
#include "mod/recruit/recruit_web.h"
#include "mod/selection/selection_web.h"

const struct module modules[] = {
	{ "partnership", partnership_routes, &n_partnership_routes },
	{ "partnership member", member_routes, &n_member_routes },
	{ "partnership admin", admin_routes, &n_admin_routes },
	{ "recruit", recruit_routes, &n_recruit_routes },
	{ "selection", selection_routes, &n_selection_routes },
};
const size_t n_modules = LEN(modules);
