/* SPDX-License-Identifier: EUPL-1.2
 * action_web.c - the page of a month's actions, and the routes of actions.
 */
#include "mod/action/action_web.h"

#include "base/date.h"
#include "mod/action/action_view.h"

#include <string.h>

struct carry_form { const char *month; };

static const struct field carry_fields[] = {
	FIELD(struct carry_form, month, FIELD_MONTH, N_("Month"), .required = true),
};

/* ---- a month ---- */

static struct action_line
line_of(struct req *r, const struct q_action_month *a)
{
	enum lang lang = r->cx.lang;
	struct arena *mem = r->cx.mem;
	bool told = strcmp(a->state, "planned") != 0;
	const char *on = told && a->done_on != NULL ? a->done_on : a->planned_on;

	return (struct action_line){ .a = *a, .told = told, .carried = a->carried > 0,
		.came = a->carried_from.v != 0, .state = action_state_word(lang, a->state),
		.when = on == NULL ? tr(lang, "the whole month") : date_short(mem, on),
		.amount = action_amount(mem, lang, a->planned, a->unit),
		.done = action_amount(mem, lang, a->done, a->unit),
		.topic = action_topic_word(lang, a->topic),
		.lacks_reason = !a->unplanned &&
		    action_lacks_reason(a->state, a->planned, a->done, a->difference),
		.url = url_action(mem, r->cx.tenant, a->id) };
}

/* Four lists out of one: planned, done without a plan, inside, withdrawn. */
static void
part(struct req *r, struct action_month_view *v, const struct q_action_month *row, size_t n)
{
	struct action_line *list[4];
	size_t count[4] = { 0 };

	for (size_t i = 0; i < LEN(list); i++)
		list[i] = NEWN(r->cx.mem, struct action_line, n + 1);
	for (size_t i = 0; i < n; i++) {
		size_t k = row[i].withdrawn_at != 0 ? 3 : strcmp(row[i].kind, "inside") == 0 ? 2 :
		    row[i].unplanned ? 1 : 0;

		list[k][count[k]++] = line_of(r, &row[i]);
	}
	v->plan = list[0];
	v->extra = list[1];
	v->inside = list[2];
	v->gone = list[3];
	v->n_plan = count[0];
	v->n_extra = count[1];
	v->n_inside = count[2];
	v->n_gone = count[3];
}

static const char *
carry_words(struct req *r, int64_t n, const char *to)
{
	return n == 0 ? NULL : arena_strf(r->cx.mem, trn(r->cx.lang,
	    "Carry %lld unfinished action on to %s", "Carry %lld unfinished actions on to %s", n),
	    (long long)n, month_name(r->cx.mem, r->cx.lang, to));
}

static void
fill_carry(struct req *r, struct action_month_view *v, const char *prev)
{
	const char *to = action_carry_month(&r->cx, v->month);
	struct q_action_open_count before;
	int64_t open = 0;

	for (size_t i = 0; i < v->n_plan; i++)
		open += strcmp(v->plan[i].a.state, "done") != 0 && !v->plan[i].carried;
	v->carry_month = v->month;
	v->carry_label = carry_words(r, open, to);
	v->fetch_month = prev;
	if (strcmp(action_carry_month(&r->cx, prev), v->month) == 0 &&
	    q_action_open_count(&r->cx, &before, r->cx.tenant, prev) && before.n > 0)
		v->fetch_label = arena_strf(r->cx.mem, trn(r->cx.lang,
		    "Bring %lld unfinished action here from %s",
		    "Bring %lld unfinished actions here from %s", before.n), (long long)before.n,
		    month_genitive(r->cx.mem, r->cx.lang, prev));
}

static const char *
month_sentence(struct req *r, const struct action_month_view *v)
{
	size_t waiting = 0, reasons = 0;
	struct buf b;

	if (v->n_plan == 0)
		return tr(r->cx.lang, "Nothing is planned for this month yet.");
	for (size_t i = 0; i < v->n_plan; i++) {
		waiting += !v->plan[i].told;
		reasons += v->plan[i].lacks_reason;
	}
	buf_init(&b, r->cx.mem);
	buf_fmt(&b, trn(r->cx.lang, "%lld planned action", "%lld planned actions",
	    (int64_t)v->n_plan), (long long)v->n_plan);
	if (waiting > 0)
		buf_fmt(&b, tr(r->cx.lang, ", not told yet: %lld"), (long long)waiting);
	if (reasons > 0)
		buf_fmt(&b, tr(r->cx.lang, ", without the reason of a difference: %lld"),
		    (long long)reasons);
	buf_str(&b, ".");
	return b.s;
}

