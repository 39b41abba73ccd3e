/* SPDX-License-Identifier: EUPL-1.2
 * perm.h - permission = role x action, as data (R002). `kompan perms` prints the table;
 * partnership_admin_test.c holds the copy that it is compared with.
 */
#ifndef KOMPAN_PERM_H
#define KOMPAN_PERM_H

#include "base/base.h"

/* name, printed word */
#define PERM_LIST(X) \
	X(PERM_ANYONE,           "anyone")             /* also not signed in */ \
	X(PERM_SIGNED_IN,        "signed-in") \
	X(PERM_ADMIN,            "installation.admin") /* accounts, invitations */ \
	X(PERM_OPEN,             "partnership.open")   /* open a new partnership */ \
	X(PERM_PARTNERSHIP_READ, "partnership.read")   /* partners, their people, settings */ \
	X(PERM_PARTNERSHIP_EDIT, "partnership.edit") \
	X(PERM_CANDIDATE_READ,   "candidate.read")     /* own partner's list only */ \
	X(PERM_CANDIDATE_EDIT,   "candidate.edit") \
	X(PERM_GROUP_EDIT,       "group.edit") \
	X(PERM_SELECTION_READ,   "selection.read") \
	X(PERM_SELECTION_EDIT,   "selection.edit")     /* open, match, decide, close */ \
	X(PERM_PERSON_READ,      "person.read")        /* joint clients */ \
	X(PERM_PERSON_EDIT,      "person.edit") \
	X(PERM_SERVICE_READ,     "service.read") \
	X(PERM_SERVICE_EDIT,     "service.edit")       /* services, events, attendance, closing */ \
	X(PERM_CASE_READ,        "case.read")          /* entries of a case, as case_sees() says */ \
	X(PERM_CASE_EDIT,        "case.edit") \
	X(PERM_CASE_VIOLENCE,    "case.violence")      /* violence, without being named (R411) */ \
	X(PERM_CASE_NAME,        "case.name")          /* says who may read sensitive facts */ \
	X(PERM_ACTION_READ,      "action.read")        /* planned actions, risks */ \
	X(PERM_ACTION_EDIT,      "action.edit") \
	X(PERM_REPORT_READ,      "report.read") \
	X(PERM_REPORT_PART,      "report.part")        /* add the own partner's part */ \
	X(PERM_REPORT_EDIT,      "report.edit")        /* words of the whole */ \
	X(PERM_REPORT_APPROVE,   "report.approve") \
	X(PERM_REPORT_PUBLIC,    "report.public")      /* the edition without IX-XI */ \
	X(PERM_SURVEY_READ,      "survey.read")        /* tables of closed surveys */ \
	X(PERM_SURVEY_EDIT,      "survey.edit")        /* open, hand out codes, close */ \
	X(PERM_EVALUATION_READ,  "evaluation.read")    /* what each person wrote */ \
	X(PERM_EVALUATION_PART,  "evaluation.part")    /* fill in an own sheet */ \
	X(PERM_EVALUATION_EDIT,  "evaluation.edit")    /* rounds, the agreed text */ \
	X(PERM_EVALUATION_PUBLIC, "evaluation.public") /* published ones */ \
	X(PERM_AGGREGATE,        "aggregate.read")     /* counts, no cell under 5 */ \
	X(PERM_TRAIL,            "trail.read")

enum perm_bit {
#define X(name, word) name##_BIT,
	PERM_LIST(X)
#undef X
	PERM_COUNT
};

/* One bit each: cx->perms is their union. */
#define X(name, word) static const uint64_t name = UINT64_C(1) << name##_BIT;
_Pragma("GCC diagnostic push")
_Pragma("GCC diagnostic ignored \"-Wunused-variable\"")
PERM_LIST(X)
_Pragma("GCC diagnostic pop")
#undef X

struct role { const char *name, *label; uint64_t perms; bool installation; };   /* label: msgid */

extern const struct role roles[];
extern const size_t      n_roles;

const struct role *role_find(const char *name);         /* NULL: no such role */
const char        *perm_word(enum perm_bit);

#endif
