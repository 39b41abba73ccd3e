/* SPDX-License-Identifier: EUPL-1.2
 * paper_text.c - text into glyphs. Pango breaks lines and picks glyphs; only these are kept, so
 * that a long paper is small. Glyphs are shown without clusters: cairo then never nests /Span
 * /ActualText, behind which readers lose the rest of a paragraph. Rooms (font map and layouts) are
 * lent to one paper
 * at a time, whatever thread it runs on, and keep their caches for the next.
 */
#include "pdf/paper_inside.h"

#include "base/text.h"

#include <pango/pangocairo.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define MEMO_MAX   64                   /* bytes; longer texts seldom come twice */

static const struct { double size; bool bold; double lead; } face[STYLE_COUNT] = {
	[STYLE_TITLE]     = { 16.0, true,  1.0 },
	[STYLE_SUB]       = { 11.0, false, 1.0 },
	[STYLE_H2]        = { 11.5, true,  1.0 },
	[STYLE_H3]        = { 10.5, true,  1.0 },
	[STYLE_TEXT]      = { 10.5, false, 1.0 },
	[STYLE_NOTE]      = {  8.5, false, 1.0 },
	[STYLE_CELL]      = {  9.0, false, 0.95 },
	[STYLE_CELL_HEAD] = {  9.0, true,  0.95 },
	[STYLE_CAPTION]   = {  9.0, true,  1.0 },
	[STYLE_EDGE]      = {  7.5, false, 1.0 },
};

struct room {
	struct room   *next;
	PangoFontMap  *map;
	PangoContext  *context;
	PangoLayout   *layout[STYLE_COUNT];
	PangoAttrList *attrs;
};

struct memo {
	struct memo     *next;
	const char      *s;
	enum style       style;
	enum paper_align align;
	double           width;
	struct text      text;
};

static pthread_mutex_t rooms_lock = PTHREAD_MUTEX_INITIALIZER;
static struct room *rooms;

static PangoLayout *
layout_new(struct room *room, enum style style)
{
	PangoLayout *l = pango_layout_new(room->context);
	PangoFontDescription *d = pango_font_description_new();

	pango_font_description_set_family_static(d, "Noto Sans");
	pango_font_description_set_absolute_size(d, face[style].size * PANGO_SCALE);
	pango_font_description_set_weight(d, face[style].bold ? PANGO_WEIGHT_BOLD :
	    PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(l, d);
	pango_font_description_free(d);
	pango_layout_set_auto_dir(l, FALSE);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_attributes(l, room->attrs);
	if (face[style].lead < 1.0)
		pango_layout_set_line_spacing(l, (float)face[style].lead);
	if (style == STYLE_EDGE) {
		pango_layout_set_ellipsize(l, PANGO_ELLIPSIZE_END);
		pango_layout_set_single_paragraph_mode(l, TRUE);
	}
	return l;
}

static struct room *
room_new(void)
{
	struct room *room = calloc(1, sizeof(*room));
	cairo_font_options_t *o = cairo_font_options_create();

	if (room == NULL)
		abort();
	room->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(room->map), 72.0);
	room->context = pango_font_map_create_context(room->map);
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(room->context, o);
	cairo_font_options_destroy(o);
	pango_context_set_round_glyph_positions(room->context, FALSE);
	pango_context_set_language(room->context, pango_language_from_string("pl"));
	room->attrs = pango_attr_list_new();
	pango_attr_list_insert(room->attrs, pango_attr_font_features_new("liga 0, clig 0, dlig 0"));
	/* a number broken in two has none */
	pango_attr_list_insert(room->attrs, pango_attr_insert_hyphens_new(FALSE));
	for (enum style s = 0; s < STYLE_COUNT; s++)
		room->layout[s] = layout_new(room, s);
	return room;
}

struct room *
room_take(void)
{
	struct room *room;

	pthread_mutex_lock(&rooms_lock);
	room = rooms;
	if (room != NULL)
		rooms = room->next;
	pthread_mutex_unlock(&rooms_lock);
	return room != NULL ? room : room_new();
}

