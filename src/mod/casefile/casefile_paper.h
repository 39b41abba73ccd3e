/* SPDX-License-Identifier: EUPL-1.2
 * casefile_paper.h - the client's papers: the information sheet, the own file, the work card. Each
 * touches no database; no label of a group stands on them.
 */
#ifndef KOMPAN_CASEFILE_PAPER_H
#define KOMPAN_CASEFILE_PAPER_H

#include "mod/casefile/casefile_inside.h"

struct case_paper {
	enum lang lang;
	const char *partnership, *partner, *person, *today;
	int64_t now;
	/* the information sheet: who may read, on what grounds, by which law */
	const char *const *partners, *const *readers, *const *ground, *const *law;
	size_t n_partner, n_reader, n_ground, n_law;
	/* the own file and the work card */
	const struct case_event *event;
	size_t n_event;
	const struct case_fact *fact;
	size_t n_fact;
};

/* What is kept, why, on what ground, who reads it, what the person may ask for (R380 R288 R290). */
const char *case_paper_information(struct arena *, const struct case_paper *, size_t *ret_n);
/* What the person may read of the file (R383). */
const char *case_paper_own(struct arena *, const struct case_paper *, size_t *ret_n);
/* The work card: notes and services in order (R111). */
const char *case_paper_card(struct arena *, const struct case_paper *, size_t *ret_n);

/* Articles of data/law.json that are in force today (R011). */
size_t case_laws(struct cx *, const char *const **ret);

#endif
