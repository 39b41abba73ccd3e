/* SPDX-License-Identifier: EUPL-1.2
 * casefile_access.c - the one place that decides who reads an entry of a case; grounds for crossing
 * from one partner to another, and the people named for sensitive facts.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/casefile_access_sql.h"
#include "mod/partnership/partnership.h"

#include <string.h>

const char *const case_kinds[] = { "health", "addiction", "violence", "disability", NULL };

struct case_access {
	user_id actor;
	partner_id partner;
	bool reads, record, violence;
	struct q_case_rights_now *right;        /* of the partner by a basis, of the actor by name */
	size_t n;
};

bool
case_kind_ok(const char *kind)
{
	for (const char *const *k = case_kinds; *k != NULL; k++)
		if (text_eq(*k, kind))
			return true;
	return false;
}

const char *
case_kind_word(enum lang lang, const char *kind)
{
	return text_eq(kind, "health")       ? tr(lang, "health")
	    : text_eq(kind, "addiction")     ? tr(lang, "addiction")
	    : text_eq(kind, "violence")      ? tr(lang, "violence")
	    : text_eq(kind, "disability")    ? tr(lang, "disability")
					     : "";
}

static const char *
ids_json(struct arena *mem, const person_id *person, size_t n)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%c%lld", i == 0 ? '[' : ',', (long long)person[i].v);
	buf_str(&b, "]");
	return b.s;
}

const struct case_access *const *
case_access_each(struct cx *cx, const person_id *person, size_t n)
{
	struct case_access *a = NEWN(cx->mem, struct case_access, n + 1);
	const struct case_access **ret = NEWN(cx->mem, const struct case_access *, n + 1);
	struct q_case_rights_now *right;
	size_t n_right = n == 0 ? 0
	                        : q_case_rights_now(cx, &right,
	                              &(struct q_case_rights_now_in){ .tenant = cx->tenant,
	                                  .persons = ids_json(cx->mem, person, n),
	                                  .partner = cx->partner,
	                                  .user = cx->actor,
	                                  .today = cx->today });

	for (size_t i = 0; i < n; i++) {
		a[i] = (struct case_access){ .actor = cx->actor,
			.partner = cx->partner,
			.reads = (cx->perms & PERM_CASE_READ) != 0,
			.violence = (cx->perms & PERM_CASE_VIOLENCE) != 0,
			.record = (cx->perms & PERM_SERVICE_READ) != 0 };
		for (size_t k = 0; k < n_right; k++)
			if (right[k].person.v == person[i].v) {
				a[i].right = a[i].n == 0 ? &right[k] : a[i].right;
				a[i].n++;
			}
		ret[i] = &a[i];
	}
	return ret;
}

const struct case_access *
case_access_load(struct cx *cx, person_id person)
{
	return *case_access_each(cx, &person, 1);
}

/* Does this ground cover the kind? What is not sensitive each of them covers. */
static bool
covers(const char *kinds, const char *kind)
{
	size_t n = strlen(kind);

	if (n == 0)
		return true;
	for (const char *p = strstr(kinds, kind); p != NULL; p = strstr(p + 1, kind))
		if (p > kinds && p[-1] == ' ' && p[n] == ' ')
			return true;
	return false;
}

/* The own partner's, or another's that a basis in force opens. */
static bool
reaches(const struct case_access *a, const struct case_mark *m)
{
	if (m->partner.v != 0 && m->partner.v == a->partner.v)
		return true;
	if (!text_eq(m->circle, "team"))
		return false;
	if (!rule_on("R382"))
		return true;
	for (size_t i = 0; i < a->n; i++)
		if (!a->right[i].named &&
		    (a->right[i].source.v == 0 || a->right[i].source.v == m->partner.v) &&
		    covers(a->right[i].kinds, m->kind))
			return true;
	return false;
}

static bool
entitled(const struct case_access *a, const struct case_mark *m)
{
	if (text_empty(m->kind) || !rule_on("R382-named"))
		return true;
	for (size_t i = 0; i < a->n; i++)
		if (a->right[i].named && text_eq(a->right[i].kinds, m->kind))
			return true;
	if (text_eq(m->kind, "violence") && rule_on("R411"))
		return a->violence;
	return m->author.v != 0 && m->author.v == a->actor.v;
}

bool
case_sees(const struct case_access *a, const struct case_mark *m)
{
	if (text_eq(m->circle, "joint"))
		return a->record &&
		    (m->partner.v == 0 || m->partner.v == a->partner.v || rule_on("R017"));
	if (text_eq(m->circle, "case"))
		return a->reads;
	return a->reads && reaches(a, m) && entitled(a, m);
}

/* ---- grounds ---- */

static void
check_days(struct cx *cx, const char *from, const char *to)
{
	if (from == NULL)
		cx_fault(cx, "from_on", "%s", tr(cx->lang, "Write the first day."));
	else if (to != NULL && strcmp(to, from) < 0)
		cx_fault(cx, "to_on", "%s", tr(cx->lang, "The last day is before the first."));
}

