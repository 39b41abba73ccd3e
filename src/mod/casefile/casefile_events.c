/* SPDX-License-Identifier: EUPL-1.2
 * casefile_events.c - the timeline of a file: read a piece at a time by its key, and each entry shown
 * only to whom case_sees() says so.
 */
#include "mod/casefile/casefile_event.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MS 86400000LL
#define PIECE 400               /* rows read at once for a page; papers and a search take larger ones */
#define LARGE_PIECE 5000

struct reading {
	struct cx *cx;
	const struct case_access *access;
	struct case_filter f;
	struct q_case_timeline_in in;
	const char *text;               /* folded; "" for all */
	struct case_event *row;
	size_t n, cap;
	bool more;
};

/* Newest first; of one day what was written later. */
static int
order(const char *on, int64_t id, const char *other_on, int64_t other)
{
	int days = strcmp(other_on, on);

	return days != 0 ? days : (id < other) - (id > other);
}

static int
by_place(const void *one, const void *other)
{
	const struct q_case_timeline *a = one, *b = other;
	int d = order(a->on, a->id, b->on, b->id);

	return d != 0 ? d : strcmp(a->sort, b->sort);
}

static int64_t
midnight(const char *iso)
{
	return date_days("1970-01-01", iso) * DAY_MS;
}

/*
 * One piece, in order, and the place after which it may miss something: *cut is false where it holds
 * all that is left.
 */
static size_t
read_piece(struct reading *r, struct q_case_timeline **ret, bool *cut)
{
	size_t n, dated = 0, kept = 0;
	const struct q_case_timeline *last_dated = NULL, *last_noted = NULL;
	struct q_case_timeline *q, edge = { .on = "" };

	r->in.last = r->f.before_on;
	r->in.last_id = r->f.before_id;
	r->in.before_at = midnight(r->f.before_on) + DAY_MS;
	n = q_case_timeline(r->cx, &q, &r->in);
	for (size_t i = 0; i < n; i++) {
		dated += q[i].on != NULL;
		*(q[i].on != NULL ? &last_dated : &last_noted) = &q[i];
		if (q[i].on == NULL)
			q[i].on = date_of_instant(r->cx->mem, q[i].at);
	}
	if (last_dated != NULL && dated == (size_t)r->in.limit)
		edge = *last_dated;
	if (last_noted != NULL && n - dated == (size_t)r->in.limit &&
	    (*edge.on == '\0' || order(last_noted->on, last_noted->id, edge.on, edge.id) < 0))
		edge = *last_noted;
	*cut = *edge.on != '\0';
	for (size_t i = 0; i < n; i++)
		if (order(q[i].on, q[i].id, r->f.before_on, r->f.before_id) > 0 &&
		    strcmp(q[i].on, r->in.first) >= 0 && strcmp(q[i].on, r->f.to) <= 0 &&
		    (!*cut || order(q[i].on, q[i].id, edge.on, edge.id) <= 0))
			q[kept++] = q[i];
	if (kept > 1)
		qsort(q, kept, sizeof(*q), by_place);
	*ret = q;
	if (*cut && order(edge.on, edge.id, r->f.before_on, r->f.before_id) <= 0)
		r->in.limit *= 2;       /* more moments in one day than a piece holds */
	else if (*cut) {
		r->f.before_on = edge.on;
		r->f.before_id = edge.id;
	}
	return kept;
}

static bool
of_plan(const char *sort)
{
	return text_eq(sort, "plan") || text_eq(sort, "accepted") || text_eq(sort, "goal") ||
	    text_eq(sort, "task") || text_eq(sort, "voice");
}

/* The one function decides; a paper for the client holds besides only what is meant for her. */
static bool
shown(const struct reading *r, const struct q_case_timeline *q)
{
	if ((of_plan(q->sort) && !rule_on("R115")) ||
	    (text_eq(q->sort, "service") && !rule_on("R125")))
		return false;
	return (q->client || !r->f.client) && case_sees(r->access,
	    &(struct case_mark){ q->partner, q->author, q->circle, q->sensitive, q->client });
}

static bool
matches(const struct reading *r, const struct case_event *e)
{
	return *r->text == '\0' || strstr(text_fold(r->cx->mem,
	    arena_strf(r->cx->mem, "%s %s %s", e->what, e->text, e->who)), r->text) != NULL;
}

/* Entries of one day and id are never parted, so that the key of a page loses none. */
static bool
full(const struct reading *r, const struct q_case_timeline *q)
{
	const struct case_event *last = r->n > 0 ? &r->row[r->n - 1] : NULL;

	return r->f.limit > 0 && r->n >= r->f.limit &&
	    (last->id != q->id || strcmp(last->on, q->on) != 0);
}

static void
take(struct reading *r, const struct q_case_timeline *q, size_t n)
{
	struct case_event e;

	for (size_t i = 0; i < n && !r->more; i++) {
		if (!shown(r, &q[i]))
			continue;
		case_event_words(r->cx, r->in.person, r->f.client, &q[i], &e);
		if (!matches(r, &e))
			continue;
		if (full(r, &q[i])) {
			r->more = true;
			return;
		}
		if (r->n == r->cap)
			r->row = arena_grow(r->cx->mem, r->row, &r->cap, sizeof(*r->row));
		r->row[r->n++] = e;
	}
}

static const char *
kind_of(const char *kind)
{
	if (text_eq(kind, "talk") && !rule_on("R113"))
		return "service";
	return kind == NULL ? "" : kind;
}

size_t
case_events(struct cx *cx, person_id person, const struct case_access *a,
    const struct case_filter *f, struct case_events *ret)
{
	struct reading r = { .cx = cx, .access = a, .f = *f,
		.text = text_empty(f->text) ? "" : text_fold(cx->mem, f->text) };
	struct q_case_timeline *q;
	bool cut = true;
	size_t n;

	if (r.f.to == NULL)
		r.f.to = "2999-12-31";
	if (r.f.before_on == NULL) {
		r.f.before_on = r.f.to;
		r.f.before_id = INT64_MAX;
	}
	r.in = (struct q_case_timeline_in){ .tenant = cx->tenant, .person = person,
		.kind = kind_of(f->kind), .of = f->partner,
		.first = f->from == NULL ? "1900-01-01" : f->from, .limit = PIECE };
	r.in.from_at = midnight(r.in.first) - DAY_MS;
	/* however many in a row are for others: a page never ends before what she may read does */
	for (bool first = true; cut && !r.more; first = false) {
		if (r.in.limit < LARGE_PIECE && (!first || f->limit == 0 || *r.text != '\0'))
			r.in.limit = LARGE_PIECE;
		n = read_piece(&r, &q, &cut);
		take(&r, q, n);
	}
	*ret = (struct case_events){ r.row, r.n, r.more };
	return r.n;
}
