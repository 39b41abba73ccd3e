/* SPDX-License-Identifier: EUPL-1.2
 * person_find_test.c - who is found by whom and by what, and the lists.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "mod/person/person_test_help.h"

#define PESEL "02070803628" /* a valid number nobody has yet */

static void
propose(int user, int64_t id, const char *given, const char *surname, const char *pesel)
{
	struct candidate_in in = { .id = { id },
		.given = given,
		.surname = surname,
		.pesel = pesel,
		.phone = "",
		.email = "",
		.address = "",
		.stays_at = "",
		.situation = "",
		.reason = "long with us",
		.motivation = "",
		.readiness = "",
		.interest = "",
		.declared_at = "",
		.remark = "",
		.no_address = true,
		.no_document = true,
		.ops_client = "unknown",
		.pup_registered = "unknown" };

	assert_int_equal(recruit_candidate_add(th_begin(&h, user, DB_WRITE), GROUP, &in), ST_OK);
	commit();
}

/* A search as one sees it: the only one found opens by itself. */
static struct th_answer
look_for(int user, const char *q)
{
	struct th_answer a = th_get(&h, user, arena_strf(h.mem, "/p/7/people?q=%s", q));

	return a.code == 303 ? th_get(&h, user, a.location) : a;
}

/* R002 */
static void
clients_are_found_by_parts_of_the_name_and_by_pesel(void **state)
{
	static const char *const good[] = { "zolc", "ŻÓŁ", "now", "anna", "ann zol", "nowak a",
		"44051401359", "440514-01359", "olc", "ÓŁĆ", "owa wak", "nna olc", "a zol" };

	(void)state;
	for (size_t i = 0; i < LEN(good); i++) {
		struct th_answer a = look_for(TH_NGO, good[i]);

		assert_int_equal(a.code, 200);
		if (!has(a, "Żółć-Nowak") || has(a, "Żak"))
			fail_msg("%s", good[i]);
	}
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=nikogo takiego"), "Nobody was found"));
	assert_true(
	    has(th_get(&h, TH_NGO, "/p/7/people?q=44051401358"), "one of its digits is wrong"));
}

/* A search by the NGO: what it found, in its order, as "Surname Given;". */
static const char *
found(const char *q)
{
	struct th_answer a = th_get(&h, TH_NGO, arena_strf(h.mem, "/p/7/people?q=%s", q));
	const char *at = a.body, *end;
	struct buf b;

	buf_init(&b, h.mem);
	if (a.code == 303) {
		struct person_row row;

		assert_true(person_get(th_begin(&h, TH_NGO, DB_READ),
		    (person_id){ strtoll(strrchr(a.location, '/') + 1, NULL, 10) }, &row));
		db_rollback(h.cx.db);
		buf_fmt(&b, "%s;", row.name);
		return b.s;
	}
	assert_int_equal(a.code, 200);
	while ((at = strstr(at, "<th scope=\"row\"><a href=")) != NULL) {
		at = strchr(strstr(at, "<a "), '>') + 1;
		end = strchr(at, '<');
		buf_fmt(&b, "%.*s;", (int)(end - at), at);
	}
	return b.s;
}

static void
those_who_have_it_inside_come_after_those_who_begin_so(void **state)
{
	(void)state;
	enrol((person_id){ 310 }, 10, "Ewa", "Makowska", NULL);
	enrol((person_id){ 311 }, 11, "Ewa", "Kowalczyk", NULL);
	enrol((person_id){ 312 }, 12, "Adam", "Żółwiowski", NULL);
	enrol((person_id){ 313 }, 13, "Jan", "Kowal-Makowiecki", NULL); /* both: once, in front */
	enrol((person_id){ 314 }, 14, "Nana", "Banananowa", NULL);       /* twice inside: once */
	assert_string_equal(found("kow"), "Kowal-Makowiecki Jan;Kowalczyk Ewa;Makowska Ewa;");
	assert_string_equal(found("KÓW"), "Kowal-Makowiecki Jan;Kowalczyk Ewa;Makowska Ewa;");
	assert_string_equal(found("alc"), "Kowalczyk Ewa;");
	assert_string_equal(found("czyk"), "Kowalczyk Ewa;");
	assert_string_equal(found("zolw"), "Żółwiowski Adam;");
	assert_string_equal(found("ółwi"), "Żółwiowski Adam;");
	assert_string_equal(found("nan"), "Banananowa Nana;");
	assert_string_equal(found("anan"), "Banananowa Nana;");
	assert_string_equal(found("ana"), "Banananowa Nana;");
	assert_string_equal(found("ska"), "Makowska Ewa;");
	/* two parts, in either order, each a beginning or inside */
	assert_string_equal(found("ewa kow"), "Kowalczyk Ewa;Makowska Ewa;");
	assert_string_equal(found("kow ewa"), "Kowalczyk Ewa;Makowska Ewa;");
	assert_string_equal(found("wsk wa"), "");
	assert_string_equal(found("wska ew"), "Makowska Ewa;");
	assert_string_equal(found("ewa kow adam"), "");
	/* the second word tells who stands in front as well */
	assert_string_equal(found("ewa alc"), "Kowalczyk Ewa;");
}

