/* SPDX-License-Identifier: EUPL-1.2
 * report_json.c - the content of a report as it is kept from approval on, and what differs between
 * two of them.
 */
#include "mod/report/report_inside.h"

#include "base/mark.h"
#include "base/text.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static json_t *
words(const char *s)
{
	return json_string(s == NULL ? "" : s);
}

static json_t *
lines_of(const struct report_lines *l)
{
	json_t *list = json_array();

	for (size_t i = 0; i < l->n; i++)
		json_array_append_new(list, words(l->line[i]));
	return list;
}

static json_t *
table_of(const struct report_table *t)
{
	json_t *cols = json_array(), *rows = json_array();

	for (size_t i = 0; i < t->n_col; i++)
		json_array_append_new(cols,
		    json_pack("{s:o,s:I,s:b}", "head", words(t->col[i].head), "width",
			(json_int_t)t->col[i].width, "number", t->col[i].number));
	for (size_t i = 0; i < t->n; i++) {
		json_t *row = json_array();

		for (size_t k = 0; k < t->n_col; k++)
			json_array_append_new(row, words(t->row[i].cell[k]));
		json_array_append_new(rows, row);
	}
	return json_pack("{s:o,s:o,s:o}", "caption", words(t->caption), "columns", cols, "rows",
	    rows);
}

static json_t *
section_of(const struct report_section *s)
{
	json_t *facts = json_array(), *tables = json_array();

	for (size_t i = 0; i < s->n_fact; i++)
		json_array_append_new(facts, json_pack("[o,o]", words(s->fact[i].label),
		    words(s->fact[i].value)));
	for (size_t i = 0; i < s->n_table; i++)
		json_array_append_new(tables, table_of(&s->table[i]));
	return json_pack("{s:o,s:o,s:b,s:o,s:o,s:o}", "code", words(s->code), "title",
	    words(s->title), "people", s->people, "facts", facts, "lines", lines_of(&s->lines),
	    "tables", tables);
}

/* jansson's text into the unit's memory; the tree is let go. */
static const char *
printed(struct arena *mem, json_t *top)
{
	char *text = json_dumps(top, JSON_COMPACT);
	const char *kept;

	json_decref(top);
	if (text == NULL)
		abort();
	kept = arena_str(mem, text);
	free(text);
	return kept;
}

static json_t *
cells_of(const struct report_cells *c)
{
	json_t *all = json_array();

	for (int i = 0; i < CELLS_COUNT; i++) {
		json_t *one = json_array();

		for (int k = 0; k < CELLS; k++)
			json_array_append_new(one, json_pack("[I,I]", (json_int_t)c->cell[i][k].n,
			    (json_int_t)c->cell[i][k].people));
		json_array_append_new(all, one);
	}
	return all;
}

const char *
report_to_json(struct arena *mem, const struct report_doc *d)
{
	json_t *list = json_array();

	for (int i = 0; i < S_COUNT; i++)
		json_array_append_new(list, section_of(&d->section[i]));
	return printed(mem, json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "month",
	    words(d->month), "month_words", words(d->month_words), "set", words(d->set), "title",
	    words(d->title), "partnership", words(d->partnership), "sections", list, "cells",
	    cells_of(&d->cells)));
}

static const char *
text_of(struct arena *mem, const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : arena_str(mem, s);
}

static void
read_lines(struct arena *mem, const json_t *list, struct report_lines *l)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		report_line(mem, l, "%s", json_string_value(json_array_get(list, i)));
}

static void
read_table(struct arena *mem, const json_t *o, struct report_table *t)
{
	const json_t *cols = json_object_get(o, "columns"), *rows = json_object_get(o, "rows");

	t->caption = text_of(mem, o, "caption");
	for (size_t i = 0; i < json_array_size(cols) && i < REPORT_COLS; i++) {
		const json_t *c = json_array_get(cols, i);

		t->col[t->n_col++] = (struct report_col){ text_of(mem, c, "head"),
			json_integer_value(json_object_get(c, "width")),
			json_is_true(json_object_get(c, "number")) };
	}
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *cells = json_array_get(rows, i);
		struct report_row *row = report_row(mem, t);

		for (size_t k = 0; k < t->n_col; k++) {
			const char *s = json_string_value(json_array_get(cells, k));

			row->cell[k] = s == NULL ? "" : arena_str(mem, s);
		}
	}
}

