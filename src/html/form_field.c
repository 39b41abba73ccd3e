/* SPDX-License-Identifier: EUPL-1.2
 * form_field.c - one field each: label, hint, fault in place, what was
 * typed. Markup of govuk-frontend.
 */
#include "html/form.h"

#include "base/date.h"

#include <string.h>

static const char *
fault_of(const struct form *f, const char *name)
{
	for (const struct form_fault *e = f->fault; e != NULL; e = e->next)
		if (strcmp(e->name, name) == 0)
			return e->text;
	return NULL;
}

static void
attr(struct buf *o, const char *name, const char *value)
{
	buf_str(o, " ");
	buf_str(o, name);
	buf_str(o, "=\"");
	html_text(o, value);
	buf_str(o, "\"");
}

static void
put_label_text(struct buf *o, const struct form *f, const struct input *in)
{
	html_text(o, in->label);
	if (in->optional) {
		buf_str(o, " <span class=\"k-optional\">");
		html_text(o, tr(f->lang, "(optional)"));
		buf_str(o, "</span>");
	}
}

/* Hint and fault, and the group around them. */
static void
put_notes(struct buf *o, const struct form *f, const struct input *in)
{
	const char *fault = fault_of(f, in->name);

	if (in->hint != NULL) {
		buf_str(o, "<div class=\"govuk-hint\"");
		attr(o, "id", arena_strf(o->mem, "%s-hint", in->name));
		buf_str(o, ">");
		html_text(o, in->hint);
		buf_str(o, "</div>");
	}
	if (fault != NULL) {
		buf_str(o, "<p class=\"govuk-error-message\"");
		attr(o, "id", arena_strf(o->mem, "%s-error", in->name));
		buf_str(o, "><span class=\"govuk-visually-hidden\">");
		html_text(o, tr(f->lang, "Mistake:"));
		buf_str(o, "</span> ");
		html_text(o, fault);
		buf_str(o, "</p>");
	}
}

static void
group_begin(struct buf *o, const struct form *f, const struct input *in)
{
	buf_str(o,
	    fault_of(f, in->name) != NULL
	        ? "<div class=\"govuk-form-group govuk-form-group--error\">"
	        : "<div class=\"govuk-form-group\">");
}

static void
described(struct buf *o, const struct form *f, const struct input *in)
{
	bool fault = fault_of(f, in->name) != NULL;

	if (in->hint != NULL || fault)
		attr(o, "aria-describedby",
		    arena_strf(o->mem, "%s%s%s%s%s", in->hint != NULL ? in->name : "",
			in->hint != NULL ? "-hint" : "", in->hint != NULL && fault ? " " : "",
			fault ? in->name : "", fault ? "-error" : ""));
	if (fault)
		attr(o, "aria-invalid", "true");
}

static void
put_label(struct buf *o, const struct form *f, const struct input *in)
{
	buf_str(o, "<label class=\"govuk-label\"");
	attr(o, "for", in->name);
	buf_str(o, ">");
	put_label_text(o, f, in);
	buf_str(o, "</label>");
	put_notes(o, f, in);
}

void
form_hidden(struct buf *o, const struct form *f, const char *name)
{
	buf_str(o, "<input type=\"hidden\"");
	attr(o, "name", name);
	attr(o, "value", form_get(f, name));
	buf_str(o, ">");
}

static void
put_input(struct buf *o, const struct form *f, const struct input *in, const char *value)
{
	group_begin(o, f, in);
	put_label(o, f, in);
	if (in->suffix != NULL)
		buf_str(o, "<div class=\"govuk-input__wrapper\">");
	buf_str(o, "<input class=\"govuk-input");
	if (in->width > 0)
		buf_fmt(o, " govuk-input--width-%d", in->width);
	if (fault_of(f, in->name) != NULL)
		buf_str(o, " govuk-input--error");
	buf_str(o, "\"");
	attr(o, "id", in->name);
	attr(o, "name", in->name);
	attr(o, "type", in->type != NULL ? in->type : "text");
	if (in->inputmode != NULL)
		attr(o, "inputmode", in->inputmode);
	if (in->autocomplete != NULL)
		attr(o, "autocomplete", in->autocomplete);
	if (in->type == NULL || strcmp(in->type, "password") != 0)
		attr(o, "value", value);
	described(o, f, in);
	buf_str(o, ">");
	if (in->suffix != NULL) {
		buf_str(o, "<div class=\"govuk-input__suffix\" aria-hidden=\"true\">");
		html_text(o, in->suffix);
		buf_str(o, "</div></div>");
	}
	buf_str(o, "</div>\n");
}

void
form_input(struct buf *o, const struct form *f, const struct input *in)
{
	put_input(o, f, in, form_get(f, in->name));
}

void
form_date(struct buf *o, const struct form *f, const struct input *in)
{
	const char *v = form_get(f, in->name);
	struct input date = *in;

	date.width = 10;
	date.inputmode = in->inputmode != NULL ? in->inputmode : "numeric";
	if (date.hint == NULL)
		date.hint = tr(f->lang, "For example 12.09.2026");
	put_input(o, f, &date, date_ok(v) ? date_short(o->mem, v) : v);
}

