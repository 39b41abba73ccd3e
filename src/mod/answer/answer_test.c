/* SPDX-License-Identifier: EUPL-1.2
 * answer_test.c - a form is begun, filled in section by section, by two people at once, signed,
 * corrected, withdrawn. Person 501 is a client; 502 is not known here.
 */
#include "mod/answer/answer.h"
#include "mod/formfile/formfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "mod/answer/answer_test_help.h"

/* R194 R195 */
static void
a_form_is_begun_once_and_saved_section_by_section(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_get(&h, TH_OPS, "/p/7/people/501/forms");
	assert_true(has(a, "Balance of vocational and personal strengths") &&
	    has(a, "urn:kompan:form:smart"));
	assert_false(has(a, "urn:kompan:form:survey"));
	assert_true(a.statements <= 12);
	a = begin("900", "urn:kompan:form:balance");
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/p/7/answers/900/sections/1");
	assert_int_equal(begin("900", "urn:kompan:form:balance").code, 303);
	a = th_post(&h, TH_OPS, "/p/7/answers/900/sections/1", "q", "1", "stamp",
	    stamp("/p/7/answers/900/sections/1"), "q.1.1", "Anna Nowak", NULL);
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/p/7/answers/900/sections/2");
	a = th_get(&h, TH_PUP, "/p/7/answers/900/sections/1");
	assert_true(has(a, "value=\"Anna Nowak\"") && a.statements <= 12);
	a = th_get(&h, TH_OPS, "/");
	assert_true(has(a, "Finish the form") && has(a, "/p/7/answers/900"));
	a = th_get(&h, TH_OPS, "/p/7/people/501/forms");
	assert_true(has(a, "being filled in") && a.statements <= 12);
	assert_true(th_looks(&h, TH_PUP, ANNA) > 0);
}

/* R229 */
static void
a_rating_outside_of_its_scale_is_refused_and_all_is_kept(void **state)
{
	struct th_answer a;
	const char *mark;

	(void)state;
	begin("900", "urn:kompan:form:balance");
	mark = stamp("/p/7/answers/900/sections/3");
	a = th_post(&h, TH_OPS, "/p/7/answers/900/sections/3", "q", "1", "stamp", mark, "q.3.1",
	    "7", "q.3.2", "12", NULL);
	assert_int_equal(a.code, 422);
	assert_true(
	    has(a, "from 1 to 10") && has(a, "value=\"7\" checked") && has(a, "href=\"#q.3.2\""));
	assert_string_equal(stamp("/p/7/answers/900/sections/3"), mark);
}

