/* SPDX-License-Identifier: EUPL-1.2
 * person_web.c - the people of a partnership: my clients, everybody, search.
 */
#include "mod/person/person_web.h"

#include "base/pesel.h"
#include "mod/person/person_view.h"
#include "mod/recruit/recruit.h"

#include <string.h>

#define PER_PAGE 50
#define FOUND_PER_PAGE 20 /* who looks for somebody adds a letter sooner than she reads on */

struct url
url_people(struct arena *mem, tenant_id t)
{
	return (struct url){ arena_strf(mem, "/p/%lld/people", (long long)t.v) };
}

struct url
url_person(struct arena *mem, tenant_id t, person_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/people/%lld",
	    (long long)t.v, (long long)id.v) };
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
		buf_str(&b, text_percent(r->cx.mem, a.q));
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

/* A candidate of the own organisation has a page of her own. */
static struct url
row_url(struct req *r, const struct person_row *p)
{
	return p->candidate.v == 0 ? url_person(r->cx.mem, r->cx.tenant, p->id)
				   : url_candidate(r->cx.mem, r->cx.tenant, p->candidate);
}

static struct person_line *
lines(struct req *r, struct person_row *p, size_t n, bool month)
{
	struct person_line *l = NEWN(r->cx.mem, struct person_line, n + 1);

	for (size_t i = 0; i < n; i++) {
		/* until she is linked, a candidate is noted under her own number */
		req_looked_at(r, p[i].id.v != 0 ? p[i].id : (person_id){ p[i].candidate.v });
		l[i] = (struct person_line){ .p = &p[i],
			.support = support_words(r, &p[i]),
			.workers = worker_words(r, &p[i]),
			.url = row_url(r, &p[i]),
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
	if (total > PERSON_FOUND_MAX && *req_query(r, "q") != '\0')
		return arena_strf(r->cx.mem,
		    tr(r->cx.lang, "more than %d people. Add letters or another part of the name."),
		    PERSON_FOUND_MAX);
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
	return (page->total + page->limit - 1) / page->limit;
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

/* Whose words begin with all that was typed, or whose PESEL it is, and nobody else: her page at once.
 * Who has it only inside is shown first, so that nobody is taken for another. */
static bool
only_hit(const struct person_page *page, const struct person_row *row)
{
	return page->total == 1 && page->offset == 0 && !row->inside;
}

static enum st
print_people(struct req *r, struct people_view *v, struct asked a, const struct person_page *page)
{
	struct cx *cx = &r->cx;

	v->pages = pages_of(page);
	v->prev = list_url(r, (struct asked){ a.q, a.state, a.page - 1, a.mine });
	v->next = list_url(r, (struct asked){ a.q, a.state, a.page + 1, a.mine });
	page_start(r, PLACE_PEOPLE, tr(cx->lang, "People"),
	    *v->q == '\0' ? arena_strf(cx->mem, "%s: %s", v->heading, found_words(r, page->total))
			  : arena_strf(cx->mem, tr(cx->lang, "Found for “%s”: %s"), v->q,
			        found_words(r, page->total)));
	person_people_html(&r->out, v);
	page_done(r);
	return ST_OK;
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
	int64_t per = *a.q == '\0' ? PER_PAGE : FOUND_PER_PAGE;
	struct person_page page = { .limit = per, .offset = (a.page - 1) * per };
	struct person_row *row;

	filters(r, &v, a);
	if (*v.q != '\0') {
		v.n = person_search(cx, v.q, &page, &row);
		if (only_hit(&page, row))
			return redirect_say(r, row_url(r, row), N_("The only one who was found."));
		v.no_pesel = not_a_pesel(r, v.q);
	} else {
		show_mine(r, &v, a);
		v.n = person_list(cx, a.state, &page, &row);
	}
	v.row = lines(r, row, v.n, false);
	return print_people(r, &v, a, &page);
}

const struct route person_routes[] = {
	GET("/p/:p/people", PERM_PERSON_READ, show_people, .shows = "person"),
	/* R019 */
	GET("/p/:p/people/:id", PERM_PERSON_READ, person_show_one, .shows = "person"),
	GET("/p/:p/groups/:id/month", PERM_PERSON_READ, person_show_group_month, .shows = "person"),
	GET("/p/:p/groups/:id/month/:month", PERM_PERSON_READ, person_show_group_month,
	    .shows = "person"),
};
const size_t n_person_routes = LEN(person_routes);
