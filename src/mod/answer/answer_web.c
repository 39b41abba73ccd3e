/* SPDX-License-Identifier: EUPL-1.2
 * answer_web.c - one filled form with its gaps, its end, its paper.
 */
#include "mod/answer/answer_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/answer/answer_view.h"
#include "mod/formfile/formfile.h"
#include "mod/person/person.h"
#include "quest/quest_paper.h"

#include <string.h>

struct url
url_answer(struct arena *mem, tenant_id p, answer_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/answers/%lld",
	    (long long)p.v, (long long)id.v) };
}

struct url
url_person_answers(struct arena *mem, tenant_id p, person_id id)
{
	return (struct url){ arena_strf(mem, "%s/forms", url_person(mem, p, id).s) };
}

struct url
url_service_answers(struct arena *mem, tenant_id p, person_id id, service_id service)
{
	return (struct url){ arena_strf(mem, "%s?service=%lld", url_person_answers(mem, p, id).s,
	    (long long)service.v) };
}

const char *
answer_state_words(struct req *r, const char *state, const char *signed_on)
{
	if (strcmp(state, "signed") == 0 && signed_on != NULL)
		return arena_strf(r->cx.mem, tr(r->cx.lang, "signed on %s"),
		    date_long(r->cx.mem, r->cx.lang, signed_on));
	if (strcmp(state, "withdrawn") == 0)
		return tr(r->cx.lang, "form withdrawn");
	return tr(r->cx.lang, "being filled in");
}

/* With its stage, if it has one. */
static const char *
full_state(struct req *r, const struct answer *x)
{
	const char *words = answer_state_words(r, x->state, x->signed_on);

	return *x->stage == '\0' ? words
	                         : arena_strf(r->cx.mem, tr(r->cx.lang, "%s, stage: %s"), words,
	                               answer_stage_word(r->cx.lang, x->stage));
}

const char *
answer_moment(struct req *r, int64_t at, const char *by)
{
	return arena_strf(r->cx.mem, "%s %s, %s",
	    date_short(r->cx.mem, date_of_instant(r->cx.mem, at)), time_of_instant(r->cx.mem, at),
	    by == NULL ? "" : by);
}

static void
gaps(struct req *r, const struct answer *x, struct answer_show_view *v)
{
	struct answer_section *s = NEWN(r->cx.mem, struct answer_section, x->n_page + 1);
	const struct quest_gap *first = quest_gaps(x->a, r->cx.lang, NULL);
	struct answer_gap *to;
	size_t n = 0;

	for (const struct quest_gap *g = first; g != NULL; g = g->next)
		n++;
	to = NEWN(r->cx.mem, struct answer_gap, n + 1);
	for (size_t i = 0; i < x->n_page; i++)
		s[i] = (struct answer_section){ x->page[i] == NULL ? tr(r->cx.lang, "Fill in") :
		    x->page[i]->text.in[r->cx.lang], answer_page_url(r, x->id, i), false, 0 };
	for (const struct quest_gap *g = first; g != NULL; g = g->next) {
		size_t at = answer_page_of(x, g->item);

		s[at].gaps++;
		to[v->n_gap++] =
		    (struct answer_gap){ g->item->text.in[r->cx.lang], g->text, s[at].url };
	}
	v->gap = to;
	v->section = s;
	v->n_section = x->n_page;
}

static void
past(struct req *r, const struct answer *x, struct answer_show_view *v)
{
	struct q_answer_changes *c;
	size_t n = q_answer_changes(&r->cx, &c, r->cx.tenant, x->id.v);
	struct answer_past *to = NEWN(r->cx.mem, struct answer_past, n + 1);

	for (size_t i = 0; i < n; i++)
		to[i] = (struct answer_past){ date_short(
			                          r->cx.mem, date_of_instant(r->cx.mem, c[i].at)),
			c[i].by == NULL ? "" : c[i].by,
			strcmp(c[i].kind, "correct") == 0 ? tr(r->cx.lang, "corrected")
			                                  : tr(r->cx.lang, "form withdrawn"),
			c[i].reason };
	v->past = to;
	v->n_past = n;
}

