/* SPDX-License-Identifier: EUPL-1.2
 * report_forms_test.c - whatever is typed into any field of services, events, actions, risks, people
 * and reports: no page fails, what was typed stays, nothing is taken for HTML or SQL; and the pages
 * and the paper of the month still come.
 */
#include "base/text.h"
#include "core/test_help.h"
#include "mod/action/action.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"
#include "mod/report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct th h;
static int64_t next_id;
static size_t not_there;

static void
add_rows(void)
{
	const struct group_in g = { .id = { 9 }, .name = "Grupa", .cycle = 1, .kind = "one",
		.category = { 2 }, .mixed_reason = "", .intake = "continuous", .territory = "",
		.places = 12, .labour_note = "", .fit_note = "", .declare_at = "",
		.from_on = "2026-06-01" };
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	assert_int_equal(recruit_group_add(cx, &g), ST_OK);
	assert_int_equal(recruit_candidate_add(cx, g.id, &(struct candidate_in){ .id = { 401 },
	    .given = "Halina", .surname = "Nowa", .pesel = "", .phone = "", .email = "",
	    .address = "", .stays_at = "", .situation = "", .reason = "Two years with us.",
	    .motivation = "", .readiness = "", .interest = "", .declared_at = "",
	    .remark = "" }), ST_OK);
	assert_int_equal(person_add(cx, (person_id){ 501 }, &(struct person_in){ .given = "Zofia",
	    .surname = "Cicha" }), ST_OK);
	th_enrol(&h, (person_id){ 501 }, (group_id){ 9 }, 1, "2026-06-01");
	th_service(&h, 800, (person_id){ 501 }, "labour", "scope", "2026-09-02", "2026-09");
	th_event(&h, 71, "Computers", "2026-09-04", 90);
	assert_int_equal(action_plan(cx, &(struct action_in){ .id = { 601 }, .kind = "plan",
	    .topic = "", .month = "2026-09", .partner = { 1 }, .user = { 2 },
	    .content = "Visit", .unit = "", .participants = "", .done_text = "",
	    .difference = "", .effect = "" }), ST_OK);
	assert_int_equal(risk_add(cx, &(struct risk_in){ .id = { 701 }, .content = "No bus",
	    .level = "high", .on = "2026-09-02" }), ST_OK);
	assert_int_equal(measure_add(cx, &(struct measure_in){ .id = { 702 }, .risk = { 701 },
	    .content = "Lifts", .on = "2026-09-05", .result = "", .partner = { 3 } }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static void
open_house(void)
{
	th_open(&h);
	next_id = 10000;
	not_there = 0;
	add_rows();
}

/* ---- the forms, from the tables of routes ---- */

static const char *const looked_at[] = { "service", "event", "action", "risk", "report", "person",
	"person edit", "recruit" };

static bool
looks_at(const struct module *m)
{
	for (size_t i = 0; i < LEN(looked_at); i++)
		if (strcmp(m->name, looked_at[i]) == 0)
			return true;
	return false;
}

/* Which row a path means, by the word before :id. */
static const struct { const char *word, *id; } rows[] = { { "/people/", "501" },
	{ "/services/kinds/", "1" }, { "/services/", "800" }, { "/events/", "71" },
	{ "/actions/", "601" }, { "/risks/", "701" }, { "/measures/", "702" }, { "/groups/", "9" },
	{ "/candidates/", "401" } };

static const char *
path_of(const struct route *rt)
{
	struct buf b;

	buf_init(&b, h.mem);
	for (const char *p = rt->path; *p != '\0';) {
		size_t n = strcspn(p + 1, "/") + 1;
		const char *part = arena_strn(h.mem, p, n), *id = "1";

		for (size_t i = 0; i < LEN(rows); i++)
			if (strstr(rt->path, arena_strf(h.mem, "%s:id", rows[i].word)) != NULL)
				id = rows[i].id;
		buf_str(&b, strcmp(part, "/:p") == 0 ? "/7" : strcmp(part, "/:month") == 0 ?
		    "/2026-09" : strcmp(part, "/:code") == 0 ? "/XIII" : part[1] != ':' ? part :
		    arena_strf(h.mem, "/%s", id));
		p += n;
	}
	return b.s;
}

static bool
typed_by_hand(const struct field *f)
{
	return f->label[0] != '\0' && strcmp(f->name, f->label) != 0 &&
	    strcmp(f->name, "was") != 0 && strcmp(f->name, "mark") != 0 &&
	    strcmp(f->name, "enrolment") != 0;
}

/* What a person could have typed; of text it says in which field. */
static const char *
good(const struct field *f)
{
	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_BLOCK:
	case FIELD_RAW:
		return strcmp(f->name, "starts") == 0 ? "09:00" : typed_by_hand(f) ?
		    arena_strf(h.mem, "kept %s", f->name) : "";
	case FIELD_DATE:
		return "2026-09-12";
	case FIELD_MONTH:
		return "2026-09";
	case FIELD_INT:
		return "5";
	case FIELD_ID:
	case FIELD_NEW:
		return strcmp(f->name, "id") == 0 ?
		    arena_strf(h.mem, "%lld", (long long)next_id++) :
		    strcmp(f->name, "person") == 0 ? "501" :
		    strcmp(f->name, "enrolment") == 0 ? "1501" : "1";
	case FIELD_MINUTES:
		return "1:30";
	case FIELD_BOOL:
		return "1";
	case FIELD_CHOICE:
		break;
	}
	return arena_strn(h.mem, f->choices, strcspn(f->choices, "|"));
}

static bool
on_page(struct th_answer a, const char *name)
{
	return strstr(a.body, arena_strf(h.mem, "name=\"%s\"", name)) != NULL;
}

/* Every form with one field like this, the others good. */
static void
try(const struct route *rt, size_t bad, const char *value)
{
	struct http_pair pair[40];
	struct th_answer a, shown;
	const char *path = path_of(rt);

	assert_true(rt->n_field <= LEN(pair));
	for (size_t i = 0; i < rt->n_field; i++)
		pair[i] = (struct http_pair){ rt->field[i].name,
			i == bad ? value : good(&rt->field[i]) };
	a = th_post_list(&h, TH_COORDINATOR, path, pair, rt->n_field);
	if (a.code != 303 && a.code != 422 && a.code != 409 && a.code != 404 && a.code != 403)
		fail_msg(
		    "%s, field %s: %.40s: answer %u", path, rt->field[bad].name, value, a.code);
	not_there += a.code == 404;
	if (strstr(a.body, "<script>alert") != NULL)
		fail_msg("%s, field %s: not escaped", path, rt->field[bad].name);
	if (a.code != 422 || !typed_by_hand(&rt->field[bad]))
		return;
	/* a field that the empty form does not show cannot have been typed */
	shown = th_get(&h, TH_COORDINATOR, path);
	for (size_t i = 0; i < rt->n_field; i++)
		if (on_page(shown.code == 200 ? shown : a, rt->field[i].name) &&
		    typed_by_hand(&rt->field[i]) && (i == bad ? strstr(value, "typed") != NULL &&
		    rt->field[i].kind <= FIELD_DATE && strstr(a.body, "typed") == NULL :
		    strncmp(pair[i].value, "kept ", 5) == 0 &&
		    strstr(a.body, pair[i].value) == NULL))
			fail_msg("%s, with %.40s in %s: %s is lost", path, value,
			    rt->field[bad].name, rt->field[i].name);
}

/* Everything that shows what was typed. */
static void
look_everywhere(void)
{
	static const char *const pages[] = { "/p/7/services", "/p/7/events", "/p/7/actions",
		"/p/7/risks", "/p/7/risks/701", "/p/7/people", "/p/7/people/501", "/p/7/groups",
		"/p/7/actions/601", "/p/7/services/800", "/p/7/events/71", "/p/7/reports",
		"/p/7/reports/2026-09", "/p/7/reports/2026-09/part" };
	struct th_answer a;

	for (size_t i = 0; i < LEN(pages); i++) {
		a = th_get(&h, TH_COORDINATOR, pages[i]);
		if (a.code != 200 || strstr(a.body, "<script>alert") != NULL)
			fail_msg("%s: answer %u", pages[i], a.code);
	}
	a = th_get(&h, TH_COORDINATOR, "/p/7/reports/2026-09/report.pdf");
	assert_int_equal(a.code, 200);
	assert_memory_equal(a.body, "%PDF", 4);
}

static void
try_everywhere(const char *value)
{
	size_t tried = 0;

	open_house();
	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; looks_at(&modules[m]) && i < *modules[m].n_route; i++) {
			const struct route *rt = &modules[m].route[i];

			for (size_t f = 0; strcmp(rt->method, "POST") == 0 && f < rt->n_field;
			    f++, tried++)
				try(rt, f, value);
		}
	assert_true(tried > 120 && not_there * 10 < tried);
	look_everywhere();
	th_close(&h);
}

/* R265 R117 */
static void
html_and_sql_in_any_field_are_words(void **state)
{
	(void)state;
	try_everywhere("<script>alert('typed')</script>\" onload=\"x");
	try_everywhere("'; DROP TABLE service; -- typed");
	try_everywhere("typed %s %n {{ x }} ${x} \\");
}

/* R265 R117 */
static void
marks_of_direction_and_control_characters_fail_no_page(void **state)
{
	(void)state;
	try_everywhere("typed \xe2\x80\xae evil \xe2\x80\x8f \xd7\xa9\xd7\x9c");
	try_everywhere("typed \x01\x02\x1b[31m\x7f\t\r\n\v");
	try_everywhere("typed \xf0\x9f\xa6\x84 e\xcc\x81\xcc\x81\xcc\x81 \xef\xbf\xbf");
}

/* R117 R252 R255 */
static void
days_that_are_none_and_numbers_beyond_all_are_faults_or_words(void **state)
{
	static const char *const values[] = { "31.02.2026", "0000-00-00", "99999999999999999999",
		"-1", "1e9", "0x10", "", " ", "99:99", "9999-12-31" };

	(void)state;
	for (size_t i = 0; i < LEN(values); i++)
		try_everywhere(values[i]);
}

/* R265 R117 */
static void
a_text_of_any_length_is_a_fault_or_kept(void **state)
{
	char *longest = calloc(60001, 1);

	(void)state;
	assert_non_null(longest);
	memset(longest, 'w', 60000);
	memcpy(longest, "typed ", 6);
	try_everywhere(longest);
	free(longest);
}

#define T(name) cmocka_unit_test(name)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(html_and_sql_in_any_field_are_words),
		T(marks_of_direction_and_control_characters_fail_no_page),
		T(days_that_are_none_and_numbers_beyond_all_are_faults_or_words),
		T(a_text_of_any_length_is_a_fault_or_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
