/* SPDX-License-Identifier: EUPL-1.2
 * formfile_draft.h - a form is made without code (R196): copied or begun, changed step by step,
 * checked, published. A draft cannot be filled in; a published version never changes.
 */
#ifndef KOMPAN_FORMFILE_DRAFT_H
#define KOMPAN_FORMFILE_DRAFT_H

#include "mod/formfile/formfile.h"
#include "quest/quest_edit.h"

struct formfile_begin {
	form_version_id id;
	const char *from;                       /* the form copied; "": an empty one */
	bool        version;                    /* a new version of that form, which is the partnership's own */
	const char *title, *title_en;
	const char *about;                      /* of an empty one: person service */
};

/* *ret: the draft; of a new version one that somebody begun already. ST_NOT_FOUND, ST_INVALID. */
enum st formfile_begin(struct cx *, const struct formfile_begin *, form_version_id *ret) MUST_USE;

struct formfile_step { int64_t nth, at; const char *what, *label, *by; };

struct formfile_draft {
	form_version_id     id;
	const char         *url, *version, *sha256, *json;
	size_t              n;
	const char         *by;                 /* who changed it last */
	int64_t             at;
	const struct quest *q;
	struct quest_note  *note;               /* what is wrong, and what is kept but not drawn */
	struct quest_note  *lost;               /* marks of the form it was copied from that it has no more */
	bool                usable;
	bool                own;                /* it may be changed here; a form by others is taken as it is */
	struct formfile_step *step; size_t n_step;      /* the last first */
};

/* ST_NOT_FOUND: there is no such draft (any more). */
enum st formfile_draft(struct cx *, form_version_id, struct formfile_draft *ret) MUST_USE;

/*
 * mark: quest_edit_mark of the item as its writer saw it; NULL: it does not matter. ST_INVALID;
 * ST_CONFLICT: somebody changed the item meanwhile, or published the form. The same twice: ST_OK,
 * once.
 */
enum st formfile_change(
    struct cx *, form_version_id, const struct quest_change *, const char *mark) MUST_USE;
/* Takes the last step back. sha256: of the form as it was seen. ST_CONFLICT: it is another one by
 * now. */
enum st formfile_undo(struct cx *, form_version_id, const char *sha256) MUST_USE;
/* ST_CONFLICT: it is another one by now, or cannot be used yet. */
enum st formfile_publish(struct cx *, form_version_id, const char *sha256) MUST_USE;
/* Thrown away: nobody has filled it in. */
enum st formfile_discard(struct cx *, form_version_id) MUST_USE;

/* Those begun, the newest first. */
struct formfile_open { form_version_id id; const char *title, *version, *by; int64_t at; };
size_t  formfile_open(struct cx *, struct formfile_open **ret);

struct url url_draft(struct arena *, tenant_id, form_version_id, const char *rest);

#endif
