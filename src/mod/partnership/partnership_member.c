/* SPDX-License-Identifier: EUPL-1.2
 * partnership_member.c - the people of a partnership: who they are, what they may do, who is away,
 * who leaves.
 */
#include "mod/partnership/partnership.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/person/person.h"
#include "mod/partnership_member_sql.h"
#include "mod/partnership_sql.h"

#include <stdlib.h>
#include <string.h>

const char *const member_role_names[MEMBER_ROLES] = { "coordinator", "worker", "head", "reader",
    "local_gov" };

static void
role_set(struct cx *cx, struct member *m, const char *name)
{
	const struct role *role = role_find(name);
	const char *label = role == NULL ? name : tr(cx->lang, role->label);

	for (size_t i = 0; i < MEMBER_ROLES; i++)
		if (strcmp(member_role_names[i], name) == 0)
			m->role[i] = true;
	m->roles = m->roles == NULL ? label : arena_strf(cx->mem, "%s, %s", m->roles, label);
}

struct keyed { const char *key; struct member m; };

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* Polish order by surname: names are kept as one text, so the last word comes first in the key. */
static const char *
name_key(struct arena *mem, const char *name)
{
	const char *last = strrchr(name, ' ');

	return text_sort_key(mem, last == NULL ? name : arena_strf(mem, "%s %s", last + 1, name));
}

static void
mark_absent(struct cx *cx, struct keyed *k, size_t n)
{
	struct absence_row *away;
	size_t n_away = partnership_absences(cx, &away);

	for (size_t a = 0; a < n_away; a++)
		for (size_t i = 0; i < n && strcmp(away[a].from_on, cx->today) <= 0; i++)
			if (k[i].m.id.v == away[a].user.v) {
				k[i].m.away_to = away[a].to_on;
				k[i].m.standin = away[a].standin;
			}
}

