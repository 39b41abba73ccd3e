/* SPDX-License-Identifier: EUPL-1.2
 * selection_web.c - the pages of the selection: overview of a group, meeting, decision.
 */
#include "mod/selection/selection_web.h"

#include "base/id.h"
#include "base/rule.h"
#include "mod/recruit/recruit.h"
#include "mod/selection/selection_paper.h"
#include "mod/selection/selection_view.h"

static const struct field open_fields[] = {
	FIELD(struct selection_in, id, FIELD_ID, N_("Day of the meeting")),
	FIELD(struct selection_in, held_on, FIELD_DATE, N_("Day of the meeting")),
	FIELD(struct selection_in, place, FIELD_LINE, N_("Place of the meeting")),
};

static const struct field save_fields[] = {
	FIELD(struct selection_in, held_on, FIELD_DATE, N_("Day of the meeting")),
	FIELD(struct selection_in, place, FIELD_LINE, N_("Place of the meeting")),
	FIELD(struct selection_in, minutes, FIELD_BLOCK, N_("How it was talked over"),
	    .max = 20000),
};

static const struct field decide_fields[] = {
	FIELD(struct decision_in, id, FIELD_ID, N_("Decision")),
	FIELD(struct decision_in, was, FIELD_LINE, N_("Decision")),
	FIELD(struct decision_in, outcome, FIELD_CHOICE, N_("Decision"),
	    .choices = "selected|reserve|refused|withdrew"),
	FIELD(struct decision_in, place, FIELD_INT, N_("Place on the reserve list"), .max = 9999),
	FIELD(struct decision_in, reason, FIELD_BLOCK, N_("Reason")),
};

struct url
url_decide(struct arena *mem, tenant_id t, selection_id id, person_id person)
{
	return (struct url){ arena_strf(mem, "/p/%lld/selections/%lld/people/%lld", (long long)t.v,
	    (long long)id.v,
	    (long long)person.v) };
}

static struct url
below(struct arena *mem, struct url u, const char *path)
{
	return (struct url){ arena_strf(mem, "%s%s", u.s, path) };
}

const char *
selection_outcome_place(struct arena *mem, enum lang lang, const struct q_selection_decisions *d)
{
	const char *word = selection_outcome(lang, d->outcome);

	return d->place == 0 ? word : arena_strf(mem, tr(lang, "%s, place %lld"), word,
	    (long long)d->place);
}

