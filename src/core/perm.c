/* SPDX-License-Identifier: EUPL-1.2
 * perm.c - the roles and what each may do. One table; nothing else grants anything.
 */
#include "core/perm.h"

#include "html/html.h"

#include <string.h>

#define BIT(name) (UINT64_C(1) << name##_BIT)

/* What every member of a partnership sees of its common, nameless side. */
#define COMMON (BIT(PERM_PARTNERSHIP_READ) | BIT(PERM_ACTION_READ) | BIT(PERM_REPORT_READ) | \
	BIT(PERM_REPORT_PUBLIC) | BIT(PERM_SURVEY_READ) | BIT(PERM_AGGREGATE) | \
	BIT(PERM_EVALUATION_READ) | BIT(PERM_EVALUATION_PART) | BIT(PERM_EVALUATION_PUBLIC))

#define WORK                                                                                       \
	(COMMON | BIT(PERM_CANDIDATE_READ) | BIT(PERM_CANDIDATE_EDIT) | BIT(PERM_SELECTION_READ) | \
	    BIT(PERM_PERSON_READ) | BIT(PERM_PERSON_EDIT) | BIT(PERM_SERVICE_READ) |               \
	    BIT(PERM_SERVICE_EDIT) | BIT(PERM_CASE_READ) | BIT(PERM_CASE_EDIT) |                   \
	    BIT(PERM_ACTION_EDIT) | BIT(PERM_REPORT_PART))

const struct role roles[] = {
	{ "administrator", N_("Administrator"), BIT(PERM_ADMIN) | BIT(PERM_OPEN), true },
	{ "coordinator", N_("Coordinator"),
	    WORK | BIT(PERM_OPEN) | BIT(PERM_PARTNERSHIP_EDIT) | BIT(PERM_GROUP_EDIT) |
	        BIT(PERM_SELECTION_EDIT) | BIT(PERM_REPORT_EDIT) | BIT(PERM_REPORT_APPROVE) |
	        BIT(PERM_SURVEY_EDIT) | BIT(PERM_EVALUATION_EDIT) | BIT(PERM_TRAIL) |
	        BIT(PERM_CASE_VIOLENCE) | BIT(PERM_CASE_NAME),
	    false },
	{ "worker", N_("Worker"), WORK, false },
	{ "head", N_("Head of an institution"),
	    COMMON | BIT(PERM_PERSON_READ) | BIT(PERM_SERVICE_READ) | BIT(PERM_SELECTION_READ) |
	        BIT(PERM_TRAIL),
	    false },
	{ "reader", N_("Reader of aggregates"), BIT(PERM_AGGREGATE), false },
	{ "local_gov", N_("Local government"),
	    BIT(PERM_AGGREGATE) | BIT(PERM_REPORT_PUBLIC) | BIT(PERM_EVALUATION_PUBLIC), false },
};
const size_t n_roles = LEN(roles);

const struct role *
role_find(const char *name)
{
	for (size_t i = 0; i < n_roles; i++)
		if (strcmp(roles[i].name, name) == 0)
			return &roles[i];
	return NULL;
}

const char *
perm_word(enum perm_bit bit)
{
	static const char *const words[] = {
#define X(name, word) word,
		PERM_LIST(X)
#undef X
	};

	return words[bit];
}
