/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_web.c - the page of a diagnosis; begun, summed up, agreed; the routes.
 */
#include "mod/diagnosis/diagnosis_web.h"

#include "base/date.h"
#include "base/id.h"
#include "mod/answer/answer.h"
#include "mod/diagnosis/diagnosis_view.h"
#include "mod/formfile/formfile.h"
#include "mod/person/person.h"

#include <string.h>

struct url
url_diagnosis(struct arena *mem, tenant_id t, person_id id)
{
	return (struct url){ arena_strf(mem, "%s/diagnosis", url_person(mem, t, id).s) };
}

struct url
url_diag(struct arena *mem, tenant_id t, diagnosis_id id, const char *rest)
{
	return (struct url){ arena_strf(mem, "/p/%lld/diagnoses/%lld%s", (long long)t.v,
	    (long long)id.v, rest) };
}

struct url
url_diag_form(struct arena *mem, tenant_id t, person_id id, const char *code)
{
	return (struct url){ arena_strf(mem, "%s/forms/%s", url_diagnosis(mem, t, id).s, code) };
}

struct url
url_diag_add(struct arena *mem, tenant_id t, diagnosis_id id, const char *kind, const char *code)
{
	return url_diag(mem, t, id, arena_strf(mem, "/entries/new?what=%s%s%s", kind,
	    code == NULL ? "" : "&code=", code == NULL ? "" : code));
}

struct url
url_diag_entry(struct arena *mem, tenant_id t, finding_id id, const char *rest)
{
	return (struct url){ arena_strf(mem, "/p/%lld/diagnosis-entries/%lld%s", (long long)t.v,
	    (long long)id.v, rest) };
}

struct url
url_diag_problem(struct arena *mem, tenant_id t, problem_id id, const char *rest)
{
	return (struct url){ arena_strf(mem, "/p/%lld/problems/%lld%s", (long long)t.v,
	    (long long)id.v, rest) };
}

/* ---- the page ---- */

bool
diag_shows(const struct diag_show_view *v, const char *code)
{
	size_t n = strlen(code);

	for (size_t i = 0; i < v->w.n_entry; i++)
		if (strcmp(v->w.entry[i].e.kind, "finding") == 0 &&
		    strncmp(v->w.entry[i].e.code, code, n) == 0)
			return true;
	return v->draft || diag_filled(&v->w, code);
}

static const char *
state_sentence(struct cx *cx, const struct q_diag_get *d)
{
	struct buf b;

	buf_init(&b, cx->mem);
	buf_fmt(&b, tr(cx->lang, "Version %lld: %s"), (long long)d->no,
	    diag_state_word(cx->lang, d->state));
	if (d->agreed_on != NULL)
		buf_fmt(&b, " %s", date_long(cx->mem, cx->lang, d->agreed_on));
	if (d->baseline)
		buf_fmt(&b, "; %s", tr(cx->lang, "later ones are compared with it"));
	if (d->review_on != NULL && strcmp(d->state, "agreed") == 0)
		buf_fmt(&b, "; %s %s", tr(cx->lang, "to be looked at again by"),
		    date_long(cx->mem, cx->lang, d->review_on));
	buf_str(&b, ".");
	return b.s;
}

