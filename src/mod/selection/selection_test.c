/* SPDX-License-Identifier: EUPL-1.2
 * selection_test.c - matching across partners, meetings, decisions, enrolment.
 */
#include "base/id.h"
#include "core/test_help.h"
#include "mod/recruit/recruit.h"
#include "mod/selection/selection_inside.h"
#include "mod/selection/selection_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct th h;
static const group_id GROUP = { 100 };
static const selection_id FIRST = { 500 };

static int64_t months_out;       /* of the next proposals */

/* One proposal; declared: "" leaves the declaration unsigned. */
static void
propose(int user, int64_t id, const char *given, const char *surname, const char *pesel,
    const char *birth_on, bool declared)
{
	struct candidate_in in = { .id = { id },
		.given = given,
		.surname = surname,
		.pesel = pesel,
		.birth_on = birth_on,
		.phone = "",
		.email = "",
		.address = "ul. Tajna 5",
		.stays_at = "",
		.situation = "",
		.months_out = months_out,
		.reason = "long with us",
		.motivation = "",
		.readiness = "",
		.interest = "",
		.declared_at = "",
		.remark = "only for us",
		.declared_on = declared ? "2026-09-10" : NULL,
		.ops_client = user == TH_OPS ? "yes" : "unknown",
		.pup_registered = user == TH_PUP ? "yes" : "unknown" };

	assert_int_equal(recruit_candidate_add(th_begin(&h, user, DB_WRITE), GROUP, &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static int
setup(void **state)
{
	const struct group_in g = { .id = GROUP,
		.name = "Grupa Tajna",
		.cycle = 1,
		.kind = "one",
		.category = { 2 },
		.mixed_reason = "",
		.intake = "continuous",
		.territory = "",
		.places = 12,
		.labour_note = "",
		.fit_note = "",
		.declare_at = "",
		.from_on = "2026-09-01" };

	(void)state;
	th_open(&h);
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &g), ST_OK);
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

static void
open_meeting(selection_id id)
{
	const struct selection_in in = {
		.id = id, .held_on = "2026-09-12", .place = "OPS", .minutes = ""
	};

	assert_int_equal(selection_open(th_begin(&h, TH_COORDINATOR, DB_WRITE), GROUP, &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static struct meeting
load(selection_id id)
{
	struct meeting m;

	assert_true(selection_load(th_begin(&h, TH_COORDINATOR, DB_READ), id, &m));
	db_rollback(h.cx.db);
	return m;
}

static enum st
decide(selection_id id, person_id person, const char *outcome, const char *was)
{
	const struct decision_in in = {
		.id = { id_new() }, .outcome = outcome, .reason = "talked over", .was = was
	};
	enum st st = selection_decide(th_begin(&h, TH_COORDINATOR, DB_WRITE), id, person, &in);

	if (st == ST_OK)
		return th_commit(&h);
	db_rollback(h.cx.db);
	return st;
}

static enum st
finish(selection_id id)
{
	enum st st = selection_finish(th_begin(&h, TH_COORDINATOR, DB_WRITE), id);

	if (st == ST_OK)
		return th_commit(&h);
	db_rollback(h.cx.db);
	return st;
}

static void
everybody_is_there(selection_id id)
{
	const struct selection_in in = {
		.id = id, .held_on = "2026-09-12", .place = "OPS", .minutes = ""
	};
	const struct presence_in p[] = { { { 1 }, "Olga" }, { { 2 }, "Piotr" },
		{ { 3 }, "Natalia" } };

	assert_int_equal(
	    selection_meeting_save(th_begin(&h, TH_COORDINATOR, DB_WRITE), &in, p, 3), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

static size_t
matches(struct q_selection_matches **row)
{
	size_t n = q_selection_matches(th_begin(&h, TH_COORDINATOR, DB_READ), row, h.p, GROUP);

	db_rollback(h.cx.db);
	return n;
}

static enum st
decide_match(match_id id, const char *decision, const char *legal)
{
	const struct match_in in = { decision, "asked her", legal };
	enum st st = selection_match_decide(th_begin(&h, TH_COORDINATOR, DB_WRITE), id, &in);

	if (st == ST_OK)
		return th_commit(&h);
	db_rollback(h.cx.db);
	return st;
}

/* R144 */
static void
equal_pesels_of_two_partners_are_one_person_in_two_rows(void **state)
{
	struct q_selection_matches *row;
	struct meeting m;

	(void)state;
	propose(TH_OPS, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	propose(TH_PUP, 2, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	propose(TH_NGO, 3, "Marzena", "Źrebiec", NULL, NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_int_equal(m.n, 2);
	assert_string_equal(m.row[0].proposed_by, "OPS Testowo, PUP Testowo");
	assert_true(m.row[0].ops && m.row[0].pup);
	assert_int_equal(matches(&row), 1);
	assert_string_equal(row[0].decision, "same");
	assert_string_equal(row[0].by, "Karolina Koordynator");
}

/* R144 */
static void
without_a_declaration_only_a_number_is_seen(void **state)
{
	struct th_answer a;

	(void)state;
	propose(TH_OPS, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	propose(TH_PUP, 2, "Marzena", "Źrebiec", "61101940602", NULL, false);
	open_meeting(FIRST);
	assert_int_equal(load(FIRST).n, 1);
	a = th_get(&h, TH_COORDINATOR, "/p/7/selections/500");
	assert_null(strstr(a.body, "Źrebiec"));
	assert_non_null(strstr(a.body, "PUP Testowo: 1."));
	assert_null(strstr(a.body, "only for us"));
}

static void
before_selection_opens_nobody_sees_other_lists(void **state)
{
	struct th_answer a;

	(void)state;
	propose(TH_PUP, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	a = th_get(&h, TH_COORDINATOR, "/p/7/groups/100/selection");
	assert_int_equal(a.code, 200);
	assert_null(strstr(a.body, "wikli"));
	assert_int_equal(th_get(&h, TH_READER, "/p/7/groups/100/selection").code, 403);
}

static void
a_doubtful_pair_waits_for_a_named_person_with_a_legal_basis(void **state)
{
	struct q_selection_matches *row;

	(void)state;
	propose(TH_OPS, 1, "Grażyna", "Śmigielna", "61100750886", NULL, true);
	propose(TH_NGO, 2, "GRAZYNA", "Smigielna", NULL, "1961-10-07", true);
	open_meeting(FIRST);
	assert_int_equal(matches(&row), 1);
	assert_string_equal(row[0].decision, "open");
	assert_int_equal(load(FIRST).n, 2);
	assert_int_equal(load(FIRST).in_doubt, 1);
	assert_int_equal(decide_match(row[0].id, "same", ""), ST_INVALID);
	assert_int_equal(decide_match(row[0].id, "same", "consent in the declarations"), ST_OK);
	assert_int_equal(load(FIRST).n, 1);
	assert_int_equal(decide_match(row[0].id, "other", "consent"), ST_CONFLICT);
}

/* R144 */
static void
a_doubtful_pair_is_looked_at_and_decided_on_its_page(void **state)
{
	struct q_selection_matches *row;
	struct th_answer a;
	const char *page;

	(void)state;
	propose(TH_OPS, 1, "Grażyna", "Śmigielna", "61100750886", NULL, true);
	propose(TH_NGO, 2, "GRAZYNA", "Smigielna", NULL, "1961-10-07", true);
	open_meeting(FIRST);
	assert_int_equal(matches(&row), 1);
	page = arena_strf(h.mem, "/p/7/matches/%lld", (long long)row[0].id.v);
	a = th_get(&h, TH_COORDINATOR, page);
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "Śmigielna"));
	assert_non_null(strstr(a.body, "Smigielna"));
	assert_int_equal(th_post(&h, TH_OPS, page, "decision", "same", "legal", "consent",
	    NULL).code, 403);
	assert_int_equal(th_post(&h, TH_COORDINATOR, page, "decision", "same", "reason",
	    "Both showed the same card", "legal", "consent in the declarations", NULL).code, 303);
	assert_int_equal(load(FIRST).n, 1);
}

static void
two_people_with_one_name_and_birth_date_stay_two(void **state)
{
	struct q_selection_matches *row;
	struct meeting m;

	(void)state;
	propose(TH_OPS, 1, "Grażyna", "Śmigielna", NULL, "1961-10-07", true);
	propose(TH_NGO, 2, "Grażyna", "Śmigielna", NULL, "1961-10-07", true);
	open_meeting(FIRST);
	assert_int_equal(matches(&row), 1);
	assert_int_equal(decide_match(row[0].id, "other", "consent"), ST_OK);
	m = load(FIRST);
	assert_int_equal(m.n, 2);
	assert_int_equal(m.in_doubt, 0);
}

/* R144 */
static void
joined_proposals_are_parted_again_with_a_reason(void **state)
{
	struct q_selection_matches *row;
	char path[80];
	struct meeting m;

	(void)state;
	propose(TH_OPS, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	propose(TH_PUP, 2, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	open_meeting(FIRST);
	matches(&row);
	snprintf(path, sizeof(path), "/p/7/matches/%lld/part", (long long)row[0].id.v);
	assert_int_equal(th_post(&h, TH_COORDINATOR, path, "reason", "", NULL).code, 422);
	assert_int_equal(th_post(&h, TH_OPS, path, "reason", "x", NULL).code, 403);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, path, "reason", "a typing mistake", NULL).code, 303);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, path, "reason", "a typing mistake", NULL).code, 303);
	m = load(FIRST);
	assert_int_equal(m.n, 2);
	assert_true(m.row[0].person.v != m.row[1].person.v);
}

/* R075 R083 */
static void
unmet_criteria_are_shown_and_exclude_nobody(void **state)
{
	struct th_answer a;
	struct meeting m;

	(void)state;
	propose(TH_OPS, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_true(m.row[0].ops);
	assert_false(m.row[0].pup);
	a = th_get(&h, TH_COORDINATOR, "/p/7/selections/500");
	assert_non_null(strstr(a.body, "OPS only"));
	assert_non_null(strstr(a.body, "motivation not recorded"));
	assert_int_equal(decide(FIRST, m.row[0].person, "selected", ""), ST_OK);
	everybody_is_there(FIRST);
	assert_int_equal(finish(FIRST), ST_OK);
	assert_int_equal(load(FIRST).row[0].client_no, 1);
}

/* R077 */
static void
closing_without_one_partner_is_refused(void **state)
{
	const struct selection_in in = {
		.id = FIRST, .held_on = "2026-09-12", .place = "", .minutes = ""
	};
	const struct presence_in two[] = { { { 1 }, "Olga" }, { { 2 }, "Piotr" } };
	struct th_answer a;

	(void)state;
	propose(TH_OPS, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	open_meeting(FIRST);
	assert_int_equal(
	    selection_meeting_save(th_begin(&h, TH_COORDINATOR, DB_WRITE), &in, two, 2), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_post(&h, TH_COORDINATOR, "/p/7/selections/500/close", "do", "close", NULL);
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "Fundacja Test"));
	everybody_is_there(FIRST);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, "/p/7/selections/500/close", "do", "close", NULL).code,
	    303);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, "/p/7/selections/500/close", "do", "close", NULL).code,
	    303);
}

/* R077 */
static void
a_decision_needs_its_reason_and_the_second_to_decide_is_told(void **state)
{
	struct meeting m;
	struct th_answer a;
	char path[80];

	(void)state;
	propose(TH_OPS, 1, "Halina", "Ćwiklińska", "84070555309", NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	snprintf(
	    path, sizeof(path), "/p/7/selections/500/people/%lld", (long long)m.row[0].person.v);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, path, "id", "1", "outcome", "selected", "reason", "", NULL)
		.code,
	    422);
	assert_int_equal(th_post(&h, TH_COORDINATOR, path, "id", "1", "outcome", "selected",
			     "reason", "ready", NULL)
			     .code,
	    303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, path, "id", "1", "outcome", "selected",
			     "reason", "ready", NULL)
			     .code,
	    303);
	a = th_post(
	    &h, TH_COORDINATOR, path, "id", "2", "outcome", "refused", "reason", "mine", NULL);
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "Karolina Koordynator"));
	assert_non_null(strstr(a.body, "ready"));
	assert_string_equal(load(FIRST).row[0].now->outcome, "selected");
}

/* R180 */
static void
the_reserve_list_has_an_order_and_serves_a_freed_place(void **state)
{
	const struct at_meeting **list;
	struct meeting m;
	const selection_id second = { 501 };

	(void)state;
	propose(TH_OPS, 1, "Anna", "Adamska", "84070555309", NULL, true);
	propose(TH_OPS, 2, "Beata", "Bąk", "61101940602", NULL, true);
	propose(TH_OPS, 3, "Celina", "Cis", "79011887935", NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_int_equal(decide(FIRST, m.row[0].person, "selected", ""), ST_OK);
	assert_int_equal(decide(FIRST, m.row[2].person, "reserve", ""), ST_OK);
	assert_int_equal(decide(FIRST, m.row[1].person, "reserve", ""), ST_OK);
	everybody_is_there(FIRST);
	assert_int_equal(finish(FIRST), ST_OK);
	m = load(FIRST);
	assert_int_equal(selection_reserve(&h.cx, &m, &list), 2);
	assert_string_equal(list[0]->name, "Cis Celina");
	assert_int_equal(list[1]->now->place, 2);
	open_meeting(second);
	m = load(second);
	assert_int_equal(m.n, 2);       /* the client is not on the table again */
	assert_string_equal(m.row[1].before->outcome, "reserve");
	assert_int_equal(decide(second, m.row[1].person, "selected", ""), ST_OK);
	everybody_is_there(second);
	assert_int_equal(finish(second), ST_OK);
	m = load(second);
	assert_int_equal(m.clients, 2);
	assert_int_equal(m.row[0].client_no, 2);
}

/* R072 */
static void
who_is_longest_without_work_is_talked_over_first(void **state)
{
	struct meeting m;

	(void)state;
	months_out = 3;
	propose(TH_OPS, 1, "Anna", "Abacka", "84070555309", NULL, true);
	months_out = 60;
	propose(TH_PUP, 2, "Zofia", "Żak", NULL, "1980-01-01", true);
	months_out = 0;
	propose(TH_NGO, 3, "Marzena", "Babacka", NULL, "1981-01-01", true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_int_equal(m.n, 3);
	assert_string_equal(m.row[0].name, "Żak Zofia");
	assert_string_equal(m.row[1].name, "Abacka Anna");
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, "/p/7/selections/500").body,
	    "60 months without work"));
}

