/* SPDX-License-Identifier: EUPL-1.2
 * recruit.c - categories and groups: whom the partnership recruits, and where.
 */
#include "mod/recruit/recruit.h"

#include "base/id.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/recruit/recruit_inside.h"
#include "mod/recruit_sql.h"

#include <string.h>

/* The examples of the Model (MOD-SEL-04), put down in Polish, as a partnership's own words; ids
 * 1-7 everywhere. */
static const char *const examples[] = {
	N_("long-term unemployed"), N_("over 50"), N_("without qualifications"),
	    N_("without work experience"),
	N_("without secondary education"), N_("lone parent of a child up to 18"),
	    N_("women returning to work"),
};

static const char *
id_text(struct arena *mem, int64_t id)
{
	return arena_strf(mem, "%lld", (long long)id);
}

/* Puts the seven example categories there if there is none yet. */
static void
seed_categories(struct cx *cx)
{
	struct q_recruit_category_count n;

	if (!q_recruit_category_count(cx, &n, cx->tenant) || n.n > 0)
		return;
	for (size_t i = 0; i < LEN(examples); i++) {
		const char *name = tr(LANG_PL, examples[i]);

		q_recruit_category_add(cx, &(struct q_recruit_category_add_in){ .tenant =
		    cx->tenant,
		    .id = { (int64_t)i + 1 }, .name = name,
		    .name_fold = text_fold(cx->mem, name) });
	}
}

const struct option *
recruit_category_options(struct cx *cx, category_id keep, size_t *ret_n)
{
	struct q_recruit_categories *c;
	size_t n = q_recruit_categories(cx, &c, cx->tenant), out = 0;
	struct option *o = NEWN(cx->mem, struct option, n + LEN(examples));

	for (size_t i = 0; i < n; i++)
		if (!rule_on("R074") || c[i].retired_on == NULL || c[i].id.v == keep.v)
			o[out++] = (struct option){ .value = id_text(cx->mem, c[i].id.v),
			    .label = c[i].name };
	for (size_t i = 0; n == 0 && i < LEN(examples); i++)
		o[out++] = (struct option){ id_text(cx->mem, (int64_t)i + 1),
		    tr(LANG_PL, examples[i]), NULL };
	*ret_n = out;
	return o;
}

/* The name is there and nobody else's. */
static bool
category_name_ok(struct cx *cx, category_id id, const char *fold)
{
	struct q_recruit_category_named other;

	if (text_empty(fold))
		cx_fault(cx, "name", "%s", tr(cx->lang, "Give the category a name with letters."));
	else if (q_recruit_category_named(cx, &other, cx->tenant, fold) && other.id.v != id.v)
		cx_fault(cx, "name", "%s",
		    tr(cx->lang, "There is already a category with this name."));
	return cx->fault == NULL;
}

enum st
recruit_category_add(struct cx *cx, category_id id, const char *name)
{
	struct q_recruit_category_get old;
	const char *fold = text_fold(cx->mem, name);

	seed_categories(cx);
	if (q_recruit_category_get(cx, &old, cx->tenant, id))
		return ST_OK;
	if (!category_name_ok(cx, id, fold))
		return cx_faulty(cx);
	q_recruit_category_add(cx, &(struct q_recruit_category_add_in){ .tenant = cx->tenant,
	    .id = id,
	    .name = name, .name_fold = fold });
	audit_add(cx, "category.add", id.v, (person_id){ 0 }, name);
	return ST_OK;
}

