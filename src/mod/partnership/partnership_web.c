/* SPDX-License-Identifier: EUPL-1.2
 * partnership_web.c - pages of the partnership and its partners.
 */
#include "mod/partnership/partnership_web.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership/partnership_view.h"

#include <string.h>

static enum st
mine_get(struct req *r)
{
	struct partnership_mine *row;
	size_t n = partnership_mine(&r->cx, &row);

	page_start(r, PLACE_NONE, tr(r->cx.lang, "My partnerships"), n == 0 ? NULL :
	    arena_strf(r->cx.mem, trn(r->cx.lang, "You work in %lld partnership.",
	    "You work in %lld partnerships.",
	    (int64_t)n), (long long)n));
	partnership_mine_html(&r->out, &(struct mine_view){ .mem = r->cx.mem, .row = row, .n = n,
	    .may_open = req_may(r, PERM_OPEN), .may_admin = req_may(r, PERM_ADMIN) });
	page_done(r);
	return ST_OK;
}

/* ---- opening and settings ---- */

static const char *const voivodeships[] = { "dolnośląskie", "kujawsko-pomorskie", "lubelskie",
    "lubuskie", "łódzkie",
	"małopolskie", "mazowieckie", "opolskie", "podkarpackie", "podlaskie", "pomorskie",
	"śląskie",
	"świętokrzyskie", "warmińsko-mazurskie", "wielkopolskie", "zachodniopomorskie" };

#define VOIVODESHIPS "dolnośląskie|kujawsko-pomorskie|lubelskie|lubuskie|łódzkie|małopolskie|" \
	"mazowieckie|opolskie|podkarpackie|podlaskie|pomorskie|śląskie|świętokrzyskie|" \
	"warmińsko-mazurskie|wielkopolskie|zachodniopomorskie"

struct settings_in { struct partnership_info p; const char *stamp; };

#define P(m, kind_, label_, ...) { .name = #m, .label = (label_), .kind = (kind_), \
	.offset = offsetof(struct settings_in, p.m), __VA_ARGS__ }

static const struct field settings_fields[] = {
	P(id, FIELD_ID, "id"),
	P(name, FIELD_LINE, N_("Name of the partnership"), .required = true),
	P(service_name, FIELD_LINE, N_("Name of the joint service")),
	P(voivodeship, FIELD_CHOICE, N_("Voivodeship"), .required = true, .choices = VOIVODESHIPS),
	P(powiat, FIELD_LINE, N_("Powiat"), .required = true),
	P(gminas, FIELD_LINE, N_("Gmina or gminas"), .required = true),
	P(report_day, FIELD_INT, N_("Day by which partners add to the monthly report"),
	    .required = true),
	P(report_set, FIELD_CHOICE, N_("Set of the monthly report"), .required = true,
	    .choices = "basic|extended"),
	P(labour_note, FIELD_BLOCK, N_("The local labour market")),
	FIELD(struct settings_in, stamp, FIELD_LINE, "stamp"),
};

static void
settings_page(struct req *r, bool fresh)
{
	struct option *o = NEWN(r->cx.mem, struct option, LEN(voivodeships) + 1);

	o[0] = (struct option){ "", tr(r->cx.lang, "Choose…"), NULL };
	for (size_t i = 0; i < LEN(voivodeships); i++)
		o[i + 1] = (struct option){ voivodeships[i], voivodeships[i], NULL };
	partnership_settings_html(&r->out, &(struct settings_view){ .form = &r->form,
	    .fresh = fresh,
	    .action = fresh ? (struct url){ "/partnerships/new" } :
	    url_partnership_settings(r->cx.mem, r->cx.tenant),
	    .back = fresh ? url_partnerships() : url_partnership(r->cx.mem, r->cx.tenant),
	    .voivodeship = o, .n_voivodeship = LEN(voivodeships) + 1 });
}

static enum st
open_get(struct req *r)
{
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set_int(&r->form, "report_day", 5);
		form_set(&r->form, "report_set", "extended");
	}
	page_start(r, PLACE_NONE, tr(r->cx.lang, "Open a partnership"),
	    tr(r->cx.lang, "You will be its coordinator. Partners and people come next."));
	settings_page(r, true);
	page_done(r);
	return ST_OK;
}

