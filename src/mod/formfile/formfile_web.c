/* SPDX-License-Identifier: EUPL-1.2
 * formfile_web.c - the forms of a partnership: the list, and one as those who fill it in will see it.
 */
#include "mod/formfile/formfile_web.h"

#include "base/date.h"
#include "base/mark.h"
#include "mod/formfile/formfile_view.h"
#include "quest/quest_paper.h"

#include <string.h>

struct url
url_forms(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/forms", (long long)p.v) };
}

#define WORD_MAX 190            /* a piece of an address has room for 200 */

/* Letters, digits, "-", "_", "." and ":" stay; what gets too long is known by its mark. */
const char *
formfile_word(struct arena *mem, const char *text)
{
	struct buf b;

	buf_init(&b, mem);
	for (const unsigned char *s = (const unsigned char *)text; *s != '\0'; s++)
		if ((*s >= '0' && *s <= ':') || (*s >= 'a' && *s <= 'z') ||
		    (*s >= 'A' && *s <= 'Z') || *s == '-' || *s == '_' || *s == '.')
			buf_add(&b, (const char *)s, 1);
		else
			buf_fmt(&b, "~%02x", *s);
	return b.len <= WORD_MAX ? b.s : arena_strf(mem, "~~%s", mark_of(mem, &text, 1));
}

struct url
url_form(struct arena *mem, tenant_id p, const char *form_url)
{
	return (struct url){ arena_strf(
	    mem, "/p/%lld/forms/%s", (long long)p.v, formfile_word(mem, form_url)) };
}

const char *
formfile_about_words(enum lang lang, const char *about)
{
	if (strcmp(about, "person") == 0)
		return tr(lang, "one person");
	if (strcmp(about, "service") == 0)
		return tr(lang, "one service");
	if (strcmp(about, "anonymous") == 0)
		return tr(lang, "nobody by name: an anonymous survey");
	return tr(lang, "the partnership");
}

static struct url
below(struct req *r, const struct formfile *f, const char *rest)
{
	return (struct url){ arena_strf(
	    r->cx.mem, "%s%s", url_form(r->cx.mem, r->cx.tenant, f->url).s, rest) };
}

static const struct formfile_line *
drafts(struct req *r, size_t *ret_n)
{
	struct formfile_open *d;
	size_t n = formfile_open(&r->cx, &d);
	struct formfile_line *l = NEWN(r->cx.mem, struct formfile_line, n + 1);

	for (size_t i = 0; i < n; i++)
		l[i] = (struct formfile_line){ d[i].title, arena_strf(r->cx.mem,
			tr(r->cx.lang, "version %s, begun by %s on %s"), d[i].version, d[i].by,
			date_short(r->cx.mem, date_of_instant(r->cx.mem, d[i].at))),
			url_draft(r->cx.mem, r->cx.tenant, d[i].id, "") };
	*ret_n = n;
	return l;
}

/* Of forms of the program that were answered here in an older version. */
static const struct formfile_line *
newer(struct req *r, const struct formfile *f, size_t n, size_t *ret_n)
{
	struct formfile_line *l = NEWN(r->cx.mem, struct formfile_line, n + 1);
	const struct quest *now;

	*ret_n = 0;
	for (size_t i = 0; i < n; i++)
		if (formfile_newer(&r->cx, &f[i], &now))
			l[(*ret_n)++] = (struct formfile_line){ f[i].title,
				arena_strf(r->cx.mem, "%s → %s", f[i].version, now->version),
				below(r, &f[i], "/newer") };
	return l;
}

static enum st
list_get(struct req *r)
{
	struct formfile_list_view v = { .p = r->cx.tenant,
		.may_edit = req_may(r, PERM_PARTNERSHIP_EDIT),
		.begin = url_drafts(r->cx.mem, r->cx.tenant),
		.file = url_form_files(r->cx.mem, r->cx.tenant) };
	struct formfile *f;
	const char **about;

	v.n = formfile_list(&r->cx, NULL, &f);
	about = NEWN(r->cx.mem, const char *, v.n + 1);
	for (size_t i = 0; i < v.n; i++)
		about[i] = formfile_about_words(r->cx.lang, f[i].about);
	v.form = f;
	v.about = about;
	if (v.may_edit) {
		v.draft = drafts(r, &v.n_draft);
		v.newer = newer(r, f, v.n, &v.n_newer);
	}
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Forms"),
	    tr(r->cx.lang, "Sheets, balances and surveys that are filled in here and printed."));
	formfile_list_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct quest *
formfile_of_word(struct req *r, const char *word, struct formfile *ret)
{
	struct formfile *f;
	size_t n = formfile_list(&r->cx, NULL, &f);

	for (size_t i = 0; i < n; i++)
		if (strcmp(formfile_word(r->cx.mem, f[i].url), word) == 0) {
			*ret = f[i];
			return formfile_quest(&r->cx, ret);
		}
	return NULL;
}

static enum st
show_get(struct req *r)
{
	struct formfile f;
	const struct quest *q = formfile_of_word(r, r->code, &f);

	if (q == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	page_start(r, PLACE_PARTNERSHIP, f.title, q->description.in[r->cx.lang]);
	formfile_show_html(&r->out,
	    &(struct formfile_show_view){ .form = &r->form,
	        .a = quest_answers_new(r->cx.mem, q),
	        .back = url_forms(r->cx.mem, r->cx.tenant),
	        .paper = below(r, &f, "/blank.pdf"),
	        .copy = url_draft_of(r->cx.mem, r->cx.tenant, f.url),
	        .json_pl = below(r, &f, "/form.json?language=pl"),
	        .json_en = below(r, &f, "/form.json?language=en"),
	        .json = below(r, &f, "/form.json"),
	        .may_edit = req_may(r, PERM_PARTNERSHIP_EDIT) });
	page_done(r);
	return ST_OK;
}

static void
write_paper(struct req *r, void *arg)
{
	r->bytes = quest_paper(r->cx.mem, arg, &r->n_bytes);
	r->type = "application/pdf";
}

enum st
formfile_blank(struct req *r, const struct quest *q)
{
	struct quest_paper_in *in = NEW(r->cx.mem, struct quest_paper_in);

	*in = (struct quest_paper_in){ .form = q, .lang = r->cx.lang, .owner = r->who.partnership,
		.printed = r->cx.today, .created = r->cx.now };
	r->download = "formularz.pdf";
	return defer(r, write_paper, in, NULL, DB_READ);
}

static enum st
paper_get(struct req *r)
{
	struct formfile f;
	const struct quest *q = formfile_of_word(r, r->code, &f);

	return q == NULL ? cx_fail(&r->cx, ST_NOT_FOUND, "no such form") : formfile_blank(r, q);
}

const struct route formfile_routes[] = {
	GET("/p/:p/forms", PERM_PARTNERSHIP_READ, list_get),
	GET("/p/:p/forms/:code", PERM_PARTNERSHIP_READ, show_get),
	GET("/p/:p/forms/:code/blank.pdf", PERM_PARTNERSHIP_READ, paper_get),
};
const size_t n_formfile_routes = LEN(formfile_routes);
