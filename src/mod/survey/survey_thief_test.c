/* SPDX-License-Identifier: EUPL-1.2
 * survey_thief_test.c - whoever takes a copy of everything that is kept learns nothing of who
 * answered what.
 */
#include "base/date.h"
#include "base/log.h"
#include "db/backup.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "mod/formfile/formfile_made_test_help.h"
#include "mod/survey/survey_test_help.h"

/* ---- what he sees ---- */

static const char *
whole_file(const char *name, size_t *ret_n)
{
	int fd = open(name, O_RDONLY);
	struct stat st;
	char *bytes;

	*ret_n = 0;
	if (fd < 0 || fstat(fd, &st) != 0)
		return "";
	bytes = malloc((size_t)st.st_size + 1);
	assert_non_null(bytes);
	assert_int_equal(read(fd, bytes, (size_t)st.st_size), st.st_size);
	close(fd);
	*ret_n = (size_t)st.st_size;
	return bytes;
}

static bool
in_sheets(const char *text, survey_id id)
{
	struct q_survey_sheets *s;
	size_t n = q_survey_sheets(th_begin(&h, TH_COORDINATOR, DB_READ), &s, h.p, id, 100);
	bool found = false;

	db_rollback(h.cx.db);
	for (size_t i = 0; i < n; i++) {
		found =
		    found || memmem(s[i].sealed.bytes, s[i].sealed.n, text, strlen(text)) != NULL;
		assert_int_equal(s[i].sealed.n, s[0].sealed.n);
	}
	return found;
}

/* Is this text anywhere in the files of the database? */
static bool
in_files(const char *text)
{
	bool found = false;

	for (int i = 0; i < 2 && *h.name == '\0'; i++) {
		size_t n;
		const char *bytes =
		    whole_file(i == 0 ? h.file : arena_strf(h.mem, "%s-wal", h.file), &n);

		found = found || memmem(bytes, n, text, strlen(text)) != NULL;
		if (n > 0)
			free((void *)(uintptr_t)bytes);
	}
	return found;
}

/* R097 R278 */
static void
nothing_readable_is_kept_while_a_round_runs(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct th_answer a;

	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		const char *words = words_of(i), *code = survey_code(h.mem, key, i);

		assert_int_equal(send_as(code, words, survey_sheet_id(h.mem)).code, 200);
		assert_false(in_files(words));
		assert_false(in_sheets(words, id));
		assert_false(in_files(survey_plain(h.mem, code, SURVEY_CODE_SIGNS)));
		assert_false(in_files(survey_plain(h.mem, key, SURVEY_KEY_SIGNS)));
		a = th_get(&h, TH_COORDINATOR, below(id, ""));
		assert_non_null(strstr(a.body, arena_strf(h.mem, "%d answer%s so far", i + 1,
		    i == 0 ? "" : "s")));
		assert_null(strstr(a.body, words));
	}
	a = close_round(id, key);
	assert_int_equal(a.code, 303);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, words_of(7)));
}

/* ---- and what he can make of it ---- */

/* A copy of the database after each of the timed submissions: which row came, and where all rows
 * lie. */
struct copies {
	const char *sheet[PEOPLE], *code[PEOPLE];       /* what was new after the i-th person sat down */
};

/* What psql says; KOMPAN_PG_OWNER's rows of the partnership. */
static const char *
ask_pg(const char *what)
{
	const char *owner = getenv("KOMPAN_PG_OWNER");
	char *said = arena_alloc(h.mem, 1 << 16);
	FILE *f =
	    popen(arena_strf(h.mem, "psql -qXAt '%.*s/%s' -c \"SET app.tenant = '7'; SELECT %s\"",
	              (int)(strrchr(owner, '/') - owner), owner, h.name, what),
	        "r");
	size_t n;

	assert_non_null(f);
	n = fread(said, 1, (1 << 16) - 1, f);
	said[n] = '\0';
	assert_int_equal(pclose(f), 0);
	return said;
}

static const char *
hex(struct q_blob b)
{
	struct buf to;

	buf_init(&to, h.mem);
	for (size_t i = 0; i < b.n; i++)
		buf_fmt(&to, "%02x", ((const unsigned char *)b.bytes)[i]);
	return to.s;
}

