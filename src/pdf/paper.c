/* SPDX-License-Identifier: EUPL-1.2
 * paper.c - what is added to a paper becomes pieces; finishing places, draws and completes them.
 */
#include "pdf/paper_inside.h"

#include <stdlib.h>
#include <string.h>

#define PAPER_LIMIT ((size_t)1 << 30)
#define INDENT      MM(5)

static void
hash(struct paper *p, const char *s)
{
	for (;; s++) {                          /* FNV-1a; the NUL parts one text from the next */
		p->hash = (p->hash ^ (unsigned char)*s) * 1099511628211u;
		if (*s == '\0')
			return;
	}
}

/* Every text of the content comes through here. */
const char *
paper_taken(struct paper *p, const char *s)
{
	s = paper_address(p, text_clean(p, s));
	hash(p, s);
	return s;
}

struct paper *
paper_new(const struct paper_head *head)
{
	struct arena *mem = arena_new(PAPER_LIMIT);
	struct paper *p = NEW(mem, struct paper);
	struct paper_head *h = &p->head;

	p->mem = mem;
	p->room = room_take();
	p->memo = NEWN(mem, struct memo *, MEMO_SLOTS);
	p->hash = 14695981039346656037u;
	*h = *head;
	h->title = paper_taken(p, head->title);
	h->owner = paper_taken(p, head->owner);
	h->name = paper_taken(p, head->name);
	h->number = paper_taken(p, head->number);
	h->version = paper_taken(p, head->version);
	h->printed = text_clean(p, head->printed);
	if (head->checksum != NULL)
		h->checksum = text_clean(p, head->checksum);
	p->width = MM(head->landscape ? 297 : 210);
	p->height = MM(head->landscape ? 210 : 297);
	p->left = MM(25);
	p->top = MM(21);
	p->body_w = p->width - MM(25) - MM(20);
	p->body_h = p->height - MM(21) - MM(20);
	return p;
}

struct piece *
paper_piece_add(struct paper *p, size_t n, double gap)
{
	struct piece *pc = NEW(p->mem, struct piece);

	if (p->n_piece == p->cap_piece)
		p->piece = arena_grow(p->mem, p->piece, &p->cap_piece, sizeof(struct piece *));
	p->piece[p->n_piece++] = pc;
	pc->gap = gap + p->space;
	pc->fresh = p->fresh;
	pc->open = p->open;
	pc->n = n;
	pc->part = NEWN(p->mem, struct part, n);
	p->space = 0.0, p->fresh = false, p->open = NULL;
	return pc;
}

/* A block that is no row ends the table that stands open. */
struct piece *
paper_piece(struct paper *p, size_t n, double gap)
{
	paper_table_end(p);
	return paper_piece_add(p, n, gap);
}

struct piece *
paper_para(struct paper *p, const char *tag, enum style style, const char *s, double gap)
{
	enum paper_align align = style == STYLE_TITLE ||
	    style == STYLE_SUB ? PAPER_CENTER : PAPER_LEFT;
	struct piece *pc = paper_piece(p, 1, gap);

	pc->part[0] = (struct part){ .tag = tag, .style = style, .w = p->body_w };
	pc->part[0].text = text_set(p, s, style, p->body_w, align, 0);
	pc->h = pc->part[0].text.h;
	pc->flows = true;
	return pc;
}

void
paper_title(struct paper *p, const char *text, const char *sub)
{
	const char *s = paper_taken(p, text), *second = paper_taken(p, sub);
	struct piece *pc;

	if (s[0] != '\0') {
		pc = paper_para(p, "H1", STYLE_TITLE, s, MM(2));
		pc->keep = true;
		pc->flows = false;
		pc->outline = s;
	}
	if (second[0] != '\0')
		paper_para(p, "P", STYLE_SUB, second, 2.0)->keep = true;
	p->space += 8.0;
}

static void
heading(struct paper *p, const char *tag, enum style style, const char *text, double gap)
{
	const char *s = paper_taken(p, text);
	struct piece *pc;

	if (s[0] == '\0')
		return;
	pc = paper_para(p, tag, style, s, gap);
	pc->keep = true;
	pc->flows = false;
	if (style == STYLE_H2)
		pc->outline = s;
}

