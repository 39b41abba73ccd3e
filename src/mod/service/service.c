/* SPDX-License-Identifier: EUPL-1.2
 * service.c - entries: adding, correcting, moving, withdrawing. Nothing is lost on the way.
 */
#include "mod/service/service_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/account_sql.h"
#include "core/audit.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/report/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST (1000 * 60)     /* minutes in one entry */

const char *
service_no_plan(enum lang lang, const char *s)
{
	return text_eq(s, "urgent")      ? tr(lang, "urgent")
	    : text_eq(s, "recruitment")  ? tr(lang, "recruitment")
	    : text_eq(s, "diagnosis")    ? tr(lang, "diagnosis")
	    : text_eq(s, "before")       ? tr(lang, "before kompan")
					 : "";
}

static bool
one_of(const struct option *o, size_t n, int64_t id)
{
	int64_t v;

	for (size_t i = 0; i < n; i++)
		if (text_to_int(o[i].value, &v) && v == id)
			return true;
	return false;
}

static void
check_choices(struct cx *cx, const struct service_in *in)
{
	size_t n_partner;
	struct q_service_kind_get kind;
	const struct option *partner = partnership_partner_options(cx, &n_partner);
	struct person_row p;

	if (in->person.v == 0)
		cx_fault(cx, "person", "%s", tr(cx->lang, "Choose the person."));
	else if (!person_get(cx, in->person, &p))
		cx_fault(cx, "person", "%s", tr(cx->lang, "There is no such person here."));
	if (!q_service_kind_get(cx, &kind, cx->tenant, in->kind))
		cx_fault(cx, "kind", "%s", tr(cx->lang, "Choose the service from the list."));
	if (!one_of(partner, n_partner, in->partner.v))
		cx_fault(cx, "partner", "%s", tr(cx->lang, "Choose the partner who gave it."));
}

static void
check(struct cx *cx, const struct service_in *in)
{
	check_choices(cx, in);
	if (in->on == NULL)
		cx_fault(cx, "on", "%s", tr(cx->lang, "Write the day."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(cx, "on",
		    tr(cx->lang,
			"%s has not come yet: write down what has happened, plans go to the "
			"actions of the month."),
		    date_short(cx->mem, in->on));
	if (in->minutes > LONGEST)
		cx_fault(cx, "minutes", "%s",
		    tr(cx->lang, "More than 1000 hours at once: write several entries."));
}

/* The actor's own name and partner where the form leaves them out. */
static struct service_in
with_defaults(struct cx *cx, const struct service_in *in)
{
	struct service_in all = *in;
	struct q_account_get a;

	if (all.partner.v == 0)
		all.partner = cx->partner;
	if (text_empty(all.provider))
		all.provider = q_account_get(cx, &a, cx->actor) ? a.name : "";
	return all;
}

enum st
service_add(struct cx *cx, const struct service_in *typed)
{
	struct service_in in = with_defaults(cx, typed);

	service_kind_seed(cx);
	check(cx, &in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_service_insert(cx,
		&(struct q_service_insert_in){ .tenant = cx->tenant,
		    .id = in.id,
		    .person = in.person,
		    .partner = in.partner,
		    .kind = in.kind,
		    .scope = in.scope,
		    .on = in.on,
		    .minutes = in.minutes,
		    .provider_id = { text_empty(typed->provider) ? cx->actor.v : 0 },
		    .provider = in.provider,
		    .finished = in.finished,
		    .remark = in.remark,
		    .no_plan = in.no_plan,
		    .no_plan_note = in.no_plan_note,
		    .report_month = report_month_for(cx, in.on),
		    .by = cx->actor,
		    .now = cx->now }) > 0)
		audit_add(cx, "service.add", in.id.v, in.person, "");
	return ST_OK;
}

bool
service_after_end(struct cx *cx, person_id person, const char *on)
{
	struct q_service_after_end row;

	return q_service_after_end(cx, &row, cx->tenant, person, on) && row.n > 0;
}

/* ---- corrections ---- */

const char *
service_mark(struct cx *cx, service_id id)
{
	struct q_service_last_change last = { 0 };

	q_service_last_change(cx, &last, cx->tenant, id.v);
	return arena_strf(cx->mem, "%lld", (long long)last.id);
}

static enum st
unchanged(struct cx *cx, service_id id, const char *stamp)
{
	struct q_service_last_change last = { 0 };

	if (text_empty(stamp))
		return ST_OK;
	q_service_last_change(cx, &last, cx->tenant, id.v);
	if (strcmp(stamp, arena_strf(cx->mem, "%lld", (long long)last.id)) == 0)
		return ST_OK;
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
		"%s corrected this entry while you were writing. Yours is kept below and not "
		"saved: open the entry anew in another tab and compare."),
	    last.by == NULL ? tr(cx->lang, "Somebody") : last.by);
}

