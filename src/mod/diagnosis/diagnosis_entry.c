/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_entry.c - what is written down in a version: added, changed, withdrawn.
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/person/person.h"

#include <string.h>

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
		if (*diag_code_word(
		        cx->mem, cx->lang, k, arena_strn(cx->mem, p, (size_t)(end - p))) == '\0')
			return false;
	}
	return true;
}

static void
check_code(struct cx *cx, const struct diag_kind *k, const struct diagnosis_entry_in *in)
{
	if (k->code == CODE_NONE || code_ok(cx, k, in->code))
		return;
	cx_fault(cx, "code", "%s",
	    k->code == CODE_ITEM ? tr(cx->lang, "Choose which item of the diagnosis it belongs to.")
	        : k->code == CODE_SIDE       ? tr(cx->lang, "Choose on whose side it is.")
	        : k->code == CODE_UNDERSTOOD ? tr(cx->lang, "Say whether the client understood.")
	                                     : tr(cx->lang, "Choose the area."));
}

static void
check_source(struct cx *cx, const struct diagnosis_entry_in *in)
{
	if (rule_on("R309") && *diag_source_word(cx->lang, in->source) == '\0')
		cx_fault(cx, "source", "%s", tr(cx->lang, "Say where it comes from."));
	if (in->on != NULL && strcmp(in->on, cx->today) > 0)
		cx_fault(
		    cx, "on", tr(cx->lang, "%s has not come yet."), date_short(cx->mem, in->on));
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
	if (rule_on("R311-needs") && strcmp(k->kind, "synthesis") == 0 && text_empty(in->more))
		cx_fault(cx, "more", tr(cx->lang, "Fill in “%s”."), tr(cx->lang, k->more));
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

/* What is found, and how she sees it, is nobody else's (R109). */
static void
keep_words(struct cx *cx, person_id person, finding_id origin, const char *kind, const char *text)
{
	static const char *const own[] = { "own", "expect", "finding", "synthesis" };

	for (size_t i = 0; i < LEN(own); i++)
		if (strcmp(kind, own[i]) == 0)
			case_words_keep(cx, person, origin.v, text);
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
	    .now = cx->now }) > 0) {
		keep_words(cx, d.person, in->id, in->kind, in->content);
		audit_add(cx, "diagnosis.add", in->id.v, d.person, in->kind);
	}
	return ST_OK;
}

/* ---- changed, withdrawn ---- */

static void
texts(struct cx *cx, const struct q_diag_entry_get *e, struct entry *ret)
{
	entry_word(
	    ret, "code", e->code, diag_code_word(cx->mem, cx->lang, diag_kind(e->kind), e->code));
	entry_text(ret, "content", e->content);
	entry_text(ret, "more", e->more);
	entry_text(ret, "who", e->who);
	entry_word(ret, "source", e->source, diag_source_word(cx->lang, e->source));
	entry_day(cx, ret, "on", e->on);
	entry_day(cx, ret, "until", e->until);
	entry_text(ret, "minutes", e->minutes == 0 ? "" :
	    arena_strf(cx->mem, "%lld min", (long long)e->minutes));
	entry_id(cx, ret, "ref", e->ref.v, NULL);
	entry_word(ret, "circle", e->circle, diag_circle_word(cx->lang, e->circle));
	entry_word(ret, "sensitive", e->sensitive, case_kind_word(cx->lang, e->sensitive));
	entry_tick(cx, ret, "client", e->client);
}

void
diag_entry_of(struct cx *cx, finding_id id, const struct q_diag_entry_get *e, struct entry *ret)
{
	*ret = (struct entry){ .thing = "diag_entry", .id = id.v, .action = "diagnosis.entry",
		.person = e->person, .detail = e->kind, .withdrawn = e->withdrawn_at != 0,
		.back = url_diag(cx->mem, cx->tenant, e->diagnosis, "") };
	texts(cx, e, ret);
}

static enum st
load(struct cx *cx, int64_t id, struct entry *ret)
{
	struct q_diag_entry_get e;
	enum st st = diag_entry_find(cx, (finding_id){ id }, &e);

	if (st == ST_OK)
		diag_entry_of(cx, (finding_id){ id }, &e, ret);
	return st;
}

static enum st
writable(struct cx *cx, const struct q_diag_entry_get *e)
{
	return strcmp(e->state, "draft") != 0 && !(diag_kind(e->kind)->has & AFTER)
	    ? diag_agreed(cx)
	    : ST_OK;
}

static enum st
open(struct cx *cx, int64_t id)
{
	struct q_diag_entry_get e;
	enum st st = diag_entry_find(cx, (finding_id){ id }, &e);

	return st == ST_OK ? writable(cx, &e) : st;
}

static void
end(struct cx *cx, int64_t id)
{
	q_diag_entry_withdraw(cx, cx->tenant, (finding_id){ id }, cx->now);
}

const struct entry_sort diag_entry_sort = { load, open, end };

enum st
diagnosis_entry_edit(struct cx *cx, const struct diagnosis_entry_in *in)
{
	struct q_diag_entry_get old;
	struct entry was, is = { 0 };
	enum st st = diag_entry_find(cx, in->id, &old);
	bool write = false;

	if (st == ST_OK)
		st = writable(cx, &old);
	if (st != ST_OK)
		return st;
	check(cx, diag_kind(old.kind), in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	diag_entry_of(cx, in->id, &old, &was);
	texts(cx, &(struct q_diag_entry_get){ .kind = old.kind, .code = in->code,
	    .content = in->content, .more = in->more, .who = in->who, .source = in->source,
	    .on = in->on == NULL ? old.on : in->on, .until = in->until, .minutes = in->minutes,
	    .ref = in->ref, .circle = in->circle, .sensitive = sensitive_of(in),
	    .client = in->client }, &is);
	st = entry_change(cx, &was, &is, in->stamp, &write);
	if (st != ST_OK || !write)
		return st;
	q_diag_entry_update(cx, &(struct q_diag_entry_update_in){ .tenant = cx->tenant,
	    .id = in->id, .code = in->code, .content = in->content, .more = in->more,
	    .who = in->who, .source = in->source, .on = in->on == NULL ? old.on : in->on,
	    .until = in->until, .minutes = in->minutes, .ref = in->ref, .circle = in->circle,
	    .sensitive = sensitive_of(in), .client = in->client });
	keep_words(cx, old.person, old.origin, old.kind, in->content);
	return ST_OK;
}