/* R228 */
static void
two_people_on_two_sections_both_keep_theirs_and_on_one_the_second_is_told(void **state)
{
	struct th_answer a;
	const char *one, *two;

	(void)state;
	begin("900", "urn:kompan:form:balance");
	one = stamp("/p/7/answers/900/sections/1");
	two = stamp("/p/7/answers/900/sections/2");
	a = th_post(&h, TH_OPS, "/p/7/answers/900/sections/1", "q", "1", "stamp", one, "q.1.1",
	    "Anna", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_PUP, "/p/7/answers/900/sections/2", "q", "1", "stamp", two, "q.2.1",
	    "Gotuje", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_NGO, "/p/7/answers/900/sections/2", "q", "1", "stamp", two, "q.2.1",
	    "Szyje", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Gotuje") && has(a, "Szyje</textarea>") && has(a, "Saved meanwhile by"));
	a = th_post(&h, TH_PUP, "/p/7/answers/900/sections/2", "q", "1", "stamp", two, "q.2.1",
	    "Gotuje", NULL);
	assert_int_equal(a.code, 303);          /* a double click is no conflict */
	a = th_post(&h, TH_NGO, "/p/7/answers/900/sections/2", "q", "1", "stamp",
	    stamp("/p/7/answers/900/sections/2"), "q.2.1", "Szyje", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/answers/900");
	assert_true(has(a, "Szyje") && has(a, ">Anna</dd>"));
}

/* R231 R317 */
static void
a_signed_form_changes_only_with_a_reason_and_keeps_what_stood(void **state)
{
	struct th_answer a;
	const char *page = "/p/7/answers/900/sections/1";

	(void)state;
	begin("900", "urn:kompan:form:balance");
	th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.1.1", "", NULL);
	a = th_post(
	    &h, TH_OPS, "/p/7/answers/900/sign", "on", "12.09.2026", "who", "Anna Nowak", NULL);
	assert_int_equal(a.code, 409);          /* questions are open */
	assert_true(has(a, "still open"));
	th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.1.1", "Anna", NULL);
	a = th_post(&h, TH_OPS, "/p/7/answers/900/sign", "on", "14.09.2026", "who", "", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(
	    &h, TH_OPS, "/p/7/answers/900/sign", "on", "12.09.2026", "who", "Anna Nowak", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.1.1", "Anna Maria", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#reason\"") && has(a, "value=\"Anna Maria\""));
	a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.1.1", "Anna Maria",
	    "reason", "drugie imię", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_PUP, "/p/7/answers/900");
	assert_true(
	    has(a, "drugie imię") && has(a, "Anna Maria") && has(a, "signed on 12 September 2026"));
	assert_true(a.statements <= 12);
	a = th_get(&h, TH_OPS, "/p/7/answers/900/answer.pdf");
	assert_true(a.code == 200 && a.n > 1000 && memcmp(a.body, "%PDF", 4) == 0);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/answers/900/withdraw", "reason", "", NULL).code, 422);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/answers/900/withdraw", "reason", "pomyłka", NULL).code, 303);
	assert_int_equal(th_get(&h, TH_OPS, page).code, 404);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/900"), "pomyłka"));
}

static void
whoever_may_not_see_people_sees_no_answers(void **state)
{
	(void)state;
	begin("900", "urn:kompan:form:balance");
	assert_int_equal(th_get(&h, TH_READER, "/p/7/answers/900").code, 403);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/answers/900/sections/1").code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/answers/900").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/901").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/900/sections/99").code, 404);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/502/forms", "id", "905", "url",
	    "urn:kompan:form:balance", NULL).code, 404);
	assert_int_equal(begin("906", "urn:kompan:form:survey").code, 422);
	assert_int_equal(begin("907", "urn:none").code, 422);
}

/* R196 R310 R367 */
static void
every_shipped_form_about_a_person_can_be_filled_in(void **state)
{
	struct cx *cx = th_begin(&h, TH_OPS, DB_READ);
	struct formfile *f;
	size_t n = formfile_list(cx, "person", &f);
	struct th_answer a;

	(void)state;
	assert_true(n >= 11);
	for (size_t i = 0; i < n; i++)
		f[i].url = arena_str(h.mem, f[i].url);
	db_rollback(cx->db);
	for (size_t i = 0; i < n; i++) {
		const char *id = arena_strf(h.mem, "%zu", 1000 + i);
		const char *page = arena_strf(h.mem, "/p/7/answers/%s/sections/1", id);

		assert_int_equal(begin(id, f[i].url).code, 303);
		assert_int_equal(th_get(&h, TH_OPS, page).code, 200);
		a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), NULL);
		assert_int_equal(a.code, 303);
	}
	assert_true(has(th_get(&h, TH_OPS, "/p/7/forms"), "urn:kompan:form:survey"));
	a = th_get(&h, TH_OPS, "/p/7/forms/urn:kompan:form:balance");
	assert_true(
	    a.code == 200 && has(a, "name=\"q.3.1\"") && has(a, "Nothing written here is kept"));
	a = th_get(&h, TH_OPS, "/p/7/forms/urn:kompan:form:survey/blank.pdf");
	assert_true(a.code == 200 && a.n > 1000 && memcmp(a.body, "%PDF", 4) == 0);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/forms/urn:none").code, 404);
}

