/* SPDX-License-Identifier: EUPL-1.2
 * unit.c - units are added, ended, and people assigned to them.
 */
#include "mod/unit/unit_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/partnership/partnership.h"

static const struct {
	const char *kind, *label;
} kinds[] = {
	{ "home", N_("home") },
	{ "counselling", N_("counselling unit") },
	{ "care", N_("care services") },
	{ "flats", N_("sheltered flats") },
	{ "centre", N_("support centre") },
	{ "field", N_("field department") },
	{ "club", N_("club of social integration") },
	{ "foster", N_("foster care department") },
	{ "team", N_("team of specialists") },
	{ "other", N_("another unit") },
};

const struct option *
unit_kind_options(struct cx *cx, size_t *ret_n)
{
	struct option *o = NEWN(cx->mem, struct option, LEN(kinds));

	for (size_t i = 0; i < LEN(kinds); i++)
		o[i] = (struct option){ kinds[i].kind, tr(cx->lang, kinds[i].label), NULL };
	*ret_n = LEN(kinds);
	return o;
}

const char *
unit_kind_word(enum lang lang, const char *kind)
{
	for (size_t i = 0; i < LEN(kinds); i++)
		if (text_eq(kinds[i].kind, kind))
			return tr(lang, kinds[i].label);
	return "";
}

enum st
unit_add(struct cx *cx, const struct unit_in *in)
{
	if (!partnership_is_partner(cx, in->partner))
		cx_fault(cx, "partner", "%s", tr(cx->lang, "Choose one of the partners."));
	if (*unit_kind_word(cx->lang, in->kind) == '\0')
		cx_fault(cx, "kind", "%s", tr(cx->lang, "Choose what it is."));
	if (text_empty(in->name))
		cx_fault(cx, "name", "%s", tr(cx->lang, "Write the name of the unit."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_unit_insert(cx, &(struct q_unit_insert_in){ cx->tenant, in->id, in->partner, in->kind,
	    in->name, cx->now }) > 0)
		audit_add(cx, "unit.add", in->id.v, (person_id){ 0 }, in->kind);
	return ST_OK;
}

static enum st
find(struct cx *cx, unit_id id, struct q_unit_get *u)
{
	if (q_unit_get(cx, u, cx->tenant, id))
		return ST_OK;
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such unit here."));
}

enum st
unit_end(struct cx *cx, unit_id id)
{
	struct q_unit_get u;
	enum st st = find(cx, id, &u);

	if (st != ST_OK)
		return st;
	if (q_unit_set_ended(cx, cx->tenant, id, cx->today) > 0)
		audit_add(cx, "unit.end", id.v, (person_id){ 0 }, "");
	q_unit_empty(cx, cx->tenant, id);
	return ST_OK;
}

enum st
unit_assign(struct cx *cx, user_id user, unit_id id)
{
	struct q_unit_get u = { .ended_on = NULL };
	struct member m = { .partner = { 0 } };
	bool member = partnership_member(cx, user, &m);

	if (!member)
		cx_fault(cx, "user", "%s",
		    tr(cx->lang, "Choose one of the people of this partnership."));
	if (id.v != 0 && (!q_unit_get(cx, &u, cx->tenant, id) || u.ended_on != NULL))
		cx_fault(cx, "unit", "%s", tr(cx->lang, "Choose one of the units."));
	else if (id.v != 0 && member && u.partner.v != m.partner.v)
		cx_fault(cx, "unit", "%s", tr(cx->lang, "This unit is of another partner."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (id.v == 0)
		q_unit_member_drop(cx, cx->tenant, user);
	else if (rule_on("R393"))
		q_unit_member_set(cx, cx->tenant, user, id);
	audit_add(cx, "unit.assign", user.v, (person_id){ 0 }, "");
	return ST_OK;
}
