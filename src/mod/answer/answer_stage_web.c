/* SPDX-License-Identifier: EUPL-1.2
 * answer_stage_web.c - the page where each partner's stages of assessment are set (R169).
 */
#include "mod/answer/answer_view.h"
#include "mod/answer/answer_web.h"
#include "mod/answer_stage_sql.h"
#include "mod/partnership/partnership.h"

#include <string.h>

struct stage_form {
	bool reaction, knowledge, change;
	const char *how_reaction, *how_knowledge, *how_change, *stamp;
};

static const struct field stage_fields[] = {
	FIELD(struct stage_form, reaction, FIELD_BOOL, N_("reaction")),
	FIELD(struct stage_form, knowledge, FIELD_BOOL, N_("knowledge")),
	FIELD(struct stage_form, change, FIELD_BOOL, N_("change")),
	FIELD(struct stage_form, how_reaction, FIELD_LINE, N_("How it is assessed")),
	FIELD(struct stage_form, how_knowledge, FIELD_LINE, N_("How it is assessed")),
	FIELD(struct stage_form, how_change, FIELD_LINE, N_("How it is assessed")),
	FIELD(struct stage_form, stamp, FIELD_LINE, "stamp"),
};

struct url
url_stages(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/stages", (long long)p.v) };
}

static struct url
edit_url(struct req *r, partner_id id)
{
	return (struct url){ arena_strf(
	    r->cx.mem, "%s/%lld", url_stages(r->cx.mem, r->cx.tenant).s, (long long)id.v) };
}

/* "yes" where nothing is said about how. */
static void
put_words(struct req *r, struct answer_stage_line *l, partner_id partner,
    const struct q_answer_stages *x, size_t n)
{
	for (int k = 0; k < ANSWER_STAGES; k++) {
		l->words[k] = "–";
		for (size_t i = 0; i < n; i++)
			if (x[i].partner.v == partner.v &&
			    strcmp(x[i].stage, answer_stages[k]) == 0)
				l->words[k] = *x[i].how == '\0' ? tr(r->cx.lang, "yes") : x[i].how;
	}
}

static enum st
list_get(struct req *r)
{
	struct answer_stages_view v = { .may_edit = req_may(r, PERM_PARTNERSHIP_EDIT) };
	struct q_answer_stages *x;
	struct partner_row *p;
	size_t n = q_answer_stages(&r->cx, &x, r->cx.tenant);
	struct answer_stage_line *l;

	v.n = partnership_partners(&r->cx, &p);
	l = NEWN(r->cx.mem, struct answer_stage_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++) {
		l[i].partner = p[i].name;
		l[i].edit = edit_url(r, p[i].id);
		put_words(r, &l[i], p[i].id, x, n);
	}
	v.row = l;
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Stages of assessment"), NULL);
	answer_stages_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* What stands now, also beside what was typed over it. */
static const char *
saved_words(struct req *r, const struct answer_stages *s)
{
	struct buf b;

	buf_init(&b, r->cx.mem);
	for (int k = 0; k < ANSWER_STAGES; k++)
		if (s->on[k])
			buf_fmt(&b, "%s%s%s%s", b.len == 0 ? tr(r->cx.lang, "Set now: ") : ", ",
			    answer_stage_word(r->cx.lang, answer_stages[k]),
			    *s->how[k] == '\0' ? "" : ": ", s->how[k]);
	return b.len == 0 ? tr(r->cx.lang, "Nothing is set yet.") : b.s;
}

static enum st
edit_get(struct req *r)
{
	struct partner_in p;
	const char *left;
	struct answer_stages s;

	if (!partnership_partner_get(&r->cx, (partner_id){ r->id }, &p, &left))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such partner");
	answer_stages_of(&r->cx, p.id, &s);
	for (int k = 0; k < ANSWER_STAGES && !r->typed; k++) {
		form_set(&r->form, answer_stages[k], s.on[k] ? "1" : "");
		form_set(&r->form, arena_strf(r->cx.mem, "how_%s", answer_stages[k]), s.how[k]);
	}
	form_set(&r->form, "stamp", answer_stages_stamp(r->cx.mem, &s));
	page_start(r, PLACE_PARTNERSHIP,
	    arena_strf(r->cx.mem, tr(r->cx.lang, "Stages of assessment: %s"), p.name),
	    saved_words(r, &s));
	answer_stage_html(&r->out, &(struct answer_stage_view){ &r->form, edit_url(r, p.id),
	    url_stages(r->cx.mem, r->cx.tenant) });
	page_done(r);
	return ST_OK;
}

static enum st
edit_post(struct req *r)
{
	struct stage_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = answer_stages_set(&r->cx,
	    &(struct answer_stages){ { r->id }, { in.reaction, in.knowledge, in.change },
	        { in.how_reaction, in.how_knowledge, in.how_change } },
	    in.stamp);
	return st != ST_OK ? st
	                   : redirect_say(r, url_stages(r->cx.mem, r->cx.tenant), N_("Saved."));
}

const struct route answer_stage_routes[] = {
	GET("/p/:p/stages", PERM_PARTNERSHIP_READ, list_get),
	GET("/p/:p/stages/:id", PERM_PARTNERSHIP_EDIT, edit_get),
	POST("/p/:p/stages/:id", PERM_PARTNERSHIP_EDIT, edit_post, edit_get, stage_fields),
};
const size_t n_answer_stage_routes = LEN(answer_stage_routes);
