/* SPDX-License-Identifier: EUPL-1.2
 * check - the rules of the house that a compiler does not know.
 *
 *     check [-q] [ROOT]       -q: faults only. Exit status 1 if there is a fault.
 *
 * Reads src, tools, test, schema, web and po below ROOT and says, one line each, what is wrong:
 *
 *     room     a file includes what its room may not use: base <- db <- work <- html, pdf, http,
 *              sheet <- core <- mod <- main. http, pdf, sheet, html: only base. A module: of other
 *              modules only x.h. A header named inside.h or impl.h is for its own room. Tests may
 *              use core/test_help.h.
 *     sql      the text of a statement in a .c outside src/db and tools; more than 20 `-- on pg`
 *     banned   strcpy, sprintf, atoi, localtime and the like; outside tests also system and popen
 *     file     .c over 400 lines (warning), 800 (fault); .h over 200, 400. Tests and tools (which
 *              are one file each): warning only
 *     function over 40 lines between its braces (warning), 80 (fault); more than 5 parameters
 *              (warning), 10 (fault). Tests: warning over 80 lines. Tables are no functions.
 *     module   over 3,000 lines of C without its tests (warning)
 *     line     of .c and .h over 100 columns (warning), 120 (fault); a tab is 8. A line that is one
 *              literal may be longer: a sentence that is cut is hard to find.
 *     spdx     no licence line among the first three of .c .h .sh .mjs and scripts
 *     todo     a note of work left undone
 *     words    a msgid of tr() trn() N_() _() {{_ "" }} without Polish in po/pl (fault); a Polish
 *              word that nothing uses (warning). Only whole literals in the call itself are seen.
 *     html     style= or on...= in a template: the Content-Security-Policy would drop it
 *
 * doc/adr/exceptions.txt may turn a fault into silence: PATH RULE REASON, one a line, # for remarks.
 * One without a reason, or for a fault that is not there, is itself reported.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PG_BUDGET 20

struct file {
	char *path;             /* below ROOT */
	char *text;
	/* text with comments and the inside of strings blanked; same length */
	char *code;
	size_t n;
	bool test;              /* of a test: laxer */
};

struct word { char *id; const char *file; int line; bool used; };
struct exception { char path[200], rule[20]; int line; bool reason, used; };
struct module_size { char name[60]; int lines; };

static struct file       *files;
static size_t             n_files;
static struct word       *words;
static size_t             n_words;
static struct exception   exceptions[200];
static size_t             n_exceptions;
static struct module_size sizes[60];
static size_t             n_sizes;
static int                n_pg, n_fault, n_warning, n_excepted;
static bool               quiet;

