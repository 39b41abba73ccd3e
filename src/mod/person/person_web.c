/* SPDX-License-Identifier: EUPL-1.2
 * person_web.c - the people of a partnership: my clients, everybody, search.
 */
#include "mod/person/person_web.h"

#include "base/pesel.h"
#include "base/rule.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/plan/plan.h"
#include "mod/person/person_view.h"
#include "mod/recruit/recruit.h"

#include <string.h>

#define PER_PAGE 50

struct url
url_people(struct arena *mem, tenant_id t)
{
	return (struct url){ arena_strf(mem, "/p/%lld/people", (long long)t.v) };
}

struct url
url_person(struct arena *mem, tenant_id t, person_id id)
{
	return (
	    struct url){ arena_strf(mem, "/p/%lld/people/%lld", (long long)t.v, (long long)id.v) };
}

struct url
url_group_month(struct arena *mem, tenant_id t, group_id id, const char *month)
{
	return (struct url){ arena_strf(mem, "/p/%lld/groups/%lld/month%s%s", (long long)t.v,
	    (long long)id.v, month == NULL ? "" : "/", month == NULL ? "" : month) };
}

struct url
person_below(struct req *r, person_id id, const char *rest)
{
	return (struct url){ arena_strf(
	    r->cx.mem, "%s/%s", url_person(r->cx.mem, r->cx.tenant, id).s, rest) };
}

const char *
person_hours(struct arena *mem, int64_t minutes)
{
	return arena_strf(mem, "%lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
}

/* ---- lists ---- */

static void
escape(struct buf *b, const char *s)
{
	for (const unsigned char *p = (const unsigned char *)s; *p != '\0'; p++)
		if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
		    (*p >= '0' && *p <= '9'))
			buf_add(b, (const char *)p, 1);
		else
			buf_fmt(b, "%%%02X", *p);
}

/* What the lists show; the whole state stands in the address. */
struct asked {
	const char *q, *state;
	int64_t page, mine;
};

static void
add_number(struct buf *b, const char *name, int64_t n)
{
	if (n > 1)
		buf_fmt(b, "%c%s=%lld", strchr(b->s, '?') == NULL ? '?' : '&', name, (long long)n);
}

static struct url
list_url(struct req *r, struct asked a)
{
	struct buf b;

	buf_init(&b, r->cx.mem);
	buf_str(&b, url_people(r->cx.mem, r->cx.tenant).s);
	if (*a.q != '\0') {
		buf_str(&b, "?q=");
		escape(&b, a.q);
	} else if (strcmp(a.state, "now") != 0) {
		buf_fmt(&b, "?state=%s", a.state);
	}
	add_number(&b, "page", a.page);
	add_number(&b, "mine", a.mine);
	return (struct url){ b.s };
}

static const char *
support_words(struct req *r, const struct person_row *p)
{
	const enum lang lang = r->cx.lang;

	if (p->candidate.v != 0)
		return tr(lang, "candidate of your organisation");
	if (p->from_on == NULL)
		return tr(lang, "not a client yet");
	if (p->to_on == NULL)
		return arena_strf(
		    r->cx.mem, tr(lang, "since %s"), date_short(r->cx.mem, p->from_on));
	return arena_strf(r->cx.mem, tr(lang, "ended %s"), date_short(r->cx.mem, p->to_on));
}

static const char *
worker_words(struct req *r, const struct person_row *p)
{
	if (p->worker == NULL)
		return "";
	return p->n_worker < 2
	    ? p->worker
	    : arena_strf(r->cx.mem, "%s +%lld", p->worker, (long long)(p->n_worker - 1));
}

static const char *
month_words(struct req *r, const struct person_row *p)
{
	if (p->to_on != NULL)
		return arena_strf(r->cx.mem, tr(r->cx.lang, "ask how things are by %s"),
		    date_short(r->cx.mem, person_follow_due(r->cx.mem, p->to_on)));
	if (p->month_n == 0)
		return tr(r->cx.lang, "nothing yet");
	return arena_strf(r->cx.mem, trn(r->cx.lang, "%lld service", "%lld services", p->month_n),
	    (long long)p->month_n);
}

static struct person_line *
lines(struct req *r, struct person_row *p, size_t n, bool month)
{
	struct person_line *l = NEWN(r->cx.mem, struct person_line, n + 1);

	for (size_t i = 0; i < n; i++) {
		bool linked = p[i].candidate.v == 0;

		/* until she is linked, a candidate is noted under her own number */
		req_looked_at(r, p[i].id.v != 0 ? p[i].id : (person_id){ p[i].candidate.v });
		l[i] = (struct person_line){ .p = &p[i],
			.support = support_words(r, &p[i]),
			.workers = worker_words(r, &p[i]),
			.url = linked ? url_person(r->cx.mem, r->cx.tenant, p[i].id)
				      : url_candidate(r->cx.mem, r->cx.tenant, p[i].candidate),
			.service = person_below(r, p[i].id, "services/new"),
			.month = month ? month_words(r, &p[i]) : NULL,
			.tag = month && p[i].month_n == 0 ? "k-tag k-tag--due" : "k-tag" };
	}
	return l;
}

