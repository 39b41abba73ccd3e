/* SPDX-License-Identifier: EUPL-1.2
 * casefile_test.c - the journal, the timeline, who reads which note, consent withdrawn meanwhile.
 */
#include "mod/casefile/casefile_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mod/casefile/casefile_test_help.h"

#define NEW_NOTE "/p/7/people/300/notes/new"

static struct th_answer
note(int user, const char *id, const char *content, const char *circle, const char *kind)
{
	return th_post(&h, user, NEW_NOTE, "id", id, "on", "10.09.2026", "channel", "phone",
	    "contact", "counselling", "place", "office", "present", "2", "content", content,
	    "circle", circle, "kind", kind, "agreed", "calls on Friday", NULL);
}

static void
consent(const char *id, const char *recipient)
{
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/access/basis", "id", id, "ground",
	                     "consent", "recipient", recipient, "purpose", "joint work", "from_on",
	                     "01.09.2026", "health", "1", NULL)
	                     .code,
	    303);
}

/* R064 */
static void
a_note_is_written_once_and_stands_on_the_timeline(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(th_get(&h, TH_OPS, NEW_NOTE).code, 200);
	assert_int_equal(note(TH_OPS, "801", "Talked about work", "partner", "").code, 303);
	assert_int_equal(note(TH_OPS, "801", "Talked about work", "partner", "").code, 303);
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(has(a, "Talked about work"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE "?kind=note"), "1 entry"));
	assert_true(has(a, "counselling, by telephone"));
	assert_true(has(a, "calls on Friday"));
	assert_true(a.statements <= 12);
	assert_true(th_looks(&h, TH_OPS, ANNA) > 0);
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE "?kind=service"), "Talked about work"));
}

/* Three clicks from the day's page: the form, the person, saved. */
/* R064 */
static void
a_note_begins_on_the_days_page_and_the_person_is_chosen_in_it(void **state)
{
	static const char path[] = "/p/7/notes/new";
	struct th_answer a = th_get(&h, TH_OPS, "/");

	(void)state;
	assert_true(has(a, path));
	a = th_get(&h, TH_OPS, path);
	assert_true(a.code == 200 && has(a, "value=\"300\"") && has(a, "Nowak") &&
	    has(a, "Choose…</option>") && !has(a, "value=\"300\" selected"));
	assert_true(th_looks(&h, TH_OPS, ANNA) > 0 && a.statements <= 12);
	a = th_post(&h, TH_OPS, path, "id", "801", "on", "10.09.2026", "channel", "phone", "contact",
	    "contact", "content", "rang", "circle", "team", NULL);
	assert_true(a.code == 422 && has(a, "Choose the person.") && has(a, "rang"));
	for (int twice = 0; twice < 2; twice++) {
		a = th_post(&h, TH_OPS, path, "id", "801", "person", "300", "on", "10.09.2026",
		    "channel", "phone", "contact", "contact", "content", "rang", "circle", "team",
		    NULL);
		assert_int_equal(a.code, 303);
		assert_true(strstr(a.location, FILE_PAGE) != NULL);
	}
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE "?kind=note"), "1 entry"));
	a = th_post(&h, TH_OPS, path, "id", "802", "person", "999", "on", "10.09.2026", "channel",
	    "phone", "contact", "contact", "content", "rang", "circle", "team", NULL);
	assert_int_equal(a.code, 404);
	assert_int_equal(th_get(&h, TH_HEAD, path).code, 403);
}

/* R392 */
static void
every_kind_of_contact_can_be_chosen(void **state)
{
	static const char *const kind[] = { "contact", "counselling", "psychotherapy", "mediation",
		"advocacy" };

	(void)state;
	for (size_t i = 0; i < LEN(kind); i++)
		assert_int_equal(
		    th_post(&h, TH_OPS, NEW_NOTE, "id", arena_strf(h.mem, "%zu", 810 + i), "on",
		        "10.09.2026", "channel", "meeting", "contact", kind[i], "content", "x",
		        "circle", "partner", NULL)
		        .code,
		    303);
	assert_int_equal(th_post(&h, TH_OPS, NEW_NOTE, "id", "820", "on", "10.09.2026", "channel",
	    "meeting", "contact", "scolding", "content", "x", "circle", "partner", NULL).code, 422);
}