/* R254 R255 */
static enum st
month_get(struct req *r)
{
	struct cx *cx = &r->cx;
	const char *month = action_asked_month(r), *prev = month_add(cx->mem, month, -1),
	    *next = month_add(cx->mem, month, 1);
	const char *query = arena_strf(cx->mem, "?month=%s", month);
	struct action_month_view v = { .form = &r->form, .month = month,
		.prev_name = month_name(cx->mem, cx->lang, prev),
		.next_name = month_name(cx->mem, cx->lang, next),
		.prev = url_actions(cx->mem, cx->tenant, prev),
		.next = url_actions(cx->mem, cx->tenant, next),
		.add = action_below(r, arena_strf(cx->mem, "actions/new%s", query)),
		.unplanned = action_below(r, arena_strf(cx->mem, "actions/unplanned%s", query)),
		.inside_add = action_below(r, arena_strf(cx->mem, "actions/inside%s", query)),
		.carry = action_below(r, "actions/carry"), .risks = url_risks(cx->mem, cx->tenant),
		.may_edit = req_may(r, PERM_ACTION_EDIT) };
	struct q_action_month *row;
	size_t n = q_action_month(cx, &row, cx->tenant, month);

	part(r, &v, row, n);
	if (v.may_edit) {
		v.appears = action_appears(cx, month);
		fill_carry(r, &v, prev);
	}
	page_start(r, PLACE_PARTNERSHIP, arena_strf(cx->mem, tr(cx->lang, "Actions: %s"),
	    month_name(cx->mem, cx->lang, month)), month_sentence(r, &v));
	action_month_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
carry_all_post(struct req *r)
{
	struct carry_form in = { 0 };
	const char *to;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = action_carry_all(&r->cx, in.month, &to);
	return st != ST_OK ? st : redirect_say(r, url_actions(r->cx.mem, r->cx.tenant, to),
	    N_("The unfinished actions are in this month’s plan now."));
}

const struct route action_routes[] = {
	GET("/p/:p/actions", PERM_ACTION_READ, month_get),
	POST("/p/:p/actions/carry", PERM_ACTION_EDIT, carry_all_post, month_get, carry_fields),
	GET("/p/:p/actions/new", PERM_ACTION_EDIT, action_plan_get),
	POST("/p/:p/actions/new", PERM_ACTION_EDIT,
	    action_plan_post, action_plan_get, action_plan_fields),
	GET("/p/:p/actions/unplanned", PERM_ACTION_EDIT, action_unplanned_get),
	POST("/p/:p/actions/unplanned", PERM_ACTION_EDIT,
	    action_unplanned_post, action_unplanned_get,
	    action_plan_fields),
	GET("/p/:p/actions/inside", PERM_ACTION_EDIT, action_inside_get),
	POST("/p/:p/actions/inside", PERM_ACTION_EDIT,
	    action_inside_post, action_inside_get, action_plan_fields),
	GET("/p/:p/actions/:id", PERM_ACTION_READ, action_show_get),
	POST("/p/:p/actions/:id", PERM_ACTION_EDIT,
	    action_tell_post, action_show_get, action_tell_fields),
	GET("/p/:p/actions/:id/edit", PERM_ACTION_EDIT, action_edit_get),
	POST("/p/:p/actions/:id/edit", PERM_ACTION_EDIT,
	    action_edit_post, action_edit_get, action_plan_fields),
	PRESS("/p/:p/actions/:id/carry", PERM_ACTION_EDIT, action_carry_post, action_show_get),
	POST("/p/:p/actions/:id/withdraw", PERM_ACTION_EDIT, action_withdraw_post, action_show_get,
	    action_withdraw_fields),
};
const size_t n_action_routes = LEN(action_routes);
