/* SPDX-License-Identifier: EUPL-1.2
 * quest_paper_words.c - the words on the paper of a form: texts, answers, conditions, "go to".
 */
#include "quest/paper_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "html/html.h"

#include <string.h>

#define NAME_MAX_LENGTH 70

const char *
quest_paper_label(const struct sheet *s, const struct quest_item *it)
{
	const char *text = it->text.in[s->in->lang];

	return *it->prefix == '\0' ? text : arena_strf(s->mem, "%s %s", it->prefix, text);
}

const char *
quest_paper_option(const struct sheet *s, const struct quest_option *o)
{
	return *o->display.in[s->in->lang] != '\0' ? o->display.in[s->in->lang] : o->code;
}

static const char *
comma(const struct sheet *s, const char *number)
{
	char *n = arena_str(s->mem, number), *dot = strchr(n, '.');

	if (dot != NULL && s->in->lang == LANG_PL)
		*dot = ',';
	return n;
}

static const char *
value_words(
    const struct sheet *s, const struct quest_item *it, const struct quest_value *v, bool table)
{
	enum lang lang = s->in->lang;

	for (size_t i = 0; v->code != NULL && i < it->n_option; i++)
		if (strcmp(it->option[i].code, v->code) == 0)
			return quest_paper_option(s, &it->option[i]);
	switch (it->kind) {
	case QUEST_BOOLEAN:
		return strcmp(v->text, "true") == 0 ? tr(lang, "yes") : tr(lang, "no");
	case QUEST_DATE:
		return !date_ok(v->text) ? v->text :
		    table ? date_short(s->mem, v->text) : date_long(s->mem, lang, v->text);
	case QUEST_DECIMAL:
		return comma(s, v->text);
	default:
		return v->text;
	}
}

const char *
quest_paper_values(const struct sheet *s, const struct quest_item *it, quest_path path, bool table)
{
	const struct quest_cell *c = s->blank ? NULL : quest_get(s->in->answers, it, path);
	struct buf b;

	buf_init(&b, s->mem);
	for (size_t i = 0; c != NULL && i < c->n_value; i++) {
		buf_str(&b, i == 0 ? "" : it->kind == QUEST_TEXT ? "\n" : "; ");
		buf_str(&b, value_words(s, it, &c->value[i], table));
	}
	return b.s;
}

/* The bytes of the number that a question begins with: "7a"; 0: it has none. */
static size_t
number_of(const char *text)
{
	size_t n = strspn(text, "0123456789");

	if (n > 0 && text[n] >= 'a' && text[n] <= 'z')
		n++;
	return n > 0 && text[n] == '.' ? n : 0;
}

/* In quotes, cut after a word. */
static const char *
quoted(const struct sheet *s, const char *text)
{
	size_t n = NAME_MAX_LENGTH;

	if (text_length(text) > NAME_MAX_LENGTH) {
		while (n > 1 && text[n] != ' ')
			n--;
		text = arena_strf(s->mem, "%.*s…", (int)n, text);
	}
	return arena_strf(s->mem, tr(s->in->lang, "“%s”"), text);
}

static const char *
name_of(const struct sheet *s, const struct quest_item *it)
{
	const char *text = quest_paper_label(s, it);
	size_t n = number_of(text);

	return n == 0 ? quoted(s, text)
	              : arena_strf(s->mem, tr(s->in->lang, "question %.*s"), (int)n, text);
}

static const char *
one_condition(const struct sheet *s, const struct quest_when *w)
{
	static const char *const before[] = { [QUEST_EQ] = "",
		[QUEST_NE] = N_("not"),
		[QUEST_GT] = N_("more than"),
		[QUEST_LT] = N_("less than"),
		[QUEST_GE] = N_("at least"),
		[QUEST_LE] = N_("at most") };
	const char *name = name_of(s, w->on);
	enum lang lang = s->in->lang;

	if (w->op == QUEST_EXISTS)
		return arena_strf(s->mem,
		    strcmp(w->answer.text, "true") == 0 ? tr(lang, "%s is answered")
		                                        : tr(lang, "%s is not answered"),
		    name);
	return arena_strf(s->mem, "%s: %s%s%s", name,
	    *before[w->op] == '\0' ? "" : tr(lang, before[w->op]),
	    *before[w->op] == '\0' ? "" : " ", value_words(s, w->on, &w->answer, false));
}

/* One question, any of several answers: it is named once. */
static bool
same_question(const struct quest_item *it)
{
	for (size_t i = 0; i < it->n_when; i++)
		if (it->when[i].on != it->when[0].on || it->when[i].op != QUEST_EQ)
			return false;
	return it->any || it->n_when == 1;
}

const char *
quest_paper_condition(const struct sheet *s, const struct quest_item *it)
{
	enum lang lang = s->in->lang;
	struct buf b;

	if (it->n_when == 0)
		return NULL;
	buf_init(&b, s->mem);
	for (size_t i = 0; i < it->n_when; i++) {
		buf_str(&b, i == 0 ? "" : it->any ? tr(lang, " or ") : tr(lang, " and "));
		buf_str(&b,
		    i > 0 && same_question(it)
		        ? value_words(s, it->when[i].on, &it->when[i].answer, false)
		        : one_condition(s, &it->when[i]));
	}
	return arena_strf(s->mem, tr(lang, "Only if %s."), b.s);
}

/* Is the item put if `on` alone is answered so? */
static bool
put_after(const struct sheet *s, const struct quest_item *on, const struct quest_value *v,
    const struct quest_item *it)
{
	struct quest_answers *a = quest_answers_empty(s->mem, s->in->form);

	quest_set(a, on, 0, (struct quest_value *)(uintptr_t)v, 1);
	return quest_enabled(a, it, 0);
}

static bool
hangs_on(const struct quest_item *it, const struct quest_item *on)
{
	for (size_t i = 0; i < it->n_when; i++)
		if (it->when[i].on == on)
			return true;
	return false;
}

const char *
quest_paper_jump(const struct sheet *s, const struct quest_item *on, const struct quest_value *v)
{
	const struct quest *q = s->in->form;
	enum lang lang = s->in->lang;
	size_t i = on->index + 1;
	const char *text;

	if (on->level > 0 || i >= q->n_item || !hangs_on(q->item[i], on) ||
	    put_after(s, on, v, q->item[i]))
		return NULL;
	while (i < q->n_item &&
	    (!quest_paper_shown(s, q->item[i], 0) || q->item[i]->kind == QUEST_DISPLAY ||
	        !put_after(s, on, v, q->item[i])))
		i++;
	if (i == q->n_item)
		return NULL;
	text = quest_paper_label(s, q->item[i]);
	if (q->item[i]->kind == QUEST_GROUP)
		return arena_strf(s->mem, tr(lang, "go to part %s"), quoted(s, text));
	return number_of(text) == 0 ? arena_strf(s->mem, tr(lang, "go to %s"), quoted(s, text)) :
	    arena_strf(s->mem, tr(lang, "go to question %.*s"), (int)number_of(text), text);
}
