/* SPDX-License-Identifier: EUPL-1.2
 * recruit_test.c - categories, groups and candidates; imported lists are in recruit_import_test.c.
 */
#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/test_help.h"
#include "mod/recruit/recruit_inside.h"
#include "mod/recruit/recruit_paper.h"
#include "mod/recruit_sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "mod/recruit/recruit_test_help.h"

static struct q_recruit_candidate_get
read_back(int user, int64_t id)
{
	struct q_recruit_candidate_get d;
	struct cx *cx = th_begin(&h, user, DB_READ);

	q_recruit_candidate_get(cx, &d, cx->tenant, (candidate_id){ id }, cx->partner);
	db_rollback(cx->db);
	return d;
}

static const char *
fault_at(const char *field)
{
	for (const struct fault *f = h.cx.fault; f != NULL; f = f->next)
		if (strcmp(f->name, field) == 0)
			return f->text;
	return NULL;
}

/* ---- categories ---- */

/* R074 */
static void
seven_examples_stand_there_before_anything_is_written(void **state)
{
	size_t n;
	struct th fresh;
	struct cx *cx;

	(void)state;
	th_open(&fresh);
	cx = th_begin(&fresh, TH_COORDINATOR, DB_READ);
	recruit_category_options(cx, (category_id){ 0 }, &n);
	assert_int_equal(n, 7);
	db_rollback(cx->db);
	th_close(&fresh);
}

