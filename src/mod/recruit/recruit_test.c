/* SPDX-License-Identifier: EUPL-1.2
 * recruit_test.c - categories, groups, candidates and imported lists.
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
#include <xlsxwriter.h>

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

/* ---- lists ---- */

static const char *
slurp(const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "r");
	char *bytes = NEWN(h.mem, char, 1 << 20);

	if (f == NULL)
		return NULL;
	*ret_n = fread(bytes, 1, 1 << 20, f);
	fclose(f);
	return bytes;
}

static struct import_report
import(int user, const char *bytes, size_t n, bool dry)
{
	struct import_report r = { 0 };
	struct cx *cx = th_begin(&h, user, DB_WRITE);

	assert_int_equal(recruit_import_file(cx, cx->partner, GROUP, bytes, n, dry, &r), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	return r;
}

#define LISTS "/work/shared/fixtures/lists/"

/* R144 */
static void
the_list_of_the_labour_office_is_read_whole(void **state)
{
	size_t n;
	const char *bytes = slurp(LISTS "pup-lista-cp1250.csv", &n);
	struct import_report r;

	(void)state;
	if (bytes == NULL)
		skip();
	r = import(TH_PUP, bytes, n, true);
	assert_int_equal(r.added, 14);
	r = import(TH_PUP, bytes, n, false);
	assert_int_equal(r.added, 14);
	assert_int_equal(r.refused, 0);
	r = import(TH_PUP, bytes, n, false);
	assert_int_equal(r.added, 0);
	assert_int_equal(r.same, 14);
	const char *body = th_get(&h, TH_PUP, "/p/7/groups/100/candidates").body;

	assert_non_null(strstr(body, "03270284686"));
	assert_non_null(strstr(body, "Ćwiklińska Halina"));
	assert_null(strstr(th_get(&h, TH_OPS, "/p/7/groups/100/candidates").body, "03270284686"));
}

static void
the_list_of_the_welfare_centre_names_its_two_faults(void **state)
{
	size_t n;
	const char *bytes = slurp(LISTS "ops-lista-utf8-bom.csv", &n);
	struct import_report r;

	(void)state;
	if (bytes == NULL)
		skip();
	r = import(TH_OPS, bytes, n, false);
	assert_int_equal(r.added, 12);
	assert_int_equal(r.refused, 2);
	assert_int_equal(r.fault[0].line, 5);
	assert_string_equal(r.fault[0].column, "PESEL");
	assert_string_equal(r.fault[0].value, "84092769837");
	assert_non_null(strstr(r.fault[0].reason, "last digit"));
	assert_int_equal(r.fault[1].line, 11);
	assert_string_equal(r.fault[1].column, "Given name and surname");
	const char *body = th_get(&h, TH_OPS, "/p/7/groups/100/candidates").body;

	assert_non_null(strstr(body, "Kółeczko Bartłomiej"));
}

static void
the_list_of_the_foundation_has_a_title_and_people_without_pesel(void **state)
{
	size_t n;
	const char *bytes = slurp(LISTS "ngo-chetni-utf8.csv", &n);
	struct import_report r;

	(void)state;
	if (bytes == NULL)
		skip();
	r = import(TH_NGO, bytes, n, false);
	assert_int_equal(r.added, 10);
	assert_int_equal(r.refused, 0);
	assert_string_equal(r.unknown, "SKĄD WIE O NAS");
}

/* As Excel keeps it: PESEL a number that lost its zero, the birth date a count of days. */
static void
a_list_in_xlsx_is_read_like_one_in_csv(void **state)
{
	char path[] = "/tmp/recruit-XXXXXX";
	int fd = mkstemp(path);
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "Lista");
	lxw_format *day = workbook_add_format(book);
	const char *const heads[] = { "Nazwisko", "Imię", "PESEL", "Data ur.", "Pokój" };
	struct import_report r;
	const char *bytes;
	size_t n;

	(void)state;
	close(fd);
	format_set_num_format(day, "dd.mm.yyyy");
	worksheet_write_string(sheet, 0, 0, "Chętni", NULL);
	for (uint16_t c = 0; c < LEN(heads); c++)
		worksheet_write_string(sheet, 2, c, heads[c], NULL);
	worksheet_write_string(sheet, 3, 0, "Śmigielna", NULL);
	worksheet_write_string(sheet, 3, 1, "Grażyna", NULL);
	worksheet_write_number(sheet, 3, 2, 3270284686, NULL);
	worksheet_write_number(sheet, 3, 3, 37804, day);        /* 2.07.2003 */
	worksheet_write_string(sheet, 5, 0, "Nowak", NULL);
	worksheet_write_string(sheet, 5, 1, "Jan", NULL);
	worksheet_write_number(sheet, 5, 2, 84092769837, NULL);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	bytes = slurp(path, &n);
	unlink(path);
	r = import(TH_OPS, bytes, n, false);
	assert_int_equal(r.added, 1);
	assert_int_equal(r.refused, 1);
	assert_int_equal(r.fault[0].line, 6);
	assert_string_equal(r.fault[0].value, "84092769837");
	assert_string_equal(r.unknown, "Pokój");
	assert_non_null(strstr(th_get(&h, TH_OPS, "/p/7/groups/100/candidates").body, "03270284686"));
}

