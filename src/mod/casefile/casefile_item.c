/* SPDX-License-Identifier: EUPL-1.2
 * casefile_item.c - single facts beside the journal: strengths, people who help, needs, limits.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"

enum st
case_item_add(struct cx *cx, person_id person, const struct case_item_in *in)
{
	enum st st = case_person(cx, person);

	if (st != ST_OK)
		return st;
	if (*case_sort_word(cx->lang, in->sort) == '\0' ||
	    (text_starts(in->sort, "effect_") && !rule_on("R185")))
		cx_fault(cx, "sort", "%s", tr(cx->lang, "Choose what it is."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write it in a few words."));
	if (rule_on("R399") && text_eq(in->sort, "need") && text_empty(in->more))
		cx_fault(cx, "more", "%s",
		    tr(cx->lang,
		        "Say why it stays unmet: a limit of the law, no means, no place."));
	if (rule_on("R086") && text_eq(in->sort, "chance") && text_empty(in->more))
		cx_fault(cx, "more", "%s",
		    tr(cx->lang,
		        "Say what the chances rest on: offers seen, an employer asked, a test."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_case_item_insert(cx,
		&(struct q_case_item_insert_in){ .tenant = cx->tenant,
		    .id = in->id,
		    .person = person,
		    .partner = cx->partner,
		    .author = cx->actor,
		    .sort = in->sort,
		    .content = in->content,
		    .more = in->more,
		    .on = cx->today,
		    .circle = text_eq(in->circle, "team") ? "team" : "partner",
		    .client = in->client || (text_eq(in->sort, "cheer") && rule_on("R307")),
		    .now = cx->now }) > 0)
		audit_add(cx, "case.fact.add", in->id.v, person, in->sort);
	return ST_OK;
}

enum st
case_item_end(struct cx *cx, item_id id, person_id *ret_person)
{
	struct q_case_item_get i;

	if (!q_case_item_get(cx, &i, cx->tenant, id) || !case_reads(cx, i.person,
	    &(struct case_mark){ i.partner, i.author, i.circle, i.kind, false }))
		return cx_fail(
		    cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry here."));
	*ret_person = i.person;
	if (i.partner.v != cx->partner.v)
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang, "Only the partner who wrote an entry ends it."));
	if (q_case_item_set_ended(cx, cx->tenant, id, cx->today) > 0)
		audit_add(cx, "case.fact.end", id.v, i.person, "");
	return ST_OK;
}

size_t
case_facts(struct cx *cx, person_id person, const struct case_access *a, struct case_fact **ret)
{
	struct q_case_items *q;
	size_t n = q_case_items(cx, &q, cx->tenant, person, cx->today), seen = 0;

	*ret = NEWN(cx->mem, struct case_fact, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct case_mark mark = { q[i].partner, q[i].author, q[i].circle, q[i].kind,
			q[i].client };
		bool warns = text_eq(q[i].sort, "warning") && (cx->perms & PERM_CASE_READ) != 0 &&
		    rule_on("R398");

		if (warns || (!text_eq(q[i].sort, "warning") && case_sees(a, &mark)))
			(*ret)[seen++] = (struct case_fact){ q[i].id, q[i].sort, q[i].content,
				q[i].more, q[i].on_date, q[i].author_name,
				q[i].partner.v == cx->partner.v, q[i].client };
	}
	return seen;
}
