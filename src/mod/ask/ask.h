/* SPDX-License-Identifier: EUPL-1.2
 * ask.h - what one partner asks of another about a person: a referral out of one contact to further
 * partners, or a message; passed on within the partner asked, answered quickly (R018 R062 R063).
 */
#ifndef KOMPAN_ASK_H
#define KOMPAN_ASK_H

#include "html/html.h"
#include "work/cx.h"

#define ASK_PARTNERS 8

struct ask_in {
	ask_id id;                      /* of the first one; the others follow it */
	note_id note;                   /* the contact it came from; 0: none */
	const char *kind;               /* referral message */
	partner_id to[ASK_PARTNERS];
	size_t n_to;
	const char *to_name;            /* besides them: who outside; "" nobody */
	const char *content, *due_on;
};

/*
 * One row for each partner asked. ST_NOT_FOUND, ST_DENIED (of no partner); ST_INVALID: among others no
 * ground in force by which a partner asked may read what the own one writes (R382). Sent twice: ST_OK.
 */
enum st ask_send(struct cx *, person_id, const struct ask_in *) MUST_USE;

struct ask_answer { const char *state, *answer, *was; };        /* taken done declined; was: what was seen */
/* By the partner asked; of what went outside, by whoever asked. ST_NOT_FOUND: also where the ground
 * was withdrawn meanwhile; ST_DENIED; ST_INVALID (declined without a word); ST_CONFLICT. */
enum st ask_answer(struct cx *, ask_id, const struct ask_answer *) MUST_USE;
/* Gives it to a colleague (R062). ST_NOT_FOUND, ST_DENIED, ST_INVALID: not of the own partner. */
enum st ask_pass(struct cx *, ask_id, user_id) MUST_USE;

/* What waits for the actor, and what was answered her within a week, as far as case_sees() lets her:
 * one statement, and one for the rights. Each person in it is shown: req_looked_at(). */
struct ask_due { ask_id id; person_id person; const char *text, *when; bool late, answer; };
size_t ask_due(struct cx *, struct ask_due **ret);

/* sent taken done declined, in words. */
const char *ask_state_word(enum lang, const char *state);
struct url url_ask(struct arena *, tenant_id, ask_id);
struct url url_ask_new(struct arena *, tenant_id, person_id, note_id);  /* note 0: none */

#endif
