/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_load.c - one version, as far as whoever asks may see it, and where the client's part is
 * missing in it.
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/rule.h"
#include "base/text.h"
#include "mod/answer/answer.h"
#include "mod/person/person.h"

#include <string.h>

static const char *
ref_words(const struct diag_whole *w, finding_id origin)
{
	for (size_t i = 0; i < w->n_entry; i++)
		if (w->entry[i].e.origin.v == origin.v)
			return w->entry[i].e.content;
	return NULL;
}

static void
load_entries(struct cx *cx, const struct case_access *access, struct diag_whole *w)
{
	struct q_diag_entries *row;
	size_t n = q_diag_entries(cx, &row, cx->tenant, w->d.id);

	w->entry = NEWN(cx->mem, struct diag_view_entry, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct q_diag_entries *e = &row[i];
		const struct diag_kind *k = diag_kind(e->kind);

		if (k == NULL || !case_sees(access, &(struct case_mark){ e->partner, e->by,
		    e->circle, e->sensitive, e->client }))
			continue;
		if (strcmp(e->kind, "club") == 0)
			w->club += e->minutes;
		w->entry[w->n_entry++] = (struct diag_view_entry){ .e = *e, .kind = k,
			.code = diag_code_word(cx->mem, cx->lang, k, e->code),
			.source = diag_source_word(cx->lang, e->source),
			.judging = !e->client ? NULL : case_judging_advice(cx->mem, cx->lang,
			    arena_strf(cx->mem, "%s %s", e->content, e->more)) };
	}
	for (size_t i = 0; i < w->n_entry; i++)
		if (w->entry[i].e.ref.v != 0)
			w->entry[i].ref = ref_words(w, w->entry[i].e.ref);
}

static void
load_problems(struct cx *cx, const struct case_access *access, struct diag_whole *w)
{
	size_t n = q_diag_problems(cx, &w->problem, cx->tenant, w->d.id);

	for (size_t i = 0; i < n; i++) {
		const struct q_diag_problems *p = &w->problem[i];

		if (case_sees(access,
		        &(struct case_mark){
		            p->partner, p->by, p->circle, p->sensitive, p->client }))
			w->problem[w->n_problem++] = *p;
	}
}

void
diag_forms(struct cx *cx, const struct case_access *access, struct diag_whole *w)
{
	size_t n = q_diag_forms(cx, &w->form, cx->tenant, w->d.person);

	for (size_t i = 0; i < n; i++)
		if (case_sees(access,
		        &(struct case_mark){ w->form[i].partner, w->form[i].author, "team", "", false }))
			w->form[w->n_form++] = w->form[i];
}

bool
diag_has(const struct diag_whole *w, const char *kind)
{
	for (size_t i = 0; i < w->n_entry; i++)
		if (strcmp(w->entry[i].e.kind, kind) == 0)
			return true;
	return false;
}

static bool
filled(const struct diag_whole *w, const char *tool)
{
	for (size_t i = 0; tool != NULL && i < w->n_form; i++)
		if (text_eq(w->form[i].tool, tool))
			return true;
	return false;
}

const char *
diag_form_tool(const char *code)
{
	const struct diag_word *item = diag_item(code);

	if (item != NULL)
		return rule_on("R310") ? item->form : NULL;
	return strcmp(code, "swot") == 0 ? "swot" :
	    strcmp(code, "situation") == 0 ? "situation" :
	    strcmp(code, ANSWER_EX_ANTE) == 0 ? ANSWER_EX_ANTE : NULL;
}

bool
diag_filled(const struct diag_whole *w, const char *code)
{
	return filled(w, diag_form_tool(code));
}

const char *
diag_form_name(enum lang lang, const char *code)
{
	const struct diag_word *item = diag_item(code);

	return item != NULL ? item->text[lang] : strcmp(code, "swot") == 0 ? "SWOT" :
	    strcmp(code, "situation") == 0 ? tr(lang, "Situation at work") :
	    tr(lang, "Survey at the start");
}