/* Looks like a PDF, so large that it has several pieces. */
static struct answer_scan
some_scan(int64_t id, const char *files)
{
	size_t n = (size_t)700 << 10;
	char *bytes = arena_alloc(h.mem, n);
	struct answer_scan in = { .id = { id },
		.answer = { 900 },
		.name = "skan <b>.pdf",
		.bytes = bytes,
		.n = n,
		.files = files };

	for (size_t i = 0; i < n; i++)
		bytes[i] = (char)(i * 7 + i / 251 + (size_t)id);
	memcpy(bytes, "%PDF-1.7\n", 9);
	memcpy(bytes + n - 6, "%%EOF\n", 6);
	answer_scan_judge(h.mem, h.p, &in);
	assert_string_equal(in.type, "application/pdf");
	return in;
}

static void
attach(struct answer_scan *in)
{
	assert_int_equal(answer_attach(th_begin(&h, TH_OPS, DB_WRITE), in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static void
a_scan_comes_back_byte_for_byte_and_a_page_is_no_scan(void **state)
{
	struct answer_scan in = some_scan(40, NULL);
	struct th_answer a;

	(void)state;
	begin("900", "urn:kompan:form:balance");
	attach(&in);
	attach(&in);
	a = th_get(&h, TH_PUP, "/p/7/answers/900/scans/40");
	assert_true(a.code == 200 && a.n == in.n && memcmp(a.body, in.bytes, in.n) == 0);
	a = th_get(&h, TH_OPS, "/p/7/answers/900");
	assert_true(has(a, "skan &lt;b&gt;.pdf") && has(a, in.sha256) && has(a, "700 KB"));
	assert_true(a.statements <= 12);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/900/scans/41").code, 404);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/answers/900/scans/40").code, 403);
	in.id.v = 41;
	in.type = NULL;
	assert_int_equal(answer_attach(th_begin(&h, TH_OPS, DB_WRITE), &in), ST_INVALID);
	db_rollback(h.cx.db);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/answers/900/scans", "scan", "42", NULL).code, 422);
}

/* ---- scans behind --files ---- */

static char folder[] = "/tmp/kompan-scans-XXXXXX";

static void
damage(const char *path)
{
	FILE *f = fopen(path, "r+b");

	assert_non_null(f);
	fputs("%PDX", f);
	assert_int_equal(fclose(f), 0);
}

static void
a_scan_behind_files_is_whole_or_named(void **state)
{
	struct answer_scan in, again;
	const char *path;
	struct th_answer a;

	(void)state;
	assert_non_null(mkdtemp(folder));
	h.conf.files = folder;
	path = arena_strf(h.mem, "%s/7/40", folder);
	begin("900", "urn:kompan:form:balance");
	in = some_scan(40, folder);
	again = some_scan(40, folder);
	assert_int_not_equal(access(path, F_OK), 0);            /* it has no name before its row is there */
	attach(&in);
	attach(&again);
	a = th_get(&h, TH_PUP, "/p/7/answers/900/scans/40");
	assert_true(a.code == 200 && a.n == in.n && memcmp(a.body, in.bytes, in.n) == 0);
	damage(path);
	a = th_get(&h, TH_PUP, "/p/7/answers/900/scans/40");
	assert_true(a.code == 409 && has(a, "it is scan 40"));
	assert_int_equal(unlink(path), 0);
	a = th_get(&h, TH_PUP, "/p/7/answers/900/scans/40");
	assert_true(a.code == 409 && has(a, "it is scan 40"));
	assert_int_equal(rmdir(arena_strf(h.mem, "%s/7", folder)), 0);          /* nothing else was left there */
	in = some_scan(43, "/tmp/no such folder");
	assert_int_equal(answer_attach(th_begin(&h, TH_OPS, DB_WRITE), &in), ST_INVALID);
	assert_non_null(strstr(h.cx.fault->text, "could not be written"));
	db_rollback(h.cx.db);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/answers/900"), "/scans/43"));
	rmdir(folder);
}

/* R112 */
static void
a_client_is_asked_about_one_service(void **state)
{
	struct th_answer a;

	(void)state;
	th_begin(&h, TH_OPS, DB_WRITE);
	th_service(&h, 700, ANNA, "social", "Rozmowa", "2026-09-10", "2026-09");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_true(
	    has(th_get(&h, TH_OPS, "/p/7/services/700"), "/p/7/people/501/forms?service=700"));
	a = th_get(&h, TH_OPS, "/p/7/people/501/forms?service=700");
	assert_true(has(a, "urn:kompan:form:satisfaction") && !has(a, "urn:kompan:form:smart"));
	a = th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "910", "service", "700", "url",
	    "urn:kompan:form:smart", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "910", "service", "701", "url",
	    "urn:kompan:form:satisfaction", NULL);
	assert_int_equal(a.code, 404);
	a = th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "910", "service", "700", "url",
	    "urn:kompan:form:satisfaction", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/501/forms"), "service of 10.09.2026"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/910/sections/1").code, 200);
}

