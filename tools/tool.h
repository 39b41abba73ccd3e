/* SPDX-License-Identifier: EUPL-1.2
 * tool.h - what the programs that build and judge the house share.
 */
#ifndef KOMPAN_TOOL_H
#define KOMPAN_TOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define LEN(a)       (sizeof(a) / sizeof((a)[0]))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

/* What is read at the moment, for fail(). */
extern const char *tool_file;
extern int         tool_line;

/* What was read is wrong: FILE:LINE: why, exit status 1. */
_Noreturn void fail(const char *fmt, ...) PRINTF(1, 2);
/* The tool was called wrongly, or cannot go on: NAME: why, exit status 2. */
_Noreturn void die(const char *fmt, ...) PRINTF(1, 2);

/* p, or the end where it is NULL: memory that is not there. */
void *must(void *p);
bool  starts(const char *s, const char *start);
bool  ends(const char *s, const char *end);
/* A whole file, with a NUL behind it, to be freed; NULL where it cannot be read. */
char *read_all(const char *path, size_t *ret_n);
/* STEM and EXT, opened for writing. */
FILE *create(const char *stem, const char *ext);
/*
 * Every file at or below path in top, by name; hidden ones, node_modules and folders of objects
 * (*.p) are left out. each gets its path below top, and the full one that opens.
 */
void  walk(const char *top, const char *path, void (*each)(const char *path, const char *full));

#endif