/* R074 */
static void
a_category_is_added_renamed_and_retired(void **state)
{
	struct th_answer a;
	size_t n;

	(void)state;
	a = th_post(
	    &h, TH_COORDINATOR, "/p/7/categories", "id", "55", "name", "people after prison", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(
	    &h, TH_COORDINATOR, "/p/7/categories", "id", "55", "name", "people after prison", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(
	    &h, TH_COORDINATOR, "/p/7/categories", "id", "56", "name", "People AFTER prison", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(
	    &h, TH_COORDINATOR, "/p/7/categories/55/rename", "name", "people leaving prison", NULL);
	assert_int_equal(a.code, 303);
	recruit_category_options(th_begin(&h, TH_COORDINATOR, DB_READ), (category_id){ 0 }, &n);
	db_rollback(h.cx.db);
	assert_int_equal(n, 8);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/categories/55/retire", NULL).code, 303);
	recruit_category_options(th_begin(&h, TH_COORDINATOR, DB_READ), (category_id){ 0 }, &n);
	db_rollback(h.cx.db);
	assert_int_equal(n, 7);
	a = th_get(&h, TH_COORDINATOR, "/p/7/categories");
	assert_non_null(strstr(a.body, "people leaving prison"));
}

/* ---- groups ---- */

/* R073 */
static void
a_mixed_group_needs_its_reason(void **state)
{
	struct group_in in = group_good;

	(void)state;
	in.id.v = 101;
	in.kind = "mixed";
	assert_int_equal(
	    recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &in), ST_INVALID);
	assert_non_null(fault_at("mixed_reason"));
	db_rollback(h.cx.db);
	in.mixed_reason = "A village too small for one category.";
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_non_null(
	    strstr(th_get(&h, TH_COORDINATOR, "/p/7/groups/101").body, "A village too small"));
}

/* R079 */
static void
a_mixed_group_is_warned_about_not_refused(void **state)
{
	struct group_in in = group_good;

	(void)state;
	in.id.v = 102;
	in.kind = "mixed";
	in.mixed_reason = "few people";
	assert_int_equal(recruit_group_add(th_begin(&h, TH_COORDINATOR, DB_WRITE), &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_non_null(strstr(
	    th_get(&h, TH_COORDINATOR, "/p/7/groups/102").body, "A mixed group needs more people"));
	assert_null(strstr(
	    th_get(&h, TH_COORDINATOR, "/p/7/groups/100").body, "A mixed group needs more people"));
}

/* R071 */
static void
the_size_of_a_group_is_advice(void **state)
{
	struct group_in in = group_good;
	const char *text[3];
	struct cx *cx;

	(void)state;
	in.id.v = 103;
	in.places = 40;
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(recruit_group_add(cx, &in), ST_OK);
	assert_int_equal(recruit_group_advice(cx, 9, false, text), 1);
	assert_int_equal(recruit_group_advice(cx, 10, false, text), 0);
	assert_int_equal(recruit_group_advice(cx, 15, false, text), 0);
	assert_int_equal(recruit_group_advice(cx, 16, false, text), 1);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, "/p/7/groups/103").body, "40 places"));
}

/* R076 R180 */
static void
a_group_shows_its_labour_note_fit_intake_and_collection_points(void **state)
{
	const char *body = th_get(&h, TH_OPS, "/p/7/groups/100").body;

	(void)state;
	assert_non_null(strstr(body, "Nobody hires after 50."));
	assert_non_null(strstr(body, "The foundation knows them."));
	assert_non_null(strstr(body, "OPS, pokój 3"));
	assert_non_null(strstr(body, "closed intake"));
}

/* R080 */
static void
a_running_group_with_free_places_is_told_of_continuous_intake(void **state)
{
	struct group_in in = group_good;
	struct cx *cx;

	(void)state;
	in.id.v = 130;
	in.state = "running";
	in.intake = "closed";
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(recruit_group_add(cx, &in), ST_OK);
	in.id.v = 131;
	in.intake = "continuous";
	assert_int_equal(recruit_group_add(cx, &in), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_non_null(strstr(th_get(&h, TH_OPS, "/p/7/groups/130").body,
	    "With continuous intake people join"));
	const char *body = th_get(&h, TH_OPS, "/p/7/groups/131").body;

	assert_null(strstr(body, "With continuous intake people join"));
	assert_non_null(strstr(body, "continuous intake"));
}

/* R082 */
static void
the_next_cycle_begins_from_the_last_one(void **state)
{
	const char *body = th_get(&h, TH_COORDINATOR, "/p/7/groups/new?after=100").body;

	(void)state;
	const char *cycle = strstr(body, "name=\"cycle\"");

	assert_non_null(cycle);
	assert_memory_equal(strstr(cycle, "value="), "value=\"2\"", 9);
	assert_non_null(strstr(body, "Grupa wrześniowa"));
}

static void
the_second_editor_of_a_group_is_told(void **state)
{
	struct group_in in = group_good;
	struct q_recruit_group_get g;
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);

	(void)state;
	q_recruit_group_get(cx, &g, cx->tenant, GROUP);
	in.stamp = recruit_group_stamp(cx, &g);
	in.name = "first";
	assert_int_equal(recruit_group_edit(cx, &in), ST_OK);
	in.name = "second";
	assert_int_equal(recruit_group_edit(cx, &in), ST_CONFLICT);
	db_rollback(cx->db);
}

/* ---- candidates ---- */

/* R078 */
static void
a_proposal_needs_its_reason(void **state)
{
	struct candidate_in in = anna(1);

	(void)state;
	in.reason = "";
	assert_int_equal(add(TH_OPS, in), ST_INVALID);
	assert_non_null(fault_at("reason"));
	in.reason = "She asked.";
	assert_int_equal(add(TH_OPS, in), ST_OK);
	assert_string_equal(read_back(TH_OPS, 1).reason, "She asked.");
}

/* R083 R147 */
static void
motivation_readiness_and_interest_are_recorded_and_never_required(void **state)
{
	struct candidate_in in = anna(1);
	const char *form;

	(void)state;
	assert_int_equal(add(TH_OPS, in), ST_OK);
	in = anna(2);
	in.pesel = "61101940602";
	in.motivation = "Chcę pracować";
	in.readiness = "yes";
	in.interest = "cook";
	assert_int_equal(add(TH_OPS, in), ST_OK);
	assert_string_equal(read_back(TH_OPS, 2).motivation, "Chcę pracować");
	assert_string_equal(read_back(TH_OPS, 2).readiness, "yes");
	assert_string_equal(read_back(TH_OPS, 2).interest, "cook");
	form = th_get(&h, TH_OPS, "/p/7/groups/100/candidates/new").body;
	assert_non_null(strstr(form, "Do not ask about disability"));
	assert_null(strstr(form, "name=\"disability\""));
}

/* R182 */
static void
a_person_without_address_document_and_pesel_can_be_proposed(void **state)
{
	struct candidate_in in = anna(1);

	(void)state;
	in.pesel = NULL;
	in.no_address = true;
	in.stays_at = "noclegownia";
	in.no_document = true;
	assert_int_equal(add(TH_NGO, in), ST_OK);
	assert_string_equal(read_back(TH_NGO, 1).stays_at, "noclegownia");
	assert_true(read_back(TH_NGO, 1).no_address);
	assert_true(read_back(TH_NGO, 1).no_document);
	assert_null(read_back(TH_NGO, 1).pesel);
}

/* R180 */
static void
the_declaration_is_kept_with_its_day_and_place(void **state)
{
	struct candidate_in in = anna(1);

	(void)state;
	in.declared_on = "2026-09-10";
	in.declared_at = "OPS, pokój 3";
	assert_int_equal(add(TH_OPS, in), ST_OK);
	assert_string_equal(read_back(TH_OPS, 1).declared_on, "2026-09-10");
	assert_string_equal(read_back(TH_OPS, 1).declared_at, "OPS, pokój 3");
	in = anna(2);
	in.pesel = "61101940602";
	in.declared_on = "2026-10-01";
	assert_int_equal(add(TH_OPS, in), ST_INVALID);
	assert_non_null(fault_at("declared_on"));
}

static void
each_fault_of_a_pesel_has_its_own_sentence(void **state)
{
	static const struct { const char *pesel, *field, *says;
	} bad[] = {
		{ "1234", "pesel", "11 digits" },
		{ "8407055530X", "pesel", "digits only" },
		{ "84073355309", "pesel", "day of the calendar" },
		{ "84070555308", "pesel", "last digit" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(bad); i++) {
		struct candidate_in in = anna(1);

		in.pesel = bad[i].pesel;
		assert_int_equal(add(TH_OPS, in), ST_INVALID);
		assert_non_null(fault_at(bad[i].field));
		assert_non_null(strstr(fault_at(bad[i].field), bad[i].says));
		assert_non_null(strstr(fault_at(bad[i].field), bad[i].pesel));
	}
}

static void
a_pesel_that_disagrees_with_birth_date_and_sex_names_both(void **state)
{
	struct candidate_in in = anna(1);

	(void)state;
	in.birth_on = "1984-07-06";
	in.sex = "M";
	assert_int_equal(add(TH_OPS, in), ST_INVALID);
	assert_non_null(strstr(fault_at("birth_on"), "05.07.1984"));
	assert_non_null(fault_at("sex"));
}

/* R144 */
static void
a_second_proposal_by_the_same_partner_is_refused_with_a_link(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(add(TH_OPS, anna(1)), ST_OK);
	assert_int_equal(add(TH_OPS, anna(2)), ST_INVALID);
	a = th_post(&h, TH_OPS, "/p/7/groups/100/candidates", "id", "3", "given", "Halina",
	    "surname", "Ćwiklińska", "pesel", "84070555309", "reason", "again", NULL);
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "already on your list"));
	assert_non_null(strstr(a.body, "/p/7/candidates/1\""));
}

