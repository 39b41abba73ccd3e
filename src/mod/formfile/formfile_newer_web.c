/* SPDX-License-Identifier: EUPL-1.2
 * formfile_newer_web.c - a newer version of a form came with the program: what is different, and
 * its use.
 */
#include "mod/formfile/formfile_view.h"
#include "mod/formfile/formfile_web.h"

#include "quest/quest_diff.h"

static const char *
what_words(enum lang lang, const struct quest_diff *d, struct arena *mem)
{
	if (d->what == QUEST_CHANGED)
		return arena_strf(mem, tr(lang, "changed: %s"), d->how);
	return d->what == QUEST_ADDED ? tr(lang, "added") : tr(lang, "removed");
}

static enum st
newer_get(struct req *r)
{
	struct formfile_newer_view v = { .form = &r->form };
	const struct quest *was, *now;
	struct formfile_line *l;
	struct quest_diff *d;
	struct formfile f;

	was = formfile_of_word(r, r->code, &f);
	if (was == NULL || !formfile_newer(&r->cx, &f, &now))
		return cx_fail(&r->cx, ST_NOT_FOUND, "no newer version");
	v.n = quest_diff(r->cx.mem, r->cx.lang, was, now, &d);
	v.change = l = NEWN(r->cx.mem, struct formfile_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++)
		l[i] = (struct formfile_line){ .text = d[i].label,
			.more = what_words(r->cx.lang, &d[i], r->cx.mem) };
	v.back = url_form(r->cx.mem, r->cx.tenant, f.url);
	v.action = (struct url){ arena_strf(r->cx.mem, "%s/newer", v.back.s) };
	page_start(r, PLACE_PARTNERSHIP, now->title.in[r->cx.lang],
	    arena_strf(r->cx.mem,
	        tr(r->cx.lang, "You use version %s; version %s came with the program."), f.version,
	        now->version));
	formfile_newer_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static enum st
newer_post(struct req *r)
{
	struct formfile f;
	enum st st;

	if (formfile_of_word(r, r->code, &f) == NULL)
		return cx_fail(&r->cx, ST_NOT_FOUND, "no such form");
	st = formfile_renew(&r->cx, f.url);
	return st != ST_OK ? st : redirect_say(r, url_form(r->cx.mem, r->cx.tenant, f.url),
	    N_("From now on the newer version is filled in."));
}

const struct route formfile_newer_routes[] = {
	GET("/p/:p/forms/:code/newer", PERM_PARTNERSHIP_EDIT, newer_get),
	PRESS("/p/:p/forms/:code/newer", PERM_PARTNERSHIP_EDIT, newer_post, newer_get),
};
const size_t n_formfile_newer_routes = LEN(formfile_newer_routes);