static void
read_section(struct arena *mem, const json_t *o, struct report_section *s)
{
	const json_t *facts = json_object_get(o, "facts"), *tables = json_object_get(o, "tables");

	s->code = text_of(mem, o, "code");
	s->title = text_of(mem, o, "title");
	s->people = json_is_true(json_object_get(o, "people"));
	s->fact = NEWN(mem, struct report_pair, json_array_size(facts) + 1);
	for (size_t i = 0; i < json_array_size(facts); i++) {
		const json_t *f = json_array_get(facts, i);

		s->fact[s->n_fact++] = (struct report_pair){
			arena_str(mem, json_string_value(json_array_get(f, 0))),
			arena_str(mem, json_string_value(json_array_get(f, 1))) };
	}
	read_lines(mem, json_object_get(o, "lines"), &s->lines);
	for (size_t i = 0; i < json_array_size(tables) && i < LEN(s->table); i++)
		read_table(mem, json_array_get(tables, i), &s->table[s->n_table++]);
}

static void
read_cells(const json_t *all, struct report_cells *c)
{
	c->kept = json_array_size(all) == CELLS_COUNT;
	for (size_t i = 0; c->kept && i < CELLS_COUNT; i++)
		for (size_t k = 0; k < CELLS; k++) {
			const json_t *pair = json_array_get(json_array_get(all, i), k);

			c->cell[i][k].n = json_integer_value(json_array_get(pair, 0));
			c->cell[i][k].people = json_integer_value(json_array_get(pair, 1));
		}
}

bool
report_from_json(struct arena *mem, const char *json, struct report_doc *d)
{
	json_t *top = json == NULL ? NULL : json_loads(json, 0, NULL);
	const json_t *list = json_object_get(top, "sections");
	bool ours = json_array_size(list) == S_COUNT;

	*d = (struct report_doc){ 0 };
	if (ours) {
		d->month = text_of(mem, top, "month");
		d->month_words = text_of(mem, top, "month_words");
		d->set = text_of(mem, top, "set");
		d->title = text_of(mem, top, "title");
		d->partnership = text_of(mem, top, "partnership");
		read_cells(json_object_get(top, "cells"), &d->cells);
		for (int i = 0; i < S_COUNT; i++)
			read_section(mem, json_array_get(list, (size_t)i), &d->section[i]);
	}
	json_decref(top);
	return ours;
}

static uint64_t
mix_number(uint64_t h, int64_t n)
{
	return ((h ^ (uint64_t)n) * UINT64_C(0x9E3779B97F4A7C15)) ^ h >> 31;
}

static uint64_t
mix_table(uint64_t h, const struct report_table *t)
{
	h = mix_number(mix_number(mark_add(h, t->caption), (int64_t)t->n_col), (int64_t)t->n);
	for (size_t i = 0; i < t->n_col; i++)
		h = mark_add(h, t->col[i].head);
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->n_col; k++)
			h = mark_add(h, t->row[i].cell[k]);
	return h;
}

static uint64_t
mix_section(uint64_t h, const struct report_section *s)
{
	h = mark_add(mark_add(h, s->code), s->title);
	h = mix_number(mix_number(h, (int64_t)s->n_fact), (int64_t)s->lines.n);
	for (size_t i = 0; i < s->n_fact; i++)
		h = mark_add(mark_add(h, s->fact[i].label), s->fact[i].value);
	for (size_t i = 0; i < s->lines.n; i++)
		h = mark_add(h, s->lines.line[i]);
	for (size_t i = 0; i < s->n_table; i++)
		h = mix_table(h, &s->table[i]);
	return h;
}

