/* SPDX-License-Identifier: EUPL-1.2
 * rights_info.c - what stands on the information sheet and may change: gathered from the rights
 * themselves, kept as text, compared with what was handed out.
 */
#include "mod/rights/rights_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/perm.h"
#include "mod/casefile/casefile.h"

#include <string.h>

#define MAX_LINES 400

void
rights_line(struct arena *mem, struct rights_list *l, const char *text)
{
	if (l->text == NULL)
		l->text = NEWN(mem, const char *, MAX_LINES);
	if (l->n < MAX_LINES)
		l->text[l->n++] = text;
}

/* Each partner with its people whose role reads cases; somebody with two roles stands once. */
static void
readers(struct cx *cx, enum lang lang, struct rights_list *l)
{
	struct q_rights_readers *q;
	size_t n = q_rights_readers(cx, &q, cx->tenant, cx->today);
	const char *people = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct role *role = role_find(q[i].role);
		const bool last = i + 1 == n || q[i + 1].partner.v != q[i].partner.v;

		if (role != NULL && (role->perms & PERM_CASE_READ) != 0 && rule_on("R380"))
			people = people == NULL ? q[i].name
			    : strstr(people, q[i].name) != NULL ? people
			    : arena_strf(cx->mem, "%s, %s", people, q[i].name);
		if (last && people != NULL)
			rights_line(cx->mem, l, arena_strf(cx->mem,
			    tr(lang, "%s: %s. They read what their own organisation wrote."),
			    q[i].partner_name, people));
		if (last)
			people = NULL;
	}
}

static void
named(struct cx *cx, enum lang lang, person_id person, struct rights_list *l)
{
	struct q_rights_named *q;
	size_t n = q_rights_named(cx, &q, cx->tenant, person, cx->today);

	for (size_t i = 0; i < n; i++)
		rights_line(cx->mem, l,
		    arena_strf(cx->mem, "%s: %s", case_kind_word(lang, q[i].kind), q[i].name));
}

static const char *
until(struct cx *cx, enum lang lang, const char *to)
{
	return to == NULL ? tr(lang, "until you withdraw it")
	    : arena_strf(cx->mem, tr(lang, "until %s"), date_long(cx->mem, lang, to));
}

static void
grounds(struct cx *cx, enum lang lang, person_id person, struct rights_list *l)
{
	struct q_rights_grounds *q;
	size_t n = q_rights_grounds(cx, &q, cx->tenant, person, cx->today);

	for (size_t i = 0; i < n; i++)
		rights_line(cx->mem, l,
		    arena_strf(cx->mem,
		        tr(lang,
		            "Who may read: %s. Whose entries: %s. What for: %s. On the ground: %s, %s."),
		        q[i].recipient,
		        q[i].source == NULL ? tr(lang, "of every partner") : q[i].source,
		        q[i].purpose,
		        text_eq(q[i].ground, "consent") ? tr(lang, "your consent") : q[i].legal,
		        until(cx, lang, q[i].to_on)));
}

void
rights_info(struct cx *cx, enum lang lang, person_id person, struct rights_info *info)
{
	*info = (struct rights_info){ 0 };
	readers(cx, lang, &info->part[RIGHTS_READERS]);
	named(cx, lang, person, &info->part[RIGHTS_NAMED]);
	grounds(cx, lang, person, &info->part[RIGHTS_GROUNDS]);
	rights_laws(cx, lang, &info->part[RIGHTS_LAWS]);
}

const char *
rights_content(struct arena *mem, const struct rights_info *info)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t p = 0; p < RIGHTS_PARTS; p++)
		for (size_t i = 0; i < info->part[p].n; i++)
			buf_fmt(&b, "%zu %s\n", p, info->part[p].text[i]);
	return b.len == 0 ? "" : b.s;
}

/* The lines of one text that another does not hold, without their number. */
static void
missing(struct arena *mem, const char *of, const char *in, struct rights_list *l)
{
	const char *text = arena_strf(mem, "\n%s", in);

	for (const char *p = of; *p != '\0'; p += strcspn(p, "\n") + 1) {
		const char *line = arena_strn(mem, p, strcspn(p, "\n"));

		if (strstr(text, arena_strf(mem, "\n%s\n", line)) == NULL)
			rights_line(mem, l, line + 2);
		if (p[strcspn(p, "\n")] == '\0')
			break;
	}
}

void
rights_compare(struct arena *mem, const char *content, const struct rights_info *now,
    struct rights_change *c)
{
	const char *current = rights_content(mem, now);

	*c = (struct rights_change){ { NULL, 0 }, { NULL, 0 } };
	missing(mem, current, content, &c->added);
	missing(mem, content, current, &c->gone);
}
