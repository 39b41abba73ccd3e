/* SPDX-License-Identifier: EUPL-1.2
 * partnership.c - a partnership is opened, described, made active once it has whom the law and the
 * model ask for.
 */
#include "mod/partnership/partnership.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership_member_sql.h"
#include "mod/partnership_sql.h"

#include <string.h>

bool
partnership_get(struct cx *cx, struct partnership_info *ret)
{
	struct q_partnership_get p;
	bool found = q_partnership_get(cx, &p, cx->tenant);

	*ret = (struct partnership_info){ .id = cx->tenant, .name = p.name,
	    .service_name = p.service_name,
	    .voivodeship = p.voivodeship, .powiat = p.powiat, .gminas = p.gminas, .state = p.state,
	    .report_day = p.report_day, .report_set = p.report_set, .labour_note = p.labour_note };
	return found;
}

const char *
partnership_stamp(struct arena *mem, const struct partnership_info *p)
{
	const char *const seen[] = { p->name, p->service_name, p->voivodeship, p->powiat, p->gminas,
		arena_strf(mem, "%lld", (long long)p->report_day), p->report_set, p->labour_note };

	return mark_of(mem, seen, LEN(seen));
}

static void
check(struct cx *cx, const struct partnership_info *in)
{
	if (text_empty(in->name))
		cx_fault(cx, "name", tr(cx->lang, "Write what the partnership is called."));
	/* a partnership works somewhere: its gmina(s) and powiat */
	if (rule_on("R007-powiat") && text_empty(in->powiat))
		cx_fault(cx, "powiat",
		    tr(cx->lang, "Write in which powiat the partnership works."));
	if (rule_on("R007-gmina") && text_empty(in->gminas))
		cx_fault(cx, "gminas",
		    tr(cx->lang, "Write in which gmina or gminas the partnership works."));
	if (rule_on("R190") && (in->report_day < 1 || in->report_day > 28))
		cx_fault(cx, "report_day",
		    tr(cx->lang, "The day of the report is a number from 1 to 28: %lld is not."),
		    (long long)in->report_day);
	if (rule_on("R122") && strcmp(in->report_set, "basic") != 0 &&
	    strcmp(in->report_set, "extended") != 0)
		cx_fault(cx, "report_set",
		    tr(cx->lang, "Choose the basic or the extended set of the report."));
}

/* R001 R003 */
enum st
partnership_open(struct cx *cx, const struct partnership_info *in)
{
	if ((cx->perms & PERM_OPEN) == 0)
		return cx_fail(cx, ST_DENIED, "%s", tr(cx->lang,
		    "Your role does not include opening a partnership."));
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_partnership_insert(cx, &(struct q_partnership_insert_in){ .tenant = in->id,
	    .name = in->name,
	    .service_name = in->service_name, .voivodeship = in->voivodeship, .powiat = in->powiat,
	    .gminas = in->gminas, .report_day = in->report_day, .report_set = in->report_set,
	    .labour_note = in->labour_note, .now = cx->now, .by = cx->actor }) == 0)
		return ST_OK;                   /* the same form sent twice */
	q_member_role_add(cx, &(struct q_member_role_add_in){ .id = { in->id.v }, .tenant = in->id,
	    .user = cx->actor, .role = "coordinator", .today = cx->today });
	audit_add(cx, "partnership.open", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* The first thing that is not as the editor saw it, in words. */
static const char *
changed_to(struct cx *cx, const struct partnership_info *now)
{
	return arena_strf(cx->mem,
	    tr(cx->lang,
	    "Somebody changed this meanwhile. It now says: %s; %s; %s; report by day %lld."
	    " Your words are kept: look them over and save again."),
	    now->name, now->powiat, now->gminas, (long long)now->report_day);
}

enum st
partnership_edit(struct cx *cx, const struct partnership_info *in, const char *stamp)
{
	struct partnership_info now;

	if (!partnership_get(cx, &now))
		return cx_fail(cx, ST_NOT_FOUND, "no partnership");
	check(cx, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (strcmp(stamp, partnership_stamp(cx->mem, &now)) != 0)
		return cx_fail(cx, ST_CONFLICT, "%s", changed_to(cx, &now));
	q_partnership_update(cx, &(struct q_partnership_update_in){ .tenant = cx->tenant,
	    .name = in->name,
	    .service_name = in->service_name, .voivodeship = in->voivodeship, .powiat = in->powiat,
	    .gminas = in->gminas, .report_day = in->report_day, .report_set = in->report_set,
	    .labour_note = in->labour_note });
	audit_add(cx, "partnership.edit", cx->tenant.v, (person_id){ 0 },
	    arena_strf(cx->mem, "day %lld, %s", (long long)in->report_day, in->report_set));
	return ST_OK;
}

size_t
partnership_missing(struct cx *cx, const char *ret[3])
{
	struct partner_row *row;
	size_t n_row = partnership_partners(cx, &row), n = 0;
	bool ops = false, pup = false, ngo = false;

	for (size_t i = 0; i < n_row; i++) {
		ops = ops || strcmp(row[i].kind, "ops") == 0;
		pup = pup || strcmp(row[i].kind, "pup") == 0;
		ngo = ngo || strcmp(row[i].kind, "ngo") == 0 || strcmp(row[i].kind, "coop") == 0;
	}
	if (!ops)
		ret[n++] = tr(cx->lang, "a welfare centre (OPS)");
	if (!pup)
		ret[n++] = tr(cx->lang, "a labour office (PUP)");
	if (!ngo)
		ret[n++] = tr(cx->lang, "a non-governmental organisation or social cooperative");
	return n;
}

enum st
partnership_activate(struct cx *cx)
{
	const char *missing[3];
	size_t n = partnership_missing(cx, missing);
	struct buf list;

	if (rule_on("R006") && n > 0) {
		buf_init(&list, cx->mem);
		for (size_t i = 0; i < n; i++)
			buf_fmt(&list, "%s%s", i == 0 ? "" : ", ", missing[i]);
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "Before the partnership can be active it needs: %s."), list.s);
	}
	if (q_partnership_set_active(cx, cx->tenant) > 0)
		audit_add(cx, "partnership.activate", cx->tenant.v, (person_id){ 0 }, "");
	return ST_OK;
}

