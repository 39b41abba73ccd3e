/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis.c - versions of a diagnosis: begun, summed up for the client, agreed, looked at again.
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

#include <string.h>

#define REVIEW_DAYS 90          /* until a partnership says otherwise */

void
diag_check_mark(struct cx *cx, const char *circle, const char *sensitive)
{
	if (!text_eq(circle, "team") && !text_eq(circle, "partner"))
		cx_fault(cx, "circle", "%s", tr(cx->lang, "Choose who sees it."));
	if (!text_empty(sensitive) && !case_kind_ok(sensitive))
		cx_fault(cx, "sensitive", "%s",
		    tr(cx->lang, "Choose what kind of sensitive fact it is."));
}

enum st
diag_find(struct cx *cx, diagnosis_id id, struct q_diag_get *d)
{
	struct person_row p;

	if (!q_diag_get(cx, d, cx->tenant, id) || !person_get(cx, d->person, &p))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such diagnosis."));
	return ST_OK;
}

bool
diag_team(const struct case_access *access, const struct q_diag_get *d)
{
	return case_sees(access, &(struct case_mark){ d->partner, d->by, "team", "", true });
}

enum st
diag_whole_open(struct cx *cx, const struct q_diag_get *d)
{
	if (diag_team(case_access_load(cx, d->person), d))
		return ST_OK;
	return cx_fail(cx, ST_DENIED, "%s",
	    tr(cx->lang,
	        "The whole is worded by those who may read what the others wrote. Your own part stands open."));
}

enum st
diag_agreed(struct cx *cx)
{
	return cx_fail(cx, ST_CONFLICT, "%s",
	    tr(cx->lang,
	        "This version is agreed and stays as it is. Begin a new version to change the picture."));
}

/* ---- begun ---- */

static void
copy(struct cx *cx, diagnosis_id from, diagnosis_id to)
{
	q_diag_copy_entries(
	    cx, &(struct q_diag_copy_entries_in){ cx->tenant, from, to, { id_new() } });
	q_diag_copy_problems(cx, &(struct q_diag_copy_problems_in){ cx->tenant, from, to,
	    { id_new() } });
}

enum st
diagnosis_begin(struct cx *cx, person_id person, const struct diagnosis_begin *in,
    diagnosis_id *ret)
{
	struct person_row p;
	struct q_diag_versions *v;
	size_t n;

	if (!person_get(cx, person, &p))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such person."));
	n = q_diag_versions(cx, &v, cx->tenant, person);
	*ret = n > 0 ? v[0].id : in->id;
	if (n > 0 && (v[0].id.v == in->id.v || strcmp(v[0].state, "draft") == 0))
		return ST_OK;
	if (n > 0 && text_empty(in->why)) {
		cx_fault(
		    cx, "why", "%s", tr(cx->lang, "Write why the picture is looked at again."));
		return cx_faulty(cx);
	}
	*ret = in->id;
	if (q_diag_insert(cx, &(struct q_diag_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .person = person, .no = n > 0 ? v[0].no + 1 : 1, .baseline = in->baseline,
	    .why = in->why, .by = cx->actor, .now = cx->now }) == 0)
		return ST_OK;
	if (n > 0 && rule_on("R318"))
		copy(cx, v[0].id, in->id);
	audit_add(cx, "diagnosis.begin", in->id.v, person, in->baseline ? "baseline" : "");
	return ST_OK;
}

/* ---- the summary ---- */

void
diag_summary_of(struct cx *cx, const struct q_diag_get *d, struct entry *ret)
{
	*ret = (struct entry){ .thing = "diagnosis",
		.id = d->id.v,
		.action = "diagnosis.summary",
		.person = d->person,
		.detail = "",
		.back = url_diag(cx->mem, cx->tenant, d->id, "") };
	entry_text(ret, "summary", d->summary);
}

enum st
diagnosis_summarise(struct cx *cx, diagnosis_id id, const char *summary, const char *stamp)
{
	struct q_diag_get d;
	struct entry was, is = { 0 };
	enum st st = diag_find(cx, id, &d);
	bool write = false;

	if (st == ST_OK)
		st = diag_whole_open(cx, &d);
	if (st != ST_OK || text_eq(summary, d.summary))
		return st;
	if (strcmp(d.state, "draft") != 0)
		return diag_agreed(cx);
	diag_summary_of(cx, &d, &was);
	entry_text(&is, "summary", summary);
	st = entry_change(cx, &was, &is, stamp, &write);
	if (st != ST_OK || !write)
		return st;
	q_diag_summarise(cx, cx->tenant, id, summary);
	case_words_keep(cx, d.person, id.v, summary);
	return ST_OK;
}

/* ---- agreed ---- */

