/* SPDX-License-Identifier: EUPL-1.2
 * rights_paper.c - the information sheet, a consent to sign, the answer to a request.
 */
#include "mod/rights/rights_paper.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/casefile/casefile.h"
#include "pdf/paper.h"

static struct paper *
begin(const struct rights_paper *d, const char *title)
{
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang, .title = title,
	    .owner = d->partnership, .name = title, .printed = d->today, .created = d->now,
	    .sex = d->sex });

	paper_title(p, title, d->person);
	return p;
}

static void
bullets(struct paper *p, const char *head, const struct rights_list *l)
{
	if (l->n == 0)
		return;
	paper_h2(p, head);
	paper_bullets(p, l->text, l->n);
}

static void
glossary(struct paper *p, struct arena *mem, enum lang lang, const char *codes)
{
	const char *const *term;
	size_t n = case_glossary(mem, lang, codes, &term);

	if (n == 0)
		return;
	paper_h2(p, tr(lang, "Words explained"));
	paper_bullets(p, term, n);
}

/* ---- the information sheet ---- */

static void
two_roles(struct paper *p, enum lang lang)
{
	paper_h2(p, tr(lang, "Our two roles"));
	paper_text(p,
	    tr(lang,
	        "Whoever works with you helps you, and also has a say in benefits. Ask at "
	        "any time in which role we speak."));
}

static void
how_it_goes(struct paper *p, enum lang lang)
{
	const char *const stages[] = {
		tr(lang, "talk and community interview"),
		tr(lang, "joint look at the situation (diagnosis)"),
		tr(lang, "plan and social contract, agreed with you"),
		tr(lang, "help and small steps; now and then we look together at what changed"),
	};

	paper_h2(p, tr(lang, "How it goes on"));
	paper_bullets(p, stages, LEN(stages));
	paper_text(p,
	    tr(lang, "We ask you to take part; you may say no to a step and ask for another way."));
}

static void
what_is_kept(struct paper *p, enum lang lang)
{
	const char *const kept[] = {
		tr(lang, "your name, how to reach you and, if you give them, PESEL and address"),
		tr(lang, "what we talked about and agreed, and what was done with you and for you"),
		tr(lang, "your strengths, plans and what stands in the way, as you and we see it"),
		tr(lang,
		    "facts about health and the like only if help needs them; few people read these"),
	};

	paper_h2(p, tr(lang, "What we keep and why"));
	paper_text(p, tr(lang, "To help you well together and not ask you twice for the same."));
	paper_bullets(p, kept, LEN(kept));
	if (rule_on("R288"))
		two_roles(p, lang);
	if (rule_on("R290"))
		how_it_goes(p, lang);
}

static void
who_reads(struct paper *p, const struct rights_paper *d)
{
	const enum lang lang = d->lang;

	bullets(p, tr(lang, "Who reads your file"), &d->info.part[RIGHTS_READERS]);
	paper_text(p,
	    tr(lang,
	        "Facts about health, addiction and disability: only who wrote them and the "
	        "people named here. About violence: the coordinator and the people named here."));
	if (d->info.part[RIGHTS_NAMED].n > 0)
		paper_bullets(p, d->info.part[RIGHTS_NAMED].text, d->info.part[RIGHTS_NAMED].n);
	else
		paper_text(p, tr(lang, "Nobody is named for them now."));
	paper_text(p,
	    tr(lang,
	        "Each look at your file is recorded. Local government and readers of numbers "
	        "never see it."));
	if (d->info.part[RIGHTS_GROUNDS].n > 0)
		bullets(p, tr(lang, "Consents and other grounds in force"),
		    &d->info.part[RIGHTS_GROUNDS]);
	else
		paper_text(p, tr(lang, "Now no organisation reads what another wrote about you."));
}

static void
what_changed(struct paper *p, struct arena *mem, const struct rights_paper *d)
{
	if (d->given_on == NULL || (d->change.added.n == 0 && d->change.gone.n == 0))
		return;
	paper_h2(p, arena_strf(mem, tr(d->lang, "Changed since the sheet of %s"),
	    date_long(mem, d->lang, d->given_on)));
	if (d->change.added.n > 0) {
		paper_text(p, tr(d->lang, "New:"));
		paper_bullets(p, d->change.added.text, d->change.added.n);
	}
	if (d->change.gone.n > 0) {
		paper_text(p, tr(d->lang, "No longer so:"));
		paper_bullets(p, d->change.gone.text, d->change.gone.n);
	}
}

static void
your_rights(struct paper *p, enum lang lang)
{
	const char *const right[] = {
		tr(lang, "to see your file and take a print of it"),
		tr(lang, "to see who has read it"),
		tr(lang, "to ask for a correction and get an answer within a month"),
		tr(lang, "to withdraw a consent at any time; nobody reads on that ground any more"),
		tr(lang,
		    "to have it explained in your language, in large print, easy to read or in signs"),
	};

	paper_h2(p, tr(lang, "You have the right"));
	paper_bullets(p, right, LEN(right));
}

