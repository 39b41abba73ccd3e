/* SPDX-License-Identifier: EUPL-1.2
 * formfile_view.h - what the pages of forms show.
 */
#ifndef KOMPAN_FORMFILE_VIEW_H
#define KOMPAN_FORMFILE_VIEW_H

#include "mod/formfile/formfile_inside.h"
#include "quest/quest_page.h"

struct formfile_line { const char *text, *more; struct url url; };

struct formfile_list_view {
	const struct formfile *form; size_t n;
	const char *const *about;
	const struct formfile_line *draft; size_t n_draft;
	const struct formfile_line *newer; size_t n_newer;      /* versions that came with the program */
	struct url begin, file;
	tenant_id p;
	bool may_edit;
};

struct formfile_show_view {
	const struct form *form;
	struct quest_answers *a;
	struct url back, paper, copy, json_pl, json_en, json;
	bool may_edit;
};

struct formfile_begin_view {
	const struct form *form;
	const char *from;                       /* title of the form copied; NULL: an empty one */
	const struct option *about; size_t n_about;
	struct url action, back;
	bool own;                               /* a new version may be begun */
};

struct formfile_draft_view {
	const struct form *form;
	const struct formfile_draft *d;
	const struct formfile_line *fault, *kept; size_t n_fault, n_kept;
	const struct formfile_line *lost; size_t n_lost;        /* marks of the form it was copied from */
	const struct formfile_line *step; size_t n_step;
	struct url move, undo, publish, discard, about, preview, paper, add, back;
	tenant_id p;
};

struct formfile_about_view {
	const struct form *form;
	const struct option *about; size_t n_about;
	struct url action, back;
};

struct formfile_preview_view {
	const struct form *form;
	struct quest_answers *a;
	struct url action, back, paper;
};

/* One item of a draft, changed or added. */
struct formfile_item_view {
	const struct form *form;
	const struct quest_item *it;            /* NULL: it is new, or gone */
	const struct formfile_line *theirs; size_t n_theirs;    /* what somebody wrote meanwhile: text, more */
	const struct option *put; size_t n_put;
	const struct option *section; size_t n_section;
	const struct option *kind; size_t n_kind;       /* of sensitive facts */
	const char *around;                             /* what its section says of it; NULL */
	const struct formfile_line *when; size_t n_when;
	struct url action, move, condition, remove, add_into, back;
	bool anonymous;
	bool closed;                            /* the draft is no more: words can only be read */
};

/* What is typed there. */
struct formfile_item {
	const char *mark, *id, *at, *text, *text_en, *help, *help_en, *put, *options, *options_en;
	const char *low, *high, *low_words, *low_words_en, *high_words, *high_words_en;
	const char *sensitive;
	bool required, background;
};
#define N_FORMFILE_ITEM_FIELDS 19
extern const struct field formfile_item_fields[N_FORMFILE_ITEM_FIELDS];
/* q NULL: the draft is no more. */
struct quest_change formfile_item_change(const struct quest *q, const struct formfile_item *);
/* The form as the item stands. */
void formfile_item_fill(struct req *, struct form *, const struct quest_item *);
/* What stands there now, each thing that somebody may have changed. */
void formfile_item_theirs(
    struct req *, const struct quest_item *, struct formfile_item_view *);
/* How it can be put; kept: as in the file it came from. */
void formfile_item_offer(struct req *, bool kept, struct formfile_item_view *);
/* How it can be marked within a section (NULL: none). */
void formfile_item_marks(struct req *, const struct quest *, const struct quest_item *section,
    struct formfile_item_view *);

struct formfile_remove_view {
	const struct form *form;
	const struct quest_item *it;
	struct url action, back;
	size_t n_below;
};

struct formfile_when_view {
	const struct form *form;
	const struct formfile_line *now; size_t n_now;
	const struct option *question; size_t n_question;
	const struct option *op; size_t n_op;
	const struct option *answer; size_t n_answer;
	const struct quest_item *on;            /* the question chosen; NULL: none yet */
	struct url action, choose, back;
	bool any;
};

struct formfile_upload_view { const struct form *form; struct url action, back; };

/* A form of a file; note: why it cannot be used, or what is kept and not drawn. */
struct formfile_part_view {
	const char *title, *more, *nth;
	const struct formfile_line *note; size_t n_note;
	bool usable;
};

struct formfile_file_view {
	const struct form *form;
	const struct formfile_part_view *part; size_t n;
	struct url take, back;
};

struct formfile_newer_view {
	const struct form *form;
	const struct formfile_line *change; size_t n;
	struct url action, back;
};

void formfile_newer_html(struct buf *, const struct formfile_newer_view *);
void formfile_upload_html(struct buf *, const struct formfile_upload_view *);
void formfile_file_html(struct buf *, const struct formfile_file_view *);
void formfile_list_html(struct buf *, const struct formfile_list_view *);
void formfile_show_html(struct buf *, const struct formfile_show_view *);
void formfile_begin_html(struct buf *, const struct formfile_begin_view *);
void formfile_draft_html(struct buf *, const struct formfile_draft_view *);
void formfile_tree_html(
    struct buf *, const struct formfile_draft_view *, const struct quest_item *);
void formfile_about_html(struct buf *, const struct formfile_about_view *);
void formfile_preview_html(struct buf *, const struct formfile_preview_view *);
/* Whose answers are guarded; nothing where none are. */
void formfile_guarded_html(struct buf *, const struct quest *);
void formfile_item_html(struct buf *, const struct formfile_item_view *);
void formfile_remove_html(struct buf *, const struct formfile_remove_view *);
void formfile_when_html(struct buf *, const struct formfile_when_view *);

/* "one answer, needed, only after “Works?”": how an item is put. */
const char *formfile_item_words(struct arena *, enum lang, const struct quest_item *);
/* How it can be put: the word of a form and its label. */
extern const struct option formfile_puts[];
extern const size_t        n_formfile_puts;

#endif