static enum st
draw(struct req *r, diagnosis_id id)
{
	struct cx *cx = &r->cx;
	struct diag_show_view *v = NEW(cx->mem, struct diag_show_view);
	enum st st = diag_load(cx, id, &v->w);

	if (st != ST_OK)
		return st;
	req_looked_at(r, v->w.d.person);
	v->form = &r->form;
	v->tenant = cx->tenant;
	v->draft = strcmp(v->w.d.state, "draft") == 0;
	v->begin = (struct url){ arena_strf(cx->mem, "%s/new",
	    url_diagnosis(cx->mem, cx->tenant, v->w.d.person).s) };
	v->agree = url_diag(cx->mem, cx->tenant, id, "/agree");
	v->summary = url_diag(cx->mem, cx->tenant, id, "/summary");
	v->pdf = url_diag(cx->mem, cx->tenant, id, "/diagnosis.pdf");
	v->sheet = url_diag(cx->mem, cx->tenant, id, "/summary.pdf");
	v->back = url_person(cx->mem, cx->tenant, v->w.d.person);
	v->settings = (struct url){ req_may(r, PERM_PARTNERSHIP_EDIT) ? arena_strf(cx->mem,
	    "/p/%lld/diagnosis-settings", (long long)cx->tenant.v) : NULL };
	v->summary_judging = case_judging_advice(cx->mem, cx->lang, v->w.d.summary);
	page_start(r, PLACE_PEOPLE, arena_strf(cx->mem, tr(cx->lang, "Diagnosis: %s"), v->w.name),
	    state_sentence(cx, &v->w.d));
	person_places(r, v->w.d.person, PERSON_DIAGNOSIS);
	diag_show_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
show_get(struct req *r)
{
	return draw(r, (diagnosis_id){ r->id });
}

/* ---- begun ---- */

static const struct field begin_fields[] = {
	FIELD(struct diagnosis_begin, id, FIELD_NEW, "id"),
	FIELD(struct diagnosis_begin, baseline, FIELD_BOOL, N_("This is the starting picture")),
	FIELD(struct diagnosis_begin, why, FIELD_BLOCK, N_("Why the picture is looked at again"),
	    .max = 1000),
};

static enum st
begin_get(struct req *r)
{
	struct cx *cx = &r->cx;
	person_id id = { r->id };
	struct person_row p;
	struct q_diag_versions *ver;
	struct diag_begin_view v = { .form = &r->form,
		.action = { arena_strf(
		    cx->mem, "%s/new", url_diagnosis(cx->mem, cx->tenant, id).s) },
		.back = url_person(cx->mem, cx->tenant, id) };

	if (!person_get(cx, id, &p))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such person."));
	req_looked_at(r, id);
	v.first = q_diag_versions(cx, &ver, cx->tenant, id) == 0;
	v.name = p.called;
	v.tenant = cx->tenant;
	v.w.d.person = id;
	diag_forms(cx, case_access_load(cx, id), &v.w);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "baseline", v.first ? "1" : "");
	}
	page_start(r, PLACE_PEOPLE, arena_strf(cx->mem, tr(cx->lang, "Diagnosis: %s"), p.called),
	    v.first ? tr(cx->lang, "Not begun yet.") :
	    tr(cx->lang, "The new version begins with all that the last one holds."));
	person_places(r, id, PERSON_DIAGNOSIS);
	diag_begin_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* The newest version, or where it begins. */
static enum st
person_diagnosis_get(struct req *r)
{
	struct q_diag_versions *v;

	if (q_diag_versions(&r->cx, &v, r->cx.tenant, (person_id){ r->id }) == 0)
		return begin_get(r);
	return draw(r, v[0].id);
}

/* The questionnaire of an item, SWOT, the survey at the start: begun, to be filled in (R310). */
static enum st
form_post(struct req *r)
{
	const char *tool = diag_form_tool(r->code);
	struct answer_begin in = { .id = { id_new() }, .person = { r->id } };
	struct formfile f = { 0 };
	bool there = tool != NULL && formfile_of_tool(&r->cx, tool, &f);
	enum st st;

	in.url = f.url;
	st = !there ? cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang,
	    "There is no such form.")) : answer_begin(&r->cx, &in);

	return st != ST_OK ? st : redirect(r, url_answer(r->cx.mem, r->cx.tenant, in.id));
}

static enum st
begin_post(struct req *r)
{
	struct diagnosis_begin in = { 0 };
	diagnosis_id id;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = diagnosis_begin(&r->cx, (person_id){ r->id }, &in, &id);
	return st != ST_OK ? st : redirect(r, url_diag(r->cx.mem, r->cx.tenant, id, ""));
}

/* ---- summed up, agreed ---- */

struct summary_form { const char *summary, *stamp; };

