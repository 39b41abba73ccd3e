/* SPDX-License-Identifier: EUPL-1.2
 * quest_paper.c - the form from top to bottom: what stands around the questions, and each kind of
 * question.
 */
#include "quest/paper_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "html/html.h"

#include <string.h>

#define CHOICES_MAX 40                  /* more are not printed one by one */

bool
quest_paper_shown(const struct sheet *s, const struct quest_item *it, quest_path path)
{
	return !it->hidden && (it->kind != QUEST_GROUP || it->child != NULL) &&
	    (s->blank || quest_enabled(s->in->answers, it, path));
}

static bool
chosen(const struct quest_cell *c, const char *code)
{
	for (size_t i = 0; c != NULL && i < c->n_value; i++)
		if (c->value[i].code != NULL && strcmp(c->value[i].code, code) == 0)
			return true;
	return false;
}

/* What was written beside the options; NULL: nothing. */
static const char *
own_words(const struct quest_cell *c)
{
	for (size_t i = 0; c != NULL && i < c->n_value; i++)
		if (c->value[i].code == NULL)
			return c->value[i].text;
	return NULL;
}

static const char *
with_jump(const struct sheet *s, const struct quest_item *it, const char *text,
    const struct quest_value *v)
{
	const char *to = s->blank ? quest_paper_jump(s, it, v) : NULL;

	return to == NULL ? text : arena_strf(s->mem, "%s → %s", text, to);
}

static void
options(struct sheet *s, const struct quest_item *it, const struct quest_cell *c)
{
	struct paper_choice *box = NEWN(s->mem, struct paper_choice, it->n_option + 1);
	const char *own = own_words(c), *label = it->open_label.in[s->in->lang];
	size_t n = 0;

	for (; n < it->n_option; n++) {
		const struct quest_option *o = &it->option[n];
		struct quest_value v = { o->display.in[LANG_PL], o->system, o->code };

		box[n] = (struct paper_choice){ with_jump(s, it, quest_paper_option(s, o), &v),
			chosen(c, o->code), false };
	}
	if (it->kind == QUEST_OPEN_CHOICE) {
		label = *label == '\0' ? tr(s->in->lang, "Something else. What?") : label;
		box[n++] =
		    (struct paper_choice){ own == NULL ? label
			                               : arena_strf(s->mem, "%s %s", label, own),
			    own != NULL, own == NULL };
	}
	paper_choices(s->p, box, n);
}

static void
yes_no(struct sheet *s, const struct quest_item *it, const char *said)
{
	static const struct quest_value v[] = { { "true", NULL, NULL }, { "false", NULL, NULL } };
	struct paper_choice box[2];

	for (size_t i = 0; i < LEN(v); i++) {
		const char *word = i == 0 ? tr(s->in->lang, "yes") : tr(s->in->lang, "no");

		box[i] = (struct paper_choice){ with_jump(s, it, word, &v[i]),
			strcmp(said, word) == 0, false };
	}
	paper_choices(s->p, box, LEN(box));
}

/* A dash, so that nobody writes an answer in later. */
static const char *
or_dash(const struct sheet *s, const char *said)
{
	return *said != '\0' || s->blank || s->in->draft ? said : "–";
}

static void
long_text(struct sheet *s, const struct quest_item *it, const char *label, const char *said)
{
	int lines = it->max_length == 0 || it->max_length > 2000 ? 4
	    : it->max_length > 1000                              ? 3
	                                                         : 2;

	paper_label(s->p, label);
	if (*or_dash(s, said) != '\0')
		paper_text(s->p, or_dash(s, said));
	else
		paper_lines(s->p, NULL, lines);
}

/* A line of the length that the answer needs. */
static double
line_mm(const struct quest_item *it)
{
	return it->kind == QUEST_DATE ? 45 : 28;
}

static void
short_answer(struct sheet *s, const struct quest_item *it, const char *label, const char *said)
{
	const char *hint = it->entry_format.in[s->in->lang];

	if (it->kind != QUEST_STRING) {
		paper_blank(s->p, label, or_dash(s, said), line_mm(it), it->unit.in[s->in->lang]);
		return;
	}
	if (*hint != '\0' && *said == '\0')
		label = arena_strf(s->mem, "%s (%s)", label, hint);
	paper_field(s->p, label, or_dash(s, said));
}

static void
choice(struct sheet *s, const struct quest_item *it, quest_path path, const char *label)
{
	const char *said = quest_paper_values(s, it, path, false);

	if (it->n_option > CHOICES_MAX) {
		paper_field(s->p, label, or_dash(s, said));
		return;
	}
	paper_label(s->p, label);
	if (it->kind == QUEST_BOOLEAN)
		yes_no(s, it, said);
	else
		options(s, it, s->blank ? NULL : quest_get(s->in->answers, it, path));
}

static void items(struct sheet *, const struct quest_item *, quest_path, int deep);

static void
question(struct sheet *s, const struct quest_item *it, quest_path path, int deep)
{
	const char *label = quest_paper_label(s, it),
	           *said = quest_paper_values(s, it, path, false);
	static const struct paper_sign here = { "", NULL };

	switch (it->kind) {
	case QUEST_BOOLEAN:
	case QUEST_CHOICE:
	case QUEST_OPEN_CHOICE: choice(s, it, path, label); break;
	case QUEST_TEXT:        long_text(s, it, label, said); break;
	default:                short_answer(s, it, label, said);
	}
	if (it->sign)
		paper_signatures(s->p, NULL, &here, 1);
	items(s, it->child, path, deep + 1);
}

