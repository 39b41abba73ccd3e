/* SPDX-License-Identifier: EUPL-1.2
 * action.h - what the partners plan for a month and what became of it; what they do inside the
 * partnership; risks and measures (R068 R254-R259 R263). Sections III-VIII and XII of the report.
 *
 * Every call acts on cx->tenant. What happened is always recorded: a difference without its reason
 * waits for it, an approved month still takes what is told later.
 */
#ifndef KOMPAN_ACTION_H
#define KOMPAN_ACTION_H

#include "html/html.h"
#include "work/cx.h"

struct action_in {
	action_id   id;
	const char *kind;               /* plan inside */
	const char *topic;              /* inside: meeting authorities training promotion other */
	const char *month;              /* NULL where a date says it */
	partner_id  partner;            /* exactly one answers, through one named person (R068) */
	user_id     user;
	const char *content;
	const char *on;                 /* day planned or, once told, held; NULL: the whole month */
	int64_t     planned, done;      /* how much, in units; 0: not counted */
	const char *unit;               /* hours people times, or "" */
	const char *participants;
	const char *state;              /* planned done partly not_done */
	const char *done_text, *difference, *effect;
	const char *stamp;              /* action_stamp() of what the editor saw */
};

/* Something planned, in->id; state and what follows it are ignored. ST_INVALID. Sent twice: ST_OK,
 * one row. The same for the two below. */
enum st action_plan(struct cx *, const struct action_in *) MUST_USE;
/* Done without having been planned: the day says the month. ST_INVALID. */
enum st action_unplanned(struct cx *, const struct action_in *) MUST_USE;
/* Inside the partnership, on a day: to come, or held already (R263). ST_INVALID. */
enum st action_inside(struct cx *, const struct action_in *) MUST_USE;
/* Changes what and when and who, by the kind it has. ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: changed
 * meanwhile, or withdrawn. */
enum st action_edit(struct cx *, const struct action_in *) MUST_USE;
/* What became of it: state, on, done, participants, done_text, difference, effect (R255 R256). The
 * same statuses. */
enum st action_tell(struct cx *, const struct action_in *) MUST_USE;
/* ST_INVALID without a reason, ST_NOT_FOUND. Withdrawn already: ST_OK. */
enum st action_withdraw(struct cx *, action_id, const char *reason) MUST_USE;
/* Plans it again for the next month, once; *ret_month: which (R259). ST_NOT_FOUND, ST_CONFLICT:
 * done, withdrawn, or nothing to carry. Carried already: ST_OK. */
enum st action_carry(struct cx *, action_id, const char **ret_month) MUST_USE;
/* The same for all of a month that is not done. ST_INVALID: no such month. */
enum st action_carry_all(struct cx *, const char *month, const char **ret_month) MUST_USE;

/* One line its person still has to tell; reason: only the reason of a difference is missing. */
struct action_due { action_id id; const char *content, *month, *planned_on; bool late, reason; };
/* The actor's own, of this month and the eleven before, oldest first; at most 20, one statement. */
size_t  action_due(struct cx *, struct action_due **ret);

/* ---- risks and measures (R257 R258) ---- */

struct risk_in {
	risk_id     id;
	const char *content, *level;    /* low medium high */
	const char *on;                 /* since; NULL: today */
	const char *stamp;
};

/* ST_INVALID. Sent twice: one row. */
enum st risk_add(struct cx *, const struct risk_in *) MUST_USE;
/* ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: changed meanwhile. */
enum st risk_edit(struct cx *, const struct risk_in *) MUST_USE;
/* Why it is no risk any more. ST_INVALID, ST_NOT_FOUND. Closed already: ST_OK. */
enum st risk_close(struct cx *, risk_id, const char *on, const char *why) MUST_USE;
/* ST_NOT_FOUND. Open already: ST_OK. */
enum st risk_open_again(struct cx *, risk_id) MUST_USE;
/* Entered by mistake. ST_INVALID without a reason, ST_NOT_FOUND, ST_CONFLICT: it has measures, so
 * it is closed. */
enum st risk_withdraw(struct cx *, risk_id, const char *reason) MUST_USE;

struct measure_in {
	measure_id  id;
	risk_id     risk;
	const char *content, *on, *result;      /* on: done or planned for */
	partner_id  partner;
	const char *stamp;
};

/* ST_INVALID, ST_NOT_FOUND: no such risk. Sent twice: one row. */
enum st measure_add(struct cx *, const struct measure_in *) MUST_USE;
/* What it says and gave so far; the past is kept. ST_INVALID, ST_NOT_FOUND, ST_CONFLICT. */
enum st measure_edit(struct cx *, const struct measure_in *) MUST_USE;
/* ST_INVALID without a reason, ST_NOT_FOUND. *ret_risk: whose it was. */
enum st measure_withdraw(struct cx *, measure_id, const char *reason, risk_id *ret_risk) MUST_USE;

/* ---- words and addresses ---- */

const char *action_state_word(enum lang, const char *state);    /* "partly done" */
const char *action_topic_word(enum lang, const char *topic);    /* "Meeting" */
/* "6 hours", "12 people"; "" for 0 */
const char *action_amount(struct arena *, enum lang, int64_t n, const char *unit);
const char *risk_level_word(enum lang, const char *level);

struct url url_actions(struct arena *, tenant_id, const char *month);   /* NULL: the present one */
struct url url_action(struct arena *, tenant_id, action_id);
struct url url_risks(struct arena *, tenant_id);
struct url url_risk(struct arena *, tenant_id, risk_id);

#endif
