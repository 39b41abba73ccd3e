/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_test.c - the joint picture of a person: entries, problems, versions, papers.
 */
#include "core/test_help.h"
#include "mod/diagnosis/diagnosis_inside.h"
#include "mod/diagnosis/diagnosis_paper.h"
#include "mod/person/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct th h;

static bool
before(struct th_answer a, const char *first, const char *second)
{
	const char *x = strstr(a.body, first), *y = strstr(a.body, second);

	return x != NULL && y != NULL && x < y;
}

static void
open_house(void)
{
	const struct person_in in = { .given = "Zofia", .surname = "Lis" };

	th_open(&h);
	assert_int_equal(
	    person_add(th_begin(&h, TH_OPS, DB_WRITE), (person_id){ 501 }, &in), ST_OK);
	th_enrol(&h, (person_id){ 501 }, (group_id){ 9 }, 1, "2026-09-01");
	for (int64_t partner = 1; partner <= 3; partner++)
		assert_int_equal(case_basis_add(&h.cx, (person_id){ 501 },
		                     &(struct case_basis_in){ .id = { 800 + partner },
		                         .ground = "agreement",
		                         .recipient = { partner },
		                         .recipient_name = "",
		                         .purpose = "wspólna diagnoza",
		                         .legal = "umowa partnerska",
		                         .from_on = "2026-09-01" }),
		    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
}

/* Her diagnosis 900, begun as the starting picture. */
static void
begin(void)
{
	open_house();
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/new", "id", "900",
		    "baseline", "1", NULL).code, 303);
}

static struct th_answer
write(int user, const char *id, const char *kind, const char *code, const char *content)
{
	return th_post(&h, user, "/p/7/diagnoses/900/entries/new", "id", id, "kind", kind, "code",
	    code, "content", content, "source", "client", "on", "10.09.2026", "circle", "team",
	    "client", "1", "minutes", "90 min", "who", "Jan Nowak, psycholog", NULL);
}

static void
must_write(int user, const char *id, const char *kind, const char *code, const char *content)
{
	struct th_answer a = write(user, id, kind, code, content);

	assert_int_equal(a.code, 303);
}

/* R308 R353 */
static void
every_item_of_four_areas_has_its_place_and_an_own_text(void **state)
{
	const struct diag_data *d = diag_data();
	struct th_answer a;
	const size_t want[] = { 14, 12, 5, 7 };

	(void)state;
	begin();
	a = th_get(&h, TH_OPS, "/p/7/people/501/diagnosis");
	assert_true(has(a, "later ones are compared with it"));
	for (size_t i = 0; i < LEN(d->area); i++) {
		assert_int_equal(d->area[i].n, want[i]);
		assert_true(has(a, d->area[i].text[LANG_EN]));
		for (size_t k = 0; k < d->area[i].n; k++)
			assert_true(has(a, d->area[i].item[k].code));
		must_write(TH_OPS, arena_strf(h.mem, "%zu", 910 + i), "finding",
		    d->area[i].item[d->area[i].n - 1].code, arena_strf(h.mem, "own text %zu", i));
	}
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	for (size_t i = 0; i < LEN(d->area); i++)
		assert_true(has(a, arena_strf(h.mem, "own text %zu", i)));
	assert_true(a.statements <= 12);
	assert_int_equal(th_looks(&h, TH_OPS, (person_id){ 501 }), 1);
	th_close(&h);
}

/* R309 */
static void
a_finding_says_where_it_comes_from_and_when(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/entries/new", "id", "910", "kind", "finding",
	    "code", "nonsense", "content", " ", "on", "01.10.2026", "circle", "", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "href=\"#code\"") && has(a, "href=\"#content\"") &&
	    has(a, "href=\"#source\"") && has(a, "href=\"#on\"") && has(a, "href=\"#circle\""));
	for (int twice = 0; twice < 2; twice++)
		must_write(TH_OPS, "910", "finding", "activity.time", "Bez pracy od 2019 r.");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "Bez pracy od 2019 r.") && has(a, "said by the client, 10.09.2026"));
	th_close(&h);
}

