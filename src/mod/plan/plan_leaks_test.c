/* SPDX-License-Identifier: EUPL-1.2
 * plan_leaks_test.c - what a partner wrote stands on no page, no paper and in no refusal for whoever
 * may not read it: every page of a case is read as everybody.
 */
#include "mod/plan/plan_roles_help.h"

/* Further pages of what is for the own partner or for people named. */
static const char *const closed[] = { "notes/851", "notes/852", "diagnosis-entries/911",
	"diagnosis-entries/912", "problems/952", "problems/953" };
/* Further views of the file. */
static const char *const views[] = { "people/501?kind=note", "people/501?kind=talk",
	"people/501?kind=diagnosis", "people/501?kind=plan", "people/501?kind=work",
	"people/501?words=TAJN", "people/501?words=SWOJ", "people?q=Lis" };

static bool
says(struct th_answer a, const char *text)
{
	if (a.n > 5 && memcmp(a.body, "%PDF-", 5) == 0)
		return strstr(th_words(&h, a.body, a.n), text) != NULL;
	return has(a, text);
}

/* How many pages say it; each is named if it must be none. */
static int
saying(int user, const char *text, bool none)
{
	struct row *row = NEWN(h.mem, struct row, ROWS);
	size_t n = pages(h.mem, row);
	int said = 0;

	for (size_t i = 0; i < LEN(views); i++)
		row[n++].ask = arena_strf(h.mem, "/p/7/%s", views[i]);
	row[n++].ask = "/";
	for (size_t i = 0; i < n; i++) {
		if (!says(th_get(&h, user, row[i].ask), text))
			continue;
		said++;
		if (none)
			print_error("%s says %s to user %d\n", row[i].ask, text, user);
	}
	return said;
}

/* R381 R382 */
static void
what_is_for_the_team_is_on_no_page_without_a_ground(void **state)
{
	static const int out[] = { TH_NGO, TH_HEAD, TH_READER, TH_LOCAL_GOV, TH_ADMIN,
		TH_STRANGER };
	int leaks = 0;

	(void)state;
	house();
	assert_true(saying(TH_OPS, "TAJNE", false) > 30);
	assert_true(saying(TH_PUP, "TAJNE", false) > 30);
	for (size_t i = 0; i < LEN(out); i++)
		leaks += saying(out[i], "TAJNE", true);
	assert_int_equal(leaks, 0);
	th_close(&h);
}

/* R381 R382 */
static void
what_is_for_the_own_partner_or_the_named_is_on_no_page_of_others(void **state)
{
	static const int out[] = { TH_PUP, TH_NGO, TH_HEAD, TH_READER, TH_LOCAL_GOV, TH_ADMIN,
		TH_STRANGER };
	int leaks = 0;

	(void)state;
	house();
	assert_true(saying(TH_OPS, "SWOJE", false) > 5);
	for (size_t i = 0; i < LEN(out); i++) {
		leaks += saying(out[i], "SWOJE", true);
		for (size_t k = 0; k < LEN(closed); k++)
			assert_true(refused(
			    th_get(&h, out[i], arena_strf(h.mem, "/p/7/%s", closed[k])).code));
	}
	assert_int_equal(leaks, 0);
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_for_the_team_is_on_no_page_without_a_ground),
		cmocka_unit_test(what_is_for_the_own_partner_or_the_named_is_on_no_page_of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
