/* SPDX-License-Identifier: EUPL-1.2
 * action_form_web.c - the forms of new actions: planned, done without a plan, inside.
 */
#include "mod/action/action_web.h"

#include "base/date.h"
#include "base/id.h"
#include "mod/action/action_view.h"
#include "mod/partnership/partnership.h"

#include <string.h>

#define F(m, kind_, label_, ...) FIELD(struct action_in, m, kind_, label_, __VA_ARGS__)

const struct field action_plan_fields[N_PLAN_FIELDS] = {
	F(id, FIELD_NEW, "id"),
	F(stamp, FIELD_LINE, "stamp"),
	F(content, FIELD_BLOCK, N_("What"), .max = 2000),
	F(topic, FIELD_CHOICE, N_("Kind of action"),
	    .choices = "meeting|authorities|training|promotion|other"),
	F(partner, FIELD_ID, N_("Partner that answers for it")),
	F(user, FIELD_ID, N_("Person who answers for it")),
	F(month, FIELD_MONTH, N_("Month")),
	F(on, FIELD_DATE, N_("Day")),
	F(planned, FIELD_INT, N_("How much is planned"), .max = 100000),
	F(done, FIELD_INT, N_("How much was done"), .max = 100000),
	F(unit, FIELD_CHOICE, N_("Counted in"), .choices = "hours|people|times"),
	F(participants, FIELD_BLOCK, N_("Who took part"), .max = 2000),
	F(done_text, FIELD_BLOCK, N_("What came of it"), .max = 2000),
	F(difference, FIELD_BLOCK, N_("Why other than planned"), .max = 2000),
	F(effect, FIELD_BLOCK, N_("What follows from it"), .max = 2000),
};
struct url
action_below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/%s", (long long)r->cx.tenant.v,
	    rest) };
}

/* The month asked for, or the present one. */
const char *
action_asked_month(struct req *r)
{
	const char *month = req_query(r, "month");

	return month_ok(month) ? month : month_of(r->cx.mem, r->cx.today);
}

/* The n_io options with an empty first one, and with the value that stood there before. */
static const struct option *
choose(struct cx *cx, const struct option *all, int64_t before, const char *name, size_t *n_io)
{
	size_t n = *n_io;
	struct option *o = NEWN(cx->mem, struct option, n + 2);
	const char *was = arena_strf(cx->mem, "%lld", (long long)before);
	bool there = before == 0;

	o[0] = (struct option){ "", tr(cx->lang, "Choose…"), NULL };
	for (size_t i = 0; i < n; i++) {
		o[i + 1] = all[i];
		there = there || strcmp(all[i].value, was) == 0;
	}
	if (!there)
		o[++n] = (struct option){ was, name == NULL ? was : name, NULL };
	*n_io = n + 1;
	return o;
}

const struct option *
action_partner_options(struct cx *cx, partner_id before, const char *name, size_t *ret_n)
{
	const struct option *all = partnership_partner_options(cx, ret_n);

	return choose(cx, all, before.v, name, ret_n);
}

/* Three months back to six ahead, and the one that is chosen. */
static void
month_options(struct req *r, struct action_form_view *v, const char *chosen)
{
	const char *now = month_of(r->cx.mem, r->cx.today);
	struct option *o = NEWN(r->cx.mem, struct option, 11);
	bool there = !month_ok(chosen);

	for (int i = -3; i <= 6; i++) {
		const char *m = month_add(r->cx.mem, now, i);

		o[v->n_month++] = (struct option){ m, month_name(r->cx.mem, r->cx.lang, m), NULL };
		there = there || strcmp(m, chosen) == 0;
	}
	if (!there)
		o[v->n_month++] = (struct option){ chosen,
		    month_name(r->cx.mem, r->cx.lang, chosen), NULL };
	v->month = o;
}

enum st
action_draw_form(struct req *r, struct action_form_view *v, const struct q_action_get *a,
    const char *title, const char *state)
{
	const struct option *users = partnership_member_options(&r->cx, &v->n_user);

	v->form = &r->form;
	v->partner = action_partner_options(&r->cx, a->partner, a->partner_name, &v->n_partner);
	v->user = choose(&r->cx, users, a->user.v, a->user_name, &v->n_user);
	month_options(r, v, form_get(&r->form, "month"));
	page_start(r, PLACE_PARTNERSHIP, title, state);
	action_form_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
draw_new(struct req *r, enum action_form_kind kind, const char *path, const char *title,
    const char *state)
{
	struct action_form_view v = { .kind = kind, .action = action_below(r, path) };
	const char *month = action_asked_month(r);

	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "month", month);
		form_set_int(&r->form, "partner", r->cx.partner.v);
		form_set_int(&r->form, "user", r->cx.actor.v);
	} else if (month_ok(form_get(&r->form, "month")))
		month = form_get(&r->form, "month");
	v.back = url_actions(r->cx.mem, r->cx.tenant, month);
	return action_draw_form(r, &v, &(struct q_action_get){ 0 }, title, state);
}

enum st
action_plan_get(struct req *r)
{
	return draw_new(r, FORM_PLAN, "actions/new", tr(r->cx.lang, "Plan an action"),
	    tr(r->cx.lang,
	    "What the partners mean to do; at the end of the month you say how it went."));
}

enum st
action_unplanned_get(struct req *r)
{
	return draw_new(r, FORM_UNPLANNED, "actions/unplanned",
	    tr(r->cx.lang, "Record what was done without a plan"),
	    tr(r->cx.lang, "The report shows it among what was done."));
}

enum st
action_inside_get(struct req *r)
{
	return draw_new(r, FORM_INSIDE, "actions/inside",
	    tr(r->cx.lang, "An action inside the partnership"),
	    tr(r->cx.lang, "Meetings, contacts with authorities, training and promotion, "
	    "held or still ahead."));
}

/* Reads a new action and gives it to its rule. */
static enum st
new_post(struct req *r, enum st (*rule)(struct cx *, const struct action_in *))
{
	struct action_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = rule(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, url_actions(r->cx.mem, r->cx.tenant,
	    in.on != NULL ? month_of(r->cx.mem, in.on) : in.month), N_("Saved."));
}

enum st
action_plan_post(struct req *r)
{
	return new_post(r, action_plan);
}

enum st
action_unplanned_post(struct req *r)
{
	return new_post(r, action_unplanned);
}

enum st
action_inside_post(struct req *r)
{
	return new_post(r, action_inside);
}

