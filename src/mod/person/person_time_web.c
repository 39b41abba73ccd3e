/* SPDX-License-Identifier: EUPL-1.2
 * person_time_web.c - the timeline on the page of a person: its filters and its pages.
 */
#include "mod/person/person_view.h"

#include "base/date.h"
#include "mod/partnership/partnership.h"

#include <string.h>

#define PER_PAGE 25

static const struct {
	const char *kind, *label;
} kinds[] = { { "", N_("Everything") }, { "note", N_("Notes") }, { "talk", N_("Between partners") },
	{ "service", N_("Services") }, { "diagnosis", N_("Diagnosis") }, { "plan", N_("Plan") },
	{ "form", N_("Forms") }, { "course", N_("Course of support") } };

static void
add(struct req *r, struct buf *b, const char *name, const char *value)
{
	if (!text_empty(value))
		buf_fmt(b, "%c%s=%s", strchr(b->s, '?') == NULL ? '?' : '&', name,
		    text_percent(r->cx.mem, value));
}

/* The whole state stands in the address. */
static struct url
events_url(struct req *r, person_id id, const struct case_filter *f)
{
	struct buf b;

	buf_init(&b, r->cx.mem);
	buf_str(&b, url_person(r->cx.mem, r->cx.tenant, id).s);
	add(r, &b, "kind", f->kind);
	if (f->partner.v != 0)
		add(r, &b, "partner", arena_strf(r->cx.mem, "%lld", (long long)f->partner.v));
	add(r, &b, "from", f->from);
	add(r, &b, "to", f->to);
	add(r, &b, "words", f->text);
	if (f->before_on != NULL)
		add(r, &b, "before", arena_strf(r->cx.mem, "%s-%lld", f->before_on,
		    (long long)f->before_id));
	return (struct url){ b.s };
}

/* NULL where nothing or no day is written; then the form says so. */
static const char *
asked_day(struct req *r, const char *name)
{
	const char *typed = req_query(r, name), *day = date_parse(r->cx.mem, typed);

	form_set(&r->form, name, day == NULL ? typed : day);
	if (day == NULL && !text_empty(typed))
		form_fail(&r->form, name, tr(r->cx.lang, "Write a day, such as 12.09.2026."));
	return day;
}

/* "2026-09-12-123": after the entry of that day and number. */
static void
asked_place(struct req *r, struct case_filter *f)
{
	const char *s = req_query(r, "before");
	const char *on = strlen(s) > 11 ? arena_strn(r->cx.mem, s, 10) : "";

	if (date_ok(on) && s[10] == '-' && text_to_int(s + 11, &f->before_id))
		f->before_on = on;
}

static void
asked(struct req *r, struct case_filter *f)
{
	const char *kind = req_query(r, "kind");

	*f = (struct case_filter){ .kind = "", .limit = PER_PAGE,
		.partner = { req_query_int(r, "partner", 0) },
		.text = text_line(r->cx.mem, req_query(r, "words")) };
	for (size_t i = 0; i < LEN(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			f->kind = kinds[i].kind;
	f->from = asked_day(r, "from");
	f->to = asked_day(r, "to");
	if (f->from != NULL && f->to != NULL && strcmp(f->to, f->from) < 0)
		form_fail(&r->form, "to", tr(r->cx.lang, "The last day is before the first."));
	asked_place(r, f);
	form_set(&r->form, "kind", f->kind);
	form_set_int(&r->form, "partner", f->partner.v);
	form_set(&r->form, "words", f->text);
}

static void
filters(struct req *r, person_id id, const struct case_filter *f, struct person_time *t)
{
	struct case_filter other = *f;
	struct person_filter *row = NEWN(r->cx.mem, struct person_filter, LEN(kinds));

	other.before_on = NULL;
	for (size_t i = 0; i < LEN(kinds); i++) {
		other.kind = kinds[i].kind;
		row[i] = (struct person_filter){ tr(r->cx.lang, kinds[i].label),
			events_url(r, id, &other), other.kind == f->kind };
	}
	t->filter = row;
	t->n_filter = LEN(kinds);
	other.kind = f->kind;
	t->newest = events_url(r, id, &other);
	t->all = url_person(r->cx.mem, r->cx.tenant, id);
	t->form = &r->form;
	t->partner = partnership_partner_options_or(&r->cx, tr(r->cx.lang, "of every partner"),
	    &t->n_partner);
	t->narrowed = f->partner.v != 0 || !text_empty(f->text) || f->from != NULL ||
	    f->to != NULL || !form_ok(&r->form);
}

static const char *
sum(struct req *r, const struct person_time *t)
{
	if (t->has_older || t->later)
		return arena_strf(r->cx.mem, trn(r->cx.lang, "%lld entry on this page",
		    "%lld entries on this page", (int64_t)t->n), (long long)t->n);
	return arena_strf(r->cx.mem, trn(r->cx.lang, "%lld entry", "%lld entries", (int64_t)t->n),
	    (long long)t->n);
}

/* R113 R115: what partners tell each other and what each did, within what the actor may see. */
void
person_timeline(struct req *r, person_id id, const struct case_access *a, struct person_time *t)
{
	struct case_filter f;
	struct case_events e = { .n = 0 };

	asked(r, &f);
	filters(r, id, &f, t);
	t->later = f.before_on != NULL;
	t->n = form_ok(&r->form) ? case_events(&r->cx, id, a, &f, &e) : 0;
	t->event = e.row;
	t->has_older = e.more;
	if (t->has_older && t->n > 0) {
		f.before_on = t->event[t->n - 1].on;
		f.before_id = t->event[t->n - 1].id;
		t->older = events_url(r, id, &f);
	} else {
		t->has_older = false;
	}
	t->sum = sum(r, t);
}
