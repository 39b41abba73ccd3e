/* SPDX-License-Identifier: EUPL-1.2
 * paper_slip.c - slips to cut apart and hand out: a heading, a few lines, and a QR code of a link
 * beside them for whoever has a telephone. The code is an artifact: what it says stands in words too.
 */
#include "pdf/paper_inside.h"

#include <qrencode.h>
#include <string.h>

#define SIDE MM(30)

/* The squares of a link in the paper's memory; NULL: it is too long for a code. */
static const struct squares *
squares_of(struct paper *p, const char *link)
{
	QRcode *q = QRcode_encodeString8bit(link, 0, QR_ECLEVEL_M);
	struct squares *s;

	if (q == NULL)
		return NULL;
	s = NEW(p->mem, struct squares);
	s->n = (unsigned)q->width;
	s->dark = memcpy(NEWN(p->mem, unsigned char, s->n * s->n), q->data, s->n * s->n);
	QRcode_free(q);
	return s;
}

static double
put(struct paper *p, struct part *a, const char *tag, enum style style, const char *text, double y)
{
	double w = p->body_w - SIDE - MM(5);

	*a = (struct part){ .tag = tag, .style = style, .w = w, .ty = y };
	a->text = text_set(p, paper_taken(p, text), style, w, PAPER_LEFT, 0);
	return y + a->text.h + 4.0;
}

void
paper_slip(struct paper *p, const struct paper_slip *slip)
{
	struct piece *pc = paper_piece(p, slip->n + 3, MM(4));
	struct part *last = &pc->part[slip->n + 1];
	double y = put(p, &pc->part[0], "H2", STYLE_H2, slip->head, 0.0);

	for (size_t i = 0; i < slip->n; i++)
		y = put(p, &pc->part[i + 1], "P", STYLE_TEXT, slip->line[i], y);
	*last = (struct part){ .tag = "NonStruct", .ink = INK_SQUARES, .dx = p->body_w - SIDE,
	    .dw = SIDE, .squares = squares_of(p, paper_taken(p, slip->link)) };
	pc->h = (y > SIDE ? y : SIDE) + MM(4);
	last[1] = (struct part){ .tag = "NonStruct", .ink = INK_DOTS, .dy = pc->h, .dw = p->body_w };
}