/* R080 */
static void
continuous_intake_is_a_further_meeting(void **state)
{
	const struct selection_in in = {
		.id = { 502 }, .held_on = "2026-09-12", .place = "", .minutes = ""
	};

	(void)state;
	open_meeting(FIRST);
	assert_int_equal(
	    selection_open(th_begin(&h, TH_COORDINATOR, DB_WRITE), GROUP, &in), ST_CONFLICT);
	db_rollback(h.cx.db);
	everybody_is_there(FIRST);
	assert_int_equal(finish(FIRST), ST_OK);
	propose(TH_NGO, 1, "Anna", "Nowa", "84070555309", NULL, true);
	open_meeting((selection_id){ 502 });
	assert_int_equal(load((selection_id){ 502 }).n, 1);
	assert_int_equal(load((selection_id){ 502 }).s.number, 2);
}

static void
a_closed_meeting_stays_as_it_is(void **state)
{
	struct meeting m;

	(void)state;
	propose(TH_OPS, 1, "Anna", "Adamska", "84070555309", NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_int_equal(decide(FIRST, m.row[0].person, "refused", ""), ST_OK);
	everybody_is_there(FIRST);
	assert_int_equal(finish(FIRST), ST_OK);
	assert_int_equal(decide(FIRST, m.row[0].person, "selected", ""), ST_CONFLICT);
	assert_int_equal(recruit_candidate_withdraw(
			     th_begin(&h, TH_OPS, DB_WRITE), (candidate_id){ 1 }, "moved"),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(load(FIRST).n, 1);
}

static void
opening_twice_with_one_id_gives_one_meeting(void **state)
{
	struct q_selection_meetings *m;

	(void)state;
	for (int i = 0; i < 2; i++)
		assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/groups/100/selection", "id",
				     "600", "held_on", "12.09.2026", "place", "OPS", NULL)
				     .code,
		    303);
	assert_int_equal(
	    q_selection_meetings(th_begin(&h, TH_COORDINATOR, DB_READ), &m, h.p, GROUP), 1);
	db_rollback(h.cx.db);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups/100/selection", "id", "601", "held_on",
			     "12.09.2026", NULL)
			     .code,
	    403);
}

