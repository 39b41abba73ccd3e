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

static bool
has(struct th_answer a, const char *text)
{
	return a.body != NULL && strstr(a.body, text) != NULL;
}

/* R076 R121 R122 R190 R007 */
static void
the_page_shows_partners_people_and_settings(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_post(&h, TH_COORDINATOR, "/p/7/partnership/settings", "stamp", "", NULL);
	assert_int_equal(a.code, 422);
	a = th_get(&h, TH_COORDINATOR, "/p/7/partnership");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "OPS Testowo") && has(a, "Fundacja Test") &&
	    has(a, "Karolina Koordynator"));
	assert_true(a.statements <= 12);
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

/* R006 R010 R030 */
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
		cmocka_unit_test(the_page_shows_partners_people_and_settings),
		cmocka_unit_test(a_worker_reads_but_does_not_edit_and_a_reader_sees_nobody),
		cmocka_unit_test(a_partnership_becomes_active_only_with_all_three_kinds),
		cmocka_unit_test(a_partner_with_faults_is_told_all_at_once),
		cmocka_unit_test(an_invitation_makes_a_link_only_for_a_new_account),
		cmocka_unit_test(the_last_coordinator_stays_and_an_absence_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