void
room_give(struct room *room)
{
	pthread_mutex_lock(&rooms_lock);
	room->next = rooms;
	rooms = room;
	pthread_mutex_unlock(&rooms_lock);
}

/* Characters without ink would be boxes or empty clusters: controls, joiners, direction marks. */
static bool
inkless(gunichar c)
{
	return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x34f ||
	    c == 0x61c
	    || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f)
	    || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb)
	    || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef) ||
	    (c >= 0xe0000 && c <= 0xe0fff);
}

static gunichar
cleaned(gunichar c)
{
	if (c == 0x2028 || c == 0x2029)
		return '\n';
	return c == '\t' || c == 0x2007 ? ' ' : c;
}

const char *
text_clean(struct paper *p, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0, len = 0, i;
	const char *valid = s, *at;
	char *out, *nfc = NULL;
	bool plain = true;

	if (n == 0)
		return "";
	/* letters of Polish and their neighbours need no care */
	for (i = 0; i < n && plain; i++)
		plain = ((unsigned char)s[i] >= ' ' && (unsigned char)s[i] <= 0x7e) || s[i] == '\n'
		    || (((unsigned char)s[i] == 0xc3 || ((unsigned char)s[i] >= 0xc4 &&
		    (unsigned char)s[i] <= 0xc5))
		    && ((unsigned char)s[i + 1] & 0xc0) == 0x80 && ++i);
	if (plain)
		return arena_strn(p->mem, s, n);
	if (!text_utf8_ok(s, n))
		valid = nfc = g_utf8_make_valid(s, (gssize)n);
	at = g_utf8_normalize(valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	g_free(nfc);
	nfc = (char *)at;
	out = arena_alloc(p->mem, strlen(nfc) + 1);
	for (at = nfc; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = cleaned(g_utf8_get_char(at));

		if (!inkless(c))
			len += (size_t)g_unichar_to_utf8(c, out + len);
	}
	g_free(nfc);
	return out;
}

static unsigned
font_index(struct paper *p, PangoFont *font)
{
	cairo_scaled_font_t *sf = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));

	for (unsigned i = p->n_font; i-- > 0;)
		if (p->font[i] == sf)
			return i;
	if (sf == NULL || p->n_font == MAX_FONTS)
		return 0;
	p->font[p->n_font] = cairo_scaled_font_reference(sf);
	return p->n_font++;
}

static uint32_t
glyph_of(PangoFont *font, gunichar c)
{
	hb_codepoint_t g = 0;

	return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), c, &g) ? g : 0;
}

/* The white space at which a line was broken has no glyph; readers need one between the words. */
static uint32_t
glyph_or_space(const PangoGlyphItem *it, int i, const char *s)
{
	PangoGlyph g = it->glyphs->glyphs[i].glyph;
	PangoFont *font = it->item->analysis.font;
	char c = s[it->item->offset + it->glyphs->log_clusters[i]];

	if (g == PANGO_GLYPH_EMPTY)
		return c == ' ' ? glyph_of(font, ' ') : 0;
	if (g & PANGO_GLYPH_UNKNOWN_FLAG) {
		uint32_t r = glyph_of(font, 0xfffd);

		return r != 0 ? r : glyph_of(font, '?');
	}
	return g;
}

/* Adds one run's glyphs from x on; gives where the next run begins. */
static double
run_add(struct paper *p, struct run *r, const PangoGlyphItem *it, const char *s, double x, double y)
{
	const PangoGlyphString *gs = it->glyphs;

	r->font = font_index(p, it->item->analysis.font);
	/* one for a space at the end */
	r->glyph = NEWN(p->mem, struct glyph, (size_t)gs->num_glyphs + 1);
	for (int i = 0; i < gs->num_glyphs; i++) {
		const PangoGlyphGeometry *m = &gs->glyphs[i].geometry;
		uint32_t id = glyph_or_space(it, i, s);

		if (id != 0)
			r->glyph[r->n++] = (struct glyph){ id,
			    (float)(x + m->x_offset / (double)PANGO_SCALE),
				(float)(y + m->y_offset / (double)PANGO_SCALE) };
		x += m->width / (double)PANGO_SCALE;
	}
	return x;
}

