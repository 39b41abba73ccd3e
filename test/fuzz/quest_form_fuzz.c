/* SPDX-License-Identifier: EUPL-1.2
 * quest_form_fuzz.c - any bytes as a form: it is read and can be answered, or refused with a
 * reason.
 */
#include "quest/quest.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* What leaves comes back, and leaves again with the same bytes. */
static void
round_trip(struct arena *mem, const struct quest *q)
{
	const char *why,
	    *json = quest_response(quest_answers_new(mem, q), LANG_PL, "1", "completed", NULL);
	struct quest_answers *a = quest_response_read(mem, LANG_EN, q, json, strlen(json), &why);

	if (a == NULL || strcmp(quest_response(a, LANG_PL, "1", "completed", NULL), json) != 0)
		abort();
	quest_gaps(a, LANG_EN, NULL);
}

static void
check(struct arena *mem, const char *json, size_t n)
{
	struct quest_note *note;
	struct quest *q = quest_read(mem, LANG_EN, json, n, &note);

	if (q == NULL && (note == NULL || *note->text == '\0'))
		abort();
	for (; note != NULL; note = note->next)
		if (strchr(note->text, '\n') != NULL)
			abort();
	if (q == NULL)
		return;
	round_trip(mem, q);
	quest_export(mem, json, n, LANG_EN);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_new((size_t)512 << 20);
	char *exact = malloc(n > 0 ? n : 1);
	struct quest_part *part;
	size_t parts;

	memcpy(exact, data, n);
	check(mem, exact, n);
	parts = quest_bundle(mem, exact, n, &part);
	for (size_t i = 0; i < parts; i++)
		check(mem, part[i].json, strlen(part[i].json));
	free(exact);
	arena_free(mem);
	return 0;
}
