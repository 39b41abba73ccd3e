/* SPDX-License-Identifier: EUPL-1.2
 * formfile_draft.c - the rules of forms that are being made.
 */
#include "mod/formfile/formfile_inside.h"

#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "quest/quest_diff.h"

#include <stdlib.h>
#include <string.h>

#define OWN        "urn:kompan:own:"    /* forms made here */
#define STEPS_KEPT 20

/* ---- begun ---- */

/* The next whole number: versions of forms made here are counted. */
static const char *
next_version(struct cx *cx, const char *url)
{
	struct q_formfile_versions *v;
	size_t n = q_formfile_versions(cx, &v, cx->tenant, url);
	long last = 0;

	for (size_t i = 0; i < n; i++)
		last =
		    strtol(v[i].version, NULL, 10) > last ? strtol(v[i].version, NULL, 10) : last;
	return arena_strf(cx->mem, "%ld", last + 1);
}

static const char *
content(struct cx *cx, const struct formfile_begin *in, const char *url)
{
	const char *const title[LANG_COUNT] = { [LANG_PL] = in->title, [LANG_EN] = in->title_en };
	struct formfile f;
	const char *json;
	size_t n;

	if (*in->from == '\0')
		return quest_edit_new(cx->mem, url, in->about, title);
	if (!formfile_current(cx, in->from, &f))
		return NULL;
	json = formfile_bytes(cx, &f, &n);
	return quest_edit_copy(cx->mem, json, n, url, next_version(cx, url), title);
}

static enum st
check_begin(struct cx *cx, const struct formfile_begin *in)
{
	bool empty = *in->from == '\0';

	if (text_empty(in->title))
		cx_fault(cx, "title", "%s", tr(cx->lang, "Write the title in Polish."));
	if (empty && strcmp(in->about, "person") != 0 && strcmp(in->about, "service") != 0)
		cx_fault(cx, "about", "%s", tr(cx->lang, "Choose whom the form is about."));
	if (in->version && !text_starts(in->from, OWN))
		cx_fault(cx, "version", "%s",
		    tr(cx->lang, "This form was not made here. Copy it as a form of your own."));
	return cx_faulty(cx);
}

enum st
formfile_begin(struct cx *cx, const struct formfile_begin *in, form_version_id *ret)
{
	const char *url = in->version ? in->from
	                              : arena_strf(cx->mem, OWN "%lld", (long long)in->id.v),
	           *json;
	struct q_formfile_draft_of there;
	struct quest_note *note;
	const struct quest *q;
	bool usable;
	enum st st = check_begin(cx, in);

	if (st != ST_OK)
		return st;
	if (q_formfile_draft_of(cx, &there, cx->tenant, url)) {
		*ret = there.id;                /* sent twice, or somebody has begun it already */
		return ST_OK;
	}
	json = content(cx, in, url);
	q = json == NULL ? NULL
	                 : quest_draft(cx->mem, cx->lang, json, strlen(json), &note, &usable);
	if (q == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "no form %s", in->from);
	formfile_store(cx, in->id, q, &(struct formfile_content){ "draft", json, strlen(json) });
	audit_add(cx, "form.begin", in->id.v, (person_id){ 0 }, url);
	*ret = in->id;
	return ST_OK;
}

/* ---- as it stands ---- */

static void
steps(struct cx *cx, struct formfile_draft *d)
{
	struct q_formfile_steps *s;

	d->n_step = q_formfile_steps(cx, &s, cx->tenant, d->id);
	d->step = NEWN(cx->mem, struct formfile_step, d->n_step + 1);
	for (size_t i = 0; i < d->n_step; i++)
		d->step[i] = (struct formfile_step){ s[i].nth, s[i].at, s[i].what, s[i].label,
			s[i].by == NULL ? "" : s[i].by };
	if (d->n_step > 0) {
		d->by = d->step[0].by;
		d->at = d->step[0].at;
	}
}

/* Against the form it was copied from, if that is still here. */
static struct quest_note *
lost(struct cx *cx, const struct quest *q)
{
	const char *bar = strrchr(q->from, '|'), *why;
	form_version_id id;
	const struct quest *was = bar == NULL ? NULL : formfile_version(cx,
	    arena_strn(cx->mem, q->from, (size_t)(bar - q->from)), bar + 1, &id, &why);

	return was == NULL ? NULL : quest_unmarked(cx->mem, cx->lang, was, q);
}

