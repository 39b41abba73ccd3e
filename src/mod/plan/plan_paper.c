/* SPDX-License-Identifier: EUPL-1.2
 * plan_paper.c - the individual action plan on paper: the client and the goals, the social area, the
 * work area, who does what when, signatures.
 */
#include "mod/plan/plan_paper.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/plan/plan_view.h"
#include "mod/rights/rights.h"
#include "pdf/paper.h"

#include <string.h>

/* Nothing there: lines to write on while it is written, else a dash, so that the form keeps its
 * shape. */
static void
nothing(struct paper *p, const struct plan_paper *d)
{
	if (strcmp(d->w.p.state, "draft") == 0)
		paper_lines(p, NULL, 2);
	else
		paper_text(p, "–");
}

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
		words = arena_strf(mem, "%s %s %s %s", text_sentence(mem, g->content),
		    arena_strf(mem, tr(d->lang, "By %s."), date_short(mem, g->end_on)),
		    tr(d->lang, "I will know it by this:"), g->effect);
		paper_bullets(p, &words, 1);
		n++;
	}
	if (n == 0)
		nothing(p, d);
}

/* area NULL: whatever area */
static void
entries(struct paper *p, const struct plan_paper *d, const char *kind, const char *area)
{
	size_t n = 0;

	paper_h3(p, tr(d->lang, plan_kind(kind)->title));
	for (size_t i = 0; i < d->w.n_entry; i++)
		if (strcmp(d->w.entry[i].kind, kind) == 0 &&
		    (area == NULL || strcmp(d->w.entry[i].area, area) == 0)) {
			paper_bullets(p, &d->w.entry[i].content, 1);
			n++;
		}
	if (n == 0)
		nothing(p, d);
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
		{ tr(d->lang, "From"), 12, PAPER_LEFT, false },
		{ tr(d->lang, "Until"), 12, PAPER_LEFT, false },
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
	if (n == 0 && strcmp(d->w.p.state, "draft") != 0)
		paper_row(p, (const char *[]){ "–", "–", "–", "–", "–", "–" });
	for (; n < 2 && strcmp(d->w.p.state, "draft") == 0; n++)
		paper_row_tall(
		    p, (const char *[]){ arena_strf(mem, "%zu", n + 1), "", "", "", "", "" }, 9);
	paper_table_end(p);
}

static void
job(struct paper *p, struct arena *mem, const struct plan_paper *d)
{
	paper_field(p, tr(d->lang, "I can be employed as"), d->w.p.job);
	if (*d->w.p.near_job != '\0')
		paper_field(p, tr(d->lang, "What is within reach on the way"), d->w.p.near_job);
	if (d->w.p.commute_km != 0)
		paper_field(p, tr(d->lang, "How far to work (km)"), arena_strf(mem, "%lld; %s",
		    (long long)d->w.p.commute_km, d->w.p.transport));
}

static void
area(struct paper *p, struct arena *mem, const struct plan_paper *d, const char *code)
{
	static const char *const after[] = { "inside", "outside", "way", "supporter" };

	paper_h2(p, plan_area_word(d->lang, code));
	if (strcmp(code, "vocational") == 0)
		job(p, mem, d);
	entries(p, d, "resource", code);
	if (strcmp(code, "social") == 0)
		entries(p, d, "lack", code);
	for (size_t i = 0; i < PLAN_PARTS; i++)
		if (strcmp(plan_parts[i].area, code) == 0)
			tasks(p, mem, d, &plan_parts[i]);
	for (size_t i = 0; i < LEN(after); i++)
		entries(p, d, after[i], code);
}

/* What leads through the plan: motivation, what follows, what else was weighed (R084 R088 R089). */
static void
along(struct paper *p, struct arena *mem, const struct plan_paper *d)
{
	static const char *const kind[] = { "motivation", "reward", "volunteer" };
	size_t n_share = 0;

	for (size_t k = 0; k < LEN(kind); k++) {
		if (plan_has(&d->w, kind[k]) > 0)
			entries(p, d, kind[k], NULL);
	}
	for (size_t i = 0; i < PLAN_PARTS; i++) {
		const char *who_answers = plan_share_of(&d->w, plan_parts[i].code), *line;

		if (who_answers == NULL)
			continue;
		if (n_share++ == 0)
			paper_h3(p, tr(d->lang, "Parts of the plan and partners"));
		line = arena_strf(mem, "%s: %s", tr(d->lang, plan_parts[i].title), who_answers);
		paper_bullets(p, &line, 1);
	}
}

/* The job-search diagram (R328 R367). */
static void
way(struct paper *p, struct arena *mem, const struct plan_paper *d)
{
	if (d->w.n_task == 0 || !rule_on("R367"))
		return;
	paper_h2(p, tr(d->lang, "The way to the goal"));
	paper_note_keep(p, tr(d->lang, "A full circle: done. A hollow one: ahead."));
	paper_step(p, tr(d->lang, "Today: what I have and can do"), "", true);
	for (size_t i = 0; i < d->w.n_task; i++) {
		const struct q_plan_tasks *t = &d->w.task[i];

		paper_step(p, t->content, plan_step_words(mem, d->lang, &d->w, t),
		    strcmp(t->state, "planned") != 0);
	}
	paper_step(
	    p, d->w.p.main_goal, *d->w.p.near_job != '\0' ? d->w.p.near_job : d->w.p.job, false);
}

