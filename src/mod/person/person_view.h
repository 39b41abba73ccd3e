/* SPDX-License-Identifier: EUPL-1.2
 * person_view.h - what the pages of people show.
 */
#ifndef KOMPAN_PERSON_VIEW_H
#define KOMPAN_PERSON_VIEW_H

#include "base/date.h"
#include "base/text.h"
#include "core/req.h"
#include "mod/answer/answer.h"
#include "mod/casefile/casefile.h"
#include "mod/person/person_inside.h"
#include "mod/recruit/recruit.h"

struct person_line {
	const struct person_row *p;
	struct url url, service;
	const char *support; /* "in support since 12.09.2026" */
	const char *tag;     /* "k-tag--due"...; NULL: plain */
	const char *workers; /* "Olga Ops and 1 more"; "" nobody */
	const char *month;   /* "2 services", "nothing yet"; NULL: not asked */
};

struct people_filter {
	const char *label;
	struct url url;
	bool current;
};

struct people_view {
	const char *q;        /* "" : no search */
	const char *no_pesel; /* advice about a number that cannot be one; NULL */
	struct person_line *mine;
	size_t n_mine;
	struct person_line *row;
	size_t n;
	struct people_filter filter[3];
	const char *heading;
	int64_t page, pages;
	struct url prev, next, all, groups;
	int64_t my_page, my_pages;
	struct url my_prev, my_next;
	bool may_service, may_propose;
};

struct person_filter {
	const char *label;
	struct url url;
	bool current;
};
struct person_support {
	const char *group, *span, *end, *situation, *follow, *follow_situation;
	int64_t client_no;
	struct url closing, follow_up;
	bool open, follow_due, overdue;
};

struct person_time {            /* a page of the timeline */
	const struct person_filter *filter;
	size_t n_filter;
	const struct form *form;        /* of partner, days and words */
	const struct option *partner;
	size_t n_partner;
	struct case_event *event;
	size_t n;
	const char *sum;
	struct url older, newest, all;
	bool has_older, later, narrowed;
};

struct person_view {
	tenant_id tenant;
	const struct q_person_get *p;
	const char *born, *sex;
	const char *reach; /* the address, or where she stays, or that there is none */
	struct person_support *support;
	size_t n_support;
	struct case_consent *consent;
	size_t n_consent;
	struct case_now now;
	struct person_time time;
	struct case_fact *fact; /* the warnings first */
	size_t n_fact, n_warning;
	bool may_edit, may_service, may_candidate, may_note, features;
	struct url take, log, note, ask, add;
};

struct person_edit_view {
	const struct form *form;
	struct url action, back, offices;       /* offices NULL: not for this role */
	struct person_past *past;
	size_t n_past;
};

struct person_care_view {
	const struct form *form;
	struct url take, leave, back;
	struct q_person_care *care;
	size_t n_care;
	const struct option *user;
	size_t n_user;
	const struct option *open;
	size_t n_open;
};

struct person_closing_view {
	const struct form *form;
	struct url action, reopen, back;
	bool closed;
	const char *since, *weeks;
};

struct person_follow_view {
	const struct form *form;
	struct url action, back;
	const char *ended, *situation, *due;
	bool late;
};

struct group_month_line {
	struct url url, service;
	const char *name, *hours, *last, *stuck;
	int64_t client_no, area[4];
	const char *mark[4];
	bool quiet;
};

struct group_month_view {
	const struct group_month_line *row;
	size_t n;
	struct url prev, next, group;
	const char *prev_name, *next_name, *hours;
	int64_t area[4];
	bool may_service, has_next;
};

void person_people_html(struct buf *, const struct people_view *);
void person_show_html(struct buf *, const struct person_view *);
void person_now_html(struct buf *, const struct person_view *);
void person_places_html(
    struct buf *, const char *name, const struct person_filter *, size_t n);
void person_time_html(struct buf *, const struct person_time *);
void person_edit_html(struct buf *, const struct person_edit_view *);
void person_care_html(struct buf *, const struct person_care_view *);
void person_closing_html(struct buf *, const struct person_closing_view *);
void person_follow_html(struct buf *, const struct person_follow_view *);
void person_group_month_html(struct buf *, const struct group_month_view *);

/* Fills the page of the timeline that the address asks for; one statement. */
void person_timeline(struct req *, person_id, const struct case_access *, struct person_time *);
/* "1:30" of minutes. */
const char *person_hours(struct arena *, int64_t minutes);
/* Any address below a person's. */
struct url person_below(struct req *, person_id, const char *rest);

#endif
