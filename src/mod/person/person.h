/* SPDX-License-Identifier: EUPL-1.2
 * person.h - people the partnership knows jointly: finding them, their contact data, who works with
 * them, the end of support and what came of it.
 *
 * Who is seen: everybody who is or was a client; besides them the candidates of the own partner,
 * and for whoever leads the selection those with a signed declaration. What only another partner
 * knows changes neither an answer nor the number of statements (R144).
 */
#ifndef KOMPAN_PERSON_H
#define KOMPAN_PERSON_H

#include "html/form.h"
#include "html/html.h"
#include "work/cx.h"

struct person_in {
	const char *given, *surname, *pesel, *birth_on, *sex, *phone, *email, *address;
	bool no_address; /* no fixed address now (R182) */
	const char *stays_at;
	bool no_document;
	const char *contact, *strengths, *situation;
	const char *feature_1, *feature_2, *feature_3; /* section IX, voluntary (R147) */
	const char *reason;                            /* why it is changed; may be empty */
	const char *stamp; /* of what the editor saw; "" skips the check */
};

/* A new person with the words of her name for the search; pesel, birth_on and sex may be NULL,
 * texts NULL are "". */
enum st person_add(struct cx *, person_id, const struct person_in *) MUST_USE;
/* Only the words of her name, for the search; how many. */
size_t person_words_add(struct cx *, person_id, const char *name);
/*
 * Changes her data; what stood before is kept (R182: an address, a number, a document may come
 * later or go). ST_NOT_FOUND; ST_INVALID; ST_CONFLICT: somebody changed it meanwhile.
 */
enum st person_edit(struct cx *, person_id, struct person_in *) MUST_USE;

/* One person as a list shows her. */
struct person_row {
	person_id id;           /* 0: a candidate not yet linked */
	candidate_id candidate; /* 0: a client */
	const char *name;       /* "Surname Given", as lists sort her */
	const char *called;     /* "Given Surname", as a heading says it */
	const char *born;       /* ISO or NULL */
	const char *sex;        /* K M or NULL; only in person_get() */
	enrolment_id enrolment; /* the open one, else the last; 0: none */
	int64_t client_no;      /* "Klient n"; never on one paper with the name */
	group_id group;
	const char *group_name;                  /* NULL: none */
	const char *from_on, *to_on, *follow_on; /* support; NULL: not ended, not recorded */
	const char *last_on;                     /* last service, NULL: none yet */
	const char *worker;                      /* who works with her longest, NULL: nobody */
	int64_t n_worker;
	bool inside; /* something of what was typed stands inside a word; only in person_search() */
	int64_t month_n; /* services this month; only in person_mine() */
	/* the last service or note of the own partner, NULL: none; only in person_mine() */
	const char *moved_on;
};

/* False: no such person for whoever asks. Use req_looked_at() when it is shown. */
bool person_get(struct cx *, person_id, struct person_row *);
struct person_page {
	int64_t limit, offset, total;
}; /* total is set: how many there are in all */
#define PERSON_FOUND_MAX 40
#define PERSON_PART_MIN  3
/*
 * By parts of words of the name, with or without Polish letters, or a whole PESEL. Of fewer letters
 * than PERSON_PART_MIN only beginnings are found. Whose words begin so come first, then those who
 * have it inside. A total above PERSON_FOUND_MAX means that there may be any number more: one who
 * looks for a person adds a letter, and nobody waits for the rest. Candidates only with
 * PERM_CANDIDATE_READ, and of the own partner.
 */
size_t person_search(struct cx *, const char *q, struct person_page *, struct person_row **);
/* Everybody who is ("now"), was ("ended") or is or was ("all") a client, in Polish order. */
size_t person_list(struct cx *, const char *state, struct person_page *, struct person_row **);
/* Those in the care of `user`, but for whom support ended and the situation after it is recorded.
 * Services are counted of this month. */
