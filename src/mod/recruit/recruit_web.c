/* SPDX-License-Identifier: EUPL-1.2
 * recruit_web.c - pages of categories and groups, and the routes of the module.
 */
#include "mod/recruit/recruit_web.h"

#include "base/id.h"
#include "base/rule.h"
#include "mod/recruit/recruit_view.h"

#include <string.h>

struct category_in { category_id id; const char *name; };

static const struct field category_fields[] = {
	FIELD(struct category_in, id, FIELD_ID, N_("Name of the category")),
	FIELD(struct category_in, name, FIELD_LINE, N_("Name of the category"), .max = 100,
	    .required = true),
};

static const struct field rename_fields[] = {
	FIELD(struct category_in, name, FIELD_LINE, N_("New name"), .max = 100, .required = true),
};

static const struct field group_fields[] = {
	FIELD(struct group_in, id, FIELD_ID, N_("Name of the group")),
	FIELD(struct group_in, stamp, FIELD_LINE, N_("Name of the group")),
	FIELD(struct group_in, name, FIELD_LINE, N_("Name of the group"), .required = true),
	FIELD(struct group_in, cycle, FIELD_INT, N_("Cycle"), .max = 99),
	FIELD(struct group_in, kind, FIELD_CHOICE, N_("Who is in the group"), .required = true,
	    .choices = "one|mixed"),
	FIELD(struct group_in, category, FIELD_ID, N_("Category")),
	FIELD(struct group_in, mixed_reason, FIELD_BLOCK, N_("Reason of a mixed group")),
	FIELD(struct group_in, intake, FIELD_CHOICE, N_("Intake"), .required = true,
	    .choices = "closed|continuous"),
	FIELD(struct group_in, places, FIELD_INT, N_("Places"), .max = 1000),
	FIELD(struct group_in, territory, FIELD_LINE, N_("Territory")),
	FIELD(struct group_in, from_on, FIELD_DATE, N_("Recruitment runs from")),
	FIELD(struct group_in, to_on, FIELD_DATE, N_("The group ends on")),
	FIELD(struct group_in, declare_at, FIELD_BLOCK, N_("Where declarations are collected"),
	    .max = 1000),
	FIELD(struct group_in, labour_note, FIELD_BLOCK,
	    N_("Why these people have it hardest on the labour market")),
	FIELD(struct group_in, fit_note, FIELD_BLOCK,
	    N_("How the group fits the profile of the NGO")),
	FIELD(struct group_in, state, FIELD_CHOICE, N_("State"),
	    .choices = "recruiting|running|ended"),
};

struct url
url_recruit(struct arena *mem, tenant_id t, const char *path_fmt, int64_t id)
{
	struct buf b;
	const char *hole = strstr(path_fmt, "%lld");

	buf_init(&b, mem);
	buf_fmt(&b, "/p/%lld", (long long)t.v);
	buf_add(&b, path_fmt, hole == NULL ? strlen(path_fmt) : (size_t)(hole - path_fmt));
	if (hole != NULL)
		buf_fmt(&b, "%lld%s", (long long)id, hole + 4);
	return (struct url){ b.s };
}

struct url
url_recruit_page(struct arena *mem, struct url u, int64_t page)
{
	return (struct url){ arena_strf(mem, "%s?page=%lld", u.s, (long long)page) };
}

const char *
recruit_group_state(enum lang lang, const char *state)
{
	return text_eq(state, "running") ? tr(lang, "running") :
	    text_eq(state, "ended") ? tr(lang, "ended") : tr(lang, "recruiting");
}

const char *
recruit_yes_no(enum lang lang, const char *answer)
{
	return text_eq(answer, "yes") ? tr(lang, "yes") : text_eq(answer, "no") ? tr(lang, "no") :
	    tr(lang, "not known");
}

/* ---- categories ---- */

static enum st
show_categories(struct req *r)
{
	struct categories_view v = { .tenant = r->cx.tenant, .form = &r->form,
	    .may_edit = req_may(r, PERM_GROUP_EDIT) };
	size_t n;

	v.n = q_recruit_categories(&r->cx, &v.row, r->cx.tenant);
	if (v.n == 0) {         /* never used yet: the examples of the Model */
		const struct option *o = recruit_category_options(&r->cx, (category_id){ 0 }, &n);

		v.row = NEWN(r->cx.mem, struct q_recruit_categories, n);
		for (; v.n < n; v.n++)
			v.row[v.n] = (struct q_recruit_categories){ .id = { (int64_t)v.n + 1 },
			    .name = o[v.n].label };
	}
	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_GROUP, tr(r->cx.lang, "Categories"),
	    tr(r->cx.lang,
	    "Whom a group may be for. Groups keep a category that is no longer offered."));
	recruit_categories_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
post_category(struct req *r)
{
	struct category_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = recruit_category_add(&r->cx, in.id, in.name);
	return st != ST_OK ? st : redirect_say(r, url_recruit(r->cx.mem, r->cx.tenant,
	    "/categories", 0), N_("Saved."));
}

