/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_item.c - what the editor says of one item becomes its JSON: words, kind, limits,
 * help, marks.
 */
#include "quest/edit_inside.h"

#include "base/text.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

#define HL7 "http://hl7.org/fhir/StructureDefinition/"
#define TRANSLATION HL7 "translation"
#define CONTROL HL7 "questionnaire-itemControl"
#define MAX_OCCURS HL7 "questionnaire-maxOccurs"
#define OWN "urn:kompan:ext:"
#define RATING_STEPS 11         /* that many numbers stand side by side on a screen and a paper */

/* ---- words and their translation ---- */

bool
edit_is_ours(const json_t *e)
{
	const json_t *part;
	size_t k;

	json_array_foreach(json_object_get(e, "extension"), k, part) {
		const char *code = edit_member(part, "valueCode");

		if (strncmp(code, "en", 2) == 0 || strncmp(code, "pl", 2) == 0)
			return strcmp(edit_member(e, "url"), TRANSLATION) == 0;
	}
	return false;
}

void
edit_words(json_t *o, const char *key, const char *const text[LANG_COUNT])
{
	char shadow[40] = "_";
	json_t *s, *list;

	memcpy(shadow + 1, key, strlen(key) + 1);
	s = json_object_get(o, shadow);
	list = json_object_get(s, "extension");
	if (text_empty(text[LANG_PL]))
		json_object_del(o, key);
	else
		json_object_set_new(o, key, edit_text(text[LANG_PL]));
	for (size_t i = json_array_size(list); i-- > 0;)
		if (edit_is_ours(json_array_get(list, i)))
			json_array_remove(list, i);
	if (!text_empty(text[LANG_EN]) && !text_eq(text[LANG_EN], text[LANG_PL])) {
		if (s == NULL)
			json_object_set_new(o, shadow, s = json_object());
		if (list == NULL)
			json_object_set_new(s, "extension", list = json_array());
		json_array_append_new(list,
		    json_pack("{s:s, s:[{s:s, s:s}, {s:s, s:s}]}", "url", TRANSLATION, "extension",
		        "url", "lang", "valueCode", "en", "url", "content", "valueString",
		        text[LANG_EN]));
	}
	if (s != NULL && list != NULL && json_array_size(list) == 0)
		json_object_del(s, "extension");
	if (s != NULL && json_object_size(s) == 0)
		json_object_del(o, shadow);
}

/* ---- extensions ---- */

void
edit_extension(json_t *o, const char *url, const char *key, json_t *value)
{
	json_t *list = json_object_get(o, "extension");

	for (size_t i = json_array_size(list); i-- > 0;)
		if (strcmp(edit_member(json_array_get(list, i), "url"), url) == 0)
			json_array_remove(list, i);
	if (value != NULL) {
		if (list == NULL)
			json_object_set_new(o, "extension", list = json_array());
		json_array_append_new(list, json_pack("{s:s, s:o}", "url", url, key, value));
	}
	if (list != NULL && json_array_size(list) == 0)
		json_object_del(o, "extension");
}

static const json_t *
extension_of(const json_t *o, const char *url)
{
	json_t *e;
	size_t i;

	json_array_foreach(json_object_get(o, "extension"), i, e)
		if (strcmp(edit_member(e, "url"), url) == 0)
			return e;
	return NULL;
}

const char *
edit_control(const json_t *item)
{
	const json_t *concept =
	    json_object_get(extension_of(item, CONTROL), "valueCodeableConcept");

	return edit_member(json_array_get(json_object_get(concept, "coding"), 0), "code");
}

static void
set_control(json_t *o, const char *code)
{
	edit_extension(o, CONTROL, "valueCodeableConcept",
	    *code == '\0' ? NULL
	                  : json_pack("{s:[{s:s, s:s}]}", "coding", "system",
	                        "http://hl7.org/fhir/questionnaire-item-control", "code", code));
}

static void
set_flag(json_t *o, const char *key, bool on)
{
	if (on)
		json_object_set_new(o, key, json_true());
	else
		json_object_del(o, key);
}

/* ---- help and the words at the ends of a scale: what is read below the question ---- */

