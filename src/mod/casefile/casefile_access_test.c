/* SPDX-License-Identifier: EUPL-1.2
 * casefile_access_test.c - every role, circle, kind, ground and partner, as one table.
 */
#include "core/perm.h"
#include "core/test_help.h"
#include "mod/casefile/casefile.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct th h;
static const person_id ANNA = { 300 };
static const char *const role[TH_USERS] = { "coordinator", "worker", "worker", "worker", "head",
	"reader", "local_gov" };

static void
commit(void)
{
	assert_int_equal(th_commit(&h), ST_OK);
}

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), ANNA,
	    &(struct person_in){ .given = "Anna", .surname = "Nowak" }), ST_OK);
	th_enrol(&h, ANNA, (group_id){ 100 }, 1, "2026-09-01");
	commit();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

/* One letter for each user who sees it: Coordinator, Ops, Pup, Ngo, Head, Reader, Gmina. */
static const char *
seen_by(const struct case_mark *m)
{
	static char who[TH_USERS + 1];

	for (int u = 0; u < TH_USERS; u++) {
		struct cx *cx = th_begin(&h, u, DB_READ);

		cx->perms = role_find(role[u])->perms;
		who[u] = "COPNHRG"[u];
		if (!case_sees(case_access_load(cx, ANNA), m))
			who[u] = '.';
		db_rollback(cx->db);
	}
	return who;
}

/* Those who see what Olga of the OPS (partner 1) wrote. */
static void
expect(const char *circle, const char *kind, const char *who)
{
	const struct case_mark m = { .partner = { 1 }, .author = { TH_OPS + 1 }, .circle = circle,
		.kind = kind };
	const char *seen = seen_by(&m);

	if (strcmp(seen, who) != 0)
		print_message("%s %s: %s, wanted %s\n", circle, kind, seen, who);
	assert_string_equal(seen, who);
}

/* The same in both circles: nobody of another partner. */
static void
expect_closed(void)
{
	static const char *const circle[] = { "partner", "team" };

	for (size_t i = 0; i < LEN(circle); i++) {
		expect(circle[i], "", "CO.....");
		expect(circle[i], "health", ".O.....");
		expect(circle[i], "addiction", ".O.....");
		expect(circle[i], "disability", ".O.....");
		expect(circle[i], "violence", "C......");
	}
}

static enum st
basis(int64_t id, struct case_basis_in in)
{
	enum st st;

	in.id.v = id;
	if (in.ground == NULL)
		in.ground = "consent";
	if (in.purpose == NULL)
		in.purpose = "joint work";
	if (in.from_on == NULL)
		in.from_on = "2026-09-01";
	st = case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), ANNA, &in);
	if (st == ST_OK)
		commit();
	else
		db_rollback(h.cx.db);
	return st;
}

static enum st
name(int64_t id, int user, const char *kind, const char *to)
{
	enum st st = case_name(th_begin(&h, TH_COORDINATOR, DB_WRITE), ANNA,
	    &(struct case_name_in){ { id }, { user + 1 }, kind, "2026-09-01", to, "she helps" });

	if (st == ST_OK)
		commit();
	else
		db_rollback(h.cx.db);
	return st;
}

/* R381 */
static void
without_a_ground_nobody_of_another_partner_sees_anything(void **state)
{
	(void)state;
	expect_closed();
}

/* R382 */
static void
a_ground_in_force_opens_the_team_circle_to_its_recipient_only(void **state)
{
	(void)state;
	assert_int_equal(
	    basis(1, (struct case_basis_in){ .recipient = { 2 }, .source = { 1 } }), ST_OK);
	expect("team", "", "COP....");
	expect("partner", "", "CO.....");
	expect("team", "health", ".O.....");
	assert_int_equal(
	    basis(2, (struct case_basis_in){ .recipient = { 3 }, .source = { 2 } }), ST_OK);
	expect("team", "", "COP....");
	assert_int_equal(basis(3, (struct case_basis_in){ .ground = "statute", .legal = "art. 1",
	    .recipient = { 3 } }), ST_OK);
	expect("team", "", "COPN...");
	expect("partner", "", "CO.....");
}

/* R382 */
static void
a_ground_to_come_past_or_withdrawn_opens_nothing(void **state)
{
	(void)state;
	assert_int_equal(basis(1, (struct case_basis_in){ .recipient = { 2 },
	    .from_on = "2026-09-14" }), ST_OK);
	assert_int_equal(basis(2, (struct case_basis_in){ .recipient = { 2 },
	    .to_on = "2026-09-12" }), ST_OK);
	assert_int_equal(basis(3, (struct case_basis_in){ .recipient_name = "Szpital" }), ST_OK);
	expect_closed();
	assert_int_equal(basis(4, (struct case_basis_in){ .recipient = { 2 },
	    .to_on = "2026-09-13" }), ST_OK);
	expect("team", "", "COP....");
	assert_int_equal(
	    case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA, (basis_id){ 4 }, ""),
	    ST_INVALID);
	db_rollback(h.cx.db);
	assert_int_equal(case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA, (basis_id){ 4 },
	    "she asked"), ST_OK);
	commit();
	assert_int_equal(
	    case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA, (basis_id){ 4 }, ""), ST_OK);
	commit();
	expect_closed();
}