/* Enter is enough where it can be nobody else; where a name only holds it, one looks first. */
static void
the_only_one_found_opens_by_herself(void **state)
{
	struct th_answer a;

	(void)state;
	enrol((person_id){ 310 }, 10, "Hanna", "Makowska", NULL);
	a = th_get(&h, TH_NGO, "/p/7/people?q=mak hanna");
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/p/7/people/310");
	assert_int_equal(th_looks(&h, TH_NGO, (person_id){ 310 }), 0);
	assert_true(has(th_get(&h, TH_NGO, a.location), "Hanna Makowska"));
	assert_int_equal(th_looks(&h, TH_NGO, (person_id){ 310 }), 1);
	assert_string_equal(th_get(&h, TH_NGO, "/p/7/people?q=" ANNA).location, "/p/7/people/300");
	/* no Anna Makowska is here: Hanna is shown, not opened */
	a = th_get(&h, TH_NGO, "/p/7/people?q=anna mak");
	assert_true(a.code == 200 && has(a, "Makowska Hanna") && has(a, ": 1 person"));
	a = th_get(&h, TH_NGO, "/p/7/people?q=anna");
	assert_true(a.code == 200 && has(a, ": 2 people"));
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people?q=mak").code, 403);
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/people?q=mak&page=2").code, 200);
}

/* Of one and two letters nearly everybody has some inside. */
static void
one_or_two_letters_find_beginnings_only(void **state)
{
	(void)state;
	assert_string_equal(found("z"), "Żak Bartosz;Żółć-Nowak Anna;");
	assert_string_equal(found("zo"), "Żółć-Nowak Anna;");
	assert_string_equal(found("ak"), "");
	assert_string_equal(found("na"), "");
	assert_string_equal(found("wak"), "Żółć-Nowak Anna;");
	assert_string_equal(found("art osz"), "Żak Bartosz;");
	assert_string_equal(found("art sz"), "");
}

static void
signs_are_no_wildcards_and_length_is_no_trouble(void **state)
{
	static const char *const none[] = { "%", "_", "%%%", "___", "'", "\"", "\\", "' OR 1=1 --",
		"no%k", "n_wak", "a' UNION SELECT 1", "now\\ak", "Анна" };
	char *endless = arena_alloc(h.mem, 5000);

	(void)state;
	for (size_t i = 0; i < LEN(none); i++)
		if (*found(text_percent(h.mem, none[i])) != '\0')
			fail_msg("%s", none[i]);
	assert_string_equal(found("%25now_ak"), "");
	assert_string_equal(found("'now-wak'"), "Żółć-Nowak Anna;");       /* signs part words */
	for (size_t i = 0; i < 100; i++)
		endless[i] = 'a';
	assert_string_equal(found(endless), "");
	enrol((person_id){ 310 }, 10, "Ewa", endless, NULL);
	assert_string_equal(found(endless), arena_strf(h.mem, "%s Ewa;", endless));
	assert_string_equal(found(endless + 60), arena_strf(h.mem, "%s Ewa;", endless));
	memset(endless + 100, 'b', 4000);
	assert_string_equal(found(endless), "");
}