void
form_textarea(struct buf *o, const struct form *f, const struct input *in)
{
	group_begin(o, f, in);
	put_label(o, f, in);
	buf_str(o,
	    fault_of(f, in->name) != NULL
	        ? "<textarea class=\"govuk-textarea govuk-textarea--error\""
	        : "<textarea class=\"govuk-textarea\"");
	attr(o, "id", in->name);
	attr(o, "name", in->name);
	attr(o, "rows", arena_strf(o->mem, "%d", in->rows > 0 ? in->rows : 3));
	described(o, f, in);
	buf_str(o, ">\n");              /* a browser drops the first line break */
	html_text(o, form_get(f, in->name));
	buf_str(o, "</textarea></div>\n");
}

void
form_select(struct buf *o, const struct form *f, const struct input *in)
{
	const char *v = form_get(f, in->name);

	group_begin(o, f, in);
	put_label(o, f, in);
	buf_str(o,
	    fault_of(f, in->name) != NULL ? "<select class=\"govuk-select govuk-select--error\""
	                                  : "<select class=\"govuk-select\"");
	attr(o, "id", in->name);
	attr(o, "name", in->name);
	described(o, f, in);
	buf_str(o, ">");
	for (size_t i = 0; i < in->n_option; i++) {
		buf_str(o, "<option");
		attr(o, "value", in->option[i].value);
		if (strcmp(in->option[i].value, v) == 0)
			buf_str(o, " selected");
		buf_str(o, ">");
		html_text(o, in->option[i].label);
		buf_str(o, "</option>");
	}
	buf_str(o, "</select></div>\n");
}

/* One box or button with its label; the first carries the field's own id,
 * so that the summary finds it. */
static void
put_item(struct buf *o, const struct form *f, const struct input *in, size_t i, const char *kind)
{
	const struct option *opt = &in->option[i];
	const char *id = i == 0 ? in->name : arena_strf(o->mem, "%s-%zu", in->name, i + 1);
	bool box = strcmp(kind, "checkboxes") == 0;

	buf_fmt(o, "<div class=\"govuk-%s__item\"><input class=\"govuk-%s__input\" type=\"%s\"",
	    kind, kind, box ? "checkbox" : "radio");
	attr(o, "id", id);
	attr(o, "name", in->name);
	attr(o, "value", opt->value);
	if (opt->hint != NULL)
		attr(o, "aria-describedby", arena_strf(o->mem, "%s-item-hint", id));
	if (box ? form_has(f, in->name, opt->value) :
		  strcmp(form_get(f, in->name), opt->value) == 0)
		buf_str(o, " checked");
	buf_fmt(o, "><label class=\"govuk-label govuk-%s__label\"", kind);
	attr(o, "for", id);
	buf_str(o, ">");
	html_text(o, opt->label);
	buf_str(o, "</label>");
	if (opt->hint != NULL) {
		buf_fmt(o, "<div class=\"govuk-hint govuk-%s__hint\"", kind);
		attr(o, "id", arena_strf(o->mem, "%s-item-hint", id));
		buf_str(o, ">");
		html_text(o, opt->hint);
		buf_str(o, "</div>");
	}
	buf_str(o, "</div>");
}

static void
put_set(struct buf *o, const struct form *f, const struct input *in, const char *kind)
{
	group_begin(o, f, in);
	buf_str(o, "<fieldset class=\"govuk-fieldset\"");
	described(o, f, in);
	buf_str(o, "><legend class=\"govuk-fieldset__legend\">");
	put_label_text(o, f, in);
	buf_str(o, "</legend>");
	put_notes(o, f, in);
	buf_fmt(o, "<div class=\"govuk-%s govuk-%s--small%s%s%s\">", kind, kind,
	    in->inline_options ? " govuk-" : "", in->inline_options ? kind : "",
	    in->inline_options ? "--inline" : "");
	for (size_t i = 0; i < in->n_option; i++)
		put_item(o, f, in, i, kind);
	buf_str(o, "</div></fieldset></div>\n");
}

void
form_radios(struct buf *o, const struct form *f, const struct input *in)
{
	put_set(o, f, in, "radios");
}

void
form_checkboxes(struct buf *o, const struct form *f, const struct input *in)
{
	put_set(o, f, in, "checkboxes");
}

void
form_checkbox(struct buf *o, const struct form *f, const struct input *in)
{
	const struct option one = { "1", in->label, in->hint };
	struct input box = *in;

	box.option = &one;
	box.n_option = 1;
	box.hint = NULL;
	group_begin(o, f, in);
	put_notes(o, f, &box);
	buf_str(o, "<div class=\"govuk-checkboxes govuk-checkboxes--small\">");
	put_item(o, f, &box, 0, "checkboxes");
	buf_str(o, "</div></div>\n");
}

void
form_file(struct buf *o, const struct form *f, const struct input *in)
{
	group_begin(o, f, in);
	put_label(o, f, in);
	buf_str(o, "<input class=\"govuk-file-upload\" type=\"file\"");
	attr(o, "id", in->name);
	attr(o, "name", in->name);
	described(o, f, in);
	buf_str(o, "></div>\n");
}
