/* SPDX-License-Identifier: EUPL-1.2
 * casefile_paper.c - the own file and the work card.
 */
#include "mod/casefile/casefile_paper.h"

#include "base/date.h"
#include "base/text.h"
#include "pdf/paper.h"

static struct paper *
begin(const struct case_paper *d, const char *title, const char *sub)
{
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang,
	    .title = title,
	    .owner = d->partnership,
	    .name = title,
	    .printed = d->today,
	    .created = d->now,
	    .sex = d->sex });

	paper_title(p, title, sub);
	return p;
}

static void
event_table(struct paper *p, struct arena *mem, const struct case_paper *d)
{
	const struct paper_col col[] = {
		{ tr(d->lang, "Day"), 16, PAPER_LEFT, true },
		{ tr(d->lang, "What"), 30, PAPER_LEFT, false },
		{ tr(d->lang, "Content and agreements"), 40, PAPER_LEFT, false },
		{ tr(d->lang, "Who"), 24, PAPER_LEFT, false },
	};

	paper_table(p, tr(d->lang, "What happened"), col, LEN(col));
	for (size_t i = d->n_event; i > 0; i--) {       /* from the first on */
		const struct case_event *e = &d->event[i - 1];

		paper_row(p, (const char *[]){ date_short(mem, e->on), e->what, e->text, e->who });
	}
	paper_table_end(p);
}

/* What a sort of fact is called to the person herself. */
static const char *
sort_to_you(enum lang lang, const char *sort)
{
	return text_eq(sort, "strength")     ? tr(lang, "Your strength")
	    : text_eq(sort, "supporter")     ? tr(lang, "Who helps you")
	    : text_eq(sort, "expectation")   ? tr(lang, "What you expect")
	    : text_eq(sort, "limit_client")  ? tr(lang, "What is hard for you now")
	    : text_eq(sort, "cheer")         ? tr(lang, "A word to you")
	    : text_eq(sort, "chance")        ? tr(lang, "Your chances, honestly")
					     : case_sort_word(lang, sort);
}

/* R383 */
const char *
case_paper_own(struct arena *mem, const struct case_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	struct paper *p = begin(d, tr(lang, "My file"), d->person);
	const char *const *term;
	size_t n;

	paper_note(p,
	    arena_strf(mem,
	        tr(lang,
	            "Printed by %s: what this organisation may show. The "
	            "other partners give you their part themselves."),
	        d->partner));
	for (size_t i = 0; i < d->n_fact; i++)
		paper_field(p, sort_to_you(lang, d->fact[i].sort), *d->fact[i].more == '\0'
			? d->fact[i].content
			: arena_strf(mem, "%s (%s)", d->fact[i].content, d->fact[i].more));
	event_table(p, mem, d);
	n = case_glossary(mem, lang, "diagnosis plan correction", &term);
	if (n > 0) {
		paper_h2(p, tr(lang, "Words explained"));
		paper_bullets(p, term, n);
	}
	paper_h2(p, tr(lang, "I ask for a correction"));
	paper_lines(p, tr(lang, "What is not so, and how it is:"), 4);
	paper_signatures(p, tr(lang, "Place and date"),
	    (const struct paper_sign[]){ { tr(lang, "The person"), d->person },
		{ tr(lang, "For the organisation"), "" } }, 2);
	return paper_finish(p, mem, ret_n);
}

/* R111 */
const char *
case_paper_card(struct arena *mem, const struct case_paper *d, size_t *ret_n)
{
	struct paper *p = begin(d, tr(d->lang, "Work card"), d->person);

	event_table(p, mem, d);
	return paper_finish(p, mem, ret_n);
}
