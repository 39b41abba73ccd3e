/* SPDX-License-Identifier: EUPL-1.2
 * action_risk_test.c - risks of the plan and measures against them.
 */
#include "core/test_help.h"
#include "mod/action/action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
risk(struct th *h, const char *id, const char *content)
{
	assert_int_equal(th_post(h, TH_OPS, "/p/7/risks/new", "id", id, "content", content,
	    "level", "high", "on", "01.09.2026", NULL).code, 303);
}

/* R257 */
static void
a_risk_is_listed_until_it_is_closed_and_stays_in_the_history(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/risks"), "Begin with the first risk"));
	a = th_post(&h, TH_OPS, "/p/7/risks/new", "id", "800", "content", " ", "level", "awful",
	    "on", "01.10.2026", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#level\""));
	a = th_post(&h, TH_OPS, "/p/7/risks/new", "id", "800", "content", "", "on", "01.10.2026",
	    NULL);
	assert_true(has(a, "href=\"#content\"") && has(a, "href=\"#level\"") &&
	    has(a, "href=\"#on\""));
	risk(&h, "800", "Brak autobusu");
	risk(&h, "800", "Brak autobusu");
	a = th_get(&h, TH_HEAD, "/p/7/risks");
	assert_true(has(a, "1 open risk.") && has(a, "Brak autobusu") && has(a, "nothing yet"));
	a = th_post(&h, TH_OPS, "/p/7/risks/800/close", "closed_on", "31.08.2026", "why", "", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#why\"") && has(a, "href=\"#closed_on\""));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/close", "closed_on",
		    "12.09.2026", "why", "Gmina daje bus", NULL).code, 303);
	a = th_get(&h, TH_OPS, "/p/7/risks");
	assert_true(has(a, "0 open risks.") && has(a, "Closed risks") && has(a, "Gmina daje bus"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/open", NULL).code, 303);
	a = th_get(&h, TH_OPS, "/p/7/risks/800");
	assert_true(has(a, "Open since 1 September 2026") && has(a, "opened again") &&
	    has(a, "Gmina daje bus"));
	th_close(&h);
}

/* R258 */
static void
a_measure_has_a_partner_a_day_and_results_that_are_kept(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	risk(&h, "800", "Brak autobusu");
	a = th_post(&h, TH_NGO, "/p/7/risks/800/measures", "id", "850", "content", "", "partner",
	    "99", "on", "", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#content\"") && has(a, "href=\"#partner\"") &&
	    has(a, "href=\"#on\""));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_NGO, "/p/7/risks/800/measures", "id", "850",
		    "content", "Rozmowa z wójtem", "partner", "3", "on", "10.09.2026", NULL).code,
		    303);
	a = th_post(&h, TH_NGO, "/p/7/measures/850", "stamp", th_stamp(&h, TH_OPS, "/p/7/measures/850"),
	    "content", "Rozmowa z wójtem", "partner", "3", "on", "10.09.2026", "result",
	    "Obietnica busa", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_NGO, "/p/7/measures/850", "stamp", th_stamp(&h, TH_OPS, "/p/7/measures/850"),
	    "content", "Rozmowa z wójtem", "partner", "3", "on", "10.09.2026", "result",
	    "Bus jeździ od poniedziałku", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/risks");
	assert_true(has(a, "Rozmowa z wójtem") && has(a, "Fundacja Test, 10.09.2026") &&
	    has(a, "Bus jeździ od poniedziałku"));
	assert_false(has(a, "Obietnica busa"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/measures/850"), "Obietnica busa"));
	a = th_post(&h, TH_OPS, "/p/7/measures/850", "stamp", "older", "content", "Inna rozmowa",
	    "partner", "3", "on", "10.09.2026", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Inna rozmowa</textarea>") && has(a, "Bus jeździ"));
	th_close(&h);
}

static void
a_risk_entered_by_mistake_is_withdrawn_but_not_with_measures(void **state)
{
	struct th h;

	(void)state;
	th_open(&h);
	risk(&h, "800", "Brak autobusu");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/measures", "id", "850", "content",
	    "Rozmowa", "partner", "1", "on", "10.09.2026", NULL).code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/withdraw", "reason", "pomyłka",
	    NULL).code, 409);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/measures/850/withdraw", "reason", "",
	    NULL).code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/measures/850/withdraw", "reason",
		    "pomyłka", NULL).code, 303);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/withdraw", "reason",
		    "pomyłka", NULL).code, 303);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/risks/800").code, 404);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/801/withdraw", "reason", "x",
	    NULL).code, 404);
	th_close(&h);
}

static void
two_who_change_a_risk_do_not_overwrite_each_other(void **state)
{
	struct th h;
	struct th_answer a;
	const char *stamp;

	(void)state;
	th_open(&h);
	risk(&h, "800", "Brak autobusu");
	stamp = th_stamp(&h, TH_OPS, "/p/7/risks/800/edit");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/edit", "stamp", stamp, "content",
	    "Brak autobusu rano", "level", "low", "on", "01.09.2026", NULL).code, 303);
	a = th_post(&h, TH_PUP, "/p/7/risks/800/edit", "stamp", stamp, "content",
	    "Brak autobusu wieczorem", "level", "high", "on", "01.09.2026", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Brak autobusu rano") && has(a, "wieczorem"));
	a = th_get(&h, TH_OPS, "/p/7/risks/800");
	assert_true(has(a, "Brak autobusu rano") && has(a, "Before:"));
	th_close(&h);
}

static void
risks_of_another_partnership_do_not_exist_here(void **state)
{
	struct th h;
	struct cx *cx;
	risk_id of;

	(void)state;
	th_open(&h);
	risk(&h, "800", "Brak autobusu");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/risks/800/measures", "id", "850", "content",
	    "Rozmowa", "partner", "1", "on", "10.09.2026", NULL).code, 303);
	h.p.v = 8;
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(risk_close(cx, (risk_id){ 800 }, NULL, "x"), ST_NOT_FOUND);
	assert_int_equal(risk_open_again(cx, (risk_id){ 800 }), ST_NOT_FOUND);
	assert_int_equal(measure_withdraw(cx, (measure_id){ 850 }, "x", &of), ST_NOT_FOUND);
	assert_int_equal(measure_add(cx, &(struct measure_in){ .id = { 851 }, .risk = { 800 },
	    .content = "x", .on = "2026-09-01", .result = "", .partner = { 1 } }), ST_NOT_FOUND);
	db_rollback(cx->db);
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/risks/800").code, 404);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_risk_is_listed_until_it_is_closed_and_stays_in_the_history),
		cmocka_unit_test(a_measure_has_a_partner_a_day_and_results_that_are_kept),
		cmocka_unit_test(a_risk_entered_by_mistake_is_withdrawn_but_not_with_measures),
		cmocka_unit_test(two_who_change_a_risk_do_not_overwrite_each_other),
		cmocka_unit_test(risks_of_another_partnership_do_not_exist_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
