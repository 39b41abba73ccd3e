/* SPDX-License-Identifier: EUPL-1.2
 * recruit_candidate_web.c - the own partner's candidates: list, form, declaration.
 */
#include "base/id.h"
#include "mod/recruit/recruit_paper.h"
#include "mod/recruit/recruit_view.h"
#include "mod/recruit/recruit_web.h"

#define PER_PAGE 50

#define KNOWN "unknown|yes|no"

const struct field recruit_candidate_fields[27] = {
	FIELD(struct candidate_in, id, FIELD_ID, N_("Surname")),
	FIELD(struct candidate_in, stamp, FIELD_LINE, N_("Surname")),
	FIELD(struct candidate_in, given, FIELD_LINE, N_("Given name")),
	FIELD(struct candidate_in, surname, FIELD_LINE, N_("Surname")),
	FIELD(struct candidate_in, pesel, FIELD_LINE, N_("PESEL"), .max = 40),
	FIELD(struct candidate_in, birth_on, FIELD_DATE, N_("Birth date")),
	FIELD(struct candidate_in, sex, FIELD_CHOICE, N_("Sex"), .choices = "K|M"),
	FIELD(struct candidate_in, phone, FIELD_LINE, N_("Telephone"), .max = 60),
	FIELD(struct candidate_in, email, FIELD_LINE, N_("E-mail")),
	FIELD(struct candidate_in, address, FIELD_LINE, N_("Address")),
	FIELD(struct candidate_in, no_address, FIELD_BOOL, N_("Has no fixed address now")),
	FIELD(struct candidate_in, stays_at, FIELD_LINE, N_("Where she or he stays")),
	FIELD(struct candidate_in, no_document, FIELD_BOOL, N_("Has no identity document now")),
	FIELD(struct candidate_in, other_person, FIELD_BOOL,
	    N_("The same name and birth date as somebody on the list, but another person")),
	FIELD(struct candidate_in, ops_client, FIELD_CHOICE, N_("Client of OPS"), .choices = KNOWN),
	FIELD(struct candidate_in, ops_since, FIELD_DATE, N_("Client of OPS since")),
	FIELD(struct candidate_in, pup_registered, FIELD_CHOICE, N_("Registered in PUP"),
	    .choices = KNOWN),
	FIELD(struct candidate_in, pup_since, FIELD_DATE, N_("Registered in PUP since")),
	FIELD(struct candidate_in, months_out, FIELD_INT, N_("Months without work"), .max = 900),
	FIELD(struct candidate_in, situation, FIELD_BLOCK, N_("Situation")),
	FIELD(struct candidate_in, reason, FIELD_BLOCK, N_("Reason of the proposal")),
	FIELD(struct candidate_in, motivation, FIELD_BLOCK, N_("Motivation")),
	FIELD(struct candidate_in, readiness, FIELD_BLOCK, N_("Readiness for complex help")),
	FIELD(struct candidate_in, interest, FIELD_BLOCK,
	    N_("Interest in permanent work and wider skills")),
	FIELD(struct candidate_in, declared_on, FIELD_DATE, N_("Declaration signed on")),
	FIELD(struct candidate_in, declared_at, FIELD_LINE, N_("Where it was handed in")),
	FIELD(struct candidate_in, remark, FIELD_BLOCK, N_("Remark of your organisation")),
};

struct withdraw_in { const char *why; };

const struct field recruit_withdraw_fields[1] = {
	FIELD(struct withdraw_in, why, FIELD_BLOCK, N_("Why you withdraw it"), .max = 1000),
};

/* Until she is linked, a candidate is noted under her own number. */
static void
looked_at(struct req *r, candidate_id id, person_id person)
{
	req_looked_at(r, person.v != 0 ? person : (person_id){ id.v });
}