/* R144: neither found, nor counted, nor hinted at, by whatever part of the name. */
static void
a_name_that_exists_elsewhere_only_changes_nothing(void **state)
{
	static const char *const parts[] = { "bezdomna", "bez", "zdomn", "omna", "mna celi",
		"ndyz" };
	struct th_answer before[LEN(parts)], after;

	(void)state;
	for (size_t i = 0; i < LEN(parts); i++)
		before[i] = th_get(&h, TH_PUP, arena_strf(h.mem, "/p/7/people?q=%s", parts[i]));
	propose(TH_NGO, 900, "Celina", "Bezdomna", NULL);       /* of another partner */
	assert_int_equal(person_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), (person_id){ 320 },
	    &(struct person_in){ .given = "Celina", .surname = "Bezdomna" }), ST_OK);
	commit();                                               /* talked over, and never a client */
	h.p = (tenant_id){ 8 };                                 /* of another partnership */
	enrol((person_id){ 330 }, 1, "Celina", "Bezdomna", NULL);
	h.p = (tenant_id){ 7 };
	for (size_t i = 0; i < LEN(parts); i++) {
		after = th_get(&h, TH_PUP, arena_strf(h.mem, "/p/7/people?q=%s", parts[i]));
		assert_int_equal(before[i].n, after.n);
		assert_memory_equal(before[i].body, after.body, after.n);
		assert_int_equal(before[i].statements, after.statements);
	}
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=zdomn"), "/p/7/candidates/900"));
	assert_int_equal(th_looks(&h, TH_PUP, (person_id){ 320 }), 0);
}

/* Nobody is found by a name that was a mistake, and no part of it is left behind. */
static void
a_corrected_name_leaves_no_part_behind(void **state)
{
	static const char *const surnames[] = { "Kowalczyk", "Kowalczyk-Ptak", "Wróbel" };
	static const int64_t with_word[] = { 6, 6, 0 };

	(void)state;
	enrol((person_id){ 310 }, 10, "Jan", "Kowalczyk", NULL);
	enrol((person_id){ 311 }, 11, "Ewa", "Kowalczyk", NULL);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/311/edit", "given", "Ewa", "surname",
	    "Wróbel", "stamp", "", NULL).code, 303);
	for (size_t i = 0; i < LEN(surnames); i++) {
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/310/edit", "given", "Jan",
		    "surname", surnames[i], "phone", i == 0 ? "500" : "", "stamp", "", NULL).code,
		    303);
		assert_string_equal(found("alcz"),
		    with_word[i] == 0 ? "" : arena_strf(h.mem, "%s Jan;", surnames[i]));
		assert_int_equal(th_endings(&h, "kowalczyk"), with_word[i]);
	}
	assert_string_equal(found("tak"), "");
	assert_string_equal(found("rob"), "Wróbel Ewa;Wróbel Jan;");
	assert_int_equal(th_endings(&h, "wrobel"), 3);
}

/* Whatever the number of those whose name begins so, a few are looked at and no more. */
static void
a_search_that_fits_very_many_asks_for_more_letters(void **state)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	struct th_answer a;

	(void)state;
	for (int64_t i = 0; i < PERSON_FOUND_MAX + 20; i++) {
		const struct person_in in = { .given = i == 50 ? "Zenon" : "Kaja",
			.surname = "Kajak-Kajman",      /* three words that begin so: one person */
			.phone = "", .address = "", .strengths = "" };

		assert_int_equal(person_add(cx, (person_id){ 5000 + i }, &in), ST_OK);
		th_enrol(&h, (person_id){ 5000 + i }, GROUP, 10 + i, "2026-09-01");
	}
	commit();
	a = th_get(&h, TH_NGO, "/p/7/people?q=kaj");
	assert_true(has(a, "more than 40 people. Add letters"));
	assert_true(has(a, "page=2"));
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=kaj&page=3"), "more than 40"));
	a = look_for(TH_NGO, "kaj zen");
	assert_true(has(a, "Zenon Kajak-Kajman"));
}