/* R016 R187 */
static void
partial_diagnoses_of_partners_make_one_picture_and_a_meeting_sets_what_comes_first(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_PUP, "910", "part", "competences", "Może pracować w kuchni");
	must_write(TH_NGO, "911", "part", "psychological", "Potrzebuje wsparcia w rozmowie");
	assert_int_equal(write(TH_OPS, "912", "meeting", "nonsense", "x").code, 422);
	a = th_post(&h, TH_COORDINATOR, "/p/7/diagnoses/900/entries/new", "id", "912", "kind",
	    "meeting", "code", "competences", "code", "social", "content", "Obie potwierdzone",
	    "who", "OPS, PUP, Fundacja i klientka", "source", "worker", "circle", "team", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "Może pracować w kuchni") && has(a, "Fundacja Test") &&
	    has(a, "Potrzebuje wsparcia") && has(a, "Obie potwierdzone"));
	assert_true(has(a, "Areas that come first"));
	assert_true(
	    has(th_get(&h, TH_OPS, "/p/7/diagnosis-entries/912"), "value=\"social\" checked"));
	th_close(&h);
}

/* R188 */
static void
deficits_exams_licences_and_hours_of_the_job_club_are_kept(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_PUP, "910", "club", "", "Rozmowa próbna");
	must_write(TH_PUP, "911", "club", "", "CV");
	must_write(TH_PUP, "912", "deficit", "", "Brak prawa jazdy");
	must_write(TH_PUP, "913", "exam", "", "Egzamin kucharza");
	must_write(TH_PUP, "914", "licence", "", "Książeczka sanepidu");
	must_write(TH_PUP, "915", "training", "", "Kurs kasjera");
	a = th_get(&h, TH_PUP, "/p/7/diagnoses/900");
	assert_true(has(a, "3 of 80 h") && has(a, "Brak prawa jazdy") &&
	    has(a, "Egzamin kucharza") && has(a, "Książeczka sanepidu") && has(a, "Kurs kasjera"));
	th_close(&h);
}

/* R289 R294 R313 R314 R319 */
static void
the_clients_own_picture_and_what_helps_come_before_what_hinders(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "barrier", "worker", "Za mało czasu na rozmowę");
	must_write(TH_OPS, "911", "resource", "family", "Siostra zajmie się dziećmi");
	must_write(TH_OPS, "912", "own", "", "Umiem gotować, chcę pracować");
	must_write(TH_OPS, "913", "expect", "", "Chcę pracy blisko domu");
	assert_int_equal(write(TH_OPS, "914", "resource", "worker", "x").code, 422);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(before(a, "Umiem gotować", "Siostra zajmie") &&
	    before(a, "Chcę pracy blisko", "Siostra zajmie") &&
	    before(a, "Siostra zajmie", "Za mało czasu"));
	assert_true(has(a, "family and people around") && has(a, "the worker</span>"));
	th_close(&h);
}

/* R293 R296 R297 R299 R320 R321 */
static void
beliefs_unseen_strengths_facts_and_other_opinions_have_their_places(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900/entries/new?what=belief");
	assert_true(has(a, "Questions that open a talk") && has(a, "I am too old") &&
	    has(a, "How do you see your situation? What is good in it?"));
	must_write(TH_OPS, "910", "own", "", "Nikt mnie nie zatrudni");
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/entries/new", "id", "911", "kind", "belief",
	    "content", "Jestem za stara", "more", "W 2023 r. gotowała na weselu", "source",
	    "client", "circle", "team", NULL);
	assert_int_equal(a.code, 303);
	must_write(TH_OPS, "912", "unseen", "", "Spokój przy dzieciach");
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/entries/new", "id", "913", "kind", "fact",
	    "content", "Świadectwo pracy z 2018 r.", "source", "document", "ref", "910", "circle",
	    "team", NULL);
	assert_int_equal(a.code, 303);
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/entries/new", "id", "914", "kind", "fact",
	    "content", "x", "source", "document", "ref", "913", "circle", "team", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#ref\""));
	must_write(TH_OPS, "915", "supervision", "", "Patrzę zbyt surowo");
	must_write(TH_OPS, "916", "second", "", "Widzę więcej zasobów");
	must_write(TH_OPS, "917", "peer", "", "Zgadzam się");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "gotowała na weselu") && has(a, "Spokój przy dzieciach") &&
	    has(a, "Beside:</span>") == false && has(a, "Beside: Nikt mnie nie zatrudni"));
	assert_true(has(a, "Patrzę zbyt surowo") && has(a, "Widzę więcej zasobów") &&
	    has(a, "Zgadzam się"));
	th_close(&h);
}

