/* SPDX-License-Identifier: EUPL-1.2
 * report_load.c - the rows a month's report is written from: the same few statements however many
 * clients and services there are.
 */
#include "mod/report/report_inside.h"

#include "base/date.h"
#include "base/text.h"

bool
report_load_versions(struct cx *cx, const char *month, struct report_source *s)
{
	*s = (struct report_source){ .month = month, .first = month_first(cx->mem, month),
		.last = month_last(cx->mem, month), .next = month_add(cx->mem, month, 1) };
	if (!q_report_house(cx, &s->house, cx->tenant))
		return false;
	s->n_version = q_report_versions(cx, &s->version, cx->tenant, month);
	s->n_partner = q_report_partners(cx, &s->partner, cx->tenant, s->first, s->last);
	return true;
}

const struct q_report_versions *
report_draft_row(const struct report_source *s)
{
	return s->n_version > 0 && text_eq(s->version[0].state, "draft") ? &s->version[0] : NULL;
}

const struct q_report_versions *
report_approved_row(const struct report_source *s)
{
	for (size_t i = 0; i < s->n_version; i++)
		if (text_eq(s->version[i].state, "approved"))
			return &s->version[i];
	return NULL;
}

/* Parts belong to version 1 and go on counting in a correction; words are each version's own. */
static void
load_words(struct cx *cx, struct report_source *s)
{
	const struct q_report_versions *draft = report_draft_row(s);
	const struct q_report_versions *v =
	    draft != NULL ? draft : s->n_version > 0 ? &s->version[0] : NULL;

	if (v != NULL)
		s->n_text = q_report_texts(cx, &s->text, cx->tenant, v->id);
	if (s->n_version > 0)
		s->n_part = q_report_parts(cx, &s->part, cx->tenant,
		    s->version[s->n_version - 1].id);
}

void
report_load_rest(struct cx *cx, struct report_source *s)
{
	const char *m = s->month;
	const char *next_last = month_last(cx->mem, s->next);

	s->correction = report_approved_row(s) != NULL;
	load_words(cx, s);
	s->n_action = q_report_actions(cx, &s->action, &(struct q_report_actions_in){
	    .tenant = cx->tenant, .month = m, .next = s->next,
	    .year_ago = month_add(cx->mem, m, -12) });
	s->n_risk = q_report_risks(cx, &s->risk, cx->tenant, s->first, s->last);
	s->n_measure = q_report_measures(cx, &s->measure, &(struct q_report_measures_in){
	    .tenant = cx->tenant, .first = s->first, .last = s->last, .next = next_last });
	s->n_client = q_report_clients(cx, &s->client, &(struct q_report_clients_in){
	    .tenant = cx->tenant, .month = m, .first = s->first, .last = s->last });
	s->n_service = q_report_services(cx, &s->service, &(struct q_report_services_in){
	    .tenant = cx->tenant, .month = m, .first = s->first, .last = s->last,
	    .correct = s->correction });
	s->n_event = q_report_events(cx, &s->event, cx->tenant, s->first, s->last);
}
