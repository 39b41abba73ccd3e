/* SPDX-License-Identifier: EUPL-1.2
 * quest_page.c - sections, groups and tables of a page that is filled in.
 */
#include "quest/quest_page_inside.h"

#include "base/mark.h"

#include <stdio.h>
#include <stdlib.h>

#define ITEM_BYTES 300          /* of a question on a page, about */

bool
quest_is_group(const struct quest_item *it)
{
	return it->kind == QUEST_GROUP && it->repeats;
}

bool
quest_is_table(const struct quest_item *it)
{
	bool table = quest_is_group(it) && it->child != NULL;

	for (const struct quest_item *c = it->child; c != NULL; c = c->next)
		table = table && quest_asks(c) && quest_explained_only(c);
	return table;
}

bool
quest_is_scale(const struct quest_item *it, long *low, long *high)
{
	if (it->kind != QUEST_INTEGER || it->control != QUEST_SLIDER || it->min == NULL ||
	    it->max == NULL)
		return false;
	*low = strtol(it->min, NULL, 10);
	*high = strtol(it->max, NULL, 10);
	return *high >= *low && *high - *low < PAGE_SCALE;
}

const struct quest_option *
quest_option_of(const struct quest_item *it, const char *code)
{
	for (size_t i = 0; i < it->n_option; i++)
		if (strcmp(it->option[i].code, code) == 0)
			return &it->option[i];
	return NULL;
}

void
quest_page_name(char *ret, const struct quest_item *it, quest_path path)
{
	size_t n = strlen(it->link_id);         /* at most 255 */

	memcpy(ret, "q.", 2);
	memcpy(ret + 2, it->link_id, n + 1);
	if (it->level > 0)
		snprintf(ret + 2 + n, PAGE_NAME - 2 - n, "@%u", (unsigned)path);
}

size_t
quest_pages(struct arena *mem, const struct quest *q, const struct quest_item ***ret)
{
	const struct quest_item **page = NEWN(mem, const struct quest_item *, q->n_item + 1);
	size_t n = 0;

	for (const struct quest_item *it = q->first; it != NULL; it = it->next)
		if (it->kind == QUEST_GROUP && !it->hidden && it->child != NULL)
			page[n++] = it;
		else if (!it->hidden && it->kind != QUEST_GROUP) {
			n = 0;
			break;
		}
	if (n == 0)
		page[n++] = NULL;
	*ret = page;
	return n;
}

/* ---- words ---- */

void
quest_label(struct buf *o, enum lang lang, const struct quest_item *it)
{
	if (*it->prefix != '\0') {
		html_text(o, it->prefix);
		PUT(o, " ");
	}
	html_text(o, *it->text.in[lang] != '\0' ? it->text.in[lang] : it->link_id);
}

void
quest_words_draw(struct buf *o, const char *css, const char *text)
{
	buf_str(o, "<p class=\"");
	buf_str(o, css);
	PUT(o, " k-lines\">");
	html_text(o, text);
	PUT(o, "</p>\n");
}

/* ---- tables ---- */

static void draw_list(struct page *, const struct quest_item *, quest_path, int deep);

static void
row_button(struct page *p, const struct quest_item *it, quest_path path, size_t row)
{
	struct buf *o = p->o;

	PUT(o, "<button type=\"submit\" class=\"k-linkbutton\" name=\"q-\" value=\"");
	html_text(o, it->link_id);
	buf_fmt(o, "@%u\">", (unsigned)path);
	html_text(o, tr(p->lang, "Remove row"));
	buf_fmt(o, " %zu</button>", row);
}

static bool
removed(const struct page *p, const struct quest_item *it, quest_path path)
{
	const struct typed_name *t = p->typed.any ? quest_typed_find(&p->typed, "q-") : NULL;
	char key[PAGE_NAME];

	if (t == NULL || t->first == NULL)
		return false;
	snprintf(key, sizeof(key), "%s@%u", it->link_id, (unsigned)path);
	return strcmp(t->first->value, key) == 0;
}

/* What explains a column stands above the table, once for all rows and on a telephone too. */
static void
column_help(struct page *p, const struct quest_item *c)
{
	struct buf *o = p->o;
	const char *help = quest_help_line(o->mem, c, p->lang);

	if (c->hidden || *help == '\0')
		return;
	PUT(o, "<p class=\"govuk-hint\">");
	quest_label(o, p->lang, c);
	PUT(o, ": ");
	html_text(o, help);
	PUT(o, "</p>\n");
}

