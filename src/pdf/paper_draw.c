/* SPDX-License-Identifier: EUPL-1.2
 * paper_draw.c - the placed pieces drawn by cairo, with tags. What is not content (page edges,
 * repeated table headers, lines to write on) is tagged NonStruct, because cairo 1.16 knows no
 * Artifact;
 * paper_seal.c turns it into one. A leaf holds ink only and a container holds tags only: cairo
 * forgets the ink of a tag that holds both.
 */
#include "pdf/paper_inside.h"

#include "base/date.h"
#include "base/log.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define QUIET 4                         /* squares of white around a QR code */
#define HAIR 0.4

struct bytes { unsigned char *s; size_t n, cap; };

struct draw {
	struct paper    *p;
	cairo_t         *cr;
	cairo_surface_t *surface;
	cairo_glyph_t   *glyph;         /* of one font, waiting to be shown */
	size_t           n, cap;
	unsigned         font;
};

static cairo_status_t
bytes_write(void *to, const unsigned char *s, unsigned n)
{
	struct bytes *b = to;

	if (b->cap - b->n < n) {
		size_t cap = b->cap * 2 + n + 65536;
		unsigned char *more = realloc(b->s, cap);

		if (more == NULL)
			return CAIRO_STATUS_NO_MEMORY;
		b->s = more;
		b->cap = cap;
	}
	memcpy(b->s + b->n, s, n);
	b->n += n;
	return CAIRO_STATUS_SUCCESS;
}

static void
tag_begin(struct draw *d, const char *tag)
{
	if (tag != NULL)
		cairo_tag_begin(d->cr, tag, NULL);
}

static void
tag_end(struct draw *d, const char *tag)
{
	if (tag != NULL)
		cairo_tag_end(d->cr, tag);
}

static void
glyphs_show(struct draw *d)
{
	if (d->n == 0)
		return;
	cairo_set_scaled_font(d->cr, d->p->font[d->font]);
	cairo_show_glyphs(d->cr, d->glyph, (int)d->n);
	d->n = 0;
}

static void
run_show(struct draw *d, const struct run *r, double x, double y)
{
	if (r->font != d->font)
		glyphs_show(d);
	d->font = r->font;
	if (d->cap - d->n < r->n) {
		d->cap = d->cap * 2 + r->n + 256;
		d->glyph = realloc(d->glyph, d->cap * sizeof(*d->glyph));
		if (d->glyph == NULL)
			abort();
	}
	for (uint32_t i = 0; i < r->n; i++)
		d->glyph[d->n++] = (cairo_glyph_t){ r->glyph[i].id, x + r->glyph[i].x,
		    y + r->glyph[i].y };
}

static void
text_show(struct draw *d, const struct text *t, enum style style, double x, double y)
{
	double grey = style == STYLE_NOTE || style == STYLE_EDGE ? 0.3 : 0.0;

	cairo_set_source_rgb(d->cr, grey, grey, grey);
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->line[i].n; k++)
			run_show(d, &t->line[i].run[k], x, y);
	glyphs_show(d);
}

static void
rule(struct draw *d, double x1, double y1, double x2, double y2)
{
	cairo_move_to(d->cr, x1, y1);
	cairo_line_to(d->cr, x2, y2);
}

