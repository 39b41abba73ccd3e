/* SPDX-License-Identifier: EUPL-1.2
 * partnership_account.c - accounts of the installation, for its administrator: made, linked anew,
 * disabled.
 */
#include "mod/partnership/partnership.h"

#include "base/text.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "core/audit.h"

#include <string.h>

enum st
partnership_account_add(struct cx *cx, const struct member_in *in, const char *role,
    const char **ret_token)
{
	user_id known = account_find(cx, in->login);
	struct q_account_get same;
	enum st st;

	/* account_add takes a known id for the same form sent twice: it must then be this
	 * login's */
	if (q_account_get(cx, &same, in->id) && same.user.v != known.v)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This form was sent already with another login. Open a new one."));
	if (strcmp(role, "administrator") != 0 && strcmp(role, "coordinator") != 0)
		cx_fault(cx, "role",
		    tr(cx->lang, "Choose what this person does in the installation."));
	st = account_add(cx, &(struct account_in){ .id = in->id, .login = in->login,
	    .name = in->name,
	    .title = in->title, .phone = in->phone, .email = in->email, .lang = cx->lang });
	if (st != ST_OK)
		return st;
	if (cx->fault != NULL)
		return cx_faulty(cx);
	account_role(cx, in->id, (tenant_id){ 0 }, (partner_id){ 0 }, role);
	audit_add(cx, "account.add", in->id.v, (person_id){ 0 }, role);
	*ret_token = account_invite(cx, in->id);
	return ST_OK;
}

enum st
partnership_account_link(struct cx *cx, user_id user, const char **ret_token)
{
	struct q_account_get a;

	if (!q_account_get(cx, &a, user))
		return cx_fail(cx, ST_NOT_FOUND, "no such account");
	*ret_token = account_invite(cx, user);
	audit_add(cx, "account.link", user.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
partnership_account_disable(struct cx *cx, user_id user, bool disabled)
{
	struct q_account_get a;

	if (!q_account_get(cx, &a, user))
		return cx_fail(cx, ST_NOT_FOUND, "no such account");
	if (user.v == cx->actor.v)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "You cannot disable your own account: somebody must be able to sign in."));
	q_account_set_disabled(cx, user, disabled ? cx->now : 0);
	audit_add(cx, disabled ? "account.disable" : "account.enable", user.v, (person_id){ 0 },
	    "");
	return ST_OK;
}
