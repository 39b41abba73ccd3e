/* SPDX-License-Identifier: EUPL-1.2
 * quest_page_input.c - the input of one question: a line, words, a list, boxes, a scale, with what was
 * answered or typed in it.
 */
#include "quest/quest_page_inside.h"

#include "base/date.h"

#include <stdio.h>

#define LIST_FROM 13            /* options: more of them are a list to open */

/* ---- what stands in the field ---- */

/* As a person writes it: 12.09.2026, 12,5. */
static const char *
written(const struct page *p, const struct quest_item *it, const struct quest_value *v)
{
	const char *dot =
	    it->kind == QUEST_DECIMAL && p->lang == LANG_PL ? strchr(v->text, '.') : NULL;

	if (it->kind == QUEST_DATE && date_ok(v->text))
		return date_short(p->o->mem, v->text);
	if (dot != NULL)
		return arena_strf(p->o->mem, "%.*s,%s", (int)(dot - v->text), v->text, dot + 1);
	return v->text;
}

/* The i-th text of the field; NULL: there is none. own: of what was written beside the options. */
static const char *
nth(const struct field *f, bool own, size_t i)
{
	const struct typed_name *e = own ? f->typed_own : f->typed;
	const struct quest_cell *c;

	if (f->p->typed.any) {
		const struct typed_value *v = e == NULL ? NULL : e->first;

		while (v != NULL && i-- > 0)
			v = v->next;
		return v == NULL ? NULL : v->value;
	}
	c = quest_get(f->p->a, f->it, f->path);
	for (size_t n = 0; c != NULL && n < c->n_value; n++)
		if ((!own || c->value[n].code == NULL) && i-- == 0)
			return written(f->p, f->it, &c->value[n]);
	return NULL;
}

static bool
chosen(const struct field *f, const char *code)
{
	const struct quest_cell *c;

	if (f->p->typed.any) {
		for (const struct typed_value *v = f->typed == NULL ? NULL : f->typed->first;
		     v != NULL; v = v->next)
			if (strcmp(v->value, code) == 0)
				return true;
		return false;
	}
	c = quest_get(f->p->a, f->it, f->path);
	for (size_t n = 0; c != NULL && n < c->n_value; n++)
		if (strcmp(c->value[n].code != NULL            ? c->value[n].code
		            : f->it->kind == QUEST_OPEN_CHOICE ? PAGE_OTHER
		                                               : c->value[n].text,
		        code) == 0)
			return true;
	return false;
}

static bool
answered(const struct field *f)
{
	return f->p->typed.any ? f->typed != NULL && f->typed->first != NULL :
	    quest_get(f->p->a, f->it, f->path) != NULL;
}

static void
put_name(struct buf *o, const struct field *f, size_t nth_id)
{
	html_text(o, f->name);
	if (nth_id > 0) {
		PUT(o, "-");
		html_int(o, (int64_t)nth_id + 1);
	}
}

/* ---- inputs ---- */

static int
width(const struct quest_item *it)
{
	if (it->kind == QUEST_INTEGER || it->kind == QUEST_DECIMAL)
		return 5;
	if (it->kind == QUEST_DATE)
		return 10;
	return it->max_length > 0 && it->max_length <= 20 ? 20 : 0;
}

static void
area(const struct field *f, const char *value, size_t i)
{
	struct buf *o = f->p->o;

	PUT(o, "<textarea class=\"govuk-textarea\" id=\"");
	put_name(o, f, i);
	PUT(o, "\" name=\"");
	html_text(o, f->name);
	buf_str(o, f->row > 0 ? "\" rows=\"2\"" : "\" rows=\"3\"");
	quest_field_name_cell(f);
	quest_field_described(f);
	PUT(o, ">\n");
	html_text(o, value);
	PUT(o, "</textarea>");
}