static enum st
post_rename(struct req *r)
{
	struct category_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = recruit_category_rename(&r->cx, (category_id){ r->id }, in.name);
	return st != ST_OK ? st : redirect_say(r, url_recruit(r->cx.mem, r->cx.tenant,
	    "/categories", 0), N_("Saved."));
}

static enum st
post_retire(struct req *r)
{
	enum st st = recruit_category_retire(&r->cx, (category_id){ r->id });

	return st != ST_OK ? st : redirect_say(r, url_recruit(r->cx.mem, r->cx.tenant,
	    "/categories", 0), N_("Saved."));
}

/* ---- groups ---- */

static enum st
show_groups(struct req *r)
{
	struct groups_view v = { .tenant = r->cx.tenant, .may_edit = req_may(r, PERM_GROUP_EDIT),
		.may_month = req_may(r, PERM_PERSON_READ) };

	v.n = q_recruit_groups(&r->cx, &v.row, r->cx.tenant, r->cx.partner);
	page_start(r, PLACE_GROUP, tr(r->cx.lang, "Groups"), arena_strf(r->cx.mem,
	    trn(r->cx.lang, "%lld group", "%lld groups", (int64_t)v.n), (long long)v.n));
	recruit_groups_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
show_group(struct req *r)
{
	struct cx *cx = &r->cx;
	group_id id = { r->id };
	struct group_view v = { .tenant = cx->tenant, .may_edit = req_may(r, PERM_GROUP_EDIT),
		.may_candidates = req_may(r, PERM_CANDIDATE_READ) && cx->partner.v != 0,
		.may_selection = req_may(r, PERM_SELECTION_READ) };

	if (!q_recruit_group_get(cx, &v.g, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	q_recruit_group_counts(cx, &v.count, cx->tenant, id, cx->partner);
	v.n_profile = q_recruit_profiles(cx, &v.profile, cx->tenant, cx->today);
	v.n_advice = recruit_group_advice(cx, v.g.places, v.g.category.v == 0, v.advice);
	if (rule_on("R080") && text_eq(v.g.state, "running") && text_eq(v.g.intake, "closed") &&
	    v.count.clients < v.g.places)
		v.advice[v.n_advice++] = tr(cx->lang, "Places are free and the intake is closed. "
		    "With continuous intake people join as they are diagnosed.");
	v.edit = url_recruit(cx->mem, cx->tenant, "/groups/%lld/edit", r->id);
	v.next_cycle = url_recruit(cx->mem, cx->tenant, "/groups/new?after=%lld", r->id);
	v.selection = url_recruit(cx->mem, cx->tenant, "/groups/%lld/selection", r->id);
	v.may_month = req_may(r, PERM_PERSON_READ);
	v.may_survey = req_may(r, PERM_SURVEY_READ);
	v.surveys = url_recruit(r->cx.mem, v.tenant, "/groups/%lld/surveys", r->id);
	v.month = url_recruit(cx->mem, cx->tenant, "/groups/%lld/month", r->id);
	v.declaration = url_recruit(cx->mem, cx->tenant, "/groups/%lld/declaration", r->id);
	page_start(r, PLACE_GROUP, v.g.name, recruit_group_state(cx->lang, v.g.state));
	recruit_group_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static void
fill_group(struct req *r, const struct q_recruit_group_get *g)
{
	struct form *f = &r->form;

	form_set(f, "name", g->name);
	form_set_int(f, "cycle", g->cycle);
	form_set(f, "kind", g->category.v == 0 ? "mixed" : "one");
	form_set_int(f, "category", g->category.v);
	form_set(f, "mixed_reason", g->mixed_reason);
	form_set(f, "intake", g->intake);
	form_set_int(f, "places", g->places);
	form_set(f, "territory", g->territory);
	form_set(f, "from_on", g->from_on);
	form_set(f, "to_on", g->to_on);
	form_set(f, "declare_at", g->declare_at);
	form_set(f, "labour_note", g->labour_note);
	form_set(f, "fit_note", g->fit_note);
	form_set(f, "state", g->state);
}

static enum st
draw_group_form(struct req *r, struct group_form_view *v, const char *title)
{
	struct cx *cx = &r->cx;
	int64_t keep = 0;

	text_to_int(form_get(&r->form, "category"), &keep);
	v->tenant = cx->tenant;
	v->form = &r->form;
	v->category = recruit_category_options(cx, (category_id){ keep }, &v->n_category);
	if (rule_on("R076"))    /* the group is chosen beside what the partners are good at */
		v->n_profile = q_recruit_profiles(cx, &v->profile, cx->tenant, cx->today);
	page_start(r, PLACE_GROUP, title, tr(cx->lang, "For whom, where and when."));
	recruit_group_form_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
new_group(struct req *r)
{
	struct q_recruit_group_get g = { .cycle = 1, .intake = "closed", .places = 12,
	    .category = { 1 },
		.from_on = r->cx.today };
	struct group_form_view v = { .action = url_groups(r->cx.mem, r->cx.tenant) };
	group_id after = { req_query_int(r, "after", 0) };

	if (!r->typed) {
		if (rule_on("R082") && after.v != 0 &&
		    q_recruit_group_get(&r->cx, &g, r->cx.tenant, after)) {
			g.cycle++;
			g.from_on = r->cx.today;
			g.to_on = NULL;
		}
		fill_group(r, &g);
		form_set_int(&r->form, "id", id_new());
	}
	return draw_group_form(r, &v, tr(r->cx.lang, "Plan a group"));
}

static enum st
edit_group(struct req *r)
{
	struct q_recruit_group_get g;
	struct group_form_view v = { .action = url_group(r->cx.mem, r->cx.tenant,
	    (group_id){ r->id }), .exists = true };

	if (!q_recruit_group_get(&r->cx, &g, r->cx.tenant, (group_id){ r->id }))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such group."));
	if (!r->typed) {
		fill_group(r, &g);
		form_set(&r->form, "stamp", recruit_group_stamp(&r->cx, &g));
	}
	return draw_group_form(r, &v, tr(r->cx.lang, "Change the group"));
}

static enum st
post_group(struct req *r)
{
	struct group_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = recruit_group_add(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, url_group(r->cx.mem, r->cx.tenant, in.id),
	    N_("Saved."));
}

static enum st
post_group_edit(struct req *r)
{
	struct group_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	st = recruit_group_edit(&r->cx, &in);
	return st != ST_OK ? st : redirect_say(r, url_group(r->cx.mem, r->cx.tenant, in.id),
	    N_("Saved."));
}

const struct route recruit_routes[] = {
	GET  ("/p/:p/categories", PERM_PARTNERSHIP_READ, show_categories),
	POST ("/p/:p/categories", PERM_GROUP_EDIT, post_category, show_categories, category_fields),
	POST ("/p/:p/categories/:id/rename", PERM_GROUP_EDIT, post_rename, show_categories,
	    rename_fields),
	PRESS("/p/:p/categories/:id/retire", PERM_GROUP_EDIT, post_retire, show_categories),
	GET  ("/p/:p/groups", PERM_PARTNERSHIP_READ, show_groups),
	GET  ("/p/:p/groups/new", PERM_GROUP_EDIT, new_group),
	POST ("/p/:p/groups", PERM_GROUP_EDIT, post_group, new_group, group_fields),
	GET  ("/p/:p/groups/:id", PERM_PARTNERSHIP_READ, show_group),
	GET  ("/p/:p/groups/:id/edit", PERM_GROUP_EDIT, edit_group),
	POST ("/p/:p/groups/:id", PERM_GROUP_EDIT, post_group_edit, edit_group, group_fields),
	GET  ("/p/:p/groups/:id/declaration", PERM_PARTNERSHIP_READ, recruit_get_blank_declaration),
	GET  ("/p/:p/groups/:id/candidates", PERM_CANDIDATE_READ, recruit_show_candidates,
	    .shows = "person"),
	GET  ("/p/:p/groups/:id/candidates/new", PERM_CANDIDATE_EDIT, recruit_new_candidate),
	POST ("/p/:p/groups/:id/candidates", PERM_CANDIDATE_EDIT, recruit_post_candidate,
	    recruit_new_candidate,
	      recruit_candidate_fields),
	GET  ("/p/:p/candidates/:id", PERM_CANDIDATE_READ, recruit_show_candidate,
	    .shows = "person"),
	POST ("/p/:p/candidates/:id", PERM_CANDIDATE_EDIT, recruit_post_candidate_edit,
	    recruit_show_candidate,
	      recruit_candidate_fields),
	POST ("/p/:p/candidates/:id/withdraw", PERM_CANDIDATE_EDIT, recruit_post_withdraw,
	    recruit_show_candidate,
	      recruit_withdraw_fields),
	PRESS("/p/:p/candidates/:id/again", PERM_CANDIDATE_EDIT, recruit_post_again,
	    recruit_show_candidate),
	/* R081 */
	GET  ("/p/:p/candidates/:id/declaration", PERM_CANDIDATE_READ, recruit_get_declaration,
	    .shows = "person"),
	GET  ("/p/:p/groups/:id/import", PERM_CANDIDATE_EDIT, recruit_show_import),
	POST ("/p/:p/groups/:id/import", PERM_CANDIDATE_EDIT, recruit_post_import,
	    recruit_show_import,
	      recruit_import_fields, .read_first = true, .upload = true),
	GET  ("/p/:p/imports/:id", PERM_CANDIDATE_EDIT, recruit_show_preview, .shows = "person"),
	PRESS("/p/:p/imports/:id", PERM_CANDIDATE_EDIT, recruit_post_preview, recruit_show_preview,
	    .read_first = true),
};
const size_t n_recruit_routes = LEN(recruit_routes);
