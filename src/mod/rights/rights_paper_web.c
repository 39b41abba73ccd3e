/* SPDX-License-Identifier: EUPL-1.2
 * rights_paper_web.c - the papers of this module: gathered in the unit, written on a helper thread.
 */
#include "base/date.h"
#include "base/text.h"
#include "mod/casefile/casefile.h"
#include "mod/person/person.h"
#include "mod/rights/rights_paper.h"
#include "mod/rights/rights_web.h"

#include <string.h>

/* NULL: no such person for the actor. */
static struct rights_paper *
head(struct req *r, person_id id, const char *file)
{
	struct rights_paper *d = NEW(r->cx.mem, struct rights_paper);
	struct person_row p;

	if (!person_get(&r->cx, id, &p)) {
		(void)cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such person here."));
		return NULL;
	}
	req_looked_at(r, id);
	*d = (struct rights_paper){ .lang = r->cx.lang, .partnership = r->who.partnership,
		.person = p.called, .sex = p.sex, .today = r->cx.today, .now = r->cx.now };
	r->type = "application/pdf";
	r->download = file;
	return d;
}

static void
make_information(struct req *r, void *arg)
{
	r->bytes = rights_paper_information(r->cx.mem, arg, &r->n_bytes);
}

static enum st
information_get(struct req *r)
{
	const person_id id = { r->id };
	struct rights_paper *d = head(r, id, tr(r->cx.lang, "information.pdf"));
	struct q_rights_handouts *q;
	struct rights_info then;

	if (d == NULL)
		return ST_NOT_FOUND;
	rights_info(&r->cx, r->cx.lang, id, &d->info);
	if (q_rights_handouts(&r->cx, &q, r->cx.tenant, id) > 0) {
		d->given_on = q[0].on;
		rights_info(&r->cx, text_eq(q[0].lang, "pl") ? LANG_PL : LANG_EN, id, &then);
		rights_compare(r->cx.mem, q[0].content, &then, &d->change);
	}
	return defer(r, make_information, d, NULL, DB_READ);
}

static void
make_consent(struct req *r, void *arg)
{
	r->bytes = rights_paper_consent(r->cx.mem, arg, &r->n_bytes);
}

static void
make_welcome(struct req *r, void *arg)
{
	r->bytes = rights_paper_welcome(r->cx.mem, arg, &r->n_bytes);
}

static enum st
welcome_get(struct req *r)
{
	struct rights_paper *d = head(r, (person_id){ r->id }, tr(r->cx.lang, "welcome.pdf"));

	if (d == NULL)
		return ST_NOT_FOUND;
	d->contact = r->who.name;
	return defer(r, make_welcome, d, NULL, DB_READ);
}

static const char *
kinds_words(struct req *r, const char *kinds)
{
	const char *words = "";

	for (const char *const *k = case_kinds; *k != NULL; k++)
		if (strstr(kinds, *k) != NULL)
			words = arena_strf(r->cx.mem, "%s%s%s", words, *words == '\0' ? "" : ", ",
			    case_kind_word(r->cx.lang, *k));
	return *words == '\0' ? tr(r->cx.lang, "no sensitive facts") : words;
}

/* Without a second id a blank one. */
static enum st
consent_get(struct req *r)
{
	const person_id id = { r->id };
	struct rights_paper *d = head(r, id, tr(r->cx.lang, "consent.pdf"));
	struct q_rights_ground_get q;

	if (d == NULL)
		return ST_NOT_FOUND;
	if (r->id2 != 0) {
		if (!q_rights_ground_get(&r->cx, &q, r->cx.tenant, id, (basis_id){ r->id2 }) ||
		    !text_eq(q.ground, "consent"))
			return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
			    tr(r->cx.lang, "There is no such consent here."));
		d->source = q.source == NULL ? tr(r->cx.lang, "of every partner") : q.source;
		d->recipient = q.recipient;
		d->purpose = q.purpose;
		d->kinds = kinds_words(r, q.kinds);
		d->from_on = q.from_on;
		d->to_on = q.to_on;
		d->withdrawn_reason = q.withdrawn_reason;
		if (q.withdrawn_at != 0)
			d->withdrawn_on = date_of_instant(r->cx.mem, q.withdrawn_at);
	}
	return defer(r, make_consent, d, NULL, DB_READ);
}

static void
make_request(struct req *r, void *arg)
{
	r->bytes = rights_paper_request(r->cx.mem, arg, &r->n_bytes);
}

static enum st
request_get(struct req *r)
{
	struct q_rights_request_get q;
	enum st st = rights_request_load(&r->cx, (request_id){ r->id }, &q);
	struct rights_paper *d;

	if (st != ST_OK)
		return st;
	d = head(r, q.person, tr(r->cx.lang, "correction.pdf"));
	if (d == NULL)
		return ST_NOT_FOUND;
	d->request = q;
	return defer(r, make_request, d, NULL, DB_READ);
}

const struct route rights_paper_routes[] = {
	/* R380 */
	GET("/p/:p/people/:id/papers/information", PERM_CASE_READ, information_get,
	    .shows = "person"),
	/* R087 */
	GET("/p/:p/people/:id/papers/welcome", PERM_CASE_READ, welcome_get, .shows = "person"),
	GET("/p/:p/people/:id/papers/consent", PERM_CASE_READ, consent_get, .shows = "person"),
	/* R382 */
	GET("/p/:p/people/:id/papers/consent/:id2", PERM_CASE_READ, consent_get, .shows = "person"),
	/* R383 */
	GET("/p/:p/requests/:id/paper", PERM_CASE_READ, request_get, .shows = "person"),
};
const size_t n_rights_paper_routes = LEN(rights_paper_routes);