static enum st
open_post(struct req *r)
{
	struct settings_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.p.id.v == 0)
		in.p.id.v = id_new();
	st = partnership_open(&r->cx, &in.p);
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, in.p.id),
	    N_("The partnership is open."));
}

static enum st
settings_get(struct req *r)
{
	struct partnership_info p;

	if (!partnership_get(&r->cx, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no partnership");
	if (!r->typed) {
		form_set(&r->form, "name", p.name);
		form_set(&r->form, "service_name", p.service_name);
		form_set(&r->form, "voivodeship", p.voivodeship);
		form_set(&r->form, "powiat", p.powiat);
		form_set(&r->form, "gminas", p.gminas);
		form_set_int(&r->form, "report_day", p.report_day);
		form_set(&r->form, "report_set", p.report_set);
		form_set(&r->form, "labour_note", p.labour_note);
		form_set(&r->form, "stamp", partnership_stamp(r->cx.mem, &p));
	}
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Settings of the partnership"), p.name);
	settings_page(r, false);
	page_done(r);
	return ST_OK;
}

static enum st
settings_post(struct req *r)
{
	struct settings_in in = { 0 };
	struct partnership_info now;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_edit(&r->cx, &in.p, in.stamp);
	/* told once what changed, the second save is meant */
	if (st == ST_CONFLICT && partnership_get(&r->cx, &now))
		form_set(&r->form, "stamp", partnership_stamp(r->cx.mem, &now));
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

/* ---- the page of the partnership ---- */

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
		int64_t day = rule_on("R190") && p[i].report_day != 0 ? p[i].report_day :
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
		else if (rule_on("R061") && p[i].contact.v == 0)
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
	if (rule_on("R072") && text_empty(v->p.labour_note))
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

/* ---- partners ---- */

struct partner_form { struct partner_in p; const char *stamp, *on; };

#define Q(m, kind_, label_, ...) { .name = #m, .label = (label_), .kind = (kind_), \
	.offset = offsetof(struct partner_form, p.m), __VA_ARGS__ }

static const struct field partner_fields[] = {
	Q(id, FIELD_ID, "id"),
	Q(kind, FIELD_CHOICE, N_("Kind"), .required = true,
	    .choices = "ops|pup|ngo|coop|local_gov|employer|other"),
	Q(name, FIELD_LINE, N_("Short name"), .required = true, .max = 80),
	Q(profile, FIELD_BLOCK, N_("Whom it knows and serves best"), .max = 2000),
	Q(contact, FIELD_ID, N_("Contact person")),
	Q(joined_on, FIELD_DATE, N_("Takes part since")),
	Q(report_day, FIELD_INT, N_("Its own day of the report")),
	Q(full_name, FIELD_LINE, N_("Full name")),
	Q(seat, FIELD_LINE, N_("Town of its seat")),
	Q(address, FIELD_LINE, N_("Address of the office")),
	Q(phone, FIELD_LINE, N_("Telephone")),
	Q(email, FIELD_LINE, N_("E-mail")),
	FIELD(struct partner_form, stamp, FIELD_LINE, "stamp"),
};
static const struct field leave_fields[] = {
	FIELD(struct partner_form, on, FIELD_DATE, N_("Its last day"), .required = true),
};

static void
partner_page(struct req *r, struct partner_view *v)
{
	const struct option *people = partnership_member_options(&r->cx, &v->n_contact);
	struct option *o = NEWN(r->cx.mem, struct option, v->n_contact + 1);

	o[0] = (struct option){ "", tr(r->cx.lang, "Nobody yet"), NULL };
	for (size_t i = 0; i < v->n_contact; i++)
		o[i + 1] = people[i];
	v->contact = o;
	v->n_contact++;
	v->kind = partnership_kind_options(&r->cx, &v->n_kind);
	v->form = &r->form;
	v->back = url_partnership(r->cx.mem, r->cx.tenant);
	partnership_partner_html(&r->out, v);
	page_done(r);
}

static enum st
partner_new_get(struct req *r)
{
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "joined_on", r->cx.today);
	}
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Add a partner"),
	    tr(r->cx.lang,
	    "A welfare centre, a labour office and an organisation are needed; others are welcome."));
	partner_page(r, &(struct partner_view){ .fresh = true,
	    .action = url_partner(r->cx.mem, r->cx.tenant, (partner_id){ 0 }) });
	return ST_OK;
}

