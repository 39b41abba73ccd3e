/* SPDX-License-Identifier: EUPL-1.2
 * quest_response.c - answers to and from a QuestionnaireResponse.
 */
#include "quest/inside.h"

#include "base/date.h"
#include "base/text.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

/* ---- out ---- */

static json_t *
text_of(const char *s)
{
	json_t *t = json_string(s);

	return t == NULL ? json_string("") : t;
}

static json_t *
answer(const struct quest_item *it, const struct quest_value *v)
{
	json_t *o = json_object(), *coding;

	switch (it->kind) {
	case QUEST_BOOLEAN:
		json_object_set_new(o, "valueBoolean", json_boolean(strcmp(v->text, "true") == 0));
		break;
	case QUEST_INTEGER:
		json_object_set_new(o, "valueInteger", json_integer(strtoll(v->text, NULL, 10)));
		break;
	case QUEST_DECIMAL:
		json_object_set_new(o, "valueDecimal", json_real(strtod(v->text, NULL)));
		break;
	case QUEST_DATE:
		json_object_set_new(o, "valueDate", text_of(v->text));
		break;
	default:
		if (v->code == NULL) {
			json_object_set_new(o, "valueString", text_of(v->text));
			break;
		}
		coding = json_object();
		if (v->system != NULL && *v->system != '\0')
			json_object_set_new(coding, "system", text_of(v->system));
		json_object_set_new(coding, "code", text_of(v->code));
		if (*v->text != '\0')
			json_object_set_new(coding, "display", text_of(v->text));
		json_object_set_new(o, "valueCoding", coding);
	}
	return o;
}

static void items_out(const struct quest_answers *, enum lang, const struct quest_item *list,
    quest_path, json_t *to);

static json_t *
head(const struct quest_item *it, enum lang lang)
{
	json_t *o = json_object();

	json_object_set_new(o, "linkId", text_of(it->link_id));
	if (*it->text.in[lang] != '\0')
		json_object_set_new(o, "text", text_of(it->text.in[lang]));
	return o;
}

static void
group_out(const struct quest_answers *a, enum lang lang, const struct quest_item *it,
    quest_path path, json_t *to)
{
	json_t *o = head(it, lang), *list = json_array();

	items_out(a, lang, it->child, path, list);
	if (json_array_size(list) > 0) {
		json_object_set_new(o, "item", list);
		json_array_append_new(to, o);
		return;
	}
	json_decref(list);
	json_decref(o);
}

static void
question_out(const struct quest_answers *a, enum lang lang, const struct quest_item *it,
    quest_path path, json_t *to)
{
	const struct quest_cell *c = quest_get(a, it, path);
	json_t *o, *list, *below;

	if (c == NULL)
		return;
	o = head(it, lang);
	list = json_array();
	for (size_t i = 0; i < c->n_value; i++)
		json_array_append_new(list, answer(it, &c->value[i]));
	below = json_array();
	items_out(a, lang, it->child, path, below);
	if (json_array_size(below) > 0)
		json_object_set(json_array_get(list, 0), "item", below);
	json_decref(below);
	json_object_set_new(o, "answer", list);
	json_array_append_new(to, o);
}

static void
items_out(const struct quest_answers *a, enum lang lang, const struct quest_item *list,
    quest_path path, json_t *to)
{
	for (const struct quest_item *it = list; it != NULL; it = it->next) {
		if (it->kind == QUEST_DISPLAY || !quest_enabled(a, it, path))
			continue;
		if (it->kind != QUEST_GROUP)
			question_out(a, lang, it, path, to);
		else if (!it->repeats)
			group_out(a, lang, it, path, to);
		else
			for (size_t r = 0; r < quest_rows(a, it, path); r++)
				group_out(a, lang, it, quest_row(it, path, r), to);
	}
}

const char *
quest_response(const struct quest_answers *a, enum lang lang, const char *id, const char *status,
    const char *authored)
{
	json_t *o = json_object(), *list = json_array();
	const char *url = a->form->url;
	char *text;

	json_object_set_new(o, "resourceType", json_string("QuestionnaireResponse"));
	if (id != NULL)
		json_object_set_new(o, "id", text_of(id));
	if (*url != '\0')
		json_object_set_new(o, "questionnaire", text_of(*a->form->version == '\0' ? url :
		    arena_strf(a->mem, "%s|%s", url, a->form->version)));
	json_object_set_new(o, "status", text_of(status));
	if (authored != NULL)
		json_object_set_new(o, "authored", text_of(authored));
	items_out(a, lang, a->form->first, 0, list);
	if (json_array_size(list) > 0)
		json_object_set(o, "item", list);
	json_decref(list);
	text = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(12));
	json_decref(o);
	if (text == NULL)
		abort();                /* no memory, or not UTF-8: both were refused before */
	url = arena_str(a->mem, text);
	free(text);
	return url;
}

/* ---- in ---- */

struct in { struct quest_answers *a; enum lang lang; const char *why; };

static bool
bad(struct in *in, const char *link_id, const char *text)
{
	in->why = *link_id == '\0' ? text : arena_strf(in->a->mem, "%s: %s", link_id, text);
	return false;
}

static const char *
copy(struct in *in, const json_t *s)
{
	return s == NULL ? "" : text_block(in->a->mem,
	    json_string_value(s) == NULL ? "" : json_string_value(s));
}

static const struct quest_option *
offered(const struct quest_item *it, const char *code)
{
	for (size_t i = 0; i < it->n_option; i++)
		if (strcmp(it->option[i].code, code) == 0)
			return &it->option[i];
	return NULL;
}

