/* SPDX-License-Identifier: EUPL-1.2
 * report.c - who may change what of a month's report, and its approval: once, by one person, of what
 * she saw.
 */
#include "mod/report/report_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/partnership/partnership.h"
#include "mod/report/report_paper.h"

#include <sodium.h>
#include <string.h>

/* The draft of the month; the first one is made by the first word. ST_CONFLICT: approved. */
static enum st
the_draft(struct cx *cx, const char *month, report_id *ret, int64_t *ret_version)
{
	struct q_report_versions *v;
	struct q_report_get made;
	size_t n = q_report_versions(cx, &v, cx->tenant, month);

	if (n > 0 && text_eq(v[0].state, "approved"))
		return cx_fail(cx, ST_CONFLICT,
		    tr(cx->lang,
		        "The report of %s is approved and stays as it is. What comes later appears in the next report, or in a correction."),
		    month_name(cx->mem, cx->lang, month));
	if (n == 0) {
		q_report_add(cx, &(struct q_report_add_in){ .tenant = cx->tenant,
		    .id = { id_new() }, .month = month, .version = 1, .report_set = "basic",
		    .why = "", .by = cx->actor, .at = cx->now });
		if (!q_report_get(cx, &made, cx->tenant, month, 1))
			return cx_fail(cx, ST_BUSY, "%s", "");
		*ret = made.id;
		*ret_version = 1;
		return ST_OK;
	}
	*ret = v[0].id;
	*ret_version = v[0].version;
	return ST_OK;
}

static enum st
check_month(struct cx *cx, const char *month)
{
	if (strcmp(month, month_of(cx->mem, cx->today)) > 0)
		return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
		    "%s has not come yet: its report begins when the month begins."),
		    month_name(cx->mem, cx->lang, month));
	return ST_OK;
}

static const char *
as_text(struct cx *cx, int64_t instant)
{
	return arena_strf(cx->mem, "%lld", (long long)instant);
}

static int64_t
after(const struct cx *cx, int64_t was)
{
	return cx->now > was ? cx->now : was + 1;
}

/* ---- a partner's part ---- */

static enum st
part_changed(struct cx *cx, const struct q_report_part_get *p)
{
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
	        "%s saved this part meanwhile. It now says: %s %s Your words are kept below: join the two and save again."),
	    p->by == NULL ? "" : p->by, p->done, p->remarks);
}

static enum st
check_part(struct cx *cx, const struct part_in *in)
{
	if (in->partner.v == 0 || (in->partner.v != cx->partner.v &&
	    !(cx->perms & PERM_REPORT_EDIT)))
		return cx_fail(cx, ST_DENIED, "%s", tr(cx->lang,
		    "A part is written by the people of its own partner."));
	if (!partnership_is_partner(cx, in->partner))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such partner."));
	return ST_OK;
}

enum st
report_part_save(struct cx *cx, const char *month, const struct part_in *in)
{
	struct q_report_part_get p;
	const char *state = text_eq(in->state, "ready") ? "ready" : "draft";
	report_id report;
	int64_t version;
	enum st st = check_part(cx, in);

	st = st != ST_OK ? st : check_month(cx, month);
	st = st != ST_OK ? st : the_draft(cx, month, &report, &version);
	if (st != ST_OK)
		return st;
	if (version > 1) {
		struct q_report_get first;

		if (q_report_get(cx, &first, cx->tenant, month, 1))
			report = first.id;
	}
	if (!q_report_part_get(cx, &p, cx->tenant, report, in->partner)) {
		if (q_report_part_add(cx, &(struct q_report_part_add_in){ .tenant = cx->tenant,
		    .report = report, .partner = in->partner, .state = state, .done = in->done,
		    .remarks = in->remarks, .by = cx->actor, .at = cx->now }) == 0)
			return cx_fail(cx, ST_BUSY, "%s", "");
	} else if (text_eq(p.done, in->done) && text_eq(p.remarks, in->remarks) &&
	    text_eq(p.state, state))
		return ST_OK;           /* sent twice */
	else if (!text_eq(in->was, as_text(cx, p.at)))
		return part_changed(cx, &p);
	else if (q_report_part_edit(cx, &(struct q_report_part_edit_in){ .tenant = cx->tenant,
	    .report = report, .partner = in->partner, .was = p.at, .state = state,
	    .done = in->done, .remarks = in->remarks, .by = cx->actor,
	    .at = after(cx, p.at) }) == 0)
		return part_changed(cx, &p);
	audit_add(cx, "report.part", report.v, (person_id){ 0 }, month);
	return ST_OK;
}

