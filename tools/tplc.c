/* SPDX-License-Identifier: EUPL-1.2
 * tplc - compile an HTML template to one C function.
 *
 *     tplc matter_show.ht > matter_show.ht.c
 *
 * A template is HTML with two kinds of holes:
 *
 *     {% C %}     copied as it is: declarations, if, for
 *     {{ C }}     an expression, printed
 *     {{_ "T" }}  a text of the interface, in the language of the buffer (html.h, tr)
 *
 * The first {% %} is the signature of the function; a brace is added.
 * Text before it must be #include lines.
 *
 * Where a {{ }} stands decides how it is printed:
 *
 *     element text                   HTML_TEXT   escapes; allows struct html
 *     quoted attribute               HTML_ATTR   escapes
 *     href, src, action ...          HTML_URL    wants a struct url, whole value
 *
 * Anywhere else (tag and attribute names, unquoted values, on*, style, srcset,
 * srcdoc, <script>, <style>, comments) it is an error.
 */
#include "tool.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum where { TEXT, TAG, VALUE, COMMENT };


static enum where where = TEXT;
static char       quote;            /* closes the VALUE we are in */
static bool       at_start;         /* nothing of the VALUE seen yet */
static bool       url_done;         /* a url hole must end the VALUE */
static char       word[64];         /* last name seen inside a tag */
static char       tag[64];          /* element whose tag is open */
static char       rawtext[64];      /* "script" or "style" while inside one */

static bool
is_url_attr(const char *name)
{
	static const char *const list[] = { "href", "src", "action", "formaction", "poster",
	    "data", "cite", "ping", "xlink:href" };

	for (size_t i = 0; i < LEN(list); i++)
		if (strcasecmp(name, list[i]) == 0)
			return true;
	return false;
}

/* Attributes that run, draw or hold a document: no data in any shape. */
static bool
is_closed_attr(const char *name)
{
	static const char *const list[] = { "style", "srcset", "srcdoc", "http-equiv", "content" };

	for (size_t i = 0; i < LEN(list); i++)
		if (strcasecmp(name, list[i]) == 0)
			return true;
	return strncasecmp(name, "on", 2) == 0;
}

static void
word_add(char c)
{
	size_t n = strlen(word);

	if (n + 1 < sizeof(word))
		word[n] = c, word[n + 1] = '\0';
}

static void
tag_close(void)
{
	if (tag[0] == '\0')
		snprintf(tag, sizeof(tag), "%s", word);
	if (strcasecmp(tag, "script") == 0 || strcasecmp(tag, "style") == 0)
		snprintf(rawtext, sizeof(rawtext), "%s", tag);
	else if (tag[0] == '/' && strcasecmp(tag + 1, rawtext) == 0)
		rawtext[0] = '\0';
	where = TEXT;
}

/* Follow one byte of literal HTML, to know where the next hole stands. */
static void
html_step(const char *p)
{
	char c = *p;

	switch (where) {
	case TEXT:
		if (strncmp(p, "<!--", 4) == 0)
			where = COMMENT;
		else if (c == '<')
			where = TAG, word[0] = tag[0] = '\0';
		break;
	case COMMENT:
		if (strncmp(p, "-->", 3) == 0)
			where = TEXT;
		break;
	case TAG:
		if (c == '"' || c == '\'')
			where = VALUE, quote = c, at_start = true, url_done = false;
		else if (c == '>')
			tag_close();
		else if (isspace((unsigned char)c)) {
			if (tag[0] == '\0')
				snprintf(tag, sizeof(tag), "%s", word);
			word[0] = '\0';
		} else if (c != '=')
			word_add(c);
		break;
	case VALUE:
		if (c == quote)
			where = TAG, word[0] = '\0';
		else if (url_done)
			fail("'%s' must be one {{ }} and nothing else", word);
		at_start = false;
		break;
	}
}

