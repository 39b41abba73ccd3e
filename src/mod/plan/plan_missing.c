/* SPDX-License-Identifier: EUPL-1.2
 * plan_missing.c - what a good plan has and this one has not, and on whose side each task lies.
 */
#include "mod/plan/plan_inside.h"

#include "base/rule.h"

#include <string.h>

size_t
plan_has(const struct plan_whole *w, const char *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n_entry; i++)
		n += strcmp(w->entry[i].kind, kind) == 0;
	return n;
}

static void
say(struct plan_whole *w, const char *text)
{
	if (w->n_missing < LEN(w->missing))
		w->missing[w->n_missing++] = text;
}

static void
of_client(struct cx *cx, struct plan_whole *w)
{
	size_t uses = 0;

	for (size_t i = 0; i < w->n_task; i++)
		uses += w->task[i].resource.v != 0;
	if (rule_on("R391-missing") && *w->p.alone == '\0')
		say(w,
		    tr(cx->lang,
		        "By what will the client know that it goes without us? That is the top goal: ask, and write it down."));
	if (rule_on("R291-missing") && plan_has(w, "resource") > 0 && uses == 0)
		say(w,
		    tr(cx->lang,
		        "No task uses what the client has. Which of the resources could the first step build on?"));
	if (rule_on("R084") && plan_has(w, "motivation") == 0)
		say(w, tr(cx->lang, "What gives strength on the way is not planned yet."));
	if (rule_on("R292-ways") && plan_has(w, "alternative") < 2)
		say(w, tr(cx->lang, "Fewer than two ways were weighed. Which others are there?"));
	if (rule_on("R149-missing") && *w->p.job != '\0' && w->p.commute_km == 0)
		say(w,
		    tr(cx->lang, "How far to work, and how one gets there, is not written down."));
}

static void
of_others(struct cx *cx, struct plan_whole *w)
{
	size_t bare = 0;

	for (size_t i = 0; i < w->n_goal; i++)
		bare += w->goal[i].smart.v == 0;
	if (rule_on("R334") && plan_has(w, "invite") == 0)
		say(w,
		    tr(cx->lang,
		        "No specialist was invited to plan: a vocational adviser, and a psychologist or a doctor where health sets limits."));
	if (rule_on("R327-missing") && bare > 0)
		say(w, arena_strf(cx->mem, trn(cx->lang, "%lld goal has no SMART sheet.",
		    "%lld goals have no SMART sheet.", (int64_t)bare), (long long)bare));
	if (strcmp(w->p.state, "accepted") != 0)
		return;
	if (rule_on("R332-missing") && w->self->contract_on == NULL)
		say(w, tr(cx->lang, "The plan is not part of an agreement with the client yet."));
	else if (rule_on("R237-missing") && !w->self->contract_signed)
		say(w, tr(cx->lang, "The agreement is not signed by both yet."));
}

static bool
is_pattern(const char *content)
{
	for (size_t i = 0; i < PLAN_PATTERNS; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			if (strcmp(content, tr((enum lang)lang, plan_patterns[i].goal)) == 0)
				return true;
	return false;
}

/* R109: a plan is of one person, never copied from another or from a pattern. */
static void
copied(struct cx *cx, struct plan_whole *w)
{
	int64_t *alike, other = 0, pattern = 0;
	size_t n = case_words_alike(cx, w->p.person, &alike);

	other += case_words_among(alike, n, w->p.id.v);
	for (size_t i = 0; i < w->n_goal; i++) {
		other += case_words_among(alike, n, w->goal[i].origin.v);
		pattern += is_pattern(w->goal[i].content);
	}
	if (other > 0)
		say(w, arena_strf(cx->mem, trn(cx->lang,
		    "%lld goal stands word for word in the plan of another client of yours. How does this person say it?",
		    "%lld goals stand word for word in the plan of another client of yours. How does this person say it?",
		    other), (long long)other));
	if (pattern > 0 && rule_on("R109-pattern"))
		say(w, arena_strf(cx->mem, trn(cx->lang,
		    "%lld goal stands as the pattern has it. How does this person say it?",
		    "%lld goals stand as the pattern has them. How does this person say it?",
		    pattern), (long long)pattern));
}

void
plan_missing(struct cx *cx, struct plan_whole *w)
{
	copied(cx, w);
	of_client(cx, w);
	of_others(cx, w);
}

/* s3, v4: the parts of the form for other institutions. */
enum plan_side
plan_side(const struct plan_whole *w, const struct q_plan_tasks *t)
{
	if (t->user_name == NULL)
		return SIDE_CLIENT;
	if (strcmp(t->part, "s3") == 0 || strcmp(t->part, "v4") == 0)
		return SIDE_OTHER;
	return t->partner.v == w->p.partner.v ? SIDE_WORKER : SIDE_SPECIALIST;
}