/* R382 */
static void
another_partner_reads_while_the_consent_holds_and_not_a_moment_longer(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(note(TH_OPS, "801", "For the team", "team", "").code, 303);
	assert_int_equal(note(TH_OPS, "802", "Ours alone", "partner", "").code, 303);
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "For the team"));
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE "?kind=note"), "0 entries"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/notes/801").code, 404);
	consent("900", "2");
	a = th_get(&h, TH_PUP, FILE_PAGE);
	assert_true(has(a, "For the team"));
	assert_false(has(a, "Ours alone"));
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/notes/801").code, 200);
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/notes/802").code, 404);
	assert_int_equal(th_get(&h, TH_NGO, "/p/7/notes/801").code, 404);
	/* who reads it does not correct it */
	assert_int_equal(
	    th_post(&h, TH_PUP, "/p/7/notes/801", "on", "10.09.2026", "channel", "phone", "contact",
	        "contact", "content", "mine", "circle", "team", "why", "x", NULL)
	        .code,
	    403);
	assert_int_equal(
	    th_post(&h, TH_OPS, FILE_PAGE "/access/withdraw", "basis", "900", "withdraw", "", NULL)
	        .code,
	    422);
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/access/withdraw", "basis", "900",
	                     "withdraw", "she asked", NULL)
	                     .code,
	    303);
	/* the page was open meanwhile: nothing more comes through it */
	assert_int_equal(th_get(&h, TH_PUP, "/p/7/notes/801").code, 404);
	assert_int_equal(
	    th_post(&h, TH_PUP, "/p/7/notes/801/withdraw", "reason", "x", NULL).code, 404);
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "For the team"));
	/* what had been seen is shown */
	a = th_get(&h, TH_OPS, FILE_PAGE "/access");
	assert_true(has(a, "They had opened the file: Piotr Pup"));
	assert_true(has(a, "she asked"));
}

/* R382 R381 */
static void
a_sensitive_note_is_folded_and_opening_it_is_recorded(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(note(TH_OPS, "801", "Diabetes", "team", "health").code, 303);
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(has(a, "/p/7/notes/801"));
	assert_false(has(a, "Diabetes"));
	a = th_get(&h, TH_OPS, "/p/7/notes/801");
	assert_true(has(a, "my look is recorded"));
	assert_false(has(a, "Diabetes"));
	assert_true(has(th_post(&h, TH_OPS, "/p/7/notes/801/open", NULL), "Diabetes"));
	/* a mistake in the other form opens nothing */
	a = th_post(&h, TH_OPS, "/p/7/notes/801/withdraw", "reason", "", NULL);
	assert_int_equal(a.code, 422);
	assert_false(has(a, "Diabetes"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/notes/801/open", NULL).code, 404);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, FILE_PAGE "/access/name", "id", "950", "user", "1", "kind",
	        "health", "why", "plans a course", "from_on", "01.09.2026", NULL)
	        .code,
	    303);
	assert_true(has(th_post(&h, TH_COORDINATOR, "/p/7/notes/801/open", NULL), "Diabetes"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, FILE_PAGE "/access/name-end", "named", "950",
	    NULL).code, 303);
	assert_int_equal(th_get(&h, TH_COORDINATOR, "/p/7/notes/801").code, 404);
	assert_int_equal(th_post(&h, TH_OPS, FILE_PAGE "/access/name", "id", "951", "user", "2",
	                     "kind", "health", "why", "x", "from_on", "01.09.2026", NULL)
	                     .code,
	    403);
}

/* R411 */
static void
a_note_on_violence_is_read_by_the_coordinator_only(void **state)
{
	(void)state;
	consent("900", "2");
	assert_int_equal(note(TH_OPS, "801", "He hits", "team", "violence").code, 303);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/notes/801/open", NULL).code, 404);
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/notes/801/open", NULL).code, 404);
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE), "/notes/801"));
	assert_true(has(th_post(&h, TH_COORDINATOR, "/p/7/notes/801/open", NULL), "He hits"));
}

