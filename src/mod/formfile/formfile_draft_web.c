/* SPDX-License-Identifier: EUPL-1.2
 * formfile_draft_web.c - a form that is being made: begun, seen as a whole, tried, published.
 */
#include "mod/formfile/formfile_view.h"
#include "mod/formfile/formfile_web.h"

#include "base/id.h"

#include <string.h>

struct url
url_drafts(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/form-drafts", (long long)p.v) };
}

struct url
url_draft(struct arena *mem, tenant_id p, form_version_id id, const char *rest)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/form-drafts/%lld%s", (long long)p.v, (long long)id.v, rest) };
}

struct url
url_draft_of(struct arena *mem, tenant_id p, const char *form_url)
{
	return (struct url){ arena_strf(
	    mem, "%s?form=%s", url_drafts(mem, p).s, formfile_word(mem, form_url)) };
}

static struct url
here(struct req *r, const char *rest)
{
	return url_draft(r->cx.mem, r->cx.tenant, (form_version_id){ r->id }, rest);
}

/* ---- begun ---- */

struct begin_form { form_version_id id; const char *from, *as, *title, *title_en, *about; };

static const struct field begin_fields[] = {
	FIELD(struct begin_form, id, FIELD_ID, "id", .required = true),
	FIELD(struct begin_form, from, FIELD_LINE, "from"),
	FIELD(struct begin_form, as, FIELD_CHOICE, N_("How it is changed"),
	    .choices = "version|form"),
	FIELD(struct begin_form, title, FIELD_LINE, N_("Title in Polish"), .required = true,
	    .max = 200),
	FIELD(struct begin_form, title_en, FIELD_LINE, N_("Title in English"), .max = 200),
	FIELD(struct begin_form, about, FIELD_CHOICE, N_("Whom it is about"),
	    .choices = "person|service"),
};

static void
fill_begin(struct req *r, const struct quest *q, const struct formfile *f)
{
	form_set_int(&r->form, "id", id_new());
	form_set(&r->form, "about", "person");
	if (q == NULL)
		return;
	form_set(&r->form, "from", formfile_word(r->cx.mem, f->url));
	form_set(&r->form, "as", f->own ? "version" : "form");
	form_set(&r->form, "title", q->title.in[LANG_PL]);
	if (strcmp(q->title.in[LANG_PL], q->title.in[LANG_EN]) != 0)
		form_set(&r->form, "title_en", q->title.in[LANG_EN]);
}

