/* SPDX-License-Identifier: EUPL-1.2
 * paper_inside.h - what the files of the papers of forms share.
 */
#ifndef KOMPAN_QUEST_PAPER_INSIDE_H
#define KOMPAN_QUEST_PAPER_INSIDE_H

#include "quest/quest_paper.h"

#include "pdf/paper.h"

struct sheet {
	struct arena               *mem;
	const struct quest_paper_in *in;
	struct paper               *p;
	bool                        blank;
};

/* quest_paper_words.c: texts of items and answers, what a condition says. */
const char *quest_paper_label(const struct sheet *, const struct quest_item *);
const char *quest_paper_option(const struct sheet *, const struct quest_option *);
/* All values of a cell in one text; "" if none. */
const char *quest_paper_values(
    const struct sheet *, const struct quest_item *, quest_path, bool table);
/* "Only if ...", or NULL where the item stands under no condition. */
const char *quest_paper_condition(const struct sheet *, const struct quest_item *);
/* The words after an option that leaves questions out: "go to question 3"; NULL if it leaves out
 * none. */
const char *quest_paper_jump(
    const struct sheet *, const struct quest_item *, const struct quest_value *);

/* quest_paper_grid.c: how many items from this one on stand in one grid, drawn; 0: it belongs in
 * none. */
size_t      quest_paper_grid(struct sheet *, const struct quest_item *, quest_path);
/* A repeating group whose questions fit side by side; false: it is drawn otherwise. */
bool        quest_paper_table(struct sheet *, const struct quest_item *, quest_path);
/* Drawn on this paper at all? */
bool        quest_paper_shown(const struct sheet *, const struct quest_item *, quest_path);

#endif
