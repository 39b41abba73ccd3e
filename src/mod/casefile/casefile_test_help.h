/* SPDX-License-Identifier: EUPL-1.2
 * casefile_test_help.h - what the tests of the file begin with: a house with one client, Anna
 * Nowak. For tests only; after <cmocka.h>.
 */
#ifndef KOMPAN_CASEFILE_TEST_HELP_H
#define KOMPAN_CASEFILE_TEST_HELP_H

#include "core/test_help.h"
#include "mod/person/person.h"

#include <string.h>

#define FILE_PAGE "/p/7/people/300"

static struct th h;
static const person_id ANNA = { 300 };

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), ANNA,
	    &(struct person_in){ .given = "Anna", .surname = "Nowak" }), ST_OK);
	th_enrol(&h, ANNA, (group_id){ 100 }, 1, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

#endif