static enum st
show_overview(struct req *r)
{
	struct cx *cx = &r->cx;
	struct q_selection_group g;
	struct overview_view v = { .tenant = cx->tenant, .form = &r->form,
	    .may_edit = req_may(r, PERM_SELECTION_EDIT) };

	if (!q_selection_group(cx, &g, cx->tenant, (group_id){ r->id }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	v.n_partner = q_selection_partners(cx, &v.partner, cx->tenant, g.id, cx->today);
	v.n_meeting = q_selection_meetings(cx, &v.meeting, cx->tenant, g.id);
	v.n_match = q_selection_matches(cx, &v.match, cx->tenant, g.id);
	for (size_t i = 0; i < v.n_match; i++) {
		v.n_open_match += text_eq(v.match[i].decision, "open");
		req_looked_at(r, (person_id){ v.match[i].a_looked.v });
		req_looked_at(r, (person_id){ v.match[i].b_looked.v });
	}
	v.may_open = v.n_meeting == 0 || !text_eq(v.meeting[0].state, "open");
	v.action = url_selection(cx->mem, cx->tenant, g.id);
	v.group = url_group(cx->mem, cx->tenant, g.id);
	if (!r->typed) {
		form_set_int(&r->form, "id", id_new());
		form_set(&r->form, "held_on", cx->today);
	}
	page_start(r, PLACE_GROUP, arena_strf(cx->mem, tr(cx->lang, "Selection: %s"), g.name),
	    v.n_meeting == 0 ?
	    tr(cx->lang, "Not open yet.") : v.may_open ? tr(cx->lang, "No meeting is open.") :
	    tr(cx->lang, "A meeting is open."));
	selection_overview_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
post_open(struct req *r)
{
	struct selection_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = selection_open(&r->cx, (group_id){ r->id }, &in);
	return st != ST_OK ? st : redirect_say(r, url_meeting(r->cx.mem, r->cx.tenant, in.id),
	    N_("The selection is open."));
}

static const char *
size_advice(struct cx *cx, const struct meeting *m)
{
	int64_t n = m->clients + (text_eq(m->s.state, "open") ? (int64_t)m->selected : 0);

	if (!rule_on("R071-meeting") || n == 0 || (n >= 10 && n <= 15))
		return NULL;
	return arena_strf(cx->mem,
	    trn(cx->lang,
	        "The group would have %lld person; 10 to 15 work best in practice. This is advice, not a limit.",
	        "The group would have %lld people; 10 to 15 work best in practice. This is advice, not a limit.",
	        n),
	    (long long)n);
}

static void
fill_meeting(struct req *r, const struct meeting *m)
{
	form_set(&r->form, "held_on", m->s.held_on);
	form_set(&r->form, "place", m->s.place);
	form_set(&r->form, "minutes", m->s.minutes);
	for (size_t i = 0; i < m->n_presence; i++)
		form_set(&r->form, arena_strf(r->cx.mem, "present-%lld",
		    (long long)m->presence[i].partner.v), m->presence[i].names);
}

static void
look_at_all(struct req *r, const struct meeting *m)
{
	for (size_t i = 0; i < m->n; i++)
		req_looked_at(r, m->row[i].person.v != 0 ? m->row[i].person :
		    (person_id){ m->row[i].first->id.v });
}

static enum st
show_meeting(struct req *r)
{
	struct cx *cx = &r->cx;
	struct meeting m;
	struct url self = url_meeting(cx->mem, cx->tenant, (selection_id){ r->id });
	struct meeting_view v = { .tenant = cx->tenant, .form = &r->form, .m = &m,
		.may_edit = req_may(r, PERM_SELECTION_EDIT),
		.projected = req_query_int(r, "projector", 0) == 1,
		.save = self, .close = below(cx->mem, self, "/close"),
		.projector = below(cx->mem, self, "?projector=1"),
		.plain = self, .protocol = below(cx->mem, self, "/protocol") };
	const struct at_meeting **reserve;

	if (!selection_load(cx, (selection_id){ r->id }, &m))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such meeting."));
	look_at_all(r, &m);
	v.n_reserve = selection_reserve(cx, &m, &reserve);
	v.reserve = (const struct at_meeting *const *)reserve;
	v.overview = url_selection(cx->mem, cx->tenant, m.s.group);
	v.open = text_eq(m.s.state, "open");
	v.advice = size_advice(cx, &m);
	v.sum = arena_strf(cx->mem,
	    tr(cx->lang,
	        "Selected: %zu. Reserve list: %zu. Not selected: %zu. Withdrew: %zu. No decision yet: %zu."),
	    m.selected, m.reserve, m.refused, m.withdrew, m.undecided);
	if (!r->typed || form_has(&r->form, "do", "close"))
		fill_meeting(r, &m);
	page_start(r, PLACE_GROUP, arena_strf(cx->mem, tr(cx->lang, "Selection meeting %lld"),
	    (long long)m.s.number),
	    arena_strf(cx->mem, "%s, %s: %s", m.s.group_name,
	    date_long(cx->mem, cx->lang, m.s.held_on),
	    v.open ? tr(cx->lang, "meeting open") : tr(cx->lang, "meeting closed")));
	selection_meeting_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
post_meeting(struct req *r)
{
	struct selection_in in = { 0 };
	struct presence_in *there = NEWN(r->cx.mem, struct presence_in, r->http->n_form + 1);
	size_t n = 0;
	int64_t partner;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	in.id.v = r->id;
	for (size_t i = 0; i < r->http->n_form && n < 50; i++)
		if (text_starts(r->http->form[i].name, "present-") &&
		    text_to_int(r->http->form[i].name + 8, &partner))
			there[n++] = (struct presence_in){ { partner },
			    text_line(r->cx.mem, r->http->form[i].value) };
	st = selection_meeting_save(&r->cx, &in, there, n);
	return st != ST_OK ? st : redirect_say(r, url_meeting(r->cx.mem, r->cx.tenant, in.id),
	    N_("Saved."));
}

static enum st
post_close(struct req *r)
{
	enum st st = selection_finish(&r->cx, (selection_id){ r->id });

	return st != ST_OK ? st : redirect_say(r, url_meeting(r->cx.mem, r->cx.tenant,
	    (selection_id){ r->id }),
	    N_("The meeting is closed; everybody selected is a client now."));
}

/* ---- one person ---- */

static size_t
proposals(struct cx *cx, const struct meeting *m, person_id person,
    const struct q_selection_candidates **ret)
{
	struct q_selection_candidates *all, *mine;
	size_t n = q_selection_candidates(cx, &all, cx->tenant, m->s.group, m->s.id), out = 0;

	mine = NEWN(cx->mem, struct q_selection_candidates, n + 1);
	for (size_t i = 0; i < n; i++)
		if (all[i].person.v == person.v)
			mine[out++] = all[i];
	*ret = mine;
	return out;
}

static void
fill_decision(struct req *r, const struct at_meeting *p)
{
	form_set_int(&r->form, "id", id_new());
	if (p->now == NULL)
		return;
	form_set_int(&r->form, "was", p->now->at);
	form_set(&r->form, "outcome", p->now->outcome);
	form_set_int(&r->form, "place", p->now->place);
	form_set(&r->form, "reason", p->now->reason);
}

static enum st
show_person(struct req *r)
{
	struct cx *cx = &r->cx;
	struct meeting m;
	selection_id id = { r->id };
	person_id person = { r->id2 };
	struct decide_view v = { .tenant = cx->tenant, .form = &r->form,
	    .action = url_decide(cx->mem, cx->tenant, id, person),
		.back = url_meeting(cx->mem, cx->tenant, id) };

	if (!selection_load(cx, id, &m))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such meeting."));
	for (size_t i = 0; i < m.n; i++)
		if (m.row[i].person.v == person.v && person.v != 0)
			v.p = &m.row[i];
	if (v.p == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "This person is not on the table."));
	req_looked_at(r, person);
	v.n_proposal = proposals(cx, &m, person, &v.proposal);
	v.may_edit = req_may(r, PERM_SELECTION_EDIT) && text_eq(m.s.state, "open");
	if (!r->typed)
		fill_decision(r, v.p);
	page_start(r, PLACE_GROUP, v.p->name, arena_strf(cx->mem,
	    tr(cx->lang, "Selection meeting %lld"), (long long)m.s.number));
	selection_decide_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
post_decide(struct req *r)
{
	struct decision_in in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = selection_decide(&r->cx, (selection_id){ r->id }, (person_id){ r->id2 }, &in);
	return st != ST_OK ? st : redirect_say(r, url_meeting(r->cx.mem, r->cx.tenant,
	    (selection_id){ r->id }), N_("The decision is saved."));
}

/* ---- the protocol ---- */

static void
make_protocol(struct req *r, void *arg)
{
	r->bytes = selection_paper_protocol(r->cx.mem, arg, &r->n_bytes);
}

static enum st
get_protocol(struct req *r)
{
	struct protocol *p = NEW(r->cx.mem, struct protocol);
	struct q_selection_partnership name = { .name = "" };

	if (!selection_load(&r->cx, (selection_id){ r->id }, &p->m))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s",
		    tr(r->cx.lang, "There is no such meeting."));
	look_at_all(r, &p->m);
	q_selection_partnership(&r->cx, &name, r->cx.tenant);
	p->lang = r->cx.lang;
	p->partnership = name.name;
	p->today = r->cx.today;
	p->now = r->cx.now;
	p->n_reserve = selection_reserve(&r->cx, &p->m, &p->reserve);
	r->type = "application/pdf";
	r->download = tr(r->cx.lang, "protocol.pdf");
	return defer(r, make_protocol, p, NULL, DB_READ);
}

const struct route selection_routes[] = {
	GET  ("/p/:p/groups/:id/selection", PERM_SELECTION_READ, show_overview, .shows = "person"),
	POST ("/p/:p/groups/:id/selection", PERM_SELECTION_EDIT, post_open, show_overview,
	    open_fields),
	GET  ("/p/:p/selections/:id", PERM_SELECTION_READ, show_meeting, .shows = "person"),
	POST ("/p/:p/selections/:id", PERM_SELECTION_EDIT, post_meeting, show_meeting, save_fields),
	PRESS("/p/:p/selections/:id/close", PERM_SELECTION_EDIT, post_close, show_meeting),
	GET  ("/p/:p/selections/:id/people/:id2", PERM_SELECTION_READ, show_person,
	    .shows = "person"),
	POST ("/p/:p/selections/:id/people/:id2", PERM_SELECTION_EDIT, post_decide, show_person,
	    decide_fields),
	GET  ("/p/:p/selections/:id/protocol", PERM_SELECTION_READ, get_protocol,
	    .shows = "person"),
};
const size_t n_selection_routes = LEN(selection_routes);
