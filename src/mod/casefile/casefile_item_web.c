/* SPDX-License-Identifier: EUPL-1.2
 * casefile_item_web.c - single facts beside the journal: added, changed, taken out of the file.
 */
#include "base/id.h"
#include "mod/casefile/casefile_view.h"
#include "mod/casefile/casefile_web.h"
#include "mod/person/person.h"

struct url
url_case_item_new(struct arena *mem, tenant_id t, person_id id)
{
	return (struct url){ arena_strf(mem, "%s/facts/new", url_person(mem, t, id).s) };
}

struct url
url_case_item(struct arena *mem, tenant_id t, item_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/facts/%lld",
	    (long long)t.v, (long long)id.v) };
}

#define I(m, kind_, label_, ...) FIELD(struct case_item_in, m, kind_, label_, __VA_ARGS__)

static const struct field item_fields[] = {
	I(id, FIELD_NEW, "id"),
	I(sort, FIELD_CHOICE, N_("What it is"), .required = true,
	    .choices = "strength|supporter|need|limit_client|limit_worker|expectation|belief"
	               "|chance|cheer|effect_family|effect_around"),
	I(content, FIELD_BLOCK, N_("In a few words"), .max = 500),
	I(more, FIELD_LINE, N_("Relation, reason or counter-example"), .max = 300),
	I(circle, FIELD_CHOICE, N_("Who may read it"), .required = true,
	    .choices = "partner|team"),
	I(client, FIELD_BOOL, N_("The person may read this text")),
	I(stamp, FIELD_LINE, "stamp"),
};

static enum st
draw(struct req *r, struct case_item_view *v, person_id person, const char *title)
{
	struct person_row p;

	if (!person_get(&r->cx, person, &p))
		return case_person(&r->cx, person);
	req_looked_at(r, person);
	v->form = &r->form;
	v->back = url_person(r->cx.mem, r->cx.tenant, person);
	page_start(r, PLACE_PEOPLE, title, p.called);
	person_places(r, person, PERSON_FILE);
	case_item_form_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
new_get(struct req *r)
{
	const person_id person = { r->id };
	struct case_item_view v = {
		.action = url_case_item_new(r->cx.mem, r->cx.tenant, person) };

	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "sort", "strength");
		form_set(&r->form, "circle", "team");
	}
	return draw(r, &v, person, tr(r->cx.lang, "Add to the file"));
}

static enum st
new_post(struct req *r)
{
	struct case_item_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return entry_saved(r, case_item_add(&r->cx, (person_id){ r->id }, &in),
	    url_person(r->cx.mem, r->cx.tenant, (person_id){ r->id }));
}

static enum st
edit_get(struct req *r)
{
	struct entry *e = NEW(r->cx.mem, struct entry);
	struct case_item_view v = {
		.action = url_case_item(r->cx.mem, r->cx.tenant, (item_id){ r->id }) };
	enum st st = case_item_sort.load(&r->cx, r->id, e);

	if (st != ST_OK)
		return st;
	v.exists = true;
	v.gone = e->withdrawn;
	v.withdraw = (struct url){ arena_strf(r->cx.mem, "%s/withdraw", v.action.s) };
	v.n_past = entry_shown(r, e, item_fields, LEN(item_fields), &v.past);
	return draw(r, &v, e->person, tr(r->cx.lang, "What stands in the file"));
}

static enum st
edit_post(struct req *r)
{
	struct case_item_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	return entry_changed(r, case_item_edit(&r->cx, &in), &case_item_sort);
}

static enum st
withdraw_post(struct req *r)
{
	return entry_withdraw_post(r, &case_item_sort);
}

const struct route case_item_routes[] = {
	GET("/p/:p/people/:id/facts/new", PERM_CASE_EDIT, new_get, .shows = "person"),
	/* R299 R399 */
	POST("/p/:p/people/:id/facts/new", PERM_CASE_EDIT, new_post, new_get, item_fields,
	    .shows = "person"),
	GET("/p/:p/facts/:id", PERM_CASE_EDIT, edit_get, .shows = "person"),
	POST("/p/:p/facts/:id", PERM_CASE_EDIT, edit_post, edit_get, item_fields,
	    .shows = "person"),
	POST("/p/:p/facts/:id/withdraw", PERM_CASE_EDIT, withdraw_post, edit_get,
	    entry_reason_fields, .shows = "person"),
};
const size_t n_case_item_routes = LEN(case_item_routes);