static void
filters(struct req *r, struct people_view *v, struct asked a)
{
	static const struct {
		const char *state, *label;
	} all[] = { { "now", N_("In support now") }, { "ended", N_("Support ended") },
		{ "all", N_("Everybody") } };

	for (size_t i = 0; i < LEN(all); i++) {
		v->filter[i] = (struct people_filter){ tr(r->cx.lang, all[i].label),
			list_url(r, (struct asked){ "", all[i].state, 1, a.mine }),
			strcmp(all[i].state, a.state) == 0 };
		if (v->filter[i].current)
			v->heading = v->filter[i].label;
	}
}

/* Eleven digits that cannot be a PESEL: better said than silently not found. */
static const char *
not_a_pesel(struct req *r, const char *q)
{
	struct pesel p;

	if (strlen(q) == 11 && strspn(q, "0123456789") == 11 && pesel_read(q, &p) != PESEL_OK)
		return arena_strf(r->cx.mem,
		    tr(r->cx.lang, "“%s” is not a PESEL: one of its digits is wrong."), q);
	return NULL;
}

static const char *
asked_state(struct req *r)
{
	const char *s = req_query(r, "state");

	return strcmp(s, "ended") == 0 ? "ended" : strcmp(s, "all") == 0 ? "all" : "now";
}

static const char *
found_words(struct req *r, int64_t total)
{
	return arena_strf(
	    r->cx.mem, trn(r->cx.lang, "%lld person", "%lld people", total), (long long)total);
}

static int64_t
asked_page(struct req *r, const char *name)
{
	int64_t n = req_query_int(r, name, 1);

	return n < 1 || n > 100000 ? 1 : n;
}

static int64_t
pages_of(const struct person_page *page)
{
	return (page->total + PER_PAGE - 1) / PER_PAGE;
}

static void
show_mine(struct req *r, struct people_view *v, struct asked a)
{
	struct person_page page = { .limit = PER_PAGE, .offset = (a.mine - 1) * PER_PAGE };
	struct person_row *mine;

	v->n_mine = person_mine(&r->cx, r->cx.actor, &page, &mine);
	v->mine = lines(r, mine, v->n_mine, true);
	v->my_page = a.mine;
	v->my_pages = pages_of(&page);
	v->my_prev = list_url(r, (struct asked){ "", a.state, a.page, a.mine - 1 });
	v->my_next = list_url(r, (struct asked){ "", a.state, a.page, a.mine + 1 });
}

