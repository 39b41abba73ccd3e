/* SPDX-License-Identifier: EUPL-1.2
 * formfile_when_web.c - a question is put only after an answer to an earlier one: both are chosen
 * from lists.
 */
#include "mod/formfile/formfile_view.h"
#include "mod/formfile/formfile_web.h"

#include "base/text.h"

#include <string.h>

static const struct option ops[] = {
	[QUEST_EXISTS] = { "exists", N_("was answered at all"), NULL },
	[QUEST_EQ] = { "=", N_("is"), NULL },
	[QUEST_NE] = { "!=", N_("is not"), NULL },
	[QUEST_GT] = { ">", N_("is more than"), NULL },
	[QUEST_LT] = { "<", N_("is less than"), NULL },
	[QUEST_GE] = { ">=", N_("is at least"), NULL },
	[QUEST_LE] = { "<=", N_("is at most"), NULL },
};

const char *
formfile_when_words(struct req *r, const struct quest_when *w)
{
	const char *name = w->on == NULL ? tr(r->cx.lang, "a question that is not there any more") :
	    w->on->text.in[r->cx.lang];
	const char *said = w->op == QUEST_EXISTS || w->on == NULL ? "" :
	    quest_value_words(r->cx.mem, r->cx.lang, w->on, &w->answer);

	if (w->op == QUEST_EXISTS && strcmp(w->answer.text, "false") == 0)
		return arena_strf(r->cx.mem, tr(r->cx.lang, "“%s” was not answered"), name);
	return arena_strf(r->cx.mem,
	    *said == '\0' ? tr(r->cx.lang, "“%s” %s") : tr(r->cx.lang, "“%s” %s “%s”"), name,
	    tr(r->cx.lang, ops[w->op].label), said);
}

static bool
has_order(const struct quest_item *on)
{
	return on->n_option == 0 &&
	    (on->kind == QUEST_INTEGER || on->kind == QUEST_DECIMAL || on->kind == QUEST_DATE);
}

/* Questions above it, outside of tables it does not stand in. */
static void
questions(
    struct req *r, const struct quest *q, const struct quest_item *it, struct formfile_when_view *v)
{
	struct option *o = NEWN(r->cx.mem, struct option, q->n_item + 1);
	const char *chosen = r->typed ? form_get(&r->form, "to") : req_query(r, "question");

	for (size_t i = 0; i < it->index; i++) {
		const struct quest_item *on = q->item[i];

		if (!quest_asks(on) || on->level > it->level)
			continue;
		o[v->n_question++] = (struct option){ on->link_id, on->text.in[r->cx.lang], NULL };
		if (strcmp(on->link_id, chosen) == 0)
			v->on = on;
	}
	v->question = o;
	if (v->on != NULL)
		form_set(&r->form, "question", chosen);
}

static void
answers(struct req *r, struct formfile_when_view *v)
{
	const struct quest_item *on = v->on;
	struct option *o = NEWN(r->cx.mem, struct option, on->n_option + 2);
	struct option *op = NEWN(r->cx.mem, struct option, LEN(ops));
	bool order = has_order(on), list = on->n_option > 0 || on->kind == QUEST_BOOLEAN;
	size_t last = order ? QUEST_LE : list ? QUEST_NE : QUEST_EXISTS;

	for (size_t i = 1; i <= last; i++)
		op[v->n_op++] = (struct option){ ops[i].value, tr(r->cx.lang, ops[i].label), NULL };
	op[v->n_op++] = (struct option){ ops[QUEST_EXISTS].value,
		tr(r->cx.lang, ops[QUEST_EXISTS].label), NULL };
	for (size_t i = 0; i < on->n_option; i++)
		o[v->n_answer++] = (struct option){ on->option[i].code,
			on->option[i].display.in[r->cx.lang], NULL };
	if (on->kind == QUEST_BOOLEAN) {
		o[v->n_answer++] = (struct option){ "true", tr(r->cx.lang, "Yes"), NULL };
		o[v->n_answer++] = (struct option){ "false", tr(r->cx.lang, "No"), NULL };
	}
	v->op = op;
	v->answer = o;
}

static enum st
when_get(struct req *r)
{
	struct formfile_when_view v = { .form = &r->form };
	const struct quest_item *it;
	struct formfile_line *l;
	struct formfile_draft d;
	enum st st = formfile_at(r, &d, &it);

	if (st != ST_OK)
		return st;
	if (it == NULL)
		return formfile_gone(r);
	l = NEWN(r->cx.mem, struct formfile_line, it->n_when + 1);
	for (; v.n_now < it->n_when; v.n_now++)
		l[v.n_now] =
		    (struct formfile_line){ .text = formfile_when_words(r, &it->when[v.n_now]),
			    .more = arena_strf(r->cx.mem, "%zu", v.n_now + 1) };
	v.now = l;
	v.any = it->any;
	questions(r, d.q, it, &v);
	if (v.on != NULL)
		answers(r, &v);
	if (!r->typed && v.on != NULL)
		form_set(&r->form, "to", v.on->link_id);
	v.action = v.choose = url_draft_item(r->cx.mem, r->cx.tenant, d.id, it->link_id, "/when");
	v.back = url_draft_item(r->cx.mem, r->cx.tenant, d.id, it->link_id, "");
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "When it is put"), it->text.in[r->cx.lang]);
	formfile_when_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

struct when_form { const char *to, *op, *answer, *how; int64_t drop; };

static const struct field when_fields[] = {
	FIELD(struct when_form, to, FIELD_LINE, N_("Earlier question"), .max = 255),
	FIELD(struct when_form, op, FIELD_CHOICE, N_("How it is compared"),
	    .choices = "exists|=|!=|>|<|>=|<="),
	FIELD(struct when_form, answer, FIELD_LINE, N_("Answer"), .max = 255),
	FIELD(struct when_form, how, FIELD_CHOICE, "how", .choices = "all|any"),
	FIELD(struct when_form, drop, FIELD_INT, "drop", .max = 1000),
};

static struct quest_change
change_of(const struct when_form *in, const char *link_id)
{
	struct quest_change c = { .what = QUEST_WHEN,
		.link_id = link_id,
		.to = in->to,
		.op = in->op,
		.answer = in->answer };

	if (in->drop > 0) {
		c.what = QUEST_WHEN_NOT;
		c.nth = (size_t)in->drop - 1;
	} else if (*in->how != '\0') {
		c.what = strcmp(in->how, "any") == 0 ? QUEST_WHEN_ANY : QUEST_WHEN_ALL;
	}
	return c;
}

static enum st
when_post(struct req *r)
{
	struct when_form in = { 0 };
	const struct quest_item *it;
	struct formfile_draft d;
	struct quest_change c;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = formfile_at(r, &d, &it);
	if (st != ST_OK)
		return st;
	if (it == NULL)
		return formfile_gone(r);
	c = change_of(&in, it->link_id);
	if (c.what == QUEST_WHEN && text_empty(c.op))
		c.op = "exists";
	st = formfile_change(&r->cx, d.id, &c, NULL);
	return st != ST_OK
	    ? st
	    : redirect_say(r, url_draft_item(r->cx.mem, r->cx.tenant, d.id, it->link_id, "/when"),
	          N_("Saved."));
}

const struct route formfile_when_routes[] = {
	GET("/p/:p/form-drafts/:id/items/:code/when", PERM_PARTNERSHIP_EDIT, when_get),
	POST("/p/:p/form-drafts/:id/items/:code/when", PERM_PARTNERSHIP_EDIT, when_post, when_get,
	    when_fields),
};
const size_t n_formfile_when_routes = LEN(formfile_when_routes);
