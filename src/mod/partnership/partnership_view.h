/* SPDX-License-Identifier: EUPL-1.2
 * partnership_view.h - what the pages of a partnership show.
 */
#ifndef KOMPAN_PARTNERSHIP_VIEW_H
#define KOMPAN_PARTNERSHIP_VIEW_H

#include "html/form.h"
#include "mod/partnership/partnership.h"

struct mine_view {
	struct arena *mem;
	const struct partnership_mine *row; size_t n;
	bool may_open, may_admin;
};

struct settings_view {
	const struct form *form;
	struct url action, back;
	bool fresh;                     /* opening a new one */
	const struct option *voivodeship; size_t n_voivodeship;
};

struct partner_line {
	struct partner_row p;
	const char *kind, *coordinators, *report;       /* words */
	const char *left;                               /* NULL: takes part */
	struct url url;
};

struct member_line {
	struct member m;
	const char *away;               /* "until 12.09.2026, Anna stands in"; NULL: here */
	struct url url;
};

struct absence_line { struct absence_row a; const char *days; struct url drop; bool may_drop; };

struct partnership_view {
	struct url units, stories;
	const struct form *form;
	tenant_id tenant;
	struct partnership_info p;
	bool forming, may_edit, may_actions;
	const char *missing[3]; size_t n_missing;       /* R006 */
	const char *ask[24]; size_t n_ask;              /* what else is worth filling in */
	const char *stage[4]; size_t n_stage;           /* R030 */
	const char *due;                                /* "5 grudnia 2026" */
	const struct partner_line *partner; size_t n_partner;
	const struct member_line *member; size_t n_member;
	const struct absence_line *absence; size_t n_absence;
	struct url settings, activate, add_partner, add_member, add_absence, actions, risks,
	    evaluations, forms;
	struct url aims, without;       /* NULL: not for whoever asks */
	const char *without_words;
};

struct partner_view {
	const struct form *form, *leave_form;
	struct url action, leave, back;
	bool fresh;
	const char *left;               /* NULL: takes part */
	const struct option *kind; size_t n_kind;
	const struct option *contact; size_t n_contact;
};

struct member_view {
	const struct form *form;
	struct url action, leave, link, back;
	bool fresh, waiting, ask_known;
	const char *name, *login, *phone, *email;
	const struct option *partner; size_t n_partner;
	const struct option *role; size_t n_role;
};

struct leave_view {
	const struct form *form;
	struct url action, back;
	int64_t clients;
	const struct option *to; size_t n_to;
};

struct absence_view {
	const struct form *form;
	struct url action, back;
	const struct option *user; size_t n_user;       /* n 0: her own */
	const struct option *standin; size_t n_standin;
};

/* mailed NULL: no address */
struct link_view { const char *name, *login, *link, *mailed; struct url back; };

struct account_line { const char *login, *name, *state, *seen; bool disabled, self; struct url link,
    disable; };
struct accounts_view { const struct form *form; const struct account_line *row; size_t n; };

void partnership_mine_html(struct buf *, const struct mine_view *);
void partnership_show_html(struct buf *, const struct partnership_view *);
void partnership_settings_html(struct buf *, const struct settings_view *);
void partnership_partner_html(struct buf *, const struct partner_view *);
void partnership_member_html(struct buf *, const struct member_view *);
void partnership_leave_html(struct buf *, const struct leave_view *);
void partnership_absence_html(struct buf *, const struct absence_view *);
void partnership_link_html(struct buf *, const struct link_view *);
void partnership_accounts_html(struct buf *, const struct accounts_view *);
void partnership_account_html(struct buf *, const struct member_view *);

#endif
