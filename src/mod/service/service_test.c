/* SPDX-License-Identifier: EUPL-1.2
 * service_test.c - entries and their corrections, events and their lists, the catalogue.
 */
#include "core/test_help.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"
#include "mod/service/service_inside.h"
#include "mod/service/service_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct th h;
static const group_id GROUP = { 100 };

static void
enrol(int64_t id, int64_t no, const char *given, const char *surname)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	assert_int_equal(
	    person_add(cx, (person_id){ id }, &(struct person_in){ .given = given,
	    .surname = surname }),
	    ST_OK);
	th_enrol(&h, (person_id){ id }, GROUP, no, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
}

static int
setup(void **state)
{
	const struct group_in g = { .id = GROUP, .name = "Grupa Tajna", .cycle = 1, .kind = "one",
		.category = { 2 }, .mixed_reason = "", .intake = "continuous", .territory = "",
		.places = 12, .labour_note = "", .fit_note = "", .declare_at = "",
		.from_on = "2026-09-01" };

	(void)state;
	th_open(&h);
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &g), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	enrol(300, 1, "Anna", "Nowak");
	enrol(301, 2, "Bartosz", "Zając");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

/* An entry by OPS: 18 is vocational guidance. */
static struct th_answer
log_one(const char *id, const char *person, const char *on, const char *minutes, const char *scope)
{
	return th_post(&h, TH_OPS, "/p/7/services/new", "id", id, "person", person, "kind", "18",
	    "scope",
	    scope, "on", on, "minutes", minutes, "partner", "", "remark", "", NULL);
}

/* R110 R117 R252 */
static void
an_entry_takes_one_form_and_shows_in_the_month_and_on_the_person(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_get(&h, TH_OPS, "/p/7/services/new");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "Nowak Anna") && a.statements <= 12);
	assert_true(has(a, "Choose…</option>") && !has(a, "value=\"300\" selected"));
	a = log_one("500", "", "12.09.2026", "1,5", "rozmowa o planach");
	assert_true(a.code == 422 && has(a, "href=\"#person\"") && has(a, "rozmowa o planach"));
	a = log_one("500", "300", "12.09.2026", "1,5", "rozmowa o planach");
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_PUP, "/p/7/services?month=2026-09");
	assert_true(has(a, "rozmowa o planach") && has(a, "1:30") && has(a, "Olga Ops") && has(a,
	    "OPS Testowo"));
	assert_true(a.statements <= 12);
	assert_int_equal(th_looks(&h, TH_PUP, (person_id){ 300 }), 1);
	assert_true(has(th_get(&h, TH_PUP, "/p/7/people/300"), "rozmowa o planach"));
	assert_true(has(th_get(&h, TH_PUP, "/p/7/people/300/services"), "rozmowa o planach"));
	assert_false(has(th_get(&h, TH_PUP, "/p/7/services?month=2026-08"), "rozmowa o planach"));
}

static void
the_form_comes_back_for_the_next_client_with_day_and_service(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/services/new", "id", "500", "person", "300", "kind", "18",
	    "on",
	    "12.09.2026", "minutes", "45 min", "next", "1", NULL);
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/p/7/services/new?on=2026-09-12&kind=18&minutes=0:45");
}

