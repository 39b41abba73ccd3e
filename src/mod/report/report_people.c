/* SPDX-License-Identifier: EUPL-1.2
 * report_people.c - sections IX-XI: clients as "Klient n", their services with nothing cut, the end
 * of support; and the tables of training and extent. Never a name.
 */
#include "mod/report/report_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"

#include <string.h>

#define ACROSS 4                /* services in one line of the table, as tool 8 prints it */

static const char *
client_name(struct cx *cx, int64_t no)
{
	return arena_strf(cx->mem, tr(cx->lang, "Client %lld"), (long long)no);
}

static bool
in_month(const struct report_source *s, const char *day)
{
	return day != NULL && strcmp(day, s->first) >= 0 && strcmp(day, s->last) <= 0;
}

static bool
client_now(const struct report_source *s, const struct q_report_clients *c)
{
	return strcmp(c->from_on, s->last) <= 0 &&
	    (c->to_on == NULL || strcmp(c->to_on, s->first) >= 0);
}

/* ---- IX ---- */

static void
set_cols(struct report_table *t, size_t n, const struct report_col *col)
{
	memcpy(t->col, col, n * sizeof(*col));
	t->n_col = n;
}

static struct report_row *
client_row(struct cx *cx, const struct report_source *s, struct report_table *t,
    const struct q_report_clients *c)
{
	struct report_row *row = report_row(cx->mem, t);

	*row = (struct report_row){ { client_name(cx, c->client_no),
	    text_eq(c->sex, "K") ? tr(cx->lang, "woman") :
	    text_eq(c->sex, "M") ? tr(cx->lang, "man") : "",
	    c->birth_on == NULL ? "" :
	    arena_strf(cx->mem, "%d", date_age(c->birth_on, s->last)),
	    c->situation, c->feature_1, c->feature_2, c->feature_3 } };
	return row;
}

static void
draft_clients(struct cx *cx, const struct report_source *s, struct report_section *sec)
{
	struct report_table *t = &sec->table[0];
	long long women = 0, men = 0, all = 0, ended = 0;

	set_cols(t, 7, (struct report_col[]){ { tr(cx->lang, "Client"), 12, false },
	    { tr(cx->lang, "Sex"), 11, false }, { tr(cx->lang, "Age"), 7, true },
	    { tr(cx->lang, "Situation on the labour market"), 30, false },
	    { tr(cx->lang, "Other features"), 20, false },
	    { tr(cx->lang, "Other features"), 20, false },
	    { tr(cx->lang, "Further important features"), 20, false } });
	t->caption = tr(cx->lang, "Clients in the month");
	for (size_t i = 0; rule_on("R260-report") && i < s->n_client; i++) {
		const struct q_report_clients *c = &s->client[i];

		if (!client_now(s, c))
			continue;
		client_row(cx, s, t, c);
		women += text_eq(c->sex, "K");
		men += text_eq(c->sex, "M");
		ended += in_month(s, c->to_on);
		all++;
		if (text_empty(c->situation))
			report_line(cx->mem, &sec->wait,
			    tr(cx->lang, "%s: the situation on the labour market is missing."),
			    client_name(cx, c->client_no));
	}
	if (all > 0 && rule_on("R127-report"))
		report_line(cx->mem, &sec->lines, tr(cx->lang,
		    "In all: %lld (women: %lld, men: %lld). Support ended in the month: %lld."),
		    all, women, men, ended);
	sec->n_table = t->n > 0;
}

/* ---- X ---- */

static const char *
one_service(struct cx *cx, const struct report_source *s, const struct q_report_services *v)
{
	const char *month = month_of(cx->mem, v->on_date);
	struct buf b;

	buf_init(&b, cx->mem);
	if (strcmp(month, s->month) < 0 && rule_on("R110-late"))
		buf_fmt(&b, tr(cx->lang, "for the month %s: "),
		    month_name(cx->mem, cx->lang, month));
	buf_str(&b, v->kind);
	if (!text_empty(v->scope))
		buf_fmt(&b, " / %s", v->scope);
	buf_fmt(&b, " / %s (%s", v->finished ? tr(cx->lang, "finished") :
	    tr(cx->lang, "goes on"), date_short(cx->mem, v->on_date));
	if (v->minutes > 0)
		buf_fmt(&b, ", %s", report_hours(cx->mem, cx->lang, v->minutes));
	buf_str(&b, ")");
	return b.s;
}

