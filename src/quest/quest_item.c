/* SPDX-License-Identifier: EUPL-1.2
 * quest_item.c - one item of a form: its kind, options, conditions, and the items below it.
 */
#include "quest/inside.h"

#include "base/text.h"
#include "html/html.h"

#include <stdio.h>
#include <string.h>

#define OPTIONS 500

static bool
kind_of(const char *word, enum quest_kind *ret)
{
	for (int k = QUEST_GROUP; k <= QUEST_OPEN_CHOICE; k++)
		if (strcmp(word, quest_kind_word((enum quest_kind)k)) == 0) {
			*ret = (enum quest_kind)k;
			return true;
		}
	return false;
}

/* ---- values ---- */

/* A number as it stands in the file. */
static const char *
number(struct reader *rd, const json_t *v)
{
	if (json_is_integer(v))
		return arena_strf(rd->mem, "%lld", (long long)json_integer_value(v));
	return arena_strf(rd->mem, "%.10g", json_real_value(v));
}

/*
 * A value[x] or answer[x] member by its prefix; *ret_type is what follows it ("Coding"). False: there is
 * none, or one the profile does not know.
 */
static bool
value_of(struct reader *rd, const json_t *o, const char *prefix, struct quest_value *ret,
    const char **ret_type)
{
	static const char *const types[] = { "Boolean", "Integer", "Decimal", "String", "Date",
	    "Coding" };
	char key[40];

	*ret_type = "";
	for (size_t i = 0; i < LEN(types); i++) {
		const json_t *v;

		snprintf(key, sizeof(key), "%s%s", prefix, types[i]);
		v = json_object_get(o, key);
		if (v == NULL)
			continue;
		*ret_type = types[i];
		*ret = (struct quest_value){ "", NULL, NULL };
		if (json_is_boolean(v))
			ret->text = json_is_true(v) ? "true" : "false";
		else if (json_is_number(v))
			ret->text = number(rd, v);
		else if (json_is_string(v))
			ret->text = quest_str(rd, o, key);
		else
			*ret = (struct quest_value){ quest_str(rd, v, "display"), quest_str(rd, v,
			    "system"),
				quest_str(rd, v, "code") };
		return true;
	}
	return false;
}

/* ---- options ---- */

static void
option(struct reader *rd, struct quest_item *it, const json_t *coding, bool initial, size_t nth)
{
	struct quest_option *o = (struct quest_option *)(uintptr_t)&it->option[it->n_option];

	*o = (struct quest_option){ quest_str(rd, coding, "system"), quest_str(rd, coding, "code"),
		quest_words(rd, coding, "display"), initial };
	if (*o->code == '\0') {
		quest_refuse(rd, it->link_id, tr(rd->lang, "Option %zu has no code."), nth);
		return;
	}
	for (int l = 0; l < LANG_COUNT; l++)
		if (*o->display.in[l] == '\0')
			o->display.in[l] = o->code;
	it->n_option++;
}

static bool
room_for(struct reader *rd, struct quest_item *it, size_t n)
{
	if (it->n_option + n > OPTIONS) {
		quest_refuse(rd, it->link_id, tr(rd->lang, "More than %d options."), OPTIONS);
		return false;
	}
	if (it->option == NULL)
		it->option = NEWN(rd->mem, struct quest_option, n);
	return true;
}

