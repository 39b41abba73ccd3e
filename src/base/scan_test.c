/* SPDX-License-Identifier: EUPL-1.2
 * scan_test.c - scans are told by their bytes, and what is cut off or goes on is none.
 */
#include "base/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define PNG                                                                                        \
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\x9bU\0\0\0\0IEND\xae"          \
	"B`\x82"
#define JPEG "\xff\xd8\xff\xe0\0\6JFIF\xff\xda\0\4ab" "picture..\xff\xd9"
#define PDF "%PDF-1.7\nsomething of some length here\n%%EOF\n"

static const char *
type(const char *bytes, size_t n)
{
	const char *t = scan_type(bytes, n);

	return t == NULL ? "" : t;
}

static void
each_kind_is_known_by_its_bytes(void **state)
{
	(void)state;
	assert_string_equal(type(PNG, sizeof(PNG) - 1), "image/png");
	assert_string_equal(type(JPEG, sizeof(JPEG) - 1), "image/jpeg");
	assert_string_equal(type(PDF, sizeof(PDF) - 1), "application/pdf");
	assert_string_equal(scan_ending("image/jpeg"), "jpg");
}

static void
what_is_cut_off_or_goes_on_is_none(void **state)
{
	const char page[] = "<html><script>alert(1)</script></html> and more than enough bytes";

	(void)state;
	for (size_t n = 0; n < sizeof(PNG) - 1; n++)
		assert_string_equal(type(PNG, n), "");
	for (size_t n = 0; n < sizeof(JPEG) - 1; n++)
		assert_string_equal(type(JPEG, n), "");
	assert_string_equal(type(PDF, sizeof(PDF) - 7), "");
	assert_string_equal(type(PNG "<script>", sizeof(PNG "<script>") - 1), "");
	assert_string_equal(type(page, sizeof(page) - 1), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_is_known_by_its_bytes),
		cmocka_unit_test(what_is_cut_off_or_goes_on_is_none),
	};

	return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
