/* SPDX-License-Identifier: EUPL-1.2
 * action_one_web.c - the page of one action: told, changed, carried on, withdrawn.
 */
#include "mod/action/action_web.h"

#include "base/date.h"
#include "mod/action/action_view.h"

#include <string.h>

#define F(m, kind_, label_, ...) FIELD(struct action_in, m, kind_, label_, __VA_ARGS__)

const struct field action_tell_fields[N_TELL_FIELDS] = {
	F(stamp, FIELD_LINE, "stamp"),
	F(state, FIELD_CHOICE, N_("How did it go?"), .required = true,
	    .choices = "done|partly|not_done|planned"),
	F(on, FIELD_DATE, N_("Day")),
	F(done, FIELD_INT, N_("How much was done"), .max = 100000),
	F(participants, FIELD_BLOCK, N_("Who took part"), .max = 2000),
	F(done_text, FIELD_BLOCK, N_("What came of it"), .max = 2000),
	F(difference, FIELD_BLOCK, N_("Why other than planned"), .max = 2000),
	F(effect, FIELD_BLOCK, N_("What follows from it"), .max = 2000),
};

struct reason_form { const char *reason; };

const struct field action_withdraw_fields[N_WITHDRAW_FIELDS] = {
	FIELD(struct reason_form, reason, FIELD_BLOCK, N_("Why it is withdrawn"),
	    .required = true, .max = 1000),
};
static struct url
of_action(struct req *r, const char *rest)
{
	return action_below(r, arena_strf(r->cx.mem, "actions/%lld/%s", (long long)r->id, rest));
}

