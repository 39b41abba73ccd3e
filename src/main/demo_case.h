/* SPDX-License-Identifier: EUPL-1.2
 * demo_case.h - stories for case files: what was found together with a client and what was planned.
 */
#ifndef KOMPAN_DEMO_CASE_H
#define KOMPAN_DEMO_CASE_H

#include "main/demo_inside.h"

#define STORY_FINDINGS 12
#define STORY_PROBLEMS 2
#define STORY_TASKS    7
#define STORY_ASIDES   9

/* partner: who wrote it or does it; -1: the client. */
struct story_finding { const char *kind, *code, *content, *more, *source; int partner; };
struct story_problem {
	const char *code, *content, *cause, *client, *family, *worker;
	bool blocking;
};
struct story_goal    { const char *area; int level; const char *content, *effect; };
struct story_task {
	const char *part, *content;
	int goal, partner, kind, month;
	const char *result;
};
struct story_aside {
	const char *kind, *area, *content, *pros, *cons, *choice, *reason;
	int partner;
};

struct story {
	const char *summary, *contact;
	struct story_finding finding[STORY_FINDINGS];
	struct story_problem problem[STORY_PROBLEMS];
	struct story_goal    goal[STORY_PROBLEMS];       /* the first serves the first problem */
	struct story_task    task[STORY_TASKS];
	struct story_aside   aside[STORY_ASIDES];
};

extern const struct story demo_stories[];
extern const size_t       n_demo_stories;

#endif
