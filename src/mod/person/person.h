/* SPDX-License-Identifier: EUPL-1.2
 * person.h - people the partnership knows jointly.
 */
#ifndef KOMPAN_PERSON_H
#define KOMPAN_PERSON_H

#include "work/cx.h"

struct person_in {
	const char *given, *surname, *pesel, *birth_on, *sex, *phone, *email, *address;
	bool        no_address;         /* no fixed address now (R182) */
	const char *stays_at;
	bool        no_document;
	const char *contact, *strengths, *situation;
};

/* A new person with the words of her name for the search; pesel, birth_on and sex may be NULL,
 * texts NULL are "". */
enum st person_add(struct cx *, person_id, const struct person_in *) MUST_USE;

#endif
