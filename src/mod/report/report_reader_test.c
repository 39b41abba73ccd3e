/* SPDX-License-Identifier: EUPL-1.2
 * report_reader_test.c - what others read of a report: the edition for local government, the
 * signature, another partnership nothing; and who reaches whose part.
 */
#include "base/text.h"
#include "mod/action/action.h"
#include "mod/partnership/partnership.h"
#include "mod/report/report_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "mod/report/report_test_help.h"

/* The words of a paper. */
static const char *
words_of(struct th_answer a)
{
	static char words[100000];
	char path[] = "/tmp/report-reader-XXXXXX";
	int fd = mkstemp(path);
	FILE *f;

	assert_int_equal(a.code, 200);
	assert_memory_equal(a.body, "%PDF", 4);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, a.body, a.n), a.n);
	close(fd);
	f = popen(arena_strf(h.mem, "pdftotext -layout %s -", path), "r");
	assert_non_null(f);
	words[fread(words, 1, sizeof(words) - 1, f)] = '\0';
	pclose(f);
	unlink(path);
	return words;
}

/* R123 R007 */
static void
local_government_reads_an_edition_without_clients(void **state)
{
	static const char *const never[] = { "Tajemnicza", "Zofia", "Client 1", "scope-one",
		"long-term unemployed", "IX. ", "X. Serv", "XI. " };
	struct th_answer a;
	const char *paper;

	(void)state;
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, AUG "/public").code, 404);
	approve("2026-08");
	a = th_get(&h, TH_LOCAL_GOV, AUG "/public");
	assert_int_equal(a.code, 200);
	paper = words_of(th_get(&h, TH_LOCAL_GOV, AUG "/public.pdf"));
	for (size_t i = 0; i < LEN(never); i++) {
		assert_false(has(a, never[i]));
		assert_null(strstr(paper, never[i]));
	}
	assert_true(has(a, "VIII. ") && has(a, "XII. ") && has(a, "XIII. "));
	assert_non_null(strstr(paper, "XII. "));
	/* the same words stand in the full report */
	a = th_get(&h, TH_HEAD, AUG);
	assert_true(has(a, "Client 1<") && has(a, "scope-one") && has(a, "IX. "));
	paper = words_of(th_get(&h, TH_HEAD, AUG "/report.pdf"));
	assert_non_null(strstr(paper, "scope-one"));
	assert_null(strstr(paper, "Tajemnicza"));
}

/* R002 R123 */
static void
each_reader_reaches_only_her_own_edition(void **state)
{
	static const char *const closed[] = { AUG, AUG "/report.pdf", AUG "/part", "/p/7/people",
		"/p/7/services", "/p/7/actions", "/p/7/partnership", "/p/7/groups" };
	struct th_answer a;

	(void)state;
	approve("2026-08");
	for (size_t i = 0; i < LEN(closed); i++) {
		assert_int_equal(th_get(&h, TH_LOCAL_GOV, closed[i]).code, 403);
		assert_int_equal(th_get(&h, TH_READER, closed[i]).code, 403);
	}
	assert_int_equal(th_get(&h, TH_READER, AUG "/public").code, 403);
	assert_int_equal(th_get(&h, TH_READER, AUG "/public.pdf").code, 403);
	a = th_get(&h, TH_READER, "/p/7/reports");
	assert_true(has(a, "August 2026") && has(a, AUG "/numbers"));
	assert_false(has(a, "September 2026"));         /* not approved */
	assert_false(has(a, AUG "/public"));
	assert_true(has(th_get(&h, TH_LOCAL_GOV, "/p/7/reports"), AUG "/public\""));
}

/* R265 */
static void
the_signature_names_who_approved(void **state)
{
	static const char by[] = "Approved on 13 September 2026 by Karolina Koordynator";

	(void)state;
	assert_false(has(th_get(&h, TH_HEAD, AUG), "Approved on"));
	approve("2026-08");
	assert_true(has(th_get(&h, TH_HEAD, AUG), by));
	assert_non_null(strstr(words_of(th_get(&h, TH_HEAD, AUG "/report.pdf")), by));
	/* on the narrow page the name goes on in the next line */
	assert_non_null(strstr(words_of(th_get(&h, TH_LOCAL_GOV, AUG "/public.pdf")),
	    "Approved on 13 September 2026 by Karolina"));
}

/* R252 */
static void
two_press_approve_and_the_second_reads_who_was_first(void **state)
{
	struct th_answer a, first, second;
	const char *mark;

	(void)state;
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/3", "partner", "2",
	    "role", "coordinator", NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG);
	mark = strstr(a.body, "name=\"mark\" value=\"");
	assert_non_null(mark);
	mark = arena_strn(h.mem, mark + 19, strcspn(mark + 19, "\""));
	assert_true(has(th_get(&h, TH_PUP, AUG), mark));        /* both see the same */
	first = th_post(&h, TH_PUP, AUG "/approve", "mark", mark, NULL);
	second = th_post(&h, TH_COORDINATOR, AUG "/approve", "mark", mark, NULL);
	assert_int_equal(first.code, 303);
	assert_int_equal(second.code, 409);
	assert_true(has(second, "Piotr Pup approved this report meanwhile"));
	a = th_get(&h, TH_HEAD, AUG);
	assert_true(has(a, "by Piotr Pup") && !has(a, "by Karolina"));
	assert_false(has(a, "Correction 1"));
}