size_t person_mine(struct cx *, user_id user, struct person_page *, struct person_row **);
/* The clients of now (group 0: of all groups), as options after "Choose…": nobody is chosen before,
 * lest an entry lands in another's file. At most 500; each one shown is a look.
 */
const struct option *person_group_options(struct cx *, group_id, size_t *ret_n);

/* ---- who works with whom ---- */

struct take_in {
	caseload_id id;
	user_id user;
	const char *from_on, *note;
};

/* The user works with her from that day. ST_NOT_FOUND, ST_INVALID. Sent twice, or in care already:
 * ST_OK, one row. */
enum st person_take(struct cx *, person_id, const struct take_in *) MUST_USE;
/* The care ends on that day; the row stays. ST_NOT_FOUND, ST_INVALID. */
enum st person_leave(struct cx *, person_id, caseload_id, const char *to_on) MUST_USE;
/* How many are in the care of the user now. */
int64_t person_caseload(struct cx *, user_id);
/* All of them go on to `to`; the rows that end say who had them, so authorship stays. */
void person_handover(struct cx *, user_id from, user_id to, const char *note);

/* ---- the end of support (R262) ---- */

struct closing_in {
	enrolment_id enrolment;
	const char *to_on;
	const char *reason;    /* completed work resigned moved other */
	const char *note;      /* said in words; needed for resigned and other */
	const char *situation; /* on the labour market and in social life */
	const char *why;       /* correcting: why */
	const char *stamp;     /* of what the editor saw; "" : it was open */
};

/*
 * Ends support, or corrects the end when in->stamp says which one was seen. ST_NOT_FOUND;
 * ST_INVALID; ST_CONFLICT: somebody ended or corrected it meanwhile. The same twice: ST_OK.
 */
enum st person_close(struct cx *, person_id, const struct closing_in *) MUST_USE;
/* Support goes on; what was recorded about its end is kept as history. ST_NOT_FOUND, ST_INVALID (no
 * reason). */
enum st person_reopen(struct cx *, person_id, enrolment_id, const char *reason) MUST_USE;

struct follow_in {
	enrolment_id enrolment;
	const char *on, *situation, *stamp;
};
/* The situation within a month after the end. ST_NOT_FOUND; ST_INVALID; ST_CONFLICT. Late is
 * recorded too. */
enum st person_follow(struct cx *, person_id, const struct follow_in *) MUST_USE;
/* The same day of the next month, or its last day. */
const char *person_follow_due(struct arena *, const char *to_on);

/* ---- my day ---- */

struct person_follow_due_row {
	person_id id;
	const char *name, *ended, *due;
	bool overdue;
	struct url url;
};
struct person_due {
	int64_t clients; /* in my care, in support now */
	int64_t quiet;   /* of them without a service this month */
	struct person_row *still_row;
	size_t n_still; /* at most 10 for whom nothing moved for a month, longest first */
	struct person_follow_due_row *follow;
	size_t n_follow; /* earliest first, at most 50 */
};
/*
 * What the actor owes in cx->tenant: two statements. Follow-ups of people in her care or whose
 * support she ended; a coordinator sees all. Each person in it is shown: req_looked_at()
 * (person_due_look).
 */
void person_due(struct cx *, struct person_due *);

/* ---- the places of a file: the same row of links on each of its pages ---- */

struct req;
enum person_place { PERSON_FILE, PERSON_DIAGNOSIS, PERSON_PLAN, PERSON_FORMS, PERSON_SERVICES,
	PERSON_ACCESS, PERSON_DATA };
/* Prints them; after page_start. */
void person_places(struct req *, person_id, enum person_place);
/* The same, with her name before them: under a title that does not say it. */
void person_places_of(struct req *, person_id, enum person_place);

/* ---- addresses ---- */
struct url url_people(struct arena *, tenant_id);
struct url url_person(struct arena *, tenant_id, person_id);
struct url
url_group_month(struct arena *, tenant_id, group_id, const char *month); /* month NULL: this one */

#endif