static void
set_below(struct edit *e, json_t *it, const char *control, const char *const text[LANG_COUNT])
{
	json_t *list = json_object_get(it, "item"), *o = NULL;
	const char *id = edit_member(it, "linkId");
	size_t i, at;

	json_array_foreach(list, i, o) if (strcmp(edit_member(o, "type"), "display") == 0 &&
	    strcmp(edit_control(o), control) == 0) break;
	if (text_empty(text[LANG_PL])) {
		if (i < json_array_size(list))
			json_array_remove(list, i);
		return;
	}
	if (i >= json_array_size(list)) {
		const char *new_id = arena_strf(e->mem, "%s.%s", id, control);

		for (int k = 2; edit_find(e->form, new_id, &at) != NULL; k++)
			new_id = arena_strf(e->mem, "%s.%s%d", id, control, k);
		o = json_pack("{s:s, s:s}", "linkId", new_id, "type", "display");
		set_control(o, control);
		if (list == NULL)
			json_object_set_new(it, "item", list = json_array());
		json_array_insert_new(list, 0, o);
	}
	edit_words(o, "text", text);
}

/* ---- limits ---- */

/* NULL: none was written, or it is none. */
static json_t *
number(struct edit *e, const char *name, const char *typed, bool whole)
{
	char *end;
	double d;

	if (text_empty(typed))
		return NULL;
	typed = text_line(e->mem, typed);
	d = strtod(strchr(typed, ',') == NULL ? typed : arena_strf(e->mem, "%.*s.%s",
	    (int)strcspn(typed, ","), typed, strchr(typed, ',') + 1), &end);
	if (*end != '\0' || !(d > -1e9 && d < 1e9) || (whole && d != (double)(long)d)) {
		edit_wrong(e, name,
		    whole ? tr(e->lang, "“%s” is not a whole number. Write digits only.")
		          : tr(e->lang, "“%s” is not a number. Write it as 12 or 12,5."),
		    typed);
		return NULL;
	}
	return whole ? json_integer((json_int_t)d) : json_real(d);
}

static void
limits(struct edit *e, json_t *it)
{
	bool whole = e->c->put != QUEST_PUT_FRACTION;
	json_t *low = number(e, "low", e->c->low, whole),
	       *high = number(e, "high", e->c->high, whole);
	const char *key = whole ? "valueInteger" : "valueDecimal";
	double steps =
	    low == NULL || high == NULL ? 0 : json_number_value(high) - json_number_value(low);

	if (low != NULL && high != NULL && steps <= 0)
		edit_wrong(
		    e, "high", "%s", tr(e->lang, "The smallest number must be below the largest."));
	else if (e->c->put == QUEST_PUT_RATING && e->wrong == NULL &&
	    (steps <= 0 || steps >= RATING_STEPS))
		edit_wrong(e, "high", "%s", tr(e->lang,
		    "A rating needs its first and last number, at most eleven steps."));
	edit_extension(it, HL7 "minValue", key, low);
	edit_extension(it, HL7 "maxValue", key, high);
}

static void
rows(struct edit *e, json_t *it)
{
	json_t *n = number(e, "high", e->c->high, true);

	if (n != NULL && (json_integer_value(n) < 1 || json_integer_value(n) > QUEST_ROWS))
		edit_wrong(e, "high", tr(e->lang, "A table has from 1 to %d rows."), QUEST_ROWS);
	edit_extension(it, MAX_OCCURS, "valueInteger", n);
}

/* ---- the kind ---- */

static const struct { const char *type, *control; bool repeats;
} puts_as[] = {
	[QUEST_PUT_SECTION] = { "group", "", false },
	[QUEST_PUT_TABLE] = { "group", "gtable", true },
	[QUEST_PUT_WORDS] = { "display", "", false },
	[QUEST_PUT_YES_NO] = { "boolean", "", false },
	[QUEST_PUT_ONE] = { "choice", "radio-button", false },
	[QUEST_PUT_SEVERAL] = { "choice", "check-box", true },
	[QUEST_PUT_ONE_OR_OWN] = { "open-choice", "radio-button", false },
	[QUEST_PUT_SEVERAL_OR_OWN] = { "open-choice", "check-box", true },
	[QUEST_PUT_RATING] = { "integer", "slider", false },
	[QUEST_PUT_WHOLE] = { "integer", "", false },
	[QUEST_PUT_FRACTION] = { "decimal", "", false },
	[QUEST_PUT_LINE] = { "string", "", false },
	[QUEST_PUT_LINES] = { "text", "", false },
	[QUEST_PUT_DATE] = { "date", "", false },
};

