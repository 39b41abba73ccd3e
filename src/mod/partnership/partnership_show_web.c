/* SPDX-License-Identifier: EUPL-1.2
 * partnership_show_web.c - the page of the partnership: partners, people, absences, what to fill in.
 */
#include "mod/partnership/partnership_web.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/perm.h"
#include "mod/evaluation/evaluation.h"
#include "mod/formfile/formfile.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership/partnership_view.h"
#include "mod/plan/plan.h"
#include "mod/story/story.h"
#include "mod/unit/unit.h"

#include <string.h>

static struct url
below(struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/%s", (long long)r->cx.tenant.v, rest) };
}

static const char *
coordinators_of(struct req *r, const struct partnership_view *v, partner_id partner)
{
	struct buf b;

	buf_init(&b, r->cx.mem);
	for (size_t i = 0; i < v->n_member; i++)
		if (v->member[i].m.role[0] && v->member[i].m.partner.v == partner.v)
			buf_fmt(&b, "%s%s", b.len > 0 ? ", " : "", v->member[i].m.name);
	return b.s;
}

static void
fill_members(struct req *r, struct partnership_view *v)
{
	struct member *m;
	size_t n = partnership_members(&r->cx, &m);
	struct member_line *line = NEWN(r->cx.mem, struct member_line, n + 1);
	enum lang lang = r->cx.lang;

	for (size_t i = 0; i < n; i++) {
		line[i] = (struct member_line){ .m = m[i],
		    .url = url_member(r->cx.mem, r->cx.tenant, m[i].id) };
		if (m[i].away_to != NULL && m[i].standin != NULL)
			line[i].away = arena_strf(r->cx.mem,
			    tr(lang, "away until %s; %s stands in"),
			    date_short(r->cx.mem, m[i].away_to), m[i].standin);
		else if (m[i].away_to != NULL)
			line[i].away = arena_strf(r->cx.mem, tr(lang, "away until %s"),
			    date_short(r->cx.mem, m[i].away_to));
		else if (m[i].until_on != NULL)
			line[i].away = arena_strf(r->cx.mem, tr(lang, "leaves on %s"),
			    date_short(r->cx.mem, m[i].until_on));
	}
	v->member = line;
	v->n_member = n;
}

static void
ask(struct partnership_view *v, const char *sentence)
{
	if (v->n_ask < LEN(v->ask))
		v->ask[v->n_ask++] = sentence;
}

static void
fill_partners(struct req *r, struct partnership_view *v)
{
	struct partner_row *p;
	size_t n = partnership_partners_all(&r->cx, &p);
	struct partner_line *line = NEWN(r->cx.mem, struct partner_line, n + 1);
	const char *month = month_of(r->cx.mem, r->cx.today);
	enum lang lang = r->cx.lang;

	for (size_t i = 0; i < n; i++) {
		int64_t day = rule_on("R190-own") && p[i].report_day != 0 ? p[i].report_day :
		    v->p.report_day;

		line[i] = (struct partner_line){ .p = p[i],
		    .kind = partnership_kind_label(lang, p[i].kind),
		    .coordinators = rule_on("R121") ? coordinators_of(r, v, p[i].id) : "",
		    .report = arena_strf(r->cx.mem, tr(lang, "by %s"),
		        date_short(r->cx.mem, partnership_report_due(r->cx.mem, month, day))),
		    .url = url_partner(r->cx.mem, r->cx.tenant, p[i].id) };
		if (p[i].left_on != NULL)
			line[i].left = arena_strf(r->cx.mem, tr(lang, "left on %s"),
			    date_short(r->cx.mem, p[i].left_on));
		else if (rule_on("R061-ask") && p[i].contact.v == 0)
			ask(v, arena_strf(r->cx.mem, tr(lang,
			    "%s has no contact person yet: name one."), p[i].name));
		if (p[i].left_on == NULL && *line[i].coordinators == '\0')
			ask(v, arena_strf(r->cx.mem, tr(lang, "%s has no coordinator yet."),
			    p[i].name));
	}
	v->partner = line;
	v->n_partner = n;
}