static const char list[] = "Nazwisko;Imię;PESEL;Telefon\n"
	"Ćwiklińska;Halina;84070555309;696252749\n"
	"Nowak;;brak;\n"
	"Źrebiec;Marzena;61101940603;\n"
	"Ćwiklińska;Halina;84070555309;\n";

static void
rows_say_what_will_happen_to_them(void **state)
{
	struct import_list l = { .reason = "" };
	struct cx *cx;

	(void)state;
	assert_int_equal(add(TH_OPS, anna(1)), ST_OK);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_null(recruit_import_parse(cx->mem, cx->lang, list, sizeof(list) - 1, &l));
	recruit_import_judge(cx, cx->partner, GROUP, &l);
	db_rollback(cx->db);
	assert_int_equal(l.n, 4);
	assert_int_equal(l.row[0].kind, ROW_SAME);
	assert_string_equal(l.row[0].fills, "Telephone");
	assert_int_equal(l.row[0].same.v, 1);
	assert_int_equal(l.row[1].kind, ROW_FAULTY);
	assert_string_equal(l.row[1].fault->name, "given");
	assert_int_equal(l.row[2].kind, ROW_FAULTY);
	assert_int_equal(l.row[2].line, 4);
	assert_int_equal(l.row[3].kind, ROW_SAME);
}

/* Paste, correct one row on the spot, leave one out, accept, accept again. */
static void
a_pasted_list_is_corrected_on_the_spot_and_written_once(void **state)
{
	struct th_answer a = th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "900", "pasted",
	    list, "reason", "our list", NULL);

	(void)state;
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/p/7/imports/900");
	a = th_get(&h, TH_OPS, a.location);
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "61101940603"));
	assert_non_null(strstr(a.body, "The same person stands in line 2"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/imports/900").code, 404);
	a = th_post(&h, TH_OPS, "/p/7/imports/900", "do", "correct", "seen", "3", "seen", "4",
	    "skip", "3", "c-4-4", "61101940602", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/imports/900");
	assert_null(strstr(a.body, "61101940603"));
	assert_null(strstr(a.body, "Needs a correction"));
	for (int i = 0; i < 2; i++) {
		a = th_post(&h, TH_OPS, "/p/7/imports/900", "do", "accept", NULL);
		assert_int_equal(a.code, 303);
		assert_string_equal(a.location, "/p/7/groups/100/candidates");
	}
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates");
	assert_non_null(strstr(a.body, "Źrebiec Marzena"));
	assert_null(strstr(a.body, "Nowak"));
	assert_non_null(strstr(a.body, "Candidates of your organisation: 2"));
}

static void
refused_rows_stay_in_the_draft_after_the_others_are_written(void **state)
{
	struct th_answer a =
	    th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "901", "pasted", list, NULL);

	(void)state;
	a = th_post(&h, TH_OPS, "/p/7/imports/901", "do", "accept", NULL);
	assert_string_equal(a.location, "/p/7/imports/901");
	a = th_get(&h, TH_OPS, "/p/7/imports/901");
	assert_non_null(strstr(a.body, "61101940603"));
	assert_null(strstr(a.body, "84070555309"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/imports/901", "do", "drop", NULL).code, 303);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/imports/901").code, 303);
}

static void
a_list_without_headings_is_refused_with_a_sentence(void **state)
{
	struct th_answer a = th_post(
	    &h, TH_OPS, "/p/7/groups/100/import", "id", "902", "pasted", "a;b\nc;d\n", NULL);

	(void)state;
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "No row with headings"));
	a = th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "903", "pasted", "", NULL);
	assert_int_equal(a.code, 422);
}

/* Else its preview would want more memory than a request has, and the worker would end. */
static void
a_list_longer_than_the_form_takes_is_refused(void **state)
{
	struct import_list l = { .reason = "" };
	struct buf b;
	const char *why;

	(void)state;
	buf_init(&b, h.mem);
	buf_str(&b, "Nazwisko;Imię;Uwagi\nNowak;Jan;x\nLis;Ewa;");
	for (int i = 0; i < 4000; i++)
		buf_str(&b, "ż");
	assert_null(recruit_import_parse(h.mem, LANG_EN, b.s, b.len, &l));
	buf_str(&b, "ż\n");
	l = (struct import_list){ .reason = "" };
	why = recruit_import_parse(h.mem, LANG_EN, b.s, b.len, &l);
	assert_non_null(strstr(why, "line 3"));
	buf_init(&b, h.mem);
	buf_str(&b, "Nazwisko;Imię;Uwagi\n");
	for (int i = 0; i < 19000; i++)
		buf_fmt(&b, "Nowak;Jan;%0170d\n", i);
	l = (struct import_list){ .reason = "" };
	why = recruit_import_parse(h.mem, LANG_EN, b.s, b.len, &l);
	assert_string_equal(why, "The list holds too much text in all. Split it in two.");
	th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "905", "pasted", list, NULL);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/imports/905", "do", "correct", "c-4-4",
	    arena_strf(h.mem, "%0201d", 1), NULL).code, 409);
}

