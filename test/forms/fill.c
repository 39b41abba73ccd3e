/* SPDX-License-Identifier: EUPL-1.2
 * fill.c - answers of our making, for other programs to judge.
 *     fill FORM             answers every question of each form in the file, page by page; a
 * response a line fill FORM --made      the form copied and changed as in the editor fill FORM
 * RESPONSE    reads a QuestionnaireResponse and writes it again
 */
#include "quest/quest_edit.h"
#include "quest/quest_page.h"

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
	static const char *const exact[] = { [QUEST_TIME] = "9:05",
		[QUEST_DATETIME] = "12.09.2026 14:30",
		[QUEST_URL] = "https://example.org",
		[QUEST_QUANTITY] = "2,5" };

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

/* As the page sends it: "q.<linkId>", in rows "q.<linkId>@<path>". */
static const char *
name_of(struct arena *mem, const struct quest_item *it, quest_path path)
{
	return it->level == 0 ? arena_strf(mem, "q.%s", it->link_id) :
	    arena_strf(mem, "q.%s@%u", it->link_id, (unsigned)path);
}

static void
type(struct form *f, const struct quest_item *it, quest_path path)
{
	for (; it != NULL; it = it->next) {
		size_t rows = it->kind == QUEST_GROUP && it->repeats ? 2 : 0;

		if (quest_asks(it))
			form_set(f, name_of(f->mem, it, path), plausible(f->mem, it));
		if (rows == 0)
			type(f, it->child, path);
		else
			form_set(f, name_of(f->mem, it, path), "2");
		for (size_t r = 0; r < rows; r++)
			type(f, it->child, quest_row(it, path, r));
	}
}

/* Page by page, as a person does it: drawn, sent, drawn again. False: a
 * page did not take what was typed. */
static bool
fill_pages(struct quest_answers *a)
{
	const struct quest_item **page;
	size_t n = quest_pages(a->mem, a->form, &page);
	bool ok = true;
	struct form f;
	struct buf o;

	for (size_t i = 0; i < n; i++) {
		form_init(&f, a->mem, LANG_PL, "token");
		buf_init(&o, a->mem);
		quest_page_draw(&o, &f, a, page[i]);
		form_set(&f, "q", "1");
		type(&f, a->form->first, 0);
		ok &= quest_page_fill(a, &f, page[i]);
		for (const struct form_fault *e = f.fault; e != NULL; e = e->next)
			fprintf(stderr, "%s: %s\n", e->name, e->text);
		quest_page_draw(&o, &f, a, page[i]);
		ok &= o.len > 100;
	}
	return ok;
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

/* A new section with a rating, a table and a list with "other", each thing an editor can say. */
static int
made(struct arena *mem, const char *json, size_t n)
{
	const struct quest_change step[] = {
		{ QUEST_ADD, "", true, "s", { "Część", "Section" }, .put = QUEST_PUT_SECTION },
		{ QUEST_ADD, "s", true, "s1", { "Ocena", "Rating" }, { "Szczerze", "Frankly" },
		    QUEST_PUT_RATING, true, .low = "1", .high = "10", .low_words = { "źle", "bad" },
		    .high_words = { "świetnie", "great" } },
		{ QUEST_ADD, "s", true, "s2", { "Lista", "List" }, .put = QUEST_PUT_SEVERAL_OR_OWN,
		    .options = { "jeden\ndwa", "one\ntwo" } },
		{ QUEST_ADD, "s", true, "s3", { "Tabela", "Table" }, .put = QUEST_PUT_TABLE,
		    .high = "5" },
		{ QUEST_ADD, "s3", true, "s4", { "Ile", "How much" }, .put = QUEST_PUT_FRACTION,
		    .low = "0,5" },
		{ QUEST_ADD, "s", true, "s5", { "Kiedy", "" }, .put = QUEST_PUT_DATE },
		{ QUEST_WHEN, "s5", .to = "s1", .op = ">=", .answer = "5" },
		{ QUEST_WHEN, "s5", .to = "s2", .op = "=", .answer = "o2" },
		{ QUEST_WHEN_ANY, "s5" },
		{ QUEST_ABOUT, "", .text = { "Nasz", "Ours" }, .help = { "Po co", "What for" },
		    .to = "person" },
	};
	struct quest_wrong *wrong;

	json = quest_edit_copy(
	    mem, json, n, "urn:kompan:own:1", "1", (const char *const[]){ "Nasz", "Ours" });
	for (size_t i = 0; i < LEN(step) && json != NULL; i++)
		json = quest_edit(mem, LANG_EN, json, strlen(json), &step[i], &wrong);
	if (json == NULL) {
		fprintf(stderr, "%s\n", wrong->text);
		return 1;
	}
	puts(quest_edit_publish(mem, json, strlen(json), "2026-09-12"));
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
		fputs("fill: FORM [--made | RESPONSE]\n", stderr);
		return 2;
	}
	json = file(mem, argv[1], &n);
	parts = quest_bundle(mem, json, n, &part);
	if (argc > 2 && strcmp(argv[2], "--made") == 0)
		bad = made(mem, json, n);
	else if (argc > 2)
		bad = again(mem, json, n, argv[2]);
	for (size_t i = 0; argc == 2 && i < (parts == 0 ? 1 : parts); i++) {
		const char *form = parts == 0 ? json : part[i].json;
		struct quest_note *note;
		const struct quest *q = quest_read(mem, LANG_EN, form, strlen(form), &note);
		struct quest_answers *a = q == NULL ? NULL : quest_answers_new(mem, q);

		if (a == NULL)
			continue;
		bad |= !fill_pages(a);
		puts(quest_response(a, LANG_PL, NULL, "completed", NULL));
	}
	arena_free(mem);
	return bad;
}
