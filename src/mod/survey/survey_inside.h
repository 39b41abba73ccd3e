/* SPDX-License-Identifier: EUPL-1.2
 * survey_inside.h - what the files of this module share: keys and codes, counting, joining.
 */
#ifndef KOMPAN_SURVEY_INSIDE_H
#define KOMPAN_SURVEY_INSIDE_H

#include "core/req.h"
#include "mod/survey/survey.h"
#include "mod/survey_sql.h"
#include "quest/quest.h"

#define SURVEY_SEED   32
#define SURVEY_PUBLIC 32

struct survey_pair { unsigned char public[SURVEY_PUBLIC], secret[SURVEY_SEED]; };

/* Without spaces and dashes, in capitals, look-alikes put right; NULL: not of this length or these
 * signs. */
const char *survey_plain(struct arena *, const char *typed, size_t length);
#define SURVEY_KEY_SIGNS  20
#define SURVEY_CODE_SIGNS 8
/* False: this is no key. */
bool        survey_pair(struct arena *, const char *key, struct survey_pair *);
/* The i-th code of a key, with its dash. */
const char *survey_code(struct arena *, const char *key, int64_t i);
struct q_blob survey_code_hash(struct arena *, const char *code);
/* The response in a sheet; NULL: not of this key. */
const char *survey_unseal(struct arena *, const struct survey_pair *, const void *sealed, size_t n);

/* ---- the form ---- */

/* Why the answers to this form cannot be counted, a sentence; NULL: they can. */
const char *survey_unfit(struct cx *, const struct quest *);
/* R273: what for and how long. */
const char *survey_invitation(struct arena *, enum lang, const struct quest *);
/* "19 questions, about 10 minutes" */
const char *survey_length(struct arena *, enum lang, const struct quest *);

/* ---- counting ---- */

#define SURVEY_OTHER  "+"       /* something not among the offered answers */
#define SURVEY_NONE   "-"       /* no answer */
#define SURVEY_UNASKED "?"      /* the question was not put */
#define SURVEY_HIDDEN (-1)

/* One answer to a question, or several joined: codes are lines. */
struct survey_cell { const char *codes; int64_t n; };
struct survey_tally {
	const struct quest_item *item;
	struct survey_cell *cell; size_t n;     /* none: an open question */
	int64_t words;
	bool background;
};
struct survey_count { struct survey_tally *tally; size_t n; int64_t sheets; };

void    survey_count_begin(struct arena *, const struct quest *, struct survey_count *);
/* One sheet more. */
void    survey_count_add(struct survey_count *, const struct quest_answers *);
/*
 * Answers of 1 to 4 people are joined with others until nobody who knows this rule and the total
 * can tell them apart. many: one person may give several answers. total: sheets.
 */
size_t survey_join(
    struct arena *, const struct survey_tally *, int64_t total, struct survey_cell **ret);
/* Are there answers to choose from, a rating among them? */
bool    survey_counts(const struct quest_item *);
/* Is this value words of a person, and in no table? */
bool    survey_is_words(const struct quest_item *, const struct quest_value *);
/* Writes what is shown; background or the others. */
void    survey_write(struct cx *, int64_t of, const struct survey_count *, bool background);

#endif