/* R265 R252 */
static void
an_approved_page_is_read_and_not_drafted_anew(void **state)
{
	struct th_answer a, asked;

	(void)state;
	approve("2026-08");
	serve(900, 502, "scope-late");
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_int_equal(a.code, 200);
	assert_true(has(a, "?since=1") && !has(a, "Nothing that was entered since"));
	assert_int_equal(a.statements, th_get(&h, TH_HEAD, AUG).statements);
	enrol(13, 1, "2026-08-01");
	asked = th_get(&h, TH_COORDINATOR, AUG "?since=1");
	assert_true(asked.statements > a.statements);
	assert_true(has(asked, "Section IX, is: Client 13"));
	assert_false(has(th_get(&h, TH_HEAD, AUG "?since=1"), "Section IX, is"));
}

/* R154 R121 */
static void
a_coordinator_of_no_partner_reaches_every_part(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/1", "partner", "", "role",
	    "coordinator", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_false(has(a, "Add our partner"));
	assert_true(has(a, AUG "/part?partner=1\">OPS Testowo</a>: missing"));
	assert_true(has(a, AUG "/part?partner=2\">PUP Testowo</a>: missing"));
	assert_true(has(a, AUG "/part?partner=3\">Fundacja Test</a>: missing"));
	assert_true(has(th_get(&h, TH_COORDINATOR, AUG "/part?partner=2"), "Part of PUP Testowo"));
	a = th_post(&h, TH_COORDINATOR, AUG "/part", "done", "Told by telephone", "remarks", "",
	    "state", "ready", "was", "0", "partner", "2", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, AUG);
	assert_true(has(a, "PUP Testowo: Told by telephone"));
	assert_true(has(a, "PUP Testowo</a>: complete"));
	/* a worker has only her own */
	assert_false(has(th_get(&h, TH_OPS, AUG), "/part?partner="));
	assert_true(has(th_get(&h, TH_OPS, AUG "/part?partner=2"), "Part of OPS Testowo"));
}

/* R154 R255 R257 R261 R262 */
static void
the_part_says_where_the_other_sections_are_filled(void **state)
{
	struct th_answer a = th_get(&h, TH_NGO, AUG "/part");

	(void)state;
	assert_true(has(a, "href=\"/p/7/actions?month=2026-08\""));
	assert_true(has(a, "III, IV, V, VIII, XII"));
	assert_true(has(a, "href=\"/p/7/risks\"") && has(a, "href=\"/p/7/people\""));
	assert_true(has(a, "href=\"/p/7/services?month=2026-08\""));
}

/* R002 R003 R252 */
static void
the_report_of_another_partnership_is_not_found_and_tells_nothing(void **state)
{
	static const char *const paths[] = { "", "/report.pdf", "/public", "/public.pdf",
		"/numbers", "/part", "/words/III" };
	struct partnership_info in = { .id = { 70 }, .name = "Drugie", .service_name = "",
		.voivodeship = "opolskie", .powiat = "nyski", .gminas = "Nysa", .report_day = 5,
		.report_set = "basic", .labour_note = "" };
	struct th_answer a, none;

	(void)state;
	assert_int_equal(partnership_open(th_begin(&h, TH_COORDINATOR, DB_WRITE), &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	approve("2026-08");
	for (size_t i = 0; i < LEN(paths); i++) {
		/* who is no member cannot tell it from one that is not there */
		a = th_get(&h, TH_PUP, arena_strf(h.mem, "/p/70/reports/2026-08%s", paths[i]));
		none = th_get(&h, TH_PUP, arena_strf(h.mem, "/p/71/reports/2026-08%s", paths[i]));
		assert_int_equal(a.code, 404);
		assert_int_equal(none.code, 404);
		assert_false(has(a, "Drugie"));
	}
	/* who is a member there sees nothing of ours */
	a = th_get(&h, TH_COORDINATOR, "/p/70/reports/2026-08");
	assert_int_equal(a.code, 200);
	assert_false(has(a, "scope-one") || has(a, "Client 1") || has(a, "OPS Testowo"));
	assert_int_equal(th_get(&h, TH_COORDINATOR,
	    "/p/70/reports/2026-08/report.pdf?version=1").code, 404);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/70/reports/2026-08/public.pdf").code, 404);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/70/reports/2026-08/numbers").code, 404);
}

/* R252 */
static void
what_is_no_month_is_not_found_and_what_has_not_come_is_not_approved(void **state)
{
	static const char *const wrong[] = { "2026-13", "2026-00", "2026-8", "31.02", "2026-02-31",
		"' OR 1=1", "<b>", "abc" };

	(void)state;
	for (size_t i = 0; i < LEN(wrong); i++)
		assert_int_equal(th_get(&h, TH_COORDINATOR,
		    arena_strf(h.mem, "/p/7/reports/%s", wrong[i])).code, 404);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/reports/2026-10/approve", "mark", "",
	    NULL).code, 409);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/reports/2026-10/part", "done", "x", "remarks",
	    "", "state", "ready", "was", "0", "partner", "1", NULL).code, 409);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(local_government_reads_an_edition_without_clients),
		T(each_reader_reaches_only_her_own_edition),
		T(the_signature_names_who_approved),
		T(two_press_approve_and_the_second_reads_who_was_first),
		T(an_approved_page_is_read_and_not_drafted_anew),
		T(a_coordinator_of_no_partner_reaches_every_part),
		T(the_part_says_where_the_other_sections_are_filled),
		T(the_report_of_another_partnership_is_not_found_and_tells_nothing),
		T(what_is_no_month_is_not_found_and_what_has_not_come_is_not_approved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
