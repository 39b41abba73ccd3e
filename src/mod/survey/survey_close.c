/* SPDX-License-Identifier: EUPL-1.2
 * survey_close.c - a round is closed, in units of LOT sheets, so that nobody else waits: each unit
 * opens its sheets, adds them to what was counted, parts the open answers and forgets the sheets.
 * Whatever ends the program between two units, the next goes on from there. The last lot takes the
 * rest up to twice as many: no two copies of the database differ by few people.
 */
#include "mod/survey/survey_inside.h"

#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/formfile/formfile.h"

#include <stdlib.h>
#include <string.h>

#define LOT 40

struct said { const char *question, *content; };

struct closing {
	survey_id           id;
	const struct quest *q;
	struct survey_pair  pair;
	struct survey_count count;
	struct said        *said; size_t n_said, cap_said;      /* of the lot under way */
};

/* What a person wrote in her own words. */
static void
gather(struct cx *cx, struct closing *c, const struct quest_answers *a)
{
	for (size_t i = 0; i < c->count.n; i++) {
		struct survey_tally *t = &c->count.tally[i];
		const struct quest_cell *got = quest_get(a, t->item, 0);

		if (!rule_on("R097") || got == NULL || t->background ||
		    !quest_enabled(a, t->item, 0))
			continue;
		for (size_t k = 0; k < got->n_value; k++) {
			if (!survey_is_words(t->item, &got->value[k]))
				continue;
			if (c->n_said == c->cap_said)
				c->said =
				    arena_grow(cx->mem, c->said, &c->cap_said, sizeof(*c->said));
			c->said[c->n_said++] =
			    (struct said){ t->item->link_id, got->value[k].text };
			t->words++;
		}
	}
}

/* Mixed before they are written: where a row lies in the file says nothing about what lay beside
 * it. */
static void
write_said(struct cx *cx, struct closing *c)
{
	for (size_t left = c->n_said; left > 0; left--) {
		unsigned char id[SURVEY_ID];
		struct said one;
		uint32_t x;

		random_bytes(&x, sizeof(x));
		random_bytes(id, sizeof(id));
		one = c->said[x % left];
		c->said[x % left] = c->said[left - 1];
		q_survey_words_insert(cx,
		    &(struct q_survey_words_insert_in){
		        cx->tenant, c->id, one.question, { id, sizeof(id) }, one.content });
	}
	c->said = NULL;
	c->n_said = c->cap_said = 0;
}

/* The next lot: counted, written, gone. */
static void
take_lot(struct cx *cx, struct closing *c, int64_t lot)
{
	const struct arena_mark mark = arena_mark(cx->mem);
	struct q_survey_sheets *s;
	size_t n = q_survey_sheets(cx, &s, cx->tenant, c->id, lot);
	const char *why;

	for (size_t i = 0; i < n; i++) {
		const char *json =
		    survey_unseal(cx->mem, &c->pair, s[i].sealed.bytes, s[i].sealed.n);
		const struct quest_answers *a = json == NULL ? NULL :
		    quest_response_read(cx->mem, cx->lang, c->q, json, strlen(json), &why);

		if (a == NULL)
			continue;
		survey_count_add(&c->count, a);
		gather(cx, c, a);
	}
	write_said(cx, c);
	if (n > 0)
		q_survey_sheets_taken(cx, cx->tenant, c->id, s[n - 1].id);
	arena_rewind(cx->mem, mark);
}

/* ---- what was counted, from one unit to the next ---- */

static void
load_counts(struct cx *cx, struct closing *c)
{
	struct q_survey_closing_get row;
	const char *at;
	char *end;

	if (!q_survey_closing_get(cx, &row, cx->tenant, c->id))
		return;
	c->count.sheets = row.sheets;
	at = row.counts;
	for (size_t i = 0; i < c->count.n; i++) {
		c->count.tally[i].words = strtoll(at, &end, 10);
		at = end;
		for (size_t k = 0; k < c->count.tally[i].n; k++, at = end)
			c->count.tally[i].cell[k].n = strtoll(at, &end, 10);
	}
}

static void
keep_counts(struct cx *cx, const struct closing *c)
{
	struct buf b;

	buf_init(&b, cx->mem);
	for (size_t i = 0; i < c->count.n; i++) {
		buf_fmt(&b, "%lld ", (long long)c->count.tally[i].words);
		for (size_t k = 0; k < c->count.tally[i].n; k++)
			buf_fmt(&b, "%lld ", (long long)c->count.tally[i].cell[k].n);
	}
	q_survey_closing_put(
	    cx, &(struct q_survey_closing_put_in){ cx->tenant, c->id, c->count.sheets, b.s });
}

/* ---- background questions, over rounds ---- */

