/* SPDX-License-Identifier: EUPL-1.2
 * partnership_admin_test.c - several partnerships in one installation, its accounts, and the pages
 * where partners and people change.
 */
#include "core/account.h"
#include "core/test_help.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"
#include "mod/recruit/recruit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NEW_MEMBER "/p/7/partnership/members/new"

static struct th h;

static int
setup(void **state)
{
	(void)state;
	th_open(&h);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

/* The value of a hidden field. */
static const char *
hidden(struct th_answer a, const char *name)
{
	const char *p = strstr(a.body, arena_strf(h.mem, "name=\"%s\" value=\"", name));

	assert_non_null(p);
	p = strstr(p, "value=\"") + 7;
	return arena_strn(h.mem, p, strcspn(p, "\""));
}

/* By somebody who coordinates in the installation, not only in one partnership. */
static struct th_answer
open_second(void)
{
	account_role(th_begin(&h, TH_COORDINATOR, DB_WRITE), (user_id){ 1 }, (tenant_id){ 0 },
	    (partner_id){ 0 }, "coordinator");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/partnerships/new").code, 200);
	return th_post(&h, TH_COORDINATOR, "/partnerships/new", "id", "70", "name", "Drugie",
	    "service_name", "", "voivodeship", "opolskie", "powiat", "nyski", "gminas", "Nysa",
	    "report_day", "12", "report_set", "basic", "labour_note", "", NULL);
}

static void
add_person(int64_t id, const char *pesel)
{
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), (person_id){ id },
	    &(struct person_in){ .given = "Halina", .surname = "Ćwiklińska", .pesel = pesel,
	    .phone = "", .email = "", .address = "", .stays_at = "", .contact = "",
	    .strengths = "", .situation = "" }), ST_OK);
	th_enrol(&h, (person_id){ id }, (group_id){ 9 }, 1, "2026-06-01");
	assert_int_equal(th_commit(&h), ST_OK);
}

/* R003 */
static void
a_second_partnership_stands_beside_the_first_and_knows_nothing_of_it(void **state)
{
	struct th_answer a;

	(void)state;
	add_person(300, "84070555309");
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/people/300"), "Ćwiklińska"));
	assert_int_equal(th_get(&h, TH_OPS, "/partnerships/new").code, 403);
	assert_string_equal(open_second().location, "/p/70/partnership");
	a = th_get(&h, TH_COORDINATOR, "/partnerships");
	assert_true(has(a, "Partnerstwo Testowe") && has(a, "Drugie") && has(a, "Nysa (nyski)"));
	a = th_get(&h, TH_PUP, "/partnerships");
	assert_true(has(a, "Partnerstwo Testowe") && !has(a, "Drugie"));
	/* the same coordinator, the same person: two files that do not meet */
	a = th_get(&h, TH_COORDINATOR, "/p/70/people?q=wiklin");
	assert_int_equal(a.code, 200);
	assert_false(has(a, "Ćwiklińska"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/70/people/300").code, 404);
	h.p.v = 70;
	add_person(301, "84070555309");
	h.p.v = 7;
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/70/people/301"), "Ćwiklińska"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/7/people/301").code, 404);
	/* nobody of the first is in the second, and its settings are its own */
	a = th_get(&h, TH_COORDINATOR, "/p/70/partnership");
	assert_false(has(a, "OPS Testowo") || has(a, "Piotr Pup"));
	assert_true(has(a, "12 October 2026"));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/partnership"), "5 October 2026"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/70/partnership").code, 404);
}

/* R001 */
static void
all_that_is_kept_of_people_far_from_work_belongs_to_a_partnership(void **state)
{
	const uint64_t of_people = PERM_CANDIDATE_READ | PERM_CANDIDATE_EDIT | PERM_GROUP_EDIT |
	    PERM_SELECTION_READ | PERM_SELECTION_EDIT | PERM_PERSON_READ | PERM_PERSON_EDIT |
	    PERM_SERVICE_READ | PERM_SERVICE_EDIT | PERM_ACTION_READ | PERM_ACTION_EDIT |
	    PERM_REPORT_READ | PERM_REPORT_PART | PERM_REPORT_EDIT | PERM_REPORT_APPROVE |
	    PERM_REPORT_PUBLIC | PERM_AGGREGATE;
	struct th_answer a;
	size_t n = 0;

	(void)state;
	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++) {
			const struct route *rt = &modules[m].route[i];

			if ((rt->need & of_people) == 0)
				continue;
			if (strncmp(rt->path, "/p/:p/", 6) != 0)
				fail_msg("%s stands outside any partnership", rt->path);
			n++;
		}
	assert_true(n > 60);
	/* whom it serves: far from work, known to the welfare centre and the labour office */
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE),
	    &(struct group_in){ .id = { 9 }, .name = "Grupa", .cycle = 1, .kind = "one",
	    .category = { 2 }, .mixed_reason = "", .intake = "continuous", .territory = "",
	    .places = 12, .labour_note = "", .fit_note = "", .declare_at = "",
	    .from_on = "2026-06-01" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_PUP, "/p/7/groups/9/candidates/new");
	assert_true(has(a, "name=\"months_out\"") && has(a, "name=\"ops_client\"") &&
	    has(a, "name=\"pup_registered\""));
	/* with which services */
	a = th_get(&h, TH_PUP, "/p/7/services/new");
	assert_int_equal(a.code, 200);
	assert_true(has(a, ">Labour market: ") && has(a, ">Social assistance: "));
}

