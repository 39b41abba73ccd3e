/* SPDX-License-Identifier: EUPL-1.2
 * formfile_file_web.c - forms leave as files and come in from files. A file is read beside the loop.
 */
#include "mod/formfile/formfile_file.h"
#include "mod/formfile/formfile_view.h"
#include "mod/formfile/formfile_web.h"

#include "base/id.h"
#include "base/text.h"

#include <string.h>

static struct url
here(struct req *r, form_file_id id, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "%s/%lld%s",
	    url_form_files(r->cx.mem, r->cx.tenant).s, (long long)id.v, rest) };
}

struct url
url_form_files(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/form-files", (long long)p.v) };
}

/* ---- out ---- */

/* language=pl or en: one plain language; else the file as it was published. */
static enum st
json_get(struct req *r)
{
	const char *asked = req_query(r, "language");
	struct formfile f;
	const char *json;
	size_t n;

	if (formfile_of_word(r, r->code, &f) == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	json = formfile_bytes(&r->cx, &f, &n);
	if (strcmp(asked, "pl") == 0 || strcmp(asked, "en") == 0) {
		json =
		    quest_export(r->cx.mem, json, n, strcmp(asked, "en") == 0 ? LANG_EN : LANG_PL);
		n = strlen(json);
	}
	r->bytes = json;
	r->n_bytes = n;
	r->type = "application/fhir+json";
	r->download = "formularz.json";
	return ST_OK;
}

/* ---- in ---- */

struct incoming {
	struct formfile_file  file;
	struct formfile_part *part; size_t n_part;
	const char           *sha256;
	enum lang             lang;
	size_t                nth;              /* of the form that is taken, from 1 */
	form_version_id       id;
};

static void
read_file(struct req *r, void *arg)
{
	struct incoming *in = arg;

	in->n_part = formfile_parts(r->cx.mem, in->lang, in->file.bytes, in->file.n, &in->part);
	in->sha256 = formfile_sum(r->cx.mem, in->file.bytes, in->file.n);
}

static enum st
upload_get(struct req *r)
{
	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Bring in a form from a file"),
	    tr(r->cx.lang,
	        "The file is read and shown to you first. Nothing is in use before you publish it."));
	formfile_upload_html(&r->out, &(struct formfile_upload_view){ &r->form,
	    url_form_files(r->cx.mem, r->cx.tenant), url_forms(r->cx.mem, r->cx.tenant) });
	page_done(r);
	return ST_OK;
}

static const char *
fault_words(struct req *r, const struct formfile_part *p, const struct quest_note *n)
{
	const char *text = *n->link_id == '\0' ? n->text :
	    arena_strf(r->cx.mem, tr(r->cx.lang, "“%s”: %s"), n->link_id, n->text);

	return *p->title == '\0' ? text : arena_strf(r->cx.mem, "%s: %s", p->title, text);
}

/* None of its forms can be used: nothing is kept, and each fault is told. */
static enum st
refuse(struct req *r, const struct incoming *in)
{
	size_t told = 0;

	for (size_t i = 0; i < in->n_part; i++)
		for (const struct quest_note *n = in->part[i].note;
		     n != NULL && told < QUEST_FAULTS; n = n->next)
			if (n->refused) {
				cx_fault(&r->cx, "file", "%s", fault_words(r, &in->part[i], n));
				told++;
			}
	return cx_faulty(&r->cx);
}

static enum st
keep_file(struct req *r)
{
	const struct incoming *in = r->slow_arg;
	bool any = false;

	for (size_t i = 0; i < in->n_part; i++)
		any |= in->part[i].q != NULL;
	if (!any)
		return refuse(r, in);
	formfile_file_keep(&r->cx, &in->file, in->sha256);
	return redirect(r, here(r, in->file.id, ""));
}

struct upload_form { form_file_id id; };

static const struct field upload_fields[] = {
	FIELD(struct upload_form, id, FIELD_ID, "id", .required = true),
};

static enum st
upload_post(struct req *r)
{
	struct incoming *in = NEW(r->cx.mem, struct incoming);
	struct upload_form form = { 0 };

	if (!form_read(r, &form))
		return ST_INVALID;
	in->lang = r->cx.lang;
	in->file.id = form.id;
	for (size_t i = 0; i < r->http->n_file; i++)
		if (strcmp(r->http->file[i].field, "file") == 0) {
			in->file.bytes = r->http->file[i].bytes;
			in->file.n = r->http->file[i].size;
			in->file.name = text_line(r->cx.mem,
			    r->http->file[i].filename == NULL ? "" : r->http->file[i].filename);
		}
	if (in->file.n == 0) {
		cx_fault(&r->cx, "file", "%s", tr(r->cx.lang, "Choose the file with the form."));
		return cx_faulty(&r->cx);
	}
	return defer(r, read_file, in, keep_file, DB_WRITE);
}

/* ---- what a file holds ---- */

