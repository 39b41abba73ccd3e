/* SPDX-License-Identifier: EUPL-1.2
 * formfile_item_web.c - one section or question of a draft: added, changed, moved, removed.
 */
#include "mod/formfile/formfile_view.h"
#include "mod/formfile/formfile_web.h"

#include "base/id.h"
#include "base/text.h"

#include <string.h>

#define GONE "\x01"             /* a linkId that no form has */

struct url
url_draft_item(
    struct arena *mem, tenant_id p, form_version_id id, const char *link_id, const char *rest)
{
	return url_draft(
	    mem, p, id, arena_strf(mem, "/items/%s%s", formfile_word(mem, link_id), rest));
}

static struct url
here(struct req *r, const char *rest)
{
	return url_draft(r->cx.mem, r->cx.tenant, (form_version_id){ r->id }, rest);
}

static const struct quest_item *
find(struct req *r, const struct quest *q)
{
	for (size_t i = 0; r->code != NULL && i < q->n_item; i++)
		if (strcmp(formfile_word(r->cx.mem, q->item[i]->link_id), r->code) == 0)
			return q->item[i];
	return NULL;
}

enum st
formfile_gone(struct req *r)
{
	return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
	    tr(r->cx.lang, "This part of the form is not there any more."));
}

enum st
formfile_at(struct req *r, struct formfile_draft *d, const struct quest_item **ret_it)
{
	enum st st = formfile_draft(&r->cx, (form_version_id){ r->id }, d);

	if (st == ST_OK)
		*ret_it = find(r, d->q);
	return st;
}

static void
sections(struct req *r, const struct quest *q, struct formfile_item_view *v)
{
	struct option *o = NEWN(r->cx.mem, struct option, q->n_item + 1);

	o[v->n_section++] = (struct option){ "", tr(r->cx.lang, "the whole form"), NULL };
	for (size_t i = 0; i < q->n_item; i++)
		if (q->item[i]->kind == QUEST_GROUP && q->item[i] != v->it)
			o[v->n_section++] = (struct option){ q->item[i]->link_id,
				q->item[i]->text.in[r->cx.lang], NULL };
	v->section = o;
}

static void
conditions(struct req *r, const struct quest_item *it, struct formfile_item_view *v)
{
	struct formfile_line *l = NEWN(r->cx.mem, struct formfile_line, it->n_when + 1);

	for (size_t i = 0; i < it->n_when; i++)
		l[v->n_when++].text = formfile_when_words(r, &it->when[i]);
	v->when = l;
}