static enum st
begin_get(struct req *r)
{
	const char *from = r->typed ? form_get(&r->form, "from") : req_query(r, "form");
	struct formfile f = { 0 };
	const struct quest *q = *from == '\0' ? NULL : formfile_of_word(r, from, &f);
	struct formfile_begin_view v = { .form = &r->form,
		.action = url_drafts(r->cx.mem, r->cx.tenant),
		.back = url_forms(r->cx.mem, r->cx.tenant),
		.own = f.own,
		.from = f.title };

	if (*from != '\0' && q == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	if (!r->typed)
		fill_begin(r, q, &f);
	v.about = formfile_abouts(r, NULL, &v.n_about);
	page_start(r, PLACE_PARTNERSHIP,
	    q == NULL ? tr(r->cx.lang, "Make a form") : tr(r->cx.lang, "Copy a form and change it"),
	    q == NULL
	        ? tr(r->cx.lang, "You begin with an empty form and add sections and questions.")
	        : arena_strf(r->cx.mem, tr(r->cx.lang, "Copied from “%s”, version %s."), f.title,
	              f.version));
	formfile_begin_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
begin_post(struct req *r)
{
	struct begin_form in = { 0 };
	struct formfile f = { .url = "" };
	form_version_id id;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (*in.from != '\0' && formfile_of_word(r, in.from, &f) == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	st = formfile_begin(&r->cx,
	    &(struct formfile_begin){
	        in.id, f.url, strcmp(in.as, "version") == 0, in.title, in.title_en, in.about },
	    &id);
	return st != ST_OK ? st : redirect(r, url_draft(r->cx.mem, r->cx.tenant, id, ""));
}

/* ---- as a whole ---- */

/* Those that refuse the form, or the others. */
static const struct formfile_line *
notes(struct req *r, const struct formfile_draft *d, const struct quest_note *note, bool refused,
    size_t *ret_n)
{
	struct formfile_line *l = NEWN(r->cx.mem, struct formfile_line, d->q->n_item + 2 * QUEST_FAULTS + 1);

	*ret_n = 0;
	for (const struct quest_note *n = note; n != NULL; n = n->next) {
		struct formfile_line *to = &l[*ret_n];

		if (n->refused != refused)
			continue;
		*to = (struct formfile_line){ .text = formfile_note_words(r, d->q, n) };
		if (*n->link_id != '\0' && d->own && quest_find(d->q, n->link_id) != NULL)
			to->url = url_draft_item(r->cx.mem, r->cx.tenant, d->id, n->link_id, "");
		++*ret_n;
	}
	return l;
}

static const char *
step_words(enum lang lang, const char *what)
{
	static const struct { const char *what, *words; } all[] = {
		{ "add", N_("added") }, { "change", N_("changed") }, { "remove", N_("removed") },
		{ "move", N_("moved") }, { "when", N_("its condition changed") },
		{ "about", N_("title and description") },
	};

	for (size_t i = 0; i < LEN(all); i++)
		if (strcmp(all[i].what, what) == 0)
			return tr(lang, all[i].words);
	return what;
}

static void
steps(struct req *r, const struct formfile_draft *d, struct formfile_draft_view *v)
{
	struct formfile_line *l = NEWN(r->cx.mem, struct formfile_line, d->n_step + 1);

	for (size_t i = 0; i < d->n_step; i++) {
		const struct formfile_step *s = &d->step[i];

		l[i] = (struct formfile_line){ .text = *s->label == '\0'
			    ? step_words(r->cx.lang, s->what)
			    : arena_strf(r->cx.mem, tr(r->cx.lang, "“%s”: %s"), s->label,
			          step_words(r->cx.lang, s->what)),
			.more = arena_strf(
			    r->cx.mem, "%s, %s", s->by, formfile_moment(r->cx.mem, s->at)) };
	}
	v->step = l;
	v->n_step = d->n_step;
}

enum st
formfile_whole_get(struct req *r)
{
	struct formfile_draft_view v = { .form = &r->form,
		.p = r->cx.tenant,
		.move = here(r, "/move"),
		.undo = here(r, "/undo"),
		.publish = here(r, "/publish"),
		.discard = here(r, "/discard"),
		.about = here(r, "/about"),
		.preview = here(r, "/preview"),
		.paper = here(r, "/blank.pdf"),
		.add = here(r, "/add"),
		.back = url_forms(r->cx.mem, r->cx.tenant) };
	struct formfile_draft d;
	enum st st = formfile_draft(&r->cx, (form_version_id){ r->id }, &d);

	if (st != ST_OK)
		return st;
	v.d = &d;
	v.fault = notes(r, &d, d.note, true, &v.n_fault);
	v.kept = notes(r, &d, d.note, false, &v.n_kept);
	v.lost = notes(r, &d, d.lost, false, &v.n_lost);
	steps(r, &d, &v);
	form_set(&r->form, "seen", d.sha256);
	page_start(r, PLACE_PARTNERSHIP, d.q->title.in[r->cx.lang],
	    arena_strf(r->cx.mem,
	        tr(r->cx.lang,
	            "Draft of version %s. Last changed by %s, %s. Nobody can fill it in before it is published."),
	        d.version, d.by, formfile_moment(r->cx.mem, d.at)));
	formfile_draft_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

struct seen_form { const char *seen; };

static const struct field seen_fields[] = {
	FIELD(struct seen_form, seen, FIELD_LINE, "seen", .required = true),
};

static enum st
undo_post(struct req *r)
{
	struct seen_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = formfile_undo(&r->cx, (form_version_id){ r->id }, in.seen);
	return st != ST_OK ? st
	                   : redirect_say(r, here(r, ""), N_("The last change was taken back."));
}

static enum st
publish_post(struct req *r)
{
	struct seen_form in = { 0 };
	struct q_formfile_draft_get x;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = formfile_publish(&r->cx, (form_version_id){ r->id }, in.seen);
	if (st != ST_OK ||
	    !q_formfile_draft_get(&r->cx, &x, r->cx.tenant, (form_version_id){ r->id }))
		return st != ST_OK ? st : cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	return redirect_say(
	    r, url_form(r->cx.mem, r->cx.tenant, x.url), N_("Published. It can be filled in now."));
}

static enum st
discard_post(struct req *r)
{
	enum st st = formfile_discard(&r->cx, (form_version_id){ r->id });

	return st != ST_OK
	    ? st
	    : redirect_say(r, url_forms(r->cx.mem, r->cx.tenant), N_("The draft was thrown away."));
}

/* ---- title and description ---- */

struct about_form { const char *text, *text_en, *help, *help_en, *to; };

static const struct field about_fields[] = {
	FIELD(struct about_form, text, FIELD_LINE, N_("Title in Polish"), .required = true,
	    .max = 200),
	FIELD(struct about_form, text_en, FIELD_LINE, N_("Title in English"), .max = 200),
	FIELD(struct about_form, help, FIELD_BLOCK, N_("What it is for, in Polish"), .max = 2000),
	FIELD(
	    struct about_form, help_en, FIELD_BLOCK, N_("What it is for, in English"), .max = 2000),
	FIELD(struct about_form, to, FIELD_CHOICE, N_("Whom it is about"), .required = true,
	    .choices = "person|service|anonymous|partnership"),
};

static enum st
about_get(struct req *r)
{
	struct formfile_about_view v = {
		.form = &r->form, .action = here(r, "/about"), .back = here(r, "")
	};
	struct formfile_draft d;
	enum st st = formfile_draft(&r->cx, (form_version_id){ r->id }, &d);

	if (st != ST_OK)
		return st;
	v.about = formfile_abouts(r, d.q->about, &v.n_about);
	if (!r->typed) {
		const struct quest_text *t = &d.q->title, *h = &d.q->description;

		form_set(&r->form, "text", t->in[LANG_PL]);
		form_set(&r->form, "text_en",
		    strcmp(t->in[LANG_PL], t->in[LANG_EN]) == 0 ? "" : t->in[LANG_EN]);
		form_set(&r->form, "help", h->in[LANG_PL]);
		form_set(&r->form, "help_en",
		    strcmp(h->in[LANG_PL], h->in[LANG_EN]) == 0 ? "" : h->in[LANG_EN]);
		form_set(&r->form, "to", d.q->about);
	}
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Title and description"),
	    d.q->title.in[r->cx.lang]);
	formfile_about_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
about_post(struct req *r)
{
	struct about_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = formfile_change(&r->cx, (form_version_id){ r->id },
	    &(struct quest_change){ QUEST_ABOUT, "",
	        .text = { [LANG_PL] = in.text, [LANG_EN] = in.text_en },
	        .help = { [LANG_PL] = in.help, [LANG_EN] = in.help_en }, .to = in.to },
	    NULL);
	return st != ST_OK ? st : redirect_say(r, here(r, ""), N_("Saved."));
}

/* ---- tried ---- */

static enum st
usable_draft(struct req *r, struct formfile_draft *d)
{
	enum st st = formfile_draft(&r->cx, (form_version_id){ r->id }, d);

	return st == ST_OK && !d->usable ? cx_fail(&r->cx, ST_NOT_FOUND, "%s",
	    tr(r->cx.lang, "The form cannot be used yet. Mend what is listed first.")) : st;
}

/* answers: as typed so far; drawn from them when all of them fit. */
static enum st
tried(struct req *r, const struct formfile_draft *d, struct quest_answers *a)
{
	page_start(
	    r, PLACE_PARTNERSHIP, d->q->title.in[r->cx.lang], d->q->description.in[r->cx.lang]);
	formfile_preview_html(&r->out,
	    &(struct formfile_preview_view){
	        &r->form, a, here(r, "/preview"), here(r, ""), here(r, "/blank.pdf") });
	page_done(r);
	return ST_OK;
}

static enum st
preview_get(struct req *r)
{
	struct formfile_draft d;
	enum st st = usable_draft(r, &d);

	if (st != ST_OK)
		return st;
	return tried(r, &d, quest_answers_new(r->cx.mem, d.q));
}

static enum st
preview_post(struct req *r)
{
	struct quest_answers *a;
	struct formfile_draft d;
	enum st st = usable_draft(r, &d);

	if (st != ST_OK)
		return st;
	a = quest_answers_new(r->cx.mem, d.q);
	if (!quest_page_fill(a, &r->form, NULL))
		return ST_INVALID;
	form_init(&r->form, r->cx.mem, r->cx.lang, r->who.csrf);
	return tried(r, &d, a);
}

static enum st
paper_get(struct req *r)
{
	struct formfile_draft d;
	enum st st = usable_draft(r, &d);

	return st != ST_OK ? st : formfile_blank(r, d.q);
}

const struct route formfile_draft_routes[] = {
	GET("/p/:p/form-drafts", PERM_PARTNERSHIP_EDIT, begin_get),
	POST("/p/:p/form-drafts", PERM_PARTNERSHIP_EDIT, begin_post, begin_get, begin_fields),
	GET("/p/:p/form-drafts/:id", PERM_PARTNERSHIP_EDIT, formfile_whole_get),
	POST("/p/:p/form-drafts/:id/undo", PERM_PARTNERSHIP_EDIT, undo_post, formfile_whole_get,
	    seen_fields),
	POST("/p/:p/form-drafts/:id/publish", PERM_PARTNERSHIP_EDIT, publish_post,
	    formfile_whole_get, seen_fields),
	PRESS("/p/:p/form-drafts/:id/discard", PERM_PARTNERSHIP_EDIT, discard_post,
	    formfile_whole_get),
	GET("/p/:p/form-drafts/:id/about", PERM_PARTNERSHIP_EDIT, about_get),
	POST("/p/:p/form-drafts/:id/about", PERM_PARTNERSHIP_EDIT, about_post, about_get,
	    about_fields),
	GET("/p/:p/form-drafts/:id/preview", PERM_PARTNERSHIP_EDIT, preview_get),
	PRESS("/p/:p/form-drafts/:id/preview", PERM_PARTNERSHIP_EDIT, preview_post, preview_get),
	GET("/p/:p/form-drafts/:id/blank.pdf", PERM_PARTNERSHIP_EDIT, paper_get),
};
const size_t n_formfile_draft_routes = LEN(formfile_draft_routes);
