/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_when.c - conditions: a question is put only after an answer to an earlier one.
 */
#include "quest/edit_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

/* The option as the file has it, so that a code keeps its system and a word stays a word. */
static bool
option_answer(json_t *w, const json_t *on, const char *said)
{
	json_t *o;
	size_t i;

	json_array_foreach(json_object_get(on, "answerOption"), i, o) {
		const json_t *coding = json_object_get(o, "valueCoding");

		if (coding == NULL || strcmp(edit_member(coding, "code"), said) != 0)
			continue;
		json_object_set_new(w, "answerCoding", json_pack("{s:s}", "code", said));
		if (*edit_member(coding, "system") != '\0')
			json_object_set_new(json_object_get(w, "answerCoding"), "system",
			    edit_text(edit_member(coding, "system")));
		return true;
	}
	return false;
}

/* False: it cannot be answered so. */
static bool
set_answer(struct edit *e, json_t *w, const json_t *on)
{
	const char *type = edit_member(on, "type"), *said = text_line(e->mem, e->c->answer), *day;
	bool whole = strcmp(type, "integer") == 0;
	char *end;

	if (strcmp(type, "boolean") == 0) {
		json_object_set_new(w, "answerBoolean", json_boolean(strcmp(said, "true") == 0));
		return true;
	}
	if (option_answer(w, on, said))
		return true;
	if (whole || strcmp(type, "decimal") == 0) {
		double d = strtod(said, &end);

		json_object_set_new(w, whole ? "answerInteger" : "answerDecimal",
		    whole ? json_integer((json_int_t)d) : json_real(d));
		return (*said != '\0' && *end == '\0') ||
		    edit_wrong(
		        e, "answer", "%s", tr(e->lang, "Write the number that is waited for."));
	}
	if (strcmp(type, "date") == 0) {
		day = date_parse(e->mem, said);
		json_object_set_new(w, "answerDate", edit_text(day == NULL ? "" : day));
		return day != NULL ||
		    edit_wrong(e, "answer", "%s",
		        tr(e->lang, "Write the day that is waited for as 12.09.2026."));
	}
	return edit_wrong(
	    e, "answer", "%s", tr(e->lang, "Choose one of the answers to that question."));
}

static bool
add_condition(struct edit *e, json_t *it)
{
	size_t at;
	json_t *on = edit_find(e->form, e->c->to, &at), *w, *list;

	if (on == NULL)
		return edit_wrong(e, "to", "%s", tr(e->lang, "Choose an earlier question."));
	on = json_array_get(on, at);
	w = json_pack("{s:s, s:s}", "question", e->c->to, "operator", e->c->op);
	if (strcmp(e->c->op, "exists") == 0)
		json_object_set_new(w, "answerBoolean", json_true());
	else if (!set_answer(e, w, on)) {
		json_decref(w);
		return false;
	}
	list = json_object_get(it, "enableWhen");
	if (list == NULL)
		json_object_set_new(it, "enableWhen", list = json_array());
	for (size_t i = 0; i < json_array_size(list); i++)
		if (json_equal(json_array_get(list, i), w)) {
			json_decref(w);
			return true;            /* it is waited for already */
		}
	json_array_append_new(list, w);
	if (json_array_size(list) == 2 && json_object_get(it, "enableBehavior") == NULL)
		json_object_set_new(it, "enableBehavior", json_string("all"));
	return true;
}

static void
drop_condition(struct edit *e, json_t *it)
{
	json_t *list = json_object_get(it, "enableWhen");

	json_array_remove(list, e->c->nth);
	if (json_array_size(list) < 2)
		json_object_del(it, "enableBehavior");
	if (json_array_size(list) == 0)
		json_object_del(it, "enableWhen");
}

bool
edit_when(struct edit *e, json_t *it)
{
	if (e->c->what == QUEST_WHEN)
		return add_condition(e, it);
	if (e->c->what == QUEST_WHEN_NOT)
		drop_condition(e, it);
	else
		json_object_set_new(it, "enableBehavior",
		    json_string(e->c->what == QUEST_WHEN_ANY ? "any" : "all"));
	return true;
}
