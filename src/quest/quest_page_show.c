/* SPDX-License-Identifier: EUPL-1.2
 * quest_page_show.c - filled answers for reading on the screen.
 */
#include "quest/quest_page_inside.h"

#include "base/date.h"

struct show { struct buf *o; const struct quest_answers *a; enum lang lang; bool empty; };

const char *
quest_value_words(
    struct arena *mem, enum lang lang, const struct quest_item *it, const struct quest_value *v)
{
	const struct quest_option *opt = v->code == NULL ? NULL : quest_option_of(it, v->code);
	const char *unit = it->unit.in[lang], *text = v->text, *dot;

	if (opt != NULL)
		return opt->display.in[lang];
	if (it->kind == QUEST_BOOLEAN)
		return strcmp(text, "true") == 0 ? tr(lang, "Yes") : tr(lang, "No");
	if (it->kind == QUEST_DATE && date_ok(text))
		return date_short(mem, text);
	dot = it->kind == QUEST_DECIMAL && lang == LANG_PL ? strchr(text, '.') : NULL;
	if (dot != NULL)
		text = arena_strf(mem, "%.*s,%s", (int)(dot - text), text, dot + 1);
	return *unit == '\0' ? text : arena_strf(mem, "%s %s", text, unit);
}

static void
values(struct show *s, const struct quest_item *it, quest_path path)
{
	const struct quest_cell *c = quest_get(s->a, it, path);

	for (size_t i = 0; c != NULL && i < c->n_value; i++) {
		if (i > 0)
			PUT(s->o, "<br>");
		html_text(s->o, quest_value_words(s->o->mem, s->lang, it, &c->value[i]));
	}
	if (c == NULL && s->empty)
		PUT(s->o, "–");
}

static void
table(struct show *s, const struct quest_item *it, quest_path path)
{
	struct buf *o = s->o;

	PUT(o, "<table class=\"k-table k-stack\"><caption>");
	quest_label(o, s->lang, it);
	PUT(o, "</caption><thead><tr>");
	for (const struct quest_item *c = it->child; c != NULL; c = c->next) {
		PUT(o, "<th scope=\"col\">");
		quest_label(o, s->lang, c);
		PUT(o, "</th>");
	}
	PUT(o, "</tr></thead><tbody>\n");
	for (size_t r = 0; r < quest_rows(s->a, it, path); r++) {
		PUT(o, "<tr>");
		for (const struct quest_item *c = it->child; c != NULL; c = c->next) {
			PUT(o, "<td class=\"k-lines\" data-label=\"");
			quest_label(o, s->lang, c);
			PUT(o, "\">");
			values(s, c, quest_row(it, path, r));
			PUT(o, "</td>");
		}
		PUT(o, "</tr>\n");
	}
	PUT(o, "</tbody></table>\n");
}

static void
show_item(struct show *s, const struct quest_item *it, quest_path path, int deep)
{
	struct buf *o = s->o;
	size_t rows = quest_is_group(it) ? quest_rows(s->a, it, path) : 1;

	if (it->hidden || it->kind == QUEST_DISPLAY || !quest_enabled(s->a, it, path))
		return;
	if (!s->empty && !quest_page_holds(s->a, it, path))
		return;
	if (quest_is_table(it)) {
		table(s, it, path);
		return;
	}
	if (it->kind == QUEST_GROUP) {
		buf_str(o, deep == 0 ? "<h2>" : "<h3>");
		quest_label(o, s->lang, it);
		buf_str(o, deep == 0 ? "</h2>\n" : "</h3>\n");
	} else {
		PUT(o, "<dl class=\"k-answers\"><dt>");
		quest_label(o, s->lang, it);
		PUT(o, "</dt><dd class=\"k-lines\">");
		values(s, it, path);
		PUT(o, "</dd></dl>\n");
	}
	for (size_t r = 0; r < rows; r++)
		for (const struct quest_item *c = it->child; c != NULL; c = c->next)
			show_item(
			    s, c, quest_is_group(it) ? quest_row(it, path, r) : path, deep + 1);
}

void
quest_page_show(
    struct buf *o, const struct quest_answers *a, const struct quest_item *page, bool empty)
{
	struct show s = { o, a, o->lang, empty };

	for (const struct quest_item *it = page != NULL ? page : a->form->first; it != NULL;
	    it = page != NULL ? NULL : it->next)
		show_item(&s, it, 0, 0);
}
