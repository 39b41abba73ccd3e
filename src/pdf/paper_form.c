/* SPDX-License-Identifier: EUPL-1.2
 * paper_form.c - what papers to be filled in need besides: questions,
 * short lines, boxes to tick, grids.
 */
#include "pdf/paper_inside.h"

#include <string.h>

#define BOX    9.5
#define BOX_AT MM(6.5)                  /* from the box to its words */
#define LINE   14.0

static void
kept(struct paper *p, const char *text, enum style style, double gap)
{
	const char *s = paper_taken(p, text);
	struct piece *pc;

	if (s[0] == '\0')
		return;
	pc = paper_para(p, "P", style, s, gap);
	pc->keep = true;
	pc->flows = false;
}

void
paper_label(struct paper *p, const char *text)
{
	kept(p, text, STYLE_H3, 8.0);
}

void
paper_note_keep(struct paper *p, const char *text)
{
	kept(p, text, STYLE_NOTE, 4.5);
}

void
paper_blank(struct paper *p, const char *label, const char *value, double mm, const char *after)
{
	const char *l = paper_taken(p, label), *v = paper_taken(p, value), *s;
	const char *unit = paper_taken(p, after);
	struct piece *pc;
	struct part *a;

	if (v[0] != '\0') {
		paper_field(p, l, unit[0] == '\0' ? v : arena_strf(p->mem, "%s %s", v, unit));
		return;
	}
	s = paper_named(p, l, "");
	pc = paper_piece(p, unit[0] == '\0' ? 1 : 2, 8.0);
	a = &pc->part[0];
	*a = (struct part){ .tag = "P", .style = STYLE_TEXT, .w = p->body_w };
	a->text = text_set(p, s, STYLE_TEXT, p->body_w, PAPER_LEFT, strlen(s));
	pc->h = a->text.h;
	paper_dots_after(a, p->body_w);
	if (a->dw < MM(mm) + (unit[0] == '\0' ? 0.0 : MM(25))) {        /* below a long label */
		pc->h += 20.0;
		a->dx = 0.0, a->dy = pc->h - 3.0;
	}
	a->dw = MM(mm);
	if (unit[0] == '\0')
		return;
	pc->part[1] = (struct part){ .tag = "P", .style = STYLE_TEXT };
	pc->part[1].tx = a->dx + a->dw + 4.0;
	pc->part[1].ty = pc->h - LINE - 0.5;
	pc->part[1].text = text_set(p, unit, STYLE_TEXT, p->body_w - pc->part[1].tx, PAPER_LEFT, 0);
}

/* ---- a way of steps ---- */

void
paper_step(struct paper *p, const char *text, const char *under, bool done)
{
	const char *s = paper_taken(p, text), *u = paper_taken(p, under);
	struct piece *pc = paper_piece(p, 2, 0.0);
	struct part *a = pc->part;

	a[0] = (struct part){ .tag = "P", .style = STYLE_TEXT, .ink = INK_WAY, .strong = done,
	    .dx = 1.0, .dy = 3.0, .dw = 10.0, .tx = MM(8) };
	a[0].w = p->body_w - a[0].tx;
	a[0].text = text_set(p, s, STYLE_TEXT, a[0].w, PAPER_LEFT, 0);
	a[1] = (struct part){ .tag = "P", .style = STYLE_NOTE, .tx = MM(8), .ty = a[0].text.h };
	a[1].w = a[0].w;
	a[1].text = text_set(p, u, STYLE_NOTE, a[1].w, PAPER_LEFT, 0);
	pc->h = a[0].text.h + a[1].text.h + 8.0;
}

/* ---- boxes to tick ---- */

