/* SPDX-License-Identifier: EUPL-1.2
 * plan_roles_test.c - every route of a case (file, diagnosis, plan) as everybody who may knock: the
 * answers stand in test/roles.txt, one line for a route. A route that is missing there fails.
 * KOMPAN_RENEW=1 writes the file anew: read the diff.
 */
#include "mod/plan/plan_test_help.h"

#include <stdio.h>
#include <stdlib.h>

static const struct { int user; const char *name; } who[] = {
	{ TH_ADMIN, "administrator" }, { TH_COORDINATOR, "coordinator" }, { TH_OPS, "own" },
	{ TH_PUP, "basis" }, { TH_NGO, "no-basis" }, { TH_READER, "reader" },
	{ TH_STRANGER, "elsewhere" },
};

/* What stands for :id below these paths; the first that fits. */
static const struct { const char *below, *id;
} thing[] = {
	{ "/p/:p/people/", "501" },
	{ "/p/:p/diagnoses/", "900" },
	{ "/p/:p/diagnosis-entries/", "910" },
	{ "/p/:p/problems/", "950" },
	{ "/p/:p/diagnosis-settings", "" },
	{ "/p/:p/plans/", "700" },
	{ "/p/:p/plan-goals/", "711" },
	{ "/p/:p/plan-tasks/", "720" },
	{ "/p/:p/plan-entries/", "730" },
	{ "/p/:p/offers", "810" },
	{ "/p/:p/aims", "820" },
	{ "/p/:p/without-plan", "" },
	{ "/p/:p/notes/", "850" },
	{ "/p/:p/facts/", "860" },
};

/* Of /p/:p/people/:id/ only what belongs to the case. */
static const char *const of_person[] = { "access", "notes", "facts", "papers", "offices",
	"diagnosis", "plan" };

static bool
is_ours(const char *path)
{
	const char *rest = strstr(path, "/p/:p/people/:id/");

	for (size_t i = 0; rest != NULL && i < LEN(of_person); i++)
		if (strncmp(rest + strlen("/p/:p/people/:id/"), of_person[i],
		        strlen(of_person[i])) == 0)
			return true;
	for (size_t i = 1; rest == NULL && i < LEN(thing); i++)
		if (strncmp(path, thing[i].below, strlen(thing[i].below)) == 0)
			return true;
	return false;
}

static const char *
filled(const char *path)
{
	const char *id = "";
	struct buf b;

	for (size_t i = LEN(thing); i-- > 0;)
		if (strncmp(path, thing[i].below, strlen(thing[i].below)) == 0)
			id = thing[i].id;
	buf_init(&b, h.mem);
	for (const char *p = path; *p != '\0'; p++) {
		size_t n =
		    *p == ':' ? 1 + strspn(p + 1, "abcdefghijklmnopqrstuvwxyz0123456789") : 0;

		buf_str(&b,
		    n == 0                             ? arena_strn(h.mem, p, 1)
		        : strncmp(p, ":p", n) == 0     ? "7"
		        : strncmp(p, ":month", n) == 0 ? "2026-09"
		        : strncmp(p, ":code", n) == 0  ? "swot"
		                                       : id);
		p += n == 0 ? 0 : n - 1;
	}
	return b.s;
}

