/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_test.c - a shipped form is copied and changed; what we do not know in it stays.
 */
#include "quest/quest_diff.h"
#include "quest/quest_edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FORM                                                                                                        \
	"{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"pl\",\"url\":\"urn:x\","          \
	"\"version\":\"1\",\"title\":\"Próba\",\"code\":[{\"code\":\"kept\"}],\"item\":["                          \
	"{\"linkId\":\"1\",\"type\":\"choice\",\"text\":\"Czy?\",\"_text\":{\"extension\":[{\"url\":\"urn:other\"," \
	"\"valueString\":\"kept too\"}]},\"answerOption\":[{\"valueCoding\":{\"system\":\"urn:s\",\"code\":\"y\","  \
	"\"display\":\"tak\"}},{\"valueCoding\":{\"system\":\"urn:s\",\"code\":\"n\",\"display\":\"nie\"}}]},"      \
	"{\"linkId\":\"2\",\"type\":\"group\",\"text\":\"Grupa\",\"item\":["                                        \
	"{\"linkId\":\"2.1\",\"type\":\"string\",\"text\":\"Co?\"}]}]}"

static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static const char *
edited(const char *json, const struct quest_change *c)
{
	struct quest_wrong *wrong = NULL;
	const char *out = quest_edit(mem, LANG_EN, json, strlen(json), c, &wrong);

	if (out == NULL)
		fail_msg("%s: %s", wrong->name, wrong->text);
	return out;
}

static void
refused(const char *json, const struct quest_change *c, const char *says)
{
	struct quest_wrong *wrong = NULL;

	assert_null(quest_edit(mem, LANG_EN, json, strlen(json), c, &wrong));
	if (strstr(wrong->text, says) == NULL)
		fail_msg("“%s” does not say: %s", wrong->text, says);
}

static const struct quest *
usable(const char *json)
{
	struct quest_note *note;
	const struct quest *q = quest_read(mem, LANG_EN, json, strlen(json), &note);

	if (q == NULL)
		fail_msg("%s: %s", note->link_id, note->text);
	return q;
}

/* R196 */
static void
items_are_added_changed_moved_and_removed(void **state)
{
	struct quest_change c = { QUEST_ADD, "2", true, "n1", { "Ile?", "How many?" },
		{ "Policz", "Count" }, QUEST_PUT_WHOLE, .required = true, .low = "1" };
	const char *json = edited(FORM, &c);
	const struct quest_item *it;

	(void)state;
	assert_string_equal(edited(json, &c), json);            /* sent twice */
	json = edited(
	    json, &(struct quest_change){ QUEST_WHEN, "n1", .to = "1", .op = "=", .answer = "y" });
	it = quest_find(usable(json), "n1");
	assert_string_equal(it->parent->link_id, "2");
	assert_string_equal(it->text.in[LANG_EN], "How many?");
	assert_string_equal(quest_help(it, QUEST_HELP, LANG_EN), "Count");
	assert_true(it->required && it->n_when == 1);
	assert_string_equal(it->when[0].answer.code, "y");
	assert_string_equal(it->min, "1");
	json = edited(json, &(struct quest_change){ QUEST_UP, "n1" });
	assert_string_equal(usable(json)->item[2]->link_id, "n1");
	json = edited(json, &(struct quest_change){ QUEST_UP, "n1" });          /* already the first */
	json = edited(json, &(struct quest_change){ QUEST_DOWN, "n1" });
	assert_string_equal(usable(json)->item[3]->link_id, "n1");
	json = edited(json, &(struct quest_change){ QUEST_ADD, "1", false, "n2", { "Data", "" },
	    .put = QUEST_PUT_DATE });
	assert_string_equal(usable(json)->item[1]->link_id, "n2");
	json = edited(json, &(struct quest_change){ QUEST_MOVE, "n2", .to = "2" });
	assert_string_equal(quest_find(usable(json), "n2")->parent->link_id, "2");
	json = edited(json, &(struct quest_change){ QUEST_MOVE, "n2", .to = "" });
	assert_null(quest_find(usable(json), "n2")->parent);
	c = (struct quest_change){ QUEST_CHANGE, "n1", .text = { "Kiedy?", "" },
		.put = QUEST_PUT_LINES };
	json = edited(json, &c);
	it = quest_find(usable(json), "n1");
	assert_true(it->kind == QUEST_TEXT && it->n_when == 1 && !it->required && it->min == NULL &&
	    it->child == NULL);
	assert_string_equal(it->text.in[LANG_EN], "Kiedy?");
	json = edited(json, &(struct quest_change){ QUEST_WHEN_NOT, "n1", .nth = 0 });
	assert_int_equal(quest_find(usable(json), "n1")->n_when, 0);
	json = edited(json, &(struct quest_change){ QUEST_REMOVE, "n1" });
	assert_null(quest_find(usable(json), "n1"));
	assert_non_null(strstr(json, "\"kept\""));
	assert_non_null(strstr(json, "kept too"));
}

