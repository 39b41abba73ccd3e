/* SPDX-License-Identifier: EUPL-1.2
 * paper_place.c - gives each piece its page and height, in one pass: what
 * is kept together moves together, paragraphs leave two lines on each side
 * of a break, rows break only when taller than a page.
 */
#include "pdf/paper_inside.h"

#include <string.h>

struct pen { struct paper *p; double y; unsigned page; };

static double
head_height(const struct paper *p, const struct piece *pc)
{
	const struct piece *head = pc->table != NULL ? pc->table->head : NULL;

	return head != NULL && head != pc && head->h < p->body_h / 2 ? head->h : 0.0;
}

static void
put(struct pen *pen, struct piece *pc, struct piece *repeat)
{
	struct paper *p = pen->p;

	if (p->n_placed == p->cap_placed)
		p->placed = arena_grow(p->mem, p->placed, &p->cap_placed, sizeof(*p->placed));
	p->placed[p->n_placed++] = (struct placed){ pc, pen->y, pen->page, repeat };
	pen->y += pc->h;
}

static bool
at_top(const struct pen *pen)
{
	return pen->p->n_placed == 0 || pen->p->placed[pen->p->n_placed - 1].page != pen->page;
}

/* How many lines, from the first on, fit in h. */
static size_t
lines_within(const struct text *t, double h)
{
	double top = t->n > 0 ? t->line[0].y : 0.0;
	size_t k = 0;

	while (k < t->n && t->line[k].y + t->line[k].h - top <= h + 0.01)
		k++;
	return k;
}

/* The rest of a part after its first k lines; the part keeps these. */
static struct part
part_cut(struct part *a, size_t k, double pad)
{
	struct part b = *a;

	b.text.n -= k;
	b.text.line += k;
	if (b.text.n > 0)
		b.ty = pad - b.text.line[0].y;
	a->text.n = k;
	/* the line to write on ends the text, the box begins it */
	if (a->ink == INK_DOTS && b.text.n > 0) {
		a->ink = INK_NONE;
		b.dy += b.ty - a->ty;
	} else if (a->ink != INK_CELL) {
		b.ink = INK_NONE;
	}
	return b;
}

/* Cuts a piece: what fits in h stays, the rest is returned. At least one line stays somewhere. */
static struct piece *
piece_cut(struct paper *p, struct piece *pc, double h, size_t at_most)
{
	double pad = pc->flows ? 0.0 : CELL_PAD_Y;
	struct piece *rest = NEW(p->mem, struct piece), *mine = pc;
	size_t moved = 0;

	*rest = *pc;
	rest->open = NULL, rest->outline = NULL, rest->fresh = false, rest->gap = 0.0,
	    rest->h = 0.0;
	rest->part = NEWN(p->mem, struct part, pc->n);
	mine->close = NULL, mine->keep = false;
	for (size_t i = 0; i < pc->n; i++)
		moved += lines_within(&pc->part[i].text, h - 2 * pad);
	for (size_t i = 0; i < pc->n; i++) {
		size_t k = lines_within(&mine->part[i].text, h - 2 * pad);
		struct part *b = &rest->part[i];

		if (moved == 0 && mine->part[i].text.n > 0)
			k = 1;
		*b = part_cut(&mine->part[i], k < at_most ? k : at_most, pad);
		if (b->text.n > 0) {
			const struct line *last = &b->text.line[b->text.n - 1];
			double bottom = b->ty + last->y + last->h + pad;

			if (b->ink == INK_DOTS && b->dy + 3.0 > bottom)
				bottom = b->dy + 3.0;
			rest->h = rest->h > bottom ? rest->h : bottom;
		}
	}
	mine->h = h;
	return rest;
}

static double
page_break(struct pen *pen, const struct piece *pc)
{
	pen->page++;
	pen->y = head_height(pen->p, pc);
	return pen->y;
}

static size_t
para_lines(const struct piece *pc)
{
	return pc->flows && pc->n == 1 ? pc->part[0].text.n : 0;
}

/* A paragraph that does not fit: the lines that stay on this page; 0 when it moves whole. */
static size_t
para_stay(const struct piece *pc, double room)
{
	size_t n = para_lines(pc), k;

	if (n < 4)
		return 0;
	k = lines_within(&pc->part[0].text, room);
	if (k > n - 2)
		k = n - 2;
	return k >= 2 ? k : 0;
}

static double
lines_height(const struct piece *pc, size_t k)
{
	const struct text *t = &pc->part[0].text;

	return t->line[k - 1].y + t->line[k - 1].h - t->line[0].y;
}

/* after: what must stand on the same page below this piece. */
static void
place(struct pen *pen, struct piece *pc, double after)
{
	struct paper *p = pen->p;
	struct piece *repeat = NULL;

	if (pc->fresh && p->n_placed > 0)
		page_break(pen, pc);
	for (;;) {
		bool top = at_top(pen);
		double room, head;
		size_t k;

		head = top ? head_height(p, pc) : 0.0;
		repeat = head > 0.0 ? pc->table->head : NULL;
		if (top)
			pen->y = head;
		else
			pen->y += pc->gap;
		room = p->body_h - pen->y;
		if (pc->h + (pc->keep ? after : 0.0) <= room + 0.01)
			break;
		k = para_stay(pc, room);
		if (k > 0) {
			struct piece *rest = piece_cut(p, pc, lines_height(pc, k), k);

			put(pen, pc, repeat);
			pen->page++;
			pc = rest;
		} else if (pc->h > p->body_h - head_height(p, pc)
			&& (top || room > p->body_h / 4)) {
			struct piece *rest = piece_cut(p, pc, room, SIZE_MAX);

			put(pen, pc, repeat);
			pen->page++;
			pc = rest;
		} else if (top) {
			break;
		} else {
			pen->page++;
		}
	}
	put(pen, pc, repeat);
}

void
paper_place(struct paper *p)
{
	struct pen pen = { p, 0.0, 1 };
	double *need = NEWN(p->mem, double, p->n_piece + 1);

	for (size_t i = p->n_piece; i-- > 0;) {
		const struct piece *pc = p->piece[i];

		need[i] = pc->gap + (para_lines(pc) >= 4 ? lines_height(pc, 2)
		    : pc->h + (pc->keep ? need[i + 1] : 0.0));
	}
	for (size_t i = 0; i < p->n_piece; i++)
		place(&pen, p->piece[i], need[i + 1]);
	p->pages = pen.page;
}
