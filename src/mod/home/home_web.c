/* SPDX-License-Identifier: EUPL-1.2
 * home_web.c - my day. One short reading per partnership: no transaction sees two of them.
 */
#include "mod/home/home_web.h"

#include "base/date.h"
#include "mod/action/action.h"
#include "mod/answer/answer.h"
#include "mod/ask/ask.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/evaluation/evaluation.h"
#include "mod/home/home_view.h"
#include "mod/home_sql.h"
#include "mod/person/person.h"
#include "mod/report/report.h"
#include "mod/rights/rights.h"

#include <string.h>

#define NEWS_DAYS 7
#define SOON_DAYS 14
#define SHOWN 6         /* partnerships on the page; the others are one link away */

static struct url
below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/%s", (long long)r->cx.tenant.v, rest) };
}

static void
add(struct home_block *b, const char *text, const char *when, struct url url, bool late)
{
	if (b->n_line < LEN(b->line))
		b->line[b->n_line++] = (struct home_line){ text, when, url, late };
}

/* Whom to ask how things are, and who waits longest for a contact. */
static void
people_due(struct req *r, struct home_block *b)
{
	struct person_due d;

	person_due(&r->cx, &d);
	for (size_t i = 0; i < d.n_follow && i < 8; i++) {
		req_looked_at(r, d.follow[i].id);
		add(b,
		    arena_strf(r->cx.mem, tr(r->cx.lang, "%s: ask how things are after support"),
		        d.follow[i].name),
		    arena_strf(
		        r->cx.mem, tr(r->cx.lang, "by %s"), date_short(r->cx.mem, d.follow[i].due)),
		    d.follow[i].url, d.follow[i].overdue);
	}
	for (size_t i = 0; i < d.n_still && i < 6; i++) {
		req_looked_at(r, d.still_row[i].id);
		add(b, arena_strf(r->cx.mem, tr(r->cx.lang, "%s: nothing has moved for 30 days"),
		        d.still_row[i].called),
		    arena_strf(r->cx.mem, tr(r->cx.lang, "since %s"),
		        date_short(r->cx.mem, d.still_row[i].moved_on)),
		    url_person(r->cx.mem, r->cx.tenant, d.still_row[i].id), true);
	}
	if (d.quiet > 0)
		add(b, arena_strf(r->cx.mem,
		        trn(r->cx.lang, "%lld client of yours without a service this month",
		            "%lld clients of yours without a service this month", d.quiet),
		        (long long)d.quiet),
		    NULL, below(r, "people"), false);
}

static void
actions_due(struct req *r, struct home_block *b)
{
	struct action_due *a;
	size_t n = action_due(&r->cx, &a);

	for (size_t i = 0; i < n && i < 6; i++)
		add(b,
		    arena_strf(r->cx.mem,
		        a[i].reason ? tr(r->cx.lang, "Why it went otherwise: %s")
		                    : tr(r->cx.lang, "Tell how it went: %s"),
		        a[i].content),
		    a[i].planned_on != NULL ? date_short(r->cx.mem, a[i].planned_on)
		                            : month_name(r->cx.mem, r->cx.lang, a[i].month),
		    below(r, arena_strf(r->cx.mem, "actions?month=%s", a[i].month)), a[i].late);
}

/* A diagnosis is looked at again on its day (R318). */
static void
diagnoses_due(struct req *r, struct home_block *b)
{
	struct diagnosis_due *d;
	size_t n = diagnosis_due(&r->cx, &d);

	for (size_t i = 0; i < n; i++) {
		req_looked_at(r, d[i].person);
		add(b, arena_strf(r->cx.mem, tr(r->cx.lang, "Look at the diagnosis again: %s"),
		    d[i].name), date_short(r->cx.mem, d[i].review_on), d[i].url, d[i].late);
	}
}

/* What partners ask, and what they answered (R062 R063). */
static void
asks_due(struct req *r, struct home_block *b)
{
	struct ask_due *d;
	size_t n = ask_due(&r->cx, &d);

	for (size_t i = 0; i < n && i < 6; i++) {
		req_looked_at(r, d[i].person);
		add(b, d[i].text, d[i].when, url_ask(r->cx.mem, r->cx.tenant, d[i].id), d[i].late);
	}
}

