/* SPDX-License-Identifier: EUPL-1.2
 * plan_roles_test.c - every route of a case as everybody who may knock: the answers stand in
 * test/roles.txt, one line for a page and one for each whole form of test/role_posts.txt, which
 * writes nothing where it is refused. A route of a case that is missing in either fails.
 * KOMPAN_RENEW=1 writes the table anew: read the diff.
 */
#include "mod/plan/plan_roles_help.h"

/* What she was refused is written by one of those who may, so that the next form finds it. */
static void
carry_on(const struct row *row)
{
	static const int may[] = { TH_OPS, TH_PUP, TH_COORDINATOR };
	int64_t before = th_written(&h);
	struct th_answer a = { 0 };

	for (size_t k = 0; k < LEN(may) && th_written(&h) == before; k++)
		a = knock(row, may[k]);
	if (th_written(&h) == before)
		fail_msg("%s: nobody may (%u)", row->ask, a.code);
}

static void
try_form(struct row *row, size_t k)
{
	int64_t before = th_written(&h);
	struct th_answer a = knock(row, who[k].user);

	row->code[k] = a.code;
	if (refused(a.code) && (th_written(&h) != before || has(a, "Zofia")))
		fail_msg("%s as %s: refused, and yet", row->ask, who[k].name);
	if (th_written(&h) == before)
		carry_on(row);
}

static bool
stands(const struct row *row, size_t n, const struct route *r)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].method, r->method) == 0 && strcmp(row[i].path, r->path) == 0)
			return true;
	return false;
}

static const char *
as_text(struct arena *mem, const struct row *row, size_t n)
{
	struct buf b;

	buf_init(&b, mem);
	buf_str(&b, "# What each page of a case answers to whom, and each form of role_posts.txt.\n#\t");
	for (size_t k = 0; k < LEN(who); k++)
		buf_fmt(&b, "\t%s", who[k].name);
	for (size_t i = 0; i < n; i++) {
		buf_fmt(&b, "\n%s\t%s", row[i].method, row[i].path);
		for (size_t k = 0; k < LEN(who); k++)
			buf_fmt(&b, "\t%u", row[i].code[k]);
	}
	buf_str(&b, "\n");
	return b.s;
}

static void
renew(const char *text)
{
	FILE *f = fopen(TEST_FILES "/roles.txt", "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	fclose(f);
}

/* R381 R382 */
static void
every_page_and_form_of_a_case_answers_each_role_as_the_table_says(void **state)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct row *row = NEWN(mem, struct row, ROWS);
	size_t n = rows(mem, row);
	const char *text;

	(void)state;
	for (size_t k = 0; k < LEN(who); k++) {
		house();
		for (size_t i = 0; i < n; i++)
			if (row[i].form == NULL)
				row[i].code[k] = knock(&row[i], who[k].user).code;
			else
				try_form(&row[i], k);
		th_close(&h);
	}
	text = as_text(mem, row, n);
	if (getenv("KOMPAN_RENEW") != NULL)
		renew(text);
	assert_string_equal(text, slurp(mem, "roles.txt"));
	arena_free(mem);
}

static void
no_route_of_a_case_is_forgotten(void **state)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct row *row = NEWN(mem, struct row, ROWS);
	size_t n = rows(mem, row);

	(void)state;
	for (size_t m = 0; m < n_modules; m++) {
		bool ours = among(modules[m].name, of_a_case, LEN(of_a_case));

		if (ours == among(modules[m].name, of_the_house, LEN(of_the_house)))
			fail_msg("%s: of a case, or of the house?", modules[m].name);
		for (size_t i = 0; ours && i < *modules[m].n_route; i++)
			if (!stands(row, n, &modules[m].route[i]))
				fail_msg("%s %s has no form in test/role_posts.txt",
				    modules[m].route[i].method, modules[m].route[i].path);
	}
	arena_free(mem);
}

/* Is it a page about one person? */
static bool
of_one_person(const char *path)
{
	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++) {
			const struct route *r = &modules[m].route[i];

			if (strcmp(r->path, path) == 0 && strcmp(r->method, "GET") == 0)
				return r->shows != NULL && strstr(path, ":id") != NULL &&
				    strstr(path, "/events/") == NULL &&
				    strstr(path, "/groups/") == NULL;
		}
	return false;
}

/* Nobody loses where she is: her name and the places of her file are on each page about her. */
static void
every_page_about_a_person_has_her_name_and_the_places_of_her_file(void **state)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct row *row = NEWN(mem, struct row, ROWS);
	size_t n = pages(mem, row), seen = 0;

	(void)state;
	house();
	for (size_t i = 0; i < n; i++) {
		struct th_answer a = th_get(&h, TH_OPS, row[i].ask);

		if (a.code != 200 || !has(a, "<!DOCTYPE html>") ||
		    !of_one_person(row[i].path))
			continue;
		seen++;
		if (!has(a, "Zofia") || !has(a, "/p/7/people/501/plan\"") ||
		    !has(a, "aria-current=\"page\""))
			fail_msg("%s: whose page is it?", row[i].path);
		assert_true(a.statements <= 14);
	}
	assert_true(seen > 30);
	th_close(&h);
	arena_free(mem);
}

/* Whoever is not of the case is let into nothing of it, whatever the table says. */
static void
strangers_and_readers_get_nothing(void **state)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct row *row = NEWN(mem, struct row, ROWS);
	size_t n = rows(mem, row);

	(void)state;
	house();
	for (size_t i = 0; i < n; i++) {
		static const int out[] = { TH_ADMIN, TH_READER, TH_STRANGER };

		for (size_t k = 0; k < LEN(out); k++) {
			struct th_answer a = knock(&row[i], out[k]);

			assert_true(refused(a.code));
			assert_false(has(a, "Zofia") || has(a, "Chcę pracować"));
		}
	}
	th_close(&h);
	arena_free(mem);
}

/* The same ids under another partnership's address lead nowhere, for its own worker too. */
static void
ids_of_one_partnership_are_nothing_in_another(void **state)
{
	static const char *const path[] = { "/p/8/people/501/plan", "/p/8/plans/700",
		"/p/8/plan-tasks/720", "/p/8/plan-goals/710", "/p/8/plan-entries/730",
		"/p/8/diagnoses/900", "/p/8/problems/950", "/p/8/diagnosis-entries/910",
		"/p/8/notes/850", "/p/8/plans/700/plan.pdf", "/p/8/plans/700/contract",
		"/p/8/offers/810", "/p/8/people/501/access" };

	(void)state;
	house();
	for (size_t i = 0; i < LEN(path); i++)
		assert_true(th_get(&h, TH_STRANGER, path[i]).code >= 403 &&
		    th_get(&h, TH_OPS, path[i]).code >= 403);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_and_form_of_a_case_answers_each_role_as_the_table_says),
		cmocka_unit_test(no_route_of_a_case_is_forgotten),
		cmocka_unit_test(every_page_about_a_person_has_her_name_and_the_places_of_her_file),
		cmocka_unit_test(strangers_and_readers_get_nothing),
		cmocka_unit_test(ids_of_one_partnership_are_nothing_in_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