static void
repeated(struct sheet *s, const struct quest_item *group, quest_path path, int deep)
{
	size_t rows = s->blank ? 1 : quest_rows(s->in->answers, group, path);

	if (quest_paper_table(s, group, path))
		return;
	if (rows == 0)
		paper_text(s->p, "–");
	for (size_t r = 0; r < rows; r++)
		items(s, group->child, quest_row(group, path, r), deep + 1);
}

static void
group(struct sheet *s, const struct quest_item *it, quest_path path, int deep)
{
	if (deep == 0)
		paper_h2(s->p, quest_paper_label(s, it));
	else
		paper_h3(s->p, quest_paper_label(s, it));
	if (it->repeats)
		repeated(s, it, path, deep);
	else
		items(s, it->child, path, deep + 1);
}

static void
items(struct sheet *s, const struct quest_item *it, quest_path path, int deep)
{
	while (it != NULL) {
		size_t grid;

		if (!quest_paper_shown(s, it, path)) {
			it = it->next;
			continue;
		}
		if (s->blank && it->n_when > 0) {
			paper_space(s->p, 1.5);
			paper_note_keep(s->p, quest_paper_condition(s, it));
		}
		grid = quest_paper_grid(s, it, path);
		if (grid > 0) {
			while (grid-- > 0)
				it = it->next;
			continue;
		}
		if (it->kind == QUEST_GROUP)
			group(s, it, path, deep);
		else if (it->kind == QUEST_DISPLAY)
			paper_text(s->p, quest_paper_label(s, it));
		else
			question(s, it, path, deep);
		it = it->next;
	}
}

/* ---- around the questions ---- */

static bool
asks_for_name(const struct quest *q)
{
	for (size_t i = 0; i < q->n_item; i++)
		if (q->item[i]->level == 0 &&
		    strcmp(q->item[i]->text.in[LANG_PL], "Imię i nazwisko") == 0)
			return true;
	return false;
}

static bool
asks_for_day(const struct quest *q)
{
	for (size_t i = 0; i < q->n_item; i++)
		if (q->item[i]->level == 0 && q->item[i]->kind == QUEST_DATE)
			return true;
	return false;
}

/* R195: whose paper it is, unless the form asks for it itself; an anonymous one never says. */
static void
context(struct sheet *s)
{
	const struct quest *q = s->in->form;
	enum lang lang = s->in->lang;
	const char *about = s->in->about;

	if (!rule_on("R195"))
		return;
	if (strcmp(q->about, "person") == 0 && !asks_for_name(q))
		paper_field(s->p, tr(lang, "Name and surname"), about);
	else if (strcmp(q->about, "service") == 0)
		paper_field(s->p, tr(lang, "Service"), about);
	else if (strcmp(q->about, "group") == 0)
		paper_field(s->p, tr(lang, "Group"), about);
}

static void
signatures(struct sheet *s)
{
	const struct quest *q = s->in->form;
	enum lang lang = s->in->lang;
	struct paper_sign *sign = NEWN(s->mem, struct paper_sign, q->n_sign + 1);

	for (size_t i = 0; i < q->n_sign; i++)
		sign[i].role = q->sign[i].in[lang];
	if (q->n_sign > 0) {
		paper_space(s->p, 2.0);
		paper_signatures(s->p, asks_for_day(q) ? NULL : tr(lang, "Signed at (place, date)"),
		    sign, q->n_sign);
	}
	if (q->copies > 1 || (q->copies == 1 && q->n_sign > 0)) {
		paper_space(s->p, 4.0);
		paper_note(s->p,
		    arena_strf(s->mem,
		        trn(lang, "Made in %lld copy.", "Made in %lld copies.", q->copies),
		        (long long)q->copies));
	}
}

/* The last word of the address is enough to find a form by: "balance|1.0". */
static const char *
version_of(struct arena *mem, const struct quest *q)
{
	const char *last = q->url, *at;

	for (at = q->url; *at != '\0'; at++)
		if ((*at == ':' || *at == '/') && at[1] != '\0')
			last = at + 1;
	return arena_strf(mem, "%s|%s", last, q->version);
}

const char *
quest_paper(struct arena *mem, const struct quest_paper_in *in, size_t *ret_n)
{
	const struct quest *q = in->form;
	const char *title = q->title.in[in->lang];
	struct paper_head head = { .lang = in->lang,
		.title = title,
		.owner = in->owner,
		.name = title,
		.number = in->number,
		.version = version_of(mem, q),
		.printed = in->printed,
		.created = in->created,
		.sex = in->sex };
	struct sheet s = { mem, in, paper_new(&head), in->answers == NULL };

	paper_title(s.p, title, in->state);
	context(&s);
	if (s.blank)
		paper_text(s.p, q->description.in[in->lang]);
	items(&s, q->first, 0, 0);
	signatures(&s);
	return paper_finish(s.p, mem, ret_n);
}
