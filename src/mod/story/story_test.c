/* SPDX-License-Identifier: EUPL-1.2
 * story_test.c - stories without names: numbers refused, likely names pointed out, withdrawn.
 */
#include "core/test_help.h"
#include "mod/story/story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct th h;

static struct th_answer
tell(int user, const char *id, const char *content, const char *nameless)
{
	return th_post(&h, user, "/p/7/stories", "id", id, "title", "A kitchen", "content", content,
	    "helped", "A neighbour", "nameless", nameless, NULL);
}

/* R300 */
static void
a_story_is_told_without_names_and_numbers(void **state)
{
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = tell(TH_OPS, "900", "Rang 600 100 200 and began", "1");
	assert_true(a.code == 422 && has(a, "leave it out") && has(a, "Rang 600"));
	assert_int_equal(
	    tell(TH_OPS, "900", "A woman of fifty began to cook again.", "").code, 422);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(
		    tell(TH_OPS, "900", "A woman of fifty began to cook again.", "1").code, 303);
	a = th_get(&h, TH_HEAD, "/p/7/stories");
	assert_true(has(a, "began to cook again") && has(a, "A neighbour") && !has(a, "Olga"));
	assert_int_equal(tell(TH_OPS, "901", "It was Łucja Żak, and she cooked.", "1").code, 303);
	assert_true(has(th_get(&h, TH_OPS, "/p/7/stories"), "This may be a name: Łucja Żak"));
	assert_int_equal(th_post(&h, TH_PUP, "/p/7/stories/901/withdraw", NULL).code, 403);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/stories/901/withdraw", NULL).code, 303);
	assert_false(has(th_get(&h, TH_OPS, "/p/7/stories"), "Łucja"));
	assert_int_equal(tell(TH_HEAD, "902", "x", "1").code, 403);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, "/p/7/stories").code, 403);
	assert_int_equal(th_post(&h, TH_OPS, "/p/7/stories/999/withdraw", NULL).code, 404);
	assert_null(story_like_names(h.mem, "Wróciła do pracy. Teraz gotuje."));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_story_is_told_without_names_and_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
