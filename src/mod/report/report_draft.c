/* SPDX-License-Identifier: EUPL-1.2
 * report_draft.c - the draft writes itself: sections II-VIII, XII and XIII from what was planned,
 * told and added by the partners; what is missing stands beside its section.
 */
#include "mod/report/report_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/action/action.h"
#include "mod/partnership/partnership.h"

#include <string.h>

static const struct { const char *code, *title; bool people, words; } sections[S_COUNT] = {
	[S_II] = { "II", N_("The partnership"), false, false },
	[S_III] = { "III", N_("Actions planned for the month"), false, true },
	[S_IV] = { "IV", N_("Actions done in the month"), false, true },
	[S_V] = { "V", N_("Differences, their reasons and what follows"), false, true },
	[S_VI] = { "VI", N_("Risks"), false, true },
	[S_VII] = { "VII", N_("Measures against risks and their results"), false, true },
	[S_VIII] = { "VIII", N_("Actions planned for the next month"), false, true },
	[S_IX] = { "IX", N_("Client characteristics"), true, false },
	[S_X] = { "X", N_("Services given in the month"), true, false },
	[S_XI] = { "XI", N_("Situation after the end of support, up to one month"), true, false },
	[S_XII] = { "XII", N_("Actions inside the partnership"), false, true },
	[S_XIII] = { "XIII", N_("Other remarks, opinions and proposals"), false, true },
};

const char *
report_code(int section)
{
	return sections[section].code;
}

bool
report_has_words(int section)
{
	return section >= 0 && sections[section].words;
}

int
report_section_of(const char *code)
{
	for (int i = 0; i < S_COUNT; i++)
		if (text_eq(sections[i].code, code))
			return i;
	return -1;
}

void
report_line(struct arena *mem, struct report_lines *l, const char *fmt, ...)
{
	va_list ap;

	if (l->n == l->cap)
		l->line = arena_grow(mem, l->line, &l->cap, sizeof(*l->line));
	va_start(ap, fmt);
	l->line[l->n++] = arena_vstrf(mem, fmt, ap);
	va_end(ap);
}

struct report_row *
report_row(struct arena *mem, struct report_table *t)
{
	if ((t->n & (t->n - 1)) == 0) {         /* 0, 1, 2, 4 ...: twice the room */
		struct report_row *more = NEWN(mem, struct report_row, t->n == 0 ? 1 : t->n * 2);

		if (t->n > 0)
			memcpy(more, t->row, t->n * sizeof(*more));
		t->row = more;
	}
	return &t->row[t->n++];
}

/* "1,5 h" is how offices count: hours with halves and quarters; under an hour minutes. */
const char *
report_hours(struct arena *mem, enum lang lang, int64_t minutes)
{
	static const char *const part[] = { "", "25", "5", "75" };

	if (minutes < 60)
		return arena_strf(mem, "%lld min", (long long)minutes);
	if (minutes % 15 != 0)
		return arena_strf(mem, tr(lang, "%lld h %lld min"), (long long)(minutes / 60),
		    (long long)(minutes % 60));
	return arena_strf(mem, tr(lang, "%lld%s%s h"), (long long)(minutes / 60),
	    minutes % 60 == 0 ? "" : lang == LANG_PL ? "," : ".", part[minutes % 60 / 15]);
}

/* ---- II ---- */

static const char *
reach(struct arena *mem, const char *phone, const char *email)
{
	if (text_empty(phone) || text_empty(email))
		return text_empty(phone) ? (text_empty(email) ? "" : email) : phone;
	return arena_strf(mem, "%s, %s", phone, email);
}

static const char *
author(struct arena *mem, const char *name, const char *partner, const char *contact)
{
	return arena_strf(mem, "%s (%s)%s%s", name, partner, *contact == '\0' ? "" : ", ", contact);
}

/* Who handed the part in; where nobody did, the partner's contact person (R061 R253). */
static const char *
author_of(struct arena *mem, const struct report_source *s, const struct q_report_partners *p)
{
	for (size_t i = 0; i < s->n_part; i++)
		if (s->part[i].partner.v == p->id.v && s->part[i].by != NULL)
			return author(mem, s->part[i].by, p->name,
			    reach(mem, s->part[i].phone, s->part[i].email));
	return p->contact == NULL ? NULL :
	    author(mem, p->contact, p->name, reach(mem, p->phone, p->email));
}

