/* SPDX-License-Identifier: EUPL-1.2
 * paper_table.c - tables of a paper: rows become pieces that keep together at both ends.
 */
#include "pdf/paper_inside.h"

#define ROW_LEAST (11.7 + 2 * CELL_PAD_Y)      /* one line, also when nothing is written */

static void
columns(struct paper *p, struct table *t, const struct paper_col *col)
{
	double sum = 0.0;

	for (size_t i = 0; i < t->n; i++)
		sum += col[i].width > 0.0 ? col[i].width : 1.0;
	for (size_t i = 0; i < t->n; i++) {
		t->col[i] = col[i];
		t->col[i].width = (col[i].width > 0.0 ? col[i].width : 1.0) / sum * p->body_w;
		t->col[i].head = paper_taken(p, col[i].head);
		t->has_head = t->has_head || t->col[i].head[0] != '\0';
	}
}

static struct piece *
row_add(struct paper *p, const char *const *cell, double min, bool head)
{
	struct table *t = p->table;
	struct piece *pc = paper_piece_add(p, t->n, 0.0);
	double x = 0.0;

	pc->outer = "TR";
	pc->table = t;
	pc->h = min > ROW_LEAST ? min : ROW_LEAST;
	for (size_t i = 0; i < t->n; i++) {
		const struct paper_col *c = &t->col[i];
		enum style style = head ? STYLE_CELL_HEAD : STYLE_CELL;
		double w = c->width - 2 * CELL_PAD_X;
		const char *s = head ? c->head : paper_taken(p, cell[i]);
		struct part *a = &pc->part[i];

		*a = (struct part){ .tag = head || c->row_head ? "TH" : "TD", .style = style,
		    .ink = INK_CELL };
		a->x = x, a->w = c->width, a->strong = head;
		a->tx = x + CELL_PAD_X, a->ty = CELL_PAD_Y;
		a->text = text_set_short(p, s, style, w > 6.0 ? w : 6.0, c->align);
		if (a->text.h + 2 * CELL_PAD_Y > pc->h)
			pc->h = a->text.h + 2 * CELL_PAD_Y;
		x += c->width;
	}
	return pc;
}

void
paper_table(struct paper *p, const char *caption, const struct paper_col *col, size_t n)
{
	const char *c = paper_taken(p, caption);
	struct table *t;

	paper_table_end(p);
	if (n == 0)
		return;
	t = NEW(p->mem, struct table);
	t->n = n;
	t->col = NEWN(p->mem, struct paper_col, n);
	columns(p, t, col);
	p->open = "Table";
	p->space += 6.0;
	if (c[0] != '\0') {
		paper_para(p, "Caption", STYLE_CAPTION, c, 0.0)->keep = true;
		p->space = 2.5;
	}
	p->table = t;
	if (t->has_head) {
		struct piece *head = row_add(p, NULL, 0.0, true);

		head->keep = true;
		t->head = head;
	}
}

struct piece *
paper_row_piece(struct paper *p, const char *const *cell, double min_mm)
{
	double most = p->body_h / 2;

	if (p->table == NULL)                   /* a table without columns */
		return NULL;
	return row_add(p, cell, MM(min_mm) < most ? MM(min_mm) : most, false);
}

void
paper_row_tall(struct paper *p, const char *const *cell, double min_mm)
{
	paper_row_piece(p, cell, min_mm);
}

void
paper_row(struct paper *p, const char *const *cell)
{
	paper_row_tall(p, cell, 0.0);
}

/* No row stands alone on a page: the first keeps the second, the last but one the last. */
static void
rows_together(struct paper *p)
{
	size_t from = p->n_piece;
	double most = p->body_h / 8;

	while (from > 0 && p->piece[from - 1]->table == p->table)
		from--;
	from += p->table->head != NULL;
	if (p->n_piece < from + 2)
		return;
	p->piece[from]->keep = p->piece[from]->h < most && p->piece[from + 1]->h < most;
	if (p->piece[p->n_piece - 2]->h < most && p->piece[p->n_piece - 1]->h < most)
		p->piece[p->n_piece - 2]->keep = true;
}

void
paper_table_end(struct paper *p)
{
	struct piece *last = p->n_piece > 0 ? p->piece[p->n_piece - 1] : NULL;

	if (p->table == NULL)
		return;
	if (p->open != NULL || last == NULL) {  /* nothing has been put into it */
		p->open = NULL;
	} else {
		if (p->n_table == p->cap_table)
			p->head_row = arena_grow(p->mem, p->head_row, &p->cap_table,
			    sizeof(*p->head_row));
		p->head_row[p->n_table++] = p->table->has_head;
		last->close = "Table";
		rows_together(p);
		if (last == p->table->head)
			last->keep = false;
		p->space += 4.0;
	}
	p->table = NULL;
}
