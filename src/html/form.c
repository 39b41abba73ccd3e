/* SPDX-License-Identifier: EUPL-1.2
 * form.c - the values and faults of one form, and its frame. Fields are in form_field.c.
 */
#include "html/form.h"

#include <string.h>

void
form_init(struct form *f, struct arena *mem, enum lang lang, const char *csrf)
{
	*f = (struct form){ .mem = mem, .lang = lang, .csrf = csrf };
}

void
form_set(struct form *f, const char *name, const char *value)
{
	struct form_value *v = NEW(f->mem, struct form_value), **at = &f->value;

	v->name = name;
	v->value = value == NULL ? "" : value;
	while (*at != NULL)
		at = &(*at)->next;
	*at = v;
}

void
form_set_int(struct form *f, const char *name, int64_t value)
{
	form_set(f, name, value == 0 ? "" : arena_strf(f->mem, "%lld", (long long)value));
}

const char *
form_get(const struct form *f, const char *name)
{
	const char *found = "";

	for (const struct form_value *v = f->value; v != NULL; v = v->next)
		if (strcmp(v->name, name) == 0)
			found = v->value;
	return found;
}

bool
form_has(const struct form *f, const char *name, const char *value)
{
	for (const struct form_value *v = f->value; v != NULL; v = v->next)
		if (strcmp(v->name, name) == 0 && strcmp(v->value, value) == 0)
			return true;
	return false;
}

void
form_fail(struct form *f, const char *name, const char *text)
{
	struct form_fault *fault = NEW(f->mem, struct form_fault), **at = &f->fault;

	fault->name = name;
	fault->text = text;
	while (*at != NULL)
		at = &(*at)->next;
	*at = fault;
}

bool
form_ok(const struct form *f)
{
	return f->fault == NULL;
}

static void
open_form(struct buf *o, const struct form *f, struct url action, const char *more)
{
	buf_str(o, "<form method=\"post\" novalidate accept-charset=\"utf-8\"");
	buf_str(o, more);
	buf_str(o, " action=\"");
	html_link(o, action);
	buf_str(o, "\">");
	if (f->csrf != NULL) {
		buf_str(o, "<input type=\"hidden\" name=\"csrf\" value=\"");
		html_text(o, f->csrf);
		buf_str(o, "\">");
	}
}

void
form_open(struct buf *o, const struct form *f, struct url action)
{
	open_form(o, f, action, "");
}

void
form_open_upload(struct buf *o, const struct form *f, struct url action)
{
	open_form(o, f, action, " enctype=\"multipart/form-data\"");
}

void
form_close(struct buf *o)
{
	buf_str(o, "</form>\n");
}

void
form_summary(struct buf *o, const struct form *f)
{
	if (form_ok(f))
		return;
	buf_str(o,
	    "<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\" tabindex=\"-1\">"
	    "<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">");
	html_text(o, tr(f->lang, "Please mend this"));
	buf_str(o,
	    "</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">");
	for (const struct form_fault *e = f->fault; e != NULL; e = e->next) {
		buf_str(o, "<li>");
		if (e->name[0] != '\0') {
			buf_str(o, "<a href=\"#");
			html_text(o, e->name);
			buf_str(o, "\">");
		}
		html_text(o, e->text);
		buf_str(o, e->name[0] != '\0' ? "</a></li>" : "</li>");
	}
	buf_str(o, "</ul></div></div></div>\n");
}

void
form_button_as(
    struct buf *o, const char *label, const char *name, const char *value, const char *kind)
{
	buf_str(o, "<button type=\"submit\" class=\"govuk-button");
	if (strcmp(kind, "primary") != 0) {
		buf_str(o, " govuk-button--");
		html_text(o, kind);
	}
	buf_str(o, "\" data-module=\"govuk-button\"");
	if (name != NULL) {
		buf_str(o, " name=\"");
		html_text(o, name);
		buf_str(o, "\" value=\"");
		html_text(o, value);
		buf_str(o, "\"");
	}
	buf_str(o, ">");
	html_text(o, label);
	buf_str(o, "</button>\n");
}

void
form_button(struct buf *o, const char *label)
{
	form_button_as(o, label, NULL, NULL, "primary");
}

void
form_more_begin(struct buf *o, const struct form *f, const char *label, const char *const *names)
{
	bool open = false;

	for (; *names != NULL && !open; names++) {
		open = *form_get(f, *names) != '\0';
		for (const struct form_fault *e = f->fault; e != NULL; e = e->next)
			open = open || strcmp(e->name, *names) == 0;
	}
	buf_str(o,
	    open ? "<details class=\"govuk-details\" open>" : "<details class=\"govuk-details\">");
	buf_str(o,
	    "<summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">");
	html_text(o, label);
	buf_str(o, "</span></summary><div class=\"govuk-details__text\">\n");
}

void
form_more_end(struct buf *o)
{
	buf_str(o, "</div></details>\n");
}
