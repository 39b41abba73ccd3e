/* SPDX-License-Identifier: EUPL-1.2
 * paper.h - a tagged A4 PDF, written from top to bottom: headings, paragraphs, tables, lines to
 * write on, signatures. Margins 20 mm (left 25), 10.5 pt text, 9 pt tables, Noto Sans (look.md,
 * Papers).
 * Runs on a helper thread: touches no database; the given arena is used for the answer only.
 */
#ifndef KOMPAN_PAPER_H
#define KOMPAN_PAPER_H

#include "base/base.h"

struct paper;

struct paper_head {
	enum lang   lang;
	/* document title (metadata, H1 is printed by paper_title) */
	const char *title;
	const char *owner;              /* partnership: left of the page header */
	const char *name;               /* document: middle */
	const char *number;             /* right; may be NULL */
	const char *version;            /* foot; may be NULL */
	const char *printed;            /* day, ISO, in the foot; NULL leaves it out */
	const char *checksum;           /* short, foot; NULL: computed from the content */
	/* K M of the one it speaks to: of "Pani/Pan" her form stands; NULL: both stay */
	const char *sex;
	/* instant for /CreationDate: the same input gives the same bytes */
	int64_t     created;
	bool        landscape;
};

enum paper_align { PAPER_LEFT, PAPER_RIGHT, PAPER_CENTER };
/* width: share, any unit */
struct paper_col { const char *head; double width; enum paper_align align; bool row_head; };

struct paper *paper_new(const struct paper_head *);
/* H1, centred, with a second line */
void paper_title(struct paper *, const char *text, const char *sub);
/* never alone at the foot of a page */
void paper_h2(struct paper *, const char *text);
void paper_h3(struct paper *, const char *text);
/* paragraphs parted by a newline */
void paper_text(struct paper *, const char *text);
void paper_note(struct paper *, const char *text);                      /* small grey */
void paper_bullets(struct paper *, const char *const *text, size_t n);  /* L/LI/LBody */
/* "Label: value"; NULL or "": a dotted line to write on */
void paper_field(struct paper *, const char *label, const char *value);
void paper_lines(struct paper *, const char *label, int n);             /* n dotted lines */
/* an empty square to tick, and its text */
void paper_box(struct paper *, const char *text);
/* A step of a way drawn from top to bottom, with a small line under it; a full circle: done. */
void paper_step(struct paper *, const char *text, const char *under, bool done);
/* A slip to cut out, whole on its page: a heading, lines, a QR code of the link beside them. */
struct paper_slip { const char *head, *const *line; size_t n; const char *link; };
void paper_slip(struct paper *, const struct paper_slip *);
void paper_space(struct paper *, double mm);
/* a question: bold, never alone at the foot of a page */
void paper_label(struct paper *, const char *text);
/* a note on what follows, kept with it */
void paper_note_keep(struct paper *, const char *text);
/* "Label ........ after": a short line to write on; filled: "Label value after" */
void paper_blank(
    struct paper *, const char *label, const char *value, double mm, const char *after);
/*
 * Answers to tick, a list: side by side while they fit in a line, else each on its
 * own. ticked: marked with an X. line: a dotted line to write on follows the words.
 */
struct paper_choice { const char *text; bool ticked, line; };
void paper_choices(struct paper *, const struct paper_choice *, size_t n);
/* A table repeats its header on each page (repeats are artifacts); a row never breaks in two
 * unless taller than a page. */
void paper_table(struct paper *, const char *caption, const struct paper_col *, size_t n);
/* as many as columns; NULL or "": empty */
void paper_row(struct paper *, const char *const *cell);
/* for rows to be filled by hand */
void paper_row_tall(struct paper *, const char *const *cell, double min_mm);
/* A row of a grid: a cell is marked besides; ticked cells hold an X, ringed ones their own text. */
enum paper_mark { PAPER_PLAIN, PAPER_CENTRED, PAPER_EMPTY, PAPER_TICKED, PAPER_RINGED };
void paper_row_marks(
    struct paper *, const char *const *cell, const enum paper_mark *, double min_mm);
void paper_table_end(struct paper *);
/* Signature places side by side, two to a line, kept with at least two
 * lines of what stands before. */
struct paper_sign { const char *role, *name; };
void paper_signatures(struct paper *, const char *place_and_date_label, const struct paper_sign *,
    size_t n);
void paper_page(struct paper *);                                        /* a new page */
/* The bytes, in mem. Frees the paper. NULL only if the PDF libraries failed (logged). */
const char *paper_finish(struct paper *, struct arena *mem, size_t *ret_n);

#endif
