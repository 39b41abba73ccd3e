/* SPDX-License-Identifier: EUPL-1.2
 * chart.c - the dumbbell: for each row one line from the lowest to the highest possible number, a
 * hollow dot where it began, a full one where it is, a heavy line between them.
 */
#include "html/chart.h"

#include "base/text.h"

#include <string.h>

#define WIDE   320
#define LEFT   14
#define RIGHT  306
#define ROW    46                       /* with a label of one line */
#define LINE   13
#define LETTERS 48                      /* of a label in one line */

/* Bytes of the words that fit in one line; all that is left if it fits. */
static size_t
line_bytes(const char *s)
{
	size_t n = 0, letters = 0, last = 0;

	for (; s[n] != '\0'; n++) {
		letters += ((unsigned char)s[n] & 0xc0) != 0x80;
		if (letters > LETTERS)
			return last > 0 ? last : n;
		if (s[n] == ' ')
			last = n;
	}
	return n;
}

static int
label_lines(const char *s)
{
	int n = 0;

	do {
		s += line_bytes(s);
		s += *s == ' ';
		n++;
	} while (*s != '\0');
	return n;
}

static void
label(struct buf *o, const char *s, int y)
{
	do {
		size_t n = line_bytes(s);

		buf_fmt(o, "<text x=\"%d\" y=\"%d\" font-size=\"12\">", LEFT - 6, y);
		html_text(o, arena_strn(o->mem, s, n));
		buf_str(o, "</text>");
		s += n;
		s += *s == ' ';
		y += LINE;
	} while (*s != '\0');
}

static int
at(const struct chart *c, int64_t v)
{
	v = v < c->low ? c->low : v > c->high ? c->high : v;
	return LEFT + (int)((v - c->low) * (RIGHT - LEFT) / (c->high - c->low));
}

static void
dot(struct buf *o, int x, int y, bool full)
{
	buf_fmt(o,
	    "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\" stroke=\"#14532d\" stroke-width=\"2\"/>",
	    x, y, full ? "#14532d" : "#ffffff");
}

static void
number(struct buf *o, int x, int y, int64_t v)
{
	buf_fmt(o, "<text x=\"%d\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%lld</text>", x,
	    y + 18, (long long)v);
}

