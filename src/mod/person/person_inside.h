/* SPDX-License-Identifier: EUPL-1.2
 * person_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_PERSON_INSIDE_H
#define KOMPAN_PERSON_INSIDE_H

#include "mod/person/person.h"
#include "mod/person_care_sql.h"
#include "mod/person_sql.h"

#define PERSON_FIELDS 18

/* The data of a person that is changed by hand: names as in person_in, labels are msgids. */
struct person_field {
	const char *name, *label;
};
extern const struct person_field person_fields[PERSON_FIELDS];

/* The row as texts, in the order of person_fields; never NULL. */
void person_texts(const struct q_person_get *, const char *ret[PERSON_FIELDS]);
/* The whole row, within what the actor may see. */
bool person_load(struct cx *, person_id, struct q_person_get *);
/* What an editor of the thing carries: the id of its last change, "0" for none. */
const char *person_mark(struct cx *, const char *thing, int64_t id);
/* ST_CONFLICT naming who changed what since then; ST_OK where nothing was. "" is not checked. */
enum st person_unchanged(struct cx *, const char *thing, int64_t id, const char *mark) MUST_USE;
enum st person_none(struct cx *) MUST_USE; /* ST_NOT_FOUND and its sentence */

/* One change as the history shows it: fields parted by lines. */
struct person_past {
	const char *by, *on, *reason, **line;
	size_t n;
};
size_t person_history(struct cx *, person_id, struct person_past **);

#endif