/* R287 */
static void
words_that_judge_are_pointed_out_where_the_client_reads(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "finding", "social.family", "Rodzina roszczeniowa");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "Look at the words again") && has(a, "say what exactly is asked for"));
	th_close(&h);
}

static struct th_answer
name_problem(const char *id, const char *state, const char *talk, const char *note, const char *ret)
{
	return th_post(&h, TH_OPS, "/p/7/diagnoses/900/problems/new", "id", id, "code", "digital",
	    "view_client", "Telefon mi wystarcza", "view_family", "Wnuk pomoże", "view_worker",
	    "Ogłoszenia są w sieci", "recognised", strcmp(state, "later") == 0 ? "no" : "yes",
	    "blocking", "1", "solvable", "1", "state", state, "talk_on", talk, "talk_note", note,
	    "return_on", ret, "place", strcmp(state, "joint") == 0 ? "1" : "", "circle", "team",
	    NULL);
}

/* R280 R312 R370 */
static void
a_problem_has_a_name_and_the_view_of_each_side(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	assert_int_equal(diag_data()->n_problem, 19);
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/problems/new", "id", "950", "content", "",
	    "recognised", "yes", "state", "named", "circle", "team", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#content\""));
	assert_int_equal(name_problem("950", "named", "", "", "").code, 303);
	a = th_post(&h, TH_PUP, "/p/7/diagnoses/900/problems/new", "id", "951", "content",
	    "Daleko do autobusu", "recognised", "unasked", "state", "named", "circle", "team",
	    NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_PUP, "/p/7/diagnoses/900");
	assert_true(has(a, "Computer, telephone and internet are difficult") &&
	    has(a, "Telefon mi wystarcza") && has(a, "Wnuk pomoże") &&
	    has(a, "Ogłoszenia są w sieci") && has(a, "Daleko do autobusu"));
	th_close(&h);
}

/* R315 R316 R326 R333 */
static void
a_problem_becomes_joint_only_in_a_talk_and_what_is_not_seen_is_kept(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	a = name_problem("950", "joint", "", "", "");
	assert_true(a.code == 422 && has(a, "href=\"#talk_on\"") && has(a, "Telefon mi wystarcza"));
	assert_int_equal(name_problem("950", "later", "", "", "").code, 422);
	assert_int_equal(name_problem("950", "later", "", "", "01.12.2026").code, 303);
	assert_int_equal(
	    name_problem("951", "joint", "10.09.2026", "Zaczynamy od tego", "").code, 303);
	a = th_post(&h, TH_OPS, "/p/7/problems/950", "stamp", th_stamp(&h, TH_OPS, "/p/7/problems/950"),
	    "code", "digital", "recognised", "no", "state", "joint", "talk_on", "10.09.2026",
	    "talk_note", "x", "circle", "team", NULL);
	assert_true(a.code == 422 && has(a, "href=\"#recognised\""));
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "agreed together") && has(a, "Zaczynamy od tego") &&
	    has(a, "blocks others") && has(a, "can be solved") &&
	    has(a, "come back by 01.12.2026"));
	assert_true(before(a, "Zaczynamy od tego", "come back by 01.12.2026"));
	th_close(&h);
}

