/* SPDX-License-Identifier: EUPL-1.2
 * partnership.h - partnerships, their partners and people: who works together, where, and until
 * when.
 *
 * Every call but partnership_open, partnership_mine and the account_* ones acts on cx->tenant.
 */
#ifndef KOMPAN_PARTNERSHIP_H
#define KOMPAN_PARTNERSHIP_H

#include "html/form.h"
#include "html/html.h"
#include "work/cx.h"

/* ---- the partnership (R001 R003 R006 R007) ---- */

struct partnership_info {
	tenant_id   id;
	const char *name, *service_name, *voivodeship, *powiat, *gminas;
	const char *state;              /* forming active ended */
	int64_t     report_day;         /* of the next month, 1-28 (R190) */
	const char *report_set;         /* basic extended (R122) */
	const char *labour_note;        /* R072 */
};

/* False: no such partnership. */
bool    partnership_get(struct cx *, struct partnership_info *);
/* Opens the partnership in->id; the actor becomes its coordinator. ST_INVALID. Sent twice:
 * ST_OK, one row. */
enum st partnership_open(struct cx *, const struct partnership_info *in) MUST_USE;
/* Changes all but id and state. stamp: partnership_stamp() of what the editor saw. ST_INVALID,
 * ST_CONFLICT: changed meanwhile. */
enum st partnership_edit(struct cx *, const struct partnership_info *in,
    const char *stamp) MUST_USE;
const char *partnership_stamp(struct arena *, const struct partnership_info *);
/* R006: ST_CONFLICT names what is missing. Active already: ST_OK. */
enum st partnership_activate(struct cx *) MUST_USE;
/* Words for the kinds still missing for R006, in the user's language: at most 3. */
size_t  partnership_missing(struct cx *, const char *ret[3]);
/* R030: what is already under way although the partnership is only forming; sentences, never a
 * refusal. */
size_t  partnership_stage_warnings(struct cx *, const char *ret[4]);
/* The last day for a partner's part of the report on month "YYYY-MM"; day: its own or the
 * partnership's (R190). */
const char *partnership_report_due(struct arena *, const char *month, int64_t day);

struct partnership_mine {
	tenant_id id;
	const char *name, *service_name, *area, *state, *roles;
	bool may_read;                  /* else she reads its reports only */
};
/* Where the actor belongs, by name; one read across the installation, through her memberships
 * only. */
size_t  partnership_mine(struct cx *, struct partnership_mine **);

/* ---- partners (R006 R010 R061 R076 R121 R190) ---- */

struct partner_row {
	partner_id  id;
	const char *kind;               /* ops pup ngo coop local_gov employer other */
	const char *name, *profile;
	user_id     contact;            /* 0: nobody yet */
	const char *contact_name, *contact_phone, *contact_email;       /* NULL without contact */
	int64_t     report_day;         /* 0: the partnership's */
	const char *joined_on, *left_on;        /* left_on NULL: takes part */
};

struct partner_in {
	partner_id  id;
	const char *kind, *name, *full_name, *seat, *address, *phone, *email, *profile;
	user_id     contact;
	int64_t     report_day;
	const char *joined_on;          /* NULL: today */
};

/* Those that take part now, in the order they joined. */
size_t  partnership_partners(struct cx *, struct partner_row **);
/* Left ones too. */
size_t  partnership_partners_all(struct cx *, struct partner_row **);
/* value: id, label: name. */
const struct option *partnership_partner_options(struct cx *, size_t *ret_n);
/* Before them a line with an empty value, which chooses none. */
const struct option *partnership_partner_options_or(struct cx *, const char *none, size_t *ret_n);
bool    partnership_partner_get(struct cx *, partner_id, struct partner_in *,
    const char **ret_left_on);
/* ST_INVALID. Sent twice: ST_OK, one row. */
enum st partnership_partner_add(struct cx *, const struct partner_in *) MUST_USE;
/* ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: changed meanwhile. */
enum st partnership_partner_edit(struct cx *, const struct partner_in *,
    const char *stamp) MUST_USE;
const char *partnership_partner_stamp(struct arena *, const struct partner_in *);
/* ST_INVALID: the day is before it joined. ST_NOT_FOUND. Its people stay members until they
 * leave. */
