/* SPDX-License-Identifier: EUPL-1.2
 * plan_paper.c - the individual action plan on paper: the client and the goals, the social area, the
 * work area, who does what when, signatures.
 */
#include "mod/plan/plan_paper.h"

#include "base/date.h"
#include "mod/plan/plan_view.h"
#include "pdf/paper.h"

#include <string.h>

static void
goals(struct paper *p, struct arena *mem, const struct plan_paper *d, const char *area,
    const char *title)
{
	size_t n = 0;

	paper_h3(p, title);
	for (size_t i = 0; i < d->w.n_goal; i++) {
		const struct q_plan_goals *g = &d->w.goal[i];
		const char *words;

		if (strcmp(g->area, area) != 0)
			continue;
		words = arena_strf(mem, "%s (%s). %s %s", g->content, arena_strf(mem, tr(d->lang, "by %s"),
		    date_short(mem, g->end_on)), tr(d->lang, "I will know it by this:"), g->effect);
		paper_bullets(p, &words, 1);
		n++;
	}
	if (n == 0)
		paper_lines(p, NULL, 2);
}

static void
entries(struct paper *p, const struct plan_paper *d, const char *kind, const char *area)
{
	size_t n = 0;

	paper_h3(p, tr(d->lang, plan_kind(kind)->title));
	for (size_t i = 0; i < d->w.n_entry; i++)
		if (strcmp(d->w.entry[i].kind, kind) == 0 && strcmp(d->w.entry[i].area, area) == 0) {
			paper_bullets(p, &d->w.entry[i].content, 1);
			n++;
		}
	if (n == 0)
		paper_lines(p, NULL, 2);
}

static const char *
who(const struct plan_paper *d, struct arena *mem, const struct q_plan_tasks *t)
{
	return t->user_name == NULL ? tr(d->lang, "I myself") :
	    arena_strf(mem, "%s, %s", t->user_name, t->partner_name == NULL ? "" : t->partner_name);
}

static void
tasks(struct paper *p, struct arena *mem, const struct plan_paper *d, const struct plan_part *part)
{
	const struct paper_col col[] = { { tr(d->lang, "No."), 5, PAPER_LEFT, false },
		{ tr(d->lang, "Task"), 30, PAPER_LEFT, true },
		{ tr(d->lang, "From"), 12, PAPER_LEFT, false }, { tr(d->lang, "Until"), 12, PAPER_LEFT, false },
		{ tr(d->lang, "Description, who"), 28, PAPER_LEFT, false },
		{ tr(d->lang, "Remarks"), 15, PAPER_LEFT, false } };
	size_t n = 0;

	paper_table(p, tr(d->lang, part->title), col, LEN(col));
	for (size_t i = 0; i < d->w.n_task; i++) {
		const struct q_plan_tasks *t = &d->w.task[i];

		if (strcmp(t->part, part->code) != 0)
			continue;
		n++;
		paper_row(p, (const char *[]){ arena_strf(mem, "%zu", n), t->content,
		    date_short(mem, t->from_on), date_short(mem, t->to_on),
		    arena_strf(mem, "%s%s%s", t->details, *t->details == '\0' ? "" : "; ",
		    who(d, mem, t)), t->remark });
	}
	for (; n < 2; n++)
		paper_row_tall(p, (const char *[]){ arena_strf(mem, "%zu", n + 1), "", "", "", "", "" }, 9);
	paper_table_end(p);
}

static void
area(struct paper *p, struct arena *mem, const struct plan_paper *d, const char *code)
{
	static const char *const after[] = { "inside", "outside", "way", "supporter" };

	paper_h2(p, plan_area_word(d->lang, code));
	if (strcmp(code, "vocational") == 0)
		paper_field(p, tr(d->lang, "I can be employed as"), d->w.p.job);
	entries(p, d, "resource", code);
	if (strcmp(code, "social") == 0)
		entries(p, d, "lack", code);
	for (size_t i = 0; i < PLAN_PARTS; i++)
		if (strcmp(plan_parts[i].area, code) == 0)
			tasks(p, mem, d, &plan_parts[i]);
	for (size_t i = 0; i < LEN(after); i++)
		entries(p, d, after[i], code);
}

const char *
plan_paper(struct arena *mem, const struct plan_paper *d, size_t *ret_n)
{
	const char *title = tr(d->lang, "Individual plan of action");
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang, .title = title,
	    .owner = d->partnership, .name = title, .version = arena_strf(mem, "%lld",
	    (long long)d->w.p.no), .printed = d->today, .created = d->now });
	const struct paper_sign sign[] = { { tr(d->lang, "Person who looks after the plan"), NULL },
		{ tr(d->lang, "Participant"), d->w.name } };

	paper_title(p, title, tr(d->lang, "My way of acting: steps to take"));
	paper_field(p, tr(d->lang, "Name and surname"), d->w.name);
	paper_field(p, tr(d->lang, "The goal I want to reach"), d->w.p.main_goal);
	goals(p, mem, d, "social", tr(d->lang, "My goals in life"));
	goals(p, mem, d, "vocational", tr(d->lang, "My goals at work"));
	area(p, mem, d, "social");
	area(p, mem, d, "vocational");
	paper_field(p, tr(d->lang, "How we keep in touch"), d->w.p.contact);
	paper_signatures(p, tr(d->lang, "Place and date"), sign, LEN(sign));
	return paper_finish(p, mem, ret_n);
}

/* ---- asked for ---- */

static void
make(struct req *r, void *arg)
{
	r->bytes = plan_paper(r->cx.mem, arg, &r->n_bytes);
}

enum st
plan_pdf_get(struct req *r)
{
	struct plan_paper *d = NEW(r->cx.mem, struct plan_paper);
	enum st st = plan_load(&r->cx, (plan_id){ r->id }, &d->w);

	if (st != ST_OK)
		return st;
	req_looked_at(r, d->w.p.person);
	d->lang = r->cx.lang;
	d->partnership = r->who.partnership;
	d->today = r->cx.today;
	d->now = r->cx.now;
	r->type = "application/pdf";
	r->download = "plan.pdf";
	return defer(r, make, d, NULL, DB_READ);
}
