/* SPDX-License-Identifier: EUPL-1.2
 * casefile_paper.c - the information sheet, the own file, the work card.
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
	    .created = d->now });

	paper_title(p, title, sub);
	return p;
}

static void
bullets(struct paper *p, const char *head, const char *const *text, size_t n)
{
	if (n == 0)
		return;
	paper_h2(p, head);
	paper_bullets(p, text, n);
}

static void
what_is_kept(struct paper *p, enum lang lang)
{
	const char *const kept[] = {
		tr(lang, "your name, how to reach you and, if you give them, PESEL and address"),
		tr(lang, "what we talked about and agreed, and what was done with you and for you"),
		tr(lang, "your strengths, plans and what stands in the way, as you and we see it"),
		tr(lang, "facts about health and the like only if help needs them; few people read these"),
	};
	const char *const stages[] = {
		tr(lang, "talk and community interview"), tr(lang, "joint look at the situation (diagnosis)"),
		tr(lang, "plan and social contract, agreed with you"),
		tr(lang, "help and small steps; now and then we look together at what changed"),
	};

	paper_h2(p, tr(lang, "What we keep and why"));
	paper_text(p, tr(lang, "To help you well together and not ask you twice for the same."));
	paper_bullets(p, kept, LEN(kept));
	paper_h2(p, tr(lang, "Our two roles"));
	paper_text(p, tr(lang, "Whoever works with you helps you, and also has a say in benefits. Ask at "
	    "any time in which role we speak."));
	paper_h2(p, tr(lang, "How it goes on"));
	paper_bullets(p, stages, LEN(stages));
	paper_text(p, tr(lang, "We ask you to take part; you may say no to a step and ask for another way."));
}

static void
your_rights(struct paper *p, enum lang lang)
{
	const char *const right[] = {
		tr(lang, "to see your file and take a print of it"),
		tr(lang, "to see who has read it"),
		tr(lang, "to ask for a correction and get an answer"),
		tr(lang, "to withdraw a consent at any time; nobody reads on that ground any more"),
	};

	bullets(p, tr(lang, "You have the right"), right, LEN(right));
}

/* R380 R288 R290 */
const char *
case_paper_information(struct arena *mem, const struct case_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	struct paper *p = begin(d, tr(lang, "Information about your file"), d->person);

	what_is_kept(p, lang);
	bullets(p, tr(lang, "Who works together"), d->partners, d->n_partner);
	bullets(p, tr(lang, "Who reads your file"), d->readers, d->n_reader);
	if (d->n_ground > 0)
		bullets(p, tr(lang, "Consents and other grounds in force"), d->ground, d->n_ground);
	else
		paper_text(p, tr(lang, "Now no organisation reads what another wrote about you."));
	your_rights(p, lang);
	bullets(p, tr(lang, "Legal basis"), d->law, d->n_law);
	paper_h2(p, tr(lang, "Confirmation"));
	paper_box(p, tr(lang, "It was explained to me and I understood it."));
	paper_box(p, tr(lang, "I need an interpreter, large print or another form:"));
	paper_lines(p, "", 1);
	paper_signatures(p, tr(lang, "Place and date"),
	    (const struct paper_sign[]){ { tr(lang, "The person"), d->person },
		{ tr(lang, "Who explained it"), "" } }, 2);
	return paper_finish(p, mem, ret_n);
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
					     : case_sort_word(lang, sort);
}

/* R383 */
const char *
case_paper_own(struct arena *mem, const struct case_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	struct paper *p = begin(d, tr(lang, "My file"), d->person);

	paper_note(p, arena_strf(mem, tr(lang, "Printed by %s: what this organisation may show. The "
	    "other partners give you their part themselves."), d->partner));
	for (size_t i = 0; i < d->n_fact; i++)
		paper_field(p, sort_to_you(lang, d->fact[i].sort), *d->fact[i].more == '\0'
			? d->fact[i].content
			: arena_strf(mem, "%s (%s)", d->fact[i].content, d->fact[i].more));
	event_table(p, mem, d);
	paper_h2(p, tr(lang, "I ask for a correction"));
	paper_lines(p, tr(lang, "What is not so, and how it is:"), 4);
	paper_lines(p, tr(lang, "Answer of the organisation:"), 2);
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
