/* SPDX-License-Identifier: EUPL-1.2
 * service_view.h - what the pages of services and events show.
 */
#ifndef KOMPAN_SERVICE_VIEW_H
#define KOMPAN_SERVICE_VIEW_H

#include "html/form.h"
#include "mod/service/service_inside.h"

struct service_line {
	const struct q_service_list *s;
	const char *on, *name, *hours, *area, *late; /* late: "in the report of October"; NULL */
	struct url url, person;
};

struct partner_line_sum {
	const char *partner, *hours;
	int64_t people, services;
};

struct service_list_view {
	const struct service_line *row;
	size_t n;
	const struct partner_line_sum *sum;
	size_t n_sum;
	const char *month, *prev_name, *next_name, *hours;
	struct url prev, next, add, events, kinds, more, action;
	const struct option *partner;
	size_t n_partner;
	const struct form *form;
	bool may_add, one_person, has_more;
};

struct service_form_view {
	const struct form *form;
	struct url action, back, withdraw, ask;
	const struct option *person;
	size_t n_person;
	const struct option *kind;
	size_t n_kind;
	const struct option *partner;
	size_t n_partner;
	bool exists, withdrawn, may_edit, may_ask;
	const char *who, *by, *month, *gone; /* who: the person is fixed; NULL: to be chosen */
	struct url person_url;
	const struct service_past {
		const char *by, *on, *what, *reason, *was;
	} *past;
	size_t n_past;
};

struct kind_line {
	const char *area, *name, *retired;
	int64_t n;
	struct url retire, again;
};

struct kinds_view {
	const struct form *form;
	const struct kind_line *row;
	size_t n;
	struct url action;
	bool may_edit;
};

struct event_line {
	const struct q_event_list *e;
	const char *on, *hours, *state;
	struct url url;
};

struct hours_line {
	const char *block, *partner, *hours, *person_hours;
	int64_t events, people;
};

struct events_view {
	const struct event_line *row;
	size_t n;
	const struct hours_line *hours;
	size_t n_hours;
	const char *prev_name, *next_name, *year;
	struct url prev, next, add, services;
	bool may_add;
};

struct event_form_view {
	const struct form *form;
	struct url action, back;
	const struct option *group;
	size_t n_group;
	const struct option *kind;
	size_t n_kind;
	const struct option *partner;
	size_t n_partner;
};

struct event_view {
	const struct form *form;
	const struct q_event_get *e;
	const char *on, *hours, *seats; /* seats: advice; NULL */
	const struct option *person;
	size_t n_person;
	struct url action, cancel, paper, back;
	bool may_edit, coming;
};

void service_list_html(struct buf *, const struct service_list_view *);
void service_form_html(struct buf *, const struct service_form_view *);
void service_kinds_html(struct buf *, const struct kinds_view *);
void service_events_html(struct buf *, const struct events_view *);
void service_event_form_html(struct buf *, const struct event_form_view *);
void service_event_html(struct buf *, const struct event_view *);

/* "1:30" of minutes. */
const char *service_hours(struct arena *, int64_t minutes);

#endif
