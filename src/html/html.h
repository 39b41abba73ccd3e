/* SPDX-License-Identifier: EUPL-1.2
 * html.h - the only way bytes become markup.
 */
#ifndef KOMPAN_HTML_H
#define KOMPAN_HTML_H

#include "base/base.h"

/* Distinct types, so that the compiler refuses to mix them with text. */
struct html { const char *s; };     /* trusted markup */
struct url  { const char *s; };     /* made by url_*(), never from user text */

void html_text(struct buf *, const char *);     /* escapes & < > " '; NULL prints nothing */
void html_int(struct buf *, int64_t);           /* plain digits */
void html_raw(struct buf *, struct html);
void html_link(struct buf *, struct url);       /* escapes for a quoted attribute */

/* {{ x }} in element text */
#define HTML_TEXT(o, x) _Generic((x),           \
	char *:       html_text,                \
	const char *: html_text,                \
	int:          html_int,                 \
	int64_t:      html_int,                 \
	struct html:  html_raw)((o), (x))

/* {{ x }} in a quoted attribute: no trusted markup here */
#define HTML_ATTR(o, x) _Generic((x),           \
	char *:       html_text,                \
	const char *: html_text,                \
	int:          html_int,                 \
	int64_t:      html_int)((o), (x))

/* {{ x }} as the whole value of href, src, action, formaction */
#define HTML_URL(o, x) _Generic((x), struct url: html_link)((o), (x))

/*
 * Words in the language of the buffer: msgid in English, the catalogue answers (po/). {{_ "Text"
 * }} in a template and tr()/trn() in C are the only ways to a text on a screen or paper. trn picks
 * the plural form; the chosen text holds one %lld... it is used as a printf format by callers.
 */
const char *tr(enum lang, const char *msgid) __attribute__((format_arg(2)));
const char *trn(enum lang, const char *one, const char *many, int64_t n)
            __attribute__((format_arg(2), format_arg(3)));
bool        tr_known(const char *msgid);        /* is it one of our own words? */
#define N_(text) text                           /* marks a msgid that tr() meets later */

#endif
