/* SPDX-License-Identifier: EUPL-1.2
 * demo_inside.h - what the files of the demonstration share and nobody else sees.
 */
#ifndef KOMPAN_DEMO_INSIDE_H
#define KOMPAN_DEMO_INSIDE_H

#include "main/demo.h"
#include "main/demo_sql.h"

enum { OPS, PUP, NGO, PARTNERS };
enum {
	U_COORDINATOR,
	U_OPS,
	U_OPS_2,
	U_PUP,
	U_PUP_2,
	U_NGO,
	U_HEAD,
	U_READER,
	U_GOV,
	U_ADMIN,
	DEMO_USERS
};

#define DEMO_PEOPLE  24         /* proposed */
#define DEMO_MET     22         /* of them with a declaration: talked over at the meeting */
#define DEMO_CLIENTS 15
#define DEMO_BEFORE  3          /* months of recruitment */
#define DEMO_OPEN    8          /* months of work with a report; the next one is open */
#define DEMO_MONTHS  (DEMO_BEFORE + DEMO_OPEN + 2)
#define DEMO_KINDS   12

/* -1: of none */
struct demo_user { const char *login, *role, *given, *surname, *title; int partner; };
struct demo_kind { const char *area, *name; int partner, minutes; const char *scope[4]; };
struct demo_event { int kind, partner; const char *name, *block, *place, *starts; int minutes; };
struct demo_action {
	int partner, user;
	const char *content, *unit;
	int planned;
	const char *done, *why, *effect;
};
struct demo_life { const char *situation, *strengths, *motivation, *interest; };

extern const struct demo_user   demo_users[DEMO_USERS];
extern const struct demo_kind   demo_kinds[DEMO_KINDS];
extern const struct demo_event  demo_events[];
extern const struct demo_action demo_actions[], demo_inner[];
extern const struct demo_life   demo_lives[];
extern const char *const demo_places[],
    *const demo_women[], *const demo_men[], *const demo_surnames[][2],
                                                *const demo_reasons[PARTNERS][4],
                                                    *const demo_remarks[],
                                                        *const demo_streets[],
                                                            *const demo_decisions[];
extern const size_t n_demo_events, n_demo_actions, n_demo_inner, n_demo_lives, n_demo_places,
    n_demo_women, n_demo_men, n_demo_surnames, n_demo_remarks, n_demo_streets, n_demo_decisions;

struct demo_who {
	const char  *given, *surname, *name, *sex, *pesel, *birth_on, *phone, *address;
	int          life, worker, months_out;
	person_id    id;
	enrolment_id enrolment;
	const char  *to_on;             /* NULL: support goes on */
};

struct demo {
	struct cx       *cx;
	const struct demo_conf *conf;
	FILE            *out;
	uint64_t         rng;
	uint32_t         global, seq;   /* low bits of ids: of the installation, of a partnership */
	int64_t          rows, k;       /* written so far; which partnership, from 0 */
	const char      *today, *month[DEMO_MONTHS], *day[DEMO_MONTHS][32];
	const char      *place;
	tenant_id        p;
	partner_id       partner[PARTNERS];
	user_id          user[DEMO_USERS];
	const char      *user_name[DEMO_USERS];
	kind_id          kind[DEMO_KINDS];
	group_id         group;
	struct demo_who  who[DEMO_PEOPLE];
};

uint32_t    demo_rnd(struct demo *, size_t n);                  /* 0 ... n - 1 */
/* m: 0 is the first month of work, DEMO_OPEN the open one, from
 * -DEMO_BEFORE on. Weekends move on. */
const char *demo_day(const struct demo *, int m, int day);
const char *demo_month(const struct demo *, int m);
int64_t     demo_at(const char *date, int hour, int minute);
int64_t     demo_id(struct demo *, int64_t at);
bool        demo_past(const struct demo *, const char *date);   /* up to today */
void demo_trail(struct demo *, int64_t at, int user, const char *action, int64_t thing, person_id);

/* One invented person with a valid number. */
void demo_invent(struct demo *, struct demo_who *);
/* Her row and the words that find her; the id is made. */
void demo_add_person(struct demo *, struct demo_who *, int64_t at);
void demo_add_kinds(struct demo *);
void demo_recruit(struct demo *);       /* candidates, the meeting, clients, closings */
void demo_work(struct demo *);          /* services and events, month by month */
void demo_plan(struct demo *);          /* actions, risks */
void        demo_cases(struct demo *);          /* diagnosis, plan, filled forms of most clients */
void        demo_around(struct demo *);         /* offers, aims, units, stories */
/* Approves the finished months, in a unit of its own. */
enum st demo_reports(struct demo *) MUST_USE;
/* clients number from + 1 ... from + n */
void demo_crowd(struct demo *, int64_t from, int64_t n);

#endif
