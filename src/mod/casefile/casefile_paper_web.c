/* SPDX-License-Identifier: EUPL-1.2
 * casefile_paper_web.c - the client's papers: gathered in the unit, written on a helper thread.
 */
#include "base/text.h"
#include "mod/casefile/casefile_paper.h"
#include "mod/casefile/casefile_web.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"

#include <string.h>

/* The partner that prints. */
static void
own_partner(struct cx *cx, struct case_paper *d)
{
	struct partner_row *p;
	size_t n = partnership_partners(cx, &p);

	for (size_t i = 0; i < n; i++)
		if (p[i].id.v == cx->partner.v)
			d->partner = p[i].name;
}

/* Given name first, as a letter has it; NULL: no such person for the actor. */
static struct case_paper *
head(struct req *r, const char *file)
{
	struct case_paper *d = NEW(r->cx.mem, struct case_paper);
	struct person_row p;

	if (!person_get(&r->cx, (person_id){ r->id }, &p))
		return NULL;
	req_looked_at(r, p.id);
	*d = (struct case_paper){ .lang = r->cx.lang, .partnership = r->who.partnership, .partner = "",
		.person = p.called, .sex = p.sex, .today = r->cx.today, .now = r->cx.now };
	own_partner(&r->cx, d);
	r->type = "application/pdf";
	r->download = file;
	return d;
}

static void
make_own(struct req *r, void *arg)
{
	r->bytes = case_paper_own(r->cx.mem, arg, &r->n_bytes);
}

/* Only what is marked for the person, and what the printing worker may see herself. */
static enum st
own_get(struct req *r)
{
	struct case_paper *d = head(r, tr(r->cx.lang, "my-file.pdf"));
	const person_id id = { r->id };
	const struct case_access *a;
	struct case_fact *fact;
	struct case_events e;
	size_t n;

	if (d == NULL)
		return case_person(&r->cx, id);
	a = case_access_load(&r->cx, id);
	d->n_event = case_events(&r->cx, id, a, &(struct case_filter){ .client = true }, &e);
	d->event = e.row;
	n = case_facts(&r->cx, id, a, &fact);
	for (size_t i = 0; i < n; i++)
		if (fact[i].client && !text_eq(fact[i].sort, "warning"))
			fact[d->n_fact++] = fact[i];
	d->fact = fact;
	return defer(r, make_own, d, NULL, DB_READ);
}

static void
make_card(struct req *r, void *arg)
{
	r->bytes = case_paper_card(r->cx.mem, arg, &r->n_bytes);
}

static enum st
card_get(struct req *r)
{
	struct case_paper *d = head(r, tr(r->cx.lang, "work-card.pdf"));
	const person_id id = { r->id };
	struct case_events e;

	if (d == NULL)
		return case_person(&r->cx, id);
	d->n_event = case_events(&r->cx, id, case_access_load(&r->cx, id),
	    &(struct case_filter){ .kind = "work" }, &e);
	d->event = e.row;
	return defer(r, make_card, d, NULL, DB_READ);
}

const struct route case_paper_routes[] = {
	/* R383 */
	GET("/p/:p/people/:id/papers/own", PERM_CASE_READ, own_get, .shows = "person"),
	/* R111 */
	GET("/p/:p/people/:id/papers/card", PERM_CASE_READ, card_get, .shows = "person"),
};
const size_t n_case_paper_routes = LEN(case_paper_routes);
