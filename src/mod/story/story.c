/* SPDX-License-Identifier: EUPL-1.2
 * story.c - a story is added without names, and withdrawn.
 */
#include "mod/story/story_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"

#include <string.h>

#define NUMBER_DIGITS 9         /* a telephone has nine, a PESEL eleven */

/* Nine digits or more, with nothing but spaces or dashes between them. */
static bool
has_number(const char *s)
{
	int digits = 0;

	for (; *s != '\0' && digits < NUMBER_DIGITS; s++)
		if (*s >= '0' && *s <= '9')
			digits++;
		else if (*s != ' ' && *s != '-')
			digits = 0;
	return digits >= NUMBER_DIGITS;
}

/* Begins with a capital: ASCII, or a Polish one (their second bytes in UTF-8). */
static bool
capital(const char *word)
{
	const unsigned char *w = (const unsigned char *)word;

	return (w[0] >= 'A' && w[0] <= 'Z') || (w[0] == 0xc3 && w[1] == 0x93) ||
	    (w[0] == 0xc4 && (w[1] == 0x84 || w[1] == 0x86 || w[1] == 0x98)) ||
	    (w[0] == 0xc5 &&
	        (w[1] == 0x81 || w[1] == 0x83 || w[1] == 0x9a || w[1] == 0xb9 || w[1] == 0xbb));
}

const char *
story_like_names(struct arena *mem, const char *text)
{
	struct buf b;
	const char *before = NULL;
	size_t n_before = 0, n;

	buf_init(&b, mem);
	for (const char *p = text; *p != '\0'; p += n) {
		n = strcspn(p, " \n.,;:!?()\"");
		if (n == 0) {
			if (*p != ' ')
				before = NULL;
			n = 1;
			continue;
		}
		if (capital(p) && before != NULL)
			buf_fmt(&b, "%s%.*s %.*s", b.len > 0 ? ", " : "", (int)n_before, before,
			    (int)n, p);
		before = capital(p) ? p : NULL;
		n_before = n;
	}
	return b.len > 0 ? b.s : NULL;
}

enum st
story_add(struct cx *cx, const struct story_in *in)
{
	const char *all = arena_strf(cx->mem, "%s\n%s\n%s", in->title, in->content, in->helped);

	if (text_empty(in->title))
		cx_fault(cx, "title", "%s", tr(cx->lang, "Give the story a title."));
	if (text_empty(in->content))
		cx_fault(cx, "content", "%s", tr(cx->lang, "Write what happened."));
	if (rule_on("R300") && has_number(all))
		cx_fault(cx, "content", "%s",
		    tr(cx->lang,
		        "A number as of a telephone or a PESEL stands in it: leave it out."));
	if (rule_on("R300") && !in->nameless)
		cx_fault(cx, "nameless", "%s",
		    tr(cx->lang,
		        "Read it once more and tick that nobody can be recognised by it."));
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_story_insert(cx,
	        &(struct q_story_insert_in){ cx->tenant, in->id, in->title, in->content, in->helped,
	            cx->actor, cx->now }) > 0)
		audit_add(cx, "story.add", in->id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
story_withdraw(struct cx *cx, story_id id)
{
	struct q_story_get s;

	if (!q_story_get(cx, &s, cx->tenant, id))
		return cx_fail(
		    cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such story here."));
	if (s.author.v != cx->actor.v && (cx->perms & PERM_PARTNERSHIP_EDIT) == 0)
		return cx_fail(cx, ST_DENIED, "%s",
		    tr(cx->lang, "Its author or the coordinator withdraws a story."));
	if (q_story_set_withdrawn(cx, cx->tenant, id, cx->now) > 0)
		audit_add(cx, "story.withdraw", id.v, (person_id){ 0 }, "");
	return ST_OK;
}