/* R196 */
static void
an_option_that_keeps_its_words_keeps_its_code(void **state)
{
	struct quest_change c = { QUEST_CHANGE, "1", .text = { "Czy?", "Is it?" },
		.put = QUEST_PUT_ONE,
		.options = { "nie wiem\n\n tak \nnie", "do not know\nyes\nno" } };
	const char *json = edited(FORM, &c);
	const struct quest_item *it = quest_find(usable(json), "1");

	(void)state;
	assert_int_equal(it->n_option, 3);
	assert_string_equal(it->option[0].code, "o1");
	assert_string_equal(it->option[0].system, "urn:s");
	assert_string_equal(it->option[1].code, "y");
	assert_string_equal(it->option[1].display.in[LANG_EN], "yes");
	assert_string_equal(quest_edit_options(mem, it, LANG_PL), "nie wiem\ntak\nnie");
	assert_string_equal(quest_edit_options(mem, it, LANG_EN), "do not know\nyes\nno");
	c.options[LANG_PL] = "nie wiem\nowszem\nnie";          /* reworded: the English tells which it was */
	it = quest_find(usable(edited(json, &c)), "1");
	assert_string_equal(it->option[1].code, "y");
	assert_non_null(strstr(json, "kept too"));
	refused(json,
	    &(struct quest_change){ QUEST_CHANGE, "1", .text = { "Czy?" }, .put = QUEST_PUT_ONE,
	        .options = { "a\nb", "a" } },
	    "2 answers in Polish and 1 in English");
}

/* R196 R229 */
static void
a_rating_has_its_numbers_and_the_words_at_its_ends(void **state)
{
	struct quest_change c = { QUEST_ADD, "2.1", false, "r", { "Jak?", "How?" },
		{ "Szczerze", "" }, QUEST_PUT_RATING, .low = "1", .high = "10",
		.low_words = { "wcale", "not at all" }, .high_words = { "bardzo", "very" } };
	const char *json = edited(FORM, &c);
	const struct quest_item *it = quest_find(usable(json), "r");

	(void)state;
	assert_int_equal(quest_put_of(it), QUEST_PUT_RATING);
	assert_string_equal(quest_help_line(mem, it, LANG_EN), "Szczerze 1: not at all, 10: very");
	assert_true(quest_explained_only(it));
	c.what = QUEST_CHANGE;
	c.link_id = "r";
	c.high_words[LANG_PL] = "";
	it = quest_find(usable(edited(json, &c)), "r");
	assert_string_equal(quest_help_line(mem, it, LANG_PL), "Szczerze 1: wcale");
	c.high = "50";
	refused(json, &c, "eleven");
	c.high = "1";
	refused(json, &c, "below the largest");
	c.high = "dużo";
	refused(json, &c, "not a whole number");
	c = (struct quest_change){ QUEST_CHANGE, "2", .text = { "Kto", "" }, .put = QUEST_PUT_TABLE,
		.high = "4" };
	it = quest_find(usable(edited(FORM, &c)), "2");
	assert_true(it->repeats && it->max_occurs == 4);
}

