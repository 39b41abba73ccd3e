/* SPDX-License-Identifier: EUPL-1.2
 * forms.c - one file of forms: forms parse FILE N | forms read FILE N
 * N times, as jansson parses it, or as kompan reads and checks it (of a Bundle each form).
 */
#include "quest/quest.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
read_all(const char *json, size_t n)
{
	struct arena *mem = arena_new((size_t)512 << 20);
	struct quest_note *note;
	struct quest_part *part;
	size_t parts = quest_bundle(mem, json, n, &part);

	for (size_t i = 0; i < parts; i++)
		(void)quest_read(mem, LANG_PL, part[i].json, strlen(part[i].json), &note);
	if (parts == 0)
		(void)quest_read(mem, LANG_PL, json, n, &note);
	arena_free(mem);
}

int
main(int argc, char **argv)
{
	char *json = malloc(QUEST_BYTES);
	FILE *f = argc == 4 ? fopen(argv[2], "rb") : NULL;
	size_t n;

	if (f == NULL || json == NULL) {
		fputs("forms: parse FILE N | read FILE N\n", stderr);
		return 2;
	}
	n = fread(json, 1, QUEST_BYTES, f);
	fclose(f);
	for (long i = strtol(argv[3], NULL, 10); i > 0; i--) {
		if (strcmp(argv[1], "read") == 0)
			read_all(json, n);
		else
			json_decref(json_loadb(json, n, JSON_REJECT_DUPLICATES, NULL));
	}
	free(json);
	return 0;
}