static struct url
below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/answers/%lld/%s",
	    (long long)r->cx.tenant.v, (long long)r->id, rest) };
}

static void
scans(struct req *r, struct answer_show_view *v)
{
	struct q_answer_scans *x;
	size_t n = q_answer_scans(&r->cx, &x, r->cx.tenant, (answer_id){ r->id });
	struct answer_scan_line *to = NEWN(r->cx.mem, struct answer_scan_line, n + 1);

	for (size_t i = 0; i < n; i++)
		to[i] = (struct answer_scan_line){ *x[i].name == '\0' ? x[i].type : x[i].name,
			arena_strf(r->cx.mem, "%lld KB", (long long)((x[i].size + 1023) / 1024)),
			answer_moment(r, x[i].at, x[i].by), x[i].sha256,
			below(r, arena_strf(r->cx.mem, "scans/%lld", (long long)x[i].id.v)) };
	v->scan = to;
	v->n_scan = n;
	v->attach = below(r, "scans");
	if (!r->typed || *form_get(&r->form, "scan") == '\0')
		form_set_int(&r->form, "scan", id_new());
}

/* R230: what she wants and what is suggested stand side by side where they differ. */
static void
course(struct req *r, const struct answer *x, struct answer_show_view *v)
{
	const struct quest_item *wanted = quest_means(x->q, NULL, "course.wanted"),
	                        *proposed = quest_means(x->q, NULL, "course.proposed");
	struct answer_course c;

	if (wanted == NULL || proposed == NULL || !rule_on("R230"))
		return;
	c = (struct answer_course){ quest_get_text(x->a, wanted, 0),
		quest_get_text(x->a, proposed, 0) };
	if (*c.wanted != '\0' && *c.proposed != '\0' && strcmp(c.wanted, c.proposed) != 0)
		v->course = memcpy(NEW(r->cx.mem, struct answer_course), &c, sizeof(c));
}

/* Place and day are asked unless the form says both; after a fault at the day they are asked too. */
static void
ask_sign(struct req *r, const struct answer *x, struct answer_show_view *v)
{
	struct answer_sign said;

	answer_sign_said(x->a, &said);
	v->ask_sign = said.on == NULL || text_empty(said.place) || r->typed;
	v->signed_words = v->ask_sign ? NULL : arena_strf(r->cx.mem,
	    tr(r->cx.lang, "Place and day stand in the form: %s, %s."), said.place,
	    date_long(r->cx.mem, r->cx.lang, said.on));
	if (r->typed)
		return;
	form_set(&r->form, "on", said.on == NULL ? r->cx.today : said.on);
	form_set(&r->form, "place", said.place);
}