static void
rate(const char *id, const char *first, const char *second)
{
	const char *path = arena_strf(h.mem, "/p/7/answers/%s/sections/3", id);

	begin(id, "urn:kompan:form:balance");
	assert_int_equal(th_post(&h, TH_OPS, path, "q", "1", "stamp", stamp(path), "q.3.1", first,
	                     "q.3.2", second, NULL)
	                     .code,
	    303);
}

/* A row for each strength. */
static void
write_swot(const char *id, const char *one, const char *two)
{
	const char *path = arena_strf(h.mem, "/p/7/answers/%s/sections/1", id);

	assert_int_equal(begin(id, "urn:kompan:form:swot").code, 303);
	assert_int_equal(th_post(&h, TH_OPS, path, "q", "1", "stamp", stamp(path), "q.1.1", "2",
	                     "q.1.1.1@1", one, "q.1.1.1@2", two, NULL)
	                     .code,
	    303);
}

/* R229 R352 R353 R357 */
static void
two_fillings_stand_side_by_side(void **state)
{
	struct th_answer a;

	(void)state;
	rate("900", "4", "5");
	a = th_get(&h, TH_OPS, "/p/7/answers/900/compare");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "nothing to compare"));
	rate("901", "7", "5");
	a = th_get(&h, TH_OPS, "/p/7/answers/901/compare");
	assert_int_equal(a.code, 200);
	assert_true(
	    has(a, "from 4 to 7: 3 more") && has(a, "still 5") && has(a, "1 answer is different."));
	assert_true(has(a, "role=\"img\""));
	assert_in_range(a.statements, 1, 12);
	a = th_get(&h, TH_OPS, "/p/7/answers/900/compare?with=901");
	assert_true(has(a, "from 4 to 7: 3 more"));     /* the earlier one stands first */
	rate("902", "9", "5");                  /* beside the starting picture, unless another day is asked for */
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/902/compare"), "from 4 to 9: 5 more"));
	assert_true(
	    has(th_get(&h, TH_OPS, "/p/7/answers/902/compare?with=901"), "from 7 to 9: 2 more"));
	write_swot("905", "uczciwa", "");
	write_swot("906", "umie gotować", "uczciwa");
	a = th_get(&h, TH_OPS, "/p/7/answers/906/compare");
	assert_true(has(a, "What is different") && has(a, "new rows: 1, gone: 0"));
	a = th_get(&h, TH_OPS, "/p/7/answers/900/compare?with=77");
	assert_int_equal(a.code, 200);
	assert_true(th_looks(&h, TH_OPS, ANNA) > 0);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/answers/12345/compare").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/answers/901/compare").code, 404);
}

/* ---- stages (R169) ---- */

/* The stamp of a page of stages. */
static const char *
stages_stamp(void)
{
	const char *body = th_get(&h, TH_COORDINATOR, "/p/7/stages/1").body;
	const char *at = strstr(body, "name=\"stamp\" value=\"");

	assert_non_null(at);
	return arena_strn(h.mem, at + 20, 16);
}

