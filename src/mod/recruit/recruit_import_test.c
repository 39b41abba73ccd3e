/* SPDX-License-Identifier: EUPL-1.2
 * recruit_import_test.c - lists of an office: read, looked over, corrected, accepted.
 */
#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/test_help.h"
#include "mod/recruit/recruit_inside.h"
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

#include "mod/recruit/recruit_test_help.h"

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
	assert_non_null(
	    strstr(th_get(&h, TH_OPS, "/p/7/groups/100/candidates").body, "03270284686"));
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
	a = th_post(&h, TH_OPS, "/p/7/imports/904", "do", "accept", NULL);
	assert_string_equal(a.location, "/p/7/imports/904");    /* three rows stay, to be corrected */
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates?page=400");
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "Candidates of your organisation: 19996"));
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
	/* the very rows once more, as by a second click that had read the list before: none is
	 * added */
	for (at = 0; at < l.n;) {
		cx = th_begin(&h, TH_OPS, DB_WRITE);
		at = recruit_import_write(
		    cx, &(struct import_to){ cx->partner, GROUP, d.id }, &l, at);
		assert_int_equal(th_commit(&h), ST_OK);
	}
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates");
	assert_non_null(strstr(a.body, "Candidates of your organisation: 1200"));
}

/* The list was compared before; what is typed in while it is being written stays the only one. */
static void
somebody_typed_in_while_her_list_is_written_stays_one_candidate(void **state)
{
	struct import_list l = { .reason = "" };
	struct q_recruit_draft_get d;
	struct th_answer a;
	struct cx *cx;

	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups/100/import", "id", "907", "pasted",
	    "Nazwisko;Imię;PESEL;Data urodzenia\nRumianek;Ewa;84090112346;\nMiodek;Jan;;1.09.1984\n"
	    "Zięba;Ola;;2.09.1984\n", NULL).code, 303);
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_true(q_recruit_draft_get(cx, &d, cx->tenant, (import_id){ 907 }, cx->partner));
	assert_true(recruit_import_load(cx->mem, d.content, &l));
	recruit_import_judge(cx, cx->partner, GROUP, &l);
	recruit_import_number(&l);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups/100/candidates", "id", "90701", "given",
	    "Ewa", "surname", "Rumianek", "pesel", "84090112346", "reason", "r", NULL).code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/groups/100/candidates", "id", "90702", "given",
	    "Jan", "surname", "Miodek", "birth_on", "1.09.1984", "reason", "r", NULL).code, 303);
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(
	    recruit_import_write(cx, &(struct import_to){ cx->partner, GROUP, d.id }, &l, 0), 3);
	assert_int_equal(th_commit(&h), ST_OK);
	a = th_get(&h, TH_OPS, "/p/7/groups/100/candidates");
	assert_non_null(strstr(a.body, "Candidates of your organisation: 3"));
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
		T(somebody_typed_in_while_her_list_is_written_stays_one_candidate),
		T(the_document_lists_every_heading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