/* Does this service belong to this enrolment? Services stand by person. */
static bool
of_client(const struct q_report_services *v, const struct q_report_clients *c)
{
	if (v->person.v != c->person.v)
		return false;
	if (v->enrolment.v != 0)
		return v->enrolment.v == c->id.v;
	return strcmp(v->on_date, c->from_on) >= 0 &&
	    (c->to_on == NULL || strcmp(v->on_date, c->to_on) <= 0);
}

/* First service of this person, by halving. */
static size_t
first_of(const struct report_source *s, person_id person)
{
	size_t low = 0, high = s->n_service;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->service[mid].person.v < person.v)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void
add_remark(struct cx *cx, struct report_row *row, const char *remark)
{
	if (text_empty(remark))
		return;
	row->cell[ACROSS + 1] = text_empty(row->cell[ACROSS + 1]) ? remark :
	    arena_strf(cx->mem, "%s; %s", row->cell[ACROSS + 1], remark);
}

/* Four to a line, then another line: nothing is cut. */
static size_t
put_services(struct cx *cx, const struct report_source *s, struct report_table *t,
    const struct q_report_clients *c, bool *used)
{
	size_t n = 0, row = 0;

	for (size_t i = first_of(s, c->person);
	    i < s->n_service && s->service[i].person.v == c->person.v; i++) {
		if (used[i] || !of_client(&s->service[i], c))
			continue;
		used[i] = true;
		if (n % ACROSS == 0) {
			*report_row(cx->mem, t) =
			    (struct report_row){ { client_name(cx, c->client_no) } };
			row = t->n - 1;
		}
		t->row[row].cell[1 + n % ACROSS] = one_service(cx, s, &s->service[i]);
		add_remark(cx, &t->row[row], s->service[i].remark);
		n++;
	}
	return n;
}

static void
draft_services(struct cx *cx, const struct report_source *s, struct report_section *sec)
{
	struct report_table *t = &sec->table[0];
	bool *used = NEWN(cx->mem, bool, s->n_service + 1);
	long long minutes = 0, outside = 0;

	set_cols(t, ACROSS + 2, (struct report_col[]){ { tr(cx->lang, "Client"), 12, false },
	    { tr(cx->lang, "Service / scope / finished?"), 24, false },
	    { tr(cx->lang, "Service / scope / finished?"), 24, false },
	    { tr(cx->lang, "Service / scope / finished?"), 24, false },
	    { tr(cx->lang, "Service / scope / finished?"), 24, false },
	    { tr(cx->lang, "Remarks (the client’s present situation)"), 28, false } });
	t->caption = tr(cx->lang, "Services by client");
	for (size_t i = 0; rule_on("R261") && i < s->n_client; i++) {
		const struct q_report_clients *c = &s->client[i];

		if (put_services(cx, s, t, c, used) == 0 && client_now(s, c))
			*report_row(cx->mem, t) =
			    (struct report_row){ { client_name(cx, c->client_no),
				tr(cx->lang, "no service this month") } };
	}
	for (size_t i = 0; i < s->n_service; i++) {
		minutes += s->service[i].minutes;
		outside += !used[i];
	}
	if (s->n_service > 0)
		report_line(cx->mem, &sec->lines, tr(cx->lang, "In all: %lld services, %s"),
		    (long long)s->n_service, report_hours(cx->mem, cx->lang, minutes));
	if (outside > 0)
		report_line(cx->mem, &sec->lines,
		    tr(cx->lang,
		        "Besides, outside the time as a client (recruitment, diagnosis, urgent help): %lld."),
		    outside);
	sec->n_table = t->n > 0;
}

