/* SPDX-License-Identifier: EUPL-1.2
 * action_risk_web.c - pages of risks and of the measures against them.
 */
#include "mod/action/action_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "mod/action/action_view.h"

#include <string.h>

static const struct field risk_fields[] = {
	FIELD(struct risk_in, id, FIELD_NEW, "id"),
	FIELD(struct risk_in, stamp, FIELD_LINE, "stamp"),
	FIELD(struct risk_in, content, FIELD_BLOCK, N_("What may go wrong"), .max = 2000),
	FIELD(struct risk_in, level, FIELD_CHOICE, N_("How serious"),
	    .choices = "low|medium|high"),
	FIELD(struct risk_in, on, FIELD_DATE, N_("Seen since")),
};
static const struct field measure_fields[] = {
	FIELD(struct measure_in, id, FIELD_NEW, "id"),
	FIELD(struct measure_in, stamp, FIELD_LINE, "stamp"),
	FIELD(struct measure_in, content, FIELD_BLOCK, N_("What is done against it"),
	    .max = 2000),
	FIELD(struct measure_in, partner, FIELD_ID, N_("Partner that answers for it")),
	FIELD(struct measure_in, on, FIELD_DATE, N_("Day")),
	FIELD(struct measure_in, result, FIELD_BLOCK, N_("What it gave so far"), .max = 2000),
};

struct close_form { const char *closed_on, *why, *reason; };

static const struct field close_fields[] = {
	FIELD(struct close_form, closed_on, FIELD_DATE, N_("Closed on")),
	FIELD(struct close_form, why, FIELD_BLOCK, N_("Why it is no risk any more"), .max = 1000),
};
static const struct field withdraw_fields[] = {
	FIELD(struct close_form, reason, FIELD_BLOCK, N_("Why it is withdrawn"),
	    .required = true, .max = 1000),
};

static struct url
below(struct req *r, const char *fmt_rest, int64_t id)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/%s/%lld", (long long)r->cx.tenant.v,
	    fmt_rest, (long long)id) };
}

static struct url
of_risk(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/risks/%lld/%s",
	    (long long)r->cx.tenant.v, (long long)r->id, rest) };
}

/* ---- all risks ---- */

/* The measures of each risk: one reading of both, joined here. */
static void
join(struct req *r, struct risk_line *line, size_t n)
{
	struct q_measure_all *m;
	size_t n_m = q_measure_all(&r->cx, &m, r->cx.tenant);

	for (size_t i = 0; i < n; i++) {
		line[i].measure = NEWN(r->cx.mem, const struct q_measure_all *, n_m + 1);
		for (size_t k = 0; k < n_m; k++)
			if (m[k].risk.v == line[i].r.id.v)
				line[i].measure[line[i].n_measure++] = &m[k];
	}
}

static enum st
list_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct risk_list_view v = { .may_edit = req_may(r, PERM_ACTION_EDIT),
		.actions = url_actions(cx->mem, cx->tenant, NULL) };
	struct q_risk_list *row;
	size_t n = q_risk_list(cx, &row, cx->tenant);
	struct risk_line *line = NEWN(cx->mem, struct risk_line, n + 1);

	for (size_t i = 0; i < n; i++) {
		line[i] = (struct risk_line){ .r = row[i],
		    .level = risk_level_word(cx->lang, row[i].level),
		    .since = date_short(cx->mem, row[i].opened_on),
		    .closed = row[i].closed_on == NULL ? NULL :
		    date_short(cx->mem, row[i].closed_on),
		    .url = url_risk(cx->mem, cx->tenant, row[i].id) };
		v.n_open += row[i].closed_on == NULL;
	}
	if (n > 0)
		join(r, line, n);
	v.open = line;                  /* the open ones come first */
	v.closed = line + v.n_open;
	v.n_closed = n - v.n_open;
	v.add = (struct url){ arena_strf(cx->mem, "/p/%lld/risks/new", (long long)cx->tenant.v) };
	page_start(r, PLACE_PARTNERSHIP, tr(cx->lang, "Risks and measures"), arena_strf(cx->mem,
	    trn(cx->lang, "%lld open risk.", "%lld open risks.", (int64_t)v.n_open),
	    (long long)v.n_open));
	risk_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- one risk ---- */

