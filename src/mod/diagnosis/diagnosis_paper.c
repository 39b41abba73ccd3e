/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_paper.c - the diagnosis on paper: the client's own picture, what helps, four areas,
 * problems from each side, what hinders; and the client's sheet in plain words.
 */
#include "mod/diagnosis/diagnosis_paper.h"

#include "base/date.h"
#include "base/text.h"
#include "core/req.h"
#include "mod/diagnosis/diagnosis_view.h"
#include "pdf/paper.h"

#include <string.h>

static const char *
entry_words(struct arena *mem, const struct diag_paper *d, const struct diag_view_entry *x)
{
	struct buf b;

	buf_init(&b, mem);
	if ((x->kind->code == CODE_SIDE && !(d->sheet && strcmp(x->e.code, "client") == 0)) ||
	    x->kind->code == CODE_UNDERSTOOD || x->kind->code == CODE_AREA)
		buf_fmt(&b, "%s: ", x->code);
	if (*x->e.more == '\0')
		buf_str(&b, x->e.content);
	else
		buf_fmt(&b, "%s %s: %s", text_sentence(mem, x->e.content),
		    tr(d->lang, x->kind->more), x->e.more);
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

		if (strcmp(x->e.kind, kind) != 0 ||
		    (code != NULL && strcmp(x->e.code, code) != 0) || (d->sheet && !x->e.client))
			continue;
		words = entry_words(mem, d, x);
		paper_bullets(p, &words, 1);
		n++;
	}
	return n;
}

/* Lines to write on are for a version that is still being written. */
static bool
open_yet(const struct diag_paper *d)
{
	return strcmp(d->w.d.state, "draft") == 0;
}

/* Is there something of the kind, of this code, of an item of this area? */
static bool
any(const struct diag_paper *d, const char *kind, const char *code, const struct diag_area *area)
{
	for (size_t i = 0; i < d->w.n_entry; i++) {
		const struct diag_view_entry *x = &d->w.entry[i];

		if (strcmp(x->e.kind, kind) == 0 &&
		    (code == NULL || strcmp(x->e.code, code) == 0) &&
		    (area == NULL || strncmp(x->e.code, area->code, strlen(area->code)) == 0) &&
		    (!d->sheet || x->e.client))
			return true;
	}
	return false;
}

static void
section(struct paper *p, struct arena *mem, const struct diag_paper *d, const char *kind, int lines)
{
	const struct diag_kind *k = diag_kind(kind);
	const char *title = k == NULL ? "" : tr(d->lang, k->title);

	if (k == NULL || (!open_yet(d) && !any(d, kind, NULL, NULL)))
		return;
	if (d->sheet && strcmp(kind, "own") == 0)
		title = tr(d->lang, "How you see it yourself");
	else if (d->sheet && strcmp(kind, "unseen") == 0)
		title = tr(d->lang, "Strengths that we see in you");
	paper_h2(p, title);
	if (bullets(p, mem, d, kind, NULL) == 0)
		paper_lines(p, NULL, lines);
}

static void
areas(struct paper *p, struct arena *mem, const struct diag_paper *d)
{
	const struct diag_data *data = diag_data();

	for (size_t a = 0; a < LEN(data->area); a++) {
		const struct diag_area *area = &data->area[a];

		if (!open_yet(d) && !any(d, "finding", NULL, area))
			continue;
		paper_h2(p, area->text[d->lang]);
		for (size_t i = 0; i < area->n; i++) {
			if (!open_yet(d) && !any(d, "finding", area->item[i].code, NULL))
				continue;
			paper_h3(p, area->item[i].text[d->lang]);
			if (bullets(p, mem, d, "finding", area->item[i].code) == 0)
				paper_lines(p, NULL, 1);
		}
	}
}

static const char *
problem_words(struct arena *mem, enum lang lang, const struct q_diag_problems *x)
{
	const char *words = diag_problem_word(lang, x->code, x->content);

	return *x->cause == '\0' ? words : arena_strf(mem, tr(lang, "%s It comes from this: %s"),
	    text_sentence(mem, words), x->cause);
}

static void
problems(struct paper *p, struct arena *mem, const struct diag_paper *d)
{
	const struct paper_col col[] = { { tr(d->lang, "Problem"), 30, PAPER_LEFT, true },
		{ d->sheet ? tr(d->lang, "You") : tr(d->lang, "The client"), 22, PAPER_LEFT, false },
		{ tr(d->lang, "The family"), 18, PAPER_LEFT, false },
		{ d->sheet ? tr(d->lang, "We") : tr(d->lang, "The worker"), 18, PAPER_LEFT, false },
		{ tr(d->lang, "Agreed"), 22, PAPER_LEFT, false } };

	if (!open_yet(d) && d->w.n_problem == 0)
		return;
	paper_h2(p, tr(d->lang, "Problems, seen from each side"));
	paper_table(p, tr(d->lang, "In the order agreed together"), col, LEN(col));
	for (size_t i = 0; i < d->w.n_problem; i++) {
		const struct q_diag_problems *x = &d->w.problem[i];
		const char *cell[] = {
			problem_words(mem, d->lang, x),
			x->view_client, x->view_family, x->view_worker,
			arena_strf(mem, "%s%s%s", diag_problem_state(d->lang, x->state),
			    *x->talk_note == '\0' ? "" : ": ", x->talk_note)
		};

		paper_row(p, cell);
	}
	for (size_t i = d->w.n_problem; open_yet(d) && i < 3; i++)
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
	static const char *const after[] = { "belief", "fact", "deficit", "training", "exam",
		"licence", "part", "meeting", "second", "supervision", "peer", "told" };

	for (size_t i = 0; i < LEN(before); i++)
		section(p, mem, d, before[i], 2);
	areas(p, mem, d);
	problems(p, mem, d);
	section(p, mem, d, "synthesis", 3);
	section(p, mem, d, "barrier", 2);
	for (size_t i = 0; i < LEN(after); i++)
		if (any(d, after[i], NULL, NULL))
			section(p, mem, d, after[i], 1);
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
	    (long long)d->w.d.no), .printed = d->today, .created = d->now, .sex = d->w.sex });
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
