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
option_out(const struct quest_value *v, const struct quest_option *opt, enum lang lang)
{
	const char *display = opt != NULL ? opt->display.in[lang] : v->text;
	json_t *coding = json_object();

	if (v->system != NULL && *v->system != '\0')
		json_object_set_new(coding, "system", text_of(v->system));
	json_object_set_new(coding, "code", text_of(v->code));
	if (*display != '\0')
		json_object_set_new(coding, "display", text_of(display));
	return coding;
}

static json_t *
quantity_out(const struct quest_item *it, const struct quest_value *v, enum lang lang)
{
	json_t *q = json_object();

	json_object_set_new(q, "value", json_real(strtod(v->text, NULL)));
	if (*it->unit.in[lang] != '\0')
		json_object_set_new(q, "unit", text_of(it->unit.in[lang]));
	return q;
}

/* How an answer in words is called. */
static const char *
words_key(const struct quest_item *it)
{
	return it->exact == QUEST_TIME    ? "valueTime"
	    : it->exact == QUEST_DATETIME ? "valueDateTime"
	    : it->exact == QUEST_URL      ? "valueUri"
	                                  : "valueString";
}

static json_t *
answer(const struct quest_item *it, const struct quest_value *v, enum lang lang)
{
	const struct quest_option *opt =
	    v->code == NULL ? NULL : quest_offered(it, v->system, v->code);
	json_t *o = json_object();

	if (opt != NULL && strcmp(opt->type, "Integer") == 0)
		json_object_set_new(o, "valueInteger", json_integer(strtoll(v->code, NULL, 10)));
	else if (opt != NULL && strcmp(opt->type, "String") == 0)
		json_object_set_new(o, "valueString", text_of(v->code));
	else if (v->code != NULL)
		json_object_set_new(o, "valueCoding", option_out(v, opt, lang));
	else if (it->exact == QUEST_QUANTITY)
		json_object_set_new(o, "valueQuantity", quantity_out(it, v, lang));
	else if (it->kind == QUEST_BOOLEAN)
		json_object_set_new(o, "valueBoolean", json_boolean(strcmp(v->text, "true") == 0));
	else if (it->kind == QUEST_INTEGER)
		json_object_set_new(o, "valueInteger", json_integer(strtoll(v->text, NULL, 10)));
	else if (it->kind == QUEST_DECIMAL)
		json_object_set_new(o, "valueDecimal", json_real(strtod(v->text, NULL)));
	else if (it->kind == QUEST_DATE)
		json_object_set_new(o, "valueDate", text_of(v->text));
	else
		json_object_set_new(o, words_key(it), text_of(v->text));
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
		json_array_append_new(list, answer(it, &c->value[i], lang));
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
	text = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(15));
	json_decref(o);
	if (text == NULL)
		abort();                /* no memory, or not UTF-8: both were refused before */
	url = arena_str(a->mem, text);
	free(text);
	return url;
}

/* ---- in ---- */

struct in { struct quest_answers *a; enum lang lang; const char *why; int rows; };

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

/* An option by its coding, word or number; NULL: none of them. */
static const struct quest_option *
option_in(struct in *in, const struct quest_item *it, const json_t *o)
{
	const json_t *c = json_object_get(o, "valueCoding"),
	             *n = json_object_get(o, "valueInteger");
	const char *code = json_is_integer(n)
	    ? arena_strf(in->a->mem, "%lld", (long long)json_integer_value(n))
	    : c != NULL ? copy(in, json_object_get(c, "code"))
	                : copy(in, json_object_get(o, "valueString"));
	const struct quest_option *opt = quest_offered(it,
	    c == NULL ? "" : copy(in, json_object_get(c, "system")), text_line(in->a->mem, code));

	return opt != NULL && (c != NULL) == (strcmp(opt->type, "Coding") == 0) ? opt : NULL;
}

static const char *
number_in(struct in *in, const struct quest_item *it, const json_t *o)
{
	const json_t *n =
	    json_object_get(o, it->kind == QUEST_INTEGER ? "valueInteger" : "valueDecimal");

	if (it->exact == QUEST_QUANTITY)
		n = json_object_get(json_object_get(o, "valueQuantity"), "value");
	if (it->kind == QUEST_INTEGER && json_is_integer(n) && json_integer_value(n) <= INT32_MAX &&
	    json_integer_value(n) >= INT32_MIN)
		return arena_strf(in->a->mem, "%lld", (long long)json_integer_value(n));
	return it->kind == QUEST_DECIMAL && json_is_number(n)
	    ? quest_decimal(in->a->mem, json_number_value(n))
	    : NULL;
}