static void
two_who_change_a_problem_do_not_overwrite_each_other(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin();
	assert_int_equal(name_problem("950", "named", "", "", "").code, 303);
	stamp = th_stamp(&h, TH_OPS, "/p/7/problems/950");
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/problems/950", "stamp", stamp, "content", "Brak sieci",
	        "recognised", "yes", "state", "named", "circle", "team", NULL)
	        .code,
	    303);
	a = th_post(&h, TH_PUP, "/p/7/problems/950", "stamp", stamp, "content", "Brak telefonu",
	    "recognised", "yes", "state", "named", "circle", "team", NULL);
	assert_true(a.code == 409 && has(a, "Brak sieci") && has(a, "Brak telefonu</textarea>"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/problems/950/withdraw", "reason", "",
	    NULL).code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(
		    th_post(&h, TH_OPS, "/p/7/problems/950/withdraw", "reason", "pomyłka", NULL)
		        .code,
		    303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), "Brak sieci"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/problems/950"), "pomyłka"));
	th_close(&h);
}

static void
what_stood_in_an_entry_is_kept_and_a_second_editor_is_told(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "own", "", "Pierwsze słowa");
	stamp = th_stamp(&h, TH_OPS, "/p/7/diagnosis-entries/910");
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/diagnosis-entries/910", "stamp", stamp,
	                     "content", "Drugie słowa", "source", "client", "circle", "team", NULL)
	                     .code,
	    303);
	a = th_post(&h, TH_NGO, "/p/7/diagnosis-entries/910", "stamp", stamp, "content",
	    "Trzecie słowa", "source", "client", "circle", "team", NULL);
	assert_true(a.code == 409 && has(a, "Drugie słowa") && has(a, "Trzecie słowa</textarea>"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/diagnosis-entries/910"), "Pierwsze słowa"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/diagnosis-entries/910/withdraw", "reason", "",
	    NULL).code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, "/p/7/diagnosis-entries/910/withdraw",
		                     "reason", "dwa razy", NULL)
		                     .code,
		    303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), "Drugie słowa"));
	th_close(&h);
}

/* R382 */
static void
without_a_basis_another_partner_sees_nothing(void **state)
{
	(void)state;
	begin();
	must_write(TH_OPS, "910", "own", "", "Umiem gotować");
	assert_true(has(th_get(&h, TH_NGO, "/p/7/diagnoses/900"), "Umiem gotować"));
	th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(
	    case_basis_withdraw(&h.cx, (person_id){ 501 }, (basis_id){ 803 }, "cofnięta"), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	assert_false(has(th_get(&h, TH_NGO, "/p/7/diagnoses/900"), "Umiem gotować"));
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/diagnosis-entries/910").code, 404);
	th_close(&h);
}

/* Health is for its writer and those named, also where she forgets to say so; another partner's
 * stays there. */
static void
sensitive_facts_and_those_of_another_partner_are_not_shown(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "finding", "activity.health", "Cukrzyca");
	assert_int_equal(
	    th_post(&h, TH_PUP, "/p/7/diagnoses/900/entries/new", "id", "911", "kind", "own",
	        "content", "Tylko dla PUP", "source", "client", "circle", "partner", NULL)
	        .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "Cukrzyca") && !has(a, "Tylko dla PUP"));
	a = th_get(&h, TH_PUP, "/p/7/diagnoses/900");
	assert_true(!has(a, "Cukrzyca") && has(a, "Tylko dla PUP"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/diagnosis-entries/910").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/diagnosis-entries/911").code, 404);
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/diagnosis-entries/910/withdraw", "reason", "x",
	    NULL).code, 404);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/diagnoses/900").code, 403);
	assert_int_equal(th_get(&h, TH_READER, "/p/7/people/501/diagnosis").code, 403);
	th_close(&h);
}

static void
agree(const char *id, const char *changed, const char *review)
{
	const char *path = arena_strf(h.mem, "/p/7/diagnoses/%s/summary", id);

	assert_int_equal(th_post(&h, TH_OPS, path, "stamp", th_stamp(&h, TH_OPS, path), "summary",
	    arena_strf(h.mem, "Umie Pani gotować. %s", id), NULL).code, 303);
	path = arena_strf(h.mem, "/p/7/diagnoses/%s/agree", id);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, path, "on", "13.09.2026", "part",
		                     "Rozmowa w domu", "changed", changed, "review", review, NULL)
		                     .code,
		    303);
}