/* ---- the coordinator's words ---- */

static enum st
words_changed(struct cx *cx, const struct q_report_text_get *t)
{
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
	        "%s changed this section meanwhile. It now says: %s Your words are kept below: join the two and save again."),
	    t->by == NULL ? "" : t->by, t->content);
}

enum st
report_words_save(struct cx *cx, const char *month, const struct words_in *in)
{
	struct q_report_text_get t;
	report_id report;
	int64_t version;
	enum st st;

	if (!report_has_words(report_section_of(in->section)))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such section with words of its own."));
	st = check_month(cx, month);
	st = st != ST_OK ? st : the_draft(cx, month, &report, &version);
	if (st != ST_OK)
		return st;
	if (!q_report_text_get(cx, &t, cx->tenant, report, in->section)) {
		if (q_report_text_add(cx, &(struct q_report_text_add_in){ .tenant = cx->tenant,
		    .report = report, .section = in->section, .content = in->content,
		    .by = cx->actor, .at = cx->now }) == 0)
			return cx_fail(cx, ST_BUSY, "%s", "");
	} else if (text_eq(t.content, in->content))
		return ST_OK;           /* sent twice */
	else if (!text_eq(in->was, as_text(cx, t.at)))
		return words_changed(cx, &t);
	else if (q_report_text_edit(cx, &(struct q_report_text_edit_in){ .tenant = cx->tenant,
	    .report = report, .section = in->section, .was = t.at, .content = in->content,
	    .by = cx->actor, .at = after(cx, t.at) }) == 0)
		return words_changed(cx, &t);
	audit_add(cx, "report.words", report.v, (person_id){ 0 }, in->section);
	return ST_OK;
}

/* ---- a correction ---- */

enum st
report_correct(struct cx *cx, const char *month, const char *why)
{
	struct q_report_versions *v;
	struct q_report_get made;
	size_t n = q_report_versions(cx, &v, cx->tenant, month);

	if (n > 0 && v[0].version > 1 && text_eq(v[0].state, "draft"))
		return ST_OK;
	if (n == 0 || !text_eq(v[0].state, "approved"))
		return cx_fail(cx, ST_CONFLICT, "%s", tr(cx->lang,
		    "Only an approved report is corrected; this one can still be changed."));
	if (text_empty(why)) {
		cx_fault(cx, "why", "%s", tr(cx->lang, "Write why the report is corrected."));
		return cx_faulty(cx);
	}
	q_report_add(cx, &(struct q_report_add_in){ .tenant = cx->tenant, .id = { id_new() },
	    .month = month, .version = v[0].version + 1, .number = v[0].number,
	    .report_set = v[0].report_set, .why = why, .by = cx->actor, .at = cx->now });
	if (!q_report_get(cx, &made, cx->tenant, month, v[0].version + 1))
		return cx_fail(cx, ST_BUSY, "%s", "");
	q_report_text_copy(cx, &(struct q_report_text_copy_in){ .tenant = cx->tenant,
	    .from = v[0].id, .to = made.id, .by = cx->actor, .at = cx->now });
	audit_add(cx, "report.correct", made.id.v, (person_id){ 0 }, month);
	return ST_OK;
}

/* ---- approval ---- */

static enum st
approved_meanwhile(struct cx *cx, const char *by, int64_t at)
{
	return cx_fail(cx, ST_CONFLICT, tr(cx->lang,
	    "%s approved this report meanwhile (%s). Nothing more is needed."),
	    by == NULL ? tr(cx->lang, "Somebody") : by, time_of_instant(cx->mem, at));
}

static enum st
changed_meanwhile(struct cx *cx)
{
	return cx_fail(cx, ST_CONFLICT, "%s",
	    tr(cx->lang,
	        "The report changed after you opened it. Read it once more as it is now and approve then."));
}

/* The number in the year is given at the approval: month after month, without a gap (R265). */
static int64_t
number_of(struct cx *cx, const struct report_source *s)
{
	const struct q_report_versions *old = report_approved_row(s);
	const char *year = arena_strn(cx->mem, s->month, 4);
	struct q_report_next_number next = { .n = 1 };

	if (old != NULL || !rule_on("R265"))
		return old == NULL ? 0 : old->number;
	q_report_next_number(cx, &next, cx->tenant, arena_strf(cx->mem, "%s-01", year),
	    arena_strf(cx->mem, "%s-12", year));
	return next.n;
}

static void
compare_with_old(struct cx *cx, const struct report_source *s, struct report_doc *d)
{
	const struct q_report_versions *old = report_approved_row(s);
	struct report_doc was;

	if (old != NULL && report_from_json(cx->mem, old->content, &was))
		report_compare(cx, &was, d, &d->difference);
}

