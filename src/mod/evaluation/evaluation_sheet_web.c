/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_sheet_web.c - one section: of one's own sheet, or of the agreed text beside the voices.
 */
#include "mod/evaluation/evaluation_web.h"

#include "base/text.h"
#include "mod/evaluation/evaluation_inside.h"
#include "quest/quest_page.h"

struct fill_in { int64_t was; const char *keep; };

static const struct field fill_fields[] = {
	FIELD(struct fill_in, was, FIELD_INT, "was", .max = INT64_MAX),
	FIELD(struct fill_in, keep, FIELD_LINE, "keep"),
};

static enum st
draw(struct req *r, struct evaluation *e, bool agreed)
{
	const size_t at = (size_t)r->id2 - 1;
	struct evaluation_fill_view v = { .form = &r->form,
		.e = e,
		.agreed = agreed,
		.a = agreed ? e->agreed : e->own,
		.action =
		    evaluation_below(r, arena_strf(r->cx.mem, agreed ? "/agreed/%zu" : "/sheet/%zu", at + 1)),
		.back = evaluation_below(r, "") };

	if (r->id2 < 1 || at >= e->n_page)
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such section."));
	v.page = e->page[at];
	if (!r->typed)
		form_set_int(&r->form, "was", agreed ? e->agreed_at : e->own_at);
	page_start(r, PLACE_PARTNERSHIP,
	    agreed ? tr(r->cx.lang, "The agreed text") : tr(r->cx.lang, "Your sheet"),
	    evaluation_period(&r->cx, e->r.from_month, e->r.to_month));
	evaluation_fill_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* After the agreement, and for whoever is not asked, there is nothing to fill in. */
static enum st
may_fill(struct req *r, const struct evaluation *e, bool agreed)
{
	if (!text_eq(e->r.state, "open") && !r->typed)
		return cx_fail(&r->cx, ST_CONFLICT, "%s", tr(r->cx.lang,
		    "This evaluation is agreed, so its sheets stay as they are."));
	return evaluation_may_write(&r->cx, e->id, &e->r, agreed);
}

static enum st
fill_get(struct req *r, bool agreed)
{
	struct evaluation e;
	enum st st = evaluation_load(&r->cx, (evaluation_id){ r->id }, &e);

	if (st != ST_OK || r->id2 < 1 || (size_t)r->id2 > e.n_page)
		return st != ST_OK ? st : cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such section."));
	st = may_fill(r, &e, agreed);
	if (st != ST_OK)
		return st;
	if (r->typed && !quest_page_fill(agreed ? e.agreed : e.own, &r->form, e.page[r->id2 - 1]))
		r->status = 422;
	return draw(r, &e, agreed);
}

static enum st
fill_post(struct req *r, bool agreed)
{
	struct evaluation e;
	struct fill_in in = { 0 };
	struct quest_answers *a;
	enum st st = evaluation_load(&r->cx, (evaluation_id){ r->id }, &e);

	if (st != ST_OK)
		return st;
	if (!form_read(r, &in) || r->id2 < 1 || (size_t)r->id2 > e.n_page)
		return ST_INVALID;
	a = agreed ? e.agreed : e.own;
	if (!quest_page_fill(a, &r->form, e.page[r->id2 - 1]))
		return ST_INVALID;
	if (agreed && *in.keep != '\0' && !evaluation_keep(&e, e.page[r->id2 - 1], in.keep))
		return cx_fail(&r->cx, ST_CONFLICT, "%s",
		    tr(r->cx.lang, "This opinion is not there any more."));
	st = evaluation_save(&r->cx,
	    &(struct evaluation_save){ e.id, agreed ? (user_id){ 0 } : r->cx.actor,
	        quest_response(a, LANG_PL, "", "in-progress", NULL), in.was });
	if (st != ST_OK)
		return st;
	if (*in.keep != '\0')
		return redirect_say(r,
		    evaluation_below(r, arena_strf(r->cx.mem, "/agreed/%lld", (long long)r->id2)),
		    N_("The opinion stands beside the agreed text."));
	if (quest_page_pressed(&r->form) || (size_t)r->id2 < e.n_page)
		return redirect_say(r,
		    evaluation_below(r,
		        arena_strf(r->cx.mem, agreed ? "/agreed/%lld" : "/sheet/%lld",
		            (long long)r->id2 + !quest_page_pressed(&r->form))),
		    N_("Saved."));
	return redirect_say(r, evaluation_below(r, ""), N_("Saved."));
}

static enum st sheet_get(struct req *r)   { return fill_get(r, false); }
static enum st sheet_post(struct req *r)  { return fill_post(r, false); }
static enum st agreed_get(struct req *r)  { return fill_get(r, true); }
static enum st agreed_post(struct req *r) { return fill_post(r, true); }

const struct route evaluation_sheet_routes[] = {
	GET("/p/:p/evaluations/:id/sheet/:id2", PERM_EVALUATION_PART, sheet_get),
	POST("/p/:p/evaluations/:id/sheet/:id2", PERM_EVALUATION_PART, sheet_post, sheet_get,
	    fill_fields),
	GET("/p/:p/evaluations/:id/agreed/:id2", PERM_EVALUATION_PART, agreed_get),
	POST("/p/:p/evaluations/:id/agreed/:id2", PERM_EVALUATION_PART, agreed_post, agreed_get,
	    fill_fields),
};
const size_t n_evaluation_sheet_routes = LEN(evaluation_sheet_routes);
