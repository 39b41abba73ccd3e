/* SPDX-License-Identifier: EUPL-1.2
 * entry.c - entries with a history: changed, withdrawn, shown; two who change one at once.
 */
#include "core/entry.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/audit_sql.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- its texts ---- */

void
entry_word(struct entry *e, const char *name, const char *value, const char *word)
{
	if (e->n == ENTRY_PARTS)
		abort();
	e->part[e->n++] = (struct entry_part){ name, value == NULL ? "" : value, word };
}

void
entry_text(struct entry *e, const char *name, const char *value)
{
	entry_word(e, name, value, NULL);
}

void
entry_day(struct cx *cx, struct entry *e, const char *name, const char *iso)
{
	entry_word(e, name, iso, iso == NULL ? NULL : date_short(cx->mem, iso));
}

void
entry_tick(struct cx *cx, struct entry *e, const char *name, bool on)
{
	entry_word(e, name, on ? "1" : "", on ? tr(cx->lang, "yes") : tr(cx->lang, "no"));
}

void
entry_id(struct cx *cx, struct entry *e, const char *name, int64_t id, const char *word)
{
	entry_word(e, name, id == 0 ? "" : arena_strf(cx->mem, "%lld", (long long)id),
	    word == NULL ? "" : word);
}

static const char *
word_of(const struct entry_part *p)
{
	return p->word == NULL ? p->value : p->word;
}

const char *
entry_stamp(struct arena *mem, const struct entry *e)
{
	uint64_t mark = MARK_BEGIN;

	for (size_t i = 0; i < e->n; i++)
		mark = mark_add(mark, e->part[i].value);
	return mark_text(mem, mark);
}

/* ---- changed, withdrawn ---- */

static bool
same(const struct entry *a, const struct entry *b, size_t i)
{
	return strcmp(a->part[i].value, b->part[i].value) == 0;
}

/* now NULL: all of it. */
static void
keep(struct cx *cx, const struct entry *e, const struct entry *now, const char *kind,
    const char *reason)
{
	struct audit_was was[ENTRY_PARTS];
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		if (now == NULL || !same(e, now, i))
			was[n++] = (struct audit_was){ e->part[i].name, word_of(&e->part[i]) };
	audit_keep(cx, &(struct audit_kept){ e->thing, e->id, kind, reason }, was, n);
}

static enum st
withdrawn(struct cx *cx)
{
	return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
	    "This entry was withdrawn, so it cannot be changed any more."));
}

/* Every field that differs says what stands there, beside what its second editor typed. */
static enum st
meanwhile(struct cx *cx, const struct entry *old, const struct entry *now)
{
	for (size_t i = 0; i < old->n; i++) {
		const struct entry_part *p = &old->part[i];

		if (same(old, now, i))
			continue;
		if (*word_of(p) != '\0')
			cx_fault(cx, p->name,
			    tr(cx->lang,
			        "Somebody changed this meanwhile. It now says: %s. Your words are kept; save again to put them there."),
			    word_of(p));
		else if (*p->value == '\0')
			cx_fault(cx, p->name, "%s",
			    tr(cx->lang,
			        "Somebody changed this meanwhile: it is empty now. Your words are kept; save again to put them there."));
		else
			cx_fault(cx, p->name, "%s",
			    tr(cx->lang,
			        "Somebody chose otherwise meanwhile. Your choice is kept; save again to put it there."));
	}
	return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang, "Somebody changed this meanwhile."));
}

enum st
entry_change(struct cx *cx, const struct entry *old, const struct entry *now, const char *stamp,
    bool *ret_write)
{
	*ret_write = false;
	if (old->n != now->n)
		abort();
	if (old->withdrawn)
		return withdrawn(cx);
	if (strcmp(entry_stamp(cx->mem, old), entry_stamp(cx->mem, now)) == 0)
		return ST_OK;
	if (!text_eq(stamp, entry_stamp(cx->mem, old)))
		return meanwhile(cx, old, now);
	keep(cx, old, now, "correct", now->why == NULL ? "" : now->why);
	audit_add(
	    cx, arena_strf(cx->mem, "%s_edit", old->action), old->id, old->person, old->detail);
	*ret_write = true;
	return ST_OK;
}