/* R382 */
static void
sensitive_facts_are_for_the_author_and_the_named_and_cross_only_where_the_ground_says_so(
    void **state)
{
	(void)state;
	assert_int_equal(name(1, TH_COORDINATOR, "health", NULL), ST_OK);
	assert_int_equal(name(2, TH_PUP, "health", NULL), ST_OK);
	assert_int_equal(name(3, TH_NGO, "addiction", NULL), ST_OK);
	assert_int_equal(name(4, TH_HEAD, "health", NULL), ST_OK);
	assert_int_equal(name(5, TH_COORDINATOR, "disability", "2026-09-12"), ST_OK);
	expect("team", "health", "CO.....");
	expect("team", "disability", ".O.....");
	assert_int_equal(basis(1, (struct case_basis_in){ .recipient = { 2 } }), ST_OK);
	expect("team", "health", "CO.....");
	assert_int_equal(
	    basis(2, (struct case_basis_in){ .recipient = { 2 }, .health = true }), ST_OK);
	assert_int_equal(
	    basis(3, (struct case_basis_in){ .recipient = { 3 }, .health = true }), ST_OK);
	expect("team", "health", "COP....");
	expect("partner", "health", "CO.....");
	expect("team", "addiction", ".O.....");
	assert_int_equal(
	    case_name_end(th_begin(&h, TH_COORDINATOR, DB_WRITE), ANNA, (named_id){ 2 }), ST_OK);
	commit();
	expect("team", "health", "CO.....");
}

/* R411 */
static void
violence_is_for_the_coordinator_and_the_named_not_even_for_the_author(void **state)
{
	(void)state;
	expect("team", "violence", "C......");
	assert_int_equal(
	    basis(1, (struct case_basis_in){ .recipient = { 2 }, .violence = true }), ST_OK);
	expect("team", "violence", "C......");
	assert_int_equal(name(1, TH_PUP, "violence", NULL), ST_OK);
	assert_int_equal(name(2, TH_OPS, "violence", NULL), ST_OK);
	expect("team", "violence", "COP....");
	expect("partner", "violence", "CO.....");
}

static void
what_is_missing_is_said_all_at_once_and_twice_is_once(void **state)
{
	struct case_basis_in in = { .id = { 9 }, .ground = "statute", .purpose = "",
		.from_on = "2026-09-10", .to_on = "2026-09-01" };
	struct cx *cx;
	int n = 0;

	(void)state;
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(case_basis_add(cx, ANNA, &in), ST_INVALID);
	for (struct fault *f = cx->fault; f != NULL; f = f->next)
		n++;
	assert_int_equal(n, 4);
	db_rollback(cx->db);
	assert_int_equal(basis(9, (struct case_basis_in){ .source = { 2 }, .recipient = { 2 } }),
	    ST_INVALID);
	assert_int_equal(basis(9, (struct case_basis_in){ .recipient = { 99 } }), ST_INVALID);
	assert_int_equal(basis(9, (struct case_basis_in){ .recipient = { 2 } }), ST_OK);
	assert_int_equal(basis(9, (struct case_basis_in){ .recipient = { 2 } }), ST_OK);
	assert_int_equal(name(1, TH_PUP, "mood", NULL), ST_INVALID);
	assert_int_equal(name(1, 90, "health", NULL), ST_INVALID);
	assert_int_equal(case_basis_add(th_begin(&h, TH_OPS, DB_WRITE), (person_id){ 999 }, &in),
	    ST_NOT_FOUND);
	db_rollback(h.cx.db);
	assert_int_equal(
	    case_basis_withdraw(th_begin(&h, TH_OPS, DB_WRITE), ANNA, (basis_id){ 99 }, "x"),
	    ST_NOT_FOUND);
	db_rollback(h.cx.db);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(without_a_ground_nobody_of_another_partner_sees_anything),
		T(a_ground_in_force_opens_the_team_circle_to_its_recipient_only),
		T(a_ground_to_come_past_or_withdrawn_opens_nothing),
		T(sensitive_facts_are_for_the_author_and_the_named_and_cross_only_where_the_ground_says_so),
		T(violence_is_for_the_coordinator_and_the_named_not_even_for_the_author),
		T(what_is_missing_is_said_all_at_once_and_twice_is_once),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
