/* SPDX-License-Identifier: EUPL-1.2
 * plan_offer_web.c - offers of here and now, goals of the partnership, and what took place without a
 * plan: pages that all plans share.
 */
#include "base/date.h"
#include "base/id.h"
#include "mod/person/person.h"
#include "mod/plan/plan_view.h"

#include <string.h>

#define PER_PAGE 100

static struct url
below(struct arena *mem, tenant_id t, const char *rest)
{
	return (struct url){ arena_strf(mem, "/p/%lld/%s", (long long)t.v, rest) };
}

struct url
url_plan_offers(struct arena *mem, tenant_id t)
{
	return below(mem, t, "offers");
}

struct url
url_plan_aims(struct arena *mem, tenant_id t)
{
	return below(mem, t, "aims");
}

struct url
url_plan_without(struct arena *mem, tenant_id t, const char *month)
{
	return below(mem, t, month == NULL ? "without-plan" :
	    arena_strf(mem, "without-plan/%s", month));
}

/* ---- offers ---- */

#define O(m, kind_, label_, ...) FIELD(struct plan_offer_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_offer_fields[N_OFFER_FIELDS] = {
	O(id, FIELD_NEW, "id"),
	O(stamp, FIELD_LINE, "stamp"),
	O(sort, FIELD_CHOICE, N_("What it is"), .choices = "job|training|practice|volunteering"),
	O(title, FIELD_LINE, N_("What is offered"), .max = 300),
	O(place, FIELD_LINE, N_("Where, and with whom to talk"), .max = 300),
	O(level, FIELD_CHOICE, N_("The least that is asked for"),
	    .choices = "none|vocational|secondary|higher"),
	O(until, FIELD_DATE, N_("Until when it can be had")),
	O(note, FIELD_BLOCK, N_("More about it"), .max = 1000),
};

enum st
plan_offers_get(struct req *r)
{
	struct plan_offers_view v = { .tenant = r->cx.tenant,
		.may_edit = req_may(r, PERM_CASE_EDIT),
		.add = below(r->cx.mem, r->cx.tenant, "offers/new") };

	v.n_offer = plan_offers_for(&r->cx, "", &v.offer);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Offers of here and now"), tr(r->cx.lang,
	    "Only what can really be had: plans promise nothing else."));
	plan_offers_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* Those that ask for no more than this person has (R298). */
enum st
plan_fitting_get(struct req *r)
{
	struct q_plan_get p;
	struct plan_offers_view v = { .tenant = r->cx.tenant,
		.back = plan_page(r, (plan_id){ r->id }) };
	enum st st = plan_find(&r->cx, (plan_id){ r->id }, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	v.n_offer = plan_offers_for(&r->cx, p.level, &v.offer);
	if (strcmp(p.state, "draft") == 0)
		v.plan = p.id;
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Offers that fit"), arena_strf(r->cx.mem,
	    tr(r->cx.lang, "Qualifications: %s."), plan_qualified_word(r->cx.lang, p.level)));
	person_places_of(r, p.person, PERSON_PLAN);
	plan_offers_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
draw_offer(struct req *r, struct plan_form_view *v)
{
	v->form = &r->form;
	v->back = url_plan_offers(r->cx.mem, r->cx.tenant);
	page_start(r, PLACE_PEOPLE,
	    v->exists ? tr(r->cx.lang, "Offer") : tr(r->cx.lang, "A new offer"), NULL);
	plan_offer_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

enum st
plan_offer_new_get(struct req *r)
{
	struct plan_form_view v = { .action = below(r->cx.mem, r->cx.tenant, "offers/new") };

	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	return draw_offer(r, &v);
}

enum st
plan_offer_new_post(struct req *r)
{
	struct plan_offer_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return entry_saved(
	    r, plan_offer_add(&r->cx, &in), url_plan_offers(r->cx.mem, r->cx.tenant));
}

enum st
plan_offer_edit_get(struct req *r)
{
	struct entry *e = NEW(r->cx.mem, struct entry);
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "offers", r->id, ""),
		.withdraw = url_plan_of(r->cx.mem, r->cx.tenant, "offers", r->id, "/withdraw") };
	enum st st = plan_offer_sort.load(&r->cx, r->id, e);

	if (st != ST_OK)
		return st;
	v.n_past = entry_shown(r, e, plan_offer_fields, LEN(plan_offer_fields), &v.past);
	return draw_offer(r, &v);
}

enum st
plan_offer_edit_post(struct req *r)
{
	struct plan_offer_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, plan_offer_edit(&r->cx, &in), &plan_offer_sort);
}

enum st
plan_offer_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &plan_offer_sort);
}

/* ---- goals of the partnership ---- */

#define A(m, kind_, label_, ...) FIELD(struct plan_aim_in, m, kind_, label_, __VA_ARGS__)