static void
draft_house(struct cx *cx, const struct report_source *s, struct report_section *sec)
{
	struct report_lines who = { 0 };
	struct buf b;

	for (size_t i = 0; rule_on("R253") && i < s->n_partner; i++) {
		const char *a = author_of(cx->mem, s, &s->partner[i]);

		if (a != NULL)
			report_line(cx->mem, &who, "%s", a);
		else
			report_line(cx->mem, &sec->wait,
			    tr(cx->lang, "%s has no contact person yet."), s->partner[i].name);
	}
	buf_init(&b, cx->mem);
	for (size_t i = 0; i < who.n; i++)
		buf_fmt(&b, "%s%s", i > 0 ? "; " : "", who.line[i]);
	if (!rule_on("R253-house"))
		return;
	sec->fact = NEWN(cx->mem, struct report_pair, 6);
	sec->fact[sec->n_fact++] = (struct report_pair){ tr(cx->lang, "Name of the partnership"),
	    s->house.name };
	sec->fact[sec->n_fact++] =
	    (struct report_pair){ tr(cx->lang, "Voivodeship"), s->house.voivodeship };
	sec->fact[sec->n_fact++] = (struct report_pair){ tr(cx->lang, "Powiat"), s->house.powiat };
	sec->fact[sec->n_fact++] = (struct report_pair){ tr(cx->lang, "Gmina"), s->house.gminas };
	sec->fact[sec->n_fact++] = (struct report_pair){ tr(cx->lang, "Prepared by"), b.s };
}

/* ---- III-V, VIII: planned beside done ---- */

static const char *
who_when(struct cx *cx, const struct q_report_actions *a)
{
	const char *amount = action_amount(cx->mem, cx->lang, a->planned, a->unit);

	return arena_strf(cx->mem, " (%s%s%s%s%s%s%s)", a->partner_name == NULL ? "" :
	    a->partner_name, a->user_name == NULL ? "" : ", ",
	    a->user_name == NULL ? "" : a->user_name,
	    a->planned_on == NULL ? "" : ", ",
	    a->planned_on == NULL ? "" : date_short(cx->mem, a->planned_on),
	    *amount == '\0' ? "" : ", ", amount);
}

static bool
differs(const struct q_report_actions *a)
{
	return text_eq(a->state, "partly") || text_eq(a->state, "not_done") ||
	    (text_eq(a->state, "done") && a->planned > 0 && a->done > 0 && a->done != a->planned);
}

static void
done_line(struct cx *cx, struct report_lines *l, const char *before,
    const struct q_report_actions *a)
{
	const char *amount = action_amount(cx->mem, cx->lang, a->done, a->unit);

	report_line(cx->mem, l, "%s%s: %s%s%s%s%s%s%s", before, a->content,
	    action_state_word(cx->lang, a->state), *amount == '\0' ? "" : ", ", amount,
	    a->done_on == NULL ? "" : ", ",
	    a->done_on == NULL ? "" : date_short(cx->mem, a->done_on),
	    text_empty(a->done_text) ? "" : ". ", a->done_text);
}

/* With its full stop. */
static const char *
sentence(struct arena *mem, const char *s)
{
	size_t n = strlen(s);

	return n > 0 && strchr(".!?", s[n - 1]) != NULL ? s : arena_strf(mem, "%s.", s);
}

static void
difference_line(struct cx *cx, struct report_section *sec, const char *before,
    const struct q_report_actions *a)
{
	enum lang lang = cx->lang;
	const char *plan = action_amount(cx->mem, lang, a->planned, a->unit),
	    *done = action_amount(cx->mem, lang, a->done, a->unit);
	struct buf b;

	buf_init(&b, cx->mem);
	buf_fmt(&b, "%s%s: %s.", before, a->content, a->unplanned ?
	    tr(lang, "done without having been planned") : action_state_word(lang, a->state));
	if (*plan != '\0' && *done != '\0' && !a->unplanned) {
		buf_str(&b, " ");
		buf_fmt(&b, tr(lang, "Planned: %s, done: %s."), plan, done);
	}
	buf_fmt(&b, " %s %s", tr(lang, "Reason:"),
	    text_empty(a->difference) ? tr(lang, "not given yet.") :
	    sentence(cx->mem, a->difference));
	if (!text_empty(a->effect))
		buf_fmt(&b, " %s %s", tr(lang, "What follows:"), sentence(cx->mem, a->effect));
	if (rule_on("R256-line"))
		report_line(cx->mem, &sec->lines, "%s", b.s);
	if (text_empty(a->difference) && !a->unplanned && rule_on("R256-report"))
		report_line(cx->mem, &sec->wait, tr(lang, "The reason is missing: %s (%s)"),
		    a->content, a->user_name == NULL ? "" : a->user_name);
}

/* One action of the month: the same number stands before it in III, IV and V. */
static void
draft_plan(struct cx *cx, struct report_doc *d, const struct q_report_actions *a, size_t number)
{
	const char *before = number == 0 ? "" : arena_strf(cx->mem, "%zu. ", number);

	if (number > 0 && rule_on("R254"))
		report_line(cx->mem, &d->section[S_III].lines, "%s%s%s", before, a->content,
		    who_when(cx, a));
	if (number == 0)
		before = tr(cx->lang, "Without plan: ");
	if (text_eq(a->state, "planned"))
		report_line(cx->mem, &d->section[S_IV].wait,
		    tr(cx->lang, "Nobody has told how it went: %s (%s)"), a->content,
		    a->user_name == NULL ? "" : a->user_name);
	else if (!text_eq(a->state, "not_done") && rule_on("R255"))
		done_line(cx, &d->section[S_IV].lines, before, a);
	if (differs(a) || (a->unplanned && !text_empty(a->difference)))
		difference_line(cx, &d->section[S_V], number == 0 ? "" : before, a);
	if (!a->unplanned && !text_eq(a->state, "done") && !text_eq(a->state, "planned") &&
	    a->carried == 0)
		report_line(cx->mem, &d->section[S_VIII].wait,
		    tr(cx->lang, "Not finished and not carried on: %s"), a->content);
}

