/* SPDX-License-Identifier: EUPL-1.2
 * casefile_alike.c - findings and goals are a person's own: words that a partner wrote into two files
 * are found by their mark (R109). An advice to whoever wrote them, never a refusal.
 */
#include "mod/casefile/casefile_inside.h"

#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"

#define FEW 25          /* characters: shorter words are anybody's */

void
case_words_keep(struct cx *cx, person_id person, int64_t thing, const char *text)
{
	const uint64_t mark = text_length(text) < FEW ? 0 :
	    mark_add(MARK_BEGIN, text_fold(cx->mem, text));

	q_case_words_keep(cx, &(struct q_case_words_keep_in){ cx->tenant, thing, person,
	    cx->partner, (int64_t)(mark >> 1) });
}

size_t
case_words_alike(struct cx *cx, person_id person, int64_t **ret)
{
	struct q_case_words_alike *q;
	size_t n = rule_on("R109-alike")
	    ? q_case_words_alike(cx, &q, cx->tenant, person, cx->partner)
	    : 0;

	*ret = NEWN(cx->mem, int64_t, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = q[i].thing;
	return n;
}

bool
case_words_among(const int64_t *alike, size_t n, int64_t thing)
{
	for (size_t i = 0; i < n; i++)
		if (alike[i] == thing)
			return true;
	return false;
}
