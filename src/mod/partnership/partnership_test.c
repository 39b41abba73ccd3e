/* SPDX-License-Identifier: EUPL-1.2
 * partnership_test.c - the pages and rules of a partnership, its partners and people.
 */
#include "base/id.h"
#include "core/perm.h"
#include "core/test_help.h"
#include "mod/partnership/partnership.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
the_page_shows_partners_and_people(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "OPS Testowo") && has(a, "Fundacja Test") &&
	    has(a, "Karolina Koordynator"));
	assert_true(a.statements <= 12);
	th_close(&h);
}

static const struct partnership_info good = { .name = "Partnerstwo Testowe", .service_name = "",
	.voivodeship = "mazowieckie", .powiat = "testowy", .gminas = "Testowo", .report_day = 5,
	.report_set = "basic", .labour_note = "" };

/* The status of saving these settings; nothing stays. */
static enum st
settings(struct th *h, const struct partnership_info *in)
{
	struct cx *cx = th_begin(h, TH_COORDINATOR, DB_WRITE);
	struct partnership_info now;
	enum st st;

	assert_true(partnership_get(cx, &now));
	st = partnership_edit(cx, in, partnership_stamp(cx->mem, &now));
	db_rollback(cx->db);
	return st;
}

/* Saves these settings by the form. */
static struct th_answer
post_settings(struct th *h, const struct partnership_info *in)
{
	struct cx *cx = th_begin(h, TH_COORDINATOR, DB_READ);
	struct partnership_info now;
	const char *stamp;

	assert_true(partnership_get(cx, &now));
	stamp = partnership_stamp(h->mem, &now);
	db_rollback(cx->db);
	return th_post(h, TH_COORDINATOR, "/p/7/partnership/settings", "stamp", stamp, "name",
	    in->name, "voivodeship", in->voivodeship, "powiat", in->powiat, "gminas", in->gminas,
	    "report_day", "5", "report_set", in->report_set, "labour_note", in->labour_note, NULL);
}

/* R007 */
static void
a_partnership_belongs_to_gminas_and_a_powiat(void **state)
{
	struct partnership_info in = good;
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	assert_int_equal(settings(&h, &in), ST_OK);
	in.powiat = "";
	assert_int_equal(settings(&h, &in), ST_INVALID);
	in.powiat = "doliński";
	in.gminas = " ";
	assert_int_equal(settings(&h, &in), ST_INVALID);
	a = post_settings(&h, &in);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#gminas\"") && has(a, "value=\"doliński\""));
	in.gminas = "Dolina, Zalesie";
	assert_int_equal(post_settings(&h, &in).code, 303);
	assert_true(
	    has(th_get(&h, TH_HEAD, "/p/7/partnership"), "Dolina, Zalesie; powiat doliński"));
	th_close(&h);
}

/* R007 */
static void
regional_bodies_read_what_is_public_and_nothing_else(void **state)
{
	const struct role *regional = role_find("local_gov");
	struct th h;
	struct th_answer a;

	(void)state;
	assert_non_null(regional);
	assert_true(
	    regional->perms == (PERM_AGGREGATE | PERM_REPORT_PUBLIC | PERM_EVALUATION_PUBLIC));
	th_open(&h);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/partnership/members/new"),
	    "local and regional bodies"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/new", "id", "510", "login",
	    "rops", "name", "Renata Rops", "role", "local_gov", NULL);
	assert_int_equal(a.code, 200);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/partnership"), "Renata Rops"));
	th_close(&h);
}

/* R072 */
static void
the_local_labour_market_is_asked_for_and_shown(void **state)
{
	struct partnership_info in = good;
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_true(has(a, "not described yet") && has(a, "Describe the local labour market"));
	in.labour_note = "Najtrudniej mają kobiety po 50. bez prawa jazdy.";
	assert_int_equal(post_settings(&h, &in).code, 303);
	a = th_get(&h, TH_NGO, "/p/7/partnership");
	assert_true(has(a, "Najtrudniej mają kobiety po 50."));
	assert_false(has(a, "Describe the local labour market"));
	th_close(&h);
}