static const char *
words_in(struct in *in, const struct quest_item *it, const json_t *o)
{
	const char *s = copy(in, json_object_get(o, words_key(it)));

	return *s == '\0' ? NULL : quest_exactly(in->a->mem, it->exact, s);
}

static bool
value_in(struct in *in, const struct quest_item *it, const json_t *o, struct quest_value *v)
{
	const struct quest_option *opt = it->n_option > 0 ? option_in(in, it, o) : NULL;
	const json_t *yes = json_object_get(o, "valueBoolean");

	*v = (struct quest_value){ NULL, NULL, NULL };
	if (opt != NULL)
		*v = (struct quest_value){ opt->display.in[LANG_PL], opt->system, opt->code };
	else if (it->n_option > 0 &&
	    (it->kind == QUEST_CHOICE || json_object_get(o, "valueCoding") != NULL))
		return bad(in, it->link_id, tr(in->lang, "the answer is not one of the options."));
	else if (it->kind == QUEST_BOOLEAN && json_is_boolean(yes))
		v->text = json_is_true(yes) ? "true" : "false";
	else if (it->kind == QUEST_INTEGER || it->kind == QUEST_DECIMAL)
		v->text = number_in(in, it, o);
	else if (it->kind == QUEST_DATE && date_ok(copy(in, json_object_get(o, "valueDate"))))
		v->text = copy(in, json_object_get(o, "valueDate"));
	else if (it->kind == QUEST_STRING || it->kind == QUEST_TEXT ||
	    it->kind == QUEST_OPEN_CHOICE)
		v->text = words_in(in, it, o);
	if (v->text != NULL)
		return true;
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

	if (row == QUEST_ROWS || (row > 0 && !it->repeats) || in->rows++ == QUEST_ALL)
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

static json_t *
response_in(struct in *in, const char *json, size_t n)
{
	json_error_t e;
	json_t *o;

	quest_unmark(&json, &n);
	o = n > QUEST_BYTES ? NULL : quest_json(json, n, &e);
	if (n > QUEST_BYTES)
		bad(in, "", tr(in->lang, "The answers are too large."));
	else if (n > 0 && *json == '<')
		bad(in, "", tr(in->lang, "This is XML; answers are read from JSON."));
	else if (o == NULL)
		bad(in, "",
		    arena_strf(in->a->mem,
		        tr(in->lang, "This is not JSON: line %d, column %d: %s."), e.line, e.column,
		        e.text));
	else if (strcmp(copy(in, json_object_get(o, "resourceType")), "QuestionnaireResponse") != 0)
		bad(in, "", tr(in->lang, "This is not a QuestionnaireResponse."));
	return o;
}

bool
quest_response_of(struct arena *mem, enum lang lang, const char *json, size_t n,
    const char **ret_url, const char **ret_version, const char **why)
{
	struct quest_answers none = { .mem = mem };
	struct in in = { &none, lang, NULL, 0 };
	json_t *o = response_in(&in, json, n);
	const char *whole = copy(&in, json_object_get(o, "questionnaire"));
	size_t at = strcspn(whole, "|");

	json_decref(o);
	*ret_url = arena_strn(mem, whole, at);
	*ret_version = whole[at] == '|' ? whole + at + 1 : "";
	if (in.why == NULL && at == 0)
		bad(&in, "", tr(lang, "It does not say which form it answers (questionnaire)."));
	*why = in.why;
	return in.why == NULL;
}

struct quest_answers *
quest_response_read(struct arena *mem, enum lang lang, const struct quest *q, const char *json,
    size_t n, const char **why)
{
	struct in in = { quest_answers_empty(mem, q), lang, NULL, 0 };
	json_t *o = response_in(&in, json, n);
	bool ok = in.why == NULL && items_in(&in, json_object_get(o, "item"), q->first, 0, 0);

	json_decref(o);
	*why = in.why;
	return ok ? in.a : NULL;
}
