/* SPDX-License-Identifier: EUPL-1.2
 * casefile_access_web.c - who may read a person's file and why, who has read it; a consent withdrawn
 * shows what had been seen.
 */
#include "base/id.h"
#include "base/rule.h"
#include "mod/casefile/casefile_view.h"
#include "mod/casefile/casefile_web.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"

#include <string.h>

#define QUARTER_MS (15 * 60 * 1000LL)

struct basis_form {
	struct case_basis_in b;
};

#define B(m, kind_, label_, ...) { .name = #m, .label = (label_), .kind = (kind_), \
	.offset = offsetof(struct basis_form, b.m), __VA_ARGS__ }

static const struct field basis_fields[] = {
	B(id, FIELD_NEW, "id"),
	B(ground, FIELD_CHOICE, N_("On what ground"), .choices = "consent|statute|agreement"),
	B(source, FIELD_ID, N_("Whose entries")),
	B(recipient, FIELD_ID, N_("Who may read")),
	B(recipient_name, FIELD_LINE, N_("Or who outside the partnership")),
	B(purpose, FIELD_LINE, N_("What it is for"), .max = 300),
	B(legal, FIELD_LINE, N_("Article or agreement")),
	B(health, FIELD_BOOL, N_("also facts about health")),
	B(addiction, FIELD_BOOL, N_("also facts about addiction")),
	B(disability, FIELD_BOOL, N_("also facts about disability")),
	B(violence, FIELD_BOOL, N_("also facts about violence")),
	B(from_on, FIELD_DATE, N_("From")),
	B(to_on, FIELD_DATE, N_("Until")),
};

struct withdraw_form {
	basis_id basis;
	const char *withdraw;
};

static const struct field withdraw_fields[] = {
	FIELD(struct withdraw_form, basis, FIELD_ID, N_("Which one"), .required = true),
	FIELD(struct withdraw_form, withdraw, FIELD_LINE, N_("Why it is withdrawn")),
};

static const struct field name_fields[] = {
	FIELD(struct case_name_in, id, FIELD_NEW, "id"),
	FIELD(struct case_name_in, user, FIELD_ID, N_("Who"), .required = true),
	FIELD(struct case_name_in, kind, FIELD_CHOICE, N_("Facts about"), .required = true,
	    .choices = "health|addiction|disability|violence"),
	FIELD(struct case_name_in, why, FIELD_LINE, N_("Why she or he has to know")),
	FIELD(struct case_name_in, from_on, FIELD_DATE, N_("From")),
	FIELD(struct case_name_in, to_on, FIELD_DATE, N_("Until")),
};

struct name_end_form {
	named_id named;
};

static const struct field name_end_fields[] = {
	FIELD(struct name_end_form, named, FIELD_ID, N_("Who"), .required = true),
};

/* ---- lines ---- */

static const char *
ground_word(enum lang lang, const char *ground)
{
	return text_eq(ground, "statute")    ? tr(lang, "statute")
	    : text_eq(ground, "agreement")   ? tr(lang, "agreement")
					     : tr(lang, "consent");
}

static const char *
kinds_words(struct req *r, const char *kinds)
{
	struct buf b;

	buf_init(&b, r->cx.mem);
	for (const char *const *k = case_kinds; *k != NULL; k++)
		if (strstr(kinds, *k) != NULL)
			buf_fmt(&b, ", %s", case_kind_word(r->cx.lang, *k));
	return b.s;
}

static const char *
look_time(struct req *r, const struct q_case_looks *l)
{
	const int64_t at = l->quarter * QUARTER_MS;

	return arena_strf(r->cx.mem, "%s %s", date_short(r->cx.mem, date_of_instant(r->cx.mem, at)),
	    time_of_instant(r->cx.mem, at));
}