/* R382 */
static void
why_somebody_is_named_is_for_whoever_names_and_the_one_who_is_named(void **state)
{
	(void)state;
	assert_int_equal(th_post(&h, TH_COORDINATOR, FILE_PAGE "/access/name", "id", "950", "user",
	                     "3", "kind", "health", "why", "epilepsy at work", "from_on",
	                     "01.09.2026", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_COORDINATOR, FILE_PAGE "/access"), "epilepsy at work"));
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE "/access"), "epilepsy at work"));
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE "/access"), "epilepsy at work"));
	assert_true(has(th_get(&h, TH_NGO, FILE_PAGE "/access"), "named by Karolina Koordynator"));
	assert_false(has(th_get(&h, TH_NGO, FILE_PAGE "/access"), "epilepsy at work"));
}

/* R381 */
static void
roles_without_the_right_reach_no_page_of_the_file(void **state)
{
	static const char *const page[] = { NEW_NOTE, "/p/7/notes/801", FILE_PAGE "/access",
		FILE_PAGE "/facts/new" };
	static const int user[] = { TH_HEAD, TH_READER, TH_LOCAL_GOV };

	(void)state;
	assert_int_equal(note(TH_OPS, "801", "Secret words", "team", "").code, 303);
	for (size_t i = 0; i < LEN(user); i++) {
		for (size_t k = 0; k < LEN(page); k++)
			assert_int_equal(th_get(&h, user[i], page[k]).code, 403);
		assert_int_equal(note(user[i], "802", "x", "team", "").code, 403);
		assert_false(has(th_get(&h, user[i], FILE_PAGE), "Secret words"));
	}
	assert_int_equal(th_get(&h, TH_OPS, "/p/8/notes/801").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/access").code, 404);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/notes/new").code, 404);
}

static void
corrections_keep_what_stood_and_two_writers_lose_nothing(void **state)
{
	struct th_answer a;
	const char *stamp;

	(void)state;
	assert_int_equal(note(TH_OPS, "801", "First words", "team", "").code, 303);
	stamp = th_stamp(&h, TH_OPS, "/p/7/notes/801");
	a = th_post(&h, TH_OPS, "/p/7/notes/801", "on", "10.09.2026", "channel", "phone", "contact",
	    "contact", "content", "Second words", "circle", "team", "why", "", "stamp", stamp,
	    NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "Second words"));
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/notes/801", "on", "10.09.2026", "channel",
	                     "phone", "contact", "contact", "content", "Second words", "circle",
	                     "team", "why", "misheard", "stamp", stamp, NULL)
	                     .code,
	    303);
	a = th_get(&h, TH_COORDINATOR, "/p/7/notes/801");
	assert_true(has(a, "First words"));
	assert_true(has(a, "misheard"));
	a = th_post(&h, TH_COORDINATOR, "/p/7/notes/801", "on", "10.09.2026", "channel", "phone",
	    "contact", "contact", "content", "Third words", "circle", "team", "why", "r",
	    "stamp", stamp, NULL);
	assert_int_equal(a.code, 409);
	assert_true(has(a, "Third words") && has(a, "It now says: Second words"));
	assert_int_equal(
	    th_post(&h, TH_OPS, "/p/7/notes/801/withdraw", "reason", "another person", NULL).code,
	    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/notes/801"), "another person"));
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE "?kind=note"), "0 entries"));
}

/* R281 */
static void
more_than_two_in_the_room_asks_for_a_word(void **state)
{
	struct th_answer a = th_post(&h, TH_OPS, NEW_NOTE, "id", "801", "on", "14.09.2026",
	    "channel", "meeting", "contact", "contact", "present", "4", "content", "<b>loud</b>",
	    "circle", "team", "client", "1", NULL);

	(void)state;
	assert_int_equal(a.code, 422);
	assert_true(has(a, "More than two people were there"));
	assert_true(has(a, "14.09.2026 has not come yet"));
	assert_true(has(a, "Write what the person reads"));
	assert_true(has(a, "&lt;b&gt;loud"));
}

