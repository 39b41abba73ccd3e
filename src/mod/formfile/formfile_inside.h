/* SPDX-License-Identifier: EUPL-1.2
 * formfile_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_FORMFILE_INSIDE_H
#define KOMPAN_FORMFILE_INSIDE_H

#include "core/req.h"
#include "mod/formfile/formfile_draft.h"
#include "mod/formfile_draft_sql.h"
#include "mod/formfile_sql.h"

/* draft published; address and version where the form says none */
struct formfile_content { const char *state, *json; size_t n; const char *url, *version; };

const char *formfile_sum(struct arena *, const char *json, size_t n);
/*
 * A form that can be used, read once by a process, whatever it is asked for; a large one takes a third of a
 * second. NULL: it cannot be used. The notes are in the language of the unit.
 */
const struct quest *formfile_once(struct cx *, const char *sha256, const char *json, size_t n,
    struct quest_note **ret);
bool formfile_is_shipped(struct cx *, const char *url);
/* A version more; one that is there already stays as it is. */
void formfile_store(
    struct cx *, form_version_id, const struct quest *, const struct formfile_content *);
/* Among the forms in use: the one whose address this word is; NULL: none. */
const struct quest *formfile_of_word(struct req *, const char *word, struct formfile *ret);
/* An address or linkId as one word of an address. */
const char *formfile_word(struct arena *, const char *text);
const char *formfile_about_words(enum lang, const char *about);
/* "12.09.2026 14:05". */
const char *formfile_moment(struct arena *, int64_t at);
/* What a fault says of an item: "“Question”: what is wrong". */
const char *formfile_note_words(struct req *, const struct quest *, const struct quest_note *);

struct url url_form_files(struct arena *, tenant_id);
struct url url_drafts(struct arena *, tenant_id);
/* Where a copy of this form is begun. */
struct url url_draft_of(struct arena *, tenant_id, const char *form_url);
struct url url_draft_item(
    struct arena *, tenant_id, form_version_id, const char *link_id, const char *rest);

/* Whom a form can be about: those of the list, and what it is about now (NULL: nothing). */
const struct option *formfile_abouts(struct req *, const char *now, size_t *ret_n);
/* Its paper, to be filled in by hand. */
enum st formfile_blank(struct req *, const struct quest *);
/* The page of a draft as a whole. */
enum st formfile_whole_get(struct req *);
/* "“Works?” is “yes”": a condition. */
const char *formfile_when_words(struct req *, const struct quest_when *);
/* ST_NOT_FOUND, with a sentence about an item. */
enum st formfile_gone(struct req *) MUST_USE;
/* The draft of :id and its item of :code; *ret_it NULL: it is gone. */
enum st formfile_at(
    struct req *, struct formfile_draft *, const struct quest_item **ret_it) MUST_USE;

#endif