const char *
rights_paper_information(struct arena *mem, const struct rights_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	struct paper *p = begin(d, tr(lang, "Information about your file"));

	what_changed(p, mem, d);
	what_is_kept(p, lang);
	who_reads(p, d);
	your_rights(p, lang);
	bullets(p, tr(lang, "Legal basis"), &d->info.part[RIGHTS_LAWS]);
	glossary(p, mem, lang,
	    "consent ground diagnosis plan contract interview partnership correction");
	paper_h2(p, tr(lang, "Confirmation"));
	paper_box(p, tr(lang, "It was explained to me and I understood it."));
	paper_box(p, tr(lang, "I did not understand all of it; we talk again on:"));
	paper_lines(p, "", 1);
	paper_box(p, tr(lang, "I need an interpreter, large print or another form:"));
	paper_lines(p, "", 1);
	paper_signatures(p, tr(lang, "Place and date"),
	    (const struct paper_sign[]){ { tr(lang, "The person"), d->person },
		{ tr(lang, "Who explained it"), "" } }, 2);
	return paper_finish(p, mem, ret_n);
}

/* ---- the welcome ---- */

size_t
rights_welcome_words(struct arena *mem, enum lang lang, const char *const **ret)
{
	return rule_on("R087") ? case_words(mem, lang, "welcome", ret) : 0;
}

const char *
rights_paper_welcome(struct arena *mem, const struct rights_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	struct paper *p = begin(d, tr(lang, "Welcome"));
	const char *const *text;
	size_t n = rights_welcome_words(mem, lang, &text);

	for (size_t i = 0; i < n; i++)
		paper_text(p, text[i]);
	paper_field(p, tr(lang, "You may turn to"), d->contact);
	paper_field(p, tr(lang, "We meet on"), "");
	glossary(p, mem, lang, "partnership plan");
	return paper_finish(p, mem, ret_n);
}

/* ---- a consent ---- */

static void
withdrawal(struct paper *p, struct arena *mem, const struct rights_paper *d)
{
	const enum lang lang = d->lang;

	paper_h2(p, tr(lang, "Withdrawal of this consent"));
	if (d->withdrawn_on != NULL) {
		paper_text(p, arena_strf(mem, tr(lang, "Withdrawn on %s. %s"),
		    date_long(mem, lang, d->withdrawn_on), d->withdrawn_reason));
		return;
	}
	paper_text(p,
	    tr(lang,
	        "I withdraw this consent. From this moment nobody reads on this ground. What "
	        "had been read before stays lawful."));
	paper_signatures(p, tr(lang, "Place and date"),
	    (const struct paper_sign[]){ { tr(lang, "The person"), d->person } }, 1);
}

const char *
rights_paper_consent(struct arena *mem, const struct rights_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	struct paper *p = begin(d, tr(lang, "Consent to share what is known of me"));

	paper_text(p, tr(lang, "I agree that:"));
	paper_field(p, tr(lang, "Who may read"), d->recipient);
	paper_field(p, tr(lang, "What was written by"), d->source);
	paper_field(p, tr(lang, "What for"), d->purpose);
	paper_field(p, tr(lang, "Also facts about"), d->kinds);
	paper_field(
	    p, tr(lang, "From"), d->from_on == NULL ? "" : date_long(mem, lang, d->from_on));
	paper_field(p, tr(lang, "Until"), d->to_on == NULL ? "" : date_long(mem, lang, d->to_on));
	paper_text(p,
	    tr(lang,
	        "I do this of my own free will. Without this consent I am helped as well. I may "
	        "withdraw it at any time, as easily as I give it."));
	glossary(p, mem, lang, "consent ground");
	paper_signatures(p, tr(lang, "Place and date"),
	    (const struct paper_sign[]){ { tr(lang, "The person"), d->person },
		{ tr(lang, "Who explained it"), "" } }, 2);
	withdrawal(p, mem, d);
	return paper_finish(p, mem, ret_n);
}

/* ---- a request ---- */

const char *
rights_paper_request(struct arena *mem, const struct rights_paper *d, size_t *ret_n)
{
	const enum lang lang = d->lang;
	const struct q_rights_request_get *q = &d->request;
	struct paper *p = begin(d, tr(lang, "Request for a correction"));

	paper_field(p, tr(lang, "To"), q->partner_name);
	paper_field(p, tr(lang, "Day"), date_long(mem, lang, q->on));
	paper_label(p, tr(lang, "What is not so"));
	paper_text(p, q->what);
	if (*q->should != '\0') {
		paper_label(p, tr(lang, "How it is"));
		paper_text(p, q->should);
	}
	paper_h2(p, tr(lang, "Answer"));
	if (*q->decision == '\0') {
		paper_text(p, arena_strf(mem, tr(lang, "You get the answer by %s."),
		    date_long(mem, lang, q->due_on)));
	} else {
		paper_field(p, tr(lang, "Day"), date_long(mem, lang, q->answered_on));
		paper_field(p, tr(lang, "What is done"), rights_decision_word(lang, q->decision));
		paper_text(p, q->answer);
		paper_text(p,
		    tr(lang,
		        "If you do not agree, you may turn to the President of the Office for "
		        "Personal Data Protection (UODO), ul. Stawki 2, Warsaw."));
	}
	glossary(p, mem, lang, "correction");
	paper_signatures(p, tr(lang, "Place and date"),
	    (const struct paper_sign[]){ { tr(lang, "The person"), d->person },
	        { tr(lang, "For the organisation"),
	            q->answered_name == NULL ? "" : q->answered_name } },
	    2);
	return paper_finish(p, mem, ret_n);
}