/* ST_INVALID without a reason. Withdrawn already: ST_OK, nothing to write. */
static enum st
end_of(struct cx *cx, const struct entry *e, const char *reason, bool *ret_write)
{
	*ret_write = false;
	if (e->withdrawn)
		return ST_OK;
	if (text_empty(reason)) {
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Write why it is withdrawn."));
		return cx_faulty(cx);
	}
	keep(cx, e, NULL, "withdraw", reason);
	audit_add(cx, arena_strf(cx->mem, "%s_withdraw", e->action), e->id, e->person, e->detail);
	*ret_write = true;
	return ST_OK;
}

enum st
entry_withdraw(struct cx *cx, const struct entry_sort *sort, int64_t id, const char *reason,
    struct url *ret_back)
{
	struct entry *e = NEW(cx->mem, struct entry);
	bool write = false;
	enum st st = sort->load(cx, id, e);

	*ret_back = e->back;
	if (st == ST_OK && !e->withdrawn && sort->open != NULL)
		st = sort->open(cx, id);
	if (st == ST_OK)
		st = end_of(cx, e, reason, &write);
	if (st == ST_OK && write)
		sort->end(cx, id);
	return st;
}

/* ---- pages ---- */

void
entry_fill(struct req *r, const struct entry *e)
{
	bool typed = r->typed && *form_get(&r->form, "stamp") != '\0';

	for (size_t i = 0; !typed && i < e->n; i++)
		form_set(&r->form, e->part[i].name, e->part[i].value);
	if (!typed || r->status == 409)
		form_set(&r->form, "stamp", entry_stamp(r->cx.mem, e));
}

static const char *
label_of(enum lang lang, const char *name, const struct field *field, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(field[i].name, name) == 0)
			return tr(lang, field[i].label);
	return name;
}

static const char *
was_words(struct cx *cx, const char *kept, const struct field *field, size_t n)
{
	json_t *all = json_loads(kept, 0, NULL), *value;
	const char *key;
	struct buf b;

	buf_init(&b, cx->mem);
	json_object_foreach(all, key, value)
		if (json_string_length(value) > 0)
			buf_fmt(&b, "%s%s: %s", b.len == 0 ? "" : "; ",
			    label_of(cx->lang, key, field, n), json_string_value(value));
	json_decref(all);
	return b.len == 0 ? "–" : b.s;
}

size_t
entry_shown(struct req *r, const struct entry *e, const struct field *field, size_t n_field,
    const struct entry_past **ret)
{
	struct cx *cx = &r->cx;
	struct q_audit_history *row;
	size_t n = q_audit_history(cx, &row, cx->tenant, e->thing, e->id);
	struct entry_past *past = NEWN(cx->mem, struct entry_past, n + 1);

	entry_fill(r, e);
	for (size_t i = 0; i < n; i++)
		past[i] = (struct entry_past){ .when = date_short(
			                           cx->mem, date_of_instant(cx->mem, row[i].at)),
			.who = row[i].by == NULL ? "" : row[i].by,
			.what = strcmp(row[i].kind, "withdraw") == 0
			    ? tr(cx->lang, "this was withdrawn")
			    : tr(cx->lang, "changed"),
			.reason = row[i].reason,
			.was = was_words(cx, row[i].was, field, n_field) };
	*ret = past;
	return n;
}

enum st
entry_saved(struct req *r, enum st st, struct url back)
{
	return st != ST_OK ? st : redirect_say(r, back, N_("Saved."));
}

const struct field entry_reason_fields[N_ENTRY_REASON] = {
	FIELD(struct entry_reason, reason, FIELD_BLOCK, N_("Why it is withdrawn"), .max = 1000),
};

enum st
entry_withdraw_post(struct req *r, const struct entry_sort *sort)
{
	struct entry_reason in = { 0 };
	struct url back;
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = entry_withdraw(&r->cx, sort, r->id, in.reason, &back);
	return st != ST_OK ? st : redirect_say(r, back, N_("Withdrawn."));
}

enum st
entry_changed(struct req *r, enum st st, const struct entry_sort *sort)
{
	struct entry *e = NEW(r->cx.mem, struct entry);

	if (st == ST_OK)
		st = sort->load(&r->cx, r->id, e);
	return entry_saved(r, st, e->back);
}
