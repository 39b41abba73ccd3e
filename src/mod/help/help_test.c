/* SPDX-License-Identifier: EUPL-1.2
 * help_test.c - the guide is in the program, in both languages, and each page leads to its chapter.
 */
#include "core/test_help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct th h;

static void
say_language(const char *lang)
{
	assert_int_equal(th_post(&h, TH_OPS, "/account", "phone", "", "email", "", "lang", lang, NULL)
	                     .code,
	    303);
}

static void
each_chapter_that_a_page_leads_to_is_there(void **state)
{
	(void)state;
	th_open(&h);
	for (int pl = 0; pl < 2; pl++) {
		say_language(pl == 0 ? "en" : "pl");
		for (size_t i = 0; i < n_modules; i++) {
			const char *path = modules[i].guide == 0 ? "/help" :
			    arena_strf(h.mem, "/help/%d", modules[i].guide);

			if (th_get(&h, TH_OPS, path).code != 200)
				fail_msg("%s: there is no %s", modules[i].name, path);
		}
	}
	assert_true(has(th_get(&h, TH_OPS, "/help/17"), "Diagnoza"));
	assert_int_equal(th_get(&h, TH_OPS, "/help/99").code, 404);
	th_close(&h);
}

static void
the_chapters_follow_each_other(void **state)
{
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_OPS, "/help/17");
	assert_true(has(a, "href=\"/help/16\" rel=\"prev\"") &&
	    has(a, "href=\"/help/18\" rel=\"next\""));
	a = th_get(&h, TH_OPS, "/help");
	assert_true(has(a, "href=\"/help/1\"") && has(a, "href=\"/help/17\""));
	assert_false(has(a, ".md\"") || has(a, "rel=\"next\""));
	th_close(&h);
}

static void
the_foot_of_a_page_leads_to_its_chapter(void **state)
{
	(void)state;
	th_open(&h);
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/actions"), "href=\"/help/8\""));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/p/7/partnership"), "href=\"/help/3\""));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/"), "href=\"/help\""));
	assert_true(has(th_get(&h, TH_COORDINATOR, "/nowhere"), "href=\"/help\""));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_chapter_that_a_page_leads_to_is_there),
		cmocka_unit_test(the_chapters_follow_each_other),
		cmocka_unit_test(the_foot_of_a_page_leads_to_its_chapter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
