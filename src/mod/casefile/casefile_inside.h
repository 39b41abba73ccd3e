/* SPDX-License-Identifier: EUPL-1.2
 * casefile_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_CASEFILE_INSIDE_H
#define KOMPAN_CASEFILE_INSIDE_H

#include "core/entry.h"
#include "mod/casefile/casefile.h"
#include "mod/casefile_sql.h"

enum st case_person(struct cx *, person_id) MUST_USE; /* ST_NOT_FOUND: none for the actor */
/* A note that the actor may see; ST_NOT_FOUND. */
enum st case_note_load(struct cx *, note_id, struct q_case_note_get *) MUST_USE;
void case_note_of(struct cx *, const struct q_case_note_get *, struct entry *);
/* Of the own partner: ST_NOT_FOUND, ST_DENIED. */
extern const struct entry_sort case_note_sort, case_item_sort;
/* counselling, by telephone... in words. */
const char *case_contact_word(enum lang, const char *contact);
const char *case_channel_word(enum lang, const char *channel);
const char *case_place_word(enum lang, const char *place);
/* my organisation, everybody who works on the case. */
const char *case_circle_word(enum lang, const char *circle);

#endif
