/* SPDX-License-Identifier: EUPL-1.2
 * evaluation.c - rounds of the internal evaluation: opened, filled in by many, agreed by one,
 * published.
 */
#include "mod/evaluation/evaluation_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/formfile/formfile.h"
#include "mod/partnership/partnership.h"

#include <sodium.h>
#include <string.h>

#define EVERY 3         /* months */

static void
check(struct cx *cx, const struct evaluation_in *in, struct formfile *f)
{
	const struct quest_item **page;

	if (!formfile_choose(cx, "partnership", in->form, f))
		cx_fault(cx, "form", "%s", tr(cx->lang, "Choose one of the forms listed here."));
	else if (evaluation_pages(cx, formfile_quest(cx, f), &page) == 0)
		cx_fault(cx, "form", "%s",
		    tr(cx->lang, "In this form there is nothing for people to write."));
	if (in->from_month == NULL || in->to_month == NULL)
		cx_fault(cx, in->from_month == NULL ? "from_month" : "to_month", "%s",
		    tr(cx->lang, "Write from which month to which month you evaluate."));
	else if (strcmp(in->from_month, in->to_month) > 0)
		cx_fault(cx, "to_month", "%s", tr(cx->lang, "The last month is before the first."));
	if (in->due_on == NULL)
		cx_fault(cx, "due_on", "%s",
		    tr(cx->lang, "Write until when people fill in their sheets."));
	evaluation_check_people(cx, in);
}

enum st
evaluation_open(struct cx *cx, const struct evaluation_in *in)
{
	struct q_evaluation_next next = { .n = 1 };
	form_version_id version;
	struct formfile f = { 0 };
	enum st st;

	check(cx, in, &f);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	st = formfile_take(cx, f.url, &version);
	if (st != ST_OK)
		return st;
	q_evaluation_next(cx, &next, cx->tenant);
	if (q_evaluation_insert(cx,
	        &(struct q_evaluation_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .number = next.n,
	            .from = in->from_month,
	            .to = in->to_month,
	            .due = in->due_on,
	            .editor = in->editor,
	            .version = version,
	            .by = cx->actor,
	            .now = cx->now }) == 0)
		return ST_OK;
	evaluation_write_people(cx, in);
	audit_add(cx, "evaluation.open", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
evaluation_find(struct cx *cx, evaluation_id id, struct q_evaluation_get *r)
{
	return q_evaluation_get(cx, r, cx->tenant, id) ? ST_OK :
	    cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such evaluation."));
}

enum st
evaluation_save(struct cx *cx, const struct evaluation_save *in)
{
	struct q_evaluation_get r;
	struct q_evaluation_sheet_get old = { .at = 0 };
	enum st st = evaluation_find(cx, in->round, &r);
	bool there;

	if (st != ST_OK)
		return st;
	if (!text_eq(r.state, "open"))
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This evaluation is agreed, so its sheets stay as they are."));
	st = evaluation_may_write(cx, in->round, &r, in->user.v == 0);
	if (st != ST_OK)
		return st;
	there = q_evaluation_sheet_get(cx, &old, cx->tenant, in->round, in->user);
	if (there && strcmp(old.content, in->content) == 0)
		return ST_OK;
	if (old.at != in->was)
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "Somebody saved this sheet meanwhile. "
		        "Your words are kept here: open the sheet in another tab and compare."));
	if (there) {
		audit_change(cx, "evaluation", in->round.v, "correct", "", old.content);
		q_evaluation_sheet_update(cx,
		    &(struct q_evaluation_sheet_update_in){
		        cx->tenant, in->round, in->user, in->content, cx->now });
	} else
		q_evaluation_sheet_insert(cx,
		    &(struct q_evaluation_sheet_insert_in){
		        cx->tenant, in->round, in->user.v, cx->partner.v, in->content, cx->now });
	audit_add(cx, in->user.v == 0 ? "evaluation.edit" : "evaluation.sheet", in->round.v,
	    (person_id){ 0 }, "");
	return ST_OK;
}

enum st
evaluation_agree(struct cx *cx, const struct evaluation_agree *in)
{
	struct q_evaluation_get r;
	struct q_evaluation_sheets *s;
	size_t n;
	unsigned char sum[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(cx->mem, 2 * sizeof(sum) + 1);
	const paper_id paper = { id_new() };
	enum st st = evaluation_find(cx, in->id, &r);

	if (st != ST_OK || !text_eq(r.state, "open"))
		return st;
	st = evaluation_may_write(cx, in->id, &r, true);
	if (st != ST_OK)
		return st;
	n = q_evaluation_sheets(cx, &s, cx->tenant, in->id);
	if (rule_on("R272-seen") && !text_eq(in->seen, evaluation_mark(cx->mem, s, n)))
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "Somebody wrote since you opened this page. "
		        "Look it over once more, then agree."));
	crypto_hash_sha256(sum, in->pdf, in->n);
	sodium_bin2hex(hex, 2 * sizeof(sum) + 1, sum, sizeof(sum));
	q_evaluation_paper_add(cx,
	    &(struct q_evaluation_paper_add_in){ cx->tenant, paper,
	        arena_strf(cx->mem, "evaluation-%lld.pdf", (long long)r.number), hex,
	        { in->pdf, in->n }, cx->now });
	q_evaluation_agree(
	    cx, &(struct q_evaluation_agree_in){ cx->tenant, in->id, paper, cx->actor, cx->now });
	audit_add(cx, "evaluation.agree", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
evaluation_publish(struct cx *cx, evaluation_id id)
{
	struct q_evaluation_get r;
	enum st st = evaluation_find(cx, id, &r);

	if (st != ST_OK || text_eq(r.state, "published"))
		return st;
	if (!text_eq(r.state, "agreed"))
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang, "Agree on the text first, then publish it."));
	q_evaluation_publish(
	    cx, &(struct q_evaluation_publish_in){ cx->tenant, id, cx->actor, cx->now });
	audit_add(cx, "evaluation.publish", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* R132: in the first year every 2 or 3 months. */
static bool
is_due(struct cx *cx, const struct q_evaluation_day *x)
{
	const char *from = x->to_month != NULL
	    ? x->to_month
	    : month_of(cx->mem, date_of_instant(cx->mem, x->began));

	return rule_on("R132") &&
	    strcmp(month_add(cx->mem, from, EVERY), month_of(cx->mem, cx->today)) < 0;
}

void
evaluation_day(struct cx *cx, struct evaluation_day *ret)
{
	struct q_evaluation_day *x;
	size_t n = q_evaluation_day(cx, &x, cx->tenant, cx->actor);

	*ret = (struct evaluation_day){ .owed = NEWN(cx->mem, struct evaluation_owed, n + 1) };
	if (n == 0)
		return;
	ret->due = is_due(cx, &x[0]);
	ret->last_month = x[0].to_month;
	for (size_t i = 0; i < n && x[i].id.v != 0; i++)
		ret->owed[ret->n_owed++] =
		    (struct evaluation_owed){ x[i].id, x[i].number, x[i].due_on };
}

struct url
url_evaluations(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/evaluations", (long long)p.v) };
}

struct url
url_evaluation(struct arena *mem, tenant_id p, evaluation_id id)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/evaluations/%lld", (long long)p.v, (long long)id.v) };
}
