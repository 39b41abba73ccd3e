/* SPDX-License-Identifier: EUPL-1.2
 * casefile_events.c - the timeline of a file, and the single facts beside it.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/service/service.h"

#include <stdlib.h>
#include <string.h>

/* ---- facts ---- */

enum st
case_item_add(struct cx *cx, person_id person, const struct case_item_in *in)
{
	enum st st = case_person(cx, person);

	if (st != ST_OK)
		return st;
	if (*case_sort_word(cx->lang, in->sort) == '\0')
		cx_fault(cx, "sort", "%s", tr(cx->lang, "Choose what it is."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write it in a few words."));
	if (rule_on("R399") && text_eq(in->sort, "need") && text_empty(in->more))
		cx_fault(cx, "more", "%s",
		    tr(cx->lang, "Say why it stays unmet: a limit of the law, no means, no place."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_case_item_insert(cx,
		&(struct q_case_item_insert_in){ .tenant = cx->tenant,
		    .id = in->id,
		    .person = person,
		    .partner = cx->partner,
		    .author = cx->actor,
		    .sort = in->sort,
		    .content = in->content,
		    .more = in->more,
		    .on = cx->today,
		    .circle = text_eq(in->circle, "team") ? "team" : "partner",
		    .client = in->client,
		    .now = cx->now }) > 0)
		audit_add(cx, "case.fact.add", in->id.v, person, in->sort);
	return ST_OK;
}

enum st
case_item_end(struct cx *cx, item_id id, person_id *ret_person)
{
	struct q_case_item_get i;

	if (!q_case_item_get(cx, &i, cx->tenant, id) || case_person(cx, i.person) != ST_OK ||
	    !case_sees(case_access_load(cx, i.person),
		&(struct case_mark){ i.partner, i.author, i.circle, i.kind, false }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry here."));
	*ret_person = i.person;
	if (i.partner.v != cx->partner.v)
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang, "Only the partner who wrote an entry ends it."));
	if (q_case_item_set_ended(cx, cx->tenant, id, cx->today) > 0)
		audit_add(cx, "case.fact.end", id.v, i.person, "");
	return ST_OK;
}

size_t
case_facts(struct cx *cx, person_id person, const struct case_access *a, struct case_fact **ret)
{
	struct q_case_items *q;
	size_t n = q_case_items(cx, &q, cx->tenant, person, cx->today), seen = 0;

	*ret = NEWN(cx->mem, struct case_fact, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct case_mark mark = { q[i].partner, q[i].author, q[i].circle, q[i].kind,
			q[i].client };
		bool warns = text_eq(q[i].sort, "warning") && (cx->perms & PERM_CASE_READ) != 0 &&
		    rule_on("R398");

		if (warns || (!text_eq(q[i].sort, "warning") && case_sees(a, &mark)))
			(*ret)[seen++] = (struct case_fact){ q[i].id, q[i].sort, q[i].content, q[i].more,
				q[i].on_date, q[i].author_name, q[i].partner.v == cx->partner.v,
				q[i].client };
	}
	return seen;
}

/* ---- the timeline ---- */

struct list {
	struct case_event *row;
	size_t n, cap;
};

static struct case_event *
more(struct cx *cx, struct list *l)
{
	if (l->n == l->cap)
		l->row = arena_grow(cx->mem, l->row, &l->cap, sizeof(*l->row));
	return &l->row[l->n++];
}

struct window {
	person_id person;
	const char *first, *last;
	bool client;
};

/* A sensitive note is folded; what is meant for the client is not, on her own paper. */
static const char *
note_text(struct cx *cx, const struct window *w, const struct q_case_notes *n)
{
	if (w->client)
		return n->for_client;
	if (!text_empty(n->kind))
		return "";
	return *n->agreed == '\0' ? n->content
	    : arena_strf(cx->mem, "%s\n%s %s", n->content, tr(cx->lang, "Agreed:"), n->agreed);
}

static void
notes(struct cx *cx, const struct window *w, const struct case_access *a, struct list *l)
{
	struct q_case_notes *q;
	size_t n = q_case_notes(cx, &q, &(struct q_case_notes_in){ cx->tenant, w->person, w->first, w->last });

	for (size_t i = 0; i < n; i++)
		if ((q[i].client || !w->client) && case_sees(a, &(struct case_mark){ q[i].partner,
			q[i].author, q[i].circle, q[i].kind, q[i].client }))
			*more(cx, l) = (struct case_event){ .on = q[i].on_date,
				.what = arena_strf(cx->mem, "%s, %s",
				    case_contact_word(cx->lang, q[i].contact),
				    case_channel_word(cx->lang, q[i].channel)),
				.text = note_text(cx, w, &q[i]),
				.who = arena_strf(cx->mem, "%s, %s", q[i].author_name, q[i].partner_name),
				.tag = case_kind_word(cx->lang, q[i].kind),
				.url = url_case_note(cx->mem, cx->tenant, q[i].id),
				.id = q[i].id.v };
}

static void
services(struct cx *cx, const struct window *w, const struct case_access *a, struct list *l)
{
	struct q_case_services *q;
	size_t n = q_case_services(cx, &q,
	    &(struct q_case_services_in){ cx->tenant, w->person, w->first, w->last });

	(void)a; /* services are the joint record of all partners */
	for (size_t i = 0; i < n; i++)
		*more(cx, l) = (struct case_event){ .on = q[i].on_date,
			.what = *q[i].scope == '\0' ? q[i].kind
			    : arena_strf(cx->mem, "%s: %s", q[i].kind, q[i].scope),
			.text = q[i].remark,
			.who = arena_strf(cx->mem, "%s, %s, %lld:%02lld", q[i].provider, q[i].partner,
			    (long long)(q[i].minutes / 60), (long long)(q[i].minutes % 60)),
			.tag = q[i].finished ? tr(cx->lang, "finished") : "",
			.url = url_service(cx->mem, cx->tenant, q[i].id),
			.id = q[i].id.v };
}

/* Each kind of entry: its name in the address of the page, and its one statement. */
static const struct {
	const char *kind;
	void (*add)(struct cx *, const struct window *, const struct case_access *, struct list *);
} kinds[] = { { "note", notes }, { "service", services } };

static int
newest_first(const void *one, const void *other)
{
	const struct case_event *a = one, *b = other;
	int days = strcmp(b->on, a->on);

	return days != 0 ? days : (a->id < b->id) - (a->id > b->id);
}

size_t
case_events(struct cx *cx, person_id person, const struct case_access *a, const struct case_filter *f,
    struct case_event **ret)
{
	const struct window w = { person, f->from == NULL ? "1900-01-01" : f->from,
		f->to == NULL ? "2999-12-31" : f->to, f->client };
	struct list l = { .row = NULL };

	for (size_t i = 0; i < LEN(kinds); i++)
		if (text_empty(f->kind) || strcmp(f->kind, kinds[i].kind) == 0)
			kinds[i].add(cx, &w, a, &l);
	if (l.n > 1)
		qsort(l.row, l.n, sizeof(*l.row), newest_first);
	*ret = l.row;
	return l.n;
}