void
paper_h2(struct paper *p, const char *text)
{
	heading(p, "H2", STYLE_H2, text, 13.0);
}

void
paper_h3(struct paper *p, const char *text)
{
	heading(p, "H3", STYLE_H3, text, 9.0);
}

static void
paragraphs(struct paper *p, const char *text, enum style style)
{
	const char *s = paper_taken(p, text);

	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		if (n > 0)
			paper_para(p, "P", style, arena_strn(p->mem, s, n), 4.5);
		s += n;
		s += strspn(s, "\n");
	}
}

void
paper_text(struct paper *p, const char *text)
{
	paragraphs(p, text, STYLE_TEXT);
}

void
paper_note(struct paper *p, const char *text)
{
	paragraphs(p, text, STYLE_NOTE);
}

void
paper_bullets(struct paper *p, const char *const *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct piece *pc = paper_piece(p, 2, i == 0 ? 4.5 : 1.5);
		const char *s = paper_taken(p, text[i]);

		pc->outer = "LI";
		pc->part[0] = (struct part){ .tag = "Lbl", .style = STYLE_TEXT, .tx = MM(1.5),
		    .w = INDENT };
		pc->part[0].text = text_set_short(p, "•", STYLE_TEXT, INDENT, PAPER_LEFT);
		pc->part[1] = (struct part){ .tag = "LBody", .style = STYLE_TEXT, .tx = INDENT,
		    .w = p->body_w - INDENT };
		pc->part[1].text = text_set(p, s, STYLE_TEXT, p->body_w - INDENT, PAPER_LEFT, 0);
		pc->h = pc->part[1].text.h > 0.0 ? pc->part[1].text.h : pc->part[0].text.h;
		if (i == 0)
			pc->open = "L";
		if (i + 1 == n)
			pc->close = "L";
	}
}

/* A dotted line from where the last line of the part ends to the right edge. */
void
paper_dots_after(struct part *a, double w)
{
	const struct line *last = a->text.n > 0 ? &a->text.line[a->text.n - 1] : NULL;
	double from = last != NULL ? text_width(&a->text) + 4.0 : 0.0;

	a->ink = INK_DOTS;
	a->dx = a->tx + from;
	a->dw = w - from;
	a->dy = a->ty + (last != NULL ? last->y + last->h - 3.0 : 14.0);
}

/* A question has its own mark at the end. */
const char *
paper_named(struct paper *p, const char *label, const char *value)
{
	bool ends = label[0] != '\0' && strchr(".:?!", label[strlen(label) - 1]) != NULL;

	return arena_strf(p->mem, ends ? "%s %s" : "%s: %s", label, value);
}

void
paper_field(struct paper *p, const char *label, const char *value)
{
	const char *l = paper_taken(p, label), *v = paper_taken(p, value);
	bool blank = v[0] == '\0';
	const char *s = l[0] == '\0' ? v : paper_named(p, l, v);
	struct piece *pc = paper_piece(p, 1, blank ? 7.0 : 3.0);
	struct part *a = &pc->part[0];

	*a = (struct part){ .tag = "P", .style = STYLE_TEXT, .w = p->body_w };
	a->text = text_set(p, s, STYLE_TEXT, p->body_w, PAPER_LEFT, strlen(s) - strlen(v));
	pc->h = a->text.h;
	pc->flows = true;
	if (!blank)
		return;
	pc->flows = false;
	paper_dots_after(a, p->body_w);
	if (a->dw < MM(30)) {                   /* a long label: the line comes below it */
		pc->h += 20.0;
		a->dx = 0.0, a->dw = p->body_w, a->dy = pc->h - 3.0;
	}
	if (a->text.n == 0)
		pc->h = 18.0;
}

void
paper_lines(struct paper *p, const char *label, int n)
{
	const char *l = paper_taken(p, label);

	if (l[0] != '\0')
		paper_para(p, "P", STYLE_TEXT, l, 6.0)->keep = n > 0;
	for (int i = 0; i < n; i++) {
		struct piece *pc = paper_piece(p, 1, 0.0);

		pc->h = MM(8);
		pc->part[0] = (struct part){ .tag = "NonStruct", .ink = INK_DOTS, .dy = MM(8) - 2.0,
		    .dw = p->body_w };
	}
	p->space += 3.0;
}