/* R109 */
static void
findings_copied_from_another_client_are_pointed_out_to_their_writer(void **state)
{
	static const char words[] = "Od dwóch lat nie ma prądu w domu",
	                  advice[] = "word for word in the file of another client";
	struct cx *cx;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "own", "", words);
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(person_add(cx, (person_id){ 502 },
	    &(struct person_in){ .given = "Maria", .surname = "Kos" }), ST_OK);
	th_enrol(&h, (person_id){ 502 }, (group_id){ 9 }, 2, "2026-09-01");
	assert_int_equal(th_commit(&h), ST_OK);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/502/diagnosis/new", "id", "970",
	    "baseline", "1", NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/diagnoses/970"), words));
	for (int user = TH_PUP; user >= TH_OPS; user--) {
		assert_int_equal(th_post(&h, user, "/p/7/diagnoses/970/entries/new", "id",
		    user == TH_PUP ? "971" : "972", "kind", "own", "content", words, "source",
		    "client", "on", "10.09.2026", "circle", "team", NULL).code, 303);
		/* the PUP came to the same words by itself */
		assert_true(has(th_get(&h, user, "/p/7/diagnoses/970"), advice) == (user == TH_OPS));
	}
	assert_true(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), advice));
	th_close(&h);
}

/* R318 R368 R371 */
static void
a_version_is_agreed_with_a_summary_and_the_next_one_says_what_changed(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "own", "", "Umiem gotować");
	assert_int_equal(name_problem("950", "joint", "10.09.2026", "Razem", "").code, 303);
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/agree", "on", "14.09.2026", "part", "", NULL);
	assert_true(a.code == 422 && has(a, "Write the summary for the client first") &&
	    has(a, "href=\"#on\"") && has(a, "href=\"#part\""));
	agree("900", "", "");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "agreed 13 September 2026") && has(a, "12 December 2026"));
	assert_int_equal(write(TH_OPS, "911", "own", "", "Później").code, 409);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/new", "id", "901", "why", "", NULL).code,
	    422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/new", "id", "901", "why",
	    "Znalazła opiekę dla dzieci", NULL).code, 303);
	a = th_post(&h, TH_PUP, "/p/7/people/501/diagnosis/new", "id", "902", "why", "też", NULL);
	assert_true(a.code == 303 && strstr(a.location, "/diagnoses/901") != NULL);
	a = th_get(&h, TH_OPS, "/p/7/people/501/diagnosis");
	assert_true(has(a, "Umiem gotować") && has(a, "Razem") && has(a, "Znalazła opiekę"));
	agree("901", "Dzieci mają opiekę", "20.09.2026");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/901");
	assert_true(has(a, "replaced by a newer one") && has(a, "Dzieci mają opiekę"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), "Version 1: replaced"));
	th_close(&h);
}

/* R318 */
static void
the_day_reminds_of_a_diagnosis_to_be_looked_at_again(void **state)
{
	(void)state;
	begin();
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/diagnosis-settings", "days", "3",
	    NULL).code, 422);
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/diagnosis-settings", "days", "7",
	    NULL).code, 303);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/diagnosis-settings", "days", "7", NULL).code, 403);
	agree("900", "", "");
	assert_false(has(th_get(&h, TH_OPS, "/"), "Look at the diagnosis again"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/people/501/care", "id", "960", "user",
	    "2", "from_on", "01.09.2026", NULL).code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/"), "Look at the diagnosis again: Zofia Lis"));
	th_close(&h);
}

/* R369 R372 */
static void
the_page_says_where_the_clients_part_is_missing(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/diagnoses/900/problems/new", "id", "950", "content", "Dług",
	        "recognised", "unasked", "state", "named", "circle", "team", NULL)
	        .code,
	    303);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "own picture is missing") &&
	    has(a, "About 1 problem the client was not asked") &&
	    has(a, "view of 1 problem is missing"));
	agree("900", "", "");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "Nobody has explained this version"));
	assert_int_equal(write(TH_OPS, "911", "told", "", "x").code, 422);
	must_write(TH_OPS, "911", "told", "yes", "Zgadzam się z tym");
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(!has(a, "Nobody has explained") && has(a, "Zgadzam się z tym") &&
	    has(a, "understood</span>"));
	th_close(&h);
}

