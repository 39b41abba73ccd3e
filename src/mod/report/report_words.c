/* SPDX-License-Identifier: EUPL-1.2
 * report_words.c - what people typed for the draft: the partners' parts, and the coordinator's words
 * in place of a section.
 */
#include "mod/report/report_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/partnership/partnership.h"

#include <string.h>

/* Each line of a text is a point of its own; `who` stands before the first. */
static void
add_text(struct arena *mem, struct report_lines *l, const char *who, const char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		const char *one = text_trim(mem, arena_strn(mem, text, n));

		if (*one != '\0')
			report_line(mem, l, "%s%s%s", who, *who == '\0' ? "" : ": ", one);
		text += n + (text[n] == '\n');
	}
}

static const struct q_report_parts *
part_of(const struct report_source *s, partner_id partner)
{
	for (size_t i = 0; i < s->n_part; i++)
		if (s->part[i].partner.v == partner.v)
			return &s->part[i];
	return NULL;
}

void
report_draft_parts(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	for (size_t i = 0; i < s->n_partner; i++) {
		const struct q_report_partners *p = &s->partner[i];
		const struct q_report_parts *x = part_of(s, p->id);

		if (rule_on("R190-report") && (x == NULL || !text_eq(x->state, "ready")))
			report_line(cx->mem, &d->section[S_IV].wait,
			    tr(cx->lang, "%s owes its part until %s."), p->name,
			    date_long(cx->mem, cx->lang, partnership_report_due(cx->mem, s->month,
			    p->report_day > 0 ? p->report_day : s->house.report_day)));
	}
	for (size_t i = 0; rule_on("R154") && i < s->n_part; i++) {
		if (!text_eq(s->part[i].state, "ready"))
			continue;
		add_text(cx->mem, &d->section[S_IV].lines, s->part[i].partner_name,
		    s->part[i].done);
		if (rule_on("R264"))
			add_text(cx->mem, &d->section[S_XIII].lines, s->part[i].partner_name,
			    s->part[i].remarks);
	}
}

void
report_put_words(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	for (size_t i = 0; i < s->n_text; i++) {
		int k = report_section_of(s->text[i].section);
		struct report_section *sec = &d->section[k < 0 ? 0 : k];

		if (!report_has_words(k))
			continue;
		sec->words_by = s->text[i].by;
		sec->words_at = s->text[i].at;
		if (text_empty(s->text[i].content))
			continue;
		sec->own_words = true;
		sec->lines = (struct report_lines){ 0 };
		add_text(cx->mem, &sec->lines, "", s->text[i].content);
		for (size_t p = 0; (k == S_IV || k == S_XIII) && p < s->n_part; p++)
			if (s->part[p].at > s->text[i].at)
				report_line(cx->mem, &sec->wait, tr(cx->lang,
				    "%s changed its part after these words were written."),
				    s->part[p].partner_name);
	}
}