size_t
partnership_stage_warnings(struct cx *cx, const char *ret[4])
{
	struct q_partnership_stages s;
	size_t n = 0;

	if (!rule_on("R030") || !q_partnership_stages(cx, &s, cx->tenant))
		return 0;
	if (s.actions)
		ret[n++] =
		    tr(cx->lang,
		    "Actions are already planned although the partnership is still forming.");
	if (s.clients)
		ret[n++] =
		    tr(cx->lang,
		    "Clients already take part although the partnership is still forming.");
	if (s.services)
		ret[n++] =
		    tr(cx->lang,
		    "Services are already recorded although the partnership is still forming.");
	if (s.reports)
		ret[n++] =
		    tr(cx->lang,
		    "A monthly report is already begun although the partnership is still forming.");
	return n;
}

const char *
partnership_report_due(struct arena *mem, const char *month, int64_t day)
{
	return arena_strf(mem, "%s-%02d", month_add(mem, month, 1), (int)day);
}

size_t
partnership_mine(struct cx *cx, struct partnership_mine **ret)
{
	struct q_partnership_mine *row;
	size_t n_row = q_partnership_mine(cx, &row, cx->actor, cx->today), n = 0;
	struct partnership_mine *mine = NEWN(cx->mem, struct partnership_mine, n_row + 1);

	for (size_t i = 0; i < n_row; i++) {
		const struct role *role = role_find(row[i].role);
		const char *label = role == NULL ? row[i].role : tr(cx->lang, role->label);

		bool may_read = role != NULL && (role->perms & PERM_PARTNERSHIP_READ) != 0;

		if (n > 0 && mine[n - 1].id.v == row[i].partnership.v) {
			mine[n - 1].roles = arena_strf(cx->mem, "%s, %s", mine[n - 1].roles, label);
			mine[n - 1].may_read |= may_read;
			continue;
		}
		mine[n++] = (struct partnership_mine){ .id = row[i].partnership,
			.name = row[i].name,
			.service_name = row[i].service_name,
			.state = row[i].state,
			.roles = label,
			.may_read = may_read,
			.area = arena_strf(cx->mem, "%s (%s)", row[i].gminas, row[i].powiat) };
	}
	*ret = mine;
	return n;
}

struct url
url_partnerships(void)
{
	return (struct url){ "/partnerships" };
}

struct url
url_partnership(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/partnership", (long long)p.v) };
}

struct url
url_partnership_settings(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/partnership/settings", (long long)p.v) };
}

struct url
url_partner(struct arena *mem, tenant_id p, partner_id id)
{
	if (id.v == 0)
		return (struct url){ arena_strf(mem, "/p/%lld/partnership/partners/new",
		    (long long)p.v) };
	return (struct url){ arena_strf(mem, "/p/%lld/partnership/partners/%lld", (long long)p.v,
	    (long long)id.v) };
}

struct url
url_member(struct arena *mem, tenant_id p, user_id id)
{
	if (id.v == 0)
		return (struct url){ arena_strf(mem, "/p/%lld/partnership/members/new",
		    (long long)p.v) };
	return (struct url){ arena_strf(mem, "/p/%lld/partnership/members/%lld", (long long)p.v,
	    (long long)id.v) };
}
