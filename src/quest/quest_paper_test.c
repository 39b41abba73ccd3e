/* SPDX-License-Identifier: EUPL-1.2
 * quest_paper_test.c - the papers of the forms that we ship, read back by poppler. The text of each
 * blank paper is a file of test/golden: KOMPAN_RENEW=1 writes them anew, then read the diff.
 */
#include "quest/quest_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const names[] = { "activity", "balance", "evaluation", "ex-ante", "meeting",
	"profile", "resources", "satisfaction", "search-skills", "situation", "smart",
	"social-skills", "survey", "swot" };

static struct arena *mem;
static char pdf_path[256];

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)512 << 20);
	snprintf(pdf_path, sizeof(pdf_path), "/tmp/kompan-quest-paper-XXXXXX");
	return mkstemp(pdf_path) < 0;
}

static int
teardown(void **state)
{
	(void)state;
	remove(pdf_path);
	arena_free(mem);
	return 0;
}

static const char *
slurp(FILE *f, size_t *ret_n)
{
	struct buf b;
	char part[4096];
	size_t n;

	buf_init(&b, mem);
	while (f != NULL && (n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&b, part, n);
	*ret_n = b.len;
	return b.s;
}

static const char *
said(const char *command)
{
	FILE *f = popen(arena_strf(mem, "F=%s; %s", pdf_path, command), "r");
	size_t n;
	const char *s = slurp(f, &n);

	assert_int_equal(pclose(f), 0);
	return s;
}

static struct quest *
form(const char *name)
{
	FILE *f = fopen(arena_strf(mem, FORMS "/%s.json", name), "rb");
	struct quest_note *note;
	struct quest *q;
	size_t n;
	const char *json = slurp(f, &n);

	assert_non_null(f);
	fclose(f);
	q = quest_read(mem, LANG_EN, json, n, &note);
	assert_non_null(q);
	return q;
}

static void
print(const struct quest *q, const struct quest_answers *a, enum lang lang, bool draft,
    const char *kept)
{
	struct quest_paper_in in = { .form = q,
		.answers = a,
		.lang = lang,
		.owner = "Partnerstwo w Gminie Żółwin",
		.printed = "2026-09-12",
		.created = 1789200000000,
		.about = a == NULL ? NULL : "Żaneta Śliwińska",
		.draft = draft,
		.state = a == NULL ? NULL : "wypełniono 12 września 2026" };
	const char *dir = getenv("KOMPAN_PAPERS"), *pdf;
	FILE *f = fopen(pdf_path, "wb");
	size_t n;

	pdf = quest_paper(mem, &in, &n);
	assert_non_null(pdf);
	assert_int_equal(fwrite(pdf, 1, n, f), n);
	fclose(f);
	if (dir != NULL)
		assert_int_equal(
		    system(arena_strf(mem, "cp %s %s/%s.pdf", pdf_path, dir, kept)), 0);
}

static void
answer(struct quest_answers *a, const char *link_id, quest_path path, const char *typed)
{
	const struct quest_item *it = quest_find(a->form, link_id);
	struct quest_value *v = NEW(mem, struct quest_value);
	const char *why;

	assert_non_null(it);
	assert_true(quest_typed(mem, LANG_PL, it, typed, v, &why));
	quest_set(a, it, path, v, 1);
}

static void
has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("“%s” is not in: %s", part, text);
}

/* R195 */
static void
each_blank_paper_reads_as_it_was_agreed(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(names); i++)
		for (enum lang l = 0; l < LANG_COUNT; l++) {
			const char *name =
			    arena_strf(mem, "%s-%s", names[i], l == LANG_PL ? "pl" : "en");
			const char *path = arena_strf(mem, GOLDEN "/form-%s.txt", name), *text;
			bool renew = getenv("KOMPAN_RENEW") != NULL;
			FILE *f;
			size_t n;

			print(form(names[i]), NULL, l, false, name);
			text = said("pdftotext -layout $F - | grep -v '^ *$' | "
			    "sed 's/suma kontrolna.*//; s/checksum.*//'");
			f = fopen(path, renew ? "wb" : "rb");
			assert_non_null(f);
			if (renew)
				assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
			else
				assert_string_equal(text, slurp(f, &n));
			fclose(f);
			has(said("pdfinfo $F"), "Tagged:          yes");
		}
}

