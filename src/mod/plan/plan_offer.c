/* SPDX-License-Identifier: EUPL-1.2
 * plan_offer.c - offers of here and now for every level of qualification (R089 R298), and what the
 * partnership wants to reach with its clients (R090).
 */
#include "mod/plan/plan_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"

#include <string.h>

const char *
plan_offer_word(enum lang lang, const char *sort)
{
	return text_eq(sort, "job")                            ? tr(lang, "work")
	    : text_eq(sort, "training")                        ? tr(lang, "learning")
	    : text_eq(sort, "practice")                        ? tr(lang, "practice at a workplace")
	    : rule_on("R089") && text_eq(sort, "volunteering") ? tr(lang, "volunteering")
	                                                       : "";
}

static int
rank(const char *level)
{
	return text_eq(level, "vocational") ? 1 : text_eq(level, "secondary") ? 2 :
	    text_eq(level, "higher") ? 3 : 0;
}

/* What asks for no more than the client has: for everybody there is something (R298). */
size_t
plan_offers_for(struct cx *cx, const char *level, struct q_plan_offers **ret)
{
	size_t n = q_plan_offers(cx, ret, cx->tenant, cx->today), out = 0;

	for (size_t i = 0; i < n; i++)
		if (!rule_on("R298") || rank((*ret)[i].level) <= (*level == '\0' ? 3 : rank(level)))
			(*ret)[out++] = (*ret)[i];
	return out;
}

static void
texts(struct cx *cx, const struct q_plan_offer_get *o, struct entry *ret)
{
	entry_word(ret, "sort", o->sort, plan_offer_word(cx->lang, o->sort));
	entry_text(ret, "title", o->title);
	entry_text(ret, "place", o->place);
	entry_word(ret, "level", o->level, plan_qualified_word(cx->lang, o->level));
	entry_day(cx, ret, "until", o->until);
	entry_text(ret, "note", o->note);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_plan_offer_get o;

	if (!q_plan_offer_get(cx, &o, cx->tenant, (offer_id){ id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such offer."));
	*ret = (struct entry){ .thing = "plan_offer", .id = id, .action = "offer", .detail = o.sort,
		.withdrawn = o.withdrawn_at != 0, .back = url_plan_offers(cx->mem, cx->tenant) };
	texts(cx, &o, ret);
	return ST_OK;
}

static void
end(struct cx *cx, int64_t id)
{
	q_plan_offer_withdraw(cx, cx->tenant, (offer_id){ id }, cx->now);
}

const struct entry_sort plan_offer_sort = { load, NULL, end };

static void
check(struct cx *cx, const struct plan_offer_in *in)
{
	if (*plan_offer_word(cx->lang, in->sort) == '\0')
		cx_fault(cx, "sort", "%s", tr(cx->lang, "Choose what it is."));
	if (text_empty(in->title))
		cx_fault(cx, "title", "%s", tr(cx->lang, "Write what is offered."));
	if (text_empty(in->place))
		cx_fault(cx, "place", "%s", tr(cx->lang, "Write where, and with whom to talk."));
	if (text_empty(in->level))
		cx_fault(cx, "level", "%s", tr(cx->lang, "Choose the least that is asked for."));
	if (in->until == NULL || strcmp(in->until, cx->today) < 0)
		cx_fault(cx, "until", "%s",
		    tr(cx->lang, "Write until when it can be had; a day to come."));
}

enum st
plan_offer_add(struct cx *cx, const struct plan_offer_in *in)
{
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_offer_insert(cx, &(struct q_plan_offer_insert_in){ .tenant = cx->tenant,
	    .id = in->id, .sort = in->sort, .title = in->title, .place = in->place,
	    .level = in->level, .until = in->until, .note = in->note, .partner = cx->partner,
	    .by = cx->actor, .now = cx->now }) > 0)
		audit_add(cx, "offer.add", in->id.v, (person_id){ 0 }, in->sort);
	return ST_OK;
}

enum st
plan_offer_edit(struct cx *cx, const struct plan_offer_in *in)
{
	struct entry was, is = { 0 };
	enum st st = load(cx, in->id.v, &was);
	bool write = false;

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	texts(cx, &(struct q_plan_offer_get){ .sort = in->sort, .title = in->title,
	    .place = in->place, .level = in->level, .until = in->until, .note = in->note }, &is);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st == ST_OK && write)
		q_plan_offer_update(cx, &(struct q_plan_offer_update_in){ .tenant = cx->tenant,
		    .id = in->id, .sort = in->sort, .title = in->title, .place = in->place,
		    .level = in->level, .until = in->until, .note = in->note });
	return st;
}

/* ---- goals of the partnership ---- */

bool
plan_aim_there(struct cx *cx, aim_id id)
{
	struct q_plan_aim_get m;

	return q_plan_aim_get(cx, &m, cx->tenant, id) && m.withdrawn_at == 0;
}

static enum st
aim_load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_plan_aim_get m;

	if (!q_plan_aim_get(cx, &m, cx->tenant, (aim_id){ id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such goal."));
	*ret = (struct entry){ .thing = "plan_aim", .id = id, .action = "aim", .detail = "",
		.withdrawn = m.withdrawn_at != 0, .back = url_plan_aims(cx->mem, cx->tenant) };
	entry_text(ret, "content", m.content);
	entry_text(ret, "indicator", m.indicator);
	entry_text(ret, "legal", m.legal);
	return ST_OK;
}

static void
aim_end(struct cx *cx, int64_t id)
{
	q_plan_aim_withdraw(cx, cx->tenant, (aim_id){ id }, cx->now);
}

const struct entry_sort plan_aim_sort = { aim_load, NULL, aim_end };

static void
check_aim(struct cx *cx, const struct plan_aim_in *in)
{
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s",
		    tr(cx->lang, "Write what the partnership wants to reach."));
	if (rule_on("R090-indicator") && text_empty(in->indicator))
		cx_fault(cx, "indicator", "%s", tr(cx->lang, "Write how it is measured."));
	if (rule_on("R090-law") && text_empty(in->legal))
		cx_fault(cx, "legal", "%s", tr(cx->lang, "Write within which law or agreement."));
}

enum st
plan_aim_add(struct cx *cx, const struct plan_aim_in *in)
{
	check_aim(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_plan_aim_insert(cx,
	        &(struct q_plan_aim_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .content = in->content,
	            .indicator = in->indicator,
	            .legal = in->legal,
	            .by = cx->actor,
	            .now = cx->now }) > 0)
		audit_add(cx, "aim.add", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
plan_aim_edit(struct cx *cx, const struct plan_aim_in *in)
{
	struct entry was, is = { 0 };
	enum st st = aim_load(cx, in->id.v, &was);
	bool write = false;

	if (st != ST_OK)
		return st;
	check_aim(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	entry_text(&is, "content", in->content);
	entry_text(&is, "indicator", in->indicator);
	entry_text(&is, "legal", in->legal);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st == ST_OK && write)
		q_plan_aim_update(cx,
		    &(struct q_plan_aim_update_in){
		        cx->tenant, in->id, in->content, in->indicator, in->legal });
	return st;
}
