/* SPDX-License-Identifier: EUPL-1.2
 * partnership_web.c - the list of own partnerships; opening one, its settings.
 */
#include "mod/partnership/partnership_web.h"

#include "base/id.h"
#include "core/perm.h"
#include "mod/partnership/partnership_inside.h"
#include "mod/partnership/partnership_view.h"

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
	P(id, FIELD_NEW, "id"),
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

const struct route partnership_routes[] = {
	GET("/partnerships", PERM_SIGNED_IN, mine_get),
	/* R003 */
	GET("/partnerships/new", PERM_OPEN, open_get),
	POST("/partnerships/new", PERM_OPEN, open_post, open_get, settings_fields),
	GET("/p/:p/partnership/settings", PERM_PARTNERSHIP_EDIT, settings_get),
	POST("/p/:p/partnership/settings", PERM_PARTNERSHIP_EDIT, settings_post, settings_get,
	    settings_fields),
};
const size_t n_partnership_routes = LEN(partnership_routes);
