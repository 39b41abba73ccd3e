/* SPDX-License-Identifier: EUPL-1.2
 * selection_paper.c - the protocol: who was there, who was talked over, what was decided and why.
 */
#include "mod/selection/selection_paper.h"

#include "base/date.h"
#include "base/text.h"
#include "pdf/paper.h"

static const char *
criteria(struct arena *mem, enum lang lang, const struct at_meeting *p)
{
	return arena_strf(mem, "%s %s, %s %s, %s %s, %s %s", tr(lang, "OPS:"),
	    p->ops ? tr(lang, "yes") : tr(lang, "not confirmed"),
	    tr(lang, "PUP:"), p->pup ? tr(lang, "yes") : tr(lang, "not confirmed"),
	    tr(lang, "declaration:"), p->declared ? tr(lang, "yes") : tr(lang, "no"),
	    tr(lang, "motivation:"), p->motivated ? tr(lang, "recorded") :
	    tr(lang, "not recorded"));
}

static void
put_people(struct paper *p, struct arena *mem, const struct protocol *d)
{
	const struct paper_col col[] = {
		{ tr(d->lang, "No."), 6, PAPER_RIGHT, false },
		{ tr(d->lang, "Person"), 24, PAPER_LEFT, true },
		{ tr(d->lang, "Proposed by"), 18, PAPER_LEFT, false },
		{ tr(d->lang, "Criteria"), 26, PAPER_LEFT, false },
		{ tr(d->lang, "Decision"), 18, PAPER_LEFT, false },
		{ tr(d->lang, "Reason"), 34, PAPER_LEFT, false },
	};

	paper_table(p, tr(d->lang, "People talked over and decisions"), col, LEN(col));
	for (size_t i = 0; i < d->m.n; i++) {
		const struct at_meeting *a = &d->m.row[i];
		const char *cell[] = { arena_strf(mem, "%zu", i + 1), a->name, a->proposed_by,
		    criteria(mem, d->lang, a),
			a->now == NULL ? tr(d->lang, "no decision yet") :
			    selection_outcome(d->lang, a->now->outcome),
			a->now == NULL ? "" : a->now->reason };

		paper_row(p, cell);
	}
	paper_table_end(p);
}

static void
put_reserve(struct paper *p, struct arena *mem, const struct protocol *d)
{
	const struct paper_col col[] = { { tr(d->lang, "Place"), 8, PAPER_RIGHT, false },
	    { tr(d->lang, "Person"), 40, PAPER_LEFT, true },
		{ tr(d->lang, "Reason"), 60, PAPER_LEFT, false } };

	paper_h2(p, tr(d->lang, "Reserve list"));
	if (d->n_reserve == 0) {
		paper_text(p, tr(d->lang, "Nobody is on the reserve list."));
		return;
	}
	paper_table(p, tr(d->lang, "Reserve list, in order"), col, LEN(col));
	for (size_t i = 0; i < d->n_reserve; i++) {
		const struct at_meeting *a = d->reserve[i];
		const char *cell[] = { arena_strf(mem, "%lld", (long long)a->now->place), a->name,
		    a->now->reason };

		paper_row(p, cell);
	}
	paper_table_end(p);
}

static void
put_numbers(struct paper *p, struct arena *mem, const struct protocol *d)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < d->m.n_partner; i++)
		buf_fmt(&b, "%s%s: %lld", i > 0 ? ", " : "", d->m.partner[i].name,
		    (long long)d->m.partner[i].undeclared);
	paper_field(p, tr(d->lang, "Proposals without a signed declaration, kept by the partner"),
	    b.s);
	paper_field(p, tr(d->lang, "Selected"), arena_strf(mem, "%zu", d->m.selected));
	paper_field(p, tr(d->lang, "Places"), arena_strf(mem, "%lld", (long long)d->m.s.places));
}

const char *
selection_paper_protocol(struct arena *mem, const struct protocol *d, size_t *ret_n)
{
	const char *title = tr(d->lang, "Protocol of the selection");
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang, .title = title,
	    .owner = d->partnership,
	    .name = title, .number = arena_strf(mem, "%lld", (long long)d->m.s.number),
	    .printed = d->today,
	    .created = d->now, .landscape = true,
	    .version = text_eq(d->m.s.state, "open") ? tr(d->lang, "draft: the meeting is open") :
	    NULL });
	struct paper_sign *sign = NEWN(mem, struct paper_sign, d->m.n_presence + 1);

	paper_title(p, title, d->m.s.group_name);
	paper_field(p, tr(d->lang, "Day of the meeting"), date_long(mem, d->lang, d->m.s.held_on));
	paper_field(p, tr(d->lang, "Place of the meeting"), d->m.s.place);
	paper_h2(p, tr(d->lang, "Present"));
	for (size_t i = 0; i < d->m.n_presence; i++) {
		paper_field(p, d->m.presence[i].name, d->m.presence[i].names);
		sign[i] = (struct paper_sign){ d->m.presence[i].name, d->m.presence[i].names };
	}
	put_people(p, mem, d);
	put_reserve(p, mem, d);
	put_numbers(p, mem, d);
	if (!text_empty(d->m.s.minutes)) {
		paper_h2(p, tr(d->lang, "How it was talked over"));
		paper_text(p, d->m.s.minutes);
	}
	paper_note(p,
	    tr(d->lang,
	    "Decisions were taken by people in discussion. No machine excluded anybody."));
	paper_signatures(p, tr(d->lang, "Place and date"), sign, d->m.n_presence);
	return paper_finish(p, mem, ret_n);
}
