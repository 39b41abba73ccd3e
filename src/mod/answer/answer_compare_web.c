/* SPDX-License-Identifier: EUPL-1.2
 * answer_compare_web.c - a filled form beside an earlier one of the same person and form.
 */
#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/answer/answer_view.h"
#include "mod/answer/answer_web.h"
#include "mod/person/person.h"

#include <string.h>

static struct url
with_url(struct req *r, answer_id id, answer_id with)
{
	return (struct url){ arena_strf(r->cx.mem, "%s/compare?with=%lld",
	    url_answer(r->cx.mem, r->cx.tenant, id).s, (long long)with.v) };
}

struct url
answer_compare_url(struct req *r, answer_id id)
{
	return (struct url){ arena_strf(
	    r->cx.mem, "%s/compare", url_answer(r->cx.mem, r->cx.tenant, id).s) };
}

/* With its stage, if it has one. */
static const char *
day_of(struct req *r, const struct q_answer_same_form *x)
{
	const char *day = date_short(r->cx.mem, x->signed_on != NULL ? x->signed_on :
	    date_of_instant(r->cx.mem, x->begun_at));

	return *x->stage == '\0' ? day :
	    arena_strf(r->cx.mem, "%s (%s)", day, answer_stage_word(r->cx.lang, x->stage));
}

/* Asked for, else the first of the same stage, else the first of all (R353); NULL: there is no
 * other. */
static const struct q_answer_same_form *
other(struct req *r, const struct answer *now, const struct q_answer_same_form *x, size_t n)
{
	int64_t asked = req_query_int(r, "with", 0);
	const struct q_answer_same_form *first = NULL, *alike = NULL;

	for (size_t i = 0; i < n; i++) {
		if (x[i].id.v == r->id)
			continue;
		if (x[i].id.v == asked)
			return &x[i];
		if (first == NULL || !rule_on("R353"))
			first = &x[i];
		if (alike == NULL && *now->stage != '\0' && strcmp(x[i].stage, now->stage) == 0)
			alike = &x[i];
	}
	return alike != NULL ? alike : first;
}

/* ---- only what measures one stage (R169) ---- */

static void
stage_links(struct req *r, const struct answer *now, const struct q_answer_same_form *with,
    struct answer_compare_view *v)
{
	struct answer_line *l = NEWN(r->cx.mem, struct answer_line, ANSWER_STAGES + 1);
	const char *at = with_url(r, (answer_id){ r->id }, with->id).s;

	for (int k = 0; k < ANSWER_STAGES; k++) {
		bool any = false;

		for (size_t i = 0; i < now->q->n_item; i++)
			any = any || text_eq(now->q->item[i]->stage, answer_stages[k]);
		if (any)
			l[v->n_stage++] = (struct answer_line){ .title = answer_stage_word(
				                                    r->cx.lang, answer_stages[k]),
				.url = {
				    arena_strf(r->cx.mem, "%s&stage=%s", at, answer_stages[k]) } };
	}
	v->stage = l;
	v->all = (struct url){ at };
}

/* The lines of one stage; all if it is none. */
static const struct quest_compare *
of_stage(struct req *r, const struct quest_compare *c, const char *stage)
{
	struct quest_compare *part = NEW(r->cx.mem, struct quest_compare);

	if (c == NULL || !rule_on("R169-compare") || *answer_stage_word(r->cx.lang, stage) == '\0')
		return c;
	*part = (struct quest_compare){ .line = NEWN(r->cx.mem, struct quest_compare_line, c->n + 1),
		.n_answers = c->n_answers };
	for (size_t i = 0; i < c->n; i++)
		if (text_eq(c->line[i].stage, stage)) {
			part->line[part->n++] = c->line[i];
			part->n_changed += c->line[i].changed;
			part->n_rating += c->line[i].rating;
		}
	return part;
}

static void
choices(struct req *r, const struct q_answer_same_form *x, size_t n,
    const struct q_answer_same_form *chosen, struct answer_compare_view *v)
{
	struct answer_line *l = NEWN(r->cx.mem, struct answer_line, n + 1);

	for (size_t i = 0; i < n; i++)
		if (x[i].id.v != r->id && &x[i] != chosen)
			l[v->n_choice++] = (struct answer_line){ .when = day_of(r, &x[i]),
				.url = with_url(r, (answer_id){ r->id }, x[i].id) };
	v->choice = l;
}

