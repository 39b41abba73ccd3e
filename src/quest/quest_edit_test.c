/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_test.c - a shipped form is copied and changed; what we do not know in it stays.
 */
#include "quest/quest_edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FORM "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"pl\",\"url\":\"urn:x\"," \
	"\"version\":\"1\",\"title\":\"Próba\",\"code\":[{\"code\":\"kept\"}],\"item\":[" \
	"{\"linkId\":\"1\",\"type\":\"choice\",\"text\":\"Czy?\",\"_text\":{\"extension\":[{\"url\":\"urn:other\"," \
	"\"valueString\":\"kept too\"}]},\"answerOption\":[{\"valueCoding\":{\"system\":\"urn:s\",\"code\":\"y\"," \
	"\"display\":\"tak\"}},{\"valueCoding\":{\"system\":\"urn:s\",\"code\":\"n\",\"display\":\"nie\"}}]}," \
	"{\"linkId\":\"2\",\"type\":\"group\",\"text\":\"Grupa\",\"item\":[" \
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
	const char *why, *out = quest_edit(mem, LANG_EN, json, strlen(json), c, &why);

	if (out == NULL)
		fail_msg("%s", why);
	return out;
}

static void
refused(const char *json, const struct quest_change *c, const char *says)
{
	const char *why;

	assert_null(quest_edit(mem, LANG_EN, json, strlen(json), c, &why));
	if (strstr(why, says) == NULL)
		fail_msg("“%s” does not say: %s", why, says);
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
	struct quest_change c = { QUEST_ADD_INTO, "2", { "Ile?", "How many?" }, QUEST_INTEGER, .required = true,
		.when = "1", .answer = "y" };
	const char *json = edited(FORM, &c);
	const struct quest_item *it;

	(void)state;
	it = quest_find(usable(json), "n1");
	assert_non_null(it);
	assert_string_equal(it->parent->link_id, "2");
	assert_string_equal(it->text.in[LANG_EN], "How many?");
	assert_true(it->required && it->n_when == 1);
	assert_string_equal(it->when[0].answer.code, "y");
	json = edited(json, &(struct quest_change){ QUEST_UP, "n1" });
	assert_string_equal(usable(json)->item[2]->link_id, "n1");
	json = edited(json, &(struct quest_change){ QUEST_UP, "n1" });          /* already the first */
	json = edited(json, &(struct quest_change){ QUEST_DOWN, "n1" });
	assert_string_equal(usable(json)->item[3]->link_id, "n1");
	json = edited(json, &(struct quest_change){ QUEST_ADD_AFTER, "1", { "Data", "" }, QUEST_DATE });
	assert_string_equal(usable(json)->item[1]->link_id, "n2");
	c = (struct quest_change){ QUEST_CHANGE, "n1", { "Kiedy?", "" }, QUEST_TEXT };
	json = edited(json, &c);
	it = quest_find(usable(json), "n1");
	assert_true(it->kind == QUEST_TEXT && it->n_when == 0 && !it->required);
	assert_string_equal(it->text.in[LANG_EN], "Kiedy?");
	json = edited(json, &(struct quest_change){ QUEST_REMOVE, "n1" });
	assert_null(quest_find(usable(json), "n1"));
	assert_non_null(strstr(json, "\"kept\""));
	assert_non_null(strstr(json, "kept too"));
}

/* R196 */
static void
an_option_that_keeps_its_words_keeps_its_code(void **state)
{
	struct quest_change c = { QUEST_CHANGE, "1", { "Czy?", "Is it?" }, QUEST_CHOICE,
		.options = "nie wiem | do not know\n\n tak | yes\nnie" };
	const char *json = edited(FORM, &c);
	const struct quest_item *it = quest_find(usable(json), "1");

	(void)state;
	assert_int_equal(it->n_option, 3);
	assert_string_equal(it->option[0].code, "o1");
	assert_string_equal(it->option[0].system, "urn:s");
	assert_string_equal(it->option[1].code, "y");
	assert_string_equal(it->option[1].display.in[LANG_EN], "yes");
	assert_string_equal(quest_edit_options(mem, it), "nie wiem | do not know\ntak | yes\nnie");
	assert_non_null(strstr(json, "kept too"));
}

static void
what_would_break_the_form_is_refused_with_a_sentence(void **state)
{
	const char *json = edited(FORM, &(struct quest_change){ QUEST_CHANGE, "2.1", { "Co?", "" }, QUEST_STRING,
	    .when = "1", .answer = "" });

	(void)state;
	refused(json, &(struct quest_change){ QUEST_REMOVE, "1" }, "2.1");
	refused(json, &(struct quest_change){ QUEST_REMOVE, "9" }, "any more");
	refused(json, &(struct quest_change){ QUEST_ADD_AFTER, "1", { " ", "x" } }, "Polish");
	refused(json, &(struct quest_change){ QUEST_CHANGE, "2", { "x", "" }, QUEST_STRING }, "in this group");
	refused(json, &(struct quest_change){ QUEST_CHANGE, "1", { "x", "" }, QUEST_STRING, .when = "9" }, "“9”");
	refused("{", &(struct quest_change){ QUEST_REMOVE, "1" }, "cannot be read");
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
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(items_are_added_changed_moved_and_removed),
		T(an_option_that_keeps_its_words_keeps_its_code),
		T(what_would_break_the_form_is_refused_with_a_sentence),
		T(a_copy_has_its_own_address_and_says_where_it_comes_from),
	};

	return cmocka_run_group_tests_name("quest edit", tests, NULL, NULL);
}