/* R001 */
static void
a_role_outside_of_the_partnership_reaches_nobody_in_it(void **state)
{
	struct th_answer a;

	(void)state;
	add_person(300, "84070555309");
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people/300").code, 403);
	account_role(th_begin(&h, TH_COORDINATOR, DB_WRITE), (user_id){ 6 }, (tenant_id){ 0 },
	    (partner_id){ 0 }, "coordinator");
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_READER, "/p/7/people/300");
	assert_int_equal(a.code, 403);
	assert_false(has(a, "Ćwiklińska"));
	assert_int_equal(th_get(&h, TH_READER, "/partnerships/new").code, 200);
}

/* R006 R010 */
static void
a_partnership_is_made_active_by_its_button_and_takes_further_partners(void **state)
{
	static const char *const kinds[] = { "ops", "pup", "ngo", "employer", "local_gov",
		"other" };
	struct th_answer a;

	(void)state;
	open_second();
	a = th_post(&h, TH_COORDINATOR, "/p/70/partnership/activate", NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "a labour office (PUP)"));
	for (size_t i = 0; i < LEN(kinds); i++) {
		a = th_post(&h, TH_COORDINATOR, "/p/70/partnership/partners/new", "id",
		    arena_strf(h.mem, "%zu", 71 + i), "kind", kinds[i], "name", kinds[i], NULL);
		assert_int_equal(a.code, 303);
		if (i == 2)
			assert_int_equal(th_post(&h, TH_COORDINATOR,
			    "/p/70/partnership/activate", NULL).code, 303);
	}
	a = th_get(&h, TH_COORDINATOR, "/p/70/partnership");
	assert_true(has(a, "Active. Partners: 6"));
	assert_true(has(a, "Entrepreneur") && has(a, "Local authority"));
}