/* The sheet that was not there before. */
static const char *
new_sheet(const struct copies *c, int i, survey_id id)
{
	struct q_survey_sheets *s;
	size_t n = q_survey_sheets(th_begin(&h, TH_COORDINATOR, DB_READ), &s, h.p, id, 100);
	const char *found = NULL;

	for (size_t k = 0; k < n; k++) {
		bool known = false;

		for (int m = 0; m < i; m++)
			known = known || strcmp(c->sheet[m], hex(s[k].id)) == 0;
		if (!known)
			found = hex(s[k].id);
	}
	db_rollback(h.cx.db);
	assert_non_null(found);
	return found;
}

/* All rows of a round were written by one transaction and lie in the order of their random names. */
static void
nothing_to_see_in_pg(survey_id id)
{
	static const char *const table[] = { "survey_sheet", "survey_code" };

	for (size_t i = 0; i < LEN(table); i++) {
		const char *said = ask_pg(arena_strf(h.mem, "count(DISTINCT xmin::text) FROM %s "
		    "WHERE round_id = %lld", table[i], (long long)id.v));

		assert_string_equal(said, "1\n");
	}
}

/* People sit down one after another, a copy is taken after each. */
static void
answer_watched(const char *key, survey_id id, struct copies *c)
{
	for (int i = 0; i < PEOPLE; i++) {
		const char *code = survey_code(h.mem, key, i);

		assert_int_equal(send_as(code, words_of(i), survey_sheet_id(h.mem)).code, 200);
		c->sheet[i] = new_sheet(c, i, id);
		c->code[i] = hex(survey_code_hash(h.mem, code));
	}
	if (*h.name != '\0')
		nothing_to_see_in_pg(id);
}

/* By what the people can be put in order. */
typedef const char *by_what(const struct copies *, int person);

static const char *
by_time(const struct copies *c, int i)
{
	(void)c;
	return arena_strf(h.mem, "%02d", i);
}
static const char *by_sheet(const struct copies *c, int i) { return c->sheet[i]; }
static const char *by_code(const struct copies *c, int i)  { return c->code[i]; }

/* Words in the order of their places; whoever is k-th by what is known is guessed to have written
 * the k-th. */
static int
guessed_right(const struct copies *c, const size_t at[PEOPLE], by_what *what)
{
	int right = 0;

	for (int i = 0; i < PEOPLE; i++) {
		int place = 0, rank = 0;

		for (int k = 0; k < PEOPLE; k++) {
			place += at[k] < at[i];
			rank += strcmp(what(c, k), what(c, i)) < 0;
		}
		right += place == rank;
	}
	return right;
}

/* Where the words lie: in the order of the statement that reads them; in the bytes of the file or
 * of the heap. */
static void
places(survey_id id, size_t rows[PEOPLE], size_t bytes[PEOPLE])
{
	struct q_survey_words *w;
	size_t n = q_survey_words(th_begin(&h, TH_COORDINATOR, DB_READ), &w, h.p, id), size = 0;
	const char *raw;

	assert_int_equal(n, PEOPLE);
	db_rollback(h.cx.db);
	for (int i = 0; i < PEOPLE; i++)
		for (size_t k = 0; k < n; k++)
			if (strcmp(w[k].content, words_of(i)) == 0)
				rows[i] = k;
	raw = *h.name == '\0' ? whole_file(arena_strf(h.mem, "%s-wal", h.file), &size)
	                      : ask_pg(arena_strf(h.mem,
	                            "content FROM survey_words WHERE round_id = %lld ORDER BY ctid",
	                            (long long)id.v));
	if (*h.name != '\0')
		size = strlen(raw);
	for (int i = 0; i < PEOPLE; i++) {
		const char *found = memmem(raw, size, words_of(i), strlen(words_of(i)));

		assert_non_null(found);
		bytes[i] = (size_t)(found - raw);
	}
	if (*h.name == '\0')
		free((void *)(uintptr_t)raw);
}

#define ROUNDS 25

/* R278 */
static void
matching_people_to_answers_by_order_does_no_better_than_chance(void **state)
{
	static by_what *const what[] = { by_time, by_sheet, by_code };
	int hits[LEN(what)][2] = { 0 };

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		const char *key = survey_key_new(h.mem);
		survey_id id;
		struct copies c = { 0 };
		size_t rows[PEOPLE], bytes[PEOPLE];

		if (i == ROUNDS / 2)
			use_copy();             /* the partnership's own survey tells no more */
		id = open_round(key);
		round_no = i;
		answer_watched(key, id, &c);
		assert_int_equal(close_round(id, key).code, 303);
		places(id, rows, bytes);
		for (size_t k = 0; k < LEN(what); k++) {
			hits[k][0] += guessed_right(&c, rows, what[k]);
			hits[k][1] += guessed_right(&c, bytes, what[k]);
		}
	}
	/* a guess hits one of twelve by chance, whatever twelve is: mean 25, spread 5; six spreads */
	for (size_t k = 0; k < LEN(what); k++) {
		assert_in_range(hits[k][0], 0, ROUNDS + 30);
		assert_in_range(hits[k][1], 0, ROUNDS + 30);
	}
}

