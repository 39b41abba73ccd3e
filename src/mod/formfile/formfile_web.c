/* SPDX-License-Identifier: EUPL-1.2
 * formfile_web.c - the forms of a partnership: the list, and one as those who fill it in will see it.
 */
#include "mod/formfile/formfile_web.h"

#include "mod/formfile/formfile_view.h"
#include "quest/quest_paper.h"

#include <string.h>

struct url
url_forms(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/forms", (long long)p.v) };
}

/* The url of a form becomes one word of an address: letters, digits, "-", "_", "." and ":" stay. */
struct url
url_form(struct arena *mem, tenant_id p, const char *form_url)
{
	struct buf b;

	buf_init(&b, mem);
	buf_fmt(&b, "/p/%lld/forms/", (long long)p.v);
	for (const unsigned char *s = (const unsigned char *)form_url; *s != '\0'; s++)
		if ((*s >= '0' && *s <= ':') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    *s == '-' || *s == '_' || *s == '.')
			buf_add(&b, (const char *)s, 1);
		else
			buf_fmt(&b, "~%02x", *s);
	return (struct url){ b.s };
}

static const char *
about_words(enum lang lang, const char *about)
{
	if (strcmp(about, "person") == 0)
		return tr(lang, "one person");
	if (strcmp(about, "service") == 0)
		return tr(lang, "one service");
	if (strcmp(about, "group") == 0)
		return tr(lang, "a group");
	if (strcmp(about, "anonymous") == 0)
		return tr(lang, "nobody by name: an anonymous survey");
	return tr(lang, "the partnership");
}

static enum st
list_get(struct req *r)
{
	struct formfile *f;
	size_t n = formfile_list(&r->cx, NULL, &f);
	const char **about = NEWN(r->cx.mem, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		about[i] = about_words(r->cx.lang, f[i].about);
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Forms"),
	    tr(r->cx.lang, "Sheets, balances and surveys that are filled in here and printed."));
	formfile_list_html(&r->out, &(struct formfile_list_view){ f, n, about, r->cx.tenant });
	page_done(r);
	return ST_OK;
}

/* Among the forms in use: the one whose address this is; NULL: none. */
static const struct quest *
find(struct req *r, struct formfile *ret)
{
	struct formfile *f;
	size_t n = formfile_list(&r->cx, NULL, &f);

	for (size_t i = 0; i < n; i++)
		if (strcmp(strrchr(url_form(r->cx.mem, r->cx.tenant, f[i].url).s, '/') + 1, r->code) == 0) {
			*ret = f[i];
			return formfile_quest(&r->cx, ret);
		}
	return NULL;
}

static enum st
show_get(struct req *r)
{
	struct formfile f;
	const struct quest *q = find(r, &f);

	if (q == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	page_start(r, PLACE_PARTNERSHIP, f.title, q->description.in[r->cx.lang]);
	formfile_show_html(&r->out, &(struct formfile_show_view){ &r->form,
	    quest_answers_new(r->cx.mem, q), url_forms(r->cx.mem, r->cx.tenant),
	    (struct url){ arena_strf(r->cx.mem, "%s/blank.pdf",
	    url_form(r->cx.mem, r->cx.tenant, f.url).s) } });
	page_done(r);
	return ST_OK;
}

static void
write_paper(struct req *r, void *arg)
{
	r->bytes = quest_paper(r->cx.mem, arg, &r->n_bytes);
	r->type = "application/pdf";
}

/* To be filled in by hand. */
static enum st
paper_get(struct req *r)
{
	struct quest_paper_in *in = NEW(r->cx.mem, struct quest_paper_in);
	struct formfile f;

	*in = (struct quest_paper_in){ .form = find(r, &f), .lang = r->cx.lang, .owner = r->who.partnership,
		.printed = r->cx.today, .created = r->cx.now };
	if (in->form == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	r->download = "formularz.pdf";
	return defer(r, write_paper, in, NULL, DB_READ);
}

const struct route formfile_routes[] = {
	GET("/p/:p/forms", PERM_PARTNERSHIP_READ, list_get),
	GET("/p/:p/forms/:code", PERM_PARTNERSHIP_READ, show_get),
	GET("/p/:p/forms/:code/blank.pdf", PERM_PARTNERSHIP_READ, paper_get),
};
const size_t n_formfile_routes = LEN(formfile_routes);