static enum st
show_people(struct req *r)
{
	struct cx *cx = &r->cx;
	struct asked a = { text_line(cx->mem, req_query(r, "q")), asked_state(r),
		asked_page(r, "page"), asked_page(r, "mine") };
	struct people_view v = { .q = a.q, .page = a.page,
		.may_service = req_may(r, PERM_SERVICE_EDIT),
		.may_propose = req_may(r, PERM_CANDIDATE_EDIT),
		.all = url_people(cx->mem, cx->tenant),
		.groups = url_groups(cx->mem, cx->tenant) };
	struct person_page page = { .limit = PER_PAGE, .offset = (a.page - 1) * PER_PAGE };
	struct person_row *row;

	filters(r, &v, a);
	if (*v.q != '\0') {
		v.n = person_search(cx, v.q, &page, &row);
		v.no_pesel = not_a_pesel(r, v.q);
	} else {
		show_mine(r, &v, a);
		v.n = person_list(cx, a.state, &page, &row);
	}
	v.row = lines(r, row, v.n, false);
	v.pages = pages_of(&page);
	v.prev = list_url(r, (struct asked){ a.q, a.state, a.page - 1, a.mine });
	v.next = list_url(r, (struct asked){ a.q, a.state, a.page + 1, a.mine });
	page_start(r, PLACE_PEOPLE, tr(cx->lang, "People"),
	    *v.q == '\0' ? arena_strf(cx->mem, "%s: %s", v.heading, found_words(r, page.total))
			 : arena_strf(cx->mem, tr(cx->lang, "Found for “%s”: %s"), v.q,
			       found_words(r, page.total)));
	person_people_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- one person ---- */

static const char *
reach_words(struct req *r, const struct q_person_get *p)
{
	if (*p->address != '\0')
		return p->address;
	if (!p->no_address)
		return tr(r->cx.lang, "not written down yet");
	return *p->stays_at == '\0'
	    ? tr(r->cx.lang, "no fixed address now")
	    : arena_strf(
		  r->cx.mem, tr(r->cx.lang, "no fixed address now; stays at: %s"), p->stays_at);
}

const char *
person_end_reason(enum lang lang, const char *reason)
{
	return text_eq(reason, "completed") ? tr(lang, "the cycle is completed")
	    : text_eq(reason, "work")       ? tr(lang, "found work")
	    : text_eq(reason, "resigned")   ? tr(lang, "resigned")
	    : text_eq(reason, "moved")      ? tr(lang, "moved away")
					    : tr(lang, "another reason");
}

static const char *
weeks_words(struct req *r, const char *from, const char *to)
{
	int64_t n = date_weeks(from, to);

	return arena_strf(r->cx.mem, trn(r->cx.lang, "%lld week", "%lld weeks", n), (long long)n);
}

static void
ended_words(struct req *r, const struct q_person_enrolments *e, struct person_support *s)
{
	struct arena *mem = r->cx.mem;
	const enum lang lang = r->cx.lang;
	const char *due = person_follow_due(mem, e->to_on);

	s->span = arena_strf(mem, tr(lang, "%s to %s, %s"), date_short(mem, e->from_on),
	    date_short(mem, e->to_on), weeks_words(r, e->from_on, e->to_on));
	s->end = *e->end_note == '\0'
	    ? person_end_reason(lang, e->end_reason)
	    : arena_strf(mem, "%s: %s", person_end_reason(lang, e->end_reason), e->end_note);
	s->situation = e->end_situation;
	s->follow_due = e->follow_on == NULL;
	s->overdue = s->follow_due && strcmp(due, r->cx.today) < 0;
	s->follow =
	    arena_strf(mem, s->follow_due ? tr(lang, "to be asked by %s") : tr(lang, "on %s"),
		date_long(mem, lang, s->follow_due ? due : e->follow_on));
	s->follow_situation = e->follow_situation;
}

static void
supports(struct req *r, person_id id, struct person_view *v)
{
	struct q_person_enrolments *e;

	v->n_support = q_person_enrolments(&r->cx, &e, r->cx.tenant, id);
	v->support = NEWN(r->cx.mem, struct person_support, v->n_support + 1);
	for (size_t i = 0; i < v->n_support; i++) {
		const char *of = arena_strf(r->cx.mem, "?of=%lld", (long long)e[i].id.v);
		struct person_support *s = &v->support[i];

		*s = (struct person_support){ .group = e[i].group_name,
			.client_no = e[i].client_no,
			.open = e[i].to_on == NULL,
			.closing = person_below(r, id, arena_strf(r->cx.mem, "closing%s", of)),
			.follow_up =
			    person_below(r, id, arena_strf(r->cx.mem, "follow-up%s", of)) };
		if (s->open)
			s->span = arena_strf(r->cx.mem, tr(r->cx.lang, "since %s, %s so far"),
			    date_short(r->cx.mem, e[i].from_on),
			    weeks_words(r, e[i].from_on, r->cx.today));
		else
			ended_words(r, &e[i], s);
	}
}

#define EVENTS_PER_PAGE 50

static struct url
events_url(struct req *r, person_id id, const char *kind, int64_t page)
{
	const char *base = url_person(r->cx.mem, r->cx.tenant, id).s;

	if (page > 1)
		return (struct url){ arena_strf(r->cx.mem, "%s?kind=%s&page=%lld", base, kind,
		    (long long)page) };
	return (struct url){ *kind == '\0' ? base : arena_strf(r->cx.mem, "%s?kind=%s", base, kind) };
}

/* The timeline within what the actor may see, a page of it. */
static void
timeline(struct req *r, person_id id, const struct case_access *a, struct person_view *v)
{
	static const struct {
		const char *kind, *label;
	} all[] = { { "", N_("Everything") }, { "note", N_("Notes") }, { "service", N_("Services") } };
	const char *asked = req_query(r, "kind"), *from = req_query(r, "from"), *to = req_query(r, "to");
	struct case_filter f = { .kind = "", .from = date_ok(from) ? from : NULL,
		.to = date_ok(to) ? to : NULL };
	struct case_event *event;
	size_t n, first;

	for (size_t i = 0; i < LEN(all); i++)
		if (strcmp(all[i].kind, asked) == 0)
			f.kind = all[i].kind;
	for (size_t i = 0; i < LEN(all); i++)
		v->filter[i] = (struct person_filter){ tr(r->cx.lang, all[i].label),
			events_url(r, id, all[i].kind, 1), strcmp(all[i].kind, f.kind) == 0 };
	n = case_events(&r->cx, id, a, &f, &event);
	v->pages = (int64_t)(n + EVENTS_PER_PAGE - 1) / EVENTS_PER_PAGE;
	v->page = req_query_int(r, "page", 1);
	if (v->page < 1 || v->page > v->pages)
		v->page = 1;
	first = (size_t)(v->page - 1) * EVENTS_PER_PAGE;
	v->event = event + first;
	v->n_event = n - first < EVENTS_PER_PAGE ? n - first : EVENTS_PER_PAGE;
	v->event_sum = arena_strf(r->cx.mem, trn(r->cx.lang, "%lld entry", "%lld entries", (int64_t)n),
	    (long long)n);
	v->prev = events_url(r, id, f.kind, v->page - 1);
	v->next = events_url(r, id, f.kind, v->page + 1);
}

static const char *
state_words(struct req *r, const struct person_view *v)
{
	const struct person_support *s = v->n_support > 0 ? &v->support[0] : NULL;

	if (s == NULL)
		return tr(r->cx.lang, "Proposed; not a client yet.");
	return arena_strf(r->cx.mem,
	    s->open ? tr(r->cx.lang, "In support: %s.") : tr(r->cx.lang, "Support ended: %s."),
	    s->span);
}

static void
fill_person(struct req *r, const struct q_person_get *p, struct person_view *v)
{
	const person_id id = p->id;
	const struct case_access *a;

	if (p->birth_on != NULL)
		v->born = arena_strf(r->cx.mem, tr(r->cx.lang, "%s, aged %d"),
		    date_short(r->cx.mem, p->birth_on), date_age(p->birth_on, r->cx.today));
	v->sex = text_eq(p->sex, "K") ? tr(r->cx.lang, "woman")
	    : text_eq(p->sex, "M")    ? tr(r->cx.lang, "man")
				      : NULL;
	v->reach = reach_words(r, p);
	v->features = *p->feature_1 != '\0' || *p->feature_2 != '\0' || *p->feature_3 != '\0';
	supports(r, id, v);
	v->n_care = q_person_care(&r->cx, &v->care, r->cx.tenant, id);
	for (size_t i = 0; i < v->n_care; i++)
		v->mine =
		    v->mine || (v->care[i].user.v == r->cx.actor.v && v->care[i].to_on == NULL);
	v->n_declaration =
	    q_person_declarations(&r->cx, &v->declaration, r->cx.tenant, id, r->cx.partner);
	a = case_access_load(&r->cx, id);
	timeline(r, id, a, v);
	v->n_fact = case_facts(&r->cx, id, a, &v->fact);
	while (v->n_warning < v->n_fact && text_eq(v->fact[v->n_warning].sort, "warning"))
		v->n_warning++;
}

static enum st
show_person(struct req *r)
{
	struct cx *cx = &r->cx;
	person_id id = { r->id };
	struct q_person_get p;
	struct person_view v = { .tenant = cx->tenant,
		.p = &p,
		.may_edit = req_may(r, PERM_PERSON_EDIT),
		.may_service = req_may(r, PERM_SERVICE_EDIT),
		.may_candidate = req_may(r, PERM_CANDIDATE_READ),
		.may_note = req_may(r, PERM_CASE_EDIT),
		.note = url_case_note_new(cx->mem, cx->tenant, id),
		.add = url_case_item_new(cx->mem, cx->tenant, id),
		.access = url_case_access(cx->mem, cx->tenant, id),
		.edit = person_below(r, id, "edit"),
		.diagnosis = url_diagnosis(cx->mem, cx->tenant, id),
		.plan = url_plan(cx->mem, cx->tenant, id),
		.take = person_below(r, id, "care"),
		.log = person_below(r, id, "services/new"),
		.all_services = person_below(r, id, "services") };

	if (!person_load(cx, id, &p))
		return person_none(cx);
	req_looked_at(r, id);
	fill_person(r, &p, &v);
	page_start(
	    r, PLACE_PEOPLE, arena_strf(cx->mem, "%s %s", p.given, p.surname), state_words(r, &v));
	person_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct route person_routes[] = {
	GET("/p/:p/people", PERM_PERSON_READ, show_people, .shows = "person"),
	GET("/p/:p/people/:id", PERM_PERSON_READ, show_person, .shows = "person"),
	GET("/p/:p/groups/:id/month", PERM_PERSON_READ, person_show_group_month, .shows = "person"),
	GET("/p/:p/groups/:id/month/:month", PERM_PERSON_READ, person_show_group_month,
	    .shows = "person"),
};
const size_t n_person_routes = LEN(person_routes);