void
paper_box(struct paper *p, const char *text)
{
	const char *s = paper_taken(p, text);
	struct piece *pc = paper_piece(p, 1, 3.5);
	struct part *a = &pc->part[0];

	*a = (struct part){ .tag = "P", .style = STYLE_TEXT, .ink = INK_BOX, .tx = MM(6.5),
	    .dx = 0.5, .dw = 9.5 };
	a->w = p->body_w - a->tx;
	a->text = text_set(p, s, STYLE_TEXT, a->w, PAPER_LEFT, 0);
	a->dy = 2.6;
	pc->h = a->text.h > 14.0 ? a->text.h : 14.0;
}

void
paper_space(struct paper *p, double mm)
{
	if (mm > 0.0)
		p->space += MM(mm < 300.0 ? mm : 300.0);
}

void
paper_page(struct paper *p)
{
	paper_table_end(p);
	p->fresh = p->n_piece > 0;
}

static double
sign_part(struct paper *p, struct part *a, const struct paper_sign *sign, double x, double w)
{
	const char *role = paper_taken(p, sign->role), *name = paper_taken(p, sign->name);
	const char *s = arena_strf(p->mem, "%s%s%s", role,
	    role[0] != '\0' && name[0] != '\0' ? "\n" : "", name);

	*a = (struct part){ .tag = "P", .style = STYLE_CELL, .ink = INK_DOTS, .tx = x,
	    .ty = MM(14) + 2.0 };
	a->dx = x, a->dw = w, a->dy = MM(14);
	a->text = text_set(p, s, STYLE_CELL, w, PAPER_CENTER, 0);
	return a->ty + a->text.h;
}

/* At least two lines of what stands before move with the signatures. */
static void
keep_before(struct paper *p)
{
	size_t lines = 0;

	for (size_t i = p->n_piece; i-- > 0 && lines < 2;) {
		size_t most = 1;

		for (size_t k = 0; k < p->piece[i]->n; k++)
			most = p->piece[i]->part[k].text.n > most ? p->piece[i]->part[k].text.n :
			    most;
		p->piece[i]->keep = true;
		lines += most;
		if (p->piece[i]->fresh)
			return;
	}
}

void
paper_signatures(struct paper *p, const char *place_and_date_label, const struct paper_sign *sign,
    size_t n)
{
	const char *label = paper_taken(p, place_and_date_label);
	double w = p->body_w * 0.42;
	struct piece *pc = NULL;

	paper_table_end(p);
	if (n > 0 || label[0] != '\0')
		keep_before(p);
	if (label[0] != '\0') {
		pc = paper_piece(p, 1, 14.0);
		pc->part[0] = (struct part){ .tag = "P", .style = STYLE_TEXT, .w = p->body_w };
		pc->part[0].text = text_set(p, arena_strf(p->mem, "%s: ", label), STYLE_TEXT,
		    p->body_w, PAPER_LEFT, 0);
		pc->h = pc->part[0].text.h;
		paper_dots_after(&pc->part[0], p->body_w * 0.6);
		pc->keep = n > 0;
	}
	for (size_t i = 0; i < n; i += 2) {
		size_t k = i + 1 < n ? 2 : 1;

		pc = paper_piece(p, k, 4.0);
		for (size_t j = 0; j < k; j++) {
			double h = sign_part(p, &pc->part[j], &sign[i + j],
			    j == 0 ? 0.0 : p->body_w - w, w);

			pc->h = h > pc->h ? h : pc->h;
		}
		pc->keep = i + 2 < n;
	}
}

static void
paper_free(struct paper *p)
{
	for (unsigned i = 0; i < p->n_font; i++)
		cairo_scaled_font_destroy(p->font[i]);
	room_give(p->room);
	arena_free(p->mem);
}

const char *
paper_finish(struct paper *p, struct arena *mem, size_t *ret_n)
{
	const char *out = NULL;
	unsigned char *drawn;
	size_t n = 0;

	paper_table_end(p);
	if (p->n_piece > 0)
		p->piece[p->n_piece - 1]->keep = false;
	paper_place(p);
	drawn = paper_draw(p, &n);
	*ret_n = 0;
	if (drawn != NULL)
		out = paper_seal(p, drawn, n, mem, ret_n);
	free(drawn);
	paper_free(p);
	return out;
}