static const struct field summary_fields[] = {
	FIELD(struct summary_form, summary, FIELD_BLOCK, N_("Summary for the client"), .max = 6000),
	FIELD(struct summary_form, stamp, FIELD_LINE, "stamp"),
};

static enum st
summary_get(struct req *r)
{
	struct q_diag_get d;
	diagnosis_id id = { r->id };
	struct entry e;
	struct diag_summary_view v = { .form = &r->form,
		.action = url_diag(r->cx.mem, r->cx.tenant, id, "/summary"),
		.back = url_diag(r->cx.mem, r->cx.tenant, id, "") };
	enum st st = diag_find(&r->cx, id, &d);

	if (st == ST_OK)
		st = diag_whole_open(&r->cx, &d);
	if (st != ST_OK)
		return st;
	req_looked_at(r, d.person);
	diag_summary_of(&r->cx, &d, &e);
	entry_fill(r, &e);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Summary for the client"),
	    tr(r->cx.lang,
	        "Everybody has the right to know, in plain words, how those who help see the situation."));
	person_places_of(r, d.person, PERSON_DIAGNOSIS);
	diag_summary_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
summary_post(struct req *r)
{
	struct summary_form in = { 0 };
	diagnosis_id id = { r->id };

	if (!form_read(r, &in))
		return ST_INVALID;
	return entry_saved(r, diagnosis_summarise(&r->cx, id, in.summary, in.stamp),
	    url_diag(r->cx.mem, r->cx.tenant, id, ""));
}

static const struct field agree_fields[] = {
	FIELD(struct diagnosis_agree, on, FIELD_DATE, N_("Agreed on")),
	FIELD(
	    struct diagnosis_agree, part, FIELD_BLOCK, N_("How the client took part"), .max = 1000),
	FIELD(struct diagnosis_agree, changed, FIELD_BLOCK,
	    N_("What changed since the last version"), .max = 2000),
	FIELD(struct diagnosis_agree, review, FIELD_DATE, N_("To be looked at again by")),
};

static enum st
agree_get(struct req *r)
{
	struct q_diag_get d;
	diagnosis_id id = { r->id };
	struct diag_agree_view v = { .form = &r->form,
		.action = url_diag(r->cx.mem, r->cx.tenant, id, "/agree"),
		.back = url_diag(r->cx.mem, r->cx.tenant, id, "") };
	int64_t days = diagnosis_review_days(&r->cx);
	enum st st = diag_find(&r->cx, id, &d);

	if (st == ST_OK)
		st = diag_whole_open(&r->cx, &d);
	if (st != ST_OK)
		return st;
	req_looked_at(r, d.person);
	v.first = d.no == 1;
	v.days = arena_strf(r->cx.mem, trn(r->cx.lang, "Left empty: in %lld day.",
	    "Left empty: in %lld days.", days), (long long)days);
	if (!r->typed)
		form_set(&r->form, "on", r->cx.today);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Agree the diagnosis"), tr(r->cx.lang,
	    "This version then stays as it is; the picture goes on in the next one."));
	person_places_of(r, d.person, PERSON_DIAGNOSIS);
	diag_agree_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
agree_post(struct req *r)
{
	struct diagnosis_agree in = { 0 };
	diagnosis_id id = { r->id };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = diagnosis_agree(&r->cx, id, &in);
	return st != ST_OK ? st : redirect_say(r, url_diag(r->cx.mem, r->cx.tenant, id, ""),
	    N_("The diagnosis is agreed. Now explain it to the client."));
}

/* ---- the setting ---- */

struct setting_form { int64_t days; };

static const struct field setting_fields[] = {
	FIELD(struct setting_form, days, FIELD_INT, N_("Days until a diagnosis is looked at again"),
	    .required = true),
};

