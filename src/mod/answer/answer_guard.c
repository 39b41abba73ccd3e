/* SPDX-License-Identifier: EUPL-1.2
 * answer_guard.c - questions marked as sensitive (health, disability...): their answers are for those
 * who may read such facts of this person (mod/casefile/casefile.h). For others a form is as if they
 * were left open, on the screen, on paper, side by side and in files; what they save keeps what they
 * do not see.
 */
#include "mod/answer/answer_inside.h"

#include "base/rule.h"
#include "mod/casefile/casefile.h"

void
answer_mask(struct cx *cx, struct answer *x)
{
	const struct case_access *access = NULL;
	struct case_mark mark = { .partner = x->partner, .author = x->author, .circle = "team" };

	for (size_t i = 0; i < x->q->n_item && rule_on("R230-guard"); i++) {
		const struct quest_item *it = x->q->item[i];

		if (it->sensitive == NULL || !quest_asks(it) || x->a->cell[i] == NULL)
			continue;
		if (access == NULL)
			access = case_access_load(cx, x->person);
		mark.kind = it->sensitive;
		if (case_sees(access, &mark))
			continue;
		for (struct quest_cell *c = x->a->cell[i]; c != NULL; c = c->next) {
			x->masked |= c->n_value > 0;
			quest_hide(x->a, c);
		}
	}
}
