/* SPDX-License-Identifier: EUPL-1.2
 * casefile.h - a person's file: its journal, single facts, one timeline of everything, how it stands
 * today. Who may see what of it stands in casefile_access.h.
 */
#ifndef KOMPAN_CASEFILE_H
#define KOMPAN_CASEFILE_H

#include "mod/casefile/casefile_access.h"

/* ---- the journal ---- */

struct case_note_in {
	note_id id;
	const char *on, *channel, *contact, *place;
	int64_t present;
	const char *present_note, *content, *difficult, *agreed, *attitude, *for_client;
	bool client;
	const char *circle, *kind, *incident, *warning, *warning_to;
	person_id person;       /* of a new one whose address does not say it */
	const char *why;        /* of a correction */
	const char *stamp;      /* of what the editor saw */
};

/* Written by the actor and her partner. ST_NOT_FOUND, ST_INVALID. Sent twice: one row. */
enum st case_note_add(struct cx *, person_id, const struct case_note_in *) MUST_USE;
/* What stood is kept (core/entry.h). ST_NOT_FOUND: none that the actor may see; ST_DENIED: another
 * partner's; ST_INVALID; ST_CONFLICT: corrected or withdrawn meanwhile. */
enum st case_note_correct(struct cx *, const struct case_note_in *) MUST_USE;
/*
 * Words of the text that judge a person (R287), as the text has them, parted by ", "; NULL: none. A
 * warning for its writer, never a refusal.
 */
const char *case_judging_words(struct arena *, const char *text);
/* The same with what to write instead, where the list says it; parted by "; ". */
const char *case_judging_advice(struct arena *, enum lang, const char *text);

/* Keeps what a text says of her, by its mark; thing: the first version of a finding or goal. */
void case_words_keep(struct cx *, person_id, int64_t thing, const char *text);
/* Her things whose words the own partner wrote into the file of another client too (R109): one
 * statement. For their writer to find her own; whose the other file is, is not told. */
size_t case_words_alike(struct cx *, person_id, int64_t **ret);
bool case_words_among(const int64_t *alike, size_t n, int64_t thing);

/* The texts of data/words.json under a name, in the user's language. */
size_t case_words(struct arena *, enum lang, const char *name, const char *const **ret);
/* Terms of the client's papers with their meaning in plain words (R283), those whose codes (as in
 * data/words.json) stand in `codes`. */
size_t case_glossary(struct arena *, enum lang, const char *codes, const char *const **ret);

/* ---- single facts beside the journal ---- */

struct case_item_in {
	item_id id;
	const char *sort;       /* strength supporter need ... (case_sort_word) */
	const char *content, *more, *circle;
	bool client;
	const char *stamp;      /* of what the editor saw */
};

/* ST_NOT_FOUND, ST_DENIED (of no partner), ST_INVALID. Sent twice: one row. */
enum st case_item_add(struct cx *, person_id, const struct case_item_in *) MUST_USE;
/* As case_note_correct, without a reason. */
enum st case_item_edit(struct cx *, const struct case_item_in *) MUST_USE;

/* ---- the file: what the page of a person shows ---- */

/* One entry of the timeline, newest first. */
struct case_event {
	const char *on, *what, *text, *who;
	const char *tag;        /* "" or a word beside it */
	struct url url;
	int64_t id;             /* of one day the later ones first; with `on` the key of a page */
};
struct case_filter {
	/* "" note talk service diagnosis plan form course; "work": notes and services; NULL is "" */
	const char *kind;
	const char *from, *to;  /* ISO, NULL: open */
	partner_id partner;     /* 0: of all */
	const char *text;       /* words to be found in the entry; NULL: any */
	bool client;            /* for the client's paper: what she may read, in the words meant for her */
	size_t limit;           /* so many, and what shares the place of the last; 0: all */
	const char *before_on;  /* only what follows this place; NULL: from the newest on */
	int64_t before_id;
};
struct case_events {
	struct case_event *row;
	size_t n;
	bool more;              /* older ones follow the last one */
};
/*
 * What happened, within what the actor may see: notes, services, diagnosis, plan, forms, the course
 * of support. One statement for a page, however long the file is (more only where hundreds of
 * entries in a row are for others: one for each five thousand of these). "talk" is what partners
 * tell each other: notes in the circle of the team (R113). Answers how many there are in ret.
 */
size_t case_events(struct cx *, person_id, const struct case_access *, const struct case_filter *,
    struct case_events *ret);

/* What a sort of fact is called. */
const char *case_sort_word(enum lang, const char *sort);
/* url: where it is changed; NULL: not by the actor */
struct case_fact {
	item_id id;
	const char *sort, *content, *more, *on, *by;
	struct url url;
	bool client;
};
/* Facts that still hold, within what the actor may see; before them, with the sort "warning", what
 * whoever visits has to know now (R398): every worker sees that. One statement. */
size_t case_facts(struct cx *, person_id, const struct case_access *, struct case_fact **);

/* ---- how the case stands today ---- */

#define CASE_STILL_DAYS 30      /* nothing for so long: it does not move */

/* One thing that somebody does or that is due. on: the last time of a service, the last day of the
 * rest. */
struct case_do {
	const char *what, *who, *on;    /* who NULL: the client */
	struct url url;
	bool task, late, still;
};
struct case_work {              /* of one partner; partner NULL: the client herself */
	const char *partner, *people;
	struct case_do *row;
	size_t n, cap;
};
struct case_now {
	struct case_work *work;
	size_t n_work, n_care;
	struct case_do due[20];
	size_t n_due;
	const char *twice[4];   /* sentences: support of one kind by two partners (R015) */
	size_t n_twice;
	const char *goal;       /* of the plan, in the person's words; NULL (R391) */
	const char *moved_on;   /* the last service, or note of the own partner; NULL: none */
	bool mine, still;
};
/* Within what the actor may see; one statement. */
void case_now(struct cx *, person_id, const struct case_access *, struct case_now *);

/* A ground for sharing, or a declaration of participation (then id is the candidate's). */
struct case_consent {
	const char *who, *purpose, *from_on, *to_on;    /* of a declaration: partner, place, day signed */
	int64_t id;
	bool basis, own, ended;
};
/* What is in force first; one statement. */
size_t case_consents(struct cx *, person_id, const struct case_access *, struct case_consent **);

struct url url_case_note_new(struct arena *, tenant_id, person_id);   /* person 0: to be chosen */
struct url url_case_note(struct arena *, tenant_id, note_id);
struct url url_case_item_new(struct arena *, tenant_id, person_id);
struct url url_case_item(struct arena *, tenant_id, item_id);

#endif