static void
the_same_form_sent_twice_is_one_entry(void **state)
{
	(void)state;
	assert_int_equal(log_one("500", "300", "12.09.2026", "1", "raz").code, 303);
	assert_int_equal(log_one("500", "300", "12.09.2026", "1", "raz").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/services"), "1 service,"));
}

static void
bad_input_names_every_fault_and_keeps_what_was_typed(void **state)
{
	struct th_answer a;

	(void)state;
	a = log_one("500", "300", "31.02.2026", "ile wlezie", "<b>to</b> zostaje");
	assert_int_equal(a.code, 422);
	assert_true(has(a, "31.02.2026") && has(a, "ile wlezie") && has(a,
	    "&lt;b&gt;to&lt;/b&gt; zostaje"));
	a = log_one("500", "300", "14.09.2026", "1", "jutro");
	assert_int_equal(a.code, 422);
	assert_true(has(a, "has not come yet"));
	a = log_one("500", "999", "12.09.2026", "1", "kto to");
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/services/new", "id", "500", "person", "300", "kind", "777",
	    "on", "12.09.2026",
	    NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/services/new", "id", "500", "person", "300", "kind", "18",
	    "partner", "99", "on",
	    "12.09.2026", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/services"), "Nothing is written down yet."));
	assert_int_equal(th_get(&h, TH_READER, "/p/7/services").code, 403);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/services/new").code, 403);
}

/* R127 */
static void
what_happened_after_the_end_of_support_is_recorded_with_a_word(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/people/300/closing", "enrolment", "1300", "to_on",
	    "2026-09-08", "reason", "work",
	    "note", "", "situation", "pracuje", "why", "", "stamp", "", NULL);
	assert_int_equal(a.code, 303);
	assert_int_equal(log_one("500", "300", "12.09.2026", "1", "telefon").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/services"), "telefon"));
}

static void
a_correction_keeps_what_stood_and_two_writers_lose_nothing(void **state)
{
	struct th_answer a;

	(void)state;
	log_one("500", "300", "12.09.2026", "1", "pierwszy tekst");
	a = th_post(&h, TH_OPS, "/p/7/services/500", "person", "300", "kind", "18", "partner",
	    "1", "scope", "drugi tekst",
	    "on", "11.09.2026", "minutes", "2", "provider", "Olga Ops", "reason", "", "stamp",
	    "0", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/p/7/services/500", "person", "300", "kind", "18", "partner",
	    "1", "scope", "drugi tekst",
	    "on", "11.09.2026", "minutes", "2", "provider", "Olga Ops", "reason", "pomyłka",
	    "stamp", "0", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_PUP, "/p/7/services/500", "person", "300", "kind", "18", "partner",
	    "1", "scope", "trzeci tekst",
	    "on", "11.09.2026", "minutes", "2", "provider", "Olga Ops", "reason", "też", "stamp",
	    "0", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "trzeci tekst") && has(a, "Olga Ops"));
	a = th_get(&h, TH_PUP, "/p/7/services/500");
	assert_true(has(a, "drugi tekst") && has(a, "pierwszy tekst") && has(a, "pomyłka"));
}

static void
an_entry_moves_to_the_right_person_and_is_withdrawn_with_a_reason(void **state)
{
	struct th_answer a;

	(void)state;
	log_one("500", "300", "12.09.2026", "1", "nie ta osoba");
	a = th_post(&h, TH_OPS, "/p/7/services/500", "person", "301", "kind", "18", "partner",
	    "1", "scope", "nie ta osoba",
	    "on", "12.09.2026", "minutes", "1", "provider", "Olga Ops", "reason", "zamiana",
	    "stamp", "0", NULL);
	assert_int_equal(a.code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/people/300"), "nie ta osoba"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people/301"), "nie ta osoba"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/services/500/withdraw", "withdraw", "",
	    NULL).code, 422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/services/500/withdraw", "withdraw", "nie było",
	    NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/people/301"), "nie ta osoba"));
	a = th_get(&h, TH_OPS, "/p/7/services/500");
	assert_true(has(a, "Withdrawn by Olga Ops") && has(a, "nie było"));
}

static struct th_answer
plan_event(const char *on, const char *block)
{
	return th_post(&h, TH_NGO, "/p/7/events/new", "id", "600", "name", "Warsztat CV", "kind",
	    "23", "on", on, "starts",
	    "09:30", "minutes", "3", "partner", "", "group", "100", "leader", "Natalia Ngo",
	    "place", "świetlica", "block",
	    block, "seats", "", NULL);
}

