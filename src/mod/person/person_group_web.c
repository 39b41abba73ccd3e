/* SPDX-License-Identifier: EUPL-1.2
 * person_group_web.c - a group's month at a glance: one row per client.
 */
#include "mod/person/person_view.h"
#include "mod/person/person_web.h"

#include <string.h>

/* "●●●", at most ten of them: the number stands beside. */
static const char *
dots(struct arena *mem, int64_t n)
{
	struct buf b;

	buf_init(&b, mem);
	for (int64_t i = 0; i < n && i < 10; i++)
		buf_str(&b, "●");
	return b.s;
}

static const char *
stuck_words(struct req *r, const struct q_person_group_month *q, const char *last)
{
	const enum lang lang = r->cx.lang;
	const int64_t n = q->social + q->labour + q->health + q->other;

	if (q->to_on != NULL && strcmp(q->to_on, last) <= 0)
		return arena_strf(r->cx.mem,
		    q->follow_on == NULL ? tr(lang, "support ended %s; ask how things are")
					 : tr(lang, "support ended %s"),
		    date_short(r->cx.mem, q->to_on));
	if (n == 0 && q->last_on == NULL)
		return tr(lang, "no support yet: a first talk would help");
	if (n == 0)
		return tr(lang, "not met this month: perhaps a call");
	return q->worker == NULL ? tr(lang, "nobody works with this person yet") : "";
}

static void
month_line(struct req *r, const struct q_person_group_month *q, const char *last,
    struct group_month_line *l)
{
	const int64_t area[4] = { q->social, q->labour, q->health, q->other };

	*l =
	    (struct group_month_line){ .name = arena_strf(r->cx.mem, "%s %s", q->surname, q->given),
		    .url = url_person(r->cx.mem, r->cx.tenant, q->id),
		    .client_no = q->client_no,
		    .service = person_below(r, q->id, "services/new"),
		    .hours = q->minutes == 0 ? "" : person_hours(r->cx.mem, q->minutes),
		    .last = q->last_on == NULL ? "" : date_short(r->cx.mem, q->last_on),
		    .stuck = stuck_words(r, q, last),
		    .quiet = area[0] + area[1] + area[2] + area[3] == 0 };
	for (size_t i = 0; i < 4; i++) {
		l->area[i] = area[i];
		l->mark[i] = dots(r->cx.mem, area[i]);
	}
}

enum st
person_show_group_month(struct req *r)
{
	struct cx *cx = &r->cx;
	const char *now = month_of(cx->mem, cx->today), *month = r->month == NULL ? now : r->month;
	const char *last = month_last(cx->mem, month);
	group_id id = { r->id };
	struct q_person_group g;
	struct q_person_group_month *q;
	struct group_month_line *line;
	struct group_month_view v = { .may_service = req_may(r, PERM_SERVICE_EDIT),
		.group = url_group(cx->mem, cx->tenant, id),
		.has_next = strcmp(month, now) < 0 };
	int64_t minutes = 0, met = 0;

	if (!q_person_group(cx, &g, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	v.n = q_person_group_month(cx, &q,
	    &(struct q_person_group_month_in){ .tenant = cx->tenant,
		.group = id,
		.first = month_first(cx->mem, month),
		.last = last });
	v.row = line = NEWN(cx->mem, struct group_month_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++) {
		req_looked_at(r, q[i].id);
		month_line(r, &q[i], last, &line[i]);
		minutes += q[i].minutes;
		met += !line[i].quiet;
		for (size_t a = 0; a < 4; a++)
			v.area[a] += line[i].area[a];
	}
	v.hours = person_hours(cx->mem, minutes);
	v.prev_name = month_name(cx->mem, cx->lang, month_add(cx->mem, month, -1));
	v.next_name = month_name(cx->mem, cx->lang, month_add(cx->mem, month, 1));
	v.prev = url_group_month(cx->mem, cx->tenant, id, month_add(cx->mem, month, -1));
	v.next = url_group_month(cx->mem, cx->tenant, id, month_add(cx->mem, month, 1));
	page_start(r, PLACE_GROUP,
	    arena_strf(cx->mem, "%s: %s", g.name, month_name(cx->mem, cx->lang, month)),
	    arena_strf(cx->mem,
		tr(cx->lang, "With support this month: %lld of %lld, %s h together."),
		(long long)met, (long long)v.n, v.hours));
	person_group_month_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}
