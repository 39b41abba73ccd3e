/* SPDX-License-Identifier: EUPL-1.2
 * paper_inside.h - what the files of pdf/ share. A paper is a list of pieces; a piece is a band
 * that stands whole on a page if it can. Text is set when it is added (paper_text.c), pieces are
 * given their pages (paper_place.c), drawn with tags by cairo (paper_draw.c), completed by qpdf
 * (paper_seal.c).
 * Units are points; y grows downwards.
 */
#ifndef KOMPAN_PAPER_INSIDE_H
#define KOMPAN_PAPER_INSIDE_H

#include "pdf/paper.h"

#include <cairo.h>

#define MM(x)     ((x) * 72.0 / 25.4)
#define CELL_PAD_X 3.2
#define CELL_PAD_Y 2.4
#define MAX_FONTS 64
#define MEMO_SLOTS 8192                 /* a power of two */

enum style {
	STYLE_TITLE, STYLE_SUB, STYLE_H2, STYLE_H3, STYLE_TEXT, STYLE_NOTE,
	STYLE_CELL, STYLE_CELL_HEAD, STYLE_CAPTION, STYLE_EDGE, STYLE_COUNT
};

/* Set text: glyphs of one font, lines of runs, positions from the upper
 * left corner of the block. */
struct glyph { uint32_t id; float x, y; };
struct run   { unsigned font; uint32_t n; struct glyph *glyph; };
struct line  { float y, h; size_t n; struct run *run; };
struct text  { size_t n; const struct line *line; double h; };

enum ink { INK_NONE, INK_CELL, INK_DOTS, INK_BOX, INK_RING, INK_WAY, INK_SQUARES };

/* A QR code: n squares a side, the lowest bit of each says dark. */
struct squares { unsigned n; const unsigned char *dark; };

/* A leaf of the structure tree: its tag, text and lines. */
struct part {
	const char *tag;
	enum style  style;
	enum ink    ink;
	double      x, w;               /* the box, from the left margin */
	double      tx, ty;             /* the text inside the piece */
	double      dx, dy, dw;         /* the dotted line */
	/* a cell of the header: heavier line below; a step of a way: done */
	bool        strong;
	enum ink    mark;               /* in a cell: a box or a ring besides, at dx dy dw */
	const struct squares *squares;  /* of INK_SQUARES, dw wide; NULL: none */
	const char *begin, *end;        /* tag around this and the following parts: LI */
	struct text text;
};

struct table {
	size_t            n;
	struct paper_col *col;          /* width in points */
	struct piece     *head;         /* NULL: no header */
	bool              has_head;
};

struct piece {
	double       gap, h;            /* gap: above, dropped at the head of a page */
	bool         keep;              /* with the next piece */
	bool         fresh;             /* begins a page */
	bool         flows;             /* a paragraph: may break, two lines on each side */
	const char  *open, *close;      /* tag of a container begun before, ended after */
	const char  *outer;             /* tag around the parts: TR, LI */
	struct table *table;            /* whose header is repeated */
	const char  *outline;           /* for the bookmarks */
	size_t       n;
	struct part *part;
};

struct placed { struct piece *piece; double y; unsigned page; struct piece *repeat; };

struct room;                            /* fonts and layouts, used by one paper at a time */

struct paper {
	struct arena     *mem;
	struct paper_head head;
	struct room      *room;
	double            width, height, left, top, body_w, body_h;

	struct piece    **piece;
	size_t            n_piece, cap_piece;
	double            space;        /* asked for before the next piece */
	bool              fresh;
	const char       *open;         /* container waiting for its first piece */
	struct table     *table;
	/* per table of the structure tree: is its first row a header? */
	bool             *head_row;
	size_t            n_table, cap_table;

	struct placed    *placed;
	size_t            n_placed, cap_placed;
	unsigned          pages;

	cairo_scaled_font_t *font[MAX_FONTS];
	unsigned          n_font;
	struct memo     **memo;         /* short texts already set */
	uint64_t          hash;
};

/* paper_text.c */
struct room *room_take(void);
void         room_give(struct room *);
const char  *text_clean(struct paper *, const char *);          /* what can be set; never NULL */
/* bold: so many bytes at the beginning are bold. s is clean. */
struct text  text_set(struct paper *, const char *s, enum style, double width, enum paper_align,
    size_t bold);
struct text  text_set_short(struct paper *, const char *s, enum style, double width,
    enum paper_align);
/* where the last line's ink may go on */
double       text_width(const struct text *);

/* paper.c */
const char  *paper_taken(struct paper *, const char *);         /* every text of the content */
struct piece *paper_piece(struct paper *, size_t parts, double gap);    /* ends an open table */
struct piece *paper_piece_add(struct paper *, size_t parts, double gap); /* or goes on with it */
struct piece *paper_row_piece(struct paper *, const char *const *cell, double min_mm);
struct piece *paper_para(struct paper *, const char *tag, enum style, const char *, double gap);
/* "Label: value" */
const char  *paper_named(struct paper *, const char *label, const char *value);
void         paper_dots_after(struct part *, double w);

/* paper_address.c */
const char  *paper_address(struct paper *, const char *);       /* in the form of the one addressed */

/* paper_place.c: fills placed and pages. */
void paper_place(struct paper *);

/* paper_draw.c: malloc'd bytes of the PDF as cairo writes it; NULL when it failed. */
unsigned char *paper_draw(struct paper *, size_t *ret_n);

/* paper_seal.c: the finished PDF in mem; NULL when it failed. */
const char *paper_seal(struct paper *, const unsigned char *, size_t, struct arena *mem,
    size_t *ret_n);

#endif