/* R140 R158 */
static void
an_attendance_list_makes_an_entry_for_each_who_was_there(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(plan_event("10.09.2026", "Szukanie pracy").code, 303);
	a = th_get(&h, TH_NGO, "/p/7/events/600");
	assert_true(has(a, "Nowak Anna") && has(a, "Zając Bartosz") && a.statements <= 12);
	a = th_get(&h, TH_NGO, "/p/7/events/600/list");
	assert_int_equal(a.code, 200);
	assert_memory_equal(a.body, "%PDF", 4);
	a = th_post(&h, TH_NGO, "/p/7/events/600/attendance", "present", "300", "present", "301",
	    NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_NGO, "/p/7/services");
	assert_true(has(a, "2 services, 6:00 h together"));
	/* sent twice, then corrected: one of them was not there */
	th_post(&h, TH_NGO, "/p/7/events/600/attendance", "present", "300", "present", "301", NULL);
	th_post(&h, TH_NGO, "/p/7/events/600/attendance", "present", "301", NULL);
	a = th_get(&h, TH_NGO, "/p/7/services");
	assert_true(has(a, "3:00 h together"));
	assert_false(has(th_get(&h, TH_NGO, "/p/7/people/300"), "Warsztat CV"));
	a = th_get(&h, TH_NGO, "/p/7/events?month=2026-09");
	assert_true(has(a, "Szukanie pracy") && has(a, "Fundacja Test"));
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/600/cancel", NULL).code, 409);
}

/* R158 */
static void
a_training_of_more_than_ten_is_warned_of_and_not_refused(void **state)
{
	static const char advice[] = "the standard advises groups of at most 10 in a training";

	(void)state;
	for (int i = 0; i < 8; i++)
		enrol(310 + i, 10 + i, "Anna", "Nowak");
	assert_int_equal(plan_event("10.09.2026", "Szukanie pracy").code, 303);
	assert_false(has(th_get(&h, TH_NGO, "/p/7/events/600"), advice));       /* ten */
	enrol(320, 20, "Anna", "Nowak");
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/new", "id", "602", "name", "Kurs", "kind",
	    "23", "on", "11.09.2026", "starts", "", "minutes", "1", "group", "100", "block",
	    "Szukanie pracy", NULL).code, 303);
	assert_true(has(th_get(&h, TH_NGO, "/p/7/events/602"), advice));
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/602/attendance", "present", "300",
	    "present", "320", NULL).code, 303);
	/* no training, but eleven on eight seats */
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/new", "id", "601", "name", "Spotkanie",
	    "kind", "23", "on", "11.09.2026", "starts", "", "minutes", "1", "group", "100",
	    "seats", "8", NULL).code, 303);
	assert_true(has(th_get(&h, TH_NGO, "/p/7/events/601"),
	    "11 people are on the list; seats: 8."));
}

/* R117 */
static void
an_entry_begun_on_the_page_of_a_person_is_hers(void **state)
{
	struct th_answer a = th_get(&h, TH_OPS, "/p/7/people/300/services/new");

	(void)state;
	assert_true(has(a, "Nowak") && has(a, "name=\"person\""));
	a = th_post(&h, TH_OPS, "/p/7/people/300/services/new", "id", "500", "person", "300",
	    "kind", "18", "on", "12.09.2026", "minutes", "1", "scope", "plan na wrzesień", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people/300"), "plan na wrzesień"));
	assert_false(has(th_get(&h, TH_NGO, "/p/7/people/301"), "plan na wrzesień"));
}

static void
a_list_is_filled_in_only_after_the_day(void **state)
{
	(void)state;
	assert_int_equal(plan_event("20.09.2026", "").code, 303);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/600/attendance", "present", "300",
	    NULL).code, 422);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/600/cancel", NULL).code, 303);
	assert_true(has(th_get(&h, TH_NGO, "/p/7/events"), "cancelled"));
	assert_int_equal(plan_event("20.09.2026", "").code, 303);       /* the same form again */
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/events/601").code, 404);
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/events/new", "id", "602", "name", "", "starts",
	    "9.30", "on", "", NULL).code,
	    422);
}

/* R081 */
static void
the_attendance_list_bears_no_label_of_a_group(void **state)
{
	struct attendance_paper d = { .lang = LANG_PL, .partnership = "Partnerstwo",
	    .today = "2026-09-13",
		.e = { .group_name = "Grupa Tajna", .name = "Warsztat", .on_date = "2026-09-10",
		    .starts = "", .minutes = 60,
		    .place = "", .leader = "Jan", .partner_name = "OPS", .block = "",
		    .state = "planned" } };
	char path[] = "/tmp/kompan-list-XXXXXX", command[100], text[4000] = "";
	const char *pdf;
	size_t n, got;
	int fd = mkstemp(path);
	FILE *f;

	(void)state;
	pdf = service_paper_attendance(h.mem, &d, &n);
	f = fdopen(fd, "w");
	assert_int_equal(fwrite(pdf, 1, n, f), n);
	fclose(f);
	snprintf(command, sizeof(command), "pdftotext -layout %s -", path);
	f = popen(command, "r");
	got = fread(text, 1, sizeof(text) - 1, f);
	text[got] = '\0';
	pclose(f);
	remove(path);
	assert_non_null(strstr(text, "Warsztat"));
	assert_non_null(strstr(text, "Podpis"));
	assert_null(strstr(text, "Tajna"));
}