static void
the_projector_shows_no_pesel_and_no_address(void **state)
{
	struct th_answer a;

	(void)state;
	propose(TH_OPS, 1, "Anna", "Adamska", "84070555309", NULL, true);
	open_meeting(FIRST);
	a = th_get(&h, TH_COORDINATOR, "/p/7/selections/500");
	assert_non_null(strstr(a.body, "84070555309"));
	assert_true(a.statements <= 13);
	a = th_get(&h, TH_COORDINATOR, "/p/7/selections/500?projector=1");
	assert_non_null(strstr(a.body, "Adamska"));
	assert_null(strstr(a.body, "84070555309"));
	assert_null(strstr(a.body, "05.07.1984"));
	assert_null(strstr(a.body, "Tajna 5"));
}

/* R071 */
static void
the_size_of_the_group_is_advice_at_the_meeting(void **state)
{
	struct meeting m;

	(void)state;
	propose(TH_OPS, 1, "Anna", "Adamska", "84070555309", NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_int_equal(decide(FIRST, m.row[0].person, "selected", ""), ST_OK);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, "/p/7/selections/500").body,
	    "The group would have 1 person"));
}

/* R077 R180 */
static void
the_protocol_has_decisions_and_the_reserve_list(void **state)
{
	static char words[20000];
	struct meeting m;
	struct th_answer a;
	FILE *f;

	(void)state;
	propose(TH_OPS, 1, "Anna", "Adamska", "84070555309", NULL, true);
	propose(TH_PUP, 2, "Beata", "Bąk", "61101940602", NULL, true);
	open_meeting(FIRST);
	m = load(FIRST);
	assert_int_equal(decide(FIRST, m.row[0].person, "selected", ""), ST_OK);
	assert_int_equal(decide(FIRST, m.row[1].person, "reserve", ""), ST_OK);
	everybody_is_there(FIRST);
	assert_int_equal(finish(FIRST), ST_OK);
	a = th_get(&h, TH_COORDINATOR, "/p/7/selections/500/protocol");
	assert_int_equal(a.code, 200);
	f = fopen("/tmp/selection-protocol.pdf", "w");
	fwrite(a.body, 1, a.n, f);
	fclose(f);
	f = popen("pdftotext -layout /tmp/selection-protocol.pdf -", "r");
	words[fread(words, 1, sizeof(words) - 1, f)] = '\0';
	pclose(f);
	assert_non_null(strstr(words, "Adamska"));
	assert_non_null(strstr(words, "Reserve list"));
	assert_non_null(strstr(words, "Natalia"));
	assert_null(strstr(words, "Klient 1"));
	assert_null(strstr(words, "84070555309"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(equal_pesels_of_two_partners_are_one_person_in_two_rows),
		T(without_a_declaration_only_a_number_is_seen),
		T(before_selection_opens_nobody_sees_other_lists),
		T(a_doubtful_pair_waits_for_a_named_person_with_a_legal_basis),
		T(a_doubtful_pair_is_looked_at_and_decided_on_its_page),
		T(two_people_with_one_name_and_birth_date_stay_two),
		T(joined_proposals_are_parted_again_with_a_reason),
		T(unmet_criteria_are_shown_and_exclude_nobody),
		T(closing_without_one_partner_is_refused),
		T(a_decision_needs_its_reason_and_the_second_to_decide_is_told),
		T(the_reserve_list_has_an_order_and_serves_a_freed_place),
		T(who_is_longest_without_work_is_talked_over_first),
		T(continuous_intake_is_a_further_meeting),
		T(a_closed_meeting_stays_as_it_is),
		T(opening_twice_with_one_id_gives_one_meeting),
		T(the_projector_shows_no_pesel_and_no_address),
		T(the_size_of_the_group_is_advice_at_the_meeting),
		T(the_protocol_has_decisions_and_the_reserve_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
