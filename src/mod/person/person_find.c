/* SPDX-License-Identifier: EUPL-1.2
 * person_find.c - lists and search: everybody who is or was a client, and the own partner's
 * candidates. The statements are the same whatever is typed, so that nothing tells what another
 * partner knows (R144).
 */
#include "mod/person/person_inside.h"

#include "base/date.h"
#include "base/pesel.h"
#include "base/text.h"
#include "core/perm.h"
#include "mod/casefile/casefile.h"

#include <string.h>

#define WORDS 3
#define STILL 10
#define DUE 300 /* of my clients, looked through for what is due */

/* Rows of several statements have the same columns under the same names. */
#define ROW(mem_, q_) \
	{ \
		.id = (q_)->id, .name = arena_strf((mem_), "%s %s", (q_)->surname, (q_)->given), \
		.called = arena_strf((mem_), "%s %s", (q_)->given, (q_)->surname), \
		.born = (q_)->birth_on, .enrolment = (q_)->enrolment, \
		.client_no = (q_)->client_no, .group = (q_)->group, \
		.group_name = (q_)->group_name, .from_on = (q_)->from_on, .to_on = (q_)->to_on, \
		.follow_on = (q_)->follow_on \
	}

bool
person_get(struct cx *cx, person_id id, struct person_row *ret)
{
	struct q_person_row q;

	if (!q_person_row(cx, &q,
		&(struct q_person_row_in){ .tenant = cx->tenant,
		    .id = id,
		    .partner = cx->partner,
		    .leads = (cx->perms & PERM_SELECTION_EDIT) != 0 }))
		return false;
	*ret = (struct person_row)ROW(cx->mem, &q);
	ret->sex = q.sex;
	return true;
}

size_t
person_list(struct cx *cx, const char *state, struct person_page *page, struct person_row **ret)
{
	struct q_person_list *q;
	size_t n = q_person_list(cx, &q,
	    &(struct q_person_list_in){ .tenant = cx->tenant,
		.state = state,
		.limit = page->limit,
		.offset = page->offset });

	*ret = NEWN(cx->mem, struct person_row, n + 1);
	page->total = n > 0 ? q[0].total : 0;
	for (size_t i = 0; i < n; i++) {
		(*ret)[i] = (struct person_row)ROW(cx->mem, &q[i]);
		(*ret)[i].last_on = q[i].last_on;
		(*ret)[i].worker = q[i].worker;
		(*ret)[i].n_worker = q[i].n_worker;
	}
	return n;
}

/* A PESEL, or up to three words; of more words the first three count. */
struct wanted {
	const char *pesel, *word[WORDS], *any[WORDS];
};

/* The longest leads: the fewest names have it. */
static void
longest_first(const char *word[WORDS])
{
	for (size_t i = 1; i < WORDS; i++)
		if (strlen(word[i]) > strlen(word[0])) {
			const char *was = word[0];

			word[0] = word[i];
			word[i] = was;
		}
}

static void
read_words(struct cx *cx, const char *q, struct wanted *w)
{
	const char *p = text_fold(cx->mem, q);

	for (size_t i = 0, n; i < WORDS && *p != '\0'; i++, p += n + (p[n] == ' ')) {
		n = strcspn(p, " ");
		w->word[i] = arena_strn(cx->mem, p, n);
	}
	longest_first(w->word);
	for (size_t i = 0; i < WORDS; i++)
		w->any[i] = text_length(w->word[i]) < PERSON_PART_MIN ? "" : "%";
}

static struct wanted
read_query(struct cx *cx, const char *q)
{
	struct wanted w = { .pesel = "", .word = { "", "", "" } };
	struct pesel p;
	bool number = pesel_read(q, &p) == PESEL_OK;

	if (number)
		w.pesel = arena_str(cx->mem, p.digits);
	read_words(cx, number ? "" : q, &w);
	return w;
}

size_t
person_search(struct cx *cx, const char *text, struct person_page *page, struct person_row **ret)
{
	struct wanted w = read_query(cx, text);
	struct q_person_search *q;
	size_t n = q_person_search(cx, &q,
	    &(struct q_person_search_in){ .tenant = cx->tenant,
		.partner = { cx->perms & PERM_CANDIDATE_READ ? cx->partner.v : 0 },
		.pesel = w.pesel,
		.w1 = w.word[0],
		/* beyond every word that begins so */
		.w1_end = arena_strf(cx->mem, "%s\xf4\x8f\xbf\xbf", w.word[0]),
		.any1 = w.any[0],
		.w2 = w.word[1],
		.any2 = w.any[1],
		.w3 = w.word[2],
		.any3 = w.any[2],
		.most = PERSON_FOUND_MAX + 1,
		.limit = page->limit,
		.offset = page->offset });

	*ret = NEWN(cx->mem, struct person_row, n + 1);
	page->total = n > 0 ? q[0].total : 0;
	for (size_t i = 0; i < n; i++) {
		(*ret)[i] = (struct person_row)ROW(cx->mem, &q[i]);
		(*ret)[i].candidate = q[i].candidate;
		(*ret)[i].inside = q[i].inside;
		(*ret)[i].last_on = q[i].last_on;
		(*ret)[i].worker = q[i].worker;
		(*ret)[i].n_worker = q[i].n_worker;
	}
	return n;
}

