/* SPDX-License-Identifier: EUPL-1.2
 * answer_known.c - what the program knows is written into a form when it is begun, where the form asks for
 * it (its marks "means"): each thing is typed once. Never what is guarded, never what is the person's to say.
 */
#include "mod/answer/answer_inside.h"

#include "base/rule.h"
#include "base/text.h"

static void
put(struct quest_answers *a, const char *means, enum quest_kind kind, const char *text)
{
	const struct quest_item *it = quest_means(a->form, NULL, means);
	bool fits = it != NULL &&
	    (it->kind == kind || (kind == QUEST_STRING && it->kind == QUEST_TEXT));
	struct quest_value *v;

	if (!fits || it->level > 0 || it->sensitive != NULL || text_empty(text) ||
	    quest_get(a, it, 0) != NULL)
		return;
	v = NEW(a->mem, struct quest_value);
	v->text = text;
	quest_set(a, it, 0, v, 1);
}

void
answer_known(struct cx *cx, struct quest_answers *a, const struct person_row *p)
{
	struct q_answer_known k;

	if (!rule_on("R194-known") || !q_answer_known(cx, &k, cx->tenant, p->id, cx->actor))
		return;
	put(a, "person.name", QUEST_STRING, p->called);
	put(a, "person.born", QUEST_DATE, p->born);
	put(a, "person.address", QUEST_STRING, k.address);
	put(a, "person.phone", QUEST_STRING, k.phone);
	put(a, "worker.name", QUEST_STRING, k.worker);
	put(a, "today", QUEST_DATE, cx->today);
}
