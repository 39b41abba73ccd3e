/* SPDX-License-Identifier: EUPL-1.2
 * quest_option.c - the options of a choice: listed at the item, or in a value set within the file.
 */
#include "quest/inside.h"

#include "base/text.h"
#include "html/html.h"

#include <string.h>

#define OPTIONS 500

const struct quest_option *
quest_offered(const struct quest_item *it, const char *system, const char *code)
{
	const struct quest_option *any = NULL;

	for (size_t i = it->n_option; i-- > 0;)
		if (strcmp(it->option[i].code, code) == 0) {
			if (system != NULL && strcmp(it->option[i].system, system) == 0)
				return &it->option[i];
			any = &it->option[i];
		}
	return any;
}

static void
add(struct reader *rd, struct quest_item *it, struct quest_option o, size_t nth)
{
	struct quest_option *to = (struct quest_option *)(uintptr_t)&it->option[it->n_option];

	o.code = text_line(rd->mem, o.code);
	if (*o.code == '\0') {
		quest_refuse(rd, it->link_id, tr(rd->lang, "Option %zu has no code."), nth);
		return;
	}
	for (int l = 0; l < LANG_COUNT; l++)
		if (*o.display.in[l] == '\0')
			o.display.in[l] = o.code;
	*to = o;
	it->n_option++;
}

static void
coding(struct reader *rd, struct quest_item *it, const json_t *c, bool initial, size_t nth)
{
	add(rd, it,
	    (struct quest_option){ quest_str(rd, c, "system"), quest_str(rd, c, "code"), "Coding",
	        quest_words(rd, c, "display"), initial },
	    nth);
}

/* A word or a whole number is its own code. */
static bool
bare(struct reader *rd, struct quest_item *it, const json_t *o, size_t nth)
{
	const json_t *i = json_object_get(o, "valueInteger");
	struct quest_option to = { "", "", "String", { { NULL } },
		quest_flag(o, "initialSelected") };

	if (json_is_integer(i)) {
		to.type = "Integer";
		to.code = arena_strf(rd->mem, "%d", (int)json_integer_value(i));
		for (int l = 0; l < LANG_COUNT; l++)
			to.display.in[l] = to.code;
	} else if (json_is_string(json_object_get(o, "valueString"))) {
		to.display = quest_words(rd, o, "valueString");
		to.code = quest_str(rd, o, "valueString");
	} else {
		return false;
	}
	add(rd, it, to, nth);
	return true;
}

/* Memory for n more. */
static bool
room_for(struct reader *rd, struct quest_item *it, size_t n)
{
	struct quest_option *more;

	if (it->n_option + n > OPTIONS) {
		quest_refuse(rd, it->link_id, tr(rd->lang, "More than %d options."), OPTIONS);
		return false;
	}
	more = NEWN(rd->mem, struct quest_option, it->n_option + n + 1);
	if (it->n_option > 0)
		memcpy(more, it->option, it->n_option * sizeof(*more));
	it->option = more;
	return true;
}

static void
options(struct reader *rd, const json_t *list, struct quest_item *it)
{
	json_t *o;
	size_t i;

	if (!room_for(rd, it, json_array_size(list)))
		return;
	json_array_foreach(list, i, o) {
		const char *key, *what = "?";
		json_t *v;

		if (json_object_get(o, "modifierExtension") != NULL)
			quest_refuse(rd, it->link_id, tr(rd->lang,
			    "A modifierExtension changes the meaning in a way we do not know."));
		if (json_is_object(json_object_get(o, "valueCoding"))) {
			coding(rd, it, json_object_get(o, "valueCoding"),
			    quest_flag(o, "initialSelected"), i + 1);
			continue;
		}
		if (bare(rd, it, o, i + 1))
			continue;
		json_object_foreach(o, key, v)
			if (strncmp(key, "value", 5) == 0)
				what = key;
		quest_refuse(rd, it->link_id,
		    tr(rd->lang,
		        "Option %zu is a %s; an option is a valueCoding, valueString or valueInteger."),
		    i + 1, what);
	}
}

/* A value set within the file: its concepts, listed or expanded. */
static size_t
concepts(struct reader *rd, struct quest_item *it, const json_t *list, const char *system)
{
	json_t *c;
	size_t i, n = json_array_size(list);

	if (n == 0 || !room_for(rd, it, n))
		return 0;
	json_array_foreach(list, i, c) {
		json_t *own = json_copy(c);

		if (*system != '\0')
			json_object_set_new(own, "system", json_string(system));
		coding(rd, it, own, false, i + 1);
		json_decref(own);
	}
	return n;
}

static void
value_set(struct reader *rd, const char *ref, struct quest_item *it)
{
	const json_t *set = NULL, *include;
	json_t *r, *inc;
	size_t i, n;

	json_array_foreach(rd->contained, i, r)
		if (*ref == '#' && strcmp(quest_str(rd, r, "id"), ref + 1) == 0)
			set = r;
	if (set == NULL && it->kind == QUEST_OPEN_CHOICE) {
		quest_remark(rd, it->link_id,
		    tr(rd->lang,
		        "The options of the value set %s are not in the file; the answer is written in words."),
		    ref);
		return;
	}
	if (set == NULL) {
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "The options are the value set %s, which the file does not hold."), ref);
		return;
	}
	n = concepts(rd, it, json_object_get(json_object_get(set, "expansion"), "contains"), "");
	include = json_object_get(json_object_get(set, "compose"), "include");
	if (n > 0)
		return;
	json_array_foreach(include, i, inc)
		n += concepts(rd, it, json_object_get(inc, "concept"), quest_str(rd, inc,
		    "system"));
	if (n == 0)
		quest_refuse(rd, it->link_id, tr(rd->lang, "The value set %s lists no concepts."),
		    ref);
}

/* A number or word to be chosen from a list is a choice. */
static bool
is_list(const struct quest_item *it)
{
	const char *type = it->kind == QUEST_INTEGER ? "Integer"
	    : it->kind == QUEST_STRING               ? "String"
	                                             : "";
	bool all = it->n_option > 0;

	for (size_t i = 0; i < it->n_option; i++)
		all &= strcmp(it->option[i].type, type) == 0;
	return all;
}

void
quest_read_options(struct reader *rd, const json_t *o, struct quest_item *it)
{
	options(rd, json_object_get(o, "answerOption"), it);
	if (json_object_get(o, "answerValueSet") != NULL && it->n_option == 0)
		value_set(rd, quest_str(rd, o, "answerValueSet"), it);
	it->from_set = json_object_get(o, "answerValueSet") != NULL;
	if (is_list(it))
		it->kind = QUEST_CHOICE;
}
