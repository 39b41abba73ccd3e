/* SPDX-License-Identifier: EUPL-1.2
 * formfile_file.h - forms that come from elsewhere: a Questionnaire, or a Bundle of several. Each
 * is offered, or refused with its reasons; what is taken is kept byte for byte, also what is not
 * drawn here.
 */
#ifndef KOMPAN_FORMFILE_FILE_H
#define KOMPAN_FORMFILE_FILE_H

#include "mod/formfile/formfile.h"

struct formfile_part {
	const char         *json; size_t n;
	const struct quest *q;                  /* NULL: refused */
	struct quest_note  *note;               /* why, or what is kept and not drawn */
	const char         *title, *language;
};

/* Touches no database: the reading of a large file goes beside the loop. Never 0. */
size_t formfile_parts(
    struct arena *, enum lang, const char *bytes, size_t n, struct formfile_part **ret);

struct formfile_file { form_file_id id; const char *name, *bytes; size_t n; };

/* Kept for a week, so that its forms can be looked at and taken. Sent twice: once. */
void    formfile_file_keep(struct cx *, const struct formfile_file *, const char *sha256);
/* ST_NOT_FOUND */
enum st formfile_file_get(struct cx *, form_file_id, struct formfile_file *ret) MUST_USE;
/*
 * Becomes a draft that can be looked at and published, not changed. *ret: the draft, or the version
 * that is here already with the same bytes. ST_CONFLICT: that version is here with other words, or
 * comes with the program.
 */
enum st formfile_file_take(
    struct cx *, form_version_id, const struct formfile_part *, form_version_id *ret) MUST_USE;

#endif
