/* SPDX-License-Identifier: EUPL-1.2
 * rights.h - what a client may ask for on paper: the information sheet made of the real rights, how it
 * was explained, the own file, a correction with its answer, a consent to sign.
 */
#ifndef KOMPAN_RIGHTS_H
#define KOMPAN_RIGHTS_H

#include "html/html.h"
#include "work/cx.h"

/* ---- the information sheet ---- */

struct rights_list {
	const char **text;
	size_t n;
};
enum { RIGHTS_READERS, RIGHTS_NAMED, RIGHTS_GROUNDS, RIGHTS_LAWS, RIGHTS_PARTS };
/* Who may read now, by name; who is named for sensitive facts; grounds in force; laws in force. */
struct rights_info {
	struct rights_list part[RIGHTS_PARTS];
};
/* In the given language, for whoever may see the person. Three statements. */
void rights_info(struct cx *, enum lang, person_id, struct rights_info *);

struct rights_handout_in {
	handout_id id;
	const char *on, *way;           /* talk read letter */
	const char *language, *interpreter, *format;
	const char *understood;         /* yes partly no */
	const char *words, *again_on;
};
/*
 * The sheet of now was handed out and explained; its text is kept. ST_NOT_FOUND, ST_DENIED (of no
 * partner), ST_INVALID: among others not understood without the day of the next talk (R369), another
 * language without whoever interpreted (R396). Sent twice: one row.
 */
enum st rights_hand_out(struct cx *, person_id, const struct rights_handout_in *) MUST_USE;

/* ---- requests for correction ---- */

struct rights_request_in {
	request_id id;
	const char *on, *what, *should;
};
/* Its answer is due within a month. ST_NOT_FOUND, ST_DENIED, ST_INVALID. Sent twice: one row. */
enum st rights_ask(struct cx *, person_id, const struct rights_request_in *) MUST_USE;

struct rights_answer {
	const char *decision;           /* done partly refused */
	const char *answer, *on;
};
/* By the partner who took it. ST_NOT_FOUND; ST_DENIED; ST_INVALID; ST_CONFLICT: answered already.
 * The same twice: ST_OK. */
enum st rights_answer(struct cx *, request_id, const struct rights_answer *) MUST_USE;

/* ---- laws ---- */

/* The article of data/law.json for a use ("contract": the social contract) on that day, with the day
 * since when it reads so; "": none. */
const char *rights_article(struct cx *, const char *use, const char *on);

struct url url_rights(struct arena *, tenant_id, person_id);
struct url url_rights_request(struct arena *, tenant_id, request_id);

#endif