/* Two parts, a list item: the box, with an X if ticked, and its words. */
static double
choice_parts(struct paper *p, struct part *a, const char *s, const struct paper_choice *c, double x,
    double w)
{
	double h = LINE;

	a[0] = (struct part){ .tag = "Lbl", .style = STYLE_CELL_HEAD, .ink = INK_BOX, .begin = "LI",
	    .dx = x + 0.5, .dy = 2.6, .dw = BOX, .tx = x + 0.5, .ty = 1.0 };
	if (c->ticked)
		a[0].text = text_set_short(p, "X", STYLE_CELL_HEAD, BOX, PAPER_CENTER);
	a[1] = (struct part){ .tag = "LBody", .style = STYLE_TEXT, .end = "LI", .tx = x + BOX_AT };
	a[1].w = w - BOX_AT;
	a[1].text = text_set(p, s, STYLE_TEXT, a[1].w, PAPER_LEFT, c->ticked ? strlen(s) : 0);
	if (a[1].text.h > h)
		h = a[1].text.h;
	if (c->line) {
		paper_dots_after(&a[1], a[1].w);
		if (a[1].dw < MM(30)) {
			h += 18.0;
			a[1].dx = a[1].tx, a[1].dw = a[1].w, a[1].dy = h - 3.0;
		}
	}
	return h;
}

static double
natural(struct paper *p, const char *s)
{
	struct text t = text_set(p, s, STYLE_H3, 10000.0, PAPER_LEFT, 0);

	return text_width(&t) + 9.0;
}

/* The width of each if all fit side by side; else 0. */
static double
side_by_side(struct paper *p, const char *const *s, const struct paper_choice *c, size_t n)
{
	double widest = 0.0;

	for (size_t i = 0; i < n; i++) {
		double w = natural(p, s[i]) + BOX_AT + MM(4);

		if (c[i].line || strchr(s[i], '\n') != NULL)
			return 0.0;
		widest = w > widest ? w : widest;
	}
	return n > 0 && n <= 4 && widest * (double)n <= p->body_w ? widest : 0.0;
}

void
paper_choices(struct paper *p, const struct paper_choice *c, size_t n)
{
	const char **s = NEWN(p->mem, const char *, n + 1);
	double w, each;
	size_t row;

	for (size_t i = 0; i < n; i++)
		s[i] = paper_taken(p, c[i].text);
	w = side_by_side(p, s, c, n);
	row = w > 0.0 ? n : 1;
	each = w > 0.0 ? w : p->body_w;
	for (size_t i = 0; i < n; i += row) {
		struct piece *pc = paper_piece(p, 2 * row, i == 0 ? 3.0 : 2.5);

		for (size_t k = 0; k < row; k++) {
			double h = choice_parts(p, &pc->part[2 * k], s[i + k], &c[i + k],
			    each * (double)k, each);

			pc->h = h > pc->h ? h : pc->h;
		}
		pc->open = i == 0 ? "L" : NULL;
		pc->close = i + row >= n ? "L" : NULL;
		/* a short list stands whole */
		pc->keep = i + row < n && (n <= 8 || i == 0 || i + 2 * row >= n);
	}
}

/* ---- grids ---- */

static void
mark(struct paper *p, struct part *a, enum paper_mark m, double h)
{
	double middle = a->x + a->w / 2, size = m == PAPER_RINGED ? 15.0 : BOX;

	if (m == PAPER_PLAIN)
		return;
	if (m == PAPER_TICKED) {
		a->style = STYLE_CELL_HEAD;
		a->text = text_set_short(p, "X", a->style, a->w - 2 * CELL_PAD_X, PAPER_CENTER);
	}
	a->ty = (h - a->text.h) / 2;
	if (m == PAPER_CENTRED)
		return;
	a->mark = m == PAPER_RINGED ? INK_RING : INK_BOX;
	a->dx = middle - size / 2, a->dy = (h - size) / 2, a->dw = size;
}

void
paper_row_marks(struct paper *p, const char *const *cell, const enum paper_mark *m, double min_mm)
{
	struct piece *pc = paper_row_piece(p, cell, min_mm);

	for (size_t i = 0; pc != NULL && i < pc->n; i++)
		mark(p, &pc->part[i], m[i], pc->h);
}