static void
inside_line(struct cx *cx, struct report_lines *l, const char *before,
    const struct q_report_actions *a)
{
	const char *on = a->done_on != NULL ? a->done_on : a->planned_on;
	struct buf b;

	buf_init(&b, cx->mem);
	buf_fmt(&b, "%s%s%s%s: %s", before, action_topic_word(cx->lang, a->topic),
	    on == NULL ? "" : ", ", on == NULL ? "" : date_short(cx->mem, on), a->content);
	if (text_eq(a->state, "planned") || text_eq(a->state, "not_done"))
		buf_fmt(&b, " (%s)", action_state_word(cx->lang, a->state));
	if (!text_empty(a->participants))
		buf_fmt(&b, ". %s %s", tr(cx->lang, "Took part:"), a->participants);
	if (!text_empty(a->done_text))
		buf_fmt(&b, ". %s", a->done_text);
	report_line(cx->mem, l, "%s", b.s);
}

static void
draft_actions(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	size_t number = 0;

	for (size_t i = 0; i < s->n_action; i++) {
		const struct q_report_actions *a = &s->action[i];
		bool inside = text_eq(a->kind, "inside");
		int when = strcmp(a->month, s->month);
		const char *late = when >= 0 ? "" : arena_strf(cx->mem,
		    tr(cx->lang, "for the month %s: "), month_name(cx->mem, cx->lang, a->month));

		if (inside && when <= 0 && rule_on("R263-report"))
			inside_line(cx, &d->section[S_XII].lines, late, a);
		else if (!inside && when > 0 && !a->unplanned && rule_on("R259-report"))
			report_line(cx->mem, &d->section[S_VIII].lines, "%s%s", a->content,
			    who_when(cx, a));
		else if (!inside && when == 0)
			draft_plan(cx, d, a, a->unplanned ? 0 : ++number);
		else if (!inside && when < 0 && text_eq(a->state, "planned"))
			report_line(cx->mem, &d->section[S_IV].wait,
			    tr(cx->lang, "Nobody has told how it went: %s (%s)"), a->content,
			    a->user_name == NULL ? "" : a->user_name);
		else if (!inside && when < 0) {
			done_line(cx, &d->section[S_IV].lines, late, a);
			if (differs(a))
				difference_line(cx, &d->section[S_V], late, a);
		}
	}
	if (number == 0)
		report_line(cx->mem, &d->section[S_III].wait, "%s",
		    tr(cx->lang, "Nothing was planned for this month."));
}

/* ---- VI, VII ---- */

static void
draft_risks(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	for (size_t i = 0; rule_on("R257-report") && i < s->n_risk; i++) {
		const struct q_report_risks *k = &s->risk[i];
		bool closed = k->closed_on != NULL && strcmp(k->closed_on, s->last) <= 0;

		report_line(cx->mem, &d->section[S_VI].lines, "%s (%s, %s %s)%s%s%s", k->content,
		    risk_level_word(cx->lang, k->level), tr(cx->lang, "since"),
		    date_short(cx->mem, k->opened_on), closed ? ". " : "",
		    closed ? tr(cx->lang, "No risk any more: ") : "", closed ? k->closed_why : "");
	}
	for (size_t i = 0; rule_on("R258-report") && i < s->n_measure; i++) {
		const struct q_report_measures *m = &s->measure[i];

		report_line(cx->mem, &d->section[S_VII].lines, "%s: %s (%s, %s). %s %s",
		    m->risk_content, m->content, m->partner_name == NULL ? "" : m->partner_name,
		    date_short(cx->mem, m->on_date), tr(cx->lang, "Results so far:"),
		    text_empty(m->result) ? tr(cx->lang, "none yet") : m->result);
	}
}

void
report_draft(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	const struct q_report_versions *row = report_draft_row(s), *old = report_approved_row(s);

	*d = (struct report_doc){ .month = s->month, .set = s->house.report_set,
		.title = tr(cx->lang, "Report on monitoring the actions of the partnership"),
		.partnership = s->house.name,
		.month_words = month_name(cx->mem, cx->lang, s->month),
		.number = old == NULL ? 0 : old->number,
		.version = row != NULL ? row->version : old != NULL ? old->version : 1,
		.why = row == NULL ? "" : row->why };
	for (int i = 0; i < S_COUNT; i++) {
		d->section[i].code = sections[i].code;
		d->section[i].title = tr(cx->lang, sections[i].title);
		d->section[i].people = sections[i].people;
	}
	draft_house(cx, s, &d->section[S_II]);
	draft_actions(cx, s, d);
	draft_risks(cx, s, d);
	report_draft_parts(cx, s, d);
	report_draft_people(cx, s, d);
	report_count_cells(s, &d->cells);
	report_put_words(cx, s, d);
	report_look_for_names(cx, s, d);
}
