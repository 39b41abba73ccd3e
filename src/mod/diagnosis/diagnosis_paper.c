/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_paper.c - the diagnosis on paper: the client's own picture, what helps, four areas,
 * problems from each side, what hinders; and the client's sheet in plain words.
 */
#include "mod/diagnosis/diagnosis_paper.h"

#include "base/date.h"
#include "core/req.h"
#include "mod/diagnosis/diagnosis_view.h"
#include "pdf/paper.h"

#include <string.h>

static const char *
entry_words(struct arena *mem, const struct diag_paper *d, const struct diag_view_entry *x)
{
	struct buf b;

	buf_init(&b, mem);
	if (x->kind->code == CODE_SIDE || x->kind->code == CODE_UNDERSTOOD || x->kind->code == CODE_AREA)
		buf_fmt(&b, "%s: ", x->code);
	buf_str(&b, x->e.content);
	if (*x->e.more != '\0')
		buf_fmt(&b, " %s: %s", tr(d->lang, x->kind->more), x->e.more);
	if (d->sheet)
		return b.s;
	buf_str(&b, " (");
	if (*x->e.who != '\0')
		buf_fmt(&b, "%s, ", x->e.who);
	if (x->kind->has & HAS_SOURCE)
		buf_fmt(&b, "%s, ", x->source);
	buf_fmt(&b, "%s)", date_short(mem, x->e.on));
	return b.s;
}

static size_t
bullets(struct paper *p, struct arena *mem, const struct diag_paper *d, const char *kind,
    const char *code)
{
	size_t n = 0;

	for (size_t i = 0; i < d->w.n_entry; i++) {
		const struct diag_view_entry *x = &d->w.entry[i];
		const char *words;

		if (strcmp(x->e.kind, kind) != 0 || (code != NULL && strcmp(x->e.code, code) != 0) ||
		    (d->sheet && !x->e.client))
			continue;
		words = entry_words(mem, d, x);
		paper_bullets(p, &words, 1);
		n++;
	}
	return n;
}

static void
section(struct paper *p, struct arena *mem, const struct diag_paper *d, const char *kind, int lines)
{
	paper_h2(p, tr(d->lang, diag_kind(kind)->title));
	if (bullets(p, mem, d, kind, NULL) == 0)
		paper_lines(p, NULL, lines);
}

static void
areas(struct paper *p, struct arena *mem, const struct diag_paper *d)
{
	const struct diag_data *data = diag_data();

	for (size_t a = 0; a < LEN(data->area); a++) {
		paper_h2(p, data->area[a].text[d->lang]);
		for (size_t i = 0; i < data->area[a].n; i++) {
			const struct diag_word *item = &data->area[a].item[i];

			paper_h3(p, item->text[d->lang]);
			if (bullets(p, mem, d, "finding", item->code) == 0)
				paper_lines(p, NULL, 1);
		}
	}
}

static void
problems(struct paper *p, struct arena *mem, const struct diag_paper *d)
{
	const struct paper_col col[] = { { tr(d->lang, "Problem"), 30, PAPER_LEFT, true },
		{ tr(d->lang, "The client"), 22, PAPER_LEFT, false },
		{ tr(d->lang, "The family"), 18, PAPER_LEFT, false },
		{ tr(d->lang, "The worker"), 18, PAPER_LEFT, false },
		{ tr(d->lang, "Agreed"), 22, PAPER_LEFT, false } };

	paper_h2(p, tr(d->lang, "Problems, seen from each side"));
	paper_table(p, tr(d->lang, "In the order agreed together"), col, LEN(col));
	for (size_t i = 0; i < d->w.n_problem; i++) {
		const struct q_diag_problems *x = &d->w.problem[i];
		const char *cell[] = { arena_strf(mem, "%s%s%s%s", diag_problem_word(d->lang, x->code,
		    x->content), *x->cause == '\0' ? "" : ". ", *x->cause == '\0' ? "" :
		    tr(d->lang, "comes from:"), *x->cause == '\0' ? "" : arena_strf(mem, " %s", x->cause)),
		    x->view_client, x->view_family, x->view_worker,
		    arena_strf(mem, "%s%s%s", diag_problem_state(d->lang, x->state),
		    *x->talk_note == '\0' ? "" : ": ", x->talk_note) };

		paper_row(p, cell);
	}
	for (size_t i = d->w.n_problem; i < 3; i++)
		paper_row_tall(p, (const char *[]){ "", "", "", "", "" }, 12);
	paper_table_end(p);
}

