/* SPDX-License-Identifier: EUPL-1.2
 * answer_stage.c - what a partner assesses, and when: the client's reaction, knowledge, change (R169).
 */
#include "mod/answer/answer_inside.h"

#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/answer_stage_sql.h"
#include "mod/partnership/partnership.h"

#include <string.h>

const char *const answer_stages[ANSWER_STAGES] = { "reaction", "knowledge", "change" };

const char *
answer_stage_word(enum lang lang, const char *stage)
{
	return text_eq(stage, "reaction") ? tr(lang, "reaction") : text_eq(stage, "knowledge") ?
	    tr(lang, "knowledge") : text_eq(stage, "change") ? tr(lang, "change") : "";
}

void
answer_stages_of(struct cx *cx, partner_id partner, struct answer_stages *ret)
{
	struct q_answer_stages *x;
	size_t n = q_answer_stages(cx, &x, cx->tenant);

	*ret = (struct answer_stages){ .partner = partner };
	for (int k = 0; k < ANSWER_STAGES; k++)
		ret->how[k] = "";
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < ANSWER_STAGES; k++)
			if (x[i].partner.v == partner.v && text_eq(x[i].stage, answer_stages[k])) {
				ret->on[k] = true;
				ret->how[k] = x[i].how;
			}
}

const char *
answer_stages_stamp(struct arena *mem, const struct answer_stages *s)
{
	uint64_t m = MARK_BEGIN;

	for (int k = 0; k < ANSWER_STAGES; k++)
		m = mark_add(mark_add(m, s->on[k] ? "1" : "0"), s->how[k]);
	return mark_text(mem, m);
}

static const char *
was_words(struct cx *cx, const struct answer_stages *s)
{
	struct buf b;

	buf_init(&b, cx->mem);
	for (int k = 0; k < ANSWER_STAGES; k++)
		if (s->on[k])
			buf_fmt(&b, "%s%s", b.len == 0 ? "" : " ", answer_stages[k]);
	return b.s;
}

enum st
answer_stages_set(struct cx *cx, const struct answer_stages *in, const char *stamp)
{
	struct answer_stages was;

	if (!partnership_is_partner(cx, in->partner))
		return cx_fail(cx, ST_NOT_FOUND, "no such partner");
	answer_stages_of(cx, in->partner, &was);
	if (text_eq(answer_stages_stamp(cx->mem, in), answer_stages_stamp(cx->mem, &was)))
		return ST_OK;
	if (rule_on("R169-stamp") && !text_eq(answer_stages_stamp(cx->mem, &was), stamp))
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "Somebody changed this meanwhile. Your choice is kept here: look at both, then save again."));
	for (int k = 0; k < ANSWER_STAGES; k++)
		if (!in->on[k] && !text_empty(in->how[k]))
			cx_fault(cx, arena_strf(cx->mem, "how_%s", answer_stages[k]), "%s",
			    tr(cx->lang,
			        "You wrote how, but this stage is not chosen. Choose it, or clear the words."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	audit_keep(cx, &(struct audit_kept){ "stages", in->partner.v, "correct", "" },
	    &(struct audit_was){ "stages", was_words(cx, &was) }, 1);
	q_answer_stages_clear(cx, cx->tenant, in->partner);
	for (int k = 0; k < ANSWER_STAGES; k++)
		if (in->on[k])
			q_answer_stage_add(cx,
			    &(struct q_answer_stage_add_in){
			        cx->tenant, in->partner, answer_stages[k], in->how[k] });
	audit_add(cx, "stages.set", in->partner.v, (person_id){ 0 }, was_words(cx, in));
	return ST_OK;
}

/* ---- of one form ---- */

/* Does any question of the form measure it? any: does it name stages at all? */
static bool
measures(const struct quest *q, const char *stage, bool *any)
{
	bool found = false;

	for (size_t i = 0; i < q->n_item; i++) {
		*any = *any || q->item[i]->stage != NULL;
		found = found || text_eq(q->item[i]->stage, stage);
	}
	return found;
}

/* The stages of the actor's partner at which this form can be asked. */
static size_t
fitting(struct cx *cx, const struct quest *q, const char *ret[ANSWER_STAGES])
{
	struct answer_stages s;
	size_t n = 0;

	answer_stages_of(cx, cx->partner, &s);
	for (int k = 0; k < ANSWER_STAGES; k++) {
		bool any = false, fits = measures(q, answer_stages[k], &any);

		if (s.on[k] && (fits || !any))
			ret[n++] = answer_stages[k];
	}
	return n;
}

const char *
answer_stage_for(struct cx *cx, const struct quest *q, const char *asked)
{
	const char *fits[ANSWER_STAGES];
	size_t n = rule_on("R169") ? fitting(cx, q, fits) : 0;
	bool any = false;

	for (size_t i = 0; i < n; i++)
		if (text_eq(fits[i], asked))
			return fits[i];
	if (!text_empty(asked))
		cx_fault(cx, "stage",
		    tr(cx->lang,
		        "This form asks nothing about this stage (%s), or your institution does not assess it. "
		        "Choose another one."),
		    answer_stage_word(cx->lang, asked));
	else if (n == 1 && measures(q, fits[0], &any))
		return fits[0];
	return "";
}
