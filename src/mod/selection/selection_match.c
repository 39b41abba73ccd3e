/* SPDX-License-Identifier: EUPL-1.2
 * selection_match.c - which proposals are the same person: equal PESELs at once, doubtful pairs by
 * a named person. Two proposals stay two rows, linked to her, and can be parted again.
 */
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"
#include "mod/selection/selection_inside.h"

#include <stdlib.h>
#include <string.h>

#define RUN_MAX 12      /* proposals with one name and birth date that are paired with each other */

struct work {
	struct cx *cx;
	struct q_selection_candidates *row; size_t n;
	bool *doubt;
};

static person_id
new_person(struct cx *cx, const struct q_selection_candidates *c)
{
	person_id id = { id_new() };

	if (person_add(cx, id, &(struct person_in){ .given = c->given, .surname = c->surname,
	    .pesel = c->pesel,
	    .birth_on = c->birth_on, .sex = c->sex, .phone = c->phone, .email = c->email,
	    .address = c->address,
	    .no_address = c->no_address, .stays_at = c->stays_at, .no_document = c->no_document,
	    .contact = "",
	    .strengths = "", .situation = c->situation }) != ST_OK)
		return (person_id){ 0 };
	return id;
}

static void
link_to(struct cx *cx, candidate_id candidate, person_id person, const char *basis)
{
	if (person.v == 0)
		return;
	q_selection_link(cx, cx->tenant, candidate, person);
	audit_add(cx, "candidate.link", candidate.v, person, basis);
}

static void
pair(struct work *w, size_t i, size_t j, const char *basis, bool decided)
{
	candidate_id a = w->row[i].id, b = w->row[j].id;

	if (a.v > b.v)
		a = w->row[j].id, b = w->row[i].id;
	q_selection_match_add(w->cx, &(struct q_selection_match_add_in){ .tenant = w->cx->tenant,
	    .id = { id_new() }, .a = a, .b = b, .basis = basis,
	    .decision = decided ? "same" : "open",
	    .legal = decided ? tr(w->cx->lang, "Consent in the signed declarations; equal PESEL.") :
	    "",
	    .by = decided ? w->cx->actor : (user_id){ 0 }, .at = decided ? w->cx->now : 0 });
}

static const struct q_selection_candidates *sorting;    /* qsort has no argument; one thread */

static int
by_pesel(const void *a, const void *b)
{
	const struct q_selection_candidates *x = &sorting[*(const size_t *)a],
	    *y = &sorting[*(const size_t *)b];
	int c = strcmp(x->pesel == NULL ? "" : x->pesel, y->pesel == NULL ? "" : y->pesel);

	return c != 0 ? c : (x->id.v > y->id.v) - (x->id.v < y->id.v);
}

static int
by_name(const void *a, const void *b)
{
	const struct q_selection_candidates *x = &sorting[*(const size_t *)a],
	    *y = &sorting[*(const size_t *)b];
	int c = strcmp(x->name_fold, y->name_fold);

	if (c == 0)
		c = strcmp(x->birth_on == NULL ? "" : x->birth_on,
		    y->birth_on == NULL ? "" : y->birth_on);
	return c != 0 ? c : (x->id.v > y->id.v) - (x->id.v < y->id.v);
}

static size_t *
sorted(struct work *w, int (*order)(const void *, const void *))
{
	size_t *at = NEWN(w->cx->mem, size_t, w->n + 1);

	for (size_t i = 0; i < w->n; i++)
		at[i] = i;
	sorting = w->row;
	qsort(at, w->n, sizeof(*at), order);
	return at;
}

/* Somebody of an earlier cycle has this PESEL. */
static person_id
known(const struct q_selection_known *k, size_t n, candidate_id id)
{
	for (size_t i = 0; i < n; i++)
		if (k[i].candidate.v == id.v)
			return k[i].person;
	return (person_id){ 0 };
}

/* at[0..n) have one PESEL: one person. */
static void
link_run(struct work *w, const size_t *at, size_t n, const struct q_selection_known *k,
    size_t n_known)
{
	person_id person = { 0 };

	for (size_t i = 0; i < n && person.v == 0; i++)
		person = w->row[at[i]].person;
	for (size_t i = 0; i < n && person.v == 0; i++)
		person = known(k, n_known, w->row[at[i]].id);
	if (person.v == 0)
		person = new_person(w->cx, &w->row[at[0]]);
	for (size_t i = 0; i < n; i++) {
		struct q_selection_candidates *c = &w->row[at[i]];

		if (c->person.v != 0)
			continue;
		link_to(w->cx, c->id, person, "pesel");
		c->person = person;
		if (i > 0)
			pair(w, at[0], at[i], "pesel", true);
	}
}

static void
link_equal_numbers(struct work *w, group_id group)
{
	struct q_selection_known *k;
	size_t n_known = q_selection_known(w->cx, &k, w->cx->tenant, group);
	const size_t *at = sorted(w, by_pesel);

	for (size_t i = 0, n; i < w->n; i += n) {
		const char *number = w->row[at[i]].pesel;

		for (n = 1; i + n < w->n && number != NULL &&
		    text_eq(w->row[at[i + n]].pesel, number);)
			n++;
		if (number != NULL && rule_on("R144"))
			link_run(w, at + i, n, k, n_known);
	}
}

