/* SPDX-License-Identifier: EUPL-1.2
 * person_show_web.c - the file of one person: who she is, who helps, what happened.
 */
#include "mod/person/person_web.h"

#include "mod/ask/ask.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/plan/plan.h"
#include "mod/person/person_view.h"

#include <string.h>

static const char *
reach_words(struct req *r, const struct q_person_get *p)
{
	if (*p->address != '\0')
		return p->address;
	if (!p->no_address)
		return tr(r->cx.lang, "not written down yet");
	return *p->stays_at == '\0'
	    ? tr(r->cx.lang, "no fixed address now")
	    : arena_strf(
		  r->cx.mem, tr(r->cx.lang, "no fixed address now; stays at: %s"), p->stays_at);
}

static const char *
end_reason(enum lang lang, const char *reason)
{
	return text_eq(reason, "completed") ? tr(lang, "the cycle is completed")
	    : text_eq(reason, "work")       ? tr(lang, "found work")
	    : text_eq(reason, "resigned")   ? tr(lang, "resigned")
	    : text_eq(reason, "moved")      ? tr(lang, "moved away")
					    : tr(lang, "another reason");
}

static const char *
weeks_words(struct req *r, const char *from, const char *to)
{
	int64_t n = date_weeks(from, to);

	return arena_strf(r->cx.mem, trn(r->cx.lang, "%lld week", "%lld weeks", n), (long long)n);
}

static void
ended_words(struct req *r, const struct q_person_enrolments *e, struct person_support *s)
{
	struct arena *mem = r->cx.mem;
	const enum lang lang = r->cx.lang;
	const char *due = person_follow_due(mem, e->to_on);

	s->span = arena_strf(mem, tr(lang, "%s to %s, %s"), date_short(mem, e->from_on),
	    date_short(mem, e->to_on), weeks_words(r, e->from_on, e->to_on));
	s->end = *e->end_note == '\0'
	    ? end_reason(lang, e->end_reason)
	    : arena_strf(mem, "%s: %s", end_reason(lang, e->end_reason), e->end_note);
	s->situation = e->end_situation;
	s->follow_due = e->follow_on == NULL;
	s->overdue = s->follow_due && strcmp(due, r->cx.today) < 0;
	s->follow =
	    arena_strf(mem, s->follow_due ? tr(lang, "to be asked by %s") : tr(lang, "on %s"),
		date_long(mem, lang, s->follow_due ? due : e->follow_on));
	s->follow_situation = e->follow_situation;
}

static void
supports(struct req *r, person_id id, struct person_view *v)
{
	struct q_person_enrolments *e;

	v->n_support = q_person_enrolments(&r->cx, &e, r->cx.tenant, id);
	v->support = NEWN(r->cx.mem, struct person_support, v->n_support + 1);
	for (size_t i = 0; i < v->n_support; i++) {
		const char *of = arena_strf(r->cx.mem, "?of=%lld", (long long)e[i].id.v);
		struct person_support *s = &v->support[i];

		*s = (struct person_support){ .group = e[i].group_name,
			.client_no = e[i].client_no,
			.open = e[i].to_on == NULL,
			.closing = person_below(r, id, arena_strf(r->cx.mem, "closing%s", of)),
			.follow_up =
			    person_below(r, id, arena_strf(r->cx.mem, "follow-up%s", of)) };
		if (s->open)
			s->span = arena_strf(r->cx.mem, tr(r->cx.lang, "since %s, %s so far"),
			    date_short(r->cx.mem, e[i].from_on),
			    weeks_words(r, e[i].from_on, r->cx.today));
		else
			ended_words(r, &e[i], s);
	}
}

static const char *
state_words(struct req *r, const struct person_view *v)
{
	const struct person_support *s = v->n_support > 0 ? &v->support[0] : NULL;

	if (s == NULL)
		return tr(r->cx.lang, "Proposed; not a client yet.");
	return arena_strf(r->cx.mem,
	    s->open ? tr(r->cx.lang, "In support: %s.") : tr(r->cx.lang, "Support ended: %s."),
	    s->span);
}