static enum st
find(struct req *r, struct q_action_get *a)
{
	if (!q_action_get(&r->cx, a, r->cx.tenant, (action_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such action."));
	return ST_OK;
}

enum st
action_edit_get(struct req *r)
{
	struct q_action_get a;
	struct form *f = &r->form;
	struct action_form_view v = { .exists = true, .action = of_action(r, "edit"),
		.back = url_action(r->cx.mem, r->cx.tenant, (action_id){ r->id }) };
	enum st st = find(r, &a);

	if (st != ST_OK)
		return st;
	v.kind = strcmp(a.kind, "inside") == 0 ? FORM_INSIDE : a.unplanned ? FORM_UNPLANNED :
	    FORM_PLAN;
	if (!r->typed) {
		form_set(f, "stamp", action_stamp(&r->cx, &a));
		form_set(f, "content", a.content);
		form_set(f, "topic", a.topic);
		form_set_int(f, "partner", a.partner.v);
		form_set_int(f, "user", a.user.v);
		form_set(f, "month", a.month);
		form_set(f, "on", v.kind == FORM_PLAN || a.done_on == NULL ? a.planned_on :
		    a.done_on);
		form_set_int(f, "planned", a.planned);
		form_set_int(f, "done", a.done);
		form_set(f, "unit", a.unit);
		form_set(f, "participants", a.participants);
		form_set(f, "done_text", a.done_text);
		form_set(f, "difference", a.difference);
		form_set(f, "effect", a.effect);
	}
	return action_draw_form(r, &v, &a, tr(r->cx.lang, "Change the action"),
	    tr(r->cx.lang, "What stood here before is kept in its history."));
}

static void
fill_tell(struct req *r, const struct q_action_get *a)
{
	struct form *f = &r->form;
	bool told = strcmp(a->state, "planned") != 0;

	form_set(f, "stamp", action_stamp(&r->cx, a));
	form_set(f, "state", told ? a->state : "");
	form_set(f, "on", told ? a->done_on : a->planned_on != NULL &&
	    strcmp(a->planned_on, r->cx.today) <= 0 ? a->planned_on : NULL);
	form_set_int(f, "done", a->done);
	form_set(f, "participants", a->participants);
	form_set(f, "done_text", a->done_text);
	form_set(f, "difference", a->difference);
	form_set(f, "effect", a->effect);
}

static void
fill_show(struct req *r, struct action_show_view *v)
{
	struct cx *cx = &r->cx;
	const struct q_action_get *a = &v->a;
	const char *on, *to = action_carry_month(cx, a->month);

	v->told = strcmp(a->state, "planned") != 0;
	v->inside = strcmp(a->kind, "inside") == 0;
	v->withdrawn = a->withdrawn_at != 0;
	v->lacks_reason = !a->unplanned &&
	    action_lacks_reason(a->state, a->planned, a->done, a->difference);
	on = v->told && a->done_on != NULL ? a->done_on : a->planned_on;
	v->when = on == NULL ? tr(cx->lang, "the whole month") : date_long(cx->mem, cx->lang, on);
	v->month = month_name(cx->mem, cx->lang, a->month);
	v->planned = action_amount(cx->mem, cx->lang, a->planned, a->unit);
	v->done = action_amount(cx->mem, cx->lang, a->done, a->unit);
	v->state = action_state_word(cx->lang, a->state);
	v->topic = action_topic_word(cx->lang, a->topic);
	v->may_edit = req_may(r, PERM_ACTION_EDIT) && !v->withdrawn;
	v->may_carry = v->may_edit && !v->inside && !a->unplanned && a->carried_to.v == 0 &&
	    strcmp(a->state, "done") != 0;
	v->carry_label = arena_strf(cx->mem, tr(cx->lang, "Carry it on to %s"),
	    month_name(cx->mem, cx->lang, to));
	v->tell = url_action(cx->mem, cx->tenant, (action_id){ r->id });
	v->edit = of_action(r, "edit");
	v->carry = of_action(r, "carry");
	v->withdraw = of_action(r, "withdraw");
	v->back = url_actions(cx->mem, cx->tenant, a->month);
	v->from = url_action(cx->mem, cx->tenant, a->carried_from);
	v->to = url_action(cx->mem, cx->tenant, a->carried_to);
}

enum st
action_show_get(struct req *r)
{
	struct action_show_view *v = NEW(r->cx.mem, struct action_show_view);
	struct action_past *past;
	enum st st = find(r, &v->a);

	if (st != ST_OK)
		return st;
	v->form = &r->form;
	if (!r->typed || r->route->run != action_tell_post)
		fill_tell(r, &v->a);
	fill_show(r, v);
	if (v->may_edit)
		v->appears = action_appears(&r->cx, v->a.month);
	v->n_past = action_history(&r->cx, "action", r->id, &past);
	v->past = past;
	page_start(r, PLACE_PARTNERSHIP, v->inside ? v->topic : tr(r->cx.lang, "Planned action"),
	    arena_strf(r->cx.mem, "%s: %s.", v->month,
	    v->withdrawn ? tr(r->cx.lang, "this was withdrawn") : v->state));
	action_show_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

/* After a conflict the form goes on from what stands there now. */
static void
renew_stamp(struct req *r, enum st st)
{
	struct q_action_get a;

	if (st == ST_CONFLICT && q_action_get(&r->cx, &a, r->cx.tenant, (action_id){ r->id }))
		form_set(&r->form, "stamp", action_stamp(&r->cx, &a));
}

static enum st
changed(struct req *r, enum st (*rule)(struct cx *, const struct action_in *))
{
	struct action_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = rule(&r->cx, &in);
	renew_stamp(r, st);
	return st != ST_OK ? st : redirect_say(r, url_action(r->cx.mem, r->cx.tenant, in.id),
	    N_("Saved."));
}

enum st
action_edit_post(struct req *r)
{
	return changed(r, action_edit);
}

enum st
action_tell_post(struct req *r)
{
	return changed(r, action_tell);
}

enum st
action_carry_post(struct req *r)
{
	const char *to;
	enum st st = action_carry(&r->cx, (action_id){ r->id }, &to);

	return st != ST_OK ? st : redirect_say(r, url_actions(r->cx.mem, r->cx.tenant, to),
	    N_("The action is in this month’s plan now."));
}

enum st
action_withdraw_post(struct req *r)
{
	struct reason_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = action_withdraw(&r->cx, (action_id){ r->id }, in.reason);
	return st != ST_OK ? st : redirect_say(r, url_action(r->cx.mem, r->cx.tenant,
	    (action_id){ r->id }), N_("Withdrawn."));
}