/* Of what report_to_json() keeps, without writing it: each look at a draft takes this. */
const char *
report_mark(struct arena *mem, const struct report_doc *d)
{
	uint64_t h = MARK_BEGIN;

	h = mark_add(mark_add(mark_add(h, d->month), d->month_words), d->set);
	h = mark_add(mark_add(h, d->title), d->partnership);
	for (int i = 0; i < S_COUNT; i++)
		h = mix_section(h, &d->section[i]);
	for (int i = 0; i < CELLS_COUNT; i++)
		for (int k = 0; k < CELLS; k++)
			h = mix_number(mix_number(h, d->cells.cell[i][k].n),
			    d->cells.cell[i][k].people);
	return mark_text(mem, h);
}

const char *
report_lines_to_json(struct arena *mem, const struct report_lines *l)
{
	return printed(mem, lines_of(l));
}

void
report_lines_from_json(struct arena *mem, const char *json, struct report_lines *l)
{
	json_t *top = json == NULL ? NULL : json_loads(json, 0, NULL);

	read_lines(mem, top, l);
	json_decref(top);
}

/* ---- what differs ---- */

static void
put_line(struct arena *mem, struct report_lines *out, const char *label, const char *value)
{
	if (!text_empty(value))
		report_line(mem, out, "%s%s%s", label, *label == '\0' ? "" : ": ", value);
}

/* A row is one line; where columns repeat (services, four to a line), each of them is one: a service
 * that moves to another place in the table is no difference. */
static void
flat_table(struct arena *mem, const struct report_table *t, struct report_lines *out)
{
	bool items = t->n_col > 2 && text_eq(t->col[1].head, t->col[2].head);

	for (size_t i = 0; i < t->n; i++) {
		struct buf b;

		buf_init(&b, mem);
		for (size_t k = 0; k < t->n_col; k++) {
			const char *cell = t->row[i].cell[k];

			if (text_empty(cell))
				continue;
			if (items && k > 0)
				put_line(mem, out, t->row[i].cell[0], cell);
			else
				buf_fmt(&b, "%s%s", b.len == 0 ? "" : " | ", cell);
		}
		if (!items)
			put_line(mem, out, "", b.s);
	}
}

/* A section as plain lines. */
static void
flat(struct arena *mem, const struct report_section *s, struct report_lines *out)
{
	for (size_t i = 0; i < s->n_fact; i++)
		put_line(mem, out, s->fact[i].label, s->fact[i].value);
	for (size_t i = 0; i < s->lines.n; i++)
		put_line(mem, out, "", s->lines.line[i]);
	for (size_t t = 0; t < s->n_table; t++)
		flat_table(mem, &s->table[t], out);
}

static int
by_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **
sorted(struct arena *mem, const struct report_lines *l)
{
	const char **copy = NEWN(mem, const char *, l->n + 1);

	if (l->n == 0)
		return copy;
	memcpy(copy, l->line, l->n * sizeof(*copy));
	qsort(copy, l->n, sizeof(*copy), by_words);
	return copy;
}

/* Lines of `a` that `b` does not hold, in a's order. */
static void
only_in(struct cx *cx, bool gone, const char *code, const struct report_lines *a,
    const struct report_lines *b, struct report_lines *out)
{
	const char **in_b = sorted(cx->mem, b);

	for (size_t i = 0; i < a->n; i++)
		if (b->n == 0 ||
		    bsearch(&a->line[i], in_b, b->n, sizeof(*in_b), by_words) == NULL)
			report_line(cx->mem, out, gone ? tr(cx->lang, "Section %s, was: %s") :
			    tr(cx->lang, "Section %s, is: %s"), code, a->line[i]);
}

void
report_compare(struct cx *cx, const struct report_doc *was, const struct report_doc *now,
    struct report_lines *ret)
{
	for (int i = 0; i < S_COUNT; i++) {
		struct report_lines a = { 0 }, b = { 0 };

		if (i == S_II)          /* who wrote it is no difference in what happened */
			continue;
		flat(cx->mem, &was->section[i], &a);
		flat(cx->mem, &now->section[i], &b);
		only_in(cx, true, report_code(i), &a, &b, ret);
		only_in(cx, false, report_code(i), &b, &a, ret);
	}
}
