/* SPDX-License-Identifier: EUPL-1.2
 * casefile_now.c - how a case stands today: who works on it and what each partner does, what is due,
 * what has not moved for a month, the same support given by two partners; consents.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/casefile_now_sql.h"
#include "mod/ask/ask.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/person/person.h"
#include "mod/plan/plan.h"
#include "mod/rights/rights.h"

#include <string.h>

#define SOON_DAYS 14
#define LAST_DAYS 90            /* a service without an entry for so long runs no more */

typedef struct q_case_now row;

struct made {
	struct cx *cx;
	person_id person;
	const char *still_before;
	struct case_now *now;
	size_t cap_work;
};

/* The entry of this partner; NULL is the client herself. */
static struct case_work *
work_of(struct made *m, const char *partner)
{
	struct case_now *now = m->now;

	for (size_t i = 0; i < now->n_work; i++)
		if (text_eq(now->work[i].partner, partner))
			return &now->work[i];
	if (now->n_work == m->cap_work)
		now->work = arena_grow(m->cx->mem, now->work, &m->cap_work, sizeof(*now->work));
	now->work[now->n_work] = (struct case_work){ .partner = partner, .people = "" };
	return &now->work[now->n_work++];
}

static void
does(struct made *m, const char *partner, struct case_do d)
{
	struct case_work *w = work_of(m, partner);

	if (w->n == w->cap)
		w->row = arena_grow(m->cx->mem, w->row, &w->cap, sizeof(*w->row));
	w->row[w->n++] = d;
}

static void
due(struct made *m, struct case_do d)
{
	struct case_now *now = m->now;

	d.late = strcmp(d.on, m->cx->today) < 0;
	if (now->n_due < LEN(now->due))
		now->due[now->n_due++] = d;
}

static void
take_care(struct made *m, const row *q)
{
	struct case_work *w = work_of(m, q->partner_name == NULL ? "" : q->partner_name);

	w->people = arena_strf(m->cx->mem, "%s%s%s%s%s", w->people, *w->people == '\0' ? "" : "; ",
	    q->a, *q->b == '\0' ? "" : ", ", q->b);
	m->now->n_care++;
	m->now->mine = m->now->mine || q->user.v == m->cx->actor.v;
}

static void
take_task(struct made *m, const row *q, const char *soon)
{
	const struct case_do d = { .what = q->a, .on = q->to, .who = *q->b == '\0' ? NULL : q->b,
		.still = strcmp(q->on, m->still_before) < 0, .task = true,
		.url = url_plan(m->cx->mem, m->cx->tenant, m->person) };

	does(m, d.who, d);
	if (strcmp(q->to, soon) <= 0)
		due(m, d);
}

static void
take_due(struct made *m, const row *q)
{
	struct arena *mem = m->cx->mem;
	const enum lang lang = m->cx->lang;
	struct case_do d = { .on = q->to, .url = url_diagnosis(mem, m->cx->tenant, m->person) };

	if (text_eq(q->sort, "review")) {
		d.what = tr(lang, "Look at the diagnosis together again");
	} else if (text_eq(q->sort, "return")) {
		d.what = *q->a == '\0' || !text_empty(q->sensitive)
		    ? tr(lang, "Come back to a problem kept for later")
		    : arena_strf(mem, tr(lang, "Come back to: %s"), q->a);
	} else if (text_eq(q->sort, "request")) {
		d.what = tr(lang, "Answer the request for a correction");
		d.url = url_rights_request(mem, m->cx->tenant, (request_id){ q->id });
	} else if (text_eq(q->sort, "explain")) {
		d.what = tr(lang, "Explain again what is kept and who reads it");
		d.url = url_rights(mem, m->cx->tenant, m->person);
	} else {
		d.what = arena_strf(
		    mem, tr(lang, "The consent for %s ends: ask whether to renew it"), q->b);
		d.url = url_case_access(mem, m->cx->tenant, m->person);
	}
	due(m, d);
}

