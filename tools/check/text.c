/* SPDX-License-Identifier: EUPL-1.2
 * text.c - lines, licences, work left undone, style in templates.
 */
#include "check/check.h"

#include <ctype.h>
#include <string.h>

/* A line of one literal and the signs behind it: sentences are not cut,
 * so that they can be found. */
static bool
one_literal(const char *code)
{
	const char *p = code + strspn(code, " \t");

	p += starts(p, "N_(") ? 3 : 0;
	if (*p != '"')
		return false;
	p += 1 + strcspn(p + 1, "\"");
	return strspn(p + 1, " ,;(){}") == strcspn(p + 1, "\n");
}

void
rule_line(const struct file *f)
{
	const char *begin = f->text;
	int line = 1, col = 0;

	for (const char *p = f->text; *p != '\0'; p++) {
		if (*p != '\n') {
			col += *p == '\t' ? 8 - col % 8 : ((unsigned char)*p & 0xc0) != 0x80;
			continue;
		}
		if (col > 100 && !one_literal(f->code + (begin - f->text)))
			say(col > 120, f->path, line, "line", "%d columns, wanted 100", col);
		begin = p + 1;
		col = 0;
		line++;
	}
}

void
rule_spdx(const struct file *f)
{
	const char *p = f->text;
	const char *at = strstr(f->text, "SPDX-License-Identifier: EUPL-1.2");

	static const char *const none[] = { ".sql", ".ht", ".po", ".scss", ".js" };

	for (size_t i = 0; i < LEN(none); i++)
		if (ends(f->path, none[i]))
			return;
	for (int i = 0; i < 3 && p != NULL; i++)
		p = strchr(p, '\n') == NULL ? NULL : strchr(p, '\n') + 1;
	if (at == NULL || (p != NULL && at > p))
		say(true, f->path, 1, "spdx", "no licence line among the first three");
}

void
rule_undone(const struct file *f)
{
	static const char *const marks[] = { "TO" "DO", "FIX" "ME", "XX" "X" };

	if (ends(f->path, ".po"))
		return;
	for (size_t i = 0; i < LEN(marks); i++)
		for (const char *p = f->text; (p = strstr(p, marks[i])) != NULL;
		    p += strlen(marks[i]))
			if ((p == f->text || !name_char(p[-1])) && !name_char(p[strlen(marks[i])]))
				say(true, f->path, line_of(f->text, p), "todo",
				    "%s: do it, or open an issue", marks[i]);
}

void
rule_style(const struct file *f)
{
	bool tag = false, hole = false;

	for (const char *p = f->text; *p != '\0'; p++) {
		if (starts(p, "{{") || starts(p, "{%"))
			hole = true;
		else if (starts(p, "}}") || starts(p, "%}"))
			hole = false;
		if (hole)
			continue;
		if (*p == '<')
			tag = true;
		else if (*p == '>')
			tag = false;
		if (!tag || !isspace((unsigned char)*p))
			continue;
		size_t n = strspn(p + 1, "abcdefghijklmnopqrstuvwxyz");

		if (p[n + 1] != '=')
			continue;
		if ((n == 5 && starts(p + 1, "style")) || (n > 2 && starts(p + 1, "on")))
			say(true, f->path, line_of(f->text, p + 1), "html", "%.*s=: put it in web/",
			    (int)n, p + 1);
	}
}
