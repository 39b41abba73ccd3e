/* SPDX-License-Identifier: EUPL-1.2
 * answer_page_web.c - one section of a form: filled in, saved, the next one.
 */
#include "base/date.h"
#include "mod/answer/answer_view.h"
#include "mod/person/person.h"

#include <string.h>

const struct field answer_page_fields[N_ANSWER_PAGE_FIELDS] = {
	FIELD(struct answer_page_form, stamp, FIELD_LINE, "stamp"),
	FIELD(struct answer_page_form, reason, FIELD_BLOCK, N_("Why it is corrected"), .max = 1000),
	FIELD(struct answer_page_form, go, FIELD_CHOICE, "go", .choices = "stop"),
};

struct url
answer_page_url(struct req *r, answer_id id, size_t page)
{
	return (struct url){ arena_strf(r->cx.mem, "%s/sections/%zu",
	    url_answer(r->cx.mem, r->cx.tenant, id).s, page + 1) };
}

size_t
answer_page_of(const struct answer *x, const struct quest_item *it)
{
	for (size_t i = 0; i < x->n_page; i++)
		if (quest_on_page(it, x->page[i]))
			return i;
	return 0;
}

/* What a conflict shows: theirs as it stands, and in the form what was typed over it. */
static enum st
typed_over(struct req *r, const struct answer *x, struct answer_page_view *v)
{
	const char *mark = quest_page_mark(x->a, v->page);
	struct answer again;
	enum st st = answer_load(&r->cx, x->id, &again);

	if (st != ST_OK)
		return st;
	if (strcmp(form_get(&r->form, "stamp"), mark) != 0) {
		v->theirs = again.a;
		v->theirs_by = again.changed_by;
		form_set(&r->form, "stamp", mark);
	}
	/* what does not fit was noted when it was sent */
	return quest_page_fill(v->a, &r->form, v->page) || !form_ok(&r->form) ? ST_OK : ST_FAIL;
}

static const struct answer_section *
sections(struct req *r, const struct answer *x, size_t at)
{
	struct answer_section *s = NEWN(r->cx.mem, struct answer_section, x->n_page + 1);

	for (size_t i = 0; i < x->n_page; i++)
		s[i] = (struct answer_section){ x->page[i] == NULL ? x->q->title.in[r->cx.lang] :
		    x->page[i]->text.in[r->cx.lang], answer_page_url(r, x->id, i), i == at, 0 };
	return s;
}

enum st
answer_page_get(struct req *r)
{
	struct answer_page_view v = { .form = &r->form };
	struct person_row p;
	struct answer x;
	size_t at = (size_t)r->id2 - 1;
	enum st st = answer_load(&r->cx, (answer_id){ r->id }, &x);

	if (st != ST_OK)
		return st;
	if (at >= x.n_page || strcmp(x.state, "withdrawn") == 0 ||
	    !person_get(&r->cx, x.person, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such section");
	req_looked_at(r, x.person);
	v.a = x.a;
	v.page = x.page[at];
	v.corrects = strcmp(x.state, "signed") == 0;
	v.masked = x.masked;
	if (!r->typed)
		form_set(&r->form, "stamp", quest_page_mark(x.a, v.page));
	st = r->typed ? typed_over(r, &x, &v) : ST_OK;
	if (st != ST_OK)
		return st;
	v.section = sections(r, &x, at);
	v.n_section = x.n_page;
	v.go_label = at + 1 < x.n_page ? tr(r->cx.lang, "Save and go on")
	                               : tr(r->cx.lang, "Save and look it over");
	v.action = answer_page_url(r, x.id, at);
	v.summary = url_answer(r->cx.mem, r->cx.tenant, x.id);
	page_start(r, PLACE_PEOPLE,
	    arena_strf(r->cx.mem, "%s: %s", x.q->title.in[r->cx.lang], p.called),
	    arena_strf(r->cx.mem,
	        tr(r->cx.lang,
	            "Section %zu of %zu. What you save stays, you can come back any time."),
	        at + 1, x.n_page));
	person_places(r, x.person, PERSON_FORMS);
	answer_page_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

enum st
answer_page_post(struct req *r)
{
	struct answer_page_form in = { 0 };
	struct answer_save save = { .page = (size_t)r->id2 - 1, .form = &r->form };
	struct answer x;
	answer_id id = { r->id };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	save.stamp = in.stamp;
	save.reason = in.reason;
	st = answer_save(&r->cx, id, &save);
	if (st == ST_OK)
		st = answer_load(&r->cx, id, &x);
	if (st != ST_OK)
		return st;
	if (quest_page_pressed(&r->form))
		return redirect(r, answer_page_url(r, id, save.page));
	if (strcmp(in.go, "stop") == 0 || (save.page + 1 >= x.n_page && !save.opened))
		return redirect_say(r, url_answer(r->cx.mem, r->cx.tenant, id), N_("Saved."));
	if (save.opened)
		return redirect_say(r, answer_page_url(r, id, save.page),
		    N_("Saved. Your answers opened further questions on this page."));
	return redirect(r, answer_page_url(r, id, save.page + 1));
}