/* The form, from the name to the signatures, in its own order. */
static void
body(struct paper *p, struct arena *mem, const struct plan_paper *d)
{
	paper_field(p, tr(d->lang, "Name and surname"), d->w.name);
	paper_field(p, tr(d->lang, "The goal I want to reach"), d->w.p.main_goal);
	goals(p, mem, d, "social", tr(d->lang, "My goals in life"));
	goals(p, mem, d, "vocational", tr(d->lang, "My goals at work"));
	area(p, mem, d, "social");
	area(p, mem, d, "vocational");
	paper_field(p, tr(d->lang, "I will know by this that I cope on my own"), d->w.p.alone);
	paper_field(p, tr(d->lang, "How we keep in touch"), d->w.p.contact);
	along(p, mem, d);
	way(p, mem, d);
	if (rule_on("R378"))
		paper_note(p,
		    tr(d->lang,
		        "I chose the goals and tasks myself, together with the worker. No computer program decided anything about me."));
}

static struct paper *
begin(struct arena *mem, const struct plan_paper *d, const char *title)
{
	return paper_new(&(struct paper_head){ .lang = d->lang, .title = title,
	    .owner = d->partnership, .name = title, .version = arena_strf(mem, "%lld",
	    (long long)d->w.p.no), .printed = d->today, .created = d->now, .sex = d->w.sex });
}

static void
signatures(struct paper *p, const struct plan_paper *d)
{
	const struct q_plan_contract_get *c = d->w.contract;
	const struct paper_sign sign[] = { { tr(d->lang, "Person who looks after the plan"),
	    c == NULL ? NULL : c->supervisor_name }, { tr(d->lang, "Participant"), d->w.name } };

	paper_signatures(p, tr(d->lang, "Place and date"), sign, LEN(sign));
}

const char *
plan_paper(struct arena *mem, const struct plan_paper *d, size_t *ret_n)
{
	const char *title = tr(d->lang, "Individual plan of action");
	struct paper *p = begin(mem, d, title);

	paper_title(p, title, tr(d->lang, "My way of acting: steps to take"));
	body(p, mem, d);
	signatures(p, d);
	return paper_finish(p, mem, ret_n);
}

static void
provision(struct paper *p, const char *label, const char *text)
{
	paper_h3(p, label);
	if (*text == '\0')
		paper_lines(p, NULL, 3);
	else
		paper_text(p, text);
}

const char *
plan_contract_paper(struct arena *mem, const struct plan_paper *d, size_t *ret_n)
{
	static const struct q_plan_contract_get blank = { .sort = "social",
		.legal = "",
		.place = "",
		.client_duty = "",
		.worker_duty = "",
		.kept = "",
		.broken = "" };
	const struct q_plan_contract_get *c = d->w.contract == NULL ? &blank : d->w.contract;
	const char *title = plan_contract_word(d->lang, c->sort);
	struct paper *p = begin(mem, d, title);

	paper_title(p, title, *c->legal != '\0' ? c->legal : c == &blank ? d->article : NULL);
	paper_field(p, tr(d->lang, "Place and day"),
	    c->on == NULL ? NULL
	                  : arena_strf(mem, "%s%s%s", c->place, *c->place == '\0' ? "" : ", ",
	                        date_long(mem, d->lang, c->on)));
	paper_field(p, tr(d->lang, "Participant"), d->w.name);
	paper_field(p, tr(d->lang, "Person who looks after the plan"), c->supervisor_name);
	provision(p, tr(d->lang, "What I take on"), c->client_duty);
	provision(p, tr(d->lang, "What the other side takes on"), c->worker_duty);
	provision(p, tr(d->lang, "What follows when it is kept"), c->kept);
	provision(p, tr(d->lang, "What we do when it is hard to keep"), c->broken);
	paper_field(p, tr(d->lang, "When we look at it together"), c->review == NULL ? NULL :
	    date_long(mem, d->lang, c->review));
	paper_h2(p, tr(d->lang, "Individual plan of action"));
	body(p, mem, d);
	paper_text(p, tr(d->lang,
	    "Either side tells the other when something changes. Each side keeps one copy."));
	signatures(p, d);
	return paper_finish(p, mem, ret_n);
}

/* ---- asked for ---- */

static void
make(struct req *r, void *arg)
{
	r->bytes = plan_paper(r->cx.mem, arg, &r->n_bytes);
}

static void
make_contract(struct req *r, void *arg)
{
	r->bytes = plan_contract_paper(r->cx.mem, arg, &r->n_bytes);
}

static enum st
print(struct req *r, const char *name, void (*how)(struct req *, void *))
{
	struct plan_paper *d = NEW(r->cx.mem, struct plan_paper);
	struct q_plan_contract_get *contract;
	enum st st = plan_load(&r->cx, (plan_id){ r->id }, &d->w);

	if (st != ST_OK)
		return st;
	req_looked_at(r, d->w.p.person);
	contract = NEW(r->cx.mem, struct q_plan_contract_get);
	if (q_plan_contract_get(&r->cx, contract, r->cx.tenant, d->w.p.id))
		d->w.contract = contract;
	d->article = rights_article(&r->cx, "contract", r->cx.today);
	d->lang = r->cx.lang;
	d->partnership = r->who.partnership;
	d->today = r->cx.today;
	d->now = r->cx.now;
	r->type = "application/pdf";
	r->download = name;
	return defer(r, how, d, NULL, DB_READ);
}

enum st
plan_pdf_get(struct req *r)
{
	return print(r, "plan.pdf", make);
}

enum st
plan_contract_pdf_get(struct req *r)
{
	return print(r, "contract.pdf", make_contract);
}
