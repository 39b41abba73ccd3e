/* SPDX-License-Identifier: EUPL-1.2
 * plan_words.c - the parts of the form, what is written down beside goals, patterns of goals; words.
 */
#include "mod/plan/plan_inside.h"

#include "base/text.h"

#include <string.h>

const struct plan_part plan_parts[PLAN_PARTS] = {
	{ "s1", "social", N_("Tasks with the welfare centre") },
	{ "s2", "social", N_("Tasks with the non-governmental organisation") },
	{ "s3", "social", N_("Tasks with another helping institution") },
	{ "s4", "social", N_("Tasks of my own (social)") },
	{ "v1", "vocational", N_("Learning and training") },
	{ "v2", "vocational", N_("Getting ready to look for work") },
	{ "v3", "vocational", N_("Looking for work on my own") },
	{ "v4", "vocational",
	    N_("Tasks with the labour office and other institutions of the labour market") },
	{ "v5", "vocational", N_("Tasks of my own (work)") },
};

const struct plan_kind plan_kinds[PLAN_KINDS] = {
	{ "resource", N_("My resources"), N_("What I have and can use"),
	    N_("Family, friends, skills, experience"), .area = true },
	{ "lack", N_("What I lack"), N_("What I lack for it"), NULL, .area = true },
	{ "inside", N_("Difficulties that depend on me"), N_("The difficulty"), NULL,
	    .area = true },
	{ "outside", N_("Difficulties that do not depend on me"), N_("The difficulty"), NULL,
	    .area = true },
	{ "way", N_("What I can do to get over them"), N_("What I can do"), NULL, .area = true },
	{ "supporter", N_("People who will support me"), N_("Who and how"), NULL, .area = true },
	{ "motivation", N_("What gives strength on the way"), N_("What we do for it"),
	    N_("A meeting with somebody who has done it, a visit at a workplace, a group, a talk after each step. Who and when.") },
	{ "reward", N_("What follows when a task is done"), N_("What follows"),
	    N_("Something of use or joy: a course, a trip, a certificate, a paid ticket. It is promised, so it has to be there."),
	    .task = true },
	{ "volunteer", N_("Volunteering that suits me"), N_("The role and the place"),
	    N_("What I would like to do for others, where, how many hours.") },
	{ "alternative", N_("Ways we weighed"), N_("The way"),
	    N_("Also those that we did not choose. Promise only what is there.") },
	{ "invite", N_("Specialists invited to plan"), N_("Who, and what we ask for"),
	    N_("A vocational adviser about strengths and the goal; a psychologist or a doctor where health sets limits."),
	    .after = true },
	{ "opinion", N_("Opinions of partners and specialists"), N_("The opinion"), NULL,
	    .after = true },
	{ "partner", N_("Accepted by partners"), N_("What the partner takes on"), NULL,
	    .after = true },
	{ "circumstance", N_("What has changed on the way"),
	    N_("What happened, and what it changes"),
	    N_("Each side tells the other in time: an illness, a course called off, a new duty."),
	    .after = true },
};

const struct plan_pattern plan_patterns[PLAN_PATTERNS] = {
	{ N_("I know what work I am aiming at."),
	    N_("I have one precise goal and know the next steps to it.") },
	{ N_("I can talk and act in a way that helps to find work."),
	    N_("I know what I am good at, cope with stress, and have the duties at home arranged.") },
	{ N_("I know the active ways of looking for work."), N_("I use them and they work.") },
	{ N_("I gain experience that I lack."),
	    N_("I have a paper on where I worked and what I did.") },
};

const struct plan_kind *
plan_kind(const char *kind)
{
	for (size_t i = 0; i < PLAN_KINDS; i++)
		if (text_eq(plan_kinds[i].kind, kind))
			return &plan_kinds[i];
	return NULL;
}

const char *
plan_area_word(enum lang lang, const char *area)
{
	return text_eq(area, "social") ? tr(lang, "Social area") :
	    text_eq(area, "vocational") ? tr(lang, "Work area") : "";
}

const char *
plan_level_word(enum lang lang, int64_t level)
{
	return level == 1 ? tr(lang, "attitude") : level == 2 ? tr(lang, "matters of life") :
	    level == 3 ? tr(lang, "work or learning") : "";
}

const char *
plan_state_word(enum lang lang, const char *state)
{
	return text_eq(state, "accepted") ? tr(lang, "accepted") :
	    text_eq(state, "outdated") ? tr(lang, "replaced by a newer one") :
	    tr(lang, "being written");
}

const char *
plan_estimate_word(enum lang lang, const char *estimate)
{
	return text_eq(estimate, "low") ? tr(lang, "small chance") :
	    text_eq(estimate, "middle") ? tr(lang, "fair chance") :
	    text_eq(estimate, "high") ? tr(lang, "good chance") :
	    text_eq(estimate, "draft") ? tr(lang, "drafted it") :
	    text_eq(estimate, "opinion") ? tr(lang, "gave an opinion") :
	    text_eq(estimate, "consult") ? tr(lang, "was consulted") :
	    text_eq(estimate, "by_client") ? tr(lang, "told by the client") :
	    text_eq(estimate, "by_worker") ? tr(lang, "told by the worker") :
	    text_eq(estimate, "by_partner") ? tr(lang, "told by a partner") : "";
}

const char *
plan_task_word(enum lang lang, const char *state)
{
	return text_eq(state, "done") ? tr(lang, "done") :
	    text_eq(state, "undone") ? tr(lang, "other way found") : tr(lang, "ahead");
}

const char *
plan_choice_word(enum lang lang, const char *choice)
{
	return text_eq(choice, "chosen") ? tr(lang, "the client chose it") :
	    text_eq(choice, "declined") ? tr(lang, "the client did not choose it") :
	    tr(lang, "not decided yet");
}

const char *
plan_ready_word(enum lang lang, const char *readiness)
{
	return text_eq(readiness, "ready") ? tr(lang, "yes") :
	    text_eq(readiness, "small_step") ? tr(lang, "yes, as a small first step") :
	    tr(lang, "not yet");
}

const char *
plan_qualified_word(enum lang lang, const char *level)
{
	return text_eq(level, "none") ? tr(lang, "no special qualifications") :
	    text_eq(level, "vocational") ? tr(lang, "a trade learned") :
	    text_eq(level, "secondary") ? tr(lang, "secondary school") :
	    text_eq(level, "higher") ? tr(lang, "university") : tr(lang, "not talked about yet");
}

const struct option *
plan_level_options(struct arena *mem, enum lang lang)
{
	static const char *const level[PLAN_LEVELS] = { "", "none", "vocational", "secondary",
		"higher" };
	struct option *o = NEWN(mem, struct option, PLAN_LEVELS);

	for (size_t i = 0; i < PLAN_LEVELS; i++)
		o[i] = (struct option){ level[i], plan_qualified_word(lang, level[i]), NULL };
	return o;
}

const char *
plan_side_word(enum lang lang, enum plan_side side)
{
	return side == SIDE_CLIENT ? tr(lang, "the client") :
	    side == SIDE_WORKER ? tr(lang, "the worker") :
	    side == SIDE_SPECIALIST ? tr(lang, "specialists of partners") :
	    tr(lang, "other institutions");
}