static void
table_head(struct page *p, const struct quest_item *it)
{
	struct buf *o = p->o;

	for (const struct quest_item *c = it->child; c != NULL; c = c->next)
		column_help(p, c);

	PUT(o, "<table class=\"k-table k-stack k-rows\"><caption>");
	quest_label(o, p->lang, it);
	PUT(o, "</caption><thead><tr>");
	for (const struct quest_item *c = it->child; c != NULL; c = c->next)
		if (!c->hidden) {
			PUT(o, "<th scope=\"col\">");
			quest_label(o, p->lang, c);
			PUT(o, "</th>");
		}
	PUT(o, "<td></td></tr></thead><tbody>\n");
}

static void
table_row(struct page *p, const struct quest_item *it, quest_path path, size_t row)
{
	struct buf *o = p->o;

	PUT(o, "<tr>");
	for (const struct quest_item *c = it->child; c != NULL; c = c->next) {
		if (c->hidden)
			continue;
		PUT(o, "<td data-label=\"");
		quest_label(o, p->lang, c);
		PUT(o, "\">");
		if (quest_enabled(p->a, c, path))
			quest_field_cell(p, c, path, row);
		PUT(o, "</td>");
	}
	PUT(o, "<td>");
	row_button(p, it, path, row);
	PUT(o, "</td></tr>\n");
}

static void
block_row(struct page *p, const struct quest_item *it, quest_path path, size_t row, int deep)
{
	struct buf *o = p->o;

	PUT(o,
	    "<fieldset class=\"govuk-fieldset k-part\"><legend class=\"govuk-fieldset__legend\">");
	quest_label(o, p->lang, it);
	buf_fmt(o, " %zu</legend>\n", row);
	draw_list(p, it->child, path, deep + 1);
	row_button(p, it, path, row);
	PUT(o, "</fieldset>\n");
}

static void
more_button(struct page *p, const struct quest_item *it, quest_path path)
{
	struct buf *o = p->o;

	PUT(o,
	    "<p><button type=\"submit\" class=\"govuk-button govuk-button--secondary\" name=\"q+\" value=\"");
	html_text(o, it->link_id);
	buf_fmt(o, "@%u\">", (unsigned)path);
	html_text(o, tr(p->lang, "Save and add a row"));
	PUT(o, "</button></p>\n");
}

static void
draw_rows(struct page *p, const struct quest_item *it, quest_path path, int deep)
{
	size_t n = quest_rows(p->a, it, path);
	bool table = quest_is_table(it);
	char name[PAGE_NAME];
	size_t max = it->max_occurs > 0 ? (size_t)it->max_occurs : QUEST_ROWS;

	quest_page_name(name, it, path);
	PUT(p->o, "<input type=\"hidden\" name=\"");
	html_text(p->o, name);
	buf_fmt(p->o, "\" value=\"%zu\"><div id=\"", n);
	html_text(p->o, name);
	PUT(p->o, "\">");
	if (table)
		table_head(p, it);
	for (size_t r = 0; r < n; r++) {
		quest_path row = quest_row(it, path, r);

		if (removed(p, it, row))
			continue;
		if (table)
			table_row(p, it, row, r + 1);
		else
			block_row(p, it, row, r + 1, deep);
	}
	if (table)
		PUT(p->o, "</tbody></table>\n");
	PUT(p->o, "</div>\n");
	if (n < max)
		more_button(p, it, path);
}

/* ---- groups ---- */

static void
draw_group(struct page *p, const struct quest_item *it, quest_path path, int deep)
{
	struct buf *o = p->o;

	if (deep == 0 && !quest_is_table(it)) {
		PUT(o, "<h2>");
		quest_label(o, p->lang, it);
		PUT(o, "</h2>\n");
	}
	if (it->repeats) {
		draw_rows(p, it, path, deep);
	} else if (deep == 0) {
		draw_list(p, it->child, path, deep + 1);
	} else {
		PUT(o,
		    "<fieldset class=\"govuk-fieldset k-part\"><legend class=\"govuk-fieldset__legend\">");
		quest_label(o, p->lang, it);
		PUT(o, "</legend>\n");
		draw_list(p, it->child, path, deep + 1);
		PUT(o, "</fieldset>\n");
	}
}

