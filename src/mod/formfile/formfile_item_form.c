/* SPDX-License-Identifier: EUPL-1.2
 * formfile_item_form.c - one item of a draft as the form of its page: what stands becomes values, what is
 * typed becomes a change.
 */
#include "mod/formfile/formfile_view.h"

#include "base/text.h"
#include "mod/casefile/casefile.h"

#include <string.h>

static bool
of_somebody(const struct quest *q)
{
	return strcmp(q->about, "person") == 0 || strcmp(q->about, "service") == 0;
}

const struct field formfile_item_fields[N_FORMFILE_ITEM_FIELDS] = {
	FIELD(struct formfile_item, mark, FIELD_LINE, "mark"),
	FIELD(struct formfile_item, id, FIELD_LINE, "id", .max = 255),
	FIELD(struct formfile_item, at, FIELD_CHOICE, "at", .choices = "into"),
	FIELD(struct formfile_item, text, FIELD_BLOCK, N_("Words in Polish"), .required = true),
	FIELD(struct formfile_item, text_en, FIELD_BLOCK, N_("Words in English")),
	FIELD(struct formfile_item, help, FIELD_BLOCK, N_("Help in Polish"), .max = 2000),
	FIELD(struct formfile_item, help_en, FIELD_BLOCK, N_("Help in English"), .max = 2000),
	FIELD(struct formfile_item, put, FIELD_CHOICE, N_("What it is"), .required = true,
	    .choices =
	        "section|table|words|yes-no|one|several|one-own|several-own|rating|whole|fraction|line|lines|date|kept"),
	FIELD(struct formfile_item, required, FIELD_BOOL, N_("An answer is needed")),
	FIELD(struct formfile_item, sensitive, FIELD_CHOICE, N_("Is it about one of these?"),
	    .choices = "health|addiction|violence|disability"),
	FIELD(struct formfile_item, background, FIELD_BOOL, N_("It is about the person herself")),
	FIELD(struct formfile_item, options, FIELD_BLOCK, N_("Answers in Polish"), .max = 40000),
	FIELD(struct formfile_item, options_en, FIELD_BLOCK, N_("Answers in English"), .max = 40000),
	FIELD(struct formfile_item, low, FIELD_LINE, N_("Smallest number"), .max = 20),
	FIELD(struct formfile_item, high, FIELD_LINE, N_("Largest number, or rows at most"), .max = 20),
	FIELD(
	    struct formfile_item, low_words, FIELD_LINE, N_("What the first number means, in Polish")),
	FIELD(struct formfile_item, low_words_en, FIELD_LINE, N_("The same in English")),
	FIELD(
	    struct formfile_item, high_words, FIELD_LINE, N_("What the last number means, in Polish")),
	FIELD(struct formfile_item, high_words_en, FIELD_LINE, N_("The same of the last, in English")),
};

struct quest_change
formfile_item_change(const struct quest *q, const struct formfile_item *in)
{
	struct quest_change c = { .text = { in->text, in->text_en },
		.help = { in->help, in->help_en },
		.required = in->required,
		.options = { in->options, in->options_en },
		.low = in->low,
		.high = in->high,
		.low_words = { in->low_words, in->low_words_en },
		.high_words = { in->high_words, in->high_words_en } };

	for (size_t i = 0; i < n_formfile_puts; i++)
		if (strcmp(formfile_puts[i].value, in->put) == 0)
			c.put = (enum quest_put)i;
	if (q != NULL && strcmp(q->about, "anonymous") == 0)
		c.background = in->background ? "1" : "";
	else if (q != NULL && of_somebody(q))
		c.sensitive = in->sensitive;
	return c;
}

static void
set_both(struct form *f, const char *name, const char *polish, const char *english)
{
	form_set(f, name, polish);
	if (strcmp(polish, english) != 0)
		form_set(f, arena_strf(f->mem, "%s_en", name), english);
}

/* Is this the mark of the section around it, so that it has none of its own? */
static bool
of_section(const struct quest_item *it, const char *mark)
{
	return mark != NULL && it->parent != NULL && text_eq(it->parent->sensitive, mark);
}