static struct formfile_part_view
part_view(struct req *r, const struct formfile_part *p, size_t nth)
{
	struct formfile_part_view v = {
		.title = *p->title == '\0' ? tr(r->cx.lang, "A form without a title") : p->title,
		.nth = arena_strf(r->cx.mem, "%zu", nth), .usable = p->q != NULL };
	struct formfile_line *l;

	for (const struct quest_note *n = p->note; n != NULL; n = n->next)
		v.n_note += n->refused == !v.usable;
	v.note = l = NEWN(r->cx.mem, struct formfile_line, v.n_note + 1);
	for (const struct quest_note *n = p->note; n != NULL; n = n->next)
		if (n->refused == !v.usable)
			(l++)->text = *n->link_id == '\0' ? n->text :
			    arena_strf(r->cx.mem, tr(r->cx.lang, "“%s”: %s"), n->link_id, n->text);
	if (p->q != NULL)
		v.more = arena_strf(r->cx.mem, "%s%s%s%s%s", p->q->url,
		    *p->q->version == '\0' ? "" : "|", p->q->version,
		    *p->language == '\0' ? "" : ", ", p->language);
	return v;
}

static enum st
draw_file(struct req *r)
{
	const struct incoming *in = r->slow_arg;
	struct formfile_part_view *part =
	    NEWN(r->cx.mem, struct formfile_part_view, in->n_part + 1);

	for (size_t i = 0; i < in->n_part; i++)
		part[i] = part_view(r, &in->part[i], i + 1);
	form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Forms of a file"), in->file.name);
	formfile_file_html(&r->out, &(struct formfile_file_view){ &r->form, part, in->n_part,
	    here(r, in->file.id, "/take"), url_forms(r->cx.mem, r->cx.tenant) });
	page_done(r);
	return ST_OK;
}

static enum st
load(struct req *r, struct incoming **ret)
{
	*ret = NEW(r->cx.mem, struct incoming);
	(*ret)->lang = r->cx.lang;
	return formfile_file_get(&r->cx, (form_file_id){ r->id }, &(*ret)->file);
}

static enum st
file_get(struct req *r)
{
	struct incoming *in;
	enum st st = load(r, &in);

	return st != ST_OK ? st : defer(r, read_file, in, draw_file, DB_READ);
}

/* After a fault the form is shown again at once: its file is read in this unit. */
static enum st
file_again(struct req *r)
{
	struct incoming *in;
	enum st st = load(r, &in);

	if (st != ST_OK)
		return st;
	read_file(r, in);
	r->slow_arg = in;
	return draw_file(r);
}

struct take_form { form_version_id id; int64_t nth; };

static const struct field take_fields[] = {
	FIELD(struct take_form, id, FIELD_ID, "id", .required = true),
	FIELD(struct take_form, nth, FIELD_INT, "nth", .required = true, .max = 100),
};

static enum st
take_part(struct req *r)
{
	const struct incoming *in = r->slow_arg;
	const struct formfile_part *p = in->nth <= in->n_part ? &in->part[in->nth - 1] : NULL;
	struct q_formfile_draft_get x;
	form_version_id id;
	enum st st;

	if (p == NULL || p->q == NULL)
		return cx_fail(&r->cx, ST_CONFLICT, "%s",
		    tr(r->cx.lang, "This form of the file cannot be used."));
	st = formfile_file_take(&r->cx, in->id, p, &id);
	if (st != ST_OK)
		return st;
	if (q_formfile_draft_get(&r->cx, &x, r->cx.tenant, id) && strcmp(x.state, "published") == 0)
		return redirect(r, url_form(r->cx.mem, r->cx.tenant, x.url));
	return redirect(r, url_draft(r->cx.mem, r->cx.tenant, id, ""));
}

static enum st
take_post(struct req *r)
{
	struct take_form form = { 0 };
	struct incoming *in;
	enum st st;

	if (!form_read(r, &form))
		return ST_INVALID;
	st = load(r, &in);
	if (st != ST_OK)
		return st;
	in->id = form.id;
	in->nth = (size_t)form.nth;
	return defer(r, read_file, in, take_part, DB_WRITE);
}

const struct route formfile_file_routes[] = {
	GET("/p/:p/forms/:code/form.json", PERM_PARTNERSHIP_READ, json_get),
	GET("/p/:p/form-files", PERM_PARTNERSHIP_EDIT, upload_get),
	POST("/p/:p/form-files", PERM_PARTNERSHIP_EDIT, upload_post, upload_get, upload_fields,
	    .read_first = true, .upload = true),
	GET("/p/:p/form-files/:id", PERM_PARTNERSHIP_EDIT, file_get),
	POST("/p/:p/form-files/:id/take", PERM_PARTNERSHIP_EDIT, take_post, file_again, take_fields,
	    .read_first = true),
};
const size_t n_formfile_file_routes = LEN(formfile_file_routes);
