/* SPDX-License-Identifier: EUPL-1.2
 * survey_view.h - what the pages of the survey show.
 */
#ifndef KOMPAN_SURVEY_VIEW_H
#define KOMPAN_SURVEY_VIEW_H

#include "html/chart.h"
#include "html/form.h"
#include "mod/survey/survey_inside.h"

struct survey_line { const char *name, *state; struct url url; };

struct survey_list_view {
	const struct form *form;
	struct survey_line *row; size_t n;
	bool may_open;
	const struct option *kind; size_t n_kind;       /* surveys to choose from */
	const char *background;                         /* what is about the person herself in all of them; NULL */
	struct url open, group;
};

/* One answer or several joined; before: of the earlier round, "" where it cannot be told. */
/* answer: in one line; lines: of several joined each in its own. */
struct survey_row { const char *answer, *lines, *n, *share, *before; int64_t people, was; };
struct survey_question {
	const char *text, *note;        /* note: what is not shown and why; NULL */
	struct survey_row *row; size_t n;
	struct chart_bars chart;
	const char **words; size_t n_words;
	bool silent;                    /* nobody answered it, now or before: told in words */
	bool joined;                    /* all its answers had to be joined: told in words */
};
/* A closed round or a pool of rounds. */
struct survey_table {
	const char *title;
	int64_t answers;
	bool earlier;                   /* the column of the earlier round */
	struct survey_question *q; size_t n;
};

struct survey_show_view {
	const struct form *form;
	struct q_survey_get r;
	const char *key;                /* just made; NULL: on paper only */
	const char *address, *form_title;       /* form_title NULL: it cannot be read */
	struct url form_url;
	bool may_edit, running, closing, few;
	bool waits;                     /* the pool of what is about the people is not large enough */
	struct survey_table table, pool;
	const char *earlier;            /* a sentence; NULL */
	struct url slips, paper, close, drop, back, csv, xlsx;
};

struct survey_door_view { const struct form *form; struct url action; };

struct survey_fill_view {
	const struct form *form;
	struct quest_answers *answers;
	const struct quest_item *page;  /* NULL: the invitation, the check or the whole form */
	const struct quest_item *const *pages; size_t n_pages;
	enum { SURVEY_INVITE, SURVEY_PAGE, SURVEY_CHECK } step;
	const char *until, *length;
	const char *const *words; size_t n_words;       /* of the invitation */
	struct url action, send;
};

void survey_list_html(struct buf *, const struct survey_list_view *);
void survey_show_html(struct buf *, const struct survey_show_view *);
void survey_table_html(struct buf *, const struct survey_table *);
void survey_door_html(struct buf *, const struct survey_door_view *);
void survey_fill_html(struct buf *, const struct survey_fill_view *);
/* The form's own words at the end; n 0: it has none. */
void survey_thanks_html(struct buf *, const char *const *words, size_t n);

/* The tables of a round that is closed, in the language of the reader. */
void survey_load_table(
    struct cx *, const struct q_survey_get *, survey_id, struct survey_show_view *);
enum st survey_csv_get(struct req *);
enum st survey_xlsx_get(struct req *);

/* Slips to cut, each with the invitation, the address and one code; on a helper thread. */
struct survey_slips {
	enum lang lang;
	const char *partnership, *address, *until, *today, *group, *invitation;
	int64_t now, number;
	const char **code; size_t n;
	const char *key;                /* the sheet of the key instead of slips */
};
const char *survey_paper(struct arena *, const struct survey_slips *, size_t *ret_n);

#endif
