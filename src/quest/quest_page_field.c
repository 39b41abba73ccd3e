/* SPDX-License-Identifier: EUPL-1.2
 * quest_page_field.c - one question on the screen: label, hint, fault in place around its input.
 */
#include "quest/quest_page_inside.h"

#include <stdio.h>

static const char *
fault_of(const struct field *f)
{
	const char *own = f->typed_own == NULL ? NULL : f->typed_own->fault;

	return f->typed != NULL && f->typed->fault != NULL ? f->typed->fault : own;
}

/* ---- around the input ---- */

static const char *
hint_of(const struct field *f)
{
	const char *help = quest_help_line(f->p->o->mem, f->it, f->p->lang);

	if (*help != '\0')
		return f->row == 0 ? help : "";         /* a table says it once */
	if (*f->it->entry_format.in[f->p->lang] != '\0')
		return f->it->entry_format.in[f->p->lang];
	if (f->it->kind == QUEST_DATE && f->row == 0)
		return tr(f->p->lang, "For example 12.09.2026");
	return "";
}

static void
put_label(const struct field *f)
{
	struct buf *o = f->p->o;

	quest_label(o, f->p->lang, f->it);
	if (f->it->required) {
		PUT(o, " <span class=\"k-optional\">");
		html_text(o, tr(f->p->lang, "(needed)"));
		PUT(o, "</span>");
	}
}

static void
notes(const struct field *f)
{
	struct buf *o = f->p->o;
	const char *hint = hint_of(f), *fault = fault_of(f);

	if (*hint != '\0') {
		PUT(o, "<div class=\"govuk-hint\" id=\"");
		html_text(o, f->name);
		PUT(o, "-hint\">");
		html_text(o, hint);
		PUT(o, "</div>");
	}
	if (fault != NULL) {
		PUT(o, "<p class=\"govuk-error-message\" id=\"");
		html_text(o, f->name);
		PUT(o, "-error\"><span class=\"govuk-visually-hidden\">");
		html_text(o, tr(f->p->lang, "Mistake:"));
		PUT(o, "</span> ");
		html_text(o, fault);
		PUT(o, "</p>");
	}
}

void
quest_field_described(const struct field *f)
{
	struct buf *o = f->p->o;
	bool hint = *hint_of(f) != '\0', fault = fault_of(f) != NULL;

	if (!hint && !fault)
		return;
	PUT(o, " aria-describedby=\"");
	if (hint) {
		html_text(o, f->name);
		PUT(o, "-hint");
	}
	if (fault) {
		buf_str(o, hint ? " " : "");
		html_text(o, f->name);
		PUT(o, "-error\" aria-invalid=\"true");
	}
	PUT(o, "\"");
}

void
quest_field_name_cell(const struct field *f)
{
	struct buf *o = f->p->o;

	if (f->row == 0)
		return;
	PUT(o, " aria-label=\"");
	quest_label(o, f->p->lang, f->it);
	buf_fmt(o, ", %s %zu\"", tr(f->p->lang, "row"), f->row);
}

/* ---- the question ---- */

static bool
find(struct page *p, const struct quest_item *it, quest_path path, struct field *f)
{
	long low, high;

	*f = (struct field){ .p = p, .it = it, .path = path };
	quest_page_name(f->name, it, path);
	if (it->kind == QUEST_OPEN_CHOICE)
		snprintf(f->own, sizeof(f->own), "%.*s" PAGE_OTHER, PAGE_NAME - 10, f->name);
	if (p->typed.any) {
		f->typed = quest_typed_find(&p->typed, f->name);
		f->typed_own =
		    it->kind == QUEST_OPEN_CHOICE ? quest_typed_find(&p->typed, f->own) : NULL;
	}
	return it->n_option > 0 || it->kind == QUEST_BOOLEAN || quest_is_scale(it, &low, &high);
}

static void
as_text(struct page *p, const struct quest_item *it, quest_path path)
{
	const struct quest_cell *c = quest_get(p->a, it, path);

	for (size_t i = 0; c != NULL && i < c->n_value; i++)
		quest_words_draw(
		    p->o, "k-answer", quest_value_words(p->o->mem, p->lang, it, &c->value[i]));
}

void
quest_field_cell(struct page *p, const struct quest_item *it, quest_path path, size_t row)
{
	struct field f;
	bool set;

	if (it->read_only) {
		as_text(p, it, path);
		return;
	}
	set = find(p, it, path, &f) && !quest_input_is_list(it, row);
	f.row = row;
	if (set) {
		PUT(p->o, "<fieldset class=\"govuk-fieldset\"");
		quest_field_name_cell(&f);
		PUT(p->o, ">");
	}
	notes(&f);
	quest_input_draw(&f);
	if (set)
		PUT(p->o, "</fieldset>");
}

void
quest_field_draw(struct page *p, const struct quest_item *it, quest_path path)
{
	struct buf *o = p->o;
	struct field f;
	bool set = find(p, it, path, &f) && !quest_input_is_list(it, 0);

	buf_str(o,
	    fault_of(&f) != NULL ? "<div class=\"govuk-form-group govuk-form-group--error\">"
	                         : "<div class=\"govuk-form-group\">");
	if (it->read_only) {
		PUT(o, "<p class=\"govuk-label\">");
		put_label(&f);
		PUT(o, "</p>");
		as_text(p, it, path);
	} else if (set) {
		PUT(o, "<fieldset class=\"govuk-fieldset\"");
		quest_field_described(&f);
		PUT(o, "><legend class=\"govuk-fieldset__legend\">");
		put_label(&f);
		PUT(o, "</legend>");
		notes(&f);
		quest_input_draw(&f);
		PUT(o, "</fieldset>");
	} else {
		PUT(o, "<label class=\"govuk-label\" for=\"");
		html_text(o, f.name);
		PUT(o, "\">");
		put_label(&f);
		PUT(o, "</label>");
		notes(&f);
		quest_input_draw(&f);
	}
	PUT(o, "</div>\n");
}
