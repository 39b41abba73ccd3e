/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit.c - changes to the JSON of a form: items are added, moved and removed, a form is copied.
 */
#include "quest/edit_inside.h"

#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

#define OWN "urn:kompan:ext:"

const char *
edit_member(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : s;
}

json_t *
edit_text(const char *s)
{
	json_t *t = json_string(s);

	if (t == NULL)
		abort();
	return t;
}

json_t *
edit_find(json_t *holder, const char *link_id, size_t *ret)
{
	json_t *list = json_object_get(holder, "item"), *it, *deeper;
	size_t i;

	json_array_foreach(list, i, it) {
		size_t at;

		if (strcmp(edit_member(it, "linkId"), link_id) == 0) {
			*ret = i;
			return list;
		}
		deeper = edit_find(it, link_id, &at);
		if (deeper != NULL) {
			*ret = at;
			return deeper;
		}
	}
	return NULL;
}

bool
edit_wrong(struct edit *e, const char *name, const char *fmt, ...)
{
	struct quest_wrong *w = NEW(e->mem, struct quest_wrong);
	va_list ap;

	va_start(ap, fmt);
	*w = (struct quest_wrong){ name, arena_vstrf(e->mem, fmt, ap), NULL };
	va_end(ap);
	*e->end = w;
	e->end = &w->next;
	return false;
}

/* ---- where it stands ---- */

static json_t *
list_of(json_t *holder)
{
	if (json_object_get(holder, "item") == NULL)
		json_object_set_new(holder, "item", json_array());
	return json_object_get(holder, "item");
}

/* The last item of a list went: an empty list is no JSON of the standard. */
static void
tidy(json_t *holder)
{
	json_t *it;
	size_t i;

	json_array_foreach(json_object_get(holder, "item"), i, it)
		tidy(it);
	if (json_array_size(json_object_get(holder, "item")) == 0)
		json_object_del(holder, "item");
}

static bool
add(struct edit *e)
{
	json_t *it, *list, *holder = e->form;
	size_t at = 0;

	if (edit_find(e->form, e->c->to, &at) != NULL)
		return true;            /* sent twice */
	list = *e->c->link_id == '\0' ? NULL : edit_find(e->form, e->c->link_id, &at);
	if (list != NULL && e->c->into)
		holder = json_array_get(list, at);
	it = json_object();
	json_object_set_new(it, "linkId", edit_text(e->c->to));
	if (!edit_fill(e, it)) {
		json_decref(it);
		return false;
	}
	if (!e->c->into)
		return json_array_insert_new(list, at + 1, it) == 0;
	return json_array_append_new(list_of(holder), it) == 0;
}

/* Who asks for it? A condition must not ask for what is gone. */
static const json_t *
asked_by(const json_t *holder, const char *link_id)
{
	json_t *it, *w;
	size_t i, k;

	json_array_foreach(json_object_get(holder, "item"), i, it) {
		const json_t *deeper = asked_by(it, link_id);

		if (deeper != NULL)
			return deeper;
		json_array_foreach(json_object_get(it, "enableWhen"), k, w)
			if (strcmp(edit_member(w, "question"), link_id) == 0)
				return it;
	}
	return NULL;
}

static bool
within(const json_t *holder, const json_t *what)
{
	json_t *it;
	size_t i;

	if (holder == what)
		return true;
	json_array_foreach(json_object_get(holder, "item"), i, it)
		if (within(it, what))
			return true;
	return false;
}

/* What asks for it, or for something below it, and does not go with it. */
static const json_t *
left_alone(const json_t *form, const json_t *going, const json_t *at)
{
	const json_t *by = asked_by(form, edit_member(at, "linkId"));
	json_t *it;
	size_t i;

	if (by != NULL && !within(going, by))
		return by;
	json_array_foreach(json_object_get(at, "item"), i, it) {
		by = left_alone(form, going, it);
		if (by != NULL)
			return by;
	}
	return NULL;
}

static bool
removed(struct edit *e, json_t *list, size_t at)
{
	const json_t *it = json_array_get(list, at), *by = left_alone(e->form, it, it);

	if (by != NULL)
		return edit_wrong(e, "",
		    tr(e->lang,
		        "“%s” is put only after an answer to this question. Change its condition first."),
		    *edit_member(by, "text") != '\0' ? edit_member(by, "text")
		                                     : edit_member(by, "linkId"));
	return json_array_remove(list, at) == 0;
}