static void
put_sheet(struct paper *p, struct arena *mem, const struct diag_paper *d)
{
	static const char *const kinds[] = { "own", "resource", "unseen" };

	paper_h2(p, tr(d->lang, "In plain words"));
	if (*d->w.d.summary != '\0')
		paper_text(p, d->w.d.summary);
	else
		paper_lines(p, NULL, 6);
	for (size_t i = 0; i < LEN(kinds); i++)
		section(p, mem, d, kinds[i], 2);
	problems(p, mem, d);
	paper_lines(p, tr(d->lang, "What I see differently, in my own words:"), 3);
	paper_box(p, tr(d->lang, "It was explained to me and I understand it."));
	paper_box(p, tr(d->lang, "I want it explained once more."));
}

static void
put_whole(struct paper *p, struct arena *mem, const struct diag_paper *d)
{
	static const char *const before[] = { "own", "expect", "resource", "unseen" };
	static const char *const after[] = { "synthesis", "barrier", "belief", "fact", "deficit", "training", "exam",
	    "licence", "part", "meeting", "second", "supervision", "peer", "told" };

	for (size_t i = 0; i < LEN(before); i++)
		section(p, mem, d, before[i], 2);
	areas(p, mem, d);
	problems(p, mem, d);
	section(p, mem, d, "barrier", 2);
	for (size_t i = 1; i < LEN(after); i++)
		for (size_t k = 0; k < d->w.n_entry; k++)
			if (strcmp(d->w.entry[k].e.kind, after[i]) == 0) {
				section(p, mem, d, after[i], 1);
				break;
			}
	if (*d->w.d.summary != '\0') {
		paper_h2(p, tr(d->lang, "Summary for the client"));
		paper_text(p, d->w.d.summary);
	}
}

const char *
diagnosis_paper(struct arena *mem, const struct diag_paper *d, size_t *ret_n)
{
	const char *title = d->sheet ? tr(d->lang, "How we see your situation") :
	    tr(d->lang, "Diagnosis of the situation");
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang, .title = title,
	    .owner = d->partnership, .name = title, .version = arena_strf(mem, "%lld",
	    (long long)d->w.d.no), .printed = d->today, .created = d->now });
	const struct paper_sign sign[] = { { tr(d->lang, "Client"), d->w.name },
		{ tr(d->lang, "Worker who explained it"), NULL } };

	paper_title(p, title, d->w.name);
	paper_field(p, tr(d->lang, "State"), arena_strf(mem, "%s%s%s",
	    diag_state_word(d->lang, d->w.d.state), d->w.d.agreed_on == NULL ? "" : ", ",
	    d->w.d.agreed_on == NULL ? "" : date_long(mem, d->lang, d->w.d.agreed_on)));
	paper_note(p, tr(d->lang,
	    "A diagnosis is always provisional. It is looked at again and changed together."));
	if (d->sheet)
		put_sheet(p, mem, d);
	else
		put_whole(p, mem, d);
	paper_signatures(p, tr(d->lang, "Place and date"), sign, LEN(sign));
	return paper_finish(p, mem, ret_n);
}

/* ---- asked for ---- */

static void
make(struct req *r, void *arg)
{
	r->bytes = diagnosis_paper(r->cx.mem, arg, &r->n_bytes);
}

/* R081: a problem that the client does not see is not on the client's sheet. */
static void
for_client(struct diag_whole *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n_problem; i++)
		if (w->problem[i].client)
			w->problem[n++] = w->problem[i];
	w->n_problem = n;
}

static enum st
paper(struct req *r, bool sheet)
{
	struct diag_paper *d = NEW(r->cx.mem, struct diag_paper);
	enum st st = diag_load(&r->cx, (diagnosis_id){ r->id }, &d->w);

	if (st != ST_OK)
		return st;
	req_looked_at(r, d->w.d.person);
	if (sheet)
		for_client(&d->w);
	d->lang = r->cx.lang;
	d->partnership = r->who.partnership;
	d->today = r->cx.today;
	d->now = r->cx.now;
	d->sheet = sheet;
	r->type = "application/pdf";
	r->download = sheet ? "diagnoza-dla-klienta.pdf" : "diagnoza.pdf";
	return defer(r, make, d, NULL, DB_READ);
}

enum st
diag_pdf_get(struct req *r)
{
	return paper(r, false);
}

enum st
diag_sheet_get(struct req *r)
{
	return paper(r, true);
}