static enum st
partner_new_post(struct req *r)
{
	struct partner_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	if (in.p.id.v == 0)
		in.p.id.v = id_new();
	st = partnership_partner_add(&r->cx, &in.p);
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

static void
partner_fill(struct req *r, const struct partner_in *p)
{
	struct form *f = &r->form;

	form_set(f, "kind", p->kind);
	form_set(f, "name", p->name);
	form_set(f, "profile", p->profile);
	form_set_int(f, "contact", p->contact.v);
	form_set(f, "joined_on", p->joined_on);
	form_set_int(f, "report_day", p->report_day);
	form_set(f, "full_name", strcmp(p->full_name, p->name) == 0 ? "" : p->full_name);
	form_set(f, "seat", p->seat);
	form_set(f, "address", p->address);
	form_set(f, "phone", p->phone);
	form_set(f, "email", p->email);
	form_set(f, "stamp", partnership_partner_stamp(r->cx.mem, p));
}

static enum st partner_leave_post(struct req *);

static enum st
partner_get(struct req *r)
{
	partner_id id = { r->id };
	struct partner_in p;
	const char *left;

	if (!partnership_partner_get(&r->cx, id, &p, &left))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such partner");
	if (!r->typed || r->route->run == partner_leave_post)
		partner_fill(r, &p);
	if (!r->typed)
		form_set(&r->form, "on", left);
	page_start(r, PLACE_PARTNERSHIP, p.name, left == NULL ?
	    partnership_kind_label(r->cx.lang, p.kind) :
	    arena_strf(r->cx.mem, tr(r->cx.lang, "left on %s"), date_short(r->cx.mem, left)));
	partner_page(r, &(struct partner_view){ .left = left,
	    .action = url_partner(r->cx.mem, r->cx.tenant, id),
	    .leave = below(r, arena_strf(r->cx.mem, "partnership/partners/%lld/leave",
	    (long long)r->id)) });
	return ST_OK;
}

static enum st
partner_post(struct req *r)
{
	struct partner_form in = { 0 };
	struct partner_in now;
	const char *left;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.p.id.v = r->id;
	st = partnership_partner_edit(&r->cx, &in.p, in.stamp);
	if (st == ST_CONFLICT && partnership_partner_get(&r->cx, in.p.id, &now, &left))
		form_set(&r->form, "stamp", partnership_partner_stamp(r->cx.mem, &now));
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

static enum st
partner_leave_post(struct req *r)
{
	struct partner_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = partnership_partner_leave(&r->cx, (partner_id){ r->id }, in.on);
	return st != ST_OK ? st : redirect_say(r, url_partnership(r->cx.mem, r->cx.tenant),
	    N_("Saved."));
}

const struct route partnership_routes[] = {
	GET("/partnerships", PERM_SIGNED_IN, mine_get),
	GET("/partnerships/new", PERM_OPEN, open_get),
	POST("/partnerships/new", PERM_OPEN, open_post, open_get, settings_fields),
	GET("/p/:p/partnership", PERM_PARTNERSHIP_READ, show_get),
	GET("/p/:p/partnership/settings", PERM_PARTNERSHIP_EDIT, settings_get),
	POST("/p/:p/partnership/settings", PERM_PARTNERSHIP_EDIT, settings_post, settings_get,
	    settings_fields),
	PRESS("/p/:p/partnership/activate", PERM_PARTNERSHIP_EDIT, activate_post, show_get),
	GET("/p/:p/partnership/partners/new", PERM_PARTNERSHIP_EDIT, partner_new_get),
	POST("/p/:p/partnership/partners/new", PERM_PARTNERSHIP_EDIT, partner_new_post,
	    partner_new_get, partner_fields),
	GET("/p/:p/partnership/partners/:id", PERM_PARTNERSHIP_EDIT, partner_get),
	POST("/p/:p/partnership/partners/:id", PERM_PARTNERSHIP_EDIT, partner_post, partner_get,
	    partner_fields),
	POST("/p/:p/partnership/partners/:id/leave", PERM_PARTNERSHIP_EDIT, partner_leave_post,
	    partner_get, leave_fields),
};
const size_t n_partnership_routes = LEN(partnership_routes);
