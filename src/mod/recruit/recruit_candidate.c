/* SPDX-License-Identifier: EUPL-1.2
 * recruit_candidate.c - proposals of the own partner. Every statement here carries the partner:
 * what others know changes neither an answer nor the number of statements (R144).
 */
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/recruit/recruit_inside.h"
#include "mod/recruit_sql.h"

candidate_id
recruit_same(struct cx *cx, group_id group, const struct candidate_in *in, bool *ret_by_pesel)
{
	struct q_recruit_same s = { 0 };

	q_recruit_same(cx, &s, &(struct q_recruit_same_in){ .tenant = cx->tenant,
	    .partner = cx->partner,
	    .group = group, .id = in->id, .pesel = in->pesel == NULL ? "" : in->pesel,
	    .name_fold = in->name_fold == NULL ? "" : in->name_fold,
	    .birth_on = in->birth_on == NULL ? "" : in->birth_on });
	*ret_by_pesel = s.by_pesel;
	return s.id;
}

/* Refuses a second proposal of the same person by the same partner, unless a person says it is
 * another one. */
static void
check_same(struct cx *cx, group_id group, const struct candidate_in *in)
{
	bool by_pesel;
	candidate_id same = recruit_same(cx, group, in, &by_pesel);

	if (same.v == 0)
		return;
	if (by_pesel)
		cx_fault(cx, "pesel", "%s", tr(cx->lang,
		    "A person with this PESEL is already on your list."));
	else if (!in->other_person)
		cx_fault(cx, "other_person", "%s", tr(cx->lang,
		    "A person with this name and birth date is already on your list. "
		    "If this is somebody else, tick the box and save again."));
}

static void
check_proposal(struct cx *cx, const struct candidate_in *in)
{
	if (rule_on("R078") && text_empty(in->reason))
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Say why you propose this person."));
}

static const char *
known(const char *answer, const char *since)
{
	return since != NULL ? "yes" : text_empty(answer) ? "unknown" : answer;
}

static enum st
of_no_partner(struct cx *cx)
{
	return cx_fail(cx, ST_DENIED, "%s", tr(cx->lang,
	    "Candidates are proposed by partners. Your account belongs to no partner here."));
}

static enum st
not_there(struct cx *cx)
{
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
	    "There is no such candidate on your list."));
}

enum st
recruit_candidate_add(struct cx *cx, group_id group, struct candidate_in *in)
{
	struct q_recruit_group_get g;
	struct q_recruit_candidate_get sent;

	if (cx->partner.v == 0)
		return of_no_partner(cx);
	if (!q_recruit_group_get(cx, &g, cx->tenant, group))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	if (q_recruit_candidate_get(cx, &sent, cx->tenant, in->id, cx->partner))
		return ST_OK;
	recruit_check(cx, in);
	check_proposal(cx, in);
	check_same(cx, group, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_recruit_candidate_add(cx, &(struct q_recruit_candidate_add_in){ .tenant = cx->tenant,
	    .id = in->id,
	    .partner = cx->partner, .group = group, .given = in->given, .surname = in->surname,
	    .name_fold = in->name_fold, .sort_key = in->sort_key, .pesel = in->pesel,
	    .birth_on = in->birth_on,
	    .sex = in->sex, .phone = in->phone, .email = in->email, .address = in->address,
	    .no_address = in->no_address, .stays_at = in->stays_at, .no_document = in->no_document,
	    .ops_client = known(in->ops_client, in->ops_since), .ops_since = in->ops_since,
	    .pup_registered = known(in->pup_registered, in->pup_since), .pup_since = in->pup_since,
	    .months_out = in->months_out, .situation = in->situation, .reason = in->reason,
	    .motivation = in->motivation, .readiness = in->readiness, .interest = in->interest,
	    .declared_on = in->declared_on, .declared_at = in->declared_at, .remark = in->remark,
	    .by = cx->actor, .now = cx->now });
	audit_add(cx, "candidate.add", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

const char *
recruit_candidate_stamp(struct cx *cx, const struct q_recruit_candidate_get *d)
{
	const char *const text[] = { d->given, d->surname, d->pesel, d->birth_on, d->sex, d->phone,
	    d->email,
		d->address, d->no_address ? "1" : "", d->stays_at, d->no_document ? "1" : "",
		    d->ops_client,
		d->ops_since, d->pup_registered, d->pup_since,
		    arena_strf(cx->mem, "%lld", (long long)d->months_out),
		d->situation, d->reason, d->motivation, d->readiness, d->interest, d->declared_on,
		    d->declared_at,
		d->remark };

	return mark_of(cx->mem, text, LEN(text));
}

enum st
recruit_candidate_edit(struct cx *cx, struct candidate_in *in)
{
	struct q_recruit_candidate_get old;

	if (!q_recruit_candidate_get(cx, &old, cx->tenant, in->id, cx->partner))
		return not_there(cx);
	if (!text_empty(in->stamp) && !text_eq(in->stamp, recruit_candidate_stamp(cx, &old)))
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "Somebody else changed this candidate while you were writing. Open her anew in another tab, "
		        "compare, and save again what is still missing."));
	recruit_check(cx, in);
	check_proposal(cx, in);
	check_same(cx, old.group, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_recruit_candidate_edit(cx, &(struct q_recruit_candidate_edit_in){ .tenant = cx->tenant,
	    .id = in->id,
	    .partner = cx->partner, .given = in->given, .surname = in->surname,
	    .name_fold = in->name_fold, .sort_key = in->sort_key, .pesel = in->pesel,
	    .birth_on = in->birth_on,
	    .sex = in->sex, .phone = in->phone, .email = in->email, .address = in->address,
	    .no_address = in->no_address, .stays_at = in->stays_at, .no_document = in->no_document,
	    .ops_client = known(in->ops_client, in->ops_since), .ops_since = in->ops_since,
	    .pup_registered = known(in->pup_registered, in->pup_since), .pup_since = in->pup_since,
	    .months_out = in->months_out, .situation = in->situation, .reason = in->reason,
	    .motivation = in->motivation, .readiness = in->readiness, .interest = in->interest,
	    .declared_on = in->declared_on, .declared_at = in->declared_at, .remark = in->remark });
	audit_add(cx, "candidate.edit", in->id.v, old.person, "");
	return ST_OK;
}

enum st
recruit_candidate_withdraw(struct cx *cx, candidate_id id, const char *reason)
{
	struct q_recruit_candidate_get old;

	if (!q_recruit_candidate_get(cx, &old, cx->tenant, id, cx->partner))
		return not_there(cx);
	if (text_eq(old.state, "withdrawn"))
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "why", "%s", tr(cx->lang, "Say why you withdraw the proposal."));
		return cx_faulty(cx);
	}
	q_recruit_candidate_state(cx, &(struct q_recruit_candidate_state_in){ cx->tenant, id,
	    cx->partner, "withdrawn" });
	audit_change(cx, "candidate", id.v, "withdraw", reason, "{\"state\":\"proposed\"}");
	audit_add(cx, "candidate.withdraw", id.v, old.person, "");
	return ST_OK;
}

enum st
recruit_candidate_again(struct cx *cx, candidate_id id)
{
	struct q_recruit_candidate_get old;

	if (!q_recruit_candidate_get(cx, &old, cx->tenant, id, cx->partner))
		return not_there(cx);
	if (q_recruit_candidate_state(cx, &(struct q_recruit_candidate_state_in){ cx->tenant, id,
	    cx->partner,
	    "proposed" }) > 0)
		audit_add(cx, "candidate.again", id.v, old.person, "");
	return ST_OK;
}
