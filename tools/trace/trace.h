/* SPDX-License-Identifier: EUPL-1.2
 * trace.h - what is found in the tree: requirements, places, tests, things
 * that can be switched off.
 */
#ifndef KOMPAN_TRACE_H
#define KOMPAN_TRACE_H

#include "tool.h"

#define MAX_REQ 1000            /* R000 to R999 */

struct list { char **at; size_t n; };

struct thing {                  /* a rule or a route that can be switched off */
	char *name, *where;     /* where: the folder of its module below src/ */
	bool  req[MAX_REQ];
};

/* read.c: of each requirement */
extern struct list   places[MAX_REQ], tests[MAX_REQ];
extern struct thing *things;
extern size_t        n_things;

/* Once each. */
void        add(struct list *, const char *fmt, ...) PRINTF(2, 3);
/* "R006" at p: 6; anything else: -1. */
int         number(const char *p);
const char *next_line(const char *p);
/* As read_all(), but a file that cannot be read ends the program. */
char       *read_or_die(const char *path, size_t *ret_n);
/* One file of the tree: its places, tests and things. */
void        read_file(const char *path, const char *full);

/*
 * break.c: switches off one thing at a time, all or those named (the list
 * ends with NULL), and runs the test programs in the build folder, so many
 * jobs at once, each for at most so many seconds. 1: one was not missed.
 */
int         break_all(const char *build, int jobs, int seconds, char **names);

#endif
