/* SPDX-License-Identifier: EUPL-1.2
 * survey_test.c - the survey: who answered what can be told by nobody, from nothing that is kept.
 */
#include "core/test_help.h"
#include "base/date.h"
#include "base/id.h"
#include "base/log.h"
#include "db/backup.h"
#include "mod/recruit/recruit.h"
#include "mod/survey/survey_inside.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define GROUP   700
#define PEOPLE  12
#define VISITOR TH_READER       /* not signed in here */

static struct th h;

static int
setup(void **state)
{
	struct cx *cx;

	(void)state;
	th_open(&h);
	h.token[VISITOR] = "; kompan_lang=en";
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(recruit_group_add(cx,
	                     &(struct group_in){ .id = { GROUP },
	                         .name = "Nowy start",
	                         .cycle = 1,
	                         .kind = "mixed",
	                         .mixed_reason = "try",
	                         .intake = "continuous",
	                         .territory = "Zalesie",
	                         .places = 12,
	                         .labour_note = "",
	                         .fit_note = "",
	                         .declare_at = "",
	                         .from_on = "2026-01-01",
	                         .state = "running",
	                         .stamp = "" }),
	    ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

/* ---- a round and its people ---- */

static const char *
path(const char *fmt, int64_t id)
{
	return arena_strf(h.mem, "/p/7/%s%lld%s", fmt, (long long)id, "");
}

static const char *
below(survey_id id, const char *what)
{
	return arena_strf(h.mem, "/p/7/surveys/%lld%s", (long long)id.v, what);
}

static struct th_answer
open_page(survey_id id, const char *key, const char *codes)
{
	return th_post(&h, TH_COORDINATOR, arena_strf(h.mem, "/p/7/groups/%d/surveys", GROUP),
	    "id", arena_strf(h.mem, "%lld", (long long)id.v), "key", key, "codes", codes,
	    "until_on", "30.09.2026", NULL);
}

static survey_id
open_round(const char *key)
{
	survey_id id = { id_new() };

	assert_int_equal(open_page(id, key, "12").code, 200);
	return id;
}

#define CODING(link, code) "{\"linkId\":\"" link "\",\"answer\":[{\"valueCoding\":{" \
	"\"system\":\"urn:kompan:code:survey\",\"code\":\"" code "\"}}]}"

/* One person's sheet: work yes, and words of her own. */
static const char *
sheet(const char *words)
{
	return arena_strf(h.mem,
	    "{\"resourceType\":\"QuestionnaireResponse\","
	    "\"status\":\"in-progress\",\"questionnaire\":\"urn:kompan:form:survey|1.0\",\"item\":["
	    "{\"linkId\":\"1\",\"item\":[" CODING("1.1",
	        "yes") "]},"
	               "{\"linkId\":\"2\",\"item\":[{\"linkId\":\"2.8\",\"answer\":[{\"valueString\":\"%s\"}]}]},"
	               "{\"linkId\":\"3\",\"item\":[" CODING("3.1", "woman") "]}]}",
	    words);
}

static struct th_answer
send_as(const char *code, const char *words, const char *id)
{
	return th_post(&h, VISITOR, "/s/send", "code", code, "sheet", sheet(words), "id", id, NULL);
}

static int round_no;     /* so that no word is written twice */

static const char *
words_of(int i)
{
	return arena_strf(h.mem, "helpword%02d%03d", i, round_no);
}

static void
answer_all(const char *key, int n)
{
	for (int i = 0; i < n; i++)
		assert_int_equal(
		    send_as(survey_code(h.mem, key, i), words_of(i), survey_sheet_id(h.mem)).code,
		    200);
}

static struct th_answer
close_round(survey_id id, const char *key)
{
	return th_post(&h, TH_COORDINATOR, below(id, "/close"), "key", key, NULL);
}

/* ---- what a thief sees ---- */

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
		survey_id id = open_round(key);
		struct copies c = { 0 };
		size_t rows[PEOPLE], bytes[PEOPLE];

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

/* R279 */
static void
a_code_works_once_and_a_double_click_is_one_answer(void **state)
{
	const char *key = survey_key_new(h.mem), *code = survey_code(h.mem, key, 0),
	           *id = survey_sheet_id(h.mem);
	survey_id round = open_round(key);
	struct th_answer a = send_as(code, "once", id);

	(void)state;
	assert_int_equal(a.code, 200);
	assert_int_equal(send_as(code, "once", id).code, 200);
	a = send_as(code, "twice", survey_sheet_id(h.mem));
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "This code does not work"));
	a = th_get(&h, TH_COORDINATOR, below(round, ""));
	assert_non_null(strstr(a.body, "1 answer so far"));
	a = th_get(&h, VISITOR, "/s/ABCD-2345");
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "This code does not work"));
}