static bool
holds_questions(const json_t *it)
{
	json_t *o;
	size_t i;

	json_array_foreach(json_object_get(it, "item"), i, o)
		if (strcmp(edit_member(o, "type"), "display") != 0)
			return true;
	return false;
}

/* What the answers were is not what they are: limits, options and beginnings of the old kind go. */
static void
change_kind(json_t *it, enum quest_put put)
{
	const char *type = puts_as[put].type;

	if (strcmp(edit_member(it, "type"), type) == 0)
		return;
	json_object_set_new(it, "type", edit_text(type));
	json_object_del(it, "initial");
	json_object_del(it, "maxLength");
	edit_extension(it, HL7 "minValue", NULL, NULL);
	edit_extension(it, HL7 "maxValue", NULL, NULL);
	edit_extension(it, MAX_OCCURS, NULL, NULL);
	if (strstr(type, "choice") == NULL)
		json_object_del(it, "answerOption");
}

/* A drop-down stays one while one answer is chosen; a table drawn as blocks stays so. */
static void
set_put(json_t *it, enum quest_put put)
{
	bool repeats = puts_as[put].repeats;
	bool same = strcmp(edit_member(it, "type"), puts_as[put].type) == 0 &&
	    json_is_true(json_object_get(it, "repeats")) == repeats;
	bool slider = (put == QUEST_PUT_RATING) == (strcmp(edit_control(it), "slider") == 0);

	change_kind(it, put);
	if (!same || !slider)
		set_control(it, puts_as[put].control);
	set_flag(it, "repeats", repeats);
}

static void
set_kind(struct edit *e, json_t *it)
{
	enum quest_put put = e->c->put;
	bool group = put == QUEST_PUT_SECTION || put == QUEST_PUT_TABLE;

	if (put == QUEST_PUT_KEPT)
		return;
	if (!group && holds_questions(it))
		edit_wrong(e, "put", "%s", tr(e->lang,
		    "There are questions in this section. Move or remove them first."));
	set_put(it, put);
	if (put >= QUEST_PUT_ONE && put <= QUEST_PUT_SEVERAL_OR_OWN)
		edit_options(e, it);
	else if (put == QUEST_PUT_TABLE)
		rows(e, it);
	else if (put == QUEST_PUT_RATING || put == QUEST_PUT_WHOLE || put == QUEST_PUT_FRACTION)
		limits(e, it);
}

/* Who reads its answers, and whether it is about the person herself (R230 R276). */
static void
marks(struct edit *e, json_t *it)
{
	const char *kind = e->c->sensitive, *background = e->c->background;

	if (kind != NULL)
		edit_extension(it, OWN "sensitive", "valueCode",
		    *kind == '\0' ? NULL : edit_text(kind));
	if (background != NULL)
		edit_extension(it, OWN "background", "valueBoolean",
		    *background == '\0' ? NULL : json_true());
}

bool
edit_fill(struct edit *e, json_t *it)
{
	static const char *const none[LANG_COUNT] = { "", "" };
	const struct quest_change *c = e->c;
	bool asks = c->put != QUEST_PUT_WORDS, rating = c->put == QUEST_PUT_RATING;

	if (text_empty(c->text[LANG_PL]))
		edit_wrong(e, "text", "%s", tr(e->lang, "Write the question in Polish."));
	set_kind(e, it);
	edit_words(it, "text", c->text);
	set_flag(it, "required", c->required && asks);
	if (c->put != QUEST_PUT_KEPT) {
		set_below(e, it, "upper", rating ? c->high_words : none);
		set_below(e, it, "lower", rating ? c->low_words : none);
	}
	marks(e, it);
	set_below(e, it, "help", asks && c->put != QUEST_PUT_TABLE ? c->help : none);
	return e->wrong == NULL;
}
