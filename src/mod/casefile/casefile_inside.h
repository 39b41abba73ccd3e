/* SPDX-License-Identifier: EUPL-1.2
 * casefile_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_CASEFILE_INSIDE_H
#define KOMPAN_CASEFILE_INSIDE_H

#include "mod/casefile/casefile.h"
#include "mod/casefile_sql.h"

enum st case_person(struct cx *, person_id) MUST_USE; /* ST_NOT_FOUND: none for the actor */
/* A note that the actor may see; ST_NOT_FOUND. */
enum st case_note_load(struct cx *, note_id, struct q_case_note_get *) MUST_USE;
/* What an editor of the note carries: the id of its last change, "0" for none. */
const char *case_note_mark(struct cx *, note_id);
/* counselling, by telephone... in words. */
const char *case_contact_word(enum lang, const char *contact);
const char *case_channel_word(enum lang, const char *channel);

#endif
