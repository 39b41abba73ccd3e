/* SPDX-License-Identifier: EUPL-1.2
 * service.h - what was done for whom (R117): kinds of services, entries and their corrections, group
 * events with a list of who was there (R140), training hours (R158). What happened is recorded,
 * never refused.
 */
#ifndef KOMPAN_SERVICE_H
#define KOMPAN_SERVICE_H

#include "html/form.h"
#include "html/html.h"
#include "work/cx.h"

/* ---- kinds (R339: three areas, and the partnership's own) ---- */

/* The shipped kinds as this partnership's own words, where it has none yet. In a write unit. */
void service_kind_seed(struct cx *);
/* To choose from: the actor's usual ones first. keep: shown although retired. */
const struct option *service_kind_options(struct cx *, kind_id keep, size_t *ret_n);
/* social labour health other, in words. */
const char *service_area(enum lang, const char *area);
/* ST_INVALID: no name, or there is such a kind. */
enum st service_kind_add(struct cx *, kind_id, const char *area, const char *name) MUST_USE;
/* No longer to choose; entries keep it. Or again. */
enum st service_kind_retire(struct cx *, kind_id, bool retired) MUST_USE;

/* ---- entries ---- */

struct service_in {
	service_id id;
	person_id person;
	kind_id kind;
	partner_id partner;    /* who gave it; 0: the actor's own */
	const char *scope;     /* what was done */
	const char *on;        /* ISO */
	int64_t minutes;
	const char *provider;  /* who did it; "": the actor */
	bool finished;         /* this form of support has ended */
	const char *remark;    /* on the client's situation */
	const char *no_plan;   /* "" urgent recruitment diagnosis before */
	const char *no_plan_note;
	const char *reason;    /* of a correction */
	const char *stamp;     /* of what the editor saw; "" skips the check */
};

/* "urgent" "recruitment" "diagnosis" "before" in words; "" for "". */
const char *service_no_plan(enum lang, const char *no_plan);
/* ST_INVALID. Sent twice: ST_OK, one row. */
enum st service_add(struct cx *, const struct service_in *) MUST_USE;
/*
 * Corrects an entry, or moves it to the right person (in->person differs); what stood is kept.
 * ST_NOT_FOUND; ST_INVALID (no reason); ST_CONFLICT: changed or withdrawn meanwhile.
 */
enum st service_correct(struct cx *, const struct service_in *) MUST_USE;
/* ST_NOT_FOUND, ST_INVALID (no reason). Twice is once. */
enum st service_withdraw(struct cx *, service_id, const char *reason) MUST_USE;
/* Support of this person had ended before that day: worth a word, never a refusal. */
bool service_after_end(struct cx *, person_id, const char *on);

/* ---- events ---- */

struct event_in {
	event_id id;
	group_id group;        /* 0: clients of all groups */
	partner_id partner;
	kind_id kind;
	const char *name, *block, *on, *starts;
	int64_t minutes;
	const char *place, *leader;
	int64_t seats;         /* 0: as many as come */
};

/* Everybody who is a client on that day stands on its list. ST_INVALID. Sent twice: one event. */
enum st event_add(struct cx *, const struct event_in *) MUST_USE;
/*
 * Who was there: one entry for each, in one unit; corrected by the same call. present: ids of
 * people on the list. ST_NOT_FOUND; ST_INVALID: the day has not come.
 */
enum st event_attend(struct cx *, event_id, const person_id *present, size_t n) MUST_USE;
/* ST_NOT_FOUND; ST_CONFLICT: it was held already. */
enum st event_cancel(struct cx *, event_id) MUST_USE;

/* ---- addresses ---- */
struct url url_services(struct arena *, tenant_id, const char *month);
struct url url_service(struct arena *, tenant_id, service_id);
struct url url_service_new(struct arena *, tenant_id, person_id); /* person 0: to be chosen */
struct url url_events(struct arena *, tenant_id, const char *month);

#endif
