/* SPDX-License-Identifier: EUPL-1.2
 * partnership_partner.c - organisations in a partnership: three kinds are needed, any number is
 * welcome (R010).
 */
#include "mod/partnership/partnership.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership_member_sql.h"
#include "mod/partnership_sql.h"

#include <string.h>

static const struct { const char *kind, *label; bool further; } kinds[] = {
	{ "ops", N_("Welfare centre (OPS)") },
	{ "pup", N_("Labour office (PUP)") },
	{ "ngo", N_("Non-governmental organisation") },
	{ "coop", N_("Social cooperative") },
	{ "local_gov", N_("Local authority"), true },
	{ "employer", N_("Entrepreneur"), true },
	{ "other", N_("Another institution"), true },
};

const char *
partnership_kind_label(enum lang lang, const char *kind)
{
	for (size_t i = 0; i < LEN(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return tr(lang, kinds[i].label);
	return kind;
}

const struct option *
partnership_kind_options(struct cx *cx, size_t *ret_n)
{
	struct option *o = NEWN(cx->mem, struct option, LEN(kinds) + 1);

	o[0] = (struct option){ "", tr(cx->lang, "Choose…"), NULL };
	for (size_t i = 0; i < LEN(kinds); i++)
		o[i + 1] = (struct option){ kinds[i].kind, tr(cx->lang, kinds[i].label), NULL };
	*ret_n = LEN(kinds) + 1;
	return o;
}

size_t
partnership_partners_all(struct cx *cx, struct partner_row **ret)
{
	struct q_partnership_partner_list *row;
	size_t n = q_partnership_partner_list(cx, &row, cx->tenant);

	*ret = NEWN(cx->mem, struct partner_row, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = (struct partner_row){ .id = row[i].id, .kind = row[i].kind,
		    .name = row[i].name,
		    .profile = row[i].profile, .contact = row[i].contact,
		    .contact_name = row[i].contact_name,
		    .contact_phone = row[i].contact_phone, .contact_email = row[i].contact_email,
		    .report_day = row[i].report_day, .joined_on = row[i].joined_on,
		    .left_on = row[i].left_on };
	return n;
}

size_t
partnership_partners(struct cx *cx, struct partner_row **ret)
{
	size_t n_all = partnership_partners_all(cx, ret), n = 0;

	for (size_t i = 0; i < n_all; i++)
		if ((*ret)[i].left_on == NULL || strcmp((*ret)[i].left_on, cx->today) >= 0)
			(*ret)[n++] = (*ret)[i];
	return n;
}

const struct option *
partnership_partner_options(struct cx *cx, size_t *ret_n)
{
	struct partner_row *row;
	size_t n = partnership_partners(cx, &row);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	for (size_t i = 0; i < n; i++)
		o[i] = (struct option){ arena_strf(cx->mem, "%lld", (long long)row[i].id.v),
		    row[i].name, NULL };
	*ret_n = n;
	return o;
}

const struct option *
partnership_partner_options_or(struct cx *cx, const char *none, size_t *ret_n)
{
	size_t n;
	const struct option *partner = partnership_partner_options(cx, &n);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	o[0] = (struct option){ "", none, NULL };
	for (size_t i = 0; i < n; i++)
		o[i + 1] = partner[i];
	*ret_n = n + 1;
	return o;
}

bool
partnership_is_partner(struct cx *cx, partner_id partner)
{
	struct q_member_partner_is row;

	return q_member_partner_is(cx, &row, cx->tenant, partner, cx->today) && row.n > 0;
}

bool
partnership_partner_get(struct cx *cx, partner_id id, struct partner_in *ret,
    const char **ret_left_on)
{
	struct q_partnership_partner_get p;
	bool found = q_partnership_partner_get(cx, &p, cx->tenant, id);

	*ret = (struct partner_in){ .id = id, .kind = p.kind, .name = p.name,
	    .full_name = p.full_name, .seat = p.seat,
	    .address = p.address, .phone = p.phone, .email = p.email, .profile = p.profile,
	    .contact = p.contact,
	    .report_day = p.report_day, .joined_on = p.joined_on };
	*ret_left_on = p.left_on;
	return found;
}

const char *
partnership_partner_stamp(struct arena *mem, const struct partner_in *p)
{
	const char *const seen[] = { p->kind, p->name, p->full_name, p->seat, p->address, p->phone,
	    p->email, p->profile,
		arena_strf(mem, "%lld %lld", (long long)p->contact.v, (long long)p->report_day),
		    p->joined_on };

	return mark_of(mem, seen, LEN(seen));
}

static bool
kind_ok(const char *kind)
{
	for (size_t i = 0; i < LEN(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return !kinds[i].further || rule_on("R010");
	return false;
}

/* The names the reports print must differ, or nobody could tell the partners apart. */
static bool
name_taken(struct cx *cx, const struct partner_in *in)
{
	struct partner_row *row;
	size_t n = partnership_partners(cx, &row);
	const char *fold = text_fold(cx->mem, in->name);

	for (size_t i = 0; i < n; i++)
		if (row[i].id.v != in->id.v && strcmp(text_fold(cx->mem, row[i].name), fold) == 0)
			return true;
	return false;
}

static void
check(struct cx *cx, const struct partner_in *in)
{
	if (!kind_ok(in->kind))
		cx_fault(cx, "kind",
		    tr(cx->lang, "Choose what kind of institution the partner is."));
	if (text_empty(in->name))
		cx_fault(cx, "name", tr(cx->lang, "Write the partner’s name."));
	else if (name_taken(cx, in))
		cx_fault(cx, "name", tr(cx->lang, "“%s” is already among the partners."), in->name);
	if (rule_on("R190-partner") && (in->report_day < 0 || in->report_day > 28))
		cx_fault(cx, "report_day",
		    tr(cx->lang, "The day of the report is a number from 1 to 28: %lld is not."),
		    (long long)in->report_day);
	/* not necessarily of the partner's own team, but somebody we can reach here (R061) */
	if (rule_on("R061") && in->contact.v != 0 && !partnership_is_member(cx, in->contact))
		cx_fault(cx, "contact",
		    tr(cx->lang,
		    "The contact person must be one of the people of this partnership."));
}

/* R010 */
enum st
partnership_partner_add(struct cx *cx, const struct partner_in *in)
{
	const char *full = text_empty(in->full_name) ? in->name : in->full_name;

	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	/* each partnership keeps its own entry of an organisation, so that none sees or changes
	 * another's */
	q_partnership_organisation_insert(cx, &(struct q_partnership_organisation_insert_in){ .id =
	    { in->id.v },
	    .kind = in->kind, .name = full, .name_fold = text_fold(cx->mem, full), .seat = in->seat,
	    .address = in->address, .phone = in->phone, .email = in->email });
	if (q_partnership_partner_insert(cx, &(struct q_partnership_partner_insert_in){ .tenant =
	    cx->tenant,
	    .id = in->id, .organisation = { in->id.v }, .kind = in->kind, .name = in->name,
	    .profile = in->profile,
	    .contact = in->contact, .report_day = in->report_day,
	    .joined_on = in->joined_on == NULL ? cx->today : in->joined_on }) > 0)
		audit_add(cx, "partner.add", in->id.v, (person_id){ 0 }, in->kind);
	return ST_OK;
}

enum st
partnership_partner_edit(struct cx *cx, const struct partner_in *in, const char *stamp)
{
	const char *full = text_empty(in->full_name) ? in->name : in->full_name, *left;
	struct partner_in now;

	if (!partnership_partner_get(cx, in->id, &now, &left))
		return cx_fail(cx, ST_NOT_FOUND, "no such partner");
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (strcmp(stamp, partnership_partner_stamp(cx->mem, &now)) != 0)
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "Somebody changed this meanwhile. It now says: %s; %s; %s."
		    " Your words are kept: look them over and save again."),
		    now.name, partnership_kind_label(cx->lang, now.kind), now.profile);
	q_partnership_organisation_update(cx,
	    &(struct q_partnership_organisation_update_in){ .tenant = cx->tenant,
	    .partner = in->id, .kind = in->kind, .name = full,
	    .name_fold = text_fold(cx->mem, full), .seat = in->seat,
	    .address = in->address, .phone = in->phone, .email = in->email });
	q_partnership_partner_update(cx, &(struct q_partnership_partner_update_in){ .tenant =
	    cx->tenant, .id = in->id,
	    .kind = in->kind, .name = in->name, .profile = in->profile, .contact = in->contact,
	    .report_day = in->report_day, .joined_on = in->joined_on == NULL ? now.joined_on :
	    in->joined_on });
	audit_add(cx, "partner.edit", in->id.v, (person_id){ 0 }, in->kind);
	return ST_OK;
}

enum st
partnership_partner_leave(struct cx *cx, partner_id id, const char *on)
{
	struct partner_in now;
	const char *left;

	if (!partnership_partner_get(cx, id, &now, &left))
		return cx_fail(cx, ST_NOT_FOUND, "no such partner");
	if (on == NULL)
		cx_fault(cx, "on", tr(cx->lang, "Write the partner’s last day."));
	else if (strcmp(on, now.joined_on) < 0)
		cx_fault(cx, "on",
		    tr(cx->lang, "The last day, %s, is before the partner joined, %s."),
		    date_short(cx->mem, on), date_short(cx->mem, now.joined_on));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_partnership_partner_left(cx, cx->tenant, id, on);
	audit_add(cx, "partner.leave", id.v, (person_id){ 0 }, on);
	return ST_OK;
}
