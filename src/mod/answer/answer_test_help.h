/* SPDX-License-Identifier: EUPL-1.2
 * answer_test_help.h - what tests of filled forms begin with: Anna, a client of the first partner,
 * whose file the partners share. For tests
 * only; after <cmocka.h>.
 */
#ifndef KOMPAN_ANSWER_TEST_HELP_H
#define KOMPAN_ANSWER_TEST_HELP_H

#include "core/test_help.h"
#include "mod/casefile/casefile.h"
#include "mod/person/person.h"

#include <string.h>

#define ANNA ((person_id){ 501 })

static struct th h;

static inline int
setup(void **state)
{
	const struct person_in in = { .given = "Anna", .surname = "Nowak" };

	(void)state;
	th_open(&h);
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), ANNA, &in), ST_OK);
	th_enrol(&h, ANNA, (group_id){ 1 }, 1, "2026-09-01");
	for (int64_t to = 1; to <= 3; to++)
		assert_int_equal(case_basis_add(&h.cx, ANNA, &(struct case_basis_in){
		    .id = { 600 + to }, .ground = "agreement", .recipient = { to },
		    .recipient_name = "", .purpose = "Work together", .legal = "Agreement of 2026",
		    .from_on = "2026-09-01" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	return 0;
}

static inline int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

static inline struct th_answer
begin(const char *id, const char *url)
{
	return th_post(&h, TH_OPS, "/p/7/people/501/forms", "id", id, "url", url, NULL);
}

/* The stamp that the form of this page carries. */
static inline const char *
stamp_of(int who, const char *path)
{
	struct th_answer a = th_get(&h, who, path);
	const char *at = a.body == NULL ? NULL : strstr(a.body, "name=\"stamp\" value=\"");

	assert_int_equal(a.code, 200);
	assert_non_null(at);
	at += strlen("name=\"stamp\" value=\"");
	return arena_strn(h.mem, at, strcspn(at, "\""));
}

static inline const char *
stamp(const char *path)
{
	return stamp_of(TH_OPS, path);
}

#endif
