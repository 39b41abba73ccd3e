/* SPDX-License-Identifier: EUPL-1.2
 * quest_response_fuzz.c - any bytes as answers to one form that holds every kind of question: they
 * are refused with a reason, or they leave with the same meaning.
 */
#include "fuzz_form.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_new((size_t)512 << 20);
	const struct quest *q = fuzz_form(mem);
	char *exact = malloc(n > 0 ? n : 1);
	struct quest_answers *a;
	const char *why, *json;

	memcpy(exact, data, n);
	a = quest_response_read(mem, LANG_EN, q, exact, n, &why);
	if (a == NULL && (why == NULL || *why == '\0'))
		abort();
	if (a != NULL) {
		quest_gaps(a, LANG_PL, NULL);
		json = quest_response(a, LANG_PL, NULL, "completed", NULL);
		a = quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);
		if (a == NULL ||
		    strcmp(json, quest_response(a, LANG_PL, NULL, "completed", NULL)) != 0)
			abort();
	}
	free(exact);
	arena_free(mem);
	return 0;
}