static void
the_same_name_and_birth_date_may_be_somebody_else(void **state)
{
	struct candidate_in in = anna(1);

	(void)state;
	in.pesel = NULL;
	in.birth_on = "1984-07-05";
	assert_int_equal(add(TH_OPS, in), ST_OK);
	in.id.v = 2;
	assert_int_equal(add(TH_OPS, in), ST_INVALID);
	assert_non_null(fault_at("other_person"));
	in.other_person = true;
	assert_int_equal(add(TH_OPS, in), ST_OK);
}

/* The form's hidden token is the only thing that may differ between two houses. */
static const char *
without_token(struct th *house, int user, const char *body)
{
	char *copy = arena_str(house->mem, body);

	for (char *at; (at = strstr(copy, house->csrf[user])) != NULL;)
		memset(at, '#', strlen(house->csrf[user]));
	return copy;
}

static void
same_answer(struct th *one, struct th *other, struct th_answer a, struct th_answer b)
{
	assert_int_equal(a.code, b.code);
	assert_int_equal(a.statements, b.statements);
	assert_string_equal(a.location, b.location);
	assert_string_equal(
	    without_token(one, TH_OPS, a.body), without_token(other, TH_OPS, b.body));
}

/* One house where PUP knows her, one where nobody does: OPS gets the same bytes and the same
 * number of statements. */
