/* SPDX-License-Identifier: EUPL-1.2
 * quest_value.c - what a person typed becomes a value of the standard, or a sentence that
 * says why not.
 */
#include "quest/inside.h"

#include "base/date.h"
#include "base/text.h"
#include "html/html.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define LINE_MAX_LENGTH  1000
#define BLOCK_MAX_LENGTH 20000

/* The whole of it, as the standard says. A pattern that runs wild counts as a match: it is the
 * form's fault. */
static bool
matches(const char *regex, const char *text)
{
	PCRE2_SIZE at;
	int error, n;
	pcre2_code *c = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED,
	    PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED, &error, &at, NULL);
	pcre2_match_data *m;
	pcre2_match_context *limits = pcre2_match_context_create(NULL);

	if (c == NULL)
		return true;
	pcre2_set_match_limit(limits, 100000);
	m = pcre2_match_data_create(1, NULL);
	n = pcre2_match(c, (PCRE2_SPTR)text, strlen(text), 0, 0, m, limits);
	pcre2_match_data_free(m);
	pcre2_match_context_free(limits);
	pcre2_code_free(c);
	return n != PCRE2_ERROR_NOMATCH;
}

const char *
quest_cut(struct arena *mem, const char *typed)
{
	size_t n = strlen(typed);

	for (n = n > 40 ? 40 : n; n > 0 && !text_utf8_ok(typed, n); n--)
		;
	return arena_strn(mem, typed, n);
}

/* "1 234,5" -> "1234.5"; NULL: no number. Digits before and after, a sign, one comma or dot. */
static const char *
plain_number(struct arena *mem, const char *typed, bool whole)
{
	char *out = arena_alloc(mem, strlen(typed) + 2), *to = out;
	bool point = false, digit = false;
	int digits = 0;

	if (*typed == '-')
		*to++ = *typed++;
	for (; *typed != '\0'; typed++) {
		if (*typed >= '0' && *typed <= '9') {
			digit = true;
			digits++;
			*to++ = *typed;
		} else if ((*typed == ',' || *typed == '.') && !whole && !point && digit) {
			point = true;
			digit = false;
			*to++ = '.';
		} else if (*typed != ' ') {
			return NULL;
		}
	}
	return digit && digits <= 15 ? out : NULL;
}

static const char *
number(struct arena *mem, enum lang lang, const struct quest_item *it, const char *typed,
    const char **why)
{
	bool whole = it->kind == QUEST_INTEGER;
	const char *n = plain_number(mem, typed, whole);

	if (n == NULL)
		*why = arena_strf(mem,
		    whole ? tr(lang, "“%.40s” is not a whole number. Write digits only.")
		          : tr(lang, "“%.40s” is not a number. Write it as 12 or 12,5."),
		    quest_cut(mem, typed));
	else if (whole && (strlen(n) > 10 || quest_compare(QUEST_DECIMAL, n, "2147483647") > 0 ||
	    quest_compare(QUEST_DECIMAL, n, "-2147483648") < 0))
		*why = arena_strf(mem, tr(lang, "%s is too large a number for this question."), n);
	return n;
}

static const char *
date(struct arena *mem, enum lang lang, const char *typed, const char **why)
{
	const char *d = date_parse(mem, typed);

	if (d == NULL)
		*why = arena_strf(mem, tr(lang, "“%.40s” is not a date. Write it as 12.09.2026."),
		    quest_cut(mem, typed));
	return d;
}

const char *
quest_decimal(struct arena *mem, double d)
{
	char *s, *end;

	if (!(fabs(d) < 1e15))
		return NULL;
	s = arena_strf(mem, "%.15g", d);
	if (strchr(s, 'e') == NULL)
		return s;
	s = arena_strf(mem, "%.12f", d);
	for (end = s + strlen(s); end[-1] == '0'; end--)
		end[-1] = '\0';
	if (end[-1] == '.')
		end[-1] = '\0';
	return s;
}

static void
within(struct arena *mem, enum lang lang, const struct quest_item *it, const char *text,
    const char **why)
{
	bool low = it->min != NULL && quest_compare(it->kind, text, it->min) < 0;
	bool high = it->max != NULL && quest_compare(it->kind, text, it->max) > 0;

	if ((low || high) && it->min != NULL && it->max != NULL)
		*why = arena_strf(mem, tr(lang, "Give a value from %s to %s, not %s."), it->min,
		    it->max, text);
	else if (low)
		*why = arena_strf(mem, tr(lang, "Give at least %s, not %s."), it->min, text);
	else if (high)
		*why = arena_strf(mem, tr(lang, "Give at most %s, not %s."), it->max, text);
}

static void
words(struct arena *mem, enum lang lang, const struct quest_item *it, const char *text,
    const char **why)
{
	size_t max = it->max_length > 0 ? (size_t)it->max_length
	    : it->kind == QUEST_TEXT    ? BLOCK_MAX_LENGTH
	                                : LINE_MAX_LENGTH;

	if (text_length(text) > max)
		*why = arena_strf(mem, tr(lang,
		    "This has %zu characters; there is room for %zu."), text_length(text), max);
	else if (it->regex != NULL && !matches(it->regex, text))
		*why = *it->entry_format.in[lang] != '\0' ?
		    arena_strf(mem, tr(lang, "This is not in the expected form. Write it as %s."),
		    it->entry_format.in[lang]) :
		    tr(lang, "This is not in the expected form.");
}

static void
choice(struct arena *mem, enum lang lang, const struct quest_item *it, const char *typed,
    struct quest_value *ret,
    const char **why)
{
	const struct quest_option *o = quest_offered(it, NULL, typed);

	if (o != NULL)
		*ret = (struct quest_value){ o->display.in[LANG_PL], o->system, o->code };
	else if (it->kind == QUEST_CHOICE)
		*why = tr(lang, "This answer is not offered. Choose one of the list.");
	else {
		ret->text = text_line(mem, typed);
		words(mem, lang, it, ret->text, why);
	}
}

bool
quest_typed(struct arena *mem, enum lang lang, const struct quest_item *it, const char *typed,
    struct quest_value *ret,
    const char **why)
{
	*ret = (struct quest_value){ NULL, NULL, NULL };
	*why = NULL;
	typed = it->kind == QUEST_TEXT ? text_block(mem, typed) : text_line(mem, typed);
	if (*typed == '\0')
		return true;
	switch (it->kind) {
	case QUEST_BOOLEAN:
		if (strcmp(typed, "true") != 0 && strcmp(typed, "false") != 0)
			*why = tr(lang, "Choose yes or no.");
		ret->text = typed;
		break;
	case QUEST_INTEGER:
	case QUEST_DECIMAL:
		ret->text = number(mem, lang, it, typed, why);
		break;
	case QUEST_DATE:
		ret->text = date(mem, lang, typed, why);
		break;
	case QUEST_CHOICE:
	case QUEST_OPEN_CHOICE:
		choice(mem, lang, it, typed, ret, why);
		break;
	default:
		ret->text = quest_exactly(mem, it->exact, typed);
		if (ret->text == NULL)
			*why = quest_not_exact(mem, lang, it->exact, typed);
		else
			words(mem, lang, it, ret->text, why);
	}
	if (*why == NULL &&
	    (it->kind == QUEST_INTEGER || it->kind == QUEST_DECIMAL || it->kind == QUEST_DATE))
		within(mem, lang, it, ret->text, why);
	return *why == NULL;
}
