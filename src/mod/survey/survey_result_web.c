/* SPDX-License-Identifier: EUPL-1.2
 * survey_result_web.c - tables of a closed round on the page, as CSV and as XLSX; never a sheet.
 */
#include "mod/survey/survey_view.h"

#include "base/date.h"
#include "base/text.h"
#include "mod/formfile/formfile.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

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
	return strcmp(code, "true") == 0 ? tr(lang, "yes") : strcmp(code, "false") == 0 ? tr(lang, "no") : code;
}

static const char *
answer_words(struct arena *mem, enum lang lang, const struct quest_item *it, const char *codes)
{
	struct buf b;

	buf_init(&b, mem);
	for (const char *s = codes; *s != '\0';) {
		size_t n = strcspn(s, "\n");

		buf_fmt(&b, "%s%s", b.len == 0 ? "" : tr(lang, " or "), code_words(lang, it, arena_strn(mem, s, n)));
		s += n + (s[n] != '\0');
	}
	return b.s;
}

/* ---- a table ---- */

struct loading {
	struct cx *cx;
	const struct quest *q;
	struct q_survey_results *now, *before; size_t n_now, n_before;
	struct q_survey_words *words; size_t n_words;
	int64_t answers;
};

static const char *
before_words(const struct loading *l, const char *question, const char *codes)
{
	for (size_t i = 0; i < l->n_before; i++)
		if (strcmp(l->before[i].question, question) == 0 && strcmp(l->before[i].codes, codes) == 0 &&
		    l->before[i].n >= 0)
			return arena_strf(l->cx->mem, "%lld", (long long)l->before[i].n);
	return "";
}

static struct survey_row
row_of(const struct loading *l, const struct quest_item *it, const struct q_survey_results *r)
{
	struct arena *mem = l->cx->mem;

	return (struct survey_row){ .answer = answer_words(mem, l->cx->lang, it, r->codes),
		.n = r->n < 0 ? tr(l->cx->lang, "not shown") : arena_strf(mem, "%lld", (long long)r->n),
		.share = r->n < 0 || l->answers == 0 || strchr(r->codes, '\n') != NULL ? "" :
		    arena_strf(mem, "%lld%%", (long long)((r->n * 100 + l->answers / 2) / l->answers)),
		.before = before_words(l, r->question, r->codes) };
}

/* One question; false: nothing of it belongs here. */
static bool
question(const struct loading *l, const struct quest_item *it, bool of_round, struct survey_question *q)
{
	*q = (struct survey_question){ .text = it->text.in[l->cx->lang],
		.row = NEWN(l->cx->mem, struct survey_row, l->n_now + 1),
		.words = NEWN(l->cx->mem, const char *, l->n_words + 1) };
	for (size_t i = 0; i < l->n_now; i++)
		if (strcmp(l->now[i].question, it->link_id) == 0)
			q->row[q->n++] = row_of(l, it, &l->now[i]);
	for (size_t i = 0; i < l->n_words; i++)
		if (strcmp(l->words[i].question, it->link_id) == 0)
			q->words[q->n_words++] = l->words[i].content;
	if (of_round && !survey_counts(it) && q->n_words == 0)
		q->note = tr(l->cx->lang, "Nothing was written, or too few people wrote to show it.");
	return q->n > 0 || q->n_words > 0 || q->note != NULL;
}

static void
fill(const struct loading *l, bool of_round, struct survey_table *t)
{
	struct survey_count all;

	survey_count_begin(l->cx->mem, l->q, &all);
	t->answers = l->answers;
	t->earlier = l->n_before > 0;
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
	t->title = arena_strf(cx->mem, tr(cx->lang, "Who answered: %lld people in surveys closed up to %s"),
	    (long long)pool.answers, date_long(cx->mem, cx->lang, pool.published_on));
}

void
survey_load_table(struct cx *cx, const struct q_survey_get *r, survey_id id, struct survey_show_view *v)
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
	if (q_survey_earlier(cx, &e, cx->tenant, r->group, r->number)) {
		l.n_before = q_survey_results(cx, &l.before, cx->tenant, e.id.v);
		v->earlier = arena_strf(cx->mem, tr(cx->lang, "Earlier: survey no. %lld, closed on %s, answers: %lld."),
		    (long long)e.number, date_long(cx->mem, cx->lang, e.closed_on), (long long)e.answers);
	}
	fill(&l, true, &v->table);
	v->table.title = tr(cx->lang, "Results");
	load_pool(cx, r, &l, &v->pool);
}

