/* SPDX-License-Identifier: EUPL-1.2
 * report_test_help.h - what tests of reports and counts begin with: twelve clients since June, one
 * service in August. For tests only; after <cmocka.h>.
 */
#ifndef KOMPAN_REPORT_TEST_HELP_H
#define KOMPAN_REPORT_TEST_HELP_H

#include "core/test_help.h"
#include "mod/person/person.h"
#include "mod/report/report.h"

#include <string.h>

#define AUG "/p/7/reports/2026-08"
#define SEP "/p/7/reports/2026-09"

static struct th h;

/* Women of one surname, born in 1980, clients from that day on; ids and numbers go on from `first`. */
static inline void
enrol(int first, int n, const char *from_on)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	for (int i = first; i < first + n; i++) {
		const struct person_in in = { .given = "Zofia", .surname = "Tajemnicza",
			.sex = "K", .birth_on = "1980-05-01", .phone = "600111222", .email = "",
			.address = "ul. Cicha 3", .stays_at = "", .contact = "", .strengths = "",
			.situation = "long-term unemployed" };
		person_id id = { 500 + i };

		assert_int_equal(person_add(cx, id, &in), ST_OK);
		th_enrol(&h, id, (group_id){ 9 }, i, from_on);
	}
	assert_int_equal(th_commit(&h), ST_OK);
}

static inline void
serve(int64_t id, int64_t person, const char *scope)
{
	th_begin(&h, TH_COORDINATOR, DB_WRITE);
	th_service(&h, id, (person_id){ person }, "labour", scope, "2026-08-11",
	    report_month_for(&h.cx, "2026-08-11"));
	assert_int_equal(th_commit(&h), ST_OK);
}

static inline int
setup(void **state)
{
	(void)state;
	th_open(&h);
	enrol(1, 12, "2026-06-01");
	serve(800, 501, "scope-one");
	return 0;
}

static inline int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

static inline void
approve(const char *month)
{
	assert_int_equal(report_approve(th_begin(&h, TH_COORDINATOR, DB_WRITE), month), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

#endif
