/* SPDX-License-Identifier: EUPL-1.2
 * casefile_words.c - data/words.json: words that judge, reminders before a talk, question cards,
 * phrases that respect; and the words of choices.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "html/embedded.h"

#include <jansson.h>
#include <string.h>

extern const struct embedded data_files[];
extern const size_t n_data_files;

static json_t *
words_load(void)
{
	for (size_t i = 0; i < n_data_files; i++)
		if (strcmp(data_files[i].name, "words.json") == 0)
			return json_loadb(
			    (const char *)data_files[i].bytes, data_files[i].n, 0, NULL);
	return NULL;
}

size_t
case_words(struct arena *mem, enum lang lang, const char *name, const char *const **ret)
{
	json_t *all = words_load(), *list = json_object_get(all, name);
	const char **text = NEWN(mem, const char *, json_array_size(list) + 1);
	size_t n = 0;

	for (; n < json_array_size(list); n++)
		text[n] = arena_str(mem, json_string_value(json_object_get(json_array_get(list, n),
		    lang == LANG_PL ? "pl" : "en")));
	json_decref(all);
	*ret = text;
	return n;
}

size_t
case_glossary(struct arena *mem, enum lang lang, const char *codes, const char *const **ret)
{
	json_t *all = words_load(), *list = json_object_get(all, "glossary"), *term;
	const char **text = NEWN(mem, const char *, json_array_size(list) + 1);
	size_t n = 0, i;

	json_array_foreach(list, i, term) {
		if (!rule_on("R283") ||
		    strstr(codes, json_string_value(json_object_get(term, "code"))) == NULL)
			continue;
		text[n++] = arena_strf(mem, "%s: %s",
		    json_string_value(json_object_get(term, lang == LANG_PL ? "pl" : "en")),
		    json_string_value(
		        json_object_get(term, lang == LANG_PL ? "pl_means" : "en_means")));
	}
	json_decref(all);
	*ret = text;
	return n;
}

/* A stem begins a word of the folded text: that word, else NULL. */
static const char *
word_with(struct arena *mem, const char *folded, const char *stem)
{
	size_t n = strlen(stem);

	for (const char *p = strstr(folded, stem); p != NULL; p = strstr(p + 1, stem))
		if (p[-1] == ' ')
			return arena_strn(mem, p, n + strcspn(p + n, " "));
	return NULL;
}

/* lang LANG_COUNT: the words alone. */
static const char *
judging(struct arena *mem, enum lang lang, const char *text)
{
	const char *folded = arena_strf(mem, " %s", text_fold(mem, text)), *word, *advice;
	json_t *all = words_load(), *list = json_object_get(all, "judging");
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; rule_on("R287") && i < json_array_size(list); i++) {
		const json_t *o = json_array_get(list, i);

		word = word_with(mem, folded, json_string_value(json_object_get(o, "stem")));
		advice = lang == LANG_COUNT ? NULL :
		    json_string_value(json_object_get(o, lang == LANG_PL ? "pl" : "en"));
		if (word != NULL)
			buf_fmt(&b, "%s%s", b.len == 0 ? "" : lang == LANG_COUNT ? ", " : "; ",
			    advice == NULL ? word : advice);
	}
	json_decref(all);
	return b.len > 0 ? b.s : NULL;
}

const char *
case_judging_words(struct arena *mem, const char *text)
{
	return judging(mem, LANG_COUNT, text);
}

const char *
case_judging_advice(struct arena *mem, enum lang lang, const char *text)
{
	return judging(mem, lang, text);
}

const char *
case_contact_word(enum lang lang, const char *s)
{
	return text_eq(s, "counselling")     ? tr(lang, "counselling")
	    : text_eq(s, "psychotherapy")    ? tr(lang, "psychotherapy")
	    : text_eq(s, "mediation")        ? tr(lang, "mediation")
	    : text_eq(s, "advocacy")         ? tr(lang, "advocacy")
					     : tr(lang, "talk");
}

const char *
case_channel_word(enum lang lang, const char *s)
{
	return text_eq(s, "phone")   ? tr(lang, "by telephone")
	    : text_eq(s, "email")    ? tr(lang, "by e-mail")
	    : text_eq(s, "letter")   ? tr(lang, "by letter")
				     : tr(lang, "face to face");
}

const char *
case_place_word(enum lang lang, const char *s)
{
	return text_eq(s, "office")  ? tr(lang, "in the office")
	    : text_eq(s, "home")     ? tr(lang, "at home")
	    : text_eq(s, "other")    ? tr(lang, "elsewhere")
				     : "";
}

const char *
case_circle_word(enum lang lang, const char *s)
{
	return text_eq(s, "team") ? tr(lang, "everybody who works on the case")
				  : tr(lang, "my organisation");
}

const char *
case_sort_word(enum lang lang, const char *s)
{
	return text_eq(s, "strength")
	    ? tr(lang, "Strength we see and the person does not value yet")
	    : text_eq(s, "supporter")    ? tr(lang, "Person at home or nearby who helps")
	    : text_eq(s, "need")         ? tr(lang, "Need that stays unmet")
	    : text_eq(s, "limit_client") ? tr(lang, "Limit on the person's side")
	    : text_eq(s, "limit_worker") ? tr(lang, "Limit on our side")
	    : text_eq(s, "expectation")  ? tr(lang, "What the person expects, in own words")
	    : text_eq(s, "belief") ? tr(lang, "Belief that holds back, and what speaks against it")
	    : text_eq(s, "chance") ? tr(lang, "Honest word on the chances, and what it rests on")
	    : text_eq(s, "cheer")  ? tr(lang, "Encouraging word to the person")
	    : text_eq(s, "effect_family") ? tr(lang, "What changed in the family")
	    : text_eq(s, "effect_around") ? tr(lang, "What changed around: neighbours, the place")
	                                  : "";
}
