/* SPDX-License-Identifier: EUPL-1.2
 * selection_load.c - the meeting as page and protocol show it: one line per person, however many
 * partners proposed her.
 */
#include "base/rule.h"
#include "base/text.h"
#include "mod/selection/selection_inside.h"

#include <stdlib.h>
#include <string.h>

static int
by_person(const void *a, const void *b)
{
	const struct q_selection_candidates *x = a, *y = b;

	return x->person.v != y->person.v ? (x->person.v > y->person.v ? 1 : -1) :
	    (x->id.v > y->id.v) - (x->id.v < y->id.v);
}

/* Who has it hardest is talked over first: longest without work; then by name. */
static int
by_need(const void *a, const void *b)
{
	const struct at_meeting *x = a, *y = b;

	if (rule_on("R072") && x->months_out != y->months_out)
		return x->months_out < y->months_out ? 1 : -1;
	int c = strcmp(x->sort_key, y->sort_key);

	return c != 0 ? c : (x->person.v > y->person.v) - (x->person.v < y->person.v);
}

static const char *
joined(struct arena *mem, const char *so_far, const char *sep, const char *more)
{
	return text_empty(more) ? so_far : text_empty(so_far) ? more :
	    arena_strf(mem, "%s%s%s", so_far, sep, more);
}

static void
add_proposal(struct arena *mem, struct at_meeting *p, const struct q_selection_candidates *c)
{
	if (p->first == NULL)
		*p = (struct at_meeting){ .person = c->person, .first = c, .sort_key = c->sort_key,
		    .proposed_by = "",
			.name = arena_strf(mem, "%s %s", c->surname, c->given), .reasons = "" };
	p->pesel = p->pesel == NULL ? c->pesel : p->pesel;
	p->birth_on = p->birth_on == NULL ? c->birth_on : p->birth_on;
	p->proposed_by = joined(mem, p->proposed_by, ", ", c->partner_name);
	p->reasons = joined(mem, p->reasons, "; ", c->reason);
	p->months_out = c->months_out > p->months_out ? c->months_out : p->months_out;
	p->ops = p->ops || (rule_on("R075") && text_eq(c->ops_client, "yes"));
	p->pup = p->pup || (rule_on("R075") && text_eq(c->pup_registered, "yes"));
	p->declared = p->declared || c->declared_on != NULL;
	p->motivated = p->motivated || !rule_on("R083") || !text_empty(c->motivation);
}

static struct at_meeting *
of_person(struct meeting *m, person_id person)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->row[mid].person.v < person.v)
			low = mid + 1;
		else
			high = mid;
	}
	return low < m->n && person.v != 0 && m->row[low].person.v == person.v ? &m->row[low] :
	    NULL;
}

/* Rows stand by person here: proposals, decisions and clients find her by halving. */
static void
put_decisions(struct cx *cx, struct meeting *m)
{
	struct q_selection_decisions *d;
	struct q_selection_enrolled *e;
	size_t n = q_selection_decisions(cx, &d, cx->tenant, m->s.group);

	for (size_t i = 0; i < n; i++) {
		struct at_meeting *p = of_person(m, d[i].person);

		if (p != NULL && d[i].selection.v == m->s.id.v)
			p->now = &d[i];
		else if (p != NULL && d[i].number < m->s.number)
			p->before = &d[i];
	}
	n = q_selection_enrolled(cx, &e, cx->tenant, m->s.group);
	for (size_t i = 0; i < n; i++) {
		struct at_meeting *p = of_person(m, e[i].person);

		m->clients += e[i].to_on == NULL;
		if (p != NULL && e[i].to_on == NULL)
			p->client_no = e[i].client_no;
	}
}

/* Who is a client already, or was turned down before and not proposed since, is not on the table
 * again. */
static bool
on_the_table(const struct meeting *m, const struct at_meeting *p)
{
	if (p->now != NULL)
		return true;
	if (text_eq(m->s.state, "closed") || p->client_no != 0)
		return false;
	return p->before == NULL || text_eq(p->before->outcome, "reserve") ||
	    text_eq(p->before->outcome, "selected");
}

static void
count(struct meeting *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const char *o = m->row[i].now == NULL ? "" : m->row[i].now->outcome;

		m->in_doubt += m->row[i].person.v == 0;
		m->selected += text_eq(o, "selected");
		m->reserve += text_eq(o, "reserve");
		m->refused += text_eq(o, "refused");
		m->withdrew += text_eq(o, "withdrew");
		m->undecided += *o == '\0';
	}
}

bool
selection_load(struct cx *cx, selection_id id, struct meeting *m)
{
	struct q_selection_candidates *c;
	size_t n, kept = 0;

	*m = (struct meeting){ 0 };
	if (!q_selection_get(cx, &m->s, cx->tenant, id))
		return false;
	n = q_selection_candidates(cx, &c, cx->tenant, m->s.group, id);
	m->row = NEWN(cx->mem, struct at_meeting, n + 1);
	if (n > 0)
		qsort(c, n, sizeof(*c), by_person);
	for (size_t i = 0; i < n; i++) {
		m->n += i == 0 || c[i].person.v == 0 || c[i].person.v != c[i - 1].person.v;
		add_proposal(cx->mem, &m->row[m->n - 1], &c[i]);
	}
	put_decisions(cx, m);
	for (size_t i = 0; i < m->n; i++)
		if (on_the_table(m, &m->row[i]))
			m->row[kept++] = m->row[i];
	m->n = kept;
	if (kept > 0)
		qsort(m->row, m->n, sizeof(*m->row), by_need);
	m->n_presence = q_selection_presence(cx, &m->presence, cx->tenant, id, cx->today);
	m->n_partner = q_selection_partners(cx, &m->partner, cx->tenant, m->s.group, cx->today);
	count(m);
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct at_meeting *x = *(const struct at_meeting *const *)a,
	    *y = *(const struct at_meeting *const *)b;

	return x->now->place != y->now->place ? (x->now->place > y->now->place ? 1 : -1) :
	    strcmp(x->sort_key, y->sort_key);
}

size_t
selection_reserve(struct cx *cx, const struct meeting *m, const struct at_meeting ***ret)
{
	const struct at_meeting **list = NEWN(cx->mem, const struct at_meeting *, m->n + 1);
	size_t n = 0;

	for (size_t i = 0; rule_on("R180") && i < m->n; i++)
		if (m->row[i].now != NULL && text_eq(m->row[i].now->outcome, "reserve"))
			list[n++] = &m->row[i];
	if (n > 0)
		qsort(list, n, sizeof(*list), by_place);
	*ret = list;
	return n;
}
