/* SPDX-License-Identifier: EUPL-1.2
 * quest.h - a form as data: an HL7 FHIR R4 Questionnaire in a narrow profile (doc/forms.md), read
 * from its JSON into a tree. Names are those of the standard. The JSON itself stays the master:
 * what we do not draw is kept there and named here (R195 R196).
 *
 * A form is read once and never changed; it lives in the arena it was read into.
 */
#ifndef KOMPAN_QUEST_H
#define KOMPAN_QUEST_H

#include "base/base.h"

#define QUEST_BYTES   ((size_t)8 << 20)         /* of a file */
#define QUEST_ITEMS   2000
#define QUEST_DEEP    16                        /* items within items */
#define QUEST_NESTED  3                         /* repeating groups within each other */
#define QUEST_ROWS    200                       /* of one repeating group */
#define QUEST_ALL     1000                      /* rows in one sheet of answers that is read */
#define QUEST_FAULTS  50                        /* reported; a worse file is bad enough */

enum quest_kind {
	QUEST_GROUP,
	QUEST_DISPLAY,
	QUEST_BOOLEAN,
	QUEST_INTEGER,
	QUEST_DECIMAL,
	QUEST_STRING,
	QUEST_TEXT,
	QUEST_DATE,
	QUEST_CHOICE,
	QUEST_OPEN_CHOICE
};
/* What an answer is to be besides its kind: three are strings of a certain shape, a quantity a
 * decimal with a unit. */
enum quest_exact { QUEST_AS_KIND, QUEST_TIME, QUEST_DATETIME, QUEST_URL, QUEST_QUANTITY };
enum quest_control {
	QUEST_PLAIN,
	QUEST_RADIO,
	QUEST_CHECK,
	QUEST_DROP,
	QUEST_TABLE,
	QUEST_SLIDER,
	QUEST_HELP,
	QUEST_LOWER,
	QUEST_UPPER
};
enum quest_op { QUEST_EXISTS, QUEST_EQ, QUEST_NE, QUEST_GT, QUEST_LT, QUEST_GE, QUEST_LE };

/* In both languages of the house; a form without a translation has its own words in both. Never
 * NULL. */
struct quest_text { const char *in[LANG_COUNT]; };

/* type: of the standard, "Coding" "String" "Integer"; of the last two the code is the answer
 * itself. */
struct quest_option { const char *system, *code, *type; struct quest_text display; bool initial; };

/*
 * One value. text: "true" "false", a number as written, a date as ISO, "14:30:00", words; of an
 * option its display in the form's own language. system and code are NULL unless it is an option.
 */
struct quest_value { const char *text, *system, *code; };

struct quest_item;

struct quest_when { const struct quest_item *on; enum quest_op op; struct quest_value answer; };

struct quest_item {
	const char *link_id, *prefix;                   /* prefix "" if none */
	struct quest_text text;
	enum quest_kind kind;                           /* how it is put and drawn */
	enum quest_exact exact;
	enum quest_control control;
	bool required, repeats, read_only, hidden, sign;
	bool from_set;                                  /* options of a value set within the file */
	bool not_asked;                                 /* a question outside of the profile: kept as words */
	bool any;                                       /* enableBehavior: any of when, not all */
	int max_length;                                 /* characters; 0: no limit */
	int min_occurs, max_occurs;                     /* 0: no limit */
	const char *min, *max;                          /* as written, for numbers and dates; NULL */
	struct quest_text unit, entry_format, open_label;       /* "" if none */
	const char *regex;                              /* NULL */
	const char *stage;                              /* reaction knowledge change; NULL: any (R169) */
	/* its answers are guarded: "health"; about the person herself (R276): both also of a group */
	const char *sensitive; bool background;         /* around it; sensitive NULL: not */
	const char *means;                              /* what the program knows it to be; NULL */
	const struct quest_option *option; size_t n_option;
	const struct quest_when *when;     size_t n_when;
	const struct quest_value *initial; size_t n_initial;
	struct quest_item *parent, *child, *next;
	unsigned index;                                 /* place in quest.item */
	unsigned level;                                 /* repeating groups around it */
};

/* link_id "" speaks of the whole form. refused: the form cannot be used; else: kept, not drawn. */
struct quest_note { const char *link_id, *text; bool refused; struct quest_note *next; };

struct quest {
	const char *url, *version, *name, *language;    /* "" where the file has none */
	struct quest_text title, description;
	const char *about;                              /* person service anonymous partnership */
	const char *tool;                               /* of the method: "swot"; copies keep it; "" if none */
	const char *from;                               /* what it was copied from, "url|version"; "" */
	int copies;                                     /* of the paper */
	struct quest_text *sign; size_t n_sign;         /* who signs the paper */
	struct quest_item **item; size_t n_item;        /* all, in order, parents first */
	struct quest_item *first;                       /* of the top; then ->next */
};

/*
 * Reads and checks a form. NULL: refused; *ret lists why, in the given language, in the order of
 * the form. Else *ret holds what is kept but not drawn (each kind of thing once), or NULL. Bounded
 * by the limits above.
 */
struct quest *quest_read(
    struct arena *, enum lang, const char *json, size_t n, struct quest_note **ret);
/*
 * The same of a form that is being made: it is given though it cannot be used yet (*ret_usable
 * false), for its maker alone: conditions may have no question (on NULL). NULL: it is no form at
 * all.
 */
