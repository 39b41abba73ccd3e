/* SPDX-License-Identifier: EUPL-1.2
 * service_list_web.c - what was done in a month, or with one person.
 */
#include "mod/service/service_web.h"

#include "base/date.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/service/service_view.h"

#include <string.h>

#define PER_PAGE 100

struct url
url_services(struct arena *mem, tenant_id t, const char *month)
{
	return (struct url){ arena_strf(mem, "/p/%lld/services%s%s", (long long)t.v,
	    month == NULL ? "" : "?month=", month == NULL ? "" : month) };
}

struct url
url_service(struct arena *mem, tenant_id t, service_id id)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/services/%lld", (long long)t.v, (long long)id.v) };
}

const char *
service_hours(struct arena *mem, int64_t minutes)
{
	return arena_strf(mem, "%lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
}

static struct service_line *
lines(struct req *r, const struct q_service_list *q, size_t n)
{
	struct arena *mem = r->cx.mem;
	struct service_line *l = NEWN(mem, struct service_line, n + 1);

	for (size_t i = 0; i < n; i++) {
		req_looked_at(r, q[i].person);
		l[i] = (struct service_line){ .s = &q[i],
			.on = date_short(mem, q[i].on_date),
			.name = arena_strf(mem, "%s %s", q[i].surname, q[i].given),
			.hours = service_hours(mem, q[i].minutes),
			.area = service_area(r->cx.lang, q[i].area),
			.url = url_service(mem, r->cx.tenant, q[i].id),
			.person = url_person(mem, r->cx.tenant, q[i].person) };
		if (strcmp(q[i].report_month, month_of(mem, q[i].on_date)) != 0)
			l[i].late = arena_strf(mem, tr(r->cx.lang, "in the report of %s"),
			    month_name(mem, r->cx.lang, q[i].report_month));
	}
	return l;
}

static void
sums(struct req *r, const char *first, const char *last, struct service_list_view *v)
{
	struct q_service_by_partner *q;
	size_t n = q_service_by_partner(&r->cx, &q, r->cx.tenant, first, last);
	struct partner_line_sum *s = NEWN(r->cx.mem, struct partner_line_sum, n + 1);

	for (size_t i = 0; i < n; i++)
		s[i] = (struct partner_line_sum){ q[i].partner,
			service_hours(r->cx.mem, q[i].minutes), q[i].people, q[i].services };
	v->sum = s;
	v->n_sum = n;
}

static size_t
read_rows(struct req *r, struct q_service_list_in in, struct q_service_list **q,
    struct service_list_view *v)
{
	int64_t page = req_query_int(r, "page", 1);
	size_t n;

	if (page < 1 || page > 100000)
		page = 1;
	in.tenant = r->cx.tenant;
	in.limit = PER_PAGE;
	in.offset = (page - 1) * PER_PAGE;
	n = q_service_list(&r->cx, q, &in);
	v->row = lines(r, *q, n);
	v->n = n;
	v->has_more = n > 0 && (*q)[0].total > in.offset + (int64_t)n;
	v->hours = service_hours(r->cx.mem, n > 0 ? (*q)[0].sum : 0);
	return n;
}

static struct url
next_page(struct req *r, const char *base, char sep)
{
	return (struct url){ arena_strf(
	    r->cx.mem, "%s%cpage=%lld", base, sep, (long long)req_query_int(r, "page", 1) + 1) };
}

static const char *
asked_month(struct req *r)
{
	const char *m = req_query(r, "month");

	return month_ok(m) ? m : month_of(r->cx.mem, r->cx.today);
}

static const char *
count_words(struct req *r, const struct q_service_list *q, size_t n, const char *hours)
{
	int64_t total = n > 0 ? q[0].total : 0;

	if (total == 0)
		return tr(r->cx.lang, "Nothing is written down yet.");
	return arena_strf(r->cx.mem, tr(r->cx.lang, "%s, %s h together"),
	    arena_strf(r->cx.mem, trn(r->cx.lang, "%lld service", "%lld services", total),
		(long long)total),
	    hours);
}

enum st
service_show_list(struct req *r)
{
	struct arena *mem = r->cx.mem;
	const tenant_id t = r->cx.tenant;
	const char *month = asked_month(r), *base;
	const int64_t partner = req_query_int(r, "partner", 0);
	struct service_list_view v = { .month = month, .form = &r->form };
	struct q_service_list *q;
	size_t n = read_rows(r,
	    (struct q_service_list_in){ .partner = { partner },
		.first = month_first(mem, month),
		.last = month_last(mem, month) },
	    &q, &v);

	sums(r, month_first(mem, month), month_last(mem, month), &v);
	v.partner = partnership_partner_options(&r->cx, &v.n_partner);
	form_set(&r->form, "month", month);
	form_set_int(&r->form, "partner", partner);
	v.prev = url_services(mem, t, month_add(mem, month, -1));
	v.next = url_services(mem, t, month_add(mem, month, 1));
	v.prev_name = month_name(mem, r->cx.lang, month_add(mem, month, -1));
	v.next_name = month_name(mem, r->cx.lang, month_add(mem, month, 1));
	v.add = url_service_new(mem, t, (person_id){ 0 });
	v.events = url_events(mem, t, month);
	v.kinds = (struct url){ arena_strf(mem, "/p/%lld/services/kinds", (long long)t.v) };
	v.action = url_services(mem, t, NULL);
	base =
	    arena_strf(mem, "%s&partner=%lld", url_services(mem, t, month).s, (long long)partner);
	v.more = next_page(r, base, '&');
	v.may_add = req_may(r, PERM_SERVICE_EDIT);
	page_start(r, PLACE_GROUP,
	    arena_strf(mem, tr(r->cx.lang, "Services, %s"), month_name(mem, r->cx.lang, month)),
	    count_words(r, q, n, v.hours));
	service_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
service_show_person(struct req *r)
{
	struct arena *mem = r->cx.mem;
	struct person_row p;
	struct service_list_view v = { .one_person = true, .form = &r->form };
	struct q_service_list *q;
	size_t n;

	if (!person_get(&r->cx, (person_id){ r->id }, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	req_looked_at(r, p.id);
	n = read_rows(r,
	    (struct q_service_list_in){
	        .person = p.id, .first = "1900-01-01", .last = "2100-12-31" },
	    &q, &v);
	v.add = url_service_new(mem, r->cx.tenant, p.id);
	v.may_add = req_may(r, PERM_SERVICE_EDIT);
	v.more = next_page(r,
	    arena_strf(mem, "%s/services", url_person(mem, r->cx.tenant, p.id).s), '?');
	page_start(r, PLACE_PEOPLE, arena_strf(mem, tr(r->cx.lang, "Services: %s"), p.called),
	    count_words(r, q, n, v.hours));
	person_places(r, p.id, PERSON_SERVICES);
	service_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}
