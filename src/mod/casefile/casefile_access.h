/* SPDX-License-Identifier: EUPL-1.2
 * casefile_access.h - who may see what of a person's file.
 *
 * Every entry of a case (a note, a finding, a goal) carries a case_mark. One function, case_sees(),
 * decides who reads it; every query and every page of the case goes through it:
 *
 *     const struct case_access *a = case_access_load(cx, person);
 *     ... for each row: if (!case_sees(a, &mark)) continue;
 *
 * What somebody may not see is neither shown nor counted nor hinted at.
 */
#ifndef KOMPAN_CASEFILE_ACCESS_H
#define KOMPAN_CASEFILE_ACCESS_H

#include "html/html.h"
#include "work/cx.h"

struct case_mark {
	partner_id partner;     /* who wrote it: the author's partner then */
	user_id author;
	/* "partner" (own partner only), "team" (all who work the case); what nobody owns: "joint" (the
	 * joint record of services and of who is in support), "case" (that a diagnosis is agreed) */
	const char *circle;
	const char *kind;       /* "" health addiction violence disability */
	bool client;            /* the client sees it, also on her own paper */
};

struct case_access;

/*
 * What the actor may see of this person today: one statement. Never NULL. Whether there is such a
 * person for the actor is person_get()'s to say, first.
 */
const struct case_access *case_access_load(struct cx *, person_id);
/* The same of each in a list of people: one statement, none for an empty list. */
const struct case_access *const *case_access_each(struct cx *, const person_id *, size_t n);
/*
 * May the actor read an entry with this mark?
 * - only with PERM_CASE_READ; the joint record with PERM_SERVICE_READ, whoever gave the service
 * (R017);
 * - entries of the own partner; those of another partner in the circle "team" while a basis in
 * force leads from that partner to the own one, and names the kind where it is sensitive (R382);
 * - of these the sensitive ones only if named for that kind, or the author; violence only if named
 * or with PERM_CASE_VIOLENCE, the coordinator's (R411).
 */
bool case_sees(const struct case_access *, const struct case_mark *);
/* Is the person there for the actor, and may she read what has this mark now? */
bool case_reads(struct cx *, person_id, const struct case_mark *);
/* The person is there for the actor, who is of a partner: ST_NOT_FOUND, ST_DENIED. */
enum st case_writes(struct cx *, person_id) MUST_USE;
/* Is this a kind of sensitive facts? "" is not. */
bool case_kind_ok(const char *kind);
/* The kinds, in the order of lists; NULL after the last. */
extern const char *const case_kinds[];
/* "health", "addiction"... in the user's language; "" for "". */
const char *case_kind_word(enum lang, const char *kind);

/* ---- the grounds for crossing from one partner to another (R382) ---- */

struct case_basis_in {
	basis_id id;
	const char *ground;     /* statute agreement consent */
	partner_id source;      /* whose entries; 0: those of every partner */
	partner_id recipient;   /* who may read; 0: outside, then recipient_name */
	const char *recipient_name, *purpose, *legal;
	bool health, addiction, violence, disability; /* it covers these too */
	const char *from_on, *to_on; /* to_on NULL: until withdrawn */
};

/* ST_NOT_FOUND: no such person here; ST_INVALID. Sent twice: one row. */
enum st case_basis_add(struct cx *, person_id, const struct case_basis_in *) MUST_USE;
/* The circle closes at once. ST_NOT_FOUND; ST_INVALID (no reason). Twice is once. */
enum st case_basis_withdraw(struct cx *, person_id, basis_id, const char *reason) MUST_USE;

/* ---- named people ---- */

struct case_name_in {
	named_id id;
	user_id user;
	const char *kind, *from_on, *to_on, *why;
};

/* This user may read these facts. ST_NOT_FOUND; ST_INVALID. Sent twice: one row. */
enum st case_name(struct cx *, person_id, const struct case_name_in *) MUST_USE;
/* From now on not any more. ST_NOT_FOUND. Twice is once. */
enum st case_name_end(struct cx *, person_id, named_id) MUST_USE;

struct url url_case_access(struct arena *, tenant_id, person_id);

#endif
