/* SPDX-License-Identifier: EUPL-1.2
 * answer_guard.c - who reads a filled form: whoever reads what its partner tells the team. Questions
 * marked as sensitive (health, disability...): their answers are for those
 * who may read such facts of this person (mod/casefile/casefile.h). For others a form is as if they
 * were left open, on the screen, on paper, side by side and in files; what they save keeps what they
 * do not see.
 */
#include "mod/answer/answer_inside.h"

#include "base/rule.h"

struct case_mark
answer_circle(partner_id partner, user_id author)
{
	return (struct case_mark){ .partner = partner, .author = author, .circle = "team",
		.kind = "" };
}

void
answer_mask(struct answer *x)
{
	struct case_mark mark = answer_circle(x->partner, x->author);

	for (size_t i = 0; i < x->q->n_item && rule_on("R230-guard"); i++) {
		const struct quest_item *it = x->q->item[i];

		if (it->sensitive == NULL || !quest_asks(it) || x->a->cell[i] == NULL)
			continue;
		mark.kind = it->sensitive;
		if (case_sees(x->access, &mark))
			continue;
		for (struct quest_cell *c = x->a->cell[i]; c != NULL; c = c->next) {
			x->masked |= c->n_value > 0;
			quest_hide(x->a, c);
		}
	}
}