enum st
formfile_draft(struct cx *cx, form_version_id id, struct formfile_draft *ret)
{
	struct q_formfile_draft_get x;

	if (!q_formfile_draft_get(cx, &x, cx->tenant, id) || strcmp(x.state, "draft") != 0)
		return cx_fail(cx, ST_NOT_FOUND, "%s",
		    tr(cx->lang, "This draft was published or thrown away."));
	*ret = (struct formfile_draft){ .id = id,
		.url = x.url,
		.version = x.version,
		.sha256 = x.sha256,
		.json = x.content,
		.n = strlen(x.content),
		.by = x.by == NULL ? "" : x.by,
		.at = x.at,
		.own = text_starts(x.url, OWN) };
	if (!ret->own)                  /* it may be large, and does not change */
		ret->q = formfile_once(cx, ret->sha256, ret->json, ret->n, &ret->note);
	ret->usable = ret->q != NULL;
	if (ret->q == NULL)
		ret->q = quest_draft(cx->mem, cx->lang, ret->json, ret->n, &ret->note, &ret->usable);
	if (ret->q == NULL)
		return cx_fail(cx, ST_FAIL, "draft %lld cannot be read", (long long)id.v);
	ret->lost = lost(cx, ret->q);
	steps(cx, ret);
	return ST_OK;
}

size_t
formfile_open(struct cx *cx, struct formfile_open **ret)
{
	struct q_formfile_drafts *x;
	size_t n = q_formfile_drafts(cx, &x, cx->tenant);

	*ret = NEWN(cx->mem, struct formfile_open, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = (struct formfile_open){ x[i].id,
			cx->lang == LANG_PL ? x[i].title_pl : x[i].title_en, x[i].version,
			x[i].by == NULL ? "" : x[i].by, x[i].at };
	return n;
}

/* ---- changed ---- */

static void
set(struct cx *cx, form_version_id id, const char *json)
{
	struct quest_note *note;
	bool usable;
	const struct quest *q = quest_draft(cx->mem, cx->lang, json, strlen(json), &note, &usable);

	if (q == NULL)
		abort();                /* it came from one that was read */
	q_formfile_draft_set(cx,
	    &(struct q_formfile_draft_set_in){ .tenant = cx->tenant,
	        .id = id,
	        .url = q->url,
	        .version = q->version,
	        .name = q->name,
	        .title_pl = q->title.in[LANG_PL],
	        .title_en = q->title.in[LANG_EN],
	        .about = q->about,
	        .sha256 = formfile_sum(cx->mem, json, strlen(json)),
	        .content = json });
}

static const char *
step_word(enum quest_edit what)
{
	switch (what) {
	case QUEST_ADD:    return "add";
	case QUEST_CHANGE: return "change";
	case QUEST_REMOVE: return "remove";
	case QUEST_UP:
	case QUEST_DOWN:
	case QUEST_MOVE:   return "move";
	case QUEST_ABOUT:  return "about";
	default:           return "when";
	}
}

static const char *
label(struct cx *cx, const struct formfile_draft *d, const struct quest_change *c)
{
	const struct quest_item *it = quest_find(d->q, c->link_id);

	return c->what == QUEST_ADD || it == NULL ? c->text[LANG_PL] == NULL ? "" : c->text[LANG_PL]
	                                          : it->text.in[cx->lang];
}

static void
keep_step(struct cx *cx, const struct formfile_draft *d, const struct quest_change *c)
{
	int64_t nth = d->n_step == 0 ? 1 : d->step[0].nth + 1;

	q_formfile_step_add(cx,
	    &(struct q_formfile_step_add_in){ .tenant = cx->tenant,
	        .id = d->id,
	        .nth = nth,
	        .what = step_word(c->what),
	        .label = label(cx, d, c),
	        .by = cx->actor,
	        .now = cx->now,
	        .was = d->json });
	q_formfile_steps_to(cx, cx->tenant, d->id, nth - STEPS_KEPT);
}

static enum st
refuse(struct cx *cx, const struct quest_wrong *w)
{
	for (; w != NULL; w = w->next)
		cx_fault(cx, w->name, "%s", w->text);
	return cx_faulty(cx);
}

enum st
formfile_change(struct cx *cx, form_version_id id, const struct quest_change *c, const char *mark)
{
	struct quest_wrong *wrong = NULL;
	struct formfile_draft d;
	const char *json, *now;
	enum st st = formfile_draft(cx, id, &d);

	if (st == ST_NOT_FOUND)
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "This draft was published or thrown away meanwhile. What you wrote is below."));
	if (st != ST_OK)
		return st;
	if (!d.own)
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang,
		        "This form is by others and stays as it is. Publish it, then copy it as a form of your own."));
	json = quest_edit(cx->mem, cx->lang, d.json, d.n, c, &wrong);
	if (json != NULL && strcmp(formfile_sum(cx->mem, json, strlen(json)), d.sha256) == 0)
		return ST_OK;                   /* nothing new: sent twice */
	now = mark == NULL ? NULL : quest_edit_mark(cx->mem, d.json, d.n, c->link_id);
	if (mark != NULL && strcmp(mark, now) != 0 && rule_on("R196-two"))
		return cx_fail(cx, ST_CONFLICT,
		    *now == '\0'
		        ? tr(cx->lang,
		              "%s has removed this meanwhile. Your words are below: you can put them back.")
		        : tr(cx->lang,
		              "%s has changed this meanwhile. Below stands what was written, and your words under it. Save again to keep yours."),
		    d.by);
	if (json == NULL)
		return refuse(cx, wrong);
	keep_step(cx, &d, c);
	set(cx, id, json);
	audit_add(cx, "form.change", id.v, (person_id){ 0 }, step_word(c->what));
	return ST_OK;
}

