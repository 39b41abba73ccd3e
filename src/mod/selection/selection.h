/* SPDX-License-Identifier: EUPL-1.2
 * selection.h - the joint selection of a group: from the partners' proposals to clients.
 *
 * Only proposals with a signed declaration come here; the others stay with their partner and count
 * as a number. Equal PESELs are one person; doubtful pairs wait for a named person. People decide,
 * with reasons; criteria are shown and exclude nobody (R083).
 */
#ifndef KOMPAN_SELECTION_H
#define KOMPAN_SELECTION_H

#include "html/html.h"
#include "work/cx.h"

struct selection_in { selection_id id; const char *held_on, *place, *minutes; };
struct presence_in { partner_id partner; const char *names; };

/*
 * Opens a meeting for the group and matches. Needs nothing closed before it: continuous intake and
 * a freed place are further meetings (R080). ST_NOT_FOUND; ST_INVALID; ST_CONFLICT: one is open
 * already.
 * Sent twice with one id: ST_OK, one meeting.
 */
enum st selection_open(struct cx *, group_id, const struct selection_in *) MUST_USE;
/* Day, place, minutes, who was there. ST_NOT_FOUND, ST_INVALID, ST_CONFLICT: closed. */
enum st selection_meeting_save(struct cx *, const struct selection_in *, const struct presence_in *,
    size_t n) MUST_USE;

struct decision_in {
	decision_id id;
	const char *outcome;            /* selected reserve refused withdrew */
	int64_t     place;              /* on the reserve list; 0: the next one */
	const char *reason;
	/* instant of the decision that was seen, as text; "" none */
	const char *was;
};
/* ST_INVALID; ST_NOT_FOUND; ST_CONFLICT: closed, or somebody else decided meanwhile (cx->why
 * says what). */
enum st selection_decide(struct cx *, selection_id, person_id, const struct decision_in *) MUST_USE;

struct match_in {
	const char *decision;           /* same other */
	const char *reason, *legal;     /* on what basis the two were compared (A32) */
};
/* ST_INVALID; ST_NOT_FOUND; ST_CONFLICT: decided already. */
enum st selection_match_decide(struct cx *, match_id, const struct match_in *) MUST_USE;
/* Two proposals of one person become two people again. ST_INVALID, ST_NOT_FOUND, ST_CONFLICT:
 * not one. */
enum st selection_part(struct cx *, match_id, const char *reason) MUST_USE;

/*
 * Closes: everybody selected becomes a client with the next number. ST_CONFLICT: a partner has
 * nobody present (R077), pairs are undecided, or closed by somebody else; ST_NOT_FOUND. Twice is
 * ST_OK.
 */
enum st selection_finish(struct cx *, selection_id) MUST_USE;

struct url url_selection(struct arena *, tenant_id, group_id);
struct url url_meeting(struct arena *, tenant_id, selection_id);

#endif
