/* SPDX-License-Identifier: EUPL-1.2
 * answer_guard.c - questions about disability and health: their answers are for those who may read
 * such facts of this person (mod/casefile/casefile.h). For others a form is as if they were left
 * open, on the screen, on paper, side by side and in files; what they save keeps what they do not
 * see.
 */
#include "mod/answer/answer_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "mod/casefile/casefile.h"

#include <string.h>

static const struct { const char *url, *link_id, *kind; } guarded[] = {
	{ "urn:kompan:form:balance", "4.1", "disability" },
	{ "urn:kompan:form:activity", "1.7", "health" },
	{ "urn:kompan:form:profile", "1.4", "health" },
};

void
answer_mask(struct cx *cx, struct answer *x)
{
	const struct case_access *access = NULL;
	struct case_mark mark = { .partner = x->partner, .author = x->author, .circle = "team" };

	for (size_t i = 0; i < LEN(guarded) && rule_on("R230-guard"); i++) {
		const struct quest_item *it = text_eq(guarded[i].url, x->q->url) ?
		    quest_find(x->q, guarded[i].link_id) : NULL;
		const struct quest_cell *c = it == NULL ? NULL : quest_get(x->a, it, 0);

		if (c == NULL || c->n_value == 0 || x->n_masked == ANSWER_MASKED)
			continue;
		if (access == NULL)
			access = case_access_load(cx, x->person);
		mark.kind = guarded[i].kind;
		if (case_sees(access, &mark))
			continue;
		x->masked[x->n_masked++] = (struct answer_masked){ it, c->value, c->n_value };
		quest_set(x->a, it, 0, NULL, 0);
	}
}

void
answer_unmask(struct answer *x)
{
	for (size_t i = 0; i < x->n_masked; i++)
		if (*quest_get_text(x->a, x->masked[i].item, 0) == '\0')
			quest_set(x->a, x->masked[i].item, 0, x->masked[i].value, x->masked[i].n);
	x->n_masked = 0;
}
