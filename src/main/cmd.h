/* SPDX-License-Identifier: EUPL-1.2
 * cmd.h - the command line: one function per command, options as a table.
 * Exit status: 0 done, 1 could not, 2 a wrong call (one line on stderr).
 */
#ifndef KOMPAN_CMD_H
#define KOMPAN_CMD_H

#include "work/cx.h"

/* argv[0]: the command */
struct command { const char *name, *help; int (*run)(int argc, char **argv); };

/* One option: text goes to *text (the last given wins), a switch sets *on. */
struct opt { const char *name; const char **text; bool *on; bool required; };

/*
 * Reads the options (ending with a NULL name) and at most n_rest words beside them. -1: go on; else
 * the exit status. rest may be NULL with n_rest 0; words not given stay NULL.
 */
int cmd_options(const struct command *, int argc, char **argv, const struct opt *,
    const char **rest, size_t n_rest);
/* One line on stderr, then 2. */
int cmd_wrong(const struct command *, const char *fmt, ...) PRINTF(2, 3);
/* A whole positive number, or false. */
bool cmd_number(const char *text, int64_t max, int64_t *ret);

/* A connection and a unit of work for a command. The language is Polish unless LANG says en. */
struct desk { struct db *db; struct cx cx; };
bool desk_open(struct desk *, const char *url, enum db_as);     /* false: said why on stderr */
void desk_begin(struct desk *, enum db_mode, tenant_id);
void desk_close(struct desk *);

/* A whole file, or NULL and a line on stderr. malloc'ed. */
char *file_read(const char *path, size_t *ret_n);
/* To disk under another name first, then renamed; false and a line on stderr. */
bool  file_write(const char *path, const void *bytes, size_t n);

extern const struct command cmd_serve, cmd_init, cmd_invite, cmd_migrate, cmd_backup, cmd_restore,
    cmd_import, cmd_report, cmd_form, cmd_routes, cmd_perms, cmd_demo;

#endif