static void
line_add(struct paper *p, struct line *ln, PangoLayoutIter *it, const char *s)
{
	PangoLayoutLine *pl = pango_layout_iter_get_line_readonly(it);
	double y = pango_layout_iter_get_baseline(it) / (double)PANGO_SCALE, x;
	PangoRectangle box;
	GSList *r;

	pango_layout_iter_get_line_extents(it, NULL, &box);
	ln->y = (float)(box.y / (double)PANGO_SCALE);
	ln->h = (float)(box.height / (double)PANGO_SCALE);
	x = box.x / (double)PANGO_SCALE;
	ln->run = NEWN(p->mem, struct run, g_slist_length(pl->runs));
	for (r = pl->runs; r != NULL; r = r->next) {
		x = run_add(p, &ln->run[ln->n], r->data, s, x, y);
		if (r->next == NULL && s[pl->start_index + pl->length] == '\n') {
			struct run *last = &ln->run[ln->n];
			PangoFont *font = ((PangoGlyphItem *)r->data)->item->analysis.font;

			last->glyph[last->n++] = (struct glyph){ glyph_of(font, ' '), (float)x,
			    (float)y };
		}
		ln->n++;
	}
}

static void
bold_begin(struct room *room, PangoLayout *l, size_t bold)
{
	PangoAttrList *attrs = pango_attr_list_copy(room->attrs);
	PangoAttribute *b = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

	b->end_index = (guint)bold;
	pango_attr_list_insert(attrs, b);
	pango_layout_set_attributes(l, attrs);
	pango_attr_list_unref(attrs);
}

struct text
text_set(struct paper *p, const char *s, enum style style, double width, enum paper_align align,
    size_t bold)
{
	static const PangoAlignment alignment[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_RIGHT,
	    PANGO_ALIGN_CENTER };
	PangoLayout *l = p->room->layout[style];
	struct text t = { 0 };
	struct line *line;
	PangoLayoutIter *it;
	int h;

	if (s[0] == '\0')
		return t;
	if (bold > 0)
		bold_begin(p->room, l, bold);
	pango_layout_set_width(l, (int)(width * PANGO_SCALE));
	pango_layout_set_alignment(l, alignment[align]);
	pango_layout_set_text(l, s, -1);
	line = NEWN(p->mem, struct line, (size_t)pango_layout_get_line_count(l));
	it = pango_layout_get_iter(l);
	do
		line_add(p, &line[t.n++], it, s);
	while (pango_layout_iter_next_line(it));
	pango_layout_iter_free(it);
	pango_layout_get_size(l, NULL, &h);
	t.line = line;
	t.h = h / (double)PANGO_SCALE;
	if (bold > 0)
		pango_layout_set_attributes(l, p->room->attrs);
	return t;
}

struct text
text_set_short(struct paper *p, const char *s, enum style style, double width,
    enum paper_align align)
{
	uint32_t h = 2166136261u ^ (uint32_t)style ^ (uint32_t)(width * 16.0);
	struct memo **slot, *m;

	if (strlen(s) > MEMO_MAX)
		return text_set(p, s, style, width, align, 0);
	for (const char *c = s; *c != '\0'; c++)
		h = (h ^ (unsigned char)*c) * 16777619u;
	slot = &p->memo[h & (MEMO_SLOTS - 1)];
	for (m = *slot; m != NULL; m = m->next)
		if (m->style == style && m->align == align && m->width == width &&
		    strcmp(m->s, s) == 0)
			return m->text;
	m = NEW(p->mem, struct memo);
	*m = (struct memo){ *slot, s, style, align, width, text_set(p, s, style, width, align, 0) };
	*slot = m;
	return m->text;
}

double
text_width(const struct text *t)
{
	const struct line *ln = t->n > 0 ? &t->line[t->n - 1] : NULL;
	const struct run *r = ln != NULL && ln->n > 0 ? &ln->run[ln->n - 1] : NULL;

	return r != NULL && r->n > 0 ? r->glyph[r->n - 1].x : 0.0;
}