/* Whose sheet is waited for; and when the last evaluation lies long back (R132). */
static void
evaluation_line(struct req *r, struct home_block *b)
{
	struct evaluation_day day;

	if (!req_may(r, PERM_EVALUATION_PART | PERM_EVALUATION_EDIT))
		return;
	evaluation_day(&r->cx, &day);
	for (size_t i = 0; i < day.n_owed && req_may(r, PERM_EVALUATION_PART); i++)
		add(b,
		    arena_strf(r->cx.mem,
		        tr(r->cx.lang, "Write your sheet for evaluation no. %lld"),
		        (long long)day.owed[i].number),
		    date_short(r->cx.mem, day.owed[i].due_on),
		    url_evaluation(r->cx.mem, r->cx.tenant, day.owed[i].id), false);
	if (day.due && req_may(r, PERM_EVALUATION_EDIT))
		add(b, tr(r->cx.lang, "It is time for an internal evaluation"),
		    day.last_month == NULL
		        ? NULL
		        : arena_strf(r->cx.mem, tr(r->cx.lang, "the last one: up to %s"),
		              month_genitive(r->cx.mem, r->cx.lang, day.last_month)),
		    url_evaluations(r->cx.mem, r->cx.tenant), false);
}

/* Last month's report: the own part until the deadline, then who is waited for, then the approval. */
static void
report_lines(struct req *r, struct home_block *b)
{
	struct arena *mem = r->cx.mem;
	const char *month, *by;
	struct report_due d;

	if (!report_due(&r->cx, &d))
		return;
	month = month_name(mem, r->cx.lang, d.month);
	by = arena_strf(mem, tr(r->cx.lang, "by %s"), date_short(mem, d.deadline));
	if (!d.own_in && req_may(r, PERM_REPORT_PART))
		add(b,
		    arena_strf(mem, tr(r->cx.lang, "Your partner's part of the report: %s"), month),
		    by, (struct url){ arena_strf(mem, "%s/part", d.url.s) }, d.late);
	if (!req_may(r, PERM_REPORT_APPROVE))
		return;
	if (d.owed > 0)
		add(b,
		    arena_strf(mem,
		        trn(r->cx.lang, "Report, %s: %lld partner has not added its part",
		            "Report, %s: %lld partners have not added their parts", d.owed),
		        month, (long long)d.owed),
		    by, d.url, d.late);
	else
		add(b,
		    arena_strf(
		        mem, tr(r->cx.lang, "Report, %s: all parts are in, approve it"), month),
		    NULL, d.url, d.late);
}

/* A client waits for an answer (R383). */
static void
request_line(struct req *r, struct home_block *b, const struct q_home_lines *q)
{
	struct arena *mem = r->cx.mem;

	req_looked_at(r, q->person);
	add(b,
	    arena_strf(mem, tr(r->cx.lang, "Answer the request for a correction: %s %s"), q->given,
	        q->surname),
	    arena_strf(mem, tr(r->cx.lang, "by %s"), date_short(mem, q->on_date)),
	    url_rights_request(mem, r->cx.tenant, q->request), strcmp(q->on_date, r->cx.today) < 0);
}

static void
import_line(struct req *r, struct home_block *b, const struct q_home_lines *q)
{
	struct arena *mem = r->cx.mem;

	add(b,
	    arena_strf(mem, tr(r->cx.lang, "A list read but not accepted yet: %s"), q->name),
	    date_short(mem, date_of_instant(mem, q->at)),
	    below(r, arena_strf(mem, "imports/%lld", (long long)q->import.v)), false);
}

/* A form left half filled, on whatever device. */
static void
form_line(struct req *r, struct home_block *b, const struct q_home_lines *q)
{
	struct arena *mem = r->cx.mem;

	req_looked_at(r, q->person);
	add(b,
	    arena_strf(mem, tr(r->cx.lang, "Finish the form: %s, %s"), q->name,
	        arena_strf(mem, "%s %s", q->given, q->surname)),
	    date_short(mem, date_of_instant(mem, q->at)), url_answer(mem, r->cx.tenant, q->answer),
	    false);
}