/* R273 R274 R275 R276 */
static void
a_person_goes_from_code_to_thanks(void **state)
{
	const char *key = survey_key_new(h.mem), *code = survey_code(h.mem, key, 3);
	struct th_answer a;

	(void)state;
	open_round(key);
	a = th_get(&h, VISITOR, arena_strf(h.mem, "/s/%s", code));
	assert_true(a.code == 200 && strstr(a.body, "about 10 minutes") != NULL);
	a = th_post(&h, VISITOR, "/s", "code", code, NULL);
	assert_int_equal(a.code, 200);
	assert_non_null(strstr(a.body, "about 10 minutes"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "-1", "go", "next", NULL);
	assert_non_null(strstr(a.body, "1. Have you ever had a job?"));
	assert_null(strstr(a.body, "How many years altogether"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "0", "go", "next", "q", "1", "q.1.1",
	    "yes", NULL);
	assert_non_null(strstr(a.body, "How many years altogether"));
	a = th_post(&h, VISITOR, "/s", "code", code, "at", "0", "go", "next", "q", "1", "q.1.1",
	    "no", "q.1.3", "no", NULL);
	assert_non_null(strstr(a.body, "Why not?"));
	assert_null(strstr(a.body, "How many years altogether"));
	a = th_post(
	    &h, VISITOR, "/s", "code", code, "at", "0", "go", "next", "sheet", sheet("x"), NULL);
	assert_non_null(strstr(a.body, "7. What do you think"));
	a = th_post(
	    &h, VISITOR, "/s", "code", code, "at", "1", "go", "next", "sheet", sheet("x"), NULL);
	assert_non_null(strstr(a.body, "Number of children"));
	assert_non_null(strstr(a.body, "divorced"));
	a = th_post(
	    &h, VISITOR, "/s", "code", code, "at", "2", "go", "next", "sheet", sheet("x"), NULL);
	assert_non_null(strstr(a.body, "Send my answers"));
	a = send_as(code, "x", survey_sheet_id(h.mem));
	assert_non_null(strstr(a.body, "Nobody will connect them with your name"));
}

/* R279 */
static void
fewer_than_five_answers_show_nothing(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct q_survey_results *r;
	struct q_survey_words *w;
	struct th_answer a;

	(void)state;
	answer_all(key, 4);
	close_round(id, key);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "Fewer than 5 people answered"));
	assert_null(strstr(a.body, words_of(1)));
	assert_int_equal(th_get(&h, TH_COORDINATOR, below(id, "/results.csv")).code, 404);
	assert_int_equal(q_survey_words(th_begin(&h, TH_COORDINATOR, DB_READ), &w, h.p, id), 0);
	assert_int_equal(q_survey_results(&h.cx, &r, h.p, id.v), 0);
	db_rollback(h.cx.db);
}

/* R276 R277 R118 */
static void
background_is_shown_from_twenty_answers_and_the_earlier_round_stands_beside(void **state)
{
	const char *key[2] = { survey_key_new(h.mem), survey_key_new(h.mem) };
	struct th_answer a;
	survey_id id;

	(void)state;
	id = open_round(key[0]);
	answer_all(key[0], 12);
	close_round(id, key[0]);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_null(strstr(a.body, "woman"));
	assert_null(strstr(a.body, "Earlier survey"));
	id = open_round(key[1]);
	answer_all(key[1], 12);
	close_round(id, key[1]);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "woman"));
	assert_non_null(strstr(a.body, "24 people"));
	assert_non_null(strstr(a.body, "Earlier survey"));
	assert_non_null(strstr(a.body, "<rect"));
	assert_non_null(strstr(a.body, "Hollow bar: earlier"));
	a = th_get(&h, TH_HEAD, below(id, "/results.csv"));
	assert_non_null(strstr(a.body, "Have you ever had a job"));
	assert_non_null(strstr(a.body, "\"12\";\"100%\";\"12\""));
	a = th_get(&h, TH_OPS, below(id, "/results.xlsx"));
	assert_memory_equal(a.body, "PK", 2);
	assert_non_null(memmem(a.body, a.n, "xl/charts/chart1.xml", 20));
}

