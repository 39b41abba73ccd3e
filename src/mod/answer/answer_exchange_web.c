/* SPDX-License-Identifier: EUPL-1.2
 * answer_exchange_web.c - a filled sheet leaves as a QuestionnaireResponse in one plain language;
 * one that was filled in elsewhere comes in, checked against the very version it answers. Both are
 * read beside the loop.
 */
#include "mod/answer/answer_view.h"
#include "mod/answer/answer_web.h"

#include "base/date.h"
#include "base/id.h"
#include "mod/formfile/formfile.h"
#include "mod/person/person.h"

#include <string.h>

/* ---- out ---- */

static const char *
status(const struct answer *x)
{
	return strcmp(x->state, "signed") == 0 ? "completed"
	    : strcmp(x->state, "draft") == 0   ? "in-progress"
	                                       : "entered-in-error";
}

/* No name leaves with it: whose it is, its receiver knows from whoever hands it over. */
static enum st
json_get(struct req *r)
{
	enum lang lang = strcmp(req_query(r, "language"), "en") == 0 ? LANG_EN : LANG_PL;
	struct answer x;
	enum st st = answer_load(&r->cx, (answer_id){ r->id }, &x);

	if (st != ST_OK)
		return st;
	req_looked_at(r, x.person);
	r->bytes = quest_response(x.a, lang, arena_strf(r->cx.mem, "%lld", (long long)x.id.v),
	    status(&x), date_of_instant(r->cx.mem, x.changed_at));
	r->n_bytes = strlen(r->bytes);
	r->type = "application/fhir+json";
	r->download = "odpowiedzi.json";
	return ST_OK;
}

/* ---- in ---- */

struct incoming {
	struct answer_import in;
	const struct quest  *q;
	const char          *bytes, *why;
	size_t               n;
	enum lang            lang;
};

static enum st
import_get(struct req *r)
{
	person_id id = { r->id };
	struct url list = url_person_answers(r->cx.mem, r->cx.tenant, id);
	struct person_row p;

	if (!person_get(&r->cx, id, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	req_looked_at(r, id);
	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_PEOPLE,
	    arena_strf(r->cx.mem, tr(r->cx.lang, "Bring in a sheet: %s"), p.name),
	    tr(r->cx.lang,
	        "It becomes a form being filled in: read it over with the client, then sign it."));
	person_places(r, (person_id){ r->id }, PERSON_FORMS);
	answer_import_html(&r->out, &(struct answer_import_view){ &r->form,
	    { arena_strf(r->cx.mem, "%s/import", list.s) }, list });
	page_done(r);
	return ST_OK;
}

static enum st
refuse(struct req *r, const char *why)
{
	cx_fault(&r->cx, "file", "%s", why);
	return cx_faulty(&r->cx);
}

static void
which_form(struct req *r, void *arg)
{
	struct incoming *x = arg;

	(void)quest_response_of(
	    r->cx.mem, x->lang, x->bytes, x->n, &x->in.url, &x->in.version, &x->why);
}

static void
read_answers(struct req *r, void *arg)
{
	struct incoming *x = arg;

	x->in.a = quest_response_read(r->cx.mem, x->lang, x->q, x->bytes, x->n, &x->why);
}

static enum st
keep(struct req *r)
{
	const struct incoming *x = r->slow_arg;
	enum st st;

	if (x->why != NULL)
		return refuse(r, x->why);
	st = answer_import(&r->cx, &x->in);
	return st != ST_OK ? st : redirect_say(r, url_answer(r->cx.mem, r->cx.tenant, x->in.id),
	    N_("Brought in. Read it over, then sign it."));
}

/* The form is known now: what was answered is read against it. */
static enum st
against(struct req *r)
{
	struct incoming *x = r->slow_arg;
	form_version_id form;

	if (x->why == NULL)
		x->q = formfile_version(&r->cx, x->in.url, x->in.version, &form, &x->why);
	if (x->q == NULL)
		return refuse(r, x->why);
	if (strcmp(x->q->about, "person") != 0)
		return refuse(r,
		    arena_strf(r->cx.mem, tr(r->cx.lang, "“%s” is not a form about one person."),
		        x->q->title.in[r->cx.lang]));
	return defer(r, read_answers, x, keep, DB_WRITE);
}

struct import_form { answer_id id; };

static const struct field import_fields[] = {
	FIELD(struct import_form, id, FIELD_ID, "id", .required = true),
};

static enum st
import_post(struct req *r)
{
	struct incoming *x = NEW(r->cx.mem, struct incoming);
	struct import_form form = { 0 };
	struct person_row p;

	if (!form_read(r, &form))
		return ST_INVALID;
	if (!person_get(&r->cx, (person_id){ r->id }, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	x->lang = r->cx.lang;
	x->in.id = form.id;
	x->in.person.v = r->id;
	for (size_t i = 0; i < r->http->n_file; i++)
		if (strcmp(r->http->file[i].field, "file") == 0) {
			x->bytes = r->http->file[i].bytes;
			x->n = r->http->file[i].size;
		}
	if (x->n == 0)
		return refuse(r, tr(r->cx.lang, "Choose the file with the answers."));
	return defer(r, which_form, x, against, DB_READ);
}

const struct route answer_exchange_routes[] = {
	GET("/p/:p/answers/:id/answer.json", PERM_CASE_READ, json_get, .shows = "person"),
	GET("/p/:p/people/:id/forms/import", PERM_CASE_EDIT, import_get, .shows = "person"),
	POST("/p/:p/people/:id/forms/import", PERM_CASE_EDIT, import_post, import_get,
	    import_fields, .shows = "person", .read_first = true, .upload = true),
};
const size_t n_answer_exchange_routes = LEN(answer_exchange_routes);
