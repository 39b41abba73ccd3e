/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_problem_web.c - the form of one problem: three views apart, what was agreed about it.
 */
#include "base/id.h"
#include "mod/diagnosis/diagnosis_view.h"
#include "mod/person/person.h"

#include <string.h>

#define F(m, kind_, label_, ...) FIELD(struct diagnosis_problem_in, m, kind_, label_, __VA_ARGS__)

const struct field diag_problem_fields[N_PROBLEM_FIELDS] = {
	F(id, FIELD_NEW, "id"),
	F(stamp, FIELD_LINE, "stamp"),
	F(code, FIELD_LINE, N_("Problem from the list")),
	F(content, FIELD_BLOCK, N_("In own words"), .max = 1000),
	F(cause, FIELD_BLOCK, N_("What it comes from"), .max = 2000),
	F(view_client, FIELD_BLOCK, N_("How the client sees it"), .max = 2000),
	F(view_family, FIELD_BLOCK, N_("How the family sees it"), .max = 2000),
	F(view_worker, FIELD_BLOCK, N_("How you see it"), .max = 2000),
	F(recognised, FIELD_CHOICE, N_("Does the client see it as own?"),
	    .choices = "yes|no|unasked"),
	F(blocking, FIELD_BOOL, N_("It blocks the solving of others")),
	F(solvable, FIELD_BOOL, N_("It can really be solved")),
	F(place, FIELD_INT, N_("Place in the joint order"), .max = 99),
	F(state, FIELD_CHOICE, N_("What was agreed"), .choices = "named|joint|later|solved"),
	F(talk_on, FIELD_DATE, N_("Day of the talk")),
	F(talk_note, FIELD_BLOCK, N_("What you agreed"), .max = 2000),
	F(return_on, FIELD_DATE, N_("Come back to it by")),
	F(circle, FIELD_CHOICE, N_("Who sees it"), .choices = "team|partner"),
	F(sensitive, FIELD_CHOICE, N_("Sensitive fact"),
	    .choices = "health|addiction|violence|disability"),
};

static enum st
draw(struct req *r, struct diag_problem_view *v, diagnosis_id id, person_id person)
{
	struct cx *cx = &r->cx;
	const struct diag_data *data = diag_data();
	struct option *o = NEWN(cx->mem, struct option, data->n_problem + 1);

	o[0] = (struct option){ "", tr(cx->lang, "in own words"), NULL };
	for (size_t i = 0; i < data->n_problem; i++)
		o[i + 1] =
		    (struct option){ data->problem[i].code, data->problem[i].text[cx->lang], NULL };
	v->code = o;
	v->n_code = data->n_problem + 1;
	v->form = &r->form;
	v->back = url_diag(cx->mem, cx->tenant, id, "");
	page_start(r, PLACE_PEOPLE, v->exists ? tr(cx->lang, "Problem") :
	    tr(cx->lang, "Name a problem"), tr(cx->lang,
	    "Each view has its own place. None of them replaces another."));
	person_places_of(r, person, PERSON_DIAGNOSIS);
	diag_problem_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

enum st
diag_problem_new_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_diag_get d;
	diagnosis_id id = { r->id };
	struct diag_problem_view v = { .action =
		                           url_diag(cx->mem, cx->tenant, id, "/problems/new") };
	enum st st = diag_find(cx, id, &d);

	if (st != ST_OK)
		return st;
	req_looked_at(r, d.person);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "recognised", "unasked");
		form_set(&r->form, "state", "named");
		form_set(&r->form, "circle", "team");
	}
	return draw(r, &v, id, d.person);
}

enum st
diag_problem_new_post(struct req *r)
{
	struct diagnosis_problem_in in = { .client = true };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.diagnosis.v = r->id;
	return entry_saved(r, diagnosis_problem_add(&r->cx, &in),
	    url_diag(r->cx.mem, r->cx.tenant, in.diagnosis, ""));
}

enum st
diag_problem_edit_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_diag_problem_get p;
	problem_id id = { r->id };
	struct entry *e = NEW(cx->mem, struct entry);
	struct diag_problem_view v = { .exists = true,
		.action = url_diag_problem(cx->mem, cx->tenant, id, ""),
		.withdraw = url_diag_problem(cx->mem, cx->tenant, id, "/withdraw") };
	enum st st = diag_problem_find(cx, id, &p);

	if (st != ST_OK)
		return st;
	req_looked_at(r, p.person);
	diag_problem_of(cx, id, &p, e);
	v.n_past = entry_shown(r, e, diag_problem_fields, LEN(diag_problem_fields), &v.past);
	return draw(r, &v, p.diagnosis, p.person);
}

enum st
diag_problem_edit_post(struct req *r)
{
	struct diagnosis_problem_in in = { .client = true };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, diagnosis_problem_edit(&r->cx, &in), &diag_problem_sort);
}

enum st
diag_problem_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &diag_problem_sort);
}