static void
the_catalogue_grows_by_own_kinds_and_keeps_retired_ones(void **state)
{
	struct th_answer a;

	(void)state;
	a = th_post(&h, TH_COORDINATOR, "/p/7/services/kinds", "id", "900", "area", "health",
	    "name", "spacer z kijkami", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/services/kinds");
	assert_true(has(a, "spacer z kijkami") && has(a, "poradnictwo zawodowe"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/services/kinds", "id", "901", "area", "other",
	    "name", "Spacer z kijkami", NULL);
	assert_int_equal(a.code, 422);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/services/kinds/900/retire", NULL).code,
	    303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/services/new"), "spacer z kijkami"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/services/kinds/900/again", NULL).code, 403);
}

static enum st
log_in_unit(struct cx *cx, int64_t id, int64_t person)
{
	return service_add(cx,
	    &(struct service_in){ .id = { id },
	        .person = { person },
	        .kind = { 18 },
	        .partner = { 1 },
	        .scope = "",
	        .on = "2026-09-10",
	        .minutes = 30,
	        .provider = "",
	        .remark = "",
	        .no_plan = "",
	        .no_plan_note = "" });
}

/* Nobody who logs a service reads what the others log (doc/adr/0010-races.md). */
/* R117 */
static void
two_who_log_at_once_do_not_stand_in_each_others_way(void **state)
{
	struct cx one, two;
	char err[300];

	(void)state;
	assert_int_equal(log_one("899", "300", "2026-09-10", "1", "").code, 303);
	one = *th_begin(&h, TH_OPS, DB_WRITE);
	two = one;
	two.db = db_open(h.url, DB_SERVE, err, sizeof(err));
	assert_non_null(two.db);
	db_begin(two.db, DB_WRITE, h.p.v);
	assert_int_equal(log_in_unit(&one, 900, 300), ST_OK);
	if (!db_is_postgres(two.db)) {          /* SQLite lets one write after the other */
		assert_int_equal(db_status(two.db), ST_BUSY);
		assert_int_equal(db_commit(one.db), ST_OK);
		db_rollback(two.db);
		db_begin(two.db, DB_WRITE, h.p.v);
	}
	assert_int_equal(log_in_unit(&two, 901, 301), ST_OK);
	if (db_is_postgres(two.db))
		assert_int_equal(db_commit(one.db), ST_OK);
	assert_int_equal(db_commit(two.db), ST_OK);
	db_close(two.db);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/services?month=2026-09"), "/p/7/services/901"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(an_entry_takes_one_form_and_shows_in_the_month_and_on_the_person),
		T(the_form_comes_back_for_the_next_client_with_day_and_service),
		T(the_same_form_sent_twice_is_one_entry),
		T(bad_input_names_every_fault_and_keeps_what_was_typed),
		T(what_happened_after_the_end_of_support_is_recorded_with_a_word),
		T(a_correction_keeps_what_stood_and_two_writers_lose_nothing),
		T(an_entry_moves_to_the_right_person_and_is_withdrawn_with_a_reason),
		T(an_attendance_list_makes_an_entry_for_each_who_was_there),
		T(a_training_of_more_than_ten_is_warned_of_and_not_refused),
		T(an_entry_begun_on_the_page_of_a_person_is_hers),
		T(a_list_is_filled_in_only_after_the_day),
		T(the_attendance_list_bears_no_label_of_a_group),
		T(the_catalogue_grows_by_own_kinds_and_keeps_retired_ones),
		T(two_who_log_at_once_do_not_stand_in_each_others_way),
#undef T
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
