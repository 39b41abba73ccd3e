/* SPDX-License-Identifier: EUPL-1.2
 * quest_read.c - the file as a whole: JSON, what it says of itself, its words.
 */
#include "quest/inside.h"

#include "base/text.h"
#include "html/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = { "group", "display", "boolean", "integer", "decimal",
    "string", "text", "date",
	"choice", "open-choice" };

const char *
quest_kind_word(enum quest_kind k)
{
	return kind_words[k];
}

bool
quest_asks(const struct quest_item *i)
{
	return i->kind != QUEST_GROUP && i->kind != QUEST_DISPLAY;
}

static void
add_note(struct reader *rd, const char *link_id, bool refused, const char *text)
{
	struct quest_note *n;

	if (refused ? rd->n_fault++ >= QUEST_FAULTS : rd->n_note >= QUEST_FAULTS)
		return;
	for (n = rd->note; !refused && n != NULL; n = n->next)
		if (!n->refused && strcmp(n->text, text) == 0)
			return;
	rd->n_note += !refused;
	n = NEW(rd->mem, struct quest_note);
	*n = (struct quest_note){ arena_str(rd->mem, link_id), text, refused, NULL };
	*rd->end = n;
	rd->end = &n->next;
}

/* One line, whatever a file put into it. */
static const char *PRINTF(2, 0)
one_line(struct reader *rd, const char *fmt, va_list ap)
{
	char text[400];

	vsnprintf(text, sizeof(text), fmt, ap);
	for (size_t n = strlen(text); n > 0 && !text_utf8_ok(text, strlen(text)); n--)
		text[n - 1] = '\0';             /* cut within a character */
	return text_line(rd->mem, text);
}

void
quest_refuse(struct reader *rd, const char *link_id, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_note(rd, link_id, true, one_line(rd, fmt, ap));
	va_end(ap);
}

void
quest_remark(struct reader *rd, const char *link_id, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_note(rd, link_id, false, one_line(rd, fmt, ap));
	va_end(ap);
}

const char *
quest_str(struct reader *rd, const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : text_block(rd->mem, s);
}

bool
quest_flag(const json_t *o, const char *key)
{
	return json_is_true(json_object_get(o, key));
}

/* Which of our languages a code means; LANG_COUNT: none of them. */
static enum lang
lang_of(const char *code)
{
	if (strncmp(code, "pl", 2) == 0 && (code[2] == '\0' || code[2] == '-'))
		return LANG_PL;
	if (strncmp(code, "en", 2) == 0 && (code[2] == '\0' || code[2] == '-'))
		return LANG_EN;
	return LANG_COUNT;
}

static void
translation(struct reader *rd, const json_t *e, struct quest_text *t)
{
	const char *code = "", *content = "";
	enum lang to;
	json_t *part;
	size_t i;

	json_array_foreach(json_object_get(e, "extension"), i, part) {
		const char *url = quest_str(rd, part, "url");

		if (strcmp(url, "lang") == 0)
			code = quest_str(rd, part, "valueCode");
		else if (strcmp(url, "content") == 0)
			content = quest_str(rd, part, json_object_get(part,
			    "valueMarkdown") != NULL ?
			    "valueMarkdown" : "valueString");
	}
	to = lang_of(code);
	if (to == LANG_COUNT)
		quest_remark(rd, "", tr(rd->lang,
		    "Words in the language “%s” are kept, not shown."), code);
	else if (*content != '\0')
		t->in[to] = content;
}

struct quest_text
quest_words(struct reader *rd, const json_t *o, const char *key)
{
	struct quest_text t;
	char shadow[40];
	json_t *e;
	size_t i;

	for (int l = 0; l < LANG_COUNT; l++)
		t.in[l] = l == 0 ? quest_str(rd, o, key) : t.in[0];
	snprintf(shadow, sizeof(shadow), "_%s", key);
	json_array_foreach(json_object_get(json_object_get(o, shadow), "extension"), i, e) {
		const char *url = quest_str(rd, e, "url");

		if (strcmp(url, "http://hl7.org/fhir/StructureDefinition/translation") == 0)
			translation(rd, e, &t);
		else
			quest_remark(rd, "", tr(rd->lang, "The extension %s is kept, not used."),
			    url);
	}
	return t;
}

static const char *const top_known[] = { "resourceType", "id", "url", "version", "name", "title",
    "_title", "status",
	"language", "description", "_description", "item", "extension", "contained",
	    "subjectType", "date", "publisher",
	"contact", "derivedFrom", "copyright", "meta", "experimental", "text", "identifier", "purpose",
	    "useContext", "jurisdiction" };

