/* SPDX-License-Identifier: EUPL-1.2
 * story_web.c - the library of stories on one page.
 */
#include "mod/story/story_web.h"

#include "base/id.h"
#include "mod/partnership/partnership.h"
#include "mod/story/story_view.h"

struct url
url_stories(struct arena *mem, tenant_id t)
{
	return (struct url){ arena_strf(mem, "/p/%lld/stories", (long long)t.v) };
}

static enum st
stories_get(struct req *r)
{
	struct arena *mem = r->cx.mem;
	const char *base = url_stories(mem, r->cx.tenant).s;
	struct story_view v = { .form = &r->form, .add = { base },
		.back = url_partnership(mem, r->cx.tenant), .may_add = req_may(r, PERM_CASE_EDIT) };
	struct q_story_list *q;
	struct story_line *row;

	if (!r->typed)
		form_set_int(&r->form, "id", id_new());
	v.n = q_story_list(&r->cx, &q, r->cx.tenant);
	row = NEWN(mem, struct story_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++) {
		bool own = q[i].author.v == r->cx.actor.v || req_may(r, PERM_PARTNERSHIP_EDIT);

		row[i] = (struct story_line){ .s = &q[i] };
		if (own && v.may_add) {
			row[i].like = story_like_names(mem, q[i].content);
			row[i].withdraw = (struct url){ arena_strf(mem, "%s/%lld/withdraw", base,
			    (long long)q[i].id.v) };
		}
	}
	v.row = row;
	page_start(r, PLACE_PARTNERSHIP, tr(r->cx.lang, "Success stories"),
	    tr(r->cx.lang, "Told without names, to give courage and to show ways."));
	story_page_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

static const struct field add_fields[] = {
	FIELD(struct story_in, id, FIELD_NEW, "id"),
	FIELD(struct story_in, title, FIELD_LINE, N_("Title"), .max = 150),
	FIELD(struct story_in, content, FIELD_BLOCK, N_("What happened"), .max = 3000),
	FIELD(struct story_in, helped, FIELD_LINE, N_("What helped"), .max = 500),
	FIELD(struct story_in, nameless, FIELD_BOOL, N_("Nobody can be recognised by it")),
};

static enum st
add_post(struct req *r)
{
	struct story_in in = { .title = "" };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = story_add(&r->cx, &in);
	return st != ST_OK ? st
	                   : redirect_say(r, url_stories(r->cx.mem, r->cx.tenant), N_("Saved."));
}

static enum st
withdraw_post(struct req *r)
{
	enum st st = story_withdraw(&r->cx, (story_id){ r->id });

	return st != ST_OK ? st : redirect_say(r, url_stories(r->cx.mem, r->cx.tenant),
	    N_("The story is withdrawn."));
}

const struct route story_routes[] = {
	/* R300 */
	GET("/p/:p/stories", PERM_PARTNERSHIP_READ, stories_get),
	POST("/p/:p/stories", PERM_CASE_EDIT, add_post, stories_get, add_fields),
	PRESS("/p/:p/stories/:id/withdraw", PERM_CASE_EDIT, withdraw_post, stories_get),
};
const size_t n_story_routes = LEN(story_routes);
