/* SPDX-License-Identifier: EUPL-1.2
 * quest_typed_fuzz.c - what a person types into any kind of question: a value, or a sentence that
 * says why not; a value typed again stays what it is. The first byte chooses the question.
 */
#include "fuzz_form.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
check(struct arena *mem, const struct quest_item *it, const char *typed)
{
	struct quest_value v, again;
	const char *why;

	if (!quest_typed(mem, LANG_EN, it, typed, &v, &why)) {
		if (why == NULL || !text_utf8_ok(why, strlen(why)))
			abort();
		return;
	}
	if (v.text == NULL)
		return;
	if (!quest_typed(mem, LANG_EN, it, v.code != NULL ? v.code : v.text, &again, &why) ||
	    strcmp(v.text, again.text) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_new((size_t)256 << 20);
	const struct quest *q = fuzz_form(mem);

	if (n > 0 && text_utf8_ok((const char *)data + 1, n - 1) &&
	    quest_asks(q->item[data[0] % q->n_item]))
		check(mem, q->item[data[0] % q->n_item],
		    arena_strn(mem, (const char *)data + 1, n - 1));
	arena_free(mem);
	return 0;
}
