/* SPDX-License-Identifier: EUPL-1.2
 * call.c - functions that do not pass, and SQL where it does not belong.
 */
#include "check/check.h"

#include <string.h>

static int n_pg;

void
rule_banned(const struct file *f)
{
	static const char *const banned[] = { "system", "popen", "strcpy", "strcat", "strncpy",
	    "strncat", "stpcpy", "sprintf", "vsprintf", "strtok", "gets", "atoi", "atol", "atoll",
	    "atof", "gmtime", "localtime", "ctime", "asctime", "rand", "srand", "random", "alloca",
	    "mktemp", "tmpnam" };

	for (size_t i = f->test ? 2 : 0; i < LEN(banned); i++)
		for (const char *p = f->code; (p = strstr(p, banned[i])) != NULL;
		    p += strlen(banned[i])) {
			const char *after = p + strlen(banned[i]);

			if (*after == '(' && p > f->code && !name_char(p[-1]) && p[-1] != '.' &&
			    p[-1] != '>')
				say(true, f->path, line_of(f->code, p), "banned", "%s()",
				    banned[i]);
		}
}

/* Only what begins a literal counts: a sentence may well contain the word SELECT. */
void
rule_sql(const struct file *f)
{
	static const char *const verbs[] = { "SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE ",
	    "CREATE TABLE ", "CREATE INDEX ", "ALTER TABLE ", "DROP TABLE ", "PRAGMA ",
	    "BEGIN IMMEDIATE" };

	if (!starts(f->path, "src/") || starts(f->path, "src/db/"))
		return;
	for (const char *p = f->code; (p = strchr(p, '"')) != NULL; p++) {
		const char *s = f->text + (p - f->code) + 1;

		s += strspn(s, " \t");
		for (size_t i = 0; i < LEN(verbs); i++)
			if (starts(s, verbs[i]))
				say(true, f->path, line_of(f->code, p), "sql",
				    "a statement belongs in a .sql file");
	}
}

void
rule_pg(const struct file *f)
{
	for (const char *p = f->text; (p = strstr(p, "-- on pg")) != NULL; p++)
		if (++n_pg == PG_BUDGET + 1)
			say(true, f->path, line_of(f->text, p), "sql",
			    "more than %d statements with a form for PostgreSQL", PG_BUDGET);
}

int
pg_forms(void)
{
	return n_pg;
}
