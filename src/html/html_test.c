/* SPDX-License-Identifier: EUPL-1.2
 * html_test.c - escaping, plural forms, and forms that keep what was typed.
 */
#include "html/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct arena *mem;
static struct buf    out;
static struct form   form;

static int
set_up(void **state)
{
	(void)state;
	mem = arena_new(1 << 20);
	buf_init(&out, mem);
	out.lang = LANG_PL;
	form_init(&form, mem, LANG_PL, "token");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static bool
says(const char *part)
{
	return strstr(out.s, part) != NULL;
}

static void
text_is_escaped(void **state)
{
	(void)state;
	html_text(&out, "<a href=\"x\">Tom & 'Jan'</a>");
	assert_string_equal(out.s, "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jan&#39;&lt;/a&gt;");
}

static void
no_text_prints_nothing(void **state)
{
	(void)state;
	html_text(&out, NULL);
	html_text(&out, "");
	assert_string_equal(out.s, "");
}

static void
numbers_to_the_smallest(void **state)
{
	(void)state;
	html_int(&out, INT64_MIN);
	buf_str(&out, " ");
	html_int(&out, 0);
	buf_str(&out, " ");
	html_int(&out, INT64_MAX);
	assert_string_equal(out.s, "-9223372036854775808 0 9223372036854775807");
}

static void
polish_counts_in_three_forms(void **state)
{
	static const struct { int64_t n; const char *text;
	} want[] = {
		{ 0, "%lld osób" },
		{ 1, "%lld osoba" },
		{ 2, "%lld osoby" },
		{ 5, "%lld osób" },
		{ 12, "%lld osób" },
		{ 14, "%lld osób" },
		{ 22, "%lld osoby" },
		{ 101, "%lld osób" },
		{ 112, "%lld osób" },
		{ 124, "%lld osoby" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(want); i++)
		assert_string_equal(trn(LANG_PL, "%lld person", "%lld people", want[i].n),
		    want[i].text);
	assert_string_equal(trn(LANG_EN, "%lld person", "%lld people", 1), "%lld person");
	assert_string_equal(trn(LANG_EN, "%lld person", "%lld people", 22), "%lld people");
}

static void
an_unknown_word_stays_as_it_is(void **state)
{
	(void)state;
	assert_string_equal(tr(LANG_PL, "Nobody translated this"), "Nobody translated this");
	assert_false(tr_known("Nobody translated this"));
	assert_string_equal(tr(LANG_PL, "Search"), "Szukaj");
}

static void
a_fault_keeps_what_was_typed(void **state)
{
	(void)state;
	form_set(&form, "surname", "O\"Hara <b>");
	form_fail(&form, "surname", "Popraw nazwisko.");
	form_input(&out, &form, INPUT("surname", "Nazwisko", .hint = "Jak w dowodzie"));
	assert_true(says("value=\"O&quot;Hara &lt;b&gt;\""));
	assert_true(says("aria-describedby=\"surname-hint surname-error\""));
	assert_true(says("id=\"surname-error\""));
	assert_true(says("aria-invalid=\"true\""));
	assert_true(says("Popraw nazwisko."));
}

static void
the_summary_links_each_fault_to_its_field(void **state)
{
	(void)state;
	form_summary(&out, &form);
	assert_string_equal(out.s, "");
	form_fail(&form, "a", "Pierwsza.");
	form_fail(&form, "", "Cały <formularz>.");
	form_summary(&out, &form);
	assert_true(says("<li><a href=\"#a\">Pierwsza.</a></li>"));
	assert_true(says("<li>Cały &lt;formularz&gt;.</li>"));
}

static void
a_password_is_never_sent_back(void **state)
{
	(void)state;
	form_set(&form, "password", "tajne haslo");
	form_input(&out, &form, INPUT("password", "Hasło", .type = "password"));
	assert_false(says("tajne"));
}

static void
a_date_is_shown_as_people_write_it(void **state)
{
	(void)state;
	form_set(&form, "day", "2026-09-12");
	form_date(&out, &form, INPUT("day", "Dzień"));
	assert_true(says("value=\"12.09.2026\""));
	form_set(&form, "day", "31.02.26 <");
	form_date(&out, &form, INPUT("day", "Dzień"));
	assert_true(says("value=\"31.02.26 &lt;\""));
}

static void
ticked_boxes_stay_ticked(void **state)
{
	static const struct option pick[] = { { "a", "A", NULL }, { "b", "B", "hint" },
		{ "c", "C", NULL } };

	(void)state;
	form_set(&form, "k", "a");
	form_set(&form, "k", "c");
	form_checkboxes(&out, &form, INPUT("k", "Które", .option = pick, .n_option = 3));
	assert_true(says("id=\"k\" name=\"k\" value=\"a\" checked"));
	assert_true(says("value=\"c\" checked"));
	assert_false(says("value=\"b\" checked"));
	assert_true(says("aria-describedby=\"k-2-item-hint\""));
}

static void
more_opens_itself_for_a_value_or_a_fault(void **state)
{
	static const char *const names[] = { "remark", "place", NULL };

	(void)state;
	form_more_begin(&out, &form, "więcej", names);
	assert_false(says("<details class=\"govuk-details\" open>"));
	form_fail(&form, "place", "Podaj miejsce.");
	form_more_begin(&out, &form, "więcej", names);
	assert_true(says("<details class=\"govuk-details\" open>"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_escaped),
		TEST(no_text_prints_nothing),
		TEST(numbers_to_the_smallest),
		TEST(polish_counts_in_three_forms),
		TEST(an_unknown_word_stays_as_it_is),
		TEST(a_fault_keeps_what_was_typed),
		TEST(the_summary_links_each_fault_to_its_field),
		TEST(a_password_is_never_sent_back),
		TEST(a_date_is_shown_as_people_write_it),
		TEST(ticked_boxes_stay_ticked),
		TEST(more_opens_itself_for_a_value_or_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
