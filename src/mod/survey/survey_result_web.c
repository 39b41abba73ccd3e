/* SPDX-License-Identifier: EUPL-1.2
 * survey_result_web.c - tables of a closed round, never a sheet.
 */
#include "mod/survey/survey_view.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/formfile/formfile.h"
#include "quest/quest_diff.h"

#include <string.h>

/* ---- words ---- */

static const char *
code_words(enum lang lang, const struct quest_item *it, const char *code)
{
	if (strcmp(code, SURVEY_OTHER) == 0)
		return tr(lang, "something else");
	if (strcmp(code, SURVEY_NONE) == 0)
		return tr(lang, "no answer");
	if (strcmp(code, SURVEY_UNASKED) == 0)
		return tr(lang, "not asked");
	for (size_t i = 0; it != NULL && i < it->n_option; i++)
		if (strcmp(it->option[i].code, code) == 0)
			return it->option[i].display.in[lang];
	return strcmp(code, "true") == 0 ? tr(lang, "yes")
	    : strcmp(code, "false") == 0 ? tr(lang, "no")
	                                 : code;
}

static const char *
answer_words(struct arena *mem, enum lang lang, const struct quest_item *it, const char *codes,
    const char *before)
{
	struct buf b;

	buf_init(&b, mem);
	for (const char *s = codes; *s != '\0';) {
		size_t n = strcspn(s, "\n");

		buf_fmt(&b, "%s%s%s", b.len == 0 ? "" : before, b.len == 0 ? "" : tr(lang, "or "),
		    code_words(lang, it, arena_strn(mem, s, n)));
		s += n + (s[n] != '\0');
	}
	return b.s;
}

/* ---- a table ---- */

struct loading {
	struct cx *cx;
	const struct quest *q, *was;    /* was: of the round before; NULL: there is none */
	struct q_survey_results *now, *before; size_t n_now, n_before;
	struct q_survey_words *words; size_t n_words;
	int64_t answers, earlier;       /* sheets of this round and of the one before */
};

/* Did the round before ask the same? */
static bool
asked_alike(const struct loading *l, const struct quest_item *it)
{
	const struct quest_item *was = l->was == NULL ? NULL : quest_find(l->was, it->link_id);

	return was != NULL && quest_apart(l->cx->mem, l->cx->lang, was, it) == NULL;
}

/* The same answers, joined alike; CHART_NONE: they cannot be told from the earlier tables. */
static int64_t
before_of(const struct loading *l, const struct quest_item *it, const char *codes)
{
	const bool alike = rule_on("R118") && asked_alike(l, it);

	for (size_t i = 0; alike && i < l->n_before; i++)
		if (strcmp(l->before[i].question, it->link_id) == 0 &&
		    strcmp(l->before[i].codes, codes) == 0 && l->before[i].n >= 0)
			return l->before[i].n;
	return CHART_NONE;
}

static struct survey_row
row_of(const struct loading *l, const struct quest_item *it, const struct q_survey_results *r)
{
	struct arena *mem = l->cx->mem;
	const int64_t was = before_of(l, it, r->codes);

	return (struct survey_row){ .people = r->n,
		.was = was,
		.answer = answer_words(mem, l->cx->lang, it, r->codes, " "),
		.lines = answer_words(mem, l->cx->lang, it, r->codes, "\n"),
		.n = r->n < 0 ? tr(l->cx->lang, "not shown")
		              : arena_strf(mem, "%lld", (long long)r->n),
		.share = r->n < 0 || l->answers == 0 || strchr(r->codes, '\n') != NULL
		    ? ""
		    : arena_strf(
		          mem, "%lld%%", (long long)((r->n * 100 + l->answers / 2) / l->answers)),
		.before = was == CHART_NONE ? "" : arena_strf(mem, "%lld", (long long)was) };
}

/* Answers that are not shown, or that nobody gave, have no bar. */
static void
draw_bars(const struct loading *l, const struct quest_item *it, struct survey_question *q)
{
	struct chart_bar *b = NEWN(l->cx->mem, struct chart_bar, q->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < q->n; i++)
		if (q->row[i].people > 0 || q->row[i].was > 0)
			b[n++] =
			    (struct chart_bar){ q->row[i].answer, q->row[i].people, q->row[i].was };
	q->chart = (struct chart_bars){ .id = arena_strf(l->cx->mem, "chart%u", it->index),
		.title = q->text,
		.desc = tr(
		    l->cx->lang, "How many people gave each answer. The numbers are in the table."),
		.total = l->answers,
		.before_total = l->earlier,
		.bar = b,
		.n_bar = n };
}