static void
options(struct reader *rd, const json_t *list, struct quest_item *it)
{
	json_t *o;
	size_t i;

	if (json_array_size(list) == 0 || !room_for(rd, it, json_array_size(list)))
		return;
	json_array_foreach(list, i, o) {
		const json_t *coding = json_object_get(o, "valueCoding");
		const char *key, *what = "?";
		json_t *v;

		if (json_object_get(o, "modifierExtension") != NULL)
			quest_refuse(rd, it->link_id, tr(rd->lang,
			    "A modifierExtension changes the meaning in a way we do not know."));
		if (coding != NULL) {
			option(rd, it, coding, quest_flag(o, "initialSelected"), i + 1);
			continue;
		}
		json_object_foreach(o, key, v)
			if (strncmp(key, "value", 5) == 0)
				what = key;
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "Option %zu is a %s; an option is a valueCoding."), i + 1, what);
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
		json_t *coding = json_copy(c);

		if (*system != '\0')
			json_object_set_new(coding, "system", json_string(system));
		option(rd, it, coding, false, i + 1);
		json_decref(coding);
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
	if (set == NULL) {
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "The options are the value set %s, which the file does not hold."), ref);
		return;
	}
	n = concepts(rd, it, json_object_get(json_object_get(set, "expansion"), "contains"), "");
	include = json_object_get(json_object_get(set, "compose"), "include");
	if (n > 0)
		return;
	if (json_array_size(include) > 1) {
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "The value set %s is put together from several systems."), ref);
		return;
	}
	json_array_foreach(include, i, inc)
		n += concepts(rd, it, json_object_get(inc, "concept"), quest_str(rd, inc,
		    "system"));
	if (n == 0)
		quest_refuse(rd, it->link_id, tr(rd->lang, "The value set %s lists no concepts."),
		    ref);
}

/* ---- conditions ---- */

static bool
operator(const char *word, enum quest_op *ret)
{
	static const char *const words[] = { "exists", "=", "!=", ">", "<", ">=", "<=" };

	for (size_t i = 0; i < LEN(words); i++)
		if (strcmp(word, words[i]) == 0) {
			*ret = (enum quest_op)i;
			return true;
		}
	return false;
}

static void
conditions(struct reader *rd, const json_t *list, struct quest_item *it)
{
	size_t i, n = json_array_size(list);
	struct quest_when *w = NEWN(rd->mem, struct quest_when, n + 1);
	json_t *o;

	it->when = w;
	json_array_foreach(list, i, o) {
		struct pending *p = NEW(rd->mem, struct pending);
		struct quest_when *to = &w[it->n_when];

		p->item = it;
		p->when = to;
		p->question = quest_str(rd, o, "question");
		if (!operator(quest_str(rd, o, "operator"), &to->op)) {
			quest_refuse(rd, it->link_id, tr(rd->lang,
			    "The operator “%s” of a condition is not known."),
			    quest_str(rd, o, "operator"));
			continue;
		}
		if (!value_of(rd, o, "answer", &to->answer, &p->type)) {
			quest_refuse(rd, it->link_id, tr(rd->lang,
			    "The condition on “%s” compares with a kind of answer outside of the profile."),
			    p->question);
			continue;
		}
		it->n_when++;
		*rd->pending_end = p;
		rd->pending_end = &p->next;
	}
}

static void
initial(struct reader *rd, const json_t *list, struct quest_item *it)
{
	size_t i, n = json_array_size(list);
	struct quest_value *v = NEWN(rd->mem, struct quest_value, n + it->n_option + 1);
	const char *type;
	json_t *o;

	it->initial = v;
	json_array_foreach(list, i, o)
		if (value_of(rd, o, "value", &v[it->n_initial], &type))
			it->n_initial++;
		else
			quest_remark(rd, it->link_id, tr(rd->lang,
			    "An initial value outside of the profile is kept, not used."));
	for (i = 0; i < it->n_option; i++)
		if (it->option[i].initial)
			v[it->n_initial++] = (struct quest_value){ it->option[i].display.in[LANG_PL],
				it->option[i].system, it->option[i].code };
}

/* ---- the item ---- */

static const char *const known[] = { "linkId", "type", "text", "_text", "prefix", "_prefix",
    "required", "repeats",
	"readOnly", "maxLength", "initial", "answerOption", "answerValueSet", "enableWhen",
	    "enableBehavior", "item",
	"extension", "id" };

