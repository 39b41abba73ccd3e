/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_entry.c - what is written down in a version: added, changed, withdrawn.
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/date.h"
#include "base/mark.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

#include <string.h>

const char *
diag_entry_stamp(struct cx *cx, const struct q_diag_entry_get *e)
{
	const char *const text[] = { e->code, e->content, e->more, e->who, e->source, e->on, e->until,
	    arena_strf(cx->mem, "%lld %lld %d", (long long)e->minutes, (long long)e->ref.v, e->client),
	    e->circle, e->sensitive };

	return mark_of(cx->mem, text, LEN(text));
}

enum st
diag_entry_find(struct cx *cx, finding_id id, struct q_diag_entry_get *e)
{
	struct person_row p;

	if (!q_diag_entry_get(cx, e, cx->tenant, id) || !person_get(cx, e->person, &p) ||
	    !case_sees(case_access_load(cx, e->person),
	    &(struct case_mark){ e->partner, e->by, e->circle, e->sensitive, e->client }))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
	return ST_OK;
}

/* Several areas are parted by a space. */
static bool
code_ok(struct cx *cx, const struct diag_kind *k, const char *code)
{
	const char *end;

	if (k->code != CODE_AREAS)
		return *diag_code_word(cx->mem, cx->lang, k, code) != '\0';
	for (const char *p = code; *p != '\0'; p = *end == '\0' ? end : end + 1) {
		end = p + strcspn(p, " ");
		if (*diag_code_word(cx->mem, cx->lang, k, arena_strn(cx->mem, p, (size_t)(end - p))) == '\0')
			return false;
	}
	return true;
}

static void
check_code(struct cx *cx, const struct diag_kind *k, const struct diagnosis_entry_in *in)
{
	if (k->code == CODE_NONE || code_ok(cx, k, in->code))
		return;
	cx_fault(cx, "code", "%s", k->code == CODE_ITEM ?
	    tr(cx->lang, "Choose which item of the diagnosis it belongs to.") : k->code == CODE_SIDE ?
	    tr(cx->lang, "Choose on whose side it is.") : k->code == CODE_UNDERSTOOD ?
	    tr(cx->lang, "Say whether the client understood.") : tr(cx->lang, "Choose the area."));
}

static void
check_source(struct cx *cx, const struct diagnosis_entry_in *in)
{
	if (rule_on("R309") && *diag_source_word(cx->lang, in->source) == '\0')
		cx_fault(cx, "source", "%s", tr(cx->lang, "Say where it comes from."));
	if (in->on != NULL && strcmp(in->on, cx->today) > 0)
		cx_fault(cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
	if (in->on != NULL && in->until != NULL && strcmp(in->until, in->on) < 0)
		cx_fault(cx, "until", tr(cx->lang, "The last day, %s, is before the first, %s."),
		    date_short(cx->mem, in->until), date_short(cx->mem, in->on));
}

static void
check(struct cx *cx, const struct diag_kind *k, const struct diagnosis_entry_in *in)
{
	struct q_diag_entry_get of;

	check_code(cx, k, in);
	if (text_empty(in->content))
		cx_fault(cx, "content", tr(cx->lang, "Fill in “%s”."), tr(cx->lang, k->label));
	if (k->who != NULL && text_empty(in->who))
		cx_fault(cx, "who", tr(cx->lang, "Fill in “%s”."), tr(cx->lang, k->who));
	check_source(cx, in);
	if (k->has & HAS_MINUTES && in->minutes <= 0)
		cx_fault(cx, "minutes", "%s", tr(cx->lang, "Write how long it took."));
	if (in->ref.v != 0 && (!q_diag_entry_get(cx, &of, cx->tenant, in->ref) ||
	    strcmp(of.source, "client") != 0))
		cx_fault(cx, "ref", "%s", tr(cx->lang, "Choose one of the client’s statements."));
	diag_check_mark(cx, in->circle, in->sensitive);
}

/* An item about health is sensitive even where its writer forgets to say so. */
static const char *
sensitive_of(const struct diagnosis_entry_in *in)
{
	const struct diag_word *item = diag_item(in->code);

	return *in->sensitive != '\0' || item == NULL ? in->sensitive : item->sensitive;
}

enum st
diagnosis_entry_add(struct cx *cx, const struct diagnosis_entry_in *in)
{
	const struct diag_kind *k = diag_kind(in->kind);
	struct q_diag_get d;
	enum st st = diag_find(cx, in->diagnosis, &d);

	if (st != ST_OK)
		return st;
	if (k == NULL)
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such entry."));
	if (strcmp(d.state, "draft") != 0 && !(k->has & AFTER))
		return diag_agreed(cx);
	check(cx, k, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (q_diag_entry_insert(cx, &(struct q_diag_entry_insert_in){ .tenant = cx->tenant,
	    .id = in->id, .diagnosis = in->diagnosis, .kind = in->kind, .code = in->code,
	    .content = in->content, .more = in->more, .who = in->who, .source = in->source,
	    .on = in->on == NULL ? cx->today : in->on, .until = in->until, .minutes = in->minutes,
	    .ref = in->ref, .partner = cx->partner, .circle = in->circle,
	    .sensitive = sensitive_of(in), .client = in->client, .by = cx->actor,
	    .now = cx->now }) > 0)
		audit_add(cx, "diagnosis.add", in->id.v, d.person, in->kind);
	return ST_OK;
}

static void
keep(struct cx *cx, finding_id id, const char *kind, const char *reason,
    const struct q_diag_entry_get *e)
{
	const struct audit_was was[] = { { "content", e->content }, { "more", e->more },
		{ "who", e->who }, { "source", diag_source_word(cx->lang, e->source) },
		{ "on", date_short(cx->mem, e->on) } };

	audit_keep(cx, &(struct audit_kept){ "diag_entry", id.v, kind, reason }, was, LEN(was));
}

static enum st
writable(struct cx *cx, finding_id id, struct q_diag_entry_get *e)
{
	enum st st = diag_entry_find(cx, id, e);
	const struct diag_kind *k;

	if (st != ST_OK)
		return st;
	k = diag_kind(e->kind);
	if (e->withdrawn_at != 0)
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "This entry was withdrawn, so it cannot be changed any more."));
	return strcmp(e->state, "draft") != 0 && !(k->has & AFTER) ? diag_agreed(cx) : ST_OK;
}