/* The form as the item stands. */
void
formfile_item_fill(struct req *r, struct form *f, const struct quest_item *it)
{
	enum quest_put put = quest_put_of(it);

	set_both(f, "text", it->text.in[LANG_PL], it->text.in[LANG_EN]);
	set_both(
	    f, "help", quest_help(it, QUEST_HELP, LANG_PL), quest_help(it, QUEST_HELP, LANG_EN));
	form_set(f, "put", formfile_puts[put].value);
	form_set(f, "required", it->required ? "1" : "");
	form_set(f, "sensitive", of_section(it, it->sensitive) ? "" : it->sensitive);
	form_set(f, "background",
	    it->background && (it->parent == NULL || !it->parent->background) ? "1" : "");
	if (put >= QUEST_PUT_ONE && put <= QUEST_PUT_SEVERAL_OR_OWN) {
		form_set(f, "options", quest_edit_options(r->cx.mem, it, LANG_PL));
		form_set(f, "options_en", quest_edit_options(r->cx.mem, it, LANG_EN));
	}
	form_set(f, "low", it->min);
	form_set(f, "high", it->max);
	if (put == QUEST_PUT_TABLE)
		form_set_int(f, "high", it->max_occurs);
	set_both(f, "low_words", quest_help(it, QUEST_LOWER, LANG_PL),
	    quest_help(it, QUEST_LOWER, LANG_EN));
	set_both(f, "high_words", quest_help(it, QUEST_UPPER, LANG_PL),
	    quest_help(it, QUEST_UPPER, LANG_EN));
}

/* What stands there now, each thing that somebody may have changed. */
void
formfile_item_theirs(struct req *r, const struct quest_item *it, struct formfile_item_view *v)
{
	struct formfile_line *l = NEWN(r->cx.mem, struct formfile_line, N_FORMFILE_ITEM_FIELDS + 1);
	struct form f;

	form_init(&f, r->cx.mem, r->cx.lang, NULL);
	formfile_item_fill(r, &f, it);
	for (size_t i = 3; i < N_FORMFILE_ITEM_FIELDS; i++) {
		const char *said = form_get(&f, formfile_item_fields[i].name);

		if (strcmp(formfile_item_fields[i].name, "put") == 0)
			said = tr(r->cx.lang, formfile_puts[quest_put_of(it)].label);
		else if (strcmp(formfile_item_fields[i].name, "sensitive") == 0)
			said = case_kind_word(r->cx.lang, said);
		else if (formfile_item_fields[i].kind == FIELD_BOOL && *said != '\0')
			said = tr(r->cx.lang, "Yes");
		if (*said != '\0')
			l[v->n_theirs++] =
			    (struct formfile_line){ .text = tr(r->cx.lang, formfile_item_fields[i].label),
				    .more = said };
	}
	v->theirs = l;
}

void
formfile_item_offer(struct req *r, bool kept, struct formfile_item_view *v)
{
	struct option *o = NEWN(r->cx.mem, struct option, n_formfile_puts);

	for (size_t i = 0; i < n_formfile_puts; i++)
		if (kept ? i == QUEST_PUT_KEPT : i != QUEST_PUT_KEPT)
			o[v->n_put++] = (struct option){ formfile_puts[i].value,
				tr(r->cx.lang, formfile_puts[i].label), NULL };
	v->put = o;
}

/* What the section around it says already; NULL: nothing. */
static const char *
of_around(struct req *r, const struct quest_item *section)
{
	if (section != NULL && section->sensitive != NULL)
		return arena_strf(r->cx.mem,
		    tr(r->cx.lang, "The section around it is marked: %s. So its answers are guarded already."),
		    case_kind_word(r->cx.lang, section->sensitive));
	return section != NULL && section->background
	    ? tr(r->cx.lang, "The section around it is about the person herself, so this is too.")
	    : NULL;
}

/* section: around the item; NULL: none. */
void
formfile_item_marks(struct req *r, const struct quest *q, const struct quest_item *section,
    struct formfile_item_view *v)
{
	struct option *o = NEWN(r->cx.mem, struct option, 8);

	v->around = of_around(r, section);
	v->anonymous = strcmp(q->about, "anonymous") == 0;
	if (!of_somebody(q))
		return;
	o[v->n_kind++] = (struct option){ "", tr(r->cx.lang, "none of these"), NULL };
	for (const char *const *k = case_kinds; *k != NULL; k++)
		o[v->n_kind++] = (struct option){ *k, case_kind_word(r->cx.lang, *k), NULL };
	v->kind = o;
}