static enum st
show_get(struct req *r)
{
	struct answer_show_view v = { .form = &r->form,
		.may_edit = req_may(r, PERM_CASE_EDIT),
		.sign = below(r, "sign"),
		.withdraw = below(r, "withdraw"),
		.pdf = below(r, "answer.pdf"),
		.json_pl = below(r, "answer.json?language=pl"),
		.json_en = below(r, "answer.json?language=en"),
		.compare = answer_compare_url(r, (answer_id){ r->id }) };
	struct person_row p;
	struct answer x;
	enum st st = answer_load(&r->cx, (answer_id){ r->id }, &x);

	if (st != ST_OK)
		return st;
	if (!person_get(&r->cx, x.person, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	req_looked_at(r, x.person);
	v.a = x.a;
	v.draft = strcmp(x.state, "draft") == 0;
	v.withdrawn = strcmp(x.state, "withdrawn") == 0;
	v.list = url_person_answers(r->cx.mem, r->cx.tenant, x.person);
	gaps(r, &x, &v);
	past(r, &x, &v);
	scans(r, &v);
	ask_sign(r, &x, &v);
	course(r, &x, &v);
	v.masked = x.masked;
	page_start(r, PLACE_PEOPLE,
	    arena_strf(r->cx.mem, "%s: %s", x.q->title.in[r->cx.lang], p.called),
	    arena_strf(r->cx.mem, tr(r->cx.lang, "%s. Last changed: %s"), full_state(r, &x),
	        answer_moment(r, x.changed_at, x.changed_by)));
	person_places(r, x.person, PERSON_FORMS);
	answer_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* ---- the paper ---- */

static void
write_paper(struct req *r, void *arg)
{
	r->bytes = quest_paper(r->cx.mem, arg, &r->n_bytes);
	r->type = "application/pdf";
}

/* As it stands now; a draft keeps lines to write on where an answer is missing. */
static enum st
paper_get(struct req *r)
{
	struct quest_paper_in *in = NEW(r->cx.mem, struct quest_paper_in);
	struct person_row p;
	struct answer x;
	enum st st = answer_load(&r->cx, (answer_id){ r->id }, &x);

	if (st != ST_OK)
		return st;
	if (!person_get(&r->cx, x.person, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	req_looked_at(r, x.person);
	*in = (struct quest_paper_in){ .form = x.q, .answers = x.a, .lang = r->cx.lang,
		.owner = r->who.partnership, .printed = r->cx.today, .about = p.called, .sex = p.sex,
		.state = answer_state_words(r, x.state, x.signed_on), .created = r->cx.now,
		.draft = strcmp(x.state, "draft") == 0 };
	r->download = "formularz.pdf";
	return defer(r, write_paper, in, NULL, DB_READ);
}

static const struct field sign_fields[] = {
	FIELD(struct answer_sign, on, FIELD_DATE, N_("Day")),
	FIELD(struct answer_sign, place, FIELD_LINE, N_("Place")),
	FIELD(struct answer_sign, who, FIELD_LINE, N_("Who signed"), .required = true),
};

static enum st
sign_post(struct req *r)
{
	struct answer_sign in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = answer_sign(&r->cx, (answer_id){ r->id }, &in);
	return st != ST_OK
	    ? st
	    : redirect_say(
	          r, url_answer(r->cx.mem, r->cx.tenant, (answer_id){ r->id }), N_("Saved."));
}

struct reason_form { const char *reason; };

static const struct field withdraw_fields[] = {
	FIELD(struct reason_form, reason, FIELD_BLOCK, N_("Why it is withdrawn"), .required = true,
	    .max = 1000),
};

static enum st
withdraw_post(struct req *r)
{
	struct reason_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = answer_withdraw(&r->cx, (answer_id){ r->id }, in.reason);
	return st != ST_OK
	    ? st
	    : redirect_say(
	          r, url_answer(r->cx.mem, r->cx.tenant, (answer_id){ r->id }), N_("The form is withdrawn."));
}

const struct route answer_routes[] = {
	GET("/p/:p/answers/:id", PERM_CASE_READ, show_get, .shows = "person"),
	GET("/p/:p/answers/:id/answer.pdf", PERM_CASE_READ, paper_get, .shows = "person"),
	POST("/p/:p/answers/:id/scans", PERM_CASE_EDIT, answer_scan_post, show_get,
	    answer_scan_fields, .shows = "person", .read_first = true, .upload = true),
	GET("/p/:p/answers/:id/scans/:id2", PERM_CASE_READ, answer_scan_get, .shows = "person"),
	POST("/p/:p/answers/:id/sign", PERM_CASE_EDIT, sign_post, show_get, sign_fields,
	    .shows = "person"),
	POST("/p/:p/answers/:id/withdraw", PERM_CASE_EDIT, withdraw_post, show_get,
	    withdraw_fields, .shows = "person"),
	GET("/p/:p/answers/:id/sections/:id2", PERM_CASE_EDIT, answer_page_get,
	    .shows = "person"),
	POST("/p/:p/answers/:id/sections/:id2", PERM_CASE_EDIT, answer_page_post, answer_page_get,
	    answer_page_fields, .shows = "person"),
};
const size_t n_answer_routes = LEN(answer_routes);
