/* SPDX-License-Identifier: EUPL-1.2
 * quest_page.h - a form on the screen: its sections as pages that are filled in without JavaScript,
 * and the same answers for reading.
 *
 * Inputs are named "q.<linkId>", within repeating groups "q.<linkId>@<path>"; what a person writes
 * beside offered answers is "<name>=other". A repeating group sends its number of rows under its
 * own name. Two buttons are named "q+" (another row) and "q-" (take this row away): see
 * quest_page_pressed.
 */
#ifndef KOMPAN_QUEST_PAGE_H
#define KOMPAN_QUEST_PAGE_H

#include "html/form.h"
#include "quest/quest.h"

/*
 * The pages of a form: its sections, or one page NULL (the whole form) where something else than
 * groups and words stands at the top. Never 0.
 */
size_t quest_pages(struct arena *, const struct quest *, const struct quest_item ***ret);
/*
 * Draws the questions of a page as the answers stand, with a blank row below each table. A form
 * that was typed is drawn as it was typed: call quest_page_fill before. The answers are afterwards
 * as they were.
 */
void   quest_page_draw(struct buf *, const struct form *, struct quest_answers *,
    const struct quest_item *page);
/*
 * Takes what was typed on a page into the answers. False: something does not fit; each fault is
 * noted in the form and names its question, what fits is taken. Only what the page drew is touched.
 * Asked twice, a fault is noted once. Empty rows vanish.
 */
bool quest_page_fill(struct quest_answers *, struct form *, const struct quest_item *page) MUST_USE;
/* A button for rows was pressed: save, and draw the same page again. */
bool   quest_page_pressed(const struct form *);
/* For reading. empty: questions left open are shown too, with a dash. */
void quest_page_show(
    struct buf *, const struct quest_answers *, const struct quest_item *page, bool empty);
/* A value in words: the option's display, a date as 12.09.2026, "Yes". */
const char *quest_value_words(struct arena *, enum lang, const struct quest_item *,
    const struct quest_value *);
/* A rating: a number of at most 20 steps, *low to *high, each to be chosen. */
#define PAGE_SCALE 20           /* a scale of more steps is a number to write */
bool   quest_is_scale(const struct quest_item *, long *low, long *high);
/* Does the item stand on the page (NULL: the whole form)? */
bool   quest_on_page(const struct quest_item *, const struct quest_item *page);
/* A mark of the answers of a page: changes when any of them changes. */
const char *quest_page_mark(const struct quest_answers *, const struct quest_item *page);

#endif