static void
take(struct made *m, const row *q, const char *soon)
{
	if (text_eq(q->sort, "care"))
		take_care(m, q);
	else if (text_eq(q->sort, "task"))
		take_task(m, q, soon);
	else if (text_eq(q->sort, "moved"))
		m->now->moved_on = q->on;
	else if (text_eq(q->sort, "goal"))
		m->now->goal = rule_on("R391") ? q->a : NULL;
	else if (text_eq(q->sort, "ask"))
		does(m, q->b, (struct case_do){ .what = arena_strf(m->cx->mem,
		    tr(m->cx->lang, "Asked by %s: %s"), q->partner_name, q->a),
		    .on = q->to != NULL ? q->to : q->on, .who = q->b, .task = q->to != NULL,
		    .still = strcmp(q->on, m->still_before) < 0,
		    .url = url_ask(m->cx->mem, m->cx->tenant, (ask_id){ q->id }) });
	else if (text_eq(q->sort, "service"))
		does(m, q->partner_name, (struct case_do){ .what = q->a, .on = q->on,
		    .who = q->partner_name, .still = strcmp(q->on, m->still_before) < 0,
		    .url = { arena_strf(m->cx->mem, "%s/services",
			url_person(m->cx->mem, m->cx->tenant, m->person).s) } });
	else
		take_due(m, q);
}

/* R015: the same kind of support by two partners at one time; a word to talk it over, never a
 * refusal. */
static void
twice(struct made *m, const row *q, size_t n)
{
	struct case_now *now = m->now;

	for (size_t i = 0; i < n && rule_on("R015"); i++) {
		for (size_t k = i + 1; k < n && text_eq(q[i].sort, "service"); k++)
			if (text_eq(q[k].sort, "service") && q[k].id == q[i].id &&
			    now->n_twice < LEN(now->twice))
				now->twice[now->n_twice++] = arena_strf(m->cx->mem,
				    tr(m->cx->lang,
				        "%s: both %s and %s give it now. Talk over who goes on."),
				    q[i].a, q[i].partner_name, q[k].partner_name);
	}
}

/* The client's own tasks after those of the partners. */
static void
client_last(struct case_now *now)
{
	for (size_t i = 0; i + 1 < now->n_work; i++)
		if (now->work[i].partner == NULL) {
			const struct case_work own = now->work[i];

			now->work[i] = now->work[i + 1];
			now->work[i + 1] = own;
		}
}

void
case_now(struct cx *cx, person_id person, const struct case_access *a, struct case_now *now)
{
	const char *soon = date_add(cx->mem, cx->today, SOON_DAYS);
	struct made m = { cx, person, date_add(cx->mem, cx->today, -CASE_STILL_DAYS), now, 0 };
	row *q;
	size_t n = q_case_now(cx, &q,
	    &(struct q_case_now_in){ .tenant = cx->tenant,
	        .person = person,
	        .partner = cx->partner,
	        .today = cx->today,
	        .since = date_add(cx->mem, cx->today, -LAST_DAYS),
	        .soon = soon });
	size_t kept = 0;

	*now = (struct case_now){ .mine = false };
	for (size_t i = 0; i < n; i++)
		if (case_sees(a, &(struct case_mark){ q[i].partner, q[i].author, q[i].circle,
			q[i].sensitive, false }))
			q[kept++] = q[i];
	for (size_t i = 0; i < kept; i++)
		take(&m, &q[i], soon);
	client_last(now);
	twice(&m, q, kept);
	now->still = now->moved_on != NULL && strcmp(now->moved_on, m.still_before) < 0;
}

size_t
case_consents(
    struct cx *cx, person_id person, const struct case_access *a, struct case_consent **ret)
{
	struct q_case_consents *q;
	size_t n = q_case_consents(cx, &q,
	           &(struct q_case_consents_in){ cx->tenant, person, cx->partner, cx->today }),
	       seen = 0;

	*ret = NEWN(cx->mem, struct case_consent, n + 1);
	for (size_t i = 0; i < n; i++) {
		const bool basis = text_eq(q[i].sort, "basis");

		if (basis && !case_sees(a, &(struct case_mark){ .circle = "case", .kind = "" }))
			continue;
		(*ret)[seen++] = (struct case_consent){ .basis = basis,
			.ended = q[i].ended,
			.own = q[i].own,
			.who = q[i].who,
			.purpose = q[i].purpose,
			.from_on = q[i].from_on,
			.to_on = q[i].withdrawn_at == 0
			    ? q[i].to_on
			    : date_of_instant(cx->mem, q[i].withdrawn_at),
			.id = q[i].id };
	}
	return seen;
}