/* R144 */
static void
a_pesel_only_another_partner_knows_changes_nothing(void **state)
{
	static const char path[] = "/p/7/groups/100/candidates";
	struct th other;

	(void)state;
	assert_int_equal(add(TH_PUP, anna(1)), ST_OK);
	th_open(&other);
	assert_int_equal(
	    recruit_group_add(th_begin(&other, TH_COORDINATOR, DB_WRITE), &group_good), ST_OK);
	assert_int_equal(th_commit(&other), ST_OK);
#define BOTH(call, ...)                                                                            \
	same_answer(&h, &other, call(&h, TH_OPS, __VA_ARGS__), call(&other, TH_OPS, __VA_ARGS__))
#define HER "id", "5", "given", "Halina", "surname", "Ćwiklińska", "pesel", "84070555309"
	BOTH(th_post, path, HER, NULL); /* a fault elsewhere brings the form back */
	BOTH(th_post, "/p/7/groups/100/import", "id", "77", "pasted",
	    "Nazwisko;Imię;PESEL\nĆwiklińska;Halina;84070555309\n", NULL);
	BOTH(th_get, "/p/7/imports/77");
	BOTH(th_post, path, HER, "reason", "she asked", NULL);
	BOTH(th_get, path);
	BOTH(th_get, "/p/7/candidates/5");
	BOTH(th_get, "/p/7/groups/100");
	BOTH(th_get, "/p/7/groups");
	th_close(&other);
}

static void
no_partner_reads_or_changes_anothers_candidate(void **state)
{
	(void)state;
	assert_int_equal(add(TH_PUP, anna(1)), ST_OK);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/candidates/1").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/candidates/1/declaration").code, 404);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/candidates/1/withdraw", "do", "withdraw", "why", "x", NULL)
		.code,
	    404);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/groups/100/candidates").code, 403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/groups/100/candidates").code, 403);
	assert_null(strstr(th_get(&h, TH_OPS, "/p/7/groups/100/candidates").body, "wikli"));
}

static void
a_proposal_is_withdrawn_with_a_reason_and_made_again(void **state)
{
	(void)state;
	assert_int_equal(add(TH_OPS, anna(1)), ST_OK);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/candidates/1/withdraw", "do", "withdraw", "why", "", NULL)
		.code,
	    422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/candidates/1/withdraw", "do", "withdraw", "why",
			     "moved away", NULL)
			     .code,
	    303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/candidates/1/withdraw", "do", "withdraw", "why",
			     "moved away", NULL)
			     .code,
	    303);
	assert_string_equal(read_back(TH_OPS, 1).state, "withdrawn");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/candidates/1/again", NULL).code, 303);
	assert_string_equal(read_back(TH_OPS, 1).state, "proposed");
}

static void
a_double_click_gives_one_candidate(void **state)
{
	struct q_recruit_candidates *row;
	struct cx *cx;

	(void)state;
	for (int i = 0; i < 2; i++)
		assert_int_equal(
		    th_post(&h, TH_OPS, "/p/7/groups/100/candidates", "id", "9", "given", "Halina",
			"surname", "Ćwiklińska", "pesel", "84070555309", "reason", "why", NULL)
			.code,
		    303);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_int_equal(
	    q_recruit_candidates(cx, &row,
		&(struct q_recruit_candidates_in){ cx->tenant, GROUP, cx->partner, 50, 0 }),
	    1);
	db_rollback(cx->db);
}