/* R287 */
static void
words_that_judge_are_named_and_never_refused(void **state)
{
	(void)state;
	assert_string_equal(case_judging_words(h.mem, "Pan jest Leniwy i roszczeniowy."),
	    "leniwy, roszczeniowy");
	assert_null(case_judging_words(h.mem, "Pan odzyskał siły i lubi zebrania w klubie."));
	assert_int_equal(th_post(&h, TH_OPS, NEW_NOTE, "id", "801", "on", "10.09.2026", "channel",
	                     "phone", "contact", "contact", "content", "x", "for_client",
	                     "Jest Pan leniwy", "client", "1", "circle", "partner", NULL)
	                     .code,
	    303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/notes/801"), "may judge her or him: leniwy"));
}

/* R398 */
static void
a_warning_stands_on_the_page_until_its_day(void **state)
{
	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, NEW_NOTE, "id", "801", "on", "10.09.2026", "channel",
	    "meeting", "contact", "contact", "content", "x", "circle", "partner", "incident",
	    "the dog bit", "warning", "go in twos", "warning_to", "13.09.2026", NULL).code, 303);
	assert_int_equal(th_post(&h, TH_OPS, NEW_NOTE, "id", "802", "on", "10.09.2026", "channel",
	    "meeting", "contact", "contact", "content", "x", "circle", "partner", "warning",
	    "long past", "warning_to", "12.09.2026", NULL).code, 303);
	assert_true(has(th_get(&h, TH_PUP, FILE_PAGE), "go in twos"));
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "the dog bit"));
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "long past"));
}

static struct th_answer
fact(const char *id, const char *sort, const char *content, const char *more)
{
	return th_post(&h, TH_OPS, FILE_PAGE "/facts/new", "id", id, "sort", sort, "content",
	    content, "more", more, "circle", "partner", NULL);
}

/* R299 R394 R397 */
static void
strengths_come_first_then_helpers_and_limits_of_both_sides(void **state)
{
	struct th_answer a;
	const char *strength, *limit;

	(void)state;
	assert_int_equal(fact("701", "limit_worker", "no car for visits", "").code, 303);
	assert_int_equal(fact("702", "limit_client", "no one for the child", "").code, 303);
	assert_int_equal(fact("703", "strength", "always on time", "").code, 303);
	assert_int_equal(fact("703", "strength", "always on time", "").code, 303);
	assert_int_equal(fact("704", "supporter", "Maria", "sister").code, 303);
	assert_int_equal(fact("705", "mood", "x", "").code, 422);
	a = th_get(&h, TH_OPS, FILE_PAGE);
	strength = strstr(a.body, "always on time");
	limit = strstr(a.body, "no car for visits");
	assert_true(strength != NULL && limit != NULL && strength < limit);
	assert_null(strstr(strength + 1, "<li>always on time"));
	assert_true(
	    has(a, "no one for the child") && has(a, "Limit on our side") && has(a, "sister"));
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), "always on time"));
}

static struct th_answer
changed(int user, const char *content, const char *stamp)
{
	return th_post(&h, user, "/p/7/facts/703", "sort", "strength", "content", content, "more",
	    "", "circle", "partner", "stamp", stamp, NULL);
}

static void
a_fact_is_changed_by_its_partner_and_taken_out_and_both_stay_in_its_history(void **state)
{
	const char *path = "/p/7/facts/703", *out = "/p/7/facts/703/withdraw", *stamp;
	struct th_answer a;

	(void)state;
	assert_int_equal(fact("703", "strength", "always on tiem", "").code, 303);
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), path));
	assert_false(has(th_get(&h, TH_PUP, FILE_PAGE), path));
	stamp = th_stamp(&h, TH_OPS, path);
	a = changed(TH_OPS, "", stamp);
	assert_true(a.code == 422 && has(a, "Write it in a few words"));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(changed(TH_OPS, "always on time", stamp).code, 303);
	a = changed(TH_COORDINATOR, "often on time", stamp);
	assert_true(a.code == 409 && has(a, "It now says: always on time") &&
	    has(a, "often on time"));
	assert_int_equal(changed(TH_PUP, "late", stamp).code, 404);
	assert_int_equal(th_post(&h, TH_PUP, out, "reason", "x", NULL).code, 404);
	a = th_get(&h, TH_OPS, path);
	assert_true(has(a, "always on tiem") && has(a, "Olga Ops"));
	assert_int_equal(th_post(&h, TH_OPS, out, "reason", "", NULL).code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_OPS, out, "reason", "moved away", NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE), "always on time"));
	a = th_get(&h, TH_OPS, path);
	assert_true(has(a, "no longer stands in the file") && has(a, "moved away"));
	assert_int_equal(changed(TH_OPS, "back", th_stamp(&h, TH_OPS, path)).code, 409);
}