size_t
partnership_members(struct cx *cx, struct member **ret)
{
	struct q_member_list *row;
	size_t n_row = q_member_list(cx, &row, cx->tenant, cx->today), n = 0;
	struct keyed *k = NEWN(cx->mem, struct keyed, n_row + 1);

	for (size_t i = 0; i < n_row; i++) {
		if (n == 0 || k[n - 1].m.id.v != row[i].user.v)
			k[n++] = (struct keyed){ name_key(cx->mem, row[i].name),
			    { .id = row[i].user, .login = row[i].login,
			    .name = row[i].name, .title = row[i].title, .phone = row[i].phone,
			    .email = row[i].email,
			    .partner = row[i].partner, .partner_name = row[i].partner_name == NULL ?
			    "" : row[i].partner_name,
			    .waiting = row[i].waiting, .until_on = row[i].until_on } };
		role_set(cx, &k[n - 1].m, row[i].role);
	}
	qsort(k, n, sizeof(*k), by_key);
	mark_absent(cx, k, n);
	*ret = NEWN(cx->mem, struct member, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = k[i].m;
	return n;
}

bool
partnership_member(struct cx *cx, user_id id, struct member *ret)
{
	struct member *all;
	size_t n = partnership_members(cx, &all);

	for (size_t i = 0; i < n; i++)
		if (all[i].id.v == id.v) {
			*ret = all[i];
			return true;
		}
	return false;
}

const struct option *
partnership_member_options(struct cx *cx, size_t *ret_n)
{
	struct member *m;
	size_t n = partnership_members(cx, &m);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	for (size_t i = 0; i < n; i++)
		o[i] = (struct option){ arena_strf(cx->mem, "%lld", (long long)m[i].id.v),
		    *m[i].partner_name == '\0' ?
		    m[i].name : arena_strf(cx->mem, "%s (%s)", m[i].name, m[i].partner_name),
		    NULL };
	*ret_n = n;
	return o;
}

bool
partnership_is_member(struct cx *cx, user_id user)
{
	struct q_member_is row;

	return q_member_is(cx, &row, cx->tenant, user, cx->today) && row.n > 0;
}

/* R002 */
static void
check_roles(struct cx *cx, const struct member_in *in)
{
	bool any = false;

	for (size_t i = 0; i < MEMBER_ROLES; i++)
		any = any || in->role[i];
	if (!any && rule_on("R002-role"))
		cx_fault(cx, "role",
		    tr(cx->lang, "Choose at least one role: it says what she may see and do."));
	if (in->partner.v != 0 && !partnership_is_partner(cx, in->partner))
		cx_fault(cx, "partner",
		    tr(cx->lang, "Choose one of the partners of this partnership."));
}

static void
give_roles(struct cx *cx, user_id user, const struct member_in *in)
{
	for (size_t i = 0; i < MEMBER_ROLES; i++)       /* five at most, not rows */
		if (in->role[i])
			q_member_role_add(cx, &(struct q_member_role_add_in){ .id = { id_new() },
			    .tenant = cx->tenant,
			    .user = user, .partner = in->partner, .role = member_role_names[i],
			    .today = cx->today });
}

/* The login is somebody's: she joins, once the coordinator says she is the one meant. */
static enum st
invite_known(struct cx *cx, user_id user, const struct member_in *in, struct member_invited *ret)
{
	if (partnership_is_member(cx, user))
		cx_fault(cx, "login", tr(cx->lang, "“%s” already belongs to this partnership."),
		    in->login);
	else if (!in->known)
		cx_fault(cx, "login",
		    tr(cx->lang,
		        "The login “%s” exists already. If it is this person’s, tick the box below it and save; otherwise choose another."),
		    in->login);
	check_roles(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	give_roles(cx, user, in);
	audit_add(cx, "member.join", user.v, (person_id){ 0 }, "");
	*ret = (struct member_invited){ .user = user };
	return ST_OK;
}

enum st
partnership_invite(struct cx *cx, const struct member_in *in, struct member_invited *ret)
{
	user_id known = account_find(cx, in->login);
	struct q_account_get same;
	enum st st;

	if (known.v != 0 && known.v != in->id.v)
		return invite_known(cx, known, in, ret);
	if (known.v == 0 && q_account_get(cx, &same, in->id))
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This form was sent already with another login. Open a new one."));
	check_roles(cx, in);
	st = account_add(cx, &(struct account_in){ .id = in->id, .login = in->login,
	    .name = in->name,
	    .title = in->title, .phone = in->phone, .email = in->email, .lang = cx->lang });
	if (st != ST_OK)
		return st;
	if (cx->fault != NULL)
		return cx_faulty(cx);
	/* sent twice: only for the account this very form made */
	if (known.v != 0)
		return partnership_relink(cx, in->id, &ret->token);
	give_roles(cx, in->id, in);
	audit_add(cx, "member.invite", in->id.v, (person_id){ 0 }, "");
	*ret = (struct member_invited){ .user = in->id, .token = account_invite(cx, in->id) };
	return ST_OK;
}

enum st
partnership_relink(struct cx *cx, user_id user, const char **ret_token)
{
	struct q_account_get a;

	if (!partnership_is_member(cx, user) || !q_account_get(cx, &a, user))
		return cx_fail(cx, ST_NOT_FOUND, "no such member");
	/* a link sets the password: never for somebody who may belong to other partnerships
	 * already */
	if (a.password != NULL)
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "%s has a password already. The administrator can make a new link."), a.name);
	*ret_token = account_invite(cx, user);
	audit_add(cx, "member.link", user.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* Somebody must be left who coordinates and stays. */
static bool
last_coordinator(struct cx *cx, const struct member *m)
{
	struct q_member_other_coordinators others;

	return m->role[0] && q_member_other_coordinators(cx, &others, cx->tenant, m->id,
	    cx->today) && others.n == 0;
}

enum st
partnership_member_edit(struct cx *cx, const struct member_in *in)
{
	struct member now;
	const char *yesterday = date_add(cx->mem, cx->today, -1);

	if (!partnership_member(cx, in->id, &now))
		return cx_fail(cx, ST_NOT_FOUND, "no such member");
	check_roles(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (!in->role[0] && last_coordinator(cx, &now))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "%s is the only coordinator. Make somebody else a coordinator first."),
			now.name);
	for (size_t i = 0; i < MEMBER_ROLES; i++) {
		if (now.role[i] && !in->role[i])
			q_member_role_end(cx, &(struct q_member_role_end_in){ .tenant = cx->tenant,
			    .user = in->id,
			    .role = member_role_names[i], .today = cx->today, .last = yesterday });
		if (!now.role[i] && in->role[i])
			q_member_role_add(cx, &(struct q_member_role_add_in){ .id = { id_new() },
			    .tenant = cx->tenant,
			    .user = in->id, .partner = in->partner, .role = member_role_names[i],
			    .today = cx->today });
	}
	q_member_set_partner(cx, &(struct q_member_set_partner_in){ .tenant = cx->tenant,
	    .user = in->id,
	    .partner = in->partner, .today = cx->today });
	audit_add(cx, "member.roles", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

static void
check_leave(struct cx *cx, const struct leave_in *in, user_id who, int64_t clients)
{
	if (in->on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Write her last day in the partnership."));
	else if (strcmp(in->on, cx->today) > 0)
		cx_fault(cx, "on",
		    tr(cx->lang,
		    "%s has not come yet. Record the leaving on her last day or after it."),
		    date_short(cx->mem, in->on));
	if (in->to.v == who.v || (in->to.v != 0 && !partnership_is_member(cx, in->to)))
		cx_fault(cx, "to", tr(cx->lang, "Choose another person of this partnership."));
	else if (clients > 0 && in->to.v == 0)
		cx_fault(cx, "to",
		    trn(cx->lang, "%lld client is in her care: choose who takes over.",
		    "%lld clients are in her care: choose who takes over.", clients),
			(long long)clients);
}

enum st
partnership_member_leave(struct cx *cx, user_id user, const struct leave_in *in)
{
	int64_t clients = person_caseload(cx, user);
	struct member now;

	if (!partnership_member(cx, user, &now))
		return cx_fail(cx, ST_NOT_FOUND, "no such member");
	check_leave(cx, in, user, clients);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (last_coordinator(cx, &now))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "%s is the only coordinator. Make somebody else a coordinator first."),
			now.name);
	if (clients > 0)
		person_handover(cx, user, in->to, in->note);
	q_member_end(cx, &(struct q_member_end_in){ .tenant = cx->tenant, .user = user,
	    .today = cx->today,
	    .last = in->on });
	q_partnership_contact_clear(cx, cx->tenant, user);
	audit_add(cx, "member.leave", user.v, (person_id){ 0 }, in->on);
	return ST_OK;
}

/* ---- absences ---- */

size_t
partnership_absences(struct cx *cx, struct absence_row **ret)
{
	struct q_absence_list *row;
	size_t n = q_absence_list(cx, &row, cx->tenant, cx->today);

	*ret = NEWN(cx->mem, struct absence_row, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = (struct absence_row){ .id = row[i].id, .user = row[i].user,
		    .name = row[i].name,
		    .standin = row[i].standin, .from_on = row[i].from_on, .to_on = row[i].to_on };
	return n;
}

static bool
may_absent(const struct cx *cx, user_id user)
{
	return user.v == cx->actor.v || (cx->perms & PERM_PARTNERSHIP_EDIT) != 0;
}

enum st
partnership_absence_add(struct cx *cx, const struct absence_in *in)
{
	if (!may_absent(cx, in->user))
		return cx_fail(cx, ST_DENIED, "%s", tr(cx->lang,
		    "You can record your own absence; the coordinator records others’."));
	if (!partnership_is_member(cx, in->user))
		cx_fault(cx, "user", tr(cx->lang, "Choose who will be away."));
	if (in->standin.v != 0 && (in->standin.v == in->user.v ||
	    !partnership_is_member(cx, in->standin)))
		cx_fault(cx, "standin", tr(cx->lang, "Choose another person of this partnership."));
	if (in->from_on != NULL && in->to_on != NULL && strcmp(in->to_on, in->from_on) < 0)
		cx_fault(cx, "to_on", tr(cx->lang, "The last day, %s, is before the first, %s."),
		    date_short(cx->mem, in->to_on), date_short(cx->mem, in->from_on));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_absence_insert(cx, &(struct q_absence_insert_in){ .tenant = cx->tenant, .id = in->id,
	    .user = in->user,
	    .standin = in->standin, .from_on = in->from_on, .to_on = in->to_on }) > 0)
		audit_add(cx, "absence.add", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
partnership_absence_drop(struct cx *cx, absence_id id)
{
	struct q_absence_get row;

	if (!q_absence_get(cx, &row, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "no such absence");
	if (!may_absent(cx, row.user))
		return cx_fail(cx, ST_DENIED, "%s", tr(cx->lang,
		    "You can record your own absence; the coordinator records others’."));
	q_absence_drop(cx, cx->tenant, id);
	audit_add(cx, "absence.drop", id.v, (person_id){ 0 }, "");
	return ST_OK;
}
