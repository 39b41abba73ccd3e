/* SPDX-License-Identifier: EUPL-1.2
 * evaluation_test.c - the internal evaluation: many write, opinions stay side by side, one finalises.
 */
#include "core/test_help.h"
#include "base/id.h"
#include "mod/evaluation/evaluation_inside.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "mod/formfile/formfile_made_test_help.h"

static struct th h;
static const char *round_on = "";          /* the only form need not be named */

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
	round_on = "";
	return 0;
}

static struct th_answer
open_round(evaluation_id id, const char *from, const char *to)
{
	return th_post(&h, TH_COORDINATOR, "/p/7/evaluations", "id",
	    arena_strf(h.mem, "%lld", (long long)id.v), "from_month", from, "to_month", to,
	    "due_on", "30.09.2026", "editor", "1", "part", "1", "part", "2", "part", "3", "part",
	    "4", "form", round_on, NULL);
}

/* What the page of a round knows of all that was written. */
static struct th_answer
agree(int user, evaluation_id id)
{
	const char *body =
	    th_get(&h, user, arena_strf(h.mem, "/p/7/evaluations/%lld", (long long)id.v)).body;
	const char *at = strstr(body, "name=\"seen\" value=\"");

	return th_post(&h, user, arena_strf(h.mem, "/p/7/evaluations/%lld/agree", (long long)id.v),
	    "seen", at == NULL ? "" : arena_strn(h.mem, at + 19, 16), NULL);
}

static const char *
below(evaluation_id id, const char *what)
{
	return arena_strf(h.mem, "/p/7/evaluations/%lld%s", (long long)id.v, what);
}

/* Section III is the first that people write. */
static struct th_answer
write_sheet(int user, evaluation_id id, const char *which, const char *text, const char *was)
{
	return th_post(&h, user, below(id, arena_strf(h.mem, "/%s/1", which)), "was", was, "q", "1",
	    "q.3.1", text, NULL);
}

/* R130 R266 R272 */
static void
opinions_stay_side_by_side_and_one_text_is_agreed(void **state)
{
	evaluation_id id = { id_new() };
	struct th_answer a;

	(void)state;
	assert_int_equal(open_round(id, "2026-06", "2026-08").code, 303);
	assert_int_equal(open_round(id, "2026-06", "2026-08").code, 303);
	assert_int_equal(write_sheet(TH_OPS, id, "sheet", "It went well", "").code, 303);
	assert_int_equal(write_sheet(TH_PUP, id, "sheet", "It took too long", "").code, 303);
	a = th_get(&h, TH_COORDINATOR, below(id, "/agreed/1"));
	assert_non_null(strstr(a.body, "It went well"));
	assert_non_null(strstr(a.body, "It took too long"));
	assert_int_equal(write_sheet(TH_COORDINATOR, id, "agreed", "Well, but long", "").code, 303);
	assert_int_equal(write_sheet(TH_COORDINATOR, id, "agreed", "Another tab", "").code, 409);
	assert_int_equal(write_sheet(TH_OPS, id, "agreed", "I am no editor", "").code, 403);
	a = th_get(&h, TH_HEAD, below(id, ""));
	assert_in_range(a.statements, 1, 12);
	assert_in_range(th_get(&h, TH_COORDINATOR, below(id, "")).statements, 1, 12);
	assert_in_range(th_get(&h, TH_COORDINATOR, below(id, "/agreed/1")).statements, 1, 12);
	assert_non_null(strstr(a.body, "Well, but long"));
	assert_non_null(strstr(a.body, "It took too long"));
}

/* R131 R128 */
static void
readers_outside_see_it_once_it_is_published(void **state)
{
	evaluation_id id = { id_new() };
	struct th_answer a;

	(void)state;
	open_round(id, "2026-06", "2026-08");
	write_sheet(TH_OPS, id, "sheet", "A voice", "");
	write_sheet(TH_COORDINATOR, id, "agreed", "The agreed words", "");
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, below(id, "")).code, 404);
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/publish"), NULL).code, 409);
	assert_memory_equal(th_get(&h, TH_OPS, below(id, "/report.pdf")).body, "%PDF", 4);
	assert_int_equal(agree(TH_COORDINATOR, id).code, 303);
	assert_int_equal(write_sheet(TH_OPS, id, "sheet", "Too late", "").code, 409);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, below(id, "/report.pdf")).code, 404);
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/publish"), NULL).code, 303);
	a = th_get(&h, TH_LOCAL_GOV, below(id, ""));
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "The agreed words"));
	assert_null(strstr(a.body, "A voice"));
	assert_memory_equal(th_get(&h, TH_LOCAL_GOV, below(id, "/report.pdf")).body, "%PDF", 4);
	assert_int_equal(th_get(&h, TH_READER, below(id, "")).code, 403);
}

