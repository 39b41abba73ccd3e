/* SPDX-License-Identifier: EUPL-1.2
 * person.c - people the partnership knows jointly, and the words that find them.
 */
#include "mod/person/person.h"

#include "base/text.h"
#include "core/audit.h"
#include "mod/person_sql.h"

#include <string.h>

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

static void
add_words(struct cx *cx, person_id id, const struct person_in *in)
{
	const char *w = text_fold(cx->mem, arena_strf(cx->mem, "%s %s", in->surname, in->given));

	for (size_t n; *w != '\0'; w += n + (w[n] == ' ')) {
		n = strcspn(w, " ");
		q_person_word_add(cx, cx->tenant, arena_strn(cx->mem, w, n), id);
	}
}

enum st
person_add(struct cx *cx, person_id id, const struct person_in *in)
{
	if (q_person_add(cx, &(struct q_person_add_in){ .tenant = cx->tenant, .id = id,
	    .given = in->given,
	    .surname = in->surname, .sort_key = text_sort_key(cx->mem,
	    arena_strf(cx->mem, "%s %s", in->surname, in->given)),
	    .pesel = in->pesel, .birth_on = in->birth_on, .sex = in->sex,
	    .phone = or_empty(in->phone),
	    .email = or_empty(in->email), .address = or_empty(in->address),
	    .no_address = in->no_address,
	    .stays_at = or_empty(in->stays_at), .no_document = in->no_document,
	    .contact = or_empty(in->contact),
	    .strengths = or_empty(in->strengths), .situation = or_empty(in->situation),
	    .now = cx->now }) == 0)
		return ST_OK;
	add_words(cx, id, in);
	audit_add(cx, "person.add", id.v, id, "");
	return ST_OK;
}