enum st
recruit_show_candidates(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_recruit_group_get g;
	int64_t page = req_query_int(r, "page", 1);
	struct candidates_view v = { .tenant = cx->tenant, .group = { r->id },
	    .page = page < 1 || page > 100000 ? 1 : page };

	if (!q_recruit_group_get(cx, &g, cx->tenant, v.group))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	v.n = q_recruit_candidates(cx, &v.row, &(struct q_recruit_candidates_in){ .tenant =
	    cx->tenant,
	    .group = v.group, .partner = cx->partner, .limit = PER_PAGE,
	    .offset = (v.page - 1) * PER_PAGE });
	for (size_t i = 0; i < v.n; i++)
		looked_at(r, v.row[i].id, v.row[i].person);
	v.total = v.n > 0 ? v.row[0].total : 0;
	v.pages = (v.total + PER_PAGE - 1) / PER_PAGE;
	v.add = url_recruit(cx->mem, cx->tenant, "/groups/%lld/candidates/new", r->id);
	v.import = url_recruit(cx->mem, cx->tenant, "/groups/%lld/import", r->id);
	v.group_url = url_group(cx->mem, cx->tenant, v.group);
	v.prev = url_recruit_page(cx->mem, url_candidates(cx->mem, cx->tenant, v.group),
	    v.page - 1);
	v.next = url_recruit_page(cx->mem, url_candidates(cx->mem, cx->tenant, v.group),
	    v.page + 1);
	page_start(r, PLACE_GROUP, tr(cx->lang, "Your candidates"), g.name);
	recruit_candidates_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* Who of the own list is meant, when the form comes back. */
static void
find_same(struct req *r, struct candidate_form_view *v, group_id group, candidate_id self)
{
	struct cx probe = r->cx;        /* its faults are already in the form */
	struct candidate_in in = { .id = self, .given = form_get(&r->form, "given"),
		.surname = form_get(&r->form, "surname"), .pesel = form_get(&r->form, "pesel"),
		.birth_on = date_parse(r->cx.mem, form_get(&r->form, "birth_on")) };
	bool by_pesel;
	candidate_id same;

	recruit_check(&probe, &in);
	same = recruit_same(&r->cx, group, &in, &by_pesel);
	v->same = same.v != 0;
	v->same_url = url_candidate(r->cx.mem, r->cx.tenant, same);
}

enum st
recruit_new_candidate(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_recruit_group_get g;
	struct candidate_form_view v = { .tenant = cx->tenant, .form = &r->form,
		.action = url_candidates(cx->mem, cx->tenant, (group_id){ r->id }) };

	if (!q_recruit_group_get(cx, &g, cx->tenant, (group_id){ r->id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	if (r->typed)
		find_same(r, &v, g.id, (candidate_id){ 0 });
	else {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "ops_client", "unknown");
		form_set(&r->form, "pup_registered", "unknown");
	}
	page_start(r, PLACE_GROUP, tr(cx->lang, "Propose a person"), g.name);
	recruit_candidate_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static void
fill_candidate(struct req *r, const struct q_recruit_candidate_get *d)
{
	struct form *f = &r->form;

	form_set(f, "given", d->given);
	form_set(f, "surname", d->surname);
	form_set(f, "pesel", d->pesel);
	form_set(f, "birth_on", d->birth_on);
	form_set(f, "sex", d->sex);
	form_set(f, "phone", d->phone);
	form_set(f, "email", d->email);
	form_set(f, "address", d->address);
	form_set(f, "no_address", d->no_address ? "1" : "");
	form_set(f, "stays_at", d->stays_at);
	form_set(f, "no_document", d->no_document ? "1" : "");
	form_set(f, "ops_client", d->ops_client);
	form_set(f, "ops_since", d->ops_since);
	form_set(f, "pup_registered", d->pup_registered);
	form_set(f, "pup_since", d->pup_since);
	form_set_int(f, "months_out", d->months_out);
	form_set(f, "situation", d->situation);
	form_set(f, "reason", d->reason);
	form_set(f, "motivation", d->motivation);
	form_set(f, "readiness", d->readiness);
	form_set(f, "interest", d->interest);
	form_set(f, "declared_on", d->declared_on);
	form_set(f, "declared_at", d->declared_at);
	form_set(f, "remark", d->remark);
	form_set(f, "stamp", recruit_candidate_stamp(&r->cx, d));
}

enum st
recruit_show_candidate(struct req *r)
{
	struct cx *cx = &r->cx;
	candidate_id id = { r->id };
	struct q_recruit_candidate_get d;
	struct candidate_form_view v = { .tenant = cx->tenant, .form = &r->form, .exists = true,
		.action = url_candidate(cx->mem, cx->tenant, id) };

	if (!q_recruit_candidate_get(cx, &d, cx->tenant, id, cx->partner))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such candidate on your list."));
	looked_at(r, id, d.person);
	if (r->typed && form_has(&r->form, "do", "withdraw")) {
		const char *why = form_get(&r->form, "why");

		fill_candidate(r, &d);
		form_set(&r->form, "why", why);
	} else if (r->typed)
		find_same(r, &v, d.group, id);
	else
		fill_candidate(r, &d);
	v.withdrawn = text_eq(d.state, "withdrawn");
	v.withdraw = url_recruit(cx->mem, cx->tenant, "/candidates/%lld/withdraw", r->id);
	v.again = url_recruit(cx->mem, cx->tenant, "/candidates/%lld/again", r->id);
	v.paper = url_recruit(cx->mem, cx->tenant, "/candidates/%lld/declaration", r->id);
	v.list = url_candidates(cx->mem, cx->tenant, d.group);
	page_start(r, PLACE_GROUP, arena_strf(cx->mem, "%s %s", d.given, d.surname),
	    arena_strf(cx->mem, tr(cx->lang, "Candidate of your organisation, group: %s"),
	    d.group_name));
	recruit_candidate_form_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
recruit_post_candidate(struct req *r)
{
	struct candidate_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = recruit_candidate_add(&r->cx, (group_id){ r->id }, &in);
	return st != ST_OK ? st : redirect_say(r, url_candidates(r->cx.mem, r->cx.tenant,
	    (group_id){ r->id }), N_("Saved."));
}

enum st
recruit_post_candidate_edit(struct req *r)
{
	struct candidate_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = recruit_candidate_edit(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, url_candidate(r->cx.mem, r->cx.tenant, in.id),
	    N_("Saved."));
}

enum st
recruit_post_withdraw(struct req *r)
{
	struct withdraw_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = recruit_candidate_withdraw(&r->cx, (candidate_id){ r->id }, in.why);
	return st != ST_OK ? st : redirect_say(r, url_candidate(r->cx.mem, r->cx.tenant,
	    (candidate_id){ r->id }),
	    N_("The proposal is withdrawn."));
}

enum st
recruit_post_again(struct req *r)
{
	enum st st = recruit_candidate_again(&r->cx, (candidate_id){ r->id });

	return st != ST_OK ? st : redirect_say(r, url_candidate(r->cx.mem, r->cx.tenant,
	    (candidate_id){ r->id }),
	    N_("The person is proposed again."));
}

/* ---- the declaration ---- */

static void
make_declaration(struct req *r, void *arg)
{
	r->bytes = recruit_paper_declaration(r->cx.mem, arg, &r->n_bytes);
}

static enum st
declaration(struct req *r, struct declaration *d)
{
	struct q_recruit_partnership_name p = { 0 };

	q_recruit_partnership_name(&r->cx, &p, r->cx.tenant);
	d->lang = r->cx.lang;
	d->partnership = p.name;
	d->service = p.service_name;
	d->today = r->cx.today;
	d->now = r->cx.now;
	d->n_partner = q_recruit_profiles(&r->cx, &d->partner, r->cx.tenant, r->cx.today);
	r->type = "application/pdf";
	r->download = tr(r->cx.lang, "declaration.pdf");
	return defer(r, make_declaration, d, NULL, DB_READ);
}

enum st
recruit_get_blank_declaration(struct req *r)
{
	struct q_recruit_group_get g;
	struct declaration *d = NEW(r->cx.mem, struct declaration);

	if (!q_recruit_group_get(&r->cx, &g, r->cx.tenant, (group_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such group."));
	d->declare_at = g.declare_at;
	return declaration(r, d);
}

enum st
recruit_get_declaration(struct req *r)
{
	struct q_recruit_candidate_get c;
	struct declaration *d = NEW(r->cx.mem, struct declaration);

	if (!q_recruit_candidate_get(&r->cx, &c, r->cx.tenant, (candidate_id){ r->id },
	    r->cx.partner))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such candidate on your list."));
	looked_at(r, c.id, c.person);
	d->name = arena_strf(r->cx.mem, "%s %s", c.given, c.surname);
	d->sex = c.sex;
	d->pesel = c.pesel;
	d->birth_on = c.birth_on;
	d->address = c.no_address ? c.stays_at : c.address;
	d->phone = c.phone;
	d->declare_at = c.group_declare_at;
	return declaration(r, d);
}