/* R269 R129 */
static void
the_first_round_describes_and_later_ones_assess(void **state)
{
	evaluation_id first = { id_new() }, later = { id_new() };
	struct th_answer a;

	(void)state;
	open_round(first, "2026-03", "2026-05");
	open_round(later, "2026-06", "2026-08");
	a = th_get(&h, TH_OPS, below(first, "/sheet/6"));
	assert_non_null(strstr(a.body, "q.8.1"));
	assert_null(strstr(a.body, "q.8.2"));
	a = th_get(&h, TH_OPS, below(later, "/sheet/6"));
	assert_null(strstr(a.body, "q.8.1"));
	assert_non_null(strstr(a.body, "q.8.2"));
}

/* R253 */
static void
period_partnership_and_authors_are_filled_in(void **state)
{
	evaluation_id id = { id_new() };
	struct evaluation e;

	(void)state;
	open_round(id, "2026-06", "2026-08");
	write_sheet(TH_OPS, id, "sheet", "A voice", "");
	assert_int_equal(evaluation_load(th_begin(&h, TH_COORDINATOR, DB_READ), id, &e), ST_OK);
	assert_non_null(strstr(quest_get_text(e.agreed, quest_find(e.q, "1.1"), 0), "August 2026"));
	assert_true(*quest_get_text(e.agreed, quest_find(e.q, "2.1"), 0) != '\0');
	assert_int_equal(quest_rows(e.agreed, quest_find(e.q, "2.5"), 0), 1);
	db_rollback(h.cx.db);
}

/* R132 */
static void
a_round_is_due_three_months_after_the_last(void **state)
{
	(void)state;
	open_round((evaluation_id){ id_new() }, "2026-04", "2026-06");
	assert_null(strstr(th_get(&h, TH_COORDINATOR, "/p/7/evaluations").body, "no. 2"));
	assert_null(
	    strstr(th_get(&h, TH_COORDINATOR, "/").body, "It is time for an internal evaluation"));
	th_close(&h);
	th_open(&h);
	open_round((evaluation_id){ id_new() }, "2026-03", "2026-05");
	assert_non_null(
	    strstr(th_get(&h, TH_COORDINATOR, "/").body, "It is time for an internal evaluation"));
	assert_null(strstr(th_get(&h, TH_OPS, "/").body, "It is time for an internal evaluation"));
}

/* R267 R268 R270 R271 */
static void
every_section_of_the_tool_is_asked(void **state)
{
	static const char *const asked[] = { "q.3.1", "q.4.5a", "q.5.5c", "q.6.2", "q.7.5", "q.8.1",
		"q.9.3", "q.11.1" };
	evaluation_id id = { id_new() };

	(void)state;
	open_round(id, "2026-06", "2026-08");
	for (int i = 0; i < (int)LEN(asked); i++) {
		const char *page = below(id, arena_strf(h.mem, "/sheet/%d", i + 1));

		assert_non_null(strstr(th_get(&h, TH_NGO, page).body, asked[i]));
	}
	assert_int_equal(th_get(&h, TH_NGO, below(id, "/sheet/9")).code, 404);
}

/* R130 */
static void
only_the_named_editor_writes_and_agrees_on_the_text(void **state)
{
	evaluation_id id = { id_new() };
	struct th_answer a;

	(void)state;
	open_round(id, "2026-06", "2026-08");
	a = th_get(&h, TH_OPS, below(id, "/agreed/1"));
	assert_int_equal(a.code, 403);
	assert_non_null(strstr(a.body, "finalised by one person"));
	assert_null(strstr(th_get(&h, TH_OPS, below(id, "")).body, "Write the agreed text"));
	assert_int_equal(agree(TH_OPS, id).code, 403);
	assert_int_equal(
	    th_post(&h, TH_OPS, below(id, "/people"), "editor", "2", "part", "2", NULL).code, 403);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/people"), "editor", "2", "part", "2", NULL).code,
	    303);
	assert_int_equal(write_sheet(TH_OPS, id, "agreed", "By the new editor", "").code, 303);
	assert_int_equal(write_sheet(TH_COORDINATOR, id, "agreed", "Not mine now", "").code, 403);
	assert_int_equal(agree(TH_COORDINATOR, id).code, 403);
	assert_int_equal(agree(TH_OPS, id).code, 303);
	assert_int_equal(agree(TH_OPS, id).code, 303);
	a = th_post(&h, TH_COORDINATOR, below(id, "/people"), "editor", "1", "part", "1", NULL);
	assert_int_equal(a.code, 409);
}

