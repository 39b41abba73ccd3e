/* SPDX-License-Identifier: EUPL-1.2
 * survey.c - a round is opened, answers arrive, it ends without results; closing is in survey_close.c.
 */
#include "mod/survey/survey_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/formfile/formfile.h"

#include <string.h>

#define DAYS 120        /* no round is longer */

/* ---- opening ---- */

static void
check(struct cx *cx, const struct survey_open_in *in, struct survey_pair *pair)
{
	if (in->codes < SURVEY_FEW || in->codes > SURVEY_CODES)
		cx_fault(cx, "codes", tr(cx->lang,
		    "Make from %d to %d codes: with fewer than %d answers no results are shown."),
		    SURVEY_FEW, SURVEY_CODES, SURVEY_FEW);
	if (in->until_on == NULL)
		cx_fault(cx, "until_on", "%s", tr(cx->lang, "Write the last day for answers."));
	else if (strcmp(in->until_on, cx->today) < 0 || date_days(cx->today, in->until_on) > DAYS)
		cx_fault(cx, "until_on", tr(cx->lang, "The last day is between today and %s."),
		    date_short(cx->mem, date_add(cx->mem, cx->today, DAYS)));
	if (!survey_pair(cx->mem, in->key, pair))
		cx_fault(
		    cx, "key", "%s", tr(cx->lang, "Open this page again: its key was damaged."));
}

static void
make_codes(struct cx *cx, const struct survey_open_in *in)
{
	db_pipe(cx->db);
	for (int64_t i = 0; i < in->codes; i++)
		q_survey_code_insert(cx,
		    survey_code_hash(cx->mem, survey_code(cx->mem, in->key, i)), cx->tenant,
		    in->id);
}

static void
check_form(struct cx *cx, const struct survey_open_in *in, struct formfile *f)
{
	const char *why = formfile_choose(cx, "anonymous", in->form, f)
	    ? survey_unfit(cx, formfile_quest(cx, f))
	    : tr(cx->lang, "Choose one of the surveys listed here.");

	if (why != NULL)
		cx_fault(cx, "form", "%s", why);
}

static enum st
insert(struct cx *cx, const struct survey_open_in *in, const struct survey_pair *pair,
    const struct formfile *f)
{
	form_version_id version;
	struct q_survey_next_number next = { 1 };
	struct q_survey_rounds *r;
	size_t n = q_survey_rounds(cx, &r, cx->tenant, in->group);

	for (size_t i = 0; i < n; i++)
		if (r[i].id.v != in->id.v &&
		    (text_eq(r[i].state, "running") || text_eq(r[i].state, "closing")))
			return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
			    "A round of this group is running. Close it first."));
	if (formfile_take(cx, f->url, &version) != ST_OK)
		return cx_fail(
		    cx, ST_CONFLICT, "%s", tr(cx->lang, "The form of the survey cannot be read."));
	q_survey_next_number(cx, &next, cx->tenant, in->group);
	if (q_survey_insert(cx,
	        &(struct q_survey_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .group = in->group,
	            .number = next.n,
	            .form = arena_strf(cx->mem, "%s|%s", f->url, f->version),
	            .version = version,
	            .seal = { pair->public, SURVEY_PUBLIC },
	            .codes = in->codes,
	            .until = in->until_on,
	            .by = cx->actor,
	            .today = cx->today }) == 0)
		return ST_OK;
	audit_add(cx, "survey.open", in->id.v, (person_id){ 0 }, arena_strf(cx->mem, "%lld codes",
	    (long long)in->codes));
	make_codes(cx, in);
	return ST_OK;
}

enum st
survey_open(struct cx *cx, const struct survey_open_in *in)
{
	struct formfile f = { 0 };
	struct survey_pair pair;
	struct q_survey_group g;

	if (!q_survey_group(cx, &g, cx->tenant, in->group))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	check_form(cx, in, &f);
	check(cx, in, &pair);
	return cx->fault != NULL ? cx_faulty(cx) : insert(cx, in, &pair, &f);
}

/* Whoever draws slips from the pile knows nothing of the order they were made in. */
static void
shuffle(const char **list, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		uint32_t x;
		const char *was = list[i - 1];

		random_bytes(&x, sizeof(x));
		list[i - 1] = list[x % i];
		list[x % i] = was;
	}
}

