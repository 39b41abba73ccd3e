/* SPDX-License-Identifier: EUPL-1.2
 * quest_compare.h - two or more answers to one form side by side, also to different versions of it:
 * questions are matched by linkId. The change is said in words that name it and judge nothing (R229
 * R352 R353 R357).
 */
#ifndef KOMPAN_QUEST_COMPARE_H
#define KOMPAN_QUEST_COMPARE_H

#include "quest/quest.h"

struct quest_compare_line {
	const char        *link_id, *label;
	const char        *stage;               /* what it measures: reaction knowledge change; NULL (R169) */
	const char        *section;             /* the group of the top it stands in; "" if none */
	const char *const *said;                /* one per answer; "" not answered; NULL: not in that version */
	const char        *change;              /* from the first answered to the last, in words; "" if none */
	bool               changed;
	bool               apart;               /* the versions ask it too differently; change says how */
	bool               rating;              /* a number with a smallest and a largest */
	int64_t            low, high;
	const int64_t     *value;               /* of a rating; INT64_MIN: none */
};

struct quest_compare { struct quest_compare_line *line; size_t n, n_answers, n_changed, n_rating; };

/*
 * The answers, the earliest first. Questions in the order of the last one's form, then those that
 * only earlier versions had. What nobody answered is left out. A table is one line: its rows, each
 * in a line of text. NULL: fewer than two answers, or to forms with different addresses.
 */
struct quest_compare *quest_compare_answers(
    struct arena *, enum lang, const struct quest_answers *const *, size_t n);

#endif
