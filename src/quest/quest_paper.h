/* SPDX-License-Identifier: EUPL-1.2
 * quest_paper.h - a form as a tagged A4 paper, blank to be filled by hand or with its answers
 * (R195): rating grids, boxes to tick, tables, lines long enough, "go to" words, places to sign,
 * form and version in the foot. Runs on a helper thread: touches no database.
 */
#ifndef KOMPAN_QUEST_PAPER_H
#define KOMPAN_QUEST_PAPER_H

#include "quest/quest.h"

struct quest_paper_in {
	const struct quest         *form;
	const struct quest_answers *answers;    /* NULL: blank */
	enum lang                   lang;
	const char                 *owner;      /* partnership */
	const char                 *number;     /* of the paper; NULL */
	const char                 *printed;    /* day; NULL: not said */
	const char                 *about;      /* a person's name, a service; NULL */
	const char                 *sex;        /* K M of the one who fills it in; NULL: not known */
	const char                 *state;      /* under the title: "filled in on 12 September 2026"; NULL */
	int64_t                     created;
	bool                        draft;      /* what is still open keeps its lines to write on */
};

/* The PDF; NULL only if the PDF libraries failed. */
const char *quest_paper(struct arena *, const struct quest_paper_in *, size_t *ret_n);

#endif
