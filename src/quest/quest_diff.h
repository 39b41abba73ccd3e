/* SPDX-License-Identifier: EUPL-1.2
 * quest_diff.h - two versions of one form: what was added, removed or changed, and whose answers
 * can no longer be compared. Questions are matched by linkId.
 */
#ifndef KOMPAN_QUEST_DIFF_H
#define KOMPAN_QUEST_DIFF_H

#include "quest/quest.h"

enum quest_diff_what { QUEST_ADDED, QUEST_GONE, QUEST_CHANGED };

/* how: of a changed one, in words: "its words, answers offered". */
struct quest_diff { const char *link_id, *label, *how; enum quest_diff_what what; };

/* In the order of the new version, then what is gone. */
size_t quest_diff(struct arena *, enum lang, const struct quest *was, const struct quest *now,
    struct quest_diff **ret);
/*
 * Questions of `was` that stand in `now` without their mark: whose answers were guarded, or which were
 * about the person herself, or which the program knew.
 */
struct quest_note *quest_unmarked(
    struct arena *, enum lang, const struct quest *was, const struct quest *now);
/* Why answers to the one cannot be compared with answers to the other, in words; NULL: they can. */
const char *quest_apart(
    struct arena *, enum lang, const struct quest_item *was, const struct quest_item *now);

#endif
