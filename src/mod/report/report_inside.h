/* SPDX-License-Identifier: EUPL-1.2
 * report_inside.h - what the files of this module share: the report as a row of sections that page,
 * paper, kept content and comparison all walk in the same way.
 */
#ifndef KOMPAN_REPORT_INSIDE_H
#define KOMPAN_REPORT_INSIDE_H

#include "mod/report/report.h"
#include "mod/report_sql.h"

#define REPORT_COLS 7

struct report_pair { const char *label, *value; };
struct report_col { const char *head; int64_t width; bool number; };
struct report_row { const char *cell[REPORT_COLS]; };

struct report_table {
	const char *caption;
	struct report_col col[REPORT_COLS]; size_t n_col;
	struct report_row *row; size_t n;
};

struct report_lines { const char **line; size_t n, cap; };

struct report_section {
	const char *code;               /* "III" */
	const char *title;
	bool        people;             /* IX-XI: not in the public edition */
	struct report_pair *fact; size_t n_fact;
	struct report_lines lines;      /* points, one under another */
	struct report_table table[3]; size_t n_table;
	/* below: of a draft only, never kept or printed */
	struct report_lines wait;       /* what is missing, and who owes it */
	bool        own_words;          /* the coordinator's words stand here */
	const char *words_by;           /* whose they are */
	int64_t     words_at;
};

enum { S_II, S_III, S_IV, S_V, S_VI, S_VII, S_VIII, S_IX, S_X, S_XI, S_XII, S_XIII, S_COUNT };

struct report_doc {
	const char *month, *set, *title, *partnership, *month_words;
	int64_t     number, version;    /* number 0: not given yet */
	struct report_section section[S_COUNT];
	struct report_lines difference; /* of a correction, against the version before */
	const char *why;                /* of a correction */
	const char *approved;           /* "Approved on ... by ..."; NULL: a draft */
	struct report_cells cells;
};

/* What the draft is written from: rows as they stand, by one fixed number of statements. */
struct report_source {
	const char *month, *first, *last, *next;
	struct q_report_house    house;
	struct q_report_versions *version; size_t n_version;   /* newest first */
	struct q_report_partners *partner; size_t n_partner;
	struct q_report_texts    *text;    size_t n_text;
	struct q_report_parts    *part;    size_t n_part;
	struct q_report_actions  *action;  size_t n_action;
	struct q_report_risks    *risk;    size_t n_risk;
	struct q_report_measures *measure; size_t n_measure;
	struct q_report_clients  *client;  size_t n_client;
	struct q_report_services *service; size_t n_service;
	struct q_report_events   *event;   size_t n_event;
	bool correction;                /* the draft is of version 2 or later */
};

/* ---- loading and drafting ---- */

/* House, versions, partners: three statements. False: no such partnership. */
bool report_load_versions(struct cx *, const char *month, struct report_source *);
/* The rest: at most eight. */
void report_load_rest(struct cx *, struct report_source *);
/* The newest version if it is a draft; NULL where the next would be made by the first word. */
const struct q_report_versions *report_draft_row(const struct report_source *);
const struct q_report_versions *report_approved_row(const struct report_source *);
/* The draft in the user's language. */
void report_draft(struct cx *, const struct report_source *, struct report_doc *);
/* IX, X, XI and the tables of training and extent; in report_people.c. */
void report_draft_people(struct cx *, const struct report_source *, struct report_doc *);

/* The partners' parts in IV and XIII; words of the coordinator in place of the draft, parts changed
 * after them are named; in report_words.c. */
void report_draft_parts(struct cx *, const struct report_source *, struct report_doc *);
void report_put_words(struct cx *, const struct report_source *, struct report_doc *);
/* Counts of the rows; in report_count.c. */
void report_count_cells(const struct report_source *, struct report_cells *);

/* Where words typed by people may name a client; in report_names.c. */
void report_look_for_names(struct cx *, const struct report_source *, struct report_doc *);

void report_line(struct arena *, struct report_lines *, const char *fmt, ...) PRINTF(3, 4);
struct report_row *report_row(struct arena *, struct report_table *);
const char *report_hours(struct arena *, enum lang, int64_t minutes);
const char *report_code(int section);           /* "III" */
int         report_section_of(const char *code);/* -1: no such section */
/* May the coordinator put words here? III-VIII, XII, XIII. */
bool        report_has_words(int section);

/* ---- kept content ---- */

const char *report_to_json(struct arena *, const struct report_doc *);
/* False: not ours. */
bool        report_from_json(struct arena *, const char *json, struct report_doc *);
/* A short mark of the content, so that one approves what one saw. */
const char *report_mark(struct arena *, const struct report_doc *);
/* What stands in one and not in the other, section by section, in the user's language. */
void        report_compare(struct cx *, const struct report_doc *was, const struct report_doc *now,
    struct report_lines *ret);
const char *report_lines_to_json(struct arena *, const struct report_lines *);
void        report_lines_from_json(struct arena *, const char *json, struct report_lines *);

/* ---- rules ---- */

struct part_in { const char *done, *remarks, *state, *was; partner_id partner; };
/* The own partner's part. ST_INVALID, ST_DENIED, ST_CONFLICT: approved, or changed meanwhile. */
enum st report_part_save(struct cx *, const char *month, const struct part_in *) MUST_USE;

struct words_in { const char *section, *content, *was; };
/* Words in place of a section's draft; empty: the draft again. ST_INVALID, ST_CONFLICT. */
enum st report_words_save(struct cx *, const char *month, const struct words_in *) MUST_USE;

/* Opens the next version of an approved month. ST_INVALID, ST_CONFLICT: not approved; a correction
 * is open already: ST_OK. */
enum st report_correct(struct cx *, const char *month, const char *why) MUST_USE;

/* All that an approval keeps; made between its two units. */
struct report_kept {
	enum lang   lang;
	const char *today;
	const char *by;                 /* who approves, as the signature names her */
	int64_t     now;
	struct report_doc doc;
	const char *json, *difference;
	struct q_blob_pair { const void *bytes; size_t n; } pdf, public_pdf;
};
/* Reads the draft that is to be approved and checks that it is what the person saw (mark ""
 * accepts any). ST_CONFLICT, ST_INVALID. */
enum st report_prepare(struct cx *, const char *month, const char *mark,
    struct report_kept *) MUST_USE;
const char *report_approved_words(struct arena *, enum lang, const char *on, const char *by);
/* Makes both papers; touches no database. */
void    report_make(struct arena *, struct report_kept *);
/* Keeps it. ST_CONFLICT: somebody approved meanwhile, or the draft changed. */
enum st report_keep(struct cx *, const char *month, struct report_kept *) MUST_USE;

#endif