static void
check_basis(struct cx *cx, const struct case_basis_in *in)
{
	if (!text_eq(in->ground, "statute") && !text_eq(in->ground, "agreement") &&
	    !text_eq(in->ground, "consent"))
		cx_fault(cx, "ground", "%s",
		    tr(cx->lang, "Choose the ground: statute, agreement or the person's consent."));
	if (!text_eq(in->ground, "consent") && text_empty(in->legal))
		cx_fault(cx, "legal", "%s", tr(cx->lang, "Name the article or the agreement."));
	if (text_empty(in->purpose))
		cx_fault(cx, "purpose", "%s", tr(cx->lang, "Write what it is for."));
	if (in->recipient.v == 0 && text_empty(in->recipient_name))
		cx_fault(cx, "recipient", "%s", tr(cx->lang, "Choose or write who may read."));
	else if (in->recipient.v != 0 && !partnership_is_partner(cx, in->recipient))
		cx_fault(cx, "recipient", "%s", tr(cx->lang, "Choose one of the partners."));
	if (in->source.v != 0 && !partnership_is_partner(cx, in->source))
		cx_fault(cx, "source", "%s", tr(cx->lang, "Choose one of the partners."));
	else if (in->source.v != 0 && in->source.v == in->recipient.v)
		cx_fault(cx, "recipient", "%s",
		    tr(cx->lang,
		        "A partner reads its own entries without this. Choose another one."));
	check_days(cx, in->from_on, in->to_on);
}

static const char *
kinds_of(struct cx *cx, const struct case_basis_in *in)
{
	return arena_strf(cx->mem, " %s%s%s%s", in->health ? "health " : "",
	    in->addiction ? "addiction " : "", in->violence ? "violence " : "",
	    in->disability ? "disability " : "");
}

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

enum st
case_basis_add(struct cx *cx, person_id person, const struct case_basis_in *in)
{
	enum st st = case_person(cx, person);

	if (st != ST_OK)
		return st;
	check_basis(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_case_basis_insert(cx,
		&(struct q_case_basis_insert_in){ .tenant = cx->tenant,
		    .id = in->id,
		    .person = person,
		    .ground = in->ground,
		    .source = in->source,
		    .recipient_id = in->recipient,
		    .recipient = or_empty(in->recipient_name),
		    .purpose = in->purpose,
		    .legal = or_empty(in->legal),
		    .kinds = kinds_of(cx, in),
		    .from_on = in->from_on,
		    .to_on = in->to_on,
		    .by = cx->actor,
		    .now = cx->now }) > 0)
		audit_add(cx, "basis.add", in->id.v, person, in->ground);
	return ST_OK;
}

enum st
case_basis_withdraw(struct cx *cx, person_id person, basis_id id, const char *reason)
{
	struct q_case_basis_get b;
	enum st st = case_person(cx, person);

	if (st != ST_OK)
		return st;
	if (!q_case_basis_get(cx, &b, cx->tenant, person, id))
		return cx_fail(
		    cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such consent here."));
	if (b.withdrawn_at != 0)
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "withdraw", "%s", tr(cx->lang, "Say why it is withdrawn."));
		return cx_faulty(cx);
	}
	q_case_basis_set_withdrawn(cx,
	    &(struct q_case_basis_set_withdrawn_in){ cx->tenant, id, cx->actor, cx->now, reason });
	audit_add(cx, "basis.withdraw", id.v, person, "");
	return ST_OK;
}

/* ---- named people ---- */

enum st
case_name(struct cx *cx, person_id person, const struct case_name_in *in)
{
	enum st st = case_person(cx, person);

	if (st != ST_OK)
		return st;
	if (!case_kind_ok(in->kind))
		cx_fault(cx, "kind", "%s", tr(cx->lang, "Choose the kind of facts."));
	if (!partnership_is_member(cx, in->user))
		cx_fault(cx, "user", "%s",
		    tr(cx->lang, "Choose one of the people of this partnership."));
	if (text_empty(in->why))
		cx_fault(cx, "why", "%s", tr(cx->lang, "Say why this person has to know."));
	check_days(cx, in->from_on, in->to_on);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_case_named_insert(cx,
		&(struct q_case_named_insert_in){ .tenant = cx->tenant,
		    .id = in->id,
		    .person = person,
		    .user = in->user,
		    .kind = in->kind,
		    .from_on = in->from_on,
		    .to_on = in->to_on,
		    .why = in->why,
		    .by = cx->actor,
		    .now = cx->now }) > 0)
		audit_add(cx, "case.name", in->user.v, person, in->kind);
	return ST_OK;
}

enum st
case_name_end(struct cx *cx, person_id person, named_id id)
{
	struct q_case_named_get n;
	enum st st = case_person(cx, person);

	if (st != ST_OK)
		return st;
	if (!q_case_named_get(cx, &n, cx->tenant, person, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "Nobody is named there."));
	if (n.ended_at != 0)
		return ST_OK;
	q_case_named_end(cx,
	    &(struct q_case_named_end_in){ cx->tenant, id, cx->actor, cx->now });
	audit_add(cx, "case.name.end", n.user.v, person, "");
	return ST_OK;
}