enum st
diagnosis_entry_edit(struct cx *cx, const struct diagnosis_entry_in *in)
{
	struct q_diag_entry_get old;
	enum st st = writable(cx, in->id, &old);
	const char *on = in->on == NULL ? old.on : in->on;
	struct q_diag_entry_get now = { .code = in->code, .content = in->content, .more = in->more,
		.who = in->who, .source = in->source, .on = on, .until = in->until,
		.minutes = in->minutes, .ref = in->ref, .circle = in->circle,
		.sensitive = sensitive_of(in), .client = in->client };

	if (st != ST_OK)
		return st;
	check(cx, diag_kind(old.kind), in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	if (strcmp(diag_entry_stamp(cx, &now), diag_entry_stamp(cx, &old)) == 0)
		return ST_OK;
	if (!text_eq(in->stamp, diag_entry_stamp(cx, &old)))
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "Somebody changed this meanwhile. It now says: %s Your words are kept: look them over and save again."),
		    arena_strf(cx->mem, "%s %s %s", old.content, old.more, old.who));
	keep(cx, in->id, "correct", "", &old);
	q_diag_entry_update(cx, &(struct q_diag_entry_update_in){ .tenant = cx->tenant, .id = in->id,
	    .code = now.code, .content = now.content, .more = now.more, .who = now.who,
	    .source = now.source, .on = on, .until = now.until, .minutes = now.minutes,
	    .ref = now.ref, .circle = now.circle, .sensitive = now.sensitive,
	    .client = now.client });
	audit_add(cx, "diagnosis.edit", in->id.v, old.person, old.kind);
	return ST_OK;
}

enum st
diagnosis_entry_withdraw(struct cx *cx, finding_id id, const char *reason)
{
	struct q_diag_entry_get old;
	enum st st = diag_entry_find(cx, id, &old);

	if (st != ST_OK || old.withdrawn_at != 0)
		return st;
	st = writable(cx, id, &old);
	if (st != ST_OK)
		return st;
	if (text_empty(reason)) {
		cx_fault(cx, "reason", "%s", tr(cx->lang, "Write why it is withdrawn."));
		return cx_faulty(cx);
	}
	keep(cx, id, "withdraw", reason, &old);
	q_diag_entry_withdraw(cx, cx->tenant, id, cx->now);
	audit_add(cx, "diagnosis.withdraw", id.v, old.person, old.kind);
	return ST_OK;
}