static void
the_wrong_key_opens_nothing_and_the_right_one_once(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct th_answer a;

	(void)state;
	answer_all(key, 5);
	a = close_round(id, survey_key_new(h.mem));
	assert_int_equal(a.code, 422);
	assert_non_null(strstr(a.body, "This is not the key of this round"));
	assert_int_equal(close_round(id, key).code, 303);
	assert_int_equal(close_round(id, key).code, 303);
	assert_int_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/slips"), "key", key, NULL).code, 409);
	a = send_as(survey_code(h.mem, key, 9), "late", survey_sheet_id(h.mem));
	assert_int_equal(a.code, 422);
}

/* Sealed sheets put straight into the round. */
static void
seal_many(survey_id id, int n)
{
	struct cx *cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	struct survey_form f;

	assert_true(survey_form(cx, id, &f));
	for (int i = 0; i < n; i++) {
		struct survey_sheet s;

		assert_true(survey_seal(cx->mem, f.seal,
		    sheet(arena_strf(h.mem, "manyword%03d", i)), survey_sheet_id(cx->mem), &s));
		q_survey_sheet_insert(cx,
		    &(struct q_survey_sheet_insert_in){
		        cx->tenant, id, { s.id, SURVEY_ID }, { s.sealed, s.n } });
	}
	assert_int_equal(th_commit(&h), ST_OK);
}

/* Are there more? */
static bool
close_unit(survey_id id, const char *key)
{
	bool more;

	assert_int_equal(
	    survey_close(th_begin(&h, TH_COORDINATOR, DB_WRITE), id, key, &more), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	return more;
}

/* R279 */
static void
a_large_round_is_closed_in_units_and_goes_on_after_an_interruption(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct th_answer a;
	bool more;

	(void)state;
	seal_many(id, 250);
	assert_true(close_unit(id, key));
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "40 answers are counted"));
	assert_non_null(strstr(a.body, "type the key again"));
	assert_null(strstr(a.body, "manyword"));
	assert_int_equal(
	    send_as(survey_code(h.mem, key, 1), "late", survey_sheet_id(h.mem)).code, 422);
	assert_int_equal(open_page((survey_id){ id_new() }, survey_key_new(h.mem), "12").code, 409);
	/* somebody else goes on at the same time */
	assert_true(close_unit(id, key));
	/* the unit under way is lost with the power: it never happened */
	assert_int_equal(survey_close(th_begin(&h, TH_OPS, DB_WRITE), id, key, &more), ST_OK);
	assert_true(more);
	db_rollback(h.cx.db);
	assert_int_equal(close_round(id, key).code, 303);
	assert_int_equal(close_round(id, key).code, 303);
	a = th_get(&h, TH_COORDINATOR, below(id, ""));
	assert_non_null(strstr(a.body, "250 answers; closed on"));
	for (int i = 0; i < 250; i += 31)
		assert_non_null(strstr(a.body, arena_strf(h.mem, "manyword%03d", i)));
	assert_non_null(strstr(th_get(&h, TH_HEAD, below(id, "/results.csv")).body, "\"250\""));
}

static void
a_round_half_closed_can_be_ended_without_results(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);
	struct q_survey_words *w;

	(void)state;
	seal_many(id, 150);
	assert_true(close_unit(id, key));
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/drop"), NULL).code, 303);
	assert_int_equal(q_survey_words(th_begin(&h, TH_COORDINATOR, DB_READ), &w, h.p, id), 0);
	db_rollback(h.cx.db);
	assert_int_equal(close_round(id, key).code, 303);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, below(id, "")).body, "without results"));
}

