/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit.c - changes to the JSON of a form.
 */
#include "quest/quest_edit.h"

#include "base/rule.h"
#include "base/text.h"
#include "html/html.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define TRANSLATION "http://hl7.org/fhir/StructureDefinition/translation"

struct edit {
	struct arena              *mem;
	enum lang                  lang;
	const struct quest_change *c;
	json_t                    *form;
	const char                *why;
};

static const char *
member(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : s;
}

/* The list that holds the item, and its place there; NULL: no such item. */
static json_t *
find(json_t *holder, const char *link_id, size_t *ret)
{
	json_t *list = json_object_get(holder, "item"), *it, *deeper;
	size_t i;

	json_array_foreach(list, i, it) {
		size_t at;

		if (strcmp(member(it, "linkId"), link_id) == 0) {
			*ret = i;
			return list;
		}
		deeper = find(it, link_id, &at);
		if (deeper != NULL) {
			*ret = at;
			return deeper;
		}
	}
	return NULL;
}

static bool
taken(json_t *form, const char *link_id)
{
	size_t at;

	return find(form, link_id, &at) != NULL;
}

static json_t *
text_or_abort(const char *s)
{
	json_t *t = json_string(s);

	if (t == NULL)
		abort();                /* no memory: the words are UTF-8 already */
	return t;
}

/* ---- words and their translation ---- */

static void
drop_english(json_t *list)
{
	for (size_t i = json_array_size(list); i-- > 0;) {
		const json_t *e = json_array_get(list, i), *part;
		size_t k;

		if (strcmp(member(e, "url"), TRANSLATION) != 0)
			continue;
		json_array_foreach(json_object_get(e, "extension"), k, part)
			if (strncmp(member(part, "valueCode"), "en", 2) == 0) {
				json_array_remove(list, i);
				break;
			}
	}
}

static void
set_words(json_t *o, const char *key, const char *shadow, const char *const text[LANG_COUNT])
{
	json_t *s = json_object_get(o, shadow), *list = json_object_get(s, "extension");

	json_object_set_new(o, key, text_or_abort(text[LANG_PL]));
	drop_english(list);
	if (text[LANG_EN] != NULL && *text[LANG_EN] != '\0') {
		if (s == NULL)
			json_object_set_new(o, shadow, s = json_object());
		if (list == NULL)
			json_object_set_new(s, "extension", list = json_array());
		json_array_append_new(list, json_pack("{s:s, s:[{s:s, s:s}, {s:s, s:s}]}", "url", TRANSLATION,
		    "extension", "url", "lang", "valueCode", "en", "url", "content", "valueString",
		    text[LANG_EN]));
	}
	if (s != NULL && list != NULL && json_array_size(list) == 0)
		json_object_del(s, "extension");
	if (s != NULL && json_object_size(s) == 0)
		json_object_del(o, shadow);
}

static void
set_flag(json_t *o, const char *key, bool on)
{
	if (on)
		json_object_set_new(o, key, json_true());
	else
		json_object_del(o, key);
}

/* ---- options ---- */

static json_t *
same_words(const json_t *old, const char *polish)
{
	json_t *o;
	size_t i;

	json_array_foreach(old, i, o)
		if (strcmp(member(json_object_get(o, "valueCoding"), "display"), polish) == 0)
			return o;
	return NULL;
}