/* R169 */
static void
each_partner_sets_its_stages_and_forms_keep_theirs(void **state)
{
	const char *was = stages_stamp();
	struct th_answer a;

	(void)state;
	assert_false(has(th_get(&h, TH_OPS, "/p/7/people/501/forms"), "name=\"stage\""));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/stages/1").code, 403);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/7/stages/99").code, 404);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/stages/1", "stamp", was, "reaction", "1",
	                     "how_reaction", "rozmowa", "how_change", "arkusz", NULL)
	                     .code,
	    422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(
		    th_post(&h, TH_COORDINATOR, "/p/7/stages/1", "stamp", was, "reaction", "1",
		        "how_reaction", "rozmowa", "change", "1", NULL)
		        .code,
		    303);
	a = th_post(&h, TH_COORDINATOR, "/p/7/stages/1", "stamp", was, "knowledge", "1",
	    "how_knowledge", "test", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "value=\"test\"") && has(a, "Set now: reaction: rozmowa, change"));
	a = th_get(&h, TH_NGO, "/p/7/stages");
	assert_true(has(a, "rozmowa") && !has(a, "/p/7/stages/1"));
	a = th_get(&h, TH_OPS, "/p/7/people/501/forms");
	assert_true(
	    has(a, "name=\"stage\"") && has(a, "rozmowa") && !has(a, "value=\"knowledge\""));
	assert_false(has(th_get(&h, TH_NGO, "/p/7/people/501/forms"), "name=\"stage\""));
	a = th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", "920", "url",
	    "urn:kompan:form:balance", "stage", "reaction", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "asks nothing about this stage (reaction)"));
	assert_int_equal(begin("920", "urn:kompan:form:balance").code, 303);    /* it measures change only */
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/501/forms"), "stage: change"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/920"), "stage: change"));
}

static void
rate_skills(const char *id, const char *change, const char *knowledge)
{
	const char *path = arena_strf(h.mem, "/p/7/answers/%s/sections/1", id);

	assert_int_equal(begin(id, "urn:kompan:form:search-skills").code, 303);
	assert_int_equal(
	    th_post(&h, TH_OPS, path, "q", "1", "stamp", stamp(path), "q.1.2", change, NULL).code,
	    303);
	path = arena_strf(h.mem, "/p/7/answers/%s/sections/2", id);
	assert_int_equal(
	    th_post(&h, TH_OPS, path, "q", "1", "stamp", stamp(path), "q.2.1a", knowledge, NULL)
	        .code,
	    303);
}

/* ---- consents (R151) ---- */

static int64_t
grounds(void)
{
	const char *body = th_get(&h, TH_COORDINATOR, "/p/7/people/501/access").body;
	int64_t n = 0;

	for (const char *at = body; (at = strstr(at, "consent in the survey")) != NULL; at++)
		n++;
	return n;
}

/* R151 */
static void
consents_of_the_signed_survey_stand_in_the_file_and_close_with_it(void **state)
{
	const char *page = "/p/7/answers/930/sections/3";
	struct th_answer a;

	(void)state;
	a = th_get(&h, TH_OPS, "/p/7/people/501/forms");
	assert_true(
	    has(a, "before the diagnosis") && has(a, "value=\"urn:kompan:form:ex-ante\" checked"));
	begin("930", "urn:kompan:form:ex-ante");
	th_post(&h, TH_OPS, "/p/7/answers/930/sections/1", "q", "1", "stamp",
	    stamp("/p/7/answers/930/sections/1"), "q.1.1", "Anna Nowak", NULL);
	assert_int_equal(th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.3.2", "agree",
	                     "q.3.4", "disagree", NULL)
	                     .code,
	    303);
	assert_int_equal(grounds(), 0);
	a = th_post(&h, TH_OPS, "/p/7/answers/930/sign", "on", "12.09.2026", "place", "Zalesie",
	    "who", "Anna", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, "/p/7/answers/930/sign", "on", "12.09.2026", "who", "Anna", NULL);
	assert_int_equal(a.code, 303);
	assert_int_equal(grounds(), 3);         /* one for each partner, once */
	assert_false(has(th_get(&h, TH_OPS, "/p/7/people/501/forms"), "before the diagnosis"));
	a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.3.2", "disagree", "q.3.4",
	    "agree", "q.3.4a", "strona Partnerstwa", "reason", "klientka cofnęła", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/7/people/501/access");
	assert_true(has(a, "klientka cofnęła") && has(a, "strona Partnerstwa"));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/answers/930/withdraw", "reason", "to nie ta osoba", NULL).code,
	    303);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/people/501/access"), "to nie ta osoba"));
}

