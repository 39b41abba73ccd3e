/* SPDX-License-Identifier: EUPL-1.2
 * field.c - form_read(): typed values out of what a person typed, all faults at once.
 */
#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/req.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LINE  200
#define MAX_BLOCK 4000

static void PRINTF(3, 4)
fault(struct req *r, const struct field *f, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	form_fail(&r->form, f->name, arena_str(r->cx.mem, text));
}

static const char *
label(const struct req *r, const struct field *f)
{
	return tr(r->cx.lang, f->label);
}

/* "1:30", "1,5", "1.5 h", "45 min", "2" (hours) -> minutes; -1 if it is none of them. */
static int64_t
minutes_of(const char *s)
{
	char *end;
	double hours;
	long whole = strtol(s, &end, 10);

	if (end == s || whole < 0 || whole > 10000)
		return -1;
	if (*end == ':') {
		const char *m = end + 1;
		long minutes = strtol(m, &end, 10);

		return end - m != 2 || *end != '\0' || minutes < 0 || minutes > 59
		    ? -1
		    : whole * 60 + minutes;
	}
	while (*end == ' ')
		end++;
	if (strncmp(end, "min", 3) == 0)
		return whole;
	hours = (double)whole;
	if (*end == ',' || *end == '.') {
		double part = 0.1;

		for (end++; *end >= '0' && *end <= '9'; end++, part /= 10)
			hours += part * (*end - '0');
	}
	while (*end == ' ')
		end++;
	if (*end != '\0' && strncmp(end, "h", 1) != 0 && strncmp(end, "godz", 4) != 0)
		return -1;
	return (int64_t)(hours * 60 + 0.5);
}

static bool
is_choice(const char *choices, const char *v)
{
	size_t n = strlen(v);

	for (const char *p = choices; p != NULL;
	     p = strchr(p, '|') == NULL ? NULL : strchr(p, '|') + 1)
		if (strncmp(p, v, n) == 0 && (p[n] == '|' || p[n] == '\0'))
			return true;
	return false;
}

static const char *
month_of_text(struct req *r, const char *v)
{
	char iso[8];

	if (month_ok(v))
		return arena_str(r->cx.mem, v);
	/* 09.2026, 9.2026 */
	size_t n = strcspn(v, ".");

	if ((n != 1 && n != 2) || strlen(v) != n + 5)
		return NULL;
	memcpy(iso, v + n + 1, 4);
	iso[4] = '-';
	iso[5] = n == 1 ? '0' : v[0];
	iso[6] = v[n - 1];
	iso[7] = '\0';
	return month_ok(iso) ? arena_str(r->cx.mem, iso) : NULL;
}

/* The value is there and not too long. False: nothing to read on. */
static bool
present(struct req *r, const struct field *f, const char *v, size_t max)
{
	if (*v == '\0') {
		if (f->required)
			fault(r, f, tr(r->cx.lang, "Fill in “%s”."), label(r, f));
		return false;
	}
	if (text_length(v) > max) {
		fault(r, f,
		    tr(r->cx.lang, "“%s” is too long: at most %zu characters, there are %zu."),
		    label(r, f), max, text_length(v));
		return false;
	}
	return true;
}

static void
read_text(struct req *r, const struct field *f, const char *raw, void *at)
{
	size_t max = f->max != 0 ? f->max : f->kind == FIELD_BLOCK ? MAX_BLOCK : MAX_LINE;
	const char *v = f->kind == FIELD_RAW ? raw :
	    f->kind == FIELD_BLOCK ? text_block(r->cx.mem, raw) : text_line(r->cx.mem, raw);

	present(r, f, v, max);
	*(const char **)at = v;
}

static void
read_date(struct req *r, const struct field *f, const char *v, void *at)
{
	const char *iso;

	if (!present(r, f, v, 40))
		return;
	iso = f->kind == FIELD_DATE ? date_parse(r->cx.mem, v) : month_of_text(r, v);
	if (iso == NULL)
		fault(r, f, tr(r->cx.lang, f->kind == FIELD_DATE ?
		    "“%s”: “%.40s” is not a day of the calendar. Write it like 12.09.2026." :
		    "“%s”: “%.40s” is not a month. Write it like 09.2026."), label(r, f), v);
	*(const char **)at = iso;
}

static void
read_number(struct req *r, const struct field *f, const char *v, void *at)
{
	int64_t n = 0;
	int64_t max = f->max != 0      ? (int64_t)f->max
	    : f->kind == FIELD_MINUTES ? 24 * 60 * 31
	                               : 1000000;

	if (!present(r, f, v, 40))
		return;
	if (f->kind == FIELD_MINUTES)
		n = minutes_of(v);
	else if (!text_to_int(v, &n))
		n = -1;
	if (n < 0 && f->kind == FIELD_MINUTES)
		fault(r, f,
		    tr(r->cx.lang,
		        "“%s”: “%.40s” is not a length of time. Write it like 1:30, 1,5 or 45 min."),
		    label(r, f), v);
	else if (n < 0)
		fault(r, f, tr(r->cx.lang, "“%s”: “%.40s” is not a whole number."), label(r, f), v);
	else if (f->kind != FIELD_ID && f->kind != FIELD_NEW && n > max)
		fault(r, f, tr(r->cx.lang, "“%s” is at most %lld."), label(r, f), (long long)max);
	else
		*(int64_t *)at = n;
}

static void
read_choice(struct req *r, const struct field *f, const char *v, void *at)
{
	*(const char **)at = "";
	if (*v == '\0' && f->required)
		fault(r, f, tr(r->cx.lang, "Choose “%s”."), label(r, f));
	else if (*v != '\0' && !is_choice(f->choices, v))
		fault(r, f, tr(r->cx.lang, "“%s”: “%.40s” is not one of the answers."), label(r, f),
		    v);
	else
		*(const char **)at = arena_str(r->cx.mem, v);
}

static void
read_field(struct req *r, const struct field *f, void *at)
{
	const char *raw = form_get(&r->form, f->name);

	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_BLOCK:
	case FIELD_RAW:
		read_text(r, f, raw, at);
		break;
	case FIELD_DATE:
	case FIELD_MONTH:
		read_date(r, f, text_trim(r->cx.mem, raw), at);
		break;
	case FIELD_INT:
	case FIELD_ID:
	case FIELD_NEW:
	case FIELD_MINUTES:
		read_number(r, f, text_trim(r->cx.mem, raw), at);
		if (f->kind == FIELD_NEW && *(int64_t *)at == 0)
			*(int64_t *)at = id_new();
		break;
	case FIELD_BOOL:
		*(bool *)at = *raw != '\0';
		break;
	case FIELD_CHOICE:
		read_choice(r, f, raw, at);
		break;
	}
}

bool
form_read(struct req *r, void *in)
{
	for (size_t i = 0; i < r->route->n_field; i++)
		read_field(r, &r->route->field[i], (char *)in + r->route->field[i].offset);
	return form_ok(&r->form);
}
