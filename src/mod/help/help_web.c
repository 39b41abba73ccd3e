/* SPDX-License-Identifier: EUPL-1.2
 * help_web.c - the user guide, chapter by chapter, in the reader's language. Its pages are made
 * while building (tools/guide): the title in the first line, then HTML.
 */
#include "mod/help/help_web.h"

#include "html/embedded.h"
#include "mod/help/help_view.h"

#include <string.h>

extern const struct embedded guide_files[];
extern const size_t          n_guide_files;

struct chapter { const char *title, *text; };

/* False: there is no such chapter. 0: the contents. */
static bool
find(struct req *r, int64_t number, struct chapter *ret)
{
	const char *name = arena_strf(r->cx.mem, "%s-%lld.html",
	    r->cx.lang == LANG_PL ? "pl" : "en", (long long)number);

	for (size_t i = 0; i < n_guide_files; i++) {
		const char *bytes = (const char *)guide_files[i].bytes;
		size_t n = strcspn(bytes, "\n");

		if (strcmp(guide_files[i].name, name) != 0)
			continue;
		*ret = (struct chapter){ arena_strn(r->cx.mem, bytes, n), bytes + n };
		return true;
	}
	return false;
}

static struct help_link
link_to(struct req *r, int64_t number)
{
	struct chapter c;

	if (number < 1 || !find(r, number, &c))
		return (struct help_link){ 0 };
	return (struct help_link){ c.title,
		{ arena_strf(r->cx.mem, "/help/%lld", (long long)number) } };
}

static enum st
help_get(struct req *r)
{
	struct chapter c;
	struct help_view v = { .contents = r->id == 0 };

	if (!find(r, r->id, &c))
		return cx_fail(
		    &r->cx, ST_NOT_FOUND, "%s", tr(r->cx.lang, "The guide has no such chapter."));
	v.text = c.text;
	v.before = link_to(r, r->id - 1);
	v.after = link_to(r, r->id + 1);
	page_start(r, PLACE_NONE, c.title, NULL);
	help_page_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

const struct route help_routes[] = {
	GET("/help", PERM_ANYONE, help_get),
	GET("/help/:id", PERM_ANYONE, help_get),
};
const size_t n_help_routes = LEN(help_routes);
