/* SPDX-License-Identifier: EUPL-1.2
 * entry.h - what is written down, corrected and withdrawn: a row whose texts a person changes. It
 * keeps what stood before, and where two change it at once the second sees both and chooses.
 *
 * A module loads its row into a struct entry: each text once, with the name of its form field.
 * From that come the form filled, the mark of what its editor saw, the sentences of a conflict, the
 * history and the trail.
 */
#ifndef KOMPAN_ENTRY_H
#define KOMPAN_ENTRY_H

#include "core/req.h"
#include "html/entry.h"

/* value: as the form holds it, NULL is ""; word: as a person reads it, NULL: as the value. */
struct entry_part { const char *name, *value, *word; };

#define ENTRY_PARTS 24

struct entry {
	const char *thing;              /* in the history: "plan_goal" */
	int64_t     id;
	/* in the trail: "plan.goal" gives "plan.goal_edit" "plan.goal_withdraw" */
	const char *action;
	person_id   person;
	const char *detail;             /* of the trail; never names */
	bool        withdrawn;
	/* of what it becomes: the reason of a change; NULL: not asked for */
	const char *why;
	struct url  back;               /* the page on which it stands */
	struct entry_part part[ENTRY_PARTS];
	size_t      n;
};

void        entry_text(struct entry *, const char *name, const char *value);
void        entry_word(struct entry *, const char *name, const char *value, const char *word);
void        entry_day(struct cx *, struct entry *, const char *name, const char *iso);
void        entry_tick(struct cx *, struct entry *, const char *name, bool);
/* word: of what the id names; "" where that is not told */
void        entry_id(struct cx *, struct entry *, const char *name, int64_t, const char *word);

/* The mark of its texts, which an editor's form carries as "stamp". */
const char *entry_stamp(struct arena *, const struct entry *);
/*
 * May it become what now says? *ret_write: yes: what stood there is kept, write the row. The same
 * already: ST_OK, nothing to write. ST_CONFLICT: withdrawn, or its texts are no longer those of the
 * stamp: each field says what stands there now.
 */
enum st     entry_change(struct cx *, const struct entry *old, const struct entry *now,
    const char *stamp, bool *ret_write) MUST_USE;

/* ---- pages ---- */

/* Fills the form from the row unless its own words were typed; after a
 * conflict it goes on from what stands there now. */
void        entry_fill(struct req *, const struct entry *);
/* The same, and what stood before, newest first. field: the names of the texts. */
size_t      entry_shown(struct req *, const struct entry *, const struct field *, size_t n_field,
    const struct entry_past **ret);
/* Saved, and back to the page; or the status. */
enum st     entry_saved(struct req *, enum st, struct url back);

/* A row as the withdrawal finds it: its page, its statement. */
struct entry_sort {
	enum st (*load)(struct cx *, int64_t id, struct entry *);  /* ST_NOT_FOUND */
	/* ST_CONFLICT: its version stays as it is */
	enum st (*open)(struct cx *, int64_t id);
	void    (*end)(struct cx *, int64_t id);
};
struct entry_reason { const char *reason; };
#define N_ENTRY_REASON 1
extern const struct field entry_reason_fields[N_ENTRY_REASON];
enum st     entry_withdraw(struct cx *, const struct entry_sort *, int64_t id, const char *reason,
    struct url *ret_back) MUST_USE;
enum st     entry_withdraw_post(struct req *, const struct entry_sort *);
/* Changed, and back to the page on which it stands; or the status. */
enum st     entry_changed(struct req *, enum st, const struct entry_sort *);

#endif
