/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_option.c - the answers to choose from, written one in a line, become options. Whatever
 * keeps its words keeps its code, so that answers can still be compared.
 */
#include "quest/edit_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "html/html.h"

#include <string.h>

static const char *
english(const json_t *coding)
{
	const json_t *e, *part;
	size_t i, k;

	json_array_foreach(json_object_get(json_object_get(coding, "_display"), "extension"), i, e)
		json_array_foreach(json_object_get(e, "extension"), k, part)
			if (edit_is_ours(e) && *edit_member(part, "valueString") != '\0')
				return edit_member(part, "valueString");
	return "";
}

static bool
has_code(const json_t *list, const char *code)
{
	json_t *o;
	size_t i;

	json_array_foreach(list, i, o)
		if (strcmp(edit_member(json_object_get(o, "valueCoding"), "code"), code) == 0)
			return true;
	return false;
}

/* The option that was called so, first in Polish, then in English, and is not taken yet. */
static const json_t *
same_words(const json_t *old, const json_t *fresh, const char *const words[LANG_COUNT])
{
	json_t *o;
	size_t i;

	for (int l = 0; l < LANG_COUNT; l++)
		json_array_foreach(old, i, o) {
			const json_t *coding = json_object_get(o, "valueCoding");
			const char *was =
			    l == LANG_PL ? edit_member(coding, "display") : english(coding);

			if (*was != '\0' && text_eq(was, words[l]) &&
			    !has_code(fresh, edit_member(coding, "code")))
				return o;
		}
	return NULL;
}

/* Free among old and new ones: a code that is gone is not given to other words. */
static const char *
new_code(struct edit *e, const json_t *old, const json_t *fresh)
{
	for (size_t i = 1;; i++) {
		const char *code = arena_strf(e->mem, "o%zu", i);

		if (!has_code(old, code) && !has_code(fresh, code))
			return code;
	}
}

static json_t *
option(struct edit *e, const json_t *old, const json_t *fresh, const char *const words[LANG_COUNT])
{
	const char *system =
	    edit_member(json_object_get(json_array_get(old, 0), "valueCoding"), "system");
	json_t *o = json_deep_copy(same_words(old, fresh, words));

	if (o == NULL) {
		o = json_pack("{s:{s:s}}", "valueCoding", "code", new_code(e, old, fresh));
		if (*system != '\0')
			json_object_set_new(
			    json_object_get(o, "valueCoding"), "system", edit_text(system));
	}
	edit_words(json_object_get(o, "valueCoding"), "display", words);
	return o;
}

/* The next line that says something; NULL: no more. */
static const char *
next_line(struct arena *mem, const char **at)
{
	while (*at != NULL && **at != '\0') {
		size_t n = strcspn(*at, "\n");
		const char *line = text_line(mem, arena_strn(mem, *at, n));

		*at += n + ((*at)[n] == '\n');
		if (*line != '\0')
			return line;
	}
	return NULL;
}

static size_t
lines(struct arena *mem, const char *text)
{
	size_t n = 0;

	while (next_line(mem, &text) != NULL)
		n++;
	return n;
}

void
edit_options(struct edit *e, json_t *it)
{
	const char *const *said = e->c->options;
	const char *at[LANG_COUNT] = { said[LANG_PL], said[LANG_EN] }, *words[LANG_COUNT];
	size_t polish = lines(e->mem, said[LANG_PL]), other = lines(e->mem, said[LANG_EN]);
	json_t *old = json_object_get(it, "answerOption"), *fresh;

	if (!rule_on("R277"))
		return;                         /* whoever misses an answer adds it */
	if (polish == 0) {
		edit_wrong(e, "options", "%s",
		    tr(e->lang, "Write the answers to choose from, one in a line."));
		return;
	}
	if (other != 0 && other != polish) {
		edit_wrong(e, "options_en",
		    tr(e->lang,
		        "There are %zu answers in Polish and %zu in English. Write the English ones in the same order, or none."),
		    polish, other);
		return;
	}
	fresh = json_array();
	while ((words[LANG_PL] = next_line(e->mem, &at[LANG_PL])) != NULL) {
		words[LANG_EN] = next_line(e->mem, &at[LANG_EN]);
		json_array_append_new(fresh, option(e, old, fresh, words));
	}
	json_object_set_new(it, "answerOption", fresh);
}
