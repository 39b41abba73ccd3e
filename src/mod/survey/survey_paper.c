/* SPDX-License-Identifier: EUPL-1.2
 * survey_paper.c - slips to cut and hand out, and the sheet with the key.
 */
#include "mod/survey/survey_view.h"

#include "base/date.h"
#include "pdf/paper.h"

static void
put_slips(struct paper *p, struct arena *mem, const struct survey_slips *s)
{
	const char *until = arena_strf(mem,
	    tr(s->lang, "The code works once, until %s. You may skip any question."),
	    date_long(mem, s->lang, s->until));
	const char *open = arena_strf(mem, "%s\n%s", tr(s->lang,
	    "Photograph the square with a telephone, or write the code on this page:"), s->address);

	for (size_t i = 0; i < s->n; i++)
		paper_slip(p, &(struct paper_slip){
		    .head = arena_strf(mem, tr(s->lang, "Your code: %s"), s->code[i]),
		    .line = (const char *[]){ s->invitation, open, until },
		    .n = 3,
		    .link = arena_strf(mem, "%s/%s", s->address, s->code[i]) });
}

static void
put_key(struct paper *p, struct arena *mem, const struct survey_slips *s)
{
	paper_title(p, tr(s->lang, "Key of the survey"), s->group);
	paper_field(p, tr(s->lang, "Survey no."), arena_strf(mem, "%lld", (long long)s->number));
	paper_field(p, tr(s->lang, "Last day for answers"), date_long(mem, s->lang, s->until));
	paper_h2(p, s->key);
	paper_text(p,
	    tr(s->lang,
	        "The answers are sealed. Only this key opens them, once, when the survey is closed. "
	        "It is kept nowhere in the program: without it there are no results."));
	paper_text(p, tr(s->lang, "Print two copies and keep them with two partners. "
	    "Destroy both after the survey is closed."));
}

const char *
survey_paper(struct arena *mem, const struct survey_slips *s, size_t *ret_n)
{
	const char *title =
	    s->key != NULL ? tr(s->lang, "Key of the survey") : tr(s->lang, "Codes for the survey");
	struct paper *p = paper_new(&(struct paper_head){ .lang = s->lang, .title = title,
	    .owner = s->partnership, .name = title, .printed = s->today, .created = s->now });

	if (s->key != NULL)
		put_key(p, mem, s);
	else
		put_slips(p, mem, s);
	return paper_finish(p, mem, ret_n);
}
