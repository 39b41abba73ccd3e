/* SPDX-License-Identifier: EUPL-1.2
 * room.c - which room may use which.
 */
#include "check/check.h"

#include <stdio.h>
#include <string.h>

static const struct { const char *room, *may; } rooms[] = {
	{ "base", " base " }, { "db", " base db " }, { "work", " base db work " },
	{ "html", " base html " },
	{ "pdf", " base pdf " }, { "http", " base http " }, { "sheet", " base sheet " },
	{ "quest", " base html pdf quest " },
	{ "core", " base db work html pdf http sheet quest core " },
	{ "mod", " base db work html pdf http sheet quest core mod " },
	{ "main", " base db work html pdf http sheet quest core mod main " },
};

/* A module's own file, its generated queries, or another module's x.h. */
static bool
module_may(const char *own, const char *include)
{
	char dir[60], leaf[100], contract[70];
	size_t n = strlen(own);

	part(include, 1, dir, sizeof(dir));
	part(include, 2, leaf, sizeof(leaf));
	if (strcmp(leaf, "") == 0)
		return strncmp(dir, own, n) == 0 && (dir[n] == '_' || dir[n] == '.') &&
		    ends(dir, "_sql.h");
	snprintf(contract, sizeof(contract), "%s.h", dir);
	return strcmp(dir, own) == 0 || strcmp(leaf, contract) == 0;
}

static void
check_include(const struct file *f, const char *include, int line)
{
	char room[40], mod[60], other[40], named[44];
	const char *base = strrchr(include, '/'), *may = NULL;

	part(f->path + 4, 0, room, sizeof(room));
	part(f->path + 4, 1, mod, sizeof(mod));
	part(include, 0, other, sizeof(other));
	snprintf(named, sizeof(named), " %s ", other);
	for (size_t i = 0; i < LEN(rooms); i++)
		if (strcmp(rooms[i].room, room) == 0)
			may = rooms[i].may;
	if (may == NULL)
		say(true, f->path, line, "room", "src/%s is no room of design.md", room);
	else if (base == NULL || strncmp(include, "../", 3) == 0)
		say(true, f->path, line, "room", "\"%s\": write it from src/", include);
	else if (strstr(may, named) == NULL)
		say(true, f->path, line, "room", "%s may not use %s (\"%s\")", room, other,
		    include);
	else if ((strcmp(base, "/inside.h") == 0 || strcmp(base, "/impl.h") == 0) &&
	    strcmp(room, other) != 0)
		say(true, f->path, line, "room", "\"%s\" is for src/%s alone", include, other);
	else if (strcmp(room, "mod") == 0 && strcmp(other, "mod") == 0 &&
	    !module_may(mod, include) &&
	    !(ends(f->path, "_test.c") && ends(include, "_test_help.h")))
		say(true, f->path, line, "room", "of other modules only x.h, not \"%s\"", include);
}

void
rule_room(const struct file *f)
{
	char include[300];

	if (!starts(f->path, "src/"))
		return;
	for (const char *p = f->text; p != NULL; p = strchr(p, '\n')) {
		if (*p == '\n')
			p++;
		if (sscanf(p, "#include \"%299[^\"\n]", include) == 1)
			check_include(f, include, line_of(f->text, p));
	}
}