/* The looks of the recipient's people while the ground was in force: what had been seen. */
static const char *
seen_before(struct req *r, const struct q_case_bases *b, const struct q_case_looks *l, size_t n)
{
	struct buf out;

	buf_init(&out, r->cx.mem);
	for (size_t i = 0; i < n; i++)
		if (b->recipient_id.v != 0 && l[i].partner_id.v == b->recipient_id.v &&
		    l[i].quarter * QUARTER_MS <= b->withdrawn_at &&
		    strcmp(date_of_instant(r->cx.mem, l[i].quarter * QUARTER_MS), b->from_on) >= 0)
			buf_fmt(&out, "%s%s %s", out.len > 0 ? "; " : "", l[i].name,
			    look_time(r, &l[i]));
	if (out.len == 0)
		return tr(r->cx.lang, "Nobody there had opened the file.");
	return arena_strf(r->cx.mem, tr(r->cx.lang, "They had opened the file: %s."), out.s);
}

static const char *
end_words(struct req *r, const struct q_case_bases *b, const struct q_case_looks *l, size_t n)
{
	if (b->withdrawn_at != 0)
		return arena_strf(r->cx.mem, tr(r->cx.lang, "Withdrawn on %s (%s). %s"),
		    date_short(r->cx.mem, date_of_instant(r->cx.mem, b->withdrawn_at)),
		    b->withdrawn_reason, seen_before(r, b, l, n));
	if (b->to_on != NULL && strcmp(b->to_on, r->cx.today) < 0)
		return tr(r->cx.lang, "Ended.");
	return NULL;
}

static void
lines(struct req *r, person_id id, struct case_access_view *v)
{
	struct arena *mem = r->cx.mem;
	const enum lang lang = r->cx.lang;
	struct q_case_bases *b;
	struct q_case_looks *l;
	struct case_basis_line *line;
	struct case_look_line *look;
	struct option *open;

	v->n = q_case_bases(&r->cx, &b, r->cx.tenant, id);
	v->n_look = q_case_looks(&r->cx, &l, r->cx.tenant, id);
	line = NEWN(mem, struct case_basis_line, v->n + 1);
	open = NEWN(mem, struct option, v->n + 1);
	look = NEWN(mem, struct case_look_line, v->n_look + 1);
	for (size_t i = 0; i < v->n; i++) {
		const char *to = b[i].recipient == NULL ? b[i].outside : b[i].recipient;

		line[i] = (struct case_basis_line){
			.who = arena_strf(mem, tr(lang, "%s reads what %s wrote"), to,
			    b[i].source == NULL ? tr(lang, "every partner") : b[i].source),
			.what = arena_strf(mem, "%s%s: %s%s%s", ground_word(lang, b[i].ground),
			    kinds_words(r, b[i].kinds), b[i].purpose,
			    *b[i].legal == '\0' ? "" : ", ", b[i].legal),
			.when = b[i].to_on == NULL
			    ? arena_strf(mem, tr(lang, "since %s"), date_short(mem, b[i].from_on))
			    : arena_strf(mem, tr(lang, "%s to %s"), date_short(mem, b[i].from_on),
			          date_short(mem, b[i].to_on)),
			.end = end_words(r, &b[i], l, v->n_look)
		};
		if (line[i].end == NULL)
			open[v->n_open++] =
			    (struct option){ arena_strf(mem, "%lld", (long long)b[i].id.v),
				    arena_strf(mem, "%s, %s", line[i].who, line[i].when), NULL };
	}
	for (size_t i = 0; i < v->n_look; i++)
		look[i] = (struct case_look_line){ l[i].partner == NULL
			? l[i].name : arena_strf(mem, "%s, %s", l[i].name, l[i].partner),
			look_time(r, &l[i]) };
	v->line = line;
	v->open = open;
	v->look = look;
}

/* Why somebody has to know says much of what there is to know: it is for whoever names, and for the
 * one who is named. */
static const char *
named_words(struct req *r, const struct q_case_named_people *q)
{
	const char *by = arena_strf(r->cx.mem, tr(r->cx.lang, "named by %s, from %s"), q->by,
	    date_short(r->cx.mem, q->from_on));

	if (rule_on("R382-why") && !req_may(r, PERM_CASE_NAME) && q->user.v != r->cx.actor.v)
		return by;
	return arena_strf(r->cx.mem, "%s; %s", q->why, by);
}

