/* SPDX-License-Identifier: EUPL-1.2
 * casefile_offices_web.c - what the partners' own records say of a person, side by side. A
 * difference is a question to the person; nothing follows from it by itself (R020).
 */
#include "base/date.h"
#include "base/text.h"
#include "mod/casefile/casefile_view.h"
#include "mod/casefile/casefile_web.h"
#include "mod/casefile_offices_sql.h"
#include "mod/person/person.h"

#include <string.h>

static const char *
yes_since(struct cx *cx, const char *answer, const char *since)
{
	return text_eq(answer, "no") ? tr(cx->lang, "no")
	    : !text_eq(answer, "yes") ? ""
	    : since == NULL ? tr(cx->lang, "yes")
	    : arena_strf(cx->mem, tr(cx->lang, "yes, since %s"), date_short(cx->mem, since));
}

static const char *
address(struct cx *cx, const struct q_case_offices *q)
{
	if (*q->address != '\0' || !q->no_address)
		return q->address;
	return *q->stays_at == '\0' ? tr(cx->lang, "no fixed address now")
	    : arena_strf(cx->mem, tr(cx->lang, "no fixed address now; stays at: %s"), q->stays_at);
}

static const char *
months(struct cx *cx, int64_t n)
{
	return n == 0 ? "" : arena_strf(cx->mem, trn(cx->lang, "%lld month", "%lld months", n),
	    (long long)n);
}

#define FACTS 8

static void
facts_of(struct cx *cx, const struct q_case_offices *q, const char *said[FACTS])
{
	said[0] = address(cx, q);
	said[1] = q->phone;
	said[2] = q->email;
	said[3] = q->no_document ? tr(cx->lang, "has none now") : "";
	said[4] = yes_since(cx, q->ops_client, q->ops_since);
	said[5] = yes_since(cx, q->pup_registered, q->pup_since);
	said[6] = months(cx, q->months_out);
	said[7] = q->situation;
}

/* That one office knows the day and the other not is no difference. */
static const char *
sure(const char *answer)
{
	return text_eq(answer, "unknown") ? "" : answer;
}

/* Two offices say something, and not the same. */
static bool
differ(const struct case_office *o, size_t n, size_t fact)
{
	const char *first = NULL;

	for (size_t i = 0; i < n; i++) {
		if (text_empty(o[i].core[fact]))
			continue;
		if (first != NULL && !text_eq(first, o[i].core[fact]))
			return true;
		first = o[i].core[fact];
	}
	return false;
}

static size_t
offices(struct cx *cx, person_id person, struct case_office **ret)
{
	const struct case_access *a = case_access_load(cx, person);
	struct q_case_offices *q;
	size_t n = q_case_offices(cx, &q, cx->tenant, person), seen = 0;

	*ret = NEWN(cx->mem, struct case_office, n + 1);
	for (size_t i = 0; i < n; i++) {
		const char **said = NEWN(cx->mem, const char *, FACTS),
			   **core = NEWN(cx->mem, const char *, FACTS);

		if (!case_sees(
		        a, &(struct case_mark){ q[i].partner, q[i].author, "team", "", true }))
			continue;
		facts_of(cx, &q[i], said);
		memcpy(core, said, FACTS * sizeof(*core));
		core[4] = sure(q[i].ops_client);
		core[5] = sure(q[i].pup_registered);
		(*ret)[seen++] = (struct case_office){ q[i].partner_name, said, core };
	}
	return seen;
}

static enum st
offices_get(struct req *r)
{
	const char *const label[FACTS] = { tr(r->cx.lang, "Address"), tr(r->cx.lang, "Telephone"),
		tr(r->cx.lang, "E-mail"), tr(r->cx.lang, "Identity document"),
		tr(r->cx.lang, "Client of the welfare centre"),
		tr(r->cx.lang, "Registered in the labour office"),
		tr(r->cx.lang, "Without work for"),
		tr(r->cx.lang, "Situation on the labour market") };
	const person_id id = { r->id };
	bool differs[FACTS];
	struct case_office *o;
	struct case_offices_view v = { .label = label, .n_label = FACTS, .differs = differs };
	struct person_row p;

	if (!person_get(&r->cx, id, &p))
		return case_person(&r->cx, id);
	req_looked_at(r, id);
	v.n = offices(&r->cx, id, &o);
	v.office = o;
	for (size_t i = 0; i < FACTS; i++)
		differs[i] = differ(o, v.n, i);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "What each partner wrote down"), p.called);
	person_places(r, id, PERSON_DATA);
	case_offices_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct route case_office_routes[] = {
	/* R020 */
	GET("/p/:p/people/:id/offices", PERM_CASE_READ, offices_get, .shows = "person"),
};
const size_t n_case_office_routes = LEN(case_office_routes);