struct quest *quest_draft(struct arena *, enum lang, const char *json, size_t n,
    struct quest_note **ret, bool *ret_usable);
/* The forms in a Bundle, each as JSON of its own that quest_read takes; 0: it is none. */
struct quest_part { const char *json, *language, *title; };
size_t quest_bundle(struct arena *, const char *json, size_t n, struct quest_part **ret);
/* The item, or NULL. */
const struct quest_item *quest_find(const struct quest *, const char *link_id);
/* The first question or group that means this, within a group (NULL: the form); NULL: none. */
const struct quest_item *quest_means(
    const struct quest *, const struct quest_item *within, const char *means);
/* Does it hold an answer (not a group, not a display)? */
bool quest_asks(const struct quest_item *);
/* What explains a question: help, or the words at the lower and upper end of a scale. "" if none. */
const char *quest_help(const struct quest_item *, enum quest_control, enum lang);
/* Is it such words below a question? */
bool quest_explains(const struct quest_item *);
/* All of it in one line: "How well? 1: not at all, 10: very well". "" if none. */
const char *quest_help_line(struct arena *, const struct quest_item *, enum lang);
/* Does nothing lie below it but what explains it? */
bool quest_explained_only(const struct quest_item *);
/* The word of the standard: "open-choice". */
const char *quest_kind_word(enum quest_kind);
/*
 * The form's JSON in one plain language: translations resolved, the extension gone, everything else
 * as it was. json must be one that quest_read took.
 */
const char *quest_export(struct arena *, const char *json, size_t n, enum lang);

/* ---- answers ---- */

/*
 * Which instance of an item: 0 outside of repeating groups; each repeating group around it adds a
 * row, the outermost lowest: row r (0-based) of the only group is r + 1; within it row s is (r + 1)
 * | (s + 1) << 8.
 */
typedef uint32_t quest_path;

struct quest_cell {                             /* the answers to one instance of one item */
	quest_path path;
	struct quest_value *value; size_t n_value;
	struct quest_value *hidden; size_t n_hidden;    /* by quest_hide */
	struct quest_cell *next;
};

struct quest_answers {
	const struct quest *form;
	struct arena *mem;
	struct quest_cell **cell;               /* by item->index; the rows of a repeating group too, n_value 0 */
};

struct quest_answers *quest_answers_new(struct arena *, const struct quest *);    /* with initial values */
struct quest_answers *quest_answers_empty(struct arena *, const struct quest *);
/* NULL where nothing was answered. */
const struct quest_cell *quest_get(
    const struct quest_answers *, const struct quest_item *, quest_path);
/* The first value's text; "" if none. */
const char *quest_get_text(const struct quest_answers *, const struct quest_item *, quest_path);
/* Replaces what was there; n 0 clears. The values are kept, not copied. */
void quest_set(
    struct quest_answers *, const struct quest_item *, quest_path, struct quest_value *, size_t n);
/* From now on as if the question were left open; its row stays. quest_unhide: those come back over
 * which nothing was written. */
void quest_hide(struct quest_answers *, struct quest_cell *);
void quest_unhide(struct quest_answers *);
/* Rows of a repeating group within the instance `in` of what is around it. */
size_t      quest_rows(const struct quest_answers *, const struct quest_item *group, quest_path in);
void quest_set_rows(
    struct quest_answers *, const struct quest_item *group, quest_path in, size_t n);
/* Takes a row away; those after it move up. */
void quest_drop_row(
    struct quest_answers *, const struct quest_item *group, quest_path in, size_t row);
/* The path of row `row` (0-based) of a repeating group. */
quest_path  quest_row(const struct quest_item *group, quest_path in, size_t row);
/* Is the question put, as the answers stand (R274: "go to 3")? What is around it counts too. */
bool        quest_enabled(const struct quest_answers *, const struct quest_item *, quest_path);

/*
 * What a person typed becomes a value. False: *why says what is wrong, a whole sentence in her
 * language. typed "" is no value: ret->text NULL and true. An option is given by its code.
 */
bool        quest_typed(struct arena *, enum lang, const struct quest_item *, const char *typed,
    struct quest_value *ret, const char **why) MUST_USE;

/* A question left open though required, too few or too many answers: each instance once, in order. */
struct quest_gap {
	const struct quest_item *item;
	quest_path path;
	const char *text;
	struct quest_gap *next;
};
struct quest_gap *quest_gaps(
    const struct quest_answers *, enum lang, const struct quest_item *within);

/*
 * A QuestionnaireResponse. Only what is enabled is written. authored NULL: none (anonymous surveys
 * keep no time). status: in-progress completed amended.
 */
const char *quest_response(const struct quest_answers *, enum lang, const char *id,
    const char *status, const char *authored);
/* Which form it answers: address and version ("" where it says none). False: *why says what it is
 * instead. */
bool quest_response_of(struct arena *, enum lang, const char *json, size_t n, const char **ret_url,
    const char **ret_version, const char **why);
/*
 * Reads one back into `form`. NULL: it cannot be read or does not fit; *why says what and where, in
 * the language given.
 */
struct quest_answers *quest_response_read(
    struct arena *, enum lang, const struct quest *, const char *json, size_t n, const char **why);

#endif