static void
what_would_break_the_form_is_refused_with_a_sentence(void **state)
{
	const char *json =
	    edited(FORM, &(struct quest_change){ QUEST_WHEN, "2.1", .to = "1", .op = "exists" });

	(void)state;
	refused(json, &(struct quest_change){ QUEST_REMOVE, "1" }, "“Co?”");
	refused(json, &(struct quest_change){ QUEST_REMOVE, "9" }, "any more");
	refused(json, &(struct quest_change){ QUEST_ADD, "1", false, "n", { " ", "x" } }, "Polish");
	refused(json,
	    &(struct quest_change){ QUEST_CHANGE, "2", .text = { "x", "" }, .put = QUEST_PUT_LINE },
	    "in this section");
	refused(json, &(struct quest_change){ QUEST_WHEN, "2.1", .to = "9", .op = "exists" },
	    "earlier question");
	refused(json,
	    &(struct quest_change){ QUEST_WHEN, "2.1", .to = "1", .op = "=", .answer = "zzz" },
	    "one of the answers");
	refused(json, &(struct quest_change){ QUEST_MOVE, "2", .to = "2" }, "within itself");
	refused(json, &(struct quest_change){ QUEST_MOVE, "2", .to = "1" }, "one of the sections");
	refused("{", &(struct quest_change){ QUEST_REMOVE, "1" }, "cannot be read");
}

static void
a_condition_is_any_or_all_and_stands_once(void **state)
{
	const struct quest_change yes = { QUEST_WHEN, "2.1", .to = "1", .op = "=", .answer = "y" },
	    no = { QUEST_WHEN, "2.1", .to = "1", .op = "=", .answer = "n" };
	const char *json = edited(edited(edited(FORM, &yes), &no), &no);

	(void)state;
	assert_int_equal(quest_find(usable(json), "2.1")->n_when, 2);
	assert_false(quest_find(usable(json), "2.1")->any);
	json = edited(json, &(struct quest_change){ QUEST_WHEN_ANY, "2.1" });
	assert_true(quest_find(usable(json), "2.1")->any);
	json = edited(json, &(struct quest_change){ QUEST_WHEN_NOT, "2.1", .nth = 1 });
	assert_int_equal(quest_find(usable(json), "2.1")->n_when, 1);
	assert_null(strstr(json, "enableBehavior"));
}

/* A form that cannot be used yet is shown to its maker with each fault. */
static void
a_draft_is_read_with_its_faults(void **state)
{
	const char *json = edited(
	    edited(FORM, &(struct quest_change){ QUEST_WHEN, "2.1", .to = "1", .op = "exists" }),
	    &(struct quest_change){ QUEST_UP, "2" });
	struct quest_note *note;
	bool usable_now;
	const struct quest *q = quest_draft(mem, LANG_EN, json, strlen(json), &note, &usable_now);
	const char *title[LANG_COUNT] = { "Nowy", "" };

	(void)state;
	assert_non_null(q);
	assert_false(usable_now);
	assert_int_equal(q->n_item, 3);
	while (!note->refused)
		note = note->next;
	assert_string_equal(note->link_id, "2.1");
	assert_non_null(strstr(note->text, "comes later"));
	json = quest_edit_new(mem, "urn:z", "service", title);
	q = quest_draft(mem, LANG_EN, json, strlen(json), &note, &usable_now);
	assert_string_equal(q->about, "service");
	assert_false(usable_now);
	json = edited(json,
	    &(struct quest_change){
	        QUEST_ADD, "", true, "a", { "Pytanie" }, .put = QUEST_PUT_LINE });
	assert_int_equal(usable(json)->n_item, 1);
	assert_null(quest_draft(mem, LANG_EN, "[]", 2, &note, &usable_now));
}

/* The mark of an item changes with its words and help, not with what lies below it. */
static void
a_mark_tells_whether_an_item_was_changed(void **state)
{
	const char *was = quest_edit_mark(mem, FORM, strlen(FORM), "2"), *json;

	(void)state;
	json = edited(FORM, &(struct quest_change){ QUEST_CHANGE, "2.1", .text = { "Inaczej" },
	    .put = QUEST_PUT_LINE });
	assert_string_equal(quest_edit_mark(mem, json, strlen(json), "2"), was);
	json = edited(json, &(struct quest_change){ QUEST_CHANGE, "2", .text = { "Grupa" },
	    .help = { "Pomoc" } });
	assert_string_not_equal(quest_edit_mark(mem, json, strlen(json), "2"), was);
	assert_string_equal(quest_edit_mark(mem, json, strlen(json), "9"), "");
}