/* So that nobody asks a client again what a colleague talked over with her. */
static void
news_line(struct req *r, struct home_block *b, const struct q_home_lines *q)
{
	struct arena *mem = r->cx.mem;

	if (b->n_news == LEN(b->news))
		return;
	req_looked_at(r, q->person);
	b->news[b->n_news++] = (struct home_line){
		arena_strf(mem, "%s %s: %s%s%s", q->given, q->surname, q->kind,
		    *q->scope == '\0' ? "" : ", ", q->scope),
		arena_strf(mem, "%s, %s", date_short(mem, q->on_date), q->by),
		url_person(mem, r->cx.tenant, q->person), false };
}

static void
lines(struct req *r, struct home_block *b)
{
	struct arena *mem = r->cx.mem;
	struct q_home_lines *q;
	size_t n = q_home_lines(&r->cx, &q,
	    &(struct q_home_lines_in){ .tenant = r->cx.tenant,
	        .user = r->who.user,
	        .partner = r->cx.partner,
	        .polish = r->cx.lang == LANG_PL,
	        .from = date_add(mem, r->cx.today, -NEWS_DAYS),
	        .soon = date_add(mem, r->cx.today, SOON_DAYS) });

	for (size_t i = 0; i < n; i++) {
		if (q[i].request.v != 0 && req_may(r, PERM_CASE_EDIT))
			request_line(r, b, &q[i]);
		if (q[i].import.v != 0 && req_may(r, PERM_CANDIDATE_EDIT))
			import_line(r, b, &q[i]);
		if (q[i].answer.v != 0 && req_may(r, PERM_PERSON_EDIT))
			form_line(r, b, &q[i]);
		if (q[i].request.v == 0 && q[i].import.v == 0 && q[i].answer.v == 0)
			news_line(r, b, &q[i]);
	}
}

static void
block(struct req *r, const struct who_place *p, struct home_block *b)
{
	b->name = p->name;
	b->url = below(r, req_may(r, PERM_PARTNERSHIP_READ) ? "partnership" : "reports");
	b->part = req_role_words(r);
	if (strcmp(p->state, "forming") == 0 && req_may(r, PERM_PARTNERSHIP_EDIT))
		add(b,
		    tr(r->cx.lang, "Add partners and their people, then activate the partnership"),
		    NULL, b->url, false);
	if (req_may(r, PERM_SERVICE_EDIT))
		b->service = below(r, "services/new");
	if (req_may(r, PERM_PERSON_READ)) {
		b->clients = below(r, "people");
		people_due(r, b);
	}
	if (req_may(r, PERM_CASE_EDIT)) {
		b->note = below(r, "notes/new");
		diagnoses_due(r, b);
		asks_due(r, b);
	}
	if (req_may(r, PERM_ACTION_EDIT))
		actions_due(r, b);
	report_lines(r, b);
	evaluation_line(r, b);
	if (req_may(r, PERM_PERSON_READ))
		lines(r, b);
}

static enum st
home_get(struct req *r)
{
	const struct who_place *p = r->who.place;
	size_t n = r->who.n_place;
	struct home_view v = { .n = n < SHOWN ? n : SHOWN, .more = n < SHOWN ? 0 : n - SHOWN,
		.may_open = req_may(r, PERM_OPEN), .may_admin = req_may(r, PERM_ADMIN) };
	struct home_block *b = NEWN(r->cx.mem, struct home_block, SHOWN);
	const char *hello = date_long(r->cx.mem, r->cx.lang, r->cx.today);

	for (size_t i = 0; i < v.n; i++) {
		req_enter(r, p[i].id);
		block(r, &p[i], &b[i]);
	}
	if (n != 1)                     /* whoever works in one partnership has its places here too */
		req_enter(r, (tenant_id){ 0 });
	v.block = b;
	page_start(r, PLACE_DAY, tr(r->cx.lang, "My day"), hello);
	home_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct route home_routes[] = {
	GET("/", PERM_SIGNED_IN, home_get, .shows = "person"),
};
const size_t n_home_routes = LEN(home_routes);