/* R399 */
static void
an_unmet_need_says_why(void **state)
{
	(void)state;
	assert_int_equal(fact("701", "need", "a flat", "").code, 422);
	assert_int_equal(fact("701", "need", "a flat", "the list is closed").code, 303);
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "the list is closed"));
}

/* R086 */
static void
a_word_on_the_chances_says_what_it_rests_on(void **state)
{
	struct th_answer a = fact("701", "chance", "Kitchen work is found here within weeks", "");

	(void)state;
	assert_true(a.code == 422 && has(a, "what the chances rest on") && has(a, "Kitchen work"));
	assert_int_equal(fact("701", "chance", "Kitchen work is found here within weeks",
	    "four offers in August").code, 303);
	assert_true(has(th_get(&h, TH_OPS, FILE_PAGE), "four offers in August"));
}

/* R307 */
static void
an_encouraging_word_stands_on_the_persons_own_paper(void **state)
{
	struct case_fact *f;
	struct cx *cx;
	size_t n;

	(void)state;
	assert_int_equal(fact("701", "cheer", "You came every week", "").code, 303);
	cx = th_begin(&h, TH_OPS, DB_READ);
	n = case_facts(cx, ANNA, case_access_load(cx, ANNA), &f);
	assert_true(n == 1 && f[0].client);
	db_rollback(cx->db);
	assert_int_equal(memcmp(th_get(&h, TH_OPS, FILE_PAGE "/papers/own").body, "%PDF-", 5), 0);
}

/* R185 */
static void
what_changed_in_the_family_and_around_has_its_place(void **state)
{
	struct th_answer a;

	(void)state;
	assert_int_equal(
	    fact("701", "effect_family", "The son goes to school again", "").code, 303);
	assert_int_equal(
	    fact("702", "effect_around", "Neighbours opened a workshop", "").code, 303);
	a = th_get(&h, TH_OPS, FILE_PAGE);
	assert_true(has(a, "What changed in the family") &&
	    has(a, "The son goes to school again") && has(a, "Neighbours opened a workshop"));
}