/* R109: findings are individual. */
static void
copied(struct cx *cx, struct diag_whole *w)
{
	int64_t *alike, n = 0;
	size_t n_alike = case_words_alike(cx, w->d.person, &alike);

	for (size_t i = 0; i < w->n_entry; i++)
		n += case_words_among(alike, n_alike, w->entry[i].e.origin.v);
	n += *w->d.summary != '\0' && case_words_among(alike, n_alike, w->d.id.v);
	if (n > 0)
		w->alert[w->n_alert++] = arena_strf(cx->mem, trn(cx->lang,
		    "%lld text here stands word for word in the file of another client of yours. What does this person say?",
		    "%lld texts here stand word for word in the file of another client of yours. What does this person say?",
		    n), (long long)n);
}

/* R372: where the client's part is missing. An alert, never a refusal. */
static void
alerts(struct cx *cx, struct diag_whole *w)
{
	int64_t unasked = 0, silent = 0;

	if (!rule_on("R372"))
		return;
	if (!diag_has(w, "own"))
		w->alert[w->n_alert++] = tr(cx->lang,
		    "The client’s own picture is missing. Begin with it.");
	if (rule_on("R151") && !filled(w, ANSWER_EX_ANTE))
		w->alert[w->n_alert++] = tr(cx->lang,
		    "The survey at the start, with the consents, is not filled in. Offer it before you go on.");
	if (strcmp(w->d.state, "agreed") == 0 && !diag_has(w, "synthesis") &&
	    rule_on("R311-missing"))
		w->alert[w->n_alert++] = tr(cx->lang,
		    "What it comes to is not summed up yet: the situation, the problems, what was agreed.");
	if (!diag_has(w, "resource"))
		w->alert[w->n_alert++] = tr(cx->lang, "Nothing that helps is written down yet.");
	for (size_t i = 0; i < w->n_problem; i++) {
		unasked += strcmp(w->problem[i].recognised, "unasked") == 0;
		silent += *w->problem[i].view_client == '\0';
	}
	if (unasked > 0)
		w->alert[w->n_alert++] = arena_strf(cx->mem, trn(cx->lang,
		    "About %lld problem the client was not asked: does she or he see it as own?",
		    "About %lld problems the client was not asked: does she or he see them as own?",
		    unasked), (long long)unasked);
	if (silent > 0)
		w->alert[w->n_alert++] = arena_strf(cx->mem, trn(cx->lang,
		    "The client’s view of %lld problem is missing.",
		    "The client’s view of %lld problems is missing.", silent), (long long)silent);
	if (strcmp(w->d.state, "agreed") == 0 && !diag_has(w, "told"))
		w->alert[w->n_alert++] = tr(cx->lang,
		    "Nobody has explained this version to the client yet.");
	if (strcmp(w->d.state, "agreed") == 0 && w->d.review_on != NULL &&
	    strcmp(w->d.review_on, cx->today) <= 0)
		w->alert[w->n_alert++] = tr(cx->lang,
		    "It is time to look at this picture again: a diagnosis is always provisional.");
}

enum st
diag_load(struct cx *cx, diagnosis_id id, struct diag_whole *w)
{
	const struct case_access *access;
	struct person_row p;

	*w = (struct diag_whole){ 0 };
	if (!q_diag_get(cx, &w->d, cx->tenant, id) || !person_get(cx, w->d.person, &p))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such diagnosis."));
	w->name = p.called;
	w->sex = p.sex;
	access = case_access_load(cx, w->d.person);
	load_entries(cx, access, w);
	load_problems(cx, access, w);
	w->n_version = q_diag_versions(cx, &w->version, cx->tenant, w->d.person);
	if (!diag_team(access, &w->d)) {
		w->d.summary = w->d.why = w->d.changed = w->d.client_part = "";
		for (size_t i = 0; i < w->n_version; i++)
			w->version[i].why = w->version[i].changed = "";
	}
	diag_forms(cx, access, w);
	alerts(cx, w);
	copied(cx, w);
	return ST_OK;
}