static bool
option_in(struct in *in, const struct quest_item *it, const json_t *coding, struct quest_value *v)
{
	const struct quest_option *o = offered(it, copy(in, json_object_get(coding, "code")));

	if (o == NULL)
		return bad(in, it->link_id, tr(in->lang, "the answer is not one of the options."));
	*v = (struct quest_value){ o->display.in[LANG_PL], o->system, o->code };
	return true;
}

static bool
value_in(struct in *in, const struct quest_item *it, const json_t *o, struct quest_value *v)
{
	const json_t *coding = json_object_get(o, "valueCoding"), *n;

	*v = (struct quest_value){ "", NULL, NULL };
	if (it->n_option > 0 && coding != NULL)
		return option_in(in, it, coding, v);
	switch (it->kind) {
	case QUEST_BOOLEAN:
		if (!json_is_boolean(json_object_get(o, "valueBoolean")))
			break;
		v->text = json_is_true(json_object_get(o, "valueBoolean")) ? "true" : "false";
		return true;
	case QUEST_INTEGER:
		n = json_object_get(o, "valueInteger");
		if (!json_is_integer(n))
			break;
		v->text = arena_strf(in->a->mem, "%lld", (long long)json_integer_value(n));
		return true;
	case QUEST_DECIMAL:
		n = json_object_get(o, "valueDecimal");
		if (!json_is_number(n))
			break;
		v->text = arena_strf(in->a->mem, "%.12g", json_number_value(n));
		return true;
	case QUEST_DATE:
		v->text = copy(in, json_object_get(o, "valueDate"));
		if (!date_ok(v->text))
			break;
		return true;
	case QUEST_CHOICE:
		break;
	default:
		if (!json_is_string(json_object_get(o, "valueString")))
			break;
		v->text = copy(in, json_object_get(o, "valueString"));
		return true;
	}
	return bad(in, it->link_id, tr(in->lang,
	    "the answer is not of the kind the question asks for."));
}

static bool items_in(struct in *, const json_t *list, const struct quest_item *among, quest_path,
    int deep);

static bool
question_in(struct in *in, const struct quest_item *it, const json_t *o, quest_path path, int deep)
{
	const json_t *list = json_object_get(o, "answer");
	size_t i, n = json_array_size(list);
	struct quest_value *v = NEWN(in->a->mem, struct quest_value, n + 1);
	json_t *one;

	if (n > 1 && !it->repeats)
		return bad(in, it->link_id, tr(in->lang,
		    "several answers to a question that takes one."));
	json_array_foreach(list, i, one) {
		if (!value_in(in, it, one, &v[i]))
			return false;
		if (json_object_get(one, "item") != NULL &&
		    !items_in(in, json_object_get(one, "item"), it->child, path, deep + 1))
			return false;
	}
	quest_set(in->a, it, path, v, n);
	return true;
}

static bool
group_in(struct in *in, const struct quest_item *it, const json_t *o, quest_path path, int deep)
{
	const struct quest_cell *c = quest_get(in->a, it, path);
	size_t row = c == NULL ? 0 : c->n_value;
	quest_path here = path;

	if (row == QUEST_ROWS || (row > 0 && !it->repeats))
		return bad(in, it->link_id, tr(in->lang, "more rows than the form has room for."));
	quest_set(in->a, it, path, NULL, row + 1);
	if (it->repeats)
		here = quest_row(it, path, row);
	return items_in(in, json_object_get(o, "item"), it->child, here, deep + 1);
}

static bool
items_in(struct in *in, const json_t *list, const struct quest_item *among, quest_path path,
    int deep)
{
	json_t *o;
	size_t i;

	if (deep > QUEST_DEEP)
		return bad(in, "", tr(in->lang, "Items lie within each other too deep."));
	json_array_foreach(list, i, o) {
		const char *id = copy(in, json_object_get(o, "linkId"));
		const struct quest_item *it = among;

		while (it != NULL && strcmp(it->link_id, id) != 0)
			it = it->next;
		if (it == NULL)
			return bad(in, id, tr(in->lang,
			    "the form has no such question at this place."));
		if (it->kind == QUEST_DISPLAY)
			continue;
		if (it->kind == QUEST_GROUP ? !group_in(in, it, o, path, deep) : !question_in(in,
		    it, o, path, deep))
			return false;
	}
	return true;
}

struct quest_answers *
quest_response_read(struct arena *mem, enum lang lang, const struct quest *q, const char *json,
    size_t n,
    const char **why)
{
	struct in in = { quest_answers_empty(mem, q), lang, NULL };
	json_error_t e;
	json_t *o = n > QUEST_BYTES ? NULL : json_loadb(json, n, JSON_REJECT_DUPLICATES, &e);
	bool ok;

	if (n > QUEST_BYTES)
		ok = bad(&in, "", tr(lang, "The answers are too large."));
	else if (o == NULL)
		ok = bad(&in, "", arena_strf(mem, tr(lang,
		    "This is not JSON: line %d, column %d: %s."), e.line, e.column, e.text));
	else if (strcmp(copy(&in, json_object_get(o, "resourceType")),
	    "QuestionnaireResponse") != 0)
		ok = bad(&in, "", tr(lang, "This is not a QuestionnaireResponse."));
	else
		ok = items_in(&in, json_object_get(o, "item"), q->first, 0, 0);
	json_decref(o);
	*why = in.why;
	return ok ? in.a : NULL;
}
