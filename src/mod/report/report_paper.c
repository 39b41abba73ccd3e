/* SPDX-License-Identifier: EUPL-1.2
 * report_paper.c - the report on paper: tool 8's sections in its order; what a draft still lacks is
 * not printed.
 */
#include "mod/report/report_paper.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "pdf/paper.h"

#include <string.h>

static void
put_table(struct paper *p, const struct report_table *t)
{
	struct paper_col col[REPORT_COLS];

	for (size_t i = 0; i < t->n_col; i++)
		col[i] = (struct paper_col){ t->col[i].head, (double)t->col[i].width,
		    t->col[i].number ? PAPER_RIGHT : PAPER_LEFT, i == 0 };
	paper_table(p, t->caption, col, t->n_col);
	for (size_t i = 0; i < t->n; i++)
		paper_row(p, t->row[i].cell);
	paper_table_end(p);
}

/* What has its own number needs no bullet. */
static bool
numbered(const char *line)
{
	size_t n = strspn(line, "0123456789");

	return n > 0 && line[n] == '.' && line[n + 1] == ' ';
}

static void
put_lines(struct paper *p, const struct report_lines *l)
{
	for (size_t i = 0, n; i < l->n; i += n) {
		for (n = 1; !numbered(l->line[i]) && i + n < l->n && !numbered(l->line[i + n]);)
			n++;
		if (numbered(l->line[i]) || l->n == 1)
			paper_text(p, l->line[i]);
		else
			paper_bullets(p, &l->line[i], n);
	}
}

static void
put_section(struct paper *p, struct arena *mem, enum lang lang, const struct report_section *s)
{
	paper_h2(p, arena_strf(mem, "%s. %s", s->code, s->title));
	for (size_t i = 0; i < s->n_fact; i++)
		paper_field(p, s->fact[i].label,
		    text_empty(s->fact[i].value) ? "-" : s->fact[i].value);
	put_lines(p, &s->lines);
	for (size_t i = 0; i < s->n_table; i++)
		put_table(p, &s->table[i]);
	if (s->n_fact + s->lines.n + s->n_table == 0)
		paper_text(p, tr(lang, "Nothing to report."));
}

static void
put_difference(struct paper *p, const struct report_print *r)
{
	const struct report_doc *d = r->doc;

	paper_h2(p, tr(r->lang, "What this correction changes"));
	if (!text_empty(d->why))
		paper_field(p, tr(r->lang, "Why the report is corrected"), d->why);
	if (r->open_edition) {
		paper_text(p, tr(r->lang, "The differences stand in the full edition."));
		return;
	}
	if (d->difference.n == 0)
		paper_text(p, tr(r->lang, "Nothing differs from the version before."));
	else
		paper_bullets(p, d->difference.line, d->difference.n);
}

static const char *
number_words(struct arena *mem, const struct report_doc *d)
{
	return d->number == 0 ? NULL : arena_strf(mem, "%lld/%.4s", (long long)d->number,
	    d->month);
}

static const char *
version_words(struct arena *mem, enum lang lang, const struct report_doc *d)
{
	if (d->approved == NULL)
		return tr(lang, "draft, not approved");
	return d->version == 1 ? NULL :
	    arena_strf(mem, tr(lang, "correction %lld"), (long long)(d->version - 1));
}

const char *
report_paper(struct arena *mem, const struct report_print *r, size_t *ret_n)
{
	const struct report_doc *d = r->doc;
	const char *number = number_words(mem, d);
	struct paper *p = paper_new(&(struct paper_head){ .lang = r->lang, .title = d->title,
	    .owner = d->partnership, .name = d->month_words, .number = number,
	    .version = version_words(mem, r->lang, d), .printed = r->today, .created = r->now,
	    .landscape = !r->open_edition });

	paper_title(p, d->title, number == NULL ? d->partnership : arena_strf(mem,
	    tr(r->lang, "No. %s"), number));
	if (r->open_edition)
		paper_note(p, tr(r->lang,
		    "Edition for local government: without the sections on clients (IX-XI)."));
	paper_h2(p, arena_strf(mem, "I. %s", tr(r->lang, "Month of the report")));
	paper_text(p, d->month_words);
	for (int i = 0; i < S_COUNT; i++)
		if (!r->open_edition || !d->section[i].people || !rule_on("R123-paper"))
			put_section(p, mem, r->lang, &d->section[i]);
	if (d->version > 1)
		put_difference(p, r);
	paper_space(p, 4);
	paper_signatures(p, tr(r->lang, "Place and date"), &(struct paper_sign){
	    d->approved == NULL ? tr(r->lang, "Approved by") : d->approved, NULL }, 1);
	return paper_finish(p, mem, ret_n);
}
