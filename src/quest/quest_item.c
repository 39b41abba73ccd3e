/* SPDX-License-Identifier: EUPL-1.2
 * quest_item.c - one item of a form: its kind, options, conditions, and the items below it.
 */
#include "quest/inside.h"

#include "base/text.h"
#include "html/html.h"

#include <stdio.h>
#include <string.h>

/* Types that are put as a simpler one. */
static const struct { const char *word; enum quest_kind kind; enum quest_exact exact; } finer[] = {
	{ "time", QUEST_STRING, QUEST_TIME }, { "dateTime", QUEST_STRING, QUEST_DATETIME },
	{ "url", QUEST_STRING, QUEST_URL }, { "quantity", QUEST_DECIMAL, QUEST_QUANTITY },
};

static bool
kind_of(struct reader *rd, const json_t *o, struct quest_item *it)
{
	const char *word = quest_str(rd, o, "type");

	for (int k = QUEST_GROUP; k <= QUEST_OPEN_CHOICE; k++)
		if (strcmp(word, quest_kind_word((enum quest_kind)k)) == 0) {
			it->kind = (enum quest_kind)k;
			return true;
		}
	for (size_t i = 0; i < LEN(finer); i++)
		if (strcmp(word, finer[i].word) == 0) {
			it->kind = finer[i].kind;
			it->exact = finer[i].exact;
			return true;
		}
	if ((strcmp(word, "attachment") == 0 || strcmp(word, "reference") == 0) &&
	    !quest_flag(o, "required")) {
		quest_remark(rd, it->link_id,
		    tr(rd->lang, "A question of the type “%s” is kept, not asked."), word);
		it->kind = QUEST_DISPLAY;
		it->not_asked = true;
		return true;
	}
	quest_refuse(
	    rd, it->link_id, tr(rd->lang, "The type “%s” is outside of the profile."), word);
	return false;
}

/* ---- values ---- */

/* A boolean, number or string as the text of a value. */
static const char *
plain(struct reader *rd, const json_t *v)
{
	const char *n = json_is_real(v) ? quest_decimal(rd->mem, json_real_value(v)) : NULL;

	if (json_is_boolean(v))
		return json_is_true(v) ? "true" : "false";
	if (json_is_integer(v))
		return arena_strf(rd->mem, "%lld", (long long)json_integer_value(v));
	return n != NULL ? n : json_is_string(v) ? text_block(rd->mem, json_string_value(v)) : "";
}

/*
 * A value[x] or answer[x] member by its prefix; *ret_type is what follows it ("Coding"). False:
 * there is none, or one the profile does not know.
 */
static bool
value_of(struct reader *rd, const json_t *o, const char *prefix, struct quest_value *ret,
    const char **ret_type)
{
	static const char *const types[] = { "Boolean", "Integer", "Decimal", "String", "Date",
		"Coding", "Time", "DateTime", "Uri", "Quantity" };
	char key[40];

	*ret_type = "";
	for (size_t i = 0; i < LEN(types); i++) {
		const json_t *v;

		snprintf(key, sizeof(key), "%s%s", prefix, types[i]);
		v = json_object_get(o, key);
		if (v == NULL)
			continue;
		*ret_type = types[i];
		if (strcmp(types[i], "Quantity") == 0)
			v = json_object_get(v, "value");
		*ret = (struct quest_value){ json_is_object(v) ? quest_str(rd, v, "display") :
			plain(rd, v), NULL, NULL };
		if (json_is_object(v)) {
			ret->system = quest_str(rd, v, "system");
			ret->code = quest_str(rd, v, "code");
		}
		return true;
	}
	return false;
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
			quest_refuse(rd, it->link_id,
			    tr(rd->lang,
			        "The condition on “%s” compares with a kind of answer outside of the profile."),
			    p->question);
			continue;
		}
		it->n_when++;
		*rd->pending_end = p;
		rd->pending_end = &p->next;
	}
}

/* An initial value is one that a person could have given. */
static void
initial_value(
    struct reader *rd, struct quest_item *it, struct quest_value *list, const struct quest_value *v)
{
	const char *why;

	if (quest_asks(it) && (it->repeats || it->n_initial == 0) &&
	    quest_typed(rd->mem, rd->lang, it, v->code != NULL ? v->code : v->text,
	        &list[it->n_initial], &why) &&
	    list[it->n_initial].text != NULL)
		it->n_initial++;
	else
		quest_remark(rd, it->link_id, tr(rd->lang,
		    "An initial value outside of the profile is kept, not used."));
}

static void
initial(struct reader *rd, const json_t *list, struct quest_item *it)
{
	size_t i, n = json_array_size(list);
	struct quest_value *all = NEWN(rd->mem, struct quest_value, n + it->n_option + 1), v;
	const char *type;
	json_t *o;

	it->initial = all;
	json_array_foreach(list, i, o) {
		if (!value_of(rd, o, "value", &v, &type))
			v = (struct quest_value){ "", NULL, NULL };
		initial_value(rd, it, all, &v);
	}
	for (i = 0; i < it->n_option; i++)
		if (it->option[i].initial)
			initial_value(
			    rd, it, all, &(struct quest_value){ "", "", it->option[i].code });
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
	quest_read_options(rd, o, it);
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

	it->link_id = quest_str(rd, o, "linkId");
	it->parent = parent;
	if (*it->link_id == '\0' || strlen(it->link_id) > 255) {
		quest_refuse(rd, parent == NULL ? "" : parent->link_id,
		    tr(rd->lang, "An item has no linkId, or one of more than 255 characters."));
		return NULL;
	}
	if (!kind_of(rd, o, it))
		return NULL;
	if (rd->q->n_item == QUEST_ITEMS) {
		quest_refuse(rd, it->link_id, tr(rd->lang, "More than %d items."), QUEST_ITEMS);
		return NULL;
	}
	if (rd->q->n_item == rd->cap)
		rd->q->item = arena_grow(rd->mem, rd->q->item, &rd->cap, sizeof(*rd->q->item));
	it->index = (unsigned)rd->q->n_item;
	rd->q->item[rd->q->n_item++] = it;
	it->level =
	    parent == NULL ? 0 : parent->level + (parent->kind == QUEST_GROUP && parent->repeats);
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