/* Where the rows of a table begin in a backup. */
static char *
section(char *bytes, size_t n, const char *table)
{
	char head[64] = { 'T', 0, 0, 0, (char)strlen(table) }, *at;

	memcpy(head + 5, table, strlen(table));
	at = memmem(bytes, n, head, 5 + strlen(table));
	assert_non_null(at);
	return at;
}

/* All that the installation keeps, whichever database holds it, but sheets, codes and the checksum. */
static const char *
all_but_sheets_and_codes(size_t *ret_n)
{
	static const char *const cut[][2] = { { "survey_sheet", "survey_result" },
		{ "survey_code", "survey_round" } };
	const char *name = arena_strf(h.mem, "/tmp/kompan-copy-%d", (int)getpid()),
	           *owner = getenv("KOMPAN_PG_OWNER");
	const char *url = *h.name == '\0' ? h.url :
	    arena_strf(h.mem, "%.*s/%s", (int)(strrchr(owner, '/') - owner), owner, h.name);
	char err[300] = "", *bytes;

	if (!backup_write(url, NULL, name, err, sizeof(err)))
		fail_msg("%s", err);
	bytes = (char *)(uintptr_t)whole_file(name, ret_n);
	unlink(name);
	*ret_n -= 1 + 8 + 32;
	for (size_t i = 0; i < LEN(cut); i++) {
		char *from = section(bytes, *ret_n, cut[i][0]),
		     *to = section(bytes, *ret_n, cut[i][1]);

		memmove(from, to, *ret_n - (size_t)(to - bytes));
		*ret_n -= (size_t)(to - from);
	}
	return bytes;
}

/*
 * A copy of everything after each of the twelve: trail, looks and every other table are the same,
 * byte for byte; the log is empty. R278
 */
static void
nothing_else_changes_while_people_answer(void **state)
{
	const char *key = survey_key_new(h.mem),
	           *name = arena_strf(h.mem, "/tmp/kompan-log-%d", (int)getpid());
	int kept = dup(STDERR_FILENO), fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
	const char *before, *now;
	size_t n_before, n_now;

	(void)state;
	open_round(key);
	before = all_but_sheets_and_codes(&n_before);
	log_quiet(false);
	dup2(fd, STDERR_FILENO);
	for (int i = 0; i < PEOPLE; i++) {
		send_as(survey_code(h.mem, key, i), words_of(i), survey_sheet_id(h.mem));
		th_get(&h, VISITOR, "/s/ABCD-2345");
		now = all_but_sheets_and_codes(&n_now);
		assert_int_equal(n_now, n_before);
		assert_memory_equal(now, before, n_now);
		free((void *)(uintptr_t)now);
	}
	dup2(kept, STDERR_FILENO);
	close(kept);
	close(fd);
	now = whole_file(name, &n_now);
	unlink(name);
	assert_int_equal(n_now, 0);
	free((void *)(uintptr_t)now);
	free((void *)(uintptr_t)before);
}

static void
guesses_are_limited_without_an_address(void **state)
{
	struct th_answer a = { 0 };

	(void)state;
	for (int i = 0; i < 45; i++)
		a = th_get(&h, VISITOR, "/s/ZZZZ-2222");
	assert_int_equal(a.code, 429);
	assert_false(in_files("127.0.0.1:s"));
}

int
main(void)
{
#define T(name)    cmocka_unit_test_setup_teardown(name, setup, teardown)
#define COPY(name) cmocka_unit_test_setup_teardown(name, setup_copy, teardown)
	const struct CMUnitTest tests[] = {
		T(nothing_readable_is_kept_while_a_round_runs),
		T(nothing_else_changes_while_people_answer),
		T(matching_people_to_answers_by_order_does_no_better_than_chance),
		COPY(nothing_readable_is_kept_while_a_round_runs),
		COPY(nothing_else_changes_while_people_answer),
		T(guesses_are_limited_without_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