/* R230 */
static void
the_course_she_wants_and_the_one_suggested_stand_side_by_side(void **state)
{
	const char *page = "/p/7/answers/940/sections/4";
	struct th_answer a;

	(void)state;
	begin("940", "urn:kompan:form:balance");
	a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.4.1", "moderate", "q.4.2",
	    "primary", "q.4.4", "krawcowa", "q.4.5", "Szwalnia, 12 lat", "q.4.7.1", "poczta",
	    "q.4.7.3", "B", "q.4.8", "Kurs krawiecki", "q.4.9", "Kurs komputerowy", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/answers/940");
	assert_true(has(a, "moderate") && has(a, "Szwalnia, 12 lat") && has(a, ">B</dd>"));
	assert_true(has(a, "The client decides") && !has(a, "only for those named"));
	a = th_get(&h, TH_PUP, "/p/7/answers/940");
	assert_true(
	    has(a, "Szwalnia, 12 lat") && !has(a, "moderate") && has(a, "only for those named"));
	assert_in_range(a.statements, 1, 12);
	assert_false(has(th_get(&h, TH_PUP, "/p/7/answers/940/answer.json"), "moderate"));
	a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.4.8", "Kurs krawiecki",
	    "q.4.9", "Kurs krawiecki", NULL);
	assert_int_equal(a.code, 303);
	assert_false(has(th_get(&h, TH_PUP, "/p/7/answers/940"), "The client decides"));
}

/* R230 */
static void
who_does_not_see_the_degree_of_disability_does_not_clear_it(void **state)
{
	const char *page = "/p/7/answers/941/sections/4", *first = "/p/7/answers/941/sections/1";
	struct th_answer a;
	const char *seen;

	(void)state;
	begin("941", "urn:kompan:form:balance");
	a = th_post(&h, TH_OPS, first, "q", "1", "stamp", stamp(first), "q.1.1", "Anna", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, page, "q", "1", "stamp", stamp(page), "q.4.1", "moderate", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_NGO, page);
	assert_false(has(a, "value=\"moderate\" checked"));
	seen = strstr(a.body, "name=\"stamp\" value=\"") + 20;
	a = th_post(&h, TH_NGO, page, "q", "1", "stamp",
	    arena_strn(h.mem, seen, strcspn(seen, "\"")), "q.4.4", "krawcowa", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/answers/941");
	assert_true(has(a, "moderate") && has(a, "krawcowa"));
	a = th_post(&h, TH_NGO, "/p/7/answers/941/sign", "on", "12.09.2026", "who", "Anna", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/941"), "moderate"));
}

/* R382 */
static void
a_form_of_another_partner_is_nothing_without_a_ground(void **state)
{
	static const char *const page[] = { "", "/answer.pdf", "/answer.json", "/compare",
		"/sections/1" };

	(void)state;
	begin("960", "urn:kompan:form:balance");
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/people/501/forms", "id", "961", "url",
	                     "urn:kompan:form:balance", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_PUP, "/p/7/people/501/forms"), "/answers/960"));
	assert_false(has(th_get(&h, TH_PUP, "/p/7/answers/961/compare"), "nothing to compare"));
	assert_int_equal(case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA,
	                     (basis_id){ 602 }, "asked for it"),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_false(has(th_get(&h, TH_PUP, "/p/7/people/501/forms"), "/answers/960"));
	assert_true(has(th_get(&h, TH_PUP, "/p/7/people/501/forms"), "/answers/961"));
	assert_true(has(th_get(&h, TH_PUP, "/p/7/answers/961/compare"), "nothing to compare"));
	for (size_t i = 0; i < LEN(page); i++)
		assert_int_equal(th_get(&h, TH_PUP,
		                     arena_strf(h.mem, "/p/7/answers/960%s", page[i]))
		                     .code,
		    404);
	assert_int_equal(
	    th_post(&h, TH_PUP, "/p/7/answers/960/withdraw", "reason", "x", NULL).code, 404);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/answers/960").code, 403);
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/answers/960").code, 200);
}