/* ---- training hours per block and partner (R140 R158), extent per partner and area (R122) ---- */

static void
draft_training(struct cx *cx, const struct report_source *s, struct report_section *sec)
{
	struct report_table *t = &sec->table[sec->n_table];
	int64_t sum[3] = { 0 };

	set_cols(t, 5, (struct report_col[]){ { tr(cx->lang, "Block"), 30, false },
	    { tr(cx->lang, "Partner"), 24, false }, { tr(cx->lang, "Meetings"), 12, true },
	    { tr(cx->lang, "Hours"), 12, true }, { tr(cx->lang, "Attendances"), 14, true } });
	t->caption = tr(cx->lang, "Training and group meetings by block and partner");
	for (size_t i = 0; rule_on("R158") && i < s->n_event; i++) {
		const struct q_report_events *e = &s->event[i];
		const char *block = text_empty(e->block) ? e->name : e->block;
		struct report_row *r = NULL;

		for (size_t k = 0; k < t->n; k++)
			if (text_eq(t->row[k].cell[0], block) &&
			    text_eq(t->row[k].cell[1], e->partner_name))
				r = &t->row[k];
		if (r != NULL)
			continue;
		memset(sum, 0, sizeof(sum));
		for (size_t k = i; k < s->n_event; k++) {
			const struct q_report_events *o = &s->event[k];

			if (!text_eq(text_empty(o->block) ? o->name : o->block, block) ||
			    !text_eq(o->partner_name, e->partner_name))
				continue;
			sum[0]++;
			sum[1] += o->minutes;
			sum[2] += rule_on("R140") ? o->came : 0;
		}
		*report_row(cx->mem, t) = (struct report_row){ { block, e->partner_name,
		    arena_strf(cx->mem, "%lld", (long long)sum[0]),
		    report_hours(cx->mem, cx->lang, sum[1]),
		    arena_strf(cx->mem, "%lld", (long long)sum[2]) } };
	}
	sec->n_table += t->n > 0;
}

struct extent { partner_id partner; const char *name, *area; int64_t n, minutes, people, finished;
	person_id last; };

static const char *
area_word(enum lang lang, const char *area)
{
	return text_eq(area, "social") ? tr(lang, "social") : text_eq(area, "labour") ?
	    tr(lang, "labour market") : text_eq(area, "health") ? tr(lang, "health") :
	    tr(lang, "other");
}

/* Services stand by person, so a new person is one that was not the last. */
static size_t
count_extent(struct cx *cx, const struct report_source *s, struct extent **ret)
{
	struct extent *list = NEWN(cx->mem, struct extent, s->n_partner * 4 + s->n_service + 1);
	size_t n = 0;

	for (size_t i = 0; i < s->n_service; i++) {
		const struct q_report_services *v = &s->service[i];
		struct extent *x = NULL;

		for (size_t k = 0; k < n && x == NULL; k++)
			if (list[k].partner.v == v->partner.v && text_eq(list[k].area, v->area))
				x = &list[k];
		if (x == NULL) {
			x = &list[n++];
			x->partner = v->partner;
			x->name = v->partner_name == NULL ? "" : v->partner_name;
			x->area = v->area;
		}
		x->n++;
		x->minutes += v->minutes;
		x->finished += v->finished;
		x->people += x->last.v != v->person.v;
		x->last = v->person;
	}
	*ret = list;
	return n;
}