/* R076 */
static void
a_group_is_planned_beside_what_the_organisation_is_good_at(void **state)
{
	struct th h;
	struct th_answer a;
	struct cx *cx;
	struct partner_in ngo;
	const char *left;

	(void)state;
	th_open(&h);
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_true(partnership_partner_get(cx, (partner_id){ 3 }, &ngo, &left));
	left = partnership_partner_stamp(cx->mem, &ngo);
	ngo.profile = "Samotni rodzice i ich dzieci";
	assert_int_equal(partnership_partner_edit(cx, &ngo, left), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_true(has(th_get(&h, TH_PUP, "/p/7/partnership"), "Samotni rodzice i ich dzieci"));
	a = th_get(&h, TH_COORDINATOR, "/p/7/groups/new");
	assert_true(has(a, "Fundacja Test: Samotni rodzice i ich dzieci"));
	assert_true(has(a, "How the group fits the profile of the NGO"));
	th_close(&h);
}

/* R121 */
static void
each_partner_has_its_coordinator_or_is_asked_for_one(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_true(has(a, "PUP Testowo has no coordinator yet."));
	assert_false(has(a, "OPS Testowo has no coordinator yet."));
	assert_true(has(a, "data-label=\"Coordinator\">Karolina Koordynator<"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/3", "partner", "2", "role",
	    "coordinator", "role", "worker", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_true(has(a, "data-label=\"Coordinator\">Piotr Pup<"));
	assert_false(has(a, "PUP Testowo has no coordinator yet."));
	th_close(&h);
}

/* R122 */
static void
the_set_of_the_report_is_basic_or_extended(void **state)
{
	struct partnership_info in = good;
	struct th h;

	(void)state;
	th_open(&h);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/partnership"), "Basic set"));
	in.report_set = "huge";
	assert_int_equal(settings(&h, &in), ST_INVALID);
	assert_int_equal(post_settings(&h, &in).code, 422);
	in.report_set = "extended";
	assert_int_equal(post_settings(&h, &in).code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/partnership"), "Extended set"));
	th_close(&h);
}

/* R190 */
static void
the_day_of_the_report_is_one_that_every_month_has(void **state)
{
	struct partnership_info in = good;
	struct th h;

	(void)state;
	th_open(&h);
	for (in.report_day = -1; in.report_day <= 32; in.report_day++)
		assert_int_equal(settings(&h, &in),
		    in.report_day >= 1 && in.report_day <= 28 ? ST_OK : ST_INVALID);
	th_close(&h);
}

/* R030 */
static void
a_stage_begun_early_is_warned_of_and_not_refused(void **state)
{
	static const char early[] = "Actions are already planned although the partnership is still "
	    "forming.";
	struct partnership_info in = good;
	struct th h;
	struct th_answer a;
	struct cx *cx;

	(void)state;
	th_open(&h);
	in.id.v = 70;
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(partnership_open(cx, &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	h.p.v = 70;
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(partnership_partner_add(cx, &(struct partner_in){ .id = { 71 },
	    .kind = "ops", .name = "OPS", .full_name = "", .seat = "", .address = "", .phone = "",
	    .email = "", .profile = "" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_false(has(th_get(&h, TH_COORDINATOR, "/p/70/partnership"), early));
	a = th_post(&h, TH_COORDINATOR, "/p/70/actions/new", "id", "900", "content", "Narada",
	    "month", "2026-09", "partner", "71", "user", "1", NULL);
	assert_int_equal(a.code, 303);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/70/partnership"), early));
	th_close(&h);
}

/* R002 */
static void
a_worker_reads_but_does_not_edit_and_a_reader_sees_nobody(void **state)
{
	struct th h;

	(void)state;
	th_open(&h);
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/partnership").code, 200);
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/partnership/settings").code, 403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/partnership").code, 403);
	th_close(&h);
}

/* R006 R010 */
static void
a_partnership_becomes_active_only_with_all_three_kinds(void **state)
{
	static const char *const kinds[] = { "employer", "ops", "pup", "coop" };
	struct th h;
	struct cx *cx;
	const char *missing[3];

	(void)state;
	th_open(&h);
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(partnership_open(cx, &(struct partnership_info){ .id = { 70 },
	    .name = "Drugie",
	    .service_name = "", .voivodeship = "opolskie", .powiat = "nyski", .gminas = "Nysa",
	    .report_day = 5,
	    .report_set = "basic", .labour_note = "" }), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	h.p.v = 70;
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(partnership_missing(cx, missing), 3);
	for (size_t i = 0; i < LEN(kinds); i++) {
		assert_int_equal(partnership_activate(cx), ST_CONFLICT);
		assert_int_equal(partnership_partner_add(cx,
		    &(struct partner_in){ .id = { 71 + (int64_t)i },
		    .kind = kinds[i], .name = kinds[i], .full_name = "", .seat = "", .address = "",
		    .phone = "",
		    .email = "", .profile = "" }), ST_OK);
	}
	assert_int_equal(partnership_activate(cx), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	th_close(&h);
}

/* R061 R190 */
static void
a_partner_with_faults_is_told_all_at_once(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/new", "id", "90", "kind", "ops",
	    "name", "OPS Testowo",
	    "report_day", "31", "contact", "999", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#name\"") && has(a, "href=\"#report_day\"") &&
	    has(a, "href=\"#contact\""));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/new", "id", "90", "kind",
	    "other", "name", "Poradnia",
	    "report_day", "3", "contact", "1", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/partners/new", "id", "90", "kind",
	    "other", "name", "Poradnia",
	    "report_day", "3", "contact", "1", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_true(has(a, "Poradnia") && has(a, "03.10.2026"));
	th_close(&h);
}

/* R002 */
static void
an_invitation_gives_the_roles_chosen_and_no_other(void **state)
{
	static const char new[] = "/p/7/partnership/members/new";
	struct th h;
	struct th_answer a;
	struct cx *cx;
	struct member m;

	(void)state;
	th_open(&h);
	assert_false(has(th_get(&h, TH_COORDINATOR, new), " checked"));
	a = th_post(&h, TH_COORDINATOR, new, "id", "520", "login", "kierownik", "name",
	    "Krystyna Kierownik", "partner", "1", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#role\"") && has(a, "Choose at least one role"));
	assert_true(has(a, "value=\"Krystyna Kierownik\"") && !has(a, " checked"));
	a = th_post(&h, TH_COORDINATOR, new, "id", "520", "login", "kierownik", "name",
	    "Krystyna Kierownik", "partner", "1", "role", "head", NULL);
	assert_int_equal(a.code, 200);
	cx = th_begin(&h, TH_COORDINATOR, DB_READ);
	assert_true(partnership_member(cx, (user_id){ 520 }, &m));
	for (size_t i = 0; i < MEMBER_ROLES; i++)
		assert_int_equal(m.role[i], strcmp(member_role_names[i], "head") == 0);
	db_rollback(cx->db);
	th_close(&h);
}

/* An account of somebody else cannot be taken over by sending its id with another login. */
static void
an_invitation_makes_a_link_only_for_a_new_account(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/new", "id", "500", "login",
	    "nowa", "name", "Nowa Osoba",
	    "role", "worker", "partner", "3", "email", "nowa@example.org", NULL);
	assert_int_equal(a.code, 200);
	assert_true(has(a, "/join/"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/new", "id", "3", "login", "wolny",
	    "name", "X Y",
	    "role", "worker", NULL);
	assert_int_equal(a.code, 409);
	assert_false(has(a, "/join/"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/new", "id", "501", "login", "pup",
	    "name", "X Y",
	    "role", "worker", NULL);
	assert_int_equal(a.code, 422);
	th_close(&h);
}

static void
the_last_coordinator_stays_and_an_absence_is_shown(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/members/1/leave", "on", "13.09.2026",
	    NULL);
	assert_int_equal(a.code, 409);
	a = th_post(&h, TH_NGO, "/p/7/partnership/absences/new", "id", "600", "user", "4",
	    "from_on", "12.09.2026",
	    "to_on", "20.09.2026", "standin", "2", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_NGO, "/p/7/partnership/absences/new", "id", "601", "user", "3",
	    "from_on", "12.09.2026",
	    "to_on", "20.09.2026", NULL);
	assert_int_equal(a.code, 403);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/partnership"), "20.09.2026; Olga Ops"));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_page_shows_partners_and_people),
		cmocka_unit_test(a_partnership_belongs_to_gminas_and_a_powiat),
		cmocka_unit_test(regional_bodies_read_what_is_public_and_nothing_else),
		cmocka_unit_test(the_local_labour_market_is_asked_for_and_shown),
		cmocka_unit_test(a_group_is_planned_beside_what_the_organisation_is_good_at),
		cmocka_unit_test(each_partner_has_its_coordinator_or_is_asked_for_one),
		cmocka_unit_test(the_set_of_the_report_is_basic_or_extended),
		cmocka_unit_test(the_day_of_the_report_is_one_that_every_month_has),
		cmocka_unit_test(a_stage_begun_early_is_warned_of_and_not_refused),
		cmocka_unit_test(a_worker_reads_but_does_not_edit_and_a_reader_sees_nobody),
		cmocka_unit_test(a_partnership_becomes_active_only_with_all_three_kinds),
		cmocka_unit_test(a_partner_with_faults_is_told_all_at_once),
		cmocka_unit_test(an_invitation_gives_the_roles_chosen_and_no_other),
		cmocka_unit_test(an_invitation_makes_a_link_only_for_a_new_account),
		cmocka_unit_test(the_last_coordinator_stays_and_an_absence_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