enum st
survey_codes(struct cx *cx, survey_id id, const char *key, const char ***ret, size_t *ret_n)
{
	struct q_survey_get r;
	struct survey_pair pair;

	if (!q_survey_get(cx, &r, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such round."));
	if (!text_eq(r.state, "running"))
		return cx_fail(
		    cx, ST_CONFLICT, "%s", tr(cx->lang, "This round is over: its codes are gone."));
	if (!survey_pair(cx->mem, key, &pair) ||
	    memcmp(pair.public, r.seal.bytes, SURVEY_PUBLIC) != 0) {
		cx_fault(cx, "key", "%s",
		    tr(cx->lang,
		        "This is not the key of this round. It stands on the sheet printed when the round was opened."));
		return cx_faulty(cx);
	}
	*ret_n = (size_t)r.codes;
	*ret = NEWN(cx->mem, const char *, *ret_n);
	for (size_t i = 0; i < *ret_n; i++)
		(*ret)[i] = survey_code(cx->mem, key, (int64_t)i);
	shuffle(*ret, *ret_n);
	return ST_OK;
}

enum st
survey_drop(struct cx *cx, survey_id id)
{
	struct q_survey_get r;

	if (!q_survey_get(cx, &r, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such round."));
	if (q_survey_end(cx,
	        &(struct q_survey_end_in){
	            cx->tenant, id, "dropped", 0, { "", 0 }, cx->actor, cx->today }) == 0)
		return ST_OK;
	q_survey_sheets_drop(cx, cx->tenant, id);
	q_survey_codes_drop(cx, cx->tenant, id);
	q_survey_closing_drop(cx, cx->tenant, id);
	q_survey_words_clear(cx, cx->tenant, id);
	audit_add(cx, "survey.drop", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

/* ---- answering ---- */

bool
survey_asked(struct cx *cx, const char *code, struct survey_asked *ret)
{
	struct q_survey_code_get c;

	if (!q_survey_code_get(cx, &c, survey_code_hash(cx->mem, code)))
		return false;
	*ret = (struct survey_asked){ c.partnership, c.round, !c.spent };
	return true;
}

bool
survey_form(struct cx *cx, survey_id id, struct survey_form *ret)
{
	struct q_survey_get r;

	if (!q_survey_get(cx, &r, cx->tenant, id) || !text_eq(r.state, "running") ||
	    strcmp(r.until_on, cx->today) < 0)
		return false;
	*ret = (struct survey_form){ formfile_get(cx, r.version), r.seal.bytes, r.until_on };
	return ret->q != NULL;
}

/* No row in the trail: it would say when somebody answered. */
enum st
survey_answer(struct cx *cx, const char *code, const struct survey_sheet *s)
{
	struct survey_asked a;
	struct survey_form form;
	struct q_survey_sheet_has has = { 0 };
	const struct q_blob id = { s->id, SURVEY_ID };

	if (!survey_asked(cx, code, &a) || a.tenant.v != cx->tenant.v)
		return cx_fail(cx, ST_NOT_FOUND, "code");
	q_survey_sheet_has(cx, &has, cx->tenant, a.round, id);
	if (has.n > 0)
		return ST_OK;
	if ((rule_on("R279-once") && !a.open) || !survey_form(cx, a.round, &form))
		return cx_fail(cx, ST_NOT_FOUND, "code");
	q_survey_code_spend(cx, survey_code_hash(cx->mem, code));
	q_survey_sheet_insert(cx, &(struct q_survey_sheet_insert_in){ cx->tenant, a.round, id,
	    { s->sealed, s->n } });
	q_survey_sheet_blur(cx, cx->tenant, a.round);
	q_survey_code_blur(cx, cx->tenant, a.round);
	return ST_OK;
}

struct url
url_surveys(struct arena *mem, tenant_id p, group_id g)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/groups/%lld/surveys", (long long)p.v, (long long)g.v) };
}

struct url
url_survey(struct arena *mem, tenant_id p, survey_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/surveys/%lld",
	    (long long)p.v, (long long)id.v) };
}