static void
fields(struct reader *rd, const json_t *o, struct quest_item *it)
{
	const char *key;
	json_t *v;

	it->prefix = quest_str(rd, o, "prefix");
	it->text = quest_words(rd, o, "text");
	it->required = quest_flag(o, "required");
	it->repeats = quest_flag(o, "repeats");
	it->read_only = quest_flag(o, "readOnly");
	it->any = strcmp(quest_str(rd, o, "enableBehavior"), "any") == 0;
	it->max_length = (int)json_integer_value(json_object_get(o, "maxLength"));
	if (it->max_length < 0)
		quest_refuse(rd, it->link_id, tr(rd->lang, "maxLength is below 0."));
	quest_read_extensions(rd, o, it);
	options(rd, json_object_get(o, "answerOption"), it);
	if (json_object_get(o, "answerValueSet") != NULL && it->option == NULL)
		value_set(rd, quest_str(rd, o, "answerValueSet"), it);
	conditions(rd, json_object_get(o, "enableWhen"), it);
	initial(rd, json_object_get(o, "initial"), it);
	json_object_foreach((json_t *)(uintptr_t)o, key, v) {
		bool is = false;

		for (size_t i = 0; i < LEN(known) && !is; i++)
			is = strcmp(key, known[i]) == 0;
		if (!is && strcmp(key, "modifierExtension") == 0)
			quest_refuse(rd, it->link_id, tr(rd->lang,
			    "A modifierExtension changes the meaning in a way we do not know."));
		else if (!is)
			quest_remark(rd, it->link_id, tr(rd->lang,
			    "The element “%s” is kept, not used."), key);
	}
}

/* NULL: refused. */
static struct quest_item *
item(struct reader *rd, const json_t *o, struct quest_item *parent)
{
	struct quest_item *it = NEW(rd->mem, struct quest_item);
	const char *type = quest_str(rd, o, "type");

	it->link_id = quest_str(rd, o, "linkId");
	it->parent = parent;
	if (*it->link_id == '\0' || strlen(it->link_id) > 255) {
		quest_refuse(rd, parent == NULL ? "" : parent->link_id,
		    tr(rd->lang, "An item has no linkId, or one of more than 255 characters."));
		return NULL;
	}
	if (!kind_of(type, &it->kind)) {
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "The type “%s” is outside of the profile."), type);
		return NULL;
	}
	if (rd->q->n_item == QUEST_ITEMS) {
		quest_refuse(rd, it->link_id, tr(rd->lang, "More than %d items."), QUEST_ITEMS);
		return NULL;
	}
	if (rd->q->n_item == rd->cap)
		rd->q->item = arena_grow(rd->mem, rd->q->item, &rd->cap, sizeof(*rd->q->item));
	it->index = (unsigned)rd->q->n_item;
	rd->q->item[rd->q->n_item++] = it;
	it->level = parent == NULL ? 0 : parent->level + (parent->kind == QUEST_GROUP && parent->repeats);
	if (it->level > QUEST_NESTED || (it->level == QUEST_NESTED && it->kind == QUEST_GROUP &&
	    quest_flag(o, "repeats")))
		quest_refuse(rd, it->link_id, tr(rd->lang,
		    "Groups repeat within each other more than %d deep."), QUEST_NESTED);
	fields(rd, o, it);
	return it;
}

void
quest_read_items(struct reader *rd, const json_t *list, struct quest_item *parent, int deep)
{
	struct quest_item **to = parent == NULL ? &rd->q->first : &parent->child;
	json_t *o;
	size_t i;

	if (deep == QUEST_DEEP && json_array_size(list) > 0) {
		quest_refuse(rd, parent->link_id, tr(rd->lang,
		    "Items lie within each other more than %d deep."), QUEST_DEEP);
		return;
	}
	json_array_foreach(list, i, o) {
		struct quest_item *it;

		if (rd->n_fault >= QUEST_FAULTS)
			return;
		it = item(rd, o, parent);
		if (it == NULL)
			continue;
		*to = it;
		to = &it->next;
		quest_read_items(rd, json_object_get(o, "item"), it, deep + 1);
	}
}
