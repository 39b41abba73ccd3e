/* SPDX-License-Identifier: EUPL-1.2
 * answer.h - forms filled in about a person (R194 R317): begun, saved section by section, signed,
 * corrected with what stood before, withdrawn.
 */
#ifndef KOMPAN_ANSWER_H
#define KOMPAN_ANSWER_H

#include "base/shelf.h"
#include "html/form.h"
#include "quest/quest_page.h"
#include "work/cx.h"

struct answer_begin {
	answer_id   id;
	person_id   person;
	service_id  service;    /* R112: a form about one service of hers; 0: about her */
	const char *url;        /* of the form */
	const char *stage;      /* R169: one of answer_stages; "" or NULL: as the form says, or none */
};

/*
 * A draft with the form's initial values. ST_NOT_FOUND; ST_INVALID: the form is about something
 * else, or does not fit the stage.
 */
enum st answer_begin(struct cx *, const struct answer_begin *) MUST_USE;

/* A filled form as its reader sees it; a and q are NULL never. */
struct answer {
	answer_id                 id;
	form_version_id           form;
	person_id                 person;
	const char               *state;        /* draft signed withdrawn */
	const char               *stage;        /* "" if none */
	const char               *changed_by;   /* name */
	int64_t                   changed_at;
	const char               *signed_on, *signed_place, *signed_who;        /* signed_on NULL: not */
	const char               *content;      /* QuestionnaireResponse */
	const struct quest       *q;
	struct quest_answers     *a;
	const struct quest_item **page; size_t n_page;
	partner_id                partner;      /* of whoever began it */
	user_id                   author;
	bool                      masked;       /* a holds answers that this reader does not see */
	const struct case_access *access;       /* what she may see of this person */
};

/* ST_NOT_FOUND: none, or one that case_sees() hides: of another partner, without a basis (R382). */
enum st answer_load(struct cx *, answer_id, struct answer *ret) MUST_USE;

struct answer_save {
	size_t       page;      /* 0-based */
	struct form *form;
	const char  *stamp;     /* quest_page_mark of what its writer saw */
	const char  *reason;    /* of a correction: after the signature */
	bool         opened;    /* set: answers opened further questions of this page */
};

/*
 * Takes one section. Two people on two sections both keep theirs; on the same the second gets
 * ST_CONFLICT and nothing is lost. ST_INVALID: faults in the form. The same twice: ST_OK.
 */
enum st answer_save(struct cx *, answer_id, struct answer_save *) MUST_USE;

struct answer_sign { const char *on, *place, *who; };

/*
 * on NULL and place "": as the form says where it asks for them; given here, they go into the form
 * where it left them open. Consents of the survey at the start become grounds in the file (R151).
 * ST_INVALID; ST_CONFLICT: questions are open, or it is withdrawn. Signed already: ST_OK.
 */
enum st answer_sign(struct cx *, answer_id, const struct answer_sign *) MUST_USE;
/* ST_INVALID: no reason; ST_CONFLICT: withdrawn already. */
enum st answer_withdraw(struct cx *, answer_id, const char *reason) MUST_USE;

/* A scan of the signed paper: a PDF, JPEG or PNG of at most 10 MB, told by its bytes. */
struct answer_scan {
	attachment_id id;
	answer_id     answer;
	const char   *name, *type, *sha256;     /* type NULL: none of them */
	const void   *bytes; size_t n;
	const char   *files;                    /* where scans lie as files; NULL: in the database */
	struct shelf  shelf; int no_room; bool settled;         /* of answer_scan_judge and answer_attach */
};
/*
 * What it is, its checksum; behind files its bytes are on disk afterwards, without a name yet.
 * Takes its time: off the loop. All but type and sha256 are set before.
 */
void    answer_scan_judge(struct arena *, tenant_id, struct answer_scan *);
/* ST_INVALID: no scan, no room for it; ST_CONFLICT: withdrawn. Sent twice: ST_OK, one. */
enum st answer_attach(struct cx *, struct answer_scan *) MUST_USE;
/* id, answer and files are set. ST_NOT_FOUND; ST_CONFLICT: its bytes are gone or not what was
 * handed in. */
enum st answer_scan_read(struct cx *, struct answer_scan *) MUST_USE;

/* ---- stages of assessment (R169) ---- */

#define ANSWER_STAGES 3
extern const char *const answer_stages[ANSWER_STAGES];          /* reaction knowledge change */
const char *answer_stage_word(enum lang, const char *stage);    /* "" for none */

/* What one partner assesses; how: in its own words, "" if not said. */
struct answer_stages {
	partner_id partner;
	bool on[ANSWER_STAGES];
	const char *how[ANSWER_STAGES];
};
void    answer_stages_of(struct cx *, partner_id, struct answer_stages *ret);
const char *answer_stages_stamp(struct arena *, const struct answer_stages *);
/* ST_NOT_FOUND, ST_INVALID; ST_CONFLICT: changed since the stamp. The same twice: ST_OK. */
enum st answer_stages_set(struct cx *, const struct answer_stages *, const char *stamp) MUST_USE;

/* The survey at the start, with consents: a tool of the method (R151). */
#define ANSWER_EX_ANTE "ex-ante"

/*
 * A sheet about her filled in elsewhere becomes a draft here, to be read over and signed. q and a:
 * its form, which is of `url` and `version`, and what it says. ST_NOT_FOUND; ST_CONFLICT: that
 * version is not in use any more. Sent twice: ST_OK, one.
 */
struct answer_import {
	answer_id                   id;
	person_id                   person;
	const char                 *url, *version;
	const struct quest_answers *a;
};
enum st answer_import(struct cx *, const struct answer_import *) MUST_USE;

struct url url_stages(struct arena *, tenant_id);
struct url url_answer(struct arena *, tenant_id, answer_id);
struct url url_person_answers(struct arena *, tenant_id, person_id);
/* Forms about one service of hers. */
struct url url_service_answers(struct arena *, tenant_id, person_id, service_id);

#endif