static void
who_may_what(void **state)
{
	const char *key = survey_key_new(h.mem);
	survey_id id = open_round(key);

	(void)state;
	assert_int_equal(open_page((survey_id){ id_new() }, survey_key_new(h.mem), "12").code, 409);
	assert_int_equal(open_page((survey_id){ id_new() }, survey_key_new(h.mem), "3").code, 422);
	assert_int_equal(th_get(&h, TH_OPS, below(id, "")).code, 200);
	assert_int_equal(th_get(&h, TH_LOCAL_GOV, below(id, "")).code, 403);
	assert_int_equal(th_post(&h, TH_OPS, below(id, "/close"), "key", key, NULL).code, 403);
	assert_int_equal(th_get(&h, TH_COORDINATOR, path("surveys/", 5)).code, 404);
	assert_memory_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/slips"), "key", key, NULL).body, "%PDF", 4);
	assert_memory_equal(
	    th_post(&h, TH_COORDINATOR, below(id, "/key"), "key", key, NULL).body, "%PDF", 4);
	assert_int_equal(th_post(&h, TH_COORDINATOR, below(id, "/drop"), NULL).code, 303);
	assert_non_null(strstr(th_get(&h, TH_COORDINATOR, below(id, "")).body, "without results"));
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

/* ---- joining ---- */

static size_t
join(bool many, int64_t total, const int64_t *n, size_t k, struct survey_cell **ret)
{
	static struct quest_item it;
	struct survey_cell cell[10];

	it.repeats = many;
	for (size_t i = 0; i < k; i++)
		cell[i] = (struct survey_cell){ arena_strf(h.mem, "%c", (char)('a' + i)), n[i] };
	return survey_join(
	    h.mem, &(struct survey_tally){ .item = &it, .cell = cell, .n = k }, total, ret);
}

#define JOIN(many, total, ...) join(many, total, (const int64_t[]){ __VA_ARGS__ }, \
	LEN(((const int64_t[]){ __VA_ARGS__ })), &c)

static void
small_groups_are_joined_until_nothing_can_be_told(void **state)
{
	struct survey_cell *c;

	(void)state;
	assert_int_equal(JOIN(false, 12, 7, 5), 2);             /* none is small */
	assert_int_equal(JOIN(false, 12, 12, 0), 2);
	assert_int_equal(JOIN(false, 12, 10, 2), 1);            /* 2 = 12 - 10 */
	assert_int_equal(c[0].n, 12);
	assert_int_equal(JOIN(false, 15, 9, 3, 3), 2);          /* 6 of two: 2 and 4, 3 and 3, 4 and 2 */
	assert_int_equal(c[1].n, 6);
	assert_string_equal(c[1].codes, "b\nc");
	assert_int_equal(JOIN(false, 17, 9, 4, 4), 1);          /* 8 of two can only be 4 and 4 */
	assert_int_equal(JOIN(false, 11, 5, 5, 1), 1);          /* equal ones are treated alike */
	assert_int_equal(JOIN(false, 16, 6, 9, 1), 2);
	assert_string_equal(c[1].codes, "a\nc");
	assert_int_equal(JOIN(true, 12, 11, 6, 6), 1);          /* 11 of 12: one did not */
	assert_int_equal(JOIN(true, 12, 6, 5, 2, 3), 3);
	assert_int_equal(c[2].n, 5);
	assert_int_equal(JOIN(true, 12, 11), 1);
	assert_int_equal(c[0].n, SURVEY_HIDDEN);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(nothing_readable_is_kept_while_a_round_runs),
		T(nothing_else_changes_while_people_answer),
		T(matching_people_to_answers_by_order_does_no_better_than_chance),
		T(a_code_works_once_and_a_double_click_is_one_answer),
		T(a_person_goes_from_code_to_thanks),
		T(fewer_than_five_answers_show_nothing),
		T(background_is_shown_from_twenty_answers_and_the_earlier_round_stands_beside),
		T(the_wrong_key_opens_nothing_and_the_right_one_once),
		T(a_large_round_is_closed_in_units_and_goes_on_after_an_interruption),
		T(a_round_half_closed_can_be_ended_without_results),
		T(who_may_what),
		T(guesses_are_limited_without_an_address),
		T(small_groups_are_joined_until_nothing_can_be_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