enum st
report_prepare(struct cx *cx, const char *month, const char *mark, struct report_kept *k)
{
	struct report_source s;
	struct q_report_approver a;
	struct q_report_actor actor = { 0 };
	enum st st = check_month(cx, month);

	*k = (struct report_kept){ .lang = cx->lang, .today = cx->today, .now = cx->now };
	if (st != ST_OK)
		return st;
	if (!report_load_versions(cx, month, &s))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang,
		    "There is no such partnership."));
	if (s.n_version > 0 && report_draft_row(&s) == NULL && rule_on("R252")) {
		q_report_approver(cx, &a, cx->tenant, s.version[0].id);
		return approved_meanwhile(cx, a.by, a.at);
	}
	report_load_rest(cx, &s);
	report_draft(cx, &s, &k->doc);
	k->json = report_to_json(cx->mem, &k->doc);
	if (rule_on("R252-seen") && !text_empty(mark) &&
	    !text_eq(mark, report_mark(cx->mem, &k->doc)))
		return changed_meanwhile(cx);
	k->doc.number = number_of(cx, &s);
	compare_with_old(cx, &s, &k->doc);
	k->by = q_report_actor(cx, &actor, cx->actor) ? actor.name : "";
	k->difference = k->doc.version > 1 ? report_lines_to_json(cx->mem, &k->doc.difference) :
	    NULL;
	return ST_OK;
}

/* As page and signature say it: somebody answers for the report. */
const char *
report_approved_words(struct arena *mem, enum lang lang, const char *on, const char *by)
{
	return arena_strf(mem, tr(lang, "Approved on %s by %s"), date_long(mem, lang, on),
	    text_empty(by) ? tr(lang, "Somebody") : by);
}

void
report_make(struct arena *mem, struct report_kept *k)
{
	k->doc.approved = report_approved_words(mem, k->lang, k->today, k->by);
	k->pdf.bytes = report_paper(mem, &(struct report_print){ k->lang, k->today, k->now, false,
	    &k->doc }, &k->pdf.n);
	k->public_pdf.bytes = report_paper(mem, &(struct report_print){ k->lang, k->today, k->now,
	    true, &k->doc }, &k->public_pdf.n);
}

static paper_id
keep_paper(struct cx *cx, const char *name, const struct q_blob_pair *b)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	char hex[sizeof(sum) * 2 + 1];
	paper_id id = { id_new() };

	crypto_hash_sha256(sum, b->bytes, b->n);
	sodium_bin2hex(hex, sizeof(hex), sum, sizeof(sum));
	q_report_paper_add(cx, &(struct q_report_paper_add_in){ .tenant = cx->tenant, .id = id,
	    .name = name, .type = "application/pdf", .sha256 = hex,
	    .bytes = { b->bytes, b->n }, .at = cx->now });
	return id;
}

enum st
report_keep(struct cx *cx, const char *month, struct report_kept *k)
{
	struct report_kept now;
	report_id id;
	int64_t version;
	paper_id paper, public_paper;
	enum st st = report_prepare(cx, month, report_mark(cx->mem, &k->doc), &now);

	if (st != ST_OK)
		return st;
	if (now.doc.number != k->doc.number)
		return changed_meanwhile(cx);
	st = the_draft(cx, month, &id, &version);
	if (st != ST_OK)
		return st;
	if (version > 1)
		q_report_claim_services(cx, &(struct q_report_claim_services_in){ cx->tenant,
		    month, month_first(cx->mem, month), month_last(cx->mem, month) });
	paper = keep_paper(cx, arena_strf(cx->mem, "report-%s.pdf", month), &k->pdf);
	public_paper = keep_paper(cx, arena_strf(cx->mem, "report-%s-public.pdf", month),
	    &k->public_pdf);
	if (q_report_approve(cx, &(struct q_report_approve_in){ .tenant = cx->tenant, .id = id,
	    .number = k->doc.number, .report_set = k->doc.set, .content = k->json,
	    .difference = k->difference, .paper = paper, .public_paper = public_paper,
	    .by = cx->actor, .at = cx->now }) == 0)
		return changed_meanwhile(cx);
	audit_add(cx, "report.approve", id.v, (person_id){ 0 }, month);
	return ST_OK;
}

enum st
report_approve(struct cx *cx, const char *month)
{
	struct report_kept k;
	enum st st = report_prepare(cx, month, "", &k);

	if (st != ST_OK)
		return st;
	report_make(cx->mem, &k);
	return report_keep(cx, month, &k);
}