static void
whole(struct reader *rd, const json_t *form)
{
	const char *from = json_string_value(
	    json_array_get(json_object_get(form, "derivedFrom"), 0));
	struct quest *q = rd->q;
	const char *key;
	json_t *v;

	q->url = quest_str(rd, form, "url");
	q->version = quest_str(rd, form, "version");
	q->name = quest_str(rd, form, "name");
	q->language = quest_str(rd, form, "language");
	q->from = from == NULL ? "" : text_block(rd->mem, from);
	q->title = quest_words(rd, form, "title");
	q->description = quest_words(rd, form, "description");
	for (int l = 0; l < LANG_COUNT; l++)
		if (*q->title.in[l] == '\0')
			q->title.in[l] = *q->name != '\0' ? q->name : quest_str(rd, form, "id");
	q->about = "person";
	q->tool = "";
	q->copies = 1;
	quest_read_about(rd, form);
	json_object_foreach((json_t *)(uintptr_t)form, key, v) {
		bool known = false;

		for (size_t i = 0; i < LEN(top_known) && !known; i++)
			known = strcmp(key, top_known[i]) == 0;
		if (!known)
			quest_remark(rd, "", tr(rd->lang, "The element “%s” is kept, not used."),
			    key);
	}
}

static void
read_form(struct reader *rd, const json_t *form)
{
	const char *type = quest_str(rd, form, "resourceType");

	if (!json_is_object(form) || *type == '\0') {
		quest_refuse(rd, "", tr(rd->lang,
		    "This is not a FHIR resource: it has no “resourceType”."));
		return;
	}
	if (strcmp(type, "Bundle") == 0) {
		quest_refuse(
		    rd, "", tr(rd->lang, "This is a Bundle; a form is one Questionnaire of it."));
		return;
	}
	if (strcmp(type, "Questionnaire") != 0) {
		quest_refuse(rd, "", tr(rd->lang, "This is a %s, not a Questionnaire."), type);
		return;
	}
	if (json_object_get(form, "modifierExtension") != NULL)
		quest_refuse(rd, "", tr(rd->lang,
		    "A modifierExtension changes the meaning in a way we do not know."));
	rd->contained = json_object_get(form, "contained");
	whole(rd, form);
	quest_read_items(rd, json_object_get(form, "item"), NULL, 0);
	if (rd->q->n_item == 0 && rd->n_fault == 0)
		quest_refuse(rd, "", tr(rd->lang, "The form has no item."));
	quest_check(rd);
}

void
quest_unmark(const char **json, size_t *n)
{
	if (*n >= 3 && memcmp(*json, "\xEF\xBB\xBF", 3) == 0) {
		*json += 3;
		*n -= 3;
	}
}

json_t *
quest_json(const char *json, size_t n, json_error_t *e)
{
	quest_unmark(&json, &n);
	return json_loadb(json, n, JSON_REJECT_DUPLICATES, e);
}

static void
read_bytes(struct reader *rd, const char *json, size_t n)
{
	json_error_t e;
	json_t *form = NULL;

	quest_unmark(&json, &n);
	rd->end = &rd->note;
	rd->pending_end = &rd->pending;
	if (n > QUEST_BYTES)
		quest_refuse(rd, "",
		    tr(rd->lang, "The file has %zu MB; a form has at most %zu MB."), n >> 20,
		    QUEST_BYTES >> 20);
	else if (n > 0 && *json == '<')
		quest_refuse(rd, "", tr(rd->lang, "This is XML; a form is read from JSON."));
	else if ((form = quest_json(json, n, &e)) == NULL)
		quest_refuse(rd, "", tr(rd->lang, "This is not JSON: line %d, column %d: %s."),
		    e.line, e.column, e.text);
	else
		read_form(rd, form);
	json_decref(form);
}

struct quest *
quest_read(struct arena *mem, enum lang lang, const char *json, size_t n, struct quest_note **ret)
{
	struct reader rd = { .mem = mem, .lang = lang, .q = NEW(mem, struct quest) };

	read_bytes(&rd, json, n);
	*ret = rd.note;
	return rd.n_fault > 0 ? NULL : rd.q;
}

struct quest *
quest_draft(struct arena *mem, enum lang lang, const char *json, size_t n, struct quest_note **ret,
    bool *ret_usable)
{
	struct reader rd = { .mem = mem, .lang = lang, .q = NEW(mem, struct quest) };

	read_bytes(&rd, json, n);
	*ret = rd.note;
	*ret_usable = rd.n_fault == 0;
	return rd.q->about == NULL ? NULL : rd.q;
}
