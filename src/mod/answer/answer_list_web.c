/* SPDX-License-Identifier: EUPL-1.2
 * answer_list_web.c - the filled forms of a person, and where one more is begun.
 */
#include "mod/answer/answer_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/answer/answer_view.h"
#include "mod/formfile/formfile.h"
#include "mod/person/person.h"

#include <string.h>

static const struct option *
kinds(struct req *r, const char *about, size_t *ret_n)
{
	struct formfile *f;
	size_t n = formfile_list(&r->cx, about, &f);
	struct option *o = NEWN(r->cx.mem, struct option, n + 1);

	for (size_t i = 0; i < n && rule_on("R367"); i++)
		o[i] = (struct option){ f[i].url, f[i].title, NULL };
	*ret_n = n;
	return o;
}

static const char *
title(struct req *r, const struct q_answer_of_person *x)
{
	const char *form = r->cx.lang == LANG_PL ? x->title_pl : x->title_en;

	if (*x->stage != '\0')
		form = arena_strf(r->cx.mem, tr(r->cx.lang, "%s, stage: %s"), form,
		    answer_stage_word(r->cx.lang, x->stage));
	return x->service_on == NULL ? form
	                             : arena_strf(r->cx.mem, tr(r->cx.lang, "%s, service of %s"),
	                                   form, date_short(r->cx.mem, x->service_on));
}

/* *signed_start: the survey at the start is signed (R151). */
static const struct answer_line *
lines(struct req *r, person_id person, size_t *ret_n, bool *signed_start)
{
	struct q_answer_of_person *x;
	size_t n = q_answer_of_person(&r->cx, &x, r->cx.tenant, person), shown = 0;
	const struct case_access *access = case_access_load(&r->cx, person);
	struct answer_line *l = NEWN(r->cx.mem, struct answer_line, n + 1);

	for (size_t i = 0; i < n; i++) {
		struct case_mark mark = answer_circle(x[i].partner, x[i].author);

		if (!case_sees(access, &mark))
			continue;
		*signed_start = *signed_start || (text_eq(x[i].tool, ANSWER_EX_ANTE) &&
		    strcmp(x[i].state, "signed") == 0);
		l[shown++] = (struct answer_line){ title(r, &x[i]),
			answer_state_words(r, x[i].state, x[i].signed_on),
			answer_moment(r, x[i].changed_at, x[i].changed_by),
			url_answer(r->cx.mem, r->cx.tenant, x[i].id) };
	}
	*ret_n = shown;
	return l;
}

/* Stages of the actor's partner, each with its own words. */
static const struct option *
stage_options(struct req *r, size_t *ret_n)
{
	struct option *o = NEWN(r->cx.mem, struct option, ANSWER_STAGES + 1);
	struct answer_stages s;

	answer_stages_of(&r->cx, r->cx.partner, &s);
	*ret_n = 0;
	o[(*ret_n)++] = (struct option){ "",
		tr(r->cx.lang, "None, or the one that follows from the form"), NULL };
	for (int k = 0; k < ANSWER_STAGES; k++)
		if (s.on[k])
			o[(*ret_n)++] = (struct option){ answer_stages[k],
			    answer_stage_word(r->cx.lang, answer_stages[k]),
			    *s.how[k] == '\0' ? NULL : s.how[k] };
	if (*ret_n == 1)
		*ret_n = 0;
	return o;
}

static enum st
list_get(struct req *r)
{
	person_id id = { r->id };
	struct answer_list_view v = { .form = &r->form,
		.may_edit = req_may(r, PERM_CASE_EDIT),
		.begin = url_person_answers(r->cx.mem, r->cx.tenant, id),
		.person = url_person(r->cx.mem, r->cx.tenant, id),
		.blank = url_forms(r->cx.mem, r->cx.tenant),
		.import = { arena_strf(
		    r->cx.mem, "%s/import", url_person_answers(r->cx.mem, r->cx.tenant, id).s) } };
	struct formfile start;
	struct person_row p;
	bool signed_start = false;

	if (!person_get(&r->cx, id, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	req_looked_at(r, id);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set_int(&r->form, "service", req_query_int(r, "service", 0));
	}
	v.row = lines(r, id, &v.n, &signed_start);
	v.service = *form_get(&r->form, "service") != '\0';
	v.kind = kinds(r, v.service ? "service" : "person", &v.n_kind);
	v.stage = stage_options(r, &v.n_stage);
	v.stages = url_stages(r->cx.mem, r->cx.tenant);
	v.start_missing = !signed_start && !v.service && rule_on("R151-offer");
	if (v.start_missing && !r->typed && formfile_of_tool(&r->cx, ANSWER_EX_ANTE, &start))
		form_set(&r->form, "url", start.url);
	page_start(
	    r, PLACE_PEOPLE, arena_strf(r->cx.mem, tr(r->cx.lang, "Forms: %s"), p.called), NULL);
	person_places(r, id, PERSON_FORMS);
	answer_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static const struct field begin_fields[] = {
	FIELD(struct answer_begin, id, FIELD_ID, "id", .required = true),
	FIELD(struct answer_begin, service, FIELD_ID, "service"),
	FIELD(struct answer_begin, url, FIELD_LINE, N_("Which form"), .required = true, .max = 300),
	FIELD(struct answer_begin, stage, FIELD_CHOICE, N_("Stage of the assessment"),
	    .choices = "reaction|knowledge|change"),
};

static enum st
begin_post(struct req *r)
{
	struct answer_begin in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.person.v = r->id;
	st = answer_begin(&r->cx, &in);
	return st != ST_OK ? st : redirect(r, answer_page_url(r, in.id, 0));
}

const struct route answer_list_routes[] = {
	GET("/p/:p/people/:id/forms", PERM_CASE_READ, list_get, .shows = "person"),
	POST("/p/:p/people/:id/forms", PERM_CASE_EDIT, begin_post, list_get, begin_fields,
	    .shows = "person"),
};
const size_t n_answer_list_routes = LEN(answer_list_routes);
