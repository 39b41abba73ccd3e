/* SPDX-License-Identifier: EUPL-1.2
 * survey_file_web.c - the tables of a closed round as CSV, and as XLSX with the same drawings;
 * never a sheet.
 */
#include "mod/survey/survey_view.h"

#include "base/text.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

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

		if (q->joined)
			put(to, (const char *const[]){ q->text, q->note, "", "", "" });
		for (size_t k = 0; k < q->n && !q->joined; k++)
			put(to,
			    (const char *const[]){ q->text, q->row[k].answer, q->row[k].n,
			        q->row[k].share, q->row[k].before });
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
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "There is no such round."));
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

#define CHART_ROWS 16

/* A drawing of each question on a sheet of its own; the numbers stay where they are. */
static void
draw_charts(lxw_workbook *book, enum lang lang, const struct survey_table *t)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book, tr(lang, "Charts"));
	const char *from = tr(lang, "Results");
	uint32_t row = 1, drawn = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct survey_question *q = &t->q[i];
		uint32_t last = row + (uint32_t)q->n;
		lxw_chart *c;

		if (q->n > 0 && !q->joined) {
			lxw_chart_series *s;

			c = workbook_add_chart(book, LXW_CHART_BAR);
			s = chart_add_series(c, NULL, NULL);
			chart_series_set_categories(s, from, row, 1, last - 1, 1);
			chart_series_set_values(s, from, row, 2, last - 1, 2);
			chart_title_set_name(c, q->text);
			chart_legend_set_position(c, LXW_CHART_LEGEND_NONE);
			chart_axis_set_reverse(c->x_axis);
			worksheet_insert_chart(sheet, drawn++ * CHART_ROWS, 0, c);
		}
		row = last + (uint32_t)q->n_words;
	}
}

static void
make_xlsx(struct req *r, void *arg)
{
	const struct survey_show_view *v = arg;
	int fd = memfd_create("survey", MFD_CLOEXEC);
	lxw_workbook *book = workbook_new(arena_strf(r->cx.mem, "/proc/self/fd/%d", fd));
	struct xlsx x = { workbook_add_worksheet(book, tr(r->cx.lang, "Results")), 0 };

	worksheet_set_column(x.sheet, 0, 1, 50, NULL);
	put_all(r->cx.lang, v, &x, xlsx_row);
	draw_charts(book, r->cx.lang, &v->table);
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