/* Her file with one thing of each kind, written by OPS; partner 2 reads it, partner 3 does not. */
static void
house(void)
{
	struct cx *cx;

	begin(false);
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	th_strangers(&h);
	assert_int_equal(case_note_add(cx, (person_id){ 501 },
	                     &(struct case_note_in){ .id = { 850 },
	                         .on = "2026-09-10",
	                         .channel = "meeting",
	                         .contact = "contact",
	                         .place = "office",
	                         .present = 2,
	                         .present_note = "",
	                         .content = "Rozmowa",
	                         .difficult = "",
	                         .agreed = "",
	                         .attitude = "",
	                         .for_client = "",
	                         .circle = "team",
	                         .kind = "",
	                         .incident = "",
	                         .warning = "" }),
	    ST_OK);
	assert_int_equal(
	    case_item_add(cx, (person_id){ 501 },
	        &(struct case_item_in){ { 860 }, "strength", "Gotuje", "", "team", false }),
	    ST_OK);
	assert_int_equal(diagnosis_entry_add(cx,
	                     &(struct diagnosis_entry_in){ .id = { 910 },
	                         .diagnosis = { 900 },
	                         .kind = "own",
	                         .code = "",
	                         .content = "Chcę",
	                         .more = "",
	                         .who = "",
	                         .source = "client",
	                         .circle = "team",
	                         .sensitive = "",
	                         .client = true }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(goal("711", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
	assert_int_equal(beside("730", "inside", "Boję się", "", "").code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/offers/new", "id", "810", "sort", "job", "title",
	                     "x", "place", "y", "level", "none", "until", "31.12.2026", NULL)
	                     .code,
	    303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/aims/new", "id", "820", "content", "x",
	    "indicator", "y", "legal", "z", NULL).code, 303);
}

/* ---- the table ---- */

struct row { const char *method, *path; unsigned code[LEN(who)]; };

#define ROWS 200

static char *
slurp(struct arena *mem, const char *name)
{
	FILE *f = fopen(arena_strf(mem, TEST_FILES "/%s", name), "rb");
	char *text = arena_alloc(mem, 100000);

	assert_non_null(f);
	text[fread(text, 1, 99999, f)] = '\0';
	fclose(f);
	return text;
}

/* The next field of a line; *at moves behind it. */
static const char *
field(struct arena *mem, const char **at)
{
	size_t n = strcspn(*at, "\t\n");
	const char *text = arena_strn(mem, *at, n);

	*at += n;
	*at += **at == '\t';
	return text;
}

static const char *
next_line(const char *at)
{
	at += strcspn(at, "\n");
	return *at == '\n' ? at + 1 : at;
}

/* Our routes, in the order of test/routes.txt. */
static size_t
routes(struct arena *mem, struct row *row)
{
	size_t n = 0;

	for (const char *line = slurp(mem, "routes.txt"); *line != '\0' && n < ROWS;
	    line = next_line(line)) {
		const char *at = line, *method = field(mem, &at), *path = field(mem, &at);

		if (is_ours(path))
			row[n++] = (struct row){ .method = method, .path = path };
	}
	return n;
}

/* A form of many kinds is asked for with one of them. */
static struct th_answer
knock(const struct row *row, int user)
{
	const char *path = filled(row->path),
	           *kind = strstr(row->path, "/plans/") != NULL ? "inside" : "own";
	bool kinds = strstr(row->path, "/entries/new") != NULL;

	if (strcmp(row->method, "GET") == 0)
		return th_get(&h, user, kinds ? arena_strf(h.mem, "%s?what=%s", path, kind) : path);
	return kinds ? th_post(&h, user, path, "kind", kind, NULL) : th_post(&h, user, path, NULL);
}

static const char *
as_text(struct arena *mem, const struct row *row, size_t n)
{
	struct buf b;

	buf_init(&b, mem);
	buf_str(&b,
	    "# What each route of a case answers to whom; a POST is sent without its fields.\n#\t");
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
every_route_of_a_case_answers_each_role_as_the_table_says(void **state)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct row *row = NEWN(mem, struct row, ROWS);
	size_t n = routes(mem, row);
	const char *text;

	(void)state;
	assert_true(n > 80);
	for (size_t k = 0; k < LEN(who); k++) {
		house();
		for (size_t i = 0; i < n; i++) {
			row[i].code[k] = knock(&row[i], who[k].user).code;
		}
		th_close(&h);
	}
	text = as_text(mem, row, n);
	if (getenv("KOMPAN_RENEW") != NULL) {
		FILE *f = fopen(TEST_FILES "/roles.txt", "wb");

		assert_non_null(f);
		assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
		fclose(f);
	}
	assert_string_equal(text, slurp(mem, "roles.txt"));
	arena_free(mem);
}

/* Whoever is not of the case is let into nothing of it, whatever the table says. */
static void
strangers_and_readers_get_nothing(void **state)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct row *row = NEWN(mem, struct row, ROWS);
	size_t n = routes(mem, row);

	(void)state;
	house();
	for (size_t i = 0; i < n; i++) {
		static const int out[] = { TH_ADMIN, TH_READER, TH_STRANGER };

		for (size_t k = 0; k < LEN(out); k++) {
			struct th_answer a = knock(&row[i], out[k]);

			assert_true(a.code == 403 || a.code == 404);
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
		cmocka_unit_test(every_route_of_a_case_answers_each_role_as_the_table_says),
		cmocka_unit_test(strangers_and_readers_get_nothing),
		cmocka_unit_test(ids_of_one_partnership_are_nothing_in_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