/* R144 R182 */
static void
a_candidate_without_address_and_documents_is_found_by_her_own_partner_only(void **state)
{
	(void)state;
	propose(TH_NGO, 900, "Celina", "Bezdomna", NULL);
	assert_true(
	    has(th_get(&h, TH_NGO, "/p/7/people?q=elin"), "candidate of your organisation"));
	assert_true(has(th_get(&h, TH_NGO, "/p/7/people?q=elin"), "/p/7/candidates/900"));
	assert_string_equal(
	    th_get(&h, TH_NGO, "/p/7/people?q=celi").location, "/p/7/candidates/900");
	assert_false(has(th_get(&h, TH_PUP, "/p/7/people?q=celi"), "Bezdomna"));
	assert_false(has(th_get(&h, TH_COORDINATOR, "/p/7/people?q=celi"), "Bezdomna"));
	assert_false(has(th_get(&h, TH_HEAD, "/p/7/people?q=celi"), "Bezdomna"));
	assert_int_equal(th_looks(&h, TH_NGO, (person_id){ 900 }), 1);
	assert_int_equal(th_looks(&h, TH_PUP, (person_id){ 900 }), 0);
}

/* R144 */
static void
a_pesel_only_another_partner_knows_changes_nothing(void **state)
{
	struct th_answer before = th_get(&h, TH_PUP, "/p/7/people?q=" PESEL), after;

	(void)state;
	propose(TH_NGO, 900, "Celina", "Bezdomna", PESEL);
	after = th_get(&h, TH_PUP, "/p/7/people?q=" PESEL);
	assert_int_equal(before.code, 200);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.body, after.body, before.n);
	assert_int_equal(before.statements, after.statements);
	assert_true(has(look_for(TH_NGO, PESEL), "Bezdomna"));
}

/* R002 */
static void
readers_see_nobody_and_heads_see_clients(void **state)
{
	(void)state;
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people").code, 403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people/300").code, 403);
	assert_true(has(th_get(&h, TH_HEAD, "/p/7/people"), "Żak Bartosz"));
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/8/people").code, 404);
}

/* R002 */
static void
everybody_shown_is_noted_and_nobody_else(void **state)
{
	(void)state;
	look_for(TH_OPS, "anna");
	assert_int_equal(th_looks(&h, TH_OPS, FIRST), 1);
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 301 }), 0);
	th_get(&h, TH_OPS, "/p/7/people");
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 301 }), 1);
	th_get(&h, TH_PUP, "/p/7/people/301");
	assert_int_equal(th_looks(&h, TH_PUP, (person_id){ 301 }), 1);
	th_get(&h, TH_NGO, "/p/7/groups/100/month");
	assert_int_equal(th_looks(&h, TH_NGO, FIRST), 1);
}

static void
lists_are_in_polish_order_paged_and_ask_few_statements(void **state)
{
	struct th_answer a;

	(void)state;
	for (int64_t i = 0; i < 60; i++)
		enrol((person_id){ 400 + i }, 10 + i, "Osoba", i == 0 ? "Ćma" : "Cyga", NULL);
	a = th_get(&h, TH_OPS, "/p/7/people");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "62 people") && has(a, "1 / 2"));
	assert_false(has(a, "Ćma") || has(a, "Żak"));
	assert_true(a.statements <= 12);
	a = th_get(&h, TH_OPS, "/p/7/people?page=2");
	assert_true(has(a, "Ćma") && strstr(a.body, "Ćma") < strstr(a.body, "Żak"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/people?page=99"), "This list is shorter now."));
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people?page=-1").code, 200);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people?state=%00x").code, 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(clients_are_found_by_parts_of_the_name_and_by_pesel),
		T(those_who_have_it_inside_come_after_those_who_begin_so),
		T(the_only_one_found_opens_by_herself),
		T(one_or_two_letters_find_beginnings_only),
		T(signs_are_no_wildcards_and_length_is_no_trouble),
		T(a_name_that_exists_elsewhere_only_changes_nothing),
		T(a_corrected_name_leaves_no_part_behind),
		T(a_search_that_fits_very_many_asks_for_more_letters),
		T(a_candidate_without_address_and_documents_is_found_by_her_own_partner_only),
		T(a_pesel_only_another_partner_knows_changes_nothing),
		T(readers_see_nobody_and_heads_see_clients),
		T(everybody_shown_is_noted_and_nobody_else),
		T(lists_are_in_polish_order_paged_and_ask_few_statements),
#undef T
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