/* The counts of a pool come back into tallies. */
static void
fill(struct cx *cx, survey_id pool, struct survey_count *c)
{
	struct q_survey_pool_counts *row;
	size_t n = q_survey_pool_counts(cx, &row, cx->tenant, pool);

	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->tally[i].n; k++)
			for (size_t m = 0; m < n; m++)
				if (strcmp(row[m].question, c->tally[i].item->link_id) == 0 &&
				    strcmp(row[m].code, c->tally[i].cell[k].codes) == 0)
					c->tally[i].cell[k].n = row[m].n;
}

static void
add(struct cx *cx, survey_id pool, const struct survey_count *c)
{
	q_survey_pool_add(cx, cx->tenant, pool, c->sheets);
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->tally[i].n && c->tally[i].background; k++)
			q_survey_pool_count_add(cx,
			    &(struct q_survey_pool_count_add_in){ cx->tenant, pool,
			        c->tally[i].item->link_id, c->tally[i].cell[k].codes,
			        c->tally[i].cell[k].n });
}

/* Adds the round's background answers to the open pool; shows the pool once it is large enough. */
static void
fill_pool(struct cx *cx, const struct q_survey_get *r, const struct survey_count *c)
{
	struct q_survey_pool_open pool;
	struct survey_count whole = *c;

	if (!q_survey_pool_open(cx, &pool, cx->tenant, r->form)) {
		pool = (struct q_survey_pool_open){ { id_new() }, 0 };
		q_survey_pool_insert(cx, cx->tenant, pool.id, r->form);
	}
	add(cx, pool.id, c);
	whole.sheets += pool.answers;
	if (rule_on("R276-pool") && whole.sheets < SURVEY_POOL)
		return;
	fill(cx, pool.id, &whole);
	survey_write(cx, pool.id.v, &whole, true);
	q_survey_pool_counts_drop(cx, cx->tenant, pool.id);
	q_survey_pool_publish(cx, cx->tenant, pool.id, cx->today);
}

/* ---- the end ---- */

/* Results once, from five answers (R279); below that nothing of the sheets is kept. */
static void
finish(struct cx *cx, const struct q_survey_get *r, struct closing *c)
{
	bool enough = !rule_on("R279-few") || c->count.sheets >= SURVEY_FEW;

	if (enough) {
		survey_write(cx, c->id.v, &c->count, false);
		fill_pool(cx, r, &c->count);
	} else
		for (size_t i = 0; i < c->count.n; i++)
			q_survey_words_drop(cx, cx->tenant, c->id, c->count.tally[i].item->link_id);
	q_survey_sheets_drop(cx, cx->tenant, c->id);
	q_survey_codes_drop(cx, cx->tenant, c->id);
	q_survey_closing_drop(cx, cx->tenant, c->id);
	q_survey_end(cx,
	    &(struct q_survey_end_in){
	        cx->tenant, c->id, "closed", c->count.sheets, { "", 0 }, cx->actor, cx->today });
	audit_add(cx, "survey.close", c->id.v, (person_id){ 0 }, "");
}

static enum st
begin(struct cx *cx, const struct q_survey_get *r, const char *key, struct closing *c)
{
	c->q = formfile_get(cx, r->version);
	if (!survey_pair(cx->mem, key, &c->pair) ||
	    memcmp(c->pair.public, r->seal.bytes, SURVEY_PUBLIC) != 0)
		cx_fault(cx, "key", "%s",
		    tr(cx->lang,
		        "This is not the key of this round. It stands on the sheet printed when the round was opened."));
	if (cx->fault != NULL || c->q == NULL)
		return cx_faulty(cx) == ST_OK
		    ? cx_fail(cx, ST_FAIL, "the form of a round cannot be read")
		    : ST_INVALID;
	survey_count_begin(cx->mem, c->q, &c->count);
	load_counts(cx, c);
	return ST_OK;
}

enum st
survey_close(struct cx *cx, survey_id id, const char *key, bool *ret_more)
{
	struct q_survey_get r;
	struct q_survey_sheets_left left = { 0 };
	struct closing c = { .id = id };
	const struct arena_mark mark = arena_mark(cx->mem);
	enum st st;

	*ret_more = false;
	if (!q_survey_get(cx, &r, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such round."));
	if (!text_eq(r.state, "running") && !text_eq(r.state, "closing"))
		return ST_OK;
	st = begin(cx, &r, key, &c);
	if (st != ST_OK)
		return st;
	q_survey_sheets_left(cx, &left, cx->tenant, id, 2 * LOT);
	*ret_more = left.n == 2 * LOT;
	take_lot(cx, &c, *ret_more ? LOT : left.n);
	if (!*ret_more) {
		finish(cx, &r, &c);
		return ST_OK;
	}
	q_survey_closing_begin(cx, cx->tenant, id);
	keep_counts(cx, &c);
	arena_rewind(cx->mem, mark);    /* a large survey takes no more memory than a small one */
	return ST_OK;
}
