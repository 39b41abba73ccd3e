/* SPDX-License-Identifier: EUPL-1.2
 * recruit_test_help.h - what both tests of recruiting begin with: a house with one group, and a
 * candidate to add. For recruit_test.c and recruit_import_test.c only; after <cmocka.h>.
 */
#ifndef KOMPAN_RECRUIT_TEST_HELP_H
#define KOMPAN_RECRUIT_TEST_HELP_H

#include "core/test_help.h"
#include "mod/recruit/recruit_inside.h"

#include <stddef.h>

static struct th h;
static const group_id GROUP = { 100 };

static const struct group_in group_good = { .id = { 100 },
	.name = "Grupa wrześniowa",
	.cycle = 1,
	.kind = "one",
	.category = { 2 },
	.mixed_reason = "",
	.intake = "closed",
	.territory = "Testowo",
	.places = 12,
	.labour_note = "Nobody hires after 50.",
	.fit_note = "The foundation knows them.",
	.declare_at = "OPS, pokój 3",
	.from_on = "2026-09-01" };

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	assert_int_equal(
	    recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &group_good), ST_OK);
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

static struct candidate_in
anna(int64_t id)
{
	return (struct candidate_in){ .id = { id },
		.given = "Halina",
		.surname = "Ćwiklińska",
		.pesel = "84070555309",
		.phone = "",
		.email = "",
		.address = "",
		.stays_at = "",
		.situation = "",
		.reason = "Two years with us.",
		.motivation = "",
		.readiness = "",
		.interest = "",
		.declared_at = "",
		.remark = "" };
}

static enum st
add(int user, struct candidate_in in)
{
	enum st st = recruit_candidate_add(th_begin(&h, user, DB_WRITE), GROUP, &in);

	if (st == ST_OK)
		return th_commit(&h);
	db_rollback(h.cx.db);
	return st;
}

#endif