static void
draw_item(struct page *p, const struct quest_item *it, quest_path path, int deep)
{
	if (it->hidden || !quest_enabled(p->a, it, path))
		return;
	if (it->kind == QUEST_GROUP) {
		if (it->child != NULL)
			draw_group(p, it, path, deep);
	} else if (it->kind == QUEST_DISPLAY) {
		quest_words_draw(
		    p->o, it->control == QUEST_HELP ? "govuk-hint" : "k-say", it->text.in[p->lang]);
	} else {
		quest_field_draw(p, it, path);
		if (it->child != NULL) {
			PUT(p->o, "<div class=\"k-below\">");
			draw_list(p, it->child, path, deep + 1);
			PUT(p->o, "</div>\n");
		}
	}
}

static void
draw_list(struct page *p, const struct quest_item *it, quest_path path, int deep)
{
	for (; it != NULL; it = it->next)
		if (!quest_explains(it))
			draw_item(p, it, path, deep);
}

/* ---- the blank row below each table ---- */

/* typed: only where the button for one more row was pressed; the rows were counted by the form. */
static bool
wants_row(const struct page *p, const struct quest_item *it, quest_path path)
{
	const struct typed_name *t;
	char key[PAGE_NAME];

	if (!p->typed.any)
		return true;
	t = quest_typed_find(&p->typed, "q+");
	snprintf(key, sizeof(key), "%s@%u", it->link_id, (unsigned)path);
	return t != NULL && t->first != NULL && strcmp(t->first->value, key) == 0;
}

static void
open_rows(struct page *p, const struct quest_item *it, quest_path path)
{
	bool many = quest_is_group(it);
	size_t n = many ? quest_rows(p->a, it, path) : 1;
	size_t max = it->max_occurs > 0 ? (size_t)it->max_occurs : QUEST_ROWS;

	if (many && n < max && wants_row(p, it, path))
		quest_set_rows(p->a, it, path, ++n);
	for (size_t r = 0; r < n; r++)
		for (const struct quest_item *c = it->child; c != NULL; c = c->next)
			open_rows(p, c, many ? quest_row(it, path, r) : path);
}

void
quest_page_draw(struct buf *o, const struct form *f, struct quest_answers *a,
    const struct quest_item *page)
{
	struct page p = { .o = o, .f = f, .a = a, .lang = f->lang };
	const struct quest_item *first = page != NULL ? page : a->form->first;

	quest_typed_index(o->mem, f, &p.typed);
	if (page == NULL)
		buf_room(o, a->form->n_item * ITEM_BYTES);
	/* Enter in a field presses the first button: it saves, it takes no row away. */
	PUT(o,
	    "<button type=\"submit\" class=\"govuk-visually-hidden\" tabindex=\"-1\" aria-hidden=\"true\">");
	html_text(o, tr(p.lang, "Save"));
	PUT(o, "</button><input type=\"hidden\" name=\"q\" value=\"1\">\n");
	for (const struct quest_item *it = first; it != NULL; it = page != NULL ? NULL : it->next)
		open_rows(&p, it, 0);
	for (const struct quest_item *it = first; it != NULL; it = page != NULL ? NULL : it->next)
		draw_item(&p, it, 0, 0);
	for (const struct quest_item *it = first; it != NULL; it = page != NULL ? NULL : it->next)
		quest_page_compact(a, it, 0);
}

/* ---- what a page holds, as a mark and copied ---- */

bool
quest_on_page(const struct quest_item *it, const struct quest_item *page)
{
	while (it != NULL && it != page)
		it = it->parent;
	return it == page;
}

const char *
quest_page_mark(const struct quest_answers *a, const struct quest_item *page)
{
	uint64_t m = MARK_BEGIN;

	for (size_t i = 0; i < a->form->n_item; i++) {
		const struct quest_item *it = a->form->item[i];

		if (!quest_asks(it) || !quest_on_page(it, page))
			continue;
		for (const struct quest_cell *c = a->cell[i]; c != NULL; c = c->next)
			if (c->n_value > 0 && quest_enabled(a, it, c->path)) {
				m = mark_add(m, it->link_id);
				m = mark_add(m, arena_strf(a->mem, "%u", (unsigned)c->path));
				for (size_t v = 0; v < c->n_value; v++)
					m = mark_add(
					    mark_add(m, c->value[v].code), c->value[v].text);
			}
	}
	return mark_text(a->mem, m);
}
