/* SPDX-License-Identifier: EUPL-1.2
 * answer_consent.c - consents given in a form that asks for them, as the survey at the start does,
 * become grounds in the file once it is signed; a correction or withdrawal closes them at once (R151).
 */
#include "mod/answer/answer_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "mod/answer_consent_sql.h"
#include "mod/casefile/casefile.h"
#include "mod/partnership/partnership.h"

#include <string.h>

/* What its questions mean. */
#define DATA  "consent.data"
#define IMAGE "consent.image"
#define WHERE "consent.place"

static bool
agrees(const struct quest_answers *a, const char *means)
{
	const struct quest_item *it = quest_means(a->form, NULL, means);
	const struct quest_cell *c = it == NULL ? NULL : quest_get(a, it, 0);

	return c != NULL && c->n_value > 0 && text_eq(c->value[0].code, "agree");
}

const char *
answer_consents_given(struct arena *mem, const struct quest_answers *a)
{
	const struct quest_item *where = quest_means(a->form, NULL, WHERE);
	const char *place = where == NULL || !agrees(a, IMAGE) ? "" : quest_get_text(a, where, 0);

	return !agrees(a, DATA) && !agrees(a, IMAGE)
	    ? ""
	    : arena_strf(mem, "%s|%s|%s", agrees(a, DATA) ? "data" : "",
	          agrees(a, IMAGE) ? "image" : "", place);
}

static enum st
add(struct cx *cx, const struct answer *x, struct case_basis_in *in)
{
	enum st st;

	in->id.v = id_new();
	in->ground = "consent";
	in->from_on = x->signed_on;
	in->legal = arena_strf(cx->mem, tr(cx->lang, "consent in the survey signed on %s"),
	    date_long(cx->mem, cx->lang, x->signed_on));
	st = case_basis_add(cx, x->person, in);
	if (st == ST_OK)
		q_answer_basis_add(cx, cx->tenant, x->id, in->id);
	return st;
}

static enum st
add_all(struct cx *cx, const struct answer *x)
{
	struct partner_row *p;
	size_t n = agrees(x->a, DATA) ? partnership_partners(cx, &p) : 0;
	const struct quest_item *where = quest_means(x->q, NULL, WHERE);
	enum st st = ST_OK;

	for (size_t i = 0; i < n && st == ST_OK; i++)
		st = add(cx, x, &(struct case_basis_in){ .recipient = p[i].id,
		    .purpose = tr(cx->lang, "common support in the partnership") });
	if (st != ST_OK || !agrees(x->a, IMAGE))
		return st;
	return add(cx, x, &(struct case_basis_in){
	    .purpose = tr(cx->lang, "pictures and films that tell about the partnership"),
	    .recipient_name = where == NULL || text_empty(quest_get_text(x->a, where, 0)) ?
	    tr(cx->lang, "everybody who sees it") : quest_get_text(x->a, where, 0) });
}

enum st
answer_consents(struct cx *cx, const struct answer *x, const char *reason)
{
	struct q_answer_bases *b;
	size_t n;
	enum st st = ST_OK;

	if (!rule_on("R151"))
		return ST_OK;
	n = q_answer_bases(cx, &b, cx->tenant, x->id);
	for (size_t i = 0; i < n && st == ST_OK; i++)
		st = case_basis_withdraw(cx, x->person, b[i].basis, reason);
	q_answer_basis_drop(cx, cx->tenant, x->id);
	return st != ST_OK || strcmp(x->state, "signed") != 0 ? st : add_all(cx, x);
}