static const char *
hole_macro(void)
{
	if (rawtext[0] != '\0')
		fail("no {{ }} inside <%s>", rawtext);
	if (where == TEXT)
		return "HTML_TEXT";
	if (where != VALUE)
		fail("{{ }} must stand in text or in a quoted attribute");
	if (word[0] == '\0')
		fail("a value in quotes follows its name and '=' without a space");
	if (is_closed_attr(word))
		fail("no {{ }} in attribute '%s'", word);
	if (!is_url_attr(word)) {
		at_start = false;
		return "HTML_ATTR";
	}
	if (!at_start)
		fail("'%s' must be one {{ }} and nothing else", word);
	at_start = false;
	url_done = true;
	return "HTML_URL";
}

static void
put_literal(const char *s, size_t n)
{
	if (n == 0)
		return;
	printf("\tbuf_add(o, \"");
	for (size_t i = 0; i < n; i++) {
		html_step(s + i);
		if (s[i] == '\n') {
			tool_line++;
			printf("\\n\"\n\t           \"");
		} else if (s[i] == '"' || s[i] == '\\')
			printf("\\%c", s[i]);
		else
			putchar(s[i]);
	}
	printf("\", %zu);\n", n);
}

static const char *
hole_end(const char *p, const char *mark)
{
	const char *end = strstr(p, mark);

	if (end == NULL)
		fail("missing %s", mark);
	return end;
}

/* {{_ "Text" }}: escaped wherever it stands; never the value of a link. */
static void
put_words(const char *p, const char *end)
{
	if (strcmp(hole_macro(), "HTML_URL") == 0)
		fail("'%s' is a link, not words", word);
	while (isspace((unsigned char)*p))
		p++;
	if (*p != '"')
		fail("{{_ }} takes one string in quotes");
	printf("\thtml_text(o, tr(o->lang, %.*s));\n", (int)(end - p), p);
}

static void
count_lines(const char *p, const char *end)
{
	for (; p < end; p++)
		tool_line += *p == '\n';
}

static void
compile(const char *p)
{
	const char *end = hole_end(p, "{%");

	printf("#include \"html/html.h\"\n%.*s\n", (int)(end - p), p);
	count_lines(p, end);
	p = end + 2;
	end = hole_end(p, "%}");
	printf("#line %d \"%s\"\n%.*s\n{\n", tool_line, tool_file, (int)(end - p), p);
	count_lines(p, end);

	for (p = end + 2; *p != '\0';) {
		size_t n = strcspn(p, "{");

		while (p[n] == '{' && p[n + 1] != '{' && p[n + 1] != '%')
			n += 1 + strcspn(p + n + 1, "{");
		put_literal(p, n);
		p += n;
		if (*p == '\0')
			break;
		bool print = p[1] == '{';
		end = hole_end(p + 2, print ? "}}" : "%}");
		printf("#line %d \"%s\"\n", tool_line, tool_file);
		if (print && p[2] == '_')
			put_words(p + 3, end);
		else if (print)
			printf("\t%s(o, (%.*s));\n", hole_macro(),
			    (int)(end - p - 2), p + 2);
		else
			printf("\t%.*s\n", (int)(end - p - 2), p + 2);
		count_lines(p, end);
		p = end + 2;
	}
	printf("}\n");
	if (where != TEXT)
		fail("template ends inside a tag");
}

int
main(int argc, char **argv)
{
	static char text[1 << 20];
	FILE *f;

	if (argc != 2) {
		fprintf(stderr, "usage: tplc file.ht > file.ht.c\n");
		return 2;
	}
	tool_file = argv[1];
	tool_line = 1;
	f = fopen(tool_file, "r");
	if (f == NULL)
		fail("cannot open");
	if (fread(text, 1, sizeof(text) - 1, f) == sizeof(text) - 1)
		fail("longer than 1 MiB");
	fclose(f);
	compile(text);
	return 0;
}
