/* SPDX-License-Identifier: EUPL-1.2
 * recruit_paper.h - the declaration of participation with consents and the RODO clause.
 */
#ifndef KOMPAN_RECRUIT_PAPER_H
#define KOMPAN_RECRUIT_PAPER_H

#include "mod/recruit_sql.h"

/* No member for the group's name or category: the paper cannot show them (R081). NULL prints a
 * line to write on. */
struct declaration {
	enum lang   lang;
	const char *partnership, *service;
	const char *name, *sex, *pesel, *birth_on, *address, *phone;
	const char *declare_at;
	struct q_recruit_profiles *partner; size_t n_partner;
	const char *today;
	int64_t     now;
};

/* The PDF; touches no database. */
const char *recruit_paper_declaration(struct arena *mem, const struct declaration *, size_t *ret_n);

#endif
