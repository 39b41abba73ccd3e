/* SPDX-License-Identifier: EUPL-1.2
 * log_test.c - one event, one line, whatever was in it and however many write.
 */
#include "base/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static FILE *seen;
static int   kept;
static char  text[1 << 20];

/* Standard error goes into a file until end(), which gives what was written. */
static void
begin(void)
{
	seen = tmpfile();
	assert_non_null(seen);
	kept = dup(STDERR_FILENO);
	dup2(fileno(seen), STDERR_FILENO);
}

static const char *
end(void)
{
	size_t n;

	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(seen);
	n = fread(text, 1, sizeof(text) - 1, seen);
	text[n] = '\0';
	fclose(seen);
	return text;
}

static void
an_event_is_one_line(void **state)
{
	(void)state;
	begin();
	log_line("%s %d", "request", 7);
	log_line("a\nb\r\tc\x1b[31m");
	log_line("%s", "");
	assert_string_equal(end(), "request 7\na b  c [31m\n\n");
}

static void
a_long_event_is_cut_to_a_line(void **state)
{
	(void)state;
	begin();
	log_line("%*d", 5000, 1);
	log_line("next");
	end();
	assert_int_equal(strcspn(text, "\n"), 2046);
	assert_string_equal(text + 2046, "\nnext\n");
}

/* A letter of two bytes may stand across the end: half of it would spoil the file for readers. */
static void
a_cut_keeps_letters_whole(void **state)
{
	(void)state;
	for (int before = 2040; before < 2047; before++) {
		begin();
		log_line("%0*d%s", before, 0, "żżżżżżżż");
		end();
		for (char *s = text + before; *s != '\n'; s += 2)
			assert_memory_equal(s, "ż", 2);
	}
}

static void
quiet_writes_nothing(void **state)
{
	(void)state;
	begin();
	log_quiet(true);
	log_line("hidden");
	log_quiet(false);
	log_line("shown");
	assert_string_equal(end(), "shown\n");
}

/* Workers share one standard error. */
static void
processes_never_mix_their_lines(void **state)
{
	static const char letters[] = "abcd";
	int lines = 0;

	(void)state;
	begin();
	/* as of a terminal or journal: each write at the end */
	assert_int_equal(fcntl(STDERR_FILENO, F_SETFL, O_APPEND), 0);
	for (int w = 0; w < 4; w++)
		if (fork() == 0) {
			char line[201];

			memset(line, letters[w], 200);
			line[200] = '\0';
			for (int i = 0; i < 200; i++)
				log_line("%s", line);
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
	for (const char *s = end(); *s != '\0'; s += 201, lines++) {
		char one[2] = { *s, '\0' };

		assert_int_equal(strspn(s, one), 200);
		assert_int_equal(s[200], '\n');
	}
	assert_int_equal(lines, 800);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_is_one_line),
		cmocka_unit_test(a_long_event_is_cut_to_a_line),
		cmocka_unit_test(a_cut_keeps_letters_whole),
		cmocka_unit_test(quiet_writes_nothing),
		cmocka_unit_test(processes_never_mix_their_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
