/* SPDX-License-Identifier: EUPL-1.2
 * unit_test.c - units of a centre and who belongs to them.
 */
#include "core/test_help.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct th h;

static struct th_answer
add(int user, const char *id, const char *name)
{
	return th_post(
	    &h, user, "/p/7/units", "id", id, "partner", "1", "kind", "field", "name", name, NULL);
}

static struct th_answer
assign(const char *user, const char *unit)
{
	return th_post(&h, TH_COORDINATOR, "/p/7/units/people", "user", user, "unit", unit, NULL);
}

/* R393 */
static void
a_unit_has_its_people_and_stands_beside_them_on_the_file(void **state)
{
	struct th_answer a;

	(void)state;
	th_open(&h);
	assert_int_equal(add(TH_COORDINATOR, "900", "").code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(add(TH_COORDINATOR, "900", "Field department 2").code, 303);
	assert_int_equal(add(TH_OPS, "901", "x").code, 403);
	assert_int_equal(assign("3", "900").code, 422);         /* of the labour office */
	assert_int_equal(assign("2", "999").code, 422);
	assert_int_equal(assign("2", "900").code, 303);
	a = th_get(&h, TH_HEAD, "/p/7/units");
	assert_true(
	    has(a, "Field department 2") && has(a, "field department") && has(a, "Olga Ops"));
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/units").code, 404);
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), (person_id){ 300 },
	    &(struct person_in){ .given = "Anna", .surname = "Nowak" }), ST_OK);
	th_enrol(&h, (person_id){ 300 }, (group_id){ 100 }, 1, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/300/care", "id", "5000", "user", "2",
	                     "from_on", "2026-09-01", "note", "", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_PUP, "/p/7/people/300"), "Field department 2"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/units/900/end", NULL).code, 303);
	assert_false(has(th_get(&h, TH_HEAD, "/p/7/units"), "Field department 2"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/units/999/end", NULL).code, 404);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unit_has_its_people_and_stands_beside_them_on_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