static bool
stepped(json_t *list, size_t at, bool up)
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
moved(struct edit *e, json_t *list, size_t at)
{
	json_t *it = json_array_get(list, at), *to = e->form, *among;
	size_t place = 0;

	if (*e->c->to != '\0') {
		among = edit_find(e->form, e->c->to, &place);
		to = among == NULL ? NULL : json_array_get(among, place);
	}
	if (to == NULL || (to != e->form && strcmp(edit_member(to, "type"), "group") != 0))
		return edit_wrong(
		    e, "to", "%s", tr(e->lang, "Choose one of the sections of this form."));
	if (within(it, to))
		return edit_wrong(
		    e, "to", "%s", tr(e->lang, "A section cannot stand within itself."));
	if (json_object_get(to, "item") == list)
		return true;            /* it stands there already */
	json_incref(it);
	json_array_remove(list, at);
	return json_array_append_new(list_of(to), it) == 0;
}

/* ---- the form ---- */

static bool
about(struct edit *e)
{
	if (text_empty(e->c->text[LANG_PL]))
		return edit_wrong(e, "text", "%s", tr(e->lang, "Write the title in Polish."));
	edit_words(e->form, "title", e->c->text);
	edit_words(e->form, "description", e->c->help);
	edit_extension(e->form, OWN "about", "valueCode", edit_text(e->c->to));
	return true;
}

static bool
change(struct edit *e)
{
	size_t at = 0;
	json_t *list = edit_find(e->form, e->c->link_id, &at);

	if (e->c->what == QUEST_ABOUT)
		return about(e);
	if (list == NULL && !(e->c->what == QUEST_ADD && e->c->into && *e->c->link_id == '\0'))
		return edit_wrong(
		    e, "", "%s", tr(e->lang, "This part of the form is not there any more."));
	switch (e->c->what) {
	case QUEST_ADD:    return add(e);
	case QUEST_CHANGE: return edit_fill(e, json_array_get(list, at));
	case QUEST_REMOVE: return removed(e, list, at);
	case QUEST_UP:
	case QUEST_DOWN:   return stepped(list, at, e->c->what == QUEST_UP);
	case QUEST_MOVE:   return moved(e, list, at);
	default:           return edit_when(e, json_array_get(list, at));
	}
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
quest_edit(struct arena *mem, enum lang lang, const char *json, size_t n,
    const struct quest_change *c, struct quest_wrong **ret)
{
	struct edit e = { .mem = mem, .lang = lang, .c = c, .form = quest_json(json, n, NULL) };

	e.end = &e.wrong;
	if (e.form == NULL || !rule_on("R196"))
		edit_wrong(&e, "", "%s", tr(lang, "The form cannot be read."));
	else if (change(&e)) {
		tidy(e.form);
		return dumped(mem, e.form);
	}
	json_decref(e.form);
	*ret = e.wrong;
	return NULL;
}

const char *
quest_edit_copy(struct arena *mem, const char *json, size_t n, const char *url, const char *version,
    const char *const title[LANG_COUNT])
{
	json_t *form = quest_json(json, n, NULL);
	const char *from =
	    arena_strf(mem, "%s|%s", edit_member(form, "url"), edit_member(form, "version"));

	if (form == NULL)
		return NULL;
	json_object_set_new(form, "url", edit_text(url));
	json_object_set_new(form, "version", edit_text(version));
	json_object_set_new(form, "status", json_string("draft"));
	json_object_set_new(form, "derivedFrom", json_pack("[s]", from));
	json_object_del(form, "id");
	edit_words(form, "title", title);
	return dumped(mem, form);
}

const char *
quest_edit_new(
    struct arena *mem, const char *url, const char *about_whom, const char *const title[LANG_COUNT])
{
	json_t *form = json_pack("{s:s, s:s, s:s, s:s, s:s}", "resourceType", "Questionnaire",
	    "language", "pl", "url", url, "version", "1", "status", "draft");

	edit_words(form, "title", title);
	edit_extension(form, OWN "about", "valueCode", edit_text(about_whom));
	return dumped(mem, form);
}

const char *
quest_edit_publish(struct arena *mem, const char *json, size_t n, const char *day)
{
	json_t *form = quest_json(json, n, NULL);

	json_object_set_new(form, "status", json_string("active"));
	json_object_set_new(form, "date", edit_text(day));
	return dumped(mem, form);
}

const char *
quest_edit_mark(struct arena *mem, const char *json, size_t n, const char *link_id)
{
	json_t *form = quest_json(json, n, NULL), *list, *it, *below;
	const char *ret = "";
	size_t at, i;

	list = edit_find(form, link_id, &at);
	if (list != NULL) {
		it = json_copy(json_array_get(list, at));
		below = json_array();
		json_array_foreach(
		    json_object_get(it, "item"), i, list) if (*edit_control(list) != '\0' &&
		    strcmp(edit_member(list, "type"), "display") == 0)
		    json_array_append(below, list); /* its help */
		json_object_set_new(it, "item", below);
		ret = dumped(mem, it);
		ret = mark_of(mem, &ret, 1);
	}
	json_decref(form);
	return ret;
}
