/* SPDX-License-Identifier: EUPL-1.2
 * formfile.h - the forms a partnership has: those shipped with the program and its own (R195 R196).
 *
 * A shipped form is copied into the partnership when it is first answered; from then on an answer's
 * form never changes, whatever the next release ships. A published version is immutable.
 */
#ifndef KOMPAN_FORMFILE_H
#define KOMPAN_FORMFILE_H

#include "html/html.h"
#include "quest/quest.h"
#include "work/cx.h"

struct formfile {
	form_version_id id;             /* 0: shipped, not answered here yet */
	const char *url, *version, *title, *about;      /* title in the language of the unit */
	const char *tool;               /* of the method: "swot"; "" if none */
	bool own;                       /* not one of those shipped */
};

/* The newest published version of each form; about NULL: all. In the order of their titles. */
size_t formfile_list(struct cx *, const char *about, struct formfile **ret);
/* The newest published version. False: there is none. */
bool   formfile_current(struct cx *, const char *url, struct formfile *ret);
/*
 * The form that the partnership uses for a tool of the method: its own newest, else the shipped one
 * (R196). False: there is none.
 */
bool   formfile_of_tool(struct cx *, const char *tool, struct formfile *ret);
/* Among the forms about this the one with that address; the only one need not be named. */
bool   formfile_choose(struct cx *, const char *about, const char *url, struct formfile *ret);
/*
 * Its id, to be answered: copies a shipped form first (in a write unit). ST_NOT_FOUND: there is none.
 */
enum st formfile_take(struct cx *, const char *url, form_version_id *ret) MUST_USE;
/* Copies a form that is shipped and not here yet, under this id (in a write unit). */
void formfile_copy(struct cx *, const char *url, form_version_id id);
/*
 * That very version, published or shipped (*ret 0: formfile_copy it before it is answered). NULL:
 * it is not in use here, *why says so exactly.
 */
const struct quest *formfile_version(
    struct cx *, const char *url, const char *version, form_version_id *ret, const char **why);
/*
 * The form, read; NULL: there is no such version. It belongs to the process: good after the unit too,
 * and never written to. The second is one of the list, shipped or not.
 */
const struct quest *formfile_get(struct cx *, form_version_id);
const struct quest *formfile_quest(struct cx *, const struct formfile *);

/* A newer version of a form of the program came with it than the partnership uses. False: none did. */
bool   formfile_newer(struct cx *, const struct formfile *, const struct quest **ret_now);
/* From now on it is answered in that version; answers keep theirs. Asked twice: once. ST_NOT_FOUND */
enum st formfile_renew(struct cx *, const char *url) MUST_USE;
/* The same of one of the list, shipped or not. */
const char *formfile_bytes(struct cx *, const struct formfile *, size_t *ret_n);

/* "Degree of disability (disability)": whose answers are guarded; of an anonymous form what is about
 * the person herself. "" if nothing. */
const char *formfile_guarded(struct arena *, enum lang, const struct quest *);

struct url url_forms(struct arena *, tenant_id);
/* By its url, so that a form has an address before it is answered. */
struct url url_form(struct arena *, tenant_id, const char *form_url);

#endif