static void
line(const struct field *f, const char *value, size_t i)
{
	struct buf *o = f->p->o;
	const struct quest_item *it = f->it;
	int w = f->row > 0 && it->kind != QUEST_INTEGER ? 0 : width(it);
	const char *unit = it->unit.in[f->p->lang];

	if (*unit != '\0')
		PUT(o, "<div class=\"govuk-input__wrapper\">");
	PUT(o, "<input class=\"govuk-input");
	if (w > 0) {
		PUT(o, " govuk-input--width-");
		html_int(o, w);
	}
	PUT(o, "\" type=\"text\" id=\"");
	put_name(o, f, i);
	PUT(o, "\" name=\"");
	html_text(o, f->name);
	if (it->kind == QUEST_INTEGER || it->kind == QUEST_DATE)
		PUT(o, "\" inputmode=\"numeric");
	else if (it->kind == QUEST_DECIMAL)
		PUT(o, "\" inputmode=\"decimal");
	PUT(o, "\" value=\"");
	html_text(o, value);
	PUT(o, "\"");
	quest_field_name_cell(f);
	quest_field_described(f);
	PUT(o, ">");
	if (*unit != '\0') {
		PUT(o, "<div class=\"govuk-input__suffix\" aria-hidden=\"true\">");
		html_text(o, unit);
		PUT(o, "</div></div>");
	}
}

/* Several answers: one more field than there are answers. */
static void
texts(const struct field *f)
{
	size_t most = f->it->max_occurs > 0 ? (size_t)f->it->max_occurs : QUEST_ROWS;

	for (size_t i = 0; i < most; i++) {
		const char *v = nth(f, false, i);

		if (v == NULL && i > 0 && !f->it->repeats)
			break;
		if (f->it->kind == QUEST_TEXT)
			area(f, v == NULL ? "" : v, i);
		else
			line(f, v == NULL ? "" : v, i);
		if (v == NULL || !f->it->repeats)
			break;
	}
}

/* ---- choices ---- */

static void
own_id(const struct field *f, size_t i)
{
	html_text(f->p->o, f->own);
	if (i > 0)
		buf_fmt(f->p->o, "-%zu", i + 1);
}

/* What is written beside the options: a field for each, one at least. */
static void
own_words(const struct field *f)
{
	struct buf *o = f->p->o;
	const char *label = f->it->open_label.in[f->p->lang];

	label = *label != '\0' ? label : tr(f->p->lang, "Other: which?");
	for (size_t i = 0; i == 0 || (f->it->repeats && nth(f, true, i) != NULL); i++) {
		const char *v = nth(f, true, i);

		PUT(o, "<div class=\"k-own\"><label class=\"govuk-label\" for=\"");
		own_id(f, i);
		PUT(o, "\">");
		html_text(o, label);
		PUT(o, "</label><input class=\"govuk-input\" type=\"text\" id=\"");
		own_id(f, i);
		PUT(o, "\" name=\"");
		html_text(o, f->own);
		PUT(o, "\" value=\"");
		html_text(o, v == NULL ? "" : v);
		PUT(o, "\"></div>");
	}
}

static void
list(const struct field *f)
{
	struct buf *o = f->p->o;

	PUT(o, "<select class=\"govuk-select\" id=\"");
	html_text(o, f->name);
	PUT(o, "\" name=\"");
	html_text(o, f->name);
	PUT(o, "\"");
	quest_field_name_cell(f);
	quest_field_described(f);
	PUT(o, "><option value=\"\"></option>");
	for (size_t i = 0; i < f->it->n_option; i++) {
		PUT(o, "<option value=\"");
		html_text(o, f->it->option[i].code);
		buf_str(o, chosen(f, f->it->option[i].code) ? "\" selected>" : "\">");
		html_text(o, f->it->option[i].display.in[f->p->lang]);
		PUT(o, "</option>");
	}
	PUT(o, "</select>");
}

