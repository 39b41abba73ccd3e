/* SPDX-License-Identifier: EUPL-1.2
 * survey_test_help.h - what the tests of the survey begin with: a group, a round, sheets and codes.
 * For tests only; after <cmocka.h> and mod/formfile/formfile_made_test_help.h.
 */
#ifndef KOMPAN_SURVEY_TEST_HELP_H
#define KOMPAN_SURVEY_TEST_HELP_H

#include "base/id.h"
#include "core/test_help.h"
#include "mod/survey/survey_group_help.h"
#include "mod/survey/survey_inside.h"

#include <string.h>

#define PEOPLE  12
#define VISITOR TH_READER       /* not signed in here */

static struct th h;
static const char *survey_on = "urn:kompan:form:survey", *survey_version = "1.0";

static inline int
setup(void **state)
{
	struct cx *cx;

	(void)state;
	th_open(&h);
	h.token[VISITOR] = "; kompan_lang=en";
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	assert_int_equal(recruit_group_add(cx, &survey_group), ST_OK);
	assert_int_equal(th_commit(&h), ST_OK);
	return 0;
}

/* From now on rounds are of the partnership's own copy, with a question more, one gone and one in other words. */
static inline void
use_copy(void)
{
	const struct quest_change c[] = {
		{ QUEST_REMOVE, "1.5" },
		{ QUEST_ADD, "1.1", .to = "own", .text = { "Jak Pani/Panu u nas?", "How is it here?" },
		    .help = { "", "" }, .put = QUEST_PUT_RATING, .low = "1", .high = "5",
		    .low_words = { "", "" }, .high_words = { "", "" } },
		{ QUEST_CHANGE, "2.8", .text = { "Czego brakuje?", "What is missing?" },
		    .help = { "", "" }, .put = QUEST_PUT_LINES },
	};

	survey_on = made_form(&h, 77, "urn:kompan:form:survey", c, LEN(c));
	survey_version = "1";
}

static inline int
setup_copy(void **state)
{
	setup(state);
	use_copy();
	return 0;
}

static inline int
teardown(void **state)
{
	(void)state;
	survey_on = "urn:kompan:form:survey";
	survey_version = "1.0";
	th_close(&h);
	return 0;
}

/* ---- a round and its people ---- */

static inline const char *
path(const char *fmt, int64_t id)
{
	return arena_strf(h.mem, "/p/7/%s%lld%s", fmt, (long long)id, "");
}

static inline const char *
below(survey_id id, const char *what)
{
	return arena_strf(h.mem, "/p/7/surveys/%lld%s", (long long)id.v, what);
}

static inline struct th_answer
open_page(survey_id id, const char *key, const char *codes)
{
	return th_post(&h, TH_COORDINATOR, arena_strf(h.mem, "/p/7/groups/%d/surveys", GROUP),
	    "id", arena_strf(h.mem, "%lld", (long long)id.v), "key", key, "codes", codes,
	    "until_on", "30.09.2026", "form", survey_on, NULL);
}

static inline survey_id
open_round(const char *key)
{
	survey_id id = { id_new() };

	assert_int_equal(open_page(id, key, "12").code, 200);
	return id;
}

#define CODING(link, code) "{\"linkId\":\"" link "\",\"answer\":[{\"valueCoding\":{" \
	"\"system\":\"urn:kompan:code:survey\",\"code\":\"" code "\"}}]}"

/* One person's sheet: work yes, and words of her own. */
static inline const char *
sheet(const char *words)
{
	return arena_strf(h.mem,
	    "{\"resourceType\":\"QuestionnaireResponse\","
	    "\"status\":\"in-progress\",\"questionnaire\":\"%s|%s\",\"item\":["
	    "{\"linkId\":\"1\",\"item\":[" CODING("1.1",
	        "yes") "]},"
	               "{\"linkId\":\"2\",\"item\":[{\"linkId\":\"2.8\",\"answer\":[{\"valueString\":\"%s\"}]}]},"
	               "{\"linkId\":\"3\",\"item\":[" CODING("3.1", "woman") "]}]}",
	    survey_on, survey_version, words);
}

static inline struct th_answer
send_as(const char *code, const char *words, const char *id)
{
	return th_post(&h, VISITOR, "/s/send", "code", code, "sheet", sheet(words), "id", id, NULL);
}

static int round_no;     /* so that no word is written twice */

static inline const char *
words_of(int i)
{
	return arena_strf(h.mem, "helpword%02d%03d", i, round_no);
}

static inline void
answer_all(const char *key, int n)
{
	for (int i = 0; i < n; i++)
		assert_int_equal(
		    send_as(survey_code(h.mem, key, i), words_of(i), survey_sheet_id(h.mem)).code,
		    200);
}

static inline struct th_answer
close_round(survey_id id, const char *key)
{
	return th_post(&h, TH_COORDINATOR, below(id, "/close"), "key", key, NULL);
}

#endif