static void __attribute__((format(printf, 1, 2), noreturn))
die(const char *fmt, ...)
{
	va_list ap;

	fputs("check: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(2);
}

static void *
must(void *p)
{
	if (p == NULL)
		die("out of memory");
	return p;
}

static bool
excepted(const char *path, const char *rule)
{
	for (size_t i = 0; i < n_exceptions; i++)
		if (strcmp(exceptions[i].path, path) == 0 && strcmp(exceptions[i].rule, rule) == 0)
			{
			exceptions[i].used = true;
			return true;
		}
	return false;
}

/* fault: the build fails; otherwise a warning. */
static void __attribute__((format(printf, 5, 6)))
say(bool fault, const char *path, int line, const char *rule, const char *fmt, ...)
{
	va_list ap;

	if (excepted(path, rule)) {
		n_excepted++;
		return;
	}
	*(fault ? &n_fault : &n_warning) += 1;
	if (!fault && quiet)
		return;
	printf("%s:%d: %s: %s: ", path, line, fault ? "fault" : "warning", rule);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

static bool
ends(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

static bool
starts(const char *s, const char *start)
{
	return strncmp(s, start, strlen(start)) == 0;
}

static bool
name_char(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static int
line_of(const char *text, const char *at)
{
	int n = 1;

	for (; text < at; text++)
		n += *text == '\n';
	return n;
}

static char *
read_all(const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0, size = 1 << 16;
	char *s = must(malloc(size));

	if (f == NULL) {
		free(s);
		return NULL;
	}
	for (size_t got; (got = fread(s + n, 1, size - n - 1, f)) > 0; n += got)
		if (n + got >= size - 1)
			s = must(realloc(s, size *= 2));
	fclose(f);
	s[n] = '\0';
	*ret_n = n;
	return s;
}

/* ---- reading C ---- */

/* The end of the string or character constant that begins at p, its quote included. */
static const char *
skip_quoted(const char *p)
{
	char quote = *p++;

	for (; *p != '\0' && *p != quote && *p != '\n'; p++)
		if (*p == '\\' && p[1] != '\0')
			p++;
	return *p == quote ? p + 1 : p;
}

static void
blank(char *code, const char *text, const char *from, const char *to)
{
	for (const char *p = from; p < to; p++)
		if (*p != '\n')
			code[p - text] = ' ';
}

static char *
code_of(const char *text)
{
	char *code = must(strdup(text));

	for (const char *p = text; *p != '\0';) {
		const char *end = p + 1;

		if (*p == '/' && p[1] == '*') {
			end = strstr(p + 2, "*/");
			end = end == NULL ? p + strlen(p) : end + 2;
			blank(code, text, p, end);
		} else if (*p == '/' && p[1] == '/') {
			end = p + strcspn(p, "\n");
			blank(code, text, p, end);
		} else if (*p == '"' || *p == '\'') {
			end = skip_quoted(p);
			blank(code, text, p + 1, end - 1);
		}
		p = end;
	}
	return code;
}

/* ---- what is read ---- */

static bool
wanted(const char *name)
{
	static const char *const kinds[] = { ".c", ".h", ".sql", ".ht", ".po", ".mjs", ".js",
	    ".scss",
	    ".sh" };

	for (size_t i = 0; i < LEN(kinds); i++)
		if (ends(name, kinds[i]))
			return true;
	return strchr(name, '.') == NULL;       /* scripts: run, tools/pg */
}

static void
add_file(const char *root, const char *path)
{
	const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
	char full[1000];
	size_t n;
	char *text;

	snprintf(full, sizeof(full), "%s/%s", root, path);
	text = read_all(full, &n);
	if (text == NULL)
		die("cannot read %s", full);
	if (!wanted(name) || (strchr(name, '.') == NULL && !starts(text, "#!"))) {
		free(text);
		return;
	}
	files = must(realloc(files, (n_files + 1) * sizeof(*files)));
	files[n_files++] = (struct file){ must(strdup(path)), text,
	    ends(path, ".c") || ends(path, ".h") ? code_of(text) : text, n,
	    strstr(path, "_test.") != NULL || strstr(path, "test_help") != NULL ||
	    starts(path, "test/") };
}

static int
visible(const struct dirent *d)
{
	return d->d_name[0] != '.' && strcmp(d->d_name, "node_modules") != 0;
}

static void
walk(const char *root, const char *path)
{
	char full[1000], below[600];
	struct dirent **list;
	struct stat sb;
	int n;

	snprintf(full, sizeof(full), "%s/%s", root, path);
	if (stat(full, &sb) != 0)
		return;
	if (!S_ISDIR(sb.st_mode)) {
		add_file(root, path);
		return;
	}
	n = scandir(full, &list, visible, alphasort);
	for (int i = 0; i < n; i++) {
		snprintf(below, sizeof(below), "%s/%s", path, list[i]->d_name);
		walk(root, below);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

static void
read_exceptions(const char *root)
{
	char full[1000];
	size_t n;
	int line = 0;

	snprintf(full, sizeof(full), "%s/doc/adr/exceptions.txt", root);
	char *text = read_all(full, &n), *rest = text;

	for (char *p; (p = strsep(&rest, "\n")) != NULL;) {
		struct exception *e = &exceptions[n_exceptions];
		char reason[8];

		line++;
		if (*p == '#' || *p == '\0')
			continue;
		if (n_exceptions == LEN(exceptions))
			die("more than %zu exceptions: mend the rule instead", LEN(exceptions));
		*e = (struct exception){ .line = line };
		e->reason = sscanf(p, "%199s %19s %7s", e->path, e->rule, reason) == 3;
		n_exceptions++;
	}
	free(text);
}

/* ---- rooms ---- */

static const struct { const char *room, *may; } rooms[] = {
	{ "base", " base " }, { "db", " base db " }, { "work", " base db work " },
	{ "html", " base html " },
	{ "pdf", " base pdf " }, { "http", " base http " }, { "sheet", " base sheet " },
	{ "quest", " base html pdf quest " },
	{ "core", " base db work html pdf http sheet quest core " },
	{ "mod", " base db work html pdf http sheet quest core mod " },
	{ "main", " base db work html pdf http sheet quest core mod main " },
};

/* The nth part of a path below src/: room is 0. */
static void
part(const char *path, int nth, char *ret, size_t size)
{
	for (; nth > 0 && strchr(path, '/') != NULL; nth--)
		path = strchr(path, '/') + 1;
	snprintf(ret, size, "%.*s", (int)strcspn(path, "/"), nth == 0 ? path : "");
}

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

static void
check_includes(const struct file *f)
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

/* ---- text ---- */

/* A line of one literal and the signs behind it: sentences are not cut, so that they can be
 * found. */
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

static void
check_lines(const struct file *f)
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

static void
check_spdx(const struct file *f)
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

static void
check_undone(const struct file *f)
{
	static const char *const marks[] = { "TO" "DO", "FIX" "ME", "XX" "X" };

	if (ends(f->path, ".po"))
		return;
	for (size_t i = 0; i < LEN(marks); i++)
		for (const char *p = f->text; (p = strstr(p, marks[i])) != NULL;
		    p += strlen(marks[i]))
			if ((p == f->text || !name_char(p[-1])) && !name_char(p[strlen(marks[i])]))
				say(true, f->path, line_of(f->text, p), "todo",
				    "%s: do it, or open an issue",
				    marks[i]);
}

static void
check_banned(const struct file *f)
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
static void
check_sql(const struct file *f)
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

static void
check_pg(const struct file *f)
{
	for (const char *p = f->text; (p = strstr(p, "-- on pg")) != NULL; p++)
		if (++n_pg == PG_BUDGET + 1)
			say(true, f->path, line_of(f->text, p), "sql",
			    "more than %d statements with a form for PostgreSQL", PG_BUDGET);
}

/* ---- sizes ---- */

static void
check_file_size(const struct file *f)
{
	int lines = line_of(f->text, f->text + f->n) - 1, want = ends(f->path, ".h") ? 200 : 400;
	char name[60];

	if (lines > (f->test ? 2 * want : want))
		say(!f->test && !starts(f->path, "tools/") && lines > 2 * want, f->path, lines,
		    "file", "%d lines, wanted %d",
		    lines, want);
	if (f->test || !starts(f->path, "src/mod/"))
		return;
	part(f->path, 2, name, sizeof(name));
	for (size_t i = 0; i < n_sizes; i++)
		if (strcmp(sizes[i].name, name) == 0) {
			sizes[i].lines += lines;
			return;
		}
	if (n_sizes == LEN(sizes))
		die("more than %zu modules", LEN(sizes));
	snprintf(sizes[n_sizes].name, sizeof(sizes[n_sizes].name), "%s", name);
	sizes[n_sizes++].lines = lines;
}

/* From the ")" before the body back to its "(": how many parameters, and the name before them. */
static int
parameters(const char *code, const char *close, const char **ret_name)
{
	int depth = 0, n = 1;
	const char *p = close;

	for (; p > code; p--) {
		depth += *p == ')' ? 1 : *p == '(' ? -1 : 0;
		if (depth == 0)
			break;
		n += depth == 1 && *p == ',';
	}
	while (p > code && !name_char(p[-1]) && p[-1] != '\n')
		p--;
	while (p > code && name_char(p[-1]))
		p--;
	*ret_name = p;
	return n;
}

/* open: the line break before "{"; before: the ")" of its parameters; close: the break before
 * "}". */
static void
check_function(const struct file *f, const char *before, const char *open, const char *close)
{
	const char *name;
	int n = parameters(f->code, before, &name), width = 0, want = f->test ? 80 : 40;
	int lines = line_of(open + 3, close), line = line_of(f->code, open + 1);

	while (name_char(name[width]))
		width++;
	if (lines > want)
		say(!f->test && lines > 80, f->path, line, "function",
		    "%.*s has %d lines, wanted %d", width,
		    name, lines, want);
	if (n > 5)
		say(n > 10, f->path, line, "function", "%.*s takes %d parameters, wanted 5", width,
		    name, n);
}

/* A body is between a line "{" and a line "}" when something that ends in ")" stands before it. */
static void
check_functions(const struct file *f)
{
	const char *open = f->code, *close, *before;

	while ((open = strstr(open, "\n{\n")) != NULL) {
		before = open;
		while (before > f->code && isspace((unsigned char)*before))
			before--;
		close = strstr(open, "\n}");
		if (close == NULL)
			return;
		if (*before == ')')
			check_function(f, before, open, close);
		open = close;
	}
}

/* ---- words ---- */

/* Reads adjacent literals from p into ret (escapes of \n \t \" \\ undone); the place after them. */
static const char *
take_literal(const char *p, char *ret, size_t size)
{
	size_t n = 0;

	while (*p == '"') {
		for (p++; *p != '\0' && *p != '"' && n + 1 < size; p++) {
			if (*p == '\\' && p[1] != '\0') {
				p++;
				ret[n++] = *p == 'n' ? '\n' : *p == 't' ? '\t' : *p;
			} else {
				ret[n++] = *p;
			}
		}
		if (*p == '"')
			p++;
		while (isspace((unsigned char)*p))
			p++;
	}
	ret[n] = '\0';
	return p;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->id, ((const struct word *)b)->id);
}

static void
read_po(const struct file *f)
{
	char text[8192];

	for (const char *p = f->text; (p = strstr(p, "msgid \"")) != NULL;) {
		int line = line_of(f->text, p);

		if (p > f->text && p[-1] != '\n') {
			p++;
			continue;
		}
		p = take_literal(p + 6, text, sizeof(text));
		if (*text == '\0')
			continue;
		words = must(realloc(words, (n_words + 1) * sizeof(*words)));
		words[n_words++] = (struct word){ must(strdup(text)), f->path, line, false };
	}
}

/* The same msgid may stand in several catalogues: all of them are used. */
static void
need_word(const struct file *f, const char *at, const char *id)
{
	struct word key = { .id = (char *)id }, *w = NULL;

	if (n_words > 0)
		w = bsearch(&key, words, n_words, sizeof(*words), by_id);
	if (w == NULL) {
		say(true, f->path, line_of(f->text, at), "words", "no Polish for \"%.*s\"",
		    (int)strcspn(id, "\n"), id);
		return;
	}
	while (w > words && strcmp(w[-1].id, id) == 0)
		w--;
	for (; w < words + n_words && strcmp(w->id, id) == 0; w++)
		w->used = true;
}

/* Literals that are whole arguments of the call at p ("(" included); of trn() only the first. */
static void
need_arguments(const struct file *f, const char *p, bool first_only)
{
	char text[8192];
	int depth = 0;

	do {
		if (*p == '(')
			depth++;
		else if (*p == ')')
			depth--;
		else if (*p == '\'' || (*p == '"' && depth != 1))
			p = skip_quoted(p) - 1;
		else if (*p == '"') {
			const char *at = p;

			p = take_literal(p, text, sizeof(text)) - 1;
			need_word(f, at, text);
			if (first_only)
				return;
		}
		p++;
	} while (depth > 0 && *p != '\0');
}

static void
check_words(const struct file *f)
{
	static const char *const calls[] = { "tr(", "trn(", "N_(", "_(" };
	char text[8192];

	bool c = ends(f->path, ".c") || ends(f->path, ".h"), ht = ends(f->path, ".ht");

	if (!starts(f->path, "src/") || f->test || (!c && !ht))
		return;
	for (size_t i = 0; i < LEN(calls); i++)
		for (const char *p = f->code; (p = strstr(p, calls[i])) != NULL;
		    p += strlen(calls[i]))
			if (p == f->code || !name_char(p[-1]))
				need_arguments(f, f->text + (p - f->code) + strlen(calls[i]) - 1,
				    i == 1);
	for (const char *p = ht ? f->text : ""; (p = strstr(p, "{{_")) != NULL; p += 3) {
		const char *quote = p + 3 + strspn(p + 3, " \t\n");

		take_literal(quote, text, sizeof(text));
		need_word(f, p, text);
	}
}

static void
check_unused_words(void)
{
	for (size_t i = 0; i < n_words; i++)
		if (!words[i].used)
			say(false, words[i].file, words[i].line, "words", "nothing says \"%s\"",
			    words[i].id);
}

/* ---- templates ---- */

static void
check_template(const struct file *f)
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

static void
check_file(const struct file *f)
{
	check_spdx(f);
	check_undone(f);
	check_words(f);
	if (ends(f->path, ".c") || ends(f->path, ".h")) {
		check_lines(f);
		check_includes(f);
		check_banned(f);
		check_sql(f);
		check_file_size(f);
		check_functions(f);
	}
	if (ends(f->path, ".sql"))
		check_pg(f);
	if (ends(f->path, ".ht"))
		check_template(f);
}

static void
check_exceptions(void)
{
	for (size_t i = 0; i < n_exceptions; i++) {
		if (!exceptions[i].reason)
			say(true, "doc/adr/exceptions.txt", exceptions[i].line, "exception",
			    "PATH RULE REASON");
		else if (!exceptions[i].used)
			say(false, "doc/adr/exceptions.txt", exceptions[i].line, "exception",
			    "%s %s is not needed",
			    exceptions[i].path, exceptions[i].rule);
	}
}

int
main(int argc, char **argv)
{
	static const char *const tops[] = { "src", "tools", "test", "schema", "web", "po/pl", "run",
	    "check", "dist" };
	const char *root = ".";

	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "-q") == 0)
			quiet = true;
		else if (argv[i][0] == '-')
			die("usage: check [-q] [ROOT]");
		else
			root = argv[i];
	read_exceptions(root);
	for (size_t i = 0; i < LEN(tops); i++)
		walk(root, tops[i]);
	if (n_files == 0)
		die("nothing to read below %s", root);
	for (size_t i = 0; i < n_files; i++)
		if (ends(files[i].path, ".po"))
			read_po(&files[i]);
	if (n_words > 0)
		qsort(words, n_words, sizeof(*words), by_id);
	for (size_t i = 0; i < n_files; i++)
		check_file(&files[i]);
	for (size_t i = 0; i < n_sizes; i++)
		if (sizes[i].lines > 3000)
			say(false, sizes[i].name, 1, "module", "%d lines: it wants to be two",
			    sizes[i].lines);
	check_unused_words();
	check_exceptions();
	printf(
	    "check: %zu files, %d of %d forms for PostgreSQL; %d faults, %d warnings, %d excepted\n",
	    n_files, n_pg, PG_BUDGET, n_fault, n_warning, n_excepted);
	return n_fault > 0;
}