/* R231 */
static void
place_and_day_are_asked_once(void **state)
{
	const char *last = "/p/7/answers/950/sections/5";
	struct th_answer a;

	(void)state;
	for (int i = 0; i < 2; i++) {
		const char *id = i == 0 ? "950" : "951";
		const char *one = arena_strf(h.mem, "/p/7/answers/%s/sections/1", id);

		begin(id, "urn:kompan:form:balance");
		th_post(
		    &h, TH_OPS, one, "q", "1", "stamp", stamp(one), "q.1.1", "Anna Nowak", NULL);
	}
	a = th_post(&h, TH_OPS, last, "q", "1", "stamp", stamp(last), "q.5.1", "Zalesie", "q.5.2",
	    "11.09.2026", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/answers/950");
	assert_true(has(a, "Place and day stand in the form: Zalesie, 11 September 2026") &&
	    !has(a, "name=\"on\""));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/answers/950/sign", "who", "Anna Nowak", NULL).code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/950"), "signed on 11 September 2026"));
	/* asked at the signature, it stands in the form */
	assert_true(has(th_get(&h, TH_OPS, "/p/7/answers/951"), "name=\"on\""));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/answers/951/sign", "who", "Anna Nowak", NULL).code, 422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/answers/951/sign", "on", "10.09.2026", "place",
	                     "Dolina", "who", "Anna Nowak", NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/answers/951");
	assert_true(has(a, ">Dolina</dd>") && has(a, "10.09.2026"));
}

/* R169 */
static void
answers_are_compared_by_stage(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/stages/1", "stamp", stages_stamp(),
	                     "knowledge", "1", "change", "1", NULL)
	                     .code,
	    303);
	rate_skills("960", "2", "1");
	rate_skills("961", "4", "3");
	a = th_get(&h, TH_OPS, "/p/7/answers/961/compare");
	assert_true(has(a, "Show what measures:") && has(a, "from 1 to 3: 2 more") &&
	    has(a, "to look for job offers"));
	a = th_get(&h, TH_OPS, "/p/7/answers/961/compare?stage=knowledge");
	assert_true(has(a, "from 1 to 3: 2 more") && !has(a, "to look for job offers"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_form_is_begun_once_and_saved_section_by_section),
		T(a_rating_outside_of_its_scale_is_refused_and_all_is_kept),
		T(two_people_on_two_sections_both_keep_theirs_and_on_one_the_second_is_told),
		T(a_signed_form_changes_only_with_a_reason_and_keeps_what_stood),
		T(whoever_may_not_see_people_sees_no_answers),
		T(a_scan_comes_back_byte_for_byte_and_a_page_is_no_scan),
		T(a_scan_behind_files_is_whole_or_named),
		T(a_client_is_asked_about_one_service),
		T(every_shipped_form_about_a_person_can_be_filled_in),
		T(each_partner_sets_its_stages_and_forms_keep_theirs),
		T(answers_are_compared_by_stage),
		T(consents_of_the_signed_survey_stand_in_the_file_and_close_with_it),
		T(the_course_she_wants_and_the_one_suggested_stand_side_by_side),
		T(who_does_not_see_the_degree_of_disability_does_not_clear_it),
		T(a_form_of_another_partner_is_nothing_without_a_ground),
		T(place_and_day_are_asked_once),
		T(two_fillings_stand_side_by_side),
	};

	return cmocka_run_group_tests_name("answer", tests, NULL, NULL);
}