/* The whole entry as it stood. */
static const char *
as_json(struct cx *cx, const struct q_service_get *s)
{
	json_t *was = json_pack("{sI ss sI sI ss ss sI ss sb ss ss ss ss}", "person",
	    (json_int_t)s->person.v, "kind", s->kind_name, "kind_id", (json_int_t)s->kind.v,
	    "partner", (json_int_t)s->partner.v, "scope", s->scope, "on", s->on_date, "minutes",
	    (json_int_t)s->minutes, "provider", s->provider, "finished", (int)s->finished, "remark",
	    s->remark, "no_plan", s->no_plan, "no_plan_note", s->no_plan_note, "report_month",
	    s->report_month);
	char *text = was == NULL ? NULL : json_dumps(was, JSON_COMPACT);
	const char *kept = arena_str(cx->mem, text == NULL ? "{}" : text);

	free(text);
	json_decref(was);
	return kept;
}

static bool
same(const struct service_in *in, const struct q_service_get *s)
{
	return in->person.v == s->person.v && in->kind.v == s->kind.v &&
	    in->partner.v == s->partner.v && in->minutes == s->minutes &&
	    in->finished == s->finished && text_eq(in->scope, s->scope) &&
	    text_eq(in->on, s->on_date) && text_eq(in->provider, s->provider) &&
	    text_eq(in->remark, s->remark) && text_eq(in->no_plan, s->no_plan) &&
	    text_eq(in->no_plan_note, s->no_plan_note);
}

/* An approved month keeps its entry: its correction shows the difference; an open one follows the
 * date. */
static const char *
month_after(struct cx *cx, const struct q_service_get *s, const char *on)
{
	return report_month_open(cx, s->report_month) ? report_month_for(cx, on) : s->report_month;
}

static void
update(struct cx *cx, const struct service_in *in, const struct q_service_get *s)
{
	bool moved = in->person.v != s->person.v;

	audit_change(
	    cx, "service", in->id.v, moved ? "move" : "correct", in->reason, as_json(cx, s));
	q_service_update(cx,
	    &(struct q_service_update_in){ .tenant = cx->tenant,
		.id = in->id,
		.person = in->person,
		.partner = in->partner,
		.kind = in->kind,
		.scope = in->scope,
		.on = in->on,
		.minutes = in->minutes,
		.provider = in->provider,
		.finished = in->finished,
		.remark = in->remark,
		.no_plan = in->no_plan,
		.no_plan_note = in->no_plan_note,
		.report_month = month_after(cx, s, in->on) });
	audit_add(cx, moved ? "service.move" : "service.correct", in->id.v, in->person, "");
	if (moved)
		audit_add(cx, "service.move.away", in->id.v, s->person, "");
}

enum st
service_correct(struct cx *cx, const struct service_in *typed)
{
	struct service_in in = with_defaults(cx, typed);
	struct q_service_get s;
	enum st st;

	if (!q_service_get(cx, &s, cx->tenant, in.id))
		return cx_fail(cx, ST_NOT_FOUND, "no such entry");
	if (s.withdrawn_at != 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "This entry is withdrawn."));
	check(cx, &in);
	if (text_empty(in.reason))
		cx_fault(
		    cx, "reason", "%s", tr(cx->lang, "Say in a few words why it is corrected."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (same(&in, &s))
		return ST_OK;
	st = unchanged(cx, in.id, in.stamp);
	if (st == ST_OK)
		update(cx, &in, &s);
	return st;
}

enum st
service_withdraw(struct cx *cx, service_id id, const char *reason)
{
	struct q_service_get s;

	if (!q_service_get(cx, &s, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "no such entry");
	if (s.withdrawn_at != 0)
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "withdraw", "%s", tr(cx->lang, "Say why it is withdrawn."));
		return cx_faulty(cx);
	}
	audit_change(cx, "service", id.v, "withdraw", reason, as_json(cx, &s));
	q_service_set_withdrawn(cx,
	    &(struct q_service_set_withdrawn_in){ cx->tenant, id, cx->actor, cx->now, reason });
	audit_add(cx, "service.withdraw", id.v, s.person, "");
	return ST_OK;
}