/* R081 R368 */
static void
the_diagnosis_and_the_clients_sheet_are_papers(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "own", "", "Umiem gotować");
	assert_int_equal(name_problem("950", "joint", "10.09.2026", "Razem", "").code, 303);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900/diagnosis.pdf");
	assert_true(a.code == 200 && a.n > 1000 && strncmp(a.body, "%PDF", 4) == 0);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900/summary.pdf");
	assert_true(a.code == 200 && a.n > 1000 && strncmp(a.body, "%PDF", 4) == 0);
	assert_int_equal(th_get(&h, TH_HEAD, "/p/7/diagnoses/900/summary.pdf").code, 403);
	th_close(&h);
}

static void
diagnoses_of_another_partnership_do_not_exist_here(void **state)
{
	struct cx *cx;
	diagnosis_id id;
	struct url back;

	(void)state;
	begin();
	must_write(TH_OPS, "910", "own", "", "Umiem gotować");
	h.p.v = 8;
	cx = th_begin(&h, TH_OPS, DB_WRITE);
	assert_int_equal(diagnosis_begin(cx, (person_id){ 501 },
	                     &(struct diagnosis_begin){ { 903 }, false, "" }, &id),
	    ST_NOT_FOUND);
	assert_int_equal(entry_withdraw(cx, &diag_entry_sort, 910, "x", &back), ST_NOT_FOUND);
	assert_int_equal(entry_withdraw(cx, &diag_problem_sort, 950, "x", &back), ST_NOT_FOUND);
	assert_int_equal(diagnosis_summarise(cx, (diagnosis_id){ 900 }, "x", ""), ST_NOT_FOUND);
	assert_int_equal(diagnosis_agree(cx, (diagnosis_id){ 900 }, &(struct diagnosis_agree){ 0 }),
	    ST_NOT_FOUND);
	db_rollback(cx->db);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/diagnoses/999").code, 404);
	assert_int_equal(
	    th_get(&h, TH_OPS, "/p/7/diagnoses/900/entries/new?what=nonsense").code, 404);
	th_close(&h);
}

/* R151 R310 R317 */
static void
questionnaires_stand_beside_their_items_and_the_survey_comes_first(void **state)
{
	static const char *const code[] = { "activity.search", "swot", "situation" };
	struct th_answer a;

	(void)state;
	open_house();
	a = th_get(&h, TH_OPS, "/p/7/people/501/diagnosis");
	assert_true(has(a, "Offer the survey at the start") && has(a, "/diagnosis/forms/ex-ante"));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/new", "id", "900", "baseline", "1", NULL)
	        .code,
	    303);
	assert_true(has(
	    th_get(&h, TH_OPS, "/p/7/diagnoses/900"), "survey at the start, with the consents"));
	a = th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/forms/ex-ante", NULL);
	assert_true(a.code == 303 && strstr(a.location, "/answers/") != NULL);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), "with the consents, is not"));
	for (size_t i = 0; i < LEN(code); i++) {
		a = th_post(&h, TH_OPS,
		    arena_strf(h.mem, "/p/7/people/501/diagnosis/forms/%s", code[i]), NULL);
		assert_true(a.code == 303 && th_get(&h, TH_OPS, a.location).code == 200);
		assert_true(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), a.location));
	}
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/501/diagnosis/forms/nonsense", NULL).code, 404);
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/people/999/diagnosis/forms/swot", NULL).code, 404);
	th_close(&h);
}

static void
put_paper(const char *file, bool sheet)
{
	struct diag_paper *d = NEW(h.mem, struct diag_paper);
	struct cx *cx = th_begin(&h, TH_OPS, DB_READ);
	const char *pdf;
	size_t n;

	cx->lang = LANG_PL;
	assert_int_equal(diag_load(cx, (diagnosis_id){ 900 }, &d->w), ST_OK);
	d->lang = LANG_PL;
	d->partnership = "Partnerstwo Testowe";
	d->today = cx->today;
	d->now = cx->now;
	d->sheet = sheet;
	pdf = diagnosis_paper(h.mem, d, &n);
	th_golden(&h, arena_strf(h.mem, TEST_FILES "/golden/%s.txt", file), pdf, n);
	db_rollback(cx->db);
}

