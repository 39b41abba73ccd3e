/* SPDX-License-Identifier: EUPL-1.2
 * plan_race_test.c - two who work on one plan at the same moment, over two connections: what the rules
 * of a plan promise holds whoever is first, and the second is told. Each turn of the second that is
 * lost runs again, as the dispatcher does it (doc/adr/0010-races.md).
 */
#include "mod/plan/plan_test_help.h"

typedef enum st act(struct cx *);

static const char *stamp;       /* of what both saw */

/* What the second gets: she read before the first wrote, and writes after her commit. */
static enum st
second_of(act *first, act *second)
{
	struct cx one = *th_begin(&h, TH_OPS, DB_WRITE), fresh = one, two;
	char err[300];
	int lost = 0;
	enum st st;

	fresh.db = db_open(h.url, DB_SERVE, err, sizeof(err));
	assert_non_null(fresh.db);
	db_begin(fresh.db, DB_WRITE, h.p.v);
	two = fresh;
	(void)plan_held(&two, (person_id){ 501 }, "2026-09-13");
	assert_int_equal(first(&one), ST_OK);
	assert_int_equal(db_commit(one.db), ST_OK);
	for (;; lost++) {
		two = fresh;
		st = second(&two);
		if (db_status(two.db) == ST_OK && st != ST_OK)
			break;
		if (db_status(two.db) == ST_OK && db_commit(two.db) == ST_OK)
			break;
		assert_true(lost < 3);
		db_rollback(two.db);
		db_begin(two.db, DB_WRITE, h.p.v);
	}
	assert_true(lost > 0);          /* she did not work on what was no longer so */
	if (st != ST_OK)
		db_rollback(two.db);
	db_close(two.db);
	return st;
}

static void
drafted(void)
{
	begin(true);
	assert_int_equal(goal("710", "2", "950", "").code, 303);
	assert_int_equal(task("720", "1", "", "", "ready").code, 303);
}

/* ---- what they do ---- */

static enum st
accepts(struct cx *cx)
{
	return plan_accept(
	    cx, (plan_id){ 700 }, &(struct plan_accept){ "2026-09-13", "Podpisała" });
}

static enum st
withdraws_the_task(struct cx *cx)
{
	struct url back;

	return entry_withdraw(cx, &plan_task_sort, 720, "niepotrzebne", &back);
}

static enum st
withdraws_the_goal(struct cx *cx)
{
	struct url back;

	return entry_withdraw(cx, &plan_goal_sort, 710, "niepotrzebny", &back);
}

static struct plan_task_in
some_task(int64_t id)
{
	return (struct plan_task_in){ .id = { id },
		.plan = { 700 },
		.goal = { 710 },
		.part = "v2",
		.content = "Pójść na kurs w bibliotece",
		.details = "Wtorek o 10",
		.remark = "",
		.client = true,
		.need = "",
		.effect = "",
		.from_on = "2026-09-14",
		.to_on = "2026-09-20",
		.assess_on = "2026-09-21",
		.readiness = "ready",
		.stamp = stamp };
}

static enum st
adds_a_task(struct cx *cx)
{
	struct plan_task_in in = some_task(721);

	return plan_task_add(cx, &in);
}

static enum st
gives_it_to_the_pup(struct cx *cx)
{
	struct plan_task_in in = some_task(720);

	in.client = false;
	in.partner.v = 2;
	in.user.v = TH_PUP + 1;
	return plan_task_edit(cx, &in);
}

static enum st
gives_it_to_the_ngo(struct cx *cx)
{
	struct plan_task_in in = some_task(720);

	in.client = false;
	in.partner.v = 3;
	in.user.v = TH_NGO + 1;
	return plan_task_edit(cx, &in);
}

static enum st
settles(struct cx *cx, const char *state, const char *words)
{
	plan_id plan;

	return plan_task_settle(cx, (task_id){ 720 },
	    &(struct plan_settle){ state, words, words, words, stamp }, &plan);
}

static enum st
says_done(struct cx *cx)
{
	return settles(cx, "done", "Była na kursie");
}

static enum st
says_otherwise(struct cx *cx)
{
	return settles(cx, "undone", "Kurs odwołano");
}

