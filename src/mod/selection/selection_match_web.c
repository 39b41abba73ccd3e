/* SPDX-License-Identifier: EUPL-1.2
 * selection_match_web.c - the page of a pair: are these two proposals one person, and how is it known.
 */
#include "mod/selection/selection_view.h"
#include "mod/selection/selection_web.h"

static const struct field match_fields[] = {
	FIELD(struct match_in, decision, FIELD_CHOICE, N_("These two entries are"),
	    .required = true, .choices = "same|other"),
	FIELD(struct match_in, reason, FIELD_BLOCK, N_("How you know")),
	FIELD(struct match_in, legal, FIELD_LINE, N_("Legal basis of the comparison")),
};

struct part_in { const char *reason; };
static const struct field part_fields[] = {
	FIELD(struct part_in, reason, FIELD_BLOCK, N_("Why they are two people")),
};

struct url
url_match(struct arena *mem, tenant_id t, match_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/matches/%lld", (long long)t.v,
	    (long long)id.v) };
}

const char *
selection_decision_word(enum lang lang, const char *decision)
{
	return text_eq(decision, "same") ? tr(lang, "one person") : text_eq(decision, "other") ?
	    tr(lang, "two people") :
	    text_eq(decision, "parted") ? tr(lang, "parted again") : tr(lang, "decide");
}

static enum st
show_match(struct req *r)
{
	struct cx *cx = &r->cx;
	struct match_view v = { .form = &r->form, .may_edit = req_may(r, PERM_SELECTION_EDIT) };
	struct url self = url_match(cx->mem, cx->tenant, (match_id){ r->id });

	if (!q_selection_match_get(cx, &v.m, cx->tenant, (match_id){ r->id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such pair."));
	req_looked_at(r, v.m.a_person.v != 0 ? v.m.a_person : (person_id){ v.m.a.v });
	req_looked_at(r, v.m.b_person.v != 0 ? v.m.b_person : (person_id){ v.m.b.v });
	v.decide = self;
	v.part = (struct url){ arena_strf(cx->mem, "%s/part", self.s) };
	v.back = url_selection(cx->mem, cx->tenant, v.m.group);
	if (!r->typed)
		form_set(&r->form, "legal", tr(cx->lang, "Consent in the signed declarations"));
	page_start(r, PLACE_GROUP, tr(cx->lang, "One person or two?"),
	    selection_decision_word(cx->lang, v.m.decision));
	selection_match_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
post_match(struct req *r)
{
	struct match_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = selection_match_decide(&r->cx, (match_id){ r->id }, &in);
	return st != ST_OK ? st : redirect_say(r, url_match(r->cx.mem, r->cx.tenant,
	    (match_id){ r->id }), N_("The decision is saved."));
}

static enum st
post_part(struct req *r)
{
	struct part_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = selection_part(&r->cx, (match_id){ r->id }, in.reason);
	return st != ST_OK ? st : redirect_say(r, url_match(r->cx.mem, r->cx.tenant,
	    (match_id){ r->id }), N_("The entries are parted."));
}

const struct route selection_match_routes[] = {
	GET  ("/p/:p/matches/:id", PERM_SELECTION_READ, show_match, .shows = "person"),
	POST ("/p/:p/matches/:id", PERM_SELECTION_EDIT, post_match, show_match, match_fields),
	POST ("/p/:p/matches/:id/part", PERM_SELECTION_EDIT, post_part, show_match, part_fields),
};
const size_t n_selection_match_routes = LEN(selection_match_routes);
