/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_entry_web.c - the form of one thing written down; it asks what its kind asks for.
 */
#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "mod/diagnosis/diagnosis_view.h"
#include "mod/person/person.h"

#include <string.h>

#define F(m, kind_, label_, ...) FIELD(struct diagnosis_entry_in, m, kind_, label_, __VA_ARGS__)

const struct field diag_entry_fields[N_ENTRY_FIELDS] = {
	F(id, FIELD_NEW, "id"),
	F(kind, FIELD_LINE, "kind"),
	F(stamp, FIELD_LINE, "stamp"),
	F(code, FIELD_LINE, N_("Where it belongs")),
	F(content, FIELD_BLOCK, N_("What was found")),
	F(more, FIELD_BLOCK, N_("More about it")),
	F(who, FIELD_LINE, N_("Who took part")),
	F(source, FIELD_CHOICE, N_("Where it comes from"),
	    .choices = "client|family|worker|document"),
	F(on, FIELD_DATE, N_("Day")),
	F(until, FIELD_DATE, N_("Valid until")),
	F(minutes, FIELD_MINUTES, N_("How long it took")),
	F(ref, FIELD_ID, N_("Beside which of the client’s words")),
	F(circle, FIELD_CHOICE, N_("Who sees it"), .choices = "team|partner"),
	F(sensitive, FIELD_CHOICE, N_("Sensitive fact"),
	    .choices = "health|addiction|violence|disability"),
	F(client, FIELD_BOOL, N_("The client sees it")),
};

/* What the client said so far, for a fact to stand beside (R320). */
static void
ref_options(struct cx *cx, diagnosis_id id, person_id person, struct diag_entry_view *v)
{
	const struct case_access *access = case_access_load(cx, person);
	struct q_diag_entries *e;
	size_t n = q_diag_entries(cx, &e, cx->tenant, id);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	o[v->n_ref++] = (struct option){ "", tr(cx->lang, "none"), NULL };
	for (size_t i = 0; i < n; i++)
		if (strcmp(e[i].source, "client") == 0 &&
		    case_sees(access, &(struct case_mark){ e[i].partner, e[i].by, e[i].circle,
		    e[i].sensitive, e[i].client }))
			o[v->n_ref++] = (struct option){ arena_strf(cx->mem, "%lld",
			    (long long)e[i].origin.v), e[i].content, NULL };
	v->ref = o;
}

static enum st
draw(struct req *r, struct diag_entry_view *v, diagnosis_id id, person_id person)
{
	struct cx *cx = &r->cx;

	v->form = &r->form;
	v->code = diag_code_options(cx->mem, cx->lang, v->kind, &v->n_code);
	if (v->kind->has & HAS_REF)
		ref_options(cx, id, person, v);
	v->back = url_diag(cx->mem, cx->tenant, id, "");
	page_start(r, PLACE_PEOPLE, tr(cx->lang, v->kind->title), NULL);
	person_places_of(r, person, PERSON_DIAGNOSIS);
	diag_entry_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
no_kind(struct cx *cx)
{
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
}

enum st
diag_entry_new_get(struct req *r)
{
	struct cx *cx = &r->cx;
	const char *code = req_query(r, "code");
	const struct diag_word *item = diag_item(code);
	diagnosis_id id = { r->id };
	struct q_diag_get d;
	struct diag_entry_view v = { .action = url_diag(cx->mem, cx->tenant, id, "/entries/new"),
		.kind = diag_kind(r->typed ? form_get(&r->form, "kind") : req_query(r, "what")) };
	enum st st = diag_find(cx, id, &d);

	if (st != ST_OK || v.kind == NULL)
		return st != ST_OK ? st : no_kind(cx);
	req_looked_at(r, d.person);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "kind", v.kind->kind);
		form_set(&r->form, "code", code);
		form_set(&r->form, "source", v.kind->source);
		form_set(&r->form, "on", cx->today);
		form_set(&r->form, "circle", "team");
		form_set(&r->form, "sensitive", item == NULL ? "" : item->sensitive);
		form_set(&r->form, "client", "1");
	}
	return draw(r, &v, id, d.person);
}

/* The areas of a meeting come as several values of one name. */
static const char *
codes(struct req *r, const char *kind, const char *one)
{
	struct buf b;

	if (!text_eq(kind, "meeting"))
		return one;
	buf_init(&b, r->cx.mem);
	for (const struct form_value *v = r->form.value; v != NULL; v = v->next)
		if (strcmp(v->name, "code") == 0 && *v->value != '\0')
			buf_fmt(&b, "%s%s", b.len == 0 ? "" : " ", v->value);
	return b.s;
}

enum st
diag_entry_new_post(struct req *r)
{
	struct diagnosis_entry_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.diagnosis.v = r->id;
	in.code = codes(r, in.kind, in.code);
	st = diagnosis_entry_add(&r->cx, &in);
	return entry_saved(r, st, url_diag(r->cx.mem, r->cx.tenant, in.diagnosis, ""));
}

/* Several areas of one entry are ticked boxes of one name. */
static void
fill(struct req *r, finding_id id, const struct q_diag_entry_get *e, struct diag_entry_view *v)
{
	struct entry *entry = NEW(r->cx.mem, struct entry);
	bool typed = r->typed && r->route->run == diag_entry_edit_post;

	diag_entry_of(&r->cx, id, e, entry);
	v->n_past = entry_shown(r, entry, diag_entry_fields, LEN(diag_entry_fields), &v->past);
	for (const char *p = e->code; !typed && *p != '\0'; p += strspn(p, " ")) {
		form_set(&r->form, "code", arena_strn(r->cx.mem, p, strcspn(p, " ")));
		p += strcspn(p, " ");
	}
	form_set(&r->form, "kind", e->kind);
}

enum st
diag_entry_edit_get(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_diag_entry_get e;
	finding_id id = { r->id };
	enum st st = diag_entry_find(cx, id, &e);
	struct diag_entry_view v = { .exists = true,
		.action = url_diag_entry(cx->mem, cx->tenant, id, ""),
		.withdraw = url_diag_entry(cx->mem, cx->tenant, id, "/withdraw") };

	if (st != ST_OK)
		return st;
	v.kind = diag_kind(e.kind);
	if (v.kind == NULL)
		return no_kind(cx);
	req_looked_at(r, e.person);
	fill(r, id, &e, &v);
	return draw(r, &v, e.diagnosis, e.person);
}

enum st
diag_entry_edit_post(struct req *r)
{
	struct diagnosis_entry_in in = { 0 };
	struct q_diag_entry_get e;
	finding_id id = { r->id };
	enum st st = diag_entry_find(&r->cx, id, &e);

	if (st != ST_OK)
		return st;
	if (!form_read(r, &in))
		return ST_INVALID;
	in.id = id;
	in.code = codes(r, e.kind, in.code);
	return entry_changed(r, diagnosis_entry_edit(&r->cx, &in), &diag_entry_sort);
}

enum st
diag_entry_withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &diag_entry_sort);
}