/* ---- files ---- */

/* A spreadsheet takes what begins so for a formula. */
static void
csv_cell(struct buf *o, const char *s)
{
	buf_str(o, strchr("=+-@\t", *s) != NULL && *s != '\0' ? "\"'" : "\"");
	for (; *s != '\0'; s++)
		buf_fmt(o, *s == '"' ? "\"%c" : "%c", *s);
	buf_str(o, "\"");
}

typedef void put_row(void *to, const char *const cell[5]);

static void
put_table(const struct survey_table *t, void *to, put_row *put)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct survey_question *q = &t->q[i];

		for (size_t k = 0; k < q->n; k++)
			put(to, (const char *const[]){ q->text, q->row[k].answer, q->row[k].n, q->row[k].share,
			    q->row[k].before });
		for (size_t k = 0; k < q->n_words; k++)
			put(to, (const char *const[]){ q->text, q->words[k], "", "", "" });
	}
}

static void
put_all(enum lang lang, const struct survey_show_view *v, void *to, put_row *put)
{
	put(to, (const char *const[]){ tr(lang, "Question"), tr(lang, "Answer"), tr(lang, "People"),
	    tr(lang, "Share"), tr(lang, "Earlier survey") });
	put_table(&v->table, to, put);
	put_table(&v->pool, to, put);
}

static void
csv_row(void *to, const char *const cell[5])
{
	for (size_t i = 0; i < 5; i++) {
		csv_cell(to, cell[i]);
		buf_str(to, i < 4 ? ";" : "\r\n");
	}
}

static enum st
load(struct req *r, struct survey_show_view *v)
{
	const survey_id id = { r->id };

	if (!q_survey_get(&r->cx, &v->r, r->cx.tenant, id))
		return cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such round."));
	survey_load_table(&r->cx, &v->r, id, v);
	return v->table.n > 0 ? ST_OK :
	    cx_fail(&r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There are no results to show."));
}

enum st
survey_csv_get(struct req *r)
{
	struct survey_show_view v = { 0 };
	enum st st = load(r, &v);

	if (st != ST_OK)
		return st;
	buf_str(&r->out, "\xEF\xBB\xBF");
	put_all(r->cx.lang, &v, &r->out, csv_row);
	r->type = "text/csv; charset=utf-8";
	r->download = "survey.csv";
	return ST_OK;
}

struct xlsx { lxw_worksheet *sheet; uint32_t row; };

static void
xlsx_row(void *to, const char *const cell[5])
{
	struct xlsx *x = to;

	for (uint16_t i = 0; i < 5; i++) {
		int64_t n;

		if (text_to_int(cell[i], &n))
			worksheet_write_number(x->sheet, x->row, i, (double)n, NULL);
		else
			worksheet_write_string(x->sheet, x->row, i, cell[i], NULL);
	}
	x->row++;
}

/* The library writes files only: this one lives in memory. */
static const char *
read_back(struct arena *mem, int fd, size_t *ret_n)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char *bytes = arena_alloc(mem, end > 0 ? (size_t)end : 1);

	*ret_n = end > 0 && pread(fd, bytes, (size_t)end, 0) == end ? (size_t)end : 0;
	return bytes;
}

static void
make_xlsx(struct req *r, void *arg)
{
	int fd = memfd_create("survey", MFD_CLOEXEC);
	lxw_workbook *book = workbook_new(arena_strf(r->cx.mem, "/proc/self/fd/%d", fd));
	struct xlsx x = { workbook_add_worksheet(book, tr(r->cx.lang, "Results")), 0 };

	worksheet_set_column(x.sheet, 0, 1, 50, NULL);
	put_all(r->cx.lang, arg, &x, xlsx_row);
	if (workbook_close(book) == LXW_NO_ERROR)
		r->bytes = read_back(r->cx.mem, fd, &r->n_bytes);
	close(fd);
}

enum st
survey_xlsx_get(struct req *r)
{
	struct survey_show_view *v = NEW(r->cx.mem, struct survey_show_view);
	enum st st = load(r, v);

	if (st != ST_OK)
		return st;
	r->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	r->download = "survey.xlsx";
	return defer(r, make_xlsx, v, NULL, DB_READ);
}
