/* SPDX-License-Identifier: EUPL-1.2
 * recruit_accept_web.c - what is done with a preview: corrections are kept, the list is dropped or
 * accepted. A long list is written in short units, so that nobody waits for all of it. The first one
 * keeps the ids that its rows will have: a list cut off in the middle goes on where it stood, and
 * accepted twice at once it still makes one candidate of each row.
 */
#include "mod/recruit/recruit_view.h"
#include "mod/recruit/recruit_web.h"

#include <string.h>

struct choice {                 /* of whoever looked the preview over */
	struct q_recruit_draft_get d;           /* as it was before */
	struct import_own          own;
	struct import_list         list;
	const char                *todo, *why, *content, *rest; /* rest NULL: no row stays */
	size_t                     at, next;    /* rows written, and after this unit */
};

static struct import_row *
row_of_line(struct import_list *list, size_t line)
{
	size_t low = 0, high = list->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (list->row[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low < list->n && list->row[low].line == line ? &list->row[low] : NULL;
}

/* "c-12-4" is thing 4 of line 12; "seen" and "skip" name lines. Whatever else came is passed
 * over. */
static void
take_corrections(struct req *r, struct import_list *list)
{
	const struct http_request *h = r->http;
	struct import_row *row;
	int64_t line, t;

	for (size_t i = 0; i < h->n_form; i++)
		if (text_eq(h->form[i].name, "seen") && text_to_int(h->form[i].value, &line) &&
		    (row = row_of_line(list, (size_t)line)) != NULL)
			row->skip = false;
	for (size_t i = 0; i < h->n_form; i++) {
		const char *name = h->form[i].name, *dash;

		if (text_eq(name, "skip") && text_to_int(h->form[i].value, &line) &&
		    (row = row_of_line(list, (size_t)line)) != NULL)
			row->skip = true;
		if (!text_starts(name, "c-") || (dash = strchr(name + 2, '-')) == NULL)
			continue;
		if (text_to_int(arena_strn(r->cx.mem, name + 2, (size_t)(dash - name - 2)),
		    &line) &&
		    text_to_int(dash + 1, &t) && t < T_COUNT &&
		    (row = row_of_line(list, (size_t)line)) != NULL)
			row->cell[t] = text_line(r->cx.mem, h->form[i].value);
	}
}

/* The rows with a mistake stay in the draft; NULL: there is none. */
static const char *
rest_of(struct arena *mem, const struct import_list *list)
{
	struct import_list rest = *list;

	rest.row = NEWN(mem, struct import_row, list->n + 1);
	rest.n = 0;
	for (size_t i = 0; i < list->n; i++)
		if (list->row[i].kind == ROW_FAULTY)
			rest.row[rest.n++] = list->row[i];
	return rest.n == 0 ? NULL : recruit_import_store(mem, &rest);
}

/* Off the loop: of a long list this takes longer than others should wait. */
static void
decide(struct req *r, void *arg)
{
	struct choice *c = arg;
	struct cx *cx = &r->cx;

	c->content = "{}";              /* dropped: what was read of people goes with it */
	if (text_eq(c->todo, "drop"))
		return;
	recruit_import_load(cx->mem, c->d.content, &c->list);
	take_corrections(r, &c->list);
	c->why = recruit_import_too_long(cx->mem, cx->lang, &c->list);
	if (text_eq(c->todo, "accept")) {
		recruit_import_compare(cx, &c->own, &c->list);
		recruit_import_number(&c->list);
		c->rest = rest_of(cx->mem, &c->list);
	}
	c->content = recruit_import_store(cx->mem, &c->list);
}

static void
go_on(struct req *r, void *arg)
{
	struct choice *c = arg;

	(void)r;
	c->at = c->next;                /* only now, when what was before is committed */
}

static void
save(struct req *r, const struct choice *c, const char *content, const char *state)
{
	q_recruit_draft_save(
	    &r->cx, &(struct q_recruit_draft_save_in){ r->cx.tenant, c->d.id, content, state });
}

/* Is the draft what this request knows? Another tab, or the same form sent twice, may have been
 * here. */
static bool
unchanged(struct req *r, const struct choice *c, const char *content)
{
	struct arena_mark mark = arena_mark(r->cx.mem);
	struct q_recruit_draft_get now;
	bool same = q_recruit_draft_get(&r->cx, &now, r->cx.tenant, c->d.id, r->cx.partner) &&
	    text_eq(now.state, "open") && text_eq(now.content, content);

	arena_rewind(r->cx.mem, mark);
	return same;
}

static enum st
was_changed(struct req *r)
{
	return redirect_say(r, url_recruit(r->cx.mem, r->cx.tenant, "/imports/%lld", r->id),
	    N_("This list was changed meanwhile, or is just being written. Look it over once more."));
}

/* What was written leaves the draft; refused rows stay in it. */
static enum st
write_end(struct req *r, const struct choice *c)
{
	struct cx *cx = &r->cx;

	if (!unchanged(r, c, c->content))
		return was_changed(r);
	if (c->rest != NULL) {
		save(r, c, c->rest, "open");
		return redirect_say(r, url_recruit(cx->mem, cx->tenant, "/imports/%lld", r->id),
		    N_("Rows without mistakes are on your list. These still need a correction."));
	}
	save(r, c, recruit_import_store(cx->mem, &(struct import_list){ .unknown = "" }), "done");
	return redirect_say(r, url_candidates(cx->mem, cx->tenant, c->d.group),
	    N_("The list is imported."));
}

static enum st
write_some(struct req *r)
{
	struct choice *c = r->slow_arg;
	struct cx *cx = &r->cx;
	struct q_recruit_draft_state now = { .state = "" };

	q_recruit_draft_state(cx, &now, cx->tenant, c->d.id);
	if (!text_eq(now.state, "open"))        /* dropped, or the same form sent twice was faster */
		return redirect(r, url_candidates(cx->mem, cx->tenant, c->d.group));
	c->next = recruit_import_write(cx, &(struct import_to){ cx->partner, c->d.group, c->d.id },
	    &c->list, c->at);
	if (c->next < c->list.n)
		return defer(r, go_on, c, write_some, DB_WRITE);
	return write_end(r, c);
}

static enum st
keep_choice(struct req *r)
{
	struct choice *c = r->slow_arg;
	struct cx *cx = &r->cx;
	int64_t page = 1;

	if (c->why != NULL)
		return cx_fail(cx, ST_CONFLICT, "%s", c->why);
	if (!unchanged(r, c, c->d.content))
		return was_changed(r);
	if (text_eq(c->todo, "drop")) {
		save(r, c, c->content, "dropped");
		return redirect_say(r, url_candidates(cx->mem, cx->tenant, c->d.group),
		    N_("The list is dropped."));
	}
	save(r, c, c->content, "open");
	if (text_eq(c->todo, "accept"))
		return defer(r, go_on, c, write_some, DB_WRITE);
	text_to_int(form_get(&r->form, "page"), &page);
	return redirect(r, url_recruit_page(cx->mem, url_recruit(cx->mem, cx->tenant,
	    "/imports/%lld", r->id), page));
}

enum st
recruit_post_preview(struct req *r)
{
	struct cx *cx = &r->cx;
	struct choice *c = NEW(cx->mem, struct choice);

	c->todo = form_get(&r->form, "do");
	if (!q_recruit_draft_get(cx, &c->d, cx->tenant, (import_id){ r->id }, cx->partner))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such list."));
	if (!text_eq(c->d.state, "open"))       /* sent twice */
		return redirect(r, url_candidates(cx->mem, cx->tenant, c->d.group));
	if (text_eq(c->todo, "accept"))
		recruit_import_own(cx, cx->partner, c->d.group, &c->own);
	return defer(r, decide, c, keep_choice, DB_WRITE);
}