static void
the_second_editor_of_a_candidate_is_told_and_loses_nothing(void **state)
{
	struct q_recruit_candidate_get d;
	struct candidate_in in = anna(1);
	const char *stamp;
	struct th_answer a;

	(void)state;
	assert_int_equal(add(TH_OPS, in), ST_OK);
	d = read_back(TH_OPS, 1);
	stamp = recruit_candidate_stamp(&h.cx, &d);
	a = th_post(&h, TH_OPS, "/p/7/candidates/1", "stamp", stamp, "given", "Halina", "surname",
	    "Nowa", "reason", "r", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, "/p/7/candidates/1", "stamp", stamp, "given", "Halina", "surname",
	    "Inna", "reason", "r", NULL);
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "Inna"));
	assert_string_equal(read_back(TH_OPS, 1).surname, "Nowa");
}

static void
bad_input_is_answered_with_422_and_kept(void **state)
{
	struct th_answer a = th_post(&h, TH_OPS, "/p/7/groups/100/candidates", "id", "x", "given",
	    "<script>alert(1)</script>", "surname", "'; DROP TABLE candidate; --", "pesel",
	    "84070555308", "birth_on", "31.02.1984", "months_out", "many", "sex", "Q", "reason",
	    "r", NULL);

	(void)state;
	assert_int_equal(a.code, 422);
	assert_null(strstr(a.body, "<script>alert"));
	assert_non_null(strstr(a.body, "; DROP TABLE candidate"));
	assert_non_null(strstr(a.body, "31.02.1984"));
}

/* R081 */
static void
the_declaration_names_the_person_but_neither_group_nor_category(void **state)
{
	struct declaration d = { .lang = LANG_PL,
		.partnership = "Partnerstwo",
		.service = "Razem",
		.name = "Halina Ćwiklińska",
		.declare_at = "OPS",
		.today = "2026-09-13" };
	size_t n;
	const char *pdf = recruit_paper_declaration(h.mem, &d, &n);
	struct th_answer a;

	(void)state;
	assert_non_null(pdf);
	assert_memory_equal(pdf, "%PDF", 4);
	assert_int_equal(add(TH_OPS, anna(1)), ST_OK);
	a = th_get(&h, TH_OPS, "/p/7/candidates/1/declaration");
	assert_int_equal(a.code, 200);
	FILE *f = fopen("/tmp/recruit-declaration.pdf", "w");

	fwrite(a.body, 1, a.n, f);
	fclose(f);
	FILE *text = popen("pdftotext -layout /tmp/recruit-declaration.pdf -", "r");
	static char words[20000];

	words[fread(words, 1, sizeof(words) - 1, text)] = '\0';
	pclose(text);
	assert_non_null(strstr(words, "Halina"));
	assert_null(strstr(words, "Grupa"));
	assert_null(strstr(words, "over 50"));
	assert_null(strstr(words, "po 50"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(seven_examples_stand_there_before_anything_is_written),
		T(a_category_is_added_renamed_and_retired),
		T(a_mixed_group_needs_its_reason),
		T(a_mixed_group_is_warned_about_not_refused),
		T(the_size_of_a_group_is_advice),
		T(a_group_shows_its_labour_note_fit_intake_and_collection_points),
		T(a_running_group_with_free_places_is_told_of_continuous_intake),
		T(the_next_cycle_begins_from_the_last_one),
		T(the_second_editor_of_a_group_is_told),
		T(a_proposal_needs_its_reason),
		T(motivation_readiness_and_interest_are_recorded_and_never_required),
		T(a_person_without_address_document_and_pesel_can_be_proposed),
		T(the_declaration_is_kept_with_its_day_and_place),
		T(each_fault_of_a_pesel_has_its_own_sentence),
		T(a_pesel_that_disagrees_with_birth_date_and_sex_names_both),
		T(a_second_proposal_by_the_same_partner_is_refused_with_a_link),
		T(the_same_name_and_birth_date_may_be_somebody_else),
		T(a_pesel_only_another_partner_knows_changes_nothing),
		T(no_partner_reads_or_changes_anothers_candidate),
		T(a_proposal_is_withdrawn_with_a_reason_and_made_again),
		T(a_double_click_gives_one_candidate),
		T(the_second_editor_of_a_candidate_is_told_and_loses_nothing),
		T(bad_input_is_answered_with_422_and_kept),
		T(the_declaration_names_the_person_but_neither_group_nor_category),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