/* The same name and birth date, and not two different numbers: a person must look. */
static void
pair_doubtful(struct work *w)
{
	const size_t *at = sorted(w, by_name);

	for (size_t i = 0; i < w->n; i++)
		for (size_t j = i + 1; j < w->n && j < i + RUN_MAX; j++) {
			struct q_selection_candidates *x = &w->row[at[i]], *y = &w->row[at[j]];

			if (strcmp(x->name_fold, y->name_fold) != 0 || x->birth_on == NULL ||
			    !text_eq(x->birth_on, y->birth_on))
				break;
			if ((x->pesel != NULL && y->pesel != NULL) ||
			    (x->person.v != 0 && y->person.v != 0))
				continue;
			pair(w, at[i], at[j], "name_birth", false);
			w->doubt[at[i]] = w->doubt[at[j]] = true;
		}
}

void
selection_match_group(struct cx *cx, group_id group)
{
	struct work w = { .cx = cx };

	w.n = q_selection_candidates(cx, &w.row, cx->tenant, group, (selection_id){ 0 });
	w.doubt = NEWN(cx->mem, bool, w.n + 1);
	link_equal_numbers(&w, group);
	pair_doubtful(&w);
	for (size_t i = 0; i < w.n; i++)
		if (w.row[i].person.v == 0 && !w.doubt[i])
			link_to(cx, w.row[i].id, new_person(cx, &w.row[i]), "alone");
}

/* ---- decided by a named person ---- */

static person_id
person_of_candidate(struct cx *cx, candidate_id id)
{
	struct q_selection_candidate_get c;

	if (!q_selection_candidate_get(cx, &c, cx->tenant, id))
		return (person_id){ 0 };
	return new_person(cx, &(struct q_selection_candidates){ .given = c.given,
	    .surname = c.surname, .pesel = c.pesel,
	    .birth_on = c.birth_on, .sex = c.sex, .phone = c.phone, .email = c.email,
	    .address = c.address,
	    .no_address = c.no_address, .stays_at = c.stays_at, .no_document = c.no_document,
	    .situation = c.situation });
}

/* On her own from now, unless another pair of hers still waits. */
static void
stand_alone(struct cx *cx, candidate_id id, person_id person)
{
	struct q_selection_in_doubt doubt;

	if (person.v == 0 && q_selection_in_doubt(cx, &doubt, cx->tenant, id) && doubt.n == 0)
		link_to(cx, id, person_of_candidate(cx, id), "alone");
}

static void
join(struct cx *cx, const struct q_selection_match_get *m)
{
	person_id person = m->a_person.v != 0 ? m->a_person : m->b_person;

	if (person.v == 0)
		person = person_of_candidate(cx, m->a);
	if (m->a_person.v != person.v)
		link_to(cx, m->a, person, "name_birth");
	if (m->b_person.v != person.v)
		link_to(cx, m->b, person, "name_birth");
}

enum st
selection_match_decide(struct cx *cx, match_id id, const struct match_in *in)
{
	struct q_selection_match_get m;

	if (!q_selection_match_get(cx, &m, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such pair."));
	if (text_eq(m.decision, in->decision))
		return ST_OK;
	if (!text_eq(m.decision, "open"))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "%s has already decided about this pair."), m.by == NULL ? "" : m.by);
	if (text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Say how you know."));
	if (text_empty(in->legal))
		cx_fault(cx, "legal", "%s", tr(cx->lang,
		    "Say on what basis the two entries were compared."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_selection_match_set(cx, &(struct q_selection_match_set_in){ .tenant = cx->tenant,
	    .id = id, .was = "open",
	    .decision = in->decision, .reason = in->reason, .legal = in->legal, .by = cx->actor,
	    .at = cx->now });
	if (text_eq(in->decision, "same"))
		join(cx, &m);
	else {
		stand_alone(cx, m.a, m.a_person);
		stand_alone(cx, m.b, m.b_person);
	}
	audit_add(cx, "candidate.match", id.v, m.a_person, in->decision);
	return ST_OK;
}

enum st
selection_part(struct cx *cx, match_id id, const char *reason)
{
	struct q_selection_match_get m;

	if (!q_selection_match_get(cx, &m, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such pair."));
	if (text_eq(m.decision, "parted"))
		return ST_OK;
	if (!text_eq(m.decision, "same"))
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "These two entries are not joined."));
	if (text_empty(reason)) {
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Say why they are two people."));
		return cx_faulty(cx);
	}
	q_selection_match_set(cx, &(struct q_selection_match_set_in){ .tenant = cx->tenant,
	    .id = id, .was = "same",
	    .decision = "parted", .reason = reason, .legal = m.legal, .by = cx->actor,
	    .at = cx->now });
	link_to(cx, m.b, person_of_candidate(cx, m.b), "parted");
	audit_change(cx, "candidate_match", id.v, "correct", reason, arena_strf(cx->mem,
	    "{\"decision\":\"same\",\"person\":\"%lld\"}", (long long)m.b_person.v));
	audit_add(cx, "candidate.part", id.v, m.b_person, "");
	return ST_OK;
}