enum st
recruit_category_rename(struct cx *cx, category_id id, const char *name)
{
	struct q_recruit_category_get old;
	const char *fold = text_fold(cx->mem, name);

	seed_categories(cx);
	if (!q_recruit_category_get(cx, &old, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such category."));
	if (!category_name_ok(cx, id, fold))
		return cx_faulty(cx);
	q_recruit_category_rename(cx, &(struct q_recruit_category_rename_in){ .tenant = cx->tenant,
	    .id = id,
	    .name = name, .name_fold = fold });
	audit_add(cx, "category.rename", id.v, (person_id){ 0 }, old.name);
	return ST_OK;
}

enum st
recruit_category_retire(struct cx *cx, category_id id)
{
	struct q_recruit_category_get old;

	seed_categories(cx);
	if (!q_recruit_category_get(cx, &old, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such category."));
	if (q_recruit_category_retire(cx, cx->tenant, id, cx->today) > 0)
		audit_add(cx, "category.retire", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

size_t
recruit_group_advice(struct cx *cx, int64_t places, bool mixed, const char *ret[3])
{
	size_t n = 0;

	if (rule_on("R071") && (places < 10 || places > 15))
		ret[n++] = arena_strf(cx->mem,
		    tr(cx->lang,
		        "%lld places: groups of 10-15 people work best in practice. This is advice, not a limit."),
		    (long long)places);
	if (rule_on("R079") && mixed)
		ret[n++] =
		    tr(cx->lang, "A mixed group needs more people, flexibility and coordination, "
		    "and the profile of the NGO may limit it.");
	return n;
}

static void
group_check(struct cx *cx, const struct group_in *in)
{
	struct q_recruit_category_get c;

	if (text_empty(in->name))
		cx_fault(cx, "name", "%s", tr(cx->lang, "Give the group a name."));
	if (in->cycle < 1)
		cx_fault(cx, "cycle", "%s", tr(cx->lang, "Cycles are numbered 1, 2, 3 …"));
	if (rule_on("R073") && text_eq(in->kind, "mixed") && text_empty(in->mixed_reason))
		cx_fault(cx, "mixed_reason", "%s", tr(cx->lang,
		    "Say why this group joins several categories."));
	if (text_eq(in->kind, "one") && (in->category.v == 0 ||
	    !q_recruit_category_get(cx, &c, cx->tenant, in->category)))
		cx_fault(cx, "category", "%s", tr(cx->lang, "Choose the category of the group."));
	if (in->places < 1)
		cx_fault(cx, "places", "%s", tr(cx->lang,
		    "Say for how many people the group is; usually 10 to 15."));
	if (in->from_on == NULL)
		cx_fault(cx, "from_on", "%s", tr(cx->lang, "Say from when recruitment runs."));
	if (in->from_on != NULL && in->to_on != NULL && strcmp(in->to_on, in->from_on) < 0)
		cx_fault(cx, "to_on", "%s", tr(cx->lang, "The group cannot end before it begins."));
}

enum st
recruit_group_add(struct cx *cx, const struct group_in *in)
{
	category_id none = { 0 };

	seed_categories(cx);
	group_check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_recruit_group_add(cx, &(struct q_recruit_group_add_in){ .tenant = cx->tenant,
	    .id = in->id,
	    .name = in->name, .cycle = in->cycle, .category = text_eq(in->kind, "one") ?
	    in->category : none,
	    .mixed_reason = text_eq(in->kind, "one") ? "" : in->mixed_reason, .intake = in->intake,
	    .territory = in->territory, .places = in->places, .labour_note = in->labour_note,
	    .fit_note = in->fit_note, .declare_at = in->declare_at, .from_on = in->from_on,
	    .to_on = in->to_on,
	    .state = text_empty(in->state) ? "recruiting" : in->state, .by = cx->actor,
	    .now = cx->now }) > 0)
		audit_add(cx, "group.add", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

const char *
recruit_group_stamp(struct cx *cx, const struct q_recruit_group_get *g)
{
	const char *const text[] = { g->name, id_text(cx->mem, g->cycle),
	    id_text(cx->mem, g->category.v),
		g->mixed_reason, g->intake, g->territory, id_text(cx->mem, g->places),
		    g->labour_note, g->fit_note,
		g->declare_at, g->from_on, g->to_on, g->state };

	return mark_of(cx->mem, text, LEN(text));
}

enum st
recruit_group_edit(struct cx *cx, const struct group_in *in)
{
	struct q_recruit_group_get old;
	category_id none = { 0 };

	seed_categories(cx);
	if (!q_recruit_group_get(cx, &old, cx->tenant, in->id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	if (!text_empty(in->stamp) && !text_eq(in->stamp, recruit_group_stamp(cx, &old)))
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "Somebody else changed this group while you were writing. Open it anew in another tab, "
		        "compare, and save again what is still missing."));
	group_check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_recruit_group_edit(cx, &(struct q_recruit_group_edit_in){ .tenant = cx->tenant,
	    .id = in->id,
	    .name = in->name, .cycle = in->cycle, .category = text_eq(in->kind, "one") ?
	    in->category : none,
	    .mixed_reason = text_eq(in->kind, "one") ? "" : in->mixed_reason, .intake = in->intake,
	    .territory = in->territory, .places = in->places, .labour_note = in->labour_note,
	    .fit_note = in->fit_note, .declare_at = in->declare_at, .from_on = in->from_on,
	    .to_on = in->to_on,
	    .state = text_empty(in->state) ? old.state : in->state });
	audit_add(cx, "group.edit", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

const struct option *
recruit_group_options(struct cx *cx, size_t *ret_n)
{
	struct q_recruit_groups *g;
	size_t n = q_recruit_groups(cx, &g, cx->tenant, cx->partner), out = 0;
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	for (size_t i = 0; i < n; i++)
		if (!text_eq(g[i].state, "ended"))
			o[out++] = (struct option){ .value = id_text(cx->mem, g[i].id.v),
			    .label = g[i].name };
	*ret_n = out;
	return o;
}

struct url
url_groups(struct arena *mem, tenant_id t)
{
	return (struct url){ arena_strf(mem, "/p/%lld/groups", (long long)t.v) };
}

struct url
url_group(struct arena *mem, tenant_id t, group_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/groups/%lld", (long long)t.v,
	    (long long)id.v) };
}

struct url
url_candidates(struct arena *mem, tenant_id t, group_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/groups/%lld/candidates", (long long)t.v,
	    (long long)id.v) };
}

struct url
url_candidate(struct arena *mem, tenant_id t, candidate_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/candidates/%lld", (long long)t.v,
	    (long long)id.v) };
}