static void
fill_person(struct req *r, const struct q_person_get *p, struct person_view *v)
{
	const person_id id = p->id;
	const struct case_access *a;

	if (p->birth_on != NULL)
		v->born = arena_strf(r->cx.mem, tr(r->cx.lang, "%s, aged %d"),
		    date_short(r->cx.mem, p->birth_on), date_age(p->birth_on, r->cx.today));
	v->sex = text_eq(p->sex, "K") ? tr(r->cx.lang, "woman")
	    : text_eq(p->sex, "M")    ? tr(r->cx.lang, "man")
				      : NULL;
	v->reach = reach_words(r, p);
	v->features = *p->feature_1 != '\0' || *p->feature_2 != '\0' || *p->feature_3 != '\0';
	supports(r, id, v);
	a = case_access_load(&r->cx, id);
	v->n_consent = case_consents(&r->cx, id, a, &v->consent);
	case_now(&r->cx, id, a, &v->now);
	person_timeline(r, id, a, &v->time);
	v->n_fact = case_facts(&r->cx, id, a, &v->fact);
	while (v->n_warning < v->n_fact && text_eq(v->fact[v->n_warning].sort, "warning"))
		v->n_warning++;
}

static void
places(struct req *r, person_id id, enum person_place now, const char *name)
{
	struct arena *mem = r->cx.mem;
	const struct {
		enum person_place place;
		uint64_t need;
		const char *label;
		struct url url;
	} all[] = {
		{ PERSON_FILE, PERM_PERSON_READ, tr(r->cx.lang, "Case file"),
		    url_person(mem, r->cx.tenant, id) },
		{ PERSON_DIAGNOSIS, PERM_CASE_READ, tr(r->cx.lang, "Diagnosis"),
		    url_diagnosis(mem, r->cx.tenant, id) },
		{ PERSON_PLAN, PERM_CASE_READ, tr(r->cx.lang, "Plan"),
		    url_plan(mem, r->cx.tenant, id) },
		{ PERSON_FORMS, PERM_CASE_READ, tr(r->cx.lang, "Forms"),
		    url_person_answers(mem, r->cx.tenant, id) },
		{ PERSON_SERVICES, PERM_SERVICE_READ, tr(r->cx.lang, "Services"),
		    person_below(r, id, "services") },
		{ PERSON_ACCESS, PERM_CASE_READ, tr(r->cx.lang, "Consents"),
		    url_case_access(mem, r->cx.tenant, id) },
		{ PERSON_DATA, PERM_PERSON_EDIT, tr(r->cx.lang, "Data"),
		    person_below(r, id, "edit") },
	};
	struct person_filter place[LEN(all)];
	size_t n = 0;

	for (size_t i = 0; i < LEN(all); i++)
		if (req_may(r, all[i].need))
			place[n++] = (struct person_filter){ all[i].label, all[i].url,
				all[i].place == now };
	person_places_html(&r->out, name, place, n);
}

void
person_places(struct req *r, person_id id, enum person_place now)
{
	places(r, id, now, NULL);
}

void
person_places_of(struct req *r, person_id id, enum person_place now)
{
	struct person_row p;

	places(r, id, now, person_get(&r->cx, id, &p) ? p.called : NULL);
}

enum st
person_show_one(struct req *r)
{
	struct cx *cx = &r->cx;
	person_id id = { r->id };
	struct q_person_get p;
	struct person_view v = { .tenant = cx->tenant,
		.p = &p,
		.may_edit = req_may(r, PERM_PERSON_EDIT),
		.may_service = req_may(r, PERM_SERVICE_EDIT),
		.may_candidate = req_may(r, PERM_CANDIDATE_READ),
		.may_note = req_may(r, PERM_CASE_EDIT),
		.note = url_case_note_new(cx->mem, cx->tenant, id),
		.ask = url_ask_new(cx->mem, cx->tenant, id, (note_id){ 0 }),
		.add = url_case_item_new(cx->mem, cx->tenant, id),
		.take = person_below(r, id, "care"),
		.log = person_below(r, id, "services/new") };

	if (!person_load(cx, id, &p))
		return person_none(cx);
	req_looked_at(r, id);
	fill_person(r, &p, &v);
	page_start(
	    r, PLACE_PEOPLE, arena_strf(cx->mem, "%s %s", p.given, p.surname), state_words(r, &v));
	person_places(r, id, PERSON_FILE);
	person_show_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}
