/* SPDX-License-Identifier: EUPL-1.2
 * survey.c - a survey is closed: survey ANSWERS...
 * For each number of answers: seconds from the first sealed sheet to the tables, and the memory it
 * took. One pass; the memory does not grow with the number.
 */
#include "core/test_help.h"

#include "base/date.h"
#include "base/id.h"
#include "mod/survey/survey_group_help.h"
#include "mod/survey/survey_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOT 1000      /* sheets filled in one unit */

static void
must(enum st st)
{
	if (st != ST_OK) {
		fprintf(stderr, "survey: status %d\n", (int)st);
		exit(1);
	}
}

static const char *
response(struct arena *mem, int64_t i)
{
	static const char *const yes_no[] = { "yes", "no" };

	return arena_strf(mem,
	    "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"item\":["
	    "{\"linkId\":\"1\",\"item\":[{\"linkId\":\"1.1\",\"answer\":[{\"valueCoding\":{\"system\":"
	    "\"urn:kompan:code:survey\",\"code\":\"%s\"}}]}]},{\"linkId\":\"2\",\"item\":[{\"linkId\":\"2.8\","
	    "\"answer\":[{\"valueString\":\"More talks, number %lld\"}]}]}]}",
	    yes_no[i % 2], (long long)i);
}

static void
fill(struct th *h, survey_id round, const struct survey_form *f, int64_t n)
{
	for (int64_t i = 0; i < n;) {
		struct cx *cx = th_begin(h, TH_COORDINATOR, DB_WRITE);
		struct arena_mark mark = arena_mark(cx->mem);

		for (int64_t end = i + LOT; i < n && i < end; i++) {
			struct survey_sheet s;

			if (!survey_seal(cx->mem, f->seal, response(cx->mem, i),
			        survey_sheet_id(cx->mem), &s))
				must(ST_FAIL);
			q_survey_sheet_insert(cx,
			    &(struct q_survey_sheet_insert_in){
			        cx->tenant, round, { s.id, SURVEY_ID }, { s.sealed, s.n } });
		}
		must(th_commit(h));
		arena_rewind(h->mem, mark);
	}
}

/* As the page does it; longest: for so long another writer waits. */
static void
close_all(struct th *h, survey_id round, const char *key, int64_t *longest, size_t *used)
{
	struct arena *mem = arena_new((size_t)1 << 30);
	bool more;

	do {
		int64_t began = now_ms();
		struct cx *cx = th_begin(h, TH_COORDINATOR, DB_WRITE);

		cx->mem = mem;
		must(survey_close(cx, round, key, &more));
		must(th_commit(h));
		if (now_ms() - began > *longest)
			*longest = now_ms() - began;
	} while (more);
	*used = arena_used(mem);
	arena_free(mem);
}

static void
measure(int64_t n)
{
	struct th h;
	const char *key;
	survey_id round = { id_new() };
	struct survey_form f;
	struct cx *cx;
	int64_t began, longest = 0;
	size_t used = 0;

	th_open(&h);
	key = survey_key_new(h.mem);
	cx = th_begin(&h, TH_COORDINATOR, DB_WRITE);
	must(recruit_group_add(cx, &survey_group));
	must(survey_open(cx, &(struct survey_open_in){ round, { GROUP }, "", 12, "2026-09-30", key }));
	must(survey_form(cx, round, &f) ? ST_OK : ST_FAIL);
	must(th_commit(&h));
	fill(&h, round, &f, n);
	began = now_ms();
	close_all(&h, round, key, &longest, &used);
	printf("survey: %lld answers closed in %.2f s, at most %lld ms in one unit, %.1f MB\n",
	    (long long)n, (double)(now_ms() - began) / 1000, (long long)longest,
	    (double)used / 1048576);
	th_close(&h);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		measure(strtoll(argv[i], NULL, 10));
	return argc < 2;
}