/* Ratings of one scale in one drawing: that of the first. */
static void
chart(struct req *r, struct answer_compare_view *v)
{
	const struct quest_compare *c = v->c;
	struct chart_row *row = NEWN(r->cx.mem, struct chart_row, c->n_rating + 1);
	const struct quest_compare_line *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct quest_compare_line *l = &c->line[i];

		if (!l->rating)
			continue;
		first = first == NULL ? l : first;
		if (l->low == first->low && l->high == first->high)
			row[n++] = (struct chart_row){ l->label, l->value, l->change };
	}
	if (first == NULL)
		return;
	v->chart = (struct chart){ .id = "ratings",
		.title = tr(r->cx.lang, "Ratings"),
		.desc = arena_strf(r->cx.mem,
		    tr(r->cx.lang,
		        "Ratings from %lld to %lld, then and now. "
		        "The numbers are in the table below."),
		    (long long)first->low, (long long)first->high),
		.item = tr(r->cx.lang, "Question"),
		.low = first->low,
		.high = first->high,
		.time = v->day,
		.n_time = 2,
		.row = row,
		.n_row = n };
}

bool
answer_compare_drawn(const struct answer_compare_view *v, const struct quest_compare_line *l)
{
	return v->chart.n_row > 0 && l->rating && l->low == v->chart.low &&
	    l->high == v->chart.high;
}

static void
count(struct answer_compare_view *v)
{
	for (size_t i = 0; i < v->c->n; i++) {
		const struct quest_compare_line *l = &v->c->line[i];

		v->n_different += l->changed && rule_on("R357") && !answer_compare_drawn(v, l);
		v->n_same += !l->changed && !answer_compare_drawn(v, l);
	}
}

/* now: the form whose page this is; the other is loaded beside it. */
static enum st
beside(struct req *r, const struct answer *now, const struct q_answer_same_form *x, size_t n,
    struct answer_compare_view *v)
{
	const struct q_answer_same_form *with = other(r, now, x, n), *mine = NULL;
	const struct quest_answers *pair[2];
	struct answer then;
	bool later;
	enum st st;

	for (size_t i = 0; i < n; i++)
		if (x[i].id.v == r->id)
			mine = &x[i];
	choices(r, x, n, with, v);
	if (mine == NULL || with == NULL)
		return ST_OK;
	st = answer_load(&r->cx, with->id, &then);
	if (st != ST_OK)
		return st;
	later = with > mine;            /* the statement gives them in the order of their days */
	pair[0] = later ? now->a : then.a;
	pair[1] = later ? then.a : now->a;
	v->day[0] = day_of(r, later ? mine : with);
	v->day[1] = day_of(r, later ? with : mine);
	v->c = of_stage(
	    r, quest_compare_answers(r->cx.mem, r->cx.lang, pair, 2), req_query(r, "stage"));
	stage_links(r, now, with, v);
	if (v->c != NULL) {
		chart(r, v);
		count(v);
	}
	return ST_OK;
}

static const char *
sentence(struct req *r, const struct answer_compare_view *v)
{
	if (v->c == NULL)
		return tr(r->cx.lang, "There is nothing to compare yet.");
	return v->c->n_changed == 0
	    ? tr(r->cx.lang, "All answers are the same.")
	    : arena_strf(r->cx.mem,
	          trn(r->cx.lang, "%lld answer is different.", "%lld answers are different.",
	              (int64_t)v->c->n_changed),
	          (long long)v->c->n_changed);
}

/* The filled forms of the same person and form that the actor may read. */
static size_t
same_form(struct req *r, const struct answer *now, struct q_answer_same_form **ret)
{
	size_t n = q_answer_same_form(&r->cx, ret, r->cx.tenant, now->id), seen = 0;

	for (size_t i = 0; i < n; i++) {
		struct case_mark mark = answer_circle((*ret)[i].partner, (*ret)[i].author);

		if (case_sees(now->access, &mark))
			(*ret)[seen++] = (*ret)[i];
	}
	return seen;
}

static enum st
compare_get(struct req *r)
{
	struct answer_compare_view v = { .back = url_answer(
		                             r->cx.mem, r->cx.tenant, (answer_id){ r->id }) };
	struct q_answer_same_form *x;
	struct person_row p;
	struct answer now;
	enum st st = answer_load(&r->cx, (answer_id){ r->id }, &now);
	size_t n;

	if (st != ST_OK)
		return st;
	if (!person_get(&r->cx, now.person, &p))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such person");
	req_looked_at(r, now.person);
	n = rule_on("R352") ? same_form(r, &now, &x) : 0;
	st = beside(r, &now, x, n, &v);
	if (st != ST_OK)
		return st;
	page_start(r, PLACE_PEOPLE, arena_strf(r->cx.mem, tr(r->cx.lang, "Then and now: %s, %s"),
	    now.q->title.in[r->cx.lang], p.called), sentence(r, &v));
	person_places(r, now.person, PERSON_FORMS);
	answer_compare_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct route answer_compare_routes[] = {
	GET("/p/:p/answers/:id/compare", PERM_CASE_READ, compare_get, .shows = "person"),
};
const size_t n_answer_compare_routes = LEN(answer_compare_routes);