/* Of the draft that is no more only the words are left: they can be read and copied. */
static enum st
closed_page(struct req *r, struct formfile_item_view *v)
{
	v->closed = true;
	v->back = url_forms(r->cx.mem, r->cx.tenant);
	formfile_item_offer(r, false, v);
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Your words"), NULL);
	formfile_item_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
item_get(struct req *r)
{
	struct formfile_item_view v = { .form = &r->form, .back = here(r, "") };
	struct formfile_draft d;
	const char *now;
	enum st st = formfile_at(r, &d, &v.it);

	if (st == ST_NOT_FOUND && r->typed)
		return closed_page(r, &v);
	if (st != ST_OK)
		return st;
	if (v.it == NULL && !r->typed)
		return formfile_gone(r);
	formfile_item_offer(r, v.it != NULL && quest_put_of(v.it) == QUEST_PUT_KEPT, &v);
	formfile_item_marks(r, d.q, v.it == NULL ? NULL : v.it->parent, &v);
	now = v.it == NULL ? "" : quest_edit_mark(r->cx.mem, d.json, d.n, v.it->link_id);
	if (v.it == NULL) {             /* removed meanwhile: the words can be put back at the end */
		v.action = here(r, "/add");
		form_set(&r->form, "id", arena_strf(r->cx.mem, "k%lld", (long long)id_new()));
	} else {
		v.action = url_draft_item(r->cx.mem, r->cx.tenant, d.id, v.it->link_id, "");
		v.move = here(r, "/move");
		v.condition = url_draft_item(r->cx.mem, r->cx.tenant, d.id, v.it->link_id, "/when");
		v.remove = url_draft_item(r->cx.mem, r->cx.tenant, d.id, v.it->link_id, "/remove");
		v.add_into = (struct url){ arena_strf(r->cx.mem, "%s?at=into",
			url_draft_item(r->cx.mem, r->cx.tenant, d.id, v.it->link_id, "/add").s) };
		sections(r, d.q, &v);
		conditions(r, v.it, &v);
		if (!r->typed)
			formfile_item_fill(r, &r->form, v.it);
		else if (strcmp(form_get(&r->form, "mark"), now) != 0)
			formfile_item_theirs(r, v.it, &v);
		form_set(&r->form, "item", v.it->link_id);
		if (!r->typed)
			form_set(&r->form, "to", v.it->parent == NULL ? "" : v.it->parent->link_id);
	}
	form_set(&r->form, "mark", now);
	page_start(r, PLACE_PARTNERSHIP, v.it == NULL ? tr(r->cx.lang, "Removed meanwhile") :
	    v.it->text.in[r->cx.lang], d.q->title.in[r->cx.lang]);
	formfile_item_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

/* What was typed; of a draft or an item that is no more too, so that nothing is lost. */
static enum st
read_item(struct req *r, struct quest_change *ret, struct formfile_item *in,
    const struct quest_item **ret_it)
{
	struct formfile_draft d = { 0 };
	enum st st;

	*in = (struct formfile_item){ 0 };
	*ret_it = NULL;
	if (!form_read(r, in))
		return ST_INVALID;
	st = formfile_at(r, &d, ret_it);
	*ret = formfile_item_change(d.q, in);
	return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum st
item_post(struct req *r)
{
	const struct quest_item *it;
	struct quest_change c;
	struct formfile_item in;
	enum st st = read_item(r, &c, &in, &it);

	if (st != ST_OK)
		return st;
	c.what = QUEST_CHANGE;
	c.link_id = it == NULL ? GONE : it->link_id;
	st = formfile_change(&r->cx, (form_version_id){ r->id }, &c, in.mark);
	return st != ST_OK ? st : redirect_say(r, here(r, ""), N_("Saved."));
}

/* ---- added ---- */

static enum st
add_get(struct req *r)
{
	struct formfile_item_view v = { .form = &r->form, .back = here(r, "") };
	const struct quest_item *it = NULL;
	struct formfile_draft d;
	enum st st = formfile_at(r, &d, &it);
	bool into;

	if (st == ST_NOT_FOUND && r->typed)
		return closed_page(r, &v);
	if (st != ST_OK)
		return st;
	if (!r->typed) {
		form_set(&r->form, "id", arena_strf(r->cx.mem, "k%lld", (long long)id_new()));
		form_set(&r->form, "at", strcmp(req_query(r, "at"), "into") == 0 ? "into" : "");
		form_set(&r->form, "put", it == NULL && d.q->first == NULL ? "section" : "line");
	}
	formfile_item_offer(r, false, &v);
	into = strcmp(form_get(&r->form, "at"), "into") == 0;
	formfile_item_marks(r, d.q, it == NULL ? NULL : into ? it : it->parent, &v);
	v.action = it == NULL ? here(r, "/add")
	                      : url_draft_item(r->cx.mem, r->cx.tenant, d.id, it->link_id, "/add");
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Add to the form"),
	    it == NULL ? tr(r->cx.lang, "At the end of the form.")
	               : arena_strf(r->cx.mem,
	                     into ? tr(r->cx.lang, "In “%s”.") : tr(r->cx.lang, "Below “%s”."),
	                     it->text.in[r->cx.lang]));
	formfile_item_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
add_post(struct req *r)
{
	const struct quest_item *it;
	struct quest_change c;
	struct formfile_item in;
	enum st st = read_item(r, &c, &in, &it);

	if (st != ST_OK)
		return st;
	c.what = QUEST_ADD;
	c.link_id = it == NULL ? "" : it->link_id;
	c.into = it == NULL || strcmp(in.at, "into") == 0;
	c.to = text_empty(in.id) ? "k0" : in.id;
	st = formfile_change(&r->cx, (form_version_id){ r->id }, &c, NULL);
	return st != ST_OK ? st : redirect_say(r, here(r, ""), N_("Added."));
}

/* ---- moved ---- */

struct move_form { const char *up, *down, *item, *to; };

static const struct field move_fields[] = {
	FIELD(struct move_form, up, FIELD_LINE, "up", .max = 255),
	FIELD(struct move_form, down, FIELD_LINE, "down", .max = 255),
	FIELD(struct move_form, item, FIELD_LINE, "item", .max = 255),
	FIELD(struct move_form, to, FIELD_LINE, N_("Move it to the end of"), .max = 255),
};

static enum st
move_post(struct req *r)
{
	struct move_form in = { 0 };
	struct quest_change c = { QUEST_MOVE };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	c.link_id = *in.up != '\0' ? in.up : *in.down != '\0' ? in.down : in.item;
	c.what = *in.up != '\0' ? QUEST_UP : *in.down != '\0' ? QUEST_DOWN : QUEST_MOVE;
	c.to = in.to;
	st = formfile_change(&r->cx, (form_version_id){ r->id }, &c, NULL);
	return st != ST_OK ? st : redirect(r, here(r, ""));
}

/* ---- removed ---- */

struct remove_form { const char *mark; };

static const struct field remove_fields[] = {
	FIELD(struct remove_form, mark, FIELD_LINE, "mark"),
};

static size_t
below(const struct quest_item *it)
{
	size_t n = 0;

	for (const struct quest_item *c = it->child; c != NULL; c = c->next)
		n += !quest_explains(c) + below(c);
	return n;
}

static enum st
remove_get(struct req *r)
{
	struct formfile_remove_view v = { .form = &r->form, .back = here(r, "") };
	struct formfile_draft d;
	enum st st = formfile_at(r, &d, &v.it);

	if (st != ST_OK)
		return st;
	if (v.it == NULL)
		return formfile_gone(r);
	v.n_below = below(v.it);
	v.action = url_draft_item(r->cx.mem, r->cx.tenant, d.id, v.it->link_id, "/remove");
	form_set(&r->form, "mark", quest_edit_mark(r->cx.mem, d.json, d.n, v.it->link_id));
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Remove it?"), d.q->title.in[r->cx.lang]);
	formfile_remove_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
remove_post(struct req *r)
{
	struct remove_form in = { 0 };
	const struct quest_item *it;
	struct formfile_draft d;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = formfile_at(r, &d, &it);
	if (st != ST_OK)
		return st;
	if (it != NULL)                 /* else it is gone already: pressed twice */
		st = formfile_change(
		    &r->cx, d.id, &(struct quest_change){ QUEST_REMOVE, it->link_id }, in.mark);
	return st != ST_OK
	    ? st
	    : redirect_say(r, here(r, ""), N_("Removed. The last change can be taken back."));
}

const struct route formfile_item_routes[] = {
	GET("/p/:p/form-drafts/:id/add", PERM_PARTNERSHIP_EDIT, add_get),
	POST("/p/:p/form-drafts/:id/add", PERM_PARTNERSHIP_EDIT, add_post, add_get, formfile_item_fields),
	GET("/p/:p/form-drafts/:id/items/:code", PERM_PARTNERSHIP_EDIT, item_get),
	POST("/p/:p/form-drafts/:id/items/:code", PERM_PARTNERSHIP_EDIT, item_post, item_get,
	    formfile_item_fields),
	GET("/p/:p/form-drafts/:id/items/:code/add", PERM_PARTNERSHIP_EDIT, add_get),
	POST("/p/:p/form-drafts/:id/items/:code/add", PERM_PARTNERSHIP_EDIT, add_post, add_get,
	    formfile_item_fields),
	GET("/p/:p/form-drafts/:id/items/:code/remove", PERM_PARTNERSHIP_EDIT, remove_get),
	POST("/p/:p/form-drafts/:id/items/:code/remove", PERM_PARTNERSHIP_EDIT, remove_post,
	    remove_get, remove_fields),
	POST("/p/:p/form-drafts/:id/move", PERM_PARTNERSHIP_EDIT, move_post, formfile_whole_get,
	    move_fields),
};
const size_t n_formfile_item_routes = LEN(formfile_item_routes);