enum st partnership_partner_leave(struct cx *, partner_id, const char *on) MUST_USE;
/* "welfare centre (OPS)" in the user's language. */
const char *partnership_kind_label(enum lang, const char *kind);
const struct option *partnership_kind_options(struct cx *, size_t *ret_n);

/* ---- people (R002 R121) ---- */

#define MEMBER_ROLES 5          /* coordinator worker head reader local_gov, in this order */
extern const char *const member_role_names[MEMBER_ROLES];

struct member {
	user_id     id;
	const char *login, *name, *title, *phone, *email;
	partner_id  partner;            /* 0: of no partner */
	const char *partner_name;       /* "" then */
	bool        role[MEMBER_ROLES];
	const char *roles;              /* words, parted by ", " */
	bool        waiting;            /* has not used the one-time link yet */
	const char *until_on;           /* her last day, if she is leaving; else NULL */
	const char *away_to, *standin;  /* away now: until when and who stands in; NULL */
};

/* Active members, by name in Polish order; two statements. */
size_t  partnership_members(struct cx *, struct member **);
bool    partnership_member(struct cx *, user_id, struct member *);
/* value: user id, label: "name (partner)". */
const struct option *partnership_member_options(struct cx *, size_t *ret_n);
/* Is this user an active member? */
bool    partnership_is_member(struct cx *, user_id);
/* Does this partner take part? */
bool    partnership_is_partner(struct cx *, partner_id);

struct member_in {
	user_id     id;                 /* of the account to be made */
	const char *login, *name, *title, *phone, *email;
	partner_id  partner;
	bool        role[MEMBER_ROLES];
	bool        known;              /* "the login exists, I mean this person" */
};

/* token NULL: the account existed */
struct member_invited { user_id user; const char *token; };

/*
 * A new person: account, roles, a one-time link (account_invite). A login that exists already is
 * added once the coordinator says she means it (in->known); nothing else of that account is shown.
 * ST_INVALID. Sent twice: ST_OK, one account, a fresh link.
 */
enum st partnership_invite(struct cx *, const struct member_in *, struct member_invited *) MUST_USE;
/* A new link for a member who has never used one. ST_CONFLICT: she has a password, ST_NOT_FOUND. */
enum st partnership_relink(struct cx *, user_id, const char **ret_token) MUST_USE;
/* Roles and partner from now on. ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: nobody would coordinate. */
enum st partnership_member_edit(struct cx *, const struct member_in *) MUST_USE;

struct leave_in { const char *on; user_id to; const char *note; };

/*
 * She leaves on in->on (her last day, not later than today); her clients go to in->to. What she
 * wrote stays hers. ST_INVALID, ST_NOT_FOUND, ST_CONFLICT: nobody would coordinate.
 */
enum st partnership_member_leave(struct cx *, user_id, const struct leave_in *) MUST_USE;

struct absence_in { absence_id id; user_id user, standin; const char *from_on, *to_on; };
/* standin NULL: nobody */
struct absence_row { absence_id id; user_id user; const char *name, *standin, *from_on, *to_on; };

/* Present and coming ones; at most 100. */
size_t  partnership_absences(struct cx *, struct absence_row **);
/* A worker records her own; who may edit the partnership, anybody's. ST_INVALID, ST_DENIED. Sent
 * twice: one row. */
enum st partnership_absence_add(struct cx *, const struct absence_in *) MUST_USE;
/* ST_DENIED, ST_NOT_FOUND. */
enum st partnership_absence_drop(struct cx *, absence_id) MUST_USE;

/* ---- accounts of the installation ---- */

/* role: administrator, or coordinator who may open partnerships. ST_INVALID. */
enum st partnership_account_add(struct cx *, const struct member_in *, const char *role,
    const char **ret_token) MUST_USE;
/* ST_NOT_FOUND. A new one-time link; also lets somebody in who forgot the password. */
enum st partnership_account_link(struct cx *, user_id, const char **ret_token) MUST_USE;
/* ST_CONFLICT: nobody disables herself. ST_NOT_FOUND. */
enum st partnership_account_disable(struct cx *, user_id, bool disabled) MUST_USE;

/* ---- addresses ---- */
struct url url_partnerships(void);
struct url url_partnership(struct arena *, tenant_id);
struct url url_partnership_settings(struct arena *, tenant_id);
struct url url_partner(struct arena *, tenant_id, partner_id);  /* id 0: a new one */
struct url url_member(struct arena *, tenant_id, user_id);      /* id 0: a new one */

#endif