static enum st
find(struct req *r, struct q_risk_get *risk)
{
	if (!q_risk_get(&r->cx, risk, r->cx.tenant, (risk_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such risk."));
	return ST_OK;
}

static enum st
draw_form(struct req *r, struct risk_form_view *v, const char *title)
{
	v->form = &r->form;
	page_start(r, PLACE_PARTNERSHIP, title,
	    tr(r->cx.lang, "What may stand in the way of the plan; the report lists it."));
	risk_form_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
new_get(struct req *r)
{
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "level", "medium");
		form_set(&r->form, "on", r->cx.today);
	}
	return draw_form(r, &(struct risk_form_view){ .back = url_risks(r->cx.mem, r->cx.tenant),
	    .action = { arena_strf(r->cx.mem, "/p/%lld/risks/new", (long long)r->cx.tenant.v) } },
	    tr(r->cx.lang, "Record a risk"));
}

static enum st
new_post(struct req *r)
{
	struct risk_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = risk_add(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, url_risk(r->cx.mem, r->cx.tenant, in.id),
	    N_("Saved. Now say what is done against it."));
}

static enum st
edit_get(struct req *r)
{
	struct q_risk_get risk;
	enum st st = find(r, &risk);

	if (st != ST_OK)
		return st;
	if (!r->typed) {
		form_set(&r->form, "stamp", risk_stamp(&r->cx, &risk));
		form_set(&r->form, "content", risk.content);
		form_set(&r->form, "level", risk.level);
		form_set(&r->form, "on", risk.opened_on);
	}
	return draw_form(r, &(struct risk_form_view){ .exists = true,
	    .action = of_risk(r, "edit"),
	    .back = url_risk(r->cx.mem, r->cx.tenant, (risk_id){ r->id }) },
	    tr(r->cx.lang, "Change the risk"));
}

static enum st
to_risk(struct req *r, enum st st)
{
	return st != ST_OK ? st : redirect_say(r, url_risk(r->cx.mem, r->cx.tenant,
	    (risk_id){ r->id }), N_("Saved."));
}

static enum st
edit_post(struct req *r)
{
	struct risk_in in = { 0 };
	struct q_risk_get now;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = risk_edit(&r->cx, &in);
	if (st == ST_CONFLICT && q_risk_get(&r->cx, &now, r->cx.tenant, in.id))
		form_set(&r->form, "stamp", risk_stamp(&r->cx, &now));
	return to_risk(r, st);
}

static enum st measure_post(struct req *);
static enum st close_post(struct req *);

static void
fill_measures(struct req *r, struct risk_show_view *v)
{
	struct q_measure_list *m;
	struct measure_line *line;

	v->n_measure = q_measure_list(&r->cx, &m, r->cx.tenant, (risk_id){ r->id });
	v->measure = line = NEWN(r->cx.mem, struct measure_line, v->n_measure + 1);
	for (size_t i = 0; i < v->n_measure; i++)
		line[i] = (struct measure_line){ &m[i], date_short(r->cx.mem, m[i].on_date),
		    below(r, "measures", m[i].id.v) };
}

static enum st
show_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct risk_show_view v = { .form = &r->form, .may_edit = req_may(r, PERM_ACTION_EDIT),
		.adding = r->typed && r->route->run == measure_post,
		.closing = r->typed && r->route->run == close_post,
		.add = of_risk(r, "measures"), .edit = of_risk(r, "edit"),
		.close = of_risk(r, "close"), .open = of_risk(r, "open"),
		.withdraw = of_risk(r, "withdraw"), .back = url_risks(cx->mem, cx->tenant) };
	struct action_past *past;
	enum st st = find(r, &v.r);

	if (st != ST_OK)
		return st;
	if (!v.adding) {
		form_set_int(&r->form, "id", id_new());
		form_set_int(&r->form, "partner", cx->partner.v);
		form_set(&r->form, "on", cx->today);
	}
	if (!v.closing)
		form_set(&r->form, "closed_on", cx->today);
	v.level = risk_level_word(cx->lang, v.r.level);
	v.since = date_long(cx->mem, cx->lang, v.r.opened_on);
	v.closed = v.r.closed_on == NULL ? NULL : date_long(cx->mem, cx->lang, v.r.closed_on);
	fill_measures(r, &v);
	if (v.may_edit)
		v.partner = action_partner_options(cx, (partner_id){ 0 }, NULL, &v.n_partner);
	v.n_past = action_history(cx, "risk", r->id, &past);
	v.past = past;
	page_start(r, PLACE_PARTNERSHIP, tr(cx->lang, "Risk"), v.closed == NULL ?
	    arena_strf(cx->mem, tr(cx->lang, "Open since %s."), v.since) :
	    arena_strf(cx->mem, tr(cx->lang, "Closed on %s."), v.closed));
	risk_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
close_post(struct req *r)
{
	struct close_form in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return to_risk(r, risk_close(&r->cx, (risk_id){ r->id }, in.closed_on, in.why));
}

static enum st
open_post(struct req *r)
{
	return to_risk(r, risk_open_again(&r->cx, (risk_id){ r->id }));
}

static enum st
withdraw_post(struct req *r)
{
	struct close_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = risk_withdraw(&r->cx, (risk_id){ r->id }, in.reason);
	return st != ST_OK ? st : redirect_say(r, url_risks(r->cx.mem, r->cx.tenant),
	    N_("Withdrawn."));
}

/* ---- measures ---- */

static enum st
measure_post(struct req *r)
{
	struct measure_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.risk.v = r->id;
	return to_risk(r, measure_add(&r->cx, &in));
}

static enum st measure_withdraw_post(struct req *);

static enum st
measure_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_measure_get m;
	struct measure_form_view v = { .form = &r->form, .action = below(r, "measures", r->id) };
	struct action_past *past;

	if (!q_measure_get(cx, &m, cx->tenant, (measure_id){ r->id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such measure."));
	if (!r->typed || r->route->run == measure_withdraw_post) {
		form_set(&r->form, "stamp", measure_stamp(cx, &m));
		form_set(&r->form, "content", m.content);
		form_set_int(&r->form, "partner", m.partner.v);
		form_set(&r->form, "on", m.on_date);
		form_set(&r->form, "result", m.result);
	}
	v.withdraw = (struct url){ arena_strf(cx->mem, "%s/withdraw", v.action.s) };
	v.back = url_risk(cx->mem, cx->tenant, m.risk);
	v.partner = action_partner_options(cx, m.partner, m.partner_name, &v.n_partner);
	v.n_past = action_history(cx, "measure", r->id, &past);
	v.past = past;
	page_start(r, PLACE_PARTNERSHIP, tr(cx->lang, "Measure against a risk"),
	    tr(cx->lang, "Say here what it gave so far; what stood here before is kept."));
	measure_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
measure_edit_post(struct req *r)
{
	struct measure_in in = { 0 };
	struct q_measure_get now = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = measure_edit(&r->cx, &in);
	if ((st == ST_CONFLICT || st == ST_OK) && q_measure_get(&r->cx, &now, r->cx.tenant, in.id))
		form_set(&r->form, "stamp", measure_stamp(&r->cx, &now));
	return st != ST_OK ? st : redirect_say(r, url_risk(r->cx.mem, r->cx.tenant, now.risk),
	    N_("Saved."));
}

static enum st
measure_withdraw_post(struct req *r)
{
	struct close_form in = { 0 };
	risk_id risk;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = measure_withdraw(&r->cx, (measure_id){ r->id }, in.reason, &risk);
	return st != ST_OK ? st : redirect_say(r, risk.v == 0 ?
	    url_risks(r->cx.mem, r->cx.tenant) : url_risk(r->cx.mem, r->cx.tenant, risk),
	    N_("Withdrawn."));
}

const struct route risk_routes[] = {
	GET("/p/:p/risks", PERM_ACTION_READ, list_get),
	GET("/p/:p/risks/new", PERM_ACTION_EDIT, new_get),
	POST("/p/:p/risks/new", PERM_ACTION_EDIT, new_post, new_get, risk_fields),
	GET("/p/:p/risks/:id", PERM_ACTION_READ, show_get),
	GET("/p/:p/risks/:id/edit", PERM_ACTION_EDIT, edit_get),
	POST("/p/:p/risks/:id/edit", PERM_ACTION_EDIT, edit_post, edit_get, risk_fields),
	POST("/p/:p/risks/:id/close", PERM_ACTION_EDIT, close_post, show_get, close_fields),
	PRESS("/p/:p/risks/:id/open", PERM_ACTION_EDIT, open_post, show_get),
	POST("/p/:p/risks/:id/withdraw", PERM_ACTION_EDIT, withdraw_post, show_get,
	    withdraw_fields),
	POST("/p/:p/risks/:id/measures", PERM_ACTION_EDIT, measure_post, show_get,
	    measure_fields),
	GET("/p/:p/measures/:id", PERM_ACTION_EDIT, measure_get),
	POST("/p/:p/measures/:id", PERM_ACTION_EDIT, measure_edit_post, measure_get,
	    measure_fields),
	POST("/p/:p/measures/:id/withdraw", PERM_ACTION_EDIT, measure_withdraw_post, measure_get,
	    withdraw_fields),
};
const size_t n_risk_routes = LEN(risk_routes);