static void
dots(struct draw *d, double x, double y, double w)
{
	static const double dash[] = { 0.0, 2.6 };

	if (w <= 0.0)
		return;
	cairo_set_source_rgb(d->cr, 0.25, 0.25, 0.25);
	cairo_set_line_width(d->cr, 0.8);
	cairo_set_line_cap(d->cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_dash(d->cr, dash, 2, 0.0);
	rule(d, x, y, x + w, y);
	cairo_stroke(d->cr);
	cairo_set_dash(d->cr, NULL, 0, 0.0);
	cairo_set_line_cap(d->cr, CAIRO_LINE_CAP_BUTT);
}

static void
cell_lines(struct draw *d, const struct part *a, double x, double y, double h)
{
	cairo_set_source_rgb(d->cr, 0.45, 0.45, 0.45);
	cairo_set_line_width(d->cr, HAIR);
	cairo_rectangle(d->cr, x, y, a->w, h);
	cairo_stroke(d->cr);
	if (a->strong) {
		cairo_set_source_rgb(d->cr, 0.0, 0.0, 0.0);
		cairo_set_line_width(d->cr, 0.9);
		rule(d, x, y + h, x + a->w, y + h);
		cairo_stroke(d->cr);
	}
}

static void
box(struct draw *d, double x, double y, double w)
{
	cairo_set_source_rgb(d->cr, 0.0, 0.0, 0.0);
	cairo_set_line_width(d->cr, 0.8);
	cairo_rectangle(d->cr, x, y, w, w);
	cairo_stroke(d->cr);
}

static void
ring(struct draw *d, double x, double y, double w)
{
	cairo_set_source_rgb(d->cr, 0.0, 0.0, 0.0);
	cairo_set_line_width(d->cr, 1.5);
	cairo_new_sub_path(d->cr);
	cairo_arc(d->cr, x + w / 2, y + w / 2, w / 2, 0.0, 6.28318530718);
	cairo_stroke(d->cr);
}

/* A step: the way runs through the whole piece, its circle is full when done. */
static void
way(struct draw *d, const struct part *a, double x, double y, double h)
{
	cairo_set_source_rgb(d->cr, 0.0, 0.0, 0.0);
	cairo_set_line_width(d->cr, 1.5);
	rule(d, x + a->dw / 2, y, x + a->dw / 2, y + h);
	cairo_stroke(d->cr);
	cairo_arc(d->cr, x + a->dw / 2, y + a->dy + a->dw / 2, a->dw / 2, 0.0, 6.28318530718);
	if (!a->strong)
		cairo_set_source_rgb(d->cr, 1.0, 1.0, 1.0);
	cairo_fill(d->cr);
	ring(d, x, y + a->dy, a->dw);
}

/* One path: readers of codes want no hair between squares. The quiet zone is within the width. */
static void
squares(struct draw *d, const struct part *a, double x, double y)
{
	const struct squares *s = a->squares;
	double w;

	if (s == NULL)
		return;
	w = a->dw / (s->n + 2 * QUIET);
	cairo_set_source_rgb(d->cr, 0.0, 0.0, 0.0);
	for (unsigned i = 0; i < s->n * s->n; i++)
		if (s->dark[i] & 1)
			cairo_rectangle(d->cr, x + w * (i % s->n + QUIET),
			    y + w * (i / s->n + QUIET), w, w);
	cairo_fill(d->cr);
}

static void
part_show(struct draw *d, const struct part *a, double x, double y, double h)
{
	switch (a->ink) {
	case INK_NONE:
	case INK_RING:
		break;
	case INK_CELL:
		cell_lines(d, a, x + a->x, y, h);
		break;
	case INK_DOTS:
		dots(d, x + a->dx, y + a->dy, a->dw);
		break;
	case INK_BOX:
		box(d, x + a->dx, y + a->dy, a->dw);
		break;
	case INK_WAY:
		way(d, a, x + a->dx, y, h);
		break;
	case INK_SQUARES:
		squares(d, a, x + a->dx, y + a->dy);
		break;
	}
	if (a->mark == INK_BOX)
		box(d, x + a->dx, y + a->dy, a->dw);
	else if (a->mark == INK_RING)
		ring(d, x + a->dx, y + a->dy, a->dw);
	text_show(d, &a->text, a->style, x + a->tx, y + a->ty);
}

static void
piece_show(struct draw *d, const struct placed *at)
{
	const struct piece *pc = at->piece;
	struct paper *p = d->p;
	double y = p->top + at->y;

	if (pc->outline != NULL) {
		char where[64];

		snprintf(where, sizeof(where), "page=%u pos=[%d %d]", at->page, (int)p->left,
		    (int)y);
		cairo_pdf_surface_add_outline(d->surface, CAIRO_PDF_OUTLINE_ROOT, pc->outline,
		    where, 0);
	}
	tag_begin(d, pc->open);
	tag_begin(d, pc->outer);
	for (size_t i = 0; i < pc->n; i++) {
		const struct part *a = &pc->part[i];

		tag_begin(d, a->begin);
		if (a->ink != INK_NONE || a->text.n > 0) {
			tag_begin(d, a->tag);
			part_show(d, a, p->left, y, pc->h);
			tag_end(d, a->tag);
		}
		tag_end(d, a->end);
	}
	tag_end(d, pc->outer);
	tag_end(d, pc->close);
}

static void
edge_text(struct draw *d, const char *s, double x, double y, double w, enum paper_align align)
{
	struct text t = text_set(d->p, text_clean(d->p, s), STYLE_EDGE, w, align, 0);

	text_show(d, &t, STYLE_EDGE, x, y);
}

static const char *
foot_left(struct paper *p)
{
	static const char *const version[] = { [LANG_PL] = "wersja", [LANG_EN] = "version" };
	static const char *const printed[] = { [LANG_PL] = "wydruk z dnia",
	    [LANG_EN] = "printed on" };
	const struct paper_head *h = &p->head;
	bool dated = h->printed != NULL && date_ok(h->printed);
	struct buf b;

	buf_init(&b, p->mem);
	if (h->version != NULL && h->version[0] != '\0')
		buf_fmt(&b, "%s %s", version[h->lang], h->version);
	if (dated)
		buf_fmt(&b, "%s%s %s", b.len > 0 ? " · " : "", printed[h->lang],
		    date_short(p->mem, h->printed));
	return b.s;
}

static const char *
foot_right(struct paper *p)
{
	static const char *const sum[] = { [LANG_PL] = "suma kontrolna", [LANG_EN] = "checksum" };

	if (p->head.checksum != NULL)
		return arena_strf(p->mem, "%s %s", sum[p->head.lang], p->head.checksum);
	return arena_strf(p->mem, "%s %08x", sum[p->head.lang], (unsigned)(p->hash >> 32));
}

static void
page_begin(struct draw *d, const struct placed *first)
{
	struct paper *p = d->p;
	double x = p->left, w = p->body_w, y = MM(11), foot = p->height - MM(14);
	char number[64];

	snprintf(number, sizeof(number), p->head.lang == LANG_EN ? "page %u of %u" :
	    "strona %u z %u", first->page, p->pages);
	tag_begin(d, "NonStruct");
	edge_text(d, p->head.owner, x, y, w * 0.38, PAPER_LEFT);
	edge_text(d, p->head.name, x + w * 0.39, y, w * 0.34, PAPER_CENTER);
	edge_text(d, p->head.number, x + w * 0.74, y, w * 0.26, PAPER_RIGHT);
	cairo_set_source_rgb(d->cr, 0.45, 0.45, 0.45);
	cairo_set_line_width(d->cr, HAIR);
	rule(d, x, MM(16), x + w, MM(16));
	cairo_stroke(d->cr);
	edge_text(d, foot_left(p), x, foot, w * 0.42, PAPER_LEFT);
	edge_text(d, number, x + w * 0.4, foot, w * 0.2, PAPER_CENTER);
	edge_text(d, foot_right(p), x + w * 0.62, foot, w * 0.38, PAPER_RIGHT);
	if (first->repeat != NULL)
		for (size_t i = 0; i < first->repeat->n; i++)
			part_show(d, &first->repeat->part[i], x, p->top, first->repeat->h);
	tag_end(d, "NonStruct");
}

static void
pages_show(struct draw *d)
{
	struct paper *p = d->p;
	unsigned page = 0;

	tag_begin(d, "Document");
	for (size_t i = 0; i < p->n_placed; i++) {
		if (p->placed[i].page != page) {
			if (page > 0)
				cairo_show_page(d->cr);
			page = p->placed[i].page;
			page_begin(d, &p->placed[i]);
		}
		piece_show(d, &p->placed[i]);
	}
	if (p->n_placed == 0)
		page_begin(d, &(struct placed){ NULL, 0.0, 1, NULL });
	tag_end(d, "Document");
	cairo_show_page(d->cr);
}

unsigned char *
paper_draw(struct paper *p, size_t *ret_n)
{
	struct bytes b = { 0 };
	struct draw d = { p };
	cairo_status_t st;

	d.surface = cairo_pdf_surface_create_for_stream(bytes_write, &b, p->width, p->height);
	cairo_pdf_surface_restrict_to_version(d.surface, CAIRO_PDF_VERSION_1_5);
	d.cr = cairo_create(d.surface);
	pages_show(&d);
	st = cairo_status(d.cr);
	cairo_destroy(d.cr);
	/* finishing after a wrong tag may crash cairo 1.16 */
	if (st == CAIRO_STATUS_SUCCESS) {
		cairo_surface_finish(d.surface);
		st = cairo_surface_status(d.surface);
		cairo_surface_destroy(d.surface);
	}
	free(d.glyph);
	if (st != CAIRO_STATUS_SUCCESS) {
		log_line("pdf: cairo: %s", cairo_status_to_string(st));
		free(b.s);
		return NULL;
	}
	*ret_n = b.n;
	return b.s;
}