/* R272 */
static void
a_differing_opinion_is_kept_beside_the_text_by_one_press(void **state)
{
	evaluation_id id = { id_new() };
	struct evaluation e;
	const struct quest_item *group;

	(void)state;
	open_round(id, "2026-06", "2026-08");
	write_sheet(TH_PUP, id, "sheet", "It took too long", "");
	assert_non_null(
	    strstr(th_get(&h, TH_COORDINATOR, below(id, "/agreed/1")).body, "value=\"3:3.1\""));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/agreed/1"), "was", "", "q",
		                     "1", "q.3.1", "It went well", "keep", "3:3.1", NULL)
		                     .code,
		    303);
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/agreed/1"), "was", "", "q", "1",
	                     "q.3.1", "It went well", "keep", "2:3.1", NULL)
	                     .code,
	    409);
	assert_int_equal(evaluation_load(th_begin(&h, TH_COORDINATOR, DB_READ), id, &e), ST_OK);
	group = quest_find(e.q, "3.9");
	assert_int_equal(quest_rows(e.agreed, group, 0), 1);
	assert_string_equal(
	    quest_get_text(e.agreed, quest_find(e.q, "3.9.3"), quest_row(group, 0, 0)),
	    "It took too long");
	assert_string_equal(
	    quest_get_text(e.agreed, quest_find(e.q, "3.9.2"), quest_row(group, 0, 0)), "1");
	assert_non_null(strstr(
	    quest_get_text(e.agreed, quest_find(e.q, "3.9.1"), quest_row(group, 0, 0)), ", "));
	assert_string_equal(quest_get_text(e.agreed, quest_find(e.q, "3.1"), 0), "It went well");
	db_rollback(h.cx.db);
}

/* R272 */
static void
those_asked_write_and_nobody_after_the_agreement(void **state)
{
	evaluation_id id = { id_new() };
	struct th_answer a;

	(void)state;
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, "/p/7/evaluations", "id",
	        arena_strf(h.mem, "%lld", (long long)id.v), "from_month", "2026-06", "to_month",
	        "2026-08", "due_on", "30.09.2026", "editor", "1", "part", "2", "part", "3", NULL)
	        .code,
	    303);
	assert_non_null(
	    strstr(th_get(&h, TH_OPS, "/").body, "Write your sheet for evaluation no. 1"));
	assert_null(strstr(th_get(&h, TH_NGO, "/").body, "Write your sheet for evaluation"));
	assert_int_equal(th_get(&h, TH_NGO, below(id, "/sheet/1")).code, 403);
	assert_int_equal(write_sheet(TH_NGO, id, "sheet", "Not asked", "").code, 403);
	assert_int_equal(write_sheet(TH_OPS, id, "sheet", "Asked", "").code, 303);
	assert_null(strstr(th_get(&h, TH_OPS, "/").body, "Write your sheet for evaluation"));
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, below(id, "")).body, "Still to write:"));
	/* a voice that comes after the page was opened is seen before the text is agreed */
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/agree"), "seen", "0", NULL).code, 409);
	assert_int_equal(agree(TH_COORDINATOR, id).code, 303);
	a = th_get(&h, TH_PUP, below(id, "/sheet/1"));
	assert_int_equal(a.code, 409);
	assert_non_null(strstr(a.body, "is agreed"));
	assert_int_equal(write_sheet(TH_PUP, id, "sheet", "Too late", "").code, 409);
	assert_null(strstr(th_get(&h, TH_PUP, "/").body, "Write your sheet for evaluation"));
}