static void
draft_extent(struct cx *cx, const struct report_source *s, struct report_section *sec)
{
	struct report_table *t = &sec->table[sec->n_table];
	struct extent *x;
	size_t n = count_extent(cx, s, &x);

	set_cols(t, 6, (struct report_col[]){ { tr(cx->lang, "Partner"), 30, false },
	    { tr(cx->lang, "Area"), 18, false }, { tr(cx->lang, "Services"), 12, true },
	    { tr(cx->lang, "Hours"), 12, true }, { tr(cx->lang, "Clients helped"), 14, true },
	    { tr(cx->lang, "Finished"), 12, true } });
	t->caption = tr(cx->lang, "Extent of support by partner and area");
	for (size_t p = 0; p < s->n_partner; p++)
		for (size_t i = 0; i < n; i++)
			if (x[i].partner.v == s->partner[p].id.v)
				*report_row(cx->mem, t) = (struct report_row){ { x[i].name,
				    area_word(cx->lang, x[i].area),
				    arena_strf(cx->mem, "%lld", (long long)x[i].n),
				    report_hours(cx->mem, cx->lang, x[i].minutes),
				    arena_strf(cx->mem, "%lld", (long long)x[i].people),
				    arena_strf(cx->mem, "%lld", (long long)x[i].finished) } };
	sec->n_table += t->n > 0;
}

/* ---- XI ---- */

static const char *
end_word(enum lang lang, const char *reason)
{
	return text_eq(reason, "completed") ? tr(lang, "the cycle was completed") :
	    text_eq(reason, "work") ? tr(lang, "took up work") : text_eq(reason, "resigned") ?
	    tr(lang, "resigned") : text_eq(reason, "moved") ? tr(lang, "moved away") :
	    tr(lang, "another reason");
}

static void
closing_row(struct cx *cx, const struct report_source *s, struct report_section *sec,
    const struct q_report_clients *c)
{
	bool followed =
	    rule_on("R262-follow") && c->follow_on != NULL && strcmp(c->follow_on, s->last) <= 0;
	const char *late = in_month(s, c->to_on) || !c->late ? "" : arena_strf(cx->mem,
	    tr(cx->lang, "for the month %s: "),
	    month_name(cx->mem, cx->lang, month_of(cx->mem, c->to_on)));

	*report_row(cx->mem, &sec->table[0]) = (struct report_row){ {
	    client_name(cx, c->client_no),
	    arena_strf(cx->mem, "%s%s", late, date_short(cx->mem, c->to_on)),
	    arena_strf(cx->mem, "%d", date_weeks(c->from_on, c->to_on)),
	    arena_strf(cx->mem, "%s%s%s", end_word(cx->lang, c->end_reason),
	    text_empty(c->end_note) ? "" : ": ", c->end_note),
	    followed ? arena_strf(cx->mem, "%s: %s", date_short(cx->mem, c->follow_on),
	    c->follow_situation) : c->end_situation } };
	if (text_empty(c->end_situation) && !followed)
		report_line(cx->mem, &sec->wait,
		    tr(cx->lang, "%s: the situation after the end is missing."),
		    client_name(cx, c->client_no));
}

static void
draft_closings(struct cx *cx, const struct report_source *s, struct report_section *sec)
{
	struct report_table *t = &sec->table[0];

	set_cols(t, 5, (struct report_col[]){ { tr(cx->lang, "Client"), 14, false },
	    { tr(cx->lang, "End of support"), 18, false }, { tr(cx->lang, "Weeks"), 10, true },
	    { tr(cx->lang, "Why it ended"), 34, false },
	    { tr(cx->lang, "Situation on the labour market and in social life"), 50, false } });
	t->caption = tr(cx->lang, "Ended support");
	for (size_t i = 0; rule_on("R262-report") && i < s->n_client; i++) {
		const struct q_report_clients *c = &s->client[i];

		if (c->to_on != NULL &&
		    (in_month(s, c->to_on) || in_month(s, c->follow_on) || c->late))
			closing_row(cx, s, sec, c);
	}
	sec->n_table = t->n > 0;
}

void
report_draft_people(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	draft_clients(cx, s, &d->section[S_IX]);
	draft_services(cx, s, &d->section[S_X]);
	draft_training(cx, s, &d->section[S_X]);
	if (!rule_on("R126") ||
	    (text_eq(s->house.report_set, "extended") && rule_on("R122-report")))
		draft_extent(cx, s, &d->section[S_X]);
	draft_closings(cx, s, &d->section[S_XI]);
}