static void
box(const struct field *f, const char *kind, size_t i, const char *value, const char *label)
{
	struct buf *o = f->p->o;
	bool radio = *kind == 'r';

	if (radio)
		PUT(o, "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\""
		    " type=\"radio\" id=\"");
	else
		PUT(o,
		    "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\""
		    " type=\"checkbox\" id=\"");
	put_name(o, f, i);
	PUT(o, "\" name=\"");
	html_text(o, f->name);
	PUT(o, "\" value=\"");
	html_text(o, value);
	buf_str(o, chosen(f, value) ? "\" checked>" : "\">");
	buf_str(o, radio ? "<label class=\"govuk-label govuk-radios__label\" for=\"" :
	    "<label class=\"govuk-label govuk-checkboxes__label\" for=\"");
	put_name(o, f, i);
	PUT(o, "\">");
	html_text(o, label);
	PUT(o, "</label></div>");
}

/* A choice once made can be taken back. */
static void
none(const struct field *f, size_t i)
{
	if (!f->it->required && answered(f))
		box(f, "radios", i, "", tr(f->p->lang, "(no answer)"));
}

static void
options(const struct field *f)
{
	struct buf *o = f->p->o;
	const char *kind = f->it->repeats ? "checkboxes" : "radios";
	size_t i;

	if (f->it->repeats)
		PUT(o, "<div class=\"govuk-checkboxes govuk-checkboxes--small\">");
	else
		PUT(o, "<div class=\"govuk-radios govuk-radios--small\">");
	for (i = 0; i < f->it->n_option; i++)
		box(f, kind, i, f->it->option[i].code, f->it->option[i].display.in[f->p->lang]);
	if (f->it->kind == QUEST_OPEN_CHOICE && !f->it->repeats)
		box(f, kind, i++, PAGE_OTHER, tr(f->p->lang, "Another answer"));
	if (!f->it->repeats)
		none(f, i);
	PUT(o, "</div>");
}

static void
yes_no(const struct field *f)
{
	struct buf *o = f->p->o;

	PUT(o, "<div class=\"govuk-radios govuk-radios--small govuk-radios--inline\">");
	box(f, "radios", 0, "true", tr(f->p->lang, "Yes"));
	box(f, "radios", 1, "false", tr(f->p->lang, "No"));
	none(f, 2);
	PUT(o, "</div>");
}

/* R229: a rating from 1 to 10 in one line. */
static void
scale(const struct field *f, long low, long high)
{
	struct buf *o = f->p->o;
	char n[24];

	PUT(o, "<div class=\"k-scale\">");
	for (long i = low; i <= high + (!f->it->required && answered(f)); i++) {
		snprintf(n, sizeof(n), "%ld", i);
		PUT(o, "<span><input type=\"radio\" id=\"");
		put_name(o, f, (size_t)(i - low));
		PUT(o, "\" name=\"");
		html_text(o, f->name);
		PUT(o, "\" value=\"");
		buf_str(o, i > high ? "" : n);
		buf_str(o, chosen(f, i > high ? "" : n) ? "\" checked>" : "\">");
		PUT(o, "<label for=\"");
		put_name(o, f, (size_t)(i - low));
		PUT(o, "\">");
		html_text(o, i > high ? tr(f->p->lang, "(no answer)") : n);
		PUT(o, "</label></span>");
	}
	PUT(o, "</div>");
}

/* ---- the one that fits ---- */

bool
quest_input_is_list(const struct quest_item *it, size_t row)
{
	return it->n_option > 0 && !it->repeats &&
	    (it->control == QUEST_DROP || row > 0 ||
	        (it->control == QUEST_PLAIN && it->n_option >= LIST_FROM));
}

void
quest_input_draw(const struct field *f)
{
	const struct quest_item *it = f->it;
	long low, high;

	if (quest_input_is_list(it, f->row))
		list(f);
	else if (it->n_option > 0)
		options(f);
	else if (it->kind == QUEST_BOOLEAN)
		yes_no(f);
	else if (quest_is_scale(it, &low, &high))
		scale(f, low, high);
	else
		texts(f);
	if (it->kind == QUEST_OPEN_CHOICE)
		own_words(f);
}