static void
named(struct req *r, person_id id, struct case_access_view *v)
{
	struct arena *mem = r->cx.mem;
	struct q_case_named_people *q;
	struct case_named_line *line;

	v->n_named = q_case_named_people(&r->cx, &q, r->cx.tenant, id);
	line = NEWN(mem, struct case_named_line, v->n_named + 1);
	for (size_t i = 0; i < v->n_named; i++)
		line[i] = (struct case_named_line){ .who = arena_strf(mem, "%s: %s", q[i].name,
			                                case_kind_word(r->cx.lang, q[i].kind)),
			.what = named_words(r, &q[i]),
			.id = q[i].id.v,
			.open = q[i].ended_at == 0 };
	v->named = line;
}

static enum st
access_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	const person_id id = { r->id };
	const char *base = url_case_access(mem, r->cx.tenant, id).s;
	struct case_access_view v = { .form = &r->form,
		.basis = { arena_strf(mem, "%s/basis", base) },
		.withdraw = { arena_strf(mem, "%s/withdraw", base) },
		.name = { arena_strf(mem, "%s/name", base) },
		.name_end = { arena_strf(mem, "%s/name-end", base) },
		.back = url_person(mem, r->cx.tenant, id),
		.may_edit = req_may(r, PERM_CASE_EDIT),
		.may_name = req_may(r, PERM_CASE_NAME) };
	struct person_row p;

	if (!person_get(&r->cx, id, &p))
		return case_person(&r->cx, id);
	req_looked_at(r, id);
	v.rights = (struct url){ arena_strf(mem, "%s/rights", v.back.s) };
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "ground", "consent");
		form_set(&r->form, "from_on", r->cx.today);
	}
	lines(r, id, &v);
	named(r, id, &v);
	v.partner = partnership_partner_options_or(&r->cx, "–", &v.n_partner);
	v.user = partnership_member_options(&r->cx, &v.n_user);
	page_start(r, PLACE_PEOPLE, tr(r->cx.lang, "Who may read the file"), p.called);
	person_places(r, id, PERSON_ACCESS);
	case_access_page_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
back_to(struct req *r, enum st st, const char *said)
{
	return st != ST_OK ? st
			   : redirect_say(r, url_case_access(r->cx.mem, r->cx.tenant,
				 (person_id){ r->id }), said);
}

static enum st
basis_post(struct req *r)
{
	struct basis_form in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back_to(r, case_basis_add(&r->cx, (person_id){ r->id }, &in.b), N_("Saved."));
}

static enum st
withdraw_post(struct req *r)
{
	struct withdraw_form in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back_to(r, case_basis_withdraw(&r->cx, (person_id){ r->id }, in.basis, in.withdraw),
	    N_("Withdrawn. The circle is closed from this moment."));
}

static enum st
name_post(struct req *r)
{
	struct case_name_in in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back_to(r, case_name(&r->cx, (person_id){ r->id }, &in), N_("Saved."));
}

static enum st
name_end_post(struct req *r)
{
	struct name_end_form in = { 0 };

	if (!form_read(r, &in))
		return ST_INVALID;
	return back_to(r, case_name_end(&r->cx, (person_id){ r->id }, in.named), N_("Saved."));
}

const struct route case_access_routes[] = {
	/* R381 */
	GET("/p/:p/people/:id/access", PERM_CASE_READ, access_get, .shows = "person"),
	POST("/p/:p/people/:id/access/basis", PERM_CASE_EDIT, basis_post, access_get, basis_fields,
	    .shows = "person"),
	POST("/p/:p/people/:id/access/withdraw", PERM_CASE_EDIT, withdraw_post, access_get,
	    withdraw_fields, .shows = "person"),
	POST("/p/:p/people/:id/access/name", PERM_CASE_NAME, name_post, access_get, name_fields,
	    .shows = "person"),
	POST("/p/:p/people/:id/access/name-end", PERM_CASE_NAME, name_end_post, access_get,
	    name_end_fields, .shows = "person"),
};
const size_t n_case_access_routes = LEN(case_access_routes);
