/* SPDX-License-Identifier: EUPL-1.2
 * survey_form.c - a form about nobody by name as a survey: whether it can be counted, how long it is.
 */
#include "mod/survey/survey_inside.h"

#include "base/rule.h"

#define ROWS 900                /* of all tables together; so many are read back */
#define STEP 5                  /* minutes are told in fives */

static const char *
in_table(struct cx *cx, const struct quest *q)
{
	for (size_t i = 0; i < q->n_item; i++)
		if (quest_asks(q->item[i]) && q->item[i]->level > 0)
			return arena_strf(cx->mem,
			    tr(cx->lang,
			        "“%s” stands in a table. Rows of a table cannot be counted: ask it outside of the table."),
			    q->item[i]->text.in[cx->lang]);
	return NULL;
}

const char *
survey_unfit(struct cx *cx, const struct quest *q)
{
	const char *why = in_table(cx, q);
	size_t counted = 0, rows = 0;
	struct survey_count c;

	if (why != NULL || !rule_on("R279-form"))
		return why;
	survey_count_begin(cx->mem, q, &c);
	for (size_t i = 0; i < c.n; i++) {
		counted += c.tally[i].n > 0 && !c.tally[i].background;
		rows += c.tally[i].n;
	}
	if (counted == 0)
		return tr(cx->lang,
		    "This form has no question that could be counted. Add one with answers to choose from that is not about the person herself.");
	return rows <= ROWS ? NULL :
	    arena_strf(cx->mem,
	        tr(cx->lang, "This form offers %zu answers altogether; a survey can count %d."), rows,
	        ROWS);
}

const char *
survey_length(struct arena *mem, enum lang lang, const struct quest *q)
{
	long long n = 0, minutes;

	for (size_t i = 0; i < q->n_item; i++)
		n += quest_asks(q->item[i]) && q->item[i]->n_when == 0 && !q->item[i]->hidden;
	minutes = (n + STEP) / (2 * STEP) * STEP;
	minutes = minutes < STEP ? STEP : minutes;
	return arena_strf(mem,
	    trn(lang, "%lld question, about %lld minutes", "%lld questions, about %lld minutes", n), n,
	    minutes);
}

const char *
survey_invitation(struct arena *mem, enum lang lang, const struct quest *q)
{
	return arena_strf(mem,
	    tr(lang,
	        "We invite you to a short survey: %s. "
	        "It shows us what is good in our help and what should change. Nobody learns who answered what."),
	    survey_length(mem, lang, q));
}