static void
twenty_thousand_rows_are_previewed_by_pages_and_written(void **state)
{
	struct buf b;
	struct import_report r;
	struct th_answer a;

	(void)state;
	buf_init(&b, h.mem);
	buf_str(&b, "Nazwisko;Imię;Data ur.\n");
	for (int i = 0; i < 19999; i++)
		buf_fmt(
		    &b, "Nazwisko%d;Anna;%s\n", i, i % 5000 == 4999 ? "31.02.1980" : "1.03.1980");
	a = th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "904", "pasted", b.s, NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/imports/904");
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "31.02.1980"));
	assert_true(a.n < 400000);
	assert_true(a.statements <= 12);
	a = th_get(&h, TH_OPS, "/p/7/imports/904?page=100");
	assert_int_equal(a.code, 200);
	assert_null(strstr(a.body, "31.02.1980"));
	r = import(TH_OPS, b.s, b.len, false);
	assert_int_equal(r.added, 19996);
	assert_int_equal(r.refused, 3);
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates?page=400");
	assert_int_equal(a.code, 200);
	assert_true(a.statements <=
	    12 + 50); /* and each of the 50 looks is noted by a statement of its own */
}

/* People without number and birth date: nothing but the ids kept in the draft tells them apart. */
static const char *
nameless(size_t n)
{
	struct buf b;

	buf_init(&b, h.mem);
	buf_str(&b, "Nazwisko;Imię\n");
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "Nazwisko;Anna\n");
	return b.s;
}

static void
an_import_cut_off_in_the_middle_goes_on_where_it_stood(void **state)
{
	struct import_list l = { .reason = "" };
	struct q_recruit_draft_get d;
	struct th_answer a;
	struct cx *cx;
	size_t at;

	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "906", "pasted",
	    nameless(1200), NULL).code, 303);
	/* the first unit of accepting, and then the power fails */
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_true(q_recruit_draft_get(cx, &d, cx->tenant, (import_id){ 906 }, cx->partner));
	assert_true(recruit_import_load(cx->mem, d.content, &l));
	recruit_import_judge(cx, cx->partner, GROUP, &l);
	recruit_import_number(&l);
	q_recruit_draft_save(cx, &(struct q_recruit_draft_save_in){ cx->tenant, d.id,
	    recruit_import_store(cx->mem, &l), "open" });
	at = recruit_import_write(cx, &(struct import_to){ cx->partner, GROUP, d.id }, &l, 0);
	assert_true(at > 0 && at < l.n);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates");
	assert_non_null(strstr(a.body, "Candidates of your organisation: 250"));
	a = th_post(&h, TH_OPS, "/p/7/imports/906", "do", "accept", NULL);
	assert_string_equal(a.location, "/p/7/groups/100/candidates");
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates");
	assert_non_null(strstr(a.body, "Candidates of your organisation: 1200"));
	/* the very rows once more, as by a second click that had read the list before: none is added */
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	for (at = 0; at < l.n;)
		at = recruit_import_write(cx, &(struct import_to){ cx->partner, GROUP, d.id }, &l,
		    at);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates");
	assert_non_null(strstr(a.body, "Candidates of your organisation: 1200"));
}

static void
the_document_lists_every_heading(void **state)
{
	size_t n;
	const char *doc = slurp("doc/import.md", &n);

	(void)state;
	doc = doc != NULL ? doc : slurp("../doc/import.md", &n);
	assert_non_null(doc);
	for (int t = 0; t < T_COUNT; t++)
		for (const char *w = import_words[t].words; *w != '\0';
		     w += strcspn(w, "|") + (w[strcspn(w, "|")] == '|')) {
			const char *word = arena_strn(h.mem, w, strcspn(w, "|"));

			assert_string_equal(word, text_fold(h.mem, word));
			assert_non_null(strstr(doc, arena_strf(h.mem, "`%s`", word)));
		}
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
		T(the_list_of_the_labour_office_is_read_whole),
		T(the_list_of_the_welfare_centre_names_its_two_faults),
		T(the_list_of_the_foundation_has_a_title_and_people_without_pesel),
		T(a_list_in_xlsx_is_read_like_one_in_csv),
		T(rows_say_what_will_happen_to_them),
		T(a_pasted_list_is_corrected_on_the_spot_and_written_once),
		T(refused_rows_stay_in_the_draft_after_the_others_are_written),
		T(a_list_without_headings_is_refused_with_a_sentence),
		T(a_list_longer_than_the_form_takes_is_refused),
		T(twenty_thousand_rows_are_previewed_by_pages_and_written),
		T(an_import_cut_off_in_the_middle_goes_on_where_it_stood),
		T(the_document_lists_every_heading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