static enum st
plans_the_next(struct cx *cx)
{
	struct plan_task_in in = some_task(722);

	return plan_task_next(cx, (task_id){ 720 }, &in);
}

static enum st
begins_with(struct cx *cx, int64_t id)
{
	const struct plan_in in = { .id = { id }, .main_goal = "Chcę pracować", .job = "",
		.contact = "", .alone = "", .near_job = "", .level = "", .transport = "",
		.why = "Kurs odwołano" };
	plan_id plan;

	return plan_begin(cx, (person_id){ 501 }, &in, &plan);
}

static enum st
begins_one(struct cx *cx)
{
	return begins_with(cx, 701);
}

static enum st
begins_another(struct cx *cx)
{
	return begins_with(cx, 702);
}

/* ---- what holds ---- */

/* R336 */
static void
nobody_changes_what_was_accepted_a_moment_ago(void **state)
{
	static act *const change[] = { adds_a_task, withdraws_the_task, gives_it_to_the_pup };

	(void)state;
	for (size_t i = 0; i < LEN(change); i++) {
		drafted();
		stamp = stamp_on("/p/7/plan-tasks/720");
		assert_int_equal(second_of(accepts, change[i]), ST_CONFLICT);
		assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "Pójść na kurs"));
		th_close(&h);
	}
}

/* R336 */
static void
a_plan_whose_last_task_is_withdrawn_meanwhile_is_not_accepted(void **state)
{
	(void)state;
	drafted();
	assert_int_equal(second_of(withdraws_the_task, accepts), ST_INVALID);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "Version 1: being written"));
	th_close(&h);
}

/* R338 */
static void
no_task_stays_without_its_goal(void **state)
{
	(void)state;
	for (int goal_first = 0; goal_first < 2; goal_first++) {
		begin(true);
		assert_int_equal(goal("710", "2", "950", "").code, 303);
		if (goal_first)
			assert_int_equal(second_of(withdraws_the_goal, adds_a_task), ST_INVALID);
		else
			assert_int_equal(second_of(adds_a_task, withdraws_the_goal), ST_CONFLICT);
		th_close(&h);
	}
}

/* R068 */
static void
two_who_give_a_task_away_leave_exactly_one_who_does_it(void **state)
{
	struct th_answer a;

	(void)state;
	drafted();
	stamp = stamp_on("/p/7/plan-tasks/720");
	assert_int_equal(second_of(gives_it_to_the_pup, gives_it_to_the_ngo), ST_CONFLICT);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Piotr Pup") && !has(a, "Natalia Ngo"));
	th_close(&h);
}

/* R342 */
static void
a_step_is_settled_once_and_the_next_follows_what_was_said(void **state)
{
	struct th_answer a;

	(void)state;
	drafted();
	stamp = stamp_on("/p/7/plan-tasks/720/settle");
	assert_int_equal(second_of(says_done, says_otherwise), ST_CONFLICT);
	a = th_get(&h, TH_OPS, "/p/7/plans/700");
	assert_true(has(a, "Była na kursie") && !has(a, "Kurs odwołano"));
	/* the same form from two windows: one step */
	assert_int_equal(second_of(plans_the_next, plans_the_next), ST_OK);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/plans/700"), "/p/7/plan-tasks/722"));
	th_close(&h);
}

/* R336 */
static void
two_who_begin_a_version_work_on_one(void **state)
{
	(void)state;
	drafted();
	assert_int_equal(accepts(th_begin(&h, TH_OPS, DB_WRITE)), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(second_of(begins_one, begins_another), ST_OK);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/plans/701").code, 200);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/plans/702").code, 404);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_changes_what_was_accepted_a_moment_ago),
		cmocka_unit_test(a_plan_whose_last_task_is_withdrawn_meanwhile_is_not_accepted),
		cmocka_unit_test(no_task_stays_without_its_goal),
		cmocka_unit_test(two_who_give_a_task_away_leave_exactly_one_who_does_it),
		cmocka_unit_test(a_step_is_settled_once_and_the_next_follows_what_was_said),
		cmocka_unit_test(two_who_begin_a_version_work_on_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