/* R395 */
static void
cooperation_is_what_was_seen_one_day_and_no_mark_that_stays(void **state)
{
	(void)state;
	assert_int_equal(th_post(&h, TH_OPS, NEW_NOTE, "id", "801", "on", "10.09.2026", "channel",
	    "meeting", "contact", "contact", "content", "x", "circle", "partner", "attitude",
	    "tired, spoke little", NULL).code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/notes/801"), "tired, spoke little"));
	assert_true(has(th_get(&h, TH_OPS, "/p/7/notes/801"), "10 September 2026"));
	assert_false(has(th_get(&h, TH_OPS, FILE_PAGE), "tired, spoke little"));
}

/* R282 */
static void
reminders_stand_beside_the_note(void **state)
{
	struct th_answer a = th_get(&h, TH_OPS, NEW_NOTE);

	(void)state;
	assert_true(has(a, "<details") && has(a, "Put aside what others say of this person"));
	assert_false(has(a, "<details class=\"govuk-details\" open>"));
}

/* R284 */
static void
open_questions_stand_beside_the_note(void **state)
{
	(void)state;
	assert_true(has(th_get(&h, TH_OPS, NEW_NOTE), "What would you like to change first?"));
}

/* R285 */
static void
the_course_of_a_talk_has_its_summaries_and_what_was_seen(void **state)
{
	struct th_answer a = th_get(&h, TH_OPS, NEW_NOTE);

	(void)state;
	assert_true(has(a, "Sum up on the way") && has(a, "Sum up at the end") &&
	    has(a, "write what you saw and heard"));
}

/* R286 */
static void
phrases_that_respect_stand_beside_the_note(void **state)
{
	(void)state;
	assert_true(has(th_get(&h, TH_OPS, NEW_NOTE), "We agreed that"));
}

/* R383 */
static void
the_own_file_holds_what_the_person_may_read_and_nothing_else(void **state)
{
	struct case_events e;
	struct cx *cx;

	(void)state;
	assert_int_equal(note(TH_OPS, "801", "Between us", "partner", "").code, 303);
	assert_int_equal(th_post(&h, TH_OPS, NEW_NOTE, "id", "802", "on", "10.09.2026", "channel",
	                     "phone", "contact", "contact", "content", "my words", "for_client",
	                     "We agreed on Friday", "client", "1", "circle", "partner", NULL)
	                     .code,
	    303);
	cx = th_begin(&h, TH_OPS, DB_READ);
	assert_int_equal(case_events(cx, ANNA, case_access_load(cx, ANNA),
	    &(struct case_filter){ .client = true }, &e), 1);
	assert_string_equal(e.row[0].text, "We agreed on Friday");
	cx = (db_rollback(cx->db), th_begin(&h, TH_PUP, DB_READ));
	assert_int_equal(case_events(cx, ANNA, case_access_load(cx, ANNA),
	    &(struct case_filter){ .client = true }, &e), 0);
	db_rollback(cx->db);
	assert_int_equal(memcmp(th_get(&h, TH_OPS, FILE_PAGE "/papers/own").body, "%PDF-", 5), 0);
	assert_int_equal(th_get(&h, TH_READER, FILE_PAGE "/papers/own").code, 403);
}

/* R111 */
static void
the_work_card_prints_from_notes_and_services(void **state)
{
	(void)state;
	assert_int_equal(note(TH_OPS, "801", "Talked", "partner", "").code, 303);
	assert_int_equal(memcmp(th_get(&h, TH_OPS, FILE_PAGE "/papers/card").body, "%PDF-", 5), 0);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, FILE_PAGE "/papers/card").code, 403);
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/people/999/papers/card").code, 404);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_note_is_written_once_and_stands_on_the_timeline),
		T(a_note_begins_on_the_days_page_and_the_person_is_chosen_in_it),
		T(every_kind_of_contact_can_be_chosen),
		T(another_partner_reads_while_the_consent_holds_and_not_a_moment_longer),
		T(a_sensitive_note_is_folded_and_opening_it_is_recorded),
		T(a_note_on_violence_is_read_by_the_coordinator_only),
		T(why_somebody_is_named_is_for_whoever_names_and_the_one_who_is_named),
		T(roles_without_the_right_reach_no_page_of_the_file),
		T(corrections_keep_what_stood_and_two_writers_lose_nothing),
		T(more_than_two_in_the_room_asks_for_a_word),
		T(words_that_judge_are_named_and_never_refused),
		T(a_warning_stands_on_the_page_until_its_day),
		T(strengths_come_first_then_helpers_and_limits_of_both_sides),
		T(a_fact_is_changed_by_its_partner_and_taken_out_and_both_stay_in_its_history),
		T(an_unmet_need_says_why),
		T(a_word_on_the_chances_says_what_it_rests_on),
		T(an_encouraging_word_stands_on_the_persons_own_paper),
		T(what_changed_in_the_family_and_around_has_its_place),
		T(cooperation_is_what_was_seen_one_day_and_no_mark_that_stays),
		T(reminders_stand_beside_the_note),
		T(open_questions_stand_beside_the_note),
		T(the_course_of_a_talk_has_its_summaries_and_what_was_seen),
		T(phrases_that_respect_stand_beside_the_note),
		T(the_own_file_holds_what_the_person_may_read_and_nothing_else),
		T(the_work_card_prints_from_notes_and_services),
	};
#undef T

	return cmocka_run_group_tests(tests, NULL, NULL);
}
