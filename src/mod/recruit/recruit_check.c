/* SPDX-License-Identifier: EUPL-1.2
 * recruit_check.c - what may be wrong with one candidate; touches no database, so that an import
 * may judge its rows with the very rules of the form.
 */
#include "base/date.h"
#include "base/pesel.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/recruit/recruit_inside.h"

#include <string.h>

static void
pesel_fault(struct cx *cx, const char *typed, enum pesel_fault fault)
{
	switch (fault) {
	case PESEL_OK:
		break;
	case PESEL_LENGTH:
		cx_fault(cx, "pesel", tr(cx->lang, "“%s” is not a PESEL: it has 11 digits."),
		    typed);
		break;
	case PESEL_NOT_DIGITS:
		cx_fault(cx, "pesel",
		    tr(cx->lang, "“%s” is not a PESEL: it is made of digits only."), typed);
		break;
	case PESEL_NOT_A_DATE:
		cx_fault(cx, "pesel", tr(cx->lang,
		    "“%s” is not a PESEL: its first six digits are not a day of the calendar."),
			typed);
		break;
	case PESEL_CHECKSUM:
		cx_fault(cx, "pesel",
		    tr(cx->lang,
		        "“%s” is not a PESEL: the last digit does not fit the others. Compare each digit."),
		    typed);
		break;
	}
}

/* The number against what else was typed; what was left empty is taken from the number. */
static void
pesel_agrees(struct cx *cx, struct candidate_in *in, const struct pesel *p)
{
	const char sex[2] = { p->sex, '\0' };

	in->pesel = arena_str(cx->mem, p->digits);
	if (in->birth_on == NULL)
		in->birth_on = arena_str(cx->mem, p->born);
	else if (strcmp(in->birth_on, p->born) != 0)
		cx_fault(cx, "birth_on",
		    tr(cx->lang,
		    "This PESEL says born on %s, the birth date says %s: one of them is wrong."),
		    date_short(cx->mem, p->born), date_short(cx->mem, in->birth_on));
	if (text_empty(in->sex))
		in->sex = arena_str(cx->mem, sex);
	else if (!text_eq(in->sex, sex))
		cx_fault(cx, "sex", "%s", p->sex == 'K' ?
		    tr(cx->lang, "This PESEL is a woman's: the PESEL or the sex is wrong.") :
		    tr(cx->lang, "This PESEL is a man's: the PESEL or the sex is wrong."));
}

static void
check_days(struct cx *cx, const struct candidate_in *in)
{
	const struct { const char *field, *day; } days[] = { { "birth_on", in->birth_on },
		{ "ops_since", in->ops_since }, { "pup_since", in->pup_since },
		{ "declared_on", in->declared_on } };

	for (size_t i = 0; i < LEN(days); i++)
		if (days[i].day != NULL && strcmp(days[i].day, cx->today) > 0)
			cx_fault(cx, days[i].field, tr(cx->lang,
			    "%s is still to come: this day must lie behind us."),
			    date_short(cx->mem, days[i].day));
}

void
recruit_check(struct cx *cx, struct candidate_in *in)
{
	struct pesel p;
	enum pesel_fault fault = PESEL_OK;

	if (text_empty(in->surname))
		cx_fault(cx, "surname", "%s", tr(cx->lang, "The surname is missing."));
	if (text_empty(in->given))
		cx_fault(cx, "given", "%s", tr(cx->lang, "The given name is missing."));
	if (text_empty(in->pesel) && rule_on("R182"))
		in->pesel = NULL;
	else if ((fault = pesel_read(in->pesel, &p)) != PESEL_OK)
		pesel_fault(cx, in->pesel, fault);
	else
		pesel_agrees(cx, in, &p);
	check_days(cx, in);
	if (text_empty(in->sex))
		in->sex = NULL;
	in->name_fold = text_fold(cx->mem, arena_strf(cx->mem, "%s %s", in->surname, in->given));
	in->sort_key = text_sort_key(cx->mem, arena_strf(cx->mem, "%s %s", in->surname, in->given));
}