static void
a_copy_has_its_own_address_and_says_where_it_comes_from(void **state)
{
	const char *const title[LANG_COUNT] = { "Nasza próba", "Our trial" };
	const char *json = quest_edit_copy(mem, FORM, strlen(FORM), "urn:y", "1", title);
	const struct quest *q = usable(json);

	(void)state;
	assert_string_equal(q->url, "urn:y");
	assert_string_equal(q->title.in[LANG_PL], "Nasza próba");
	assert_string_equal(q->title.in[LANG_EN], "Our trial");
	assert_non_null(strstr(json, "urn:x|1"));
	assert_int_equal(q->n_item, 3);
	json = arena_strf(mem, "\xEF\xBB\xBF%s", FORM);          /* a byte order mark of Windows */
	assert_int_equal(
	    usable(quest_edit_copy(mem, json, strlen(json), "urn:y", "1", title))->n_item, 3);
	assert_true(strlen(quest_export(mem, json, strlen(json), LANG_PL)) > 100);
}

/* R230 R276 */
static void
marks_go_down_to_questions_and_come_and_go(void **state)
{
	const struct quest *was, *q;
	struct quest_note *lost;
	const char *json;

	(void)state;
	json = edited(FORM, &(struct quest_change){ QUEST_CHANGE, "2", .text = { "Grupa" },
	    .sensitive = "health", .background = "1" });
	was = usable(json);
	assert_string_equal(quest_find(was, "2.1")->sensitive, "health");
	assert_true(quest_find(was, "2.1")->background);
	assert_null(quest_find(was, "1")->sensitive);
	/* other changes leave the marks */
	json = edited(json, &(struct quest_change){ QUEST_CHANGE, "2", .text = { "Inaczej" } });
	q = usable(json);
	assert_string_equal(quest_find(q, "2.1")->sensitive, "health");
	assert_null(quest_unmarked(mem, LANG_EN, was, q));
	json = edited(json, &(struct quest_change){ QUEST_CHANGE, "2", .text = { "Inaczej" },
	    .sensitive = "" });
	q = usable(json);
	assert_null(quest_find(q, "2.1")->sensitive);
	assert_true(quest_find(q, "2.1")->background);
	lost = quest_unmarked(mem, LANG_EN, was, q);
	assert_non_null(lost);
	assert_string_equal(lost->link_id, "2.1");
	assert_non_null(strstr(lost->text, "named people only"));
	assert_null(lost->next);
}

/* R196 */
static void
a_copy_is_the_same_tool_and_its_questions_mean_the_same(void **state)
{
	static const char form[] =
	    "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"urn:x\",\"version\":\"1\","
	    "\"title\":\"T\",\"extension\":[{\"url\":\"urn:kompan:ext:tool\",\"valueCode\":\"swot\"}],\"item\":["
	    "{\"linkId\":\"g\",\"type\":\"group\",\"text\":\"G\",\"item\":[{\"linkId\":\"a\",\"type\":\"string\","
	    "\"text\":\"A\",\"extension\":[{\"url\":\"urn:kompan:ext:means\",\"valueCode\":\"consent.data\"}]}]}]}";
	const char *const title[LANG_COUNT] = { "Nasza", "" };
	const char *json = quest_edit_copy(mem, form, strlen(form), "urn:y", "1", title);
	const struct quest *was = usable(form), *q;

	(void)state;
	json = edited(json,
	    &(struct quest_change){ QUEST_CHANGE, "a", .text = { "B" }, .put = QUEST_PUT_LINES });
	q = usable(json);
	assert_string_equal(q->tool, "swot");
	assert_string_equal(q->from, "urn:x|1");
	assert_ptr_equal(quest_means(q, NULL, "consent.data"), quest_find(q, "a"));
	assert_ptr_equal(quest_means(q, quest_find(q, "g"), "consent.data"), quest_find(q, "a"));
	assert_null(quest_means(q, quest_find(q, "a"), "consent.data"));
	assert_null(quest_means(q, NULL, "consent.image"));
	assert_null(quest_unmarked(mem, LANG_EN, was, q));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(items_are_added_changed_moved_and_removed),
		T(an_option_that_keeps_its_words_keeps_its_code),
		T(a_rating_has_its_numbers_and_the_words_at_its_ends),
		T(a_condition_is_any_or_all_and_stands_once),
		T(a_draft_is_read_with_its_faults),
		T(a_mark_tells_whether_an_item_was_changed),
		T(what_would_break_the_form_is_refused_with_a_sentence),
		T(marks_go_down_to_questions_and_come_and_go),
		T(a_copy_is_the_same_tool_and_its_questions_mean_the_same),
		T(a_copy_has_its_own_address_and_says_where_it_comes_from),
	};

	return cmocka_run_group_tests_name("quest edit", tests, NULL, NULL);
}