static bool
has_code(const json_t *list, const char *code)
{
	json_t *o;
	size_t i;

	json_array_foreach(list, i, o)
		if (strcmp(member(json_object_get(o, "valueCoding"), "code"), code) == 0)
			return true;
	return false;
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
option(struct edit *e, const json_t *old, const json_t *fresh, const char *line)
{
	const char *bar = strchr(line, '|');
	const char *const words[LANG_COUNT] = {
		[LANG_PL] = text_line(e->mem, bar == NULL ? line : arena_strn(e->mem, line, (size_t)(bar - line))),
		[LANG_EN] = bar == NULL ? "" : text_line(e->mem, bar + 1) };
	const char *system = member(json_object_get(json_array_get(old, 0), "valueCoding"), "system");
	json_t *o = json_deep_copy(same_words(old, words[LANG_PL])), *coding;

	if (*words[LANG_PL] == '\0')
		return NULL;
	if (o == NULL) {
		o = json_pack("{s:{s:s}}", "valueCoding", "code", new_code(e, old, fresh));
		if (*system != '\0')
			json_object_set_new(json_object_get(o, "valueCoding"), "system", text_or_abort(system));
	}
	coding = json_object_get(o, "valueCoding");
	set_words(coding, "display", "_display", words);
	return o;
}

static void
set_options(struct edit *e, json_t *it)
{
	json_t *old = json_object_get(it, "answerOption"), *fresh = json_array();
	const char *at = e->c->options == NULL ? "" : e->c->options;

	while (*at != '\0') {
		size_t n = strcspn(at, "\n");
		json_t *o = option(e, old, fresh, arena_strn(e->mem, at, n));

		if (o != NULL)
			json_array_append_new(fresh, o);
		at += n + (at[n] == '\n');
	}
	if (json_array_size(fresh) > 0)
		json_object_set(it, "answerOption", fresh);
	else
		json_object_del(it, "answerOption");
	json_decref(fresh);
}

/* ---- conditions ---- */

static json_t *
answer_of(struct edit *e, json_t *on)
{
	const char *type = member(on, "type"), *said = e->c->answer == NULL ? "" : e->c->answer;
	json_t *w = json_pack("{s:s, s:s}", "question", e->c->when, "operator", *said == '\0' ? "exists" : "=");
	json_t *o;
	size_t i;

	if (*said == '\0')
		json_object_set_new(w, "answerBoolean", json_true());
	else if (strcmp(type, "boolean") == 0)
		json_object_set_new(w, "answerBoolean", json_boolean(strcmp(said, "true") == 0));
	else if (strcmp(type, "integer") == 0)
		json_object_set_new(w, "answerInteger", json_integer(strtoll(said, NULL, 10)));
	else if (strcmp(type, "date") == 0)
		json_object_set_new(w, "answerDate", text_or_abort(said));
	else if (strcmp(type, "choice") != 0 && strcmp(type, "open-choice") != 0)
		json_object_set_new(w, "answerString", text_or_abort(said));
	json_array_foreach(json_object_get(on, "answerOption"), i, o) {
		json_t *coding = json_object_get(o, "valueCoding");

		if (strcmp(member(coding, "code"), said) != 0)
			continue;
		json_object_set_new(w, "answerCoding", json_pack("{s:s}", "code", said));
		if (*member(coding, "system") != '\0')
			json_object_set(json_object_get(w, "answerCoding"), "system",
			    json_object_get(coding, "system"));
	}
	return w;
}

static bool
set_condition(struct edit *e, json_t *it)
{
	json_t *old = json_object_get(it, "enableWhen"), *on;
	size_t at;

	if (e->c->when == NULL || *e->c->when == '\0') {
		json_object_del(it, "enableWhen");
		json_object_del(it, "enableBehavior");
		return true;
	}
	if (json_array_size(old) > 1 && strcmp(member(json_array_get(old, 0), "question"), e->c->when) == 0)
		return true;            /* more than can be said here: kept */
	on = find(e->form, e->c->when, &at);
	if (on == NULL) {
		e->why = arena_strf(e->mem, tr(e->lang, "The condition asks for “%s”, which is not in the form."),
		    e->c->when);
		return false;
	}
	json_object_del(it, "enableBehavior");
	json_object_set_new(it, "enableWhen", json_pack("[o]", answer_of(e, json_array_get(on, at))));
	return true;
}

/* ---- the changes ---- */

/* A time, an address, an amount with a unit stays what it is while it is drawn as before. */
static bool
drawn_as(const char *type, enum quest_kind kind)
{
	return kind == QUEST_STRING ? strcmp(type, "time") == 0 || strcmp(type, "dateTime") == 0 ||
	    strcmp(type, "url") == 0 : kind == QUEST_DECIMAL && strcmp(type, "quantity") == 0;
}

static bool
fill(struct edit *e, json_t *it)
{
	const struct quest_change *c = e->c;

	if (text_empty(c->text[LANG_PL])) {
		e->why = tr(e->lang, "Write the question in Polish.");
		return false;
	}
	if (json_object_get(it, "item") != NULL && c->kind != QUEST_GROUP && strcmp(member(it, "type"), "group") == 0) {
		e->why = tr(e->lang, "There are questions in this group. Move or remove them first.");
		return false;
	}
	set_words(it, "text", "_text", c->text);
	if (!drawn_as(member(it, "type"), c->kind))
		json_object_set_new(it, "type", text_or_abort(quest_kind_word(c->kind)));
	set_flag(it, "required", c->required && c->kind != QUEST_DISPLAY);
	set_flag(it, "repeats", c->repeats && c->kind != QUEST_DISPLAY);
	if (c->kind == QUEST_CHOICE || c->kind == QUEST_OPEN_CHOICE)
		set_options(e, it);
	else
		json_object_del(it, "answerOption");
	return set_condition(e, it);
}

static bool
add(struct edit *e)
{
	json_t *it = json_object(), *list, *holder = e->form;
	size_t at = 0;
	const char *id = "";

	for (size_t i = 1; *id == '\0' || taken(e->form, id); i++)
		id = arena_strf(e->mem, "n%zu", i);
	json_object_set_new(it, "linkId", text_or_abort(id));
	list = *e->c->link_id == '\0' ? NULL : find(e->form, e->c->link_id, &at);
	if (list != NULL && e->c->what == QUEST_ADD_INTO)
		holder = json_array_get(list, at);
	if (!fill(e, it)) {
		json_decref(it);
		return false;
	}
	if (e->c->what == QUEST_ADD_AFTER)
		return json_array_insert_new(list, at + 1, it) == 0;
	if (json_object_get(holder, "item") == NULL)
		json_object_set_new(holder, "item", json_array());
	return json_array_append_new(json_object_get(holder, "item"), it) == 0;
}

/* Who asks for it? A condition must not ask for what is gone. */
static const char *
asked_by(const json_t *holder, const char *link_id)
{
	json_t *it, *w;
	size_t i, k;

	json_array_foreach(json_object_get(holder, "item"), i, it) {
		const char *deeper = asked_by(it, link_id);

		if (deeper != NULL)
			return deeper;
		json_array_foreach(json_object_get(it, "enableWhen"), k, w)
			if (strcmp(member(w, "question"), link_id) == 0)
				return member(it, "linkId");
	}
	return NULL;
}

static bool
removed(struct edit *e, json_t *list, size_t at)
{
	const char *by = asked_by(e->form, e->c->link_id);

	if (by != NULL) {
		e->why = arena_strf(e->mem, tr(e->lang,
		    "“%s” is put only after an answer to this question. Change its condition first."), by);
		return false;
	}
	if (list == json_object_get(e->form, "item") && json_array_size(list) == 1) {
		e->why = tr(e->lang, "A form needs at least one item.");
		return false;
	}
	return json_array_remove(list, at) == 0;
}

static bool
moved(json_t *list, size_t at, bool up)
{
	size_t to = up ? at - 1 : at + 1;
	json_t *it = json_array_get(list, at);

	if ((up && at == 0) || (!up && at + 1 >= json_array_size(list)))
		return true;            /* it stands at the end already */
	json_incref(it);
	json_array_remove(list, at);
	return json_array_insert_new(list, to, it) == 0;
}

static bool
change(struct edit *e)
{
	size_t at = 0;
	json_t *list = find(e->form, e->c->link_id, &at);

	if (list == NULL && !(e->c->what == QUEST_ADD_INTO && *e->c->link_id == '\0')) {
		e->why = arena_strf(e->mem, tr(e->lang, "“%s” is not in the form any more."), e->c->link_id);
		return false;
	}
	switch (e->c->what) {
	case QUEST_ADD_AFTER:
	case QUEST_ADD_INTO: return add(e);
	case QUEST_CHANGE:   return fill(e, json_array_get(list, at));
	case QUEST_REMOVE:   return removed(e, list, at);
	case QUEST_UP:
	case QUEST_DOWN:     return moved(list, at, e->c->what == QUEST_UP);
	}
	return false;
}

static const char *
dumped(struct arena *mem, json_t *form)
{
	char *text = json_dumps(form, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
	const char *ret;

	json_decref(form);
	if (text == NULL)
		abort();                /* no memory */
	ret = arena_str(mem, text);
	free(text);
	return ret;
}

const char *
quest_edit(struct arena *mem, enum lang lang, const char *json, size_t n, const struct quest_change *c,
    const char **why)
{
	struct edit e = { mem, lang, c, json_loadb(json, n, 0, NULL), NULL };

	*why = NULL;
	if (e.form == NULL || !rule_on("R196"))
		e.why = tr(lang, "The form cannot be read.");
	else if (change(&e))
		return dumped(mem, e.form);
	json_decref(e.form);
	*why = e.why;
	return NULL;
}

const char *
quest_edit_copy(struct arena *mem, const char *json, size_t n, const char *url, const char *version,
    const char *const title[LANG_COUNT])
{
	json_t *form = json_loadb(json, n, 0, NULL);
	const char *from = arena_strf(mem, "%s|%s", member(form, "url"), member(form, "version"));

	if (form == NULL)
		return NULL;
	json_object_set_new(form, "url", text_or_abort(url));
	json_object_set_new(form, "version", text_or_abort(version));
	json_object_set_new(form, "status", json_string("draft"));
	json_object_set_new(form, "derivedFrom", json_pack("[s]", from));
	json_object_del(form, "id");
	set_words(form, "title", "_title", title);
	return dumped(mem, form);
}

const char *
quest_edit_options(struct arena *mem, const struct quest_item *it)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < it->n_option; i++) {
		const struct quest_text *t = &it->option[i].display;

		buf_fmt(&b, "%s%s", i == 0 ? "" : "\n", t->in[LANG_PL]);
		if (strcmp(t->in[LANG_PL], t->in[LANG_EN]) != 0)
			buf_fmt(&b, " | %s", t->in[LANG_EN]);
	}
	return b.s;
}