/* R061 R010 */
static void
a_partner_is_described_and_leaves_on_its_day(void **state)
{
	struct th_answer form = th_get(&h, TH_COORDINATOR, "/p/7/partnership/partners/3"), a;
	const char *stamp = hidden(form, "stamp");

	(void)state;
	assert_true(has(form, "value=\"Fundacja Test\""));
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_true(has(a, "Fundacja Test has no contact person yet"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/3", "kind", "ngo", "name",
	    "Fundacja Most", "contact", "4", "stamp", stamp, NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_true(has(a, "Fundacja Most") && has(a, "Natalia Ngo"));
	assert_false(has(a, "Fundacja Most has no contact person yet"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/3", "kind", "ngo", "name",
	    "Fundacja Inna", "stamp", stamp, NULL);
	assert_int_equal(a.code, 409);          /* somebody else was faster */
	assert_true(has(a, "Fundacja Most") && has(a, "Fundacja Inna"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/3/leave", "on", "31.12.2025",
	    NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/3/leave", "on", "12.09.2026",
	    NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/partnership"), "left on 12.09.2026"));
}

/* R002 */
static void
each_role_may_what_was_agreed_and_nothing_else(void **state)
{
	static const struct { const char *role, *may;
	} agreed[] = { { "administrator", "installation.admin partnership.open " },
		{ "coordinator",
		    "partnership.open partnership.read partnership.edit candidate.read "
		    "candidate.edit group.edit selection.read selection.edit person.read "
		    "person.edit service.read service.edit case.read case.edit case.violence "
		    "case.name action.read action.edit report.read report.part report.edit "
		    "report.approve report.public survey.read survey.edit evaluation.read "
		    "evaluation.part evaluation.edit evaluation.public aggregate.read trail.read " },
		{ "worker",
		    "partnership.read candidate.read candidate.edit selection.read "
		    "person.read person.edit service.read service.edit case.read case.edit "
		    "action.read action.edit report.read report.part report.public survey.read "
		    "evaluation.read evaluation.part evaluation.public aggregate.read " },
		{ "head",
		    "partnership.read selection.read person.read service.read action.read "
		    "report.read report.public survey.read evaluation.read evaluation.part "
		    "evaluation.public aggregate.read trail.read " },
		{ "reader", "aggregate.read " },
		{ "local_gov", "report.public evaluation.public aggregate.read " } };

	(void)state;
	assert_int_equal(n_roles, LEN(agreed));
	for (size_t i = 0; i < n_roles; i++) {
		struct buf b;

		buf_init(&b, h.mem);
		for (int p = 0; p < PERM_COUNT; p++)
			if (roles[i].perms & UINT64_C(1) << p)
				buf_fmt(&b, "%s ", perm_word(p));
		assert_string_equal(roles[i].name, agreed[i].role);
		assert_string_equal(b.s, agreed[i].may);
	}
	assert_int_equal(th_post(&h, TH_HEAD, "/p/7/reports/2026-08/approve", "mark", "x",
	    NULL).code, 403);
	assert_int_equal(th_post(&h, TH_HEAD, "/p/7/services/new", "id", "1", NULL).code, 403);
}

/* R030 */
static void
every_stage_begun_early_is_named(void **state)
{
	static const char *const early[] = { "Clients already take part", "Services are already",
		"A monthly report is already" };
	struct th_answer a;

	(void)state;
	open_second();
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/70/partnership/partners/new", "id", "71",
	    "kind", "ops", "name", "OPS", NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/70/partnership");
	for (size_t i = 0; i < LEN(early); i++)
		assert_false(has(a, early[i]));
	h.p.v = 70;
	add_person(300, "84070555309");
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/70/services/new", "id", "801", "person",
	    "300", "kind", "18", "partner", "71", "on", "12.09.2026", "minutes", "1",
	    NULL).code, 303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/70/reports/2026-09/part", "done", "x",
	    "remarks", "", "state", "ready", "was", "0", "partner", "71", NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/70/partnership");
	for (size_t i = 0; i < LEN(early); i++)
		assert_true(has(a, early[i]));
}

static void
a_link_is_made_anew_until_it_was_used(void **state)
{
	struct th_answer a;

	(void)state;
	th_post(&h, TH_COORDINATOR, NEW_MEMBER, "id", "530", "login", "nowa", "name", "Nowa Osoba",
	    "role", "worker", "partner", "3", NULL);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/530/link", NULL);
	assert_int_equal(a.code, 200);
	assert_true(has(a, "/join/") && has(a, "Nowa Osoba"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/999/link",
	    NULL).code, 404);
}

static void
an_absence_is_taken_back_by_its_owner_only(void **state)
{
	(void)state;
	th_post(&h, TH_NGO, "/p/7/partnership/absences/new", "id", "600", "user", "4", "from_on",
	    "12.09.2026", "to_on", "20.09.2026", NULL);
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/partnership/absences/600/remove", NULL).code,
	    403);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/partnership"), "away until 20.09.2026"));
	assert_int_equal(th_post(&h, TH_NGO, "/p/7/partnership/absences/600/remove", NULL).code,
	    303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/partnership"), "away until 20.09.2026"));
}

/* R002 */
static void
accounts_are_made_linked_and_closed_by_the_administrator_only(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/admin/accounts").code, 403);
	account_role(th_begin(&h, TH_COORDINATOR, DB_WRITE), (user_id){ 6 }, (tenant_id){ 0 },
	    (partner_id){ 0 }, "administrator");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_true(has(th_get(&h, TH_READER, "/admin/accounts"), "Olga Ops"));
	a = th_get(&h, TH_READER, "/admin/accounts/new");
	assert_int_equal(a.code, 200);
	assert_int_equal(th_post(&h, TH_READER, "/admin/accounts/new", "id", "540", "name", "",
	    "login", "nowy", NULL).code, 422);
	a = th_post(&h, TH_READER, "/admin/accounts/new", "id", "540", "name", "Nowy Koordynator",
	    "login", "nowy", "role", "coordinator", NULL);
	assert_int_equal(a.code, 200);
	assert_true(has(a, "/join/"));
	a = th_post(&h, TH_READER, "/admin/accounts/540/link", NULL);
	assert_int_equal(a.code, 200);
	assert_true(has(a, "/join/") && has(a, "Nowy Koordynator"));
	/* closed: nobody gets in by it, not even a session that is open */
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/partnership").code, 200);
	assert_int_equal(th_post(&h, TH_READER, "/admin/accounts/2/disable", NULL).code, 303);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/partnership").code, 303);
	assert_int_equal(th_post(&h, TH_READER, "/admin/accounts/2/enable", NULL).code, 303);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/partnership").code, 200);
	assert_int_equal(th_post(&h, TH_READER, "/admin/accounts/6/disable", NULL).code, 409);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people").code, 403);       /* no clients */
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_second_partnership_stands_beside_the_first_and_knows_nothing_of_it),
		T(all_that_is_kept_of_people_far_from_work_belongs_to_a_partnership),
		T(a_role_outside_of_the_partnership_reaches_nobody_in_it),
		T(a_partnership_is_made_active_by_its_button_and_takes_further_partners),
		T(a_partner_is_described_and_leaves_on_its_day),
		T(each_role_may_what_was_agreed_and_nothing_else),
		T(every_stage_begun_early_is_named),
		T(a_link_is_made_anew_until_it_was_used),
		T(an_absence_is_taken_back_by_its_owner_only),
		T(accounts_are_made_linked_and_closed_by_the_administrator_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