static enum st
setting_get(struct req *r)
{
	struct diag_summary_view v = { .form = &r->form,
		.action = { arena_strf(
		    r->cx.mem, "/p/%lld/diagnosis-settings", (long long)r->cx.tenant.v) },
		.back = url_people(r->cx.mem, r->cx.tenant) };

	if (!r->typed)
		form_set_int(&r->form, "days", diagnosis_review_days(&r->cx));
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "When a diagnosis is looked at again"),
	    tr(r->cx.lang, "It holds for versions agreed from now on."));
	diag_settings_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
setting_post(struct req *r)
{
	struct setting_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = diagnosis_set_review(&r->cx, in.days);
	return st != ST_OK ? st
	                   : redirect_say(r, url_people(r->cx.mem, r->cx.tenant), N_("Saved."));
}

#define SHOWS .shows = "person"

const struct route diagnosis_routes[] = {
	GET("/p/:p/people/:id/diagnosis", PERM_CASE_READ, person_diagnosis_get, SHOWS),
	GET("/p/:p/people/:id/diagnosis/new", PERM_CASE_EDIT, begin_get, SHOWS),
	POST("/p/:p/people/:id/diagnosis/new", PERM_CASE_EDIT, begin_post, begin_get, begin_fields),
	/* R310 */
	PRESS("/p/:p/people/:id/diagnosis/forms/:code", PERM_CASE_EDIT, form_post,
	    person_diagnosis_get),
	GET("/p/:p/diagnoses/:id", PERM_CASE_READ, show_get, SHOWS),
	GET("/p/:p/diagnoses/:id/summary", PERM_CASE_EDIT, summary_get, SHOWS),
	/* R368 */
	POST("/p/:p/diagnoses/:id/summary", PERM_CASE_EDIT, summary_post, summary_get,
	    summary_fields),
	GET("/p/:p/diagnoses/:id/agree", PERM_CASE_EDIT, agree_get, SHOWS),
	POST("/p/:p/diagnoses/:id/agree", PERM_CASE_EDIT, agree_post, agree_get, agree_fields),
	GET("/p/:p/diagnoses/:id/entries/new", PERM_CASE_EDIT, diag_entry_new_get, SHOWS),
	POST("/p/:p/diagnoses/:id/entries/new", PERM_CASE_EDIT, diag_entry_new_post,
	    diag_entry_new_get, diag_entry_fields),
	GET("/p/:p/diagnosis-entries/:id", PERM_CASE_EDIT, diag_entry_edit_get, SHOWS),
	POST("/p/:p/diagnosis-entries/:id", PERM_CASE_EDIT, diag_entry_edit_post,
	    diag_entry_edit_get, diag_entry_fields),
	POST("/p/:p/diagnosis-entries/:id/withdraw", PERM_CASE_EDIT, diag_entry_withdraw_post,
	    diag_entry_edit_get, entry_reason_fields),
	GET("/p/:p/diagnoses/:id/problems/new", PERM_CASE_EDIT, diag_problem_new_get, SHOWS),
	POST("/p/:p/diagnoses/:id/problems/new", PERM_CASE_EDIT, diag_problem_new_post,
	    diag_problem_new_get, diag_problem_fields),
	GET("/p/:p/problems/:id", PERM_CASE_EDIT, diag_problem_edit_get, SHOWS),
	POST("/p/:p/problems/:id", PERM_CASE_EDIT, diag_problem_edit_post, diag_problem_edit_get,
	    diag_problem_fields),
	POST("/p/:p/problems/:id/withdraw", PERM_CASE_EDIT, diag_problem_withdraw_post,
	    diag_problem_edit_get, entry_reason_fields),
	GET("/p/:p/diagnoses/:id/diagnosis.pdf", PERM_CASE_READ, diag_pdf_get, SHOWS),
	GET("/p/:p/diagnoses/:id/summary.pdf", PERM_CASE_READ, diag_sheet_get, SHOWS),
	GET("/p/:p/diagnosis-settings", PERM_PARTNERSHIP_EDIT, setting_get),
	POST("/p/:p/diagnosis-settings", PERM_PARTNERSHIP_EDIT, setting_post, setting_get,
	    setting_fields),
};
const size_t n_diagnosis_routes = LEN(diagnosis_routes);