static void
fill_absences(struct req *r, struct partnership_view *v)
{
	struct absence_row *a;
	size_t n = partnership_absences(&r->cx, &a);
	struct absence_line *line = NEWN(r->cx.mem, struct absence_line, n + 1);

	for (size_t i = 0; i < n; i++)
		line[i] = (struct absence_line){ .a = a[i], .days = arena_strf(r->cx.mem, "%s–%s",
		    date_short(r->cx.mem, a[i].from_on), date_short(r->cx.mem, a[i].to_on)),
		    .drop = below(r, arena_strf(r->cx.mem, "partnership/absences/%lld/remove",
		    (long long)a[i].id.v)),
		    .may_drop = v->may_edit || a[i].user.v == r->cx.actor.v };
	v->absence = line;
	v->n_absence = n;
}

static const char *
state_sentence(struct req *r, const struct partnership_view *v)
{
	enum lang lang = r->cx.lang;
	size_t n = 0;

	for (size_t i = 0; i < v->n_partner; i++)
		n += v->partner[i].left == NULL;
	return arena_strf(r->cx.mem, tr(lang, "%s Partners: %lld, people: %lld."),
	    v->forming ? tr(lang, "Forming.") : strcmp(v->p.state, "ended") == 0 ?
	    tr(lang, "Ended.") :
	    tr(lang, "Active."), (long long)n, (long long)v->n_member);
}

/* Planning is gated, recording is not: what took place without a plan is counted (R109). */
static void
plans(struct req *r, struct partnership_view *v)
{
	int64_t n;

	if (req_may(r, PERM_CASE_READ))
		v->aims = url_plan_aims(r->cx.mem, r->cx.tenant);
	if (!req_may(r, PERM_GROUP_EDIT))
		return;
	n = plan_without(&r->cx);
	v->without = url_plan_without(r->cx.mem, r->cx.tenant, NULL);
	v->without_words = n == 0
	    ? tr(r->cx.lang, "Support without a plan: none this month")
	    : arena_strf(r->cx.mem, tr(r->cx.lang, "Support without a plan: %lld this month"),
	          (long long)n);
}

static void
links(struct req *r, struct partnership_view *v)
{
	v->settings = url_partnership_settings(r->cx.mem, r->cx.tenant);
	v->activate = below(r, "partnership/activate");
	v->add_partner = url_partner(r->cx.mem, r->cx.tenant, (partner_id){ 0 });
	v->add_member = url_member(r->cx.mem, r->cx.tenant, (user_id){ 0 });
	v->add_absence = below(r, "partnership/absences/new");
	v->actions = below(r, "actions");
	v->risks = below(r, "risks");
	v->evaluations = url_evaluations(r->cx.mem, r->cx.tenant);
	v->forms = url_forms(r->cx.mem, r->cx.tenant);
	plans(r, v);
	v->units = url_units(r->cx.mem, r->cx.tenant);
	v->stories = url_stories(r->cx.mem, r->cx.tenant);
}

static enum st
show_get(struct req *r)
{
	struct partnership_view *v = NEW(r->cx.mem, struct partnership_view);

	*v = (struct partnership_view){ .form = &r->form, .tenant = r->cx.tenant,
	    .may_edit = req_may(r, PERM_PARTNERSHIP_EDIT),
	    .may_actions = req_may(r, PERM_ACTION_READ) };
	if (!partnership_get(&r->cx, &v->p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no partnership");
	v->forming = strcmp(v->p.state, "forming") == 0;
	fill_members(r, v);
	fill_partners(r, v);
	fill_absences(r, v);
	if (rule_on("R072-note") && text_empty(v->p.labour_note))
		ask(v, tr(r->cx.lang, "Describe the local labour market in the settings: "
		    "who finds it hardest to get work comes first."));
	v->n_missing = partnership_missing(&r->cx, v->missing);
	if (v->forming)
		v->n_stage = partnership_stage_warnings(&r->cx, v->stage);
	v->due = date_long(r->cx.mem, r->cx.lang,
	    partnership_report_due(r->cx.mem, month_of(r->cx.mem, r->cx.today), v->p.report_day));
	links(r, v);
	page_start(r, PLACE_PARTNERSHIP, v->p.name, state_sentence(r, v));
	partnership_show_html(&r->out, v);
	page_done(r);
	return ST_OK;
}

static enum st
activate_post(struct req *r)
{
	enum st st = partnership_activate(&r->cx);

	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("The partnership is active."));
}

const struct route partnership_show_routes[] = {
	GET("/p/:p/partnership", PERM_PARTNERSHIP_READ, show_get),
	PRESS("/p/:p/partnership/activate", PERM_PARTNERSHIP_EDIT, activate_post, show_get),
};
const size_t n_partnership_show_routes = LEN(partnership_show_routes);