static void
line(struct buf *o, int x1, int x2, int y, const char *ink)
{
	buf_fmt(o, "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" %s/>", x1, x2, y, y, ink);
}

/* The first and the last number that there are; false: none. */
static bool
ends(const struct chart *c, const struct chart_row *r, int64_t *first, int64_t *last)
{
	*first = *last = CHART_NONE;
	for (size_t i = 0; i < c->n_time; i++) {
		if (r->value[i] == CHART_NONE)
			continue;
		*first = *first == CHART_NONE ? r->value[i] : *first;
		*last = r->value[i];
	}
	return *first != CHART_NONE;
}

static int
row(struct buf *o, const struct chart *c, const struct chart_row *r, int y)
{
	int64_t first, last;
	int track = y + LINE * label_lines(r->label) + 8;

	label(o, r->label, y + 11);
	line(o, LEFT, RIGHT, track, "stroke=\"#b1b4b6\" stroke-width=\"1\"");
	if (ends(c, r, &first, &last)) {
		int x = at(c, first), to = at(c, last);

		line(o, x, to, track, "stroke=\"#14532d\" stroke-width=\"3\"");
		dot(o, x, track, false);
		dot(o, to, track, true);
		number(o, x, track, first);
		if (to != x)
			number(o, to, track, last);
	}
	return y + ROW + LINE * (label_lines(r->label) - 1);
}

static void
table(struct buf *o, const struct chart *c)
{
	buf_str(o, "<div class=\"k-scroll\"><table class=\"govuk-table k-table\">"
	    "<caption class=\"govuk-table__caption\">");
	html_text(o, c->title);
	buf_str(o, "</caption><thead><tr><th scope=\"col\">");
	html_text(o, c->item);
	for (size_t i = 0; i < c->n_time; i++) {
		buf_str(o, "</th><th scope=\"col\" class=\"k-num\">");
		html_text(o, c->time[i]);
	}
	buf_fmt(o, "</th><th scope=\"col\">%s</th></tr></thead><tbody>", tr(o->lang, "Change"));
	for (size_t k = 0; k < c->n_row; k++) {
		buf_str(o, "<tr><th scope=\"row\">");
		html_text(o, c->row[k].label);
		buf_str(o, "</th>");
		for (size_t i = 0; i < c->n_time; i++) {
			buf_str(o, "<td class=\"k-num\">");
			if (c->row[k].value[i] == CHART_NONE)
				buf_str(o, "–");
			else
				html_int(o, c->row[k].value[i]);
			buf_str(o, "</td>");
		}
		buf_str(o, "<td>");
		html_text(o, c->row[k].change);
		buf_str(o, "</td></tr>");
	}
	buf_str(o, "</tbody></table></div>");
}

static void
begin(struct buf *o, const char *id, const char *title, const char *desc, int high)
{
	buf_fmt(o, "<figure class=\"k-chart\"><svg viewBox=\"0 0 %d %d\" role=\"img\" "
	    "aria-labelledby=\"%s-title %s-desc\"><title id=\"%s-title\">", WIDE, high, id, id, id);
	html_text(o, title);
	buf_fmt(o, "</title><desc id=\"%s-desc\">", id);
	html_text(o, desc);
	buf_str(o, "</desc>");
}

/* ---- bars ---- */

#define BAR   12
#define THIN  6
#define LONG  250                       /* of a bar that all gave; a number follows */

static void
bar(struct buf *o, int64_t n, int64_t total, int y, bool full)
{
	int wide = n <= 0 ? 0 : (int)((n > total ? total : n) * LONG / total);

	buf_fmt(o,
	    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#14532d\"/>",
	    LEFT - 6, y, wide, full ? BAR : THIN, full ? "#14532d" : "#ffffff");
	buf_fmt(o, "<text x=\"%d\" y=\"%d\" font-size=\"11\">%lld</text>", LEFT + wide,
	    y + (full ? 10 : 7), (long long)n);
}

static int
bar_high(const struct chart_bars *c, const struct chart_bar *b)
{
	return LINE * label_lines(b->label) + BAR + 12 + (c->before_total > 0 ? THIN + 4 : 0);
}

void
chart_bars(struct buf *o, const struct chart_bars *c)
{
	int y = 4, high = 8;

	if (c->n_bar == 0 || c->total <= 0)
		return;
	for (size_t i = 0; i < c->n_bar; i++)
		high += bar_high(c, &c->bar[i]);
	begin(o, c->id, c->title, c->desc, high);
	for (size_t i = 0; i < c->n_bar; i++) {
		const struct chart_bar *b = &c->bar[i];
		int at = y + LINE * label_lines(b->label) + 4;

		label(o, b->label, y + 11);
		bar(o, b->n, c->total, at, true);
		if (c->before_total > 0 && b->before != CHART_NONE)
			bar(o, b->before, c->before_total, at + BAR + 3, false);
		y += bar_high(c, b);
	}
	buf_str(o, "</svg>");
	if (c->before_total > 0)
		buf_fmt(o, "<figcaption class=\"govuk-hint\">%s</figcaption>",
		    tr(o->lang,
		        "Full bar: now. Hollow bar: earlier. The longer, the larger the share."));
	buf_str(o, "</figure>");
}

void
chart_dumbbell(struct buf *o, const struct chart *c)
{
	int y = 4, high = 8;

	if (c->n_row == 0 || c->n_time == 0 || c->low >= c->high)
		return;
	for (size_t i = 0; i < c->n_row; i++)
		high += ROW + LINE * (label_lines(c->row[i].label) - 1);
	begin(o, c->id, c->title, c->desc, high);
	for (size_t i = 0; i < c->n_row; i++)
		y = row(o, c, &c->row[i], y);
	buf_fmt(o, "</svg><figcaption class=\"govuk-hint\">%s</figcaption></figure>",
	    tr(o->lang, "Hollow dot: the first answer. Full dot: the latest."));
	table(o, c);
}