/* NULL: neither. */
static const char *
later(const char *a, const char *b)
{
	return a == NULL ? b : b == NULL || strcmp(a, b) > 0 ? a : b;
}

size_t
person_mine(struct cx *cx, user_id user, struct person_page *page, struct person_row **ret)
{
	const char *month = month_of(cx->mem, cx->today);
	struct q_person_mine *q;
	size_t n = q_person_mine(cx, &q,
	    &(struct q_person_mine_in){ .tenant = cx->tenant,
		.user = user,
		.partner = cx->partner,
		.first = month_first(cx->mem, month),
		.last = month_last(cx->mem, month),
		.limit = page->limit,
		.offset = page->offset });

	page->total = n > 0 ? q[0].total : 0;
	*ret = NEWN(cx->mem, struct person_row, n + 1);
	for (size_t i = 0; i < n; i++) {
		(*ret)[i] = (struct person_row)ROW(cx->mem, &q[i]);
		(*ret)[i].last_on = q[i].last_on;
		(*ret)[i].month_n = q[i].month_n;
		(*ret)[i].moved_on = later(q[i].last_on, q[i].noted_on);
	}
	return n;
}

const struct option *
person_group_options(struct cx *cx, group_id group, size_t *ret_n)
{
	struct q_person_clients *q;
	size_t n = q_person_clients(cx, &q, cx->tenant, group);
	struct option *o = NEWN(cx->mem, struct option, n + 1);

	o[0] = (struct option){ "", tr(cx->lang, "Choose…"), NULL };
	for (size_t i = 0; i < n; i++)
		o[i + 1] = (struct option){ arena_strf(cx->mem, "%lld", (long long)q[i].id.v),
			arena_strf(cx->mem, "%s %s", q[i].surname, q[i].given), NULL };
	*ret_n = n + 1;
	return o;
}

/* ---- my day ---- */

/* Since when nothing has moved: the last service or note, else the beginning of support. */
static const char *
still_since(const struct person_row *p)
{
	return p->moved_on != NULL ? p->moved_on : p->from_on;
}

/* Keeps the few that wait longest, longest first. */
static void
keep_still(struct person_due *d, const struct person_row *row)
{
	size_t at = d->n_still;

	while (at > 0 && strcmp(still_since(row), still_since(&d->still_row[at - 1])) < 0)
		at--;
	if (at == STILL)
		return;
	if (d->n_still < STILL)
		d->n_still++;
	memmove(d->still_row + at + 1, d->still_row + at, (d->n_still - 1 - at) * sizeof(*row));
	d->still_row[at] = *row;
	d->still_row[at].moved_on = still_since(row);
}

static void
follow_ups(struct cx *cx, struct person_due *d)
{
	struct q_care_follow_due *q;

	d->n_follow = q_care_follow_due(
	    cx, &q, cx->tenant, cx->actor, (cx->perms & PERM_PARTNERSHIP_EDIT) != 0);
	d->follow = NEWN(cx->mem, struct person_follow_due_row, d->n_follow + 1);
	for (size_t i = 0; i < d->n_follow; i++) {
		const char *due = person_follow_due(cx->mem, q[i].to_on);

		d->follow[i] = (struct person_follow_due_row){ .id = q[i].id,
			.ended = q[i].to_on,
			.due = due,
			.name = arena_strf(cx->mem, "%s %s", q[i].given, q[i].surname),
			.overdue = strcmp(due, cx->today) < 0,
			.url = { arena_strf(cx->mem, "%s/follow-up",
			    url_person(cx->mem, cx->tenant, q[i].id).s) } };
	}
}

void
person_due(struct cx *cx, struct person_due *ret)
{
	struct person_page page = { .limit = DUE };
	struct person_row *mine;
	size_t n = person_mine(cx, cx->actor, &page, &mine);
	const char *month_ago = date_add(cx->mem, cx->today, -CASE_STILL_DAYS);

	*ret = (struct person_due){ .still_row = NEWN(cx->mem, struct person_row, STILL + 1) };
	for (size_t i = 0; i < n; i++) {
		if (mine[i].client_no == 0 || mine[i].to_on != NULL)
			continue;
		ret->clients++;
		ret->quiet += mine[i].month_n == 0;
		if (strcmp(still_since(&mine[i]), month_ago) < 0)
			keep_still(ret, &mine[i]);
	}
	follow_ups(cx, ret);
}
