/* SPDX-License-Identifier: EUPL-1.2
 * fill.c - answers of our making, for other programs to judge.
 *     fill FORM             answers every question of each form in the file; a QuestionnaireResponse a line
 *     fill FORM RESPONSE    reads a QuestionnaireResponse and writes it again
 */
#include "quest/quest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
file(struct arena *mem, const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rb");
	char *s = arena_alloc(mem, QUEST_BYTES);

	if (f == NULL) {
		perror(path);
		exit(2);
	}
	*ret_n = fread(s, 1, QUEST_BYTES - 1, f);
	fclose(f);
	return s;
}

/* What a person could type. */
static const char *
plausible(struct arena *mem, const struct quest_item *it)
{
	static const char *const exact[] = { [QUEST_TIME] = "9:05", [QUEST_DATETIME] = "12.09.2026 14:30",
		[QUEST_URL] = "https://example.org", [QUEST_QUANTITY] = "2,5" };

	if (it->n_option > 0)
		return it->option[it->index % it->n_option].code;
	if (it->min != NULL)
		return it->min;
	if (it->exact != QUEST_AS_KIND)
		return exact[it->exact];
	switch (it->kind) {
	case QUEST_BOOLEAN: return "true";
	case QUEST_INTEGER: return it->max != NULL ? it->max : "3";
	case QUEST_DECIMAL: return it->max != NULL ? it->max : "1,5";
	case QUEST_DATE:    return "12.09.2026";
	default:            return arena_strf(mem, "Zażółć %u", it->index);
	}
}

static void
answer(struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	struct quest_value *v = NEW(a->mem, struct quest_value);
	const char *why;

	if (quest_typed(a->mem, LANG_PL, it, plausible(a->mem, it), v, &why))
		quest_set(a, it, path, v, 1);
}

static void
items(struct quest_answers *a, const struct quest_item *it, quest_path path)
{
	for (; it != NULL; it = it->next) {
		size_t rows = it->kind == QUEST_GROUP && it->repeats ? 2 : 0;

		if (quest_asks(it))
			answer(a, it, path);
		if (rows == 0)
			items(a, it->child, path);
		else
			quest_set_rows(a, it, path, rows);
		for (size_t r = 0; r < rows; r++)
			items(a, it->child, quest_row(it, path, r));
	}
}

static int
again(struct arena *mem, const char *json, size_t n, const char *path)
{
	struct quest_note *note;
	const struct quest *q = quest_read(mem, LANG_EN, json, n, &note);
	const char *why = "the form is refused", *given = file(mem, path, &n);
	const struct quest_answers *a =
	    q == NULL ? NULL : quest_response_read(mem, LANG_EN, q, given, n, &why);

	if (a == NULL) {
		fprintf(stderr, "%s: %s\n", path, why);
		return 1;
	}
	puts(quest_response(a, LANG_PL, NULL, "completed", NULL));
	return 0;
}

int
main(int argc, char **argv)
{
	struct arena *mem = arena_new((size_t)1 << 30);
	struct quest_part *part;
	const char *json;
	size_t n, parts;
	int bad = 0;

	if (argc < 2) {
		fputs("fill: FORM [RESPONSE]\n", stderr);
		return 2;
	}
	json = file(mem, argv[1], &n);
	parts = quest_bundle(mem, json, n, &part);
	if (argc > 2)
		bad = again(mem, json, n, argv[2]);
	for (size_t i = 0; argc == 2 && i < (parts == 0 ? 1 : parts); i++) {
		const char *form = parts == 0 ? json : part[i].json;
		struct quest_note *note;
		const struct quest *q = quest_read(mem, LANG_EN, form, strlen(form), &note);
		struct quest_answers *a = q == NULL ? NULL : quest_answers_new(mem, q);

		if (a == NULL)
			continue;
		items(a, q->first, 0);
		puts(quest_response(a, LANG_PL, NULL, "completed", NULL));
	}
	arena_free(mem);
	return bad;
}