const struct field plan_aim_fields[N_AIM_FIELDS] = {
	A(id, FIELD_NEW, "id"),
	A(stamp, FIELD_LINE, "stamp"),
	A(content, FIELD_BLOCK, N_("What the partnership wants to reach"), .max = 1000),
	A(indicator, FIELD_BLOCK, N_("How it is measured"), .max = 1000),
	A(legal, FIELD_LINE, N_("Within which law or agreement"), .max = 300),
};

const struct option *
plan_aim_options(struct cx *cx, size_t *ret_n)
{
	struct q_plan_aims *m;
	size_t n = q_plan_aims(cx, &m, cx->tenant);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	o[0] = (struct option){ "", tr(cx->lang, "none of them"), NULL };
	for (size_t i = 0; i < n; i++)
		o[i + 1] = (struct option){ arena_strf(cx->mem, "%lld", (long long)m[i].id.v),
			m[i].content, NULL };
	*ret_n = n + 1;
	return o;
}

enum st
plan_aims_get(struct req *r)
{
	struct plan_aims_view v = { .tenant = r->cx.tenant, .may_edit = req_may(r, PERM_GROUP_EDIT),
		.add = below(r->cx.mem, r->cx.tenant, "aims/new") };

	v.n_aim = q_plan_aims(&r->cx, &v.aim, r->cx.tenant);
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Goals of the partnership"), tr(r->cx.lang,
	    "What it wants to reach with its clients, and how it is measured."));
	plan_aims_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
draw_aim(struct req *r, struct plan_form_view *v)
{
	v->form = &r->form;
	v->back = url_plan_aims(r->cx.mem, r->cx.tenant);
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Goal of the partnership"), NULL);
	plan_aim_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

enum st
plan_aim_new_get(struct req *r)
{
	struct plan_form_view v = { .action = below(r->cx.mem, r->cx.tenant, "aims/new") };

	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	return draw_aim(r, &v);
}

enum st
plan_aim_new_post(struct req *r)
{
	struct plan_aim_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return entry_saved(r, plan_aim_add(&r->cx, &in), url_plan_aims(r->cx.mem, r->cx.tenant));
}

enum st
plan_aim_edit_get(struct req *r)
{
	struct entry *e = NEW(r->cx.mem, struct entry);
	struct plan_form_view v = { .exists = true,
		.action = url_plan_of(r->cx.mem, r->cx.tenant, "aims", r->id, ""),
		.withdraw = url_plan_of(r->cx.mem, r->cx.tenant, "aims", r->id, "/withdraw") };
	enum st st = plan_aim_sort.load(&r->cx, r->id, e);

	if (st != ST_OK)
		return st;
	v.n_past = entry_shown(r, e, plan_aim_fields, LEN(plan_aim_fields), &v.past);
	return draw_aim(r, &v);
}

enum st
plan_aim_edit_post(struct req *r)
{
	struct plan_aim_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, plan_aim_edit(&r->cx, &in), &plan_aim_sort);
}

enum st
plan_aim_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &plan_aim_sort);
}

/* ---- what took place without a plan ---- */

static size_t
without(struct cx *cx, const char *month, int64_t limit, int64_t page, struct q_plan_without **ret)
{
	return q_plan_without(cx, ret, &(struct q_plan_without_in){ .tenant = cx->tenant,
	    .since = month_add(cx->mem, month, -12), .first = month_first(cx->mem, month),
	    .last = month_last(cx->mem, month), .limit = limit, .offset = limit * page });
}

int64_t
plan_without(struct cx *cx)
{
	struct q_plan_without *row;

	return without(cx, month_of(cx->mem, cx->today), 1, 0, &row) == 0 ? 0 : row[0].total;
}

enum st
plan_without_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	const char *month = r->month != NULL ? r->month : month_of(mem, r->cx.today);
	struct plan_without_view v = { .tenant = r->cx.tenant };
	int64_t page = req_query_int(r, "page", 1);

	if (page < 1 || page > 100000)
		page = 1;
	v.n_row = without(&r->cx, month, PER_PAGE, page - 1, &v.row);
	v.total = v.n_row == 0 ? 0 : v.row[0].total;
	if (v.total > page * PER_PAGE)
		v.more = (struct url){ arena_strf(mem, "%s?page=%lld",
		    url_plan_without(mem, r->cx.tenant, month).s, (long long)page + 1) };
	for (size_t i = 0; i < v.n_row; i++)
		req_looked_at(r, v.row[i].person);
	v.earlier = url_plan_without(mem, r->cx.tenant, month_add(mem, month, -1));
	v.later = url_plan_without(mem, r->cx.tenant, month_add(mem, month, 1));
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Support without a plan"),
	    arena_strf(mem, "%s: %lld.", month_name(mem, r->cx.lang, month), (long long)v.total));
	plan_without_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}