/* R081 R308 R312 R368 */
static void
the_papers_of_a_diagnosis_read_as_agreed_and_list_nothing_empty(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	put_paper("diagnosis-blank-pl", false);
	must_write(TH_OPS, "910", "own", "", "Chcę pracować w kuchni");
	must_write(TH_OPS, "911", "finding", "activity.time", "Bez pracy od 2019 r.");
	must_write(TH_OPS, "912", "resource", "client", "Gotuje");
	assert_int_equal(
	    name_problem("951", "joint", "10.09.2026", "Zaczynamy od tego", "").code, 303);
	agree("900", "", "");
	put_paper("diagnosis-agreed-pl", false);
	put_paper("diagnosis-sheet-pl", true);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "Bez pracy od 2019 r.") && has(a, "How long without work"));
	assert_true(has(a, "What it comes to is not summed up yet"));
	assert_false(has(a, "Money") || has(a, "Strengths the client does not see yet"));
	th_close(&h);
}

/* R311 */
static void
what_it_comes_to_holds_what_was_agreed_with_the_client(void **state)
{
	struct th_answer a;

	(void)state;
	begin();
	a = write(TH_OPS, "910", "synthesis", "", "Bez pracy od 2019 r., opiekuje się mamą");
	assert_true(a.code == 422 && has(a, "href=\"#more\""));
	a = th_post(&h, TH_OPS, "/p/7/diagnoses/900/entries/new", "id", "910", "kind", "synthesis",
	    "content", "Bez pracy od 2019 r.", "more", "Chce pracować rano", "source", "worker",
	    "circle", "team", "client", "1", NULL);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_OPS, "/p/7/diagnoses/900");
	assert_true(has(a, "What it comes to") && has(a, "Chce pracować rano"));
	agree("900", "", "");
	assert_false(has(th_get(&h, TH_OPS, "/p/7/diagnoses/900"), "not summed up yet"));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_item_of_four_areas_has_its_place_and_an_own_text),
		cmocka_unit_test(a_finding_says_where_it_comes_from_and_when),
		cmocka_unit_test(
		    partial_diagnoses_of_partners_make_one_picture_and_a_meeting_sets_what_comes_first),
		cmocka_unit_test(deficits_exams_licences_and_hours_of_the_job_club_are_kept),
		cmocka_unit_test(the_clients_own_picture_and_what_helps_come_before_what_hinders),
		cmocka_unit_test(
		    beliefs_unseen_strengths_facts_and_other_opinions_have_their_places),
		cmocka_unit_test(words_that_judge_are_pointed_out_where_the_client_reads),
		cmocka_unit_test(a_problem_has_a_name_and_the_view_of_each_side),
		cmocka_unit_test(
		    a_problem_becomes_joint_only_in_a_talk_and_what_is_not_seen_is_kept),
		cmocka_unit_test(two_who_change_a_problem_do_not_overwrite_each_other),
		cmocka_unit_test(what_stood_in_an_entry_is_kept_and_a_second_editor_is_told),
		cmocka_unit_test(sensitive_facts_and_those_of_another_partner_are_not_shown),
		cmocka_unit_test(without_a_basis_another_partner_sees_nothing),
		cmocka_unit_test(
		    findings_copied_from_another_client_are_pointed_out_to_their_writer),
		cmocka_unit_test(
		    a_version_is_agreed_with_a_summary_and_the_next_one_says_what_changed),
		cmocka_unit_test(the_day_reminds_of_a_diagnosis_to_be_looked_at_again),
		cmocka_unit_test(the_page_says_where_the_clients_part_is_missing),
		cmocka_unit_test(the_diagnosis_and_the_clients_sheet_are_papers),
		cmocka_unit_test(diagnoses_of_another_partnership_do_not_exist_here),
		cmocka_unit_test(
		    questionnaires_stand_beside_their_items_and_the_survey_comes_first),
		cmocka_unit_test(what_it_comes_to_holds_what_was_agreed_with_the_client),
		cmocka_unit_test(the_papers_of_a_diagnosis_read_as_agreed_and_list_nothing_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
