/* SPDX-License-Identifier: EUPL-1.2
 * rights_paper.h - papers to give to the person: the information sheet, a consent to sign, the
 * answer to a request. Each touches no database; no label of a group stands on them.
 */
#ifndef KOMPAN_RIGHTS_PAPER_H
#define KOMPAN_RIGHTS_PAPER_H

#include "mod/rights/rights_inside.h"

struct rights_paper {
	enum lang lang;
	const char *partnership, *partner, *person, *sex, *today;
	int64_t now;
	const char *contact;            /* of the welcome: whom she may turn to */
	struct rights_info info;
	const char *given_on;           /* of the sheet before; NULL: this is the first */
	struct rights_change change;    /* since then */
	/* a consent: empty texts are lines to write on */
	const char *source, *recipient, *purpose, *kinds, *from_on, *to_on;
	const char *withdrawn_on, *withdrawn_reason;    /* withdrawn_on NULL: not */
	struct q_rights_request_get request;
};

/* What is kept, why, on what ground, who reads it by name, what changed, what may be asked for
 * (R380). */
const char *rights_paper_information(struct arena *, const struct rights_paper *, size_t *ret_n);
/* The first letter: a small programme, a person to turn to, an honest word (R087). */
const char *rights_paper_welcome(struct arena *, const struct rights_paper *, size_t *ret_n);
size_t rights_welcome_words(struct arena *, enum lang, const char *const **ret);
/* To sign, with the part by which it is withdrawn (R382). */
const char *rights_paper_consent(struct arena *, const struct rights_paper *, size_t *ret_n);
/* The request and its answer or the day of it (R383). */
const char *rights_paper_request(struct arena *, const struct rights_paper *, size_t *ret_n);

#endif
