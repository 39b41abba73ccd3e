/* SPDX-License-Identifier: EUPL-1.2
 * check.h - what the rules share. Each rule is a file: it takes a file of
 * the tree and says what is wrong with it.
 */
#ifndef KOMPAN_CHECK_H
#define KOMPAN_CHECK_H

#include "tool.h"

struct file {
	char  *path;            /* below ROOT */
	char  *text;
	/* text with comments and the inside of strings blanked; same length */
	char  *code;
	size_t n;
	bool   test;            /* of a test: laxer */
};

/* check.c. fault: the build fails; otherwise a warning. */
void say(bool fault, const char *path, int line, const char *rule, const char *fmt, ...)
    PRINTF(5, 6);

/* source.c: reading C */
bool        name_char(char c);
int         line_of(const char *text, const char *at);
/* The nth part of a path, from 0; "" where there is none. */
void        part(const char *path, int nth, char *ret, size_t size);
/* The end of the string or character constant that begins at p, its quote included. */
const char *skip_quoted(const char *p);
/* Text with comments and the inside of strings blanked, to be freed. */
char       *code_of(const char *text);

/* room.c */
void rule_room(const struct file *);
/* text.c */
void rule_line(const struct file *);
void rule_spdx(const struct file *);
void rule_undone(const struct file *);
void rule_style(const struct file *);
/* call.c; at most PG_BUDGET statements in all have a second form, counted over the files so far */
#define PG_BUDGET 20
void rule_banned(const struct file *);
void rule_sql(const struct file *);
void rule_pg(const struct file *);
int  pg_forms(void);
/* size.c; rule_module speaks of the files seen by rule_size before */
void rule_size(const struct file *);
void rule_function(const struct file *);
void rule_module(void);
/* word.c: first all catalogues are read; rule_unused_word speaks of what rule_word did not meet */
void read_catalogue(const struct file *);
void rule_word(const struct file *);
void rule_unused_word(void);

#endif
