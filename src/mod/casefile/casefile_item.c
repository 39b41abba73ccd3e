/* SPDX-License-Identifier: EUPL-1.2
 * casefile_item.c - single facts beside the journal: strengths, people who help, needs, limits.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/person/person.h"

static void
check(struct cx *cx, const struct case_item_in *in)
{
	if (*case_sort_word(cx->lang, in->sort) == '\0' ||
	    (text_starts(in->sort, "effect_") && !rule_on("R185")) ||
	    (text_starts(in->sort, "limit_") && !rule_on("R394")))
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
}

/* An encouraging word is for the person to read. */
static bool
for_her(const struct case_item_in *in)
{
	return in->client || (text_eq(in->sort, "cheer") && rule_on("R307"));
}

static void
write(struct cx *cx, const struct case_item_in *in)
{
	q_case_item_update(cx, &(struct q_case_item_update_in){ .tenant = cx->tenant,
	    .id = in->id, .sort = in->sort, .content = in->content, .more = in->more,
	    .circle = in->circle, .client = for_her(in) });
}

enum st
case_item_add(struct cx *cx, person_id person, const struct case_item_in *in)
{
	enum st st = case_writes(cx, person);

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_case_item_insert(cx,
	        &(struct q_case_item_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .person = person,
	            .partner = cx->partner,
	            .author = cx->actor,
	            .on = cx->today,
	            .now = cx->now }) == 0)
		return ST_OK;
	write(cx, in);
	audit_add(cx, "case.fact.add", in->id.v, person, in->sort);
	return ST_OK;
}

/* ---- changed, taken out of the file ---- */

static void
texts(struct cx *cx, const struct q_case_item_get *i, struct entry *ret)
{
	entry_word(ret, "sort", i->sort, case_sort_word(cx->lang, i->sort));
	entry_text(ret, "content", i->content);
	entry_text(ret, "more", i->more);
	entry_word(ret, "circle", i->circle, case_circle_word(cx->lang, i->circle));
	entry_tick(cx, ret, "client", i->client);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_case_item_get i;

	if (!q_case_item_get(cx, &i, cx->tenant, (item_id){ id }) || !case_reads(cx, i.person,
	    &(struct case_mark){ i.partner, i.author, i.circle, i.kind, i.client }))
		return cx_fail(
		    cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry here."));
	if (i.partner.v != cx->partner.v)
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang, "Only the partner who wrote an entry changes it."));
	*ret = (struct entry){ .thing = "case_item", .id = id, .action = "case.fact",
		.person = i.person, .detail = i.sort, .withdrawn = i.ended_on != NULL,
		.back = url_person(cx->mem, cx->tenant, i.person) };
	texts(cx, &i, ret);
	return ST_OK;
}

static void
end(struct cx *cx, int64_t id)
{
	q_case_item_set_ended(cx, cx->tenant, (item_id){ id }, cx->today);
}

const struct entry_sort case_item_sort = { load, NULL, end };

enum st
case_item_edit(struct cx *cx, const struct case_item_in *in)
{
	struct entry was, is = { 0 };
	enum st st = load(cx, in->id.v, &was);
	bool change = false;

	if (st != ST_OK)
		return st;
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	texts(cx, &(struct q_case_item_get){ .sort = in->sort, .content = in->content,
	    .more = in->more, .circle = in->circle, .client = for_her(in) }, &is);
	st = entry_change(cx, &was, &is, in->stamp, &change);
	if (st == ST_OK && change)
		write(cx, in);
	return st;
}

static struct url
changeable(struct cx *cx, const struct q_case_items *q)
{
	bool may = q->partner.v == cx->partner.v && (cx->perms & PERM_CASE_EDIT) != 0 &&
	    !text_eq(q->sort, "warning");

	return may ? url_case_item(cx->mem, cx->tenant, q->id) : (struct url){ NULL };
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
				changeable(cx, &q[i]), q[i].client };
	}
	return seen;
}