/* R266 R253 R272 */
static void
a_round_on_the_partnerships_own_form(void **state)
{
	const struct quest_change c[] = {
		{ QUEST_REMOVE, "2" },
		{ QUEST_ADD, "3.1", .to = "own", .text = { "Jak znaleźliśmy klientów?", "How were they found?" },
		    .help = { "", "" }, .put = QUEST_PUT_LINES },
	};
	evaluation_id id = { id_new() };
	const struct quest_item *group;
	struct evaluation e;
	struct th_answer a;

	(void)state;
	round_on = made_form(&h, 77, "urn:kompan:form:evaluation", c, LEN(c));
	a = th_get(&h, TH_COORDINATOR, "/p/7/evaluations");
	assert_non_null(strstr(a.body, "value=\"urn:kompan:own:77\" checked"));
	assert_int_equal(open_round(id, "2026-06", "2026-08").code, 303);
	assert_int_equal(th_post(&h, TH_PUP, below(id, "/sheet/1"), "was", "", "q", "1", "q.own",
	                     "Na ulicy", "q.3.1", "Sami", NULL).code, 303);
	a = th_get(&h, TH_COORDINATOR, below(id, "/agreed/1"));
	assert_non_null(strstr(a.body, "How were they found?"));
	assert_non_null(strstr(a.body, "Na ulicy"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/agreed/1"), "was", "", "q", "1",
	                     "q.own", "W ośrodku", "keep", "3:own", NULL).code, 303);
	assert_int_equal(evaluation_load(th_begin(&h, TH_COORDINATOR, DB_READ), id, &e), ST_OK);
	assert_non_null(strstr(quest_get_text(e.agreed, quest_find(e.q, "1.1"), 0), "August 2026"));
	group = quest_find(e.q, "3.9");         /* no answer names a question that is their own */
	assert_string_equal(
	    quest_get_text(e.agreed, quest_find(e.q, "3.9.2"), quest_row(group, 0, 0)), "");
	assert_string_equal(
	    quest_get_text(e.agreed, quest_find(e.q, "3.9.3"), quest_row(group, 0, 0)),
	    "Jak znaleźliśmy klientów? Na ulicy");
	db_rollback(h.cx.db);
	assert_memory_equal(th_get(&h, TH_OPS, below(id, "/report.pdf")).body, "%PDF", 4);
	/* the next round is offered the same form; a name that is none is refused */
	round_on = "urn:none";
	a = open_round((evaluation_id){ 6 }, "2026-06", "2026-08");
	assert_true(a.code == 422 && strstr(a.body, "one of the forms listed here") != NULL);
	round_on = "";
	assert_int_equal(open_round((evaluation_id){ 6 }, "2026-06", "2026-08").code, 422);
}

/* R266 */
static void
a_form_with_nothing_to_write_is_no_evaluation(void **state)
{
	const struct quest_change c[] = {
		{ QUEST_ADD, "", true, "w", { "Witamy", "" }, { "", "" }, QUEST_PUT_WORDS },
		{ QUEST_ABOUT, "", .to = "partnership", .text = { "Ocena", "" }, .help = { "", "" } },
	};
	struct th_answer a;

	(void)state;
	round_on = made_form(&h, 78, "", c, LEN(c));
	a = open_round((evaluation_id){ 6 }, "2026-06", "2026-08");
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "nothing for people to write"));
}

static void
what_is_wrong_is_said_at_once(void **state)
{
	struct th_answer a = th_post(&h, TH_COORDINATOR, "/p/7/evaluations", "id", "5",
	    "from_month", "2026-08", "to_month", "2026-06", "due_on", "", "editor", "99", NULL);

	(void)state;
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "before the first"));
	assert_non_null(strstr(a.body, "until when"));
	assert_non_null(strstr(a.body, "one person who finalises"));
	assert_non_null(strstr(a.body, "at least one person"));
	assert_int_equal(th_post(&h, TH_COORDINATOR, "/p/7/evaluations", "id", "5", "from_month",
	                     "2026-06", "to_month", "2026-08", "due_on", "30.09.2026", "editor",
	                     "1", "part", "1", "part", "99", NULL)
	                     .code,
	    422);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/evaluations", "id", "5", NULL).code, 403);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(opinions_stay_side_by_side_and_one_text_is_agreed),
		T(readers_outside_see_it_once_it_is_published),
		T(the_first_round_describes_and_later_ones_assess),
		T(period_partnership_and_authors_are_filled_in),
		T(a_round_is_due_three_months_after_the_last),
		T(every_section_of_the_tool_is_asked),
		T(only_the_named_editor_writes_and_agrees_on_the_text),
		T(a_differing_opinion_is_kept_beside_the_text_by_one_press),
		T(those_asked_write_and_nobody_after_the_agreement),
		T(a_round_on_the_partnerships_own_form),
		T(a_form_with_nothing_to_write_is_no_evaluation),
		T(what_is_wrong_is_said_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