/* Did everybody leave it out? */
static bool
is_silent(const struct loading *l, const struct quest_item *it, const struct survey_question *q)
{
	for (size_t i = 0; i < l->n_now; i++)
		if (strcmp(l->now[i].question, it->link_id) == 0 && l->now[i].n != 0 &&
		    strcmp(l->now[i].codes, SURVEY_NONE) != 0 &&
		    strcmp(l->now[i].codes, SURVEY_UNASKED) != 0)
			return false;
	for (size_t i = 0; i < q->n; i++)
		if (q->row[i].was > 0)
			return false;
	return q->n > 0;
}

/* One question; false: nothing of it belongs here. */
static bool
question(
    const struct loading *l, const struct quest_item *it, bool of_round, struct survey_question *q)
{
	*q = (struct survey_question){ .text = it->text.in[l->cx->lang],
		.row = NEWN(l->cx->mem, struct survey_row, l->n_now + 1),
		.words = NEWN(l->cx->mem, const char *, l->n_words + 1) };
	for (size_t i = 0; i < l->n_now; i++)
		if (strcmp(l->now[i].question, it->link_id) == 0)
			q->row[q->n++] = row_of(l, it, &l->now[i]);
	draw_bars(l, it, q);
	q->silent = is_silent(l, it, q);
	for (size_t i = 0; i < l->n_words; i++)
		if (strcmp(l->words[i].question, it->link_id) == 0)
			q->words[q->n_words++] = l->words[i].content;
	q->joined = q->n == 1 && strchr(q->row[0].lines, '\n') != NULL && rule_on("R278-told");
	if (q->joined)
		q->note = tr(l->cx->lang,
		    "Some answers were given by fewer than 5 people. How many chose which is not shown: it could be guessed.");
	if (q->silent)
		q->note = tr(l->cx->lang, "Nobody answered this question.");
	if (of_round && !survey_counts(it) && q->n_words == 0)
		q->note =
		    tr(l->cx->lang, "Nothing was written, or too few people wrote to show it.");
	return q->n > 0 || q->n_words > 0 || q->note != NULL;
}

static void
fill(const struct loading *l, bool of_round, struct survey_table *t)
{
	struct survey_count all;

	survey_count_begin(l->cx->mem, l->q, &all);
	t->answers = l->answers;
	t->earlier = l->earlier > 0;
	t->q = NEWN(l->cx->mem, struct survey_question, all.n + 1);
	for (size_t i = 0; i < all.n; i++)
		if (all.tally[i].background != of_round &&
		    question(l, all.tally[i].item, of_round, &t->q[t->n]))
			t->n++;
}

static void
load_pool(struct cx *cx, const struct q_survey_get *r, struct loading *l, struct survey_table *t)
{
	struct q_survey_pool_shown pool;
	struct loading own = { .cx = cx, .q = l->q };

	if (!q_survey_pool_shown(cx, &pool, cx->tenant, r->form))
		return;
	own.answers = pool.answers;
	own.n_now = q_survey_results(cx, &own.now, cx->tenant, pool.id.v);
	fill(&own, false, t);
	t->title = arena_strf(cx->mem,
	    tr(cx->lang, "Who answered: %lld people in surveys closed up to %s"),
	    (long long)pool.answers, date_long(cx->mem, cx->lang, pool.published_on));
}

void
survey_load_table(
    struct cx *cx, const struct q_survey_get *r, survey_id id, struct survey_show_view *v)
{
	struct loading l = { .cx = cx, .answers = r->answers };
	struct q_survey_earlier e;

	if (!text_eq(r->state, "closed") || r->answers < SURVEY_FEW)
		return;
	l.q = formfile_get(cx, r->version);
	if (l.q == NULL)
		return;
	l.n_now = q_survey_results(cx, &l.now, cx->tenant, id.v);
	l.n_words = q_survey_words(cx, &l.words, cx->tenant, id);
	if (q_survey_earlier(cx, &e,
	        &(struct q_survey_earlier_in){ cx->tenant, r->group, r->number, r->version })) {
		l.was = formfile_get(cx, e.version);
		l.n_before = q_survey_results(cx, &l.before, cx->tenant, e.id.v);
		l.earlier = e.answers;
		v->earlier = arena_strf(cx->mem,
		    tr(cx->lang, "Earlier: survey no. %lld, closed on %s, answers: %lld."),
		    (long long)e.number, date_long(cx->mem, cx->lang, e.closed_on),
		    (long long)e.answers);
	}
	fill(&l, true, &v->table);
	v->table.title = tr(cx->lang, "Results");
	load_pool(cx, r, &l, &v->pool);
	for (size_t i = 0; i < l.q->n_item; i++)
		v->waits = v->waits || (v->pool.n == 0 && survey_counts(l.q->item[i]) && l.q->item[i]->background);
}