static enum st
still(struct cx *cx, const struct formfile_draft *d, const char *sha256)
{
	return strcmp(d->sha256, sha256) == 0
	    ? ST_OK
	    : cx_fail(cx, ST_CONFLICT,
	          tr(cx->lang,
	              "%s has changed the form meanwhile. Look at it as it is now, then decide again."),
	          d->by);
}

enum st
formfile_undo(struct cx *cx, form_version_id id, const char *sha256)
{
	struct q_formfile_step_was was;
	struct formfile_draft d;
	enum st st = formfile_draft(cx, id, &d);

	if (st == ST_OK)
		st = still(cx, &d, sha256);
	if (st != ST_OK)
		return st;
	if (d.n_step == 0 || !q_formfile_step_was(cx, &was, cx->tenant, id, d.step[0].nth))
		return cx_fail(
		    cx, ST_CONFLICT, "%s", tr(cx->lang, "There is no step to take back."));
	set(cx, id, was.was);
	q_formfile_steps_from(cx, cx->tenant, id, d.step[0].nth);
	audit_add(cx, "form.undo", id.v, (person_id){ 0 }, d.step[0].what);
	return ST_OK;
}

/* ---- the end ---- */

enum st
formfile_publish(struct cx *cx, form_version_id id, const char *sha256)
{
	struct q_formfile_draft_get x;
	struct formfile_draft d;
	enum st st;

	if (q_formfile_draft_get(cx, &x, cx->tenant, id) && strcmp(x.state, "published") == 0)
		return ST_OK;                   /* pressed twice */
	st = formfile_draft(cx, id, &d);
	if (st == ST_OK)
		st = still(cx, &d, sha256);
	if (st != ST_OK)
		return st;
	if (!d.usable && rule_on("R196-check"))
		return cx_fail(cx, ST_CONFLICT, "%s",
		    tr(cx->lang, "The form cannot be used yet. Mend what is listed first."));
	if (d.own)
		set(cx, id, quest_edit_publish(cx->mem, d.json, d.n, cx->today));
	if (rule_on("R196-publish"))
		q_formfile_publish(
		    cx, &(struct q_formfile_publish_in){ cx->tenant, id, cx->actor, cx->now });
	q_formfile_steps_from(cx, cx->tenant, id, 0);
	audit_add(cx, "form.publish", id.v, (person_id){ 0 },
	    arena_strf(cx->mem, "%s|%s", d.url, d.version));
	return ST_OK;
}

enum st
formfile_discard(struct cx *cx, form_version_id id)
{
	struct formfile_draft d;
	enum st st = formfile_draft(cx, id, &d);

	if (st != ST_OK)
		return st;
	q_formfile_steps_from(cx, cx->tenant, id, 0);
	q_formfile_drop(cx, cx->tenant, id);
	audit_add(cx, "form.discard", id.v, (person_id){ 0 }, d.url);
	return ST_OK;
}