static void
check_agree(struct cx *cx, const struct diagnosis_agree *in, const struct q_diag_get *d,
    const char *review)
{
	const char *begun = date_of_instant(cx->mem, d->created_at);

	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day on which it was agreed."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(
		    cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
	else if (strcmp(in->on, begun) < 0)
		cx_fault(cx, "on", tr(cx->lang, "%s is before this version was begun, %s."),
		    date_short(cx->mem, in->on), date_short(cx->mem, begun));
	if (rule_on("R371-agree") && text_empty(in->part))
		cx_fault(cx, "part", "%s", tr(cx->lang,
		    "Write how the client took part, or why it was not possible."));
	if (d->no > 1 && text_empty(in->changed))
		cx_fault(cx, "changed", "%s",
		    tr(cx->lang, "Write what changed since the last version."));
	if (rule_on("R368") && text_empty(d->summary))
		cx_fault(cx, "", "%s",
		    tr(cx->lang,
		        "Write the summary for the client first: she or he has the right to know how you see it."));
	if (in->on != NULL && review != NULL && strcmp(review, in->on) <= 0)
		cx_fault(cx, "review", "%s", tr(cx->lang,
		    "The day of looking at it again comes after the day of agreeing."));
}

enum st
diagnosis_agree(struct cx *cx, diagnosis_id id, const struct diagnosis_agree *in)
{
	struct q_diag_get d;
	enum st st = diag_find(cx, id, &d);
	const char *review = in->review;

	if (st == ST_OK)
		st = diag_whole_open(cx, &d);
	if (st != ST_OK)
		return st;
	if (strcmp(d.state, "draft") != 0)
		return text_eq(d.agreed_on, in->on) && text_eq(d.client_part, in->part) ? ST_OK :
		    diag_agreed(cx);
	if (review == NULL && in->on != NULL)
		review = date_add(cx->mem, in->on, (int)diagnosis_review_days(cx));
	check_agree(cx, in, &d, review);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_diag_agree(cx, &(struct q_diag_agree_in){ .tenant = cx->tenant, .id = id, .on = in->on,
	    .part = in->part, .changed = in->changed, .review = review });
	q_diag_outdate(cx, cx->tenant, d.person, id);
	audit_add(cx, "diagnosis.agree", id.v, d.person, in->on);
	return ST_OK;
}

int64_t
diagnosis_review_days(struct cx *cx)
{
	struct q_diag_setting s;

	return q_diag_setting(cx, &s, cx->tenant) ? s.days : REVIEW_DAYS;
}

enum st
diagnosis_set_review(struct cx *cx, int64_t days)
{
	if (days < 7 || days > 730) {
		cx_fault(cx, "days", "%s", tr(cx->lang, "Between 7 and 730 days."));
		return cx_faulty(cx);
	}
	q_diag_set(cx, cx->tenant, days);
	audit_add(cx, "diagnosis.setting", days, (person_id){ 0 }, "");
	return ST_OK;
}

size_t
diagnosis_due(struct cx *cx, struct diagnosis_due **ret)
{
	struct q_diag_due *row;
	size_t n = q_diag_due(cx, &row, &(struct q_diag_due_in){ .tenant = cx->tenant,
	    .user = cx->actor, .until = date_add(cx->mem, cx->today, 7), .today = cx->today });

	*ret = NEWN(cx->mem, struct diagnosis_due, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = (struct diagnosis_due){ .person = row[i].person,
			.name = arena_strf(cx->mem, "%s %s", row[i].given, row[i].surname),
			.review_on = row[i].review_on,
			.url = url_diagnosis(cx->mem, cx->tenant, row[i].person),
			.late = strcmp(row[i].review_on, cx->today) < 0 };
	return n;
}

/* ---- what a plan builds on ---- */

bool
diagnosis_is_agreed(struct cx *cx, person_id person)
{
	struct q_diag_versions *v;
	size_t n = q_diag_versions(cx, &v, cx->tenant, person);

	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].state, "agreed") == 0)
			return true;
	return false;
}

size_t
diagnosis_joint(struct cx *cx, person_id person, struct diagnosis_joint **ret)
{
	const struct case_access *access = case_access_load(cx, person);
	struct q_diag_versions *v;
	struct q_diag_problems *p;
	size_t n = 0, k = q_diag_versions(cx, &v, cx->tenant, person);

	k = k == 0 ? 0 : q_diag_problems(cx, &p, cx->tenant, v[0].id);
	*ret = NEWN(cx->mem, struct diagnosis_joint, k + 1);
	for (size_t i = 0; i < k; i++)
		if (strcmp(p[i].state, "joint") == 0 &&
		    case_sees(access, &(struct case_mark){ p[i].partner, p[i].by, p[i].circle,
		    p[i].sensitive, p[i].client }))
			(*ret)[n++] = (struct diagnosis_joint){ .origin = p[i].origin,
				.words = diag_problem_word(cx->lang, p[i].code, p[i].content),
				.cause = p[i].cause, .sensitive = *p[i].sensitive != '\0' };
	return n;
}

size_t
diagnosis_resources(struct cx *cx, person_id person, const struct case_access *access,
    struct diagnosis_resource **ret)
{
	struct q_diag_resources *e;
	size_t n = 0, k = q_diag_resources(cx, &e, cx->tenant, person);

	*ret = NEWN(cx->mem, struct diagnosis_resource, k + 1);
	for (size_t i = 0; i < k; i++)
		if (case_sees(access, &(struct case_mark){ e[i].partner, e[i].by, e[i].circle, "",
		    true }))
			(*ret)[n++] = (struct diagnosis_resource){ e[i].origin, e[i].content };
	return n;
}
