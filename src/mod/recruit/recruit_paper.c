/* SPDX-License-Identifier: EUPL-1.2
 * recruit_paper.c - what a person signs to take part: declaration, consents, information on
 * personal data.
 */
#include "mod/recruit/recruit_paper.h"

#include "base/date.h"
#include "html/html.h"
#include "pdf/paper.h"

static void
put_person(struct paper *p, struct arena *mem, const struct declaration *d)
{
	paper_field(p, tr(d->lang, "Name and surname"), d->name);
	paper_field(p, tr(d->lang, "PESEL (if you have one)"), d->pesel);
	paper_field(p, tr(d->lang, "Birth date"), d->birth_on == NULL ? NULL :
	    date_short(mem, d->birth_on));
	paper_field(p, tr(d->lang, "Address, or the place where you stay (if you have one)"),
	    d->address);
	paper_field(p, tr(d->lang, "Telephone or another way to reach you"), d->phone);
}

static void
put_declaration(struct paper *p, const struct declaration *d)
{
	paper_h2(p, tr(d->lang, "I declare"));
	paper_box(p,
	    tr(d->lang, "I want to take part in the joint support of the partners named below."));
	paper_box(p, tr(d->lang, "I am looking for permanent work and want to widen my skills."));
	paper_box(p, tr(d->lang, "I use the help of the social welfare centre (OPS)."));
	paper_box(p, tr(d->lang, "I am registered in the labour office (PUP)."));
	paper_lines(p, tr(d->lang, "Why I want to take part, in my own words:"), 3);
	paper_note(p,
	    tr(d->lang,
	        "Signing does not yet mean a place: people from all partners talk over each person, "
	        "and tell you the decision and its reason. You need not write about health or disability."));
}

static void
put_consents(struct paper *p, const struct declaration *d)
{
	paper_h2(p, tr(d->lang, "Consents (each is voluntary and can be withdrawn at any time)"));
	paper_box(p,
	    tr(d->lang,
	        "I agree that the partners named below compare and exchange my data to choose the people for "
	        "the joint support and to plan it together."));
	paper_box(p, tr(d->lang, "I agree to be reached by the telephone or address given above."));
	paper_note(p,
	    tr(d->lang, "Withdrawing a consent does not change what was lawful before it."));
}

static void
put_clause(struct paper *p, const struct declaration *d)
{
	static const char *const text[] = {
		N_("Basis: Article 6(1)(c) and (e) of the GDPR for the tasks that statutes give to OPS and PUP; "
		   "Article 6(1)(a), your consent, for the exchange between all partners and for the NGO."),
		N_("Purpose: choosing the people for the joint support, planning it and giving it."),
		N_("Your data are seen by the workers of the partners who support you. They are not sent outside the "
		   "European Union, and no machine decides about you."),
		N_("You may see your data, correct them, ask to erase or limit them, object, withdraw a consent, "
		   "and complain to the President of the Personal Data Protection Office (UODO)."),
		N_("Giving data is voluntary; without your name and a way to reach you the partners cannot invite you."),
	};
	const char *line[LEN(text)];

	for (size_t i = 0; i < LEN(text); i++)
		line[i] = tr(d->lang, text[i]);
	paper_h2(p, tr(d->lang, "Information on personal data (Article 13 of the GDPR)"));
	paper_text(p, tr(d->lang, "Each partner is the controller of the data that it collects:"));
	for (size_t i = 0; i < d->n_partner; i++)
		paper_bullets(p, &d->partner[i].name, 1);
	paper_bullets(p, line, LEN(line));
	paper_field(p,
	    tr(d->lang, "Data protection officer of the partner that collects this paper"), NULL);
	paper_field(p, tr(d->lang, "The data are kept until"), NULL);
}

/* R081 */
const char *
recruit_paper_declaration(struct arena *mem, const struct declaration *d, size_t *ret_n)
{
	const char *title = tr(d->lang, "Declaration of participation");
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang, .title = title,
	    .owner = d->partnership,
	    .name = title, .printed = d->today, .created = d->now, .sex = d->sex });
	const struct paper_sign sign[] = {
		{ tr(d->lang, "Person who declares"), d->name },
		{ tr(d->lang, "Worker who took the declaration"), NULL },
	};

	paper_title(p, title, d->service);
	put_person(p, mem, d);
	put_declaration(p, d);
	put_consents(p, d);
	if (d->declare_at != NULL && *d->declare_at != '\0')
		paper_field(p, tr(d->lang, "Hand the declaration in at"), d->declare_at);
	put_clause(p, d);
	paper_signatures(p, tr(d->lang, "Place and date"), sign, LEN(sign));
	return paper_finish(p, mem, ret_n);
}