/* R195 R229 */
static void
a_filled_paper_shows_what_was_chosen(void **state)
{
	struct quest *q = form("balance");
	struct quest_answers *a = quest_answers_new(mem, q);
	const char *s;

	(void)state;
	answer(a, "1.1", 0, "Żaneta Śliwińska");
	answer(a, "2.1", 0, "Lubię ludzi.\nGotuję dla całej rodziny.");
	answer(a, "3.1", 0, "7");
	answer(a, "3.2", 0, "10");
	answer(a, "3.11", 0, "1");
	answer(a, "4.2", 0, q->item[quest_find(q, "4.2")->index]->option[2].code);
	answer(a, "5.2", 0, "12.09.2026");
	print(q, a, LANG_PL, false, "balance-filled");
	s = said("pdftotext -layout $F - | tr -s ' '");
	has(s, "ocena 7");
	has(s, "ocena 10");
	has(s, "X gimnazjalne");
	has(s, "12 września 2026");
	has(s, "Gotuję dla całej rodziny.");
	has(s, "wersja balance|1.0 · wydruk z dnia 12.09.2026");
	has(s, "–");
	has(said("qpdf --check $F 2>&1"), "No syntax or stream encoding errors");
	has(said("pdfinfo -struct-text $F | tr -s ' \\n' ' '"), "X");
}

static void
a_filled_paper_leaves_out_what_was_not_asked(void **state)
{
	struct quest *q = form("ex-ante");
	struct quest_answers *a = quest_answers_new(mem, q);
	struct quest_value two[2] = { { "", "", "" }, { "nauka jazdy", NULL, NULL } };
	const struct quest_item *many = quest_find(q, "2.1");
	const char *s;

	(void)state;
	answer(a, "1.1", 0, "Żaneta Śliwińska");
	answer(a, "1.4", 0, "false");
	answer(a, "1.5", 0, "true");
	answer(a, "1.5a", 0, "Sklep spożywczy, kasa");
	answer(a, "2.5", 0, "8");
	two[0].code = many->option[1].code;
	two[0].system = many->option[1].system;
	quest_set(a, many, 0, two, 2);
	print(q, a, LANG_PL, false, "ex-ante-filled");
	s = said("pdftotext -layout $F -");
	assert_null(strstr(s, "Od kiedy?"));
	has(s, "Sklep spożywczy, kasa");
	has(s, "Jaka? nauka jazdy");
	print(q, NULL, LANG_PL, false, "ex-ante-pl");
	has(said("pdftotext $F - | tr '\\n' ' '"), "przejdź do");
}

static void
rows_stand_in_a_table_and_a_draft_keeps_room(void **state)
{
	struct quest *q = form("smart");
	struct quest_answers *a = quest_answers_new(mem, q);
	const struct quest_item *t = quest_find(q, "3.1");
	const char *s;

	(void)state;
	quest_set_rows(a, t, 0, 2);
	answer(a, "3.1.1", quest_row(t, 0, 0), "Zadzwonię do piekarni");
	answer(a, "3.1.3", quest_row(t, 0, 1), "2026-10-01");
	print(q, a, LANG_PL, false, "smart-filled");
	s = said("pdftotext -layout $F -");
	has(s, "01.10.2026");
	assert_null(strstr(s, "3."));
	print(q, a, LANG_PL, true, "smart-draft");
	has(said("pdftotext -layout $F -"), "5.");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(each_blank_paper_reads_as_it_was_agreed),
		T(a_filled_paper_shows_what_was_chosen),
		T(a_filled_paper_leaves_out_what_was_not_asked),
		T(rows_stand_in_a_table_and_a_draft_keeps_room),
	};

	return cmocka_run_group_tests_name("quest paper", tests, NULL, NULL);
}
